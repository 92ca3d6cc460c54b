//! What is doubtful: what the import was not sure of, and the figures that their sentences do not bear out.

use super::figures::words_in;
use super::tick;
use crate::text::{remark, short, text};
use crate::work::{Msg, Opened, Work};
use gongbao_edit::{Edit, Words};
use gongbao_import::{Diagnostic, Problem, Severity};
use gongbao_report::Report;
use gongbao_report::model::Paragraph;
use gongbao_report::text::row_text;
use gongbao_viewer::text::{Lang, fill, number};
use gongbao_viewer::view::button;
use gongbao_viewer::view::el::{Build, El, el};
use std::ops::Range;
use yew::Callback;

/// What should be looked at, and what is only worth knowing.
pub fn parted(opened: &Opened) -> (Vec<&Diagnostic>, Vec<&Diagnostic>) {
    let remarks = opened.remarks.iter();
    remarks.partition(|remark| remark.severity == Severity::Warning)
}

/// A remark with its place in the file.
pub fn item(lang: Lang, work: &Work, one: &Diagnostic) -> El {
    el("li").add(said(lang, work, one))
}

fn said(lang: Lang, work: &Work, one: &Diagnostic) -> El {
    let place = (one.line > 0).then(|| {
        let line = one.line.to_string();
        el("small").add(fill(text(lang).line, &[&line]))
    });
    let [before, printed, after] = &one.excerpt;
    let excerpt = (!printed.is_empty()).then(|| {
        el("q")
            .attr("lang", "zh-CN")
            .add(before.as_str())
            .add(el("mark").add(printed.as_str()))
            .add(after.as_str())
    });
    el("div")
        .add(el("p").add(still(lang, work, one)))
        .add(excerpt)
        .add(place)
}

/// What a remark says now: a number that was left out may have been taken since.
fn still(lang: Lang, work: &Work, one: &Diagnostic) -> String {
    let out = left_out(one).unwrap_or_default();
    match taken_since(work, one) {
        None | Some((0, _)) => remark(lang, &one.problem),
        Some((_, 0)) => fill(text(lang).now_taken, &[&short(out)]),
        Some((taken, left)) => {
            let [taken, left] = [taken, left].map(|count| count.to_string());
            fill(text(lang).partly_taken, &[&short(out), &taken, &left])
        }
    }
}

/// How many of the numbers that a remark says were left out are figures now, and how many are not.
fn taken_since(work: &Work, one: &Diagnostic) -> Option<(usize, usize)> {
    let out = left_out(one)?;
    let paragraph = paragraph_of(work.verified.report(), one)?;
    let numbers = work.draft.numbers_of(paragraph, out)?;
    let at = place_in(&numbers.text, one, out)?;
    let there = |all: &[Words]| {
        let there = all.iter().filter(|words| at.contains(&words.at.start));
        there.count()
    };
    Some((there(&numbers.stated), there(&numbers.free)))
}

/// Where in this text the words stand that were left out.
fn place_in(text: &str, one: &Diagnostic, out: &str) -> Option<Range<usize>> {
    let [before, printed, after] = &one.excerpt;
    let (before, after) = (before.trim_start(), after.trim_end());
    let quoted = text.find(&format!("{before}{printed}{after}"));
    let start = match quoted.filter(|_| !printed.is_empty()) {
        Some(quoted) => quoted + before.len(),
        None => text.find(out)?,
    };
    Some(start..start + out.len())
}

/// What is doubted, what can be done about it, and the words to choose from.
type Doubt = (El, Vec<Option<El>>, Option<El>);

