//! What the page knows of a number: its sentence, what was proven of it, what a reader must know, the
//! whole that it is part of and its own parts. Everything is read from the page as it stands.

use crate::cell;
use crate::cite;
use crate::dom::{self, all, attr};
use crate::page::{self, Page};
use gongbao_report::address::sentence_at;
use std::ops::Range;
use web_sys::Element;

/// A number with all that the page says of it.
pub struct Evidence {
    /// As the pictures show it, or as printed where none does.
    pub value: String,
    pub unit: String,
    /// What is counted, when, and of whom.
    pub label: String,
    /// The sentence before the number, the number as printed, and the sentence after it. In a table what the
    /// heads of its row and column say stands before it.
    pub sentence: [String; 3],
    /// The heading above it.
    pub section: String,
    /// The address of its mark in a chart.
    pub mark: Option<String>,
    /// How it was read, and each check that it went through.
    pub checked: Vec<String>,
    /// What a reader must know of the chart that it stands in.
    pub caveats: Vec<String>,
    /// Remarks on misprints in its sentence.
    pub doubts: Vec<String>,
    /// What the report of the year before says, where the page has that.
    pub last_year: Option<String>,
    pub whole: Option<String>,
    pub parts: Vec<String>,
}

impl Evidence {
    /// Of a number of the text.
    pub fn of(page: &Page, number: &Element) -> Option<Self> {
        let printed = number.text_content()?;
        let (sentence, doubts) = match cell::around(number) {
            Some(cell) => (cell::said(&cell, number)?, Vec::new()),
            None => {
                let paragraph = number.closest("p[id]").ok()??;
                let text = paragraph.text_content()?;
                let at = cite::before(&paragraph, number);
                let sentence = sentence_around(&text, at)?;
                let before = text.get(sentence.start..at)?.to_owned();
                let after = text.get(at + printed.len()..sentence.end);
                let after = after.unwrap_or_default().to_owned();
                let doubts = doubts(page, &paragraph, &sentence);
                ([before, printed.clone(), after], doubts)
            }
        };
        let link = leading_to(&number.id());
        let find = |which: &str| {
            let selector = format!("{which}{link}");
            page.root.query_selector(&selector).ok().flatten()
        };
        let mark = find(".chart a.mark");
        let shown = mark.clone().or_else(|| find(".say-link"));
        let (value, unit) = shown
            .and_then(|shown| shown_value(&shown))
            .unwrap_or_default();
        let value = if value.is_empty() { printed } else { value };
        let chart = mark.as_ref().and_then(|mark| mark.closest(".chart").ok()?);
        let caveats = chart.map(|chart| texts(&chart, ".remarks li:not(.left-out)"));
        let row = mark
            .as_ref()
            .and_then(|mark| mark.closest(".bars li").ok()?);
        Some(Self {
            value,
            unit,
            label: attr(number, "title"),
            sentence,
            section: page::heading_around(page, number),
            mark: mark.map(|mark| format!("#{}", mark.id())),
            checked: checked(page, number, &link),
            caveats: caveats.unwrap_or_default(),
            doubts,
            last_year: last_year(&link),
            whole: row.as_ref().and_then(whole),
            parts: row.as_ref().map(parts).unwrap_or_default(),
        })
    }
}

/// Selects the links that lead to this id: the browser finds one among thousands in no time.
fn leading_to(id: &str) -> String {
    let id = id.replace('\\', "\\\\").replace('"', "\\\"");
    format!("[href=\"#{id}\"]")
}

/// Where the sentence stands that has this byte of a text.
fn sentence_around(text: &str, at: usize) -> Option<Range<usize>> {
    let sentence = sentence_at(text, at);
    let places = text.match_indices(sentence);
    let mut places = places.map(|(start, _)| start..start + sentence.len());
    places.find(|place| place.contains(&at))
}

/// The number of a mark or finding, and its unit.
fn shown_value(shown: &Element) -> Option<(String, String)> {
    let value = shown.query_selector(".value").ok()??;
    let unit = value.query_selector("small").ok().flatten();
    let unit = unit
        .and_then(|unit| unit.text_content())
        .unwrap_or_default();
    let whole = value.text_content()?;
    let number = whole.strip_suffix(unit.as_str()).unwrap_or(&whole);
    Some((number.to_owned(), unit))
}

fn texts(root: &Element, selector: &str) -> Vec<String> {
    let texts = all(root, selector).map(|element| element.text_content().unwrap_or_default());
    texts.collect()
}

/// Every number that can be pressed was read from its sentence; the rest stands in the panel of checks.
fn checked(page: &Page, number: &Element, link: &str) -> Vec<String> {
    let [printed, zero, all_of, counted, in_cell] = page.text.how_read;
    let read = match attr(number, "data-basis").as_str() {
        "zero" => zero,
        "all" => all_of,
        "counted" => counted,
        _ if cell::around(number).is_some() => in_cell,
        _ => printed,
    };
    let about = all(&page.root, &format!(".checks .checked a{link}"));
    let findings = about.filter_map(|about| about.closest("li").ok()??.text_content());
    std::iter::once(String::from(read))
        .chain(findings)
        .collect()
}

/// The notes whose marks stand in these bytes of a paragraph.
fn doubts(page: &Page, paragraph: &Element, sentence: &Range<usize>) -> Vec<String> {
    let marks = all(paragraph, ".note-mark");
    let inside = marks.filter(|mark| {
        let at = cite::before(paragraph, mark);
        sentence.start < at && at <= sentence.end
    });
    let note = |mark: Element| {
        let note = dom::by_id(&page.root, attr(&mark, "href").trim_start_matches('#'))?;
        let quoted = note.query_selector("q").ok()??.text_content()?;
        let remark = note.query_selector("p").ok()??.text_content()?;
        Some(format!("“{quoted}”：{remark}"))
    };
    inside.filter_map(note).collect()
}

/// From the table of all numbers below the page.
fn last_year(link: &str) -> Option<String> {
    let table = dom::document().get_element_by_id("numbers")?;
    let number = table.query_selector(&format!(".n a{link}")).ok()??;
    let row = number.closest("tr").ok()??;
    let said = row.query_selector(".last").ok()??.text_content()?;
    Some(said).filter(|said| said != "—")
}

/// How far a row of a chart stands inside of others.
fn level(row: &Element) -> usize {
    let level = row.class_name();
    let level = level
        .strip_prefix("in-")
        .and_then(|level| level.parse().ok());
    level.unwrap_or(0)
}

fn named(row: &Element) -> String {
    let said = [".label", ".value"].map(|part| texts(row, part).concat());
    said.join(" ")
}

/// The row that this one is a part of.
fn whole(row: &Element) -> Option<String> {
    let own = level(row);
    let mut above = row.previous_element_sibling();
    while let Some(other) = above {
        if level(&other) < own {
            return Some(named(&other));
        }
        above = other.previous_element_sibling();
    }
    None
}

/// The rows that are parts of this one.
fn parts(row: &Element) -> Vec<String> {
    let own = level(row);
    let mut parts = Vec::new();
    let mut below = row.next_element_sibling();
    while let Some(other) = below.filter(|other| level(other) > own) {
        if level(&other) == own + 1 {
            parts.push(named(&other));
        }
        below = other.next_element_sibling();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_stands_twice_is_the_one_around_the_number() {
        let text = "来信3件。来访5件。来信3件。";
        let third = text.rfind("3件").unwrap();
        let place = sentence_around(text, third).unwrap();
        assert_eq!(&text[place.clone()], "来信3件。");
        assert!(place.contains(&third));
        assert_eq!(sentence_around(text, text.len()), None);
    }
}
