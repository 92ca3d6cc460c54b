//! Numbers in the cells of tables: they open their cards as those of sentences do, and the table stays quiet.

use crate::printing;
use crate::published::{publish, write};
use gongbao_testkit::{Page, Site, Window, visit};
use serde_json::json;
use std::sync::LazyLock;
use tempfile::TempDir;

const FORM: &str = include_str!("../pages/changxi-2023.html");
const GRANTED: &str = "figure/disclosure.applications.granted.legal-services";

fn form() -> TempDir {
    static PUBLISHED: LazyLock<gongbao_publish::Published> = LazyLock::new(|| {
        let report = gongbao_import::import(FORM.as_bytes(), None)
            .unwrap()
            .report;
        publish(report, "")
    });
    let folder = tempfile::tempdir().unwrap();
    write(&PUBLISHED, folder.path());
    folder
}

fn visit_form(window: Window, at: &str, test: impl FnOnce(&Page)) {
    let folder = form();
    visit(&Site::of(folder.path().into()), at, window, test);
}

const OPEN: &str = "!!document.querySelector('.number-card')?.matches(':popover-open')";

fn part(css: &str) -> String {
    format!("document.querySelector('.number-card {css}').textContent")
}

#[test]
fn a_number_in_a_cell_opens_its_card_with_the_heads_of_its_row_and_column() {
    for (window, name) in [(Window::DESKTOP, "desktop"), (Window::PHONE, "phone")] {
        visit_form(window, "", |page| {
            page.taken_over();
            page.click_id(GRANTED);
            page.until(OPEN, "the card is open");
            assert_eq!(
                page.text(&part("h2")),
                "2 本年度办理结果 予以公开 法律服务机构"
            );
            assert_eq!(
                page.text(&part("blockquote")),
                "三、本年度办理结果，（一）予以公开；申请人情况，法人或其他组织，法律服务机构：2"
            );
            assert_eq!(page.text(&part("blockquote mark")), "2");
            assert_eq!(page.axe(), [""; 0]);
            page.screenshot(&format!("card-cell-{name}"));
            page.press("Escape");
            page.until(
                &format!("document.activeElement.id === '{GRANTED}'"),
                "the focus is back in the cell",
            );
            assert!(page.is("document.documentElement.scrollWidth <= innerWidth"));
            page.assert_console_silent();
        });
    }
}

#[test]
fn all_numbers_lead_to_their_cells() {
    visit_form(Window::DESKTOP, "", |page| {
        page.taken_over();
        page.value("document.querySelector('#numbers > details').open = true");
        let strayed = "[...document.querySelectorAll('#numbers .n a')].filter(link => !document.getElementById(link.getAttribute('href').slice(1))).length";
        assert_eq!(page.value(strayed), 0);
        page.click(&format!("#numbers a[href='#{GRANTED}']"));
        page.until(OPEN, "the card is open");
        page.click(".number-card [data-card=go]");
        let looked_up = format!(
            "document.querySelector('td .looked-up')?.id === '{GRANTED}' && document.activeElement.id === '{GRANTED}'"
        );
        page.until(&looked_up, "asked for, the cell is gone to and marked");
        page.screenshot("cell-looked-up");
    });
}

#[test]
fn without_scripts_an_address_leads_to_the_cell() {
    visit_form(Window::WITHOUT_SCRIPTS, &format!("#{GRANTED}"), |page| {
        page.until(
            "document.querySelector('td :target')?.textContent === '2'",
            "the cell is the target",
        );
        let text = page.text("document.querySelector('table.printed').innerText");
        assert!(text.contains("行政规范性文件\t7\t2\t31"), "{text}");
    });
}

#[test]
fn on_a_desktop_the_tables_of_a_form_are_seen_whole() {
    visit_form(Window::DESKTOP, "", |page| {
        let cut = "[...document.querySelectorAll('.table-scroll')].map(table => table.scrollWidth - table.clientWidth).filter(cut => cut > 0)";
        assert_eq!(page.value(cut), json!([]));
    });
}

#[test]
fn on_paper_cells_look_like_their_table() {
    visit_form(Window::DESKTOP, "", |page| {
        page.taken_over();
        let line = "getComputedStyle(document.querySelector('td a.figure')).textDecorationLine";
        assert_eq!(page.text(line), "underline");
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        assert_eq!(page.text(line), "none");
        let bar = "getComputedStyle(document.querySelector('.table-scroll')).overflowX";
        assert_eq!(page.text(bar), "visible", "paper does not scroll");
    });
}

#[test]
fn on_paper_a_long_merged_cell_does_not_leave_its_page_empty() {
    visit_form(Window::WITHOUT_SCRIPTS, "", |page| {
        let pages = printing::pages(&page.pdf("form"));
        let begin = pages.iter().find(|page| page.contains("三、收到和处理"));
        let begin = begin.expect("the section is printed");
        for row in ["三、本年度", "（一）予以公开"] {
            assert!(begin.contains(row), "{row} is not on the page: {begin}");
        }
    });
}

#[test]
fn on_paper_the_table_of_a_section_stands_before_its_charts_and_its_head_is_whole() {
    visit_form(Window::WITHOUT_SCRIPTS, "", |page| {
        let pages = printing::pages(&page.pdf("form-table-first"));
        let text = pages.concat();
        let (table, chart) = (
            text.find("第二十条第（一）项"),
            text.find("数字均取自本报告原文"),
        );
        assert!(table.is_some() && table < chart, "{text}");
        let head = pages.iter().find(|page| page.contains("法人或其他组织"));
        assert!(head.unwrap().contains("科研机"), "{head:?}");
    });
}

#[test]
fn on_paper_no_chart_stands_between_the_rows_of_a_table() {
    let form = gongbao_import::import(FORM.as_bytes(), None).unwrap();
    // However much stands above it.
    for (lines, led_in) in [5, 8, 12].iter().flat_map(|n| [(*n, false), (*n, true)]) {
        let mut report = form.report.clone();
        if led_in {
            let mut line = report.sections[0].paragraphs[0].clone();
            line.id = "led-in".to_owned();
            line.text = "情况如下。".to_owned();
            report.sections[1].paragraphs.insert(0, line);
        }
        let above = &mut report.sections[0].paragraphs[0].text;
        above.push_str(&"依法公开。".repeat(6 * lines));
        let folder = tempfile::tempdir().unwrap();
        write(&publish(report, ""), folder.path());
        let site = Site::of(folder.path().into());
        visit(&site, "", Window::WITHOUT_SCRIPTS, |page| {
            let pages = printing::pages(&page.pdf("form-with-charts"));
            let (first, last) = ("第二十条第（一）项", "第二十条第（五）项");
            let text = pages.concat();
            let place = |row| text.find(row).unwrap_or_else(|| panic!("{row}: {text}"));
            let table = place(first)..place(last);
            assert!(
                !text[table].contains("数字均取自本报告原文"),
                "{lines} {led_in}"
            );
            let head = pages
                .iter()
                .find_map(|page| page.split_once("二、主动公开政府信息情况"));
            let (_, below) = head.expect("the section is printed");
            let goes_on = ["情况如下。", first, "数字均取自本报告原文"]
                .iter()
                .any(|words| below.contains(words));
            assert!(
                goes_on,
                "{lines} {led_in}: its heading stands alone: {below}"
            );
        });
    }
}
