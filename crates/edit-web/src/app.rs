//! How what is open is edited, and what becomes of it.

use crate::text::text;
use crate::view::words::WORDS;
use crate::view::{desk, doubts, figures, remarks};
use crate::work::{Msg, Opened, Work};
use crate::{Host, Packed};
use gongbao_edit::Edit;
use gongbao_report::{Report, Verified};
use gongbao_viewer::platform;
use gongbao_viewer::text::{Lang, fill};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    pub opened: Option<Rc<Opened>>,
    pub lang: Lang,
    pub host: Rc<Host>,
}

#[derive(Default)]
pub struct App {
    pub work: Option<Work>,
    closed: bool,
    root: NodeRef,
    /// What has the focus once all is drawn, by its id.
    focus: Option<String>,
    /// How many drafts were sent to the checks: only what they say of the last one counts.
    sent: usize,
}

impl Component for App {
    type Message = Msg;
    type Properties = AppProps;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &AppProps) -> bool {
        let opened = &ctx.props().opened;
        if *opened != before.opened {
            self.work = opened.as_ref().map(|opened| Work::of(opened));
            self.closed = false;
            self.check(ctx);
        }
        true
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let Some(root) = self.root.cast::<Element>() else {
            return;
        };
        show_values(&root);
        if let Some(id) = self.focus.take() {
            focus(&id);
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        let lang = ctx.props().lang;
        let Some(work) = &mut self.work else {
            return false;
        };
        // What the checks say is said behind what was done.
        if !matches!(message, Msg::Checked(..)) {
            work.said.clear();
            work.refused = None;
        }
        match message {
            Msg::Close => self.closed = true,
            Msg::Desk(open) => {
                work.open = open;
                self.focus = Some(if open { desk::TITLE } else { desk::OPEN }.to_owned());
            }
            Msg::Finish => self.focus = Some(desk::FINISH.to_owned()),
            Msg::Edit(edit) => self.edit(ctx, &edit),
            Msg::Undo => {
                self.focus = Some(desk::UNDO.to_owned());
                if work.draft.undo() {
                    work.said = text(lang).undone.to_owned();
                    self.show(ctx);
                }
            }
            Msg::Redo => {
                self.focus = Some(desk::REDO.to_owned());
                if work.draft.redo() {
                    work.said = text(lang).redone.to_owned();
                    self.show(ctx);
                }
            }
            Msg::Seen(doubt) => match work.seen.iter().position(|seen| *seen == doubt) {
                Some(n) => drop(work.seen.remove(n)),
                None => work.seen.push(doubt),
            },
            Msg::Checked(nth, _) if nth != self.sent => return false,
            Msg::Checked(_, record) => {
                let record = record.ok().and_then(|record| record.as_string());
                let new = work.check(record.as_deref());
                for one in new {
                    let words = lang.finding(&one, &work.verified);
                    work.said += &fill(text(lang).newly_contradicts, &[&words]);
                }
            }
            Msg::Point(figure) => {
                let closed = work.pointing.as_deref().map(figures::points);
                let opened = figure.as_ref().map(|_| WORDS.to_owned());
                self.focus = opened.or(closed);
                (work.pointing, work.taking) = (figure, None);
            }
            Msg::Take(doubt) => {
                let closed = work.taking.map(doubts::takes);
                self.focus = doubt.map(|_| WORDS.to_owned()).or(closed);
                (work.pointing, work.taking) = (None, doubt);
            }
            Msg::Others(listed) => {
                let changed = work.others != listed;
                work.others = listed;
                return changed;
            }
            Msg::LastYear(file) => {
                work.reading = true;
                work.said = text(lang).reading.to_owned();
                let host = Rc::clone(&ctx.props().host);
                ctx.link().send_future(async move {
                    let read = host.read(&file).await;
                    Msg::LastYearRead(read)
                });
            }
            Msg::LastYearRead(read) => {
                // Another report may have been opened meanwhile.
                if !std::mem::take(&mut work.reading) {
                    return false;
                }
                match report_of(read, lang) {
                    Ok(last) => self.edit(ctx, &Edit::LastYear(Some(Rc::new(last)))),
                    Err(why) => work.said = why,
                }
                // It was disabled meanwhile.
                self.focus = Some(desk::LAST.to_owned());
            }
            Msg::At(at) => {
                work.at = at.trim().to_owned();
                work.lines = None;
            }
            Msg::Save => {
                let json = work.draft.report().to_json();
                ctx.props().host.save("report.json", &json.into());
                work.said = text(lang).saved.to_owned();
            }
            Msg::Publish => {
                if work.packing {
                    return false;
                }
                work.packing = true;
                work.lines = None;
                work.said = text(lang).packing.to_owned();
                let json = work.draft.report().to_json();
                let last = work.draft.last_year().map(Report::to_json);
                let (at, host) = (work.at.clone(), Rc::clone(&ctx.props().host));
                ctx.link().send_future(async move {
                    let packed = host.pack(&json, &at, last).await;
                    Msg::Packed(packed)
                });
            }
            Msg::Packed(packed) => {
                work.packing = false;
                match packed {
                    Ok(packed) => {
                        let packed: Packed = packed.unchecked_into();
                        let name = format!("{}.zip", work.draft.report().id);
                        ctx.props().host.save(&name, &packed.zip());
                        work.lines = Some([packed.short(), packed.frame()]);
                        work.said = text(lang).published.to_owned();
                    }
                    Err(error) => {
                        let failed = || text(lang).unpublished.to_owned();
                        work.said = error.as_string().unwrap_or_else(failed);
                    }
                }
            }
            Msg::Copy(id) => {
                let host = Rc::clone(&ctx.props().host);
                ctx.link().send_future(async move {
                    let copied = host.copy(id).await;
                    Msg::Copied(copied.as_bool().unwrap_or_default())
                });
            }
            Msg::Copied(copied) => {
                let text = text(lang);
                let said = if copied {
                    text.copied
                } else {
                    text.copy_yourself
                };
                said.clone_into(&mut work.said);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let AppProps { opened, lang, .. } = ctx.props();
        let (Some(opened), Some(work), false) = (opened, &self.work, self.closed) else {
            return Html::default();
        };
        let send = ctx.link().callback(|message| message);
        let drawn = if work.open {
            desk::desk(*lang, opened, work, &send)
        } else {
            remarks::remarks(*lang, opened, work, &send)
        };
        drawn.node_ref(&self.root).html()
    }
}

impl App {
    fn edit(&mut self, ctx: &Context<Self>, edit: &Edit) {
        let Some(work) = &mut self.work else {
            return;
        };
        let text = text(ctx.props().lang);
        let before = work.draft.report();
        let focus = desk::focus_after(edit, &before);
        match work.draft.apply(edit) {
            Ok(changed) => {
                self.focus = focus;
                if matches!(edit, Edit::Point { .. } | Edit::Take { .. }) {
                    (work.pointing, work.taking) = (None, None);
                }
                if changed {
                    work.said = text.done(edit, &work.draft.report());
                    self.show(ctx);
                } else if let Edit::Point { figure, .. } = edit {
                    self.focus = Some(figures::points(figure));
                    text.points_there.clone_into(&mut work.said);
                }
            }
            Err(error) => {
                work.said = text.refused(&error) + &text.still(edit, &before);
                work.refused = Some(edit.clone());
            }
        }
    }

    /// Shows the report below as it is now.
    fn show(&mut self, ctx: &Context<Self>) {
        if let Some(work) = &mut self.work {
            let report = work.draft.report();
            // What was published is another page now.
            work.lines = None;
            ctx.props().host.show(&report.to_json());
            let before = work.verified.report();
            // Names and order prove nothing.
            let proven_anew = before.year != report.year || before.figures != report.figures;
            if proven_anew {
                work.verified = Verified::of(report);
            }
            self.check(ctx);
        }
    }

    /// Has the draft checked beside the page.
    fn check(&mut self, ctx: &Context<Self>) {
        let Some(work) = &self.work else {
            return;
        };
        self.sent += 1;
        let (nth, json) = (self.sent, work.draft.report().to_json());
        let host = Rc::clone(&ctx.props().host);
        ctx.link().send_future(async move {
            let record = host.check(&json).await;
            Msg::Checked(nth, record)
        });
    }
}

/// The report of a file that was read, or in words why there is none.
fn report_of(read: Result<JsValue, JsValue>, lang: Lang) -> Result<Report, String> {
    let unread = || text(lang).unread.to_owned();
    let json = read.map_err(|why| why.as_string().unwrap_or_else(unread))?;
    let report = Report::from_json(&json.as_string().unwrap_or_default());
    report.map_err(|error| lang.report_error(&error))
}

/// Fields show what is so, whatever was typed into them or ticked before: browsers then no longer heed attributes.
fn show_values(root: &Element) {
    let Ok(fields) = root.query_selector_all("input") else {
        return;
    };
    for n in 0..fields.length() {
        let field = fields.item(n).and_then(|node| node.dyn_into().ok());
        let field: Option<HtmlInputElement> = field;
        let Some(field) = field else {
            continue;
        };
        field.set_checked(field.has_attribute("checked"));
        if let Some(value) = field.get_attribute("data-value") {
            field.set_value(&value);
        }
    }
}

/// Gives the focus to what has this id; where that cannot have it, to its neighbour that can.
fn focus(id: &str) {
    let element = platform::element(&format!("[id=\"{id}\"]"));
    let Some(mut element) = element else {
        return;
    };
    if element.has_attribute("disabled") {
        let beside = element.parent_element();
        let other = beside.and_then(|row| row.query_selector("button:not([disabled])").ok()?);
        element = other.unwrap_or(element);
    }
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        // A refused focus is no error.
        drop(element.focus());
    }
}
