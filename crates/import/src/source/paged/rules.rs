//! Drawn lines become rules: pieces of one line are joined, those between columns of text are left out.

use super::sheet::{Rule, in_order};

/// Rules nearer than this are one: a double line.
pub(super) const SAME: f32 = 2.6;
/// Rules meet when they are nearer than this.
pub(super) const TOUCH: f32 = 3.2;
/// A line of dashes has gaps like this.
const DASH: f32 = 3.2;
/// Shorter than this a rule parts nothing.
const SHORTEST: f32 = 4.5;
/// A rule between columns of text is longer than this.
const SHORTEST_SEPARATOR: f32 = 40.0;

pub(super) fn meet(level: &Rule, upright: &Rule) -> bool {
    upright.at >= level.from - TOUCH
        && upright.at <= level.to + TOUCH
        && level.at >= upright.from - TOUCH
        && level.at <= upright.to + TOUCH
}

/// Uprights without the stretches that stand between columns of text: they reach from one table to the
/// next, or to none, and nothing stands beside them there that is of these tables.
pub(super) fn without_separators(uprights: &[Rule], levels: &[Rule]) -> Vec<Rule> {
    let mut found = Vec::with_capacity(uprights.len());
    for rule in uprights {
        let met: Vec<&Rule> = levels.iter().filter(|level| meet(level, rule)).collect();
        let inner = met.iter().map(|level| level.at);
        let inner = inner.filter(|at| (rule.from + TOUCH..rule.to - TOUCH).contains(at));
        let mut ends: Vec<f32> = [rule.from, rule.to].into_iter().chain(inner).collect();
        ends.sort_by(f32::total_cmp);
        let is_separator = |from: f32, to: f32| {
            let bounds =
                |level: &&&Rule| (level.at - from).abs() <= TOUCH || (level.at - to).abs() <= TOUCH;
            let middle = (from + to) / 2.0;
            let beside = |level: &&Rule| {
                uprights.iter().any(|other| {
                    other.at != rule.at
                        && (other.from..other.to).contains(&middle)
                        && meet(level, other)
                })
            };
            to - from > SHORTEST_SEPARATOR && !met.iter().filter(bounds).any(beside)
        };
        let stretches: Vec<(f32, f32)> = ends.windows(2).map(|ends| (ends[0], ends[1])).collect();
        let kept = stretches
            .iter()
            .filter(|(from, to)| !is_separator(*from, *to));
        let kept: Vec<Rule> = kept
            .map(|(from, to)| Rule {
                from: *from,
                to: *to,
                ..*rule
            })
            .collect();
        // One line through several rows: a table without sides.
        if kept.is_empty() && met.len() > 2 || kept.len() == stretches.len() {
            found.push(*rule);
        } else {
            found.extend(kept);
        }
    }
    merged(&found, true)
}

/// Rules of one direction, those on one line joined, the shortest left out.
pub(super) fn merged(rules: &[Rule], upright: bool) -> Vec<Rule> {
    let rules: Vec<Rule> = rules
        .iter()
        .filter(|rule| rule.upright == upright)
        .copied()
        .collect();
    let rules = in_order(rules, |rule| rule.at);
    let mut found: Vec<Rule> = Vec::new();
    let mut start = 0;
    for end in 1..=rules.len() {
        if end < rules.len() && rules[end].at - rules[start].at <= SAME {
            continue;
        }
        let line = in_order(rules[start..end].to_vec(), |rule| rule.from);
        let at = line.iter().map(|rule| rule.at).sum::<f32>() / line.len() as f32;
        let mut open: Option<Rule> = None;
        for rule in line.iter() {
            match &mut open {
                Some(last) if rule.from <= last.to + DASH => last.to = last.to.max(rule.to),
                _ => {
                    found.extend(open.take());
                    open = Some(Rule { at, ..*rule });
                }
            }
        }
        found.extend(open);
        start = end;
    }
    found.retain(|rule| rule.to - rule.from >= SHORTEST);
    found
}
