//! The page of a PDF or OFD that states a number: its text is drawn again where it stands, with the number's
//! words framed. Whoever shows the report hands its pages over when asked.

use crate::dom::{El, el, svg};
use crate::text::{Text, fill};
use gongbao_report::pages::{Frame, Page, Pages, Row};
use js_sys::{Function, Promise, Reflect};
use std::fmt::Write;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// The property of an element around the report that gives the pages of the report shown, as its JSON has
/// them: a function, whose answer may be a promise. Each report has one of its own.
const HANDED: &str = "paper";
/// How much higher a frame is than the characters in it, see [`Row::frame`].
const FRAME: i32 = 11;

/// The pages of a report, with the function that gave them.
pub struct Known {
    from: Function,
    pages: Pages,
}

/// The pages of the report with this element: those that are known, if they are still its own. None of a
/// report that has none.
pub async fn pages(root: Element, known: Option<Rc<Known>>) -> Option<Rc<Known>> {
    let from = handed(&root)?;
    if let Some(known) = known.filter(|known| known.from == from) {
        return Some(known);
    }
    let answer = from.call0(&JsValue::NULL).ok()?;
    let answer = wasm_bindgen_futures::JsFuture::from(Promise::resolve(&answer));
    let text = answer.await.ok().and_then(|answer| answer.as_string());
    let pages = text.and_then(|text| Pages::read(&text).ok());
    Some(Rc::new(Known {
        from,
        pages: pages.unwrap_or_default(),
    }))
}

fn handed(root: &Element) -> Option<Function> {
    let mut around = Some(root.clone());
    while let Some(element) = around {
        let found = Reflect::get(&element, &JsValue::from_str(HANDED));
        if let Some(found) = found.ok().and_then(|found| found.dyn_into().ok()) {
            return Some(found);
        }
        around = element.parent_element();
    }
    None
}

impl Known {
    /// The pages on which a figure's words stand; none where their place is not known.
    pub fn draw(&self, figure: &str, text: &Text) -> Option<El> {
        let frames: Vec<Frame> = self.pages.frames_of(figure).collect();
        let first = frames.first()?.page;
        let said = fill(text.on_paper, &[first + 1, self.pages.pages.len()]);
        let mut sheets = el("div")
            .class("sheets")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", &said)
            .attr("lang", "zh-CN");
        for frames in frames.chunk_by(|a, b| a.page == b.page) {
            let page = self.pages.pages.get(frames.first()?.page)?;
            sheets = sheets.add(&sheet(page, frames).0);
        }
        let caption = el("figcaption").text(&said);
        Some(el("figure").class("paper").add(&caption.0).add(&sheets.0))
    }

    pub fn has(&self, figure: &str) -> bool {
        self.pages.frames_of(figure).next().is_some()
    }
}

/// A page that is as wide as makes the framed words well readable, see the style sheet.
fn sheet(page: &Page, frames: &[Frame]) -> El {
    let sizes = frames.iter().map(|frame| frame.bottom - frame.top);
    let size = sizes.max().unwrap_or_default().max(FRAME) * 10 / FRAME;
    let wide = f64::from(page.width) / f64::from(size);
    let sheet = svg("svg")
        .attr("viewBox", &format!("0 0 {} {}", page.width, page.height))
        .attr("width", &format!("{wide:.2}em"));
    let sheet = frames.iter().fold(sheet, |sheet, frame| {
        let frame = svg("rect")
            .attr("x", &(frame.left - size / 10).to_string())
            .attr("y", &frame.top.to_string())
            .attr("width", &(frame.right - frame.left + size / 5).to_string())
            .attr("height", &(frame.bottom - frame.top).to_string());
        sheet.add(&frame.0)
    });
    page.rows
        .iter()
        .fold(sheet, |sheet, row| sheet.add(&line(row).0))
}

/// A row whose characters stand one by one where they are printed.
fn line(row: &Row) -> El {
    let (mut places, mut at) = (String::new(), row.left);
    for (character, advance) in row.text.chars().zip(&row.advances) {
        // The browser counts as scripts do.
        for _ in 0..character.len_utf16() {
            let _never_fails = write!(places, "{at} ");
        }
        at = at.saturating_add(*advance);
    }
    svg("text")
        .attr("x", places.trim_end())
        .attr("y", &row.base.to_string())
        .attr("font-size", &row.size.to_string())
        .text(&row.text)
}

/// Brings the framed words into the middle of what is seen of their page.
pub fn show(figure: &Element) {
    let find = |css: &str| figure.query_selector(css).ok().flatten();
    let (Some(sheets), Some(frame)) = (find(".sheets"), find("rect")) else {
        return;
    };
    let (around, frame) = (
        sheets.get_bounding_client_rect(),
        frame.get_bounding_client_rect(),
    );
    let middle = |start: f64, length: f64| start + length / 2.0;
    let across = middle(frame.left(), frame.width()) - middle(around.left(), around.width());
    let down = middle(frame.top(), frame.height()) - middle(around.top(), around.height());
    // Pixels; what is past an end stops there.
    #[allow(clippy::cast_possible_truncation)]
    let [across, down] = [across, down].map(|length| length as i32);
    sheets.set_scroll_left(sheets.scroll_left() + across);
    sheets.set_scroll_top(sheets.scroll_top() + down);
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    figure.scroll_into_view_with_scroll_into_view_options(&options);
}
