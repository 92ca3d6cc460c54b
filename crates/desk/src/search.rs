//! Search in the page: what was typed, what was found, and the panel that shows it. Texts are
//! prepared and marks are set in slices, so that no key press waits for them.

use crate::Desk;
use crate::dom::{self, El, el};
use crate::marks::Marks;
use crate::page::{self, Page, Unit, text_of};
use crate::text::fill;
use gongbao_report::search::{Folding, Hit, Index, Query};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent};

/// On an entry of the results: the number of its first mark.
const MARK: &str = "data-mark";
/// On a button of the panel: what it does.
const DO: &str = "data-do";
/// On a link of the contents: how often was found there.
const FOUND: &str = "data-found";

/// Entries of the list of results.
const MOST_SHOWN: usize = 60;
/// Units whose words are marked in the text; the place that the reader goes to always is.
const MOST_MARKED: usize = 2_000;
/// Milliseconds that one slice of work may take.
const SLICE: f64 = 8.0;
/// Characters of a result before its first mark, and in all.
const BEFORE: usize = 14;
const LONGEST: usize = 60;

#[derive(Default)]
pub struct Search {
    panel: Option<Panel>,
    query: Query,
    folding: Folding,
    index: Index,
    hits: Vec<Hit>,
    /// The mark that the reader is at, in the order of the text.
    current: Option<usize>,
    marks: Marks,
    /// Hits whose marks are set.
    marked: usize,
    /// Whether another slice of work is on its way.
    working: bool,
    asked_variants: bool,
    came_from: Option<HtmlElement>,
}

struct Panel {
    whole: Element,
    field: HtmlInputElement,
    status: Element,
    results: Element,
}

type Shared = Rc<RefCell<Desk>>;

/// Opens the panel, or goes back to its field.
pub fn open(desk: &Shared) {
    {
        let Desk { page, search, .. } = &mut *desk.borrow_mut();
        let came_from = dom::focused(&page.root);
        if search.panel.is_none() {
            search.came_from = came_from;
            search.panel = Panel::draw(page);
        }
        if let Some(panel) = &search.panel {
            dom::focus(&panel.field);
            panel.field.select();
        }
    }
    go_on(desk);
}

/// A key was pressed in the field, or a word came from a dictionary.
pub fn typed(desk: &Shared, typed: &str) {
    {
        let Desk { page, search, .. } = &mut *desk.borrow_mut();
        search.query = Query::of(typed, &search.folding);
        search.find(page);
    }
    ask_for_variants(desk);
    go_on(desk);
}

pub fn clicked(desk: &Shared, event: &MouseEvent) {
    let button = dom::around(event, "[data-do], [data-mark]");
    let Some(button) = button else {
        return;
    };
    event.prevent_default();
    let Desk { page, search, .. } = &mut *desk.borrow_mut();
    if let Ok(mark) = dom::attr(&button, MARK).parse() {
        search.go(page, Some(mark));
    }
    match dom::attr(&button, DO).as_str() {
        "close" => search.close(page),
        "next" => search.step(page, false),
        "previous" => search.step(page, true),
        _ => {}
    }
}

pub fn pressed(desk: &Shared, event: &KeyboardEvent) {
    let Desk { page, search, .. } = &mut *desk.borrow_mut();
    let Some(panel) = &search.panel else {
        return;
    };
    let in_field =
        dom::around(event, ".search-bar input").is_some_and(|field| field == **panel.field);
    match event.key().as_str() {
        "Escape" => search.close(page),
        // While a word is being composed, the key ends the word.
        "Enter" if in_field && !event.is_composing() => search.step(page, event.shift_key()),
        _ => return,
    }
    event.prevent_default();
}

/// Traditional and simplified characters are told apart by a table that most searches never need.
fn ask_for_variants(desk: &Shared) {
    let root = {
        let Desk { page, search, .. } = &mut *desk.borrow_mut();
        let complete = search.index.len() == page.units.len();
        if search.asked_variants || !complete || !search.query.has_foreign(&search.index) {
            return;
        }
        search.asked_variants = true;
        page.root.clone()
    };
    let desk = Rc::clone(desk);
    wasm_bindgen_futures::spawn_local(async move {
        let Some(table) = dom::attached(root, "data-variants").await else {
            return;
        };
        {
            let Desk { search, .. } = &mut *desk.borrow_mut();
            search.folding = Folding::with_variants(&table);
            search.index = Index::default();
        }
        go_on(&desk);
    });
}

/// Sees to it that the rest of the work is done, a slice at a time.
fn go_on(desk: &Shared) {
    if std::mem::replace(&mut desk.borrow_mut().search.working, true) {
        return;
    }
    let desk = Rc::clone(desk);
    dom::soon(move || {
        let more = {
            let Desk { page, search, .. } = &mut *desk.borrow_mut();
            search.working = false;
            search.work(page)
        };
        if more {
            go_on(&desk);
        } else {
            ask_for_variants(&desk);
        }
    });
}

impl Search {
    fn count(&self) -> usize {
        self.hits.iter().map(|hit| hit.count).sum()
    }

    fn find(&mut self, page: &Page) {
        self.hits = self.index.find(&self.query);
        self.current = None;
        self.marks = Marks::fresh(&page.root);
        self.marked = 0;
        count_in_contents(page, &self.hits);
        self.say(page);
        self.list(page);
    }

