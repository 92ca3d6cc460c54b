//! A part of the page that redraws by itself: the contents, a paragraph, or a chart. All that it
//! remembers is one id, of the section being read or the mark pointed at.
//!
//! One component for all three: each component type adds some 8 KB to the widget.

use super::page::Page;
use super::{chart, contents, paragraph};
use crate::platform;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::VChild;

#[derive(Clone, PartialEq, Properties)]
pub struct PieceProps {
    pub page: Rc<Page>,
    pub part: Part,
    /// The figure whose sentence is highlighted, if it is in this paragraph.
    pub located: Option<AttrValue>,
}

/// Which part of the page.
#[derive(Clone, PartialEq)]
pub enum Part {
    /// The contents, which follow the reading position in the element given.
    Contents(NodeRef),
    /// The paragraph with this id.
    Paragraph(AttrValue),
    /// The chart with this id.
    Chart(AttrValue),
}

pub struct Piece {
    /// The section being read, or the fragment that the mark pointed at links to.
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

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let Part::Contents(body) = &ctx.props().part else {
            return;
        };
        if let (true, Some(body)) = (first, body.cast()) {
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
            Part::Paragraph(id) => paragraph::paragraph(page, id, located.as_deref()),
            Part::Chart(id) => chart::chart(page, id, current, &ctx.link().callback(|to| to)),
        }
    }
}

/// A part of the page, as a child of another.
pub fn piece(page: &Rc<Page>, part: Part, located: Option<AttrValue>) -> Html {
    let page = Rc::clone(page);
    let props = PieceProps {
        page,
        part,
        located,
    };
    VChild::<Piece>::new(props, None).into()
}
