//! Reading aloud: what is said, what is marked, and who may stop it. The browser of the tests has no
//! voice; a faithful one is put in before the page's own scripts run.

use crate::embedded::{INSIDE, all_shown, visit_element};
use crate::published::{published, report};
use gongbao_testkit::{Page, Site, Window, visit};

const VOICE: &str = include_str!("fake-voice.js");
const ALL: &str = "[data-desk=aloud]";
const BAR: &str = "document.querySelector('.aloud')";
const SAYING: &str = "fake.saying";
const MARKED: &str =
    "[...(CSS.highlights.get('gongbao-read') ?? [])].map(range => range.toString())";
const SECTION: &str = "tui-jin-shi-wei-shi-zheng-fu-zhong";

fn with_voice(page: &Page) {
    page.again_with(VOICE);
    page.ready();
}

fn saying(page: &Page, words: &str) {
    page.until(
        &format!("{SAYING} === '{words}'"),
        &format!("“{words}” is said"),
    );
}

/// Lets the voice end, and waits until it says something else or nothing more.
fn end(page: &Page) {
    page.value("(() => { window.before = spoken; fake.end() })()");
    page.until(&format!("window.spoken !== before || !{BAR}"), "it goes on");
}

fn section_button() -> String {
    format!("[data-desk=\"aloud {SECTION}\"]")
}

/// Begins with the section that has the trees in it.
fn begin_section(page: &Page) {
    page.value(&format!(
        "document.getElementById('{SECTION}').scrollIntoView()"
    ));
    let menu = format!("#{SECTION} > details > .section-tools");
    if page.is(&format!("!document.querySelector('{menu}').open")) {
        page.click(&format!("{menu} > summary"));
    }
    page.click(&section_button());
    page.until(&format!("!!{BAR} && {SAYING} !== ''"), "it is read");
}

#[test]
fn buttons_come_with_a_chinese_voice_and_not_before() {
    let site = Site::start();
    let shown = "[...document.querySelectorAll('[data-desk^=aloud]')].filter(e => e.getClientRects().length).length";
    visit(&site, "", Window::DESKTOP, |page| {
        page.ready();
        assert!(
            page.is("speechSynthesis.getVoices().length === 0"),
            "the browser of the tests"
        );
        assert_eq!(page.value(shown), 0, "no voice, no buttons");
        page.again_with(&format!("window.firstVoices = [];{VOICE}"));
        page.ready();
        assert_eq!(page.value(shown), 0);
        page.value("fake.arrive('en-US', 'de-DE')");
        assert_eq!(page.value(shown), 0, "none speaks Chinese");
        page.value("fake.arrive('en-US', 'zh_CN')");
        let sections = page.value("document.querySelectorAll('main [data-section]').length");
        page.until(
            &format!("{shown} === {sections} + 1"),
            "one each section, and one for all",
        );
        page.assert_console_silent();
        page.again_with("delete Window.prototype.speechSynthesis; delete window.speechSynthesis");
        page.ready();
        assert!(page.is("!('speechSynthesis' in window)"));
        assert_eq!(page.value(shown), 0);
        page.assert_console_silent();
    });
}

#[test]
fn a_section_is_read_to_its_end_and_each_sentence_is_marked() {
    visit(&Site::start(), "", Window::DESKTOP, |page| {
        with_voice(page);
        begin_section(page);
        assert_eq!(
            page.text("window.unlocked"),
            "click",
            "the first word is in the reader's own click"
        );
        assert_eq!(page.text("spoken.lang"), "zh-CN");
        let (mut marked, mut said) = (Vec::new(), Vec::new());
        while page.is(&format!("!!{BAR}")) {
            let mark = page.lines(MARKED).concat();
            if marked.last() != Some(&mark) {
                marked.push(mark);
            }
            said.push(page.text(SAYING));
            let seen = "(() => { const [range] = CSS.highlights.get('gongbao-read'); const box = range.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight })()";
            assert!(page.is(seen), "it is on the screen");
            assert!(said.len() < 200);
            end(page);
        }
        let report = report();
        let section = report
            .all_sections()
            .find(|section| section.id == SECTION)
            .unwrap();
        let mut text = section.heading();
        text.extend(
            section
                .paragraphs
                .iter()
                .map(|paragraph| paragraph.text.as_str()),
        );
        assert_eq!(marked.concat(), text, "every word was marked, in order");
        let said = said.concat();
        assert!(said.contains("六十余万株"), "{said}");
        assert!(!said.contains(|c: char| c.is_ascii_digit()), "{said}");
        assert!(
            page.is(&format!("{MARKED}.length === 0 && {SAYING} === ''")),
            "nothing is left"
        );
        page.assert_console_silent();
    });
}

