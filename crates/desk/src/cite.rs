//! The dialog 引用: a place of the report as a link, as an entry after GB/T 7714, as Markdown, and as
//! a code for paper. And the way back: an address with a fingerprint leads to its words.

use crate::Desk;
use crate::dom::{self, El, el};
use crate::page::{Page, Section, Work, texts};
use gongbao_report::address::{self, Place as Known};
use gongbao_report::cite;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

/// Something that can be cited.
#[derive(Clone)]
struct Place {
    /// What the reader chooses it by.
    name: String,
    /// The id of its element; none for the whole report.
    id: String,
    /// The text that it stands in.
    text: String,
    /// The words to quote.
    quote: String,
}

/// An open dialog.
pub struct Citing {
    dialog: Element,
    places: Vec<Place>,
}

type Shared = Rc<RefCell<Desk>>;

/// Paragraphs, and tables that have no caption.
const PARAGRAPHS: &str = "p[id], .table-scroll[id]";

/// Opens the dialog for a section or chart with this id, or for the whole report.
pub fn open(desk: &Shared, id: &str) {
    let Desk { page, citing, .. } = &mut *desk.borrow_mut();
    let text = page.text;
    let section = page
        .sections
        .iter()
        .find(|section| section.element.id() == id);
    let chart = dom::by_id(&page.root, id).filter(|_| id.contains("chart/"));
    let mut places: Vec<Place> = selected(page).into_iter().collect();
    let asked = places.len();
    match (section, chart) {
        (Some(section), _) => places.extend(places_in(page, section)),
        (None, Some(chart)) => places.extend(places_of(page, &chart)),
        (None, None) => {
            places.push(Place {
                name: text.whole.to_owned(),
                id: String::new(),
                text: String::new(),
                quote: String::new(),
            });
            places.extend(paragraphs(page, &page.root, ".preamble > "));
        }
    }
    let chosen = places
        .iter()
        .position(|place| place.id == id)
        .filter(|_| asked == 0);
    let mut choice = el("select").attr("aria-label", text.cite_what);
    for (n, place) in places.iter().enumerate() {
        let option = el("option").attr("value", &n.to_string()).text(&place.name);
        choice = choice.add(
            &if Some(n) == chosen {
                option.attr("selected", "")
            } else {
                option
            }
            .0,
        );
    }
    let close = el("button")
        .attr("type", "button")
        .attr("data-do", "end-citing");
    let close = close
        .class("close")
        .attr("aria-label", text.close)
        .text("×");
    let head = el("div")
        .class("cite-head")
        .add(&el("h2").text(text.cite).0)
        .add(&close.0);
    let dialog = el("dialog")
        .class("cite-dialog")
        .attr("aria-label", text.cite)
        .add(&head.0)
        .add(&choice.0)
        .add(&el("div").class("cite-forms").0)
        .add(&el("p").attr("role", "status").0);
    if let Some(before) = citing.take() {
        before.dialog.remove();
    }
    drop(page.slot.append_child(&dialog.0));
    let shown = Citing {
        dialog: dialog.0,
        places,
    };
    shown.draw(page, chosen.unwrap_or_default());
    if let Some(dialog) = shown.dialog.dyn_ref::<web_sys::HtmlDialogElement>() {
        // Always: it is on the page and was not open.
        drop(dialog.show_modal());
    }
    *citing = Some(shown);
}

/// Another place was chosen.
pub fn chosen(desk: &Shared, choice: usize) {
    let Desk { page, citing, .. } = &*desk.borrow();
    if let Some(citing) = citing {
        citing.draw(page, choice);
    }
}

/// A button of the dialog.
pub fn clicked(desk: &Shared, button: &Element) {
    match dom::attr(button, "data-do").as_str() {
        "end-citing" => {
            if let Some(citing) = desk.borrow_mut().citing.take()
                && let Some(dialog) = citing.dialog.dyn_ref::<web_sys::HtmlDialogElement>()
            {
                // Gives the focus back.
                dialog.close();
                citing.dialog.remove();
            }
        }
        "copy" => copy(desk, button),
        _ => {}
    }
}

