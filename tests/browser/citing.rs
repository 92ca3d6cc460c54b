//! Citing a place, following an address into a later version of the report, and taking figures, text
//! and charts along.

use crate::published::{published, report, write};
use gongbao_report::model::{Paragraph, Section};
use gongbao_report::{Report, Verified};
use gongbao_testkit::{Answer, Page, Site, Window, root, visit, visit_viewer};
use serde_json::json;
use std::time::{Duration, Instant};

const SECTION: &str = "yi-fa-ban-li-xin-fang-shi-xiang";
const OPEN: &str = "!!document.querySelector('dialog.cite-dialog')?.open";

fn button() -> String {
    format!("[data-desk=\"cite {SECTION}\"]")
}

fn field(n: usize) -> String {
    format!("document.querySelectorAll('.cite-form textarea')[{n}].value")
}

/// Opens the dialog of the section on petitions with the mouse.
fn open(page: &Page) {
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

fn choose(page: &Page, name: &str) {
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

/// The report a year later: a section in front, all numbered anew, and a paragraph before each first
/// one.
fn later() -> Report {
    let mut report = report();
    let inserted = |id: String, n: usize| Paragraph {
        id,
        text: format!("这是后来补写的第{n}段文字,原来没有。"),
        table: None,
    };
    for (n, section) in report
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.sections)
        .enumerate()
    {
        section.number = format!("({})", n + 2);
        if section.paragraphs.is_empty() {
            continue;
        }
        section.paragraphs.insert(0, inserted(String::new(), n));
        for (n, paragraph) in section.paragraphs.iter_mut().enumerate() {
            paragraph.id = format!("{}.{}", section.id, n + 1);
        }
    }
    report.sections.insert(
        0,
        Section {
            id: "zong-ti-qing-kuang".to_owned(),
            number: "一、".to_owned(),
            title: "总体情况".to_owned(),
            run_in: false,
            paragraphs: vec![inserted("zong-ti-qing-kuang.1".to_owned(), 99)],
            sections: Vec::new(),
        },
    );
    // What was read from the text stood in paragraphs that have other numbers now.
    report.figures.clear();
    report.highlights.clear();
    report.charts.clear();
    report.notes.clear();
    report
}

#[test]
fn an_address_of_one_version_leads_to_the_same_words_in_the_next() {
    let site = Site::start();
    let mut links = Vec::new();
    visit(&site, "", Window::DESKTOP, |page| {
        open(page);
        for name in ["本节", "段1", "数字"] {
            choose(page, name);
            page.until(&format!("{}.includes('#')", field(0)), "there is a link");
            links.push(page.text(&field(0)));
        }
    });
    site.set("reports/kecheng-2017.json", Answer::Body(later().to_json()));
    let old = report();
    // The later version has no figures: their addresses lead to where they stood.
    let section = SECTION.to_owned();
    let paragraph = format!("{SECTION}.1");
    let meant = [&section, &paragraph, &paragraph];
    for (link, id) in links.iter().zip(meant) {
        visit(&site, "icon.svg", Window::DESKTOP, |page| {
            page.go(link);
            page.until(
                "!!document.querySelector('[data-here]')",
                "the reader is taken there",
            );
            let here = page.text("document.querySelector('[data-here]').matches('p') ? document.querySelector('[data-here]').textContent : document.querySelector('[data-here]').id");
            let meant = old
                .paragraphs()
                .find(|p| p.id == *id)
                .map_or(id.clone(), |p| p.text.clone());
            assert_eq!(here, meant, "{link}");
            page.until("(() => { const box = document.querySelector('[data-here]').getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight })()", "it is on the screen");
        });
    }
}

/// What a citation of the paragraph, the section and a number says when the report is now as `edited`.
fn answers(edited: impl Fn(&mut String), expected: [&str; 3], name: &str) {
    let site = Site::start();
    let mut links = Vec::new();
    visit(&site, "", Window::DESKTOP, |page| {
        open(page);
        for place in ["段1", "本节", "数字"] {
            choose(page, place);
            page.until(&format!("{}.includes('#')", field(0)), "there is a link");
            links.push(page.text(&field(0)));
        }
    });
    let mut json = report().to_json();
    edited(&mut json);
    site.set("reports/kecheng-2017.json", Answer::Body(json));
    for (n, (link, expected)) in links.iter().zip(expected).enumerate() {
        let window = if n == 0 {
            Window::PHONE
        } else {
            Window::DESKTOP
        };
        visit(&site, "icon.svg", window, |page| {
            page.go(link);
            page.until(
                "!!document.querySelector('.answer [role=status]')",
                "it is said what became of the words",
            );
            let said = page.text("document.querySelector('.answer [role=status]').textContent");
            assert!(said.contains(expected), "{name}, {link}: {said}");
            page.screenshot(&format!("answer-{name}-{n}"));
            page.click(".answer .close");
            page.until("!document.querySelector('.answer')", "it is closed");
        });
    }
}

#[test]
fn a_citation_says_that_its_words_are_the_same() {
    answers(|_| (), ["没有改动。"; 3], "same");
}

#[test]
fn a_citation_says_that_one_digit_has_changed() {
    // The number itself is another one now, in its sentence and as a figure.
    let changed = |json: &mut String| {
        *json = json.replace("来信229件", "来信929件").replace("229", "929");
    };
    answers(changed, ["有改动"; 3], "changed");
}

#[test]
fn a_citation_whose_words_stand_in_two_other_places_lets_the_reader_choose() {
    let site = Site::start();
    let mut twice = report();
    let words = twice.sections[0].sections[0].paragraphs[0].text.clone();
    let id = twice.sections[0].sections[0].paragraphs[0].id.clone();
    let link = gongbao_report::address::Place::of_text(&id, &words).address();
    twice = later();
    let again = |n: usize| Paragraph {
        id: format!("zong-ti-qing-kuang.{n}"),
        text: words.clone(),
        table: None,
    };
    twice.sections[0].paragraphs.extend([again(2), again(3)]);
    site.set("reports/kecheng-2017.json", Answer::Body(twice.to_json()));
    visit(&site, &format!("#{link}"), Window::DESKTOP, |page| {
        page.until(
            "document.querySelectorAll('.answer li a').length === 3",
            "the places are listed",
        );
        page.screenshot("answer-ambiguous");
        assert!(
            !page.is("!!document.querySelector('[data-here]')"),
            "none is chosen"
        );
        assert_eq!(page.axe(), [""; 0]);
        page.click(".answer li:nth-child(2) a");
        page.until(
            "!document.querySelector('.answer') && location.hash.endsWith('.3')",
            "the chosen one is shown",
        );
    });
}

#[test]
fn an_address_whose_words_are_gone_says_so() {
    let gone = |address: &str, said: &str| {
        visit(&Site::start(), address, Window::DESKTOP, |page| {
            page.ready();
            page.until(
                &format!(
                    "document.querySelector('.answer [role=status]')?.textContent.includes('{said}')"
                ),
                "the reader is told",
            );
            page.screenshot("answer-gone");
        });
    };
    gone(
        "#mei-you-zhe-yi-jie.3~aaaabbbbccccdddddd",
        "已不在本报告中。",
    );
    let paragraph = format!("#{SECTION}.1~aaaabbbbccccdddddd");
    gone(&paragraph, "原来所在的章节");
}

#[test]
fn an_address_of_the_first_kind_leads_on_and_says_that_it_cannot_tell() {
    let address = format!("#{SECTION}.1~aaaabbbb");
    visit(&Site::start(), &address, Window::DESKTOP, |page| {
        page.until("!!document.querySelector('.answer')", "the reader is told");
    });
    let address = "#figure/petitions.letters.received~aaaabbbb";
    visit(&Site::start(), address, Window::DESKTOP, |page| {
        page.until(
            "document.querySelector('.answer')?.textContent.includes('不能判断')",
            "the reader is told",
        );
        assert!(page.is("document.querySelector('[data-here]').textContent === '229件'"));
    });
}

#[test]
fn a_chart_is_taken_along_as_a_picture_with_its_source() {
    let folder = tempfile::tempdir().unwrap();
    visit(&Site::start(), "", Window::DESKTOP, |page| {
        let behavior = json!({ "behavior": "allow", "downloadPath": folder.path() });
        page.cdp("Browser.setDownloadBehavior", behavior);
        page.ready();
        let chart = "[id=\"chart/petitions\"] details.data";
        page.value(&format!("document.querySelector('{chart}').open = true"));
        page.click(&format!("{chart} [data-desk^=svg]"));
        let svg = String::from_utf8(taken(&folder.path().join("petitions.svg"))).unwrap();
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
        page.click(&format!("{chart} [data-desk^=png]"));
        let png = taken(&folder.path().join("petitions.png"));
        assert!(png.starts_with(b"\x89PNG") && png.len() > 10_000);
        std::fs::write(root().join("target/screenshots/taken-chart.png"), png).unwrap();
        page.assert_console_silent();
    });
}

/// A file once it is all there.
fn taken(path: &std::path::Path) -> Vec<u8> {
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

/// The first report with another number of letters, published over the first.
fn second_version() -> tempfile::TempDir {
    let old = report();
    let changed = report().to_json();
    let changed = changed
        .replace("来信229件", "来信929件")
        .replace("229", "929");
    let now = Verified::of(Report::from_json(&changed).unwrap());
    let beside = gongbao_publish::Beside {
        earlier: std::slice::from_ref(&old),
        ..Default::default()
    };
    let published = gongbao_publish::publish_with(&now, beside, "").unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("versions")).unwrap();
    write(&published, folder.path());
    folder
}

#[test]
fn a_citation_of_a_section_or_chart_of_an_earlier_version_shows_what_was_there() {
    let mut cited = Vec::new();
    visit(
        &Site::of(published().path().into()),
        "",
        Window::DESKTOP,
        |page| {
            page.taken_over();
            open(page);
            cited.push(page.text(&field(0)));
            choose(page, "图");
            page.until(
                &format!("{}.includes('#chart/')", field(0)),
                "the chart is cited",
            );
            cited.push(page.text(&field(0)));
        },
    );
    let folder = second_version();
    for (link, name) in cited.iter().zip(["section", "chart"]) {
        let (_, fragment) = link.split_once('#').unwrap();
        let fragment = fragment
            .split_once(":~:")
            .map_or(fragment, |(print, _)| print);
        let site = Site::of(folder.path().into());
        visit(&site, &format!("#{fragment}"), Window::DESKTOP, |page| {
            page.until(
                "!!document.querySelector('.answer dl')",
                "the cited words are there",
            );
            let said = page
                .lines("[...document.querySelectorAll('.answer dd')].map(dd => dd.textContent)");
            assert_eq!(said.len(), 2, "{said:?}");
            assert!(
                said[0].contains("229") && said[1].contains("929"),
                "{said:?}"
            );
            assert_eq!(said[0].lines().count(), 1, "only what differs: {said:?}");
            page.screenshot(&format!("answer-version-{name}"));
        });
    }
}

#[test]
fn a_citation_of_an_earlier_version_shows_its_words_and_opens_it() {
    let old = report();
    let folder = second_version();
    let places = gongbao_report::export::citable(&Verified::of(old));
    let letters =
        |place: &&gongbao_report::address::Place| place.id == "figure/petitions.letters.received";
    let link = places.iter().find(letters).unwrap().address();
    for (window, name) in [(Window::DESKTOP, "desktop"), (Window::PHONE, "phone")] {
        let site = Site::of(folder.path().into());
        visit(&site, &format!("#{link}"), window, |page| {
            page.until(
                "!!document.querySelector('.answer dl')",
                "the cited words are there",
            );
            let said = page.text(
                "[...document.querySelectorAll('.answer dd')].map(dd => dd.textContent).join('|')",
            );
            assert_eq!(said.matches('|').count(), 1, "{said}");
            let (then, now) = said.split_once('|').unwrap();
            assert!(
                then.contains("来信229件") && now.contains("来信929件"),
                "{said}"
            );
            assert_eq!(page.axe(), [""; 0]);
            page.screenshot(&format!("answer-version-{name}"));
            page.click(".answer dt a");
            page.until(
                "location.pathname.includes('/versions/')",
                "the version is open",
            );
            let place = "document.getElementById('figure/petitions.letters.received')";
            page.until(&format!("!!{place}"), "the number is there");
            assert_eq!(page.text(&format!("{place}.textContent")), "229件");
            page.screenshot(&format!("version-{name}"));
        });
    }
    visit(
        &Site::of(folder.path().into()),
        "versions.html",
        Window::DESKTOP,
        |page| {
            page.until(
                "document.querySelectorAll('ins').length > 0",
                "the differences are marked",
            );
            assert_eq!(page.axe(), [""; 0]);
            page.screenshot("versions");
        },
    );
}
