//! By keyboard and by touch, on small and large screens, in light and dark.

use super::{CHANGXI, FOUR, on, shown};
use crate::harness::{Page, Window};
use serde_json::json;

#[tokio::test]
async fn all_of_it_works_by_keyboard() {
    on("", Window::DESKTOP, async |page, _| {
        tab_to(page, ".find input").await;
        page.cdp("Input.insertText", json!({ "text": "长汐" }))
            .await;
        page.until(
            "document.querySelectorAll('.results a').length === 1",
            "one district is left",
        )
        .await;
        tab_to(page, ".results a").await;
        page.press("Enter").await;
        shown(page).await;
        tab_to(page, ".figures summary").await;
        page.press("Enter").await;
        tab_to(page, ".topics a[href*='letters.received']").await;
        page.press("Enter").await;
        page.until(
            "document.activeElement.id === 'comparison'",
            "the reader is taken there",
        )
        .await;
        tab_to(page, "svg a.mark:last-of-type").await;
        assert!(
            page.is("document.activeElement.textContent.startsWith('2018: 240 件')")
                .await
        );
        page.press("Enter").await;
        page.until(
            "document.querySelector('.looked-up')?.textContent === '240件'",
            "the sentence is shown",
        )
        .await;
    })
    .await;
}

/// Presses Tab until the focus is there.
async fn tab_to(page: &Page, css: &str) {
    for _ in 0..150 {
        page.press("Tab").await;
        if page
            .is(&format!("document.activeElement.matches({})", json!(css)))
            .await
        {
            return;
        }
    }
    panic!("Tab does not reach {css}");
}

#[tokio::test]
async fn all_of_it_works_by_touch() {
    on("", Window::PHONE, async |page, _| {
        page.cdp(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": true }),
        )
        .await;
        touch(page, ".results li:last-child a").await;
        touch(page, ".results li:first-child a").await;
        page.until(
            "document.querySelectorAll('.comparison figure').length === 2",
            "two districts are compared",
        )
        .await;
        shown(page).await;
        touch(page, ".figures summary").await;
        touch(page, ".topics a[href*='inspections']").await;
        page.until(
            "document.querySelector('.comparison h2').textContent.includes('检查')",
            "the figure is shown",
        )
        .await;
        touch(page, ".ways li:last-child a").await;
        page.until("location.hash.includes('year=')", "one year")
            .await;
        touch(page, ".figures-table tbody tr:last-child a").await;
        page.until(
            "!!document.querySelector('.looked-up')",
            "the sentence is shown",
        )
        .await;
    })
    .await;
}

/// A finger on the middle of an element.
async fn touch(page: &Page, css: &str) {
    page.until(&format!("!!document.querySelector({})", json!(css)), css)
        .await;
    let place = page
        .value(&format!(
            "(() => {{ const target = document.querySelector({}); target.scrollIntoView({{ block: 'center' }});
               const box = target.getClientRects()[0]; return {{ x: box.x + box.width / 2, y: box.y + box.height / 2 }} }})()",
            json!(css)
        ))
        .await;
    page.cdp(
        "Input.dispatchTouchEvent",
        json!({ "type": "touchStart", "touchPoints": [place] }),
    )
    .await;
    page.cdp(
        "Input.dispatchTouchEvent",
        json!({ "type": "touchEnd", "touchPoints": [] }),
    )
    .await;
}

#[tokio::test]
async fn it_speaks_traditional_chinese_and_english_and_leaves_names_and_sentences_as_they_are() {
    for (lang, heading, found) in [
        ("zh-Hant", "沒有報告", "比前一個數"),
        ("en", "no report", "Change"),
    ] {
        let asked = format!("?lang={lang}#{CHANGXI}&figure=petitions.letters.received");
        on(&asked, Window::PHONE, async |page, _| {
            shown(page).await;
            let said = page
                .text("document.querySelector('.gongbao').innerText")
                .await;
            assert!(said.contains(heading) && said.contains(found), "{said}");
            assert!(
                said.contains("长汐县") && said.contains("全年收到来信186件"),
                "{said}"
            );
            page.screenshot(&format!("catalog-{lang}")).await;
        })
        .await;
    }
}

async fn looks_right(window: Window, name: &str) {
    on(&format!("#{FOUR}&figure=petitions.letters.received"), window, async |page, _| {
        shown(page).await;
        for (part, asked) in [
            ("one", format!("#{CHANGXI}&figure=petitions.letters.received&read=澜川省/长汐县/2017/2018")),
            ("bounds", format!("#{CHANGXI}&figure=legal-advisers.contracts-reviewed")),
            ("bars", format!("#{FOUR}&figure=petitions.letters.received&year=2017")),
            ("years", format!("#{FOUR}&figure=petitions.letters.received")),
        ] {
            page.value(&format!("void (location.hash = {})", json!(asked))).await;
            shown(page).await;
            page.value("void [...document.querySelectorAll('.reports, .figures')].slice(0, 2).forEach(e => { e.open = true })").await;
            page.value("(() => { document.activeElement.blur(); scrollTo(0, 0) })()").await;
            let height = page.value("document.documentElement.scrollHeight").await;
            let whole = json!({ "width": window.width, "height": height, "deviceScaleFactor": 1, "mobile": window.width < 600 });
            page.cdp("Emulation.setDeviceMetricsOverride", whole).await;
            page.screenshot(&format!("catalog-{name}-{part}")).await;
            let window = json!({ "width": window.width, "height": window.height, "deviceScaleFactor": 1, "mobile": window.width < 600 });
            page.cdp("Emulation.setDeviceMetricsOverride", window).await;
            assert_eq!(page.axe().await, [""; 0], "{part}");
            assert!(page.is("document.documentElement.scrollWidth <= innerWidth").await, "{part}: nothing sticks out sideways");
        }
        page.assert_console_silent().await;
    })
    .await;
}

#[tokio::test]
async fn desktop_in_light() {
    looks_right(Window::DESKTOP, "desktop-light").await;
}

#[tokio::test]
async fn desktop_in_dark() {
    looks_right(Window::DESKTOP.dark(), "desktop-dark").await;
}

#[tokio::test]
async fn phone_in_light() {
    looks_right(Window::PHONE, "phone-light").await;
}

#[tokio::test]
async fn phone_in_dark() {
    looks_right(Window::PHONE.dark(), "phone-dark").await;
}
