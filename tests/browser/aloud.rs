//! Reading aloud: what is said, what is marked, and who may stop it. The browser of the tests has no
//! voice; a faithful one is put in before the page's own scripts run.

use crate::embedded::portal;
use crate::harness::{Page, Site, Window, visit};
use crate::published::{published, report};
use serde_json::json;

const VOICE: &str = include_str!("fake-voice.js");
const ALL: &str = "[data-desk=aloud]";
const BAR: &str = "document.querySelector('.aloud')";
const SAYING: &str = "fake.saying";
const MARKED: &str =
    "[...(CSS.highlights.get('gongbao-read') ?? [])].map(range => range.toString())";
const SECTION: &str = "tui-jin-shi-wei-shi-zheng-fu-zhong";

/// The page again, with scripts that run before its own.
async fn again_with(page: &Page, scripts: &str) {
    let script = json!({ "source": scripts });
    page.cdp("Page.addScriptToEvaluateOnNewDocument", script)
        .await;
    page.reload().await;
}

async fn with_voice(page: &Page) {
    again_with(page, VOICE).await;
    page.ready().await;
}

async fn saying(page: &Page, words: &str) {
    page.until(
        &format!("{SAYING} === '{words}'"),
        &format!("“{words}” is said"),
    )
    .await;
}

/// Lets the voice end, and waits until it says something else or nothing more.
async fn end(page: &Page) {
    page.value("(() => { window.before = spoken; fake.end() })()")
        .await;
    page.until(&format!("window.spoken !== before || !{BAR}"), "it goes on")
        .await;
}

fn section_button() -> String {
    format!("[data-desk=\"aloud {SECTION}\"]")
}

/// Begins with the section that has the trees in it.
async fn begin_section(page: &Page) {
    page.value(&format!(
        "document.getElementById('{SECTION}').scrollIntoView()"
    ))
    .await;
    page.click(&section_button()).await;
    page.until(&format!("!!{BAR} && {SAYING} !== ''"), "it is read")
        .await;
}

#[tokio::test]
async fn buttons_come_with_a_chinese_voice_and_not_before() {
    let site = Site::start();
    let shown = "[...document.querySelectorAll('[data-desk^=aloud]')].filter(e => e.getClientRects().length).length";
    visit(&site, "", Window::DESKTOP, async |page| {
        page.ready().await;
        assert!(
            page.is("speechSynthesis.getVoices().length === 0").await,
            "the browser of the tests"
        );
        assert_eq!(page.value(shown).await, 0, "no voice, no buttons");
        again_with(page, &format!("window.firstVoices = [];{VOICE}")).await;
        page.ready().await;
        assert_eq!(page.value(shown).await, 0);
        page.value("fake.arrive('en-US', 'de-DE')").await;
        assert_eq!(page.value(shown).await, 0, "none speaks Chinese");
        page.value("fake.arrive('en-US', 'zh_CN')").await;
        let sections = page
            .value("document.querySelectorAll('main [data-section]').length")
            .await;
        page.until(
            &format!("{shown} === {sections} + 1"),
            "one each section, and one for all",
        )
        .await;
        page.assert_console_silent().await;
        again_with(
            page,
            "delete Window.prototype.speechSynthesis; delete window.speechSynthesis",
        )
        .await;
        page.ready().await;
        assert!(page.is("!('speechSynthesis' in window)").await);
        assert_eq!(page.value(shown).await, 0);
        page.assert_console_silent().await;
    })
    .await;
}

#[tokio::test]
async fn a_section_is_read_to_its_end_and_each_sentence_is_marked() {
    visit(&Site::start(), "", Window::DESKTOP, async |page| {
        with_voice(page).await;
        begin_section(page).await;
        assert_eq!(page.text("window.unlocked").await, "click", "the first word is in the reader's own click");
        assert_eq!(page.text("spoken.lang").await, "zh-CN");
        let (mut marked, mut said) = (Vec::new(), Vec::new());
        while page.is(&format!("!!{BAR}")).await {
            let mark = page.lines(MARKED).await.concat();
            if marked.last() != Some(&mark) {
                marked.push(mark);
            }
            said.push(page.text(SAYING).await);
            let seen = "(() => { const [range] = CSS.highlights.get('gongbao-read'); const box = range.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight })()";
            assert!(page.is(seen).await, "it is on the screen");
            assert!(said.len() < 200);
            end(page).await;
        }
        let report = report();
        let section = report.all_sections().find(|section| section.id == SECTION).unwrap();
        let mut text = section.heading();
        text.extend(section.paragraphs.iter().map(|paragraph| paragraph.text.as_str()));
        assert_eq!(marked.concat(), text, "every word was marked, in order");
        let said = said.concat();
        assert!(said.contains("六十余万株"), "{said}");
        assert!(!said.contains(|c: char| c.is_ascii_digit()), "{said}");
        assert!(page.is(&format!("{MARKED}.length === 0 && {SAYING} === ''")).await, "nothing is left");
        page.assert_console_silent().await;
    })
    .await;
}

