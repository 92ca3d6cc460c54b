//! The catalogue's page: districts are found, figures compared, two years read side by side; by mouse,
//! keyboard and touch. Served by nginx with the shipped configuration.

use crate::harness::{Nginx, Page, Window, visit_address};
use gongbao_catalog::build::{Located, district, root};
use gongbao_report::{Report, Verified};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;

/// Invented reports of four districts of one city, as their offices would have printed them.
const PAGES: [(&str, &str); 7] = [
    (
        "changxi-2014",
        include_str!("../districts/changxi-2014.txt"),
    ),
    (
        "changxi-2015",
        include_str!("../districts/changxi-2015.txt"),
    ),
    (
        "changxi-2017",
        include_str!("../districts/changxi-2017.txt"),
    ),
    (
        "changxi-2018",
        include_str!("../districts/changxi-2018.txt"),
    ),
    ("yunqi-2017", include_str!("../districts/yunqi-2017.txt")),
    ("bailu-2017", include_str!("../districts/bailu-2017.txt")),
    ("shitan-2017", include_str!("../districts/shitan-2017.txt")),
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
    let files = gongbao_publish::catalog::files("catalog.json");
    for file in files.expect("the page is built: run `cargo xtask test catalog`") {
        put(folder, &file.path, &file.bytes);
    }
}

async fn on(asked: &str, window: Window, test: impl AsyncFnOnce(&Page, &Nginx)) {
    let folder = catalog();
    let nginx = Nginx::start(folder.path(), |site| site);
    let address = format!("{}{asked}", nginx.address());
    visit_address(&address, window, async |page| {
        page.until(
            "!!document.querySelector('.results a')",
            "the districts are listed",
        )
        .await;
        test(page, &nginx).await;
    })
    .await;
}

const CHANGXI: &str = "d=澜川省/长汐县";
const FOUR: &str = "d=澜川省/长汐县&d=澜川省/云栖县&d=澜川省/白鹭区&d=澜川省/石潭区";

async fn shown(page: &Page) {
    page.until(
        "!!document.querySelector('.comparison figure') && document.querySelector('.report').ariaBusy === 'false'",
        "the comparison is shown",
    )
    .await;
}

async fn rows(page: &Page, chart: usize) -> Vec<String> {
    let rows = format!(
        "[...document.querySelectorAll('.comparison figure')[{chart}].querySelectorAll('tbody tr')]
            .map(row => [...row.children].map(cell => cell.innerText.replace(/\\s+/g, ' ').trim()).join(' | '))"
    );
    page.lines(&rows).await
}

#[tokio::test]
async fn a_district_is_found_by_a_part_of_its_name_and_its_figure_stands_over_the_years() {
    on("", Window::DESKTOP, async |page, _| {
        page.click(".find input").await;
        page.cdp("Input.insertText", json!({ "text": "汐" })).await;
        page.until(
            "document.querySelectorAll('.results a').length === 1",
            "one district is left",
        )
        .await;
        page.click(".results a").await;
        shown(page).await;
        assert!(
            page.is("decodeURIComponent(location.hash) === '#d=澜川省/长汐县'")
                .await
        );
        page.click(".figures summary").await;
        page.click(".topics a[href*='letters.received']").await;
        page.until(
            "document.querySelector('.comparison h2').textContent === '收到来信'",
            "the figure is shown",
        )
        .await;
        page.until(
            "document.activeElement.id === 'comparison'",
            "the reader is taken there",
        )
        .await;
        assert_eq!(
            rows(page, 0).await,
            [
                "2014 | 186 件 | — | 全年收到来信186件,处理来信151件。",
                "2015 | 203 件 | +17 件 +9.1% | 全年收到来信203件,处理来信180件。",
                "2016 | 没有报告",
                "2017 | 229 件 | +26 件 +12.8% | 全年收到来信229件,处理来信214件。",
                "2018 | 240 件 | +11 件 +4.8% | 全年收到来信240件,处理来信231件。",
            ]
        );
        let count =
            |css: &str| format!("document.querySelectorAll('.comparison svg {css}').length");
        assert_eq!(
            page.value(&count("line.series")).await,
            2,
            "no line over the year without a report"
        );
        assert_eq!(page.value(&count("a.mark circle.dot")).await, 4);
        assert_eq!(page.value(&count("line.gap")).await, 1);
        assert_eq!(
            page.lines("[...document.querySelectorAll('.remarks li')].map(e => e.textContent)")
                .await,
            ["2016 年:没有报告,图中断开。"]
        );
        page.assert_console_silent().await;
    })
    .await;
}