/// Copies what stands in the field beside the button. A browser that refuses finds it selected.
fn copy(desk: &Shared, button: &Element) {
    let field = button.closest("div").ok().flatten();
    let field = field.and_then(|form| form.query_selector("textarea").ok().flatten());
    let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) else {
        return;
    };
    let Desk { page, citing, .. } = &*desk.borrow();
    let status = citing
        .as_ref()
        .and_then(|c| c.dialog.query_selector("[role=status]").ok().flatten());
    let text = page.text;
    let written = dom::clipboard(&field.value());
    wasm_bindgen_futures::spawn_local(async move {
        let copied = match written {
            Some(written) => wasm_bindgen_futures::JsFuture::from(written).await.is_ok(),
            None => false,
        };
        if !copied {
            dom::focus(&field);
            field.select();
        }
        if let Some(status) = status {
            status.set_text_content(Some(if copied {
                text.copied
            } else {
                text.copy_yourself
            }));
        }
    });
}

impl Citing {
    fn draw(&self, page: &Page, choice: usize) {
        let (Some(place), Ok(Some(forms))) = (
            self.places.get(choice),
            self.dialog.query_selector(".cite-forms"),
        ) else {
            return;
        };
        let work = Work::of(page);
        let base = page_address(&work);
        let fragment = if place.text.is_empty() {
            place.id.clone()
        } else {
            address::address(&place.id, &place.text)
        };
        let words = dom::knows_text_fragments(&page.root).then_some(place.quote.as_str());
        let whole = place.id.is_empty();
        let link = |words| {
            if whole {
                base.clone()
            } else {
                cite::link(&base, &fragment, words)
            }
        };
        let (link, short) = (link(words), link(None));
        let plain = work.work.plain(&place.quote, &today(), &short);
        let markdown = work.work.markdown(&place.quote, &short);
        forms.set_text_content(None);
        let text = page.text;
        for (name, value, rows) in [
            (text.link, &link, "2"),
            (text.entry, &plain, "5"),
            ("Markdown", &markdown, "4"),
        ] {
            drop(forms.append_child(&form(text.copy, name, value, rows).0));
        }
        if let Some(code) = code(&short) {
            let caption = el("figcaption").text(text.code);
            let figure = el("figure").class("cite-code").add(&code).add(&caption.0);
            drop(forms.append_child(&figure.0));
        }
    }
}

/// A text to be copied, with its button.
fn form(copy: &str, name: &str, value: &str, rows: &str) -> El {
    let field = el("textarea")
        .attr("readonly", "")
        .attr("rows", rows)
        .attr("aria-label", name)
        .text(value);
    let button = el("button")
        .attr("type", "button")
        .class("button")
        .attr("data-do", "copy");
    let button = button
        .attr("aria-label", &format!("{copy} {name}"))
        .text(copy);
    let head = el("p").add(&el("b").text(name).0).add(&button.0);
    el("div").class("cite-form").add(&head.0).add(&field.0)
}

/// A code that a phone reads from paper.
fn code(text: &str) -> Option<Element> {
    let (size, path) = cite::code(text)?;
    let size = size + 8;
    let drawing = dom::svg("svg")
        .attr("viewBox", &format!("-4 -4 {size} {size}"))
        .attr("role", "img")
        .attr("aria-label", text)
        .add(&dom::svg("path").attr("d", &path).0);
    Some(drawing.0)
}

/// The words that the reader has selected in the text.
fn selected(page: &Page) -> Option<Place> {
    let (quote, start) = dom::selection(&page.root)?;
    let paragraph = start.closest(".text > p[id]").ok()??;
    let inside = page.root.contains(Some(&paragraph));
    inside.then(|| Place {
        name: page.text.selected.to_owned(),
        id: paragraph.id(),
        text: paragraph.text_content().unwrap_or_default(),
        quote,
    })
}

