//! Chromium, Firefox and WebKit: how each is started.

use crate::process::{Process, free_port};
use serde_json::{Value, json};
use std::process::Command;

/// WebKitGTK stands for Safari.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// What is asked of its driver.
    pub fn capabilities(self) -> Value {
        match self {
            // With the pipe it ends when its driver does.
            Self::Chromium => json!({
                "goog:chromeOptions": { "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update",
                    "--disable-sync", "--remote-debugging-pipe",
                ] },
                "goog:loggingPrefs": { "browser": "ALL" },
            }),
            Self::Firefox => json!({ "moz:firefoxOptions": {
                "args": ["-headless"],
                // Or it asks its maker whether the network is there.
                "prefs": {
                    "network.captive-portal-service.enabled": false,
                    "network.connectivity-service.enabled": false,
                },
            } }),
            Self::WebKit => json!({ "webkitgtk:browserOptions": {
                "binary": mini_browser(), "args": ["--automation"],
            } }),
        }
    }

    /// The driver's process, a display of its own where it needs one, and its address.
    pub fn start(self) -> (Vec<Process>, String) {
        let (processes, port) = match self {
            Self::Chromium => {
                let mut driver = Command::new("chromedriver");
                driver.arg("--port=0");
                let (driver, port) = Process::saying(&driver, "started successfully on port ");
                (vec![driver], port)
            }
            Self::Firefox => {
                let mut driver = Command::new("geckodriver");
                driver.args(["--port", "0"]);
                let (driver, port) = Process::saying(&driver, "Listening on 127.0.0.1:");
                (vec![driver], port)
            }
            Self::WebKit => {
                let mut screen = Command::new("Xvfb");
                screen.args(["-displayfd", "1", "-screen", "0", "1440x1000x24"]);
                let (screen, display) = Process::saying(&screen, "");
                let port = free_port();
                let mut driver = Command::new("WebKitWebDriver");
                driver.arg(format!("--port={port}"));
                driver.env("DISPLAY", format!(":{display}"));
                (vec![Process::listening(&driver, port), screen], port)
            }
        };
        (processes, format!("http://127.0.0.1:{port}"))
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
