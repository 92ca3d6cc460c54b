//! A whole report: head, key figures, contents, sections with charts, notes, checks. A long one is drawn
//! some sections at a time, so that the page answers meanwhile.

mod drawn;
mod frame;
mod growing;
mod start;

pub use start::Start;

use super::anchor::Anchor;
use super::page::Page;
use super::paragraph::{DRESSED, highlighted};
use super::section::Folded;
use super::settings::{self, ELDER, Settings};
use crate::platform::{self, storage};
use crate::text::Lang;
use drawn::Drawn;
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
    page: Page,
    drawn: Drawn,
    /// Whether it was said that all is drawn.
    settled: bool,
    root: NodeRef,
    body: NodeRef,
    folded: Folded,
    settings: Settings,
    /// What the bar of a narrow page has opened.
    panel: String,
    /// The figure whose sentence is to be highlighted, and the one whose sentence is.
    located: Option<String>,
    highlighted: Option<String>,
    /// The section being read.
    current: Option<String>,
    watch: Option<platform::InView>,
    /// Where to go once what was asked for is drawn.
    destination: Option<String>,
    /// Whether the address that the page was opened at was followed.
    arrived: bool,
    listeners: [Option<platform::Listener>; 4],
}

pub enum Msg {
    /// Draw some more.
    Grow,
    Toggled(String, bool),
    FoldAll(bool),
    /// The section with this id is being read.
    Reading(String),
    /// A link inside the page was followed.
    Follow(String),
    /// A button for one of the reader's settings.
    Setting(String),
    /// A button of the bar: this panel and no other; none when it is open already.
    Panel(String),
    /// Only this section is to be printed; the ticked ones when it has no name, all when none is ticked.
    Print(String),
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
        let page = page_of(props);
        let mut drawn = Drawn::head(&page);
        drawn.grow(&page, &folded, drawn_first(report));
        Self {
            page,
            drawn,
            settled: false,
            root: NodeRef::default(),
            body: NodeRef::default(),
            folded,
            settings: Settings::of(&storage::read(READING).unwrap_or_default()),
            panel: String::new(),
            located: None,
            highlighted: None,
            current: None,
            watch: None,
            destination: None,
            arrived: false,
            listeners: [const { None }; 4],
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &Self::Properties) -> bool {
        let props = ctx.props();
        let same_report = Rc::ptr_eq(&props.verified, &before.verified);
        if same_report && props.lang == before.lang && props.open.is_none() == before.open.is_none()
        {
            return true;
        }
        self.page = page_of(props);
        let size = if same_report {
            self.drawn.size
        } else {
            drawn_first(props.verified.report())
        };
        let mut drawn = Drawn::head(&self.page);
        drawn.grow(&self.page, &self.folded, size);
        if same_report {
            drawn.keep_from(&self.drawn);
        } else {
            self.settled = false;
        }
        self.drawn = drawn;
        self.highlighted = None;
        self.watch = None;
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
            let link = ctx.link().clone();
            let folds = self.root.cast().map(|root| {
                platform::on_toggle(&root, move |section, open| {
                    link.send_message(Msg::Toggled(section, open));
                })
            });
            self.listeners = [arrive, sign, printed, folds];
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
            // A report that takes the place of another, as one that is edited does, leaves its reader where they are.
            if !self.arrived {
                ctx.link().send_message(Msg::Arrive);
            }
        }
        if let (true, None, Some(body)) = (whole, &self.watch, self.body.cast()) {
            let link = ctx.link().clone();
            let reading = move |id| link.send_message(Msg::Reading(id));
            self.watch =
                platform::watch_position(&body, "section.section", "data-section", reading);
            self.mark_current();
        }
        self.highlight();
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
                let size = grown(self.page.verified.report(), self.drawn.size);
                self.drawn.grow(&self.page, &self.folded, size);
                true
            }
            Msg::Toggled(section, open) => {
                if self.folded.set(&section, !open) {
                    self.remember();
                    self.tell(
                        "gongbao-toggle",
                        &[
                            ("section", &section),
                            ("state", if open { "open" } else { "folded" }),
                        ],
                    );
                }
                false
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
                if let Some(root) = self.root.cast() {
                    platform::fold_all(&root, fold);
                }
                false
            }
            Msg::Reading(section) => {
                self.current = Some(section);
                self.mark_current();
                false
            }
            Msg::Setting(setting) => {
                if let Some(lang) = settings::language(&setting) {
                    ctx.props().on_lang.emit(lang);
                    return false;
                }
                self.settings.change(&setting);
                // Larger text may make the page a narrow one: what was being used stays open.
                if setting != ELDER {
                    "tools".clone_into(&mut self.panel);
                }
                storage::write(READING, &self.settings.words());
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
                    platform::print(&root, &section);
                }
                false
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.frame(ctx)
    }
}

impl ReportPage {
    fn is_whole(&self) -> bool {
        self.drawn.size > self.page.verified.report().sections.len()
    }

    fn go(&mut self, fragment: String) {
        self.tell("gongbao-navigate", &[("fragment", &fragment)]);
        if let Some(figure) = self.page.figure_linked(&fragment) {
            self.located = Some(figure.to_owned());
        }
        self.destination = Some(fragment);
    }

    /// Highlights the sentence of the figure that is looked up, and not the one before, once it is drawn.
    fn highlight(&mut self) {
        if self.located == self.highlighted {
            return;
        }
        let Some(root) = self.root.cast() else {
            return;
        };
        let page = &self.page;
        let set = |figure: &str, located: Option<&str>| {
            let place = page.verified.figure(figure)?;
            let paragraph = page.paragraph(&place.figure().source.paragraph)?;
            let [ids, classes] = highlighted(page, paragraph, located);
            platform::set_classes(&root, &ids, DRESSED, &classes).then_some(())
        };
        if let Some(before) = self.highlighted.take() {
            set(&before, None);
        }
        let now = self.located.clone();
        self.highlighted = now.filter(|now| set(now, Some(now)).is_some());
    }

    fn mark_current(&self) {
        if let (Some(root), Some(section)) = (self.root.cast(), &self.current) {
            platform::mark_current(&root, &self.page.link(Anchor::Place(section)));
        }
    }

    /// Lets the host's page know.
    fn tell(&self, event: &str, detail: &[(&str, &str)]) {
        if let Some(root) = self.root.cast() {
            platform::tell(&root, event, detail);
        }
    }

    fn show_reading(&self) {
        if let Some(root) = self.root.cast() {
            platform::set_reading(&root, &self.settings.words());
        }
    }

    fn remember(&self) {
        let key = storage_key(self.page.verified.report());
        storage::write(&key, &self.folded.to_lines());
    }
}

fn page_of(props: &ReportPageProps) -> Page {
    let verified = Rc::clone(&props.verified);
    Page::new(verified, props.lang, props.open.is_none())
}

/// The reader's settings are for all reports of a site.
const READING: &str = "gongbao/reading";

/// Fold state belongs to one report: it never leaks into another.
fn storage_key(report: &Report) -> String {
    format!("gongbao/{}/folded", report.id)
}
