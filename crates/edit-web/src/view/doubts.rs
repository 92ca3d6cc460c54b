//! What is doubtful: what contradicts, the figures that their sentences do not bear out, and what the import was
//! not sure of.

use super::words::words_in;
use super::{slot, tick};
use crate::text::{remark, short, text};
use crate::work::{Checks, Doubt, Msg, Opened, Work};
use gongbao_edit::{Around, Edit, Words};
use gongbao_import::{Diagnostic, Problem, Severity};
use gongbao_report::check::{Finding, Verdict};
use gongbao_report::model::Paragraph;
use gongbao_report::text::row_text;
use gongbao_report::{Figure, Report};
use gongbao_viewer::text::{Lang, fill, number};
use gongbao_viewer::view::button;
use gongbao_viewer::view::el::{Build, El, el};
use std::ops::Range;
use yew::Callback;

/// The id of the title of the doubts, which takes the focus.
pub const DOUBTS: &str = "edit-doubts";

/// All that should be looked at, in words: contradictions first.
pub fn doubted(lang: Lang, opened: &Opened, work: &Work) -> Vec<(Doubt, El)> {
    let mut all = Vec::new();
    for finding in work.contradictions() {
        let doubt = Doubt::Contradiction(finding.clone());
        all.push((doubt, contradiction(lang, finding, work)));
    }
    for (figure, mismatch) in work.verified.mismatches() {
        let why = lang.mismatch(figure, mismatch);
        let named = number::quantity(figure, lang);
        let words = fill(text(lang).not_proven, &[&figure.label.zh, &named, &why]);
        all.push((Doubt::Unproven(figure.id.clone()), el("p").add(words)));
    }
    for (n, one) in opened.remarks.iter().enumerate() {
        if one.severity == Severity::Warning {
            all.push((Doubt::Remark(n), said(lang, work, one)));
        }
    }
    all
}

/// The remarks that are only worth knowing, with their places in the list of all.
pub fn to_know(opened: &Opened) -> Vec<(usize, &Diagnostic)> {
    let all = opened.remarks.iter().enumerate();
    let others = all.filter(|(_, one)| one.severity != Severity::Warning);
    others.collect()
}

/// As the page below words it.
fn contradiction(lang: Lang, finding: &Finding, work: &Work) -> El {
    let mut names = Verdict::ALL.iter().zip(lang.text().verdicts);
    let verdict = names.find(|(verdict, _)| **verdict == Verdict::Contradicts);
    let verdict = verdict.map_or("", |(_, name)| name);
    el("p")
        .class("contradicts")
        .add(el("b").add(verdict))
        .add(" ")
        .add(lang.finding(finding, &work.verified))
}