#[tokio::test]
async fn every_point_leads_to_the_words_that_state_it() {
    for figure in [
        "petitions.letters.received",
        "petitions.visits.received",
        "reconsideration.received",
        "enforcement.inspections",
    ] {
        for asked in [
            format!("#{FOUR}&figure={figure}&year=2017"),
            format!("#{CHANGXI}&figure={figure}"),
        ] {
            on(&asked, Window::DESKTOP, async |page, _| {
                shown(page).await;
                let points = page.lines("[...document.querySelectorAll('.comparison svg a.mark')].map(a => new URL(a.href.baseVal, location).href)").await;
                let values = page.lines("[...document.querySelectorAll('.comparison svg a.mark')].map(a => a.querySelector('title').textContent.split(/: |。/)[1])").await;
                assert!(points.len() >= 3, "{asked}: {points:?}");
                let drawn = page.value("document.querySelectorAll('.comparison svg :is(circle, rect.second, rect.part)').length").await;
                assert_eq!(drawn, points.len(), "nothing is drawn that leads nowhere");
                for (point, value) in points.iter().zip(values) {
                    page.go(point).await;
                    page.until("!!document.querySelector('.looked-up')", &format!("{point} is found in its report")).await;
                    let printed = page.text("document.querySelector('.looked-up').textContent").await;
                    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
                    assert!(digits(&printed) == digits(&value) || printed == "未收到", "{printed} is not {value}");
                }
            })
            .await;
        }
    }
}

