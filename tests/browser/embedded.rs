//! A report in a portal's page: the portal's styles end at the element, ours never leave it, and
//! nothing stays behind when it goes.

use crate::published::{self, publish, report};
use gongbao_publish::Published;
use gongbao_testkit::{Answer, Page, Site, Window, visit};
use serde_json::{Value, json};
use std::sync::LazyLock;
use tempfile::TempDir;

const PORTAL: &str = include_str!("../../demo/portal.html");

/// A portal with two reports in elements and one in a frame, and `bare.html` with the first report
/// and nothing else.
pub fn portal() -> TempDir {
    // Once for all tests: packing takes seconds.
    static PUBLISHED: LazyLock<[Published; 2]> = LazyLock::new(|| {
        let mut other = report();
        other.id = "other-2018".to_owned();
        other.title = "另一份报告".to_owned();
        [publish(report(), "one/"), publish(other, "two/")]
    });
    let folder = tempfile::tempdir().unwrap();
    for (published, at) in PUBLISHED.iter().zip(["one", "two"]) {
        published::write(published, &folder.path().join(at));
    }
    let elements = PUBLISHED
        .each_ref()
        .map(|published| published.snippets.whole.as_str())
        .concat();
    let frame = &PUBLISHED[1].snippets.frame;
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let page = PORTAL.replace("<!--ELEMENT-->", &elements);
    write("index.html", &page.replace("<!--FRAME-->", ""));
    write("frame.html", &PORTAL.replace("<!--FRAME-->", frame));
    let first = elements
        .split_inclusive("</gongbao-report>")
        .next()
        .unwrap();
    write(
        "bare.html",
        &format!(
            "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><body><div style='width:746px'>{first}</div>"
        ),
    );
    write("portal.css", include_str!("../../demo/portal.css"));
    write("portal.js", include_str!("../../demo/portal.js"));
    folder
}

/// What is inside the first element of a host's page.
pub const INSIDE: &str = "document.querySelector('gongbao-report').shadowRoot";

/// Opens a page of the portal.
pub fn visit_portal(path: &str, test: impl FnOnce(&Page)) {
    let folder = portal();
    visit(&Site::of(folder.path().into()), path, Window::DESKTOP, test);
}

/// Opens a host's page that has the first report and nothing else, and waits for it.
pub fn visit_element(test: impl FnOnce(&Page)) {
    visit_portal("bare.html", |page| {
        all_shown(page, 1);
        test(page);
    });
}

const SHOWN: &str = "[...document.querySelectorAll('gongbao-report')].filter(e => e.shadowRoot?.querySelector('.report')).length";

/// Waits for the reports in the elements of a host's page.
pub fn all_shown(page: &Page, count: usize) {
    // Those further down come when they are near.
    page.until(
        &format!("document.querySelectorAll('gongbao-report').forEach(e => e.scrollIntoView()) || {SHOWN} === {count}"),
        "the reports are shown",
    );
}

/// Every computed style of some elements inside, but for what follows from the room there is.
const STYLES: &str = "['.title', '.issuer', '.section h3', '.text p', '.chart figcaption', '.chart .label', 'a.mark', '.button', '.contents a', '.section-tools button', '.overview .value', 'summary'].flatMap(css => {
    const style = getComputedStyle(document.querySelector('gongbao-report').shadowRoot.querySelector(css));
    return [...style].filter(name => !name.startsWith('--') && (name.startsWith('font') || name === 'line-height' || !/width|height|size$|origin|inline|block|inset|top|left|right|bottom/.test(name)))
        .map(name => `${css} ${name}:${style.getPropertyValue(name)}`);
})";

/// Every computed style of the host's own elements, but for where they stand.
const HOST: &str = "[...document.querySelectorAll('#header *, .position *, .side, .side *, h1.title, #footer *')].filter(element => !element.closest('gongbao-report')).flatMap((element, n) => {
    const style = getComputedStyle(element);
    return [...style].filter(name => !/^(--.*|height|block-size|perspective-origin|transform-origin)$/.test(name)).map(name => `${n} ${name}:${style.getPropertyValue(name)}`);
})";

