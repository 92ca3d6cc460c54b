//! Searching in the page: by keyboard, mouse and finger, in folded sections, in a host's page.

use crate::embedded::{INSIDE, visit_element};
use crate::published::{published, visit_published};
use gongbao_testkit::{Answer, Page, Site, Window, visit, visit_viewer};

const FIELD: &str = "document.querySelector('.search-bar input')";
pub const STATUS: &str = "document.querySelector('.search-bar [role=status]').textContent";
pub const MARKED: &str =
    "[...(CSS.highlights.get('gongbao-found') ?? [])].map(range => range.toString())";
const HERE: &str = "[...(CSS.highlights.get('gongbao-here') ?? [])].map(range => range.toString())";

pub fn open(page: &Page) {
    page.ready();
    page.press("/");
    page.until(
        &format!("{FIELD} === document.activeElement"),
        "the field has the focus",
    );
}

/// Types and waits until so much was found.
pub fn search(page: &Page, words: &str, status: &str) {
    page.value(&format!("{FIELD}?.select()"));
    page.write(words);
    page.until(
        &format!("{STATUS} === '{status}'"),
        &format!("{words}: {status}"),
    );
}

#[test]
fn on_a_phone_the_search_and_a_panel_of_the_bar_are_never_both_open() {
    visit_viewer(Window::PHONE, |page| {
        let panels = "[document.querySelector('.side').dataset.open, document.querySelectorAll('.search-panel').length].join()";
        open(page);
        search(page, "行政复议", "10处");
        page.click(".bar [data-panel=contents]");
        page.until(&format!("{panels} === 'contents,0'"), "the contents alone");
        page.click(".bar [data-desk=search]");
        page.until(&format!("{panels} === ',1'"), "the search alone");
    });
}

#[test]
fn words_are_found_and_marked_in_folded_sections_too() {
    visit_viewer(Window::DESKTOP, |page| {
        page.fold_all();
        open(page);
        assert!(
            page.is(&format!("{FIELD}.value === ''")),
            "the key itself is not typed"
        );
        search(page, "行政复议", "10处");
        page.until(&format!("{MARKED}.length === 10"), "all are marked");
        assert!(page.lines(MARKED).iter().all(|mark| mark == "行政复议"));
        let counts = "[...document.querySelectorAll('.contents > ol > li > a[data-found]')].map(a => a.dataset.found)";
        let counts: usize = page
            .lines(counts)
            .iter()
            .map(|n| n.parse::<usize>().unwrap())
            .sum();
        assert_eq!(counts, 10, "the contents count the same");
        page.screenshot("search-desktop");
        page.press("Enter");
        page.until(
            &format!("{STATUS} === '第1处，共10处'"),
            "the reader is told where",
        );
        assert_eq!(page.lines(HERE), ["行政复议"]);
        let seen = "(() => { const [range] = CSS.highlights.get('gongbao-here');
            const box = range.getBoundingClientRect(); return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight })()";
        page.until(
            seen,
            "what was folded is open, and the words are on the screen",
        );
        assert!(
            page.is(&format!("{FIELD} === document.activeElement")),
            "the focus stays"
        );
        page.press_with("Shift", "Enter");
        page.until(
            &format!("{STATUS} === '第10处，共10处'"),
            "back from the first is the last",
        );
        page.until(seen, "it is on the screen");
        page.assert_console_silent();
    });
}

#[test]
fn escape_closes_and_gives_the_focus_back() {
    visit_viewer(Window::DESKTOP, |page| {
        page.value("document.querySelector('.contents a').focus()");
        open(page);
        search(page, "信访", "8处");
        page.press("Escape");
        page.until(
            "document.activeElement === document.querySelector('.contents a')",
            "the focus is back",
        );
        assert!(
            page.is(&format!("!{FIELD} && {MARKED}.length === 0")),
            "no marks are left"
        );
        assert!(page.is("!document.querySelector('[data-found]')"));
        page.press_with("Ctrl", "k");
        page.until(
            &format!("{FIELD} === document.activeElement"),
            "Ctrl+K opens it too",
        );
        page.assert_console_silent();
    });
}

#[test]
fn no_key_is_taken_from_the_browser_or_from_a_field() {
    visit_viewer(Window::DESKTOP, |page| {
        page.value("addEventListener('keydown', event => { window.last = [event.key, event.defaultPrevented] })");
        page.press_with("Ctrl", "f");
        page.until("window.last?.[0] === 'f'", "the key came");
        assert!(
            page.is("window.last[1] === false"),
            "Ctrl+F is the browser's"
        );
        open(page);
        page.press("/");
        page.until(
            &format!("{FIELD}.value === '/'"),
            "in a field it is a character",
        );
    });
}

#[test]
fn a_search_by_mouse() {
    visit_viewer(Window::DESKTOP, |page| {
        let fetched =
            "performance.getEntriesByType('resource').some(e => e.name.includes('gongbao-desk'))";
        assert!(
            !page.is(fetched),
            "the desk costs the normal reader nothing"
        );
        page.click(".search-button");
        page.until(
            &format!("{FIELD} === document.activeElement"),
            "the field has the focus",
        );
        search(page, "法治", "19处");
        page.click(".search-panel li:nth-child(2) a");
        page.until("document.querySelector('.search-panel li:nth-child(2) a').getAttribute('aria-current') === 'true'", "the entry is the current one");
        page.click(".search-bar [data-do=next]");
        page.click(".search-bar [data-do=close]");
        page.until(&format!("!{FIELD}"), "it is closed");
        page.until(
            "document.activeElement?.textContent.includes('法治')",
            "the focus is at what was found",
        );
        page.assert_console_silent();
    });
}

