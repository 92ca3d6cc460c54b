//! A published report carries the record of its proof, which is believed for exactly its text. Every other one
//! is proven by a module that comes when it is needed; where that does not come nothing is drawn.

use crate::embedded::portal;
use crate::published::{name, published, report};
use gongbao_report::{Checked, Record, Report};
use gongbao_testkit::{Answer, Page, Site, Window, visit};

const REPORT: &str = include_str!("../../assets/reports/kecheng-2017.json");
const CHARTS: &str = "document.querySelectorAll('figure.chart').length";
const ALERT: &str = "document.querySelector('[role=alert]')?.textContent ?? ''";

/// Whether the site was asked for the prover.
fn prover_asked(site: &Site) -> bool {
    let asked = site.asked();
    asked
        .iter()
        .any(|path| path.contains("proof") && path.contains(".wasm"))
}

/// The published report's own JSON, as it lies beside its page.
fn recorded(folder: &tempfile::TempDir) -> (String, String) {
    let names = std::fs::read_dir(folder.path()).unwrap().flatten();
    let mut names = names.map(|entry| entry.file_name().into_string().unwrap());
    let is_report = |name: &String| name.starts_with("report-") && name.ends_with(".json");
    let name = names.find(is_report).unwrap();
    let json = std::fs::read_to_string(folder.path().join(&name)).unwrap();
    (name, json)
}

/// Opens the published page with this in the place of its report's JSON.
fn with_report(change: impl Fn(&str) -> String, test: impl FnOnce(&Page, &Site)) {
    let folder = published();
    let (name, json) = recorded(&folder);
    let site = Site::fenced(folder.path().into());
    site.set(&name, Answer::Body(change(&json)));
    visit(&site, "", Window::DESKTOP, |page| {
        page.taken_over();
        test(page, &site);
    });
}

fn replaced(json: &str, old: &str, new: &str) -> String {
    assert!(json.contains(old), "{old}");
    json.replacen(old, new, 1)
}

const RECEIVED: &str = "\"value\": 229,";

/// One figure fails and is said to; its chart leaves it out.
fn one_fails(page: &Page) {
    let failed = "document.querySelector('.checks li.contradicts')?.textContent ?? ''";
    assert!(page.text(failed).contains("229件"), "{}", page.text(failed));
    let out =
        "document.getElementById('chart/petitions').querySelector('.left-out')?.textContent ?? ''";
    assert!(page.text(out).contains("与原句不符"));
    assert_eq!(page.value(CHARTS), 9);
}

#[test]
fn a_published_page_is_drawn_by_its_record() {
    with_report(str::to_owned, |page, site| {
        assert_eq!(page.value(CHARTS), 9);
        assert!(page.is("!!document.querySelector('.endmatter .checks:not(.failed)')"));
        assert!(!prover_asked(site));
        page.assert_console_silent();
    });
}

#[test]
fn a_text_that_was_changed_after_its_proof_is_proven_anew() {
    let change = |json: &str| {
        let changed = replaced(json, RECEIVED, "\"value\": 922,");
        assert!(changed.contains("\"proof\":"));
        changed
    };
    with_report(change, |page, site| {
        assert!(prover_asked(site));
        one_fails(page);
        page.assert_console_silent();
    });
}

#[test]
fn a_forged_record_of_another_text_is_not_believed() {
    // The record of the right report, behind one that says something else in a form of its own.
    let change = |json: &str| {
        let (_, record) = json.split_once("\"proof\":").unwrap();
        let forged = Report::from_json(&replaced(json, RECEIVED, "\"value\": 922,")).unwrap();
        let forged = serde_json::to_string(&forged).unwrap();
        format!("{},\"proof\":{record}", forged.strip_suffix('}').unwrap())
    };
    with_report(change, |page, site| {
        assert!(prover_asked(site));
        one_fails(page);
    });
}

