//! Figures against their sentences and against each other.

use super::{Finding, Rule, form, sentences, tables, texts};
use crate::model::{ChartKind, Figure, Ids, Role, Row};
use crate::quantity::Qualifier;
use crate::verify::{Proven, Verified};

/// Every check that rests on figures.
pub(super) fn check(verified: &Verified) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (figure, _) in verified.mismatches() {
        let finding = Finding::new(Rule::FigureMatchesSentence, false);
        findings.push(
            finding
                .of_figures(&[&figure.id], &[figure.value])
                .at(&figure.source.paragraph),
        );
    }
    for proven in verified.proven() {
        let finding = Finding::new(Rule::FigureMatchesSentence, true);
        findings.push(finding.of_figures(&[&proven.figure().id], &[proven.value()]));
    }
    let report = verified.report();
    let mut added = form::check(verified, &mut findings);
    let before = findings.len();
    for chart in report
        .charts
        .iter()
        .filter(|chart| chart.kind == ChartKind::Outcome)
    {
        for row in &chart.rows {
            parts(row, verified, &added, &mut findings);
        }
    }
    let of_charts = findings[before..].iter();
    added.extend(of_charts.filter_map(|finding| finding.figures.first().cloned()));
    sentences::check(verified, &added, &mut findings);
    tables::check(verified, &added, &mut findings);
    handled(verified, &mut findings);
    rates(verified, &mut findings);
    texts::check(verified, &mut findings);
    stated_alike(&report.figures, &mut findings);
    findings
}

fn exact<'a>(verified: &'a Verified, id: &str) -> Option<Proven<'a>> {
    let proven = verified.figure(id)?;
    (proven.figure().qualifier == Qualifier::Exact).then_some(proven)
}

/// A whole against the sum of its parts. Parts that leave something over are not wrong: the report
/// may not say what became of the rest. `added` are wholes of which the form's own parts were added up.
fn parts(row: &Row, verified: &Verified, added: &[String], findings: &mut Vec<Finding>) {
    let whole = row.figures.first();
    let known: Vec<Proven<'_>> = row
        .parts
        .iter()
        .filter_map(|part| exact(verified, part.figures.first()?))
        .collect();
    let whole = whole.filter(|whole| !added.contains(whole));
    if let (Some(whole), false) = (whole, row.parts.is_empty()) {
        let mut ids = vec![whole.as_str()];
        ids.extend(known.iter().map(|part| part.figure().id.as_str()));
        let sum: f64 = known.iter().map(|part| part.value()).sum();
        let finding = match exact(verified, whole) {
            Some(whole) if known.len() == row.parts.len() => {
                // Sums of decimals leave dust in the last place.
                let adds_up = (whole.value() - sum).abs() < 1e-6;
                let rule = if adds_up {
                    Rule::PartsAddUp
                } else {
                    Rule::PartsWithinWhole
                };
                Finding::new(rule, sum <= whole.value() + 1e-6)
                    .of_figures(&ids, &[whole.value(), sum])
            }
            _ => Finding::new(Rule::PartsWithinWhole, true)
                .of_figures(&ids, &[])
                .cannot_assess(),
        };
        findings.push(finding);
    }
    for part in &row.parts {
        parts(part, verified, added, findings);
    }
}

/// `….handled` against `….received`.
fn handled(verified: &Verified, findings: &mut Vec<Finding>) {
    for received in verified.proven() {
        let id = &received.figure().id;
        let Some(stem) = id.strip_suffix(".received") else {
            continue;
        };
        let Some(handled) = verified.figure(&format!("{stem}.handled")) else {
            continue;
        };
        let (received_figure, handled_figure) = (received.figure(), handled.figure());
        let ids = [id.as_str(), handled_figure.id.as_str()];
        let numbers = [received.value(), handled.value()];
        let comparable = received_figure.unit == handled_figure.unit
            && received_figure.qualifier == Qualifier::Exact
            && handled_figure.qualifier == Qualifier::Exact;
        let finding = Finding::new(Rule::HandledWithinReceived, numbers[1] <= numbers[0]);
        let finding = finding.of_figures(&ids, &numbers);
        findings.push(if comparable {
            finding
        } else {
            finding.cannot_assess()
        });
    }
}

/// Rates of what was done of what there was to do. Those of a plan or a price may pass 100, and most say
/// nothing by lying below.
fn rates(verified: &Verified, findings: &mut Vec<Finding>) {
    const OF_A_WHOLE: [&str; 17] = [
        "占比",
        "满意",
        "办结",
        "办复",
        "答复",
        "出庭",
        "合格",
        "覆盖",
        "知晓",
        "参与率",
        "通过率",
        "及时率",
        "按期",
        "按时",
        "公示率",
        "优良",
        "到位率",
    ];
    for proven in verified.proven() {
        let figure = proven.figure();
        let of_a_whole = || OF_A_WHOLE.iter().any(|word| figure.label.zh.contains(word));
        let level = figure.role == Role::Rate && figure.unit == "%" && figure.change.is_none();
        if level && !(0.0..=100.0).contains(&figure.value) && of_a_whole() {
            let finding = Finding::new(Rule::RateInRange, false);
            findings.push(finding.of_figures(&[&figure.id], &[figure.value]));
        }
    }
}

/// For each figure the place of the next one with its label. A long report has thousands: not each is held
/// against each.
fn next_of_same_label(figures: &[Figure]) -> Vec<Option<usize>> {
    let (mut next, mut last) = (vec![None; figures.len()], Ids::default());
    for (n, figure) in figures.iter().enumerate().rev() {
        next[n] = last.get(&figure.label.zh);
        last.set(&figure.label.zh, n);
    }
    next
}

/// The same thing stated twice: one label, unit, mode, period and scope.
fn stated_alike(figures: &[Figure], findings: &mut Vec<Finding>) {
    let next = next_of_same_label(figures);
    for (n, one) in figures.iter().enumerate() {
        let mut others = next[n];
        while let Some(n) = others {
            let other = &figures[n];
            others = next[n];
            let same_thing = one.unit == other.unit
                && one.mode == other.mode
                && one.period == other.period
                && one.scope == other.scope
                && one.source.subject.is_some()
                && one.source.subject == other.source.subject
                && one.qualifier == other.qualifier;
            if same_thing {
                let alike = (one.value - other.value).abs() < 1e-9;
                let finding = Finding::new(Rule::StatedAlike, alike);
                // Different numbers may well be of different things: only a person can tell.
                let finding = if alike {
                    finding
                } else {
                    finding.cannot_assess()
                };
                findings.push(finding.of_figures(&[&one.id, &other.id], &[one.value, other.value]));
            }
        }
    }
}
