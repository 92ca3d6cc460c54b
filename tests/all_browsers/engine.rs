//! The three engines behind one way to drive them.

use crate::port::free_port;
use crate::process::Process;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use futures::FutureExt;
use serde_json::{Map, Value, json};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::panic::AssertUnwindSafe;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long anything may take before the test says what it waited for.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many drivers are asked for a browser.
const DRIVERS: usize = 3;

/// WebKitGTK stands for Safari.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    fn capabilities(self, proxy: &str) -> Map<String, Value> {
        let mut capabilities = match self {
            Self::Chromium => json!({ "goog:chromeOptions": { "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ] } }),
            Self::Firefox => json!({ "moz:firefoxOptions": { "args": ["-headless"] } }),
            Self::WebKit => json!({ "webkitgtk:browserOptions": {
                "binary": mini_browser(), "args": ["--automation"],
            } }),
        };
        // Loopback is not the outside: a test may have a site there.
        capabilities["proxy"] = json!({
            "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy, "noProxy": ["127.0.0.1"],
        });
        serde_json::from_value(capabilities).expect("an object above")
    }

    /// The driver's process, a display of its own where it needs one, and its address.
    fn start(self) -> (Vec<Process>, String) {
        match self {
            Self::Chromium => {
                let (driver, at) = Process::chromedriver();
                (vec![driver], at)
            }
            Self::Firefox => {
                let mut driver = Command::new("geckodriver");
                let (process, port) =
                    Process::saying(driver.args(["--port", "0"]), "Listening on 127.0.0.1:");
                (vec![process], format!("http://127.0.0.1:{port}"))
            }
            Self::WebKit => {
                let mut screen = Command::new("Xvfb");
                screen.args(["-displayfd", "1", "-screen", "0", "1440x1000x24"]);
                let (screen, display) = Process::saying(&mut screen, "");
                let port = free_port();
                let mut driver = Command::new("WebKitWebDriver");
                driver
                    .arg(format!("--port={port}"))
                    .env("DISPLAY", format!(":{display}"));
                let driver = Process::spawn(driver.stdout(Stdio::null()));
                until_it_listens(port);
                (vec![driver, screen], format!("http://127.0.0.1:{port}"))
            }
        }
    }
}

/// A network that is off: everything that a browser asks the outside for ends here, without an
/// answer, and is written down.
struct Outside {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Outside {
    fn off() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let address = listener.local_addr().expect("bound").to_string();
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let written = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let written = Arc::clone(&written);
                // Browsers also connect without asking anything yet.
                std::thread::spawn(move || {
                    let mut line = String::new();
                    drop(BufReader::new(stream).read_line(&mut line));
                    if !line.is_empty() {
                        written.lock().expect("no writer panics").push(line);
                    }
                });
            }
        });
        Self { address, asked }
    }
}

/// A page of one engine, with the network off.
pub struct Page {
    client: Client,
    outside: Outside,
}

/// Opens the address in a new browser of this engine and does what the test does. The browser ends
/// even when the test fails.
pub async fn visit(engine: Engine, address: &str, test: impl AsyncFnOnce(&Page)) {
    // Shown when the test fails.
    println!("{engine:?}");
    let outside = Outside::off();
    let (processes, client) = started(engine, &outside.address).await;
    let page = Page { client, outside };
    let result = AssertUnwindSafe(async {
        answer("set a size", page.client.set_window_size(1440, 900)).await;
        answer(address, page.client.goto(address)).await;
        test(&page).await;
    })
    .catch_unwind()
    .await;
    // The driver's end is the browser's, should this fail.
    drop(tokio::time::timeout(PATIENCE, page.client.close()).await);
    drop(processes);
    if let Err(panic) = result {
        std::panic::resume_unwind(panic);
    }
}

