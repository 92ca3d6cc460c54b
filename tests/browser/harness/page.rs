//! Driving one browser page: clicks, keys, what is seen, what the console said.

use super::process::Process;
use super::site::Site;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use futures::FutureExt;
use serde_json::{Value, json};
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How long anything may take before the test says what it waited for.
const PATIENCE: Duration = Duration::from_secs(60);
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
    /// Whether the browser keeps a profile, see [`super::profile`].
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
        dark: false,
        scripts: true,
        profiled: false,
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

/// A page of a browser.
pub struct Page {
    client: Client,
    profile: PathBuf,
}

/// Opens `path` of the site in a new browser and does what the test does.
pub async fn visit(site: &Site, path: &str, window: Window, test: impl AsyncFnOnce(&Page)) {
    let address = if path.starts_with("file:") {
        path.to_owned()
    } else {
        site.address(path)
    };
    visit_address(&address, window, test).await;
}

/// Opens the viewer, and does what the test does once it shows its first report.
pub async fn visit_viewer(window: Window, test: impl AsyncFnOnce(&Page)) {
    visit(&Site::start(), "", window, async |page| {
        page.ready().await;
        test(page).await;
    })
    .await;
}

/// Opens an address in a new browser and does what the test does. The browser is closed even when
/// the test fails.
pub async fn visit_address(address: &str, window: Window, test: impl AsyncFnOnce(&Page)) {
    let (driver, at) = Process::chromedriver();
    let page = Page::open(&at, window).await;
    page.go(address).await;
    let result = AssertUnwindSafe(test(&page)).catch_unwind().await;
    let profile = page.profile.clone();
    drop(page.client.close().await);
    drop(driver);
    drop(std::fs::remove_dir_all(profile));
    if let Err(panic) = result {
        std::panic::resume_unwind(panic);
    }
}

impl Page {
    async fn open(driver: &str, window: Window) -> Self {
        let port = driver.rsplit(':').next().unwrap_or_default();
        let profile =
            std::env::temp_dir().join(format!("gongbao-test-{}-{port}", std::process::id()));
        let mut capabilities = json!({
            "goog:chromeOptions": { "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                format!("--user-data-dir={}", profile.display()),
            ] },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        if window.profiled {
            super::profile::ask_for(&mut capabilities);
        }
        let mut builder = ClientBuilder::new(hyper_util_connector());
        let Value::Object(capabilities) = capabilities else {
            unreachable!("an object above")
        };
        let client = builder.capabilities(capabilities).connect(driver).await;
        let page = Self {
            client: client.expect("chromium starts"),
            profile,
        };
        page.resize(window).await;
        let scheme = if window.dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        page.cdp("Emulation.setEmulatedMedia", media).await;
        if !window.scripts {
            page.cdp(
                "Emulation.setScriptExecutionDisabled",
                json!({ "value": true }),
            )
            .await;
        }
        page
    }

    pub async fn go(&self, address: &str) {
        self.client.goto(address).await.expect("the page loads");
    }

    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page reloads");
        self.ready().await;
    }

    /// Waits for the report to be shown.
    pub async fn ready(&self) {
        self.until("!!document.querySelector('.report')", "the report is shown")
            .await;
    }

    /// Gives a published page a sign of its reader, and waits until the widget has taken over.
    pub async fn taken_over(&self) {
        self.value("dispatchEvent(new Event('pointermove'))").await;
        let over =
            "!!document.querySelector('.report') && !document.querySelector('[data-prerendered]')";
        self.until(over, "the widget has taken over").await;
    }

