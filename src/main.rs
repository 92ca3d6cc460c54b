//! Browser entry: reads where the report is and mounts the page.

use gongbao_viewer::load::Origin;
use gongbao_viewer::platform::{self, Mount};
use gongbao_viewer::text::Lang;
use gongbao_viewer::view::Start;
use gongbao_viewer::{App, AppProps};
use wasm_bindgen::prelude::wasm_bindgen;
use yew::{AppHandle, Callback};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    platform::throw_panics();
    let Some(mount) = platform::mount_element() else {
        return;
    };
    let own = |name: &str| mount.get_attribute(&format!("data-{name}"));
    // The page's author may name any address; a link to the page only one of the same site, or
    // anybody could show a report of their own under the portal's name.
    let asked = platform::query("src").map(Origin::Asked);
    let lang = platform::query("lang").or_else(|| own("lang"));
    let here = platform::embedded_json().map(Origin::Here);
    let props = AppProps {
        report: None,
        origin: asked.or(here).or_else(|| own("src").map(Origin::Address)),
        mount: Some(Mount(mount.clone())),
        lang: lang.map(|tag| Lang::from_tag(&tag)),
        embedded: false,
        start: Start::default(),
        on_ready: Callback::default(),
    };
    if mount.has_attribute("data-prerendered") {
        replace_prerendered(&mount, props);
    } else {
        mount.set_text_content(None);
        yew::Renderer::<App>::with_root_and_props(mount, props).render();
    }
}

/// Draws beside the prerendered page and takes its place when all is there. Until then, and if it
/// never is, the page stays as it was.
fn replace_prerendered(mount: &web_sys::Element, props: AppProps) {
    let Some(stage) = platform::stage() else {
        return;
    };
    let on_ready = {
        let (mount, stage) = (mount.clone(), stage.clone());
        Callback::from(move |()| platform::take_place(&mount, &stage))
    };
    let props = AppProps { on_ready, ..props };
    yew::Renderer::<App>::with_root_and_props(stage, props).render();
}

/// A place for reports in a host's page, for `assets/scripts/mount.js`. It is emptied and used again
/// rather than thrown away: what Yew listens to on it is never let go.
#[wasm_bindgen]
pub struct Embedded {
    app: AppHandle<App>,
    mount: Mount,
}

#[wasm_bindgen]
impl Embedded {
    /// Takes an element of its own.
    #[wasm_bindgen(constructor)]
    pub fn new(stage: web_sys::Element) -> Self {
        let mount = Mount(stage.clone());
        let props = embedded_props(&mount, None, "", Start::default());
        let app = yew::Renderer::<App>::with_root_and_props(stage, props).render();
        Self { app, mount }
    }

    /// Shows the report at `src`. `open` and `start` are as in [`Start`].
    pub fn show(&mut self, src: String, lang: &str, open: Option<String>, start: Option<String>) {
        let start = Start { open, at: start };
        let props = embedded_props(&self.mount, Some(Origin::Address(src)), lang, start);
        self.app.update(props);
    }

    /// Takes the report out again.
    pub fn clear(&mut self) {
        let props = embedded_props(&self.mount, None, "", Start::default());
        self.app.update(props);
    }
}

fn embedded_props(mount: &Mount, origin: Option<Origin>, lang: &str, start: Start) -> AppProps {
    AppProps {
        report: None,
        origin,
        mount: Some(mount.clone()),
        lang: Some(lang).filter(|tag| !tag.is_empty()).map(Lang::from_tag),
        embedded: true,
        start,
        on_ready: Callback::default(),
    }
}