    /// One slice: more of the text, or more marks. True when something is left.
    fn work(&mut self, page: &Page) -> bool {
        let end = dom::now() + SLICE;
        let known = self.index.len();
        for unit in page.units.iter().skip(known) {
            self.index.add(&text_of(&unit.element), &self.folding);
            if dom::now() > end {
                return true;
            }
        }
        if known < page.units.len() {
            if let Some(panel) = &self.panel {
                self.query = Query::of(&panel.field.value(), &self.folding);
                self.find(page);
            }
            return true;
        }
        while let Some(hit) = self
            .hits
            .get(self.marked)
            .filter(|_| self.marked < MOST_MARKED)
        {
            self.marked += 1;
            let Some(unit) = page.units.get(hit.unit) else {
                continue;
            };
            let text = text_of(&unit.element);
            for range in self.query.ranges(&text, &self.folding) {
                self.marks.add(&unit.element, &text, &range);
            }
            if dom::now() > end {
                return true;
            }
        }
        false
    }

    fn step(&mut self, page: &Page, back: bool) {
        let all = self.count();
        let next = match (self.current, back) {
            (None, false) => 0,
            (None, true) => all.saturating_sub(1),
            (Some(now), false) => now + 1,
            (Some(now), true) => now + all - 1,
        };
        self.go(page, next.checked_rem(all));
    }

    fn go(&mut self, page: &Page, mark: Option<usize>) {
        self.current = mark;
        let mut nth = mark.unwrap_or(usize::MAX);
        for hit in &self.hits {
            if nth >= hit.count {
                nth -= hit.count;
                continue;
            }
            if let Some(unit) = page.units.get(hit.unit) {
                let text = text_of(&unit.element);
                let ranges = self.query.ranges(&text, &self.folding);
                if let Some(range) = ranges.get(nth) {
                    self.marks.go(&page.root, &unit.element, &text, range);
                }
            }
            break;
        }
        self.say(page);
        self.show_current();
    }

    /// The focus goes back to where it was, unless the reader has left the panel for the text.
    fn close(&mut self, page: &Page) {
        let Some(panel) = self.panel.take() else {
            return;
        };
        let inside =
            dom::focused(&page.root).is_some_and(|focused| panel.whole.contains(Some(&focused)));
        panel.whole.remove();
        self.hits.clear();
        self.query = Query::default();
        self.marks = Marks::fresh(&page.root);
        count_in_contents(page, &[]);
        if let Some(before) = self.came_from.take().filter(|_| inside) {
            dom::focus(&before);
        }
    }

    /// Says how much was found, for the eye and the ear.
    fn say(&self, page: &Page) {
        let all = self.count();
        let said = match self.current {
            _ if self.query.is_empty() => String::new(),
            _ if all == 0 => page.text.nothing_found.to_owned(),
            None => fill(page.text.found, &[all]),
            Some(mark) => fill(page.text.found_nth, &[mark + 1, all]),
        };
        if let Some(panel) = &self.panel {
            panel.status.set_text_content(Some(&said));
        }
    }

    fn list(&self, page: &Page) {
        let Some(panel) = &self.panel else {
            return;
        };
        panel.results.set_text_content(None);
        let mut mark = 0;
        for hit in self.hits.iter().take(MOST_SHOWN) {
            if let Some(unit) = page.units.get(hit.unit) {
                let entry = el("li").add(&self.entry(page, unit, mark).0);
                drop(panel.results.append_child(&entry.0));
            }
            mark += hit.count;
        }
        let left = self.hits.len().saturating_sub(MOST_SHOWN);
        if left > 0 {
            let line = el("li")
                .class("more")
                .text(&fill(page.text.more_found, &[left]));
            drop(panel.results.append_child(&line.0));
        }
        self.show_current();
    }

    fn entry(&self, page: &Page, unit: &Unit, mark: usize) -> El {
        let mut link = el("a").attr(MARK, &mark.to_string()).attr("href", "#");
        let section = unit.section.filter(|_| !page::is_heading(unit));
        if let Some(section) = section.and_then(|n| page.sections.get(n)) {
            link = link.add(&el("small").text(&page::heading(section)).0);
        }
        let text = text_of(&unit.element);
        for (piece, found) in excerpt(&text, &self.query.ranges(&text, &self.folding)) {
            link = if found {
                link.add(&el("mark").text(&piece).0)
            } else {
                link.text(&piece)
            };
        }
        link
    }

    fn show_current(&self) {
        let Some(panel) = &self.panel else {
            return;
        };
        let class = if self.current.is_some() {
            "search-panel going"
        } else {
            "search-panel"
        };
        panel.whole.set_class_name(class);
        let current = self.current.unwrap_or(usize::MAX);
        let mut here = None;
        for link in dom::all(&panel.results, "a") {
            drop(link.remove_attribute("aria-current"));
            if dom::attr(&link, MARK)
                .parse()
                .is_ok_and(|first: usize| first <= current)
            {
                here = Some(link);
            }
        }
        if let Some(link) = here.filter(|_| self.current.is_some()) {
            drop(link.set_attribute("aria-current", "true"));
        }
    }
}

impl Panel {
    fn draw(page: &Page) -> Option<Self> {
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
}

/// Writes into the contents how often was found in each section and all below it.
fn count_in_contents(page: &Page, hits: &[Hit]) {
    let mut counts = vec![0; page.sections.len()];
    for hit in hits {
        let mut section = page.units.get(hit.unit).and_then(|unit| unit.section);
        while let Some(n) = section {
            counts[n] += hit.count;
            section = page.sections[n].around;
        }
    }
    // The contents list the sections in their order.
    for (link, count) in dom::all(&page.root, ".contents li > a").zip(counts) {
        drop(if count > 0 {
            link.set_attribute(FOUND, &count.to_string())
        } else {
            link.remove_attribute(FOUND)
        });
    }
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
