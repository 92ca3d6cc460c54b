//! By keyboard and by touch, on small and large screens, in light and dark.

use super::{CHANGXI, FOUR, on, shown};
use crate::transcript::{is_golden, transcript};
use gongbao_testkit::{Page, Window};
use serde_json::json;

#[test]
fn all_of_it_works_by_keyboard() {
    on("", Window::DESKTOP, |page, _| {
        tab_to(page, ".find input");
        page.cdp("Input.insertText", json!({ "text": "长汐" }));
        page.until(
            "document.querySelectorAll('.results a').length === 1",
            "one district is left",
        );
        tab_to(page, ".results a");
        page.press("Enter");
        shown(page);
        tab_to(page, ".figures summary");
        page.press("Enter");
        tab_to(page, ".topics a[href*='letters.received']");
        page.press("Enter");
        page.until(
            "document.activeElement.id === 'comparison'",
            "the reader is taken there",
        );
        tab_to(page, "svg a.mark:last-of-type");
        assert!(page.is("document.activeElement.textContent.startsWith('2018: 240件')"));
        page.press("Enter");
        page.until(
            "document.querySelector('.looked-up')?.textContent === '240件'",
            "the sentence is shown",
        );
    });
}

#[test]
fn a_screen_reader_goes_from_the_name_of_a_district_to_a_sentence_by_keys() {
    on("", Window::DESKTOP, |page, _| {
        let mut walk = String::new();
        let mut note = |step: &str, told: String| walk += &format!("# {step}\n{told}");
        note(
            "catalogue",
            transcript(page, "document.querySelector('.report')"),
        );
        tab_to(page, ".find input");
        page.cdp("Input.insertText", json!({ "text": "长汐" }));
        page.until(
            "document.querySelectorAll('.results a').length === 1",
            "one district is left",
        );
        note(
            "what was found",
            transcript(page, "document.querySelector('.find')"),
        );
        tab_to(page, ".results a");
        page.press("Enter");
        shown(page);
        note(
            "the district over the years",
            transcript(page, "document.querySelector('.comparison')"),
        );
        tab_to(page, "svg a.mark:last-of-type");
        note("the last dot", transcript(page, "document.activeElement"));
        page.press("Enter");
        page.until(
            "!!document.querySelector('.looked-up')",
            "the sentence is shown",
        );
        note(
            "where it leads",
            transcript(
                page,
                "document.activeElement.closest('p') ?? document.activeElement",
            ),
        );
        is_golden("catalog.walk.txt", &walk);
    });
}

#[test]
fn choosing_and_no_longer_choosing_keeps_the_focus() {
    on("", Window::DESKTOP, |page, _| {
        tab_to(page, ".results a");
        page.press("Enter");
        shown(page);
        assert!(page.is("document.activeElement.matches('.results a[aria-current]')"));
        page.value("document.querySelector('.chosen .one a').focus()");
        page.press("Enter");
        page.until(
            "document.activeElement.id === 'find-title'",
            "none is chosen",
        );
    });
}

/// Presses Tab until the focus is there.
fn tab_to(page: &Page, css: &str) {
    for _ in 0..150 {
        page.press("Tab");
        if page.is(&format!("document.activeElement.matches({})", json!(css))) {
            return;
        }
    }
    panic!("Tab does not reach {css}");
}

#[test]
fn all_of_it_works_by_touch() {
    on("", Window::PHONE, |page, _| {
        page.cdp(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": true }),
        );
        touch(page, ".results li:last-child a");
        touch(page, ".results li:first-child a");
        page.until(
            "document.querySelectorAll('.comparison figure').length === 2",
            "two districts are compared",
        );
        shown(page);
        touch(page, ".figures summary");
        touch(page, ".topics a[href*='inspections']");
        page.until(
            "document.querySelector('.comparison h2').textContent.includes('检查')",
            "the figure is shown",
        );
        touch(page, ".ways li:last-child a");
        page.until("location.hash.includes('year=')", "one year");
        touch(page, ".figures-table tbody tr:last-child a");
        page.until(
            "!!document.querySelector('.looked-up')",
            "the sentence is shown",
        );
        touch(page, "nav.beside a");
        page.until(
            "!!document.querySelector('.results a')",
            "the catalogue is there again",
        );
    });
}

