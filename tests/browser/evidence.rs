//! The card of a number: what it shows, wherever the number is pressed, and by what means it is used. Nothing
//! jumps unless asked.

use crate::published::{report, visit_published, write};
use gongbao_report::{Report, Verified};
use gongbao_testkit::{Page, Site, Window, visit, visit_viewer};
use serde_json::json;

const OPEN: &str = "!!document.querySelector('.number-card')?.matches(':popover-open')";
const CLOSED: &str = "!document.querySelector('.number-card')?.matches(':popover-open')";
const LETTERS: &str = "figure/petitions.letters.received";

fn part(css: &str) -> String {
    format!("document.querySelector('.number-card {css}').textContent")
}

fn open(page: &Page, id: &str) {
    page.click_id(id);
    page.until(OPEN, "the card is open");
}

/// What stands beside a name of the card.
fn said(page: &Page, name: &str) -> Vec<String> {
    page.lines(&format!(
        "[...document.querySelectorAll('.number-card dl > div')].filter(row => row.firstChild.textContent === '{name}').flatMap(row => [...row.querySelectorAll('dd')].map(line => line.textContent))"
    ))
}

#[test]
fn a_number_of_the_text_opens_its_evidence_and_escape_leads_back() {
    visit_viewer(Window::DESKTOP, |page| {
        page.value(&format!(
            "document.getElementById('{LETTERS}').scrollIntoView({{ block: 'center', behavior: 'instant' }})"
        ));
        let before = page.value("scrollY");
        open(page, LETTERS);
        assert_eq!(page.text(&part("h2")), "229件 收到来信");
        assert_eq!(page.text(&part("blockquote mark")), "229件");
        let sentence = page.text(&part("blockquote"));
        assert!(sentence.starts_with("2017年度,柯城区信访局") && sentence.ends_with("96件。"));
        assert_eq!(
            said(page, "已核对")[0],
            "数值、限定词和单位与原句逐字相符。"
        );
        assert!(said(page, "说明")[0].contains("不是办结率"));
        assert_eq!(page.text(&part(".ways span")), "(二)依法办理信访事项");
        // Near the number and wholly on the screen; nothing else has moved.
        let beside = format!(
            "(() => {{ const card = document.querySelector('.number-card').getBoundingClientRect(), number = document.getElementById('{LETTERS}').getBoundingClientRect();
            return card.top >= 0 && card.bottom <= innerHeight && card.right <= innerWidth && Math.min(Math.abs(card.top - number.bottom), Math.abs(number.top - card.bottom)) < 20 }})()"
        );
        assert!(page.is(&beside));
        assert_eq!(page.value("scrollY"), before);
        assert_eq!(page.text("location.hash"), "");
        assert_eq!(page.axe(), [""; 0]);
        page.screenshot("card-desktop");
        page.press("Escape");
        page.until(CLOSED, "it is closed");
        assert_eq!(page.text("document.activeElement.id"), LETTERS);
        page.assert_console_silent();
    });
}

#[test]
fn a_tile_a_bar_a_row_of_data_and_a_row_of_all_numbers_open_the_same_card() {
    visit_published(Window::DESKTOP, |page| {
        page.taken_over();
        page.value("document.querySelectorAll('.data, #numbers > details').forEach(part => { part.open = true })");
        let places = [
            ".findings li:nth-child(2) .say-link",
            "[id='mark:reconsideration:reconsideration.received']",
            "[id='chart/reconsideration'] .data td a",
            "#numbers a[href='#figure/reconsideration.received']",
        ];
        for place in places {
            page.click(place);
            page.until(OPEN, "the card is open");
            assert_eq!(page.text(&part("h2")), "16件 收到行政复议案件", "{place}");
            let focused = format!("document.activeElement === document.querySelector(\"{place}\")");
            page.press("Escape");
            page.until(&focused, "the focus is back where it was");
        }
    });
}

