//! The widget itself fails: the text stays, a line offers to load the page again, the host hears of it.
//! The failure is brought about from outside, by a browser that refuses what Yew relies on.

use crate::published::published;
use gongbao_testkit::{Page, Site, Window, visit};

/// From now on the browser refuses to change texts and elements for the widget. The page's own line is
/// prepended, which is still allowed.
const REFUSE: &str = "(() => {
    window.heard = [];
    addEventListener('gongbao-error', ({ detail }) => heard.push(detail.message));
    const refuse = () => { throw new Error('refused by the test') };
    Node.prototype.insertBefore = refuse;
    Element.prototype.removeAttribute = refuse;
})()";

const TEXT: &str =
    "[...document.querySelectorAll('.text > p')].map(p => p.textContent).join('\\n')";

fn assert_told(page: &Page, text_before: &str) {
    page.until("!!document.querySelector('.broken button')", "it is said");
    let said = page.lines("heard");
    assert!(
        said.len() == 1 && said[0].starts_with("gongbao: panicked at"),
        "{said:?}"
    );
    assert_eq!(page.text(TEXT), text_before);
    assert_eq!(page.value("document.querySelectorAll('.broken').length"), 1);
    page.screenshot("broken");
    // Folding is the browser's own and goes on.
    page.click("main .level-2 > details > summary");
    page.until(
        "!document.querySelector('main .level-2 > details').open",
        "sections fold",
    );
    page.click(".broken button");
    page.until(
        "!document.querySelector('.broken') && !!document.querySelector('.report')",
        "the page is there again",
    );
}

#[test]
fn a_panic_while_the_reader_works_leaves_the_text_and_says_so() {
    let folder = published();
    let site = Site::fenced(folder.path().into());
    visit(&site, "", Window::DESKTOP, |page| {
        page.taken_over();
        let text = page.text(TEXT);
        page.value(REFUSE);
        // In another language all is drawn anew.
        page.value("document.querySelector('[data-setting=\"lang en\"]').click()");
        assert_told(page, &text);
    });
}

#[test]
fn a_panic_before_the_widget_takes_over_leaves_the_published_text() {
    let folder = published();
    let page = std::fs::read_to_string(folder.path().join("index.html")).unwrap();
    // Before the widget's own scripts; their order is kept.
    let page = page.replacen(
        "<script async",
        "<script src=\"refuse.js\"></script>\n<script async",
        1,
    );
    std::fs::write(folder.path().join("index.html"), page).unwrap();
    // Only on the first visit: loading again helps.
    let refuse = format!(
        "if (!sessionStorage.visited) {{ sessionStorage.visited = 1; {REFUSE} }} else window.heard = []"
    );
    std::fs::write(folder.path().join("refuse.js"), refuse).unwrap();
    let site = Site::fenced(folder.path().into());
    visit(&site, "", Window::PHONE, |page| {
        page.press("Tab");
        page.until(
            "!!document.querySelector('[data-prerendered] .broken')",
            "it is said",
        );
        let text = page.text(TEXT);
        assert_told(page, &text);
    });
}
