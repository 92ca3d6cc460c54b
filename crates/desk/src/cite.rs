//! The dialog 引用: a place of the report as a link, as an entry after GB/T 7714, as Markdown, and as
//! a code for paper. And the way back: an address with a fingerprint leads to its words.

mod embed;
mod kept;

pub use embed::open as embed;

use crate::Desk;
use crate::dom::{self, El, el};
use crate::page::{Page, Section, Work, cells, texts};
use crate::text::Text;
use gongbao_report::address::{self, Answer, Place as Cited, sentence_at};
use gongbao_report::cite;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement, Node};

/// Something that can be cited.
#[derive(Clone)]
pub struct Place {
    /// What the reader chooses it by.
    name: String,
    /// Its address; nothing has none but the whole report.
    cited: Option<Cited>,
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

/// On the report of a single chart in a host's page (`assets/scripts/mount.js`): the address of its own page.
pub const HOME: &str = "data-home";

/// What stands before each address of a report in a host's page.
pub fn prefix(page: &Page) -> String {
    let section = page.sections.first().map(|section| &section.element);
    let prefix = section.and_then(|section| {
        let id = section.id();
        let prefix = id.strip_suffix(&dom::attr(section, "data-section"))?;
        Some(prefix.to_owned())
    });
    prefix.unwrap_or_default()
}

/// The forms in which a place is cited.
pub struct Forms {
    /// The address, with the words to look for where the browser knows how.
    pub link: String,
    /// The address alone.
    pub short: String,
    /// The words and the entry after GB/T 7714.
    pub plain: String,
    pub markdown: String,
}

/// How a place is cited.
pub fn forms(page: &Page, place: &Place) -> Forms {
    let work = Work::of(page);
    let home = dom::attr(&page.root, HOME);
    let (base, prefix) = if home.is_empty() {
        (page_address(&work), String::new())
    } else {
        (home, prefix(page))
    };
    let fragment = place.cited.as_ref().map(Cited::address);
    let fragment = fragment.map(|fragment| match fragment.strip_prefix(&prefix) {
        Some(own) => own.to_owned(),
        None => fragment,
    });
    let words = dom::knows_text_fragments(&page.root).then_some(place.quote.as_str());
    let link = |words| match &fragment {
        Some(fragment) => cite::link(&base, fragment, words),
        None => base.clone(),
    };
    let short = link(None);
    Forms {
        link: link(words),
        plain: work.work.plain(&place.quote, &today(), &short),
        markdown: work.work.markdown(&place.quote, &short),
        short,
    }
}

/// A number of the text as a place.
pub fn number(figure: &Element) -> Option<Place> {
    figure_place(figure, |_| {
        format!("{} {}", text_of(figure), dom::attr(figure, "title"))
    })
}

/// Opens the dialog for a section, chart or number with this id, or for the whole report.
pub fn open(desk: &Shared, id: &str) {
    let Desk { page, citing, .. } = &mut *desk.borrow_mut();
    let text = page.text;
    let section = page
        .sections
        .iter()
        .find(|section| section.element.id() == id);
    let here = dom::by_id(&page.root, id);
    let chart = here.clone().filter(|_| id.contains("chart/"));
    let figure = here.filter(|here| here.matches(".figure").unwrap_or(false));
    let mut places: Vec<Place> = selected(page).into_iter().collect();
    let asked = places.len();
    match (section, chart, figure) {
        (Some(section), ..) => places.extend(places_in(page, section)),
        (None, Some(chart), _) => places.extend(places_of(page, &chart)),
        (None, None, Some(figure)) => {
            places.extend(number(&figure));
            let mut sections = page.sections.iter().rev();
            let around = sections.find(|section| section.element.contains(Some(&figure)));
            places.extend(
                around
                    .into_iter()
                    .flat_map(|around| places_in(page, around)),
            );
        }
        (None, None, None) => {
            places.push(Place {
                name: text.whole.to_owned(),
                cited: None,
                quote: String::new(),
            });
            places.extend(paragraphs(page, &page.root, ".preamble > "));
        }
    }
    let chosen = places
        .iter()
        .position(|place| place.cited.as_ref().is_some_and(|cited| cited.id == id))
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
    let forms = el("div").class("cite-forms");
    let dialog = dialog(text, text.cite, &[choice, forms]);
    let shown = Citing { dialog, places };
    shown.draw(page, chosen.unwrap_or_default());
    shown.show(page, citing);
}

/// A dialog with a title, what is in it, a cross, and a line that says what was done.
fn dialog(text: &Text, title: &str, inside: &[El]) -> Element {
    let close = el("button")
        .attr("type", "button")
        .attr("data-do", "end-citing");
    let close = close
        .class("close")
        .attr("aria-label", text.close)
        .text("×");
    let head = el("div")
        .class("cite-head")
        .add(&el("h2").text(title).0)
        .add(&close.0);
    let dialog = el("dialog").class("cite-dialog").attr("aria-label", title);
    let dialog = dialog.add(&head.0);
    let dialog = inside.iter().fold(dialog, |dialog, one| dialog.add(&one.0));
    dialog.add(&el("p").attr("role", "status").0).0
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
    /// Opens it in the place of the one before.
    fn show(self, page: &Page, citing: &mut Option<Self>) {
        if let Some(before) = citing.take() {
            before.dialog.remove();
        }
        drop(page.slot.append_child(&self.dialog));
        if let Some(dialog) = self.dialog.dyn_ref::<web_sys::HtmlDialogElement>() {
            // Always: it is on the page and was not open.
            drop(dialog.show_modal());
        }
        *citing = Some(self);
    }

    fn draw(&self, page: &Page, choice: usize) {
        let (Some(place), Ok(Some(forms))) = (
            self.places.get(choice),
            self.dialog.query_selector(".cite-forms"),
        ) else {
            return;
        };
        let Forms {
            link,
            short,
            plain,
            markdown,
        } = self::forms(page, place);
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
        cited: Some(text_cited(&paragraph)),
        quote,
    })
}

