//! The catalogue's page: find districts, compare their figures over years or with each other, read
//! two years side by side. A module of its own: readers of a single report do not carry it.
//!
//! The map:
//! - [`route`]: what the address asks for; every choice is a link that changes it
//! - [`app`]: fetches what is asked for and shows it
//! - [`cache`]: what was fetched; [`choice`]: what the address means with that
//! - [`chart`]: series become pictures
//! - [`view`]: what a person sees
//! - [`text`]: what the page says

mod app;
mod cache;
mod chart;
mod choice;
mod route;
mod text;
mod view;

use app::{App, AppProps};
use gongbao_viewer::app::prepare;
use gongbao_viewer::platform::{self, Mount};
use gongbao_viewer::text::Lang;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    let Some(mount) = platform::element("[data-catalog]") else {
        return;
    };
    let own = |name: &str| mount.get_attribute(name).unwrap_or_default();
    let lang = platform::query("lang").unwrap_or_else(|| own("data-lang"));
    let props = AppProps {
        catalog: own("data-catalog"),
        lang: Lang::from_tag(&lang),
    };
    platform::run(async move {
        prepare(props.lang, Some(&Mount(mount.clone()))).await;
        mount.set_text_content(None);
        yew::Renderer::<App>::with_root_and_props(mount, props).render();
    });
}
