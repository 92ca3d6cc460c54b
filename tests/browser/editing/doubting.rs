//! What contradicts is doubted at the desk too, as the page below words it, and found anew after each step.

use super::{REVIEWED, SAID, at_the_desk, opened, press_button};
use gongbao_testkit::{Answer, Page, Site, Window, visit, visit_viewer};

/// A page whose one rate passes 100 %.
const CONTRADICTED: &str = "<h1>甲县2033年法治政府建设年度报告</h1><p>一、行政复议</p>\
    <p>受理行政复议案件27件，按期办结率120%。</p><p>甲县人民政府</p><p>2034年1月9日</p>";

/// A page whose rates hold; another number in percent stands beside one.
const SOUND: &str = "<h1>甲县2033年法治政府建设年度报告</h1><p>一、行政复议</p>\
    <p>受理行政复议案件27件，按期办结率98%，收案同比增长120%。</p><p>甲县人民政府</p><p>2034年1月9日</p>";

const TITLE: &str = "document.getElementById('edit-doubts').textContent";
const FIRST: &str = "document.querySelector('.edit-desk .doubts li')";

/// The words of the page below on what contradicts.
const BELOW: &str = "document.querySelector('#gongbao .checks .contradicts').textContent";

#[test]
fn what_contradicts_is_the_first_doubt_in_the_words_of_the_page_and_leads_to_its_place() {
    visit_viewer(Window::DESKTOP, |page| {
        let doubted = CONTRADICTED.replace("。</p>", "。<del>另有3件待定。</del></p>");
        opened(page, "page.html", &doubted);
        page.until(
            "document.querySelector('.import-remarks')?.textContent.includes('有2处请看一看')",
            "the folded desk counts it",
        );
        assert!(
            page.is("document.querySelector('.import-remarks li').textContent.startsWith('矛盾')")
        );
        page.click_id("edit-open");
        page.until(
            &format!("{TITLE} === '疑问（还有2处没看）'"),
            "both are doubted",
        );
        let said = page.text(&format!("{FIRST}.querySelector('p').textContent"));
        assert_eq!(said, page.text(BELOW));
        page.value(&format!("{FIRST}.querySelector('.acts a').click()"));
        page.until(
            "decodeURIComponent(location.hash).startsWith('#figure/')",
            "it leads to the number",
        );
        assert!(page.is("!!document.getElementById(decodeURIComponent(location.hash.slice(1)))"));
        assert_eq!(page.axe(), [""; 0]);
        page.assert_console_silent();
    });
}

#[test]
fn an_edit_that_breaks_a_check_is_seen_at_once_and_goes_with_it() {
    visit_viewer(Window::PHONE, |page| {
        at_the_desk(page, "page.html", SOUND);
        page.until(&format!("{TITLE} === '没有疑问'"), "nothing is in doubt");
        page.click("[data-fold=figures] > summary");
        let rate = "[...document.querySelectorAll('.order > li')].find(one => one.querySelector('b')?.textContent.includes('98%'))";
        page.until(&format!("!!{rate}"), "the rate is listed");
        page.value(&format!("{rate}.querySelector('.plain').click()"));
        let words = "[...document.querySelectorAll('.words .around button')].find(one => one.textContent === '120%')";
        page.until(&format!("!!{words}"), "its words can be chosen");
        page.value(&format!("{rate}.scrollIntoView({{ behavior: 'instant' }})"));
        page.value(&format!("{words}.click()"));
        page.until(&format!("{SAID}.includes('新出现矛盾：')"), "it is said");
        // The head, which says so much now, does not cover what has the focus.
        page.until(
            "document.activeElement.getBoundingClientRect().top >= document.querySelector('.edit-head').getBoundingClientRect().bottom",
            "the name is in sight",
        );
        page.until(
            &format!("{TITLE} === '疑问（还有1处没看）'"),
            "it is doubted",
        );
        page.value(&format!("{FIRST}.querySelector('input').click()"));
        page.until(&format!("{TITLE} === '疑问都看过了'"), "it was seen");
        press_button(page, "撤销");
        page.until(
            &format!("{TITLE} === '没有疑问'"),
            "nothing is in doubt again",
        );
        page.assert_console_silent();
    });
}

#[test]
fn a_file_without_doubts_is_not_said_to_have_been_looked_through() {
    visit_viewer(Window::PHONE, |page| {
        at_the_desk(page, "page.html", REVIEWED);
        page.until(&format!("{TITLE} === '没有疑问'"), "nothing is in doubt");
        page.assert_console_silent();
    });
}

fn said_to_be_unchecked(page: &Page) {
    page.drop_file("page.html", REVIEWED);
    page.until(
        "!!document.getElementById('edit-open')",
        "the desk is there",
    );
    page.click_id("edit-open");
    page.until(&format!("{TITLE} === '没有核对'"), "it is said");
}

#[test]
fn where_the_program_that_checks_does_not_come_nothing_is_said_to_be_sound() {
    let site = Site::start();
    site.set("gongbao-proof-web.js", Answer::Status(404));
    visit(&site, "", Window::PHONE, |page| {
        page.ready();
        said_to_be_unchecked(page);
    });
}
