//! One chart of a report in another page: the line that is copied beside the chart shows it there, with all that
//! keeps it from being misread, and its numbers lead to the report.

use crate::published::{publish, report, write};
use gongbao_testkit::{Page, Site, Window, visit};
use tempfile::TempDir;

/// An article with the line, in a column of this width, beside the published report.
fn article(line: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(&publish(report(), ""), &folder.path().join("2017"));
    let page = format!(
        "<!doctype html><html lang=zh-CN><meta charset=utf-8><title>文章</title><link rel=icon href=data:,><body style='margin:1rem auto;max-width:640px'><main><h1>文章</h1><p>正文。</p>{line}<p>正文。</p></main></html>"
    );
    std::fs::write(folder.path().join("index.html"), page).unwrap();
    folder
}

/// The line, as the dialog beside the chart offers it.
fn line(site: &Site, chart: &str) -> String {
    let line = std::cell::RefCell::default();
    visit(site, "2017/index.html", Window::DESKTOP, |page| {
        page.taken_over();
        page.value(&format!(
            "document.querySelector('[id=\"chart/{chart}\"] .data').open = true"
        ));
        page.click(&format!("[id='chart/{chart}'] [data-desk^=embed]"));
        page.until(
            "!!document.querySelector('.cite-dialog[open] textarea')",
            "the line is offered",
        );
        assert_eq!(page.axe(), [""; 0]);
        page.screenshot("embed-dialog");
        *line.borrow_mut() = page.text("document.querySelector('.cite-dialog textarea').value");
    });
    line.into_inner()
}

fn inside(css: &str) -> String {
    format!("document.querySelector('gongbao-report').shadowRoot.querySelector('{css}')")
}

const SHOWN: &str = "document.querySelector('gongbao-report')?.shadowRoot?.querySelector('[data-around=chart]')?.getBoundingClientRect().height > 100";

#[test]
fn the_line_beside_a_chart_shows_it_in_another_page_and_its_numbers_open_their_cards() {
    let folder = article("");
    let site = Site::of(folder.path().into());
    let line = line(&site, "petitions");
    assert!(
        line.contains(" chart=\"petitions\"") && !line.contains('\n'),
        "{line}"
    );
    std::fs::write(
        folder.path().join("index.html"),
        std::fs::read_to_string(folder.path().join("index.html"))
            .unwrap()
            .replacen("<p>正文。</p>", &format!("<p>正文。</p>{line}"), 1),
    )
    .unwrap();
    for (window, name) in [(Window::DESKTOP, "desktop"), (Window::PHONE, "phone")] {
        visit(&site, "", window, |page: &Page| {
            page.until(SHOWN, "the chart is shown");
            let seen = "[...document.querySelector('gongbao-report').shadowRoot.querySelectorAll('.chart, .masthead, .side, .overview, .text, .endmatter')].filter(part => part.getBoundingClientRect().height).map(part => part.className).join()";
            assert_eq!(page.text(seen), "chart", "nothing but the chart is seen");
            let text = page.text(&format!("{}.innerText", inside("[data-around=chart]")));
            for said in ["信访", "柯城区", "不是办结率", "数字均取自本报告原文"]
            {
                assert!(text.contains(said), "{said}: {text}");
            }
            assert!(page.is("document.documentElement.scrollWidth <= innerWidth"));
            let link = "document.querySelector('gongbao-report a')";
            assert!(page.is(&format!("{link}.getBoundingClientRect().height > 0 && {link}.href.endsWith('/2017/index.html#chart/petitions')")));
            page.screenshot(&format!("single-chart-{name}"));
            page.value(&format!("{}.focus()", inside("[data-around=chart] a.mark")));
            page.press("Enter");
            page.until(
                &format!("!!{}?.matches(':popover-open')", inside(".number-card")),
                "the card is open",
            );
            let to = format!("{}.href", inside(".number-card .ways a"));
            assert!(
                page.text(&to)
                    .contains("/2017/index.html#figure/petitions."),
                "{}",
                page.text(&to)
            );
            assert_eq!(page.axe(), [""; 0]);
            page.screenshot(&format!("single-chart-card-{name}"));
            page.assert_console_silent();
        });
    }
}

#[test]
fn a_chart_that_is_not_there_leaves_the_link_and_says_so() {
    let folder = article("");
    let site = Site::of(folder.path().into());
    let line = line(&site, "petitions").replace("chart=\"petitions\"", "chart=\"gone\"");
    let heard = "<script>addEventListener('gongbao-error', event => { window.heard = event.detail.message })</script>";
    std::fs::write(
        folder.path().join("other.html"),
        format!("<!doctype html><meta charset=utf-8><link rel=icon href=data:,>{heard}{line}"),
    )
    .unwrap();
    visit(&site, "other.html", Window::DESKTOP, |page| {
        page.until("window.heard?.includes('gone')", "an error is told");
        assert!(
            page.is(
                "document.querySelector('gongbao-report a').getBoundingClientRect().height > 0"
            )
        );
        assert!(
            page.is(
                "!document.querySelector('gongbao-report').shadowRoot.querySelector('.report')"
            )
        );
    });
}
