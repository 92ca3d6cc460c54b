//! What an office does with a file of its own: what was doubtful in it is said, and it is edited and published
//! without a server.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use gongbao_report::{Report, Verified};
use gongbao_testkit::{Page, Window, root, visit_address, visit_viewer};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// A page with text that is struck out, and a number that cannot be read with certainty.
const DOUBTFUL: &str = "<h1>甲县2033年法治政府建设年度报告</h1><p>一、工作情况</p>\
    <p>全年受理行政复议案件27件。<del>另有3件待定。</del></p><p>甲县人民政府</p><p>2034年1月9日</p>";

const REMARKS: &str = "document.querySelector('.import-remarks')";

fn opened(page: &Page, name: &str, content: &str) {
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
        for (wish, words) in [
            ("lang en", "struck out was left out"),
            ("lang zh-Hant", "劃去的文字沒有收入"),
            ("lang zh-CN", "划去的文字没有收入"),
        ] {
            page.value(&format!(
                "document.querySelector('[data-wish=\"{wish}\"]').click()"
            ));
            page.until(&format!("{REMARKS}.textContent.includes('{words}')"), wish);
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
fn at_the_desk(page: &Page, name: &str, content: &str) {
    opened(page, name, content);
    page.until(
        "!!document.getElementById('edit-open')",
        "the desk is there",
    );
    page.click_id("edit-open");
    page.until("!!document.querySelector('.edit-desk')", "it is open");
}

/// What the desk says of the last step.
const SAID: &str = "document.querySelector('.edit-head .said').textContent";

/// Types into the field of this label and leaves it.
fn fill_in(page: &Page, field: &str, words: &str) {
    page.value(&format!(
        "(() => {{ const field = {field}; field.focus(); field.select(); }})()"
    ));
    page.write(words);
    page.press("Tab");
}

fn field(label: &str) -> String {
    format!(
        "[...document.querySelectorAll('.edit-desk .field')].find(one => one.textContent === '{label}').querySelector('input')"
    )
}

const REVIEWED: &str = "<h1>甲县2033年法治政府建设年度报告</h1><p>一、行政复议</p>\
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
        assert!(page.is(&format!("{}.value === '甲县的一年'", field("标题"))));
        page.value("[...document.querySelectorAll('.edit-head button')].find(one => one.textContent === '撤销').click()");
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
fn a_figure_is_pointed_at_other_words_and_proven_again() {
    let number = "document.querySelector('.edit-desk ol.order li').querySelector('b').textContent";
    visit_viewer(Window::DESKTOP, |page| {
        at_the_desk(page, "page.html", REVIEWED);
        assert_eq!(page.text(number), "27件");
        page.click(".edit-desk ol.order li .plain");
        page.until(
            "document.activeElement.id === 'edit-words'",
            "its words can be chosen",
        );
        let words = "[...document.querySelectorAll('.words button')]";
        assert_eq!(
            page.lines(&format!("{words}.map(one => one.textContent)")),
            ["27件", "25件", "6次"]
        );
        page.value(&format!("{words}[1].click()"));
        page.until(
            &format!("{number} === '25件'"),
            "the figure says what they say",
        );
        assert!(page.text(SAID).contains("重新核对"));
        page.assert_console_silent();
    });
}

#[test]
fn a_chart_is_left_out_and_the_report_saved_and_opened_again() {
    let charts = "document.querySelectorAll('#gongbao figure.chart').length";
    visit_viewer(Window::DESKTOP, |page| {
        at_the_desk(
            page,
            "page.html",
            &include_str!("../pages/kecheng-2017.txt").replace("2017年度法治", "2033年度法治"),
        );
        let before = page.value(charts).as_u64().unwrap();
        page.value("document.querySelector('[aria-labelledby=edit-charts] .choice input').click()");
        page.until(&format!("{charts} === {}", before - 1), "one chart less");
        let json = String::from_utf8(saved(page, "report.json", "report.json 已保存")).unwrap();
        let report = Report::from_json(&json).unwrap();
        assert_eq!(report.charts.len() as u64, before - 1);
        page.drop_file("report.json", &json);
        page.until(
            "document.querySelector('.remarks-head')?.textContent.includes('report.json')",
            "it is opened again",
        );
        page.assert_console_silent();
    });
}

/// Presses the button with these words and gives the file that is saved when this is said.
fn saved(page: &Page, button: &str, said: &str) -> Vec<u8> {
    page.value(
        "(() => { const make = URL.createObjectURL; URL.createObjectURL = (blob) => { \
         if (!blob.type && blob.size) window.saved = blob; return make(blob); }; window.saved = undefined; })()",
    );
    page.value(&format!(
        "[...document.querySelectorAll('.edit-desk .acts .button')].find(one => one.textContent.includes('{button}')).click()"
    ));
    page.until(
        &format!("!!window.saved && {SAID}.startsWith('{said}')"),
        "the file is saved",
    );
    let read = "const done = arguments[0], reader = new FileReader(); \
                reader.onload = () => done(reader.result); reader.readAsDataURL(window.saved);";
    let address = page.run(read, &[]);
    let (_, digits) = address.as_str().unwrap().split_once(',').unwrap();
    STANDARD.decode(digits).unwrap()
}

/// The files of a zip by their paths.
fn unzipped(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = zip.len();
    let read = |n| {
        let mut file = zip.by_index(n).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(read).collect()
}

/// What `gongbao publish` writes for a report.
fn written(json: &str, at: &str) -> BTreeMap<String, Vec<u8>> {
    let report = Report::from_json(json).unwrap();
    let folder = report.id.clone();
    let published = gongbao_publish::publish(&Verified::of(report), at).unwrap();
    let files = published.files.into_iter();
    let named = files.map(|file| (format!("{folder}/{}", file.path), file.bytes));
    named.collect()
}

/// Brotli counts in words of the machine: in the browser it packs the same bytes a little differently.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut unpacked = Vec::new();
    brotli::Decompressor::new(bytes, 4096)
        .read_to_end(&mut unpacked)
        .unwrap();
    unpacked
}

/// The zip holds what the command writes.
fn publishes_the_same(page: &Page, at: &str) {
    fill_in(page, &field("发布后的网址"), at);
    let json = String::from_utf8(saved(page, "report.json", "report.json 已保存")).unwrap();
    let zip = unzipped(saved(page, "zip", "发布文件夹已保存"));
    let expected = written(&json, at);
    let names: Vec<&String> = zip.keys().collect();
    assert_eq!(names, expected.keys().collect::<Vec<_>>());
    for (name, bytes) in &expected {
        let same = if name.ends_with(".br") {
            unpacked(&zip[name]) == unpacked(bytes)
        } else {
            zip[name] == *bytes
        };
        assert!(same, "{name} differs");
    }
}

#[test]
fn the_zip_of_the_desk_is_the_folder_that_the_command_writes() {
    visit_viewer(Window::DESKTOP, |page| {
        at_the_desk(page, "page.html", REVIEWED);
        publishes_the_same(page, "https://a.gov.cn/2033/");
        page.assert_console_silent();
    });
}

#[test]
fn one_file_opened_from_a_disk_reads_edits_and_publishes() {
    let address = format!("file://{}/dist/gongbao.html", root().display());
    visit_address(&address, Window::DESKTOP, |page| {
        page.until(
            "document.querySelector('[role=status]')?.textContent === ''",
            "it is ready",
        );
        assert_eq!(page.axe(), [""; 0]);
        at_the_desk(page, "page.html", REVIEWED);
        fill_in(page, &field("标题"), "甲县的一年");
        page.until(
            "document.querySelector('#gongbao h1').textContent === '甲县的一年'",
            "the page has the title",
        );
        publishes_the_same(page, "");
        page.assert_console_silent();
    });
}

#[test]
fn one_file_reads_a_pdf_and_says_what_it_cannot_open() {
    let address = format!("file://{}/dist/gongbao.html", root().display());
    visit_address(&address, Window::PHONE, |page| {
        page.until(
            "document.querySelector('[role=status]')?.textContent === ''",
            "it is ready",
        );
        page.drop_file("picture.png", "\u{89}PNG");
        page.until(
            "document.querySelector('[role=status]').textContent.includes('“picture.png”没有打开')",
            "it is said",
        );
        let pdf = crate::reading::pdf_of(&[
            "甲县2033年法治政府建设年度报告",
            "一、工作情况",
            "全年受理行政复议案件27件。",
        ]);
        opened(page, "report.pdf", &pdf);
        page.until(
            "!!document.querySelector('.import-remarks')",
            "the desk is there",
        );
        page.assert_console_silent();
    });
}

/// The desk of a whole report, as it is looked at.
fn looked_at(window: Window, name: &str, large: bool) {
    let text = include_str!("../pages/kecheng-2017.txt").replace("2017年度法治", "2033年法治");
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

#[test]
fn a_publisher_that_does_not_come_is_said() {
    let site = gongbao_testkit::Site::start();
    site.set("publish.js", gongbao_testkit::Answer::Status(404));
    gongbao_testkit::visit(&site, "", Window::DESKTOP, |page| {
        page.ready();
        at_the_desk(page, "page.html", REVIEWED);
        page.value("document.querySelector('.edit-desk .primary').click()");
        page.until(&format!("{SAID}.includes('请检查网络')"), "it is said");
        assert!(page.is("!document.querySelector('.edit-desk .primary').disabled"));
    });
}
