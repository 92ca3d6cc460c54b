//! What only Chromium can do for a test: other screens, keys with a hand on `Ctrl`, fingers, pictures,
//! logs, and what axe and HTML_CodeSniffer find.

use crate::page::{Page, bytes, lines, text};
use crate::root;
use crate::webdriver::Refusal;
use serde_json::{Value, json};
use std::path::PathBuf;

const AXE: &str = include_str!("../vendor/axe.min.js");
/// A second opinion: HTML_CodeSniffer.
const SNIFFER: &str = include_str!("../vendor/HTMLCS.js");

/// What the page is looked at with.
#[derive(Clone, Copy)]
pub struct Window {
    pub width: u32,
    pub height: u32,
    pub dark: bool,
    pub scripts: bool,
    /// Whether the browser keeps a profile, see [`crate::profile`].
    pub profiled: bool,
}

impl Window {
    pub const DESKTOP: Self = Self {
        width: 1440,
        height: 900,
        dark: false,
        scripts: true,
        profiled: false,
    };
    /// Scripts are off.
    pub const WITHOUT_SCRIPTS: Self = Self {
        scripts: false,
        ..Self::DESKTOP
    };
    pub const PHONE: Self = Self {
        width: 390,
        height: 844,
        ..Self::DESKTOP
    };

    pub fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    pub fn profiled(self) -> Self {
        Self {
            profiled: true,
            ..self
        }
    }
}

impl Page {
    /// Looks at the page with this window.
    pub(crate) fn open_as(&self, window: Window) {
        self.resize(window);
        self.set_dark(window.dark);
        if !window.scripts {
            self.cdp(
                "Emulation.setScriptExecutionDisabled",
                json!({ "value": true }),
            );
        }
    }

    /// Goes on in a new tab without what the last one left: files, storage, permissions, messages.
    pub(crate) fn forget(&self) -> Result<(), Refusal> {
        self.session().next_tab()?;
        for (method, parameters) in [
            (
                "Storage.clearDataForOrigin",
                json!({ "origin": "*", "storageTypes": "all" }),
            ),
            ("Network.clearBrowserCache", json!({})),
            ("Browser.resetPermissions", json!({})),
            (
                "Browser.setDownloadBehavior",
                json!({ "behavior": "default" }),
            ),
        ] {
            self.try_cdp(method, &parameters)?;
        }
        self.try_log("browser")?;
        Ok(())
    }

    /// A command of the Chrome DevTools Protocol.
    pub fn cdp(&self, method: &str, parameters: Value) -> Value {
        let answer = self.try_cdp(method, &parameters);
        answer.unwrap_or_else(|refusal| panic!("{method}: {refusal}"))
    }

    /// The page again, with scripts that run before its own.
    pub fn again_with(&self, scripts: &str) {
        let script = json!({ "source": scripts });
        self.cdp("Page.addScriptToEvaluateOnNewDocument", script);
        self.reload();
    }

    fn try_cdp(&self, method: &str, parameters: &Value) -> Result<Value, Refusal> {
        let command = json!({ "cmd": method, "params": parameters });
        self.session().post("goog/cdp/execute", &command)
    }

    /// Everything the console said since it was last asked, and exceptions nobody caught.
    pub fn console(&self) -> Vec<String> {
        self.log("browser")
    }

    pub fn assert_console_silent(&self) {
        assert_eq!(self.console(), [""; 0]);
    }

    /// The messages of one of the driver's logs since it was last asked.
    pub fn log(&self, kind: &str) -> Vec<String> {
        let entries = self.try_log(kind);
        let entries = entries.unwrap_or_else(|refusal| panic!("the log {kind}: {refusal}"));
        let entries = entries.as_array().map(Vec::as_slice).unwrap_or_default();
        entries
            .iter()
            .map(|entry| text(&entry["message"]))
            .collect()
    }

    fn try_log(&self, kind: &str) -> Result<Value, Refusal> {
        self.session().post("se/log", &json!({ "type": kind }))
    }

    /// Presses a key, such as `Tab` or `Enter`.
    pub fn press(&self, key: &str) {
        self.press_with("", key);
    }

