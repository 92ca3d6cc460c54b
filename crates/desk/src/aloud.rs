//! Reading aloud: the report, a section, or what is selected, sentence by sentence. The sentence is
//! marked and kept in view while it is said; the focus stays with the reader.

use crate::Desk;
use crate::dom::{self, El, el};
use crate::marks::Mark;
use crate::page::{Page, cells};
use crate::playlist::{Part, Playlist};
use crate::text::Text;
use crate::voice::{End, Voice};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, Range};

/// On a button of the bar: what it does.
const ALOUD: &str = "data-aloud";
/// On the desk's place while the bar is there.
const READS: &str = "data-reads";

#[derive(Default)]
pub struct Aloud {
    reading: Option<Reading>,
    voice: Voice,
}

struct Reading {
    /// What was asked for, and what was selected then.
    asked: String,
    playlist: Playlist,
    paused: bool,
    mark: Mark,
    bar: Element,
    came_from: Option<HtmlElement>,
    _listeners: [EventListener; 2],
}

type Shared = Rc<RefCell<Desk>>;

/// Reads the section with this id; without one what is selected, or all. Asked for the same again, it
/// pauses, or goes on.
pub fn open(desk: &Shared, id: &str) {
    {
        let Desk { page, aloud, .. } = &mut *desk.borrow_mut();
        let selected = dom::selected(&page.root).filter(|_| id.is_empty());
        let words = selected
            .as_ref()
            .map(|range| String::from(range.to_string()));
        let asked = format!("{id}\n{}", words.unwrap_or_default());
        match &mut aloud.reading {
            Some(reading) if reading.asked == asked => reading.paused = !reading.paused,
            _ => {
                aloud.stop(page);
                let playlist = Playlist::of(parts(page, id, selected.as_ref()));
                aloud.reading =
                    playlist.and_then(|playlist| Reading::begin(desk, page, asked, playlist));
            }
        }
    }
    go_on(desk);
}

/// A button of the bar.
pub fn clicked(desk: &Shared, event: &Event) {
    if let Some(button) = dom::around(event, "[data-aloud]") {
        act(desk, &dom::attr(&button, ALOUD));
    }
}

/// Escape stops. On the button that began, and in the bar, arrows lead to the sentences around.
fn pressed(desk: &Shared, event: &KeyboardEvent) {
    let near = |css: &str| dom::around(event, css).is_some();
    let what = match event.key().as_str() {
        "Escape" if !near("dialog") => "stop",
        "ArrowRight" if near(".aloud, [data-desk^=aloud]") => "next",
        "ArrowLeft" if near(".aloud, [data-desk^=aloud]") => "previous",
        _ => return,
    };
    if !event.default_prevented() {
        event.prevent_default();
        act(desk, what);
    }
}

fn act(desk: &Shared, what: &str) {
    {
        let Desk { page, aloud, .. } = &mut *desk.borrow_mut();
        let Some(reading) = &mut aloud.reading else {
            return;
        };
        match what {
            "pause" => reading.paused = !reading.paused,
            "next" if reading.playlist.step() => {}
            "previous" => reading.playlist.step_back(),
            _ => aloud.stop(page),
        }
    }
    go_on(desk);
}

/// Shows where the reader asked to be, and says it unless it is to pause. A sentence that was broken off
/// begins again: not every voice knows how to go on.
fn go_on(desk: &Shared) {
    let Desk { page, aloud, .. } = &mut *desk.borrow_mut();
    aloud.voice.silence();
    if let Some(reading) = &mut aloud.reading {
        reading.playlist.begin_again();
        reading.show(page.text, true);
        let desk = Rc::clone(desk);
        // A voice that was just silenced does not hear at once.
        dom::soon(move || say(&desk));
    }
}

fn say(desk: &Shared) {
    let Desk { page, aloud, .. } = &mut *desk.borrow_mut();
    let Aloud { reading, voice } = aloud;
    let Some(reading) = reading.as_ref().filter(|reading| !reading.paused) else {
        return;
    };
    // Asked twice meanwhile.
    voice.silence();
    let shared = Rc::clone(desk);
    if !voice.say(reading.playlist.words(), move |end| ended(&shared, end)) {
        aloud.stop(page);
    }
}

