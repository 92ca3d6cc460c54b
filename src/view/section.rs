//! A section: a native disclosure with a real heading, its text, and its charts beside it.

use super::page::Page;
use super::piece::{Part, Piece};
use gongbao_report::model::{Paragraph, Section};
use std::rc::Rc;
use yew::prelude::*;

/// What all sections of a page share.
pub struct Sections<'a> {
    pub page: &'a Rc<Page>,
    pub folded: &'a Folded,
    pub on_toggle: &'a Callback<Event>,
    /// The figure whose sentence is highlighted.
    pub located: Option<&'a AttrValue>,
}

impl Sections<'_> {
    /// A section and all below it; `level` is 2 for the outermost.
    pub fn section(&self, section: &Section, level: usize) -> Html {
        let id = section.id.clone();
        let open = !self.folded.has(&id);
        let heading = format!("{id}/heading");
        let tag = format!("h{}", level.min(6));
        let charts: Vec<Html> = self
            .page
            .charts_of(&section.id)
            .map(|(chart, _)| html! { <Piece page={Rc::clone(self.page)} part={Part::Chart(chart.id.clone().into())} /> })
            .collect();
        let class = classes!(
            "section",
            format!("level-{level}"),
            (!charts.is_empty()).then_some("charted")
        );
        html! {
            <section {class} aria-labelledby={heading.clone()} id={id.clone()} key={id.clone()}>
                <details {open} data-fold={id} ontoggle={self.on_toggle}>
                    <summary><@{tag} id={heading}>{ section.heading() }</@></summary>
                    <div class="section-body">
                        if !section.paragraphs.is_empty() {
                            <div class="text">{ for section.paragraphs.iter().map(|p| self.paragraph(p)) }</div>
                        }
                        if !charts.is_empty() {
                            <div class="charts">{ for charts }</div>
                        }
                    </div>
                    { for section.sections.iter().map(|inner| self.section(inner, level + 1)) }
                </details>
            </section>
        }
    }

    pub fn paragraph(&self, paragraph: &Paragraph) -> Html {
        let located = self
            .located
            .filter(|figure| self.holds(paragraph, figure))
            .cloned();
        html! {
            <Piece key={paragraph.id.clone()} page={Rc::clone(self.page)} part={Part::Paragraph(paragraph.id.clone().into())} {located} />
        }
    }

    fn holds(&self, paragraph: &Paragraph, figure: &str) -> bool {
        let proven = self.page.verified.figure(figure);
        proven.is_some_and(|proven| proven.figure().source.paragraph == paragraph.id)
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
