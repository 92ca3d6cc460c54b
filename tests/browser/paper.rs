//! Where a number of a PDF or OFD stands in the file: its page is drawn again beside its sentence, with its words
//! framed. In the viewer and on the published page, by mouse and keyboard, wide, narrow, dark and enlarged.

use crate::published::{publish, write};
use gongbao_import::import;
use gongbao_report::Report;
use gongbao_report::pages::{Page as Sheet, Pages, Row};
use gongbao_testkit::{Page, Site, Window, visit, visit_viewer};

const TEXT: &str = "<h1>青石县2023年法治政府建设情况报告</h1><p>一、工作情况</p>\
    <p>全年受理行政复议申请123件，办结108件，依法撤销&lt;b&gt;7件&lt;/b&gt;。</p>\
    <table><tr><td>单位</td><td>受理件数</td><td>办结件数</td></tr>\
    <tr><td>县司法局</td><td>12</td><td>10</td></tr><tr><td>县城管局</td><td>30</td><td>28</td></tr></table>\
    <p>青石县人民政府</p><p>2024年1月20日</p>";
const NUMBER: &str = "figure/reconsideration.received";
const BUTTON: &str = ".number-card [data-card=paper]";

/// A report whose words stand on two pages, each row 16 points high.
fn report() -> Report {
    let mut report = import(TEXT.as_bytes(), None).unwrap().report;
    let row = |left: i32, base: i32, text: &str| Row {
        left,
        base,
        size: 160,
        text: text.to_owned(),
        advances: text
            .chars()
            .map(|c| if c.is_ascii() { 80 } else { 160 })
            .collect(),
    };
    let lines = [
        row(1060, 1800, "全年受理行政复议申请123件，办结108件，"),
        row(740, 2100, "依法撤销<b>7件</b>。"),
    ];
    let cells = [
        row(740, 1000, "县司法局"),
        row(2600, 1000, "12"),
        row(4400, 1000, "10"),
    ];
    let mut pages = Pages::default();
    let frame = |row: &Row, page: usize, words: &str| {
        let before = row.text.split(words).next().unwrap().chars().count();
        row.frame(page, before..before + words.chars().count())
    };
    let id = |value: f64| {
        let figure = report.figures.iter().find(|figure| figure.value == value);
        figure.unwrap().id.clone()
    };
    assert_eq!(id(123.0), NUMBER.trim_start_matches("figure/"));
    pages.frames = vec![
        (id(123.0), frame(&lines[0], 1, "123件")),
        (id(12.0), frame(&cells[1], 2, "12")),
    ];
    for rows in [
        vec![row(2000, 1200, "封面")],
        lines.to_vec(),
        cells.to_vec(),
    ] {
        pages.pages.push(Sheet {
            width: 5950,
            height: 8420,
            rows,
        });
    }
    report.pages = Some(pages.to_string());
    report
}

/// Opens the card of the number with this id, and from it the page.
fn show(page: &Page, id: &str) {
    page.click_id(id);
    page.until(
        &format!("!!document.querySelector('{BUTTON}')"),
        "the page is offered",
    );
    page.click(BUTTON);
    page.until(
        "!!document.querySelector('.paper rect')",
        "the page is there",
    );
}

/// The words whose characters stand in the frame, as they are drawn; all of it is on the screen.
fn framed(page: &Page) -> String {
    page.text(
        "(() => { const card = document.querySelector('.number-card').getBoundingClientRect();
        const sheets = document.querySelector('.sheets').getBoundingClientRect(), frame = document.querySelector('.paper rect').getBoundingClientRect();
        if (frame.left < sheets.left || frame.right > sheets.right || frame.top < sheets.top || frame.bottom > sheets.bottom) return 'the frame is out of sight';
        if (card.left < 0 || card.right > innerWidth || card.top < 0 || card.bottom > innerHeight + 1) return 'the card is out of sight';
        let words = '';
        for (const row of document.querySelectorAll('.paper text')) {
            const box = row.getBoundingClientRect();
            if (box.bottom < frame.top || box.top > frame.bottom) continue;
            const scale = frame.width / document.querySelector('.paper rect').width.baseVal.value;
            const origin = document.querySelector('.paper svg').getBoundingClientRect().left;
            for (let n = 0; n < row.getNumberOfChars(); n += 1) {
                const { x, width } = row.getExtentOfChar(n);
                const middle = origin + (x + width / 2) * scale;
                if (frame.left < middle && middle < frame.right) words += row.textContent[n];
            }
        }
        return words; })()",
    )
}

