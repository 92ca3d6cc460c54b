//! Looking things up by id.

use super::{Line, Paragraph, Report, Section};
use std::collections::BTreeMap;

/// Where an id of the report leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place<'a> {
    /// A printed line outside the body.
    Line(&'a Line),
    /// A section; as the place of a note, its heading.
    Section(&'a Section),
    /// A paragraph and the section that holds it (none in the preamble).
    Paragraph(&'a Paragraph, Option<&'a Section>),
}

/// Every addressable place of a report.
pub struct Index<'a> {
    places: BTreeMap<&'a str, Place<'a>>,
    front: &'a [Line],
    back: &'a [Line],
}

impl<'a> Index<'a> {
    /// Reads all ids; of a duplicate the last wins (duplicates do not pass `Report::from_json`).
    pub fn of(report: &'a Report) -> Self {
        let mut places = BTreeMap::new();
        for paragraph in &report.preamble {
            places.insert(paragraph.id.as_str(), Place::Paragraph(paragraph, None));
        }
        for section in report.all_sections() {
            places.insert(section.id.as_str(), Place::Section(section));
            for paragraph in &section.paragraphs {
                let place = Place::Paragraph(paragraph, Some(section));
                places.insert(paragraph.id.as_str(), place);
            }
        }
        Self {
            places,
            front: &report.front,
            back: &report.back,
        }
    }

    /// The place that `at` names: an id, or `front/n` and `back/n`.
    pub fn place(&self, at: &str) -> Option<Place<'a>> {
        let line =
            |lines: &'a [Line], number: &str| number.parse().ok().and_then(|n: usize| lines.get(n));
        match at.split_once('/') {
            Some(("front", number)) => line(self.front, number).map(Place::Line),
            Some(("back", number)) => line(self.back, number).map(Place::Line),
            _ => self.places.get(at).copied(),
        }
    }

    /// The paragraph with this id.
    pub fn paragraph(&self, id: &str) -> Option<&'a Paragraph> {
        match self.places.get(id) {
            Some(Place::Paragraph(paragraph, _)) => Some(paragraph),
            _ => None,
        }
    }

    /// The section with this id.
    pub fn section(&self, id: &str) -> Option<&'a Section> {
        match self.places.get(id) {
            Some(Place::Section(section)) => Some(section),
            _ => None,
        }
    }
}

impl Place<'_> {
    /// The printed text at this place.
    pub fn text(&self) -> String {
        match self {
            Place::Line(line) => crate::text::line_text(line),
            Place::Section(section) => section.heading(),
            Place::Paragraph(paragraph, _) => paragraph.text.clone(),
        }
    }
}
