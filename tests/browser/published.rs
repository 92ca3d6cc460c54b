//! What `gongbao publish` makes: readable without a script, taken over by the widget without a jump.

use gongbao_publish::Published;
use gongbao_report::{Report, Verified};
use gongbao_testkit::{Answer, Page, Site, Window, visit, visit_viewer};
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
pub fn visit_published(window: Window, test: impl FnOnce(&Page)) {
    let folder = published();
    visit(&Site::of(folder.path().into()), "", window, test);
}

/// Opens what `gongbao publish` makes of another report.
pub fn visit_report(report: Report, window: Window, test: impl FnOnce(&Page)) {
    let folder = tempfile::tempdir().unwrap();
    write(&publish(report, ""), folder.path());
    visit(&Site::of(folder.path().into()), "", window, test);
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

/// The name of the published file with this ending; those of the desk and the prover are not meant.
pub fn name(folder: &TempDir, ending: &str) -> String {
    let entries = std::fs::read_dir(folder.path()).unwrap().flatten();
    let mut names = entries.map(|entry| entry.file_name().into_string().unwrap());
    names
        .find(|name| {
            let other = ["desk", "proof"]
                .iter()
                .any(|other| name.starts_with(other));
            name.ends_with(ending) && !other
        })
        .unwrap()
}

#[test]
fn without_scripts_all_text_and_charts_are_there_and_links_lead() {
    visit_published(Window::WITHOUT_SCRIPTS, |page| {
        let text = page.text("document.querySelector('main').textContent");
        for paragraph in report().paragraphs() {
            assert!(
                text.contains(&paragraph.text),
                "missing: {}",
                paragraph.text
            );
        }
        assert_eq!(
            page.value("document.querySelectorAll('figure.chart').length"),
            9
        );
        assert!(page.is("document.querySelectorAll('figure.chart a.mark').length > 20"));
        page.click("main .level-2 > details > summary");
        page.until(
            "!document.querySelector('main .level-2 > details').open",
            "sections fold",
        );
        page.click_id("mark:petitions:petitions.letters.received");
        page.until(
            "document.querySelector(':target')?.textContent === '229件'",
            "the mark leads to its number",
        );
    });
}

const WIDGET: &str = "new Set(performance.getEntriesByType('resource').map(e => e.name).filter(name => /gongbao-.*wasm|report-/.test(name))).size";

#[test]
fn the_widget_takes_over_at_the_first_sign_of_a_reader_and_was_fetched_before() {
    let folder = published();
    let site = Site::of(folder.path().into());
    visit(&site, "", Window::DESKTOP, |page| {
        page.until(&format!("{WIDGET} === 2"), "both are there");
        page.value("(() => { requestIdleCallback(() => { window.idle = true }) })()");
        page.until("window.idle === true", "nothing is left to do");
        assert!(page.is("!!document.querySelector('[data-prerendered]')"));
        let point = json!({ "type": "mouseMoved", "x": 200, "y": 200 });
        page.cdp("Input.dispatchMouseEvent", point);
        page.until(
            "!document.querySelector('[data-prerendered]')",
            "a pointer calls it",
        );
        assert_eq!(page.value(WIDGET), 2);
        page.assert_console_silent();
    });
    visit(
        &site,
        "#yi-fa-lv-xing-zheng-fu-zhi-neng",
        Window::DESKTOP,
        |page| {
            page.until(
                "!document.querySelector('[data-prerendered]')",
                "a link to a place does",
            );
        },
    );
}

/// A page that says when it has done all that it does by itself once it is drawn.
const DONE: &str = "addEventListener('load', () => requestAnimationFrame(() => setTimeout(() => setTimeout(() => { window.done = true }))));";

#[test]
fn for_who_saves_data_nothing_is_fetched_before_a_sign() {
    visit_published(Window::DESKTOP, |page| {
        let saves =
            "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });";
        let counts = "const real = fetch; window.asked = 0; window.fetch = (...all) => { window.asked += 1; return real(...all) };";
        page.again_with(&format!("{counts}{DONE}"));
        page.until("window.done === true", "all is done");
        assert_eq!(page.value("asked"), 2, "the widget and its report");
        page.again_with(saves);
        page.until("window.done === true", "all is done");
        assert_eq!(page.value("asked"), 0);
        page.taken_over();
    });
}

#[test]
fn what_is_pressed_before_the_widget_is_there_counts_when_it_is() {
    visit_published(Window::DESKTOP, |page| {
        // By script: nothing has called the widget yet.
        page.value("(() => { document.querySelector('[data-tick]').checked = true; [...document.querySelectorAll('.tools > button')].find(button => button.textContent === '全部收起').click() })()");
        page.until(
            "document.querySelectorAll('.section > details[open]').length === 0",
            "all is folded at once",
        );
        page.until(
            "!document.querySelector('[data-prerendered]')",
            "the press calls the widget",
        );
        assert_eq!(
            page.value("document.querySelectorAll('.section > details[open]').length"),
            0,
            "and it leaves all folded"
        );
        assert_eq!(
            page.value("document.querySelectorAll('[data-tick]:checked').length"),
            1
        );
        page.assert_console_silent();
    });
}

#[test]
fn without_scripts_there_is_no_button_that_does_nothing() {
    let folder = published();
    let visible = "[...document.querySelectorAll('button, .printing, .settings, .file')].filter(e => getComputedStyle(e).visibility === 'visible').length";
    visit(
        &Site::of(folder.path().into()),
        "",
        Window::DESKTOP,
        |page| {
            assert!(page.value(visible).as_u64().unwrap() > 30);
            page.cdp(
                "Emulation.setScriptExecutionDisabled",
                json!({ "value": true }),
            );
            page.reload();
            assert_eq!(page.value(visible), 0);
        },
    );
}

#[test]
fn who_goes_by_keyboard_loses_no_step_when_the_widget_comes() {
    visit_published(Window::DESKTOP, |page| {
        for _ in 0..3 {
            page.press("Tab");
        }
        let focused = page.text("document.activeElement.textContent");
        assert!(!focused.is_empty());
        page.until(
            "!document.querySelector('[data-prerendered]')",
            "a key calls it",
        );
        assert_eq!(page.text("document.activeElement.textContent"), focused);
        assert!(
            page.is("document.activeElement.tabIndex >= 0"),
            "it is still a stop"
        );
    });
}

/// Every shift of the layout so far that no reader asked for: when, how much, and which elements went from
/// where to where.
fn shifts(page: &Page) -> Vec<String> {
    page.lines(
        "new Promise(resolve => {
            const box = ({ x, y, width, height }) => `${x},${y} ${width}×${height}`;
            const name = (node) => {
                const element = node?.closest ? node : node?.parentElement;
                return element ? `<${element.localName} id='${element.id}' class='${element.getAttribute('class') ?? ''}'> ${node.textContent.trim().slice(0, 20)}` : 'gone';
            };
            const seen = [];
            new PerformanceObserver(list => {
                for (const { startTime, value, sources } of list.getEntries())
                    seen.push([`${Math.round(startTime)} ms: ${value}`, ...sources.map(({ node, previousRect, currentRect }) => `${name(node)}: ${box(previousRect)} → ${box(currentRect)}`)].join('\\n  '));
            }).observe({ type: 'layout-shift', buffered: true });
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(seen)));
        })",
    )
}

