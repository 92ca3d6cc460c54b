//! The whole page: it loads a report, says so, says what went wrong, and shows what it got.

use crate::load::{LoadError, Origin, load};
use crate::platform::{self, Mount, storage};
use crate::text::{Lang, traditional};
use crate::view::el::{Build, el};
use crate::view::{ReportPage, ReportPageProps, Start, status};
use gongbao_report::Checked;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{Key, VChild};

/// What the page starts with.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// A report at hand: prerendered, or given by the host. Nothing is fetched then.
    #[prop_or_default]
    pub report: Option<Rc<Checked>>,
    /// Where to get one otherwise.
    #[prop_or_default]
    pub origin: Option<Origin>,
    /// None where it is prerendered.
    #[prop_or_default]
    pub mount: Option<Mount>,
    /// The language of the page; when none is given, the one that the reader chose before.
    #[prop_or_default]
    pub lang: Option<Lang>,
    /// Part of a host's page, which hears of what happens by events, see `docs/editors/embed.md`.
    #[prop_or_default]
    pub embedded: bool,
    #[prop_or_default]
    pub start: Start,
    /// Called once, when the first report is drawn.
    #[prop_or_default]
    pub on_ready: Callback<()>,
}

/// The page.
pub struct App {
    content: Content,
    origin: Option<Origin>,
    lang: Lang,
    /// The language that the page will be in when its names can be written.
    next: Option<Lang>,
    dragging: bool,
    /// A file is on its way, while the report before it still stands.
    opening: bool,
    /// Why the last file was not opened, while the report before it still stands.
    refused: Option<String>,
    announced: bool,
    /// Whether it stands in the page: nothing is fetched before.
    standing: bool,
}

enum Content {
    Loading,
    Ready(Rc<Checked>),
    Failed(LoadError),
}

