//! What every view of one report needs, computed once.

use crate::chart::Picture;
use crate::platform::LIVE;
use crate::text::Lang;
use gongbao_report::model::{Chart, Ids, Note, Paragraph, Report, Section};
use gongbao_report::{Checked, Names};
use std::ops::Range;
use std::rc::Rc;

/// A report with its pictures and what stands where in its text.
pub struct Page {
    pub verified: Rc<Checked>,
    pub lang: Lang,
    /// Whether the page is part of a host's page, which has a title and landmarks of its own.
    pub embedded: bool,
    /// One a chart, in the report's order.
    pub pictures: Vec<Picture>,
    /// For each figure, the place of the first chart that shows it.
    chart_of: Ids,
    /// For each paragraph, its place in the two lists below.
    paragraphs: Ids,
    /// Where each paragraph stands: the sections around it, outermost first, and its place there.
    paths: Vec<(Vec<usize>, usize)>,
    /// What is to be marked in each paragraph's text.
    spots: Vec<Vec<Spot>>,
}

/// Something to be marked in a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Bytes of the paragraph, or of the table behind it, see [`table_begins`].
    pub at: Range<usize>,
    pub what: Spotted,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Spotted {
    /// The words that state a figure; with the bytes of its sentence.
    Figure { id: String, quote: Range<usize> },
    /// Words that note number n (from 1) remarks on; the mark stands behind them.
    Note(usize),
}

impl Page {
    pub fn new(verified: Rc<Checked>, lang: Lang, embedded: bool) -> Self {
        // Where nothing was proven nothing is drawn.
        let charts = verified.findings().map(|_| &verified.report().charts);
        let pictures: Vec<Picture> = charts
            .into_iter()
            .flatten()
            .map(|chart| Picture::of(chart, &verified, lang))
            .collect();
        let mut chart_of = Ids::default();
        for (n, picture) in pictures.iter().enumerate() {
            for id in picture
                .entries
                .iter()
                .filter_map(|entry| entry.figure.as_ref())
            {
                if chart_of.get(id).is_none() {
                    chart_of.set(id, n);
                }
            }
        }
        let mut page = Self {
            verified: Rc::clone(&verified),
            lang,
            embedded,
            pictures,
            chart_of,
            paragraphs: Ids::default(),
            paths: Vec::new(),
            spots: Vec::new(),
        };
        let report = verified.report();
        page.take_paths(&report.preamble, &[]);
        page.take_sections(&report.sections, &mut Vec::new());
        page.find_spots();
        page
    }

    /// The charts that stand beside a section.
    pub fn charts_of(&self, section: &str) -> impl Iterator<Item = (&Chart, &Picture)> {
        let charts = self.verified.report().charts.iter().zip(&self.pictures);
        charts.filter(move |(chart, _)| chart.section == section)
    }

    /// The first chart that shows a figure.
    pub fn chart_of(&self, figure: &str) -> Option<&str> {
        self.chart_with(figure).map(|(chart, _)| chart.id.as_str())
    }

    /// The first chart that shows a figure, with its picture.
    pub fn chart_with(&self, figure: &str) -> Option<(&Chart, &Picture)> {
        let place = self.chart_of.get(figure)?;
        let chart = self.verified.report().charts.get(place)?;
        Some((chart, self.pictures.get(place)?))
    }

    /// The section in which a paragraph stands; none for the preamble.
    pub fn section_of(&self, paragraph: &str) -> Option<&Section> {
        let (around, _) = self.paths.get(self.paragraphs.get(paragraph)?)?;
        let (outermost, inner) = around.split_first()?;
        let section = self.verified.report().sections.get(*outermost)?;
        inner
            .iter()
            .try_fold(section, |section, n| section.sections.get(*n))
    }

    /// The paragraph with this id.
    pub fn paragraph(&self, id: &str) -> Option<&Paragraph> {
        let (around, place) = self.paths.get(self.paragraphs.get(id)?)?;
        if around.is_empty() {
            return self.verified.report().preamble.get(*place);
        }
        self.section_of(id)?.paragraphs.get(*place)
    }

    /// What is marked in these bytes of a paragraph, in the order of the text.
    pub fn spots(&self, paragraph: &Paragraph, bytes: Range<usize>) -> &[Spot] {
        let place = self.paragraphs.get(&paragraph.id);
        let spots = place.and_then(|place| self.spots.get(place));
        let spots = spots.map_or(&[][..], Vec::as_slice);
        let first = spots.partition_point(|spot| spot.at.start < bytes.start);
        let count = spots[first..].partition_point(|spot| spot.at.start < bytes.end);
        &spots[first..first + count]
    }

    fn take_sections(&mut self, sections: &[Section], around: &mut Vec<usize>) {
        for (n, section) in sections.iter().enumerate() {
            around.push(n);
            self.take_paths(&section.paragraphs, around);
            self.take_sections(&section.sections, around);
            around.pop();
        }
    }

