//! Everyone reads it: two engines look for barriers over every form, theme, language and state; a
//! walk by keyboard alone; what a screen reader is told; how large everything is that can be hit.

use crate::embedded::visit_element;
use crate::published::{published, visit_published};
use crate::transcript::{is_golden, transcript};
use gongbao_testkit::{Page, Site, Window, visit, visit_viewer};

/// Where the report is: the document, or the shadow tree of the element.
const ROOT: &str = "(document.querySelector('gongbao-report')?.shadowRoot ?? document)";

fn shown(page: &Page) {
    let shown = format!(
        "!!{ROOT}.querySelector('.report .bar') && !document.querySelector('[data-prerendered]')"
    );
    page.value("dispatchEvent(new Event('pointermove'))");
    page.until(&shown, "the widget shows the report");
}

/// How the page looks: by the reader's system, and by the words of the settings.
const LOOKS: [(&str, bool, &str); 5] = [
    ("light", false, ""),
    ("dark", true, ""),
    ("contrast", false, "contrast"),
    ("dark contrast", true, "contrast"),
    ("elder", false, "elder"),
];

/// What is open. `offline.html` has no search, the elder mode no list for printing.
const STATES: [&str; 4] = ["folded", "unfolded", "search", "print list"];

/// Brings the page into a state, from any other.
fn set_state(page: &Page, state: &str) {
    let unfold = match state {
        // The list for printing, the settings, all tables, notes and checks.
        "unfolded" => "true",
        "print list" => "e.matches('.printing')",
        _ => "false",
    };
    // On a narrow page the list is behind the bar.
    let side = if state == "print list" { "tools" } else { "" };
    page.value(&format!(
        "(() => {{ {ROOT}.querySelectorAll('details').forEach(e => {{ e.open = {unfold} }});
            {ROOT}.querySelector('.side').dataset.open = '{side}';
            {ROOT}.querySelector('.search-bar [data-do=close]')?.click() }})()"
    ));
    if state == "search" {
        page.value(&format!(
            "{ROOT}.querySelector('[data-desk=search]').click()"
        ));
        let field = format!("{ROOT}.querySelector('.search-bar input')");
        page.until(&format!("!!{field}"), "the search is open");
        page.value(&format!(
            "(() => {{ {field}.value = '法治'; {field}.dispatchEvent(new InputEvent('input', {{ bubbles: true }})) }})()"
        ));
        page.until(
            &format!("!!{ROOT}.querySelector('.search-panel li a mark')"),
            "something is found",
        );
    }
}

/// What both engines find wrong in a form of the report in one language, in all states and looks.
fn barriers(page: &Page, form: &str, lang: &str) -> usize {
    let mut found = Vec::new();
    let mut looked = 0;
    for state in STATES {
        if (form, state) == ("offline", "search") {
            continue;
        }
        set_state(page, state);
        for (look, dark, reading) in LOOKS {
            if (look, state) == ("elder", "print list") {
                continue;
            }
            page.set_dark(dark);
            let settings = format!(
                "({ROOT}.querySelector('.frame') ?? document.documentElement).dataset.reading = '{reading}'"
            );
            page.value(&settings);
            looked += 1;
            let both = [page.axe(), page.sniff()].concat();
            let at = format!("{form}, {look}, {lang}, {state}");
            found.extend(both.into_iter().map(|barrier| format!("{at}: {barrier}")));
        }
    }
    assert!(
        found.is_empty(),
        "{} barriers:\n{}",
        found.len(),
        found.join("\n")
    );
    looked
}

/// Both languages of a form in one visit: one on a desktop, the other on a phone.
fn both_languages(page: &Page, form: &str, speak: impl Fn(&str)) {
    let mut looked = 0;
    for (lang, window) in [("zh-CN", Window::DESKTOP), ("en", Window::PHONE)] {
        page.resize(window);
        speak(lang);
        let spoken = format!("{ROOT}.querySelector('.gongbao')?.lang === '{lang}'");
        page.until(&spoken, "it speaks that language");
        shown(page);
        looked += barriers(page, form, lang);
    }
    println!(
        "{form}: {looked} combinations of look, language and state, 0 barriers by either engine"
    );
}

/// Chooses a language in the settings.
fn choose(page: &Page, lang: &str) {
    page.value(&format!(
        "document.querySelector('[data-setting=\"lang {lang}\"]').click()"
    ));
}

