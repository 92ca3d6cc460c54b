//! The main paths in Chromium, Firefox and WebKit: `cargo xtask test --all-browsers`. From the disk
//! with the network off; searching, which is fetched when it is asked for, from a site on loopback.

mod markup;

use gongbao_report::{Report, Verified};
use gongbao_serve::{POLICY, Site};
use gongbao_testkit::outside::Outside;
use gongbao_testkit::{Engine, Page, visit_in};
use serde_json::Value;
use std::process::Command;

const REPORT: &str = include_str!("../../assets/reports/kecheng-2017.json");
const UNFOLD_ALL: &str = ".tools > button:nth-child(1)";
const FOLD_ALL: &str = ".tools > button:nth-child(2)";
/// The bar itself: Firefox knows no box of the link around it.
const MARK: &str = "[id=\"mark:petitions:petitions.letters.received\"] > *";

/// Keys as WebDriver names them.
const ENTER: &str = "\u{E007}";
const ESCAPE: &str = "\u{E00C}";

/// What `gongbao publish` makes of the first report.
fn published() -> tempfile::TempDir {
    let report = Verified::of(Report::from_json(REPORT).unwrap());
    let folder = tempfile::tempdir().unwrap();
    for file in gongbao_publish::publish(&report, "").unwrap().files {
        std::fs::write(folder.path().join(file.path), file.bytes).unwrap();
    }
    folder
}

/// Opens a published file from the disk in every engine.
fn in_every_engine(file: &str, test: impl Fn(Engine, &Page, &Outside)) {
    let folder = published();
    let address = format!("file://{}", folder.path().join(file).display());
    at_address_in_every_engine(&address, test);
}

/// Opens the published folder as a portal serves it, under its policy, in every engine.
fn on_a_site_in_every_engine(test: impl Fn(Engine, &Page, &Outside)) {
    let folder = published();
    let site = Site::bind(folder.path(), Some(POLICY), 0).expect("a port is free");
    let address = site.address();
    std::thread::spawn(move || site.run());
    at_address_in_every_engine(&address, test);
}

/// Opens a page in every engine, once the widget has it.
fn at_address_in_every_engine(address: &str, test: impl Fn(Engine, &Page, &Outside)) {
    for engine in Engine::ALL {
        visit_in(engine, address, |page, outside| {
            // A published page waits for a sign of its reader.
            page.taken_over();
            test(engine, page, outside);
        });
    }
}

#[test]
fn the_one_file_is_interactive_from_the_disk_and_asks_for_nothing() {
    in_every_engine("offline.html", |engine, page, outside| {
        let requests = "performance.getEntriesByType('resource').filter(e => !e.name.startsWith('data:')).map(e => e.name)";
        assert_eq!(page.value(requests), Value::Array(vec![]), "{engine:?}");
        assert!(page.is("document.querySelectorAll('figure.chart a.mark').length > 20"));
        // Interactive, and still silent.
        fold_all(page);
        assert_eq!(outside.asked(), [""; 0], "{engine:?} asked the outside");
    });
}

#[test]
fn sections_fold_and_a_mark_opens_its_sentence() {
    in_every_engine("offline.html", |engine, page, _| {
        fold_all(page);
        page.click(UNFOLD_ALL);
        page.until(
            "!document.querySelector('main .section > details:not([open])')",
            "all are open",
        );
        page.click("main .level-2 > details > summary");
        page.until(
            "!document.querySelector('main .level-2 > details').open",
            "one is folded",
        );
        page.click(MARK);
        page.until(
            "document.querySelector('.looked-up')?.textContent === '229件'",
            &format!("{engine:?}: the mark leads to its number"),
        );
        page.until(
            "(() => { const { top, bottom } = document.querySelector('.looked-up').getBoundingClientRect(); return top >= 0 && bottom <= innerHeight })()",
            &format!("{engine:?}: it is on the screen"),
        );
    });
}

fn fold_all(page: &Page) {
    page.click(FOLD_ALL);
    let folded =
        "!document.querySelector('main details.body[open], main .section > details[open]')";
    page.until(folded, "all are folded");
}

/// Where the search has led the reader.
const FOUND_HERE: &str = "[...(CSS.highlights.get('gongbao-here') ?? [])]";