    fn take_paths(&mut self, paragraphs: &[Paragraph], around: &[usize]) {
        for (n, paragraph) in paragraphs.iter().enumerate() {
            self.paragraphs.set(&paragraph.id, self.paths.len());
            self.paths.push((around.to_vec(), n));
            self.spots.push(Vec::new());
        }
    }

    fn find_spots(&mut self) {
        let verified = Rc::clone(&self.verified);
        for proven in verified.proven() {
            let (figure, proof) = (proven.figure(), proven.proof());
            let paragraph = &figure.source.paragraph;
            let from = proof.row.map_or(0, |row| self.row_begins(paragraph, row));
            let moved = |range: &Range<usize>| range.start + from..range.end + from;
            let what = Spotted::Figure {
                id: figure.id.clone(),
                quote: moved(&proof.quote),
            };
            self.add_spot(paragraph, moved(&proof.printed), what);
        }
        for (n, note) in text_notes(verified.report()).enumerate() {
            let found = self
                .paragraph(&note.at)
                .and_then(|p| p.text.find(&note.printed));
            if let Some(start) = found {
                let what = Spotted::Note(n + 1);
                self.add_spot(&note.at, start..start + note.printed.len(), what);
            }
        }
    }

    /// Where a row of a paragraph's table begins.
    fn row_begins(&self, paragraph: &str, row: usize) -> usize {
        self.paragraph(paragraph).map_or(0, |paragraph| {
            let rows = paragraph.table.iter().flat_map(|table| &table.rows);
            let cells = rows.take(row).flatten();
            table_begins(paragraph) + cells.map(|cell| cell.text.len() + 1).sum::<usize>()
        })
    }

    fn add_spot(&mut self, paragraph: &str, at: Range<usize>, what: Spotted) {
        let place = self.paragraphs.get(paragraph);
        if let Some(spots) = place.and_then(|place| self.spots.get_mut(place)) {
            let before =
                spots.partition_point(|spot| (spot.at.start, spot.at.end) <= (at.start, at.end));
            spots.insert(before, Spot { at, what });
        }
    }

    /// Whether buttons will do something. In a host's page the text is also written out for readers
    /// without scripts, where they would not.
    pub fn has_buttons(&self) -> bool {
        LIVE || !self.embedded
    }

    /// The `part` by which a host's page styles an element; it means something in a shadow tree only.
    pub fn part(&self, name: &'static str) -> Option<&'static str> {
        (self.embedded && LIVE).then_some(name)
    }

    /// An element that is a landmark of a page of its own, and none in a host's page.
    pub fn landmark(&self, name: &'static str) -> &'static str {
        if self.embedded { "div" } else { name }
    }

    /// The heading element of a level; 1 is the report's title. A host's page has its own title
    /// above.
    pub fn heading(&self, level: usize) -> String {
        format!("h{}", (level + usize::from(self.embedded)).min(6))
    }

    /// The `lang` of what stands in the report, where the page around it speaks another language.
    pub fn issued(&self) -> Option<&'static str> {
        (self.lang != Lang::Zh).then_some(Lang::Zh.tag())
    }

    /// The `lang` of what the page says, inside of what stands in the report.
    pub fn said(&self) -> Option<&'static str> {
        (self.lang != Lang::Zh).then(|| self.lang.tag())
    }

    /// The `lang` of a name, where there is none in the language of the page.
    pub fn named(&self, names: &Names) -> Option<&'static str> {
        let foreign = self.lang == Lang::En && names.en.is_none();
        foreign.then_some(Lang::Zh.tag())
    }

    /// What a figure is, where it is no result of the year.
    pub fn when(&self, figure: &str) -> Option<String> {
        let figure = self.verified.figure(figure)?.figure();
        self.lang.when(figure, self.verified.report().year)
    }

    /// The name of a figure, with its time and whom it covers where that is not the year and the district.
    pub fn label(&self, figure: &str) -> String {
        let Some(found) = self.verified.figure(figure) else {
            return figure.to_owned();
        };
        let found = found.figure();
        let scope = found.scope.as_ref().map(|scope| self.lang.of(scope));
        let when = self.when(figure);
        let mut label = self.lang.of(&found.label);
        for more in [scope, when].into_iter().flatten() {
            label.push_str(" · ");
            label.push_str(&more);
        }
        label
    }
}

/// Where the table of a paragraph begins: a byte stands between its text and the table, and between cells.
pub fn table_begins(paragraph: &Paragraph) -> usize {
    paragraph.text.len() + 1
}

/// The notes on the text, which are numbered; others are on the page around it.
pub fn text_notes(report: &Report) -> impl Iterator<Item = &Note> {
    report.notes.iter().filter(|note| !note.at.contains('/'))
}
