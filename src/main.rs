//! Browser entry: reads where the report is and mounts the page.

use gongbao_viewer::load::Origin;
use gongbao_viewer::text::Lang;
use gongbao_viewer::{App, AppProps, platform};

fn main() {
    let Some(mount) = platform::mount_element() else {
        return;
    };
    let setting =
        |name: &str| platform::query(name).or_else(|| mount.get_attribute(&format!("data-{name}")));
    let props = AppProps {
        report: None,
        origin: setting("src").map(Origin::Address),
        lang: setting("lang")
            .map(|tag| Lang::from_tag(&tag))
            .unwrap_or_default(),
    };
    mount.set_text_content(None);
    yew::Renderer::<App>::with_root_and_props(mount, props).render();
}