/// All doubts, each to be ticked off, and after them what is only worth knowing.
pub fn doubts(lang: Lang, opened: &Opened, work: &Work, send: &Callback<Msg>) -> El {
    let text = text(lang);
    let doubts = Doubts {
        lang,
        opened,
        work,
        send,
    };
    let report = work.verified.report();
    let (warnings, others) = parted(opened);
    let mut items = Vec::new();
    for (figure, mismatch) in work.verified.mismatches() {
        let why = lang.mismatch(figure, mismatch);
        let named = number::quantity(figure, lang);
        let doubt = fill(text.not_proven, &[&figure.label.zh, &named, &why]);
        let to = doubts.to(Some(figure.source.paragraph.as_str()));
        items.push((el("p").add(doubt), vec![to], None));
    }
    for one in &warnings {
        let paragraph = paragraph_of(report, one);
        let (take, words) = doubts.taking(one, paragraph);
        items.push((
            said(lang, work, one),
            vec![doubts.to(paragraph), take],
            words,
        ));
    }
    let left = items.len() - (0..items.len()).filter(|n| work.seen.contains(n)).count();
    let title = if left == 0 {
        text.no_doubts.to_owned()
    } else {
        fill(text.doubts, &[&left.to_string()])
    };
    let draw = |(n, (said, acts, words)): (usize, Doubt)| {
        let seen = work.seen.contains(&n);
        let label = el("span").add(text.seen);
        let tick = tick("checkbox", seen, label, send.reform(move |_| Msg::Seen(n)));
        let acts = acts.into_iter().flatten().collect::<Vec<_>>();
        let acts = el("div").class("acts").add(acts).add(tick);
        el("li")
            .class(if seen { "doubt seen" } else { "doubt" })
            .add(said)
            .add(acts)
            .add(words)
    };
    let list: Vec<El> = items.into_iter().enumerate().map(draw).collect();
    let section = el("section")
        .attr("aria-labelledby", "edit-doubts")
        .add(el("h3").id("edit-doubts".to_owned()).add(title))
        .add((!list.is_empty()).then(|| el("ol").class("doubts").add(list)));
    let more = (!others.is_empty()).then(|| {
        let summary = fill(text.to_know, &[&others.len().to_string()]);
        let draw = |one: &&Diagnostic| {
            let paragraph = left_out(one).and_then(|_| paragraph_of(report, one));
            let (take, words) = doubts.taking(one, paragraph);
            let to = take.as_ref().and_then(|_| doubts.to(paragraph));
            let acts = take.map(|take| el("div").class("acts").add(to).add(take));
            item(lang, work, one).add(acts).add(words)
        };
        let items: Vec<El> = others.iter().map(draw).collect();
        super::folded(&summary).add(el("ol").class("doubts").add(items))
    });
    section.add(more)
}

struct Doubts<'a> {
    lang: Lang,
    opened: &'a Opened,
    work: &'a Work,
    send: &'a Callback<Msg>,
}

impl Doubts<'_> {
    /// The way to a paragraph of the report below.
    fn to(&self, paragraph: Option<&str>) -> Option<El> {
        let link = el("a").attr("href", format!("#{}", paragraph?));
        Some(link.add(text(self.lang).in_report))
    }

    /// For a number that was left out: the button that makes it a figure, and the words to choose from.
    fn taking(&self, one: &Diagnostic, paragraph: Option<&str>) -> (Option<El>, Option<El>) {
        let Some((paragraph, out)) = paragraph.zip(left_out(one)) else {
            return (None, None);
        };
        if let Some((_, 0)) = taken_since(self.work, one) {
            return (None, None);
        }
        let remark = self.opened.remarks.iter();
        let remark = remark.take_while(|other| *other != one).count();
        let open = self.work.taking == Some(remark);
        let take = button(text(self.lang).take)
            .class("button plain")
            .attr("aria-expanded", if open { "true" } else { "false" })
            .on_click(
                self.send
                    .reform(move |_| Msg::Take((!open).then_some(remark))),
            );
        let numbers = || self.work.draft.numbers_of(paragraph, out);
        let words = open.then(numbers).flatten().map(|numbers| {
            let edit = |words| Edit::Take {
                text: numbers.text.clone(),
                words,
            };
            words_in(
                self.lang,
                &numbers.text,
                numbers.free,
                None,
                edit,
                self.send,
            )
        });
        (Some(take), words)
    }
}

/// The words of a number that the import left out.
fn left_out(one: &Diagnostic) -> Option<&str> {
    match &one.problem {
        Problem::FigureUnclear { printed } | Problem::ColumnsUnclear { printed } => Some(printed),
        _ => None,
    }
}

/// The paragraph that a remark quotes; of a row of numbers, that of its table.
fn paragraph_of<'a>(report: &'a Report, one: &Diagnostic) -> Option<&'a str> {
    let [before, printed, after] = &one.excerpt;
    let quoted = format!("{before}{printed}{after}");
    let words = Some(quoted.trim()).filter(|words| !words.is_empty());
    let words = words.or(left_out(one))?;
    let says = |paragraph: &&Paragraph| {
        let mut rows = paragraph.table.iter().flat_map(|table| &table.rows);
        paragraph.text.contains(words) || rows.any(|row| row_text(row).contains(words))
    };
    let found = report.paragraphs().find(says);
    found.map(|paragraph| paragraph.id.as_str())
}