#[test]
fn inside_it_looks_the_same_as_outside_a_portal() {
    let folder = portal();
    let site = Site::of(folder.path().into());
    let mut inside = Vec::new();
    let mut width = Value::Null;
    visit(&site, "", Window::DESKTOP, |page| {
        all_shown(page, 2);
        inside = page.lines(STYLES);
        width =
            page.value("document.querySelector('gongbao-report').getBoundingClientRect().width");
        page.screenshot("portal");
        page.assert_console_silent();
    });
    visit(&site, "bare.html", Window::DESKTOP, |page| {
        all_shown(page, 1);
        page.value(&format!(
            "document.querySelector('div').style.width = '{width}px'"
        ));
        let bare = page.lines(STYLES);
        assert!(
            bare.contains(&".text p font-size:17px".to_owned()),
            "the reader's size"
        );
        assert_same(&bare, &inside);
    });
}

/// Says the first difference only.
fn assert_same(left: &[String], right: &[String]) {
    assert!(left.len() > 100);
    assert_eq!(left.len(), right.len());
    for (left, right) in left.iter().zip(right) {
        assert_eq!(left, right);
    }
}

#[test]
fn the_portal_is_left_as_it_was_and_the_widget_is_fetched_once() {
    let folder = portal();
    let site = Site::of(folder.path().into());
    let mut before = Vec::new();
    visit(&site, "", Window::DESKTOP, |page| {
        // The same page before any script of ours ran.
        page.value("document.querySelectorAll('gongbao-report').forEach(e => e.remove())");
        before = page.lines(HOST);
    });
    visit(&site, "", Window::DESKTOP, |page| {
        all_shown(page, 2);
        page.value(
            "document.querySelectorAll('gongbao-report').forEach(e => e.style.display = 'none')",
        );
        assert_same(&before, &page.lines(HOST));
        assert_eq!(page.text("wasm_bindgen"), "another script of the portal");
        assert_eq!(
            page.text("document.title"),
            "示例区人民政府 > 政务公开 > 法治政府建设年度报告"
        );
        let fetched = "document.querySelectorAll('script[src*=\"/gongbao-\"]').length";
        assert_eq!(page.value(fetched), json!(1), "two reports, one widget");
        let titles = "[...document.querySelectorAll('gongbao-report')].map(e => e.shadowRoot.querySelector('.title').textContent)[1]";
        assert_eq!(page.text(titles), "另一份报告");
    });
}

#[test]
fn marks_lead_to_sentences_and_the_host_hears_of_it() {
    visit_portal("", |page| {
        page.value("(() => { window.heard = []; for (const name of ['load', 'toggle', 'navigate', 'error']) addEventListener('gongbao-' + name, e => heard.push(name + ' ' + Object.values(e.detail ?? {}).join(' '))) })()");
        all_shown(page, 2);
        page.value(&format!("{INSIDE}.querySelector('[id$=\"mark:petitions:petitions.letters.received\"]').dispatchEvent(new MouseEvent('click', {{ bubbles: true, composed: true, cancelable: true }}))"));
        let place = format!("{INSIDE}.querySelector('.number-card:popover-open [data-card=go]')");
        page.until(&format!("!!{place}"), "its card is open");
        page.value(&format!("{place}.click()"));
        page.until(
            &format!("{INSIDE}.querySelector('.looked-up')?.textContent === '229件'"),
            "the sentence is found",
        );
        assert_eq!(
            page.text("decodeURIComponent(location.hash)"),
            "#kecheng-2017/figure/petitions.letters.received"
        );
        page.value(&format!("{INSIDE}.querySelector('summary h3').click()"));
        page.until(
            "heard.some(e => e.startsWith('toggle'))",
            "the host hears of folding",
        );
        assert!(
            page.is("heard.includes('navigate kecheng-2017/figure/petitions.letters.received')")
        );
        page.assert_console_silent();
    });
}