#[test]
fn words_in_folded_sections_are_found_by_keyboard() {
    on_a_site_in_every_engine(|engine, page, outside| {
        fold_all(page);
        page.send_keys("/");
        page.until(
            "document.activeElement?.matches('.search-bar input')",
            &format!("{engine:?}: the field has the focus"),
        );
        page.send_keys("行政复议");
        let status = "document.querySelector('.search-bar [role=status]').textContent";
        page.until(
            &format!("{status} === '10处'"),
            &format!("{engine:?}: they are counted"),
        );
        page.send_keys(ENTER);
        page.until(
            &format!("{status} === '第1处，共10处'"),
            &format!("{engine:?}: the reader is told where"),
        );
        page.until(
            &format!("(() => {{ const [range] = {FOUND_HERE}; if (range?.toString() !== '行政复议') return false;
                const box = range.getBoundingClientRect();
                return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight }})()"),
            &format!("{engine:?}: what was folded is open, and the words are on the screen"),
        );
        page.send_keys(ESCAPE);
        page.until(
            &format!("!document.querySelector('.search-bar input') && {FOUND_HERE}.length === 0"),
            &format!("{engine:?}: it is closed, and no marks are left"),
        );
        assert_eq!(outside.asked(), [""; 0], "{engine:?} asked the outside");
    });
}

#[test]
fn folded_sections_are_on_paper() {
    in_every_engine("offline.html", |engine, page, _| {
        fold_all(page);
        // WebKit's driver cannot print.
        if engine == Engine::WebKit {
            return;
        }
        let printed = text_of(&page.print());
        let report = Report::from_json(REPORT).unwrap();
        // Firefox does not say in the PDF which characters it drew of some fonts: they are counted.
        if engine == Engine::Firefox {
            let lengths = report.paragraphs().map(|p| p.text.chars().count());
            let (length, printed) = (lengths.sum::<usize>(), printed.chars().count());
            assert!(printed > length, "{printed} characters of {length}");
            return;
        }
        for paragraph in report.paragraphs() {
            let wanted: String = paragraph.text.split_whitespace().collect();
            // A chart that had no room on the page before may stand between two of its lines.
            let mut cuts = wanted.char_indices().map(|(cut, _)| wanted.split_at(cut));
            let there = cuts.any(|(one, rest)| printed.contains(one) && printed.contains(rest));
            assert!(there, "{engine:?} did not print: {wanted}");
        }
    });
}

/// The PDF's text without blanks and page numbers.
fn text_of(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("printed.pdf");
    std::fs::write(&path, pdf).unwrap();
    let output = Command::new("pdftotext")
        .arg(path)
        .arg("-")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('—'));
    lines.flat_map(str::split_whitespace).collect()
}

/// The height of the text on the screen and as printed, and what is for clicking and printed all the same. The style
/// sheet for print is taken for the screen and given back in one go: WebKit's driver loses its answers, at times,
/// while it holds.
const AS_PRINTED: &str = "(() => {
    const height = () => document.querySelector('main').getBoundingClientRect().height;
    const shown = (css) => getComputedStyle(document.querySelector(css)).display !== 'none';
    const folded = height();
    dispatchEvent(new Event('beforeprint'));
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const print = rules.filter((rule) => rule.media?.mediaText === 'print');
    for (const rule of print) rule.media.mediaText = 'all';
    const clicked = ['.side', '.section-tools', '.top', '.pointed'].filter(shown);
    const printed = height();
    for (const rule of print) rule.media.mediaText = 'print';
    dispatchEvent(new Event('afterprint'));
    return [folded, printed, clicked.join()];
})()";

#[test]
fn the_page_unfolds_for_print_and_leaves_out_what_is_for_clicking() {
    in_every_engine("offline.html", |engine, page, _| {
        fold_all(page);
        let answer = page.value(AS_PRINTED);
        let [folded, printed] = [0, 1].map(|n| answer[n].as_f64().unwrap());
        assert!(printed > 4.0 * folded, "{engine:?}: {folded} -> {printed}");
        assert_eq!(answer[2], "", "{engine:?} prints it");
        assert!(page.is("!document.querySelector('main .section > details[open]')"));
    });
}
