//! Which part of a page holds the document.

use super::page::{Kind, Page};
use crate::line::signature::is_signature;
use crate::line::{date, furniture, heading};
use crate::source::Line;
use std::ops::Range;

/// Containers that Chinese portal systems put the document in, by id or class.
const CONTAINERS: [&str; 16] = [
    "zoom",
    "trs_editor",
    "custom_unionstyle",
    "ivs_content",
    "article",
    "article-content",
    "xxgk_content",
    "ucap-content",
    "trs_editor_view",
    "pages_content",
    "zoomcon",
    "content-article",
    "article_con",
    "vsb_content",
    "news_content",
    "bt-content",
];
/// Characters of a text that is long enough to be the document, however much surrounds it.
const LONG: usize = 200;
/// How many links in a row end what may still be of the document.
const LINKS: usize = 3;

/// The items of the part that holds the document: a known container with text, else all.
pub(super) fn find(page: &Page) -> Range<usize> {
    let all = measure(page, 0..page.items.len()).0;
    let containers = || {
        page.items
            .iter()
            .enumerate()
            .filter_map(|(n, item)| match &item.kind {
                Kind::Open(e) if !e.style.hidden && name(&e.names).is_some() => Some(n..e.end),
                _ => None,
            })
    };
    let best = containers()
        .map(|range| (measure(page, range.clone()), range))
        .filter(|((text, headings), _)| *text * 3 > all || *text >= LONG || *headings && *text > 0)
        // The innermost of those that hold nearly as much as the largest.
        .max_by_key(|((text, _), range)| (*text, std::cmp::Reverse(range.len())));
    let Some((_, mut best)) = best else {
        return 0..page.items.len();
    };
    // A text in several containers of one name.
    let named = |n: usize| page.element(n).and_then(|element| name(&element.names));
    let own = named(best.start);
    for other in containers() {
        let apart = other.start >= best.end || other.end <= best.start;
        if apart && named(other.start) == own && {
            let (text, headings) = measure(page, other.clone());
            headings || text >= LONG
        } {
            best = best.start.min(other.start)..best.end.max(other.end);
        }
    }
    best
}

fn name(names: &[String]) -> Option<&'static str> {
    let known = |known: &&&str| names.iter().any(|name| name == **known);
    CONTAINERS.iter().find(known).copied()
}

/// Characters outside of links, and whether a heading opens a text.
fn measure(page: &Page, range: Range<usize>) -> (usize, bool) {
    let (mut text, mut headings) = (0, false);
    let mut n = range.start;
    while n < range.end.min(page.items.len()) {
        match &page.items[n].kind {
            Kind::Open(e) if e.is_skipped() || e.style.hidden || e.tag == "a" => {
                n = e.end.max(n + 1);
                continue;
            }
            Kind::Text(said) => {
                let said = said.trim();
                text += said.chars().count();
                headings |= heading::read(said)
                    .is_some_and(|h| h.style <= heading::Style::BracketedChinese);
            }
            _ => {}
        }
        n += 1;
    }
    (text, headings)
}

/// Takes in the lines after the part that go on with its text: where its headings count on, or, in a page
/// with more ends than beginnings, where sentences follow at once.
pub(super) fn go_on(lines: &mut [Line], linked: &[bool], stray_ends: bool) {
    let Some(last) = lines.iter().rposition(|line| !line.outside) else {
        return;
    };
    let mut counted: Vec<(heading::Style, f64)> = Vec::new();
    for line in lines[..=last].iter().filter(|line| !line.outside) {
        if let Some(number) = number(&line.text) {
            counted.retain(|(style, _)| *style < number.0);
            counted.push(number);
        }
    }
    let counts_on =
        |text: &str| number(text).is_some_and(|(style, n)| counted.contains(&(style, n - 1.0)));
    let is_text = |line: &Line| {
        line.table.is_some()
            || line.text.contains('。') && line.text.chars().count() > 8
            || heading::read(&line.text).is_some()
    };
    let mut goes_on = false;
    let mut end = last;
    let mut links = 0;
    for (n, line) in lines.iter().enumerate().skip(last + 1) {
        links = if linked[n] { links + 1 } else { 0 };
        if links >= LINKS || furniture::is_furniture(&line.text) {
            break;
        }
        if linked[n] {
            continue;
        }
        let near = n <= end + 3;
        goes_on |= counts_on(&line.text) || stray_ends && near && is_text(line);
        let signed = near && (is_signature(&line.text) || date::only(&line.text).is_some());
        if goes_on && (is_text(line) || signed) {
            end = n;
        }
    }
    for line in &mut lines[last..=end] {
        line.outside = false;
    }
}

fn number(text: &str) -> Option<(heading::Style, f64)> {
    let (style, end) = heading::number(text)?;
    let digits = text[..end].trim_matches(|c: char| "（()）、.．第部分章篇:： ".contains(c));
    Some((style, gongbao_report::phrase::numeral(digits)?))
}
