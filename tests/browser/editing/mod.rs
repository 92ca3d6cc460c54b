//! What an office does with a file of its own: what was doubtful in it is said, and it is edited and published
//! without a server.

mod doubting;
mod keyboard;
mod last_year;
mod pointing;
mod saving;

use gongbao_testkit::{Page, Window, visit_viewer};

/// A page with text that is struck out, and a number that cannot be read with certainty.
const DOUBTFUL: &str = "<h1>甲县2033年法治政府建设年度报告</h1><p>一、工作情况</p>\
    <p>全年受理行政复议案件27件。<del>另有3件待定。</del></p><p>甲县人民政府</p><p>2034年1月9日</p>";

const REMARKS: &str = "document.querySelector('.import-remarks')";

pub fn opened(page: &Page, name: &str, content: &str) {
    page.drop_file(name, content);
    page.until(
        "document.querySelector('h1')?.textContent.includes('2033年')",
        "the file is shown",
    );
}

#[test]
fn what_an_import_doubted_is_said_above_the_report_in_every_language() {
    visit_viewer(Window::DESKTOP, |page| {
        assert!(
            !page.is(
                "performance.getEntriesByType('resource').some(e => e.name.includes('edit-web'))"
            ),
            "the desk costs the normal reader nothing"
        );
        opened(page, "page.html", DOUBTFUL);
        page.until(&format!("!!{REMARKS}"), "the remarks are there");
        let said = page.text(&format!("{REMARKS}.textContent"));
        assert!(
            said.contains("“page.html”") && said.contains("另有3件待定"),
            "{said}"
        );
        // Nothing is covered: the report begins below.
        let below = format!(
            "{REMARKS}.getBoundingClientRect().bottom <= document.querySelector('h1').getBoundingClientRect().top"
        );
        assert!(page.is(&below));
        for (setting, words) in [
            ("lang en", "struck out was left out"),
            ("lang zh-Hant", "劃去的文字沒有收入"),
            ("lang zh-CN", "划去的文字没有收入"),
        ] {
            page.value(&format!(
                "document.querySelector('[data-setting=\"{setting}\"]').click()"
            ));
            page.until(
                &format!("{REMARKS}.textContent.includes('{words}')"),
                setting,
            );
        }
        assert_eq!(page.axe(), [""; 0]);
        page.click(".import-remarks .sign");
        assert!(page.is(&format!("!{REMARKS}")));
        page.assert_console_silent();
    });
}

#[test]
fn a_file_that_nothing_is_said_of_has_no_remarks() {
    let sound = DOUBTFUL.replace("<del>另有3件待定。</del>", "");
    visit_viewer(Window::DESKTOP, |page| {
        opened(page, "page.html", DOUBTFUL);
        page.until(&format!("!!{REMARKS}"), "the remarks are there");
        page.drop_file("sound.html", &sound.replace("27件", "28件"));
        page.until(
            "document.querySelector('main').textContent.includes('28件')",
            "the other file is shown",
        );
        page.until(
            "!document.querySelector('.import-remarks details')",
            "the remarks on the first are gone",
        );
        let said = page.text(&format!("{REMARKS}.textContent"));
        assert!(
            said.contains("“sound.html”") && !said.contains("看一看"),
            "{said}"
        );
        page.assert_console_silent();
    });
}

/// Opens the desk of a file that was dropped.
pub fn at_the_desk(page: &Page, name: &str, content: &str) {
    opened(page, name, content);
    page.until(
        "!!document.getElementById('edit-open')",
        "the desk is there",
    );
    page.click_id("edit-open");
    page.until("!!document.querySelector('.edit-desk')", "it is open");
}

/// What the desk says of the last step.
pub const SAID: &str = "document.querySelector('.edit-head .said').textContent";

/// Presses the button with these words at the head of the desk.
pub fn press_button(page: &Page, words: &str) {
    page.value(&format!(
        "[...document.querySelectorAll('.edit-head button')].find(one => one.textContent === '{words}').click()"
    ));
}

/// Types into the field of this label and leaves it.
pub fn fill_in(page: &Page, field: &str, words: &str) {
    page.value(&format!(
        "(() => {{ const field = {field}; field.focus(); field.select(); }})()"
    ));
    page.write(words);
    page.press("Tab");
}

pub fn field(label: &str) -> String {
    format!(
        "[...document.querySelectorAll('.edit-desk .field')].find(one => one.textContent === '{label}').querySelector('input')"
    )
}

