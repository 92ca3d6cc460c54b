//! Reports that somebody wrote to do harm: whatever stands in them, the page shows the right report or
//! the right error, runs nothing of theirs and asks no other site. What is right is worked out natively,
//! by the same reader, for each of some thousand files that are dropped on one page.

mod every_field;
mod markup;
mod mutations;
mod network;
mod rules;
mod shapes;

use crate::published::{published, report};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use gongbao_report::{Report, Verified};
use gongbao_testkit::{Page, Site, Window, visit};
use gongbao_viewer::load::LoadError;
use gongbao_viewer::text::Lang;
use serde_json::{Value, json};
use std::io::Write;

/// How many files are dropped before the test looks again whether all went well.
const BATCH: usize = 40;
const NAME: &str = "report.json";

/// The first report as one line of JSON.
fn seed() -> String {
    serde_json::to_string(&report()).unwrap()
}

/// A file: the seed with some bytes replaced, so that only the change travels to the browser.
#[derive(Clone, Debug)]
struct Edit {
    at: usize,
    removed: usize,
    inserted: Vec<u8>,
}

impl Edit {
    fn new(at: usize, removed: usize, inserted: impl Into<Vec<u8>>) -> Self {
        let inserted = inserted.into();
        Self {
            at,
            removed,
            inserted,
        }
    }

    /// The seed with one piece of text replaced.
    fn replacing(seed: &str, old: &str, new: impl Into<Vec<u8>>) -> Self {
        let at = seed.find(old);
        let at = at.unwrap_or_else(|| panic!("{old} is not in the seed"));
        Self::new(at, old.len(), new)
    }

    /// Another file altogether.
    fn whole(seed: &str, text: impl Into<Vec<u8>>) -> Self {
        Self::new(0, seed.len(), text)
    }

    fn apply(&self, seed: &[u8]) -> Vec<u8> {
        let end = self.at + self.removed;
        [&seed[..self.at], &self.inserted, &seed[end..]].concat()
    }
}

/// What the page makes of a file: an error, or a report's title with a sum over its text.
type Outcome = Result<(String, u32), String>;

/// What it should make of it.
fn expected(file: &[u8]) -> Outcome {
    let said = |error: LoadError| Lang::Zh.load_error(&error);
    let name = NAME.to_owned();
    let json = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    if !json.trim_ascii_start().starts_with(b"{") {
        // Published pages carry no importer.
        let reason = String::new();
        return Err(said(LoadError::NotImported { name, reason }));
    }
    let Ok(json) = std::str::from_utf8(json) else {
        return Err(said(LoadError::Unreadable { name }));
    };
    let report = Report::from_json(json);
    let report = report.map_err(|error| said(LoadError::Report { name, error }))?;
    let mut report = report;
    if report.title.is_empty() {
        // The file's name is all there is.
        NAME.trim_end_matches(".json").clone_into(&mut report.title);
    }
    let texts = report.paragraphs().filter(|p| !p.text.is_empty());
    let texts: Vec<&str> = texts.map(|p| p.text.as_str()).collect();
    let sum = texts
        .join("\n")
        .encode_utf16()
        .fold(0_u32, |sum, unit| sum.wrapping_mul(31) ^ u32::from(unit));
    Ok((report.title, sum))
}

/// Drops each file and waits until the page shows what it made of it.
const DROP: &str = r"
    const [cases, name, done] = arguments;
    const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
    const pause = () => new Promise(resolve => setTimeout(resolve));
    const open = async file => {
        const data = new DataTransfer();
        data.items.add(new File(file, name));
        const answered = new Promise(resolve => {
            for (const event of ['gongbao-load', 'gongbao-error'])
                addEventListener(event, resolve, { once: true });
        });
        document.querySelector('.gongbao').dispatchEvent(
            new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        await answered;
        await pause();
        const alert = document.querySelector('[role=alert]');
        if (alert) return { error: alert.textContent };
        const text = [...document.querySelectorAll('.text > p')].map(p => p.textContent).join('\n');
        let sum = 0;
        for (let n = 0; n < text.length; n++) sum = (Math.imul(sum, 31) ^ text.charCodeAt(n)) >>> 0;
        return { title: document.querySelector('.title').textContent, sum };
    };
    (async () => {
        const said = [];
        for (const [at, removed, inserted] of cases)
            said.push(await open([seed.subarray(0, at), bytes(inserted), seed.subarray(at + removed)]));
        return said;
    })().then(done, error => done(`${error}`));";

/// A published page under its policy, on which files are dropped.
struct Target<'a> {
    page: &'a Page,
    seed: String,
}

impl Target<'_> {
    /// Drops all files; each comes with what it is about. Returns how many opened as reports.
    fn open(&self, cases: &[(String, Edit)]) -> usize {
        let mut opened = 0;
        for batch in cases.chunks(BATCH) {
            let edits = batch
                .iter()
                .map(|(_, edit)| json!([edit.at, edit.removed, STANDARD.encode(&edit.inserted)]));
            let edits = Value::Array(edits.collect());
            let said = self.page.run(DROP, &[edits, json!(NAME)]);
            let answers = said.as_array().unwrap_or_else(|| panic!("{said}"));
            assert_eq!(answers.len(), batch.len());
            for ((about, edit), said) in batch.iter().zip(answers) {
                let expected = expected(&edit.apply(self.seed.as_bytes()));
                opened += usize::from(expected.is_ok());
                let found = match said["error"].as_str() {
                    Some(error) => Err(error.to_owned()),
                    None => Ok((
                        said["title"].as_str().unwrap_or_default().to_owned(),
                        said["sum"]
                            .as_u64()
                            .and_then(|sum| u32::try_from(sum).ok())
                            .unwrap_or_default(),
                    )),
                };
                assert_eq!(found, expected, "{about}");
            }
            assert_unharmed(self.page);
        }
        opened
    }
}

/// Opens the published report under its policy and does what the test does with the first report; afterwards nothing
/// of the reports may have run or been fetched.
fn attack(test: impl FnOnce(&Target)) {
    attack_on(seed(), test);
}

/// The same with the edits of another report.
fn attack_on(seed: String, test: impl FnOnce(&Target)) {
    let folder = published();
    let site = Site::fenced(folder.path().into());
    visit(&site, "", Window::DESKTOP, |page| {
        page.taken_over();
        let script = "window.seed = new TextEncoder().encode(arguments[0]); arguments[1]()";
        page.run(script, &[json!(seed)]);
        test(&Target { page, seed });
        assert_unharmed(page);
    });
}

/// No exception, no refused script, nothing of the report's that ran, no other site asked.
fn assert_unharmed(page: &Page) {
    page.assert_console_silent();
    assert!(page.is("!('hit' in window)"), "a script of the report ran");
    let foreign = "performance.getEntriesByType('resource').map(entry => entry.name).filter(name => new URL(name).origin !== location.origin && !name.startsWith('data:') && !name.startsWith('blob:'))";
    assert_eq!(page.lines(foreign), [""; 0], "asked another site");
}

/// Says a count even when the test passes.
fn say(count: &str) {
    drop(writeln!(std::io::stderr(), "hostile reports: {count}"));
}

/// Publishes a report as it is, sound or not.
fn verified(json: &str) -> Verified {
    Verified::of(Report::from_json(json).unwrap())
}
