//! Breaks paragraphs into printed rows as a word processor does.

/// A printed row.
pub struct Row {
    /// In sizes of the font.
    pub indent: f32,
    pub text: String,
}

/// Rows of so many wide characters; paragraphs begin two characters in, the title in the middle.
pub fn rows(paragraphs: &[&str], width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for (n, paragraph) in paragraphs.iter().enumerate() {
        if n == 0 && !paragraph.contains('，') {
            let half = length(paragraph);
            rows.push(Row {
                indent: (width as f32 - half) / 2.0,
                text: (*paragraph).to_owned(),
            });
            continue;
        }
        let mut row = Row {
            indent: 2.0,
            text: String::new(),
        };
        for word in words(paragraph) {
            if row.indent + length(&row.text) + length(&word) > width as f32 {
                rows.push(std::mem::replace(
                    &mut row,
                    Row {
                        indent: 0.0,
                        text: String::new(),
                    },
                ));
            }
            row.text.push_str(&word);
        }
        rows.push(row);
    }
    rows
}

fn length(text: &str) -> f32 {
    text.chars()
        .map(|c| if c.is_ascii() { 0.5 } else { 1.0 })
        .sum()
}

/// What stays in one row: numbers, and characters with the marks behind them.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for c in text.chars() {
        let last = words.last().and_then(|word| word.chars().last());
        let sticks = "，。、：；）”％%.".contains(c);
        let number = c.is_ascii_digit() && last.is_some_and(|c| c.is_ascii_digit() || c == '.');
        let opened = last.is_some_and(|c| "（“".contains(c));
        match words.last_mut() {
            Some(word) if sticks || number || opened => word.push(c),
            _ => words.push(c.to_string()),
        }
    }
    words
}
