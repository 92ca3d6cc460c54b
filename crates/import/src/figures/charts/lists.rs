//! Charts of figures that stand side by side: rates, lists of one unit, numbers of one subject.
//!
//! Only what its labels tell apart, and what one title can name, is put together.

use super::named::{adds_up, how_often, is_bare, is_pace, names_a_thing};
use super::{Board, MOST_ROWS, agree, is_exact, names};
use crate::figures::draft::Draft;
use crate::figures::vocabulary::is_rate;
use gongbao_report::model::{Basis, Chart, ChartKind, Names, Role};
use std::collections::HashSet;

/// A list of fewer unknown things is no list.
const FEWEST_UNKNOWN: usize = 3;
/// More numbers than a reader takes in at a glance.
const MOST_TILES: usize = 8;

impl Board<'_> {
    /// The rates of a section. Shares (占…的) are of different wholes and stay out.
    pub fn rates(&mut self) -> Option<Chart> {
        let named = |draft: &Draft| {
            let label = &draft.figure.label.zh;
            is_rate(label) || draft.entry.is_some()
        };
        let rates: Vec<usize> = self
            .free()
            .into_iter()
            .filter(|n| {
                let figure = &self.drafts[*n].figure;
                figure.role == Role::Rate
                    && figure.unit == "%"
                    && (0.0..=100.0).contains(&figure.value)
                    && named(&self.drafts[*n])
                    && names_a_thing(&self.drafts[*n])
                    && !is_pace(&figure.label.zh)
                    && figure.scope.is_none()
            })
            .collect();
        // Among those of its own sentence a bare rate is understood.
        let quote = |n: &usize| &self.drafts[*n].figure.source.quote;
        let one_sentence = rates.windows(2).all(|two| quote(&two[0]) == quote(&two[1]));
        let said = |n: &usize| one_sentence || !is_bare(&self.drafts[*n]);
        let mut rates = self.told_apart(rates.into_iter().filter(said).collect());
        rates.truncate(MOST_ROWS);
        if rates.len() < 2 {
            return None;
        }
        let title = names("各项比率", Some("Rates".into()));
        Some(self.simple(ChartKind::Rates, title, &rates))
    }

    /// Lists of one unit: all of one subject of the vocabulary, or long enough to be a list. A list stands in
    /// one paragraph.
    pub fn bars(&mut self) -> Vec<Chart> {
        let mut charts = Vec::new();
        let free = self.free();
        let paragraph = |n: &usize| &self.drafts[*n].figure.source.paragraph;
        let paragraphs = free.chunk_by(|a, b| paragraph(a) == paragraph(b));
        let lists: Vec<Vec<usize>> = paragraphs.flat_map(|free| self.lists(free)).collect();
        for list in lists {
            let title = self.list_title(&list);
            let header = self.shared_header(&list).map(str::to_owned);
            let mut chart = self.simple(ChartKind::Bars, title, &list);
            // What the title says of all rows is not said again by each.
            if let Some(header) = header {
                for (row, n) in chart.rows.iter_mut().zip(&list) {
                    let label = &self.drafts[*n].figure.label;
                    let own = label.zh.strip_suffix(&header).map(str::trim_end);
                    row.label = own.map(|own| names(own, label.en.clone()));
                }
            }
            charts.push(chart);
        }
        charts
    }

    /// The lists among the figures of a paragraph.
    fn lists(&self, free: &[usize]) -> Vec<Vec<usize>> {
        let mut lists = Vec::new();
        let mut done = HashSet::new();
        for n in free {
            if done.contains(n) {
                continue;
            }
            let one = &self.drafts[*n];
            let list = free
                .iter()
                .copied()
                .filter(|m| !done.contains(m) && self.may_be_beside(one, *m))
                .collect();
            let mut list: Vec<usize> = self.told_apart(list);
            done.extend(list.iter().copied());
            self.leave_totals_out(&mut list);
            list.truncate(MOST_ROWS);
            let known = self.subject(&list).is_some();
            let on_one_axis = one.table.is_some() || self.fit_on_one_axis(&list);
            let all_zero = list.iter().all(|n| self.drafts[*n].figure.value == 0.0);
            if list.len() >= if known { 2 } else { FEWEST_UNKNOWN } && !all_zero && on_one_axis {
                lists.push(list);
            }
        }
        lists
    }

    /// 新增企业4家、达16家: all that there are do not stand beside those that came to them.
    fn leave_totals_out(&self, list: &mut Vec<usize>) {
        let label = |n: &usize| self.drafts[*n].figure.label.zh.as_str();
        let new = |n: &usize| {
            let mut words = ["新增", "净增"].iter();
            let (before, after) = words.find_map(|word| label(n).split_once(word))?;
            Some(format!("{before}{after}"))
        };
        let came: Vec<String> = list.iter().filter_map(new).collect();
        list.retain(|n| !came.iter().any(|whole| whole == label(n)));
    }

    /// Whether the least of the values can be seen beside the largest, and more bars than one have a length.
    fn fit_on_one_axis(&self, list: &[usize]) -> bool {
        const FARTHEST: f64 = 10_000.0;
        const SHORTEST: f64 = 0.01;
        let values = list.iter().map(|n| self.drafts[*n].figure.value);
        let values = values.filter(|value| *value > 0.0);
        let none = (f64::MAX, 0.0_f64, 0.0_f64);
        let (least, second, most) = values.fold(none, |(least, second, most), value| {
            (
                least.min(value),
                second.max(most.min(value)),
                most.max(value),
            )
        });
        most <= least * FARTHEST && (second == 0.0 || second >= most * SHORTEST)
    }

    fn may_be_beside(&self, one: &Draft, other: usize) -> bool {
        let (draft, figure) = (&self.drafts[other], &self.drafts[other].figure);
        let of_each_other = |a: &Draft, b: &Draft| {
            let whole = a.entry.as_deref().and_then(|id| self.vocabulary.entry(id));
            whole.is_some_and(|entry| entry.part_of.is_some() && entry.part_of == b.entry)
        };
        // So many times of what: no two are of the same.
        figure.unit != "倍"
            && figure.role == Role::Amount
            && one.figure.role == Role::Amount
            && one.list == draft.list
            // 266项便民事项、河北省2239项: not things of one kind.
            && one.noun_follows == draft.noun_follows
            && adds_up(one) == adds_up(draft)
            && how_often(one) == how_often(draft)
            && draft.suffix.is_none()
            && !draft.numbered
            // A whole beside its parts would look like one of them.
            && one.part == draft.part
            && !of_each_other(one, draft)
            && !of_each_other(draft, one)
            && figure.basis == Basis::Printed
            && is_exact(draft)
            && names_a_thing(one)
            && names_a_thing(draft)
            && agree(one, draft)
    }

    /// What is left of one subject of the vocabulary, when there is more than one.
    pub fn tiles(&mut self) -> Vec<Chart> {
        let mut charts = Vec::new();
        loop {
            let left: Vec<usize> = self
                .free()
                .into_iter()
                .filter(|n| {
                    let draft = &self.drafts[*n];
                    draft.figure.role == Role::Amount
                        && draft.entry.is_some()
                        && names_a_thing(draft)
                        && draft
                            .part_of
                            .is_none_or(|whole| self.subject(&[*n, whole]).is_some())
                        && !draft.figure.source.quote.contains('\t')
                        && draft.figure.scope.is_none()
                })
                .collect();
            let mut tried = HashSet::new();
            let next = left.iter().find_map(|n| {
                if !tried.insert(self.subject(&[*n])?) {
                    return None;
                }
                let same: Vec<usize> = left
                    .iter()
                    .copied()
                    .filter(|m| self.subject(&[*n, *m]).is_some())
                    .collect();
                let same = self.told_apart(same);
                (same.len() >= 2).then_some(same)
            });
            let Some(mut tiles) = next else { return charts };
            tiles.truncate(MOST_TILES);
            let title = self.series_title(tiles[0]);
            charts.push(self.simple(ChartKind::Tiles, title, &tiles));
        }
    }

    /// The figures whose labels and entries are not those of one before.
    fn told_apart(&self, figures: Vec<usize>) -> Vec<usize> {
        let mut labels = HashSet::new();
        let mut entries = HashSet::new();
        figures
            .into_iter()
            .filter(|n| {
                let draft = &self.drafts[*n];
                let entry = draft.entry.as_ref().map(|entry| (entry, draft.suffix));
                // 接待来访128批420人: told apart by what they are counted in.
                labels.insert((draft.figure.label.zh.as_str(), draft.figure.unit.as_str()))
                    & entry.is_none_or(|entry| entries.insert(entry))
            })
            .collect()
    }

    /// The series that all of these are of.
    fn subject(&self, figures: &[usize]) -> Option<&str> {
        let mut series = figures.iter().map(|n| {
            let entry = self.drafts[*n].entry.as_deref()?;
            Some(self.vocabulary.entry(entry)?.series.as_str())
        });
        let first = series.next()??;
        series.all(|other| other == Some(first)).then_some(first)
    }

    /// 规章 本年制发件数, 规范性文件 本年制发件数: the header that all rows of a table share.
    fn shared_header(&self, list: &[usize]) -> Option<&str> {
        let header = |n: &usize| Some(self.drafts[*n].figure.label.zh.rsplit_once(' ')?.1);
        let first = header(&list[0])?;
        let all = list.iter().all(|n| header(n) == Some(first));
        all.then_some(first)
    }

    fn list_title(&self, list: &[usize]) -> Names {
        let header = self.shared_header(list);
        match (self.drafts[list[0]].table.as_deref(), header) {
            (Some(table), Some(header)) if !table.contains(header) => {
                return names(&format!("{table}：{header}"), None);
            }
            (Some(title), _) | (None, Some(title)) => return names(title, None),
            (None, None) => {}
        }
        if self.subject(list).is_some() {
            return self.series_title(list[0]);
        }
        let labels: Vec<&str> = list
            .iter()
            .map(|n| self.drafts[*n].figure.label.zh.as_str())
            .take(2)
            .collect();
        let more = if list.len() > 2 { "等" } else { "" };
        let title = format!("{}{more}", labels.join("、"));
        let scope = self.drafts[list[0]].figure.scope.as_ref();
        match scope.filter(|scope| !title.contains(&scope.zh)) {
            Some(scope) => names(&format!("{}：{title}", scope.zh), None),
            None => names(&title, None),
        }
    }
}
