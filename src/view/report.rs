//! A whole report: head, key figures, contents, sections with charts, notes, checks. A long one is drawn
//! some sections at a time, so that the page answers meanwhile.

mod growing;
mod start;

pub use start::Start;

use super::anchor::Anchor;
use super::desk;
use super::el::{El, el};
use super::masthead::{about, masthead, signature};
use super::overview::overview;
use super::page::Page;
use super::piece::{Part, piece};
use super::printing::{PRINT, printing};
use super::reading::{self, ELDER, Reading, WISH};
use super::section::{Folded, Sections};
use super::side::{PANEL, side};
use super::{button, file_button};
use crate::platform::{self, storage};
use crate::text::Lang;
use gongbao_report::{Checked, Report};
use growing::{drawn_first, grown, is_long};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct ReportPageProps {
    pub verified: Rc<Checked>,
    pub lang: Lang,
    /// The reader wants to open this file instead. A report in a host's page has none: the host
    /// says what is shown.
    pub open: Option<Callback<web_sys::File>>,
    /// The reader wants the page in another language.
    pub on_lang: Callback<Lang>,
    /// What the host wants folded and where to begin.
    pub start: Start,
    /// Hears when all of the report is drawn.
    pub on_drawn: Callback<()>,
}

pub struct ReportPage {
    page: Rc<Page>,
    /// How many outermost sections are drawn; one more when what stands behind them is, too.
    drawn: usize,
    /// Whether it was said that all is drawn.
    settled: bool,
    on_toggle: Callback<Event>,
    root: NodeRef,
    body: NodeRef,
    folded: Folded,
    reading: Reading,
    /// What the bar of a narrow page has opened.
    panel: String,
    /// The figure whose sentence is highlighted.
    located: Option<AttrValue>,
    /// Where to go once what was asked for is drawn.
    destination: Option<String>,
    /// Whether the address that the page was opened at was followed.
    arrived: bool,
    listeners: [Option<gloo::events::EventListener>; 3],
}

pub enum Msg {
    /// Draw some more.
    Grow,
    Toggled(String, bool),
    FoldAll(bool),
    /// A link inside the page was followed.
    Follow(String),
    /// A button for one of the reader's wishes.
    Wish(String),
    /// A button of the bar: this panel and no other; none when it is open already.
    Panel(String),
    /// Only these sections are to be printed; the ticked ones when none is named, all when none is
    /// ticked.
    Print(Option<String>),
    /// The address changed, or the page was opened at one.
    Arrive,
}

