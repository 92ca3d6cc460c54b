//! The frame of a report: what of the page listens or changes stands around the parts that are drawn once.

use super::{Msg, ReportPage};
use crate::platform;
use crate::view::anchor::Anchor;
use crate::view::el::{Build, el};
use crate::view::made::Made;
use crate::view::printing::PRINT;
use crate::view::settings::{self, SETTING};
use crate::view::side::{PANEL, side};
use crate::view::{button, desk, file_button};
use yew::prelude::*;

impl ReportPage {
    pub(super) fn frame(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let (page, drawn) = (&self.page, &self.drawn);
        let report = page.verified.report();
        let text = page.lang.text();
        let follow = link.batch_callback(|event: MouseEvent| {
            if let Some(section) = platform::clicked_value(&event, PRINT) {
                return Some(Msg::Print(section));
            }
            if let Some(setting) = platform::clicked_value(&event, SETTING) {
                return Some(Msg::Setting(setting));
            }
            if let Some(panel) = platform::clicked_value(&event, PANEL) {
                event.prevent_default();
                return Some(Msg::Panel(panel));
            }
            let fragment = platform::clicked_fragment(&event)?;
            event.prevent_default();
            Some(Msg::Follow(fragment))
        });
        let open = ctx.props().open.as_ref();
        let fold = |label, fold| button(label).on_click(link.callback(move |_| Msg::FoldAll(fold)));
        let tools = el("div")
            .class("tools")
            .add(fold(text.unfold_all, false))
            .add(fold(text.fold_all, true))
            .add(desk::read_all_button(page))
            .add(drawn.printing.html())
            .add(settings::panel(page, &self.settings))
            .add(open.map(|open| file_button(page.lang, open)));
        let side = side(page, drawn.contents.html(), tools, &self.panel);
        let body = el(page.landmark("main"))
            .class(if page.pictures.is_empty() {
                "body"
            } else {
                "body railed"
            })
            .id(page.id(Anchor::Text))
            .attr("tabindex", "-1")
            .attr("lang", "zh-CN")
            .attr_if("part", page.part("body"))
            .node_ref(&self.body)
            .add(drawn.preamble.html())
            .add(drawn.sections.iter().map(Made::html).collect::<Html>())
            .add(drawn.signature.html());
        let skip = el("a").class("skip").attr("href", page.link(Anchor::Text));
        let class = if super::is_long(report) {
            "report long"
        } else {
            "report"
        };
        let [from, on] = text.print_source;
        let print_source = el("p")
            .class("print-source")
            .attr("data-from", from)
            .attr("data-on", on);
        el(if page.embedded { "article" } else { "div" })
            .class(class)
            .node_ref(&self.root)
            .on_click(follow)
            .add(skip.add(text.skip_to_text))
            .add(desk::slot(page))
            .add(
                page.has_buttons()
                    .then(|| settings::elder(page, &self.settings)),
            )
            .add(drawn.masthead.html())
            .add(drawn.overview.html())
            .add(drawn.about.html())
            .add(el("div").class("columns").add(side).add(body))
            .add(drawn.endmatter.html())
            .add(print_source)
            .html()
    }
}
