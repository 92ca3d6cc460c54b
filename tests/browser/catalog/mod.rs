//! The catalogue's page, served by nginx with the shipped configuration:
//! - [`comparing`]: districts are found, figures compared, two years read side by side
//! - [`using`]: by keyboard, by touch, on small and large screens, in light and dark
//! - [`failing`]: files that are broken, missing or hostile
//! - [`scale`]: what a visit to a catalogue of a whole country costs

mod comparing;
mod failing;
mod scale;
mod using;

use gongbao_catalog::build::{Located, district, root};
use gongbao_report::{Report, Verified};
use gongbao_testkit::{Nginx, Page, Window, visit_address};
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;

/// Invented reports of four districts of one city, as their offices would have printed them.
const PAGES: [(&str, &str); 7] = [
    (
        "changxi-2014",
        include_str!("../../districts/changxi-2014.txt"),
    ),
    (
        "changxi-2015",
        include_str!("../../districts/changxi-2015.txt"),
    ),
    (
        "changxi-2017",
        include_str!("../../districts/changxi-2017.txt"),
    ),
    (
        "changxi-2018",
        include_str!("../../districts/changxi-2018.txt"),
    ),
    ("yunqi-2017", include_str!("../../districts/yunqi-2017.txt")),
    ("bailu-2017", include_str!("../../districts/bailu-2017.txt")),
    (
        "shitan-2017",
        include_str!("../../districts/shitan-2017.txt"),
    ),
];

const REGION: &str = "澜川省";

fn put(folder: &Path, path: &str, bytes: &[u8]) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

fn reports() -> Vec<(&'static str, Report)> {
    let import = |(name, page): (&'static str, &str)| {
        let imported = gongbao_import::import(page.as_bytes(), None).unwrap();
        (name, imported.report)
    };
    PAGES.map(import).into()
}

/// A catalogue with its page and the reports that it lists.
fn catalog() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut districts: BTreeMap<String, Vec<Located>> = BTreeMap::new();
    for (name, report) in reports() {
        let data = format!("reports/{name}.json");
        put(folder.path(), &data, report.to_json().as_bytes());
        let located = Located {
            page: format!("read.html?src={data}"),
            data,
            verified: Verified::of(report),
        };
        let district = located.verified.report().district.clone().unwrap();
        districts.entry(district).or_default().push(located);
    }
    for (name, reports) in &districts {
        for file in district(REGION, name, reports) {
            put(folder.path(), &file.path, file.json.as_bytes());
        }
    }
    let listed = districts.iter().map(|(name, reports)| {
        let years = reports.iter().map(|one| one.verified.report().year);
        (REGION.to_owned(), name.clone(), years.collect())
    });
    let root = root(listed);
    put(folder.path(), &root.path, root.json.as_bytes());
    write_page(folder.path());
    folder
}

/// The page and what it loads.
pub fn write_page(folder: &Path) {
    let widget = gongbao_publish::catalog::carried();
    let widget = widget.expect("the page is built: run `cargo xtask test catalog`");
    for file in gongbao_publish::catalog::files("catalog.json", &widget, Default::default()) {
        put(folder, &file.path, &file.bytes);
    }
}

fn on(asked: &str, window: Window, test: impl FnOnce(&Page, &Nginx)) {
    let folder = catalog();
    let nginx = Nginx::start(folder.path(), |site| site);
    let address = format!("{}{asked}", nginx.address());
    visit_address(&address, window, |page| {
        page.until(
            "!!document.querySelector('.results a')",
            "the districts are listed",
        );
        test(page, &nginx);
    });
}

const CHANGXI: &str = "d=澜川省/长汐县";
const FOUR: &str = "d=澜川省/长汐县&d=澜川省/云栖县&d=澜川省/白鹭区&d=澜川省/石潭区";

fn shown(page: &Page) {
    page.until(
        "!!document.querySelector('.comparison figure') && document.querySelector('.report').ariaBusy === 'false'",
        "the comparison is shown",
    );
}

fn rows(page: &Page, chart: usize) -> Vec<String> {
    let rows = format!(
        "[...document.querySelectorAll('.comparison figure')[{chart}].querySelectorAll('tbody tr')]
            .map(row => [...row.children].map(cell => cell.innerText.replace(/\\s+/g, ' ').trim()).join(' | '))"
    );
    page.lines(&rows)
}
