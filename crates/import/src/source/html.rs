//! A saved page becomes lines: what a browser would print on one line is one line, whatever spans
//! the CMS wrapped around its digits.

use super::{Line, Source};
use crate::structure::metadata;
use gongbao_report::model::{Table, TableCell};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

/// Containers that Chinese portal systems put the document in, by id or class.
const CONTAINERS: [&str; 16] = [
    "zoom",
    "trs_editor",
    "custom_unionstyle",
    "ivs_content",
    "article",
    "article-content",
    "xxgk_content",
    "ucap-content",
    "trs_editor_view",
    "pages_content",
    "zoomcon",
    "content-article",
    "article_con",
    "vsb_content",
    "news_content",
    "bt-content",
];
const SKIPPED: [&str; 8] = [
    "script", "style", "noscript", "template", "head", "select", "textarea", "svg",
];
const VOID: [&str; 12] = [
    "br", "img", "input", "meta", "link", "hr", "area", "base", "col", "embed", "source", "wbr",
];
const INLINE: [&str; 22] = [
    "a",
    "span",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "font",
    "sub",
    "sup",
    "small",
    "big",
    "s",
    "strike",
    "label",
    "ins",
    "del",
    "mark",
    "o:p",
    "st1:chsdate",
    "bdo",
    "code",
];
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
/// A table with fewer cells is layout, not data.
const FEWEST_CELLS: usize = 4;

/// Reads a page.
pub(super) fn read(html: &str) -> Source {
    let page = Page::parse(html);
    let main = page.main();
    let mut writer = Writer::default();
    writer.walk(&page, main);
    writer.end_line();
    Source {
        lines: writer.lines,
        head_title: page.head_title,
    }
}

/// A page as a flat list of what opens, closes and is said, with the partner of each opening.
#[derive(Default)]
struct Page {
    items: Vec<Item>,
    head_title: Option<String>,
}

struct Item {
    kind: Kind,
    line: usize,
}

enum Kind {
    /// A tag, its attributes of interest, and the place of its end.
    Open(Element),
    Close(String),
    Text(String),
}

struct Element {
    tag: String,
    container: bool,
    rows: u32,
    columns: u32,
    end: usize,
}

