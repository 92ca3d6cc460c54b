//! The panel 核对: what was held against what, what contradicts, and what cannot be assessed.

use super::figure_anchor;
use super::page::Page;
use crate::text::fill;
use gongbao_report::check::{Finding, Rule, Verdict, check};
use yew::prelude::*;

const ORDER: [Verdict; 3] = [Verdict::Holds, Verdict::Contradicts, Verdict::CannotAssess];

/// Folded while every figure agrees with its sentence, open when one does not.
pub fn checks(page: &Page) -> Html {
    let text = page.lang.text();
    let held = page.verified.proven().count().to_string();
    let failed: Vec<Html> = page
        .verified
        .mismatches()
        .map(|(figure, mismatch)| {
            let label = page.lang.of(&figure.label);
            html! {
                <li class="contradicts"><a href={format!("#{}", figure.source.paragraph)}>{ label }</a>{ ": " }{ page.lang.mismatch(figure, mismatch) }</li>
            }
        })
        .collect();
    let lead = if failed.is_empty() {
        fill(text.checks_hold, &[&held])
    } else {
        fill(text.checks_fail, &[&held, &failed.len().to_string()])
    };
    let open = !failed.is_empty();
    html! {
        <details class={if open { "checks failed" } else { "checks" }} {open}>
            <summary><h2>{ text.checks }</h2></summary>
            <p>{ lead }</p>
            <ul>{ for failed }</ul>
            { findings(page) }
            <p class="rule">{ text.checks_rule }</p>
        </details>
    }
}

/// Sums, parts, dates and the rest. That each figure agrees was said above.
fn findings(page: &Page) -> Html {
    let text = page.lang.text();
    let mut findings = check(&page.verified);
    findings.retain(|finding| finding.rule != Rule::FigureMatchesSentence);
    let count = |verdict| {
        findings
            .iter()
            .filter(|finding| finding.verdict == verdict)
            .count()
            .to_string()
    };
    let [holds, contradicts, open] = ORDER.map(count);
    let lines = findings.iter().map(|finding| line(page, finding));
    html! {
        <>
            <p>{ fill(text.totals, &[&holds, &contradicts, &open]) }</p>
            <ul class="findings">{ for lines }</ul>
        </>
    }
}

fn line(page: &Page, finding: &Finding) -> Html {
    let names = page.lang.text().verdicts;
    let verdict = ORDER
        .iter()
        .zip(names)
        .find(|(verdict, _)| **verdict == finding.verdict);
    let verdict = verdict.map_or("", |(_, name)| name);
    let said = page.lang.finding(finding, &page.verified);
    // The first figure or place leads on; places outside the text have no address.
    let figure = finding.figures.first().map(|id| figure_anchor(id));
    let place = finding
        .places
        .first()
        .filter(|place| !place.contains('/'))
        .cloned();
    let said = match figure.or(place) {
        Some(anchor) => html! { <a href={format!("#{anchor}")}>{ said }</a> },
        None => html! { { said } },
    };
    let class = (finding.verdict == Verdict::Contradicts).then_some("contradicts");
    html! { <li {class}><b>{ verdict }</b>{ " " }{ said }</li> }
}
