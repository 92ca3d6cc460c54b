//! The panel 核对: what was held against what, and what did not agree.

use super::page::Page;
use crate::text::fill;
use yew::prelude::*;

/// Folded while all agrees, open when something does not.
pub fn checks(page: &Page) -> Html {
    let text = page.lang.text();
    let held = page.verified.proven().count().to_string();
    let failed: Vec<Html> = page
        .verified
        .mismatches()
        .map(|(figure, mismatch)| {
            let label = page.lang.of(&figure.label);
            html! {
                <li><a href={format!("#{}", figure.source.paragraph)}>{ label }</a>{ ": " }{ page.lang.mismatch(figure, mismatch) }</li>
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
        <details class={classes!("checks", open.then_some("failed"))} {open}>
            <summary><h2>{ text.checks }</h2></summary>
            <p>{ lead }</p>
            if open {
                <ul>{ for failed }</ul>
            }
            <p class="rule">{ text.checks_rule }</p>
        </details>
    }
}
