//! Search in the page: what was typed and what was found. Reading the text, finding, listing and
//! marking are done in small steps, so that no key press waits for them, and a new one ends what the
//! last one began.

use crate::Desk;
use crate::dom;
use crate::marks::Marks;
use crate::page::{Page, text_of};
use crate::panel::{DO, MARK, MOST_SHOWN, Panel};
use crate::text::fill;
use gongbao_report::search::{Folding, Hit, Index, Query};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent};

/// On a link of the contents: how often was found there.
const FOUND: &str = "data-found";

/// Entries that are drawn at a time: about what the panel shows.
const ENTRIES: usize = 8;
/// Links of the contents that are drawn at a time.
const LINKS: usize = 50;
/// Found units whose words are marked in the text, around the one that the reader is at.
const MOST_MARKED: usize = 300;
/// Milliseconds that a slice of steps takes.
const SLICE: f64 = 6.0;

#[derive(Default)]
pub struct Search {
    panel: Option<Panel>,
    query: Query,
    folding: Folding,
    index: Index,
    found: Found,
    marks: Marks,
    /// Whether another slice of work is on its way.
    working: bool,
    asked_variants: bool,
    came_from: Option<HtmlElement>,
}

/// What was found, as far as the text was looked through.
#[derive(Default)]
struct Found {
    hits: Vec<Hit>,
    /// Places in all hits.
    places: usize,
    /// Blocks of the index.
    searched: usize,
    /// Whether the reader knows how much it is: only once all is found, and once.
    told: bool,
    /// Hits in the list, and the places in them.
    listed: usize,
    listed_places: usize,
    /// For each section how much is found in it and below, and how many of them the contents show.
    counts: Vec<usize>,
    counted: usize,
    /// Hits whose words are marked.
    marked: Range<usize>,
    /// The place that the reader is at, and what of the text it is in.
    current: Option<usize>,
    around: Option<Element>,
}

/// When to go on.
enum Next {
    Soon,
    /// When the page has been drawn: much to draw at once would keep the next key press waiting.
    OnceDrawn,
    Never,
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
    go_on(desk, Next::Soon);
}

/// A key was pressed in the field, or a word came from a dictionary.
pub fn typed(desk: &Shared, typed: &str) {
    let next = {
        let Desk { page, search, .. } = &mut *desk.borrow_mut();
        search.begin(page, typed);
        search.work(page)
    };
    go_on(desk, next);
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
    // While a word is being composed, keys are those of the input method; 229 is how some say so. Those in a
    // dialog are its own.
    if event.is_composing() || event.key_code() == 229 || dom::around(event, "dialog").is_some() {
        return;
    }
    let in_field = dom::around(event, "input").is_some_and(|field| field == **panel.field);
    match event.key().as_str() {
        "Escape" => search.close(page),
        "Enter" if in_field => search.step(page, event.shift_key()),
        _ => return,
    }
    event.prevent_default();
}

/// Traditional and simplified characters are told apart by a table that most searches never need.
fn ask_for_variants(desk: &Shared) {
    let root = {
        let Desk { page, search, .. } = &mut *desk.borrow_mut();
        if !search.wants_variants(page) {
            return;
        }
        search.asked_variants = true;
        page.root.clone()
    };
    let desk = Rc::clone(desk);
    wasm_bindgen_futures::spawn_local(async move {
        if let Some(table) = dom::attached(root, "data-variants").await {
            let Desk { page, search, .. } = &mut *desk.borrow_mut();
            search.folding = Folding::with_variants(&table);
            search.index = Index::default();
            if let Some(panel) = &search.panel {
                let typed = panel.field.value();
                search.begin(page, &typed);
            }
        }
        go_on(&desk, Next::Soon);
    });
}

