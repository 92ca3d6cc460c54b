//! Charts proposed from the figures that were found: received and handled, a whole and its parts,
//! rates, lists of one unit. Only where units and scope agree; what is left stays text.

use super::vocabulary::Vocabulary;
use crate::names::Addresses;
use gongbao_report::model::{Chart, ChartKind, Figure, Index, Names, Place, Role, Row};
use gongbao_report::{Qualifier, Report};
use std::collections::{HashMap, HashSet};

/// More rows than these are a table and not a chart.
const MOST_ROWS: usize = 8;

/// Everything worth drawing, in the order of the text.
pub fn propose(report: &Report, figures: &[Figure], vocabulary: &Vocabulary) -> Vec<Chart> {
    let mut proposal = Proposal {
        report,
        index: Index::of(report),
        by_id: figures
            .iter()
            .map(|figure| (figure.id.as_str(), figure))
            .collect(),
        figures,
        used: HashSet::new(),
        charts: Vec::new(),
        ids: Addresses::default(),
    };
    proposal.pairs();
    proposal.outcomes(vocabulary);
    proposal.named_parts();
    proposal.rates();
    proposal.bars();
    proposal.charts
}

/// Whether every figure of a chart is among these.
pub fn is_complete(chart: &Chart, figures: &HashSet<&str>) -> bool {
    fn complete(row: &Row, figures: &HashSet<&str>) -> bool {
        row.figures.iter().all(|id| figures.contains(id.as_str()))
            && row.parts.iter().all(|part| complete(part, figures))
    }
    chart.rows.iter().all(|row| complete(row, figures))
}

struct Proposal<'a> {
    report: &'a Report,
    index: Index<'a>,
    by_id: HashMap<&'a str, &'a Figure>,
    figures: &'a [Figure],
    used: HashSet<&'a str>,
    charts: Vec<Chart>,
    ids: Addresses,
}

impl<'a> Proposal<'a> {
    fn section_of(&self, figure: &Figure) -> Option<String> {
        match self.index.place(&figure.source.paragraph)? {
            // What stands before the first section is shown beside it.
            Place::Paragraph(_, section) => section
                .or(self.report.sections.first())
                .map(|section| section.id.clone()),
            _ => None,
        }
    }

