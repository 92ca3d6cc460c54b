//! The year at a glance and the charts: what stands on the first screen, what a picture may say, and what
//! stays readable when it is pointed at, enlarged or printed.

use crate::published::visit_published;
use gongbao_testkit::{Site, Window, visit, visit_viewer};

/// Every row of a chart whose name something else lies over.
const COVERED: &str = "[...document.querySelectorAll('.chart a.row')].filter(row => {
    row.scrollIntoView({ block: 'center' });
    row.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    row.focus();
    const { left, top, height } = row.querySelector('.label').getBoundingClientRect();
    return !row.querySelector('.label').contains(document.elementFromPoint(left + 3, top + height / 2));
}).map(row => row.textContent)";

#[test]
fn the_first_screen_tells_the_year_without_a_script() {
    visit_published(Window::WITHOUT_SCRIPTS, |page| {
        assert_eq!(
            page.text("document.querySelector('.overview h2').textContent"),
            "一年一览"
        );
        let said =
            page.lines("[...document.querySelectorAll('.finding > a')].map(a => a.textContent)");
        assert_eq!(said.len(), 9, "{said:?}");
        assert_eq!(said[0], "收到12345电话投诉举报 15,290件");
        assert!(
            said.contains(&"种植珍贵树种 60余万株".to_owned()),
            "{said:?}"
        );
        assert!(
            said.contains(&"行政机关负责人出庭应诉率 全部".to_owned()),
            "均 alone says nothing: {said:?}"
        );
        assert_eq!(
            page.text("document.querySelector('.seal').textContent"),
            "60/60 已核对，矛盾1"
        );
        assert!(page.is("document.querySelector('.finding:nth-child(4) .value').getBoundingClientRect().bottom < innerHeight"));
        // Every finding leads to its words.
        assert!(page.is("[...document.querySelectorAll('.finding > a')].every(a => document.getElementById(a.hash.slice(1)))"));
        assert_eq!(
            page.value("document.querySelectorAll('#numbers tbody tr').length"),
            60
        );
    });
}

#[test]
fn a_title_is_not_broken_within_what_belongs_together() {
    visit_published(Window::PHONE, |page| {
        let whole = "[...document.querySelector('h1').childNodes].filter(part => {
            const range = new Range();
            range.selectNodeContents(part);
            return new Set([...range.getClientRects()].map(box => box.top)).size === 1;
        }).map(part => part.textContent)";
        let lines = page.lines(whole);
        let parts = [
            "衢州市柯城区",
            "2017年度",
            "法治政府建设",
            "(依法行政)工作报告",
        ];
        assert_eq!(lines, parts);
    });
}

#[test]
fn pointing_at_a_bar_or_tabbing_to_it_hides_no_name() {
    for window in [Window::DESKTOP, Window::PHONE.dark()] {
        visit_viewer(window, |page| {
            assert_eq!(page.lines(COVERED), [""; 0]);
        });
    }
}

#[test]
fn bars_of_a_chart_have_one_scale_and_one_unit() {
    visit_viewer(Window::DESKTOP, |page| {
        let lengths = page.lines(
            "[...document.querySelectorAll('[id=\"chart/petitions\"] a.row')].map(row => {
                const number = Number(row.querySelector('.value').firstChild.data.replace(',', ''));
                const width = Number(row.querySelector('rect').getAttribute('width'));
                return Math.abs(width - Math.max(number / 15290 * 1000, 6)) < 1 ? '' : row.textContent;
            }).filter(wrong => wrong)",
        );
        assert_eq!(
            lengths, [""; 0],
            "as long as the number says, within a pixel"
        );
        let titles = "[...document.querySelectorAll('[id=\"chart/petitions\"] .panel-title')].map(e => e.textContent)";
        assert_eq!(page.lines(titles), ["收到", "处理"], "never in pairs");
        // 件 and 项 are not amounts of one axis.
        assert!(page.is("!document.querySelector('[id=\"chart/decisions\"] .bars')"));
        assert_eq!(
            page.value("document.querySelectorAll('[id=\"chart/decisions\"] .tiles li').length"),
            3
        );
    });
}