    /// Presses a key while `Ctrl` or `Shift` is held down.
    pub fn press_with(&self, held: &str, key: &str) {
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            "Escape" => 27,
            "ArrowLeft" => 37,
            "ArrowRight" => 39,
            "ArrowDown" => 40,
            " " => 32,
            "f" => 70,
            "k" => 75,
            "/" => 191,
            _ => panic!("unknown key {key}"),
        };
        let modifiers = match held {
            "Ctrl" => 2,
            "Shift" => 8,
            _ => 0,
        };
        let text = match key {
            "Enter" => "\r",
            " " | "/" => key,
            _ => "",
        };
        let down = json!({ "type": if text.is_empty() { "rawKeyDown" } else { "keyDown" }, "key": key, "code": key, "text": text, "windowsVirtualKeyCode": code, "modifiers": modifiers });
        self.cdp("Input.dispatchKeyEvent", down);
        let up = json!({ "type": "keyUp", "key": key, "code": key, "windowsVirtualKeyCode": code, "modifiers": modifiers });
        self.cdp("Input.dispatchKeyEvent", up);
    }

    /// Puts text where the cursor is, as a keyboard for Chinese does.
    pub fn write(&self, text: &str) {
        self.cdp("Input.insertText", json!({ "text": text }));
    }

    /// Touches the middle of the first element that fits with a finger.
    pub fn tap(&self, css: &str) {
        let place = format!(
            "(() => {{ const element = document.querySelector('{css}');
               element.scrollIntoView({{ block: 'center' }});
               const box = element.getBoundingClientRect();
               return {{ x: box.x + box.width / 2, y: box.y + box.height / 2 }} }})()"
        );
        let place = self.value(&place);
        self.cdp(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": true }),
        );
        let down = json!({ "type": "touchStart", "touchPoints": [place] });
        self.cdp("Input.dispatchTouchEvent", down);
        let up = json!({ "type": "touchEnd", "touchPoints": [] });
        self.cdp("Input.dispatchTouchEvent", up);
    }

    /// Accessibility violations that axe finds in the whole page, each with the elements.
    pub fn axe(&self) -> Vec<String> {
        self.load(AXE);
        let script = "
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(result => done(result.violations.map(
                violation => violation.id + ': ' + violation.nodes.map(node => node.html.slice(0, 160)).join(' | '))));";
        lines(&self.run(script, &[]))
    }

    /// Errors that HTML_CodeSniffer finds against WCAG 2.1 AA (it knows no later) in the page, or in
    /// the report inside a host's page.
    pub fn sniff(&self) -> Vec<String> {
        self.load(SNIFFER);
        let script = "
            const done = arguments[arguments.length - 1];
            const host = document.querySelector('gongbao-report');
            const root = host?.shadowRoot ? host.shadowRoot.querySelector('.gongbao') : document;
            HTMLCS.process('WCAG2AA', root, () => done(HTMLCS.getMessages().filter(message => message.type === HTMLCS.ERROR)
                .map(message => message.code + ': ' + message.msg + ' ' + (message.element.outerHTML ?? '').slice(0, 160))), done);";
        lines(&self.run(script, &[]))
    }

    fn load(&self, script: &str) {
        let loaded = self.session().execute(script, &[]);
        loaded.unwrap_or_else(|refusal| panic!("a script of ours: {refusal}"));
    }

    /// Another screen, while the page is open.
    pub fn resize(&self, window: Window) {
        let metrics = json!({ "width": window.width, "height": window.height, "deviceScaleFactor": 1, "mobile": window.width < 600 });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics);
    }

    /// Light or dark, while the page is open.
    pub fn set_dark(&self, dark: bool) {
        let scheme = if dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.cdp("Emulation.setEmulatedMedia", media);
    }

    /// Keeps a picture of the whole page in `target/screenshots`, to be looked at.
    pub fn screenshot(&self, name: &str) {
        let parameters = json!({ "format": "png", "captureBeyondViewport": false });
        let answer = self.cdp("Page.captureScreenshot", parameters);
        keep("screenshots", &format!("{name}.png"), &answer["data"]);
    }

    /// The page as PDF; kept in `target/pdf` too.
    pub fn pdf(&self, name: &str) -> PathBuf {
        let parameters = json!({ "preferCSSPageSize": true, "printBackground": true });
        let answer = self.cdp("Page.printToPDF", parameters);
        keep("pdf", &format!("{name}.pdf"), &answer["data"])
    }
}

fn keep(folder: &str, name: &str, base64: &Value) -> PathBuf {
    let folder = root().join("target").join(folder);
    std::fs::create_dir_all(&folder).expect("target can be written");
    let path = folder.join(name);
    std::fs::write(&path, bytes(base64)).expect("target can be written");
    path
}
