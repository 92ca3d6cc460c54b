//! What a reader may wish: another language, larger text, the elder mode, contrast. All of it is
//! remembered, and the report's own text stays as it was issued.

use crate::embedded::portal;
use crate::harness::{Page, Site, Window, visit, visit_viewer};
use crate::published::published;
use serde_json::json;

/// The narrowest phone that the page is made for.
const NARROW: Window = Window {
    width: 360,
    height: 640,
    ..Window::PHONE
};

async fn wish(page: &Page, wish: &str) {
    let open = "document.querySelectorAll('.settings').forEach(e => { e.open = true })";
    page.value(open).await;
    // On a narrow page behind the bar, until it was opened once.
    if page
        .is("document.querySelector('.settings').getBoundingClientRect().height === 0")
        .await
    {
        page.click(".bar button").await;
    }
    page.click(&format!("[data-wish=\"{wish}\"]")).await;
}

async fn reading(page: &Page) -> String {
    page.text("document.documentElement.dataset.reading").await
}

#[tokio::test]
async fn the_language_is_switched_and_remembered_and_the_report_stays_as_issued() {
    let site = Site::start();
    visit(&site, "", Window::DESKTOP, async |page| {
        page.ready().await;
        let text = "document.querySelector('#tui-jin-shi-wei-shi-zheng-fu-zhong\\\\.1').textContent";
        let issued = page.text(text).await;
        page.press("/").await;
        page.until("document.querySelector('.search-bar input')?.getAttribute('aria-label') === '搜索本报告'", "the search speaks Chinese").await;
        page.press("Escape").await;
        page.until("!document.querySelector('.search-bar')", "it is closed").await;
        for (tag, contents) in [("zh-Hant", "目錄"), ("en", "Contents")] {
            wish(page, &format!("lang {tag}")).await;
            let shown = "document.querySelector('.contents-title').textContent";
            page.until(&format!("{shown} === '{contents}'"), "the language is switched").await;
            assert_eq!(page.text("document.querySelector('.gongbao').lang").await, tag);
            assert_eq!(page.text(text).await, issued);
        }
        // The desk was there before.
        page.press("/").await;
        page.until("document.querySelector('.search-bar input')?.getAttribute('aria-label') === 'Search this report'", "the search speaks English too").await;
        page.reload().await;
        assert_eq!(page.text("document.querySelector('.contents-title').textContent").await, "Contents");
        // Charts speak English too; what is quoted is Chinese and says so.
        assert_eq!(
            page.text("document.querySelector('#chart\\\\/petitions figcaption').textContent").await,
            "Petitions and complaints: received and handled"
        );
        assert!(page.text("document.getElementById('mark:petitions:petitions.letters.received').getAttribute('aria-label')").await.ends_with("229"));
        assert_eq!(page.text("document.querySelector('main').lang").await, "zh-CN");
        page.screenshot("desktop-english").await;
        page.go(&site.address("?lang=zh-TW")).await;
        page.ready().await;
        assert_eq!(page.text("document.querySelector('.contents-title').textContent").await, "目錄", "the address wins");
        page.assert_console_silent().await;
    })
    .await;
}

#[tokio::test]
async fn in_the_elder_mode_text_and_targets_are_large_and_nothing_sticks_out() {
    let folder = published();
    visit(&Site::of(folder.path().into()), "", NARROW, async |page| {
        page.taken_over().await;
        wish(page, "elder").await;
        page.until(
            "document.documentElement.dataset.reading === 'elder'",
            "it is on",
        )
        .await;
        page.screenshot("elder-settings").await;
        page.click(".bar button").await;
        page.reload().await;
        page.taken_over().await;
        assert_eq!(reading(page).await, "elder", "it is remembered");
        let size = "parseFloat(getComputedStyle(document.querySelector('main .text p')).fontSize)";
        assert!(page.value(size).await.as_f64().unwrap() >= 24.0, "18 pt");
        let leading =
            "parseFloat(getComputedStyle(document.querySelector('main .text p')).lineHeight)";
        assert!(
            page.value(&format!("{leading} / {size}"))
                .await
                .as_f64()
                .unwrap()
                >= 1.3
        );
        assert!(
            page.is("document.documentElement.scrollWidth <= innerWidth")
                .await
        );
        page.value("document.querySelector('#chart\\\\/petitions').scrollIntoView()")
            .await;
        page.screenshot("elder-chart").await;
    })
    .await;
}

