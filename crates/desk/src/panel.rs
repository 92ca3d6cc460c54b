//! The panel of the search: its field, what it says, and the list of what was found.

use crate::dom::{self, El, el};
use crate::page::{self, Page, Unit};
use crate::text::fill;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// On an entry of the results: the number of its first place.
pub const MARK: &str = "data-mark";
/// On a button of the panel: what it does.
pub const DO: &str = "data-do";

/// Entries of the list of results.
pub const MOST_SHOWN: usize = 60;
/// Characters of a result before its first mark, and in all.
const BEFORE: usize = 14;
const LONGEST: usize = 60;

pub struct Panel {
    pub whole: Element,
    pub field: HtmlInputElement,
    pub status: Element,
    results: Element,
}

impl Panel {
    pub fn draw(page: &Page) -> Option<Self> {
        let text = page.text;
        let field = el("input")
            .attr("type", "search")
            .attr("aria-label", text.search)
            .attr("placeholder", text.search_hint)
            .attr("autocomplete", "off");
        let status = el("p").attr("role", "status");
        let button = |name: &str, label: &str, sign: &str| {
            let button = el("button").attr("type", "button").attr(DO, name);
            button
                .attr("aria-label", label)
                .attr("title", label)
                .text(sign)
        };
        let bar = el("div")
            .class("search-bar")
            .add(&field.0)
            .add(&status.0)
            .add(&button("previous", text.previous, "↑").0)
            .add(&button("next", text.next, "↓").0)
            .add(&button("close", text.close, "×").0);
        let results = el("ol");
        let whole = el("div")
            .class("search-panel")
            .attr("role", "search")
            .attr("part", "search")
            .add(&bar.0)
            .add(&results.0);
        drop(page.slot.append_child(&whole.0));
        Some(Self {
            whole: whole.0,
            field: field.0.dyn_into().ok()?,
            status: status.0,
            results: results.0,
        })
    }

    /// Nothing is found and nothing is said.
    pub fn clear(&self) {
        self.results.set_text_content(None);
        self.status.set_text_content(None);
        self.show_current(None);
    }

    /// Adds what was found in a unit; its first place is the so-manyth of all.
    pub fn add(&self, page: &Page, unit: &Unit, text: &str, found: &[Range<usize>], first: usize) {
        let entry = el("li").add(&entry(page, unit, text, found, first).0);
        drop(self.results.append_child(&entry.0));
    }

    /// Ends a list that does not show so many more units.
    pub fn end(&self, page: &Page, left: usize) {
        let line = fill(page.text.more_found, &[left]);
        let line = el("li").class("more").text(&line);
        drop(self.results.append_child(&line.0));
    }

    /// Shows which entry the reader is at.
    pub fn show_current(&self, place: Option<usize>) {
        let class = if place.is_some() {
            "search-panel going"
        } else {
            "search-panel"
        };
        self.whole.set_class_name(class);
        let current = place.unwrap_or(usize::MAX);
        let mut here = None;
        for link in dom::all(&self.results, "a") {
            drop(link.remove_attribute("aria-current"));
            if dom::attr(&link, MARK)
                .parse()
                .is_ok_and(|first: usize| first <= current)
            {
                here = Some(link);
            }
        }
        if let Some(link) = here.filter(|_| place.is_some()) {
            drop(link.set_attribute("aria-current", "true"));
        }
    }
}

fn entry(page: &Page, unit: &Unit, text: &str, found: &[Range<usize>], first: usize) -> El {
    let mut link = el("a").attr(MARK, &first.to_string()).attr("href", "#");
    let section = unit.section.filter(|_| !page::is_heading(unit));
    if let Some(section) = section.and_then(|n| page.sections.get(n)) {
        link = link.add(&el("small").text(&page::heading(section)).0);
    }
    for (piece, found) in excerpt(text, found) {
        link = if found {
            link.add(&el("mark").text(&piece).0)
        } else {
            link.text(&piece)
        };
    }
    link
}

/// The words around the first mark, in pieces that are marked or not.
fn excerpt(text: &str, marks: &[Range<usize>]) -> Vec<(String, bool)> {
    let first = marks.first().map_or(0, |mark| mark.start);
    let back = text[..first].char_indices().rev().take(BEFORE).last();
    let start = back.map_or(first, |(at, _)| at);
    let end = text[start..].char_indices().nth(LONGEST);
    let end = end.map_or(text.len(), |(at, _)| start + at);
    let mut pieces = Vec::new();
    let mut add = |range: Range<usize>, found| {
        if !range.is_empty() {
            pieces.push((text[range].replace('\t', " "), found));
        }
    };
    let mut at = start;
    for mark in marks.iter().filter(|mark| mark.start < end) {
        add(at..mark.start, false);
        add(mark.start..mark.end.min(end), true);
        at = mark.end.min(end);
    }
    add(at..end, false);
    if start > 0 {
        pieces.insert(0, ("…".to_owned(), false));
    }
    if end < text.len() {
        pieces.push(("…".to_owned(), false));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, marks: &[Range<usize>]) -> String {
        let piece =
            |(piece, found): (String, bool)| if found { format!("[{piece}]") } else { piece };
        excerpt(text, marks).into_iter().map(piece).collect()
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(
            shown("来信229件", std::slice::from_ref(&(6..9))),
            "来信[229]件"
        );
    }

    #[test]
    fn a_long_text_is_cut_around_its_first_mark() {
        let text = format!("{}来信229件{}", "前".repeat(30), "后".repeat(90));
        let at = text.find("229").unwrap();
        let shown = shown(&text, std::slice::from_ref(&(at..at + 3)));
        assert!(
            shown.starts_with("…前前前前前前前前前前前前来信[229]件后"),
            "{shown}"
        );
        assert!(shown.ends_with("后…"));
    }

    #[test]
    fn all_marks_of_the_excerpt_are_marked() {
        assert_eq!(shown("甲乙\t甲", &[0..3, 7..10]), "[甲]乙 [甲]");
    }
}
