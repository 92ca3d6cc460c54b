//! In English nothing but the report itself stays Chinese: every page is walked, and each run of Chinese characters
//! on it is one of the report's.

use crate::editing::at_the_desk;
use crate::embedded::{INSIDE, visit_element};
use crate::published::{published, report, visit_report, write};
use gongbao_report::{Report, Verified};
use gongbao_testkit::{Page, Site, Window, visit, visit_viewer};

/// Every run of Chinese characters that a reader sees or is told, with what holds it. Names of languages are
/// said in themselves.
const CHINESE: &str = r"(root => {
    const found = new Map();
    const keep = (text, element) => {
        for (const [run] of (text ?? '').matchAll(/\p{sc=Han}[\p{sc=Han}，。、；：（）]*/gu)) {
            if (!/^lang /.test(element.closest('[data-setting]')?.dataset.setting ?? '')) found.set(run, element.outerHTML.slice(0, 80));
        }
    };
    const walk = (element) => {
        if (['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'TITLE'].includes(element.tagName)) return;
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) keep(element.getAttribute?.(name), element);
        for (const node of element.childNodes) {
            if (node.nodeType === Node.TEXT_NODE) keep(node.data, element);
            if (node.nodeType === Node.ELEMENT_NODE) walk(node);
        }
    };
    walk(root);
    return [...found].map(([run, where]) => `${run}\t${where}`);
})";

/// What is Chinese inside of this element and does not stand in the report.
fn left(page: &Page, root: &str, report: &Report) -> Vec<String> {
    let own = report.to_json();
    let stands = |run: &str| {
        run.split(['、', '；', '，', '。', '：', '（', '）'])
            .all(|part| own.contains(part))
    };
    let found = page.lines(&format!("{CHINESE}({root})"));
    let of_us = |line: &String| line.split('\t').next().is_some_and(|run| !stands(run));
    found.into_iter().filter(of_us).collect()
}

fn speak_english(page: &Page, root: &str) {
    page.value(&format!(
        "{root}.querySelector('[data-setting=\"lang en\"]').click()"
    ));
    page.until(
        &format!("{root}.querySelector('.contents-title')?.textContent === 'Contents'"),
        "the page speaks English",
    );
}

const OPEN_ALL: &str = "document.querySelectorAll('details').forEach(part => { part.open = true })";

#[test]
fn a_published_page_with_all_that_is_below_it() {
    visit_report(report(), Window::DESKTOP, |page| {
        page.taken_over();
        page.value(OPEN_ALL);
        page.until(
            "!!document.querySelector('#numbers input')",
            "the table can be filtered",
        );
        speak_english(page, "document");
        page.until(
            "document.querySelector('#numbers h2').textContent.startsWith('All numbers')",
            "what is below follows",
        );
        assert_eq!(left(page, "document.body", &report()), [""; 0]);
        let field = "document.querySelector('#numbers input')";
        assert!(
            page.text(&format!("{field}.ariaLabel"))
                .starts_with("Filter")
        );
        page.screenshot("english-numbers");
        // What a reader asks for.
        page.click_id("mark:petitions:petitions.letters.received");
        page.until(
            "!!document.querySelector('.number-card')",
            "the card is there",
        );
        assert_eq!(
            left(page, "document.body", &report()),
            [""; 0],
            "with a card"
        );
        page.press("Escape");
        page.press("/");
        page.until(
            "!!document.querySelector('.search-bar')",
            "the search is there",
        );
        assert_eq!(
            left(page, "document.body", &report()),
            [""; 0],
            "with the search"
        );
        page.press("Escape");
        page.value("document.querySelector('[data-desk^=cite]').click()");
        page.until(
            "!!document.querySelector('.cite-dialog[open]')",
            "the dialog is there",
        );
        page.screenshot("english-cite");
        assert_eq!(page.axe(), [""; 0]);
        page.value("document.querySelector('.cite-dialog').close()");
        // And back.
        page.value("document.querySelector('[data-setting=\"lang zh-CN\"]').click()");
        page.until(
            "document.querySelector('#numbers h2').textContent.startsWith('全部数字')",
            "it speaks Chinese again",
        );
        page.assert_console_silent();
    });
}

