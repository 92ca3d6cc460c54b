//! Lines of the text become sections and paragraphs.

use super::unnumbered::part_headings;
use crate::line::heading::{self, Style};
use crate::names::Addresses;
use crate::source::Line;
use gongbao_report::model::{Paragraph, Section};

/// Fewer than this share of a style's lines being headings, the style numbers paragraphs.
const FEWEST_HEADINGS: f64 = 0.5;

/// The paragraphs before the first heading, and the sections.
pub(super) fn build(lines: &[Line]) -> (Vec<Paragraph>, Vec<Section>) {
    let listed = table_of_contents(lines);
    let mut pieces = Vec::with_capacity(lines.len());
    for (n, line) in lines.iter().enumerate() {
        let texts = heading::pieces(&line.text);
        pieces.extend(texts.into_iter().map(|text| (n, text)));
    }
    let heading_styles = styles(&pieces);
    let parts = part_headings(lines);
    let mut body = Body::default();
    for (n, text) in pieces {
        let line = &lines[n];
        if let Some(table) = &line.table {
            body.paragraph("", Some(table.clone()));
            continue;
        }
        if listed.contains(&n) || line.outside {
            body.paragraph(text, None);
            continue;
        }
        match heading::read(text) {
            Some(found) if heading_styles.contains(&found.style) => body.open(&found),
            _ if parts.binary_search(&n).is_ok() => body.open_unnumbered(Style::Part, text),
            _ if line.heading && heading::number(text).is_none() && is_bare_title(text) => {
                body.open_unnumbered(Style::Chinese, text);
            }
            _ => body.paragraph(text, None),
        }
    }
    body.close_all();
    let mut addresses = Addresses::default();
    addresses.name_all(&mut body.sections);
    (addresses.name_preamble(body.preamble), body.sections)
}

/// The lines under 目录 that list the headings: up to where the first of them comes again.
fn table_of_contents(lines: &[Line]) -> std::ops::Range<usize> {
    let compact =
        |line: &Line| -> String { line.text.chars().filter(|c| !c.is_whitespace()).collect() };
    let Some(title) = lines.iter().position(|line| compact(line) == "目录") else {
        return 0..0;
    };
    let Some(first) = lines.get(title + 1).map(compact) else {
        return 0..0;
    };
    let first = first.trim_end_matches(|c: char| c.is_ascii_digit() || ".…·-—".contains(c));
    let again = lines[title + 2..]
        .iter()
        .position(|line| compact(line) == first);
    again.map_or(0..0, |again| title..title + 2 + again)
}

/// The styles that number headings in this text. Decrees number their articles 一、 as well.
fn styles(pieces: &[(usize, &str)]) -> Vec<Style> {
    let all = [
        Style::Part,
        Style::Chinese,
        Style::BracketedChinese,
        Style::Digits,
        Style::BracketedDigits,
    ];
    let numbered = |style: Style| {
        pieces
            .iter()
            .map(|(_, text)| *text)
            .filter(move |text| heading::number(text).is_some_and(|(s, _)| s == style))
    };
    all.into_iter()
        .filter(|style| {
            let count = numbered(*style).count();
            let headings = numbered(*style)
                .filter(|text| heading::read(text).is_some())
                .count();
            count > 0 && headings as f64 >= count as f64 * FEWEST_HEADINGS
        })
        .collect()
}

/// A heading of the page without number, such as 引言.
fn is_bare_title(text: &str) -> bool {
    text.chars().count() <= 30 && !text.contains(['。', ';', '；', ':', '：'])
}

#[derive(Default)]
struct Body {
    preamble: Vec<Paragraph>,
    sections: Vec<Section>,
    /// The open sections, outermost first.
    open: Vec<(Style, Section)>,
}

impl Body {
    fn open(&mut self, heading: &heading::Heading<'_>) {
        self.close_down_to(heading.style);
        let mut section = new_section(heading.number, heading.title);
        if !heading.rest.is_empty() {
            section.run_in = true;
            section.paragraphs.push(new_paragraph(heading.rest, None));
        }
        self.open.push((heading.style, section));
    }

    fn open_unnumbered(&mut self, style: Style, title: &str) {
        self.close_down_to(style);
        self.open.push((style, new_section("", title)));
    }

    fn paragraph(&mut self, text: &str, table: Option<gongbao_report::model::Table>) {
        let paragraph = new_paragraph(text, table);
        match self.open.last_mut() {
            Some((_, section)) => section.paragraphs.push(paragraph),
            None => self.preamble.push(paragraph),
        }
    }

    /// Closes the sections that a heading of this style ends.
    fn close_down_to(&mut self, style: Style) {
        while self.open.last().is_some_and(|(open, _)| *open >= style) {
            self.close_one();
        }
    }

    fn close_all(&mut self) {
        while !self.open.is_empty() {
            self.close_one();
        }
    }

    fn close_one(&mut self) {
        let Some((_, section)) = self.open.pop() else {
            return;
        };
        match self.open.last_mut() {
            Some((_, outer)) => outer.sections.push(section),
            None => self.sections.push(section),
        }
    }
}

fn new_section(number: &str, title: &str) -> Section {
    Section {
        id: String::new(),
        number: number.to_owned(),
        title: title.to_owned(),
        run_in: false,
        paragraphs: Vec::new(),
        sections: Vec::new(),
    }
}

fn new_paragraph(text: &str, table: Option<gongbao_report::model::Table>) -> Paragraph {
    Paragraph {
        id: String::new(),
        text: text.to_owned(),
        table,
    }
}