#[test]
fn the_widget_takes_over_without_a_jump_and_in_silence() {
    visit_published(Window::DESKTOP, |page| {
        page.taken_over();
        assert_eq!(shifts(page), [""; 0]);
        page.click_id("mark:petitions:petitions.letters.received");
        page.until("!!document.querySelector('.number-card')", "its card");
        page.click(".number-card [data-card=go]");
        page.until(
            "document.querySelector('.looked-up')?.textContent === '229件'",
            "the widget is alive",
        );
        page.assert_console_silent();
    });
}

/// A page comes in pieces when the network is slow, or when the browser is busy and looks up from it.
#[test]
fn a_page_that_comes_in_pieces_moves_nothing_that_is_drawn() {
    let folder = published();
    let index = std::fs::read_to_string(folder.path().join("index.html")).unwrap();
    let waits = r##"<link rel="expect" href="#text" blocking="render">"##;
    assert!(index.contains(waits));
    for (index, browser) in [
        (index.clone(), "that draws nothing before the text"),
        (index.replace(waits, ""), "that draws what it has"),
    ] {
        for next in [
            "<div id=\"gongbao\"",
            "<section class=\"overview\"",
            "<li class=\"finding broad\"",
            "<li class=\"finding\"",
            "<section class=\"section level-2",
        ] {
            let (first, rest) = index.split_at(index.find(next).unwrap());
            // The first one of a kind is there.
            let (kind, rest) = rest.split_at(next.len());
            let second = rest.find(next).unwrap_or(0);
            let (more, rest) = rest.split_at(second);
            let pieces = [first, &format!("{kind}{more}"), rest].map(str::to_owned);
            let site = Site::of(folder.path().into());
            site.set("index.html", Answer::Pieces(pieces.into()));
            visit(&site, "", Window::DESKTOP, |page| {
                assert_eq!(shifts(page), [""; 0], "a browser {browser}, before {next}");
            });
        }
    }
}

#[test]
fn who_jumped_far_down_stays_there_when_the_widget_comes() {
    visit_published(Window::PHONE, |page| {
        // Past sections that were never laid out, in one step.
        page.value("(() => {
            window.top_of = () => document.querySelector('main .level-2:nth-of-type(6) h2').getBoundingClientRect().top;
            document.querySelector('main .level-2:nth-of-type(6) h2').scrollIntoView({ block: 'center', behavior: 'instant' });
            window.there = top_of();
        })()");
        assert!(page.is("scrollY > 2000 && there > 0 && there < innerHeight"));
        page.taken_over();
        page.until("Math.abs(top_of() - there) < 2", "it still is where it was");
    });
}

