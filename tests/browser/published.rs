//! What `gongbao publish` makes: readable without a script, taken over by the widget without a jump,
//! and whole in one file.

use crate::harness::{Answer, Page, Site, Window, visit, visit_viewer};
use gongbao_publish::Published;
use gongbao_report::{Report, Verified};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::LazyLock;
use tempfile::TempDir;

pub fn report() -> Report {
    Report::from_json(include_str!("../../assets/reports/kecheng-2017.json")).unwrap()
}

/// The published report in a folder of its own.
pub fn published() -> TempDir {
    // Once for all tests: packing takes seconds.
    static PUBLISHED: LazyLock<Published> = LazyLock::new(|| publish(report(), ""));
    let folder = tempfile::tempdir().unwrap();
    write(&PUBLISHED, folder.path());
    folder
}

/// Opens what `gongbao publish` makes of the first report.
pub async fn visit_published(window: Window, test: impl AsyncFnOnce(&Page)) {
    let folder = published();
    visit(&Site::of(folder.path().into()), "", window, test).await;
}

/// What `gongbao publish` makes of a report for this address.
pub fn publish(report: Report, at: &str) -> Published {
    let published = gongbao_publish::publish(&Verified::of(report), at);
    published.expect("the widget is built: run `cargo xtask test`")
}

/// Writes what was published into a folder, which is made if need be.
pub fn write(published: &Published, folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    for file in &published.files {
        std::fs::write(folder.join(&file.path), &file.bytes).unwrap();
    }
}

/// The name of the published file with this ending; the desk's files are not meant.
pub fn name(folder: &TempDir, ending: &str) -> String {
    let entries = std::fs::read_dir(folder.path()).unwrap().flatten();
    let mut names = entries.map(|entry| entry.file_name().into_string().unwrap());
    names
        .find(|name| name.ends_with(ending) && !name.starts_with("desk"))
        .unwrap()
}

#[tokio::test]
async fn without_scripts_all_text_and_charts_are_there_and_links_lead() {
    visit_published(Window::WITHOUT_SCRIPTS, async |page| {
        let text = page
            .text("document.querySelector('main').textContent")
            .await;
        for paragraph in report().paragraphs() {
            assert!(
                text.contains(&paragraph.text),
                "missing: {}",
                paragraph.text
            );
        }
        assert_eq!(
            page.value("document.querySelectorAll('figure.chart').length")
                .await,
            9
        );
        assert!(
            page.is("document.querySelectorAll('figure.chart svg a.mark').length > 20")
                .await
        );
        page.click("main .level-2 > details > summary").await;
        page.until(
            "!document.querySelector('main .level-2 > details').open",
            "sections fold",
        )
        .await;
        page.click_id("mark:petitions:petitions.letters.received")
            .await;
        page.until(
            "document.querySelector(':target')?.textContent === '229件'",
            "the mark leads to its number",
        )
        .await;
    })
    .await;
}

const WIDGET: &str = "performance.getEntriesByType('resource').filter(e => /gongbao-.*wasm|report-/.test(e.name)).length";

#[tokio::test]
async fn the_widget_comes_at_the_first_sign_of_a_reader() {
    let folder = published();
    let site = Site::of(folder.path().into());
    visit(&site, "", Window::DESKTOP, async |page| {
        page.value("(() => { requestIdleCallback(() => { window.idle = true }) })()")
            .await;
        page.until("window.idle === true", "nothing is left to do")
            .await;
        assert_eq!(page.value(WIDGET).await, 0, "only the text was fetched");
        let point = json!({ "type": "mouseMoved", "x": 200, "y": 200 });
        page.cdp("Input.dispatchMouseEvent", point).await;
        page.until(
            "!document.querySelector('[data-prerendered]')",
            "a pointer calls it",
        )
        .await;
        assert_eq!(page.value(WIDGET).await, 2);
        page.assert_console_silent().await;
    })
    .await;
    visit(
        &site,
        "#yi-fa-lv-xing-zheng-fu-zhi-neng",
        Window::DESKTOP,
        async |page| {
            page.until(
                "!document.querySelector('[data-prerendered]')",
                "a link to a place does",
            )
            .await;
        },
    )
    .await;
}

