//! The words that citations of earlier versions ask for, by the addresses that cite them. Of paragraphs and numbers
//! they are the words; of a section or a chart the lines that are no more, and those that are there now instead.

use crate::html::unescaped;
use crate::version::{Drawn, name};
use gongbao_report::address::Place;
use gongbao_report::export;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Something with lines.
struct Cited {
    id: String,
    address: String,
    lines: Vec<String>,
}

/// The index: names of the versions, and the words that the newest has not.
pub fn index(earlier: &[Drawn], now: &Drawn) -> String {
    let places = export::citable(&now.verified);
    let wide = wide(now);
    let narrow = places.iter().map(Place::address);
    let known: Vec<String> = narrow
        .chain(wide.iter().map(|one| one.address.clone()))
        .collect();
    let today: BTreeMap<&str, &[String]> = wide
        .iter()
        .map(|one| (one.id.as_str(), one.lines.as_slice()))
        .collect();
    let mut words: Map<String, Value> = Map::new();
    for (n, version) in earlier.iter().enumerate() {
        for place in export::citable(&version.verified) {
            words.insert(place.address(), json!([n, place.words]));
        }
        for one in self::wide(version) {
            let kept = match today.get(one.id.as_str()) {
                Some(now) => {
                    let [was, is] = differing(&one.lines, now);
                    json!([n, was.join("\n"), is.join("\n")])
                }
                None => json!([n, one.lines.join("\n")]),
            };
            words.insert(one.address, kept);
        }
    }
    words.retain(|address, _| !known.contains(address));
    let names: Vec<String> = earlier
        .iter()
        .map(|version| name(version.verified.report()))
        .collect();
    json!({ "format": 1, "versions": names, "words": words }).to_string() + "\n"
}

/// The lines that the other has not, of each; all of both where only their order is another.
fn differing<'a>(was: &'a [String], is: &'a [String]) -> [Vec<&'a str>; 2] {
    let only = |these: &'a [String], those: &[String]| -> Vec<&'a str> {
        let these = these.iter().filter(|line| !those.contains(line));
        these.map(String::as_str).collect()
    };
    let found = [only(was, is), only(is, was)];
    if found.iter().all(Vec::is_empty) {
        return [was, is].map(|lines| lines.iter().map(String::as_str).collect());
    }
    found
}

/// Sections and charts.
fn wide(drawn: &Drawn) -> Vec<Cited> {
    let sections = export::citable_sections(drawn.verified.report())
        .into_iter()
        .map(|place| Cited {
            address: place.address(),
            lines: place.words.lines().map(str::to_owned).collect(),
            id: place.id,
        });
    sections.chain(charts(&drawn.html)).collect()
}

/// The charts of a page as the desk cites them (`crates/desk/src/cite.rs`): by the caption, and all marks with
/// where they lead.
fn charts(html: &str) -> Vec<Cited> {
    let figures = html.split("<figure ").skip(1).filter_map(|figure| {
        let (figure, _) = figure.split_once("</figure>")?;
        let (tag, inside) = figure.split_once('>')?;
        let id = attribute(tag, "id").filter(|id| id.starts_with("chart/"))?;
        let caption = elements(inside, "figcaption").next();
        let caption = caption.map(|(_, inside)| text(inside)).unwrap_or_default();
        let marks = elements(inside, "a").filter_map(|(tag, inside)| {
            let class = attribute(tag, "class")?;
            let is_mark = class.split(' ').any(|one| one == "mark");
            let href = attribute(tag, "href").filter(|_| is_mark)?;
            Some((href, text(inside)))
        });
        let marks: Vec<(String, String)> = marks.collect();
        let cited = marks.iter().map(|(href, text)| format!("{href} {text}"));
        let words: Vec<String> = std::iter::once(caption.clone()).chain(cited).collect();
        let place = Place {
            words: words.join("\n"),
            ..Place::of_text(&id, &caption)
        };
        let texts = marks.into_iter().map(|(_, text)| text);
        Some(Cited {
            address: place.address(),
            id,
            lines: std::iter::once(caption).chain(texts).collect(),
        })
    });
    figures.collect()
}

