//! The printed text, rebuilt from the model.
//!
//! The rule: a line loses the blanks at its ends (U+00A0 and U+3000 count as blanks) and blank
//! lines are dropped; everything else is kept character for character.

use crate::model::{Line, Paragraph, Place, Report, Section, TableCell};

/// A text under the rule above. `Report::text` of an imported text equals this of its input.
pub fn canonical(text: &str) -> String {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

/// One printed line outside the body: label, separator and value, or just the text.
pub fn line_text(line: &Line) -> String {
    let Some(label) = &line.label else {
        return line.text.clone();
    };
    let separator = line.separator.as_deref().unwrap_or(": ");
    let whole = format!("{label}{separator}{}", line.text);
    whole.trim_end().to_owned()
}

/// One row of a table: its cells with tabs between.
pub fn row_text(row: &[TableCell]) -> String {
    let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
    cells.join("\t")
}

impl Place<'_> {
    /// The printed text at this place.
    pub fn text(&self) -> String {
        match self {
            Place::Line(line) => line_text(line),
            Place::Section(section) => section.heading(),
            Place::Paragraph(paragraph, _) => paragraph.text.clone(),
        }
    }
}

impl Report {
    /// The whole printed text, page furniture included, in printed order.
    pub fn text(&self) -> String {
        let mut out = String::new();
        push_lines(&mut out, &self.front);
        for paragraph in &self.preamble {
            push_paragraph(&mut out, paragraph);
        }
        for section in &self.sections {
            push_section(&mut out, section);
        }
        push_lines(&mut out, &self.back);
        out
    }
}

fn push_lines(out: &mut String, lines: &[Line]) {
    for line in lines {
        let text = line_text(line);
        if line.same_line && !out.is_empty() {
            out.push(' ');
            out.push_str(&text);
        } else {
            push_line(out, &text);
        }
    }
}

fn push_section(out: &mut String, section: &Section) {
    push_line(out, &section.heading());
    let mut paragraphs = section.paragraphs.iter();
    if section.run_in
        && let Some(first) = paragraphs.next()
    {
        out.push_str(&first.text);
    }
    for paragraph in paragraphs {
        push_paragraph(out, paragraph);
    }
    for inner in &section.sections {
        push_section(out, inner);
    }
}

fn push_paragraph(out: &mut String, paragraph: &Paragraph) {
    if !paragraph.text.is_empty() {
        push_line(out, &paragraph.text);
    }
    if let Some(table) = &paragraph.table {
        for row in &table.rows {
            let row = row_text(row);
            match &table.separator {
                Some(mark) => push_line(out, row.replace('\t', mark).trim()),
                None => push_line(out, &row),
            }
        }
    }
}

fn push_line(out: &mut String, text: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(text);
}
