//! A network that is slow, breaks off, or goes away while the report comes.

use crate::published::published;
use gongbao_testkit::{Answer, Page, Site, Window, visit};
use serde_json::json;

const REPORT: &str = include_str!("../../../assets/reports/kecheng-2017.json");

/// All of the text, and nothing that alarms.
fn assert_readable(page: &Page) {
    assert_eq!(
        page.value("document.querySelectorAll('figure.chart').length"),
        9
    );
    assert!(page.is(
        "!!document.querySelector('main .level-2') && !document.querySelector('[role=alert]')"
    ));
}

#[test]
fn a_slow_report_is_waited_for() {
    let site = Site::start();
    site.set("asked.json", Answer::Held(REPORT.into()));
    visit(&site, "?src=asked.json", Window::PHONE, |page| {
        page.until(
            "!!document.querySelector('.gongbao [aria-busy] progress')",
            "it is said",
        );
        site.set("asked.json", Answer::Body(REPORT.into()));
        page.ready();
        page.assert_console_silent();
    });
}

#[test]
fn whatever_is_cut_off_or_missing_a_published_page_stays_readable() {
    let folder = published();
    for ending in [".json", ".js", ".css"] {
        for answer in [Answer::Status(503), Answer::Cut("x".repeat(50_000))] {
            let site = Site::fenced(folder.path().into());
            // Of the scripts the glue.
            let start = match ending {
                ".js" => "gongbao",
                ".json" => "report-",
                _ => "",
            };
            let file = named(&folder, start, ending);
            site.set(&file, answer);
            visit(&site, "", Window::DESKTOP, |page| {
                page.until(
                    &format!("performance.getEntriesByType('resource').some(entry => entry.name.endsWith('{file}') && entry.responseEnd > 0)"),
                    "it was asked for",
                );
                assert_readable(page);
                let network = |line: &String| {
                    line.contains("Failed to load resource")
                        || line.contains("integrity")
                        || line.contains("preload")
                };
                let said = page.console();
                assert!(said.iter().all(network), "{file}: {said:?}");
            });
        }
    }
}

#[test]
fn offline_while_the_report_comes_the_failure_is_said_and_trying_again_helps() {
    let site = Site::start();
    site.set("asked.json", Answer::Held(REPORT.into()));
    visit(&site, "?src=asked.json&lang=en", Window::PHONE, |page| {
        page.until(
            "!!document.querySelector('.gongbao [aria-busy] progress')",
            "it comes",
        );
        page.cdp("Network.enable", json!({}));
        let network = |offline| json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        page.cdp("Network.emulateNetworkConditions", network(true));
        site.set("asked.json", Answer::Status(503));
        page.until(
            "!!document.querySelector('[role=alert]')",
            "the failure is said",
        );
        let said = page.text("document.querySelector('[role=alert]').textContent");
        assert!(said.contains("could not be reached"), "{said}");
        page.cdp("Network.emulateNetworkConditions", network(false));
        site.set("asked.json", Answer::Body(REPORT.into()));
        page.click(".status button");
        page.ready();
    });
}

fn named(folder: &tempfile::TempDir, start: &str, ending: &str) -> String {
    let entries = std::fs::read_dir(folder.path()).unwrap().flatten();
    let mut names = entries.map(|entry| entry.file_name().into_string().unwrap());
    names
        .find(|name| name.starts_with(start) && name.ends_with(ending))
        .unwrap()
}