#[tokio::test]
async fn pause_next_previous_and_stop_by_mouse() {
    visit(&Site::start(), "", Window::DESKTOP, async |page| {
        with_voice(page).await;
        begin_section(page).await;
        page.screenshot("aloud-desktop").await;
        let first = page.text(SAYING).await;
        page.click("[data-aloud=next]").await;
        page.until(
            &format!("{SAYING} !== '' && {SAYING} !== '{first}'"),
            "the next sentence",
        )
        .await;
        let second = page.text(SAYING).await;
        page.click("[data-aloud=pause]").await;
        saying(page, "").await;
        assert_eq!(
            page.text("document.querySelector('[data-aloud=pause]').textContent")
                .await,
            "继续"
        );
        assert_eq!(
            page.value(&format!("{MARKED}.length")).await,
            1,
            "the place stays marked"
        );
        page.click("[data-aloud=pause]").await;
        saying(page, &second).await;
        assert_eq!(
            page.text("document.querySelector('[data-aloud=pause]').textContent")
                .await,
            "暂停"
        );
        page.click("[data-aloud=previous]").await;
        saying(page, &first).await;
        page.click("[data-aloud=previous]").await;
        saying(page, &first).await;
        page.click("[data-aloud=stop]").await;
        page.until(
            &format!("!{BAR} && {SAYING} === '' && {MARKED}.length === 0"),
            "it stopped",
        )
        .await;
        page.until(
            &format!("document.activeElement?.matches('{}')", section_button()),
            "the focus is back",
        )
        .await;
        page.assert_console_silent().await;
    })
    .await;
}

