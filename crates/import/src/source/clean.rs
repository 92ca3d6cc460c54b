//! Characters that nobody sees, and radicals that stand for ideographs: what is searched and read as a number is
//! what is seen.

use super::Source;
use super::paged::plain;

/// Cleans all texts of a source.
pub(super) fn all(source: &mut Source) {
    for line in &mut source.lines {
        clean(&mut line.text);
        let cells = line
            .table
            .iter_mut()
            .flat_map(|table| table.rows.iter_mut().flatten());
        cells.for_each(|cell| {
            clean(&mut cell.text);
            // A tab parts cells.
            if cell.text.contains(char::is_control) {
                cell.text = cell.text.replace(char::is_control, " ");
            }
        });
    }
}

fn clean(text: &mut String) {
    if text.contains(|c| is_unseen(c) || is_radical(c)) {
        let seen = text.chars().filter(|c| !is_unseen(*c));
        let seen = seen.map(|c| {
            if is_radical(c) {
                plain(c).unwrap_or(c)
            } else {
                c
            }
        });
        *text = seen.collect();
    }
}

/// Marks of joining, direction and hyphenation, and what chooses a variant of a character.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

fn is_radical(c: char) -> bool {
    ('\u{2e80}'..='\u{2fd5}').contains(&c)
}

#[cfg(test)]
mod tests {
    use crate::import;

    #[test]
    fn a_cell_has_no_mark_that_parts_cells() {
        let text = "项目 | 罚款 | 来\t信 |\n甲镇 | 12件 | 9件 |\n";
        let report = import(text.as_bytes(), None).unwrap().report;
        let table = report.paragraphs().find_map(|p| p.table.as_ref());
        assert_eq!(table.unwrap().rows[0][2].text, "来 信");
    }

    #[test]
    fn what_is_not_seen_is_gone_and_radicals_are_ideographs() {
        let mut text = "⼀、收到来信1\u{200b}2\u{ad}3封".to_owned();
        super::clean(&mut text);
        assert_eq!(text, "一、收到来信123封");
    }
}
