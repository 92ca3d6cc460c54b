//! The way back: an address with a fingerprint leads to its words, wherever they are now, and says what became of
//! them.

use super::place::{chart_cited, figure_cited, opening, section_cited, text_cited, text_of};
use super::{Shared, before, kept, prefix};
use crate::Desk;
use crate::dom::{self, el};
use crate::page::Page;
use gongbao_report::address::{self, Answer, Place as Cited};
use web_sys::Element;

/// Follows the address of the page, if it has a fingerprint: to its words, wherever they are now.
pub fn follow(desk: &Shared) {
    let Desk { page, .. } = &*desk.borrow();
    let Some(fragment) = dom::fragment() else {
        return;
    };
    // In a host's page each report answers for its own addresses.
    if page.sections.is_empty() || !fragment.starts_with(&prefix(page)) {
        return;
    }
    let (elements, places) = citable(page);
    if let Some(answer) = address::follow(&fragment, &places) {
        tell(page, &answer, &elements, &places);
        if matches!(answer, Answer::Changed(_) | Answer::Gone(_)) {
            let now = match answer {
                Answer::Changed(n) => Some(places[n].words.clone()),
                _ => None,
            };
            kept::tell(desk, fragment, now);
        }
    }
}

/// Everything on the page that can be cited, each with its element.
fn citable(page: &Page) -> (Vec<Element>, Vec<Cited>) {
    let sections = page.sections.iter();
    let sections = sections.map(|section| (section.element.clone(), section_cited(section)));
    let texts = dom::all(
        &page.root,
        ".body .text > p[id], .body .text > .table-scroll[id]",
    );
    let texts = texts.map(|text| (text.clone(), text_cited(&text)));
    let charts = dom::all(&page.root, ".body .charts > figure[id]");
    let charts = charts.map(|chart| (chart.clone(), chart_cited(&chart)));
    let figures = dom::all(&page.root, ".body .text > p[id] .figure[id]");
    let figures = figures.filter_map(|figure| {
        let paragraph = figure.closest("p[id]").ok()??;
        let at = before(&paragraph, &figure);
        let cited = figure_cited(&figure, &text_of(&paragraph), at);
        Some((figure, cited))
    });
    sections.chain(texts).chain(charts).chain(figures).unzip()
}

/// Leads to where the words are now, and says whether they are the same.
fn tell(page: &Page, answer: &Answer, elements: &[Element], places: &[Cited]) {
    let text = page.text;
    let (said, to) = match answer {
        Answer::Same(n) => (text.same, Some(*n)),
        Answer::Moved(n) => (text.moved, Some(*n)),
        Answer::Changed(n) => (text.changed, Some(*n)),
        Answer::Unknown(n) => (text.unknown, Some(*n)),
        Answer::Ambiguous(_) => (text.ambiguous, None),
        Answer::Gone(Some(n)) => (text.gone_from_section, Some(*n)),
        Answer::Gone(None) => (text.gone, None),
    };
    remove_answer(page);
    let words = el("div").attr("role", "status").text(said);
    let mut line = el("div").class("answer");
    if !matches!(answer, Answer::Same(_) | Answer::Moved(_)) {
        line = line.attr("data-doubt", "");
    }
    if let Answer::Ambiguous(several) = answer {
        let mut list = el("ul");
        for n in several {
            let section = crate::page::heading_around(page, &elements[*n]);
            let link = el("a")
                .attr("href", &format!("#{}", places[*n].id))
                .text(&format!("{section} {}", opening(&places[*n].text)));
            list = list.add(&el("li").add(&link.0).0);
        }
        drop(words.0.append_child(&list.0));
    }
    let close = el("button")
        .attr("type", "button")
        .class("close")
        .attr("data-do", "end-answer")
        .attr("aria-label", text.close)
        .text("×");
    drop(
        page.slot
            .prepend_with_node_1(&line.add(&words.0).add(&close.0).0),
    );
    if let Some(n) = to {
        dom::show(&page.root, &elements[n]);
    }
}

/// The answer was read, or one of its places chosen.
pub fn end_answer(desk: &Shared) {
    remove_answer(&desk.borrow().page);
}

fn remove_answer(page: &Page) {
    for before in dom::all(&page.slot, ".answer") {
        before.remove();
    }
}