impl Page {
    fn parse(html: &str) -> Self {
        let mut page = Self::default();
        let mut open: Vec<usize> = Vec::new();
        let mut skipping: Option<String> = None;
        let mut line = 1;
        let mut in_title = false;
        // The contents of scripts and styles are no markup.
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
            match token {
                Token::StartTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    let attribute = |key: &str| {
                        let value = tag.attributes.get(key.as_bytes());
                        value.map(|value| String::from_utf8_lossy(value).into_owned())
                    };
                    if name == "meta" {
                        page.read_meta(&attribute);
                    }
                    in_title = name == "title";
                    if skipping.is_none() && SKIPPED.contains(&name.as_str()) && name != "head" {
                        skipping = (!tag.self_closing).then_some(name);
                        continue;
                    }
                    if skipping.is_some() || in_title {
                        continue;
                    }
                    page.open(&name, &attribute, line, &mut open);
                }
                Token::EndTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    in_title = false;
                    if let Some(skipped) = &skipping {
                        if *skipped == name {
                            skipping = None;
                        }
                        continue;
                    }
                    page.close(&name, line, &mut open);
                }
                Token::String(text) => {
                    let text = String::from_utf8_lossy(&text).into_owned();
                    let breaks = text.matches('\n').count();
                    if in_title {
                        page.head_title
                            .get_or_insert_with(|| text.trim().to_owned());
                    } else if skipping.is_none() {
                        page.items.push(Item {
                            kind: Kind::Text(text),
                            line,
                        });
                    }
                    line += breaks;
                }
                _ => {}
            }
        }
        let end = page.items.len();
        for n in open {
            page.set_end(n, end);
        }
        page
    }

    fn read_meta(&mut self, attribute: &dyn Fn(&str) -> Option<String>) {
        let name = attribute("name").unwrap_or_default().to_ascii_lowercase();
        if name == "articletitle" {
            self.head_title = attribute("content").filter(|title| !title.trim().is_empty());
        }
    }

    fn open(
        &mut self,
        name: &str,
        attribute: &dyn Fn(&str) -> Option<String>,
        line: usize,
        open: &mut Vec<usize>,
    ) {
        // A paragraph, cell or row ends where the next begins, end tag or not.
        if let Some(last) = open.last().copied()
            && let Kind::Open(element) = &self.items[last].kind
            && ((element.tag == name && ["p", "li", "td", "th", "tr", "option"].contains(&name))
                || (element.tag == "p" && !INLINE.contains(&name) && !VOID.contains(&name)))
        {
            let tag = element.tag.clone();
            self.close(&tag, line, open);
        }
        let named = [attribute("id"), attribute("class")].into_iter().flatten();
        let container = named
            .flat_map(|names| {
                names
                    .split_whitespace()
                    .map(str::to_ascii_lowercase)
                    .collect::<Vec<_>>()
            })
            .any(|name| CONTAINERS.contains(&name.as_str()));
        let span = |key: &str| {
            attribute(key)
                .and_then(|n| n.trim().parse().ok())
                .unwrap_or(1)
                .clamp(1, 1000)
        };
        let element = Element {
            tag: name.to_owned(),
            container,
            rows: span("rowspan"),
            columns: span("colspan"),
            end: self.items.len() + 1,
        };
        if !VOID.contains(&name) {
            open.push(self.items.len());
        }
        self.items.push(Item {
            kind: Kind::Open(element),
            line,
        });
    }

    fn close(&mut self, name: &str, line: usize, open: &mut Vec<usize>) {
        // An end without a beginning near by is a mistake of the page, not the end of everything.
        let near = open
            .iter()
            .rev()
            .take(32)
            .position(|n| matches!(&self.items[*n].kind, Kind::Open(e) if e.tag == name));
        let Some(depth) = near else {
            return;
        };
        let end = self.items.len();
        for n in open.split_off(open.len() - depth - 1) {
            self.set_end(n, end);
        }
        self.items.push(Item {
            kind: Kind::Close(name.to_owned()),
            line,
        });
    }

    fn set_end(&mut self, n: usize, place: usize) {
        if let Kind::Open(element) = &mut self.items[n].kind {
            element.end = place;
        }
    }

    /// The items of the part that holds the document: a known container with text, else all.
    fn main(&self) -> std::ops::Range<usize> {
        let text_in = |from: usize, to: usize| -> usize {
            let texts = self.items[from..to].iter().map(|item| match &item.kind {
                Kind::Text(text) => text.trim().len(),
                _ => 0,
            });
            texts.sum()
        };
        let all = text_in(0, self.items.len());
        let known = self
            .items
            .iter()
            .enumerate()
            .filter_map(|(n, item)| match &item.kind {
                Kind::Open(element) if element.container => Some(n..element.end),
                _ => None,
            });
        known
            .map(|range| (text_in(range.start, range.end), range))
            .filter(|(text, _)| *text * 3 > all)
            // The innermost of those that hold nearly as much as the largest.
            .max_by_key(|(text, range)| (*text, std::cmp::Reverse(range.len())))
            .map_or(0..self.items.len(), |(_, range)| range)
    }
}

/// Writes items as lines.
#[derive(Default)]
struct Writer {
    lines: Vec<Line>,
    text: String,
    number: usize,
    heading: bool,
    outside: bool,
}

