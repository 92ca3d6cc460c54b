//! The card of a number. It opens where the number was pressed and leads nowhere unless asked: beside the
//! number, on a phone from the lower edge. Escape, the cross and a press outside close it; the focus goes
//! back to the number.
//!
//! It is a popover and not modal: a browser that makes a long page inert, and searches it for words that are
//! not, takes a third of a second for that. One without popovers has to.

use crate::Desk;
use crate::cite;
use crate::dom::{self, El, el};
use crate::evidence::Evidence;
use crate::paper;
use crate::text::Text;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, KeyboardEvent};

/// On what is pressed in the card: what it does.
const DO: &str = "data-card";
/// On a card that shows a page.
const PAPER: &str = "data-paper";
/// Between the number and its card, and from the edges of the window.
const GAP: f64 = 8.0;
/// With less room above and below the number the card lies over it.
const LEAST: f64 = 320.0;

/// An open card.
pub struct Card {
    dialog: HtmlDialogElement,
    /// Of the number.
    id: String,
    /// What was pressed.
    opener: Element,
    /// What is copied and shared: title, words, address.
    title: String,
    words: String,
    address: String,
}

type Shared = Rc<RefCell<Desk>>;

/// Opens the card of the number with this id. What is no number of the text, such as a table, is shown.
pub fn open(desk: &Shared, id: &str) {
    let Desk {
        page, card, paper, ..
    } = &mut *desk.borrow_mut();
    if let Some(before) = card.take() {
        before.dialog.remove();
    }
    let Some(number) = dom::by_id(&page.root, id) else {
        return;
    };
    let evidence = number.matches(".figure").ok();
    let evidence = evidence
        .filter(|is| *is)
        .and_then(|_| Evidence::of(page, &number));
    let Some((evidence, cited)) = evidence.zip(cite::number(&number)) else {
        dom::show(&page.root, &number);
        return;
    };
    let opener = dom::focused(&page.root).map_or(number, Into::into);
    let home = dom::attr(&page.root, cite::HOME);
    let own = id.strip_prefix(&cite::prefix(page)).unwrap_or(id);
    let home = (!home.is_empty()).then(|| format!("{home}#{own}"));
    let drawn = draw(page.text, &evidence, id, home.as_deref()).0;
    drop(page.slot.append_child(&drawn));
    let Ok(dialog) = drawn.dyn_into::<HtmlDialogElement>() else {
        return;
    };
    // Where it is seen: opening gives it the focus, and what has the focus is scrolled to.
    let [x, y] = dom::scrolled();
    place(&dialog, x, y);
    if dialog.show_popover().is_err() {
        // Always: it is on the page and was not open.
        drop(dialog.show_modal());
    }
    dom::focus(&dialog);
    put_beside(&dialog, &opener);
    let said = cite::forms(page, &cited);
    let number = format!("{}{}", evidence.value, evidence.unit);
    offer_paper(desk, page.root.clone(), paper.clone(), id.to_owned());
    *card = Some(Card {
        dialog,
        id: id.to_owned(),
        opener,
        words: format!("{}：{number}\n{}", evidence.label, said.plain),
        title: format!("{}：{number}", evidence.label),
        address: said.link,
    });
}

/// Offers to show where the number with this id stands on paper, once it is known that its report tells.
fn offer_paper(desk: &Shared, root: Element, known: Option<Rc<paper::Known>>, id: String) {
    let desk = Rc::clone(desk);
    wasm_bindgen_futures::spawn_local(async move {
        let Some(known) = paper::pages(root, known).await else {
            return;
        };
        let Desk {
            page, card, paper, ..
        } = &mut *desk.borrow_mut();
        let card = card.as_ref().filter(|card| card.id == id);
        let ways = card.and_then(|card| card.dialog.query_selector(".ways").ok()?);
        if let Some(ways) = ways.filter(|_| known.has(figure(&id))) {
            let button = el("button").attr("type", "button").attr(DO, "paper");
            let button = button.attr("aria-expanded", "false");
            drop(ways.append_child(&button.text(page.text.to_paper).0));
        }
        *paper = Some(known);
    });
}

/// The figure that an id of the text is of.
fn figure(id: &str) -> &str {
    id.split_once("figure/").map_or(id, |(_, figure)| figure)
}

