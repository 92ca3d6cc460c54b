//! What a reader may set: another language, larger text, the elder mode, contrast. All of it is
//! remembered, and the report's own text stays as it was issued.

use crate::embedded::{INSIDE, all_shown, visit_element};
use crate::published::published;
use gongbao_testkit::{Page, Site, Window, visit, visit_viewer};
use serde_json::json;

/// The narrowest phone that the page is made for.
const NARROW: Window = Window {
    width: 360,
    height: 640,
    ..Window::PHONE
};

fn set(page: &Page, setting: &str) {
    let open = "document.querySelectorAll('.settings').forEach(e => { e.open = true })";
    page.value(open);
    // On a narrow page behind the bar, until it was opened once.
    if page.is("document.querySelector('.settings').getBoundingClientRect().height === 0") {
        page.click(".bar button");
    }
    page.click(&format!("[data-setting=\"{setting}\"]"));
}

fn reading(page: &Page) -> String {
    page.text("document.documentElement.dataset.reading")
}

#[test]
fn names_are_written_in_the_chosen_script_and_the_table_comes_for_those_who_choose_it() {
    const CHART: &str = "[id$=\"chart/petitions\"]";
    let in_chart = |page: &Page| {
        let said = "[...all.querySelectorAll('figcaption, .label, .data')].map(e => e.textContent).join(' ')";
        page.text(&format!(
            "(() => {{ const all = document.querySelector('{CHART}'); return {said} }})()"
        ))
    };
    let fetched =
        "performance.getEntriesByType('resource').filter(e => e.name.includes('variants')).length";
    visit(&Site::start(), "", Window::DESKTOP, |page| {
        page.ready();
        assert!(in_chart(page).contains("信访与投诉：收到与处理"));
        assert_eq!(page.value(fetched), 0);
        set(page, "lang zh-Hant");
        page.until(
            "document.querySelector('.gongbao').lang === 'zh-Hant'",
            "it is in traditional characters",
        );
        let said = in_chart(page);
        assert!(said.contains("信訪與投訴：收到與處理"), "{said}");
        assert!(said.contains("12345電話投訴舉報 · 收到"), "{said}");
        assert_eq!(page.value(fetched), 1);
        let quoted = page.text(
            "document.querySelector('#tui-jin-shi-wei-shi-zheng-fu-zhong\\\\.1').textContent",
        );
        assert!(
            quoted.contains('进'),
            "the text is as it was issued: {quoted}"
        );
        for (name, wanted) in [
            ("制定规范性文件", "制定規範性文件"),
            ("高端装备制造业产值", "高端裝備製造業產值"),
            ("行政复议案件", "行政複議案件"),
            ("干部培训、干预、干旱", "幹部培訓、干預、乾旱"),
            ("关系、体系、联系", "關係、體系、聯繫"),
            ("创建示范县", "創建示範縣"),
            ("万元", "萬元"),
            ("\u{20000} abc", "\u{20000} abc"),
        ] {
            assert_eq!(
                page.text(&format!("gongbaoTraditional({})", json!(name))),
                wanted
            );
        }
        page.reload();
        page.ready();
        assert!(in_chart(page).contains("信訪與投訴"), "it is remembered");
        page.assert_console_silent();
    });
    let folder = published();
    let site = Site::of(folder.path().into());
    visit(
        &site,
        "?lang=zh-TW#chart/petitions",
        Window::PHONE,
        |page| {
            page.until(
                "document.querySelector('.gongbao').lang === 'zh-Hant'",
                "the widget is there",
            );
            assert!(in_chart(page).contains("信訪與投訴"));
        },
    );
    visit_element(|page| {
        page.value("document.querySelector('gongbao-report').lang = 'zh-Hant'");
        let title = format!("{INSIDE}.querySelector('{CHART} figcaption')?.textContent");
        page.until(
            &format!("{title}?.includes('信訪與投訴')"),
            "an element too",
        );
    });
}

