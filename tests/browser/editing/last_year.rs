//! The report of the year before is chosen at the desk: what is published is what the command publishes beside it.

use super::saving::publishes_the_same;
use super::{REVIEWED, SAID, at_the_desk, field, fill_in, press_button};
use gongbao_report::Report;
use gongbao_testkit::{Page, Window, root, visit_address, visit_viewer};

/// What the desk says is chosen.
const CHOSEN: &str = "document.querySelector('[aria-labelledby=edit-last-title] b').textContent";

/// This year's report: no picture for sharing is drawn, in the browser or by the command.
fn this_year() -> String {
    REVIEWED.replace("<h1>甲县", "<h1>𠮷县")
}

/// The page of the year before.
fn last_year() -> String {
    let years = this_year().replace("2033", "2032").replace("2034", "2033");
    years.replace("27件", "20件")
}

fn imported(page: &str) -> Report {
    let imported = gongbao_import::import(page.as_bytes(), None).unwrap();
    imported.report
}

/// Goes to the choice by `Tab` alone and chooses a file of this name and content.
fn choose(page: &Page, name: &str, content: &str) {
    page.value(&format!("{}.focus()", field("发布后的网址")));
    page.press("Tab");
    assert!(page.is("document.activeElement.id === 'edit-last'"));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    page.send_keys(path.to_str().unwrap());
    page.until(
        "!document.getElementById('edit-last').disabled",
        "the file was read",
    );
}

fn chosen_and_published(page: &Page, name: &str, content: &str) {
    at_the_desk(page, "page.html", &this_year());
    choose(page, name, content);
    page.until(
        &format!("{CHOSEN}.startsWith('2032年，甲县')"),
        "it is told",
    );
    let last = imported(&last_year());
    publishes_the_same(page, "https://a.gov.cn/2033/", Some(&last));
}

#[test]
fn the_zip_beside_last_years_report_is_the_folder_that_the_command_writes() {
    visit_viewer(Window::DESKTOP, |page| {
        let last = imported(&last_year()).to_json();
        chosen_and_published(page, "report.json", &last);
        page.assert_console_silent();
    });
}

#[test]
fn last_years_page_is_read_as_the_command_reads_it() {
    visit_viewer(Window::PHONE, |page| {
        chosen_and_published(page, "last.html", &last_year());
        // The report on the desk is still this year's.
        assert!(page.is(&format!("{}.value === '2033'", field("报告年度"))));
        page.assert_console_silent();
    });
}

#[test]
fn one_file_from_a_disk_publishes_beside_last_years_report() {
    let address = format!("file://{}/dist/gongbao.html", root().display());
    visit_address(&address, Window::DESKTOP, |page| {
        page.until(
            "document.querySelector('[role=status]')?.textContent === ''",
            "it is ready",
        );
        chosen_and_published(page, "last.html", &last_year());
        page.assert_console_silent();
    });
}

#[test]
fn what_is_no_report_of_an_earlier_year_here_is_refused() {
    visit_viewer(Window::PHONE, |page| {
        at_the_desk(page, "page.html", &this_year());
        let other = imported(&last_year().replace('县', "市")).to_json();
        let future = imported(&last_year().replace("2032", "2034")).to_json();
        for (name, content, said) in [
            ("other.json", other.as_str(), "另一个地区"),
            ("future.json", &future, "2034年的，不早于"),
            ("same.html", &this_year(), "2033年的，不早于"),
            ("broken.json", "{}", "处应为"),
            ("picture.png", "\u{89}PNG", "认不出"),
        ] {
            let before = page.text(SAID);
            choose(page, name, content);
            let answered = format!("![{before:?}, '正在读取……'].includes({SAID})");
            page.until(&answered, name);
            let answer = page.text(SAID);
            assert!(answer.contains(said), "{name}: {answer}");
            assert_eq!(page.text(CHOSEN), "没有选择", "{name}");
        }
        page.assert_console_silent();
    });
}

#[test]
fn last_years_report_is_taken_back_and_left_out() {
    visit_viewer(Window::PHONE, |page| {
        at_the_desk(page, "page.html", &this_year());
        choose(page, "last.html", &last_year());
        let told = format!("{CHOSEN}.startsWith('2032年')");
        let none = format!("{CHOSEN} === '没有选择'");
        page.until(&told, "it is told");
        assert_eq!(page.axe(), [""; 0]);
        page.value("document.getElementById('edit-finish').scrollIntoView()");
        page.screenshot("desk-390-last-year");
        assert!(page.is("document.documentElement.scrollWidth <= innerWidth"));
        // This report stays the later one.
        fill_in(page, &field("报告年度"), "2032");
        page.until(&format!("{SAID}.includes('2032年的，不早于')"), "refused");
        press_button(page, "撤销");
        page.until(&none, "it is taken back");
        press_button(page, "重做");
        page.until(&told, "it is there again");
        page.value("document.getElementById('edit-last').focus()");
        page.press("Tab");
        page.press("Enter");
        page.until(&none, "it is left out");
        assert!(page.is("document.activeElement.id === 'edit-last'"));
        page.resize(Window::DESKTOP);
        page.value("document.getElementById('edit-finish').scrollIntoView()");
        page.screenshot("desk-1440-last-year");
        page.assert_console_silent();
    });
}