#[tokio::test]
async fn four_districts_of_one_year_stand_side_by_side_and_what_differs_is_said() {
    let asked = format!("#{FOUR}&figure=petitions.visits.received&year=2017");
    on(&asked, Window::DESKTOP, async |page, _| {
        shown(page).await;
        assert_eq!(
            page.value(
                "document.querySelectorAll('.comparison svg rect:is(.second, .part)').length"
            )
            .await,
            3
        );
        assert_eq!(
            page.lines("[...document.querySelectorAll('.remarks li')].map(e => e.textContent)")
                .await,
            ["石潭区:760 批(批),与其他区县口径不同,只列在表中。"]
        );
        assert_eq!(rows(page, 0).await.len(), 4, "the table has all");
        // The same figure over years: a chart a district, one scale.
        page.click(".ways a").await;
        page.until(
            "document.querySelectorAll('.comparison figure').length === 4",
            "a chart each",
        )
        .await;
        assert!(page.is("!location.hash.includes('year')").await);
        page.value("history.back()").await;
        page.until(
            "document.querySelectorAll('.comparison figure').length === 1",
            "back is back",
        )
        .await;
        page.assert_console_silent().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_no_exact_number_has_no_exact_change() {
    on(&format!("#{CHANGXI}&figure=legal-advisers.contracts-reviewed"), Window::DESKTOP, async |page, _| {
        shown(page).await;
        let changes = page.lines("[...document.querySelectorAll('tbody tr')].map(row => row.children[2]?.innerText ?? '')").await;
        assert_eq!(changes, ["—", "不是确数,无从计算", "", "至多 +7 件", "+8 件\n+21.6%"]);
        let labels = page.lines("[...document.querySelectorAll('svg text.value')].map(e => e.textContent)").await;
        assert_eq!(labels, ["≥ 20", "≥ 30", "37", "45"]);
        assert_eq!(page.value("document.querySelectorAll('svg circle.bound').length").await, 2);
    })
    .await;
    on(
        &format!("#{CHANGXI}&figure=enforcement.body-recorders"),
        Window::DESKTOP,
        async |page, _| {
            shown(page).await;
            let rows = rows(page, 0).await;
            assert!(
                rows.iter().any(
                    |row| row.contains("统计范围不同,不比") && row.contains("只涉及乡镇(街道)")
                ),
                "{rows:?}"
            );
            assert_eq!(
                page.value("document.querySelectorAll('svg line.series').length")
                    .await,
                0
            );
        },
    )
    .await;
}

#[tokio::test]
async fn two_years_are_read_side_by_side_with_the_differences_marked_and_nothing_lost() {
    on(&format!("#{CHANGXI}"), Window::DESKTOP, async |page, _| {
        shown(page).await;
        page.click(".reports summary").await;
        page.click(".reports li:last-child a.button").await;
        page.until("!!document.querySelector('.chapter')", "the texts are there").await;
        page.until("document.activeElement.id === 'reading'", "the reader is taken there").await;
        let marks = |tag: &str| format!("[...document.querySelectorAll('.reading {tag}')].map(e => e.textContent)");
        let (gone, new) = (page.lines(&marks("del")).await, page.lines(&marks("ins")).await);
        assert!(gone.contains(&"229".to_owned()) && new.contains(&"240".to_owned()), "{gone:?} {new:?}");
        let chapters = page.lines("[...document.querySelectorAll('.chapter > summary')].map(e => e.innerText.replace(/\\s+/g, ' '))").await;
        assert!(chapters.contains(&"六、存在的问题 只在 2018 年".to_owned()), "{chapters:?}");
        // Every paragraph of both years stands there, character for character.
        let whole = page.lines("[...document.querySelectorAll('.pair p')].map(e => e.textContent)").await;
        for (name, report) in reports() {
            if name == "changxi-2017" || name == "changxi-2018" {
                for paragraph in report.paragraphs() {
                    assert!(whole.contains(&paragraph.text), "{name}: {}", paragraph.text);
                }
            }
        }
        page.click(".reading a.button").await;
        page.until("!document.querySelector('.reading')", "it is closed").await;
        page.assert_console_silent().await;
    })
    .await;
}

#[tokio::test]
async fn all_of_it_works_by_keyboard() {
    on("", Window::DESKTOP, async |page, _| {
        tab_to(page, ".find input").await;
        page.cdp("Input.insertText", json!({ "text": "长汐" }))
            .await;
        page.until(
            "document.querySelectorAll('.results a').length === 1",
            "one district is left",
        )
        .await;
        tab_to(page, ".results a").await;
        page.press("Enter").await;
        shown(page).await;
        tab_to(page, ".figures summary").await;
        page.press("Enter").await;
        tab_to(page, ".topics a[href*='letters.received']").await;
        page.press("Enter").await;
        page.until(
            "document.activeElement.id === 'comparison'",
            "the reader is taken there",
        )
        .await;
        tab_to(page, "svg a.mark:last-of-type").await;
        assert!(
            page.is("document.activeElement.textContent.startsWith('2018: 240 件')")
                .await
        );
        page.press("Enter").await;
        page.until(
            "document.querySelector('.looked-up')?.textContent === '240件'",
            "the sentence is shown",
        )
        .await;
    })
    .await;
}

/// Presses Tab until the focus is there.
async fn tab_to(page: &Page, css: &str) {
    for _ in 0..150 {
        page.press("Tab").await;
        if page
            .is(&format!("document.activeElement.matches({})", json!(css)))
            .await
        {
            return;
        }
    }
    panic!("Tab does not reach {css}");
}

#[tokio::test]
async fn all_of_it_works_by_touch() {
    on("", Window::PHONE, async |page, _| {
        page.cdp(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": true }),
        )
        .await;
        touch(page, ".results li:last-child a").await;
        touch(page, ".results li:first-child a").await;
        page.until(
            "document.querySelectorAll('.comparison figure').length === 2",
            "two districts are compared",
        )
        .await;
        shown(page).await;
        touch(page, ".figures summary").await;
        touch(page, ".topics a[href*='inspections']").await;
        page.until(
            "document.querySelector('.comparison h2').textContent.includes('检查')",
            "the figure is shown",
        )
        .await;
        touch(page, ".ways li:last-child a").await;
        page.until("location.hash.includes('year=')", "one year")
            .await;
        touch(page, ".figures-table tbody tr:last-child a").await;
        page.until(
            "!!document.querySelector('.looked-up')",
            "the sentence is shown",
        )
        .await;
    })
    .await;
}

/// A finger on the middle of an element.
async fn touch(page: &Page, css: &str) {
    page.until(&format!("!!document.querySelector({})", json!(css)), css)
        .await;
    let place = page
        .value(&format!(
            "(() => {{ const target = document.querySelector({}); target.scrollIntoView({{ block: 'center' }});
               const box = target.getClientRects()[0]; return {{ x: box.x + box.width / 2, y: box.y + box.height / 2 }} }})()",
            json!(css)
        ))
        .await;
    page.cdp(
        "Input.dispatchTouchEvent",
        json!({ "type": "touchStart", "touchPoints": [place] }),
    )
    .await;
    page.cdp(
        "Input.dispatchTouchEvent",
        json!({ "type": "touchEnd", "touchPoints": [] }),
    )
    .await;
}