#[test]
fn the_language_is_switched_and_remembered_and_the_report_stays_as_issued() {
    let site = Site::start();
    visit(&site, "", Window::DESKTOP, |page| {
        page.ready();
        let text =
            "document.querySelector('#tui-jin-shi-wei-shi-zheng-fu-zhong\\\\.1').textContent";
        let issued = page.text(text);
        page.press("/");
        page.until("document.querySelector('.search-bar input')?.getAttribute('aria-label') === '搜索本报告'", "the search speaks Chinese");
        page.press("Escape");
        page.until("!document.querySelector('.search-bar')", "it is closed");
        for (tag, contents) in [("zh-Hant", "目錄"), ("en", "Contents")] {
            set(page, &format!("lang {tag}"));
            let shown = "document.querySelector('.contents-title').textContent";
            page.until(
                &format!("{shown} === '{contents}'"),
                "the language is switched",
            );
            assert_eq!(page.text("document.querySelector('.gongbao').lang"), tag);
            assert_eq!(page.text(text), issued);
        }
        // The desk was there before.
        page.press("/");
        page.until("document.querySelector('.search-bar input')?.getAttribute('aria-label') === 'Search this report'", "the search speaks English too");
        page.reload();
        assert_eq!(
            page.text("document.querySelector('.contents-title').textContent"),
            "Contents"
        );
        // Charts speak English too; what is quoted is Chinese and says so.
        assert_eq!(
            page.text("document.querySelector('#chart\\\\/petitions figcaption').textContent"),
            "Petitions and complaints: received and handled"
        );
        assert!(page.text("document.querySelector('[id=\"mark:petitions:petitions.letters.received\"] .value').firstChild.textContent").ends_with("229"));
        assert_eq!(page.text("document.querySelector('main').lang"), "zh-CN");
        page.screenshot("desktop-english");
        page.go(&site.address("?lang=zh-TW"));
        page.ready();
        assert_eq!(
            page.text("document.querySelector('.contents-title').textContent"),
            "目錄",
            "the address wins"
        );
        page.assert_console_silent();
    });
}

#[test]
fn in_the_elder_mode_text_and_targets_are_large_and_nothing_sticks_out() {
    let folder = published();
    visit(&Site::of(folder.path().into()), "", NARROW, |page| {
        page.taken_over();
        set(page, "elder");
        page.until(
            "document.documentElement.dataset.reading === 'elder'",
            "it is on",
        );
        page.screenshot("elder-settings");
        page.click(".bar button");
        page.reload();
        page.taken_over();
        assert_eq!(reading(page), "elder", "it is remembered");
        let size = "parseFloat(getComputedStyle(document.querySelector('main .text p')).fontSize)";
        assert!(page.value(size).as_f64().unwrap() >= 24.0, "18 pt");
        let leading =
            "parseFloat(getComputedStyle(document.querySelector('main .text p')).lineHeight)";
        assert!(page.value(&format!("{leading} / {size}")).as_f64().unwrap() >= 1.3);
        assert!(page.is("document.documentElement.scrollWidth <= innerWidth"));
        page.value("document.querySelector('#chart\\\\/petitions').scrollIntoView()");
        page.screenshot("elder-chart");
    });
}

#[test]
fn text_grows_and_shrinks_and_all_settings_can_be_taken_back() {
    visit_viewer(Window::DESKTOP, |page| {
        let size = "parseFloat(getComputedStyle(document.querySelector('main .text p')).fontSize)";
        assert_eq!(page.value(size), 17);
        for _ in 0..3 {
            set(page, "larger");
        }
        page.until(
            &format!("{size} === 25.5"),
            "the text is half as large again",
        );
        set(page, "contrast");
        page.until(
            "getComputedStyle(document.querySelector('.gongbao')).color === 'rgb(0, 0, 0)'",
            "the contrast is high",
        );
        page.screenshot("large-contrast");
        assert!(page.is("document.documentElement.scrollWidth <= innerWidth"));
        set(page, "reset");
        page.until(&format!("{size} === 17"), "all is as at first");
        assert_eq!(reading(page), "");
        set(page, "smaller");
        page.until(&format!("{size} < 15"), "the text is smaller");
        assert_eq!(
            page.text("document.querySelector('[data-setting=smaller]').ariaDisabled"),
            "true"
        );
        page.assert_console_silent();
    });
}

#[test]
fn at_the_largest_text_and_on_the_narrowest_screen_nothing_sticks_out() {
    visit(&Site::start(), "", NARROW, |page| {
        page.ready();
        page.value("localStorage.setItem('gongbao/reading', 'larger-5 elder contrast')");
        page.reload();
        assert_eq!(reading(page), "larger-5 elder contrast");
        assert!(page.is("document.documentElement.scrollWidth <= innerWidth"));
        page.screenshot("narrow-largest");
    });
}

