//! An editor who has no mouse: the focus is never lost, and what is done last is reached at once.

use super::{DOUBTFUL, opened};
use gongbao_testkit::{Page, Window, visit_viewer};

fn focused(page: &Page) -> String {
    page.text(
        "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent",
    )
}

/// Presses what has this name or text, by its key.
fn press(page: &Page, name: &str) {
    let button = format!(
        "[...document.querySelectorAll('.edit-desk button')].find(button => [button.ariaLabel, button.textContent].includes('{name}'))"
    );
    page.until(&format!("!!{button}"), name);
    page.value(&format!("{button}.focus()"));
    page.press("Enter");
}

fn with_desk(test: impl FnOnce(&Page)) {
    let more = DOUBTFUL.replace("27件", "27件。全年收到来信8件。全年出台规范性文件3件");
    visit_viewer(Window::DESKTOP, |page| {
        opened(page, "page.html", &more);
        page.until(
            "!!document.getElementById('edit-open')",
            "the desk is offered",
        );
        page.click("#edit-open");
        page.until("!!document.querySelector('.edit-desk')", "the desk is open");
        test(page);
        page.assert_console_silent();
    });
}

#[test]
fn a_figure_that_leaves_the_overview_gives_the_focus_to_its_neighbour() {
    with_desk(|page| {
        let names = page
            .lines("[...document.querySelectorAll('.order > li input')].map(field => field.value)");
        assert!(names.len() > 2, "{names:?}");
        press(page, &format!("撤下一览：{}", names[0]));
        let next = format!("撤下一览：{}", names[1]);
        page.until(
            &format!("document.activeElement.ariaLabel === '{next}'"),
            "the next one has the focus",
        );
        let last = names.last().unwrap();
        press(page, &format!("撤下一览：{last}"));
        page.until(
            "document.activeElement.ariaLabel?.startsWith('撤下一览')",
            "the last one gives it back",
        );
        press(page, "撤销");
        page.until(
            "document.activeElement.textContent === '撤销'",
            "there is more to undo",
        );
        page.press("Enter");
        page.until(
            "document.activeElement.textContent === '重做'",
            "all is undone",
        );
    });
}

#[test]
fn a_link_that_was_followed_is_not_followed_again_after_each_edit() {
    with_desk(|page| {
        page.value("document.querySelector('.contents a').click()");
        page.until("location.hash.length > 1", "the link is followed");
        let shown = "document.querySelectorAll('.finding').length";
        let before = page.value(shown).as_u64().unwrap();
        let first = page.text("document.querySelector('.order > li input').value");
        press(page, &format!("撤下一览：{first}"));
        page.until(
            &format!("{shown} === {}", before - 1),
            "the report is drawn anew",
        );
        assert!(page.is("document.activeElement.closest('.edit-desk') !== null"));
    });
}

#[test]
fn what_becomes_of_the_report_is_reached_at_once_and_keeps_the_focus() {
    with_desk(|page| {
        press(page, "保存与发布");
        page.until(
            "document.activeElement.id === 'edit-finish'",
            "the part is there",
        );
        page.press("Tab");
        assert!(
            page.is(
                "document.activeElement.closest('label')?.textContent.includes('发布后的网址')"
            )
        );
        press(page, "下载发布文件夹（zip）");
        assert_eq!(focused(page), "下载发布文件夹（zip）");
    });
}
