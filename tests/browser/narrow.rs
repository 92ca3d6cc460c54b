//! Where there is little room: nothing is cut, covered or broken where it should not be.

use crate::published::{published, report, visit_published, visit_report};
use gongbao_testkit::{Page, Site, Window, visit};

const TABLET: Window = Window {
    width: 820,
    height: 1180,
    ..Window::DESKTOP
};

/// Names of more than one line, and the places in them where a line ends within a word.
const BROKEN: &str = "(() => {
    const words = new Intl.Segmenter('zh', { granularity: 'word' });
    const names = [...document.querySelectorAll('summary > :is(h2, h3), .say, .label, .tiles span:not(.value)')];
    const broken = [];
    let more = 0;
    for (const name of names.filter((name) => name.getClientRects().length)) {
        // A lone character is the end of a name, 率 of 失业率, and no word that a line may begin with.
        const han = (c) => /\\p{sc=Han}/u.test(c);
        const whole = ({ segment, index, input }) => segment.length > 1 || '和与及或'.includes(segment) || !han(segment) || !han(input[index - 1] ?? '');
        const begins = new Set([...words.segment(name.textContent)].filter(whole).map(({ index }) => index));
        const texts = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
        let [at, top] = [0, undefined];
        while (texts.nextNode()) {
            for (let n = 0; n < texts.currentNode.data.length; n += 1, at += 1) {
                const range = document.createRange();
                range.setStart(texts.currentNode, n);
                range.setEnd(texts.currentNode, n + 1);
                const box = range.getBoundingClientRect();
                if (top !== undefined && box.top > top + 8) {
                    more += 1;
                    if (!begins.has(at)) broken.push(`${name.textContent}: ${at}`);
                }
                top = box.top;
            }
        }
    }
    return more > 5 ? broken : ['no name has two lines'];
})()";

#[test]
fn headings_and_labels_are_not_broken_within_a_word() {
    visit_published(Window::PHONE, |page| {
        assert_eq!(page.lines(BROKEN), [""; 0], "before the widget");
        page.taken_over();
        assert_eq!(page.lines(BROKEN), [""; 0], "with the widget");
        let heading = report().sections[1].heading();
        assert_eq!(
            page.text("document.querySelectorAll('.level-2 h2')[1].textContent"),
            heading,
            "no character is added"
        );
    });
}

#[test]
fn a_name_without_a_blank_is_not_broken_before_its_last_character() {
    let names = [
        "全县城镇登记失业率",
        "规上工业企业增加值",
        "居民家庭恩格尔系数均值",
        "社会消费品零售总额",
    ];
    let mut report = report();
    report.highlights = report
        .figures
        .iter()
        .take(9)
        .map(|one| one.id.clone())
        .collect();
    for (n, figure) in report.figures.iter_mut().enumerate() {
        figure.label.zh = names[n % names.len()].to_owned();
    }
    visit_report(report, Window::PHONE, |page| {
        page.taken_over();
        assert_eq!(page.lines(BROKEN), [""; 0]);
    });
}

/// What sticks out of the screen, of the elements that match.
fn beyond(page: &Page, css: &str) -> Vec<String> {
    page.lines(&format!(
        "[...document.querySelectorAll('{css}')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth).map(e => e.outerHTML.slice(0, 60))"
    ))
}

#[test]
fn all_numbers_are_read_on_a_phone_without_scrolling_sideways() {
    visit_published(Window::PHONE, |page| {
        page.taken_over();
        page.click("#numbers summary");
        page.until(
            "document.querySelectorAll('#numbers td.said').length > 50 && document.querySelector('#numbers td.said').checkVisibility()",
            "the numbers are there",
        );
        assert_eq!(beyond(page, "#numbers :is(th, td, input, button)"), [""; 0]);
        let wide = "[...document.querySelectorAll('#numbers .said')].every(cell => cell.getBoundingClientRect().width > 300)";
        assert!(page.is(wide), "a sentence has the width of the screen");
    });
}

/// The first report with long headings over all that it says.
fn with_long_headings() -> gongbao_report::Report {
    let mut report = report();
    let parts = report.sections.iter_mut();
    for part in parts.flat_map(|section| &mut section.sections) {
        part.title = "坚持以人民为中心的发展思想，全面提升依法行政能力和水平".into();
    }
    report
}

