//! What a visit to a catalogue of a whole country costs.

use super::{put, shown, write_page};
use gongbao_catalog::build::{Located, district, root};
use gongbao_report::Verified;
use gongbao_testkit::{Nginx, Page, Window, visit_address};
use serde_json::json;

/// Everything that a visit fetches, the page's own files apart: bytes as they travelled.
fn fetched(page: &Page) -> Vec<(String, u64)> {
    let entries = page
        .value("performance.getEntriesByType('resource').filter(e => new URL(e.name).pathname.endsWith('.json'))
            .map(e => [new URL(e.name).pathname, e.transferSize])");
    let entries = entries.as_array().cloned().unwrap_or_default();
    entries
        .iter()
        .map(|entry| {
            (
                entry[0].as_str().unwrap().to_owned(),
                entry[1].as_u64().unwrap(),
            )
        })
        .collect()
}

#[test]
fn a_catalogue_of_45_000_reports_opens_and_compares_within_60_kb() {
    let places: Vec<gongbao_invented::Place> = gongbao_invented::places().collect();
    let folder = tempfile::tempdir().unwrap();
    // The root names them all; of the files of districts only those that are visited are made here.
    // How long it takes to make them all is in `docs/measurements/scale.md`.
    let years = || gongbao_invented::YEARS;
    assert!(places.len() * years().count() >= 45_000);
    let root = root(
        places
            .iter()
            .map(|place| (place.region.clone(), place.name.clone(), years().collect())),
    );
    put(folder.path(), &root.path, root.json.as_bytes());
    let visited: Vec<&gongbao_invented::Place> = places.iter().step_by(700).take(4).collect();
    for place in &visited {
        let located: Vec<Located> = years()
            .map(|year| Located {
                verified: Verified::of(gongbao_invented::report(place, year)),
                page: format!("read.html?src=reports/{}-{year}.json", place.name),
                data: format!("reports/{}-{year}.json", place.name),
            })
            .collect();
        for file in district(&place.region, &place.name, &located) {
            put(folder.path(), &file.path, file.json.as_bytes());
        }
    }
    write_page(folder.path());
    let nginx = Nginx::start(folder.path(), |site| site);
    visit_address(&nginx.address(), Window::PHONE, |page| {
        page.until(
            "!!document.querySelector('.results a')",
            "the districts are listed",
        );
        assert_eq!(
            page.text("document.querySelector('.found').textContent"),
            "共3,060个区县、45,900份报告。 先列出前40个，请再输入一些字。"
        );
        assert_eq!(fetched(page).len(), 1, "nothing but the root");
        for (n, place) in visited.iter().enumerate() {
            page.click(".find input");
            page.value("void (document.querySelector('.find input').select())");
            page.cdp("Input.insertText", json!({ "text": place.name }));
            page.until(
                &format!(
                    "document.querySelector('.results b')?.textContent === {}",
                    json!(place.name)
                ),
                "it is found",
            );
            page.click(".results a");
            page.until(
                &format!(
                    "document.querySelectorAll('.comparison svg').length === {}",
                    n + 1
                ),
                "its years are shown",
            );
        }
        shown(page);
        assert_eq!(
            page.value("document.querySelectorAll('.comparison svg a.mark').length"),
            60,
            "four districts, fifteen years"
        );
        page.screenshot("catalog-scale");
        let fetched = fetched(page);
        let bytes: u64 = fetched.iter().map(|(_, bytes)| bytes).sum();
        println!(
            "{bytes} bytes in {} answers, headers included: {fetched:#?}",
            fetched.len()
        );
        assert_eq!(
            fetched.len(),
            9,
            "the root, and of each district its file and one topic"
        );
        assert!(bytes <= 60_000, "{bytes}");
        page.assert_console_silent();
    });
}