    /// The value of a JavaScript expression.
    pub async fn value(&self, expression: &str) -> Value {
        let script = format!("return ({expression})");
        self.client
            .execute(&script, vec![])
            .await
            .unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    pub async fn text(&self, expression: &str) -> String {
        self.value(expression)
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// A list of texts.
    pub async fn lines(&self, expression: &str) -> Vec<String> {
        let value = self.value(expression).await;
        let lines = value.as_array().cloned().unwrap_or_default();
        let text = |line: &Value| line.as_str().unwrap_or_default().to_owned();
        lines.iter().map(text).collect()
    }

    pub async fn is(&self, expression: &str) -> bool {
        self.value(expression).await == Value::Bool(true)
    }

    /// Asks again and again until the expression is true.
    pub async fn until(&self, expression: &str, what: &str) {
        let begin = Instant::now();
        while !self.is(expression).await {
            assert!(
                begin.elapsed() < PATIENCE,
                "waited in vain until {what}: {expression}"
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// A real click in the middle of the first element that fits.
    pub async fn click(&self, css: &str) {
        // As a person does, who scrolls to where it is not behind the bar.
        let script = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' })";
        let scrolled = self.client.execute(script, vec![json!(css)]).await;
        scrolled.unwrap_or_else(|error| panic!("{css}: {error}"));
        let element = self.client.find(Locator::Css(css)).await;
        let element = element.unwrap_or_else(|error| panic!("{css}: {error}"));
        element
            .click()
            .await
            .unwrap_or_else(|error| panic!("{css}: {error}"));
    }

    /// Folds every section, by the button for it; on a narrow page it is behind the bar.
    pub async fn fold_all(&self) {
        let narrow = "getComputedStyle(document.querySelector('.bar')).display !== 'none'";
        let narrow = self.is(narrow).await;
        if narrow {
            self.click(".bar button").await;
        }
        self.click(".tools > button:nth-child(2)").await;
        self.until(
            "!document.querySelector('main details[open]')",
            "all are folded",
        )
        .await;
        if narrow {
            self.click(".bar button").await;
        }
    }

    /// A real click on an element with this id, whatever characters the id has.
    pub async fn click_id(&self, id: &str) {
        self.click(&format!("[id=\"{id}\"]")).await;
    }

    /// Presses a key, such as `Tab` or `Enter`.
    pub async fn press(&self, key: &str) {
        self.press_with("", key).await;
    }

    /// Presses a key while `Ctrl` or `Shift` is held down.
    pub async fn press_with(&self, held: &str, key: &str) {
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            "Escape" => 27,
            "ArrowLeft" => 37,
            "ArrowRight" => 39,
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
        self.cdp("Input.dispatchKeyEvent", down).await;
        let up = json!({ "type": "keyUp", "key": key, "code": key, "windowsVirtualKeyCode": code, "modifiers": modifiers });
        self.cdp("Input.dispatchKeyEvent", up).await;
    }

    /// Puts text where the cursor is, as a keyboard for Chinese does.
    pub async fn write(&self, text: &str) {
        self.cdp("Input.insertText", json!({ "text": text })).await;
    }

    /// Touches the middle of the first element that fits with a finger.
    pub async fn tap(&self, css: &str) {
        let place = format!(
            "(() => {{ const element = document.querySelector('{css}');
               element.scrollIntoView({{ block: 'center' }});
               const box = element.getBoundingClientRect();
               return {{ x: box.x + box.width / 2, y: box.y + box.height / 2 }} }})()"
        );
        let place = self.value(&place).await;
        self.cdp(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": true }),
        )
        .await;
        let down = json!({ "type": "touchStart", "touchPoints": [place] });
        self.cdp("Input.dispatchTouchEvent", down).await;
        let up = json!({ "type": "touchEnd", "touchPoints": [] });
        self.cdp("Input.dispatchTouchEvent", up).await;
    }

    /// Drops a file of this name and content onto the page, as a drag from the desktop does.
    pub async fn drop_file(&self, name: &str, content: &str) {
        let script = "
            const data = new DataTransfer();
            data.items.add(new File([arguments[1]], arguments[0], { type: 'application/json' }));
            const target = document.querySelector('.gongbao');
            for (const type of ['dragover', 'drop'])
                target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));";
        let arguments = vec![json!(name), json!(content)];
        self.client
            .execute(script, arguments)
            .await
            .expect("the file is dropped");
    }

