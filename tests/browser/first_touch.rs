//! What is touched first happens at once, while the widget and the desk are on a slow way; and stays when they
//! come.

use crate::on_the_way::{REFUSED, change_desk};
use crate::published::published;
use gongbao_testkit::{Answer, Page, Site, Window, visit};
use tempfile::TempDir;

/// A touch, what it does, and whether that stays when the widget and the desk are there.
struct Touch {
    css: &'static str,
    effect: &'static str,
    stays: &'static str,
}

const NUMBER: Touch = Touch {
    css: "[id='figure/petitions.letters.received']",
    effect: "document.querySelector('.waiting')?.textContent.includes('229件')",
    stays: "!document.querySelector('.waiting') && document.querySelector('.number-card h2')?.textContent === '229件 收到来信'",
};

/// Touches, and waits for the picture that shows what that does.
fn touched(page: &Page, Touch { css, effect, .. }: &Touch) {
    page.value(&format!(
        "(() => {{ addEventListener('click', () => {{
            const look = () => {{ if ({effect}) performance.mark('answered'); else requestAnimationFrame(look); }};
            requestAnimationFrame(look);
        }}, {{ capture: true, once: true }}) }})()"
    ));
    page.click(css);
    let answered = "performance.getEntriesByName('answered').length > 0";
    page.until(answered, effect);
    // The picture is drawn.
    page.value("new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))");
}

#[test]
fn the_first_touch_acts_before_the_widget_is_there_and_the_widget_keeps_it() {
    let desktop = [
        Touch {
            css: "main .level-2 > details > summary",
            effect: "!document.querySelector('main .level-2 > details').open",
            stays: "!document.querySelector('main .level-2 > details').open",
        },
        Touch {
            css: ".tools > button:nth-child(2)",
            effect: "!document.querySelector('.section > details[open]')",
            stays: "!document.querySelector('.section > details[open]')",
        },
        Touch {
            css: ".contents ol:not(ol ol) > li:nth-child(3) > a",
            effect: "location.hash && scrollY > 500",
            stays: "scrollY > 500",
        },
        Touch {
            css: ".top [data-setting=elder]",
            effect: "document.documentElement.dataset.reading === 'elder'",
            stays: "document.documentElement.dataset.reading === 'elder' && document.querySelector('.top button').textContent === '标准模式'",
        },
        NUMBER,
        Touch {
            css: ".findings li:nth-child(2) .say-link",
            effect: "document.querySelector('.waiting')?.textContent.includes('16件')",
            stays: "!document.querySelector('.waiting') && document.querySelector('.number-card h2')?.textContent === '16件 收到行政复议案件'",
        },
    ];
    let phone = [
        Touch {
            css: ".bar [data-panel=tools]",
            effect: "getComputedStyle(document.querySelector('.tools')).display === 'flex'",
            stays: "document.querySelector('.side').dataset.open === 'tools'",
        },
        Touch {
            css: ".bar [data-panel=contents]",
            effect: "getComputedStyle(document.querySelector('.contents')).display === 'block'",
            stays: "getComputedStyle(document.querySelector('.contents')).display === 'block'",
        },
    ];
    for (window, touches) in [(Window::DESKTOP, &desktop[..]), (Window::PHONE, &phone)] {
        for touch in touches {
            without_the_widget(&published(), window, |page, come| {
                touched(page, touch);
                assert!(page.is("!!document.querySelector('[data-prerendered]')"));
                come();
                page.taken_over();
                page.until(touch.stays, touch.stays);
                page.assert_console_silent();
            });
        }
    }
}

#[test]
fn a_number_answers_within_a_tenth_of_a_second() {
    without_the_widget(&published(), Window::PHONE.profiled(), |page, _| {
        touched(page, &NUMBER);
        let answers = page.profile().answers("click", "answered");
        let answer = answers.first().expect("the page heard it");
        println!("a number without the widget: {answer}");
        assert!(answer.work <= 100.0, "{answer}");
    });
}

#[test]
fn what_the_desk_says_stays_however_late_the_widget_comes() {
    let folder = published();
    change_desk(&folder, ".wasm");
    without_the_widget(&folder, Window::DESKTOP, |page, come| {
        page.again_with("const later = setTimeout; self.setTimeout = (call) => later(call, 0)");
        page.press("/");
        page.until(
            "performance.getEntriesByType('resource').some(e => /desk-.*wasm/.test(e.name))",
            "the desk was asked for",
        );
        come();
        page.taken_over();
        page.until(REFUSED, "it is said");
    });
}

/// Opens the published page; the widget does not come before it is told to.
fn without_the_widget(folder: &TempDir, window: Window, test: impl FnOnce(&Page, &dyn Fn())) {
    let names = std::fs::read_dir(folder.path()).unwrap().flatten();
    let mut names = names.map(|entry| entry.file_name().into_string().unwrap());
    let glue = names.find(|name| name.starts_with("gongbao-") && name.ends_with(".js"));
    let glue = glue.unwrap();
    let text = std::fs::read_to_string(folder.path().join(&glue)).unwrap();
    let site = Site::of(folder.path().into());
    site.set(&glue, Answer::Held(text.clone()));
    visit(&site, "", window, |page| {
        test(page, &|| site.set(&glue, Answer::Body(text.clone())));
    });
}
