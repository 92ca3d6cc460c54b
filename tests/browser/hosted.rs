//! The published folder behind nginx with the shipped configuration: what it answers, and that a
//! report read once opens without the network and renews itself whole.

use crate::published::{name, publish, published, report, write};
use gongbao_testkit::{Nginx, Page, Window, visit_address};
use serde_json::json;
use std::io::{Read, Write};
use std::net::TcpStream;

/// Status line and headers of an answer.
fn head(nginx: &Nginx, path: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", nginx.port())).unwrap();
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    answer
        .split("\r\n\r\n")
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn files_are_typed_compressed_kept_and_fenced() {
    let folder = published();
    let nginx = Nginx::start(folder.path(), |site| site);
    let wasm = head(&nginx, &name(&folder, ".wasm"));
    for expected in [
        "200 OK",
        "Content-Type: application/wasm",
        "Content-Encoding: br",
        "Cache-Control: public, max-age=31536000, immutable",
        "X-Content-Type-Options: nosniff",
    ] {
        assert!(wasm.contains(expected), "{expected} is not in {wasm}");
    }
    let page = head(&nginx, "");
    assert!(
        page.contains("Content-Type: text/html; charset=utf-8"),
        "{page}"
    );
    assert!(page.contains("Cache-Control: no-cache"), "{page}");
    assert!(page.contains("Content-Encoding: br"), "{page}");
    let policy = page
        .lines()
        .find(|line| line.starts_with("Content-Security-Policy:"))
        .unwrap();
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"));
    assert!(!policy.contains("http"), "no third party: {policy}");
    let offline = head(&nginx, "offline.html");
    assert!(
        !offline.contains("Content-Security-Policy"),
        "it brings its own"
    );
    assert!(head(&nginx, "worker.js").contains("Cache-Control: no-cache"));
    assert!(head(&nginx, "none.html").contains("404"));
}

fn kept(page: &Page) {
    page.value("(() => { navigator.serviceWorker.ready.then(r => { window.kept = r.active?.state !== undefined }) })()");
    page.until("window.kept === true", "the report is kept");
}

#[test]
fn a_report_read_once_opens_without_the_network() {
    let folder = published();
    let nginx = Nginx::start(folder.path(), |site| site);
    let address = nginx.address();
    visit_address(&address, Window::PHONE, |page| {
        page.taken_over();
        kept(page);
        page.assert_console_silent();
        drop(nginx);
        page.go(&address);
        page.taken_over();
        page.click_id("mark:petitions:petitions.letters.received");
        page.until("!!document.querySelector('.number-card')", "its card");
        page.click(".number-card [data-card=go]");
        page.until(
            "document.querySelector('.looked-up')?.textContent === '229件'",
            "it is interactive",
        );
    });
}

#[test]
fn a_changed_report_is_told_and_comes_whole() {
    let folder = published();
    let nginx = Nginx::start(folder.path(), |site| site);
    let address = nginx.address();
    visit_address(&address, Window::DESKTOP, |page| {
        page.taken_over();
        kept(page);
        let mut changed = report();
        changed.title = "改过的报告".to_owned();
        // As an office does: the new files are put over the old ones, the old names go.
        for entry in std::fs::read_dir(folder.path()).unwrap().flatten() {
            std::fs::remove_file(entry.path()).unwrap();
        }
        write(&publish(changed, ""), folder.path());
        page.go(&address);
        page.until(
            "!!document.querySelector('.updated button')",
            "the reader is told",
        );
        page.taken_over();
        assert_eq!(
            page.text("document.querySelector('.title').textContent"),
            report().title,
            "still the old one, whole"
        );
        page.click(".updated button");
        page.until(
            "document.querySelector('.title')?.textContent === '改过的报告'",
            "the new one",
        );
        page.taken_over();
        assert_eq!(
            page.text("document.querySelector('.title').textContent"),
            "改过的报告"
        );
        page.until(
            "caches.keys().then(keys => window.stores = keys.length) && window.stores === 1",
            "the old one is gone",
        );
    });
}

#[test]
fn a_policy_without_wasm_leaves_the_page_readable() {
    let folder = published();
    let nginx = Nginx::start(folder.path(), |site| {
        site.replace(" 'wasm-unsafe-eval'", "")
    });
    visit_address(&nginx.address(), Window::DESKTOP, |page| {
        page.until(
            "performance.getEntriesByType('resource').some(e => e.name.endsWith('.wasm'))",
            "the wasm was asked for",
        );
        kept(page);
        assert_eq!(
            page.value("document.querySelectorAll('[data-prerendered] figure.chart').length"),
            json!(9)
        );
        assert!(
            page.is("!document.querySelector('[role=alert]')"),
            "nothing alarms"
        );
        page.click("main .level-2 > details > summary");
        page.until(
            "!document.querySelector('main .level-2 > details').open",
            "sections fold",
        );
    });
}