#[test]
fn pause_next_previous_and_stop_by_mouse() {
    visit(&Site::start(), "", Window::DESKTOP, |page| {
        with_voice(page);
        begin_section(page);
        page.screenshot("aloud-desktop");
        let first = page.text(SAYING);
        page.click("[data-aloud=next]");
        page.until(
            &format!("{SAYING} !== '' && {SAYING} !== '{first}'"),
            "the next sentence",
        );
        let second = page.text(SAYING);
        page.click("[data-aloud=pause]");
        saying(page, "");
        assert_eq!(
            page.text("document.querySelector('[data-aloud=pause]').textContent"),
            "继续"
        );
        assert_eq!(
            page.value(&format!("{MARKED}.length")),
            1,
            "the place stays marked"
        );
        page.click("[data-aloud=pause]");
        saying(page, &second);
        assert_eq!(
            page.text("document.querySelector('[data-aloud=pause]').textContent"),
            "暂停"
        );
        page.click("[data-aloud=previous]");
        saying(page, &first);
        page.click("[data-aloud=previous]");
        saying(page, &first);
        page.click("[data-aloud=stop]");
        page.until(
            &format!("!{BAR} && {SAYING} === '' && {MARKED}.length === 0"),
            "it stopped",
        );
        page.until(
            &format!("document.activeElement?.matches('{}')", section_button()),
            "the focus is back",
        );
        page.assert_console_silent();
    });
}

#[test]
fn all_of_it_by_keyboard_without_leaving_the_button() {
    visit(&Site::start(), "", Window::DESKTOP, |page| {
        with_voice(page);
        page.value(&format!("document.querySelector('{ALL}').focus()"));
        page.press("Enter");
        let title = "document.querySelector('.masthead .title').textContent";
        page.until(
            &format!("{MARKED}[0] === {title}"),
            "the whole report begins with its title",
        );
        page.until(
            &format!("{SAYING}.includes('二零一七年度')"),
            "the title is said",
        );
        let first = page.text(SAYING);
        page.press("ArrowRight");
        page.until(
            &format!("{SAYING} !== '' && {SAYING} !== '{first}'"),
            "the next sentence",
        );
        page.press("ArrowLeft");
        saying(page, &first);
        page.press("Enter");
        saying(page, "");
        page.press("Enter");
        saying(page, &first);
        assert!(
            page.is(&format!("document.activeElement.matches('{ALL}')")),
            "the focus never moved"
        );
        page.press("Escape");
        page.until(&format!("!{BAR} && {SAYING} === ''"), "Escape stops");
        page.assert_console_silent();
    });
}

#[test]
fn what_is_selected_is_read_and_nothing_else() {
    visit(&Site::start(), "", Window::DESKTOP, |page| {
        with_voice(page);
        // Over two paragraphs, from the midst of one to the midst of the other.
        page.value("(() => {
            const one = document.querySelector('main .text > p:has(+ p)'), two = one.nextElementSibling, range = document.createRange();
            const text = (p) => document.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode();
            range.setStart(text(one), 3); range.setEnd(text(two), 5);
            getSelection().removeAllRanges(); getSelection().addRange(range);
            window.wanted = range.toString();
        })()");
        page.click(ALL);
        let mut marked = String::new();
        page.until(&format!("!!{BAR} && {SAYING} !== ''"), "it is read");
        while page.is(&format!("!!{BAR}")) {
            let mark = page.lines(MARKED).concat();
            if !marked.ends_with(&mark) {
                marked.push_str(&mark);
            }
            end(page);
        }
        assert_eq!(marked, page.text("window.wanted"));
    });
}

#[test]
fn folded_text_opens_as_it_is_read_and_who_scrolls_away_is_left_in_peace() {
    visit(&Site::start(), "", Window::PHONE, |page| {
        with_voice(page);
        page.fold_all();
        page.click(".bar [data-panel=tools]");
        page.click(ALL);
        page.until(&format!("!!{BAR} && {SAYING} !== ''"), "it is read");
        page.until(
            "document.querySelector('h1').getBoundingClientRect().top >= 0",
            "the reader is led to where it begins",
        );
        page.click(".bar [data-panel=tools]");
        for _ in 0..60 {
            if page.is("!!document.querySelector('main details[open]')") {
                break;
            }
            end(page);
        }
        assert!(
            page.is("!!document.querySelector('main details[open]')"),
            "the section is open"
        );
        page.screenshot("aloud-phone");
        page.value("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })");
        let there = page.value("scrollY");
        end(page);
        end(page);
        assert_eq!(page.value("scrollY"), there);
        page.click("[data-aloud=next]");
        page.until(&format!("scrollY !== {there}"), "asked for, it is shown");
    });
}

