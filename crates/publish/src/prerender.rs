//! The page as the widget draws it, made natively by the same components.

use gongbao_report::Verified;
use gongbao_viewer::text::Lang;
use gongbao_viewer::{App, AppProps};
use std::rc::Rc;
use yew::{Callback, LocalServerRenderer};

/// The HTML of a report in a language.
pub fn html(verified: &Rc<Verified>, lang: Lang) -> String {
    let props = AppProps {
        report: Some(Rc::clone(verified)),
        origin: None,
        lang,
        on_ready: Callback::default(),
    };
    // The widget takes the place of this page instead of growing into it: no markers are needed.
    let renderer = LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let local = tokio::task::LocalSet::new();
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    match runtime {
        Ok(runtime) => local.block_on(&runtime, renderer.render()),
        // Without a runtime the widget still draws the page itself.
        Err(_) => String::new(),
    }
}