    /// Runs a script that says when it is done: its last argument takes the result.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        let result = self.client.execute_async(script, arguments).await;
        result.unwrap_or_else(|error| panic!("{error}"))
    }

    /// A command of the Chrome DevTools Protocol.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Value {
        let command = Cdp {
            method: method.to_owned(),
            parameters,
        };
        self.client
            .issue_cmd(command)
            .await
            .unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Everything the console said since it was last asked, and exceptions nobody caught.
    pub async fn console(&self) -> Vec<String> {
        self.log("browser").await
    }

    /// The messages of one of the driver's logs since it was last asked.
    pub async fn log(&self, kind: &'static str) -> Vec<String> {
        let entries = self.client.issue_cmd(Log(kind)).await;
        let entries = entries.expect("the log can be read");
        let entries = entries.as_array().cloned().unwrap_or_default();
        entries
            .iter()
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    pub async fn assert_console_silent(&self) {
        assert_eq!(self.console().await, [""; 0]);
    }

    /// Accessibility violations that axe finds in the whole page, each with the elements.
    pub async fn axe(&self) -> Vec<String> {
        self.client.execute(AXE, vec![]).await.expect("axe loads");
        let script = "
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(result => done(result.violations.map(
                violation => violation.id + ': ' + violation.nodes.map(node => node.html.slice(0, 160)).join(' | '))));";
        let found = self
            .client
            .execute_async(script, vec![])
            .await
            .expect("axe runs");
        let found = found.as_array().cloned().unwrap_or_default();
        found
            .iter()
            .map(|violation| violation.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// Errors that HTML_CodeSniffer finds against WCAG 2.1 AA (it knows no later) in the page, or in
    /// the report inside a host's page.
    pub async fn sniff(&self) -> Vec<String> {
        let loaded = self.client.execute(SNIFFER, vec![]).await;
        loaded.expect("HTML_CodeSniffer loads");
        let script = "
            const done = arguments[arguments.length - 1];
            const host = document.querySelector('gongbao-report');
            const root = host?.shadowRoot ? host.shadowRoot.querySelector('.gongbao') : document;
            HTMLCS.process('WCAG2AA', root, () => done(HTMLCS.getMessages().filter(message => message.type === HTMLCS.ERROR)
                .map(message => message.code + ': ' + message.msg + ' ' + (message.element.outerHTML ?? '').slice(0, 160))), done);";
        let found = self.client.execute_async(script, vec![]).await;
        let found = found.expect("HTML_CodeSniffer runs");
        let found = found.as_array().cloned().unwrap_or_default();
        let text = |line: &Value| line.as_str().unwrap_or_default().to_owned();
        found.iter().map(text).collect()
    }

    /// Another screen, while the page is open.
    pub async fn resize(&self, window: Window) {
        let metrics = json!({ "width": window.width, "height": window.height, "deviceScaleFactor": 1, "mobile": window.width < 600 });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics)
            .await;
    }

    /// Light or dark, while the page is open.
    pub async fn set_dark(&self, dark: bool) {
        let scheme = if dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.cdp("Emulation.setEmulatedMedia", media).await;
    }

    /// Keeps a picture of the whole page in `target/screenshots`, to be looked at.
    pub async fn screenshot(&self, name: &str) {
        let parameters = json!({ "format": "png", "captureBeyondViewport": false });
        let answer = self.cdp("Page.captureScreenshot", parameters).await;
        keep("screenshots", &format!("{name}.png"), &answer["data"]);
    }

    /// The page as PDF; kept in `target/pdf` too.
    pub async fn pdf(&self, name: &str) -> PathBuf {
        let parameters = json!({ "preferCSSPageSize": true, "printBackground": true });
        let answer = self.cdp("Page.printToPDF", parameters).await;
        keep("pdf", &format!("{name}.pdf"), &answer["data"])
    }
}

fn keep(folder: &str, name: &str, base64: &Value) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("target")
        .join(folder);
    std::fs::create_dir_all(&folder).expect("target can be written");
    let path = folder.join(name);
    let bytes = decode_base64(base64.as_str().unwrap_or_default());
    std::fs::write(&path, bytes).expect("target can be written");
    path
}

fn decode_base64(text: &str) -> Vec<u8> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD
        .decode(text)
        .expect("the browser sends base64")
}

fn hyper_util_connector() -> hyper_util::client::legacy::connect::HttpConnector {
    hyper_util::client::legacy::connect::HttpConnector::new()
}

#[derive(Debug)]
struct Cdp {
    method: String,
    parameters: Value,
}

impl WebDriverCompatibleCommand for Cdp {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/goog/cdp/execute",
            session.unwrap_or_default()
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let body = json!({ "cmd": self.method, "params": self.parameters });
        (http::Method::POST, Some(body.to_string()))
    }
}

#[derive(Debug)]
struct Log(&'static str);

impl WebDriverCompatibleCommand for Log {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (
            http::Method::POST,
            Some(json!({ "type": self.0 }).to_string()),
        )
    }
}
