//! A section: a native disclosure with a real heading, its text, and its charts beside it.

use super::anchor::Anchor;
use super::desk::{cite_button, read_button};
use super::el::{El, el};
use super::page::Page;
use super::piece::{Part, piece};
use super::printing::print_section;
use gongbao_report::model::{Paragraph, Section};
use std::rc::Rc;
use yew::{AttrValue, Callback, Event, Html};

/// What the sections within an outermost one share.
pub struct Sections<'a> {
    pub page: &'a Rc<Page>,
    pub folded: &'a Folded,
    pub on_toggle: &'a Callback<Event>,
    /// The figure whose sentence is highlighted.
    pub located: Option<&'a AttrValue>,
}

impl Sections<'_> {
    /// A section and all below it; `level` is 2 for the outermost.
    pub fn section(&self, section: &Section, level: usize) -> El {
        let (page, id) = (self.page, &section.id);
        let heading = page.id(Anchor::Heading(id));
        let charts = page.charts_of(id);
        let chart = |id: &str| piece(page, Part::Chart(id.to_owned().into()), None);
        let charts: Vec<Html> = charts.map(|(drawn, _)| chart(&drawn.id)).collect();
        let charted = if charts.is_empty() { "" } else { " charted" };
        let title = el(page.heading(level))
            .id(heading.clone())
            .attr_if("part", page.part("heading"));
        let text = (!section.paragraphs.is_empty()).then(|| {
            let text = el("div").class("text").attr_if("part", page.part("text"));
            text.add(self.paragraphs(&section.paragraphs))
        });
        let charts = (!charts.is_empty()).then(|| {
            let column = el("div").class("charts").lang(page.said());
            column.add(charts)
        });
        // None at all when empty: paper could break there and leave the heading behind.
        let body = (text.is_some() || charts.is_some())
            .then(|| el("div").class("section-body").add(charts).add(text));
        let inner = section.sections.iter();
        let inner: Vec<El> = inner.map(|inner| self.section(inner, level + 1)).collect();
        let folding = el("details")
            .flag("open", !self.folded.has(id))
            .attr("data-fold", id.clone())
            .on_toggle(self.on_toggle.clone())
            .add(el("summary").add(title.add(section.heading())))
            .add(page.has_buttons().then(|| self.menu(section)))
            .add(body)
            .add(inner);
        el("section")
            .class(format!("section level-{level}{charted}"))
            .attr_if("part", page.part("section"))
            .attr("aria-labelledby", heading)
            .id(page.id(Anchor::Place(id)))
            .attr("data-section", id.clone())
            .add(folding)
    }

    /// What can be done with a section, behind one quiet button.
    fn menu(&self, section: &Section) -> El {
        let page = self.page;
        let (place, heading) = (page.id(Anchor::Place(&section.id)), section.heading());
        let more = page.lang.text().more;
        let opener = el("summary")
            .attr("aria-label", format!("{more}: {heading}"))
            .add("⋯");
        let buttons = el("p")
            .add(read_button(page, &place, &heading))
            .add(print_section(page, &section.id, &heading))
            .add(cite_button(page, &place, &heading));
        el("details")
            .class("section-tools")
            .attr("name", "section-tools")
            .lang(page.said())
            .add(opener)
            .add(buttons)
    }

    pub fn paragraphs(&self, paragraphs: &[Paragraph]) -> Vec<Html> {
        paragraphs
            .iter()
            .map(|paragraph| self.paragraph(paragraph))
            .collect()
    }

    fn paragraph(&self, paragraph: &Paragraph) -> Html {
        let located = self.located.filter(|figure| {
            let proven = self.page.verified.figure(figure);
            proven.is_some_and(|proven| proven.figure().source.paragraph == paragraph.id)
        });
        let part = Part::Paragraph(paragraph.id.clone().into());
        piece(self.page, part, located.cloned())
    }
}

/// The ids of the folded sections, in order.
#[derive(Clone, Default, PartialEq)]
pub struct Folded(Vec<String>);

impl Folded {
    pub fn of<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        let mut folded = Self::default();
        for id in ids {
            folded.set(id, true);
        }
        folded
    }

    fn find(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|known| known.as_str().cmp(id))
    }

    fn has(&self, id: &str) -> bool {
        self.find(id).is_ok()
    }

    /// Those of this section and all below it.
    pub fn within(&self, section: &Section) -> Self {
        let mut folded = Self::default();
        self.add_within(section, &mut folded);
        folded
    }

    fn add_within(&self, section: &Section, folded: &mut Self) {
        if self.has(&section.id) {
            folded.set(&section.id, true);
        }
        for inner in &section.sections {
            self.add_within(inner, folded);
        }
    }

    /// Folds or unfolds; false when it was so already.
    pub fn set(&mut self, id: &str, fold: bool) -> bool {
        match (self.find(id), fold) {
            (Err(place), true) => self.0.insert(place, id.to_owned()),
            (Ok(place), false) => drop(self.0.remove(place)),
            _ => return false,
        }
        true
    }

    /// One id a line, for keeping.
    pub fn to_lines(&self) -> String {
        self.0.join("\n")
    }
}
