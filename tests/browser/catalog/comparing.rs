//! Districts are found, figures compared over years and across districts, two years read side by side.

use super::{CHANGXI, FOUR, on, reports, rows, shown};
use gongbao_testkit::Window;
use serde_json::json;

#[test]
fn a_district_is_found_by_a_part_of_its_name_and_its_figure_stands_over_the_years() {
    on("", Window::DESKTOP, |page, _| {
        page.click(".find input");
        page.cdp("Input.insertText", json!({ "text": "汐" }));
        page.until(
            "document.querySelectorAll('.results a').length === 1",
            "one district is left",
        );
        page.click(".results a");
        shown(page);
        assert!(page.is("decodeURIComponent(location.hash) === '#d=澜川省/长汐县'"));
        page.click(".figures summary");
        page.click(".topics a[href*='letters.received']");
        page.until(
            "document.querySelector('.comparison h2').textContent === '收到来信'",
            "the figure is shown",
        );
        page.until(
            "document.activeElement.id === 'comparison'",
            "the reader is taken there",
        );
        assert_eq!(
            rows(page, 0),
            [
                "2014 | 186件 | — | 全年收到来信186件,处理来信151件。",
                "2015 | 203件 | +17件 +9.1% | 全年收到来信203件,处理来信180件。",
                "2016 | 没有报告",
                "2017 | 229件 | +26件 +12.8% | 全年收到来信229件,处理来信214件。",
                "2018 | 240件 | +11件 +4.8% | 全年收到来信240件,处理来信231件。",
            ]
        );
        let count =
            |css: &str| format!("document.querySelectorAll('.comparison svg {css}').length");
        assert_eq!(
            page.value(&count("line.series")),
            2,
            "no line over the year without a report"
        );
        assert_eq!(page.value(&count("a.mark circle.dot")), 4);
        assert_eq!(page.value(&count("line.gap")), 1);
        assert_eq!(
            page.lines("[...document.querySelectorAll('.remarks li')].map(e => e.textContent)"),
            ["2016年：没有报告，图中断开。"]
        );
        page.assert_console_silent();
    });
}

#[test]
fn every_point_leads_to_the_words_that_state_it() {
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
            on(&asked, Window::DESKTOP, |page, _| {
                shown(page);
                let points = page.lines("[...document.querySelectorAll('.comparison a.mark')].map(a => new URL(a.getAttribute('href'), location).href)");
                let values = page.lines("[...document.querySelectorAll('.comparison a.mark')].map(a => a.querySelector('.value')?.textContent ?? a.querySelector('title').textContent.split(/: |。/)[1])");
                assert!(points.len() >= 3, "{asked}: {points:?}");
                let drawn = page.value(
                    "document.querySelectorAll('.comparison :is(svg circle, .bars .gauge)').length",
                );
                assert_eq!(drawn, points.len(), "nothing is drawn that leads nowhere");
                for (point, value) in points.iter().zip(values) {
                    page.go(point);
                    page.until(
                        "!!document.querySelector('.looked-up')",
                        &format!("{point} is found in its report"),
                    );
                    let printed = page.text("document.querySelector('.looked-up').textContent");
                    let digits = |text: &str| -> String {
                        text.chars().filter(char::is_ascii_digit).collect()
                    };
                    assert!(
                        digits(&printed) == digits(&value) || printed == "未收到",
                        "{printed} is not {value}"
                    );
                }
            });
        }
    }
}

#[test]
fn four_districts_of_one_year_stand_side_by_side_and_what_differs_is_said() {
    let asked = format!("#{FOUR}&figure=petitions.visits.received&year=2017");
    on(&asked, Window::DESKTOP, |page, _| {
        shown(page);
        assert_eq!(
            page.value("document.querySelectorAll('.comparison a.mark .gauge rect').length"),
            3
        );
        assert_eq!(
            page.lines("[...document.querySelectorAll('.remarks li')].map(e => e.textContent)"),
            ["石潭区：760批（批），与其他区县口径不同，只列在表中。"]
        );
        assert_eq!(rows(page, 0).len(), 4, "the table has all");
        // The same figure over years: a chart a district, one scale.
        page.click(".ways a");
        page.until(
            "document.querySelectorAll('.comparison figure').length === 4",
            "a chart each",
        );
        assert!(page.is("!location.hash.includes('year')"));
        page.value("history.back()");
        page.until(
            "document.querySelectorAll('.comparison figure').length === 1",
            "back is back",
        );
        page.assert_console_silent();
    });
}

#[test]
fn what_is_no_exact_number_has_no_exact_change() {
    on(
        &format!("#{CHANGXI}&figure=legal-advisers.contracts-reviewed"),
        Window::DESKTOP,
        |page, _| {
            shown(page);
            let changes = page.lines("[...document.querySelectorAll('tbody tr')].map(row => row.children[2]?.innerText ?? '')");
            assert_eq!(
                changes,
                ["—", "不是确数，无从计算", "", "至多+7件", "+8件\n+21.6%"]
            );
            let labels = page
                .lines("[...document.querySelectorAll('svg text.value')].map(e => e.textContent)");
            assert_eq!(labels, ["20余", "30余", "37", "45"]);
            assert_eq!(
                page.value("document.querySelectorAll('svg circle.bound').length"),
                2
            );
        },
    );
    on(
        &format!("#{CHANGXI}&figure=enforcement.body-recorders"),
        Window::DESKTOP,
        |page, _| {
            shown(page);
            let rows = rows(page, 0);
            assert!(
                rows.iter()
                    .any(|row| row.contains("统计范围不同，不比")
                        && row.contains("只涉及乡镇(街道)")),
                "{rows:?}"
            );
            assert_eq!(
                page.value("document.querySelectorAll('svg line.series').length"),
                0
            );
        },
    );
}

#[test]
fn two_years_are_read_side_by_side_with_the_differences_marked_and_nothing_lost() {
    on(&format!("#{CHANGXI}"), Window::DESKTOP, |page, _| {
        shown(page);
        page.click(".reports summary");
        page.click(".reports li:last-child a.button");
        page.until(
            "!!document.querySelector('.chapter')",
            "the texts are there",
        );
        page.until(
            "document.activeElement.id === 'reading'",
            "the reader is taken there",
        );
        let marks = |tag: &str| {
            format!("[...document.querySelectorAll('.reading {tag}')].map(e => e.textContent)")
        };
        let (gone, new) = (page.lines(&marks("del")), page.lines(&marks("ins")));
        assert!(
            gone.contains(&"229".to_owned()) && new.contains(&"240".to_owned()),
            "{gone:?} {new:?}"
        );
        let chapters = page.lines("[...document.querySelectorAll('.chapter > summary')].map(e => e.innerText.replace(/\\s+/g, ' '))");
        assert!(
            chapters.contains(&"六、存在的问题 只在2018年".to_owned()),
            "{chapters:?}"
        );
        // Every paragraph of both years stands there, character for character.
        let whole = page.lines("[...document.querySelectorAll('.pair p')].map(e => e.textContent)");
        for (name, report) in reports() {
            if name == "changxi-2017" || name == "changxi-2018" {
                for paragraph in report.paragraphs() {
                    assert!(
                        whole.contains(&paragraph.text),
                        "{name}: {}",
                        paragraph.text
                    );
                }
            }
        }
        page.click(".reading a.button");
        page.until("!document.querySelector('.reading')", "it is closed");
        page.assert_console_silent();
    });
}