/// Old portals name an address that all links of a page begin from: there a link `#…` is one to another page.
#[test]
fn links_lead_into_the_report_where_the_host_names_a_base() {
    let folder = portal();
    let bare = std::fs::read_to_string(folder.path().join("bare.html")).unwrap();
    let based = bare
        .replacen("<meta", "<base href=/elsewhere/><meta", 1)
        .replace("\"one/", "\"/one/");
    std::fs::write(folder.path().join("based.html"), based).unwrap();
    let site = Site::of(folder.path().into());
    visit(&site, "based.html", Window::DESKTOP, |page| {
        all_shown(page, 1);
        page.value(&format!(
            "{INSIDE}.querySelector('.contents a[href*=you-xiao]').click()"
        ));
        page.until("!!location.hash", "the address names the place");
        let place = "location.pathname + decodeURIComponent(location.hash)";
        assert_eq!(
            page.text(place),
            "/based.html#kecheng-2017/yi-fa-you-xiao-hua-jie-she-hui"
        );
        page.value(&format!("{INSIDE}.querySelector('[id$=\"mark:petitions:petitions.letters.received\"]').dispatchEvent(new MouseEvent('click', {{ bubbles: true, composed: true, cancelable: true }}))"));
        let go = format!("{INSIDE}.querySelector('.number-card:popover-open [data-card=go]')");
        page.until(&format!("!!{go}"), "its card is open");
        page.value(&format!("{go}.click()"));
        page.until(
            &format!("{INSIDE}.querySelector('.looked-up')?.textContent === '229件'"),
            "the sentence is found",
        );
        assert_eq!(
            page.text(place),
            "/based.html#kecheng-2017/figure/petitions.letters.received"
        );
        page.assert_console_silent();
    });
}

#[test]
fn attributes_say_what_is_open_and_in_which_language() {
    visit_element(|page| {
        page.value("Object.assign(document.querySelector('gongbao-report'), { open: 'none', lang: 'en', theme: 'dark' }) && 0");
        page.until(
            &format!("{INSIDE}.querySelector('.tools .button')?.textContent === 'Unfold all'"),
            "the page speaks English",
        );
        assert_eq!(
            page.value(&format!(
                "{INSIDE}.querySelectorAll('.section > details[open]').length"
            )),
            0
        );
        assert_eq!(
            page.text(&format!(
                "getComputedStyle({INSIDE}.querySelector('.gongbao')).backgroundColor"
            )),
            "rgb(23, 24, 26)"
        );
    });
}

#[test]
fn when_the_widget_does_not_come_the_text_inside_stays() {
    let folder = portal();
    let site = Site::of(folder.path().into());
    let wasm = std::fs::read_dir(folder.path().join("one"))
        .unwrap()
        .flatten();
    let wasm = wasm
        .map(|entry| entry.file_name().into_string().unwrap())
        .find(|name| name.starts_with("gongbao-") && name.ends_with(".wasm"))
        .unwrap();
    site.set(&format!("one/{wasm}"), Answer::Status(404));
    visit(&site, "bare.html", Window::DESKTOP, |page| {
        page.until(
            "performance.getEntriesByType('resource').some(e => e.name.endsWith('.wasm'))",
            "the wasm was asked for",
        );
        assert!(page.is("document.querySelector('gongbao-report').innerText.includes('柯城区')"));
        assert!(page.is("document.querySelectorAll('gongbao-report a.mark').length > 20"));
        page.screenshot("embed-fallback");
    });
}

