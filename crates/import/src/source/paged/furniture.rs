//! Running heads and page numbers: what stands at the same place of several pages.

use super::page::Page;
use super::row::Row;
use super::sheet::Frame;
use crate::source::numerals;
use std::collections::HashMap;

/// The parts of a page's height above and below the text.
const MARGIN: f32 = 0.14;
/// How far from the text a running head of its size stands, in sizes.
const SET_APART: f32 = 1.0;
/// How many rows at an edge may be furniture.
const DEEPEST: usize = 3;
/// On how many of the pages a running head stands: every other one, but the first.
const HEAD_PAGES: f32 = 0.4;
/// On how many of its pages it stands apart or beside a full line: a table may reach up to it, and rows of its
/// own kind do on all.
const APART_PAGES: f32 = 0.25;
/// A full line is as wide as most of the text, and so many characters.
const FULL: f32 = 0.8;
const FULL_LINE: f32 = 15.0;
/// White as wide as this, in sizes, parts cells.
const CELL_GAP: f32 = 1.5;

/// Takes the furniture from the pages: the texts of the heads, each once, and the page numbers as
/// one line.
pub(super) fn take(pages: &mut [Page]) -> Vec<String> {
    let mut heads: Vec<String> = Vec::new();
    let mut numbers: Vec<String> = Vec::new();
    let found = find(pages);
    for (page, rows) in pages.iter_mut().zip(found) {
        let mut n = 0;
        page.rows.retain(|printed| {
            let place = n;
            n += 1;
            let Some(kind) = rows.get(&place) else {
                return true;
            };
            let text = printed.row.text();
            match kind {
                Kind::Number => numbers.push(text),
                Kind::Head if !heads.contains(&text) => heads.push(text),
                Kind::Head => {}
            }
            false
        });
        for row in page.apart.drain(..) {
            let text = row.text();
            if page_number(&text).is_some() {
                numbers.push(text);
            } else if !heads.contains(&text) {
                heads.push(text);
            }
        }
    }
    if !numbers.is_empty() {
        heads.push(numbers.join(" "));
    }
    heads
}

#[derive(Clone, Copy)]
enum Kind {
    Head,
    Number,
}

/// How often a row stands at a place.
#[derive(Default)]
struct Seen {
    last: Option<usize>,
    pages: usize,
    /// Of these, where it is set apart from the text.
    apart: usize,
}

/// Which rows of each page are furniture.
fn find(pages: &[Page]) -> Vec<HashMap<usize, Kind>> {
    let edges: Vec<Vec<(usize, &Row)>> = pages.iter().map(edges).collect();
    let mut seen: HashMap<(String, i32), Seen> = HashMap::new();
    for (n, rows) in edges.iter().enumerate() {
        for (_, row) in rows {
            let seen = seen.entry(key(row)).or_default();
            if seen.last != Some(n) {
                seen.last = Some(n);
                seen.pages += 1;
                seen.apart += usize::from(is_set_apart(row, &pages[n]));
            }
        }
    }
    // The number that stands on a page less the number of the page, and how often.
    let mut offsets: HashMap<i64, usize> = HashMap::new();
    for (n, rows) in edges.iter().enumerate() {
        for (_, row) in rows {
            if let Some((number, _)) = page_number(&row.text()) {
                *offsets.entry(number - n as i64).or_default() += 1;
            }
        }
    }
    let is_repeated = |row: &Row| {
        let (text, place) = key(row);
        let needed = ((pages.len() as f32 * HEAD_PAGES).ceil() as usize).max(2);
        let near = (place - 1..=place + 1).filter_map(|place| seen.get(&(text.clone(), place)));
        let (on, apart) = near.fold((0, 0), |sum, seen| (sum.0 + seen.pages, sum.1 + seen.apart));
        on >= needed && apart as f32 >= APART_PAGES * on as f32
    };
    edges
        .iter()
        .enumerate()
        .map(|(n, rows)| {
            let kinds = rows.iter().filter_map(|(place, row)| {
                if let Some((number, dressed)) = page_number(&row.text()) {
                    let counts = offsets.get(&(number - n as i64)).copied().unwrap_or(0);
                    if dressed || counts > 1 {
                        return Some((*place, Kind::Number));
                    }
                }
                is_repeated(row).then_some((*place, Kind::Head))
            });
            kinds.collect()
        })
        .collect()
}

/// The rows at the upper and lower edge of a page, with their numbers.
fn edges(page: &Page) -> Vec<(usize, &Row)> {
    let rows = page.rows.iter().map(|printed| &printed.row);
    let rows: Vec<(usize, &Row)> = rows.enumerate().collect();
    let (top, bottom) = (page.height * MARGIN, page.height * (1.0 - MARGIN));
    let upper = rows.iter().take(DEEPEST).filter(|(_, row)| row.base < top);
    let lower = rows.iter().rev().take(DEEPEST);
    let lower = lower.filter(|(_, row)| row.base > bottom);
    upper.chain(lower).copied().collect()
}

/// Whether the next row or table of the page is farther than rows of a text are, or a full line: such a line has
/// no heading that comes again on other pages.
fn is_set_apart(row: &Row, page: &Page) -> bool {
    let near = |other: &Frame| {
        let gap = (other.top - row.frame.bottom).max(row.frame.top - other.bottom);
        other != &row.frame && gap < SET_APART * row.size
    };
    let rows = || page.rows.iter().map(|printed| &printed.row);
    let widest = rows().map(|row| row.frame.width()).fold(0.0, f32::max);
    let is_full = |other: &Row| {
        let width = other.frame.width();
        width > FULL * widest && width > FULL_LINE * other.size && other.parts(CELL_GAP).len() == 1
    };
    let may_head = !is_full(row);
    let beside_row = rows().any(|other| {
        (other.base - row.base).abs() > 1.0 && near(&other.frame) && !(may_head && is_full(other))
    });
    !beside_row && !page.tables.iter().any(|table| near(&table.frame))
}

