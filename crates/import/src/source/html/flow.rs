//! What a browser would print on one line becomes one line, whatever spans the CMS wrapped around its
//! digits.

use super::notes;
use super::page::{Element, Kind, Page, is_block};
use crate::line::heading;
use crate::source::superscript;
use std::ops::Range;

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// A printed line of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Printed {
    pub text: String,
    /// Line of the input from 1.
    pub number: usize,
    pub heading: bool,
    /// All of it is links.
    pub linked: bool,
}

/// Writes items as lines, one after the other.
#[derive(Default)]
pub(super) struct Flow {
    pub lines: Vec<Printed>,
    /// Text that a browser does not show, and text that is struck out: not printed.
    pub hidden: Vec<Printed>,
    pub struck: Vec<Printed>,
    text: String,
    number: usize,
    heading: bool,
    /// A line break of the source waits for the next word.
    broken: bool,
    /// Characters of the line inside of links.
    linked: usize,
    lists: Vec<List>,
    /// The number to be drawn before the next word.
    marker: Option<String>,
    /// Until which item text is struck out, the mark of a note, raised, preformatted or linked.
    struck_to: usize,
    noted_to: usize,
    raised_to: usize,
    preformatted_to: usize,
    linked_to: usize,
}

/// A numbered list: its end, the number of the next item, how it is written.
struct List {
    end: usize,
    next: i32,
    marker: Option<String>,
}

impl Flow {
    /// The lines of a range of items.
    pub fn of(page: &Page, range: Range<usize>) -> Self {
        let mut flow = Self::default();
        let mut n = range.start;
        while n < range.end.min(page.items.len()) {
            n = flow.take(page, n);
        }
        flow.end_line();
        flow
    }

    /// Takes an item; returns the next.
    pub fn take(&mut self, page: &Page, n: usize) -> usize {
        let item = &page.items[n];
        match &item.kind {
            Kind::Text(text) => self.text(text, n, item.line),
            Kind::Close(tag) => {
                if is_block(tag) || tag == "td" || tag == "th" {
                    self.end_line();
                }
            }
            Kind::Open(element) if element.is_skipped() => return element.end.max(n + 1),
            Kind::Open(element) if element.style.hidden => {
                let inside = plain(page, n..element.end);
                if !inside.is_empty() {
                    self.hidden.push(Printed {
                        text: inside,
                        number: item.line,
                        ..Printed::default()
                    });
                }
                return element.end.max(n + 1);
            }
            Kind::Open(element) => self.open(element, item.line),
        }
        n + 1
    }

    fn open(&mut self, element: &Element, line: usize) {
        let tag = element.tag.as_str();
        // Cells of a layout table are read as one line, a blank apart.
        if tag == "td" || tag == "th" {
            self.push(" ", line);
        } else if element.is_block() {
            self.end_line();
        }
        self.heading |= HEADINGS.contains(&tag);
        match tag {
            "ol" => self.lists.push(List {
                end: element.end,
                next: element.value.unwrap_or(1),
                marker: element.marker.clone(),
            }),
            "ul" | "menu" | "dir" => self.lists.push(List {
                end: element.end,
                next: 0,
                marker: Some(String::new()),
            }),
            "li" => {
                if let Some(list) = self.lists.last_mut() {
                    let count = element.value.unwrap_or(list.next);
                    list.next = count.saturating_add(1);
                    self.marker = marker(count, element.marker.as_ref().or(list.marker.as_ref()));
                }
            }
            "a" => {
                self.linked_to = self.linked_to.max(element.end);
                if element.note {
                    self.noted_to = element.end;
                }
            }
            _ => {}
        }
        let style = element.style;
        for (is, to) in [
            (style.struck, &mut self.struck_to),
            (style.superscript, &mut self.raised_to),
            (style.preformatted, &mut self.preformatted_to),
        ] {
            if is {
                *to = (*to).max(element.end);
            }
        }
    }

    fn text(&mut self, text: &str, n: usize, line: usize) {
        while self.lists.last().is_some_and(|list| list.end <= n) {
            self.lists.pop();
        }
        if n < self.struck_to {
            let text = text.trim().to_owned();
            if !text.is_empty() {
                self.struck.push(Printed {
                    text,
                    number: line,
                    ..Printed::default()
                });
            }
            return;
        }
        if n < self.linked_to {
            self.linked += text.trim().chars().count();
        }
        if n < self.noted_to {
            self.push(&notes::bracketed(text), line);
        } else if n < self.raised_to {
            self.push(&superscript::raised(text), line);
        } else if n < self.preformatted_to {
            for (at, part) in text.split(['\n', '\r']).enumerate() {
                if at > 0 {
                    self.end_line();
                }
                self.push(part, line + at);
            }
        } else {
            self.push(text, line);
        }
    }

    pub fn push(&mut self, text: &str, line: usize) {
        if self.text.trim().is_empty() {
            self.number = line;
        }
        let trimmed = text.trim_start();
        if !trimmed.is_empty()
            && let Some(marker) = self.marker.take()
            && heading::number(trimmed).is_none()
        {
            self.text.push_str(&marker);
            if trimmed.starts_with(|c: char| c.is_ascii_digit()) {
                self.text.push(' ');
            }
        }
        // In HTML a line break is a blank; between Chinese characters it is nothing.
        for c in text.chars() {
            if c == '\n' || c == '\r' || c == '\t' {
                self.broken = true;
                continue;
            }
            if std::mem::take(&mut self.broken) && !self.text.ends_with(is_wide) && !is_wide(c) {
                self.text.push(' ');
            }
            self.text.push(c);
        }
    }

    /// Ends the line; an empty one is none.
    pub fn end_line(&mut self) {
        let text = std::mem::take(&mut self.text).trim().to_owned();
        let heading = std::mem::take(&mut self.heading);
        let linked = std::mem::take(&mut self.linked);
        self.broken = false;
        if !text.is_empty() {
            let printed = text.chars().filter(|c| c.is_alphanumeric()).count();
            self.lines.push(Printed {
                number: self.number,
                heading,
                linked: linked > 0 && linked >= printed,
                text,
            });
        }
    }
}

/// The text of items that are not printed, without lines.
fn plain(page: &Page, range: Range<usize>) -> String {
    let mut text = String::new();
    let mut n = range.start;
    while n < range.end.min(page.items.len()) {
        match &page.items[n].kind {
            Kind::Text(said) => text.push_str(said.trim()),
            Kind::Open(element) if element.is_skipped() => {
                n = element.end.max(n + 1);
                continue;
            }
            _ => {}
        }
        n += 1;
    }
    text
}

fn is_wide(c: char) -> bool {
    c > '\u{2e80}' || c == ' '
}

/// What is drawn before an item of a numbered list.
fn marker(count: i32, kind: Option<&String>) -> Option<String> {
    let kind = kind.map_or("1", String::as_str);
    let positive = u32::try_from(count).ok();
    let letter = |first: u8| {
        let n = positive.filter(|n| (1..=26).contains(n))?;
        u8::try_from(n)
            .ok()
            .map(|n| char::from(first + n - 1).to_string())
    };
    let number = match kind {
        "A" => letter(b'A'),
        "a" => letter(b'a'),
        "I" => positive.map(crate::source::numerals::roman),
        "i" => positive.map(|n| crate::source::numerals::roman(n).to_lowercase()),
        "1" => Some(count.to_string()),
        // Bullets: disc, circle, square.
        _ => return None,
    };
    Some(format!("{}.", number.unwrap_or_else(|| count.to_string())))
}
