//! An editor who has no mouse, or does not see: the focus is never lost, what is done last is reached at once, and
//! every field is told from the others.

use super::{DOUBTFUL, SAID, at_the_desk, field, fill_in, opened};
use crate::transcript::{is_golden, transcript};
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
    with_desk_of("page.html", &more, test);
}

/// The desk of a whole report, with charts and more figures than the overview holds.
fn with_whole_desk(test: impl FnOnce(&Page)) {
    let text = include_str!("../../pages/kecheng-2017.txt").replace("2017年度法治", "2033年法治");
    with_desk_of("report.txt", &text, test);
}

fn with_desk_of(name: &str, content: &str, test: impl FnOnce(&Page)) {
    visit_viewer(Window::DESKTOP, |page| {
        opened(page, name, content);
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

#[test]
fn what_is_folded_out_keeps_the_focus() {
    with_whole_desk(|page| {
        for summary in [
            "[data-fold=figures] > summary",
            ".edit-desk .order details > summary",
        ] {
            let summary = format!("document.querySelector('{summary}')");
            page.value(&format!("{summary}.focus()"));
            page.press("Enter");
            page.until(
                &format!("{summary}.parentElement.querySelector('input') !== null"),
                "all is drawn",
            );
            assert!(page.is(&format!("document.activeElement === {summary}")));
        }
    });
}

#[test]
fn no_two_fields_and_no_two_folds_have_one_name() {
    with_whole_desk(|page| {
        page.click("[data-fold=figures] > summary");
        page.until(
            "document.querySelectorAll('ul.order input').length > 1",
            "all is drawn",
        );
        page.value(
            "document.querySelectorAll('.edit-desk details').forEach(fold => { fold.open = true; })",
        );
        let names = page.lines(
            "[...document.querySelectorAll('.edit-desk input[type=text], .edit-desk summary')] \
             .map(one => one.ariaLabel ?? (one.labels?.[0] ?? one).textContent)",
        );
        assert!(names.len() > 10, "{names:?}");
        let told = |name: &&String| names.iter().filter(|other| other == name).count() == 1;
        let alike: Vec<&String> = names.iter().filter(|name| !told(name)).collect();
        assert!(alike.is_empty(), "{alike:?}");
        assert!(
            names
                .iter()
                .any(|name| name.contains("名称：") && name.contains("16件")),
            "{names:?}"
        );
    });
}

#[test]
fn a_screen_reader_is_told_what_was_doubted_what_can_be_done_and_what_was_done() {
    visit_viewer(Window::DESKTOP, |page| {
        let mut walk = String::new();
        let mut note = |step: &str, told: String| walk += &format!("# {step}\n{told}");
        opened(page, "page.html", DOUBTFUL);
        page.until("!!document.querySelector('.import-remarks')", "remarks");
        note(
            "remarks on the import",
            transcript(page, "document.querySelector('.import-remarks')"),
        );
        at_the_desk(page, "page.html", DOUBTFUL);
        let desk = "document.querySelector('.edit-desk')";
        note("desk", transcript(page, desk));

        fill_in(page, &field("标题"), "甲县2033年法治政府建设报告");
        page.until(&format!("{SAID}.length > 0"), "it is said");
        note(
            "after the title was changed",
            transcript(page, "document.querySelector('.edit-head')"),
        );
        press(page, "保存与发布");
        page.until(
            "document.activeElement.id === 'edit-finish'",
            "the part is there",
        );
        note(
            "what becomes of it",
            transcript(page, "document.activeElement"),
        );
        is_golden("desk.walk.txt", &walk);
        page.assert_console_silent();
    });
}