#[tokio::test]
async fn all_of_it_by_keyboard_without_leaving_the_button() {
    visit(&Site::start(), "", Window::DESKTOP, async |page| {
        with_voice(page).await;
        page.value(&format!("document.querySelector('{ALL}').focus()"))
            .await;
        page.press("Enter").await;
        let title = "document.querySelector('.masthead .title').textContent";
        page.until(
            &format!("{MARKED}[0] === {title}"),
            "the whole report begins with its title",
        )
        .await;
        page.until(
            &format!("{SAYING}.includes('二零一七年度')"),
            "the title is said",
        )
        .await;
        let first = page.text(SAYING).await;
        page.press("ArrowRight").await;
        page.until(
            &format!("{SAYING} !== '' && {SAYING} !== '{first}'"),
            "the next sentence",
        )
        .await;
        page.press("ArrowLeft").await;
        saying(page, &first).await;
        page.press("Enter").await;
        saying(page, "").await;
        page.press("Enter").await;
        saying(page, &first).await;
        assert!(
            page.is(&format!("document.activeElement.matches('{ALL}')"))
                .await,
            "the focus never moved"
        );
        page.press("Escape").await;
        page.until(&format!("!{BAR} && {SAYING} === ''"), "Escape stops")
            .await;
        page.assert_console_silent().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_selected_is_read_and_nothing_else() {
    visit(&Site::start(), "", Window::DESKTOP, async |page| {
        with_voice(page).await;
        // Over two paragraphs, from the midst of one to the midst of the other.
        page.value("(() => {
            const one = document.querySelector('main .text > p:has(+ p)'), two = one.nextElementSibling, range = document.createRange();
            const text = (p) => document.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode();
            range.setStart(text(one), 3); range.setEnd(text(two), 5);
            getSelection().removeAllRanges(); getSelection().addRange(range);
            window.wanted = range.toString();
        })()").await;
        page.click(ALL).await;
        let mut marked = String::new();
        page.until(&format!("!!{BAR} && {SAYING} !== ''"), "it is read").await;
        while page.is(&format!("!!{BAR}")).await {
            let mark = page.lines(MARKED).await.concat();
            if !marked.ends_with(&mark) {
                marked.push_str(&mark);
            }
            end(page).await;
        }
        assert_eq!(marked, page.text("window.wanted").await);
    })
    .await;
}

#[tokio::test]
async fn folded_text_opens_as_it_is_read_and_who_scrolls_away_is_left_in_peace() {
    visit(&Site::start(), "", Window::PHONE, async |page| {
        with_voice(page).await;
        page.fold_all().await;
        page.click(".bar [data-panel=tools]").await;
        page.click(ALL).await;
        page.until(&format!("!!{BAR} && {SAYING} !== ''"), "it is read")
            .await;
        page.click(".bar [data-panel=tools]").await;
        for _ in 0..60 {
            if page
                .is("!!document.querySelector('main details[open]')")
                .await
            {
                break;
            }
            end(page).await;
        }
        assert!(
            page.is("!!document.querySelector('main details[open]')")
                .await,
            "the section is open"
        );
        page.screenshot("aloud-phone").await;
        page.value("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
            .await;
        let there = page.value("scrollY").await;
        end(page).await;
        end(page).await;
        assert_eq!(page.value("scrollY").await, there);
        page.click("[data-aloud=next]").await;
        page.until(&format!("scrollY !== {there}"), "asked for, it is shown")
            .await;
    })
    .await;
}

#[tokio::test]
async fn whoever_takes_the_voice_has_it_and_a_broken_voice_is_said() {
    visit(&Site::start(), "", Window::DESKTOP, async |page| {
        with_voice(page).await;
        begin_section(page).await;
        page.value("speechSynthesis.cancel()").await;
        page.until(&format!("!{BAR}"), "another script took the voice")
            .await;
        assert!(
            page.is("!document.querySelector('.desk [role=alert]')")
                .await
        );
        begin_section(page).await;
        page.value("fake.fail('synthesis-failed')").await;
        page.until(
            "document.querySelector('.desk [role=alert]')?.textContent.includes('不能朗读')",
            "it is said",
        )
        .await;
        assert!(page.is(&format!("!{BAR}")).await);
        begin_section(page).await;
        assert!(
            page.is("!document.querySelector('.desk [role=alert]')")
                .await
        );
        page.value("dispatchEvent(new PageTransitionEvent('pagehide'))")
            .await;
        page.until(
            &format!("!{BAR} && {SAYING} === ''"),
            "a page that is left is silent",
        )
        .await;
    })
    .await;
}

#[tokio::test]
async fn the_published_page_reads_and_the_one_file_does_not() {
    let folder = published();
    let site = Site::fenced(folder.path().into());
    visit(&site, "", Window::DESKTOP, async |page| {
        again_with(page, VOICE).await;
        page.taken_over().await;
        page.until(
            "!document.querySelector('[data-prerendered]')",
            "the widget has taken over",
        )
        .await;
        page.click(ALL).await;
        page.until(&format!("{SAYING}.includes('二零一七年度')"), "it is read")
            .await;
        page.assert_console_silent().await;
    })
    .await;
    let file = format!("file://{}", folder.path().join("offline.html").display());
    visit(&site, &file, Window::DESKTOP, async |page| {
        with_voice(page).await;
        let shown = "[...document.querySelectorAll('[data-desk^=aloud]')].some(e => e.getClientRects().length)";
        assert!(!page.is(shown).await, "it has no desk");
    })
    .await;
}

#[tokio::test]
async fn a_report_in_a_host_page_reads_its_sections_and_what_is_selected_in_it() {
    let folder = portal();
    visit(&Site::of(folder.path().into()), "bare.html", Window::DESKTOP, async |page| {
        again_with(page, VOICE).await;
        let inside = "document.querySelector('gongbao-report').shadowRoot";
        page.until(&format!("!!{inside}?.querySelector('.report')"), "the report is shown").await;
        page.value(&format!("{inside}.querySelector('.section [data-desk^=aloud]').click()")).await;
        let heading = format!("{inside}.querySelector('.section h3').textContent");
        page.until(&format!("{MARKED}[0] === {heading}"), "its heading is read").await;
        page.screenshot("aloud-embedded").await;
        page.value(&format!("(() => {{ const range = document.createRange(); range.selectNodeContents({inside}.querySelector('.text > p'));
            const own = ({inside}.getSelection?.() ?? getSelection()); own.removeAllRanges(); own.addRange(range);
            {inside}.querySelector('{ALL}').click() }})()")).await;
        let paragraph = format!("{inside}.querySelector('.text > p').textContent");
        page.until(&format!("!!{MARKED}[0] && {paragraph}.startsWith({MARKED}[0])"), "the selection is read").await;
        page.value(&format!("{inside}.querySelector('[data-aloud=stop]').click()")).await;
        page.until(&format!("{SAYING} === ''"), "it stopped").await;
        page.assert_console_silent().await;
    })
    .await;
}

#[tokio::test]
async fn two_engines_find_no_barrier_in_the_open_bar_and_old_hands_hit_it() {
    for window in [Window::DESKTOP.dark(), Window::PHONE] {
        visit(&Site::start(), "", window, async |page| {
            with_voice(page).await;
            begin_section(page).await;
            assert_eq!(page.axe().await, [""; 0]);
            assert_eq!(page.sniff().await, [""; 0]);
            let least = "Math.min(...[...document.querySelectorAll('.aloud button')].flatMap(e => { const box = e.getBoundingClientRect(); return [box.width, box.height] }))";
            assert!(page.value(least).await.as_f64().unwrap() >= 44.0);
            page.value("document.documentElement.dataset.reading = 'elder'").await;
            assert!(page.value(least).await.as_f64().unwrap() >= 60.0);
            assert!(page.is(&format!("{BAR}.scrollWidth <= {BAR}.clientWidth && document.documentElement.scrollWidth <= innerWidth")).await);
            page.screenshot(if window.dark { "aloud-elder-dark" } else { "aloud-elder-phone" }).await;
            assert_eq!(page.axe().await, [""; 0]);
            assert!(page.is(&format!("!!document.querySelector('{ALL}') && getComputedStyle(document.querySelector('{ALL}')).display !== 'none'")).await, "the button for all is there for the old too");
        })
        .await;
    }
}
