//! The page as the widget draws it, made natively by the same components.

use crate::words;
use gongbao_report::Checked;
use gongbao_viewer::text::Lang;
use gongbao_viewer::view::Start;
use gongbao_viewer::{App, AppProps};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use yew::{Callback, LocalServerRenderer};

/// The HTML of a report in a language; `embedded` for a part of a host's page.
pub fn html(checked: &Checked, lang: Lang, embedded: bool) -> String {
    let props = AppProps {
        report: Some(Rc::new(checked.clone())),
        origin: None,
        mount: None,
        lang: Some(lang),
        embedded,
        start: Start::default(),
        on_ready: Callback::default(),
    };
    // The widget takes the place of this page instead of growing into it: no markers are needed.
    let renderer = LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let mut drawing = pin!(renderer.render());
    // A report at hand waits for nothing: each look takes the drawing further.
    loop {
        if let Poll::Ready(html) = drawing
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            return words::broken_between(&html);
        }
    }
}
