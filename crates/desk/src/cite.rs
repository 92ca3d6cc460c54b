//! The dialog 引用: a place of the report as a link, as an entry after GB/T 7714, as Markdown, and as
//! a code for paper.
//!
//! - [`place`]: what can be cited
//! - [`forms`]: in which forms
//! - [`follow`]: an address with a fingerprint leads back to its words
//! - [`kept`]: the words of earlier versions
//! - [`embed`]: the line that shows a chart elsewhere

mod embed;
mod follow;
mod forms;
mod kept;
mod place;

pub use embed::open as embed;
pub use follow::{end_answer, follow};
pub use forms::{Forms, HOME, forms, prefix};
pub use place::{Place, before, number};

use crate::Desk;
use crate::dom::{self, El, el};
use crate::page::Page;
use crate::text::Text;
use gongbao_report::cite;
use place::{paragraphs, places_in, places_of, selected};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

/// An open dialog.
pub struct Citing {
    dialog: Element,
    places: Vec<Place>,
}

type Shared = Rc<RefCell<Desk>>;

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
