//! Reading: folding, links, charts to sentences and back, by mouse and by keyboard.

use gongbao_testkit::{Page, Site, Window, visit, visit_viewer};

const LETTERS: &str = "petitions.letters.received";

#[test]
fn the_report_is_shown_and_the_console_is_silent() {
    visit_viewer(Window::DESKTOP, |page| {
        assert_eq!(
            page.value("document.querySelectorAll('main .level-2').length"),
            7
        );
        assert_eq!(
            page.value("document.querySelectorAll('main .level-3').length"),
            19
        );
        assert_eq!(
            page.value("document.querySelectorAll('figure.chart').length"),
            9
        );
        assert!(page.text("document.title").contains("2017年度"));
        page.assert_console_silent();
    });
}

#[test]
fn the_text_on_the_page_is_the_text_of_the_report() {
    let report: serde_json::Value =
        serde_json::from_str(include_str!("../../assets/reports/kecheng-2017.json")).unwrap();
    let printed = &report["sections"][5]["sections"][1]["paragraphs"][0];
    visit_viewer(Window::DESKTOP, |page| {
        let id = printed["id"].as_str().unwrap();
        let shown = page.text(&format!("document.getElementById('{id}').textContent"));
        assert_eq!(shown, printed["text"].as_str().unwrap());
    });
}

#[test]
fn sections_fold_one_by_one_and_all_and_stay_so_after_a_reload() {
    visit_viewer(Window::DESKTOP, |page| {
        let open = "document.querySelectorAll('main .section > details[open]').length";
        assert_eq!(page.value(open), 26);
        page.click("main .level-2 > details > summary");
        page.until(&format!("{open} === 25"), "one section is folded");
        page.reload();
        page.until(&format!("{open} === 25"), "it is still folded");
        page.click(".tools button:nth-child(2)");
        page.until(&format!("{open} === 0"), "all are folded");
        page.reload();
        page.until(&format!("{open} === 0"), "all are still folded");
        page.click(".tools button:nth-child(1)");
        page.until(&format!("{open} === 26"), "all are open");
        page.assert_console_silent();
    });
}

#[test]
fn a_deep_link_opens_what_is_folded_and_goes_there() {
    let site = Site::start();
    visit(&site, "", Window::PHONE, |page| {
        page.ready();
        page.fold_all();
        let id = "yi-fa-ban-li-xin-fang-shi-xiang.1";
        page.go(&site.address(&format!("?again#{id}")));
        page.ready();
        let seen = format!(
            "(() => {{ const box = document.getElementById('{id}').getBoundingClientRect();
               return box.height > 0 && box.top < innerHeight && box.bottom > 0 }})()"
        );
        page.until(&seen, "the linked paragraph is on screen");
    });
}

/// Follows a link of the card that is about to open.
fn go_on(page: &Page, said: &str) {
    let way = format!(
        "[...document.querySelectorAll('.number-card:popover-open a')].find(way => way.textContent === '{said}')"
    );
    page.until(&format!("!!{way}"), "the card is open");
    page.value(&format!("{way}.click()"));
}

#[test]
fn a_chart_mark_leads_to_its_sentence_and_the_number_back_to_the_mark() {
    visit_viewer(Window::DESKTOP, |page| {
        page.fold_all();
        page.click(".findings li:nth-child(2) .say-link");
        go_on(page, "到正文");
        page.until(
            "!!document.querySelector('.looked-up')",
            "the sentence is highlighted",
        );
        assert_eq!(
            page.text("document.querySelector('.looked-up').textContent"),
            "16件"
        );
        let sentence =
            "[...document.querySelectorAll('.located')].map(e => e.textContent).join('')";
        assert_eq!(
            page.text(sentence),
            "2017年度全区共收到行政复议案件16件,其中不予受理5件,受理11件。"
        );
        assert_eq!(
            page.text("location.hash"),
            "#figure/reconsideration.received"
        );
        page.click_id("mark:reconsideration:reconsideration.refused");
        go_on(page, "到正文");
        page.until(
            "document.activeElement.textContent === '5件'",
            "the focus is on the number",
        );
        page.click_id("figure/reconsideration.refused");
        go_on(page, "到图表");
        page.until(
            "document.activeElement.id === 'mark:reconsideration:reconsideration.refused'",
            "back at the mark",
        );
        page.assert_console_silent();
    });
}