fn places_in(page: &Page, section: &Section) -> Vec<Place> {
    let heading = crate::page::heading(section);
    let own = ":scope > details > .section-body ";
    let mut places = vec![Place {
        name: format!("{}：{heading}", page.text.section),
        id: section.element.id(),
        text: heading.clone(),
        quote: String::new(),
    }];
    places.extend(paragraphs(
        page,
        &section.element,
        &format!("{own}> .text > "),
    ));
    for chart in dom::all(&section.element, &format!("{own}> .charts > figure[id]")) {
        places.push(chart_itself(page, &chart));
    }
    for figure in dom::all(&section.element, &format!("{own}> .text > p .figure[id]")) {
        let printed = figure.text_content().unwrap_or_default();
        if let Some(place) = figure_place(&figure, |before| {
            format!("{}：{printed} · {}", page.text.figure, ending(before))
        }) {
            places.push(place);
        }
    }
    places
}

/// A chart, and each number in it by what it says and what it counts.
fn places_of(page: &Page, chart: &Element) -> Vec<Place> {
    let mut places = vec![chart_itself(page, chart)];
    let text_in = |element: &Element, selector: &str| {
        let found = element.query_selector(selector).ok().flatten();
        found
            .and_then(|found| found.text_content())
            .unwrap_or_default()
    };
    for mark in dom::all(chart, "a.mark[href]") {
        let href = dom::attr(&mark, "href");
        let Some(figure) = dom::by_id(&page.root, href.trim_start_matches('#')) else {
            continue;
        };
        let panel = mark.closest(".panel").ok().flatten();
        let series = panel
            .map(|panel| text_in(&panel, ".panel-title"))
            .unwrap_or_default();
        let (value, label) = (text_in(&mark, ".value"), text_in(&mark, ".label"));
        places.extend(figure_place(&figure, |_| {
            format!("{value} · {series}{label}")
        }));
    }
    places
}

fn chart_itself(page: &Page, chart: &Element) -> Place {
    let caption = chart.query_selector("figcaption").ok().flatten();
    let caption = caption
        .and_then(|caption| caption.text_content())
        .unwrap_or_default();
    Place {
        name: format!("{}：{caption}", page.text.chart),
        id: chart.id(),
        text: caption.clone(),
        quote: caption,
    }
}

/// A number of the text with its sentence; it is named by the text before it.
fn figure_place(figure: &Element, name: impl Fn(&str) -> String) -> Option<Place> {
    let paragraph = figure.closest("p[id]").ok()??;
    let text = paragraph.text_content().unwrap_or_default();
    let at = before(&paragraph, figure);
    Some(Place {
        name: name(text.get(..at).unwrap_or_default()),
        id: figure.id(),
        quote: sentence(&text, at),
        text,
    })
}

/// The last words of a text, as far back as its last mark.
fn ending(text: &str) -> String {
    let words = text
        .rsplit(['，', ',', '。', '；', '：', '、'])
        .next()
        .unwrap_or(text);
    let letters: Vec<char> = words.chars().collect();
    letters[letters.len().saturating_sub(16)..].iter().collect()
}

fn paragraphs(page: &Page, root: &Element, path: &str) -> Vec<Place> {
    let selector: Vec<String> = PARAGRAPHS
        .split(", ")
        .map(|one| format!("{path}{one}"))
        .collect();
    let found = dom::all(root, &selector.join(", "));
    let place = |(n, paragraph): (usize, Element)| {
        let text = paragraph.text_content().unwrap_or_default();
        Place {
            name: format!("{}{}：{}", page.text.paragraph, n + 1, opening(&text)),
            id: paragraph.id(),
            quote: if paragraph.tag_name() == "P" {
                text.clone()
            } else {
                String::new()
            },
            text,
        }
    };
    found.enumerate().map(place).collect()
}

