//! The form as comma-separated text: its rows become lines with tabs.

use super::lines::is_known;
use super::view::is_value;

const MARKS: [char; 2] = [',', ';'];
/// So many rows of at least so many fields are no sentences with commas.
const FEWEST_ROWS: usize = 3;
const FEWEST_FIELDS: usize = 3;
/// A longer field is text.
const LONGEST: usize = 60;

/// The lines, those that are rows of the form with tabs for commas.
pub(crate) fn with_tabs(lines: &[&str]) -> Vec<String> {
    let count = |mark: &char| {
        let rows = lines.iter().filter_map(|line| row(line, *mark));
        let of_form = |fields: &Vec<String>| fields.iter().any(|field| is_known(field));
        rows.filter(|fields| fields.len() >= FEWEST_FIELDS && of_form(fields))
            .count()
    };
    let mark = MARKS.iter().find(|mark| count(mark) >= FEWEST_ROWS);
    let each = lines.iter().map(|line| {
        let row = mark.and_then(|mark| row(line, *mark));
        row.map_or((*line).to_owned(), |fields| fields.join("\t"))
    });
    each.collect()
}

/// The fields of a line, if they are the cells of a row: labels, numbers and blanks.
fn row(line: &str, mark: char) -> Option<Vec<String>> {
    if !line.contains(mark) || line.contains(['\t', '。']) {
        return None;
    }
    let fields = fields(line, mark)?;
    let is_cell =
        |field: &String| field.chars().count() <= LONGEST && (is_value(field) || is_label(field));
    let says_something = |field: &String| is_value(field) || is_known(field);
    (fields.iter().all(is_cell) && fields.iter().any(says_something)).then_some(fields)
}

/// Whether a field has no digits but a number of its own: 1.属于国家秘密.
fn is_label(field: &str) -> bool {
    !super::labels::without_number(field).contains(|c: char| c.is_ascii_digit())
}

/// Fields may stand in quotation marks, a mark inside twice. None where one does not end.
fn fields(line: &str, mark: char) -> Option<Vec<String>> {
    let mut fields = vec![String::new()];
    let (mut quoted, mut chars) = (false, line.trim_end().chars().peekable());
    while let Some(c) = chars.next() {
        let last = fields.last_mut()?;
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => last.push('"'),
            '"' if quoted || last.trim().is_empty() => quoted = !quoted,
            c if c == mark && !quoted => fields.push(String::new()),
            c => last.push(c),
        }
    }
    (!quoted).then(|| {
        let trimmed = fields.iter().map(|field| field.trim().to_owned());
        trimmed.collect()
    })
}

#[cfg(test)]
mod tests {
    use super::with_tabs;

    #[test]
    fn rows_of_the_form_are_told_from_sentences_with_commas() {
        let lines = [
            "收到申请12件,办结9件,其余3件结转。",
            "\"\",自然人,商业企业,总计",
            "（一）予以公开,\"1,203\",,1203",
            ",,,",
            "1.属于国家秘密,0,0,0",
            "2.其他法律行政法规禁止公开,0,2,2",
        ];
        assert_eq!(
            with_tabs(&lines),
            [
                lines[0],
                "\t自然人\t商业企业\t总计",
                "（一）予以公开\t1,203\t\t1203",
                ",,,",
                "1.属于国家秘密\t0\t0\t0",
                "2.其他法律行政法规禁止公开\t0\t2\t2",
            ]
        );
    }

    #[test]
    fn thousands_are_no_fields() {
        let lines = ["（一）予以公开  1,234  0  1,234"; 4];
        assert_eq!(with_tabs(&lines), lines);
    }
}