#[test]
fn the_viewer_too_lays_out_what_is_near_the_screen_until_its_reader_does_something() {
    let visibility = |value| {
        format!(
            "[...document.querySelectorAll('main .level-2')].every(section => getComputedStyle(section).contentVisibility === '{value}')"
        )
    };
    visit_viewer(Window::PHONE, |page| {
        assert!(page.is(&visibility("auto")));
        page.press("Tab");
        page.until(&visibility("visible"), "all of it is laid out");
    });
}

/// The text area as a picture, all of it laid out; tools aside: they need the widget and come with it.
fn picture(page: &Page) -> Value {
    page.value("(() => { const style = document.createElement('style'); style.textContent = '.section-tools, .tools, .bar, .chart-tools { visibility: hidden !important } main * { content-visibility: visible !important }'; document.head.append(style) })()");
    let area = page.value("(() => { const { x, y, width, height } = document.querySelector('main').getBoundingClientRect(); return { x, y, width, height, scale: 1 } })()");
    let parameters = json!({ "format": "png", "captureBeyondViewport": true, "clip": area });
    let answer = page.cdp("Page.captureScreenshot", parameters);
    answer["data"].clone()
}

#[test]
fn the_widget_changes_no_pixel_of_the_text() {
    for window in [Window::DESKTOP, Window::PHONE.dark()] {
        let folder = published();
        let site = Site::of(folder.path().into());
        let wasm = name(&folder, ".wasm");
        site.set(&wasm, Answer::Status(404));
        let mut before = Value::Null;
        visit(&site, "", window, |page| {
            before = picture(page);
            assert!(page.is("!!document.querySelector('[data-prerendered]')"));
        });
        let site = Site::of(folder.path().into());
        visit(&site, "", window, |page| {
            page.taken_over();
            let after = picture(page);
            assert!(before.as_str().unwrap().len() > 100_000);
            assert!(before == after, "pixels of the text changed");
        });
    }
}

#[test]
fn without_the_wasm_the_page_stays_as_it_was() {
    let folder = published();
    let site = Site::of(folder.path().into());
    site.set(&name(&folder, ".wasm"), Answer::Status(404));
    visit(&site, "", Window::PHONE, |page| {
        page.tap("main");
        page.until(
            "performance.getEntriesByType('resource').some(e => e.name.endsWith('.wasm'))",
            "the wasm was asked for",
        );
        assert!(page.is("!!document.querySelector('[data-prerendered] main .level-2')"));
        assert!(
            page.is("!document.querySelector('[role=alert]')"),
            "nothing alarms"
        );
    });
}

#[test]
fn a_wasm_that_was_changed_on_its_way_is_not_run() {
    let folder = published();
    let path = folder.path().join(name(&folder, ".wasm"));
    let mut wasm = std::fs::read(&path).unwrap();
    // A custom section without a name: still a good module.
    wasm.extend([0, 1, 0]);
    std::fs::write(&path, wasm).unwrap();
    visit(&Site::of(folder.path().into()), "", Window::PHONE, |page| {
        page.tap("main");
        page.until(&format!("{WIDGET} === 2"), "both were asked for");
        let console = page.console().join(" ");
        assert!(console.contains("integrity"), "{console}");
        assert!(page.is("!!document.querySelector('[data-prerendered] main .level-2')"));
    });
}

#[test]
fn a_desk_that_was_changed_on_its_way_is_not_run() {
    for ending in [".js", ".wasm"] {
        let folder = published();
        change_desk(&folder, ending);
        let site = Site::fenced(folder.path().into());
        visit(&site, "", Window::DESKTOP, |page| {
            page.press("/");
            page.until(REFUSED, "it is said");
            let console = page.console().join(" ");
            assert!(console.contains("integrity"), "{console}");
        });
    }
}

/// The desk says that it cannot be had.
pub const REFUSED: &str = "!!document.querySelector('.desk [role=alert]')";

/// Changes a file of the desk so that it would still run.
pub fn change_desk(folder: &TempDir, ending: &str) {
    let names = std::fs::read_dir(folder.path()).unwrap().flatten();
    let mut paths = names.map(|entry| entry.path()).filter(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with("desk-") && name.ends_with(ending)
    });
    let path = paths.next().unwrap();
    let more = if ending == ".js" {
        &b"\n;"[..]
    } else {
        &[0, 1, 0]
    };
    let mut bytes = std::fs::read(&path).unwrap();
    bytes.extend(more);
    std::fs::write(&path, bytes).unwrap();
}

#[test]
fn without_the_report_the_desk_works_on_the_page_as_it_was() {
    let folder = published();
    let names = std::fs::read_dir(folder.path()).unwrap().flatten();
    let mut names = names.map(|entry| entry.file_name().into_string().unwrap());
    let report = names
        .find(|name| name.starts_with("report-") && name.ends_with(".json"))
        .unwrap();
    let site = Site::of(folder.path().into());
    site.set(&report, Answer::Status(404));
    visit(&site, "", Window::DESKTOP, |page| {
        page.press("/");
        page.until(
            "!!document.querySelector('.search-panel')",
            "the search is there",
        );
        assert!(page.is("!!document.querySelector('[data-prerendered]')"));
    });
}