#[test]
fn two_engines_find_no_barrier_in_the_page() {
    let folder = published();
    let site = Site::of(folder.path().into());
    visit(&site, "", Window::DESKTOP, |page| {
        page.taken_over();
        both_languages(page, "page", |lang| choose(page, lang));
    });
}

#[test]
fn two_engines_find_no_barrier_in_the_one_file() {
    let folder = published();
    let site = Site::of(folder.path().into());
    let file = format!("file://{}", folder.path().join("offline.html").display());
    visit(&site, &file, Window::DESKTOP, |page| {
        shown(page);
        both_languages(page, "offline", |lang| choose(page, lang));
    });
}

#[test]
fn two_engines_find_no_barrier_in_the_element() {
    visit_element(|page| {
        // The test's own page, made whole: it has no language, title and landmark of its own.
        page.value("(() => { document.documentElement.lang = 'zh-CN'; document.title = '门户'; document.body.firstElementChild.setAttribute('role', 'main'); document.body.firstElementChild.style.width = 'auto'; document.querySelector('gongbao-report').theme = 'auto'; const h1 = document.createElement('h1'); h1.textContent = '门户'; document.querySelector('gongbao-report').before(h1) })()");
        both_languages(page, "embed", |lang| {
            page.value(&format!(
                "document.querySelector('gongbao-report').lang = '{lang}'"
            ));
        });
    });
}

/// Everything to be hit, but links inside a text, which WCAG leaves out, with its size; and the
/// marks of charts, whose links stand in the table below them too.
const TARGETS: &str = "(least, mark) => [...document.querySelectorAll('.gongbao :is(a[href], button, summary, input, select, label)')]
    .filter(e => !e.matches('.text a, .notes q a, .skip, label input') && e.getClientRects().length)
    .map(e => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => Math.min(box.width, box.height) + 0.01 < (e.matches('svg a') ? mark : least))
    .map(([e, box]) => `${e.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`)";

#[test]
fn everything_can_be_hit_with_a_thumb() {
    visit_viewer(Window::PHONE, |page| {
        page.value("document.querySelectorAll('details').forEach(e => { e.open = true })");
        for panel in ["a", "button"] {
            page.click(&format!(".bar {panel}"));
            assert_eq!(page.lines(&format!("({TARGETS})(44, 24)")), [""; 0]);
        }
        page.value("document.documentElement.dataset.reading = 'elder'");
        assert_eq!(page.lines(&format!("({TARGETS})(60, 24)")), [""; 0]);
    });
}

/// Whether the focused element is on the screen, and nothing of ours lies over all of it.
const SEEN: &str = "(() => {
    const element = document.activeElement, boxes = [...element.getClientRects()];
    const own = (x, y) => { const top = document.elementFromPoint(x, y); return !!top && (element.contains(top) || top.contains(element)) };
    return boxes.some(({ left, right, top, bottom }) => [0.05, 0.5, 0.95].some(part => own(left + (right - left) * part, top + (bottom - top) * part)));
})()";

#[test]
fn a_walk_by_keyboard_meets_no_trap_and_always_sees_where_it_is() {
    visit_viewer(Window::PHONE, |page| {
        page.press("Tab");
        assert_eq!(
            page.text("document.activeElement.className"),
            "skip",
            "first of all past the contents"
        );
        let mut stops = 0;
        loop {
            page.press("Tab");
            if page.is("document.activeElement === document.body || document.activeElement.matches('.skip')") {
                break;
            }
            stops += 1;
            assert!(stops < 400, "a trap");
            let at = page.text("document.activeElement.outerHTML.slice(0, 120)");
            // Smooth or not, scrolling comes to rest first.
            page.until(SEEN, &format!("{at} is seen"));
            let outlined = "(() => { const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement); return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 || document.activeElement.matches('svg a, .file input') })()";
            assert!(page.is(outlined), "no outline: {at}");
        }
        assert!(stops > 150, "{stops} stops");
    });
}

#[test]
fn a_screen_reader_is_told_what_the_golden_transcript_says() {
    visit_published(Window::DESKTOP, |page| {
        shown(page);
        is_golden("kecheng-2017.transcript.txt", &transcript(page, "document"));
    });
}