/// Sees to it that the rest of the work is done, a slice at a time.
fn go_on(desk: &Shared, next: Next) {
    if std::mem::replace(&mut desk.borrow_mut().search.working, true) {
        return;
    }
    let shared = Rc::clone(desk);
    let work = move || {
        let next = {
            let Desk { page, search, .. } = &mut *shared.borrow_mut();
            search.working = false;
            search.work(page)
        };
        go_on(&shared, next);
    };
    match next {
        Next::Soon => dom::soon(work),
        Next::OnceDrawn => dom::once_drawn(work),
        Next::Never => {
            desk.borrow_mut().search.working = false;
            ask_for_variants(desk);
        }
    }
}

impl Search {
    /// A new search. What the last one had not done yet stays undone.
    fn begin(&mut self, page: &Page, typed: &str) {
        self.query = Query::of(typed, &self.folding);
        self.found = Found::default();
        self.marks = Marks::fresh(&page.root);
        if let Some(panel) = &self.panel {
            panel.clear();
        }
    }

    /// One slice of work.
    fn work(&mut self, page: &Page) -> Next {
        let end = dom::now() + SLICE;
        loop {
            match self.advance(page) {
                Next::Soon if dom::now() <= end => {}
                next => return next,
            }
        }
    }

    /// The most urgent step, of a millisecond or two.
    fn advance(&mut self, page: &Page) -> Next {
        let units = page.units.len();
        let read = self.index.len();
        let found = &self.found;
        let known = found.hits.len();
        if found.listed < known.min(ENTRIES) {
            self.list(page);
        } else if !self.query.is_empty() && found.searched < self.index.blocks(read == units) {
            self.find();
        } else if let Some(unit) = page.units.get(read) {
            self.index.add(&text_of(&unit.element), &self.folding);
        } else if !found.told && self.wants_variants(page) {
            return Next::Never;
        } else if !found.told {
            let found = &mut self.found;
            found.told = true;
            found.counts = counts(page, &found.hits);
            self.say(page);
            return Next::OnceDrawn;
        } else if found.listed < known.min(MOST_SHOWN) {
            self.list(page);
            return Next::OnceDrawn;
        } else if found.counted < found.counts.len() {
            self.count(page);
            return Next::OnceDrawn;
        } else if found.marked.end < known.min(found.marked.start + MOST_MARKED) {
            self.mark(page);
        } else {
            return Next::Never;
        }
        Next::Soon
    }

    /// Whether the whole text lacks a character that the table may know in another form.
    fn wants_variants(&self, page: &Page) -> bool {
        let complete = self.index.len() == page.units.len();
        complete && !self.asked_variants && self.query.has_foreign(&self.index)
    }

    /// Looks through the next block of the text.
    fn find(&mut self) {
        let hits = self.index.find(&self.query, self.found.searched);
        self.found.searched += 1;
        self.found.places += hits.iter().map(|hit| hit.count).sum::<usize>();
        self.found.hits.extend(hits);
    }

    /// Adds the next hits to the list.
    fn list(&mut self, page: &Page) {
        let found = &mut self.found;
        let Some(panel) = &self.panel else {
            return;
        };
        let left = MOST_SHOWN - found.listed;
        for hit in found.hits.iter().skip(found.listed).take(left.min(ENTRIES)) {
            if let Some(unit) = page.units.get(hit.unit) {
                let text = text_of(&unit.element);
                let ranges = self.query.ranges(&text, &self.folding);
                panel.add(page, unit, &text, &ranges, found.listed_places);
            }
            found.listed += 1;
            found.listed_places += hit.count;
        }
        if found.listed == MOST_SHOWN && found.hits.len() > MOST_SHOWN {
            panel.end(page, found.hits.len() - MOST_SHOWN);
        }
        if found.current.is_some() {
            panel.show_current(found.current);
        }
    }

    /// Writes into the next links of the contents how often was found there.
    fn count(&mut self, page: &Page) {
        let found = &mut self.found;
        let counts = found.counts.iter().zip(&page.links);
        for (count, link) in counts.skip(found.counted).take(LINKS) {
            show_count(link, *count);
        }
        found.counted += LINKS;
    }

