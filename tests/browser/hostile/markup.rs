//! Markup, scripts and addresses in every text of a report are text.

use super::{Edit, assert_unharmed, attack_on, every_field, say, seed, verified};
use crate::published::published;
use gongbao_testkit::{Page, Site, Window, visit, visit_address};
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

/// What would run, fetch or break out if a text were anything but text. `TRAP` is another site.
const PAYLOADS: &[&str] = &[
    "<script>hit=1</script>",
    "<img src=x onerror=hit=1>",
    "<img src=\"TRAP/image\">",
    "\"><svg onload=hit=1>",
    "'><iframe src=\"TRAP/frame\"></iframe>",
    "</script><script>hit=1</script>",
    "</style></title></textarea><img src=x onerror=hit=1>",
    "<!--<script>",
    "]]><script>hit=1</script>",
    "\" onmouseover=\"hit=1\" autofocus onfocus=\"hit=1\" style=\"background:url(TRAP/style)",
    "javascript:hit=1",
    "data:text/html,<script>opener.hit=1</script>",
    "<a href=\"javascript:hit=1\" id=\"text\">",
    "<base href=\"TRAP/\"><meta http-equiv=\"refresh\" content=\"0;url=TRAP/away\">",
    "<link rel=\"stylesheet\" href=\"TRAP/sheet\"><style>@import 'TRAP/import'</style>",
    "<template shadowrootmode=\"open\"><script>hit=1</script></template>",
    "<form action=\"TRAP/form\"><button formaction=\"javascript:hit=1\">",
    "&lt;img src=x onerror=hit=1&gt;&#60;script&#62;hit=1",
    "\\u003cscript\\u003ehit=1",
    "{{constructor.constructor('hit=1')()}}${hit=1}",
    "\u{202e}\u{2066}\u{0}\u{feff}\u{2028}\r\n",
    "' or \"]}[\\",
];

/// Fields that hold one of a few names and no text.
const NAMES: [&str; 7] = [
    "kind",
    "meaning",
    "basis",
    "role",
    "qualifier",
    "confidence",
    "direction",
];

fn payloads(trap: &Site) -> Vec<String> {
    let site = trap.address("").trim_end_matches('/').to_owned();
    PAYLOADS
        .iter()
        .map(|payload| payload.replace("TRAP", &site))
        .collect()
}

/// A site that nobody should ask.
fn trap() -> (Site, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("index.html"), "").unwrap();
    (Site::of(folder.path().into()), folder)
}

/// The seed with the payload inside every text and every id, the same way everywhere: references and
/// quotations still hold.
fn everywhere(payload: &str) -> String {
    fn visit(value: &mut Value, payload: &str) {
        match value {
            Value::String(text) => {
                let id = text.bytes().all(|byte| {
                    byte.is_ascii_lowercase()
                        || byte == b'-'
                        || byte == b'.'
                        || byte.is_ascii_digit()
                });
                *text = if id {
                    text.replacen('i', payload, 1)
                } else {
                    text.replace('政', payload)
                };
            }
            Value::Array(items) => items.iter_mut().for_each(|item| visit(item, payload)),
            Value::Object(fields) => {
                let fields = fields
                    .iter_mut()
                    .filter(|(name, _)| !NAMES.contains(&name.as_str()));
                fields.for_each(|(_, field)| visit(field, payload));
            }
            _ => {}
        }
    }
    let mut report: Value = serde_json::from_str(&seed()).unwrap();
    visit(&mut report, payload);
    report.to_string()
}

/// The report with one text replaced: the first of each field of the format.
fn one_by_one(report: &str, payload: &str) -> Vec<(String, String)> {
    let report: Value = serde_json::from_str(report).unwrap();
    let with = |(path, pointer): (String, String)| {
        let mut report = report.clone();
        if let Some(text) = report.pointer_mut(&pointer) {
            *text = Value::from(payload);
        }
        (path, report.to_string())
    };
    every_field::fields(&report).into_iter().map(with).collect()
}

#[test]
fn in_every_field_and_everywhere_at_once_markup_is_shown_as_text() {
    let (trap, _folder) = trap();
    attack_on(every_field::report(), |target| {
        let mut cases = Vec::new();
        for payload in payloads(&trap) {
            for (field, report) in one_by_one(&target.seed, &payload) {
                cases.push((
                    format!("{payload} in {field}"),
                    Edit::whole(&target.seed, report),
                ));
            }
        }
        let fields = cases.len() / PAYLOADS.len();
        let opened = target.open(&cases);
        let mut whole = Vec::new();
        for payload in payloads(&trap) {
            whole.push((
                format!("{payload} everywhere"),
                Edit::whole(&target.seed, everywhere(&payload)),
            ));
        }
        assert_eq!(target.open(&whole), PAYLOADS.len());
        say(&format!(
            "{} payloads in each of {fields} fields ({opened} opened), and everywhere at once",
            PAYLOADS.len()
        ));
    });
    assert_eq!(trap.asked(), [""; 0]);
}

