//! The report of a whole ministry: 200 sections, 10,000 paragraphs, 5,000 figures. It is drawn some sections
//! at a time, and whatever its reader does, the page answers.

use crate::printing;
use gongbao_invented::{Length, long_report};
use gongbao_testkit::{Answer, Page, Site, Window, visit};

const PARAGRAPHS: &str = "document.querySelectorAll('main .text > p').length";
const FOLD_ALL: &str = ".tools > button:nth-child(2)";
const UNFOLD_ALL: &str = ".tools > button:nth-child(1)";

/// In the place of the first report: what the page loads ahead is what it shows.
const ADDRESS: &str = "reports/kecheng-2017.json";

fn site() -> Site {
    let site = Site::start();
    let report = long_report(Length::MINISTRY).to_json();
    site.set(ADDRESS, Answer::Body(report));
    site
}

fn all_drawn(page: &Page) {
    page.until(&format!("{PARAGRAPHS} === 10000"), "all is drawn");
    page.until(
        "!!document.querySelector('.endmatter .checks')",
        "so is what stands behind it",
    );
}

/// The paragraph is between the edges of the screen.
fn on_the_screen(id: &str) -> String {
    format!(
        "(() => {{ const box = document.getElementById('{id}')?.getBoundingClientRect();
            return box?.height > 0 && box.top >= 0 && box.bottom <= innerHeight }})()"
    )
}

#[test]
fn a_ministrys_report_opens_folds_and_is_found_in_without_a_long_wait() {
    visit(&site(), "", Window::DESKTOP.profiled(), |page| {
        all_drawn(page);
        let panel = "document.querySelector('.checks').textContent";
        assert!(
            page.text(panel).contains("5000"),
            "every figure was held against its sentence"
        );
        assert_eq!(
            page.value("document.querySelectorAll('figure.chart .bars').length"),
            10
        );

        page.click("main .section > details > summary");
        page.until(
            "!document.querySelector('main .section > details').open",
            "one is folded",
        );
        page.click(FOLD_ALL);
        page.until(
            "!document.querySelector('main details[open]')",
            "all are folded",
        );
        page.click(UNFOLD_ALL);
        page.until(
            "!document.querySelector('main .section > details:not([open])')",
            "all are open",
        );
        page.click("[id='mark:c180:work.s180.n5'] > .value");
        page.until("!!document.querySelector('.number-card')", "its card");
        page.click(".number-card [data-card=go]");
        page.until(
            "document.querySelector('.looked-up')?.id === 'figure/work.s180.n5'",
            "a mark leads to its number",
        );
        page.press("/");
        let field = "document.querySelector('.search-bar input')";
        page.until(
            &format!("{field} === document.activeElement && !!{field}"),
            "the search is open",
        );
        page.write("第49项");
        page.until(
            "document.querySelector('.search-bar [role=status]').textContent === '200处'",
            "each section's is found",
        );
        page.value("performance.mark('done')");
        page.assert_console_silent();

        let longest = page.profile().longest_task("done");
        println!("a report of 2.5 MB: no task took more than {longest:.0} ms of the processor");
        // About 120, for a slice of the page. Drawn in one go it is 1,300; a card that makes all the rest of the
        // page inert takes 400.
        assert!(longest < 250.0, "{longest:.0} ms");
    });
}

#[test]
fn what_is_clicked_while_it_is_drawn_takes_nothing_away() {
    let site = Site::start();
    let length = Length {
        sections: 12,
        ..Length::MINISTRY
    };
    let report = long_report(length).to_json();
    site.set(ADDRESS, Answer::Held(report.clone()));
    visit(&site, "", Window::DESKTOP, |page| {
        // Each click draws once more, and asks for some more to be drawn.
        page.value(
            // The pauses are long enough for each click to be answered in one.
            "(() => { const soon = setTimeout;
            window.setTimeout = (call, ...rest) => soon(call, ...(rest.length ? rest : [300]));
            new MutationObserver(() => {
                if (document.querySelector('.endmatter')) window.whole = true;
                else if (window.whole) window.lost = true;
                else document.querySelector('main .section > details > summary')?.click();
            }).observe(document, { childList: true, subtree: true }) })() ?? 0",
        );
        site.set(ADDRESS, Answer::Body(report));
        page.until("!!document.querySelector('.endmatter')", "all is drawn");
        // What was asked for before has come.
        page.value("new Promise((resolve) => setTimeout(() => setTimeout(resolve)))");
        assert!(!page.is("window.lost"), "what was drawn went away");
        page.assert_console_silent();
    });
}

#[test]
fn a_link_to_a_place_that_is_drawn_last_leads_there() {
    visit(&site(), "#s198.49", Window::PHONE, |page| {
        page.until(&on_the_screen("s198.49"), "the place is on the screen");
        all_drawn(page);
        assert!(page.is(&on_the_screen("s198.49")), "and stays there");
    });
}

#[test]
fn all_of_a_ministrys_report_is_printed() {
    visit(&site(), "", Window::DESKTOP, |page| {
        all_drawn(page);
        page.click(FOLD_ALL);
        let printed = printing::text(&page.pdf("long"));
        for section in [0, 60, 120, 199] {
            for n in [0, 49] {
                let sentence = format!(
                    "第{n}项任务全年办理{}件",
                    10 + (section * 131 + n * 17) % 9_000
                );
                assert!(printed.contains(&sentence), "{section}, {n}: {sentence}");
            }
        }
    });
}