#[test]
fn parts_and_wholes_what_was_derived_and_misprints_are_said() {
    visit_viewer(Window::DESKTOP, |page| {
        open(page, "figure/reconsideration.admitted");
        assert_eq!(said(page, "总数"), ["收到 16件"]);
        let parts = said(page, "其中");
        assert_eq!(parts.len(), 3, "{parts:?}");
        assert!(parts[2].starts_with("未说明"), "{parts:?}");
        assert!(
            said(page, "已核对")
                .iter()
                .any(|line| line.starts_with("成立"))
        );
        page.press("Escape");
        let all = "[...document.querySelectorAll('.text a.figure')].find(number => number.dataset.basis === 'all').id";
        open(page, &page.text(all));
        assert!(said(page, "已核对")[0].contains("据原文推出"));
        page.press("Escape");
        open(page, "figure/enforcement.recording-equipment-rate");
        let doubts = said(page, "疑误");
        assert!(
            doubts
                .iter()
                .any(|doubt| doubt.starts_with("“比例达到11”：")),
            "{doubts:?}"
        );
    });
}

#[test]
fn beside_last_years_report_it_says_what_that_one_did() {
    let seed = report().to_json();
    let last = seed
        .replace("\"year\": 2017", "\"year\": 2016")
        .replace("2017年", "2016年");
    let last = last
        .replace("229件", "129件")
        .replace("\"value\": 229,", "\"value\": 129,");
    let [seed, last] = [seed, last].map(|json| Verified::of(Report::from_json(&json).unwrap()));
    let beside = gongbao_publish::Beside {
        last: Some(&last),
        ..Default::default()
    };
    let published = gongbao_publish::publish_with(&seed, beside, "").unwrap();
    let folder = tempfile::tempdir().unwrap();
    write(&published, folder.path());
    for (window, name) in [(Window::DESKTOP, "desktop"), (Window::PHONE, "phone")] {
        visit(&Site::of(folder.path().into()), "", window, |page| {
            page.taken_over();
            open(page, LETTERS);
            assert_eq!(said(page, "上年"), ["129件，今年多100件（77.5%）"]);
            page.screenshot(&format!("card-last-year-{name}"));
            page.press("Escape");
            page.value("document.querySelector('#last-year > details').open = true");
            page.value(
                "document.getElementById('last-year').scrollIntoView({ behavior: 'instant' })",
            );
            assert_eq!(page.axe(), [""; 0]);
            assert!(page.is("document.documentElement.scrollWidth <= innerWidth"));
            page.screenshot(&format!("last-year-{name}"));
        });
    }
}

#[test]
fn on_a_phone_it_is_a_sheet_that_the_thumb_reaches() {
    for (window, name) in [
        (Window::PHONE, "card-phone"),
        (Window::PHONE.dark(), "card-phone-dark"),
    ] {
        visit_viewer(window, |page| {
            open(page, "figure/reconsideration.admitted");
            let sheet = "(() => { const { left, right, bottom, height } = document.querySelector('.number-card').getBoundingClientRect();
                return left === 0 && right === document.documentElement.clientWidth && Math.abs(bottom - innerHeight) < 1 && height <= 0.79 * innerHeight })()";
            assert!(page.is(sheet));
            let small = "[...document.querySelectorAll('.number-card :is(a, button)')].filter(one => one.getBoundingClientRect().height < 44).length";
            assert_eq!(page.value(small), 0);
            assert_eq!(page.axe(), [""; 0]);
            page.screenshot(name);
            // A press outside closes it.
            for kind in ["mousePressed", "mouseReleased"] {
                let point =
                    json!({ "type": kind, "x": 190, "y": 20, "button": "left", "clickCount": 1 });
                page.cdp("Input.dispatchMouseEvent", point);
            }
            page.until(CLOSED, "it is closed");
        });
    }
}