/// Publishes the seed with all payloads in every text; a host's page too.
fn publish(trap: &Site) -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let json = everywhere(&payloads(trap)[..10].concat());
    let published = gongbao_publish::publish(&verified(&json), "").unwrap();
    for file in published.files {
        std::fs::write(folder.path().join(file.path), file.bytes).unwrap();
    }
    let host = format!(
        "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><title>x</title><body>{}",
        published.snippets.whole
    );
    std::fs::write(folder.path().join("host.html"), host).unwrap();
    std::fs::write(
        folder.path().join("short.html"),
        format!(
            "<!doctype html><link rel=icon href=data:,>{}{}",
            published.snippets.short, published.snippets.frame
        ),
    )
    .unwrap();
    (folder, json)
}

/// Every paragraph is on the page as it is in the report, nothing else became an element, and no link
/// leads out of the published folder.
fn assert_only_text(page: &Page, root: &str, json: &str) {
    let texts = page.lines(&format!(
        "[...{root}.querySelectorAll('.text > p')].map(p => p.textContent)"
    ));
    let verified = verified(json);
    let paragraphs = verified.report().paragraphs().map(|p| p.text.clone());
    let paragraphs: Vec<String> = paragraphs.filter(|text| !text.is_empty()).collect();
    assert_eq!(texts, paragraphs);
    let strange = format!(
        "[...{root}.querySelectorAll('.gongbao *')].filter(e => e.matches('script, style, img, iframe, object, embed, link, base, meta, form, template:not(.numbers > details > template), [style], [srcdoc], [formaction]') || [...e.attributes].some(a => a.name.startsWith('on'))).map(e => e.outerHTML)"
    );
    assert_eq!(page.lines(&strange), [""; 0]);
    let away = format!(
        "[...{root}.querySelectorAll('.gongbao [href]')].map(e => e.getAttribute('href')).filter(href => !href.startsWith('#') && !/^[a-z]+\\.[a-z]+$/.test(href))"
    );
    assert_eq!(page.lines(&away), [""; 0]);
}

#[test]
fn published_pages_of_a_hostile_report_run_nothing_even_without_a_policy() {
    let (trap, _folder) = trap();
    let (folder, json) = publish(&trap);
    let open = Site::of(folder.path().into());
    let fenced = Site::fenced(folder.path().into());
    for site in [&open, &fenced] {
        visit(site, "", Window::WITHOUT_SCRIPTS, |page| {
            assert_only_text(page, "document", &json);
            // The report's own scripts are facts for machines, and no browser runs those.
            let kinds = page
                .lines("[...document.querySelectorAll('script:not([src])')].map(one => one.type)");
            assert_eq!(kinds, ["application/ld+json"; 2]);
        });
        visit(site, "", Window::DESKTOP, |page| {
            page.taken_over();
            assert_only_text(page, "document", &json);
            page.value(
                "document.querySelectorAll('details').forEach(part => { part.open = true })",
            );
            page.value("[...document.querySelectorAll('a.mark')].slice(0, 10).forEach(e => e.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })))");
            assert_unharmed(page);
        });
    }
    visit(&open, "host.html", Window::DESKTOP, |page| {
        assert_only_text(page, "document", &json);
        page.until(
            "!!document.querySelector('gongbao-report').shadowRoot?.querySelector('.endmatter')",
            "all of it is drawn",
        );
        assert_only_text(
            page,
            "document.querySelector('gongbao-report').shadowRoot",
            &json,
        );
        assert_unharmed(page);
    });
    visit(&open, "short.html", Window::DESKTOP, |page| {
        page.until(
            "!!document.querySelector('gongbao-report').shadowRoot?.querySelector('.endmatter')",
            "all of it is drawn",
        );
        assert_eq!(
            page.value("document.querySelectorAll('iframe, img, svg').length"),
            1
        );
        assert_unharmed(page);
    });
    visit_address(&in_the_file(folder.path()), Window::DESKTOP, |page| {
        page.ready();
        assert_only_text(page, "document", &json);
        page.assert_console_silent();
        assert!(page.is("!('hit' in window)"));
    });
    assert_eq!(trap.asked(), [""; 0]);
}

fn in_the_file(folder: &Path) -> String {
    format!("file://{}", folder.join("offline.html").display())
}

#[test]
fn under_the_policy_a_page_can_run_no_text_even_if_it_wanted() {
    // The fence itself: were a view to write markup one day, it would still stay text.
    let folder = published();
    let site = Site::fenced(folder.path().into());
    visit(&site, "", Window::DESKTOP, |page| {
        page.taken_over();
        let sinks = "(() => { const refused = [];
            const sinks = {
                markup: () => { document.querySelector('main').innerHTML = '<img src=x onerror=hit=1>' },
                script: () => { document.head.append(Object.assign(document.createElement('script'), { textContent: 'hit=1' })) },
            };
            for (const [name, write] of Object.entries(sinks)) try { write() } catch { refused.push(name) }
            return refused })()";
        assert_eq!(page.lines(sinks), ["markup", "script"]);
        assert!(page.is("!('hit' in window)"));
    });
}