/// 1280 px at 400 %, as the guidelines measure reflow.
#[test]
fn at_400_percent_nothing_is_lost_and_nothing_scrolls_sideways() {
    let window = Window {
        width: 320,
        height: 256,
        ..Window::DESKTOP
    };
    visit(&Site::start(), "", window, |page| {
        page.ready();
        assert!(page.is("document.documentElement.scrollWidth <= innerWidth"));
        assert_eq!(
            page.value("document.querySelectorAll('figure.chart').length"),
            9
        );
        // As guideline 1.4.12 says: no text is cut when it is spaced.
        page.value("(() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'); document.adoptedStyleSheets = [sheet] })()");
        let cut = "[...document.querySelectorAll('.gongbao *')].filter(e => getComputedStyle(e).overflow === 'hidden' && e.scrollHeight > e.clientHeight + 1 && !e.matches('.spoken')).length";
        assert_eq!(page.value(cut), 0);
        assert!(page.is("document.documentElement.scrollWidth <= innerWidth"));
    });
}

#[test]
fn who_asked_their_system_for_contrast_has_it_at_once() {
    visit_viewer(Window::DESKTOP, |page| {
        for (scheme, ink, paper) in [
            ("light", "rgb(0, 0, 0)", "rgb(255, 255, 255)"),
            ("dark", "rgb(255, 255, 255)", "rgb(0, 0, 0)"),
        ] {
            let media = json!({ "features": [{ "name": "prefers-contrast", "value": "more" }, { "name": "prefers-color-scheme", "value": scheme }] });
            page.cdp("Emulation.setEmulatedMedia", media);
            assert_eq!(
                page.text("getComputedStyle(document.querySelector('.gongbao')).color"),
                ink
            );
            assert_eq!(
                page.text("getComputedStyle(document.querySelector('.gongbao')).backgroundColor"),
                paper
            );
            assert_eq!(page.axe(), [""; 0]);
        }
    });
}

/// Windows calls it high contrast: every colour is the system's.
#[test]
fn in_the_colours_of_the_system_the_place_being_read_and_the_bars_still_stand_out() {
    visit_viewer(Window::DESKTOP, |page| {
        for scheme in ["light", "dark"] {
            let media = json!({ "features": [{ "name": "forced-colors", "value": "active" }, { "name": "prefers-color-scheme", "value": scheme }] });
            page.cdp("Emulation.setEmulatedMedia", media);
            page.value("document.querySelector('main .section').scrollIntoView()");
            page.until(
                "!!document.querySelector('.contents a[aria-current]')",
                "the place is marked",
            );
            let colour = |css: &str, what: &str| {
                format!("getComputedStyle(document.querySelector('{css}')).{what}")
            };
            let edge = |css: &str| colour(css, "borderLeftColor");
            let paper = page.text(&colour(".gongbao", "backgroundColor"));
            assert_ne!(page.text(&edge(".contents a[aria-current]")), paper);
            assert_eq!(page.text(&edge(".contents a:not([aria-current])")), paper);
            for bar in [".full", ".pale"] {
                assert_ne!(
                    page.text(&colour(&format!(".chart {bar}"), "fill")),
                    paper,
                    "{bar}"
                );
            }
            assert_ne!(
                page.text(&colour(".chart .full", "fill")),
                page.text(&colour(".chart .pale", "fill"))
            );
            assert_eq!(page.axe(), [""; 0]);
        }
    });
}

/// Presses a button of the settings of a report in a host's page.
fn set_inside(page: &Page, setting: &str) {
    page.value(&format!(
        "{INSIDE}.querySelector('[data-setting=\"{setting}\"]').click()"
    ));
}

#[test]
fn in_a_host_page_all_settings_hold_for_the_report_alone_and_are_remembered() {
    visit_element(|page| {
        let style =
            |what: &str| format!("getComputedStyle({INSIDE}.querySelector('.text p')).{what}");
        let size = format!("parseFloat({})", style("fontSize"));
        assert_eq!(page.value(&size), 17);
        let host = page.text("getComputedStyle(document.body).fontSize");
        set_inside(page, "larger");
        set_inside(page, "larger");
        page.until(&format!("{size} === 21.25"), "the text is a quarter larger");
        set_inside(page, "contrast");
        page.until(
            &format!("{} === 'rgb(0, 0, 0)'", style("color")),
            "the contrast is high",
        );
        set_inside(page, "elder");
        page.until(&format!("{size} >= 24"), "18 pt");
        let target = format!(
            "{INSIDE}.querySelector('.bar .button, .tools .button').getBoundingClientRect().height"
        );
        assert!(page.value(&target).as_f64().unwrap() >= 60.0);
        set_inside(page, "lang en");
        let contents = format!("{INSIDE}.querySelector('.contents-title').textContent");
        page.until(
            &format!("{contents} === 'Contents'"),
            "the language is switched",
        );
        page.screenshot("settings-embedded");
        assert!(page.is("!('reading' in document.documentElement.dataset)"));
        assert_eq!(
            page.text("getComputedStyle(document.body).fontSize"),
            host,
            "the host's text stays"
        );
        page.reload();
        all_shown(page, 1);
        page.until(
            &format!("{size} >= 24 && {} === 'rgb(0, 0, 0)'", style("color")),
            "all is remembered",
        );
        page.assert_console_silent();
    });
}

