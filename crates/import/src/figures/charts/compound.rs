//! Charts of figures that belong together: received and handled, a whole and its parts.

use super::{Board, Draft, MOST_ROWS, agree, is_exact, names};
use gongbao_report::model::{Chart, ChartKind, Row};
use std::collections::HashSet;

/// Parts of parts deeper than this are not drawn.
const DEEPEST: usize = 4;

impl Board<'_> {
    pub fn pairs(&mut self) -> Option<Chart> {
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
                &format!("{}：收到与处理", title.zh),
                title.en.map(|en| format!("{en}: received and handled")),
            ),
            rows.collect(),
            vec![
                names("收到", Some("Received".into())),
                names("处理", Some("Handled".into())),
            ],
        ))
    }

    pub fn outcomes(&mut self) -> Vec<Chart> {
        let mut charts = Vec::new();
        let free = self.free();
        let wholes = free.iter().filter_map(|n| self.drafts[*n].part_of);
        let wholes: HashSet<usize> = wholes.collect();
        for root in free.into_iter().filter(|n| wholes.contains(n)) {
            let draft = &self.drafts[root];
            // Of the columns of a table only that of the totals.
            if self.charted[root - self.from] || draft.part_of.is_some() || draft.suffix.is_some() {
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
                &format!("{}的构成", without_total(&title.zh)),
                title.en.as_ref().map(|en| format!("{en}: parts")),
            );
            charts.push(self.chart(ChartKind::Outcome, title, vec![row], Vec::new()));
        }
        charts
    }

    /// What may be drawn of a figure's parts: what is exact and of its unit.
    fn parts_of(&self, whole: usize) -> Vec<usize> {
        let is_part = |n: &usize| {
            let part = &self.drafts[*n];
            part.part_of == Some(whole)
                && agree(part, &self.drafts[whole])
                && is_exact(part)
                && !(part.numbered && part.figure.value == 0.0)
        };
        self.free().into_iter().filter(is_part).collect()
    }

    /// Whether no two of the parts can hold the same: they make up the whole, are outcomes of cases, or rows of a
    /// form. Of others (其中女性20人、党员30人) nobody knows what they leave of it.
    fn divide(&self, whole: usize, parts: &[usize]) -> bool {
        let is_outcome = |draft: &Draft| {
            let entry = draft
                .entry
                .as_deref()
                .and_then(|id| self.vocabulary.entry(id));
            entry.is_some_and(|entry| entry.part_of.is_some()) || draft.table.is_some()
        };
        let sum: f64 = parts.iter().map(|n| self.drafts[*n].figure.value).sum();
        let left = self.drafts[whole].figure.value - sum;
        left.abs() < 1e-9 || parts.iter().all(|n| is_outcome(&self.drafts[*n]))
    }

    /// A whole with its parts, as far as they divide it and are not more than it.
    fn outcome_row(&self, whole: usize, depth: usize) -> Row {
        let parts = self.parts_of(whole);
        let sum: f64 = parts.iter().map(|n| self.drafts[*n].figure.value).sum();
        let fits = is_exact(&self.drafts[whole])
            && sum <= self.drafts[whole].figure.value
            && sum > 0.0
            && depth < DEEPEST
            && self.divide(whole, &parts);
        let label = &self.drafts[whole].figure.label;
        Row {
            label: Some(label.clone()),
            figures: vec![self.id(whole)],
            parts: if fits {
                parts
                    .iter()
                    .take(MOST_ROWS)
                    .map(|part| self.outcome_row(*part, depth + 1))
                    .map(|row| without_group(row, without_total(&label.zh)))
                    .collect()
            } else {
                Vec::new()
            },
        }
    }

    pub fn take_row(&mut self, row: &Row) {
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
}

/// 办理结果 of 办理结果 总计: the group that the row of a table is the total of.
fn without_total(label: &str) -> &str {
    label.strip_suffix(" 总计").unwrap_or(label)
}

/// 予以公开 of 办理结果 予以公开: what the title says of all rows is not said again by each.
fn without_group(mut row: Row, group: &str) -> Row {
    if let Some(label) = &mut row.label
        && let Some(own) = label.zh.strip_prefix(group)
        && own.starts_with(' ')
    {
        label.zh = own.trim_start().to_owned();
    }
    row
}
