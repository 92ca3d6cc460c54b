//! What a page says, drawn once. What changes about it later (what is folded, highlighted, being read) is set
//! on its elements.

use crate::view::contents::contents;
use crate::view::el::Build;
use crate::view::made::Made;
use crate::view::masthead::{about, masthead, signature};
use crate::view::notes::endmatter;
use crate::view::overview::overview;
use crate::view::page::Page;
use crate::view::paragraph::add_paragraphs;
use crate::view::plain::plain;
use crate::view::printing::printing;
use crate::view::section::{Folded, Sections};

/// The parts of a page, in its order.
pub struct Drawn {
    pub masthead: Made,
    pub overview: Made,
    pub about: Made,
    pub contents: Made,
    pub printing: Made,
    pub preamble: Made,
    /// A place for each outermost section: Yew leaves those alone that stay at theirs.
    pub sections: Vec<Made>,
    /// How many of them are drawn; one more when what stands behind them is, too.
    pub size: usize,
    /// What stands behind all sections, once they are there.
    pub signature: Made,
    pub endmatter: Made,
}

impl Drawn {
    /// All but the sections and what stands behind them.
    pub fn head(page: &Page) -> Self {
        let report = page.verified.report();
        let preamble = plain("div")
            .class("text preamble")
            .attr_if("part", page.part("text"));
        let preamble = add_paragraphs(preamble, page, &report.preamble).unless_empty();
        Self {
            masthead: masthead(page).made(),
            overview: overview(page).into(),
            about: about(page).into(),
            contents: contents(page).made(),
            printing: printing(page).made(),
            preamble: preamble.into(),
            sections: report.sections.iter().map(|_| Made::default()).collect(),
            size: 0,
            signature: Made::default(),
            endmatter: Made::default(),
        }
    }

    /// Draws on, up to so many outermost sections; after the last what stands behind them.
    pub fn grow(&mut self, page: &Page, folded: &Folded, to: usize) {
        let report = page.verified.report();
        let signed = report.signature().next().and(report.all_sections().last());
        let sections = Sections {
            page,
            folded,
            signed,
        };
        let places = self.sections.iter_mut().zip(&report.sections);
        for (place, section) in places.take(to).skip(self.size) {
            *place = sections.section(section, 2).made();
        }
        self.size = to;
        if to > report.sections.len() {
            self.signature = signature(page).into();
            self.endmatter = endmatter(page).made();
        }
    }

    /// What a reader did to the parts before these stays done.
    pub fn keep_from(&self, before: &Self) {
        for (part, before) in self.parts().into_iter().zip(before.parts()) {
            part.keep_from(before);
        }
    }

    /// Those that a reader does something to.
    fn parts(&self) -> Vec<&Made> {
        let mut parts = vec![&self.overview, &self.about, &self.printing, &self.endmatter];
        parts.extend(&self.sections);
        parts
    }
}