#[test]
fn a_long_heading_has_one_line_above_its_findings() {
    visit_report(with_long_headings(), Window::PHONE, |page| {
        page.taken_over();
        assert_eq!(beyond(page, ".overview *"), [""; 0]);
        let one = "[...document.querySelectorAll('.kicker')].every(name => name.getBoundingClientRect().height <= 44)";
        assert!(page.is(one));
    });
}

#[test]
fn a_long_heading_takes_no_room_from_the_chart_beside_its_finding() {
    visit_report(with_long_headings(), Window::DESKTOP, |page| {
        page.taken_over();
        let shares = page.value("[...document.querySelectorAll('.broad .mini')].map(mini => mini.getBoundingClientRect().width / mini.parentElement.getBoundingClientRect().width)");
        let shares = shares.as_array().unwrap();
        assert_eq!(shares.len(), 2);
        assert!(
            shares.iter().all(|share| share.as_f64().unwrap() > 0.5),
            "{shares:?}"
        );
    });
}

#[test]
fn the_mark_of_a_share_stands_below_its_name_also_before_the_first_heading() {
    let mut report = report();
    let parts = report.sections.iter_mut();
    for part in parts.flat_map(|section| &mut section.sections) {
        report.preamble.append(&mut part.paragraphs);
    }
    visit_report(report, Window::PHONE, |page| {
        page.taken_over();
        let marks = "[...document.querySelectorAll('.finding > .gauge')]";
        assert!(page.is(&format!("{marks}.length > 0")));
        let below = "(mark) => mark.getBoundingClientRect().top >= mark.parentElement.querySelector('.say-link').getBoundingClientRect().bottom";
        assert!(page.is(&format!("{marks}.every({below})")));
    });
}

#[test]
fn lines_of_names_end_where_they_do_in_the_published_page() {
    let folder = published();
    let site = Site::of(folder.path().into());
    visit(&site, "", Window::PHONE, |page| {
        let breaks = "[...document.querySelectorAll('#gongbao wbr[aria-hidden]')].map(end => `${end.previousSibling.data}|${end.nextSibling.data}`)";
        page.ready();
        let published = page.lines(breaks);
        assert!(published.len() > 50, "{published:?}");
        page.taken_over();
        // The publisher's dictionary is not quite the browser's.
        let drawn = page.lines(breaks);
        let strange = drawn.iter().filter(|one| !published.contains(one));
        let strange: Vec<&String> = strange.collect();
        assert!(strange.len() * 20 < drawn.len(), "{strange:?}");
    });
}

#[test]
fn no_button_of_a_section_lies_over_the_bar_at_the_foot() {
    visit_report(report(), Window::PHONE, |page| {
        page.taken_over();
        page.value("scrollBy({ top: document.querySelector('.section-tools').getBoundingClientRect().bottom - innerHeight, behavior: 'instant' })");
        let there = "(() => {
            const { left, top, width, height } = document.querySelector('.section-tools').getBoundingClientRect();
            return document.elementFromPoint(left + width / 2, top + height / 2);
        })()";
        page.until(&format!("!!{there}"), "the button is on the screen");
        assert!(page.is(&format!("!!{there}.closest('.side')")));
    });
}

#[test]
fn no_button_of_a_section_lies_over_a_chart() {
    let covered = "(() => {
        const charts = [...document.querySelectorAll('.chart')].map((chart) => chart.getBoundingClientRect());
        const over = ({ x, y, width, height }) => charts.some((chart) =>
            x + width / 2 > chart.left && x + width / 2 < chart.right && y + height / 2 > chart.top && y + height / 2 < chart.bottom);
        const buttons = [...document.querySelectorAll('.section-tools > summary')];
        return buttons.filter((button) => over(button.getBoundingClientRect())).map((button) => button.getAttribute('aria-label'));
    })()";
    for window in [TABLET, Window::PHONE, Window::DESKTOP] {
        visit_published(window, |page| {
            page.taken_over();
            assert_eq!(page.lines(covered), [""; 0]);
        });
    }
}
