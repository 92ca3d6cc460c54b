//! The panel 核对: what was held against what by groups, and how each came out.

use super::anchor::Anchor;
use super::el::Build;
use super::page::Page;
use super::plain::{Plain, plain};
use crate::text::fill;
use gongbao_report::check::{Finding, Group, Verdict};

/// Folded while every figure agrees with its sentence, open when one does not. The counts stand in the heading.
/// Nothing where nobody looked.
pub fn checks(page: &Page) -> Option<Plain> {
    let findings = page.verified.findings()?;
    let text = page.lang.text();
    let held = page.verified.proven().count().to_string();
    let mut failed = Vec::new();
    for (figure, mismatch) in page.verified.mismatches() {
        let label = page.lang.of(&figure.label);
        let to = page.link(Anchor::Place(&figure.source.paragraph));
        let entry = plain("li")
            .class("contradicts")
            .add(plain("a").attr("href", to).add(label));
        failed.push(entry.add(": ").add(page.lang.mismatch(figure, mismatch)));
    }
    let lead = if failed.is_empty() {
        fill(text.checks_hold, &[&held])
    } else {
        fill(text.checks_fail, &[&held, &failed.len().to_string()])
    };
    let open = !failed.is_empty();
    let heading = plain(page.heading(2)).add(text.checks);
    let summary = plain("summary")
        .add(heading)
        .add(plain("span").class("totals").add(totals(page, findings)));
    let id = format!("{}-doubtful", page.id(Anchor::Contents));
    let label = plain("label")
        .attr("for", id.clone())
        .add(text.only_doubtful);
    let doubtful = plain("input")
        .attr("type", "checkbox")
        .class("doubtful")
        .id(id);
    let mut panel = plain("details")
        .id(page.id(Anchor::Checks))
        .class(if open { "checks failed" } else { "checks" })
        .flag("open", open)
        .add(summary)
        .add(plain("p").add(lead));
    if !failed.is_empty() {
        panel = panel.add(plain("ul").add(failed));
    }
    if !findings.is_empty() {
        panel = panel.add(doubtful).add(label);
    }
    for (group, name) in Group::ALL.into_iter().zip(text.check_groups) {
        let mut lines = plain("ul").class("checked");
        for finding in findings {
            if finding.rule.group() == group {
                lines = lines.add(line(page, finding));
            }
        }
        if let Some(lines) = lines.unless_empty() {
            panel = panel.add(plain(page.heading(3)).add(name)).add(lines);
        }
    }
    Some(panel.add(plain("p").class("rule").add(text.checks_rule)))
}

/// How many came out in each way; of a way that none came out in, nothing.
fn totals(page: &Page, findings: &[Finding]) -> String {
    let text = page.lang.text();
    let mut said = String::new();
    for verdict in Verdict::ALL {
        if let Some(total) = total(page, findings, verdict) {
            if !said.is_empty() {
                said.push_str(text.comma);
            }
            said.push_str(&total);
        }
    }
    said
}

/// How many came out in this way; nothing where none did.
pub fn total(page: &Page, findings: &[Finding], verdict: Verdict) -> Option<String> {
    let mut phrases = Verdict::ALL.into_iter().zip(page.lang.text().totals);
    let (_, phrase) = phrases.find(|(one, _)| *one == verdict)?;
    let found = findings.iter().filter(|finding| finding.verdict == verdict);
    let count = found.count();
    (count > 0).then(|| fill(phrase, &[&count.to_string()]))
}

fn line(page: &Page, finding: &Finding) -> Plain {
    let mut names = Verdict::ALL.iter().zip(page.lang.text().verdicts);
    let verdict = names.find(|(verdict, _)| **verdict == finding.verdict);
    let verdict = verdict.map_or("", |(_, name)| name);
    let said = page.lang.finding(finding, &page.verified);
    // The first figure or place leads on; places outside the text have no address.
    let figure = finding.figures.first().map(|id| Anchor::Figure(id));
    let place = finding.places.first().filter(|place| !place.contains('/'));
    let line = plain("li")
        .class(finding.verdict.name())
        .add(plain("b").add(verdict))
        .add(" ");
    let link = |anchor, words: String| plain("a").attr("href", page.link(anchor)).add(words);
    let line = match figure.or(place.map(|place| Anchor::Place(place))) {
        Some(anchor) => line.add(link(anchor, said)),
        None => line.add(said),
    };
    if finding.verdict != Verdict::Contradicts {
        return line;
    }
    // Every place that a contradiction rests on.
    finding.figures.iter().skip(1).fold(line, |line, id| {
        let figures = &page.verified.report().figures;
        let figure = figures.iter().find(|figure| figure.id == *id);
        let label = figure.map_or_else(|| id.clone(), |figure| page.lang.of(&figure.label));
        let words = match figure {
            Some(figure) => format!("{label} {}", figure.source.printed),
            None => label,
        };
        line.add(" · ").add(link(Anchor::Figure(id), words))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use gongbao_report::{Checked, Report, Verified};

    #[test]
    fn the_heading_says_only_what_there_is() {
        let json = include_str!("../../assets/reports/kecheng-2017.json");
        let checked = Checked::of(Verified::of(Report::from_json(json).unwrap()));
        let page = Page::new(std::rc::Rc::new(checked), Lang::Zh, false);
        let findings = page.verified.findings().unwrap();
        assert_eq!(totals(&page, findings), "成立8，矛盾1，无法核对3，不适用6");
        let holds = |finding: &&Finding| finding.verdict == Verdict::Holds;
        let holds: Vec<Finding> = findings.iter().filter(holds).cloned().collect();
        assert_eq!(totals(&page, &holds), "成立8");
        assert_eq!(totals(&page, &[]), "");
    }
}
