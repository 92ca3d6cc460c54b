//! The panel 核对: what was held against what, what contradicts, and what cannot be assessed.

use super::anchor::Anchor;
use super::el::{El, el};
use super::page::Page;
use crate::text::fill;
use gongbao_report::check::{Finding, Rule, Verdict, check};

const ORDER: [Verdict; 3] = [Verdict::Holds, Verdict::Contradicts, Verdict::CannotAssess];

/// Folded while every figure agrees with its sentence, open when one does not.
pub fn checks(page: &Page) -> El {
    let text = page.lang.text();
    let held = page.verified.proven().count().to_string();
    let mut failed = Vec::new();
    for (figure, mismatch) in page.verified.mismatches() {
        let label = page.lang.of(&figure.label);
        let to = page.link(Anchor::Place(&figure.source.paragraph));
        let entry = el("li")
            .class("contradicts")
            .add(el("a").attr("href", to).add(label));
        failed.push(entry.add(": ").add(page.lang.mismatch(figure, mismatch)));
    }
    let open = !failed.is_empty();
    let lead = if open {
        fill(text.checks_fail, &[&held, &failed.len().to_string()])
    } else {
        fill(text.checks_hold, &[&held])
    };
    let heading = el(page.heading(2)).add(text.checks);
    let panel = el("details").id(page.id(Anchor::Checks)).class(if open {
        "checks failed"
    } else {
        "checks"
    });
    let panel = panel.flag("open", open).add(el("summary").add(heading));
    findings(page, panel.add(el("p").add(lead)).add(el("ul").add(failed)))
        .add(el("p").class("rule").add(text.checks_rule))
}

/// Sums, parts, dates and the rest. That each figure agrees was said above.
fn findings(page: &Page, panel: El) -> El {
    let text = page.lang.text();
    let mut findings = check(&page.verified);
    findings.retain(|finding| finding.rule != Rule::FigureMatchesSentence);
    let count = |verdict| {
        let found = findings.iter().filter(|finding| finding.verdict == verdict);
        found.count().to_string()
    };
    let [holds, contradicts, open] = ORDER.map(count);
    let totals = fill(text.totals, &[&holds, &contradicts, &open]);
    let lines: Vec<El> = findings.iter().map(|finding| line(page, finding)).collect();
    panel
        .add(el("p").add(totals))
        .add(el("ul").class("findings").add(lines))
}

fn line(page: &Page, finding: &Finding) -> El {
    let mut names = ORDER.iter().zip(page.lang.text().verdicts);
    let verdict = names.find(|(verdict, _)| **verdict == finding.verdict);
    let verdict = verdict.map_or("", |(_, name)| name);
    let said = page.lang.finding(finding, &page.verified);
    // The first figure or place leads on; places outside the text have no address.
    let figure = finding.figures.first().map(|id| Anchor::Figure(id));
    let place = finding.places.first().filter(|place| !place.contains('/'));
    let class = (finding.verdict == Verdict::Contradicts).then_some("contradicts");
    let line = el("li")
        .attr_if("class", class)
        .add(el("b").add(verdict))
        .add(" ");
    match figure.or(place.map(|place| Anchor::Place(place))) {
        Some(anchor) => line.add(el("a").attr("href", page.link(anchor)).add(said)),
        None => line.add(said),
    }
}