pub const REVIEWED: &str = "<h1>甲县2033年法治政府建设年度报告</h1><p>一、行政复议</p>\
    <p>全年受理行政复议案件27件，办结25件，开展执法检查6次。</p><p>二、规范性文件</p>\
    <p>出台规范性文件8件，废止3件。</p><p>甲县人民政府</p><p>2034年1月9日</p>";

#[test]
fn a_title_is_edited_shown_below_and_taken_back() {
    visit_viewer(Window::DESKTOP, |page| {
        at_the_desk(page, "page.html", REVIEWED);
        assert!(page.is("document.activeElement.id === 'edit-title'"));
        fill_in(page, &field("标题"), "甲县的一年");
        page.until(
            "document.querySelector('#gongbao h1').textContent === '甲县的一年'",
            "the page below has the title",
        );
        // The text itself is the issuer's.
        assert!(
            page.is("document.querySelector('#gongbao main').textContent.includes('案件27件')")
        );
        fill_in(page, &field("标题"), " ");
        page.until(
            &format!("{SAID}.includes('不能空着')"),
            "an empty title is refused",
        );
        // At the field too, which the line at the head may be far from.
        let why = "document.getElementById(document.querySelector('.edit-desk [aria-invalid]').getAttribute('aria-describedby')).textContent";
        assert!(page.is(&format!("{why}.includes('仍是“甲县的一年”')")));
        page.screenshot("desk-1440-refused");
        assert!(page.is(&format!("{}.value === '甲县的一年'", field("标题"))));
        press_button(page, "撤销");
        page.until(
            "document.querySelector('#gongbao h1').textContent.includes('2033年法治')",
            "the first title is back",
        );
        assert_eq!(page.axe(), [""; 0]);
        page.assert_console_silent();
    });
}

#[test]
fn key_figures_are_ordered_with_the_keyboard_alone() {
    let order =
        "[...document.querySelectorAll('.edit-desk ol.order b')].map(one => one.textContent)";
    visit_viewer(Window::PHONE, |page| {
        at_the_desk(page, "page.html", REVIEWED);
        let before = page.lines(order);
        assert!(before.len() > 2, "{before:?}");
        page.value("document.querySelector('.edit-desk ol.order li:nth-child(2) .sign').focus()");
        page.press("Enter");
        page.until(
            &format!("({order})[0] === '{}'", before[1]),
            "the second is the first",
        );
        // The focus stays with what moved, on what can still be pressed.
        page.until(
            "document.activeElement.closest('li') === document.querySelector('.edit-desk ol.order li')",
            "the focus is where the figure is",
        );
        // Pressed on, what is first stays so, and the focus with it.
        page.press("Enter");
        assert!(page.is("document.activeElement.getAttribute('aria-disabled') === 'true'"));
        assert_eq!(page.lines(order)[0], before[1]);
        let shown = "document.querySelector('#gongbao .overview').textContent";
        page.until(
            &format!(
                "{shown}.indexOf('{}') < {shown}.indexOf('{}')",
                digits(&before[1]),
                digits(&before[0])
            ),
            "the page below has the order",
        );
        assert_eq!(page.axe(), [""; 0]);
        page.assert_console_silent();
    });
}

fn digits(words: &str) -> String {
    words.chars().filter(char::is_ascii_digit).collect()
}

#[test]
fn a_number_that_was_doubted_and_left_out_becomes_a_figure_by_its_sentence() {
    const UNCLEAR: &str = "<h1>甲县2033年法治政府建设年度报告</h1><p>一、执法检查</p>\
        <p>开展执法检查3次。共31家。</p><p>甲县人民政府</p><p>2034年1月9日</p>";
    let words =
        "[...document.querySelectorAll('.words .around button')].map(one => one.textContent)";
    visit_viewer(Window::PHONE, |page| {
        at_the_desk(page, "page.html", UNCLEAR);
        page.click(".edit-desk section details > summary");
        page.click(".doubts li .plain");
        page.until(
            "document.activeElement.id === 'edit-words'",
            "its words can be chosen",
        );
        // The other number of the paragraph is a figure already.
        assert_eq!(page.lines(words), ["31家"]);
        page.screenshot("desk-390-taking");
        assert_eq!(page.axe(), [""; 0]);
        page.value("document.querySelector('.words .around button').focus()");
        page.press("Enter");
        page.until(&format!("{SAID}.includes('已收入')"), "it is taken");
        // Its remark says so, on the desk and on the folded one, until the step is taken back.
        let remarks = "document.querySelector('.editor').textContent";
        let now = format!("{remarks}.includes('“31家”已收入')");
        let before = format!("{remarks}.includes('“31家”读不准')");
        assert!(page.is(&now) && !page.is(&before));
        assert!(page.is("!document.querySelector('.doubts li .plain')"));
        press_button(page, "收起");
        page.until(&now, "the folded desk says so");
        page.click_id("edit-open");
        press_button(page, "撤销");
        page.until(&before, "it is left out again");
        press_button(page, "重做");
        page.until(&now, "it is taken again");
        page.click("[data-fold=figures] > summary");
        let numbers = "[...document.querySelectorAll('.order b')].map(one => one.textContent)";
        page.until(&format!("({numbers}).includes('31家')"), "it is a figure");
        page.assert_console_silent();
    });
}

