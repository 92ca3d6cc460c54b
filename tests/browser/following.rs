//! Following a citation: the address leads to its words, and the page says what became of them.

use crate::citing::{SECTION, choose, field, open};
use crate::published::{published, report, write};
use gongbao_report::model::{Paragraph, Section};
use gongbao_report::{Report, Verified};
use gongbao_testkit::{Answer, Site, Window, visit};

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