#[tokio::test]
async fn what_is_pressed_before_the_widget_is_there_counts_when_it_is() {
    visit_published(Window::DESKTOP, async |page| {
        // By script: nothing has called the widget yet.
        page.value("(() => { document.querySelector('[data-tick]').checked = true; [...document.querySelectorAll('.tools > button')].find(button => button.textContent === '全部收起').click() })()").await;
        page.until("document.querySelectorAll('.section > details[open]').length === 0", "all is folded").await;
        assert!(page.is("!document.querySelector('[data-prerendered]')").await);
        assert_eq!(page.value("document.querySelectorAll('[data-tick]:checked').length").await, 1);
        page.assert_console_silent().await;
    })
    .await;
}

#[tokio::test]
async fn without_scripts_there_is_no_button_that_does_nothing() {
    let folder = published();
    let visible = "[...document.querySelectorAll('button, .printing, .settings, .file')].filter(e => getComputedStyle(e).visibility === 'visible').length";
    visit(
        &Site::of(folder.path().into()),
        "",
        Window::DESKTOP,
        async |page| {
            assert!(page.value(visible).await.as_u64().unwrap() > 30);
            page.cdp(
                "Emulation.setScriptExecutionDisabled",
                json!({ "value": true }),
            )
            .await;
            page.reload().await;
            assert_eq!(page.value(visible).await, 0);
        },
    )
    .await;
}

#[tokio::test]
async fn who_goes_by_keyboard_loses_no_step_when_the_widget_comes() {
    visit_published(Window::DESKTOP, async |page| {
        for _ in 0..3 {
            page.press("Tab").await;
        }
        let focused = page.text("document.activeElement.textContent").await;
        assert!(!focused.is_empty());
        page.until(
            "!document.querySelector('[data-prerendered]')",
            "a key calls it",
        )
        .await;
        assert_eq!(
            page.text("document.activeElement.textContent").await,
            focused
        );
    })
    .await;
}

#[tokio::test]
async fn the_widget_takes_over_without_a_jump_and_in_silence() {
    visit_published(Window::DESKTOP, async |page| {
        page.taken_over().await;
        let observe = "(() => { window.shift = 0;
            new PerformanceObserver(list => { for (const entry of list.getEntries()) { window.shift += entry.value; window.shifted = entry.sources.map(source => source.node?.className ?? source.node?.nodeName).join(); } })
                .observe({ type: 'layout-shift', buffered: true });
            requestAnimationFrame(() => requestAnimationFrame(() => { window.observed = true })) })()";
        page.value(observe).await;
        page.until("window.observed === true", "what shifted so far is known").await;
        let shifted = page.text("window.shifted ?? ''").await;
        assert_eq!(page.value("window.shift").await, 0, "{shifted}");
        page.click_id("mark:petitions:petitions.letters.received").await;
        page.until("document.querySelector('.looked-up')?.textContent === '229件'", "the widget is alive").await;
        page.assert_console_silent().await;
    })
    .await;
}

#[tokio::test]
async fn who_jumped_far_down_stays_there_when_the_widget_comes() {
    visit_published(Window::PHONE, async |page| {
        // Past sections that were never laid out, in one step.
        page.value("(() => {
            window.top_of = () => document.querySelector('main .level-2:nth-of-type(6) h2').getBoundingClientRect().top;
            document.querySelector('main .level-2:nth-of-type(6) h2').scrollIntoView({ block: 'center', behavior: 'instant' });
            window.there = top_of();
        })()").await;
        assert!(page.is("scrollY > 2000 && there > 0 && there < innerHeight").await);
        page.taken_over().await;
        page.until("Math.abs(top_of() - there) < 2", "it still is where it was").await;
    })
    .await;
}

#[tokio::test]
async fn the_viewer_too_lays_out_what_is_near_the_screen_until_its_reader_does_something() {
    let visibility = |value| {
        format!(
            "[...document.querySelectorAll('main .level-2')].every(section => getComputedStyle(section).contentVisibility === '{value}')"
        )
    };
    visit_viewer(Window::PHONE, async |page| {
        assert!(page.is(&visibility("auto")).await);
        page.press("Tab").await;
        page.until(&visibility("visible"), "all of it is laid out")
            .await;
    })
    .await;
}

/// The text area as a picture, all of it laid out; tools aside: they need the widget and come with it.
async fn picture(page: &Page) -> Value {
    page.value("(() => { const style = document.createElement('style'); style.textContent = '.section-tools, .tools, .bar, .chart-tools { visibility: hidden !important } main * { content-visibility: visible !important }'; document.head.append(style) })()").await;
    let area = page.value("(() => { const { x, y, width, height } = document.querySelector('main').getBoundingClientRect(); return { x, y, width, height, scale: 1 } })()").await;
    let parameters = json!({ "format": "png", "captureBeyondViewport": true, "clip": area });
    let answer = page.cdp("Page.captureScreenshot", parameters).await;
    answer["data"].clone()
}