fn ended(desk: &Shared, end: End) {
    {
        let Desk { page, aloud, .. } = &mut *desk.borrow_mut();
        aloud.voice.rest();
        if end == End::Failed {
            let said = el("p").attr("role", "alert").text(page.text.no_voice);
            drop(page.slot.append_child(&said.0));
        }
        let Some(reading) = &mut aloud.reading else {
            return;
        };
        let goes_on = end == End::Said && page.root.is_connected();
        if goes_on && reading.playlist.next_breath() {
            // The same sentence.
        } else if goes_on && reading.playlist.step() {
            reading.show(page.text, false);
        } else {
            aloud.stop(page);
        }
    }
    say(desk);
}

impl Aloud {
    /// The bar goes, and the focus back to where it was, if it was in the bar.
    fn stop(&mut self, page: &Page) {
        self.voice.silence();
        let Some(reading) = self.reading.take() else {
            return;
        };
        let inside = dom::focused(&page.root).is_some_and(|own| reading.bar.contains(Some(&own)));
        reading.mark.clear();
        reading.bar.remove();
        drop(page.slot.remove_attribute(READS));
        if let Some(before) = reading.came_from.as_ref().filter(|_| inside) {
            dom::focus(before);
        }
        // A listener may be what is running.
        dom::soon(move || drop(reading));
    }
}

impl Reading {
    fn begin(desk: &Shared, page: &Page, asked: String, playlist: Playlist) -> Option<Self> {
        let tree = page.root.get_root_node();
        let (keys, hide) = (Rc::clone(desk), Rc::clone(desk));
        let options = EventListenerOptions::enable_prevent_default();
        let key = move |event: &Event| {
            if let Some(event) = event.dyn_ref() {
                pressed(&keys, event);
            }
        };
        let listeners = [
            EventListener::new_with_options(&tree, "keydown", options, key),
            EventListener::new(&web_sys::window()?.into(), "pagehide", move |_| {
                act(&hide, "stop")
            }),
        ];
        let bar = bar(page.text).0;
        drop(page.slot.prepend_with_node_1(&bar));
        drop(page.slot.set_attribute(READS, ""));
        Some(Self {
            asked,
            playlist,
            paused: false,
            mark: Mark::of("gongbao-read"),
            bar,
            came_from: dom::focused(&page.root),
            _listeners: listeners,
        })
    }

    /// Marks the sentence. It is brought into view when the reader was `led` there, or saw the one
    /// before: who has scrolled away is left in peace.
    fn show(&mut self, text: &Text, led: bool) {
        let follows = led || self.mark.is_seen();
        let (part, at) = self.playlist.place();
        if follows {
            dom::open_around(&part.element);
        }
        self.mark.set(&part.element, &part.text(), &at, follows);
        if let Ok(Some(button)) = self.bar.query_selector("[data-aloud=pause]") {
            let said = if self.paused { text.go_on } else { text.pause };
            button.set_text_content(Some(said));
        }
    }
}

fn bar(text: &Text) -> El {
    let button = |what: &str, said: &str| {
        let button = el("button").attr("type", "button").class("button");
        button.attr(ALOUD, what).text(said).0
    };
    el("div")
        .class("aloud")
        .attr("role", "region")
        .attr("aria-label", text.read_aloud)
        .attr("part", "aloud")
        .add(&button("pause", text.pause))
        .add(&button("previous", text.sentence_before))
        .add(&button("next", text.sentence_after))
        .add(&button("stop", text.stop))
}

/// What is to be read: of a section, of what is selected, or all.
fn parts(page: &Page, id: &str, selected: Option<&Range>) -> Vec<Part> {
    let units = page.units.iter().map(|unit| unit.element.clone());
    let around = |name: &str| dom::all(&page.root, name);
    let whole = around(".masthead .title")
        .chain(units)
        .chain(around(".body .signature > p"));
    let section = dom::by_id(&page.root, id).filter(|_| !id.is_empty());
    let within = whole.filter(|unit| {
        section
            .as_ref()
            .is_none_or(|section| section.contains(Some(unit)))
            && selected.is_none_or(|range| range.intersects_node(unit).unwrap_or(false))
    });
    let texts = within.flat_map(|unit| cells(&unit));
    let mut parts: Vec<Part> = match selected {
        None => texts.map(Part::whole).collect(),
        Some(range) => texts
            .filter_map(|text| Part::within(&text, range))
            .collect(),
    };
    // Something else than the text: a figure, a note.
    if let (true, Some(range)) = (parts.is_empty(), selected) {
        let around = range.common_ancestor_container().ok();
        let around = around.and_then(|node| match node.dyn_into::<Element>() {
            Ok(element) => Some(element),
            Err(node) => node.parent_element(),
        });
        parts.extend(around.and_then(|around| Part::within(&around, range)));
    }
    parts
}
