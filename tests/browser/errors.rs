//! What a reader sees when something is wrong: never a blank page, always what and where.

use gongbao_testkit::{Answer, Page, Site, Window, visit};

const REPORT: &str = include_str!("../../assets/reports/kecheng-2017.json");

/// Opens a report of this content and returns what the page says went wrong.
fn failure(answer: Answer) -> String {
    let site = Site::start();
    site.set("asked.json", answer);
    let said = std::sync::Mutex::new(String::new());
    visit(&site, "?src=asked.json&lang=en", Window::DESKTOP, |page| {
        page.until(
            "!!document.querySelector('[role=alert]')",
            "the failure is said",
        );
        *said.lock().unwrap() = page.text("document.querySelector('[role=alert]').textContent");
        assert!(
            page.is("!!document.querySelector('.status button')"),
            "there is a way to try again"
        );
        assert!(page.is("!!document.querySelector('.status input[type=file]')"));
    });
    said.into_inner().unwrap()
}

fn broken(old: &str, new: &str) -> Answer {
    assert!(REPORT.contains(old), "{old}");
    Answer::Body(REPORT.replacen(old, new, 1))
}

#[test]
fn a_missing_report_says_the_http_status() {
    assert!(failure(Answer::Status(404)).contains("HTTP 404"));
}

#[test]
fn an_interrupted_answer_is_a_network_failure() {
    assert!(failure(Answer::Cut(REPORT.into())).contains("could not be reached"));
}

#[test]
fn a_truncated_file_says_where_it_ends() {
    let cut = REPORT[..REPORT.find("\"charts\"").unwrap()].to_owned();
    assert!(failure(Answer::Body(cut)).contains("cut off at line"));
}

#[test]
fn a_page_that_is_no_json_says_so() {
    let said = failure(Answer::Body("<!doctype html><p>404</p>".into()));
    assert!(said.contains("not a JSON file (line 1"), "{said}");
}

#[test]
fn an_unknown_version_says_which_is_known() {
    let said = failure(broken("\"format\": 2", "\"format\": 9"));
    assert!(
        said.contains("format version 9") && said.contains("reads version 2"),
        "{said}"
    );
}

#[test]
fn a_duplicate_id_says_both_places() {
    let said = failure(broken(
        "\"id\": \"opening.1\"",
        "\"id\": \"yi-fa-lv-xing-zheng-fu-zhi-neng\"",
    ));
    assert!(
        said.contains("$.sections[0].id") && said.contains("$.preamble[0].id"),
        "{said}"
    );
}

#[test]
fn a_wrong_shape_says_path_expected_and_found() {
    let said = failure(broken("\"year\": 2017", "\"year\": \"2017\""));
    assert!(
        said.contains("$.year")
            && said.contains("expected 0…65535")
            && said.contains("found \"2017\""),
        "{said}"
    );
}

#[test]
fn a_report_of_another_site_is_not_shown_under_this_ones_name() {
    visit(
        &Site::start(),
        "?src=http://127.0.0.1:9/x.json&lang=en",
        Window::DESKTOP,
        |page| {
            page.until(
                "!!document.querySelector('[role=alert]')",
                "the refusal is said",
            );
            assert!(
                page.text("document.querySelector('[role=alert]').textContent")
                    .contains("not of this site")
            );
            page.assert_console_silent();
        },
    );
}

#[test]
fn trying_again_helps_when_the_trouble_is_over() {
    let site = Site::start();
    site.set("asked.json", Answer::FailsOnce(REPORT.into()));
    visit(&site, "?src=asked.json", Window::PHONE, |page| {
        page.until(
            "!!document.querySelector('[role=alert]')",
            "the failure is said",
        );
        page.click(".status button");
        page.ready();
    });
}

#[test]
fn only_the_report_that_was_asked_for_is_fetched() {
    for (path, wanted) in [
        ("?src=asked.json", "asked.json"),
        ("", "reports/kecheng-2017.json"),
    ] {
        let site = Site::start();
        site.set("asked.json", Answer::Body(REPORT.into()));
        visit(&site, path, Window::DESKTOP, Page::ready);
        let mut asked = site.asked();
        asked.retain(|path| path.contains(".json"));
        assert_eq!(asked, [wanted]);
    }
}

/// Opens the report with one change that only verification can find, and returns the finding.
fn finding(old: &str, new: &str, chart: &str) -> String {
    let site = Site::start();
    site.set("asked.json", broken(old, new));
    let said = std::sync::Mutex::new(String::new());
    visit(&site, "?src=asked.json", Window::DESKTOP, |page| {
        page.ready();
        *said.lock().unwrap() =
            page.text("document.querySelector('.checks li.contradicts').textContent");
        let out = format!(
            "document.getElementById('chart/{chart}').querySelector('.left-out')?.textContent ?? ''"
        );
        assert!(
            page.text(&out).contains("与原句不符"),
            "the chart says what it leaves out"
        );
        page.assert_console_silent();
    });
    said.into_inner().unwrap()
}

#[test]
fn a_changed_digit_is_not_charted_and_is_listed() {
    let said = finding("\"value\": 229,", "\"value\": 228,", "petitions");
    assert!(said.contains("数据为228件，原文为229件"), "{said}");
}

#[test]
fn a_dropped_yu_is_not_charted_and_is_listed() {
    let figure = "\"value\": 20,\n      \"qualifier\": \"at_least\"";
    let said = finding(figure, "\"value\": 20", "legal-advisers");
    assert!(said.contains("原文为至少20次"), "{said}");
}

#[test]
fn a_quotation_that_moved_is_not_charted_and_is_listed() {
    let text = "\"text\": \"积极探索深化行政复议体制改革";
    let moved = "\"text\": \"全区共收到行政复议案件十六件。\" }, { \"id\": \"moved\", \"text\": \"";
    let said = finding(
        &format!("\"id\": \"luo-shi-xing-zheng-fu-yi-zhi-ze.1\",\n              {text}"),
        &format!("\"id\": \"luo-shi-xing-zheng-fu-yi-zhi-ze.1\",\n              {moved}"),
        "reconsideration",
    );
    assert!(said.contains("引文不在所引段落中"), "{said}");
}