fn in_viewer(window: Window, test: impl FnOnce(&Page)) {
    visit_viewer(window, |page| {
        page.drop_file("report.json", &report().to_json());
        page.until(
            "document.querySelector('.title')?.textContent.includes('青石县')",
            "the report is open",
        );
        test(page);
    });
}

#[test]
fn the_words_of_a_sentence_are_framed_on_their_page() {
    in_viewer(Window::DESKTOP, |page| {
        show(page, NUMBER);
        assert_eq!(framed(page), "123件");
        let said = page.text("document.querySelector('.paper figcaption').textContent");
        assert_eq!(said, "原件第2页，共3页。文字按原位置重排，框中是这个数字。");
        // Text is text.
        assert!(page.is("document.querySelector('.paper').textContent.includes('<b>7件</b>') && !document.querySelector('.paper b')"));
        assert_eq!(page.axe(), [""; 0]);
        page.screenshot("paper-desktop");
        page.click(BUTTON);
        page.until("!document.querySelector('.paper')", "it is put away");
        assert_eq!(
            page.text(&format!("document.querySelector('{BUTTON}').ariaExpanded")),
            "false"
        );
        page.assert_console_silent();
    });
}

#[test]
fn a_number_of_a_table_has_its_card_and_its_frame() {
    in_viewer(Window::DESKTOP, |page| {
        let cell = page.text("document.querySelector('.printed a.figure').id");
        show(page, &cell);
        assert_eq!(framed(page), "12");
        let sentence = page.text("document.querySelector('.number-card blockquote').textContent");
        assert_eq!(sentence, "县司法局；受理件数：12");
        page.press("Escape");
        // A link elsewhere leads there too.
        page.value(&format!("location.hash = {cell:?}"));
        page.until(
            &format!("document.activeElement.id === {cell:?} && document.activeElement.matches('.looked-up')"),
            "the cell is found",
        );
    });
}

#[test]
fn a_number_whose_place_is_not_known_offers_none() {
    in_viewer(Window::DESKTOP, |page| {
        page.click_id("figure/reconsideration.concluded");
        page.until(
            "!!document.querySelector('.number-card')",
            "the card is open",
        );
        // The desk asked first.
        page.value("(async () => { await document.getElementById('gongbao').paper(); await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))) })()");
        assert!(page.is(&format!("!document.querySelector('{BUTTON}')")));
    });
}

#[test]
fn it_is_read_on_a_phone_in_the_dark_and_enlarged() {
    for (window, name) in [
        (Window::PHONE, "phone"),
        (Window::PHONE.dark(), "phone-dark"),
        (Window::DESKTOP.dark(), "dark"),
    ] {
        in_viewer(window, |page| {
            show(page, NUMBER);
            assert_eq!(framed(page), "123件", "{name}");
            let size = "document.querySelector('.paper text').getBoundingClientRect().height";
            assert!(
                page.is(&format!("{size} > 13")),
                "{name}: {}",
                page.value(size)
            );
            assert_eq!(page.axe(), [""; 0], "{name}");
            page.screenshot(&format!("paper-{name}"));
        });
    }
    in_viewer(Window::PHONE, |page| {
        page.value("document.documentElement.style.fontSize = '200%'");
        show(page, NUMBER);
        assert_eq!(framed(page), "123件");
        page.screenshot("paper-200");
    });
}

#[test]
fn by_keyboard_alone_the_page_is_opened_and_moved() {
    in_viewer(Window::PHONE, |page| {
        page.value(&format!("document.getElementById('{NUMBER}').focus()"));
        page.press("Enter");
        page.until(
            &format!("!!document.querySelector('{BUTTON}')"),
            "the page is offered",
        );
        for _ in 0..8 {
            page.press("Tab");
            if page.is(&format!("document.activeElement.matches('{BUTTON}')")) {
                break;
            }
        }
        page.press("Enter");
        page.until(
            "!!document.querySelector('.paper rect')",
            "the page is there",
        );
        page.press("Tab");
        assert!(page.is("document.activeElement.matches('.sheets')"));
        let before = page.value("document.activeElement.scrollTop");
        page.press("ArrowDown");
        page.until(
            &format!("document.activeElement.scrollTop > {before}"),
            "the page moves",
        );
        page.press("Escape");
        page.until(
            &format!("document.activeElement.id === '{NUMBER}'"),
            "back at the number",
        );
    });
}

#[test]
fn the_published_page_shows_it_too() {
    let folder = tempfile::tempdir().unwrap();
    write(&publish(report(), ""), folder.path());
    visit(
        &Site::of(folder.path().into()),
        "",
        Window::DESKTOP,
        |page| {
            page.taken_over();
            show(page, NUMBER);
            assert_eq!(framed(page), "123件");
            page.assert_console_silent();
        },
    );
}