/// Shows where the number stands on paper, or no longer.
fn turn_paper(desk: &Shared) {
    let Desk {
        page, card, paper, ..
    } = &*desk.borrow();
    let (Some(card), Some(paper)) = (card, paper) else {
        return;
    };
    let find = |css: &str| card.dialog.query_selector(css).ok().flatten();
    let (Some(ways), Some(button)) = (find(".ways"), find("[data-card=paper]")) else {
        return;
    };
    let shown = find(".paper");
    let expanded = if shown.is_some() { "false" } else { "true" };
    drop(button.set_attribute("aria-expanded", expanded));
    if let Some(shown) = shown {
        shown.remove();
        drop(card.dialog.remove_attribute(PAPER));
        put_beside(&card.dialog, &card.opener);
    } else if let Some(drawn) = paper.draw(figure(&card.id), page.text) {
        drop(ways.after_with_node_1(&drawn.0));
        drop(card.dialog.set_attribute(PAPER, ""));
        put_beside(&card.dialog, &card.opener);
        paper::show(&drawn.0);
    }
}

/// Something in the card was pressed, or what lies around it.
pub fn clicked(desk: &Shared, event: &Event) {
    if dom::around(event, ".number-card").is_none() {
        return;
    }
    let pressed = dom::around(event, "[data-card]");
    let outside = dom::around(event, ".number-card > *").is_none();
    let what = pressed.as_ref().map(|pressed| dom::attr(pressed, DO));
    match what.as_deref() {
        Some("copy") => copy(desk),
        Some("share") => share(desk),
        Some("paper") => turn_paper(desk),
        Some("cite") => {
            if let Some(id) = close(desk) {
                cite::open(desk, &id);
            }
        }
        Some("go") => {
            close(desk);
            let Some(link) = pressed else { return };
            let to = dom::attr(&link, "href");
            let to = to.trim_start_matches('#');
            // An address that stands there already leads nowhere.
            if dom::fragment().as_deref() == Some(to) {
                let Desk { page, .. } = &*desk.borrow();
                if let Some(element) = dom::by_id(&page.root, to) {
                    dom::show(&page.root, &element);
                }
            }
        }
        Some(_) => drop(close(desk)),
        None if outside => drop(close(desk)),
        None => {}
    }
}

/// A key was pressed in the card. It stands elsewhere in the page than its number: Tab goes on from its end
/// after the number, and from its beginning back to the number.
pub fn pressed(desk: &Shared, event: &KeyboardEvent) {
    let at_end = |Desk { page, card, .. }: &Desk| {
        let dialog = &card.as_ref().filter(|card| !card.dialog.open())?.dialog;
        let here = dom::focused(&page.root)?;
        let mut stops = dom::all(dialog, "a, button");
        Some(if event.shift_key() {
            *here == ***dialog || stops.next().as_deref() == Some(&here)
        } else {
            stops.last().as_deref() == Some(&here)
        })
    };
    if event.key() == "Tab" && at_end(&desk.borrow()) == Some(true) {
        close(desk);
        if event.shift_key() {
            event.prevent_default();
        }
    }
}

/// Closes the card, which gives the focus back; returns whose it was.
fn close(desk: &Shared) -> Option<String> {
    let card = desk.borrow_mut().card.take()?;
    if card.dialog.hide_popover().is_err() {
        card.dialog.close();
    }
    card.dialog.remove();
    Some(card.id)
}

/// Copies what the number says. A browser that refuses shows the fields to copy from.
fn copy(desk: &Shared) {
    let Desk { page, card, .. } = &*desk.borrow();
    let Some(card) = card else { return };
    let (text, dialog) = (page.text, card.dialog.clone());
    let written = dom::clipboard(&card.words);
    let desk = Rc::clone(desk);
    wasm_bindgen_futures::spawn_local(async move {
        let copied = match written {
            Some(written) => wasm_bindgen_futures::JsFuture::from(written).await.is_ok(),
            None => false,
        };
        if !copied {
            if let Some(id) = close(&desk) {
                cite::open(&desk, &id);
            }
        } else if let Ok(Some(status)) = dialog.query_selector("[role=status]") {
            status.set_text_content(Some(text.copied));
        }
    });
}

/// Hands the number to the reader's other programs.
fn share(desk: &Shared) {
    let Desk { card, .. } = &*desk.borrow();
    if let Some(card) = card {
        let fields = [
            ("title", &card.title),
            ("text", &card.words),
            ("url", &card.address),
        ];
        dom::share(&fields.map(|(name, value)| (name, value.as_str())));
    }
}

