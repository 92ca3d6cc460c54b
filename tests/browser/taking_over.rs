//! The widget takes the place of the published page at its reader's first sign: without a jump, and nothing that was done
//! before is lost.

use crate::published::{name, published, visit_published};
use gongbao_testkit::{Answer, Page, Site, Window, visit, visit_viewer};
use serde_json::{Value, json};

/// How many of the widget's wasm and its report were fetched.
pub const WIDGET: &str = "new Set(performance.getEntriesByType('resource').map(e => e.name).filter(name => /gongbao-.*wasm|report-/.test(name))).size";

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

/// The page in pieces: its head; all that stands above the first finding, and the bar, tag by tag and with each
/// text in halves; then before and after the first of what repeats.
fn in_pieces(index: &str) -> Vec<String> {
    let find = |what: &str, from: usize| from + index[from..].find(what).unwrap();
    let mut cuts = Vec::new();
    for (first, last) in [
        ("<div id=\"gongbao\"", "<ul class=\"findings"),
        ("<div class=\"bar\"", "<nav class=\"contents"),
    ] {
        let (first, last) = (find(first, 0), find(last, 0));
        let tags = index[first..=last]
            .match_indices('<')
            .map(|(at, _)| first + at);
        for tag in tags {
            cuts.push(tag);
            let text = 1 + find(">", tag);
            let end = find("<", text);
            cuts.extend(
                (text + 1..end)
                    .find(|at| index.is_char_boundary(*at) && *at - text >= (end - text) / 2),
            );
        }
    }
    for kind in [
        "<li class=\"finding broad\"",
        "<li class=\"finding\"",
        "<section class=\"section level-2",
    ] {
        let first = find(kind, 0);
        cuts.push(first);
        cuts.extend(index[first + 1..].find(kind).map(|at| first + 1 + at));
    }
    cuts.sort_unstable();
    cuts.dedup();
    let ends = cuts.iter().copied().chain([index.len()]);
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    starts
        .zip(ends)
        .map(|(start, end)| index[start..end].to_owned())
        .collect()
}

/// A page comes in pieces when the network is slow, or when the browser is busy and looks up from it.
#[test]
fn a_page_that_comes_in_pieces_moves_nothing_that_is_drawn() {
    let folder = published();
    let index = std::fs::read_to_string(folder.path().join("index.html")).unwrap();
    let waits = r##"<link rel="expect" href="#text" blocking="render">"##;
    assert!(index.contains(waits));
    let eager = index.replace(waits, "");
    for (index, window, browser) in [
        (
            &index,
            Window::DESKTOP,
            "that draws nothing before the text",
        ),
        (&eager, Window::DESKTOP, "that draws what it has"),
        (&eager, Window::PHONE, "on a phone that draws what it has"),
    ] {
        let site = Site::of(folder.path().into());
        site.set("index.html", Answer::Pieces(in_pieces(index)));
        visit(&site, "", window, |page| {
            assert_eq!(shifts(page), [""; 0], "a browser {browser}");
        });
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
