//! Charts proposed from what was found, only where units and scope agree.
//!
//! In this order, and each figure in one chart at most: pairs of received and handled, a whole and
//! its parts, rates of a section, lists of one unit, and numbers of several units as tiles.

use super::draft::{Draft, Kind};
use super::series::SERIES;
use super::vocabulary::Vocabulary;
use gongbao_report::Qualifier;
use gongbao_report::model::{Basis, Chart, ChartKind, Names, Role, Row};
use std::collections::HashSet;

/// More rows than a reader can take in.
const MOST_ROWS: usize = 16;
/// Parts of parts deeper than this are not drawn.
const DEEPEST: usize = 4;

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
pub(super) fn propose(drafts: &[Draft], vocabulary: &Vocabulary) -> Vec<Chart> {
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
        let board = Board {
            drafts,
            here: (from..until).collect(),
            charted: vec![false; until - from],
            from,
            vocabulary,
            section,
        };
        charts.extend(board.charts());
    }
    give_ids(&mut charts);
    charts
}

/// The drafts of one section and which of them are charted.
struct Board<'a> {
    drafts: &'a [Draft],
    here: Vec<usize>,
    charted: Vec<bool>,
    from: usize,
    vocabulary: &'a Vocabulary,
    section: &'a str,
}

impl Board<'_> {
    fn charts(mut self) -> Vec<Chart> {
        let mut charts = Vec::new();
        charts.extend(self.pairs());
        charts.extend(self.outcomes());
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
            .filter(|n| !self.charted[n - self.from] && is_level(&self.drafts[*n]))
            .collect()
    }

    fn take(&mut self, n: usize) {
        if n >= self.from && n - self.from < self.charted.len() {
            self.charted[n - self.from] = true;
        }
    }

    fn pairs(&mut self) -> Option<Chart> {
        let free = self.free();
        let mut rows = Vec::new();
        let mut unit = None;
        for n in &free {
            let Some(stem) = self.drafts[*n].figure.id.strip_suffix(".received") else {
                continue;
            };
            let handled = format!("{stem}.handled");
            let partner = free.iter().find(|m| self.drafts[**m].figure.id == handled);
            let Some(partner) = partner.filter(|m| agree(&self.drafts[*n], &self.drafts[**m]))
            else {
                continue;
            };
            let own = self.drafts[*n].figure.unit.as_str();
            if *unit.get_or_insert(own) == own
                && is_exact(&self.drafts[*n])
                && is_exact(&self.drafts[*partner])
            {
                rows.push((*n, *partner));
            }
        }
        if rows.len() < 2 {
            return None;
        }
        rows.truncate(MOST_ROWS);
        for (n, partner) in &rows {
            self.take(*n);
            self.take(*partner);
        }
        let title = self.series_title(rows[0].0);
        let rows = rows.iter().map(|(n, partner)| Row {
            label: Some(self.row_name(*n)),
            figures: vec![self.id(*n), self.id(*partner)],
            parts: Vec::new(),
        });
        Some(self.chart(
            ChartKind::Pairs,
            names(
                &format!("{}:收到与处理", title.zh),
                title.en.map(|en| format!("{en}: received and handled")),
            ),
            rows.collect(),
            vec![
                names("收到", Some("Received".into())),
                names("处理", Some("Handled".into())),
            ],
        ))
    }

    fn outcomes(&mut self) -> Vec<Chart> {
        let mut charts = Vec::new();
        for root in self.free() {
            if self.charted[root - self.from] || self.drafts[root].part_of.is_some() {
                continue;
            }
            let row = self.outcome_row(root, 0);
            let parts = row.parts.len();
            if parts < 2 && row.parts.first().is_none_or(|part| part.parts.is_empty()) {
                continue;
            }
            self.take_row(&row);
            let title = &self.drafts[root].figure.label;
            let title = names(
                &format!("{}的构成", title.zh),
                title.en.as_ref().map(|en| format!("{en}: parts")),
            );
            charts.push(self.chart(ChartKind::Outcome, title, vec![row], Vec::new()));
        }
        charts
    }

    /// A whole with its parts, as far as they are exact, of its unit, and not more than it.
    fn outcome_row(&self, whole: usize, depth: usize) -> Row {
        let parts: Vec<usize> = self
            .free()
            .into_iter()
            .filter(|n| {
                self.drafts[*n].part_of == Some(whole)
                    && agree(&self.drafts[*n], &self.drafts[whole])
                    && is_exact(&self.drafts[*n])
            })
            .collect();
        let sum: f64 = parts.iter().map(|n| self.drafts[*n].figure.value).sum();
        let fits = is_exact(&self.drafts[whole])
            && sum <= self.drafts[whole].figure.value
            && sum > 0.0
            && depth < DEEPEST;
        Row {
            label: Some(self.row_name(whole)),
            figures: vec![self.id(whole)],
            parts: if fits {
                parts
                    .iter()
                    .take(MOST_ROWS)
                    .map(|part| self.outcome_row(*part, depth + 1))
                    .collect()
            } else {
                Vec::new()
            },
        }
    }

    fn take_row(&mut self, row: &Row) {
        for id in &row.figures {
            let found = self
                .here
                .iter()
                .copied()
                .find(|n| self.drafts[*n].figure.id == *id);
            if let Some(n) = found {
                self.take(n);
            }
        }
        for part in &row.parts {
            self.take_row(part);
        }
    }

    fn rates(&mut self) -> Option<Chart> {
        let rates: Vec<usize> = self
            .free()
            .into_iter()
            .filter(|n| {
                let figure = &self.drafts[*n].figure;
                figure.role == Role::Rate
                    && figure.unit == "%"
                    && (0.0..=100.0).contains(&figure.value)
            })
            .take(MOST_ROWS)
            .collect();
        if rates.len() < 2 {
            return None;
        }
        Some(self.simple(
            ChartKind::Rates,
            names("各项比率", Some("Rates".into())),
            &rates,
        ))
    }

    /// Lists of one unit.
    fn bars(&mut self) -> Vec<Chart> {
        let mut charts = Vec::new();
        let free = self.free();
        let mut done: Vec<usize> = Vec::new();
        for n in &free {
            if done.contains(n) || self.drafts[*n].figure.role != Role::Amount {
                continue;
            }
            let list: Vec<usize> = free
                .iter()
                .copied()
                .filter(|m| {
                    let (a, b) = (&self.drafts[*n], &self.drafts[*m]);
                    a.list == b.list
                        // A whole beside its parts would look like one of them.
                        && a.part == b.part
                        && b.figure.basis == Basis::Printed
                        && agree(a, b)
                        && b.figure.role == Role::Amount
                        && a.figure.source.paragraph == b.figure.source.paragraph
                })
                .take(MOST_ROWS)
                .collect();
            let all_zero = list.iter().all(|n| self.drafts[*n].figure.value == 0.0);
            let exact = list.iter().all(|n| is_exact(&self.drafts[*n]));
            if list.len() >= 2 && exact && !all_zero {
                let title = self.list_title(&list);
                charts.push(self.simple(ChartKind::Bars, title, &list));
                done.extend(&list);
            }
        }
        charts
    }

    /// What is left of known figures, when there is more than one.
    fn tiles(&mut self) -> Option<Chart> {
        let left: Vec<usize> = self
            .free()
            .into_iter()
            .filter(|n| {
                let draft = &self.drafts[*n];
                draft.figure.role == Role::Amount
                    && draft.entry.is_some()
                    && draft.figure.source.quote.find('\t').is_none()
                    && draft.figure.year.is_none()
            })
            .take(8)
            .collect();
        if left.len() < 2 {
            return None;
        }
        let title = self.series_title(left[0]);
        Some(self.simple(ChartKind::Tiles, title, &left))
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

    fn list_title(&self, list: &[usize]) -> Names {
        let entries: Vec<Option<&str>> = list
            .iter()
            .map(|n| {
                self.drafts[*n]
                    .entry
                    .as_deref()
                    .and_then(|id| self.vocabulary.entry(id))
                    .map(|entry| entry.series.as_str())
            })
            .collect();
        if entries[0].is_some() && entries.iter().all(|series| *series == entries[0]) {
            return self.series_title(list[0]);
        }
        let nouns: Vec<&str> = list
            .iter()
            .map(|n| self.drafts[*n].figure.label.zh.as_str())
            .take(2)
            .collect();
        let more = if list.len() > 2 { "等" } else { "" };
        names(&format!("{}{more}", nouns.join("、")), None)
    }
}

fn is_level(draft: &Draft) -> bool {
    draft.kind == Kind::Level
        && matches!(draft.figure.role, Role::Amount | Role::Rate)
        && !draft.figure.label.zh.is_empty()
}

fn is_exact(draft: &Draft) -> bool {
    draft.figure.qualifier == Qualifier::Exact
}

/// Unit, scope and year agree: the two may stand on one axis.
fn agree(a: &Draft, b: &Draft) -> bool {
    a.figure.unit == b.figure.unit
        && a.figure.scope == b.figure.scope
        && a.figure.year == b.figure.year
}

fn names(zh: &str, en: Option<String>) -> Names {
    Names {
        zh: zh.to_owned(),
        en,
    }
}

/// The section and the kind; a number behind where a section has several of one kind.
fn give_ids(charts: &mut [Chart]) {
    for n in 0..charts.len() {
        let kind = match charts[n].kind {
            ChartKind::Pairs => "pairs",
            ChartKind::Outcome => "outcome",
            ChartKind::Rates => "rates",
            ChartKind::Bars => "bars",
            ChartKind::Tiles => "tiles",
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
