//! Opening what an office has in the viewer: a page with its attachment beside it, several reports at once, and a
//! PDF that an address names.

use gongbao_testkit::{Page, Site, Window, visit, visit_address, visit_viewer};
use serde_json::{Value, json};
use std::fs;
use std::process::Command;

const TEXT: &str = "<h1>青石县2023年法治政府建设情况报告</h1><p>一、工作情况</p><p>全年受理行政复议申请123件。</p>";
/// Nothing but white between its columns.
const TABLE: &str = "<table style='width:100%;border-spacing:0'><tr><td>事项<td>受理<td>办结<tr><td>许可<td>31<td>30<tr><td>处罚<td>17<td>12<tr><td>强制<td>5<td>4</table>";
const PAGE: &str = "<h1>青石县年度报告</h1><p>见附件。</p><a href='/a/text.html.doc'>附件</a>";

/// Opens files of these names and contents at once: drops them, or picks them in the field for files.
fn open(page: &Page, picked: bool, files: &[(&str, &str)]) {
    let script = "
        const data = new DataTransfer();
        for (const [name, content] of arguments[0]) data.items.add(new File([content], name));
        if (arguments[1]) {
            const field = document.querySelector('input[type=file]');
            const click = (event) => event.preventDefault();
            addEventListener('click', click, { once: true });
            field.click();
            if (!field.multiple) return arguments[2]('one file only');
            field.files = data.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));
        } else {
            document.querySelector('.gongbao').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        arguments[2]('opened');";
    let opened = page.run(script, &[json!(files), Value::from(picked)]);
    assert_eq!(opened, "opened");
}

fn until_read(page: &Page) {
    page.until(
        "document.querySelector('.title')?.textContent === '青石县2023年法治政府建设情况报告'",
        "the report is open",
    );
}

#[test]
fn a_page_and_its_attachment_are_opened_as_one_report() {
    for picked in [false, true] {
        visit_viewer(Window::DESKTOP, |page| {
            open(
                page,
                picked,
                &[("公报.html", PAGE), ("text.html.doc", TEXT)],
            );
            until_read(page);
            assert!(page.is("document.querySelector('main').textContent.includes('123件')"));
            page.assert_console_silent();
        });
    }
}

#[test]
fn of_several_reports_the_longest_is_opened_and_the_others_are_named() {
    visit_viewer(Window::DESKTOP, |page| {
        let short = TEXT.replace("123件", "7件");
        open(
            page,
            false,
            &[("甲.json", "{}"), ("乙.html", &short), ("丙.html", TEXT)],
        );
        until_read(page);
        assert!(page.is("document.querySelector('main').textContent.includes('123件')"));
        page.until(
            "['没有读取', '甲.json', '乙.html'].every(words => document.querySelector('.editor')?.textContent.includes(words))",
            "the others are named",
        );
        // One after another is opened as ever.
        page.drop_file("乙.html", TEXT);
        until_read(page);
        page.drop_file("空.txt", "");
        page.until(
            "!!document.querySelector('.broken')",
            "an empty file is none of those before",
        );
    });
}

#[test]
fn an_address_may_name_a_page_a_pdf_an_old_word_file_or_rtf() {
    let folder = tempfile::tempdir().unwrap();
    let dist = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../dist")).unwrap();
    for file in dist.flatten().filter(|file| file.path().is_file()) {
        fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
    }
    let page = format!("<meta charset=utf-8>{TEXT}{TABLE}");
    fs::write(folder.path().join("page.html"), page).unwrap();
    for format in ["doc", "rtf"] {
        let converted = Command::new("soffice")
            .arg(format!(
                "-env:UserInstallation=file://{}/profile",
                folder.path().display()
            ))
            .args([
                "--headless",
                "--infilter=HTML (StarWriter)",
                "--convert-to",
                format,
                "--outdir",
            ])
            .args([folder.path(), &folder.path().join("page.html")])
            .output();
        let converted =
            converted.expect("LibreOffice is missing: run `cargo xtask test`, which installs it");
        assert!(converted.status.success(), "{converted:?}");
    }
    let site = Site::of(folder.path().into());
    visit_address(&site.address("page.html"), Window::DESKTOP, |page| {
        fs::write(folder.path().join("2023.pdf"), page.print()).unwrap();
    });
    visit(&site, "?src=2023.pdf", Window::DESKTOP, |page| {
        until_read(page);
        page.click_id("figure/reconsideration.received");
        page.until(
            "!!document.querySelector('.number-card [data-card=paper]')",
            "its place on the page is known",
        );
        page.press("Escape");
        page.until(
            "document.querySelector('.import-remarks')?.textContent.includes('线')",
            "the remark on the table without lines is there",
        );
    });
    for address in ["?src=page.doc", "?src=page.rtf"] {
        visit(&site, address, Window::DESKTOP, |page| {
            until_read(page);
            page.until(
                "document.querySelectorAll('.printed tr').length === 4",
                "its table is read",
            );
            page.assert_console_silent();
        });
    }
    visit(&site, "?src=page.html", Window::DESKTOP, until_read);
    let missing = site.address("?src=none.pdf");
    visit_address(&missing, Window::DESKTOP, |page| {
        page.until("!!document.querySelector('[role=alert]')", "it is said");
        let said = page.text("document.querySelector('[role=alert]').textContent");
        assert!(said.contains("none.pdf") && said.contains("404"), "{said}");
    });
}
