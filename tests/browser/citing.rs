//! Citing a place, and taking figures, text and charts along.

use crate::published::{published, report};
use gongbao_testkit::{Page, Site, Window, root, visit, visit_viewer};
use serde_json::json;
use std::path::Path;
use std::time::{Duration, Instant};

pub const SECTION: &str = "yi-fa-ban-li-xin-fang-shi-xiang";
const OPEN: &str = "!!document.querySelector('dialog.cite-dialog')?.open";

fn button() -> String {
    format!("[data-desk=\"cite {SECTION}\"]")
}

pub fn field(n: usize) -> String {
    format!("document.querySelectorAll('.cite-form textarea')[{n}].value")
}

/// Opens the dialog of the section on petitions with the mouse.
pub fn open(page: &Page) {
    page.ready();
    page.value(&format!(
        "document.getElementById('{SECTION}').scrollIntoView({{ block: 'center' }})"
    ));
    page.value(&format!(
        "document.querySelector('{}').closest('.section-tools').open = true",
        button()
    ));
    page.click(&button());
    page.until(OPEN, "the dialog is open");
}

pub fn choose(page: &Page, name: &str) {
    page.value(&format!(
        "(() => {{ const list = document.querySelector('.cite-dialog select');
           list.selectedIndex = [...list.options].findIndex(option => option.text.startsWith('{name}'));
           list.dispatchEvent(new Event('input', {{ bubbles: true }})) }})()"
    ));
}

#[test]
fn a_section_is_cited_by_mouse_and_copied() {
    let site = Site::start();
    visit(&site, "", Window::DESKTOP, |page| {
        let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": site.address("").trim_end_matches('/') });
        page.cdp("Browser.grantPermissions", permissions);
        open(page);
        page.screenshot("cite-desktop");
        let entry = page.text(&field(1));
        assert!(entry.starts_with("衢州市柯城区人民政府. 衢州市柯城区2017年度法治政府建设(依法行政)工作报告: 柯政〔2018〕9号[R/OL]. ("), "{entry}");
        assert!(entry.contains(&format!("/#{SECTION}~")), "{entry}");
        assert!(
            page.is("document.querySelector('.cite-code path').getAttribute('d').length > 500")
        );
        page.click(".cite-form:nth-child(2) button");
        page.until(
            "document.querySelector('.cite-dialog [role=status]').textContent === '已复制。'",
            "it says so",
        );
        let copied = "(window.copied ??= navigator.clipboard.readText().then(text => { window.copied = text })) && window.copied";
        page.until(
            &format!(
                "typeof ({copied}) === 'string' && window.copied === {}",
                field(1)
            ),
            "the entry is on the clipboard",
        );
        choose(page, "段1");
        page.until(
            &format!("{}.startsWith('> ')", field(2)),
            "a paragraph is quoted",
        );
        let paragraph = &report()
            .paragraphs()
            .find(|p| p.id == format!("{SECTION}.1"))
            .unwrap()
            .text
            .clone();
        assert!(
            page.text(&field(1))
                .starts_with(&format!("“{paragraph}”\n——"))
        );
        assert!(
            page.text(&field(0)).contains(":~:text="),
            "Chromium looks for the words"
        );
        page.press("Escape");
        page.until(
            &format!(
                "!({OPEN}) && document.activeElement.matches('{}')",
                button().replace('\'', "\\'")
            ),
            "it is closed and the focus is back",
        );
        page.assert_console_silent();
    });
}

#[test]
fn the_same_by_keyboard_and_the_text_is_selected_where_copying_is_refused() {
    let site = Site::start();
    visit(&site, "", Window::DESKTOP, |page| {
        let refused = json!({ "permission": { "name": "clipboard-write" }, "setting": "denied", "origin": site.address("").trim_end_matches('/') });
        page.cdp("Browser.setPermission", refused);
        page.ready();
        page.value(&format!(
            "document.querySelector('#{SECTION} > details > summary').focus()"
        ));
        page.press("Tab");
        let menu = format!("#{SECTION} > details > .section-tools > summary");
        assert!(
            page.is(&format!("document.activeElement.matches('{menu}')")),
            "what can be done with a section follows its heading"
        );
        page.press("Enter");
        for _ in 0..3 {
            page.press("Tab");
            if page.is(&format!("document.activeElement.matches('{}')", button())) {
                break;
            }
        }
        assert!(
            page.is(&format!("document.activeElement.matches('{}')", button())),
            "the button is reached by Tab"
        );
        page.until(
            "getComputedStyle(document.activeElement).opacity === '1'",
            "the focus shows it",
        );
        page.press("Enter");
        page.until(OPEN, "the dialog is open");
        page.value("document.querySelector('.cite-form:nth-child(1) button').focus()");
        page.press("Enter");
        page.until("document.querySelector('.cite-dialog [role=status]').textContent.includes('文字已选中')", "it says so");
        assert!(page.is("(() => { const field = document.activeElement; return field.tagName === 'TEXTAREA' && field.selectionEnd === field.value.length && field.selectionStart === 0 })()"));
    });
}