impl Writer {
    fn walk(&mut self, page: &Page, main: std::ops::Range<usize>) {
        let mut n = 0;
        while n < page.items.len() {
            self.outside = !main.contains(&n);
            let item = &page.items[n];
            match &item.kind {
                Kind::Text(text) => self.push(text, item.line),
                Kind::Close(tag) => {
                    if !INLINE.contains(&tag.as_str()) {
                        self.end_line();
                    }
                }
                Kind::Open(element) if element.tag == "table" => {
                    self.end_line();
                    if let Some(rows) = rows(page, n, element.end) {
                        let taken = if metadata::is_block(&rows) {
                            self.pairs(&rows, item.line);
                            true
                        } else if is_data(&rows) {
                            self.lines.push(Line {
                                number: item.line,
                                outside: self.outside,
                                table: Some(Table {
                                    rows,
                                    separator: None,
                                }),
                                ..Line::default()
                            });
                            true
                        } else {
                            false
                        };
                        if taken {
                            n = element.end;
                            continue;
                        }
                    }
                }
                Kind::Open(element) => {
                    if !INLINE.contains(&element.tag.as_str())
                        && element.tag != "img"
                        && element.tag != "input"
                    {
                        // Cells of a layout table are read as one line, a blank apart.
                        if element.tag == "td" || element.tag == "th" {
                            self.push(" ", item.line);
                        } else {
                            self.end_line();
                        }
                    }
                    self.heading |= HEADINGS.contains(&element.tag.as_str());
                }
            }
            n += 1;
        }
    }

    /// A metadata block: one line a row, tabs between label and value.
    fn pairs(&mut self, rows: &[Vec<TableCell>], line: usize) {
        for row in rows {
            let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
            let text = cells.join("\t").trim().to_owned();
            if !text.is_empty() {
                self.lines.push(Line {
                    text,
                    number: line,
                    outside: self.outside,
                    ..Line::default()
                });
            }
        }
    }

    fn push(&mut self, text: &str, line: usize) {
        if self.text.trim().is_empty() {
            self.number = line;
        }
        // In HTML a line break is a blank; between Chinese characters it is nothing.
        let mut blank = false;
        for c in text.chars() {
            if c == '\n' || c == '\r' || c == '\t' {
                blank = true;
                continue;
            }
            if blank && !self.text.ends_with(is_wide) && !is_wide(c) {
                self.text.push(' ');
            }
            blank = false;
            self.text.push(c);
        }
    }

    fn end_line(&mut self) {
        let text = std::mem::take(&mut self.text).trim().to_owned();
        let heading = std::mem::take(&mut self.heading);
        if !text.is_empty() {
            self.lines.push(Line {
                text,
                number: self.number,
                heading,
                outside: self.outside,
                table: None,
            });
        }
    }
}

fn is_wide(c: char) -> bool {
    c > '\u{2e80}' || c == ' '
}

/// The rows of the table between two items, unless a table is inside.
fn rows(page: &Page, start: usize, end: usize) -> Option<Vec<Vec<TableCell>>> {
    let mut rows: Vec<Vec<TableCell>> = Vec::new();
    for item in &page.items[start + 1..end.min(page.items.len())] {
        match &item.kind {
            Kind::Open(element) => match element.tag.as_str() {
                "table" => return None,
                "tr" => rows.push(Vec::new()),
                tag @ ("td" | "th") => rows.last_mut()?.push(TableCell {
                    text: String::new(),
                    header: tag == "th",
                    rows: element.rows,
                    columns: element.columns,
                }),
                _ => {}
            },
            Kind::Text(text) if text.trim().is_empty() => {}
            Kind::Text(text) => {
                let cell = rows.last_mut()?.last_mut()?;
                cell.text.push_str(text.trim());
            }
            Kind::Close(_) => {}
        }
    }
    rows.retain(|row| !row.is_empty());
    Some(rows)
}

/// Whether a table holds data: several cells in several rows, none with a whole text in it.
fn is_data(rows: &[Vec<TableCell>]) -> bool {
    let cells = rows.iter().map(Vec::len).sum::<usize>();
    let longest = rows
        .iter()
        .flatten()
        .map(|cell| cell.text.chars().count())
        .max()
        .unwrap_or_default();
    let wide = rows.iter().filter(|row| row.len() > 1).count();
    cells >= FEWEST_CELLS && wide >= 2 && longest <= 200
}
