//! The main paths in Chromium, Firefox and WebKit: `cargo xtask test --all-browsers`.

mod engine;

use engine::{Engine, Page, visit};
use gongbao_report::{Report, Verified};
use serde_json::Value;

const REPORT: &str = include_str!("../../assets/reports/kecheng-2017.json");
/// The bar itself: Firefox knows no box of the link around it.
const MARK: &str = "[id=\"mark/petitions/petitions.letters.received\"] > *";

/// What `gongbao publish` makes of the first report.
fn published() -> tempfile::TempDir {
    let report = Verified::of(Report::from_json(REPORT).unwrap());
    let folder = tempfile::tempdir().unwrap();
    for file in gongbao_publish::publish(&report, "").unwrap().files {
        std::fs::write(folder.path().join(file.path), file.bytes).unwrap();
    }
    folder
}

/// Opens a published file from the disk in every engine, once the widget has it.
async fn in_every_engine(file: &str, test: impl AsyncFn(Engine, &Page)) {
    let folder = published();
    let address = format!("file://{}", folder.path().join(file).display());
    for engine in Engine::ALL {
        visit(engine, &address, async |page| {
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
    })
    .await;
}

#[tokio::test]
async fn sections_fold_and_a_mark_opens_its_sentence() {
    in_every_engine("offline.html", async |engine, page| {
        page.click(".tools button:nth-child(2)").await;
        page.until("!document.querySelector('main details.body[open], main .section > details[open]')", "all are folded")
            .await;
        page.click(".tools button:nth-child(1)").await;
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

#[tokio::test]
async fn folded_sections_are_on_paper() {
    in_every_engine("offline.html", async |engine, page| {
        page.click(".tools button:nth-child(2)").await;
        page.until("!document.querySelector('main .section > details[open]')", "all are folded")
            .await;
        // Either by style sheet or by the event before printing.
        page.value("dispatchEvent(new Event('beforeprint'))").await;
        assert!(
            page.is("CSS.supports('selector(details::details-content)') || !document.querySelector('main .section > details:not([open])')").await,
            "{engine:?}"
        );
    })
    .await;
}
