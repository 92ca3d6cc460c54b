//! Browser entry: reads where the report is and mounts the page.

use gongbao_viewer::load::Origin;
use gongbao_viewer::text::Lang;
use gongbao_viewer::{App, AppProps, platform};

fn main() {
    let Some(mount) = platform::mount_element() else {
        return;
    };
    let own = |name: &str| mount.get_attribute(&format!("data-{name}"));
    // The page's author may name any address; a link to the page only one of the same site, or
    // anybody could show a report of their own under the portal's name.
    let asked = platform::query("src").map(Origin::Asked);
    let lang = platform::query("lang").or_else(|| own("lang"));
    let props = AppProps {
        report: None,
        origin: asked.or_else(|| own("src").map(Origin::Address)),
        lang: lang.map(|tag| Lang::from_tag(&tag)).unwrap_or_default(),
    };
    mount.set_text_content(None);
    yew::Renderer::<App>::with_root_and_props(mount, props).render();
}
