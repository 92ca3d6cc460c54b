//! The whole page: what the address asks for is fetched, and shown when it is there.

use crate::cache::{Cache, Document, Kind, beside};
use crate::route::Route;
use crate::{choice, view};
use gongbao_catalog::address;
use gongbao_catalog::model::Known;
use gongbao_viewer::load::LoadError;
use gongbao_viewer::platform;
use gongbao_viewer::text::Lang;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// Address of the root; the other files lie beside it.
    pub catalog: String,
    pub lang: Lang,
}

pub struct App {
    route: Route,
    cache: Cache,
    /// What is typed into the search.
    words: String,
    /// The year that the search is limited to.
    in_year: Option<u16>,
    root: NodeRef,
    /// The part of the page to go to once it is drawn.
    destination: Option<&'static str>,
    _listener: Option<gongbao_viewer::platform::Listener>,
}

pub enum Msg {
    /// The address changed.
    Arrive,
    Fetched(String, Result<Document, LoadError>),
    Typed(String),
    InYear(Option<u16>),
    Retry,
}

impl Component for App {
    type Message = Msg;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        let mut app = Self {
            route: Route::of(platform::fragment_values),
            cache: Cache::default(),
            words: String::new(),
            in_year: None,
            root: NodeRef::default(),
            destination: None,
            _listener: platform::on_window("hashchange", move || link.send_message(Msg::Arrive)),
        };
        app.fetch(ctx);
        app
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let Some(root) = self.root.cast() else {
            return;
        };
        let Some(part) = self.destination else {
            return;
        };
        // A district that is no longer chosen may have taken the focus with it, or may not.
        let arrived = if part == view::CHOSEN {
            platform::holds_focus(&root)
                || platform::reveal(&root, part)
                || platform::reveal(&root, view::FIND)
        } else {
            platform::reveal(&root, part)
        };
        if arrived {
            self.destination = None;
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Arrive => {
                let before =
                    std::mem::replace(&mut self.route, Route::of(platform::fragment_values));
                let route = &self.route;
                self.destination = if route.read.is_some() && route.read != before.read {
                    Some(view::READING)
                } else if (&route.figure, route.year) != (&before.figure, before.year) {
                    Some(view::COMPARISON)
                } else if self.route.districts.len() < before.districts.len() {
                    Some(view::CHOSEN)
                } else {
                    None
                };
                self.fetch(ctx);
            }
            Msg::Fetched(address, result) => {
                self.cache.put(address, result);
                self.fetch(ctx);
            }
            Msg::Typed(words) => self.words = words,
            Msg::InYear(year) => self.in_year = year,
            Msg::Retry => {
                self.cache.forget_failed();
                self.fetch(ctx);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let seen = view::Seen {
            lang: ctx.props().lang,
            root: &ctx.props().catalog,
            route: &self.route,
            cache: &self.cache,
            words: &self.words,
            in_year: self.in_year,
        };
        let typed =
            link.batch_callback(|event: InputEvent| platform::value_of(&event).map(Msg::Typed));
        let in_year = link.batch_callback(|event: Event| {
            platform::value_of(&event).map(|year| Msg::InYear(year.parse().ok()))
        });
        let retry = link.callback(|_| Msg::Retry);
        view::page(&seen, typed, in_year, retry)
            .node_ref(&self.root)
            .html()
    }
}

impl App {
    /// Sends for everything that is asked for and neither here nor on its way.
    fn fetch(&mut self, ctx: &Context<Self>) {
        let root = ctx.props().catalog.clone();
        let mut wanted = vec![(root.clone(), Kind::Catalog)];
        let mut places = self.route.districts.clone();
        places.extend(self.route.read.iter().map(|(place, ..)| place.clone()));
        for place in &places {
            let file = address::district(&place.region, &place.name);
            wanted.push((beside(&root, &file), Kind::District));
        }
        let districts = choice::districts(&self.route, &self.cache, &root);
        if let Some(topic) = choice::figure(&self.route, &districts).and_then(address::topic) {
            // Only where there is such a file.
            let states = |known: &Known| address::topic(&known.id) == Some(topic);
            for district in districts
                .iter()
                .filter(|one| one.figures.iter().any(states))
            {
                let file = address::excerpts(&district.region, &district.name, topic);
                wanted.push((beside(&root, &file), Kind::Excerpts));
            }
        }
        if let Some((earlier, later)) = choice::entries(&self.route, &self.cache, &root) {
            wanted.extend([earlier, later].map(|entry| (beside(&root, &entry.data), Kind::Report)));
        }
        for (address, kind) in wanted {
            if !address.is_empty() && self.cache.wants(&address) {
                let link = ctx.link().clone();
                platform::run(async move {
                    let result = load(&address, kind).await;
                    link.send_message(Msg::Fetched(address, result));
                });
            }
        }
    }
}

async fn load(address: &str, kind: Kind) -> Result<Document, LoadError> {
    let json = platform::fetch_text(address).await?;
    Document::read(kind, &json).map_err(|error| LoadError::Report {
        name: address.to_owned(),
        error,
    })
}