    fn find(&self, id: &str) -> Option<&'a Figure> {
        self.by_id.get(id).copied()
    }

    fn add(
        &mut self,
        id: &str,
        kind: ChartKind,
        title: Names,
        section: String,
        series: Vec<Names>,
        rows: Vec<Row>,
    ) {
        let id = self.ids.unique(id);
        self.charts.push(Chart {
            id,
            kind,
            title,
            section,
            series,
            rows,
            notes: Vec::new(),
        });
    }

    /// `….received` and `….handled` of one unit in one section.
    fn pairs(&mut self) {
        let mut rows = Vec::new();
        let mut section = None;
        for received in self.figures {
            let Some(stem) = received
                .id
                .strip_suffix(".received")
                .filter(|stem| stem.contains('.'))
            else {
                continue;
            };
            let Some(handled) = self.find(&format!("{stem}.handled")) else {
                continue;
            };
            let here = self.section_of(received);
            if received.unit == handled.unit
                && here.is_some()
                && (section.is_none() || section == here)
            {
                section = here;
                self.used
                    .extend([received.id.as_str(), handled.id.as_str()]);
                let zh = received.label.zh.trim_start_matches("收到").to_owned();
                let mut row = row(&[received, handled]);
                row.label = Some(Names {
                    zh,
                    en: received.label.en.clone(),
                });
                rows.push(row);
            }
        }
        if let (Some(section), true) = (section, rows.len() >= 2) {
            let series = vec![names("收到", "Received"), names("处理", "Handled")];
            let title = names("收到与处理", "Received and handled");
            self.add(
                "received-handled",
                ChartKind::Pairs,
                title,
                section,
                series,
                rows,
            );
        }
    }

    /// A whole of the vocabulary with the parts that the same section states.
    fn outcomes(&mut self, vocabulary: &Vocabulary) {
        for whole in self.figures {
            let entry = vocabulary.entry(&whole.id);
            let is_part = entry
                .and_then(|entry| entry.part_of.as_deref())
                .is_some_and(|outer| self.find(outer).is_some());
            if entry.is_none() {
                continue;
            }
            if is_part || self.used.contains(whole.id.as_str()) {
                continue;
            }
            let tree = self.tree(whole, vocabulary);
            let (Some(section), false) = (self.section_of(whole), tree.parts.is_empty()) else {
                continue;
            };
            self.use_tree(&tree);
            let id = whole.id.split('.').next().unwrap_or("outcome").to_owned();
            let title = Names {
                zh: format!("{}的去向", whole.label.zh),
                en: whole.label.en.as_ref().map(|en| format!("{en}: outcome")),
            };
            self.add(
                &id,
                ChartKind::Outcome,
                title,
                section,
                Vec::new(),
                vec![tree],
            );
        }
    }

    fn use_tree(&mut self, tree: &Row) {
        let known: Vec<&'a str> = tree
            .figures
            .iter()
            .filter_map(|id| Some(self.find(id)?.id.as_str()))
            .collect();
        self.used.extend(known);
        for part in &tree.parts {
            self.use_tree(part);
        }
    }

    /// The parts of a figure, as long as they do not exceed it.
    fn tree(&self, whole: &Figure, vocabulary: &Vocabulary) -> Row {
        let parts = vocabulary
            .entries
            .iter()
            .filter(|entry| entry.part_of.as_deref() == Some(&whole.id));
        let mut left = whole.value;
        let mut tree = row(&[whole]);
        for part in parts.filter_map(|entry| self.find(&entry.id)) {
            let fits = part.unit == whole.unit
                && part.qualifier == Qualifier::Exact
                && self.section_of(part) == self.section_of(whole)
                && part.value <= left;
            if fits {
                left -= part.value;
                tree.parts.push(self.tree(part, vocabulary));
            }
        }
        tree
    }

    /// All rates of the report on one scale, in the section that has most of them.
    fn rates(&mut self) {
        let is_rate = |figure: &&&Figure| {
            figure.role == Role::Rate
                && figure.unit == "%"
                && (0.0..=100.0).contains(&figure.value)
                && figure.year.is_none()
        };
        let rates: Vec<&Figure> = self
            .figures
            .iter()
            .filter(|figure| is_rate(&figure))
            .take(MOST_ROWS)
            .collect();
        if rates.len() < 2 {
            return;
        }
        let sections: Vec<String> = rates
            .iter()
            .filter_map(|figure| self.section_of(figure))
            .collect();
        let most = sections
            .iter()
            .max_by_key(|section| sections.iter().filter(|other| other == section).count());
        if let Some(section) = most.cloned() {
            let rows = rates.iter().map(|figure| row(&[figure])).collect();
            self.add(
                "rates",
                ChartKind::Rates,
                names("各项比率", "Rates"),
                section,
                Vec::new(),
                rows,
            );
            if let Some(chart) = self.charts.last_mut() {
                chart.notes.push(names(
                    "各项比率的分母不同,不宜互相比较。",
                    "The rates have different bases and should not be compared with each other.",
                ));
            }
        }
    }

    /// Lists of one unit: 规范性文件8件、行政合同17件. Clauses side by side are no list.
    fn bars(&mut self) {
        let mut at = 0;
        while at < self.figures.len() {
            let mut end = at + 1;
            while end < self.figures.len() && is_listed(&self.figures[end - 1], &self.figures[end])
            {
                end += 1;
            }
            let list = &self.figures[at..end];
            let first = &list[0];
            at = end;
            let drawable = list.iter().all(|figure| {
                figure.role == Role::Amount
                    && figure.qualifier == Qualifier::Exact
                    && figure.year.is_none()
                    && !self.used.contains(figure.id.as_str())
            });
            let (true, Some(section)) = (
                drawable && (2..=MOST_ROWS).contains(&list.len()),
                self.section_of(first),
            ) else {
                continue;
            };
            self.used
                .extend(list.iter().map(|figure| figure.id.as_str()));
            let title = list
                .iter()
                .map(|figure| figure.label.zh.as_str())
                .take(3)
                .collect::<Vec<_>>()
                .join("、");
            let rows = list.iter().map(|figure| row(&[figure])).collect();
            let id = first.id.replace('.', "-");
            self.add(
                &id,
                ChartKind::Bars,
                Names {
                    zh: title,
                    en: None,
                },
                section,
                Vec::new(),
                rows,
            );
        }
    }

    /// 收到16件,其中不予受理5件,受理11件: a whole and its parts by the word 其中.
    fn named_parts(&mut self) {
        for (n, whole) in self.figures.iter().enumerate() {
            let parts: Vec<&'a Figure> = parts_behind(&self.figures[n..]);
            let sum: f64 = parts.iter().map(|part| part.value).sum();
            let taken = std::iter::once(whole)
                .chain(parts.iter().copied())
                .any(|f| self.used.contains(f.id.as_str()));
            let Some(section) = self.section_of(whole) else {
                continue;
            };
            if parts.len() < 2 || sum > whole.value || taken {
                continue;
            }
            self.used.insert(&whole.id);
            self.used.extend(parts.iter().map(|part| part.id.as_str()));
            let mut tree = row(&[whole]);
            tree.parts = parts.iter().map(|part| row(&[part])).collect();
            let title = Names {
                zh: format!("{}的构成", whole.label.zh),
                en: None,
            };
            let id = whole.id.replace('.', "-");
            self.add(
                &id,
                ChartKind::Outcome,
                title,
                section,
                Vec::new(),
                vec![tree],
            );
        }
    }
}

