//! The page as the widget draws it, made natively by the same components.

use gongbao_report::Checked;
use gongbao_viewer::text::Lang;
use gongbao_viewer::view::Start;
use gongbao_viewer::{App, AppProps};
use std::rc::Rc;
use yew::{Callback, LocalServerRenderer};

/// The HTML of a report in a language; `embedded` for a part of a host's page.
///
/// Drawn on a thread of its own: the caller may be inside a runtime, and the components share by
/// counted references that do not cross threads.
pub fn html(checked: &Checked, lang: Lang, embedded: bool) -> String {
    std::thread::scope(|scope| {
        let drawing = scope.spawn(|| draw(checked.clone(), lang, embedded));
        // Without the text the widget still draws the page itself.
        drawing.join().unwrap_or_default()
    })
}

fn draw(checked: Checked, lang: Lang, embedded: bool) -> String {
    let props = AppProps {
        report: Some(Rc::new(checked)),
        origin: None,
        prover: None,
        lang: Some(lang),
        embedded,
        start: Start::default(),
        on_ready: Callback::default(),
    };
    // The widget takes the place of this page instead of growing into it: no markers are needed.
    let renderer = LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let local = tokio::task::LocalSet::new();
    match tokio::runtime::Builder::new_current_thread().build() {
        Ok(runtime) => local.block_on(&runtime, renderer.render()),
        Err(_) => String::new(),
    }
}
