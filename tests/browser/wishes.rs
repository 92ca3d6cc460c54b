//! What a reader may wish: another language, larger text, the elder mode, contrast. All of it is
//! remembered, and the report's own text stays as it was issued.

use crate::harness::{Page, Site, Window, visit};
use crate::published::published;

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
        for (tag, contents) in [("zh-Hant", "目錄"), ("en", "Contents")] {
            wish(page, &format!("lang {tag}")).await;
            let shown = "document.querySelector('.contents-title').textContent";
            page.until(&format!("{shown} === '{contents}'"), "the language is switched").await;
            assert_eq!(page.text("document.querySelector('.gongbao').lang").await, tag);
            assert_eq!(page.text(text).await, issued);
        }
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
    visit(&Site::start(), "", Window::DESKTOP, async |page| {
        page.ready().await;
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