#[test]
fn the_same_by_keyboard_alone() {
    visit_viewer(Window::DESKTOP, |page| {
        let mark = format!("mark:petitions:{LETTERS}");
        let mut seen = Vec::new();
        // As many stops as the page has, and no trap on the way.
        for _ in 0..400 {
            page.press("Tab");
            let at = page.text("document.activeElement.id");
            if at == mark {
                break;
            }
            seen.push(at);
        }
        assert_eq!(
            page.text("document.activeElement.id"),
            mark,
            "not reached by Tab: {seen:?}"
        );
        assert!(
            page.text("document.querySelector('#chart\\\\/petitions .pointed').textContent")
                .contains("来信229件")
        );
        page.press("Enter");
        go_on(page, "到正文");
        page.until(
            "document.activeElement.textContent === '229件'",
            "the focus is on the number",
        );
        page.press("Enter");
        go_on(page, "到图表");
        page.until(
            &format!("document.activeElement.id === '{mark}'"),
            "back at the mark",
        );
        let table = "document.querySelector('#chart\\\\/petitions details.data').open";
        while page.text("document.activeElement.tagName") != "SUMMARY" {
            page.press("Tab");
        }
        page.press("Enter");
        page.until(table, "one key press opens the data table");
        page.assert_console_silent();
    });
}

#[test]
fn the_contents_follow_the_reading_position() {
    visit_viewer(Window::DESKTOP, |page| {
        for section in [
            "fa-hui-ji-ceng-gong-neng-zhu-tui",
            "luo-shi-xing-zheng-fu-yi-zhi-ze",
        ] {
            page.value(&format!(
                "document.getElementById('{section}').scrollIntoView()"
            ));
            let current =
                "document.querySelector('.contents [aria-current]')?.getAttribute('href')";
            page.until(
                &format!("{current} === '#{section}'"),
                "the contents show where we are",
            );
        }
    });
}

#[test]
fn find_in_page_opens_a_folded_section_and_we_notice() {
    visit_viewer(Window::DESKTOP, |page| {
        page.fold_all();
        // The same algorithm that the browser's own search runs when it finds a folded match.
        page.value("location.hash = 'luo-shi-xing-zheng-fu-yi-zhi-ze.1'");
        page.until(
            "document.querySelectorAll('main .section > details[open]').length === 2",
            "section and subsection are open",
        );
        page.reload();
        page.until(
            "document.querySelectorAll('main .section > details[open]').length === 2",
            "and stay so",
        );
    });
}

#[test]
fn a_dropped_file_is_read() {
    let json = include_str!("../../assets/reports/kecheng-2017.json")
        .replace("2017年度法治", "2031年度法治");
    let json = json.replace("\"id\": \"kecheng-2017\"", "\"id\": \"dropped\"");
    visit_viewer(Window::DESKTOP, |page| {
        page.drop_file("other.json", &json);
        page.until(
            "document.querySelector('h1')?.textContent.includes('2031年度')",
            "the other report is shown",
        );
        page.assert_console_silent();
    });
}

#[test]
fn a_dropped_portal_page_is_imported_and_read() {
    let page_text =
        include_str!("../pages/kecheng-2017.txt").replace("2017年度法治政府", "2032年度法治政府");
    visit_viewer(Window::DESKTOP, |page| {
        let fetched = is_fetched("gongbao-import-web");
        assert!(
            !page.is(&fetched),
            "the importer costs the normal reader nothing"
        );
        page.drop_file("page.txt", &page_text);
        page.until(
            "document.querySelector('h1')?.textContent.includes('2032年度')",
            "the page is read as a report",
        );
        assert!(page.is(&fetched));
        assert!(page.is("document.querySelectorAll('figure.chart').length > 2"));
        assert!(
            page.text("document.querySelector('.checks p').textContent")
                .contains("全部相符")
        );
        page.assert_console_silent();
    });
}

#[test]
fn what_a_file_needs_is_fetched_while_it_is_dragged() {
    let drag = |kind: &str| {
        format!(
            "(() => {{ const dataTransfer = new DataTransfer(); dataTransfer.items.add(new File([], 'report', {{ type: '{kind}' }})); \
             document.querySelector('h1').dispatchEvent(new DragEvent('dragenter', {{ dataTransfer, bubbles: true }})); }})()"
        )
    };
    visit_viewer(Window::DESKTOP, |page| {
        page.value(&drag("application/json"));
        assert!(
            !page.is(&is_fetched("gongbao-import-web")),
            "a report needs no importer"
        );
        page.value(&drag("application/pdf"));
        for program in ["import-web", "pages-web", "proof-web"] {
            page.until(&is_fetched(&format!("gongbao-{program}")), program);
        }
        assert!(!page.is(&is_fetched("gongbao-desk")));
        page.assert_console_silent();
    });
}

