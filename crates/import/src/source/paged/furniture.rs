//! Running heads and page numbers: what stands at the same place of several pages.

use super::page::{Block, Page};
use super::row::Row;
use super::sheet::{Frame, in_order};
use std::collections::HashMap;

/// The parts of a page's height above and below the text.
const MARGIN: f32 = 0.14;
/// How far from the text a running head of its size stands, in sizes.
const SET_APART: f32 = 1.0;
/// How many rows at an edge may be furniture.
const DEEPEST: usize = 3;
/// On how many of the pages a running head stands: every other one, but the first.
const HEAD_PAGES: f32 = 0.4;

/// Takes the furniture from the pages: the texts of the heads, each once, and the page numbers as
/// one line.
pub(super) fn take(pages: &mut [Page]) -> Vec<String> {
    let mut heads: Vec<String> = Vec::new();
    let mut numbers: Vec<String> = Vec::new();
    let found = find(pages);
    for (page, rows) in pages.iter_mut().zip(found) {
        let mut n = 0;
        page.blocks.retain(|block| {
            let place = n;
            n += 1;
            let Block::Row { row, .. } = block else {
                return true;
            };
            let Some(kind) = rows.get(&place) else {
                return true;
            };
            let text = row.text();
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

/// Which blocks of each page are furniture.
fn find(pages: &[Page]) -> Vec<HashMap<usize, Kind>> {
    let edges: Vec<Vec<(usize, &Row)>> = pages.iter().map(edges).collect();
    let mut seen: HashMap<(String, i32), Vec<usize>> = HashMap::new();
    for (n, rows) in edges.iter().enumerate() {
        for (_, row) in rows {
            let pages = seen.entry(key(row)).or_default();
            if pages.last() != Some(&n) {
                pages.push(n);
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
        let on: usize = (place - 1..=place + 1)
            .filter_map(|place| seen.get(&(text.clone(), place)))
            .map(Vec::len)
            .sum();
        on >= needed
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
                (is_repeated(row) && is_set_apart(row, &pages[n])).then_some((*place, Kind::Head))
            });
            kinds.collect()
        })
        .collect()
}

/// The rows at the upper and lower edge of a page, with the number of their block.
fn edges(page: &Page) -> Vec<(usize, &Row)> {
    let rows: Vec<(usize, &Row)> = page
        .blocks
        .iter()
        .enumerate()
        .filter_map(|(n, block)| match block {
            Block::Row { row, .. } => Some((n, row)),
            Block::Table(_) => None,
        })
        .collect();
    let rows = in_order(rows, |(_, row)| row.base);
    let (top, bottom) = (page.height * MARGIN, page.height * (1.0 - MARGIN));
    let upper = rows.iter().take(DEEPEST).filter(|(_, row)| row.base < top);
    let lower = rows.iter().rev().take(DEEPEST);
    let lower = lower.filter(|(_, row)| row.base > bottom);
    upper.chain(lower).copied().collect()
}

/// Whether the next row or table of the page is farther than rows of a text are.
fn is_set_apart(row: &Row, page: &Page) -> bool {
    let near = |other: &Frame| {
        let gap = (other.top - row.frame.bottom).max(row.frame.top - other.bottom);
        other != &row.frame && gap < SET_APART * row.size
    };
    !page.blocks.iter().any(|block| match block {
        Block::Row { row: other, .. } => (other.base - row.base).abs() > 1.0 && near(&other.frame),
        Block::Table(table) => near(&table.frame),
    })
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

#[cfg(test)]
mod tests {
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
        ] {
            assert_eq!(page_number(text), Some((number, dressed)), "{text}");
        }
        for text in ["12件", "2023年", "3.5", "第一页", "一", ""] {
            assert_eq!(page_number(text), None, "{text}");
        }
    }
}