#[tokio::test]
async fn a_broken_or_missing_file_is_said_and_the_rest_stays() {
    let folder = catalog();
    let file = folder
        .path()
        .join(gongbao_catalog::address::district(REGION, "长汐县"));
    let whole = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, whole.replace("\"year\":2015", "\"year\":\"2015\"")).unwrap();
    let nginx = Nginx::start(folder.path(), |site| site);
    visit_address(&format!("{}#{FOUR}&figure=petitions.letters.received&year=2017", nginx.address()), Window::DESKTOP, async |page| {
        page.until("!!document.querySelector('[role=alert]')", "it is said").await;
        let said = page.text("document.querySelector('[role=alert]').textContent").await;
        assert!(said.contains("$.reports[1].year 处应为 a whole number from 0 to 65535"), "{said}");
        shown(page).await;
        assert_eq!(page.value("document.querySelectorAll('svg a.mark').length").await, 3, "the others are compared");
        std::fs::write(&file, &whole).unwrap();
        page.click(".lost button").await;
        page.until("document.querySelectorAll('svg a.mark').length === 4 && !document.querySelector('[role=alert]')", "trying again helps").await;
    })
    .await;
    std::fs::write(
        folder.path().join("catalog.json"),
        "{\"format\":1,\"regions\":[",
    )
    .unwrap();
    visit_address(&nginx.address(), Window::PHONE, async |page| {
        page.until(
            "!!document.querySelector('main.status [role=alert]')",
            "it is said",
        )
        .await;
        assert!(
            page.text("document.querySelector('[role=alert]').textContent")
                .await
                .contains("文件不完整")
        );
    })
    .await;
}

#[tokio::test]
async fn a_hostile_catalogue_runs_nothing_and_leads_nowhere_else() {
    let folder = catalog();
    let file = folder
        .path()
        .join(gongbao_catalog::address::district(REGION, "云栖县"));
    let whole = std::fs::read_to_string(&file).unwrap();
    let hostile = whole
        .replace(
            "read.html?src=reports/yunqi-2017.json",
            "javascript:document.title='hostile'//",
        )
        .replace("浔川市云栖县2017", "<img src=x onerror=alert(1)>");
    std::fs::write(&file, hostile).unwrap();
    let nginx = Nginx::start(folder.path(), |site| site);
    visit_address(
        &format!(
            "{}#{FOUR}&figure=petitions.letters.received&year=2017",
            nginx.address()
        ),
        Window::DESKTOP,
        async |page| {
            shown(page).await;
            assert_eq!(
                page.value("document.querySelectorAll('svg a.mark').length")
                    .await,
                3,
                "a point that leads nowhere is not drawn"
            );
            assert!(
                page.is("[...document.querySelectorAll('a')].every(a => /^(#|http)/.test(a.getAttribute('href')))")
                    .await
            );
            assert!(page.is("!document.querySelector('img')").await);
        },
    )
    .await;
}

