//! Pages of invented districts in every layout and phrase class that portals use, and the reports
//! that they become. `UPDATE_GOLDEN=1` writes what the importer makes now; read the diff.

use gongbao_import::import;
use gongbao_report::{Report, Verified};
use std::path::PathBuf;

fn pages() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|e| e != "json"))
        .collect();
    pages.sort();
    pages
}

#[test]
fn pages_become_the_reports_beside_them() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut different = Vec::new();
    for page in pages() {
        let json = import(&std::fs::read(&page).unwrap(), None)
            .unwrap()
            .report
            .to_json();
        let golden = page.with_extension("json");
        if update {
            std::fs::write(&golden, &json).unwrap();
        }
        if std::fs::read_to_string(&golden).unwrap_or_default() != json {
            different.push(page.file_name().unwrap().to_owned());
        }
    }
    assert!(
        different.is_empty(),
        "{different:?}: run with UPDATE_GOLDEN=1 and read the diff"
    );
}

#[test]
fn there_are_enough_of_them_and_each_is_a_valid_report() {
    let pages = pages();
    assert!(pages.len() >= 25);
    for page in pages {
        let report = import(&std::fs::read(&page).unwrap(), None).unwrap().report;
        let again = Report::from_json(&report.to_json());
        let report = again.unwrap_or_else(|error| panic!("{}: {error}", page.display()));
        assert_eq!(
            Verified::of(report).mismatches().count(),
            0,
            "{}",
            page.display()
        );
    }
}

/// What the golden files must say, whoever updates them.
#[test]
fn no_slogan_hotline_date_or_scheme_becomes_a_figure() {
    let page = include_bytes!("golden/12-not-figures.txt");
    let figures = import(page, None).unwrap().report.figures;
    let printed: Vec<&str> = figures
        .iter()
        .map(|figure| figure.source.printed.as_str())
        .collect();
    assert_eq!(printed, ["未发生", "未收到"]);
}

#[test]
fn addresses_survive_an_inserted_section_and_a_renumbering() {
    let old = include_str!("golden/01-run-in-headings.txt");
    let new = old
        .replace(
            "二、存在的不足和原因",
            "二、新增的一部分\n新的一段。\n三、存在的不足和原因",
        )
        .replace("三、党政主要负责人", "四、党政主要负责人");
    let before = import(old.as_bytes(), None).unwrap().report;
    let after = import(new.as_bytes(), Some(&before)).unwrap().report;
    for section in before.all_sections() {
        let same = after.all_sections().find(|other| other.id == section.id);
        assert_eq!(same.map(|s| &s.title), Some(&section.title));
    }
    for paragraph in before.paragraphs() {
        let same = after.paragraphs().find(|other| other.id == paragraph.id);
        assert_eq!(same.map(|p| &p.text), Some(&paragraph.text));
    }
}
