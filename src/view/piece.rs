//! A part of the page that redraws by itself, and only when something in it changed: the contents, an
//! outermost section, a paragraph, a chart, or what stands behind the text. All that it remembers is the
//! id of the section being read.
//!
//! One component for all: each component type adds some 8 KB to the widget.

use super::page::Page;
use super::section::{Folded, Sections};
use super::{chart, contents, notes, paragraph};
use crate::platform;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{Key, VChild};

#[derive(Clone, PartialEq, Properties)]
pub struct PieceProps {
    pub page: Rc<Page>,
    pub part: Part,
    /// The figure whose sentence is highlighted, if it is in this part.
    pub located: Option<AttrValue>,
}

/// Which part of the page.
#[derive(Clone, PartialEq)]
pub enum Part {
    /// The contents, which follow the reading position in the element given once all of it is drawn.
    Contents(Option<NodeRef>),
    /// The outermost section of this place, what is folded in it, and who hears of folding.
    Section(usize, Folded, Callback<Event>),
    /// What stands behind the text.
    Endmatter,
    /// The paragraph with this id.
    Paragraph(AttrValue),
    /// The chart with this id.
    Chart(AttrValue),
}

pub struct Piece {
    /// The section being read.
    current: Option<String>,
    watch: Option<platform::InView>,
}

impl Component for Piece {
    /// The id that is current now.
    type Message = String;
    type Properties = PieceProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            current: None,
            watch: None,
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let Part::Contents(Some(body)) = &ctx.props().part else {
            return;
        };
        if let (None, Some(body)) = (&self.watch, body.cast()) {
            let link = ctx.link().clone();
            self.watch =
                platform::watch_position(&body, "section.section", "data-section", move |id| {
                    link.send_message(id)
                });
        }
    }

    fn update(&mut self, _: &Context<Self>, id: String) -> bool {
        let changed = self.current.as_ref() != Some(&id);
        self.current = Some(id);
        changed
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let PieceProps {
            page,
            part,
            located,
        } = ctx.props();
        let current = self.current.as_deref();
        match part {
            Part::Contents(_) => contents::contents(page, current).html(),
            Part::Section(n, folded, on_toggle) => {
                let sections = Sections {
                    page,
                    folded,
                    on_toggle,
                    located: located.as_ref(),
                };
                let section = page.verified.report().sections.get(*n);
                section.map_or_else(Html::default, |section| sections.section(section, 2).html())
            }
            Part::Endmatter => notes::endmatter(page).html(),
            Part::Paragraph(id) => paragraph::paragraph(page, id, located.as_deref()),
            Part::Chart(id) => chart::chart(page, id),
        }
    }
}

/// A part of the page, as a child of another.
pub fn piece(page: &Rc<Page>, part: Part, located: Option<AttrValue>) -> Html {
    let key = match &part {
        Part::Section(n, ..) => Some(Key::from(*n)),
        _ => None,
    };
    let page = Rc::clone(page);
    let props = PieceProps {
        page,
        part,
        located,
    };
    VChild::<Piece>::new(props, key).into()
}
