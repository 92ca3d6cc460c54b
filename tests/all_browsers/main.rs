//! The main paths in Chromium, Firefox and WebKit: `cargo xtask test --all-browsers`. From the disk
//! with the network off; searching, which is fetched when it is asked for, from a site on loopback.

mod engine;
mod floor;
mod markup;
#[path = "../programs/port.rs"]
mod port;
#[path = "../programs/process.rs"]
mod process;

use engine::{Engine, Page, visit};
use gongbao_report::{Report, Verified};
use gongbao_serve::{POLICY, Site};
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
async fn in_every_engine(file: &str, test: impl AsyncFn(Engine, &Page)) {
    let folder = published();
    let address = format!("file://{}", folder.path().join(file).display());
    at_address_in_every_engine(&address, test).await;
}

/// Opens the published folder as a portal serves it, under its policy, in every engine.
async fn on_a_site_in_every_engine(test: impl AsyncFn(Engine, &Page)) {
    let folder = published();
    let site = Site::bind(folder.path(), Some(POLICY), 0).expect("a port is free");
    let address = site.address();
    std::thread::spawn(move || site.run());
    at_address_in_every_engine(&address, test).await;
}

/// Opens a page in every engine, once the widget has it.
async fn at_address_in_every_engine(address: &str, test: impl AsyncFn(Engine, &Page)) {
    for engine in Engine::ALL {
        visit(engine, address, async |page| {
            // A published page waits for a sign of its reader.
            page.value("dispatchEvent(new Event('pointermove'))").await;
            page.until(
                "!!document.querySelector('.report') && !document.querySelector('[data-prerendered]')",
                &format!("{engine:?} shows the report"),
            )
            .await;
            test(engine, page).await;
        })
        .await;
    }
}

#[tokio::test]
async fn the_one_file_is_interactive_from_the_disk_and_asks_for_nothing() {
    in_every_engine("offline.html", async |engine, page| {
        let requests = "performance.getEntriesByType('resource').filter(e => !e.name.startsWith('data:')).map(e => e.name)";
        assert_eq!(page.value(requests).await, Value::Array(vec![]), "{engine:?}");
        assert!(page.is("document.querySelectorAll('figure.chart svg a.mark').length > 20").await);
        // Interactive, and still silent.
        fold_all(page).await;
        assert_eq!(page.asked_outside(), [""; 0], "{engine:?} asked the outside");
    })
    .await;
}

#[tokio::test]
async fn sections_fold_and_a_mark_opens_its_sentence() {
    in_every_engine("offline.html", async |engine, page| {
        fold_all(page).await;
        page.click(UNFOLD_ALL).await;
        page.until("!document.querySelector('main .section > details:not([open])')", "all are open")
            .await;
        page.click("main .level-2 > details > summary").await;
        page.until("!document.querySelector('main .level-2 > details').open", "one is folded")
            .await;
        page.click(MARK).await;
        page.until(
            "document.querySelector('.looked-up')?.textContent === '229件'",
            &format!("{engine:?}: the mark leads to its number"),
        )
        .await;
        page.until(
            "(() => { const { top, bottom } = document.querySelector('.looked-up').getBoundingClientRect(); return top >= 0 && bottom <= innerHeight })()",
            &format!("{engine:?}: it is on the screen"),
        )
        .await;
    })
    .await;
}

async fn fold_all(page: &Page) {
    page.click(FOLD_ALL).await;
    let folded =
        "!document.querySelector('main details.body[open], main .section > details[open]')";
    page.until(folded, "all are folded").await;
}

/// Where the search has led the reader.
const FOUND_HERE: &str = "[...(CSS.highlights.get('gongbao-here') ?? [])]";

#[tokio::test]
async fn words_in_folded_sections_are_found_by_keyboard() {
    on_a_site_in_every_engine(async |engine, page| {
        fold_all(page).await;
        page.press("/").await;
        page.until(
            "document.activeElement?.matches('.search-bar input')",
            &format!("{engine:?}: the field has the focus"),
        )
        .await;
        page.press("行政复议").await;
        let status = "document.querySelector('.search-bar [role=status]').textContent";
        page.until(&format!("{status} === '10 处'"), &format!("{engine:?}: they are counted"))
            .await;
        page.press(ENTER).await;
        page.until(
            &format!("{status} === '第 1 处,共 10 处'"),
            &format!("{engine:?}: the reader is told where"),
        )
        .await;
        page.until(
            &format!("(() => {{ const [range] = {FOUND_HERE}; if (range?.toString() !== '行政复议') return false;
                const box = range.getBoundingClientRect();
                return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight }})()"),
            &format!("{engine:?}: what was folded is open, and the words are on the screen"),
        )
        .await;
        page.press(ESCAPE).await;
        page.until(
            &format!("!document.querySelector('.search-bar input') && {FOUND_HERE}.length === 0"),
            &format!("{engine:?}: it is closed, and no marks are left"),
        )
        .await;
        assert_eq!(page.asked_outside(), [""; 0], "{engine:?} asked the outside");
    })
    .await;
}

#[tokio::test]
async fn folded_sections_are_on_paper() {
    in_every_engine("offline.html", async |engine, page| {
        fold_all(page).await;
        // WebKit's driver cannot print.
        if engine == Engine::WebKit {
            return;
        }
        let printed = text_of(&page.pdf().await);
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
            assert!(
                printed.contains(&wanted),
                "{engine:?} did not print: {wanted}"
            );
        }
    })
    .await;
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

/// The style sheet for print, taken for the screen.
const AS_PRINTED: &str =
    "[...document.styleSheets].forEach(sheet => [...sheet.cssRules].forEach(rule => {
    if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all' }))";

#[tokio::test]
async fn the_styles_for_print_unfold_sections_and_leave_out_what_is_for_clicking() {
    in_every_engine("offline.html", async |engine, page| {
        fold_all(page).await;
        let height = "document.querySelector('main').getBoundingClientRect().height";
        let folded = page.value(height).await.as_f64().unwrap();
        page.value(&format!("{AS_PRINTED} ?? 0")).await;
        let printed = page.value(height).await.as_f64().unwrap();
        assert!(printed > 4.0 * folded, "{engine:?}: {folded} -> {printed}");
        for hidden in [
            ".tools",
            ".bar",
            ".section-tools",
            ".key-figures",
            ".pointed",
        ] {
            let display = format!("getComputedStyle(document.querySelector('{hidden}')).display");
            let side = "getComputedStyle(document.querySelector('.side')).display";
            let gone = [page.value(&display).await, page.value(side).await];
            assert!(
                gone.contains(&"none".into()),
                "{engine:?}: {hidden} is printed"
            );
        }
    })
    .await;
}
