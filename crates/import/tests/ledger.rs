//! Nothing is passed over in silence: every digit of a text ends in the ledger.

use gongbao_import::figures::ledger::Class;
use gongbao_import::import;
use std::fs;
use std::path::PathBuf;

fn pages() -> Vec<PathBuf> {
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");
    let mut pages: Vec<PathBuf> = fs::read_dir(golden)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|end| end == "txt" || end == "html")
        })
        .collect();
    pages.push(
        concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../tests/pages/kecheng-2017.txt"
        )
        .into(),
    );
    assert!(pages.len() > 30);
    pages
}

#[test]
fn every_digit_of_every_page_is_classed() {
    for page in pages() {
        let imported = import(&fs::read(&page).unwrap(), None).unwrap();
        for paragraph in imported.report.paragraphs() {
            let of = |at: usize| {
                imported
                    .ledger
                    .iter()
                    .any(|entry| entry.paragraph == paragraph.id && entry.at.contains(&at))
            };
            for (at, c) in paragraph.text.char_indices() {
                assert!(
                    !c.is_ascii_digit() || of(at),
                    "{}: {c} of {} is in no entry",
                    page.display(),
                    paragraph.text
                );
            }
        }
    }
}

#[test]
fn every_figure_of_the_report_is_an_entry() {
    for page in pages() {
        let imported = import(&fs::read(&page).unwrap(), None).unwrap();
        for figure in &imported.report.figures {
            let entries = imported
                .ledger
                .iter()
                .filter(|entry| matches!(&entry.class, Class::Figure(id) if *id == figure.id));
            assert_eq!(entries.count(), 1, "{} in {}", figure.id, page.display());
        }
    }
}
