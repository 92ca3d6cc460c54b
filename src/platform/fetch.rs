//! Reading texts from the network and from files.

use crate::load::LoadError;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The body of a successful answer as text.
///
/// # Errors
/// No answer, a cut answer, or an HTTP status that is not a success.
pub async fn fetch_text(address: &str) -> Result<String, LoadError> {
    let failed = |_: JsValue| LoadError::Network {
        address: address.to_owned(),
    };
    let window = web_sys::window().ok_or(JsValue::NULL).map_err(failed)?;
    let answer = JsFuture::from(window.fetch_with_str(address))
        .await
        .map_err(failed)?;
    let answer: web_sys::Response = answer.dyn_into().map_err(failed)?;
    if !answer.ok() {
        return Err(LoadError::Status {
            address: address.to_owned(),
            status: answer.status(),
        });
    }
    let body = answer.text().map_err(failed)?;
    let text = JsFuture::from(body).await.map_err(failed)?;
    text.as_string().ok_or(JsValue::NULL).map_err(failed)
}

/// The text of a file.
///
/// # Errors
/// When the browser cannot read it (moved, or no permission).
pub async fn read_text(file: &web_sys::File) -> Result<String, JsValue> {
    let text = JsFuture::from(file.text()).await?;
    text.as_string().ok_or(JsValue::NULL)
}
