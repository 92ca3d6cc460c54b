//! A whole report: head, key figures, contents, sections with charts, notes, checks.

use super::checks::checks;
use super::file_button;
use super::key_figures::key_figures;
use super::masthead::{about, masthead, signature};
use super::notes::{notes, portal_page};
use super::page::Page;
use super::piece::{Part, Piece};
use super::section::{Folded, Sections};
use crate::platform::{self, storage};
use crate::text::Lang;
use gongbao_report::{Report, Verified};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct ReportPageProps {
    pub verified: Rc<Verified>,
    pub lang: Lang,
    /// The reader wants to open this file instead.
    pub open: Callback<web_sys::File>,
}

pub struct ReportPage {
    page: Rc<Page>,
    root: NodeRef,
    body: NodeRef,
    folded: Folded,
    /// The figure whose sentence is highlighted.
    located: Option<AttrValue>,
    /// Where to go once what was asked for is drawn.
    destination: Option<String>,
    fragment_listener: Option<gloo::events::EventListener>,
}

pub enum Msg {
    Toggled(String, bool),
    FoldAll(bool),
    /// A link inside the page was followed.
    Follow(String),
    /// The address changed, or the page was opened at one.
    Arrive,
}

impl Component for ReportPage {
    type Message = Msg;
    type Properties = ReportPageProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let kept = storage::read(&storage_key(props.verified.report())).unwrap_or_default();
        Self {
            page: Rc::new(Page::new(Rc::clone(&props.verified), props.lang)),
            root: NodeRef::default(),
            body: NodeRef::default(),
            folded: Folded::of(kept.lines()),
            located: None,
            destination: None,
            fragment_listener: None,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &Self::Properties) -> bool {
        let props = ctx.props();
        self.page = Rc::new(Page::new(Rc::clone(&props.verified), props.lang));
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            // Only now: prerendering has no browser.
            let link = ctx.link().clone();
            self.fragment_listener =
                platform::on_fragment_change(move || link.send_message(Msg::Arrive));
            ctx.link().send_message(Msg::Arrive);
            return;
        }
        if let (Some(id), Some(root)) = (self.destination.take(), self.root.cast()) {
            platform::reveal(&root, &id);
        }
    }

    fn update(&mut self, _ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Toggled(section, open) => {
                let changed = self.folded.set(&section, !open);
                if changed {
                    self.remember();
                }
                changed
            }
            Msg::FoldAll(fold) => {
                let report = self.page.verified.report();
                let all = report.all_sections().map(|section| section.id.as_str());
                self.folded = if fold {
                    Folded::of(all)
                } else {
                    Folded::default()
                };
                self.remember();
                true
            }
            Msg::Follow(fragment) => {
                platform::push_fragment(&fragment);
                self.go(fragment);
                true
            }
            Msg::Arrive => {
                if let Some(fragment) = platform::fragment() {
                    self.go(fragment);
                }
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let page = &self.page;
        let report = page.verified.report();
        let text = page.lang.text();
        let on_toggle = link.batch_callback(|event: Event| {
            platform::toggled(&event).map(|(section, open)| Msg::Toggled(section, open))
        });
        let follow = link.batch_callback(|event: MouseEvent| {
            let fragment = platform::clicked_fragment(&event)?;
            event.prevent_default();
            Some(Msg::Follow(fragment))
        });
        let sections = Sections {
            page,
            folded: &self.folded,
            on_toggle: &on_toggle,
            located: self.located.as_ref(),
        };
        html! {
            <div class="report" ref={self.root.clone()} onclick={follow}>
                <a class="skip" href="#text">{ text.skip_to_text }</a>
                { masthead(page) }
                { about(page) }
                { key_figures(page) }
                <div class="columns">
                    <aside class="side" aria-label={text.side}>
                        <Piece page={Rc::clone(page)} part={Part::Contents(self.body.clone())} />
                        <div class="tools">
                            <button type="button" class="button" onclick={link.callback(|_| Msg::FoldAll(false))}>{ text.unfold_all }</button>
                            <button type="button" class="button" onclick={link.callback(|_| Msg::FoldAll(true))}>{ text.fold_all }</button>
                            { file_button(page.lang, &ctx.props().open) }
                        </div>
                    </aside>
                    <main id="text" tabindex="-1" ref={self.body.clone()} lang="zh-CN">
                        if !report.preamble.is_empty() {
                            <div class="text preamble">{ for report.preamble.iter().map(|p| sections.paragraph(p)) }</div>
                        }
                        { for report.sections.iter().map(|section| sections.section(section, 2)) }
                        { signature(page) }
                    </main>
                </div>
                <footer class="endmatter">
                    { checks(page) }
                    { notes(page) }
                    { portal_page(page) }
                </footer>
            </div>
        }
    }
}

impl ReportPage {
    fn go(&mut self, fragment: String) {
        if let Some(figure) = fragment.strip_prefix("figure/") {
            self.located = Some(AttrValue::from(figure.to_owned()));
        }
        self.destination = Some(fragment);
    }

    fn remember(&self) {
        let key = storage_key(self.page.verified.report());
        storage::write(&key, &self.folded.to_lines());
    }
}

/// Fold state belongs to one report: it never leaks into another.
fn storage_key(report: &Report) -> String {
    format!("gongbao/{}/folded", report.id)
}
