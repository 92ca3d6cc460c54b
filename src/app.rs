//! The whole page: it loads a report, says so, says what went wrong, and shows what it got.

use crate::load::{LoadError, Origin, load};
use crate::platform;
use crate::text::Lang;
use crate::view::{ReportPage, status};
use gongbao_report::Verified;
use std::rc::Rc;
use yew::prelude::*;

/// What the page starts with.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// A report at hand: prerendered, or given by the host. Nothing is fetched then.
    #[prop_or_default]
    pub report: Option<Rc<Verified>>,
    /// Where to get one otherwise.
    #[prop_or_default]
    pub origin: Option<Origin>,
    #[prop_or_default]
    pub lang: Lang,
    /// Called once, when the first report is drawn.
    #[prop_or_default]
    pub on_ready: Callback<()>,
}

/// The page.
pub struct App {
    content: Content,
    origin: Option<Origin>,
    dragging: bool,
    announced: bool,
}

enum Content {
    Loading,
    Ready(Rc<Verified>),
    Failed(LoadError),
}

pub enum Msg {
    Open(Origin),
    Loaded(Origin, Result<Rc<Verified>, LoadError>),
    Drag(bool),
}

impl Component for App {
    type Message = Msg;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        Self {
            content: props
                .report
                .clone()
                .map_or(Content::Loading, Content::Ready),
            origin: props.origin.clone(),
            dragging: false,
            announced: false,
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if matches!(self.content, Content::Ready(_)) && !self.announced {
            self.announced = true;
            ctx.props().on_ready.emit(());
        }
        if let (true, Content::Loading, Some(origin)) = (first, &self.content, &self.origin) {
            fetch(ctx, origin.clone());
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Open(origin) => {
                self.content = Content::Loading;
                self.dragging = false;
                self.origin = Some(origin.clone());
                fetch(ctx, origin);
            }
            // An older request that answers late does not replace a newer one.
            Msg::Loaded(origin, _) if self.origin.as_ref() != Some(&origin) => return false,
            Msg::Loaded(_, Ok(verified)) => {
                platform::set_title(&verified.report().title);
                self.content = Content::Ready(verified);
            }
            Msg::Loaded(_, Err(error)) => self.content = Content::Failed(error),
            Msg::Drag(dragging) => {
                let changed = self.dragging != dragging;
                self.dragging = dragging;
                return changed;
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let lang = ctx.props().lang;
        let link = ctx.link();
        let open = link.callback(|file| Msg::Open(Origin::File(file)));
        let content = match &self.content {
            Content::Loading => status::loading(lang),
            Content::Failed(error) => {
                let origin = self.origin.clone();
                let retry = origin.map(|origin| link.callback(move |_| Msg::Open(origin.clone())));
                status::failure(lang, &lang.load_error(error), retry, &open)
            }
            Content::Ready(verified) => {
                let key = verified.report().id.clone();
                html! { <ReportPage {key} verified={Rc::clone(verified)} {lang} {open} /> }
            }
        };
        let dragging = |on: bool| {
            move |event: DragEvent| {
                event.prevent_default();
                Msg::Drag(on)
            }
        };
        let drop = link.batch_callback(|event: DragEvent| {
            event.prevent_default();
            Some(
                platform::dropped_file(&event)
                    .map_or(Msg::Drag(false), |file| Msg::Open(Origin::File(file))),
            )
        });
        html! {
            <div class={classes!("gongbao", self.dragging.then_some("dropping"))} lang={lang.tag()}
                ondragover={link.callback(dragging(true))} ondragleave={link.callback(dragging(false))} ondrop={drop}>
                { content }
                if self.dragging {
                    <p class="drop-here" role="status">{ lang.text().drop_here }</p>
                }
            </div>
        }
    }
}

fn fetch(ctx: &Context<App>, origin: Origin) {
    let link = ctx.link().clone();
    platform::run(async move {
        let result = load(&origin).await.map(Rc::new);
        link.send_message(Msg::Loaded(origin, result));
    });
}
