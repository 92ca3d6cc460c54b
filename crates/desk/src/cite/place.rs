//! What can be cited: the places of the page, each with what the reader chooses it by and the words to quote.

use crate::dom;
use crate::page::{Page, Section, cells, texts};
use gongbao_report::address::{Place as Cited, sentence_at};
use web_sys::{Element, Node};

/// Something that can be cited.
#[derive(Clone)]
pub struct Place {
    /// What the reader chooses it by.
    pub name: String,
    /// Its address; nothing has none but the whole report.
    pub cited: Option<Cited>,
    /// The words to quote.
    pub quote: String,
}

/// Paragraphs, and tables that have no caption.
const PARAGRAPHS: &str = "p[id], .table-scroll[id]";

/// A number of the text as a place.
pub fn number(figure: &Element) -> Option<Place> {
    figure_place(figure, |_| {
        format!("{} {}", text_of(figure), dom::attr(figure, "title"))
    })
}

/// The words that the reader has selected in the text.
pub fn selected(page: &Page) -> Option<Place> {
    let (quote, start) = dom::selection(&page.root)?;
    let paragraph = start.closest(".text > p[id]").ok()??;
    let inside = page.root.contains(Some(&paragraph));
    inside.then(|| Place {
        name: page.text.selected.to_owned(),
        cited: Some(text_cited(&paragraph)),
        quote,
    })
}

pub fn places_in(page: &Page, section: &Section) -> Vec<Place> {
    let heading = crate::page::heading(section);
    let own = ":scope > details > .section-body ";
    let mut places = vec![Place {
        name: format!("{}：{heading}", page.text.section),
        cited: Some(section_cited(section)),
        quote: String::new(),
    }];
    places.extend(paragraphs(
        page,
        &section.element,
        &format!("{own}> .text > "),
    ));
    for chart in dom::all(&section.element, &format!("{own}> .charts > figure[id]")) {
        places.push(chart_itself(page, &chart));
    }
    for figure in dom::all(&section.element, &format!("{own}> .text > p .figure[id]")) {
        let printed = figure.text_content().unwrap_or_default();
        if let Some(place) = figure_place(&figure, |before| {
            format!("{}：{printed} · {}", page.text.figure, ending(before))
        }) {
            places.push(place);
        }
    }
    places
}

/// A chart, and each number in it by what it says and what it counts.
pub fn places_of(page: &Page, chart: &Element) -> Vec<Place> {
    let mut places = vec![chart_itself(page, chart)];
    let text_in = |element: &Element, selector: &str| {
        let found = element.query_selector(selector).ok().flatten();
        found
            .and_then(|found| found.text_content())
            .unwrap_or_default()
    };
    for mark in dom::all(chart, "a.mark[href]") {
        let href = dom::attr(&mark, "href");
        let Some(figure) = dom::by_id(&page.root, href.trim_start_matches('#')) else {
            continue;
        };
        let panel = mark.closest(".panel").ok().flatten();
        let series = panel
            .map(|panel| text_in(&panel, ".panel-title"))
            .unwrap_or_default();
        let (value, label) = (text_in(&mark, ".value"), text_in(&mark, ".label"));
        places.extend(figure_place(&figure, |_| {
            format!("{value} · {series}{label}")
        }));
    }
    places
}

fn chart_itself(page: &Page, chart: &Element) -> Place {
    let caption = chart.query_selector("figcaption").ok().flatten();
    let caption = caption
        .and_then(|caption| caption.text_content())
        .unwrap_or_default();
    Place {
        name: format!("{}：{caption}", page.text.chart),
        cited: Some(chart_cited(chart)),
        quote: caption,
    }
}