    /// Marks the words of the next hit in the text.
    fn mark(&mut self, page: &Page) {
        let next = self.found.marked.end;
        self.found.marked.end += 1;
        let hit = self.found.hits.get(next);
        if let Some(unit) = hit.and_then(|hit| page.units.get(hit.unit)) {
            let text = text_of(&unit.element);
            for range in self.query.ranges(&text, &self.folding) {
                self.marks.add(&unit.element, &text, &range);
            }
        }
    }

    fn step(&mut self, page: &Page, back: bool) {
        let all = self.found.places;
        let next = match (self.found.current, back) {
            (None, false) => 0,
            (None, true) => all.saturating_sub(1),
            (Some(now), false) => now + 1,
            (Some(now), true) => now + all - 1,
        };
        self.go(page, next.checked_rem(all));
    }

    fn go(&mut self, page: &Page, place: Option<usize>) {
        self.found.current = place;
        let mut nth = place.unwrap_or(usize::MAX);
        let mut hits = self.found.hits.iter().enumerate();
        let hit = hits.find(|(_, hit)| {
            let here = nth < hit.count;
            nth -= if here { 0 } else { hit.count };
            here
        });
        if let Some((n, unit)) = hit.and_then(|(n, hit)| Some((n, page.units.get(hit.unit)?))) {
            let marked = &mut self.found.marked;
            if !(marked.start..marked.start + MOST_MARKED).contains(&n) {
                let start = n.saturating_sub(MOST_MARKED / 2);
                *marked = start..start;
                self.marks = Marks::fresh(&page.root);
            }
            let text = text_of(&unit.element);
            let ranges = self.query.ranges(&text, &self.folding);
            if let Some(range) = ranges.get(nth) {
                self.marks.go(&page.root, &unit.element, &text, range);
                self.found.around = Some(unit.element.clone());
            }
        }
        self.say(page);
        if let Some(panel) = &self.panel {
            panel.show_current(place);
        }
    }

    /// The focus goes to what the reader has found, or back to where it was, unless they left the panel for the text.
    fn close(&mut self, page: &Page) {
        let Some(panel) = self.panel.take() else {
            return;
        };
        let inside =
            dom::focused(&page.root).is_some_and(|focused| panel.whole.contains(Some(&focused)));
        panel.whole.remove();
        let found = self.found.around.take();
        self.begin(page, "");
        page.links.iter().for_each(|link| show_count(link, 0));
        let before = self.came_from.take();
        if inside && let Some(place) = found.and_then(dom::focusable).or(before) {
            dom::focus(&place);
        }
    }

    /// Says how much was found, for the eye and the ear.
    fn say(&self, page: &Page) {
        let all = self.found.places;
        let said = match self.found.current {
            _ if !self.found.told || self.query.is_empty() => String::new(),
            _ if all == 0 => page.text.nothing_found.to_owned(),
            None => fill(page.text.found, &[all]),
            Some(place) => fill(page.text.found_nth, &[place + 1, all]),
        };
        if let Some(panel) = &self.panel {
            panel.status.set_text_content(Some(&said));
        }
    }
}

/// How often was found in each section and all below it.
fn counts(page: &Page, hits: &[Hit]) -> Vec<usize> {
    let mut counts = vec![0; page.sections.len()];
    for hit in hits {
        let mut section = page.units.get(hit.unit).and_then(|unit| unit.section);
        while let Some(n) = section {
            counts[n] += hit.count;
            section = page.sections[n].around;
        }
    }
    counts
}

fn show_count(link: &Element, count: usize) {
    let count = (count > 0).then(|| count.to_string());
    // Setting what is there already would draw it again.
    if link.get_attribute(FOUND) != count {
        drop(match count {
            Some(count) => link.set_attribute(FOUND, &count),
            None => link.remove_attribute(FOUND),
        });
    }
}
