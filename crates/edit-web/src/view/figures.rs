//! The figures: those that tell the year, in their order, and all others. A number is the text's: it changes only
//! by pointing at other words.

use super::fields::edited;
use super::{folded, row_field, sent, sign_button};
use crate::text::text;
use crate::work::{Msg, Work};
use gongbao_edit::{Edit, Words};
use gongbao_report::{Figure, Report};
use gongbao_viewer::platform;
use gongbao_viewer::text::{Lang, fill, number};
use gongbao_viewer::view::button;
use gongbao_viewer::view::el::{Build, El, el};
use yew::Callback;

/// The id of the words that can be pointed at, which take the focus.
pub const WORDS: &str = "edit-words";

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
                .add(others),
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
                .flag("disabled", end)
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
            .add(self.pointing(figure))
    }

    fn other(&self, figure: &Figure) -> El {
        let tells =
            figure.tells_year(self.report.year) && self.work.verified.figure(&figure.id).is_some();
        let put_in = tells.then(|| self.choosing(figure, true, "+", text(self.lang).put_in));
        el("li")
            .key(&figure.id)
            .add(self.line(figure))
            .add(el("span").class("moves").add(put_in))
            .add(self.pointing(figure))
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
        let name = row_field(text.label, &figure.label.zh, relabel);
        let (value, unit) = (
            number::beside_name(figure, self.lang),
            number::unit(figure, self.lang),
        );
        el("div")
            .class("line")
            .add(name)
            .add(el("b").add(number::joined(&value, unit, self.lang)))
            .add(point)
    }

    /// The text around the figure, whose numbers are buttons.
    fn pointing(&self, figure: &Figure) -> Option<El> {
        if self.work.pointing.as_ref() != Some(&figure.id) {
            return None;
        }
        let (around, all) = self.work.draft.words_around(&figure.id)?;
        let id = &figure.id;
        let edit = |words| Edit::Point {
            figure: id.clone(),
            words,
        };
        let current = Some(figure.source.printed.as_str());
        Some(words_in(self.lang, &around, all, current, edit, self.send))
    }
}

/// A text whose numbers are buttons, each for an edit.
pub fn words_in(
    lang: Lang,
    around: &str,
    all: Vec<Words>,
    current: Option<&str>,
    edit: impl Fn(Words) -> Edit,
    send: &Callback<Msg>,
) -> El {
    let mut said = el("p").class("around").attr("lang", "zh-CN");
    let mut at = 0;
    for words in all {
        let (before, printed) = (
            around.get(at..words.at.start).unwrap_or_default(),
            around.get(words.at.clone()).unwrap_or_default(),
        );
        at = words.at.end;
        let edit = edit(words);
        let choose = el("button")
            .attr("type", "button")
            .attr_if("aria-current", (Some(printed) == current).then_some("true"))
            .add(printed)
            .on_click(send.reform(move |_| Msg::Edit(edit.clone())));
        said = said.add(before.replace('\t', " ")).add(choose);
    }
    let rest = around.get(at..).unwrap_or_default();
    el("div")
        .class("words")
        .id(WORDS.to_owned())
        .attr("tabindex", "-1")
        .add(el("p").class("hint").add(text(lang).point_hint))
        .add(said.add(rest.replace('\t', " ")))
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