#[test]
fn a_row_of_numbers_that_is_taken_in_part_says_how_many_are_left() {
    const ROW: &str = "甲县2033年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n\
        行政复议    行政诉讼\n维持    纠正    其他\n3         1         4         2         2\n\
        五、存在的主要问题\n公开的深度还不够。\n甲县人民政府\n2034年1月9日\n";
    let said = "document.querySelector('.doubts li').textContent";
    visit_viewer(Window::PHONE, |page| {
        at_the_desk(page, "row.txt", ROW);
        assert!(page.text(said).contains("“3 1 4 2 2”分不清"));
        page.click(".doubts li .plain");
        page.until(
            "!!document.getElementById('edit-words')",
            "its words can be chosen",
        );
        page.value("document.querySelectorAll('.words .around button')[2].click()");
        let now = format!("{said}.includes('“3 1 4 2 2”已收入1个数字，还有4个没有收入。')");
        page.until(&now, "it says what is taken and what is left");
        assert!(!page.text(said).contains("分不清"));
        page.assert_console_silent();
    });
}

/// The desk of a whole report, as it is looked at.
fn looked_at(window: Window, name: &str, large: bool) {
    let text = include_str!("../../pages/kecheng-2017.txt").replace("2017年度法治", "2033年法治");
    visit_viewer(window, |page| {
        if large {
            page.value("document.documentElement.style.fontSize = '200%'");
        }
        opened(page, "report.txt", &text);
        page.until(
            "!!document.getElementById('edit-open')",
            "the desk is there",
        );
        page.screenshot(&format!("{name}-remarks"));
        page.click_id("edit-open");
        page.click(".edit-desk ol.order .plain");
        page.until("!!document.getElementById('edit-words')", "all is drawn");
        let fits = "document.documentElement.scrollWidth <= innerWidth";
        assert!(page.is(fits), "nothing is wider than the page");
        for (n, part) in ["doubts", "figures", "charts", "finish"].iter().enumerate() {
            page.value(&format!(
                "document.getElementById('edit-{part}').scrollIntoView()"
            ));
            page.screenshot(&format!("{name}-{n}-{part}"));
        }
        page.assert_console_silent();
    });
}

#[test]
fn the_desk_fits_a_phone_a_desktop_the_dark_and_large_text() {
    looked_at(Window::DESKTOP, "desk-1440", false);
    looked_at(Window::PHONE, "desk-390", false);
    looked_at(Window::PHONE.dark(), "desk-390-dark", false);
    looked_at(Window::PHONE, "desk-390-large", true);
}

#[test]
fn a_text_without_a_title_has_that_of_its_file_until_it_gets_one() {
    let untitled = "<p>一、工作情况</p><p>全年受理行政复议案件27件。</p><p>2034年1月9日</p>";
    visit_viewer(Window::PHONE, |page| {
        page.drop_file("甲县报告.html", untitled);
        page.until(
            "document.querySelector('.import-remarks')?.textContent.includes('没有找到标题')",
            "it is said",
        );
        page.click_id("edit-open");
        page.until("!!document.querySelector('.edit-desk')", "the desk is open");
        assert!(page.is(&format!("{}.value === '甲县报告'", field("标题"))));
        fill_in(page, &field("标题"), "甲县2033年报告");
        page.until(
            "document.querySelector('#gongbao h1').textContent === '甲县2033年报告'",
            "it has its title",
        );
        page.assert_console_silent();
    });
}