/// `home` is where the number stands, if not on this page.
fn draw(text: &Text, evidence: &Evidence, id: &str, home: Option<&str>) -> El {
    let Evidence { value, unit, .. } = evidence;
    let number = el("b").class("value").text(value);
    let number = number.add(&el("small").text(unit).0);
    let label = el("span").text(&evidence.label);
    let heading = el("h2").add(&number.0).text(" ").add(&label.0);
    let [before, printed, after] = &evidence.sentence;
    let sentence = el("blockquote")
        .attr("lang", "zh-CN")
        .text(before)
        .add(&el("mark").text(printed).0)
        .text(after);
    let mut ways = el("p").class("ways");
    if let Some(home) = home {
        ways = ways.add(&el("a").attr("href", home).text(text.to_place).0);
    } else {
        let place = Some((format!("#{id}"), text.to_place));
        let chart = evidence.mark.clone().map(|mark| (mark, text.to_chart));
        for (to, said) in place.into_iter().chain(chart) {
            ways = ways.add(&el("a").attr("href", &to).attr(DO, "go").text(said).0);
        }
    }
    ways = ways.add(&el("span").attr("lang", "zh-CN").text(&evidence.section).0);
    let mut facts = el("dl");
    let [last_year, whole] = [&evidence.last_year, &evidence.whole]
        .map(|line| line.iter().cloned().collect::<Vec<String>>());
    for (name, lines) in [
        (text.checked, &evidence.checked),
        (text.caveats, &evidence.caveats),
        (text.doubts, &evidence.doubts),
        (text.last_year, &last_year),
        (text.whole_of, &whole),
        (text.parts, &evidence.parts),
    ] {
        if lines.is_empty() {
            continue;
        }
        let lines = lines.iter().map(|line| el("dd").text(line));
        let row = lines.fold(el("div").add(&el("dt").text(name).0), |row, line| {
            row.add(&line.0)
        });
        facts = facts.add(&row.0);
    }
    let body = el("div")
        .class("body-of-card")
        .add(&heading.0)
        .add(&sentence.0);
    let body = body.add(&ways.0).add(&facts.0);
    let close = el("button").attr("type", "button").class("close");
    let close = close.attr(DO, "close").attr("aria-label", text.close);
    let close = close.text("×");
    el("dialog")
        .class("number-card")
        .attr("popover", "auto")
        .attr("aria-label", &format!("{value}{unit} {}", evidence.label))
        .attr("tabindex", "-1")
        .add(&body.0)
        .add(&buttons(text).0)
        .add(&close.0)
}

fn buttons(text: &Text) -> El {
    let button = |what: &str, said: &str| {
        let button = el("button").attr("type", "button").class("button");
        button.attr(DO, what).text(said).0
    };
    let mut row = el("p").class("buttons").add(&button("copy", text.copy));
    row = row.add(&button("cite", text.cite));
    if dom::can_share() {
        row = row.add(&button("share", text.share));
    }
    row.add(&el("span").attr("role", "status").0)
}

/// Below the number, or above it where there is no room; in the middle of the window with a page. The style
/// sheet follows this on wide screens.
fn put_beside(dialog: &HtmlDialogElement, number: &Element) {
    let number = number.get_bounding_client_rect();
    dom::set_property(dialog, "--room", "100vh");
    let card = dialog.get_bounding_client_rect();
    let root = dom::document().document_element();
    let (wide, high) = root.map_or((0.0, 0.0), |root| {
        (
            f64::from(root.client_width()),
            f64::from(root.client_height()),
        )
    });
    let left = number.left().min(wide - card.width() - GAP).max(GAP);
    let (below, above) = (high - number.bottom(), number.top());
    let room = if dialog.has_attribute(PAPER) {
        0.0
    } else {
        below.max(above) - 2.0 * GAP
    };
    let height = card.height().min(room);
    let top = if room < LEAST {
        (high - card.height() - GAP).max(GAP)
    } else if below - 2.0 * GAP >= height {
        number.bottom() + GAP
    } else {
        number.top() - GAP - height
    };
    if room >= LEAST {
        dom::set_property(dialog, "--room", &format!("{room}px"));
    }
    let [x, y] = dom::scrolled();
    place(dialog, left + x, top + y);
}

fn place(dialog: &HtmlElement, left: f64, top: f64) {
    for (name, length) in [("--left", left), ("--top", top)] {
        dom::set_property(dialog, name, &format!("{length}px"));
    }
}
