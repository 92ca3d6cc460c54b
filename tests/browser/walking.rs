//! The way of a reader who does not see, and of one who has only a thumb: overview, card, sentence, chart, all numbers.

use crate::published::visit_published;
use crate::transcript::{is_golden, transcript};
use gongbao_testkit::{Page, Window};

const OPEN: &str = "!!document.querySelector('.number-card')?.matches(':popover-open')";
const CLOSED: &str = "!document.querySelector('.number-card')?.matches(':popover-open')";
const CARD: &str = "document.querySelector('.number-card')";
const FOCUSED: &str = "document.activeElement";

/// Goes on by `Tab` to what fits.
fn tab_to(page: &Page, css: &str) {
    const MOST: usize = 30;
    let there = format!("document.activeElement.matches(\"{css}\")");
    for _ in 0..MOST {
        page.press("Tab");
        if page.is(&there) {
            return;
        }
    }
    panic!("{css} is not among the next {MOST} stops");
}

#[test]
fn a_screen_reader_goes_from_the_overview_to_all_numbers_by_keys() {
    visit_published(Window::DESKTOP, |page| {
        page.taken_over();
        let mut walk = String::new();
        let mut note = |step: &str, told: String| walk += &format!("# {step}\n{told}");

        tab_to(page, ".findings .say-link");
        note("overview", transcript(page, FOCUSED));
        page.press("Enter");
        page.until(OPEN, "the card is open");
        note("card", transcript(page, CARD));

        tab_to(page, ".number-card .ways a");
        note("the way to the sentence", transcript(page, FOCUSED));
        page.press("Enter");
        page.until(CLOSED, "the card is closed");
        let number = "document.activeElement.matches('.text a.figure')";
        page.until(number, "the number in its sentence has the focus");
        note("number", transcript(page, FOCUSED));
        let sentence = "document.activeElement.closest('p')";
        note("sentence", transcript(page, sentence));

        page.press("Enter");
        page.until(OPEN, "its card is open");
        tab_to(page, ".number-card .ways a + a");
        note("the way to the chart", transcript(page, FOCUSED));
        page.press("Enter");
        page.until(
            "!!document.activeElement.closest('.chart')",
            "the bar has the focus",
        );
        note("bar", transcript(page, FOCUSED));
        let chart = "document.activeElement.closest('.chart')";
        note("chart", transcript(page, chart));

        // By the list of the page's regions.
        page.value("document.querySelector('#numbers summary').focus()");
        note(
            "all numbers, folded",
            transcript(page, "document.getElementById('numbers')"),
        );
        page.press("Enter");
        page.until("document.querySelector('#numbers details').open", "open");
        let told = transcript(page, "document.getElementById('numbers')");
        let first: Vec<&str> = told.lines().take(40).collect();
        note("all numbers", first.join("\n") + "\n");
        is_golden("kecheng-2017.walk.txt", &walk);
        page.assert_console_silent();
    });
}

#[test]
fn a_thumb_goes_from_the_overview_to_all_numbers() {
    visit_published(Window::PHONE, |page| {
        page.taken_over();
        page.tap(".findings .say-link");
        page.until(OPEN, "the card is open");
        page.screenshot("walk-1-card");
        page.tap(".number-card .ways a");
        page.until(CLOSED, "the card is closed");
        let seen = |element: &str| {
            format!(
                "(() => {{ const {{ top, bottom }} = {element}.getBoundingClientRect();
                return top >= 0 && bottom <= innerHeight }})()"
            )
        };
        let number = "document.querySelector('.text .looked-up, .text .figure:target')";
        page.until(
            &format!("!!{number} && {}", seen(number)),
            "the number is seen",
        );
        page.screenshot("walk-2-sentence");
        // The bar of a place lies beside a block: in a line it would cover the words before the number.
        let shadow = format!("getComputedStyle({number}).boxShadow");
        assert_eq!(page.text(&shadow), "none");

        page.tap(".text .looked-up");
        page.until(OPEN, "its card is open");
        page.tap(".number-card .ways a + a");
        page.until(CLOSED, "the card is closed");
        let bar = "document.getElementById('mark:petitions:petitions.hotline.received')";
        page.until(&seen(bar), "the bar is seen");
        page.screenshot("walk-3-chart");
        page.tap("[id=\"mark:petitions:petitions.hotline.received\"]");
        page.until(OPEN, "the bar's card is open");
        page.tap(".number-card .close");
        page.until(CLOSED, "it is closed");

        page.tap("#numbers summary");
        page.until("document.querySelector('#numbers details').open", "open");
        page.tap("#numbers tbody tr:nth-child(3) a");
        page.until(OPEN, "the card of a row is open");
        page.screenshot("walk-4-numbers");
        page.assert_console_silent();
    });
}