async fn looks_right(window: Window, name: &str) {
    on(&format!("#{FOUR}&figure=petitions.letters.received"), window, async |page, _| {
        shown(page).await;
        for (part, asked) in [
            ("one", format!("#{CHANGXI}&figure=petitions.letters.received&read=澜川省/长汐县/2017/2018")),
            ("bounds", format!("#{CHANGXI}&figure=legal-advisers.contracts-reviewed")),
            ("bars", format!("#{FOUR}&figure=petitions.letters.received&year=2017")),
            ("years", format!("#{FOUR}&figure=petitions.letters.received")),
        ] {
            page.value(&format!("void (location.hash = {})", json!(asked))).await;
            shown(page).await;
            page.value("void [...document.querySelectorAll('.reports, .figures')].slice(0, 2).forEach(e => { e.open = true })").await;
            page.value("(() => { document.activeElement.blur(); scrollTo(0, 0) })()").await;
            let height = page.value("document.documentElement.scrollHeight").await;
            let whole = json!({ "width": window.width, "height": height, "deviceScaleFactor": 1, "mobile": window.width < 600 });
            page.cdp("Emulation.setDeviceMetricsOverride", whole).await;
            page.screenshot(&format!("catalog-{name}-{part}")).await;
            let window = json!({ "width": window.width, "height": window.height, "deviceScaleFactor": 1, "mobile": window.width < 600 });
            page.cdp("Emulation.setDeviceMetricsOverride", window).await;
            assert_eq!(page.axe().await, [""; 0], "{part}");
            assert!(page.is("document.documentElement.scrollWidth <= innerWidth").await, "{part}: nothing sticks out sideways");
        }
        page.assert_console_silent().await;
    })
    .await;
}

#[tokio::test]
async fn desktop_in_light() {
    looks_right(Window::DESKTOP, "desktop-light").await;
}

#[tokio::test]
async fn desktop_in_dark() {
    looks_right(Window::DESKTOP.dark(), "desktop-dark").await;
}

#[tokio::test]
async fn phone_in_light() {
    looks_right(Window::PHONE, "phone-light").await;
}

#[tokio::test]
async fn phone_in_dark() {
    looks_right(Window::PHONE.dark(), "phone-dark").await;
}

/// Everything that a visit fetches, the page's own files apart: bytes as they travelled.
async fn fetched(page: &Page) -> Vec<(String, u64)> {
    let entries = page
        .value("performance.getEntriesByType('resource').filter(e => new URL(e.name).pathname.endsWith('.json'))
            .map(e => [new URL(e.name).pathname, e.transferSize])")
        .await;
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

#[tokio::test]
async fn a_catalogue_of_45_000_reports_opens_and_compares_within_60_kb() {
    let places: Vec<gongbao_invented::Place> = gongbao_invented::places().collect();
    let folder = tempfile::tempdir().unwrap();
    // The root names them all; of the files of districts only those that are visited are made here.
    // How long it takes to make them all is in `docs/scale.md`.
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
    visit_address(&nginx.address(), Window::PHONE, async |page| {
        page.until(
            "!!document.querySelector('.results a')",
            "the districts are listed",
        )
        .await;
        assert_eq!(
            page.text("document.querySelector('.found').textContent")
                .await,
            "共 3,060 个区县、45,900 份报告。 先列出前 40 个,请再输入一些字。"
        );
        assert_eq!(fetched(page).await.len(), 1, "nothing but the root");
        for (n, place) in visited.iter().enumerate() {
            page.click(".find input").await;
            page.value("void (document.querySelector('.find input').select())")
                .await;
            page.cdp("Input.insertText", json!({ "text": place.name }))
                .await;
            page.until(
                &format!(
                    "document.querySelector('.results b')?.textContent === {}",
                    json!(place.name)
                ),
                "it is found",
            )
            .await;
            page.click(".results a").await;
            page.until(
                &format!(
                    "document.querySelectorAll('.comparison svg').length === {}",
                    n + 1
                ),
                "its years are shown",
            )
            .await;
        }
        shown(page).await;
        assert_eq!(
            page.value("document.querySelectorAll('.comparison svg a.mark').length")
                .await,
            60,
            "four districts, fifteen years"
        );
        page.screenshot("catalog-scale").await;
        let fetched = fetched(page).await;
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
        page.assert_console_silent().await;
    })
    .await;
}
