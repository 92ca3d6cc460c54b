//! The editor's desk: what was read of a file that was opened, what the import was not sure of, and what an
//! office may change of it before it is published. A module of its own, which stands above the report and is
//! fetched when a file is opened.
//!
//! The map:
//! - [`work`]: what is open; [`app`]: what becomes of it
//! - [`view`]: what the editor sees
//! - [`text`]: what the desk says, one file a language

mod app;
mod text;
mod view;
mod work;

use app::{App, AppProps};
use gongbao_report::Report;
use gongbao_viewer::text::Lang;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use work::Opened;
use yew::AppHandle;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen]
extern "C" {
    /// What the page does for the desk, see `assets/scripts/edit.js`.
    #[derive(PartialEq)]
    pub type Host;
    /// Shows a report, given as JSON, below the desk.
    #[wasm_bindgen(method)]
    fn show(this: &Host, json: &str);
    /// The record of the proof of a report, given as JSON, and of its checks.
    #[wasm_bindgen(method, catch)]
    async fn check(this: &Host, json: &str) -> Result<JsValue, JsValue>;
    /// Hands a file to the reader: its name, and its text or bytes.
    #[wasm_bindgen(method)]
    fn save(this: &Host, name: &str, data: &JsValue);
    /// The report in a file that was chosen, as JSON.
    #[wasm_bindgen(method, catch)]
    async fn read(this: &Host, file: &JsValue) -> Result<JsValue, JsValue>;
    /// Copies what stands in the field of this id; where the browser refuses, selects it.
    #[wasm_bindgen(method)]
    async fn copy(this: &Host, id: &str) -> JsValue;
    /// The zip of the folder that a report is published as, for an address; beside `last`, the report of the year
    /// before.
    #[wasm_bindgen(method, catch)]
    async fn pack(
        this: &Host,
        json: &str,
        at: &str,
        last: Option<String>,
    ) -> Result<JsValue, JsValue>;

    /// What a report was published as: the zip of its folder, and what is pasted to show it.
    pub type Packed;
    #[wasm_bindgen(method, getter)]
    fn zip(this: &Packed) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn short(this: &Packed) -> String;
    #[wasm_bindgen(method, getter)]
    fn frame(this: &Packed) -> String;
}

/// The desk in an element of its own.
#[wasm_bindgen]
pub struct Editor {
    desk: AppHandle<App>,
    props: AppProps,
}

#[wasm_bindgen]
impl Editor {
    #[wasm_bindgen(constructor)]
    pub fn new(place: web_sys::Element, host: Host, lang: &str) -> Self {
        let props = AppProps {
            opened: None,
            lang: Lang::from_tag(lang),
            host: Rc::new(host),
        };
        let desk = yew::Renderer::<App>::with_root_and_props(place, props.clone()).render();
        Self { desk, props }
    }

    /// Another file was opened: its name, the report in it and what its import was not sure of, both as JSON.
    pub fn open(&mut self, name: String, report: &str, remarks: &str) {
        let remarks = serde_json::from_str(remarks).unwrap_or_default();
        // What is no report the page below does not show either, and says so.
        let report = Report::from_json(report).ok();
        let opened = report.map(|mut report| {
            if report.title.is_empty() {
                // As the page below calls it.
                let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
                stem.clone_into(&mut report.title);
            }
            Opened {
                name,
                report,
                remarks,
            }
        });
        self.props.opened = opened.map(Rc::new);
        self.desk.update(self.props.clone());
    }

    /// The page is in another language now.
    pub fn speak(&mut self, lang: &str) {
        self.props.lang = Lang::from_tag(lang);
        self.desk.update(self.props.clone());
    }
}

/// The style sheet of the desk, which comes with it.
#[wasm_bindgen]
pub fn styles() -> String {
    include_str!("../../../assets/styles/edit.css").to_owned()
}

fn main() {}
