//! Reading texts from the network and from files.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How large a report or a page to be imported may be, in MB. One of 10,000 paragraphs takes 3.
pub const LARGEST: u32 = 32;

/// Why an address gave no text.
#[derive(Clone, Debug, PartialEq)]
pub enum FetchError {
    /// No answer: offline, a wrong host, or refused by the host's policy.
    Network { address: String },
    /// The server answered with an HTTP error.
    Status { address: String, status: u16 },
    /// Larger than any report: it would fill the memory of a phone.
    TooLarge { address: String },
}

/// The body of a successful answer as text.
///
/// # Errors
/// See [`FetchError`]; an answer that is cut counts as no answer.
pub async fn fetch_text(address: &str) -> Result<String, FetchError> {
    let failed = |_: JsValue| FetchError::Network {
        address: address.to_owned(),
    };
    let window = web_sys::window().ok_or(JsValue::NULL).map_err(failed)?;
    let answer = JsFuture::from(window.fetch_with_str(address))
        .await
        .map_err(failed)?;
    let answer: web_sys::Response = answer.dyn_into().map_err(failed)?;
    if !answer.ok() {
        return Err(FetchError::Status {
            address: address.to_owned(),
            status: answer.status(),
        });
    }
    let body = answer.text().map_err(failed)?;
    let text = JsFuture::from(body).await.map_err(failed)?;
    // Before it is copied: what came compressed may be a thousand times larger.
    let length = text
        .dyn_ref::<js_sys::JsString>()
        .map_or(0, js_sys::JsString::length);
    if length > LARGEST << 20 {
        let address = address.to_owned();
        return Err(FetchError::TooLarge { address });
    }
    text.as_string().ok_or(JsValue::NULL).map_err(failed)
}

/// The bytes of a file.
///
/// # Errors
/// When the browser cannot read it (moved, or no permission).
pub async fn read_bytes(file: &web_sys::File) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Turns a saved page or Word file into a report's JSON with the importer that the page offers (see
/// `assets/scripts/importer.js`).
///
/// # Errors
/// Why it could not be, in words.
pub async fn import_page(bytes: &[u8]) -> Result<String, String> {
    let said = |error: JsValue| error.as_string().unwrap_or_default();
    let window = web_sys::window().ok_or_else(String::new)?;
    let importer =
        js_sys::Reflect::get(&window, &JsValue::from_str("gongbaoImport")).map_err(said)?;
    let importer: js_sys::Function = importer.dyn_into().map_err(said)?;
    let bytes = js_sys::Uint8Array::from(bytes);
    let promise = importer.call1(&JsValue::NULL, &bytes).map_err(said)?;
    let json = JsFuture::from(js_sys::Promise::resolve(&promise))
        .await
        .map_err(said)?;
    json.as_string().ok_or_else(String::new)
}

/// The element that the widget draws in or takes the place of. Its page's scripts hear there of what happens, and
/// its property `prove` is their function that proves reports, see `assets/scripts/prove.js`.
#[derive(Clone, Debug, PartialEq)]
pub struct Mount(pub web_sys::Element);

impl Mount {
    /// What the prover answers about the report of this JSON: its record. Nothing when the prover could not be had.
    pub async fn prove(&self, json: &str) -> Option<String> {
        let prove = js_sys::Reflect::get(&self.0, &"prove".into()).ok()?;
        let prove: js_sys::Function = prove.dyn_into().ok()?;
        let promise = prove.call1(&self.0, &json.into()).ok()?;
        let record = JsFuture::from(js_sys::Promise::resolve(&promise));
        record.await.ok()?.as_string()
    }
}