/// A finger on the middle of an element.
fn touch(page: &Page, css: &str) {
    page.until(&format!("!!document.querySelector({})", json!(css)), css);
    let place = page
        .value(&format!(
            "(() => {{ const target = document.querySelector({}); target.scrollIntoView({{ block: 'center' }});
               const box = target.getClientRects()[0]; return {{ x: box.x + box.width / 2, y: box.y + box.height / 2 }} }})()",
            json!(css)
        ));
    page.cdp(
        "Input.dispatchTouchEvent",
        json!({ "type": "touchStart", "touchPoints": [place] }),
    );
    page.cdp(
        "Input.dispatchTouchEvent",
        json!({ "type": "touchEnd", "touchPoints": [] }),
    );
}

#[test]
fn it_speaks_traditional_chinese_and_english_and_leaves_names_and_sentences_as_they_are() {
    for (lang, heading, found, footer) in [
        ("zh-Hant", "沒有報告", "比前一個數", "報告中的矛盾"),
        ("en", "no report", "Change", "Contradictions in reports"),
    ] {
        let asked = format!("?lang={lang}#{CHANGXI}&figure=petitions.letters.received");
        on(&asked, Window::PHONE, |page, _| {
            shown(page);
            let said = page.text("document.querySelector('.gongbao').innerText");
            assert!(said.contains(heading) && said.contains(found), "{said}");
            assert!(
                said.contains("长汐县") && said.contains("全年收到来信186件"),
                "{said}"
            );
            assert_eq!(
                page.text("document.querySelector('footer').innerText.trim()"),
                footer
            );
            page.screenshot(&format!("catalog-{lang}"));
        });
    }
}

fn looks_right(window: Window, name: &str) {
    on(
        &format!("#{FOUR}&figure=petitions.letters.received"),
        window,
        |page, _| {
            shown(page);
            for (part, asked) in [
                (
                    "one",
                    format!(
                        "#{CHANGXI}&figure=petitions.letters.received&read=澜川省/长汐县/2017/2018"
                    ),
                ),
                (
                    "bounds",
                    format!("#{CHANGXI}&figure=legal-advisers.contracts-reviewed"),
                ),
                (
                    "bars",
                    format!("#{FOUR}&figure=petitions.letters.received&year=2017"),
                ),
                (
                    "years",
                    format!("#{FOUR}&figure=petitions.letters.received"),
                ),
            ] {
                page.value(&format!("void (location.hash = {})", json!(asked)));
                shown(page);
                page.value("void [...document.querySelectorAll('.reports, .figures')].slice(0, 2).forEach(e => { e.open = true })");
                page.value("(() => { document.activeElement.blur(); scrollTo(0, 0) })()");
                let height = page.value("document.documentElement.scrollHeight");
                let whole = json!({ "width": window.width, "height": height, "deviceScaleFactor": 1, "mobile": window.width < 600 });
                page.cdp("Emulation.setDeviceMetricsOverride", whole);
                page.screenshot(&format!("catalog-{name}-{part}"));
                let window = json!({ "width": window.width, "height": window.height, "deviceScaleFactor": 1, "mobile": window.width < 600 });
                page.cdp("Emulation.setDeviceMetricsOverride", window);
                assert_eq!(page.axe(), [""; 0], "{part}");
                assert!(
                    page.is("document.documentElement.scrollWidth <= innerWidth"),
                    "{part}: nothing sticks out sideways"
                );
            }
            page.assert_console_silent();
        },
    );
}

#[test]
fn desktop_in_light() {
    looks_right(Window::DESKTOP, "desktop-light");
}

#[test]
fn desktop_in_dark() {
    looks_right(Window::DESKTOP.dark(), "desktop-dark");
}

#[test]
fn phone_in_light() {
    looks_right(Window::PHONE, "phone-light");
}

#[test]
fn phone_in_dark() {
    looks_right(Window::PHONE.dark(), "phone-dark");
}
