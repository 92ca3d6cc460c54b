//! A section: a native disclosure with a real heading, its text, and its charts beside it.

use super::anchor::Anchor;
use super::chart::chart;
use super::desk::{cite_button, read_button};
use super::el::Build;
use super::page::Page;
use super::paragraph::add_paragraphs;
use super::plain::{Plain, plain};
use super::printing::print_section;
use gongbao_report::model::Section;

/// What the sections within an outermost one share.
pub struct Sections<'a> {
    pub page: &'a Page,
    /// What is folded when it is drawn.
    pub folded: &'a Folded,
    /// The last of all at any depth, when a signature stands behind it.
    pub signed: Option<&'a Section>,
}

impl Sections<'_> {
    /// A section and all below it; `level` is 2 for the outermost.
    pub fn section(&self, section: &Section, level: usize) -> Plain {
        let (page, id) = (self.page, &section.id);
        let heading = page.id(Anchor::Heading(id));
        let charts = page.charts_of(id);
        let charts = charts.map(|(drawn, picture)| chart(page, drawn, picture));
        let column = plain("div").class("charts").lang(page.said());
        let charts = column.add_all(charts).unless_empty();
        let charted = if charts.is_some() { " charted" } else { "" };
        let title = plain(page.heading(level))
            .id(heading.clone())
            .attr_if("part", page.part("heading"));
        let signed = self.signed.is_some_and(|last| std::ptr::eq(last, section));
        let text = plain("div")
            .class(if signed { "text signed" } else { "text" })
            .attr_if("part", page.part("text"));
        let text = add_paragraphs(text, page, &section.paragraphs).unless_empty();
        // None at all when empty: paper could break there and leave the heading behind.
        let body = (text.is_some() || charts.is_some())
            .then(|| plain("div").class("section-body").add(charts).add(text));
        let inner = section.sections.iter();
        let inner = inner.map(|inner| self.section(inner, level + 1));
        let folding = plain("details")
            .flag("open", !self.folded.has(id))
            .attr("data-fold", id.clone())
            .add(plain("summary").add(title.add(section.heading())))
            .add(page.has_buttons().then(|| self.menu(section)))
            .add(body)
            .add_all(inner);
        plain("section")
            .class(format!("section level-{level}{charted}"))
            .attr_if("part", page.part("section"))
            .attr("aria-labelledby", heading)
            .id(page.id(Anchor::Place(id)))
            .attr("data-section", id.clone())
            .add(folding)
    }

    /// What can be done with a section, behind one quiet button.
    fn menu(&self, section: &Section) -> Plain {
        let page = self.page;
        let (place, heading) = (page.id(Anchor::Place(&section.id)), section.heading());
        let more = page.lang.text().more;
        let opener = plain("summary")
            .attr("aria-label", format!("{more}: {heading}"))
            .add("⋯");
        let buttons = plain("p")
            .add(read_button(page, &place, &heading))
            .add(print_section(page, &section.id, &heading))
            .add(cite_button(page, &place, &heading));
        plain("details")
            .class("section-tools")
            .attr("name", "section-tools")
            .lang(page.said())
            .add(opener)
            .add(buttons)
    }
}

/// The ids of the folded sections, in order.
#[derive(Default)]
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