#[test]
fn a_search_by_finger_makes_way_for_the_text() {
    visit_viewer(Window::PHONE, |page| {
        page.tap(".bar [data-desk]");
        page.until(
            &format!("{FIELD} === document.activeElement"),
            "the field has the focus",
        );
        search(page, "2017 复议", "15处");
        page.screenshot("search-phone");
        page.tap(".search-panel li:nth-child(1) a");
        page.until(&format!("{HERE}.length === 1"), "the reader is there");
        let seen = "(() => { const [range] = CSS.highlights.get('gongbao-here');
            const box = range.getBoundingClientRect(), bar = document.querySelector('.search-panel').getBoundingClientRect();
            return box.top > bar.bottom && box.bottom < innerHeight })()";
        page.until(seen, "nothing covers the words");
        page.screenshot("search-phone-there");
        assert!(page.is("document.documentElement.scrollWidth <= innerWidth"));
        page.assert_console_silent();
    });
}

#[test]
fn numbers_are_found_however_they_are_written() {
    visit(&Site::start(), "", Window::DESKTOP, |page| {
        open(page);
        search(page, "６０万", "1处");
        page.until(&format!("{MARKED}.length === 1"), "it is marked");
        assert_eq!(page.lines(MARKED), ["60余万"]);
        search(page, "没有这样的词", "没有找到");
    });
}

#[test]
fn traditional_characters_find_simplified_ones_and_only_then_the_table_comes() {
    visit(&Site::start(), "", Window::DESKTOP, |page| {
        open(page);
        let fetched =
            "performance.getEntriesByType('resource').some(e => e.name.includes('variants'))";
        search(page, "行政复议", "10处");
        assert!(!page.is(fetched));
        search(page, "行政復議", "10处");
        assert!(page.is(fetched));
        page.until(&format!("{MARKED}.length === 10"), "all are marked");
        assert!(page.lines(MARKED).iter().all(|mark| mark == "行政复议"));
        page.assert_console_silent();
    });
}

#[test]
fn without_the_desk_the_reader_is_told_and_may_try_again() {
    let site = Site::start();
    site.set("gongbao-desk_bg.wasm", Answer::Status(503));
    visit(&site, "", Window::DESKTOP, |page| {
        page.ready();
        page.click(".search-button");
        page.until(
            "document.querySelector('.desk [role=alert]')?.textContent.includes('请检查网络')",
            "the failure is said",
        );
    });
}

#[test]
fn the_search_works_before_the_widget_is_there_and_in_the_published_page() {
    let folder = published();
    let site = Site::of(folder.path().into());
    let wasm = std::fs::read_dir(folder.path()).unwrap().flatten();
    let mut wasm = wasm.map(|entry| entry.file_name().into_string().unwrap());
    let wasm = wasm.find(|name| name.starts_with("gongbao-") && name.ends_with(".wasm"));
    site.set(&wasm.unwrap(), Answer::Status(404));
    visit(&site, "", Window::DESKTOP, |page| {
        page.until(
            "!!document.querySelector('[data-prerendered]')",
            "the text is there",
        );
        open(page);
        search(page, "行政復議", "10处");
        page.press("Enter");
        page.until(&format!("{HERE}.length === 1"), "the reader is there");
    });
}

#[test]
fn the_first_key_may_open_the_search_of_the_published_page() {
    visit_published(Window::DESKTOP, |page| {
        page.press("/");
        page.until(&format!("!!{FIELD}"), "the search is open");
        page.until(
            "!document.querySelector('[data-prerendered]')",
            "the widget is there",
        );
        search(page, "行政复议", "10处");
        page.press("Enter");
        page.until(&format!("{HERE}.length === 1"), "the reader is there");
    });
}

#[test]
fn in_a_host_page_the_keys_are_the_hosts_until_the_reader_is_in_the_report() {
    visit_element(|page| {
        page.value(
            "addEventListener('keydown', event => { window.last = event.defaultPrevented })",
        );
        page.press("/");
        page.until("window.last === false", "the host keeps its keys");
        page.value(&format!("{INSIDE}.querySelector('.bar .button').focus()"));
        page.press("/");
        let field = format!("{INSIDE}.querySelector('.search-bar input')");
        page.until(
            &format!("{INSIDE}.activeElement === {field} && !!{field}"),
            "the field has the focus",
        );
        page.write("行政復議");
        page.until(
            &format!("{MARKED}.length === 10"),
            "the words are marked in the shadow tree",
        );
        page.press("Enter");
        page.until(&format!("{HERE}.length === 1"), "the reader is there");
        page.screenshot("search-embedded");
        page.press("Escape");
        page.until(
            &format!("{INSIDE}.activeElement?.textContent.includes('行政复议')"),
            "who goes on by keyboard does from what was found",
        );
        page.assert_console_silent();
    });
}

#[test]
fn axe_finds_nothing_in_the_open_search() {
    for window in [Window::DESKTOP, Window::PHONE.dark()] {
        visit(&Site::start(), "", window, |page| {
            open(page);
            search(page, "法治", "19处");
            page.press("Enter");
            page.screenshot(if window.dark {
                "search-dark"
            } else {
                "search-light"
            });
            assert_eq!(page.axe(), [""; 0]);
        });
    }
}