/// Who writes a record for the text that it stands in can only have it believed in the place of the page's own.
#[test]
fn a_record_that_comes_with_a_link_is_not_believed() {
    let folder = published();
    let (_, json) = recorded(&folder);
    let record = Record::of(&json, &gongbao_report::json::value(&json, 2).unwrap()).unwrap();
    let forged = replaced(REPORT, "\"value\": 229,", "\"value\": 922,");
    let believing = Checked::recorded(Report::from_json(&forged).unwrap(), record);
    let forged = believing.add_to(&forged);
    let site = Site::fenced(folder.path().into());
    site.set("forged.json", Answer::Body(forged));
    visit(&site, "?src=forged.json", Window::DESKTOP, |page| {
        page.taken_over();
        assert!(prover_asked(&site));
        one_fails(page);
    });
}

#[test]
fn a_report_without_a_record_is_proven_where_it_is_opened() {
    let folder = published();
    for (site, path) in [
        (Site::start(), "?src=asked.json"),
        (Site::fenced(folder.path().into()), "?src=asked.json"),
    ] {
        site.set("asked.json", Answer::Body(REPORT.into()));
        visit(&site, path, Window::PHONE, |page| {
            page.until(&format!("{CHARTS} === 9"), "the charts are drawn");
            page.until("!!document.querySelector('.checks')", "the checks too");
            assert!(prover_asked(&site));
            page.assert_console_silent();
        });
    }
}

/// The text is there, no chart is, and it is said why.
fn unproven(page: &Page) {
    page.until(&format!("({ALERT}).includes('未经核对')"), "it is said why");
    let text = page.text("document.querySelector('main').textContent");
    for paragraph in report().paragraphs() {
        assert!(
            text.contains(&paragraph.text),
            "missing: {}",
            paragraph.text
        );
    }
    assert_eq!(page.value(CHARTS), 0);
    assert!(page.is("!document.querySelector('.overview, .checks, main a.mark, .seal')"));
}

#[test]
fn where_the_prover_does_not_come_the_text_is_read_and_nothing_is_drawn() {
    let site = Site::start();
    site.set("asked.json", Answer::Body(REPORT.into()));
    site.set("gongbao-proof-web_bg.wasm", Answer::Status(404));
    visit(&site, "?src=asked.json", Window::PHONE, unproven);
}

#[test]
fn a_prover_that_was_changed_on_its_way_is_not_run() {
    let folder = published();
    let names = std::fs::read_dir(folder.path()).unwrap().flatten();
    let mut names = names.map(|entry| entry.file_name().into_string().unwrap());
    let wasm = names.find(|name| name.starts_with("proof-") && name.ends_with(".wasm"));
    let path = folder.path().join(wasm.unwrap());
    let mut bytes = std::fs::read(&path).unwrap();
    // A custom section without a name: still a good module.
    bytes.extend([0, 1, 0]);
    std::fs::write(&path, bytes).unwrap();
    let site = Site::fenced(folder.path().into());
    site.set("asked.json", Answer::Body(REPORT.into()));
    visit(&site, "?src=asked.json", Window::DESKTOP, |page| {
        unproven(page);
        let console = page.console().join(" ");
        assert!(console.contains("integrity"), "{console}");
    });
}

#[test]
fn an_element_of_a_portal_proves_what_has_no_record() {
    let folder = portal();
    std::fs::write(folder.path().join("asked.json"), REPORT).unwrap();
    let site = Site::of(folder.path().into());
    visit(&site, "bare.html", Window::DESKTOP, |page| {
        let root = "document.querySelector('gongbao-report').shadowRoot";
        let shown = format!("{root}?.querySelectorAll('figure.chart').length === 9");
        page.until(&shown, "the published report is shown");
        assert!(!prover_asked(&site));
        page.value("document.querySelector('gongbao-report').src = '/asked.json'");
        page.until(&format!("!({shown})"), "it is taken out");
        page.until(&shown, "the other one is shown");
        assert!(prover_asked(&site));
        page.assert_console_silent();
    });
}

#[test]
fn readers_keep_no_prover_for_reading_without_the_network() {
    let folder = published();
    let worker = std::fs::read_to_string(folder.path().join("worker.js")).unwrap();
    assert!(worker.contains(&name(&folder, ".wasm")) && !worker.contains("proof-"));
}