#[test]
fn it_is_used_by_keyboard_alone() {
    visit_viewer(Window::DESKTOP, |page| {
        page.value(&format!("document.getElementById('{LETTERS}').focus()"));
        page.press("Enter");
        page.until(OPEN, "the card is open");
        assert!(page.is("document.activeElement.matches('.number-card')"));
        let mut stops = Vec::new();
        for _ in 0..5 {
            page.press("Tab");
            stops.push(page.text("document.activeElement.textContent"));
        }
        assert_eq!(stops[..3], ["到正文", "到图表", "复制"]);
        assert_eq!(stops.last().unwrap(), "×");
        page.press("Enter");
        page.until(CLOSED, "it is closed");
        assert_eq!(page.text("document.activeElement.id"), LETTERS);
        page.press("Enter");
        page.until(OPEN, "and open again");
        page.press_with("Shift", "Tab");
        page.until(CLOSED, "before its beginning is the number");
        assert_eq!(page.text("document.activeElement.id"), LETTERS);
        page.press("Enter");
        page.until(OPEN, "and open again");
        for _ in 0..6 {
            page.press("Tab");
        }
        page.until(CLOSED, "its end is left");
        let next = page.text("document.activeElement.id");
        assert_eq!(
            next, "figure/petitions.online.received",
            "what follows the number follows its card"
        );
        page.press_with("Shift", "Tab");
        assert_eq!(page.text("document.activeElement.id"), LETTERS);
        page.press("Enter");
        page.until(OPEN, "and open again");
        page.press("Tab");
        page.press("Tab");
        page.press("Enter");
        page.until(
            "document.activeElement.id === 'mark:petitions:petitions.letters.received'",
            "asked for, the mark is gone to",
        );
        page.press("Enter");
        page.until(OPEN, "the card of the mark");
        page.press("Tab");
        page.press("Enter");
        page.until(
            &format!("document.activeElement.id === '{LETTERS}'"),
            "asked for, the place is gone to",
        );
        assert!(page.is("!!document.querySelector('.looked-up')"));
    });
}

#[test]
fn it_is_copied_and_cited() {
    let site = Site::start();
    visit(&site, "", Window::DESKTOP, |page| {
        let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": site.address("").trim_end_matches('/') });
        page.cdp("Browser.grantPermissions", permissions);
        page.ready();
        open(page, LETTERS);
        page.click(".number-card [data-card=copy]");
        page.until(
            &format!("{} === '已复制。'", part("[role=status]")),
            "it says so",
        );
        let copied = page.text("navigator.clipboard.readText()");
        assert!(copied.starts_with("收到来信：229件\n“2017年度"), "{copied}");
        assert!(copied.contains(&format!("#{LETTERS}~")), "{copied}");
        page.click(".number-card [data-card=cite]");
        page.until(
            "!!document.querySelector('.cite-dialog[open]')",
            "the dialog in which it is cited",
        );
        let chosen = "document.querySelector('.cite-dialog select').selectedOptions[0].text";
        assert_eq!(page.text(chosen), "229件 收到来信");
        page.press("Escape");
        page.until(
            &format!("document.activeElement.id === '{LETTERS}'"),
            "the focus is back at the number",
        );
    });
}

#[test]
fn enlarged_and_without_colours_of_its_own_it_stays_on_the_screen() {
    for (window, name) in [(Window::PHONE, "phone"), (Window::DESKTOP, "desktop")] {
        visit_viewer(window, |page| {
            page.click(".top [data-setting=elder]");
            page.until(
                "document.documentElement.dataset.reading === 'elder'",
                "it is on",
            );
            let inside = "(() => { const card = document.querySelector('.number-card'), { left, right, top, bottom } = card.getBoundingClientRect();
                return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight + 1 && card.scrollWidth <= card.clientWidth
                    && card.querySelector('[data-card=close]').getBoundingClientRect().bottom <= innerHeight })()";
            open(page, LETTERS);
            assert!(page.is(inside), "elder, {name}");
            page.screenshot(&format!("card-elder-{name}"));
            page.press("Escape");
            page.value("document.documentElement.dataset.reading = 'larger-5'");
            open(page, LETTERS);
            assert!(page.is(inside), "200 %, {name}");
            page.screenshot(&format!("card-200-{name}"));
            page.press("Escape");
            let media = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
            page.cdp("Emulation.setEmulatedMedia", media);
            page.value("document.documentElement.dataset.reading = ''");
            open(page, LETTERS);
            page.screenshot(&format!("card-forced-{name}"));
        });
    }
}