#[test]
fn another_language_leaves_what_the_reader_opened_ticked_and_looked_up() {
    visit_viewer(Window::DESKTOP, |page| {
        let folded = "document.querySelector('main .level-2 > details').open";
        page.value("document.querySelector('.notes').open = true");
        page.value("document.querySelector('main .level-2 > details').open = false");
        page.value("document.querySelector('.printing').open = true");
        page.value("document.querySelectorAll('.printing input')[1].checked = true");
        page.value("location.hash = 'figure/petitions.letters.received'");
        let located = "document.querySelectorAll('main .located').length";
        page.until(&format!("{located} > 0"), "the sentence is highlighted");
        let before = page.value(located);
        set(page, "lang en");
        page.until(
            "document.querySelector('.contents-title').textContent === 'Contents'",
            "the language is switched",
        );
        page.until(&format!("{located} === {before}"), "it still is");
        assert!(page.is("document.querySelector('.notes').open"));
        assert!(page.is("document.querySelector('.printing').open"));
        assert!(!page.is(folded));
        assert_eq!(
            page.value("[...document.querySelectorAll('.printing input')].map((box) => box.checked).indexOf(true)"),
            1
        );
        page.assert_console_silent();
    });
}

#[test]
fn paper_is_black_on_white_in_the_size_of_the_standard_or_of_the_elder_mode() {
    visit_viewer(Window::DESKTOP.dark(), |page| {
        for name in ["larger", "larger", "contrast", "lang en"] {
            set(page, name);
        }
        page.until(
            "document.querySelector('.contents-title').textContent === 'Contents'",
            "the language is switched",
        );
        let print = json!({ "media": "print", "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
        page.cdp("Emulation.setEmulatedMedia", print);
        let style =
            |what: &str| format!("getComputedStyle(document.querySelector('main .text p')).{what}");
        let size = format!("parseFloat({}) / 96 * 72", style("fontSize"));
        // 156 mm for 28 characters.
        let standard = page.value(&size).as_f64().unwrap();
        assert!(
            (standard - 15.79).abs() < 0.05,
            "{standard} pt: the reader's own size is for the screen"
        );
        assert_eq!(page.text(&style("color")), "rgb(0, 0, 0)");
        assert_eq!(
            page.text("getComputedStyle(document.querySelector('.gongbao')).backgroundColor"),
            "rgb(255, 255, 255)"
        );
        page.value("dispatchEvent(new Event('beforeprint'))");
        assert!(
            page.text("document.querySelector('.print-source').textContent")
                .starts_with("Source: ")
        );
        page.value("document.querySelector('[data-setting=elder]').click()");
        page.until(
            &format!("Math.abs({size} - 22) < 0.1"),
            "the elder mode has large print",
        );
    });
}

#[test]
fn a_report_in_a_host_page_is_printed_as_its_reader_wishes() {
    visit_element(|page| {
        set_inside(page, "elder");
        set_inside(page, "lang en");
        page.until(
            &format!("{INSIDE}.querySelector('.contents-title').textContent === 'Contents'"),
            "the language is switched",
        );
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        // Instead of a printer.
        page.value("(() => { const append = document.body.append; document.body.append = function (frame) {
            append.call(this, frame);
            frame.contentWindow.print = () => {
                const paper = frame.contentDocument, view = frame.contentWindow;
                window.paper = {
                    points: parseFloat(view.getComputedStyle(paper.querySelector('.text p')).fontSize) * 0.75,
                    source: paper.querySelector('.print-source').textContent,
                    folded: paper.querySelectorAll('details:not([open], .section-tools)').length,
                };
            };
        } })()");
        page.value(&format!(
            "{INSIDE}.querySelector('.printing [data-print]').click()"
        ));
        page.until("!!window.paper", "it is printed");
        assert!((page.value("paper.points").as_f64().unwrap() - 22.0).abs() < 0.1);
        assert!(page.text("paper.source").starts_with("Source: "));
        assert_eq!(page.value("paper.folded"), 0);
    });
}