#[test]
fn nothing_is_painted_beside_it() {
    visit_element(|page| {
        page.value("document.querySelector('gongbao-report').style.cssText = 'display: block; width: 760px'");
        let painted = |css: &str| {
            let top = format!(
                "document.querySelector('gongbao-report').shadowRoot.querySelector('{css}').getBoundingClientRect().top + scrollY + 4"
            );
            let right =
                "document.querySelector('gongbao-report').getBoundingClientRect().right + 20";
            let (x, y) = (page.value(right), page.value(&top));
            let clip = json!({ "x": x, "y": y, "width": 20, "height": 8, "scale": 1 });
            let picture = json!({ "clip": clip, "captureBeyondViewport": true });
            page.cdp("Page.captureScreenshot", picture)["data"].clone()
        };
        assert_eq!(painted(".overview"), painted(".title"));
    });
}

#[test]
fn coming_and_going_leaves_nothing_behind() {
    const BATCH: usize = 20;
    visit_element(|page| {
        let cycles = |count: usize| {
            format!("
            (async () => {{
                const element = document.querySelector('gongbao-report'), parent = element.parentNode;
                for (let n = 0; n < {count}; n++) {{
                    element.remove();
                    await new Promise(done => setTimeout(done));
                    const loaded = new Promise(done => element.addEventListener('gongbao-load', done, {{ once: true }}));
                    parent.append(element);
                    await loaded;
                }}
                window.cycled += {count};
            }})() && 0")
        };
        let heap = || {
            page.cdp("HeapProfiler.collectGarbage", json!({}));
            let usage = page.cdp("Runtime.getHeapUsage", json!({}));
            let wasm = page.value("gongbaoWidget.memory().buffer.byteLength");
            (usage["usedSize"].as_f64().unwrap(), wasm.as_f64().unwrap())
        };
        // In batches, so that each is waited for on its own however slow the machine is.
        let come_and_go = |times: usize| {
            page.value("window.cycled = 0");
            for batch in 1..=times / BATCH {
                page.value(&cycles(BATCH));
                let done = format!("window.cycled === {}", batch * BATCH);
                page.until(&done, "it came and went");
            }
        };
        // By then the browser has compiled what it runs often.
        come_and_go(100);
        let (scripts, wasm) = heap();
        come_and_go(200);
        let (scripts_after, wasm_after) = heap();
        assert_eq!(wasm, wasm_after, "the wasm's memory grew");
        assert!(
            scripts_after < scripts * 1.05 + 200_000.0,
            "{scripts} -> {scripts_after}"
        );
    });
}

#[test]
fn the_frame_grows_and_shrinks_and_hears_its_own_page_only() {
    visit_portal("frame.html", |page| {
        let height = "document.querySelector('iframe').getBoundingClientRect().height";
        page.until(
            &format!("{height} > 5000"),
            "the frame is as high as the report",
        );
        page.value("document.querySelector('iframe').contentWindow.dispatchEvent(new Event('pointermove'))");
        page.until("!!document.querySelector('iframe').contentDocument.querySelector('.report .tools button') && !document.querySelector('iframe').contentDocument.querySelector('[data-prerendered]')", "the widget runs in the frame");
        page.value("document.querySelector('iframe').contentDocument.querySelector('.tools button:nth-child(2)').click()");
        page.until(&format!("{height} < 4000"), "the frame shrinks");
        page.value("document.querySelector('iframe').contentDocument.querySelector('.tools button:nth-child(1)').click()");
        page.until(&format!("{height} > 5000"), "the frame grows");
        let before = page.value(height);
        // Not from the frame's window.
        page.value("window.postMessage({ gongbao: 'height', height: 77 }, '*')");
        page.value("new Promise(done => setTimeout(done, 0)) && 0");
        assert_eq!(page.value(height), before);
        page.assert_console_silent();
    });
}

#[test]
fn the_loader_is_at_most_three_kilobytes() {
    let folder = portal();
    let loader = std::fs::read_dir(folder.path().join("one"))
        .unwrap()
        .flatten();
    let loader = loader.map(|entry| entry.path()).find(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.starts_with("embed-") && name.ends_with(".js")
    });
    let bytes = std::fs::metadata(loader.unwrap()).unwrap().len();
    assert!(bytes <= 3_000, "{bytes} bytes");
}
