//! The addresses inside a page: what stands behind `#`. In a host's page they carry the report's id,
//! so that two reports there, and the host's own addresses, stay apart.

use super::Page;
use gongbao_report::model::Paragraph;

/// A place that can be linked to.
#[derive(Clone, Copy)]
pub enum Anchor<'a> {
    /// Where the text begins.
    Text,
    Contents,
    /// What was checked.
    Checks,
    /// A section or paragraph.
    Place(&'a str),
    /// The heading of a section.
    Heading(&'a str),
    /// A figure's words in the text.
    Figure(&'a str),
    Chart(&'a str),
    Caption(&'a str),
    /// A figure's mark in a chart.
    Mark {
        chart: &'a str,
        figure: &'a str,
    },
    /// A note in the list of notes; notes count from 1.
    Note(usize),
    /// The place in the text that a note remarks on.
    Noted(usize),
}

impl Page {
    /// The `id` of a place.
    pub fn id(&self, anchor: Anchor) -> String {
        let prefix = self.prefix();
        match anchor {
            Anchor::Text => format!("{prefix}text"),
            Anchor::Contents => format!("{prefix}contents"),
            Anchor::Checks => format!("{prefix}checks"),
            Anchor::Place(id) => format!("{prefix}{id}"),
            Anchor::Heading(id) => format!("{prefix}{id}/heading"),
            Anchor::Figure(id) => format!("{prefix}figure/{id}"),
            Anchor::Chart(id) => format!("{prefix}chart/{id}"),
            Anchor::Caption(id) => format!("{prefix}chart/{id}/caption"),
            // Marks are SVG elements, whose ids are names by the rules of XML: without slashes.
            Anchor::Mark { chart, figure } => {
                format!("{}mark:{chart}:{figure}", prefix.replace('/', ":"))
            }
            Anchor::Note(n) => format!("{prefix}note/{n}"),
            Anchor::Noted(n) => format!("{prefix}noted/{n}"),
        }
    }

    /// The `id` of a table: its paragraph's, unless its caption has that.
    pub fn table_id(&self, paragraph: &Paragraph) -> String {
        let id = self.id(Anchor::Place(&paragraph.id));
        if paragraph.text.is_empty() {
            id
        } else {
            format!("{id}/table")
        }
    }

    /// The `href` that leads to a place.
    pub fn link(&self, anchor: Anchor) -> String {
        format!("#{}", self.id(anchor))
    }

    /// The figure that a fragment leads to, if it leads to one of this report.
    pub fn figure_linked<'a>(&self, fragment: &'a str) -> Option<&'a str> {
        fragment
            .strip_prefix(&self.prefix())?
            .strip_prefix("figure/")
    }

    fn prefix(&self) -> String {
        if self.embedded {
            format!("{}/", self.verified.report().id)
        } else {
            String::new()
        }
    }
}