fn places_in(page: &Page, section: &Section) -> Vec<Place> {
    let heading = crate::page::heading(section);
    let own = ":scope > details > .section-body ";
    let mut places = vec![Place {
        name: format!("{}：{heading}", page.text.section),
        cited: Some(section_cited(section)),
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
        cited: Some(chart_cited(chart)),
        quote: caption,
    }
}

/// A number of the text with its sentence; it is named by the text before it. One of a table is cited with
/// the table.
fn figure_place(figure: &Element, name: impl Fn(&str) -> String) -> Option<Place> {
    if let Ok(Some(table)) = figure.closest(".table-scroll[id]") {
        return Some(Place {
            name: name(""),
            quote: String::new(),
            cited: Some(text_cited(&table)),
        });
    }
    let paragraph = figure.closest("p[id]").ok()??;
    let text = text_of(&paragraph);
    let at = before(&paragraph, figure);
    Some(Place {
        name: name(text.get(..at).unwrap_or_default()),
        quote: sentence_at(&text, at).to_owned(),
        cited: Some(figure_cited(figure, &text, at)),
    })
}

fn text_of(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

fn text_cited(element: &Element) -> Cited {
    Cited::of_text(&element.id(), &text_of(element))
}

/// A section is found by its heading and cited with all that it says.
fn section_cited(section: &Section) -> Cited {
    let heading = crate::page::heading(section);
    let texts = ".text > p[id], .text > .table-scroll[id], summary > [id]";
    let texts = dom::all(&section.element, texts).map(|text| text_of(&text));
    Cited {
        words: texts.collect::<Vec<_>>().join("\n"),
        ..Cited::of_text(&section.element.id(), &heading)
    }
}

fn figure_cited(figure: &Element, paragraph: &str, at: usize) -> Cited {
    Cited::of_figure(&figure.id(), paragraph, at, &text_of(figure))
}

/// A chart is found by its caption and cited with every mark: its name, its number, and the figure that
/// they are of.
fn chart_cited(chart: &Element) -> Cited {
    let caption = chart.query_selector("figcaption").ok().flatten();
    let caption = caption.map(|caption| text_of(&caption)).unwrap_or_default();
    let marks = dom::all(chart, "a.mark[href]")
        .map(|mark| format!("{} {}", dom::attr(&mark, "href"), text_of(&mark)));
    let words: Vec<String> = std::iter::once(caption.clone()).chain(marks).collect();
    Cited {
        words: words.join("\n"),
        ..Cited::of_text(&chart.id(), &caption)
    }
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
        let cited = text_cited(&paragraph);
        Place {
            name: format!("{}{}：{}", page.text.paragraph, n + 1, opening(&cited.text)),
            quote: if paragraph.tag_name() == "P" {
                cited.text.clone()
            } else {
                String::new()
            },
            cited: Some(cited),
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

/// How many bytes of the text of a paragraph or row stand before an element inside it.
pub fn before(around: &Element, inside: &Element) -> usize {
    let precedes = |node: &Node| {
        inside.compare_document_position(node) & Node::DOCUMENT_POSITION_PRECEDING != 0
    };
    let mut bytes = 0;
    for cell in cells(around) {
        let mut nodes = Vec::new();
        texts(&cell, &mut nodes);
        let before = nodes.iter().filter(|node| precedes(node));
        bytes += before
            .map(|node| node.text_content().map_or(0, |text| text.len()))
            .sum::<usize>();
        // Cells are joined by tabs.
        if cell.contains(Some(inside)) {
            break;
        }
        bytes += 1;
    }
    bytes
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_paragraph_is_chosen_by_its_opening() {
        assert_eq!(opening("短"), "短");
        assert_eq!(opening(&"长".repeat(20)), format!("{}…", "长".repeat(16)));
    }
}