#[test]
fn whoever_takes_the_voice_has_it_and_a_broken_voice_is_said() {
    visit(&Site::start(), "", Window::DESKTOP, |page| {
        with_voice(page);
        begin_section(page);
        page.value("speechSynthesis.cancel()");
        page.until(&format!("!{BAR}"), "another script took the voice");
        assert!(page.is("!document.querySelector('.desk [role=alert]')"));
        begin_section(page);
        page.value("fake.fail('synthesis-failed')");
        page.until(
            "document.querySelector('.desk [role=alert]')?.textContent.includes('不能朗读')",
            "it is said",
        );
        assert!(page.is(&format!("!{BAR}")));
        begin_section(page);
        assert!(page.is("!document.querySelector('.desk [role=alert]')"));
        page.value("dispatchEvent(new PageTransitionEvent('pagehide'))");
        page.until(
            &format!("!{BAR} && {SAYING} === ''"),
            "a page that is left is silent",
        );
    });
}

#[test]
fn the_published_page_reads_and_the_one_file_does_not() {
    let folder = published();
    let site = Site::fenced(folder.path().into());
    visit(&site, "", Window::DESKTOP, |page| {
        page.again_with(VOICE);
        page.taken_over();
        page.until(
            "!document.querySelector('[data-prerendered]')",
            "the widget has taken over",
        );
        page.click(ALL);
        page.until(&format!("{SAYING}.includes('二零一七年度')"), "it is read");
        page.assert_console_silent();
    });
    let file = format!("file://{}", folder.path().join("offline.html").display());
    visit(&site, &file, Window::DESKTOP, |page| {
        with_voice(page);
        let shown = "[...document.querySelectorAll('[data-desk^=aloud]')].some(e => e.getClientRects().length)";
        assert!(!page.is(shown), "it has no desk");
    });
}

#[test]
fn a_report_in_a_host_page_reads_its_sections_and_what_is_selected_in_it() {
    visit_element(|page| {
        page.again_with(VOICE);
        all_shown(page, 1);
        page.value(&format!(
            "{INSIDE}.querySelector('.section [data-desk^=aloud]').click()"
        ));
        let heading = format!("{INSIDE}.querySelector('.section h3').textContent");
        page.until(&format!("{MARKED}[0] === {heading}"), "its heading is read");
        page.screenshot("aloud-embedded");
        page.value(&format!("(() => {{ const range = document.createRange(); range.selectNodeContents({INSIDE}.querySelector('.text > p'));
            const own = ({INSIDE}.getSelection?.() ?? getSelection()); own.removeAllRanges(); own.addRange(range);
            {INSIDE}.querySelector('{ALL}').click() }})()"));
        let paragraph = format!("{INSIDE}.querySelector('.text > p').textContent");
        page.until(
            &format!("!!{MARKED}[0] && {paragraph}.startsWith({MARKED}[0])"),
            "the selection is read",
        );
        page.value(&format!(
            "{INSIDE}.querySelector('[data-aloud=stop]').click()"
        ));
        page.until(&format!("{SAYING} === ''"), "it stopped");
        page.assert_console_silent();
    });
}

#[test]
fn two_engines_find_no_barrier_in_the_open_bar_and_old_hands_hit_it() {
    for window in [Window::DESKTOP.dark(), Window::PHONE] {
        visit(&Site::start(), "", window, |page| {
            with_voice(page);
            begin_section(page);
            assert_eq!(page.axe(), [""; 0]);
            assert_eq!(page.sniff(), [""; 0]);
            let least = "Math.min(...[...document.querySelectorAll('.aloud button')].flatMap(e => { const box = e.getBoundingClientRect(); return [box.width, box.height] }))";
            assert!(page.value(least).as_f64().unwrap() >= 44.0);
            page.value("document.documentElement.dataset.reading = 'elder'");
            assert!(page.value(least).as_f64().unwrap() >= 60.0);
            assert!(page.is(&format!("{BAR}.scrollWidth <= {BAR}.clientWidth && document.documentElement.scrollWidth <= innerWidth")));
            page.screenshot(if window.dark {
                "aloud-elder-dark"
            } else {
                "aloud-elder-phone"
            });
            assert_eq!(page.axe(), [""; 0]);
            assert!(page.is(&format!("!!document.querySelector('{ALL}') && getComputedStyle(document.querySelector('{ALL}')).display !== 'none'")), "the button for all is there for the old too");
        });
    }
}
