//! A figure is pointed at other words: what was checked of that is said, and what was not.

use super::{REVIEWED, SAID, at_the_desk};
use gongbao_testkit::{Page, Window, visit_viewer};

const FOCUS: &str = "document.activeElement";

/// Opens the words of the first figure by the key.
fn open_words(page: &Page) {
    page.value("document.querySelector('.edit-desk ol.order li .plain').focus()");
    page.press("Enter");
    page.until(
        &format!("{FOCUS}.id === 'edit-words'"),
        "its words can be chosen",
    );
}

#[test]
fn what_was_checked_is_said_and_the_name_is_asked_for() {
    let number = "document.querySelector('.edit-desk ol.order li').querySelector('b').textContent";
    visit_viewer(Window::DESKTOP, |page| {
        at_the_desk(page, "page.html", REVIEWED);
        assert_eq!(page.text(number), "27件");
        let name = page.text("document.querySelector('.order input').value");
        open_words(page);
        let words = "[...document.querySelectorAll('.words .around button')]";
        assert_eq!(
            page.lines(&format!("{words}.map(one => one.textContent)")),
            ["27件", "25件", "6次"]
        );
        page.screenshot("desk-1440-words");
        page.value(&format!("{words}[1].focus()"));
        page.press("Enter");
        page.until(
            &format!("{number} === '25件'"),
            "the figure says what they say",
        );
        let said = page.text(SAID);
        assert!(
            said.contains("“25件”") && said.contains(&format!("“{name}”没有核对")),
            "{said}"
        );
        // Its name is asked for at once.
        page.until(
            &format!("{FOCUS} === document.querySelector('.edit-desk ol.order li input')"),
            "the name has the focus",
        );
        page.assert_console_silent();
    });
}

#[test]
fn its_own_number_and_one_of_another_unit_change_nothing() {
    visit_viewer(Window::DESKTOP, |page| {
        at_the_desk(page, "page.html", REVIEWED);
        open_words(page);
        let words = "document.querySelectorAll('.words .around button')";
        page.value(&format!("{words}[2].focus()"));
        page.press("Enter");
        page.until(
            &format!("{SAID}.includes('单位')"),
            "another unit is refused",
        );
        assert!(
            page.is(&format!("{FOCUS} === {words}[2]")),
            "the choice goes on"
        );
        page.value(&format!("{words}[0].focus()"));
        page.press("Enter");
        page.until(&format!("{SAID}.includes('原来就是')"), "it is said");
        page.until(
            &format!("{FOCUS}.id.startsWith('edit-point-')"),
            "the button has the focus",
        );
        assert!(page.is("document.getElementById('edit-undo').disabled"));
        page.assert_console_silent();
    });
}

#[test]
fn the_words_are_closed_by_their_button_by_escape_and_by_their_own() {
    let closed =
        format!("!document.getElementById('edit-words') && {FOCUS}.id.startsWith('edit-point-')");
    visit_viewer(Window::PHONE, |page| {
        at_the_desk(page, "page.html", REVIEWED);
        open_words(page);
        page.press("Escape");
        page.until(&closed, "escape closes them");
        page.press("Enter");
        page.until(
            &format!("{FOCUS}.id === 'edit-words'"),
            "they are open again",
        );
        page.press("Tab");
        assert_eq!(page.text(&format!("{FOCUS}.ariaLabel")), "收起");
        page.press("Enter");
        page.until(&closed, "their own button closes them");
        open_words(page);
        page.value("document.querySelector('.edit-desk ol.order li .plain').focus()");
        page.press("Enter");
        page.until(&closed, "the button that opened them closes them");
        page.assert_console_silent();
    });
}

/// A table of what came of cases.
const TABLE: &str = "<h1>甲县2033年法治政府建设年度报告</h1><p>一、行政复议</p><p>情况如下表：</p>\
    <table><tr><th>项目</th><th>受理（件）</th><th>办结（件）</th><th>撤销（件）</th></tr>\
    <tr><td>行政复议</td><td>1</td><td>1</td><td>0</td></tr>\
    <tr><td>行政诉讼</td><td>2</td><td>4</td><td>5</td></tr></table>\
    <p>甲县人民政府</p><p>2034年1月9日</p>";

#[test]
fn numbers_of_a_row_are_offered_with_what_stands_over_and_before_them() {
    visit_viewer(Window::PHONE, |page| {
        at_the_desk(page, "page.html", TABLE);
        page.click(".order li .plain");
        page.until(
            &format!("{FOCUS}.id === 'edit-words'"),
            "its words can be chosen",
        );
        let offered = page.lines(
            "[...document.querySelectorAll('.words .around button')].map(one => one.textContent)",
        );
        assert_eq!(
            offered,
            [
                "行政复议 · 受理（件） 1",
                "行政复议 · 办结（件） 1",
                "行政复议 · 撤销（件） 0"
            ]
        );
        // Only one of those that are alike is the figure's.
        assert!(page.is("document.querySelectorAll('.words [aria-current]').length === 1"));
        page.screenshot("desk-390-row");
        assert_eq!(page.axe(), [""; 0]);
        page.assert_console_silent();
    });
}