/// Text and place of a row, any number standing for every other.
fn key(row: &Row) -> (String, i32) {
    let mut text = String::new();
    for letter in &row.letters {
        match letter.character {
            c if c.is_ascii_digit() && text.ends_with('#') => {}
            c if c.is_ascii_digit() => text.push('#'),
            ' ' => {}
            c => text.push(c),
        }
    }
    (text, (row.base / 4.0).round() as i32)
}

/// The number of a page, and whether it stands in a dress that only page numbers have.
fn page_number(text: &str) -> Option<(i64, bool)> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = compact.trim_matches(|c: char| "-—–－_·•~～".contains(c));
    let inner = bare
        .strip_prefix('第')
        .or_else(|| bare.strip_prefix("Page"))
        .unwrap_or(bare);
    let in_words = inner.strip_suffix('页').unwrap_or(inner);
    if let Some(number) = in_numerals(in_words) {
        return Some((number, false));
    }
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let number = inner.get(..digits)?.parse::<i64>().ok()?;
    let rest = &inner[digits..];
    let of: String = rest.chars().filter(|c| !c.is_ascii_digit()).collect();
    let known = matches!(
        of.as_str(),
        "" | "页" | "/" | "页共页" | "页/共页" | "页,共页" | "页，共页" | "of"
    );
    (known && digits <= 4).then_some((number, compact != inner || !rest.is_empty()))
}

/// A number in Roman or Chinese numerals. Nothing says that it is a page's but the numbers of other pages.
fn in_numerals(text: &str) -> Option<i64> {
    const MOST: u32 = 99;
    if text.is_empty() || text.chars().count() > 8 {
        return None;
    }
    let is = |number: &u32| {
        let written = |format| numerals::written(*number, format);
        text.eq_ignore_ascii_case(&numerals::roman(*number))
            || text == written("chineseCounting")
            || text == written("ideographDigital")
    };
    (1..=MOST).find(is).map(i64::from)
}

#[cfg(test)]
mod tests {
    use super::super::row::{Letter, Printed};
    use super::super::table::Table;
    use super::*;

    #[test]
    fn page_numbers_are_known_by_their_dress() {
        for (text, number, dressed) in [
            ("3", 3, false),
            ("— 12 —", 12, true),
            ("- 1 -", 1, true),
            ("第 2 页 共 9 页", 2, true),
            ("2/9", 2, true),
            ("第3页", 3, true),
            ("iv", 4, false),
            ("— XII —", 12, false),
            ("第十二页", 12, false),
            ("二〇", 20, false),
        ] {
            assert_eq!(page_number(text), Some((number, dressed)), "{text}");
        }
        for text in ["12件", "2023年", "3.5", "第一章", "一、", "mix", ""] {
            assert_eq!(page_number(text), None, "{text}");
        }
    }

    fn row(text: &str, base: f32) -> Printed {
        let size = 16.0;
        let letters = text.chars().enumerate().map(|(n, character)| Letter {
            character,
            left: 70.0 + 16.0 * n as f32,
            right: 86.0 + 16.0 * n as f32,
        });
        let row = Row {
            letters: letters.collect(),
            frame: Frame {
                left: 70.0,
                top: base - 0.85 * size,
                right: 70.0 + 16.0 * text.chars().count() as f32,
                bottom: base + 0.2 * size,
            },
            base,
            size,
            page: 0,
            turned: false,
        };
        Printed {
            row,
            glyphs: Vec::new(),
        }
    }

    fn pages(each: impl Fn(usize) -> (Vec<Printed>, Vec<Table>)) -> Vec<Page> {
        let page = |n| {
            let (rows, tables) = each(n);
            Page {
                width: 595.0,
                height: 842.0,
                rows,
                tables,
                ..Page::default()
            }
        };
        (0..4).map(page).collect()
    }

    #[test]
    fn a_running_head_is_one_above_a_table_that_reaches_up_to_it() {
        let mut found = pages(|n| {
            let frame = Frame {
                left: 70.0,
                top: 76.0,
                right: 500.0,
                bottom: 700.0,
            };
            let table = Table {
                rows: Vec::new(),
                frame,
                end: frame,
                page: n,
                by_gaps: false,
                is_rest: false,
            };
            let (head, number) = (
                row("临江县公报", 60.0),
                row(["I", "II", "III", "IV"][n], 800.0),
            );
            if n == 0 {
                (vec![head, row("全年平稳。", 100.0), number], Vec::new())
            } else {
                (vec![head, number], vec![table])
            }
        });
        assert_eq!(take(&mut found), ["临江县公报", "I II III IV"]);
        assert!(
            found
                .iter()
                .all(|page| page.rows.len() + page.tables.len() == 1)
        );
    }

    #[test]
    fn a_running_head_may_stand_as_near_to_full_lines_as_these_to_one_another() {
        let line = "全年平稳有序推进各项工作，成效明显，群众满意度持续提升";
        let mut found = pages(|_| {
            let rows = [row("临江县公报", 60.0), row(line, 84.0), row(line, 108.0)];
            (rows.to_vec(), Vec::new())
        });
        assert_eq!(take(&mut found), ["临江县公报"]);
    }

    #[test]
    fn a_row_of_the_text_that_comes_again_is_none() {
        let mut found = pages(|_| (vec![row("附表", 60.0), row("全年平稳。", 84.0)], Vec::new()));
        assert!(take(&mut found).is_empty());
    }
}
