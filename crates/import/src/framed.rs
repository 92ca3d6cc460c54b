//! On the pages of a PDF or OFD, the words that state each figure are framed.
//!
//! A report has all characters of its source in their order (that is checked on every import), so the place
//! of a character in the report's text is its place among those that the pages print.

use crate::source::{Printed, Source};
use gongbao_report::model::{Line, Paragraph, Section};
use gongbao_report::pages::{Page, Pages};
use gongbao_report::text::line_text;
use gongbao_report::verify::Proof;
use gongbao_report::{Report, Verified};
use std::collections::HashMap;
use std::ops::Range;

/// The pages with the frames of all figures that their sentences bear out; none of what has no pages.
pub(crate) fn pages(source: &Source, report: &Report) -> Option<String> {
    if source.pages.is_empty() {
        return None;
    }
    let mut pages = Pages::default();
    for (width, height) in &source.pages {
        pages.pages.push(Page {
            width: *width,
            height: *height,
            rows: Vec::new(),
        });
    }
    for Printed { page, row } in source.lines.iter().flat_map(|line| &line.printed) {
        if let Some(page) = page.and_then(|page| pages.pages.get_mut(page)) {
            page.rows.push(row.clone());
        }
    }
    let placed = Placed::of(source);
    let verified = Verified::of(report.clone());
    let texts = Texts::of(report);
    for proven in verified.proven() {
        let figure = proven.figure();
        let Some(words) = texts.place(&figure.source.paragraph, proven.proof()) else {
            continue;
        };
        let frames = placed.frames(words);
        let within: String = frames.iter().map(|frame| pages.within(frame)).collect();
        let seen = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
        // Where other text is drawn over the words no frame has them alone.
        if seen(&within) == seen(&figure.source.printed) {
            let frames = frames.into_iter().map(|frame| (figure.id.clone(), frame));
            pages.frames.extend(frames);
        }
    }
    Some(pages.to_string())
}

fn visible(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Where the visible characters of a source stand: in which row, and there at which place.
struct Placed<'a>(Vec<Option<(&'a Printed, usize)>>);

impl<'a> Placed<'a> {
    fn of(source: &'a Source) -> Self {
        let mut placed = Vec::new();
        for line in &source.lines {
            let cells = line.table.iter().flat_map(|table| &table.rows).flatten();
            let text = cells.map(|cell| cell.text.as_str());
            let text: String = std::iter::once(line.text.as_str()).chain(text).collect();
            let rows = line.printed.iter();
            let on_page = rows.flat_map(|printed| {
                let characters = printed.row.text.chars().enumerate();
                characters.map(move |(n, c)| (c, (printed, n)))
            });
            let on_page = on_page.filter(|(c, _)| !c.is_whitespace());
            let (found, places): (Vec<char>, Vec<_>) = on_page.unzip();
            let expected = text.chars().filter(|c| !c.is_whitespace());
            if expected.eq(found) {
                placed.extend(places.into_iter().map(Some));
            } else {
                // What was read otherwise than it is printed has no place.
                placed.resize(placed.len() + visible(&text), None);
            }
        }
        Self(placed)
    }

    /// The frames around some visible characters, one for each row; none where the place of one is unknown.
    fn frames(&self, words: Range<usize>) -> Vec<gongbao_report::pages::Frame> {
        let places = self.0.get(words).unwrap_or_default();
        let places: Option<Vec<_>> = places.iter().copied().collect();
        let places = places.unwrap_or_default();
        let of_rows = places.chunk_by(|(a, _), (b, _)| std::ptr::eq(*a, *b));
        let frames = of_rows.map(|places| {
            let [(printed, first), .., (_, last)] = places else {
                let (printed, only) = places[0];
                return Some(printed.row.frame(printed.page?, only..only + 1));
            };
            Some(printed.row.frame(printed.page?, *first..last + 1))
        });
        frames.collect::<Option<Vec<_>>>().unwrap_or_default()
    }
}

/// How many visible characters of a report stand before each of its paragraphs.
#[derive(Default)]
struct Texts<'a> {
    before: HashMap<&'a str, (usize, &'a Paragraph)>,
    end: usize,
}

impl<'a> Texts<'a> {
    /// In the order of [`Report::text`].
    fn of(report: &'a Report) -> Self {
        let mut texts = Self::default();
        texts.lines(&report.front);
        texts.paragraphs(&report.preamble);
        texts.sections(&report.sections);
        texts
    }

    fn lines(&mut self, lines: &[Line]) {
        let lines = lines.iter().map(|line| visible(&line_text(line)));
        self.end += lines.sum::<usize>();
    }

    fn sections(&mut self, sections: &'a [Section]) {
        for section in sections {
            self.end += visible(&section.heading());
            self.paragraphs(&section.paragraphs);
            self.sections(&section.sections);
        }
    }

    fn paragraphs(&mut self, paragraphs: &'a [Paragraph]) {
        for paragraph in paragraphs {
            self.before.insert(&paragraph.id, (self.end, paragraph));
            self.end += visible(&paragraph.text);
            let cells = paragraph.table.iter().flat_map(|table| &table.rows);
            let cells = cells.flatten().map(|cell| visible(&cell.text));
            self.end += cells.sum::<usize>();
        }
    }

    /// Where the printed words of a figure stand, in visible characters.
    fn place(&self, paragraph: &str, proof: &Proof) -> Option<Range<usize>> {
        let (before, paragraph) = *self.before.get(paragraph)?;
        let (before, text) = match proof.row {
            None => (before, paragraph.text.clone()),
            Some(row) => {
                let table = paragraph.table.as_ref()?;
                let above = table.rows[..row].iter().flatten();
                let above: usize = above.map(|cell| visible(&cell.text)).sum();
                let text = gongbao_report::text::row_text(table.rows.get(row)?);
                (before + visible(&paragraph.text) + above, text)
            }
        };
        let start = before + visible(text.get(..proof.printed.start)?);
        let words = visible(text.get(proof.printed.clone())?);
        Some(start..start + words)
    }
}
