//! Charts proposed from what was found, only where units and scope agree.
//!
//! In this order, and each figure in one chart at most: pairs of received and handled, a whole and
//! its parts, measures over years, rates of a section, lists of one unit, and numbers of several units as tiles.

mod compound;
mod lists;
mod named;
mod years;

use super::draft::{Draft, Kind};
use super::series::SERIES;
use super::vocabulary::Vocabulary;
use gongbao_report::Qualifier;
use gongbao_report::model::{Chart, ChartKind, Mode, Names, Role, Row};
use std::collections::HashSet;

/// More rows than a reader can take in.
const MOST_ROWS: usize = 16;

/// Whether every figure of the chart is among the known ones.
pub fn is_complete(chart: &Chart, known: &HashSet<&str>) -> bool {
    fn complete(rows: &[Row], known: &HashSet<&str>) -> bool {
        rows.iter().all(|row| {
            row.figures.iter().all(|id| known.contains(id.as_str())) && complete(&row.parts, known)
        })
    }
    complete(&chart.rows, known)
}

/// The charts worth drawing of what was found.
pub(super) fn propose(drafts: &[Draft], vocabulary: &Vocabulary, year: u16) -> Vec<Chart> {
    let mut sections: Vec<&str> = Vec::new();
    for section in drafts.iter().filter_map(|draft| draft.section.as_deref()) {
        if sections.last() != Some(&section) {
            sections.push(section);
        }
    }
    let mut charts = Vec::new();
    let mut start = 0;
    for section in sections {
        let from = start
            + drafts[start..]
                .iter()
                .take_while(|draft| draft.section.as_deref() != Some(section))
                .count();
        let until = from
            + drafts[from..]
                .iter()
                .take_while(|draft| draft.section.as_deref() == Some(section))
                .count();
        start = until;
        let mut board = Board {
            drafts,
            here: (from..until).collect(),
            charted: vec![false; until - from],
            from,
            mode: Mode::Result,
            vocabulary,
            section,
            year,
        };
        charts.extend(board.charts());
        board.mode = Mode::Expected;
        charts.extend(board.charts());
    }
    give_ids(&mut charts);
    charts
}

/// The drafts of one section and which of them are charted: of one mode, which a chart says once.
struct Board<'a> {
    drafts: &'a [Draft],
    here: Vec<usize>,
    charted: Vec<bool>,
    from: usize,
    mode: Mode,
    vocabulary: &'a Vocabulary,
    section: &'a str,
    /// The year reported on.
    year: u16,
}

impl Board<'_> {
    fn charts(&mut self) -> Vec<Chart> {
        let mut charts = Vec::new();
        charts.extend(self.pairs());
        charts.extend(self.outcomes());
        // What came about, was and is expected stand together there.
        if self.mode == Mode::Result {
            charts.extend(self.over_years());
        }
        charts.extend(self.rates());
        charts.extend(self.bars());
        charts.extend(self.tiles());
        charts
    }

    /// The drafts that may be charted and are not yet.
    fn free(&self) -> Vec<usize> {
        self.here
            .iter()
            .copied()
            .filter(|n| !self.charted[n - self.from] && self.may_stand(*n))
            .collect()
    }

    fn may_stand(&self, n: usize) -> bool {
        let draft = &self.drafts[n];
        draft.figure.mode == self.mode && is_level(draft)
    }

    fn take(&mut self, n: usize) {
        if n >= self.from && n - self.from < self.charted.len() {
            self.charted[n - self.from] = true;
        }
    }

    fn simple(&mut self, kind: ChartKind, title: Names, figures: &[usize]) -> Chart {
        for n in figures {
            self.take(*n);
        }
        let rows = figures
            .iter()
            .map(|n| Row {
                label: None,
                figures: vec![self.id(*n)],
                parts: Vec::new(),
            })
            .collect();
        self.chart(kind, title, rows, Vec::new())
    }

    fn chart(&self, kind: ChartKind, title: Names, rows: Vec<Row>, series: Vec<Names>) -> Chart {
        Chart {
            id: String::new(),
            kind,
            title,
            section: self.section.to_owned(),
            series,
            rows,
            notes: Vec::new(),
        }
    }

    fn id(&self, n: usize) -> String {
        self.drafts[n].figure.id.clone()
    }

    /// The thing counted, without the verb of the chart's title.
    fn row_name(&self, n: usize) -> Names {
        let draft = &self.drafts[n];
        let zh = if (2..=16).contains(&draft.noun.chars().count()) {
            &draft.noun
        } else {
            &draft.figure.label.zh
        };
        names(zh, draft.figure.label.en.clone())
    }

    fn series_title(&self, n: usize) -> Names {
        let entry = self.drafts[n]
            .entry
            .as_deref()
            .and_then(|id| self.vocabulary.entry(id));
        let series = entry.map_or("", |entry| entry.series.as_str());
        let known = SERIES.iter().find(|(id, _, _)| *id == series);
        known.map_or_else(
            || self.drafts[n].figure.label.clone(),
            |(_, zh, en)| names(zh, Some((*en).to_owned())),
        )
    }
}

/// A level of the year reported on, which no period is written for.
fn is_level(draft: &Draft) -> bool {
    draft.kind == Kind::Level
        && draft.figure.period.is_none()
        && !draft.is_open
        && matches!(draft.figure.role, Role::Amount | Role::Rate)
        && !draft.figure.label.zh.is_empty()
}

fn is_exact(draft: &Draft) -> bool {
    draft.figure.qualifier == Qualifier::Exact
}

/// Unit and scope agree: the two may stand on one axis. All that is charted is of one year.
fn agree(a: &Draft, b: &Draft) -> bool {
    a.figure.unit == b.figure.unit && a.figure.scope == b.figure.scope
}

fn names(zh: &str, en: Option<String>) -> Names {
    Names {
        zh: zh.to_owned(),
        en,
    }
}

/// The section and the kind; a number after where a section has several of one kind.
fn give_ids(charts: &mut [Chart]) {
    for n in 0..charts.len() {
        let kind = match charts[n].kind {
            ChartKind::Pairs => "pairs",
            ChartKind::Outcome => "outcome",
            ChartKind::Rates => "rates",
            ChartKind::Bars => "bars",
            ChartKind::Tiles => "tiles",
            ChartKind::Dots => "dots",
        };
        let same =
            |chart: &&Chart| chart.section == charts[n].section && chart.kind == charts[n].kind;
        let times = charts[..n]
            .iter()
            .rev()
            .take_while(|chart| chart.section == charts[n].section)
            .filter(same)
            .count()
            + 1;
        let stem = format!("{}.{kind}", charts[n].section);
        charts[n].id = if times == 1 {
            stem
        } else {
            format!("{stem}-{times}")
        };
    }
}
