//! Browsers that tests take in turn: starting one costs more than what most tests do in it. A test has
//! a browser to itself, with a tab, a cache and a storage that no other test has used.

use crate::chromium::Window;
use crate::engine::Engine;
use crate::outside::Outside;
use crate::page::Page;
use crate::process::Process;
use crate::site::Site;
use crate::webdriver::{Refusal, Session};
use serde_json::{Value, json};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Mutex;

/// How many drivers are asked for a browser.
const DRIVERS: usize = 3;

/// Browsers that no test has now.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

struct Browser {
    page: Page,
    /// The browser ends with its driver.
    _processes: Vec<Process>,
}

/// Opens the viewer in Chromium, and does what the test does once it shows its first report.
pub fn visit_viewer(window: Window, test: impl FnOnce(&Page)) {
    visit(&Site::start(), "", window, |page| {
        page.ready();
        test(page);
    });
}

/// Opens `path` of the site in Chromium and does what the test does.
pub fn visit(site: &Site, path: &str, window: Window, test: impl FnOnce(&Page)) {
    let address = if path.starts_with("file:") {
        path.to_owned()
    } else {
        site.address(path)
    };
    visit_address(&address, window, test);
}

/// Opens an address in Chromium and does what the test does.
pub fn visit_address(address: &str, window: Window, test: impl FnOnce(&Page)) {
    let browser = Browser::idle_or_new(window);
    let result = catch_unwind(AssertUnwindSafe(|| {
        browser.page.open_as(window);
        browser.page.go(address);
        test(&browser.page);
    }));
    match result {
        // A profile is asked for when the browser starts.
        Ok(()) if !window.profiled => browser.give_back(),
        Ok(()) => {}
        Err(panic) => resume_unwind(panic),
    }
}

/// Opens an address in a new browser of this engine, with the network off, and does what the test does
/// with the page and with what it asked of the outside.
pub fn visit_in(engine: Engine, address: &str, test: impl FnOnce(&Page, &Outside)) {
    // Shown when the test fails.
    println!("{engine:?}");
    let outside = Outside::off();
    let mut capabilities = engine.capabilities();
    // Loopback is not the outside: a test may have a site there.
    capabilities["proxy"] = json!({
        "proxyType": "manual", "httpProxy": outside.address(), "sslProxy": outside.address(),
        "noProxy": ["127.0.0.1"],
    });
    let browser = Browser::start(engine, &capabilities);
    let size = json!({ "width": 1440, "height": 900 });
    let sized = browser.page.session().post("window/rect", &size);
    sized.unwrap_or_else(|refusal| panic!("a size of the window: {refusal}"));
    browser.page.go(address);
    test(&browser.page, &outside);
}

impl Browser {
    fn idle_or_new(window: Window) -> Self {
        let mut capabilities = Engine::Chromium.capabilities();
        if window.profiled {
            crate::profile::ask_for(&mut capabilities);
        } else if let Some(idle) = IDLE.lock().expect("no test panics here").pop() {
            return idle;
        }
        Self::start(Engine::Chromium, &capabilities)
    }

    /// WebKit's driver was seen, about once in forty starts, to wait for ever for the browser that it
    /// starts itself: another driver is asked then, before any test has begun.
    fn start(engine: Engine, capabilities: &Value) -> Self {
        for _ in 0..DRIVERS {
            let (processes, driver) = engine.start();
            match Session::start(&driver, capabilities) {
                Ok(session) => {
                    return Self {
                        page: Page::of(session, engine),
                        _processes: processes,
                    };
                }
                Err(refusal) => eprintln!("{engine:?}: {refusal}"),
            }
        }
        panic!("{engine:?}: {DRIVERS} drivers started no browser");
    }

    /// For the next test, as if nobody had used it. A browser that cannot forget ends.
    fn give_back(self) {
        match self.page.forget() {
            Ok(()) => IDLE.lock().expect("no test panics here").push(self),
            Err(refusal) => eprintln!("a browser is used no more: {refusal}"),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let ended: Result<Value, Refusal> = self.page.session().end();
        // The driver's end is the browser's, should this fail.
        drop(ended);
    }
}