/// A remark with its place in the file.
pub fn said(lang: Lang, work: &Work, one: &Diagnostic) -> El {
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

/// All doubts, each to be ticked off, and after them what is only worth knowing.
pub fn doubts(lang: Lang, opened: &Opened, work: &Work, send: &Callback<Msg>) -> El {
    let text = text(lang);
    let doubts = Doubts {
        lang,
        opened,
        work,
        send,
    };
    let all = doubted(lang, opened, work);
    let seen = |(doubt, _): &&(Doubt, El)| work.seen.contains(doubt);
    let left = all.len() - all.iter().filter(seen).count();
    let title = match (&work.checks, all.len(), left) {
        (Checks::Running, 0, _) => text.checking.to_owned(),
        (Checks::Failed, 0, _) => text.not_checked.to_owned(),
        (_, 0, _) => text.nothing_in_doubt.to_owned(),
        (_, _, 0) => text.no_doubts.to_owned(),
        _ => fill(text.doubts, &[&left.to_string()]),
    };
    let unchecked = matches!(work.checks, Checks::Failed);
    let list: Vec<El> = all.into_iter().map(|one| doubts.item(one)).collect();
    let section = el("section")
        .attr("aria-labelledby", DOUBTS)
        .add(
            el("h3")
                .id(DOUBTS.to_owned())
                .attr("tabindex", "-1")
                .add(title),
        )
        .add(slot(
            unchecked.then(|| el("p").class("hint").add(text.unchecked)),
        ))
        .add(slot(
            (!list.is_empty()).then(|| el("ol").class("doubts").add(list)),
        ));
    let others = to_know(opened);
    let more = (!others.is_empty()).then(|| {
        let summary = fill(text.to_know, &[&others.len().to_string()]);
        let items: Vec<El> = others.into_iter().map(|one| doubts.known(one)).collect();
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
    fn item(&self, (doubt, said): (Doubt, El)) -> El {
        let report = self.work.verified.report();
        let mut words = None;
        let acts = match &doubt {
            Doubt::Contradiction(finding) => self.places(finding),
            Doubt::Unproven(id) => {
                let figure = figure_of(report, id);
                let paragraph = figure.map(|figure| figure.source.paragraph.as_str());
                self.to(paragraph).into_iter().collect()
            }
            Doubt::Remark(n) => {
                let paragraph = paragraph_of(report, &self.opened.remarks[*n]);
                let (take, chosen) = self.taking(*n, paragraph);
                words = chosen;
                [self.to(paragraph), take].into_iter().flatten().collect()
            }
        };
        let seen = self.work.seen.contains(&doubt);
        let label = el("span").add(text(self.lang).seen);
        let see = self.send.reform(move |_| Msg::Seen(doubt.clone()));
        let acts = el("div")
            .class("acts")
            .add(acts)
            .add(tick("checkbox", seen, label, see));
        el("li")
            .class(if seen { "doubt seen" } else { "doubt" })
            .add(said)
            .add(acts)
            .add(slot(words))
    }

    /// What is only worth knowing: where a number was left out, it can be taken.
    fn known(&self, (n, one): (usize, &Diagnostic)) -> El {
        let report = self.work.verified.report();
        let paragraph = left_out(one).and_then(|_| paragraph_of(report, one));
        let (take, words) = self.taking(n, paragraph);
        let to = take.as_ref().and_then(|_| self.to(paragraph));
        let acts = take.map(|take| el("div").class("acts").add(to).add(take));
        el("li")
            .add(said(self.lang, self.work, one))
            .add(slot(acts))
            .add(slot(words))
    }

    /// The ways to all that a contradiction rests on: its figures, or its place.
    fn places(&self, finding: &Finding) -> Vec<El> {
        let report = self.work.verified.report();
        let link = |to: String, words: String| el("a").attr("href", format!("#{to}")).add(words);
        let figures = finding.figures.iter();
        let figures = figures.filter_map(|id| figure_of(report, id));
        let mut links: Vec<El> = figures
            .map(|one| {
                let words = format!("{} {}", self.lang.of(&one.label), one.source.printed);
                link(format!("figure/{}", one.id), words)
            })
            .collect();
        if links.is_empty() {
            // Places outside the text have no address.
            let place = finding.places.first().filter(|place| !place.contains('/'));
            links.extend(place.and_then(|place| self.to(Some(place))));
        }
        links
    }

    /// The way to a paragraph of the report below.
    fn to(&self, paragraph: Option<&str>) -> Option<El> {
        let link = el("a").attr("href", format!("#{}", paragraph?));
        Some(link.add(text(self.lang).in_report))
    }

    /// For a number that was left out, by the remark on it: the button that makes it a figure, and the words to
    /// choose from.
    fn taking(&self, remark: usize, paragraph: Option<&str>) -> (Option<El>, Option<El>) {
        let one = &self.opened.remarks[remark];
        let Some((paragraph, out)) = paragraph.zip(left_out(one)) else {
            return (None, None);
        };
        if let Some((_, 0)) = taken_since(self.work, one) {
            return (None, None);
        }
        let open = self.work.taking == Some(remark);
        let take = button(text(self.lang).take)
            .class("button plain")
            .id(takes(remark))
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
            let around = Around {
                text: numbers.text.clone(),
                words: numbers.free,
                current: None,
            };
            let close = self.send.reform(|_| Msg::Take(None));
            words_in(self.lang, &self.work.draft, &around, edit, close, self.send)
        });
        (Some(take), words)
    }
}

/// The id of the button that shows the words which a remark left out.
pub fn takes(remark: usize) -> String {
    format!("edit-take-{remark}")
}

fn figure_of<'a>(report: &'a Report, id: &str) -> Option<&'a Figure> {
    report.figures.iter().find(|figure| figure.id == id)
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