/// The figures of one unit that 其中 introduces behind the first, in the same sentence.
fn parts_behind(figures: &[Figure]) -> Vec<&Figure> {
    let (Some(whole), Some(next)) = (figures.first(), figures.get(1)) else {
        return Vec::new();
    };
    if !between(whole, next).is_some_and(|text| text.contains("其中")) {
        return Vec::new();
    }
    let mut parts = Vec::new();
    let mut last = whole;
    for figure in &figures[1..] {
        let Some(text) = between(last, figure) else {
            break;
        };
        // The bracket or the full clause ends the parts.
        if !parts.is_empty() && text.contains([')', '）', ';', '；', '。']) {
            break;
        }
        if figure.unit != whole.unit
            || figure.qualifier != Qualifier::Exact
            || figure.role != Role::Amount
        {
            return Vec::new();
        }
        parts.push(figure);
        last = figure;
    }
    parts
}

/// Whether two figures are neighbours in a list of one unit.
fn is_listed(a: &Figure, b: &Figure) -> bool {
    let joined = between(a, b).is_some_and(|text| {
        text.contains(['、', '与', '和', '及'])
            && !text.contains([',', '，', ';', '；', '(', '（', ')', '）'])
    });
    joined && a.unit == b.unit && a.scope == b.scope
}

/// The text between two figures of one sentence.
fn between<'a>(a: &'a Figure, b: &Figure) -> Option<&'a str> {
    let same = a.source.paragraph == b.source.paragraph
        && a.source.quote == b.source.quote
        && a.source.occurrence == b.source.occurrence;
    let (end, start) = (place(a)?.end, place(b)?.start);
    if same {
        a.source.quote.get(end..start)
    } else {
        None
    }
}

/// Where a figure's printed words stand in its quote.
fn place(figure: &Figure) -> Option<std::ops::Range<usize>> {
    let source = &figure.source;
    let nth = source.printed_occurrence.unwrap_or(1).saturating_sub(1) as usize;
    let mut places = gongbao_report::phrase::scan(&source.quote)
        .into_iter()
        .map(|phrase| phrase.span)
        .filter(|span| source.quote[span.clone()] == source.printed);
    places.nth(nth)
}

fn row(figures: &[&Figure]) -> Row {
    Row {
        label: None,
        figures: figures.iter().map(|figure| figure.id.clone()).collect(),
        parts: Vec::new(),
    }
}

fn names(zh: &str, en: &str) -> Names {
    Names {
        zh: zh.to_owned(),
        en: Some(en.to_owned()),
    }
}