#[tokio::test]
async fn text_grows_and_shrinks_and_all_wishes_can_be_taken_back() {
    visit_viewer(Window::DESKTOP, async |page| {
        let size = "parseFloat(getComputedStyle(document.querySelector('main .text p')).fontSize)";
        assert_eq!(page.value(size).await, 17);
        for _ in 0..3 {
            wish(page, "larger").await;
        }
        page.until(
            &format!("{size} === 25.5"),
            "the text is half as large again",
        )
        .await;
        wish(page, "contrast").await;
        page.until(
            "getComputedStyle(document.querySelector('.gongbao')).color === 'rgb(0, 0, 0)'",
            "the contrast is high",
        )
        .await;
        page.screenshot("large-contrast").await;
        assert!(
            page.is("document.documentElement.scrollWidth <= innerWidth")
                .await
        );
        wish(page, "reset").await;
        page.until(&format!("{size} === 17"), "all is as at first")
            .await;
        assert_eq!(reading(page).await, "");
        wish(page, "smaller").await;
        page.until(&format!("{size} < 15"), "the text is smaller")
            .await;
        assert_eq!(
            page.text("document.querySelector('[data-wish=smaller]').ariaDisabled")
                .await,
            "true"
        );
        page.assert_console_silent().await;
    })
    .await;
}

#[tokio::test]
async fn at_the_largest_text_and_on_the_narrowest_screen_nothing_sticks_out() {
    visit(&Site::start(), "", NARROW, async |page| {
        page.ready().await;
        page.value("localStorage.setItem('gongbao/reading', 'larger-5 elder contrast')")
            .await;
        page.reload().await;
        assert_eq!(reading(page).await, "larger-5 elder contrast");
        assert!(
            page.is("document.documentElement.scrollWidth <= innerWidth")
                .await
        );
        page.screenshot("narrow-largest").await;
    })
    .await;
}

/// 1280 px at 400 %, as the guidelines measure reflow.
#[tokio::test]
async fn at_400_percent_nothing_is_lost_and_nothing_scrolls_sideways() {
    let window = Window {
        width: 320,
        height: 256,
        ..Window::DESKTOP
    };
    visit(&Site::start(), "", window, async |page| {
        page.ready().await;
        assert!(page.is("document.documentElement.scrollWidth <= innerWidth").await);
        assert_eq!(page.value("document.querySelectorAll('figure.chart').length").await, 9);
        // As guideline 1.4.12 says: no text is cut when it is spaced.
        page.value("(() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'); document.adoptedStyleSheets = [sheet] })()").await;
        let cut = "[...document.querySelectorAll('.gongbao *')].filter(e => getComputedStyle(e).overflow === 'hidden' && e.scrollHeight > e.clientHeight + 1 && !e.matches('.spoken')).length";
        assert_eq!(page.value(cut).await, 0);
        assert!(page.is("document.documentElement.scrollWidth <= innerWidth").await);
    })
    .await;
}

#[tokio::test]
async fn who_asked_their_system_for_contrast_has_it_at_once() {
    visit_viewer(Window::DESKTOP, async |page| {
        for (scheme, ink, paper) in [("light", "rgb(0, 0, 0)", "rgb(255, 255, 255)"), ("dark", "rgb(255, 255, 255)", "rgb(0, 0, 0)")] {
            let media = json!({ "features": [{ "name": "prefers-contrast", "value": "more" }, { "name": "prefers-color-scheme", "value": scheme }] });
            page.cdp("Emulation.setEmulatedMedia", media).await;
            assert_eq!(page.text("getComputedStyle(document.querySelector('.gongbao')).color").await, ink);
            assert_eq!(page.text("getComputedStyle(document.querySelector('.gongbao')).backgroundColor").await, paper);
            assert_eq!(page.axe().await, [""; 0]);
        }
    })
    .await;
}

/// Windows calls it high contrast: every colour is the system's.
#[tokio::test]
async fn in_the_colours_of_the_system_the_place_being_read_and_the_bars_still_stand_out() {
    visit_viewer(Window::DESKTOP, async |page| {
        for scheme in ["light", "dark"] {
            let media = json!({ "features": [{ "name": "forced-colors", "value": "active" }, { "name": "prefers-color-scheme", "value": scheme }] });
            page.cdp("Emulation.setEmulatedMedia", media).await;
            page.value("document.querySelector('main .section').scrollIntoView()").await;
            page.until("!!document.querySelector('.contents a[aria-current]')", "the place is marked").await;
            let colour = |css: &str, what: &str| format!("getComputedStyle(document.querySelector('{css}')).{what}");
            let edge = |css: &str| colour(css, "borderLeftColor");
            let paper = page.text(&colour(".gongbao", "backgroundColor")).await;
            assert_ne!(page.text(&edge(".contents a[aria-current]")).await, paper);
            assert_eq!(page.text(&edge(".contents a:not([aria-current])")).await, paper);
            for bar in [".first", ".second", ".whole"] {
                assert_ne!(page.text(&colour(&format!(".chart {bar}"), "fill")).await, paper, "{bar}");
            }
            assert_ne!(page.text(&colour(".chart .first", "fill")).await, page.text(&colour(".chart .second", "fill")).await);
            assert_eq!(page.axe().await, [""; 0]);
        }
    })
    .await;
}

const INSIDE: &str = "document.querySelector('gongbao-report').shadowRoot";

/// Presses a button of the settings of a report in a host's page.
async fn wish_inside(page: &Page, wish: &str) {
    page.value(&format!(
        "{INSIDE}.querySelector('[data-wish=\"{wish}\"]').click()"
    ))
    .await;
}