/// The elements of a kind that has none of its kind inside: what stands in the tag, and inside.
fn elements<'a>(html: &'a str, kind: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let (begin, end) = (format!("<{kind} "), format!("</{kind}>"));
    let mut rest = html;
    std::iter::from_fn(move || {
        let (_, after) = rest.split_once(&begin)?;
        let (element, left) = after.split_once(&end)?;
        rest = left;
        element.split_once('>')
    })
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = format!(" {tag}")
        .split_once(&format!(" {name}=\""))
        .map(|(before, rest)| (before.to_owned(), rest.to_owned()))?;
    let (value, _) = rest.split_once('"')?;
    Some(unescaped(value))
}

/// The text of HTML that the widget drew.
fn text(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    unescaped(&out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SEED;
    use gongbao_report::{Checked, Report, Verified};

    fn drawn(words: &[(&str, &str)]) -> Drawn {
        let mut json = SEED.to_owned();
        for (here, there) in words {
            assert!(json.contains(here), "{here}");
            json = json.replace(here, there);
        }
        let report = Report::from_json(&json).unwrap();
        Drawn::of(&Checked::of(Verified::of(report)))
    }

    fn kept() -> Value {
        let now = drawn(&[
            ("来信229件", "来信929件"),
            ("\"printed\": \"229件\"", "\"printed\": \"929件\""),
            ("\"value\": 229,", "\"value\": 929,"),
        ]);
        serde_json::from_str(&index(&[drawn(&[])], &now)).unwrap()
    }

    /// What is kept of the only address that begins so.
    fn of(kept: &Value, begin: &str) -> Vec<Value> {
        let words = kept["words"].as_object().unwrap().iter();
        let mut found: Vec<&Value> = words
            .filter(|(address, _)| address.starts_with(begin))
            .map(|(_, kept)| kept)
            .collect();
        assert_eq!(found.len(), 1, "{begin}: {found:?}");
        found.remove(0).as_array().unwrap().clone()
    }

    fn words(kept: &Value) -> &str {
        kept.as_str().unwrap()
    }

    #[test]
    fn the_words_of_a_number_that_is_another_are_kept_and_no_others() {
        let kept = kept();
        assert_eq!(kept["versions"].as_array().unwrap().len(), 1);
        let letters = of(&kept, "figure/petitions.letters.received~");
        assert_eq!(letters[0], 0);
        assert!(words(&letters[1]).contains("来信229件"), "{letters:?}");
        let count = kept["words"].as_object().unwrap().len();
        assert!(count < 16, "only what changed: {count}");
    }

    #[test]
    fn of_a_section_the_changed_lines_are_kept_with_those_of_today() {
        let section = of(&kept(), "yi-fa-ban-li-xin-fang-shi-xiang~");
        let [_, was, is] = &section[..] else {
            panic!("{section:?}")
        };
        assert!(words(was).contains("来信229件") && words(is).contains("来信929件"));
        assert_eq!(words(was).lines().count(), 1, "{was}");
    }

    #[test]
    fn of_a_chart_the_changed_marks_are_kept() {
        let chart = of(&kept(), "chart/petitions~");
        let [_, was, is] = &chart[..] else {
            panic!("{chart:?}")
        };
        assert!(words(was).contains("229") && words(is).contains("929"));
        assert!(
            !words(was).contains('#') && !words(was).contains('<'),
            "{was}"
        );
    }

    #[test]
    fn a_section_that_is_gone_is_kept_whole() {
        let old = drawn(&[]);
        let mut report = old.verified.report().clone();
        let gone = report.sections.pop().unwrap();
        report.figures.clear();
        report.highlights.clear();
        report.charts.clear();
        let now = Drawn::of(&Checked::of(Verified::of(report)));
        let kept: Value = serde_json::from_str(&index(&[old], &now)).unwrap();
        let section = of(&kept, &format!("{}~", gone.id));
        assert_eq!(section.len(), 2);
        assert!(words(&section[1]).contains(&gone.heading()));
    }
}
