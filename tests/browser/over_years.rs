//! Measures over years, as dots: what a reader sees, hears and takes away of them.

use crate::citing::chart_taken;
use crate::published::visit_report;
use crate::states::rows_are_read;
use crate::transcript::{is_golden, transcript};
use gongbao_report::Report;
use gongbao_testkit::{Page, Window};
use serde_json::json;

/// An invented report with five measures over years: of three units, one not exact, one of three years.
fn report() -> Report {
    let text = "临江县2021年法治政府建设情况报告\n一、工作情况\n\
        城镇化率由2016年的41.5%提高到46%，森林覆盖率由2016年的52%提高到58.2%，贫困发生率由2016年的3.6%下降到0.4%。\
        高新技术企业由2016年的12家增加到40余家。行政诉讼案件2019年、2020年、2021年分别为9件、7件、6件。\n";
    gongbao_import::import(text.as_bytes(), None)
        .unwrap()
        .report
}

const CHART: &str = "document.querySelector('.chart')";

fn shown(page: &Page) {
    page.taken_over();
    page.until(
        &format!("!!{CHART}.querySelector('.dot')"),
        "the dots are there",
    );
    page.value(&format!(
        "{CHART}.scrollIntoView({{ behavior: 'instant' }})"
    ));
}

#[test]
fn every_dot_stands_where_its_number_is_on_the_scale_of_its_measure() {
    visit_report(report(), Window::DESKTOP, |page| {
        shown(page);
        let said = page.lines(&format!("[...{CHART}.querySelectorAll('.panel-title, .row')].map(part => part.textContent.replace(/\\s+/g, ' ').trim())"));
        assert_eq!(
            said,
            [
                "城镇化率",
                "2016 41.5%",
                "2021 46%",
                "森林覆盖率",
                "2016 52%",
                "2021 58.2%",
                "贫困发生率",
                "2016 3.6%",
                "2021 0.4%",
                "高新技术企业",
                "2016 12家",
                "2021 40余家",
                "行政诉讼案件",
                "2019 9件",
                "2020 7件",
                "2021 6件"
            ]
        );
        // From the middle of the dot to the beginning of its scale, of the length of the scale.
        let places = page.value(&format!("[...{CHART}.querySelectorAll('.row')].map(row => {{ const [track, dot] = ['.track', '.dot'].map(css => row.querySelector(css).getBoundingClientRect()); return (dot.x + dot.width / 2 - track.x) / track.width; }})"));
        let wanted = [
            41.5 / 46.0,
            1.0,
            52.0 / 58.2,
            1.0,
            1.0,
            0.4 / 3.6,
            0.3,
            1.0,
            1.0,
            7.0 / 9.0,
            6.0 / 9.0,
        ];
        let places = places
            .as_array()
            .unwrap()
            .iter()
            .map(|place| place.as_f64().unwrap());
        for (place, wanted) in places.zip(wanted) {
            assert!((place - wanted).abs() < 0.02, "{place}, not {wanted}");
        }
        let hollow = format!(
            "[...{CHART}.querySelectorAll('.row')].filter(row => row.querySelector('.hole')).map(row => row.textContent.trim())"
        );
        assert_eq!(page.lines(&hollow), ["2021 40余家"], "what is not exact");
        // A dot is round, however the drawing is stretched.
        let box_of = page.value(&format!("(dot => {{ const {{ width, height }} = dot.getBoundingClientRect(); return Math.abs(width - height); }})({CHART}.querySelector('.dot'))"));
        assert!(box_of.as_f64().unwrap() < 4.0, "{box_of}");
        page.assert_console_silent();
    });
}

#[test]
fn they_are_read_on_every_screen() {
    let dark = Window::DESKTOP.dark();
    for (window, name) in [
        (Window::DESKTOP, "dots-desktop"),
        (dark, "dots-dark"),
        (Window::PHONE, "dots-phone"),
    ] {
        visit_report(report(), window, |page| {
            shown(page);
            page.screenshot(name);
            assert_eq!(page.axe(), [""; 0]);
            rows_are_read(page);
        });
    }
    visit_report(report(), Window::PHONE, |page| {
        shown(page);
        page.value("document.querySelector('[data-setting=elder]').click()");
        page.value(&format!(
            "{CHART}.scrollIntoView({{ behavior: 'instant' }})"
        ));
        page.screenshot("dots-elder");
        rows_are_read(page);
    });
    visit_report(report(), Window::DESKTOP, |page| {
        shown(page);
        let media = json!({ "features": [{ "name": "forced-colors", "value": "active" }, { "name": "prefers-color-scheme", "value": "dark" }] });
        page.cdp("Emulation.setEmulatedMedia", media);
        page.screenshot("dots-forced");
        let colour = |css: &str| {
            page.text(&format!(
                "getComputedStyle({CHART}.querySelector('{css}')).stroke"
            ))
        };
        assert_ne!(colour(".dot"), colour(".hole"));
        assert_eq!(colour(".dot"), colour(".track"), "the colour of text");
        rows_are_read(page);
    });
}

#[test]
fn a_screen_reader_is_told_which_measure_a_year_is_of() {
    visit_report(report(), Window::DESKTOP, |page| {
        shown(page);
        is_golden("dots.transcript.txt", &transcript(page, CHART));
    });
}

#[test]
fn in_other_languages_they_have_their_words_and_no_year_but_their_own() {
    visit_report(report(), Window::DESKTOP, |page| {
        shown(page);
        for (tag, title, plan) in [
            ("en", "Year against year", "2021 over 40"),
            ("zh-Hant", "不同年份對照", "2021 40餘家"),
        ] {
            page.value(&format!(
                "document.querySelector('[data-setting=\"lang {tag}\"]').click()"
            ));
            page.until(
                &format!("{CHART}?.closest('.gongbao').lang === '{tag}'"),
                tag,
            );
            assert_eq!(
                page.text(&format!("{CHART}.querySelector('figcaption').textContent")),
                title
            );
            let said = page.text(&format!("{CHART}.textContent.replace(/\\s+/g, ' ')"));
            assert!(said.contains(plan), "{said}");
            assert_eq!(
                page.text(&format!("{CHART}.querySelector('.of').textContent")),
                "临江县"
            );
        }
    });
}

#[test]
fn they_are_printed_and_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    visit_report(report(), Window::DESKTOP, |page| {
        shown(page);
        page.pdf("dots");
        let svg = String::from_utf8(chart_taken(
            page,
            folder.path(),
            &report().charts[0].id,
            "svg",
        ))
        .unwrap();
        assert_eq!(svg.matches(r#"stroke-width="9""#).count(), 11);
        assert_eq!(svg.matches(r#"stroke-width="4""#).count(), 1);
        for words in ["城镇化率", "2016", "41.5%", "40余家"] {
            assert!(svg.contains(words), "{words}");
        }
        chart_taken(page, folder.path(), &report().charts[0].id, "png");
    });
}