/// A PDF of ASCII only, with these lines in a font that has the text in UCS-2.
pub fn pdf_of(lines: &[&str]) -> String {
    let mut drawn = String::from("BT /F 14 Tf ");
    for (n, line) in lines.iter().enumerate() {
        let codes: String = line.encode_utf16().map(|c| format!("{c:04x}")).collect();
        drawn += &format!("1 0 0 1 60 {} Tm <{codes}> Tj ", 760 - 30 * n);
    }
    drawn += "ET";
    format!(
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
         2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n\
         3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj\n\
         4 0 obj <</Length {}>> stream\n{drawn}\nendstream endobj\n\
         5 0 obj <</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>> endobj\n\
         6 0 obj <</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>> endobj\n\
         trailer <</Root 1 0 R>>\n",
        drawn.len() + 1
    )
}

/// Whether a program of this name was asked for.
fn is_fetched(name: &str) -> String {
    format!("performance.getEntriesByType('resource').some(e => e.name.includes('{name}'))")
}

#[test]
fn a_pdf_is_read_by_a_program_that_no_page_asks_for() {
    let pages = is_fetched("gongbao-pages-web");
    let pdf = pdf_of(&[
        "甲县2033年法治政府建设年度报告",
        "一、工作情况",
        "全年受理行政复议案件27件。",
    ]);
    visit_viewer(Window::DESKTOP, |page| {
        page.drop_file(
            "page.html",
            "<h1>甲县2032年法治政府建设年度报告</h1><p>一、工作情况</p>",
        );
        page.until(
            "document.querySelector('h1')?.textContent.includes('2032年')",
            "the page is read",
        );
        assert!(page.is(&is_fetched("gongbao-import-web")));
        assert!(
            !page.is(&pages),
            "for a page the reader of PDF is not fetched"
        );
        page.drop_file("report.pdf", &pdf);
        page.until(
            "document.querySelector('h1')?.textContent.includes('2033年')",
            "the PDF is read",
        );
        assert!(page.is(&pages));
        assert!(page.is("document.querySelector('main').textContent.includes('案件27件')"));
        page.assert_console_silent();
    });
}

#[test]
fn a_reader_of_files_that_does_not_come_is_said() {
    let pdf = pdf_of(&["甲县2033年法治政府建设年度报告"]);
    visit_viewer(Window::DESKTOP, |page| {
        page.value(
            "(() => { const answer = window.fetch; window.fetch = (what, ...rest) => \
             String(what.url ?? what).includes('pages-web') ? Promise.reject(new TypeError()) : answer(what, ...rest); })()",
        );
        page.drop_file("report.pdf", &pdf);
        page.until(
            "!!document.querySelector('[role=alert]')",
            "the failure is said",
        );
        let said = page.text("document.querySelector('[role=alert]').textContent");
        assert!(
            said.contains("report.pdf") && said.contains("请检查网络"),
            "{said}"
        );
    });
}

#[test]
fn the_checks_stand_one_below_the_other_whatever_the_width() {
    visit_viewer(Window::DESKTOP, |page| {
        page.value("document.querySelector('.checks').open = true");
        let lefts = "new Set([...document.querySelectorAll('.checks .checked li')].map(li => li.getBoundingClientRect().left)).size";
        assert!(page.is("document.querySelectorAll('.checks .checked li').length > 3"));
        assert!(page.is(&format!("{lefts} === 1")), "one column");
    });
}

#[test]
fn a_dropped_picture_says_that_it_is_none() {
    visit_viewer(Window::DESKTOP, |page| {
        page.value("scrollTo({ top: 3000, behavior: 'instant' })");
        page.until("scrollY > 2000", "the reader is in the text");
        page.drop_file("photo.png", "\u{89}PNG\u{0}\u{0}\u{1}");
        page.until(
            "document.querySelector('[role=alert]')?.getBoundingClientRect().bottom > 0",
            "the failure is said where the reader sees it",
        );
        assert!(
            page.text("document.querySelector('[role=alert]').textContent")
                .contains("photo.png")
        );
    });
}
