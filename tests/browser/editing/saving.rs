//! What is edited is saved, published without a server, and done the same in one file from a disk.

use super::{REVIEWED, SAID, at_the_desk, field, fill_in, opened, press_button};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use gongbao_report::{Report, Verified};
use gongbao_testkit::{Answer, Page, Site, Window, root, visit, visit_address, visit_viewer};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

#[test]
fn a_chart_is_left_out_and_the_report_saved_and_opened_again() {
    let charts = "document.querySelectorAll('#gongbao figure.chart').length";
    visit_viewer(Window::DESKTOP, |page| {
        at_the_desk(
            page,
            "page.html",
            &include_str!("../../pages/kecheng-2017.txt").replace("2017年度法治", "2033年度法治"),
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

/// What `gongbao publish` writes for a report, beside that of the year before, with the picture that the browser made.
fn written(
    json: &str,
    at: &str,
    last: Option<&Report>,
    picture: Option<&[u8]>,
) -> BTreeMap<String, Vec<u8>> {
    let report = Report::from_json(json).unwrap();
    let folder = report.id.clone();
    let last = last.cloned().map(Verified::of);
    let beside = gongbao_publish::Beside {
        last: last.as_ref(),
        picture,
        ..Default::default()
    };
    let published = gongbao_publish::publish_with(&Verified::of(report), beside, at).unwrap();
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

/// The zip holds what the command writes beside the report of the year before.
pub fn publishes_the_same(page: &Page, at: &str, last: Option<&Report>) {
    fill_in(page, &field("发布后的网址"), at);
    let json = String::from_utf8(saved(page, "report.json", "report.json 已保存")).unwrap();
    let zip = unzipped(saved(page, "zip", "发布文件夹已保存"));
    let picture = zip.iter().find(|(name, _)| name.ends_with("/share.png"));
    let picture = picture.map(|(_, bytes)| bytes.as_slice());
    assert_eq!(picture.is_some(), !at.is_empty());
    if let Some(picture) = picture {
        assert!(picture.starts_with(b"\x89PNG"));
        assert_eq!(
            picture[16..24],
            [0, 0, 4, 176, 0, 0, 2, 118],
            "1200 by 630 pixels"
        );
        std::fs::write(root().join("target/screenshots/share.png"), picture).unwrap();
    }
    let expected = written(&json, at, last, picture);
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
        publishes_the_same(page, "https://a.gov.cn/2033/", None);
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
        publishes_the_same(page, "", None);
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

#[test]
fn a_publisher_that_does_not_come_is_said() {
    let site = Site::start();
    site.set("publish.js", Answer::Status(404));
    visit(&site, "", Window::DESKTOP, |page| {
        page.ready();
        at_the_desk(page, "page.html", REVIEWED);
        page.value("document.querySelector('.edit-desk .primary').click()");
        page.until(&format!("{SAID}.includes('请检查网络')"), "it is said");
        assert!(page.is("!document.querySelector('.edit-desk .primary').disabled"));
    });
}

/// What is to be pasted stands below, as the command prints it, until something is edited.
fn the_line_is_copied(page: &Page, files: &BTreeMap<String, Vec<u8>>) {
    let lines = "[...document.querySelectorAll('.edit-desk [readonly]')].map(one => one.value)";
    let [short, frame] = &page.lines(lines)[..] else {
        panic!("no lines");
    };
    // The short line is the whole text's, with a link in its place.
    let whole = String::from_utf8(files["jiaxian-2033/embed.html"].clone()).unwrap();
    let (begin, link) = short.split_once("<a ").unwrap();
    assert!(whole.replace('\n', "").contains(begin), "{begin}");
    assert!(
        link.starts_with("href=\"/jiaxian-2033/index.html\">甲县"),
        "{link}"
    );
    assert!(
        frame.starts_with("<iframe data-gongbao src=\"/jiaxian-2033/"),
        "{frame}"
    );
    assert_eq!(page.axe(), [""; 0]);
    page.value(
        "document.querySelector('.edit-desk [readonly]').scrollIntoView({ block: 'center' })",
    );
    page.screenshot("desk-1440-line");
    // Whatever the browser allows, the line was copied or can be.
    page.value("document.querySelector('.edit-desk .line-to-paste button').focus()");
    page.press("Enter");
    page.until(
        &format!("{SAID}.includes('已复制') || {SAID}.includes('请自行复制')"),
        "it is said",
    );
    fill_in(page, &field("标题"), "甲县的一年");
    page.until(
        &format!("{lines}.length === 0"),
        "it was the line of another page",
    );
    press_button(page, "撤销");
}

/// Four actions: drop the page, open the desk, say where it will lie, download. Then the folder is uploaded and what
/// `embed.html` holds is pasted.
#[test]
fn from_a_saved_page_to_the_pasted_report_in_four_actions() {
    let folder = tempfile::tempdir().unwrap();
    visit_viewer(Window::DESKTOP, |page| {
        opened(page, "page.html", REVIEWED);
        page.until(
            "!!document.getElementById('edit-open')",
            "the desk is there",
        );
        page.click_id("edit-open");
        fill_in(page, &field("发布后的网址"), "/jiaxian-2033");
        let files = unzipped(saved(page, "zip", "发布文件夹已保存"));
        the_line_is_copied(page, &files);
        for (name, bytes) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    });
    let embed = folder.path().join("jiaxian-2033/embed.html");
    let embed = std::fs::read_to_string(embed).unwrap();
    let article = format!(
        "<!doctype html><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>甲县</title>{embed}"
    );
    std::fs::write(folder.path().join("index.html"), article).unwrap();
    let site = Site::of(folder.path().into());
    visit(&site, "index.html", Window::DESKTOP, |page| {
        page.until(
            "document.querySelector('gongbao-report').shadowRoot?.querySelector('.overview .seal')?.textContent.includes('已核对')",
            "the report stands in the article, checked",
        );
        page.assert_console_silent();
    });
}

#[test]
fn what_was_edited_and_not_saved_is_not_lost_unawares() {
    let asks = "(() => { const event = new Event('beforeunload', { cancelable: true }); \
                dispatchEvent(event); return event.defaultPrevented; })()";
    visit_viewer(Window::DESKTOP, |page| {
        at_the_desk(page, "page.html", REVIEWED);
        assert!(!page.is(asks), "nothing was edited");
        fill_in(page, &field("标题"), "甲县的一年");
        page.until(asks, "the page asks before it goes");
        saved(page, "report.json", "report.json 已保存");
        assert!(!page.is(asks), "all is saved");
    });
}