#[tokio::test]
async fn in_a_host_page_all_wishes_hold_for_the_report_alone_and_are_remembered() {
    let folder = portal();
    let site = Site::of(folder.path().into());
    visit(&site, "bare.html", Window::DESKTOP, async |page| {
        let here = format!("!!{INSIDE}?.querySelector('.report')");
        page.until(&here, "the report is shown").await;
        let style =
            |what: &str| format!("getComputedStyle({INSIDE}.querySelector('.text p')).{what}");
        let size = format!("parseFloat({})", style("fontSize"));
        assert_eq!(page.value(&size).await, 17);
        let host = page.text("getComputedStyle(document.body).fontSize").await;
        wish_inside(page, "larger").await;
        wish_inside(page, "larger").await;
        page.until(&format!("{size} === 21.25"), "the text is a quarter larger")
            .await;
        wish_inside(page, "contrast").await;
        page.until(
            &format!("{} === 'rgb(0, 0, 0)'", style("color")),
            "the contrast is high",
        )
        .await;
        wish_inside(page, "elder").await;
        page.until(&format!("{size} >= 24"), "18 pt").await;
        let target = format!(
            "{INSIDE}.querySelector('.bar .button, .tools .button').getBoundingClientRect().height"
        );
        assert!(page.value(&target).await.as_f64().unwrap() >= 60.0);
        wish_inside(page, "lang en").await;
        let contents = format!("{INSIDE}.querySelector('.contents-title').textContent");
        page.until(
            &format!("{contents} === 'Contents'"),
            "the language is switched",
        )
        .await;
        page.screenshot("wishes-embedded").await;
        assert!(
            page.is("!('reading' in document.documentElement.dataset)")
                .await
        );
        assert_eq!(
            page.text("getComputedStyle(document.body).fontSize").await,
            host,
            "the host's text stays"
        );
        page.reload().await;
        page.until(&here, "the report is shown").await;
        page.until(
            &format!("{size} >= 24 && {} === 'rgb(0, 0, 0)'", style("color")),
            "all is remembered",
        )
        .await;
        page.assert_console_silent().await;
    })
    .await;
}

#[tokio::test]
async fn paper_is_black_on_white_in_the_size_of_the_standard_or_of_the_elder_mode() {
    visit_viewer(Window::DESKTOP.dark(), async |page| {
        for name in ["larger", "larger", "contrast", "lang en"] {
            wish(page, name).await;
        }
        page.until("document.querySelector('.contents-title').textContent === 'Contents'", "the language is switched").await;
        let print = json!({ "media": "print", "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
        page.cdp("Emulation.setEmulatedMedia", print).await;
        let style = |what: &str| format!("getComputedStyle(document.querySelector('main .text p')).{what}");
        let size = format!("parseFloat({}) / 96 * 72", style("fontSize"));
        // 156 mm for 28 characters.
        let standard = page.value(&size).await.as_f64().unwrap();
        assert!((standard - 15.79).abs() < 0.05, "{standard} pt: the reader's own size is for the screen");
        assert_eq!(page.text(&style("color")).await, "rgb(0, 0, 0)");
        assert_eq!(page.text("getComputedStyle(document.querySelector('.gongbao')).backgroundColor").await, "rgb(255, 255, 255)");
        page.value("dispatchEvent(new Event('beforeprint'))").await;
        assert!(page.text("document.querySelector('.print-source').textContent").await.starts_with("Source: "));
        page.value("document.querySelector('[data-wish=elder]').click()").await;
        page.until(&format!("Math.abs({size} - 22) < 0.1"), "the elder mode has large print").await;
    })
    .await;
}

#[tokio::test]
async fn a_report_in_a_host_page_is_printed_as_its_reader_wishes() {
    let folder = portal();
    visit(&Site::of(folder.path().into()), "bare.html", Window::DESKTOP, async |page| {
        page.until(&format!("!!{INSIDE}?.querySelector('.report')"), "the report is shown").await;
        wish_inside(page, "elder").await;
        wish_inside(page, "lang en").await;
        page.until(&format!("{INSIDE}.querySelector('.contents-title').textContent === 'Contents'"), "the language is switched").await;
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        // Instead of a printer.
        page.value("(() => { const append = document.body.append; document.body.append = function (frame) {
            append.call(this, frame);
            frame.contentWindow.print = () => {
                const paper = frame.contentDocument, view = frame.contentWindow;
                window.paper = {
                    points: parseFloat(view.getComputedStyle(paper.querySelector('.text p')).fontSize) * 0.75,
                    source: paper.querySelector('.print-source').textContent,
                    folded: paper.querySelectorAll('details:not([open])').length,
                };
            };
        } })()").await;
        page.value(&format!("{INSIDE}.querySelector('.printing [data-print]').click()")).await;
        page.until("!!window.paper", "it is printed").await;
        assert!((page.value("paper.points").await.as_f64().unwrap() - 22.0).abs() < 0.1);
        assert!(page.text("paper.source").await.starts_with("Source: "));
        assert_eq!(page.value("paper.folded").await, 0);
    })
    .await;
}