#[test]
fn a_citation_by_finger() {
    visit_viewer(Window::PHONE.dark(), |page| {
        // One finger opens what can be done with the section, the next does it.
        page.tap(&format!("#{SECTION} > details > .section-tools > summary"));
        page.tap(&button().replace('"', "\\\""));
        page.until(OPEN, "the dialog is open");
        page.screenshot("cite-phone");
        assert!(page.is("document.documentElement.scrollWidth <= innerWidth"));
        assert_eq!(page.axe(), [""; 0]);
    });
}

#[test]
fn the_words_that_the_reader_selected_are_quoted() {
    visit_viewer(Window::DESKTOP, |page| {
        page.value(&format!(
            "(() => {{ const text = document.createTreeWalker(document.getElementById('{SECTION}.1'), NodeFilter.SHOW_TEXT).nextNode();
            getSelection().setBaseAndExtent(text, 0, text, 6) }})()"
        ));
        let words = page.text("getSelection().toString()");
        open(page);
        assert!(page.text(&field(1)).starts_with(&format!("“{words}”\n——")));
    });
}

#[test]
fn a_chart_is_taken_along_as_a_picture_with_its_source() {
    let folder = tempfile::tempdir().unwrap();
    visit(&Site::start(), "", Window::DESKTOP, |page| {
        page.ready();
        let svg = String::from_utf8(chart_taken(page, folder.path(), "petitions", "svg")).unwrap();
        // All that keeps it from being misread goes with it.
        for said in [
            "信访与投诉",
            "衢州市柯城区，2017年，单位：件",
            "两数之比不是办结率",
            "共2904人次",
            "229",
            "来源：衢州市柯城区人民政府",
            "柯政〔2018〕9号",
            "#chart/petitions",
        ] {
            assert!(svg.contains(said), "{said}: {svg}");
        }
        let png = chart_taken(page, folder.path(), "petitions", "png");
        assert!(png.starts_with(b"\x89PNG") && png.len() > 10_000);
        std::fs::write(root().join("target/screenshots/taken-chart.png"), png).unwrap();
        page.assert_console_silent();
    });
}

/// The chart with this id, taken along as a picture of this kind.
pub fn chart_taken(page: &Page, folder: &Path, chart: &str, kind: &str) -> Vec<u8> {
    let behavior = json!({ "behavior": "allow", "downloadPath": folder });
    page.cdp("Browser.setDownloadBehavior", behavior);
    let data = format!("[id=\"chart/{chart}\"] details.data");
    page.value(&format!("document.querySelector('{data}').open = true"));
    page.click(&format!("{data} [data-desk^={kind}]"));
    taken(&folder.join(format!("{chart}.{kind}")))
}

/// A file once it is all there.
pub fn taken(path: &Path) -> Vec<u8> {
    let begin = Instant::now();
    loop {
        match std::fs::read(path) {
            Ok(bytes) if !bytes.is_empty() => return bytes,
            _ => assert!(
                begin.elapsed() < Duration::from_secs(15),
                "{} did not come",
                path.display()
            ),
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn figures_and_text_are_links_that_need_no_script() {
    let folder = published();
    let site = Site::of(folder.path().into());
    visit(&site, "", Window::WITHOUT_SCRIPTS, |page| {
        let links = page.lines("[...document.querySelectorAll('.downloads a[download]')].map(a => a.getAttribute('href'))");
        assert_eq!(
            links,
            ["figures.csv", "figures.json", "report.txt", "report.md"]
        );
        for link in links {
            assert!(
                folder.path().join(&link).metadata().unwrap().len() > 5_000,
                "{link}"
            );
        }
        page.value("document.querySelector('.downloads').scrollIntoView()");
        page.screenshot("downloads");
    });
}