/// A number of the text with its sentence; it is named by the text before it. One of a table is cited with
/// the table.
fn figure_place(figure: &Element, name: impl Fn(&str) -> String) -> Option<Place> {
    if let Ok(Some(table)) = figure.closest(".table-scroll[id]") {
        return Some(Place {
            name: name(""),
            quote: String::new(),
            cited: Some(text_cited(&table)),
        });
    }
    let paragraph = figure.closest("p[id]").ok()??;
    let text = text_of(&paragraph);
    let at = before(&paragraph, figure);
    Some(Place {
        name: name(text.get(..at).unwrap_or_default()),
        quote: sentence_at(&text, at).to_owned(),
        cited: Some(figure_cited(figure, &text, at)),
    })
}

pub fn text_of(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

pub fn text_cited(element: &Element) -> Cited {
    Cited::of_text(&element.id(), &text_of(element))
}

/// A section is found by its heading and cited with all that it says.
pub fn section_cited(section: &Section) -> Cited {
    let heading = crate::page::heading(section);
    let texts = ".text > p[id], .text > .table-scroll[id], summary > [id]";
    let texts = dom::all(&section.element, texts).map(|text| text_of(&text));
    Cited {
        words: texts.collect::<Vec<_>>().join("\n"),
        ..Cited::of_text(&section.element.id(), &heading)
    }
}

pub fn figure_cited(figure: &Element, paragraph: &str, at: usize) -> Cited {
    Cited::of_figure(&figure.id(), paragraph, at, &text_of(figure))
}

/// A chart is found by its caption and cited with every mark: its name, its number, and the figure that
/// they are of.
pub fn chart_cited(chart: &Element) -> Cited {
    let caption = chart.query_selector("figcaption").ok().flatten();
    let caption = caption.map(|caption| text_of(&caption)).unwrap_or_default();
    let marks = dom::all(chart, "a.mark[href]")
        .map(|mark| format!("{} {}", dom::attr(&mark, "href"), text_of(&mark)));
    let words: Vec<String> = std::iter::once(caption.clone()).chain(marks).collect();
    Cited {
        words: words.join("\n"),
        ..Cited::of_text(&chart.id(), &caption)
    }
}

/// The last words of a text, as far back as its last mark.
fn ending(text: &str) -> String {
    let words = text
        .rsplit(['，', ',', '。', '；', '：', '、'])
        .next()
        .unwrap_or(text);
    let letters: Vec<char> = words.chars().collect();
    letters[letters.len().saturating_sub(16)..].iter().collect()
}

pub fn paragraphs(page: &Page, root: &Element, path: &str) -> Vec<Place> {
    let selector: Vec<String> = PARAGRAPHS
        .split(", ")
        .map(|one| format!("{path}{one}"))
        .collect();
    let found = dom::all(root, &selector.join(", "));
    let place = |(n, paragraph): (usize, Element)| {
        let cited = text_cited(&paragraph);
        Place {
            name: format!("{}{}：{}", page.text.paragraph, n + 1, opening(&cited.text)),
            quote: if paragraph.tag_name() == "P" {
                cited.text.clone()
            } else {
                String::new()
            },
            cited: Some(cited),
        }
    };
    found.enumerate().map(place).collect()
}

pub fn opening(text: &str) -> String {
    let mut opening: String = text.chars().take(16).collect();
    if text.chars().nth(16).is_some() {
        opening.push('…');
    }
    opening
}

/// How many bytes of the text of a paragraph or row stand before an element inside it.
pub fn before(around: &Element, inside: &Element) -> usize {
    let precedes = |node: &Node| {
        inside.compare_document_position(node) & Node::DOCUMENT_POSITION_PRECEDING != 0
    };
    let mut bytes = 0;
    for cell in cells(around) {
        let mut nodes = Vec::new();
        texts(&cell, &mut nodes);
        let before = nodes.iter().filter(|node| precedes(node));
        bytes += before
            .map(|node| node.text_content().map_or(0, |text| text.len()))
            .sum::<usize>();
        // Cells are joined by tabs.
        if cell.contains(Some(inside)) {
            break;
        }
        bytes += 1;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_paragraph_is_chosen_by_its_opening() {
        assert_eq!(opening("短"), "短");
        assert_eq!(opening(&"长".repeat(20)), format!("{}…", "长".repeat(16)));
    }
}