impl Component for ReportPage {
    type Message = Msg;
    type Properties = ReportPageProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let report = props.verified.report();
        let kept = storage::read(&storage_key(report));
        let folded = match kept {
            Some(kept) => Folded::of(kept.lines()),
            None => props.start.folded(report),
        };
        Self {
            page: page_of(props),
            drawn: drawn_first(report),
            settled: false,
            on_toggle: ctx.link().batch_callback(|event: Event| {
                platform::toggled(&event).map(|(section, open)| Msg::Toggled(section, open))
            }),
            root: NodeRef::default(),
            body: NodeRef::default(),
            folded,
            reading: Reading::of(&storage::read(READING).unwrap_or_default()),
            panel: String::new(),
            located: None,
            destination: None,
            arrived: false,
            listeners: [const { None }; 3],
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &Self::Properties) -> bool {
        let props = ctx.props();
        self.page = page_of(props);
        if !Rc::ptr_eq(&props.verified, &before.verified) {
            self.drawn = drawn_first(props.verified.report());
            self.settled = false;
        }
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            // Only now: prerendering has no browser.
            self.show_reading();
            let link = ctx.link().clone();
            let arrive = platform::on_window("hashchange", move || link.send_message(Msg::Arrive));
            let root = self.root.clone();
            let sign = platform::on_window("beforeprint", move || {
                if let Some(root) = root.cast() {
                    platform::sign_print(&root);
                }
            });
            let root = self.root.clone();
            let printed = platform::on_window("afterprint", move || {
                if let Some(root) = root.cast() {
                    platform::print_all(&root);
                }
            });
            self.listeners = [arrive, sign, printed];
        }
        let whole = self.is_whole();
        if !whole {
            let link = ctx.link().clone();
            platform::run(async move {
                platform::pause().await;
                link.send_message(Msg::Grow);
            });
        } else if !self.settled {
            self.settled = true;
            ctx.props().on_drawn.emit(());
            ctx.link().send_message(Msg::Arrive);
        }
        if let (Some(id), Some(root)) = (self.destination.take(), self.root.cast()) {
            // What is not drawn yet is gone to when it is.
            let arrived = platform::reveal(&root, &id);
            self.destination = (!arrived && !whole).then_some(id);
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            // Each drawing asks for more, a click's too: the last request may come when all is there.
            Msg::Grow if self.is_whole() => false,
            Msg::Grow => {
                self.drawn = grown(self.page.verified.report(), self.drawn);
                true
            }
            Msg::Toggled(section, open) => {
                let changed = self.folded.set(&section, !open);
                if changed {
                    self.remember();
                    self.tell(
                        "gongbao-toggle",
                        &[
                            ("section", &section),
                            ("state", if open { "open" } else { "folded" }),
                        ],
                    );
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
            Msg::Wish(wish) => {
                if let Some(lang) = reading::language(&wish) {
                    ctx.props().on_lang.emit(lang);
                    return false;
                }
                self.reading.change(&wish);
                // Larger text may make the page a narrow one: what was being used stays open.
                if wish != ELDER {
                    "tools".clone_into(&mut self.panel);
                }
                storage::write(READING, &self.reading.words());
                self.show_reading();
                true
            }
            Msg::Panel(panel) => {
                self.panel = if self.panel == panel {
                    String::new()
                } else {
                    panel
                };
                true
            }
            Msg::Follow(fragment) => {
                self.panel.clear();
                platform::push_fragment(&fragment);
                self.go(fragment);
                true
            }
            Msg::Arrive => {
                let start = ctx.props().start.at.as_deref().filter(|_| !self.arrived);
                self.arrived = true;
                let start = start.map(|at| self.page.id(Anchor::Place(at)));
                if let Some(fragment) = platform::fragment().or(start) {
                    self.go(fragment);
                }
                true
            }
            Msg::Print(section) => {
                if let Some(root) = self.root.cast() {
                    platform::print(&root, section);
                }
                false
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let page = &self.page;
        let report = page.verified.report();
        let text = page.lang.text();
        let follow = link.batch_callback(|event: MouseEvent| {
            if let Some(section) = platform::clicked_value(&event, PRINT) {
                return Some(Msg::Print(Some(section).filter(|id| !id.is_empty())));
            }
            if let Some(wish) = platform::clicked_value(&event, WISH) {
                return Some(Msg::Wish(wish));
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
            .add(open.map(|open| file_button(page.lang, open)))
            .add(printing(page))
            .add(reading::settings(page, &self.reading));
        let whole = self.is_whole();
        let body = Some(self.body.clone()).filter(|_| whole);
        let side = side(page, body, tools, &self.panel);
        let preamble = (!report.preamble.is_empty()).then(|| {
            let sections = Sections {
                page,
                folded: &self.folded,
                on_toggle: &self.on_toggle,
                located: self.located.as_ref(),
            };
            let text = el("div")
                .class("text preamble")
                .attr_if("part", page.part("text"));
            text.add(sections.paragraphs(&report.preamble))
        });
        let located_in = self
            .located
            .as_ref()
            .and_then(|figure| page.outermost_of(figure));
        let outermost = report.sections.iter().take(self.drawn).enumerate();
        // A list of its own: those that are drawn stay as they are when it grows.
        let outermost: Html = outermost
            .map(|(n, section)| {
                let folded = self.folded.within(section);
                let part = Part::Section(n, folded, self.on_toggle.clone());
                let located = self.located.clone().filter(|_| located_in == Some(n));
                piece(page, part, located)
            })
            .collect();
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
            .add(preamble)
            .add(outermost)
            .add(
                whole
                    .then(|| signature(page))
                    .flatten()
                    .map_or_else(Html::default, El::html),
            );
        let skip = el("a").class("skip").attr("href", page.link(Anchor::Text));
        let class = if is_long(report) {
            "report long"
        } else {
            "report"
        };
        el(if page.embedded { "article" } else { "div" })
            .class(class)
            .node_ref(&self.root)
            .on_click(follow)
            .add(skip.add(text.skip_to_text))
            .add(desk::slot(page))
            .add(
                page.has_buttons()
                    .then(|| reading::elder(page, &self.reading)),
            )
            .add(masthead(page))
            .add(overview(page))
            .add(about(page))
            .add(el("div").class("columns").add(side).add(body))
            .add(if whole {
                piece(page, Part::Endmatter, None)
            } else {
                Html::default()
            })
            .add(el("p").class("print-source"))
            .html()
    }
}

impl ReportPage {
    fn is_whole(&self) -> bool {
        self.drawn > self.page.verified.report().sections.len()
    }

    fn go(&mut self, fragment: String) {
        self.tell("gongbao-navigate", &[("fragment", &fragment)]);
        if let Some(figure) = self.page.figure_linked(&fragment) {
            self.located = Some(AttrValue::from(figure.to_owned()));
        }
        self.destination = Some(fragment);
    }

    /// Lets the host's page know.
    fn tell(&self, event: &str, detail: &[(&str, &str)]) {
        if let Some(root) = self.root.cast() {
            platform::tell(&root, event, detail);
        }
    }

    fn show_reading(&self) {
        if let Some(root) = self.root.cast() {
            platform::set_reading(&root, &self.reading.words());
        }
    }

    fn remember(&self) {
        let key = storage_key(self.page.verified.report());
        storage::write(&key, &self.folded.to_lines());
    }
}

fn page_of(props: &ReportPageProps) -> Rc<Page> {
    let verified = Rc::clone(&props.verified);
    Rc::new(Page::new(verified, props.lang, props.open.is_none()))
}

/// The reader's wishes are for all reports of a site.
const READING: &str = "gongbao/reading";

/// Fold state belongs to one report: it never leaks into another.
fn storage_key(report: &Report) -> String {
    format!("gongbao/{}/folded", report.id)
}