#[tokio::test]
async fn the_widget_changes_no_pixel_of_the_text() {
    for window in [Window::DESKTOP, Window::PHONE.dark()] {
        let folder = published();
        let site = Site::of(folder.path().into());
        let wasm = name(&folder, ".wasm");
        site.set(&wasm, Answer::Status(404));
        let mut before = Value::Null;
        visit(&site, "", window, async |page| {
            before = picture(page).await;
            assert!(
                page.is("!!document.querySelector('[data-prerendered]')")
                    .await
            );
        })
        .await;
        let site = Site::of(folder.path().into());
        visit(&site, "", window, async |page| {
            page.taken_over().await;
            let after = picture(page).await;
            assert!(before.as_str().unwrap().len() > 100_000);
            assert!(before == after, "pixels of the text changed");
        })
        .await;
    }
}

#[tokio::test]
async fn without_the_wasm_the_page_stays_as_it_was() {
    let folder = published();
    let site = Site::of(folder.path().into());
    site.set(&name(&folder, ".wasm"), Answer::Status(404));
    visit(&site, "", Window::PHONE, async |page| {
        page.tap("main").await;
        page.until(
            "performance.getEntriesByType('resource').some(e => e.name.endsWith('.wasm'))",
            "the wasm was asked for",
        )
        .await;
        assert!(
            page.is("!!document.querySelector('[data-prerendered] main .level-2')")
                .await
        );
        assert!(
            page.is("!document.querySelector('[role=alert]')").await,
            "nothing alarms"
        );
    })
    .await;
}

#[tokio::test]
async fn a_wasm_that_was_changed_on_its_way_is_not_run() {
    let folder = published();
    let path = folder.path().join(name(&folder, ".wasm"));
    let mut wasm = std::fs::read(&path).unwrap();
    // A custom section without a name: still a good module.
    wasm.extend([0, 1, 0]);
    std::fs::write(&path, wasm).unwrap();
    visit(
        &Site::of(folder.path().into()),
        "",
        Window::PHONE,
        async |page| {
            page.tap("main").await;
            page.until(&format!("{WIDGET} === 2"), "both were asked for")
                .await;
            let console = page.console().await.join(" ");
            assert!(console.contains("integrity"), "{console}");
            assert!(
                page.is("!!document.querySelector('[data-prerendered] main .level-2')")
                    .await
            );
        },
    )
    .await;
}

#[tokio::test]
async fn a_desk_that_was_changed_on_its_way_is_not_run() {
    for (ending, more) in [(".js", &b"\n;"[..]), (".wasm", &[0, 1, 0])] {
        let folder = published();
        let names = std::fs::read_dir(folder.path()).unwrap().flatten();
        let mut paths = names.map(|entry| entry.path()).filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy();
            name.starts_with("desk-") && name.ends_with(ending)
        });
        let path = paths.next().unwrap();
        let mut bytes = std::fs::read(&path).unwrap();
        bytes.extend(more);
        std::fs::write(&path, bytes).unwrap();
        let site = Site::fenced(folder.path().into());
        visit(&site, "", Window::DESKTOP, async |page| {
            page.press("/").await;
            page.until(
                "!!document.querySelector('.desk [role=alert]')",
                "it is said",
            )
            .await;
            let console = page.console().await.join(" ");
            assert!(console.contains("integrity"), "{console}");
        })
        .await;
    }
}

#[test]
fn the_one_file_has_at_most_220_kilobytes() {
    let folder = published();
    let file = std::fs::metadata(folder.path().join("offline.html")).unwrap();
    assert!(file.len() <= 220_000, "{} bytes", file.len());
}

#[tokio::test]
async fn the_one_file_opens_from_the_disk_with_the_network_off() {
    let folder = published();
    let address = format!("file://{}", folder.path().join("offline.html").display());
    visit(&Site::of(folder.path().into()), "report", Window::DESKTOP, async |page| {
        page.console().await;
        page.cdp("Network.enable", json!({})).await;
        let off = json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
        page.cdp("Network.emulateNetworkConditions", off).await;
        page.go(&address).await;
        page.ready().await;
        page.click_id("mark:petitions:petitions.letters.received").await;
        page.until("document.querySelector('.looked-up')?.textContent === '229件'", "it is interactive").await;
        let requests = page.value("performance.getEntriesByType('resource').filter(e => !e.name.startsWith('data:')).length").await;
        assert_eq!(requests, Value::from(0));
        page.assert_console_silent().await;
    })
    .await;
}
