//! The figures: those that tell the year, in their order, and all others. A number is the text's: it changes only
//! by pointing at other words.

use super::fields::edited;
use super::words::words_in;
use super::{folded, row_field, sent, sign_button, slot};
use crate::text::text;
use crate::work::{Msg, Work};
use gongbao_edit::Edit;
use gongbao_report::{Figure, Report};
use gongbao_viewer::platform;
use gongbao_viewer::text::{Lang, fill, number};
use gongbao_viewer::view::button;
use gongbao_viewer::view::el::{Build, El, el};
use yew::Callback;

/// No more than these stand in the overview.
const MOST: usize = 9;

pub fn figures(lang: Lang, report: &Report, work: &Work, send: &Callback<Msg>) -> El {
    let text = text(lang);
    let list = Figures {
        lang,
        report,
        work,
        send,
    };
    let chosen = report.highlights.iter();
    let chosen: Vec<&Figure> = chosen
        .filter_map(|id| report.figures.iter().find(|figure| figure.id == *id))
        .collect();
    let last = chosen.len().saturating_sub(1);
    let rows = chosen.iter().enumerate();
    let rows: Vec<El> = rows
        .map(|(n, figure)| list.chosen(figure, n, n == last))
        .collect();
    let count = chosen.len().to_string();
    let others: Vec<&Figure> = report
        .figures
        .iter()
        .filter(|figure| !report.highlights.contains(&figure.id))
        .collect();
    let summary = fill(text.other_figures, &[&others.len().to_string()]);
    let toggled = sent(send, |event| {
        let (_, open) = platform::toggled(&event)?;
        Some(Msg::Others(open))
    });
    // Drawn when they are asked for: some reports state thousands.
    let others = work.others.then(|| {
        let rows: Vec<El> = others.iter().map(|figure| list.other(figure)).collect();
        el("ul").class("order").add(rows)
    });
    el("section")
        .attr("aria-labelledby", "edit-figures")
        .add(
            el("h3")
                .id("edit-figures".to_owned())
                .add(fill(text.key_figures, &[&count])),
        )
        .add(el("p").class("hint").add(text.key_figures_hint))
        .add(el("ol").class("order").add(rows))
        .add(
            folded(&summary)
                .flag("open", work.others)
                .attr("data-fold", "figures")
                .on_toggle(toggled)
                .add(slot(others)),
        )
}

struct Figures<'a> {
    lang: Lang,
    report: &'a Report,
    work: &'a Work,
    send: &'a Callback<Msg>,
}

impl Figures<'_> {
    fn chosen(&self, figure: &Figure, n: usize, last: bool) -> El {
        let text = text(self.lang);
        let name = &figure.label.zh;
        let id = figure.id.as_str();
        let moving = |by: isize, sign: &str, said: &str, end: bool| {
            let figure = figure.id.clone();
            let edit = move |_| {
                let figure = figure.clone();
                Msg::Edit(Edit::MoveHighlight { figure, by })
            };
            sign_button(sign, &fill(said, &[name]), self.send.reform(edit))
                .id(moves(id, by))
                // Disabled it would hand the focus on, and whoever presses on would undo the move.
                .attr_if("aria-disabled", end.then_some("true"))
        };
        let acts = el("span")
            .class("moves")
            .add(moving(-1, "↑", text.up, n == 0))
            .add(moving(1, "↓", text.down, last))
            .add(self.choosing(figure, false, "−", text.leave_out));
        let over = n >= MOST;
        el("li")
            .key(id)
            .class(if over { "over" } else { "" })
            .add(self.line(figure))
            .add(acts)
            .add(slot(self.pointing(figure)))
    }

    fn other(&self, figure: &Figure) -> El {
        let tells =
            figure.tells_year(self.report.year) && self.work.verified.figure(&figure.id).is_some();
        let put_in = tells.then(|| self.choosing(figure, true, "+", text(self.lang).put_in));
        el("li")
            .key(&figure.id)
            .add(self.line(figure))
            .add(el("span").class("moves").add(put_in))
            .add(slot(self.pointing(figure)))
    }

    fn choosing(&self, figure: &Figure, chosen: bool, sign: &str, said: &str) -> El {
        let id = figure.id.clone();
        let edit = move |_| {
            let figure = id.clone();
            Msg::Edit(Edit::Highlight { figure, chosen })
        };
        sign_button(
            sign,
            &fill(said, &[&figure.label.zh]),
            self.send.reform(edit),
        )
        .id(chooses(&figure.id))
    }

    /// The name, which can be changed, and the number, which cannot.
    fn line(&self, figure: &Figure) -> El {
        let text = text(self.lang);
        let id = figure.id.clone();
        let relabel = edited(self.send, move |label| {
            let figure = id.clone();
            Edit::Label { figure, label }
        });
        let pointing = self.work.pointing.as_ref() == Some(&figure.id);
        let id = (!pointing).then(|| figure.id.clone());
        let point = button(text.point)
            .id(points(&figure.id))
            .class("button plain")
            .attr("aria-expanded", if pointing { "true" } else { "false" })
            .attr("aria-label", fill(text.point_of, &[&figure.label.zh]))
            .on_click(self.send.reform(move |_| Msg::Point(id.clone())));
        let said = said(figure, self.lang);
        let named = format!("{} {said}", figure.label.zh);
        let name = row_field(&fill(text.label, &[&named]), &figure.label.zh, relabel);
        el("div")
            .class("line")
            .add(el("span").class("field").add(name.id(labels(&figure.id))))
            .add(el("b").add(said))
            .add(point)
    }

    /// The text around the figure, whose numbers are buttons.
    fn pointing(&self, figure: &Figure) -> Option<El> {
        if self.work.pointing.as_ref() != Some(&figure.id) {
            return None;
        }
        let draft = &self.work.draft;
        let around = draft.words_around(&figure.id)?;
        let id = &figure.id;
        let edit = |words| Edit::Point {
            figure: id.clone(),
            words,
        };
        let close = self.send.reform(|_| Msg::Point(None));
        Some(words_in(self.lang, draft, &around, edit, close, self.send))
    }
}

/// The number of a figure as the desk says it.
pub fn said(figure: &Figure, lang: Lang) -> String {
    let (value, unit) = (
        number::beside_name(figure, lang),
        number::unit(figure, lang),
    );
    number::joined(&value, &unit, lang)
}

/// The id of the field of a figure's name.
pub fn labels(id: &str) -> String {
    format!("edit-label-{id}")
}

/// The id of the button that shows the words for a figure.
pub fn points(id: &str) -> String {
    format!("edit-point-{id}")
}

/// The id of the button that puts a figure into the overview, or leaves it out.
fn chooses(id: &str) -> String {
    format!("edit-choose-{id}")
}

/// The id of that button of the next figure in its list, or of the one before: a figure that is put in or left out
/// goes to the other list.
pub fn beside(id: &str, report: &Report) -> Option<String> {
    let chosen = |id: &String| report.highlights.contains(id);
    let list: Vec<&String> = if chosen(&id.to_owned()) {
        report.highlights.iter().collect()
    } else {
        let others = report.figures.iter().filter(|figure| !chosen(&figure.id));
        let others = others.filter(|figure| figure.tells_year(report.year));
        others.map(|figure| &figure.id).collect()
    };
    let at = list.iter().position(|other| *other == id)?;
    let other = list.get(at + 1).or_else(|| list.get(at.checked_sub(1)?))?;
    Some(chooses(other))
}

/// The id of the button that moves what is named so.
pub fn moves(id: &str, by: isize) -> String {
    format!("edit-{}-{id}", if by < 0 { "up" } else { "down" })
}