pub enum Msg {
    Open(Origin),
    /// All of the report is drawn.
    Drawn,
    Loaded(Origin, Result<Rc<Checked>, LoadError>),
    Drag(bool),
    Speak(Lang),
    Prepared,
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
            lang: lang_of(props),
            next: None,
            dragging: false,
            opening: false,
            refused: None,
            announced: false,
            standing: false,
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        self.standing = true;
        if let (true, Content::Loading, Some(origin)) = (first, &self.content, &self.origin) {
            Self::fetch(ctx, self.lang, Some(origin.clone()));
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Open(origin) => {
                // A wrong file does not throw away what is open.
                self.opening = matches!(
                    (&origin, &self.content),
                    (Origin::File(_), Content::Ready(_))
                );
                if !self.opening {
                    self.content = Content::Loading;
                }
                self.refused = None;
                self.dragging = false;
                self.origin = Some(origin.clone());
                Self::fetch(ctx, self.lang, Some(origin));
            }
            Msg::Drawn => {
                if !self.announced {
                    self.announced = true;
                    ctx.props().on_ready.emit(());
                    Self::tell(ctx, "gongbao-load", &[]);
                }
                return false;
            }
            // An older request that answers late does not replace a newer one.
            Msg::Loaded(origin, _) if self.origin.as_ref() != Some(&origin) => return false,
            Msg::Loaded(_, Ok(verified)) => {
                self.opening = false;
                if !ctx.props().embedded {
                    platform::set_title(&verified.report().title);
                }
                self.content = Content::Ready(verified);
                self.announced = false;
            }
            Msg::Loaded(_, Err(error)) => {
                self.opening = false;
                let message = self.lang.load_error(&error);
                if let Content::Ready(_) = self.content {
                    self.refused = Some(message.clone());
                } else {
                    self.content = Content::Failed(error);
                }
                Self::tell(ctx, "gongbao-error", &[("message", &message)]);
            }
            Msg::Drag(dragging) => {
                let changed = self.dragging != dragging;
                self.dragging = dragging;
                return changed;
            }
            Msg::Speak(lang) => {
                storage::write(LANG, lang.tag());
                self.speak(ctx, lang);
                return false;
            }
            Msg::Prepared => match self.next.take() {
                Some(lang) => self.lang = lang,
                None => return false,
            },
        }
        true
    }

    /// A host's page shows another report in the same place, or none.
    fn changed(&mut self, ctx: &Context<Self>, before: &AppProps) -> bool {
        let lang = lang_of(ctx.props());
        let origin = &ctx.props().origin;
        if *origin == before.origin {
            if lang != self.lang && ctx.props().lang != before.lang {
                self.speak(ctx, lang);
            }
        } else {
            self.lang = lang;
            self.origin = origin.clone();
            self.content = Content::Loading;
            self.announced = false;
            if let (true, Some(origin)) = (self.standing, origin) {
                Self::fetch(ctx, self.lang, Some(origin.clone()));
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let lang = self.lang;
        let link = ctx.link();
        let embedded = ctx.props().embedded;
        let open = link.callback(|file| Msg::Open(Origin::File(file)));
        let open = Some(open).filter(|_| !embedded);
        let content = match &self.content {
            Content::Loading => status::loading(lang).html(),
            Content::Failed(error) => {
                let origin = self.origin.clone();
                let retry = origin.map(|origin| link.callback(move |_| Msg::Open(origin.clone())));
                status::failure(lang, &lang.load_error(error), retry, open.as_ref()).html()
            }
            Content::Ready(verified) => {
                let props = ReportPageProps {
                    verified: Rc::clone(verified),
                    lang,
                    open,
                    on_lang: link.callback(Msg::Speak),
                    start: ctx.props().start.clone(),
                    on_drawn: link.callback(|()| Msg::Drawn),
                };
                let key = Key::from(verified.report().id.as_str());
                VChild::<ReportPage>::new(props, Some(key)).into()
            }
        };
        let text = lang.text();
        let frame = el("div")
            .attr("lang", lang.tag())
            .attr("data-broken", text.broken)
            .attr("data-reload", text.reload);
        if embedded {
            return frame.class("gongbao").add(content).html();
        }
        let dragging = |on: bool| {
            link.callback(move |event: DragEvent| {
                event.prevent_default();
                Msg::Drag(on)
            })
        };
        let drop = link.callback(|event: DragEvent| {
            event.prevent_default();
            let file = platform::dropped_file(&event);
            file.map_or(Msg::Drag(false), |file| Msg::Open(Origin::File(file)))
        });
        let invitation = self.dragging.then(|| {
            let invitation = el("p").class("drop-here").attr("role", "status");
            invitation.add(text.drop_here)
        });
        let refused = self.refused.as_ref().map(|reason| {
            let line = el("p").class("broken").attr("role", "alert");
            line.add(reason.as_str())
        });
        frame
            .class(if self.dragging {
                "gongbao dropping"
            } else {
                "gongbao"
            })
            .attr_if("aria-busy", self.opening.then_some("true"))
            .on_drag(dragging(true), dragging(false), drop)
            .add(refused)
            .add(content)
            .add(invitation)
            .html()
    }
}

impl App {
    /// Goes over to another language as soon as that can be written.
    fn speak(&mut self, ctx: &Context<Self>, lang: Lang) {
        self.next = Some(lang);
        Self::fetch(ctx, lang, None);
    }

    /// Fetches what the language needs, and then the report.
    fn fetch(ctx: &Context<Self>, lang: Lang, origin: Option<Origin>) {
        let (link, mount) = (ctx.link().clone(), ctx.props().mount.clone());
        platform::run(async move {
            prepare(lang, mount.as_ref()).await;
            link.send_message(match origin {
                Some(origin) => {
                    let result = load(&origin, mount.as_ref()).await.map(Rc::new);
                    Msg::Loaded(origin, result)
                }
                None => Msg::Prepared,
            });
        });
    }

    /// Lets the page around it know.
    fn tell(ctx: &Context<Self>, event: &str, detail: &[(&str, &str)]) {
        if let Some(Mount(mount)) = &ctx.props().mount {
            platform::tell(mount, event, detail);
        }
    }
}

/// Sees to it that names can be written in a language: for traditional characters a table is fetched, once.
pub async fn prepare(lang: Lang, mount: Option<&Mount>) {
    if lang != Lang::ZhHant || traditional::known() {
        return;
    }
    if let Some(Mount(mount)) = mount {
        platform::learn_traditional(mount).await;
        traditional::write_by(platform::traditional);
    }
}

/// Where the browser remembers the language that the reader chose.
const LANG: &str = "gongbao/lang";

fn lang_of(props: &AppProps) -> Lang {
    let kept = || storage::read(LANG).map(|tag| Lang::from_tag(&tag));
    props.lang.or_else(kept).unwrap_or_default()
}
