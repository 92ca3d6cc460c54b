//! Marks on found words. They are the browser's own highlights, which leave the elements alone; a
//! browser without them marks only the paragraph that the reader is taken to.

use crate::dom::{self, open_around};
use crate::page::{cells, texts};
use std::ops::Range as Bytes;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Range};

#[wasm_bindgen]
extern "C" {
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn add(this: &Highlight, range: &Range) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn clear(this: &Highlight) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = set, catch)]
    fn register(name: &str, highlight: &Highlight) -> Result<(), JsValue>;
}

/// On the unit that the reader was taken to.
const HERE: &str = "data-here";

/// The marks of one search.
#[derive(Default)]
pub struct Marks {
    found: Option<Highlight>,
    here: Option<Highlight>,
}

impl Marks {
    /// Marks of a new search. Those of the last one are gone.
    pub fn fresh(root: &Element) -> Self {
        leave(root);
        Self {
            found: highlight("gongbao-found"),
            here: highlight("gongbao-here"),
        }
    }

    /// Marks bytes of a unit's text.
    pub fn add(&self, unit: &Element, text: &str, at: &Bytes<usize>) {
        if let (Some(found), Some(range)) = (&self.found, range(unit, text, at)) {
            drop(found.add(&range));
        }
    }

    /// Opens what is folded around a place, marks it and brings it into view. The focus stays.
    pub fn go(&self, root: &Element, unit: &Element, text: &str, at: &Bytes<usize>) {
        leave(root);
        open_around(unit);
        drop(unit.set_attribute(HERE, ""));
        let Some(range) = range(unit, text, at) else {
            unit.scroll_into_view();
            return;
        };
        if let Some(here) = &self.here {
            drop(here.clear());
            drop(here.add(&range));
        }
        show(unit, &range);
    }
}

fn highlight(name: &str) -> Option<Highlight> {
    let highlight = Highlight::new().ok()?;
    register(name, &highlight).ok()?;
    Some(highlight)
}

/// A mark that goes from place to place.
pub struct Mark {
    highlight: Option<Highlight>,
    range: Option<Range>,
    unit: Option<Element>,
}

/// On the unit that is read, where words cannot be marked.
const READ: &str = "data-read";

impl Mark {
    pub fn of(name: &str) -> Self {
        Self {
            highlight: highlight(name),
            range: None,
            unit: None,
        }
    }

    /// Marks bytes of a unit's text and nothing else, and shows them if that is wanted.
    pub fn set(&mut self, unit: &Element, text: &str, at: &Bytes<usize>, shown: bool) {
        self.clear();
        self.range = range(unit, text, at);
        if let Some(range) = &self.range {
            if let Some(highlight) = &self.highlight {
                drop(highlight.add(range));
            }
            if shown {
                show(unit, range);
            }
        }
        if self.highlight.is_none() {
            drop(unit.set_attribute(READ, ""));
        }
        self.unit = Some(unit.clone());
    }

    pub fn clear(&self) {
        if let Some(highlight) = &self.highlight {
            drop(highlight.clear());
        }
        if let Some(unit) = &self.unit {
            drop(unit.remove_attribute(READ));
        }
    }

    /// Whether any of the words are on the screen.
    pub fn is_seen(&self) -> bool {
        self.range.as_ref().is_some_and(|range| {
            let words = range.get_bounding_client_rect();
            words.height() > 0.0 && words.bottom() > 0.0 && words.top() < height()
        })
    }
}

fn height() -> f64 {
    let height = || web_sys::window()?.inner_height().ok()?.as_f64();
    height().unwrap_or_default()
}

/// Brings words to the middle of the screen: a long paragraph is higher than that.
fn show(unit: &Element, range: &Range) {
    let height = height();
    let seen = |range: &Range| {
        let words = range.get_bounding_client_rect();
        words.top() > height / 8.0 && words.bottom() < height * 7.0 / 8.0
    };
    if seen(range) {
        return;
    }
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    unit.scroll_into_view_with_scroll_into_view_options(&options);
    if let Some(window) = web_sys::window().filter(|_| !seen(range)) {
        let words = range.get_bounding_client_rect();
        window.scroll_by_with_x_and_y(0.0, words.top() - height / 2.0);
    }
}

fn leave(root: &Element) {
    for before in dom::all(root, "[data-here]") {
        drop(before.remove_attribute(HERE));
    }
}

/// The place of bytes of a unit's text in the page. They lie in one cell: no word has a tab.
fn range(unit: &Element, text: &str, at: &Bytes<usize>) -> Option<Range> {
    let before = text.get(..at.start)?;
    let cell_at = before.rfind('\t').map_or(0, |tab| tab + 1);
    let cell = cells(unit).into_iter().nth(before.matches('\t').count())?;
    let place = |to: usize| Some(text.get(cell_at..to)?.encode_utf16().count());
    let (from, to) = (place(at.start)?, place(at.end)?);
    let range = dom::document().create_range().ok()?;
    let mut nodes = Vec::new();
    texts(&cell, &mut nodes);
    let mut before = 0;
    for node in nodes {
        let end = before + node.text_content()?.encode_utf16().count();
        let offset = |at: usize| u32::try_from(at - before).ok();
        if (before..end).contains(&from) {
            range.set_start(&node, offset(from)?).ok()?;
        }
        if to <= end {
            range.set_end(&node, offset(to)?).ok()?;
            return Some(range);
        }
        before = end;
    }
    None
}
