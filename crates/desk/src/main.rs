//! The desk of a reader: search, citations, downloads. A module of its own, fetched when first asked
//! for. It works on the page as it stands, drawn by the widget or ahead of it, and needs no report
//! but the text on the page.
//!
//! The map:
//! - [`page`]: what the desk knows of the page: its units of text, its sections, where it lies
//! - [`search`], [`panel`], [`marks`]: finding words, listing and marking what was found
//! - [`cite`]: naming a place, and following such a name
//! - [`card`]: what is known of a number, its [`evidence`], and where a [`paper`] states it;
//!   [`cell`]: of one in a table
//! - [`export`]: charts as pictures
//! - [`aloud`]: reading aloud, along a [`playlist`], by the browser's [`voice`]
//! - [`dom`]: making elements; [`styles`]: what they look like
//! - [`text`]: what the desk says, one file a language

mod aloud;
mod card;
mod cell;
mod cite;
mod dom;
mod evidence;
mod export;
mod marks;
mod page;
mod panel;
mod paper;
mod playlist;
mod search;
mod styles;
mod text;
mod voice;

use gloo::events::{EventListener, EventListenerOptions};
use page::Page;
use search::Search;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, KeyboardEvent, MouseEvent};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The desk of one report on the page.
struct Desk {
    page: Page,
    search: Search,
    citing: Option<cite::Citing>,
    card: Option<card::Card>,
    paper: Option<Rc<paper::Known>>,
    aloud: aloud::Aloud,
    listeners: Vec<EventListener>,
}

thread_local! {
    static DESKS: RefCell<Vec<Rc<RefCell<Desk>>>> = RefCell::default();
}

/// Does what a reader asks for in the report whose element is given.
#[wasm_bindgen]
pub fn ask(report: &Element, what: &str) {
    let Some(desk) = desk_of(report) else {
        return;
    };
    let (what, id) = what.split_once(' ').unwrap_or((what, ""));
    match what {
        "search" => search::open(&desk),
        "card" => card::open(&desk, id),
        "cite" => cite::open(&desk, id),
        "embed" => cite::embed(&desk, id),
        "follow" => cite::follow(&desk),
        "aloud" => aloud::open(&desk, id),
        "svg" | "png" => export::chart(&desk.borrow().page, id, what),
        _ => {}
    }
}

/// The desk of this report, a new one the first time. Those of reports that are gone go too.
fn desk_of(report: &Element) -> Option<Rc<RefCell<Desk>>> {
    DESKS.with_borrow_mut(|desks| {
        desks.retain(|desk| desk.borrow().page.root.is_connected());
        let known = desks.iter().find(|desk| desk.borrow().page.root == *report);
        if let Some(desk) = known {
            let text = page::text_around(report);
            desk.borrow_mut().page.text = text;
            return Some(Rc::clone(desk));
        }
        let page = Page::of(report)?;
        styles::adopt(report);
        let desk = Rc::new(RefCell::new(Desk {
            search: Search::default(),
            citing: None,
            card: None,
            paper: None,
            aloud: aloud::Aloud::default(),
            listeners: Vec::new(),
            page,
        }));
        listen(&desk);
        desks.push(Rc::clone(&desk));
        Some(desk)
    })
}

fn listen(desk: &Rc<RefCell<Desk>>) {
    let root = desk.borrow().page.root.clone();
    let slot = desk.borrow().page.slot.clone();
    let options = EventListenerOptions::enable_prevent_default;
    let on =
        |target: &Element, name: &'static str, call: fn(&Rc<RefCell<Desk>>, &web_sys::Event)| {
            let desk = Rc::clone(desk);
            let call = move |event: &web_sys::Event| call(&desk, event);
            EventListener::new_with_options(target, name, options(), call)
        };
    let listeners = vec![
        on(&slot, "input", |desk, event| match dom::chosen(event) {
            Some(choice) => cite::chosen(desk, choice),
            None => search::typed(desk, &dom::typed(event)),
        }),
        on(&slot, "click", |desk, event| {
            // The page's own links are not asked.
            event.stop_propagation();
            if let Some(event) = event.dyn_ref::<MouseEvent>() {
                search::clicked(desk, event);
            }
            aloud::clicked(desk, event);
            card::clicked(desk, event);
            if dom::around(event, "[data-do=end-answer], .answer a").is_some() {
                cite::end_answer(desk);
            }
            if let Some(button) = dom::around(event, "dialog [data-do]") {
                cite::clicked(desk, &button);
            }
        }),
        on(&slot, "keydown", |desk, event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                card::pressed(desk, event);
            }
        }),
        on(&root, "keydown", |desk, event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                search::pressed(desk, event);
            }
        }),
    ];
    desk.borrow_mut().listeners = listeners;
}

fn main() {}
