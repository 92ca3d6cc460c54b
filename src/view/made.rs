//! An element that was made, or none. It stands in one place of the page: in the browser it is the element itself,
//! prerendered its HTML.

use yew::Html;

#[cfg(all(target_arch = "wasm32", not(feature = "prerender")))]
#[derive(Default)]
pub struct Made(Option<web_sys::Node>);

#[cfg(all(target_arch = "wasm32", not(feature = "prerender")))]
impl Made {
    /// Of its JSON.
    pub fn of(written: &str) -> Self {
        Self(Some(crate::platform::draw(written)))
    }

    pub fn html(&self) -> Html {
        self.0.clone().map_or_else(Html::default, Html::VRef)
    }

    /// What a reader did to the element before stays done in this one.
    pub fn keep_from(&self, before: &Self) {
        if let (Some(before), Some(now)) = (&before.0, &self.0) {
            crate::platform::keep_done(before, now);
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", not(feature = "prerender"))))]
#[derive(Default)]
pub struct Made(yew::AttrValue);

#[cfg(not(all(target_arch = "wasm32", not(feature = "prerender"))))]
impl Made {
    /// Of its HTML.
    pub fn of(written: &str) -> Self {
        Self(written.to_owned().into())
    }

    pub fn html(&self) -> Html {
        Html::from_html_unchecked(self.0.clone())
    }

    /// Nobody reads it before it is there.
    pub fn keep_from(&self, _: &Self) {}
}