fn opening(text: &str) -> String {
    let mut opening: String = text.chars().take(16).collect();
    if text.chars().nth(16).is_some() {
        opening.push('…');
    }
    opening
}

/// How many bytes of an element's text stand before an element inside it.
fn before(paragraph: &Element, inside: &Element) -> usize {
    let mut nodes = Vec::new();
    texts(paragraph, &mut nodes);
    let outside = nodes.iter().take_while(|node| !inside.contains(Some(node)));
    outside
        .map(|node| node.text_content().map_or(0, |text| text.len()))
        .sum()
}

/// The sentence of a text around a byte.
fn sentence(text: &str, at: usize) -> String {
    let ends = ['。', '！', '？', '!', '?'];
    let start = text.get(..at).and_then(|before| before.rfind(ends));
    let start = start.map_or(0, |end| {
        end + text[end..].chars().next().map_or(0, char::len_utf8)
    });
    let end = text.get(at..).and_then(|behind| behind.find(ends));
    let end = end.map_or(text.len(), |end| {
        at + end + text[at + end..].chars().next().map_or(0, char::len_utf8)
    });
    text[start..end].trim().to_owned()
}

/// The address of the page itself; of a file on a disk that of the issuer's page.
fn page_address(work: &Work) -> String {
    let here = dom::address();
    if here.starts_with("http") || work.address.is_empty() {
        here
    } else {
        work.address.clone()
    }
}

/// Today, where the reader is.
fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}

/// Follows the address of the page, if it has a fingerprint: to its words, wherever they are now.
pub fn follow(desk: &Shared) {
    let Desk { page, .. } = &*desk.borrow();
    let Some(fragment) = dom::fragment() else {
        return;
    };
    let Some((id, _)) = address::parts(&fragment) else {
        return;
    };
    // In a host's page each report answers for its own addresses.
    let own = page.sections.first().is_some_and(|section| {
        let id = section.element.id();
        let prefix = id.strip_suffix(&dom::attr(&section.element, "data-section"));
        fragment.starts_with(prefix.unwrap_or_default())
    });
    if !own {
        return;
    }
    let by_name = id.contains("figure/") || id.contains("chart/");
    if let Some(element) = dom::by_id(&page.root, id).filter(|_| by_name) {
        dom::show(&page.root, &element);
        return;
    }
    let mut elements: Vec<Element> = page
        .sections
        .iter()
        .map(|section| section.element.clone())
        .collect();
    let mut words: Vec<String> = page.sections.iter().map(crate::page::heading).collect();
    for paragraph in dom::all(
        &page.root,
        ".body .text > p[id], .body .text > .table-scroll[id]",
    ) {
        words.push(paragraph.text_content().unwrap_or_default());
        elements.push(paragraph);
    }
    let ids: Vec<String> = elements.iter().map(Element::id).collect();
    let known = ids.iter().zip(&words).map(|(id, text)| Known { id, text });
    match address::resolve(&fragment, &known.collect::<Vec<_>>()) {
        Some(n) => dom::show(&page.root, &elements[n]),
        None => {
            let line = el("p").attr("role", "alert").text(page.text.gone);
            drop(page.slot.append_child(&line.0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_around_a_number_is_quoted_whole() {
        let text = "一句话。来信229件,办结229件。后一句";
        assert_eq!(
            sentence(text, text.find("229").unwrap()),
            "来信229件,办结229件。"
        );
        assert_eq!(sentence(text, text.find("后").unwrap()), "后一句");
        assert_eq!(sentence(text, 0), "一句话。");
    }

    #[test]
    fn a_long_paragraph_is_chosen_by_its_opening() {
        assert_eq!(opening("短"), "短");
        assert_eq!(opening(&"长".repeat(20)), format!("{}…", "长".repeat(16)));
    }
}