/// The first report, published beside others and read in English.
fn visit_beside(beside: gongbao_publish::Beside<'_>, see: impl FnOnce(&Page)) {
    let now = Verified::of(report());
    let folder = tempfile::tempdir().unwrap();
    let published = gongbao_publish::publish_with(&now, beside, "").unwrap();
    write(&published, folder.path());
    let site = Site::of(folder.path().into());
    visit(&site, "?lang=en", Window::PHONE, see);
}

#[test]
fn a_page_that_was_read_in_english_before_and_stands_beside_last_year() {
    let json = report().to_json();
    let json = json.replace("\"year\": 2017", "\"year\": 2016");
    let json = json.replace("2017年", "2016年").replace("229件", "129件");
    let json = json.replace("\"value\": 229", "\"value\": 129");
    let last = Verified::of(Report::from_json(&json).unwrap());
    let beside = gongbao_publish::Beside {
        last: Some(&last),
        ..Default::default()
    };
    visit_beside(beside, |page| {
        page.taken_over();
        page.value(OPEN_ALL);
        page.until(
            "document.querySelector('#last-year h2').textContent.startsWith('What is different')",
            "the section speaks English",
        );
        let both = report().to_json() + last.report().title.as_str();
        let mut all = report();
        all.title = both;
        assert_eq!(left(page, "document.body", &all), [""; 0]);
        assert!(page.is("(lines => lines.length > 3 && lines.every(line => line.lang === 'en' && line.textContent.startsWith('Last year ')))([...document.querySelectorAll('.was')])"));
        page.screenshot("english-last-year");
        page.assert_console_silent();
    });
}

#[test]
fn the_one_file() {
    let folder = published();
    let address = format!(
        "file://{}?lang=en",
        folder.path().join("offline.html").display()
    );
    visit(
        &Site::of(folder.path().into()),
        "report",
        Window::DESKTOP,
        |page| {
            page.console();
            page.go(&address);
            page.ready();
            assert_eq!(left(page, "document.body", &report()), [""; 0]);
        },
    );
}

#[test]
fn the_viewer_and_the_desk() {
    visit_viewer(Window::DESKTOP, |page| {
        speak_english(page, "document");
        assert_eq!(
            left(page, "document.body", &report()),
            [""; 0],
            "the viewer"
        );
        let text = include_str!("../pages/kecheng-2017.txt");
        at_the_desk(
            page,
            "page.html",
            &text.replace("2017年度法治", "2033年度法治"),
        );
        page.value(OPEN_ALL);
        let imported = gongbao_import::import(text.as_bytes(), None)
            .unwrap()
            .report;
        assert_eq!(left(page, "document.body", &imported), [""; 0], "the desk");
        page.screenshot("english-desk");
    });
}

#[test]
fn an_element_of_a_hosts_page() {
    visit_element(|page| {
        page.value("Object.assign(document.querySelector('gongbao-report'), { lang: 'en' }) && 0");
        page.until(
            &format!("!!{INSIDE}.querySelector('.contents-title') && {INSIDE}.querySelector('.contents-title').textContent === 'Contents'"),
            "the element speaks English",
        );
        assert_eq!(left(page, INSIDE, &report()), [""; 0]);
    });
}

#[test]
fn an_earlier_version_is_told_of() {
    let mut earlier = report();
    earlier.sections[0].title.push_str("（旧）");
    let earlier = [earlier];
    let beside = gongbao_publish::Beside {
        earlier: &earlier,
        ..Default::default()
    };
    visit_beside(beside, |page| {
        page.taken_over();
        page.until(
            "document.querySelector('.versions').textContent.startsWith('Version 2')",
            "the line speaks English",
        );
    });
}