/// A browser and what it needs to run. WebKit's driver was seen, about once in forty starts, to wait for ever
/// for the browser that it starts itself: another driver is asked then, before any test has begun.
async fn started(engine: Engine, proxy: &str) -> (Vec<Process>, Client) {
    for _ in 0..DRIVERS {
        let (processes, driver) = engine.start();
        let connector = hyper_util::client::legacy::connect::HttpConnector::new();
        let mut builder = ClientBuilder::new(connector);
        builder.capabilities(engine.capabilities(proxy));
        match tokio::time::timeout(PATIENCE, builder.connect(&driver)).await {
            Ok(client) => return (processes, client.expect("a browser starts")),
            Err(_) => eprintln!("{engine:?}: the driver started no browser in {PATIENCE:?}"),
        }
    }
    panic!("{engine:?}: {DRIVERS} drivers started no browser");
}

/// What the driver answers; a driver that is silent or says no fails the test.
async fn answer<T, E: std::fmt::Display>(
    asked: &str,
    answer: impl Future<Output = Result<T, E>>,
) -> T {
    match tokio::time::timeout(PATIENCE, answer).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => panic!("{asked}: {error}"),
        Err(_) => panic!("{asked}: the driver gave no answer in {PATIENCE:?}"),
    }
}

impl Page {
    /// What the page asked of the outside until now; browsers call their makers on their own.
    pub fn asked_outside(&self) -> Vec<String> {
        let makers = ["google.com", "googleapis.com", "gvt1.com", "mozilla."];
        let mut asked = self.outside.asked.lock().expect("no writer panics").clone();
        asked.retain(|line| !makers.iter().any(|maker| line.contains(maker)));
        asked
    }

    /// The page as it is printed, as PDF.
    pub async fn pdf(&self) -> Vec<u8> {
        use base64::Engine;
        let base64 = answer("print", self.client.issue_cmd(Print)).await;
        let base64 = base64.as_str().expect("the PDF comes as text");
        let engine = base64::engine::general_purpose::STANDARD;
        engine.decode(base64).expect("the PDF comes as base64")
    }

    /// The value of a JavaScript expression.
    pub async fn value(&self, expression: &str) -> Value {
        let script = format!("return ({expression})");
        answer(expression, self.client.execute(&script, vec![])).await
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
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Keys, or text, for whatever has the focus.
    pub async fn press(&self, keys: &str) {
        let element = answer("what has the focus", self.client.active_element()).await;
        answer(keys, element.send_keys(keys)).await;
    }

    /// A real click on the first element that fits.
    pub async fn click(&self, css: &str) {
        // WebKit's driver does not wait for the page to scroll softly.
        let seen = "scrollIntoView({ block: 'center', behavior: 'instant' })";
        let quoted = Value::from(css);
        self.value(&format!("document.querySelector({quoted})?.{seen} ?? 0"))
            .await;
        // Scrolling may open a part of the contents, which moves what stands below.
        self.until(
            &format!(
                "(async () => {{ const frame = () => new Promise(requestAnimationFrame);
                const top = () => document.querySelector({quoted})?.getBoundingClientRect().top;
                const before = top(); await frame(); await frame(); return before === top() }})()"
            ),
            &format!("{css} stands still"),
        )
        .await;
        let element = answer(css, self.client.find(Locator::Css(css))).await;
        answer(css, element.click()).await;
    }
}

#[derive(Debug)]
struct Print;

impl WebDriverCompatibleCommand for Print {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/print", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({}).to_string()))
    }
}

/// WebKitWebDriver does not say when it is ready.
fn until_it_listens(port: u16) {
    let begin = Instant::now();
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(
            begin.elapsed() < PATIENCE,
            "WebKitWebDriver does not listen"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Debian keeps it beside the library, in a folder named by machine and version.
fn mini_browser() -> String {
    let list = Command::new("sh")
        .args(["-c", "ls /usr/lib/*/webkit2gtk-4.*/MiniBrowser"])
        .output();
    let list = String::from_utf8_lossy(&list.expect("sh runs").stdout).into_owned();
    let first = list.lines().next().expect("MiniBrowser is installed");
    first.to_owned()
}