#[test]
fn what_a_reader_must_know_stands_before_the_picture() {
    visit_viewer(Window::PHONE, |page| {
        let behind = "[...document.querySelectorAll('.chart .remarks')].filter(remarks => {
            const picture = remarks.closest('.chart').querySelector('.panel, .tiles');
            return !(remarks.compareDocumentPosition(picture) & Node.DOCUMENT_POSITION_FOLLOWING);
        }).length";
        assert_eq!(page.value(behind), 0);
        let small = "[...document.querySelectorAll('.chart :is(.label, .value, .base, .of, .remarks)')].filter(e => parseFloat(getComputedStyle(e).fontSize) < 12).length";
        assert_eq!(page.value(small), 0, "text of charts on a phone");
    });
}

#[test]
fn the_elder_mode_is_one_tap_away_and_keeps_the_order_of_sizes() {
    for window in [Window::PHONE, Window::DESKTOP] {
        visit_viewer(window, |page| {
            page.click(".top [data-setting=elder]");
            page.until(
                "document.documentElement.dataset.reading === 'elder'",
                "it is on",
            );
            assert_eq!(
                page.text("document.querySelector('.top button').textContent"),
                "标准模式"
            );
            let size = |css: &str| {
                let size = format!(
                    "parseFloat(getComputedStyle(document.querySelector('{css}')).fontSize)"
                );
                page.value(&size).as_f64().unwrap()
            };
            let [body, h2, h3] = [".text p", ".level-2 h2", ".level-3 h3"].map(size);
            assert!(body >= 24.0 && h3 > body && h2 > h3, "{body} {h3} {h2}");
            assert!(size(".title") > h2 || size(".title") > body);
            assert!(
                size(".finding .value") > size(".finding .say"),
                "numbers above labels"
            );
            assert!(size(".chart .label") >= 20.0 && size(".chart .of") >= 20.0);
            assert!(page.is("document.documentElement.scrollWidth <= innerWidth"));
            assert_eq!(page.axe(), [""; 0]);
            page.screenshot(if window.width < 500 {
                "elder-phone"
            } else {
                "elder-desktop"
            });
        });
    }
}

#[test]
fn a_wrong_file_does_not_throw_away_the_open_report() {
    visit(&Site::start(), "", Window::DESKTOP, |page| {
        page.ready();
        page.drop_file("photo.png", "\u{89}PNG\u{0}\u{0}\u{1}");
        page.until(
            "document.querySelector('.broken')?.textContent.includes('photo.png')",
            "the reason is said",
        );
        assert!(
            page.is("document.querySelectorAll('figure.chart').length === 9"),
            "the report still stands"
        );
    });
}

#[test]
fn a_chart_offers_itself_and_its_numbers_by_what_they_say() {
    visit_viewer(Window::DESKTOP, |page| {
        page.value("document.querySelector('[id=\"chart/petitions\"] .data').open = true");
        page.click("[data-desk=\"cite chart/petitions\"]");
        page.until(
            "!!document.querySelector('.cite-dialog[open]')",
            "the dialog is open",
        );
        let places =
            page.lines("[...document.querySelectorAll('.cite-dialog option')].map(o => o.text)");
        assert_eq!(places[0], "图：信访与投诉：收到与处理");
        assert_eq!(places[1], "15,290件 · 收到12345电话投诉举报");
        assert_eq!(places.len(), 11, "{places:?}");
        let address = "document.querySelector('.cite-dialog textarea').value";
        assert!(
            page.text(address).contains("#chart/petitions"),
            "{}",
            page.text(address)
        );
    });
}

#[test]
fn all_numbers_are_filtered_and_sorted_within_their_unit() {
    visit_published(Window::DESKTOP, |page| {
        page.taken_over();
        page.value("document.querySelector('#numbers > details').open = true");
        page.until(
            "!!document.querySelector('#numbers input')",
            "the filter is there",
        );
        page.value("(() => { const field = document.querySelector('#numbers input'); field.value = '非确数'; field.dispatchEvent(new InputEvent('input')) })()");
        let shown =
            "[...document.querySelectorAll('#numbers tbody tr')].filter(row => !row.hidden)";
        let count = page.value(&format!("{shown}.length")).as_u64().unwrap();
        assert!(count > 3 && count < 20, "{count}");
        assert_eq!(
            page.text("document.querySelector('#numbers [role=status]').textContent"),
            format!("{count}个")
        );
        page.click("#numbers th:first-child button");
        let ranked = format!(
            "{shown}.every((row, n, all) => !n || all[n - 1].dataset.unit !== row.dataset.unit || Number(all[n - 1].dataset.value) <= Number(row.dataset.value))"
        );
        assert!(page.is(&ranked));
        assert_eq!(page.axe(), [""; 0]);
    });
}
