//! Looking things up by id.

use super::{Ids, Line, Paragraph, Report, Section};

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
    ids: Ids,
    places: Vec<Place<'a>>,
    front: &'a [Line],
    back: &'a [Line],
}

impl<'a> Index<'a> {
    /// Reads all ids; of a duplicate the last wins (duplicates do not pass `Report::from_json`).
    pub fn of(report: &'a Report) -> Self {
        let mut index = Self {
            ids: Ids::default(),
            places: Vec::new(),
            front: &report.front,
            back: &report.back,
        };
        for paragraph in &report.preamble {
            index.add(&paragraph.id, Place::Paragraph(paragraph, None));
        }
        for section in report.all_sections() {
            index.add(&section.id, Place::Section(section));
            for paragraph in &section.paragraphs {
                index.add(&paragraph.id, Place::Paragraph(paragraph, Some(section)));
            }
        }
        index
    }

    fn add(&mut self, id: &str, place: Place<'a>) {
        self.ids.set(id, self.places.len());
        self.places.push(place);
    }

    /// Whether two places share an id.
    pub fn has_duplicates(&self) -> bool {
        self.ids.len() < self.places.len()
    }

    /// The place that `at` names: an id, or `front/n` and `back/n`.
    pub fn place(&self, at: &str) -> Option<Place<'a>> {
        let line =
            |lines: &'a [Line], number: &str| number.parse().ok().and_then(|n: usize| lines.get(n));
        match at.split_once('/') {
            Some(("front", number)) => line(self.front, number).map(Place::Line),
            Some(("back", number)) => line(self.back, number).map(Place::Line),
            _ => self.by_id(at),
        }
    }

    fn by_id(&self, id: &str) -> Option<Place<'a>> {
        self.places.get(self.ids.get(id)?).copied()
    }

    /// The paragraph with this id.
    pub fn paragraph(&self, id: &str) -> Option<&'a Paragraph> {
        match self.by_id(id) {
            Some(Place::Paragraph(paragraph, _)) => Some(paragraph),
            _ => None,
        }
    }

    /// The section with this id.
    pub fn section(&self, id: &str) -> Option<&'a Section> {
        match self.by_id(id) {
            Some(Place::Section(section)) => Some(section),
            _ => None,
        }
    }
}
