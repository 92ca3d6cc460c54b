//! What the documents name is there: their links, the files and folders, the tests, and the names that they say stand
//! in a file.

use crate::root;
use regex_lite::Regex;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders whose files are made, or come from elsewhere.
const MADE: [&str; 4] = ["target", "dist", "node_modules", ".git"];
/// The ends of names by which a word is known as a file of ours.
const SOURCES: [&str; 5] = [".rs", ".js", ".css", ".tsv", ".py"];

/// Every file below a folder, relative to the root.
pub fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() {
            if !MADE.iter().any(|made| name == *made) {
                files(&path, found);
            }
        } else if let Ok(path) = path.strip_prefix(root()) {
            found.push(path.to_owned());
        }
    }
}

/// What is wrong with a document at `path`.
fn faults(path: &Path, text: &str, all: &[PathBuf]) -> Vec<String> {
    let mut faults = Vec::new();
    let beside = root().join(path);
    let beside = beside.parent().unwrap_or(root());
    let expression = |text: &str| Regex::new(text).expect("a fixed expression");
    for link in expression(r"\]\(([^)#]+)(#[^)]*)?\)").captures_iter(text) {
        let to = &link[1];
        if !to.contains("://") && !beside.join(to).exists() {
            faults.push(format!("the link {to}"));
        }
    }
    for word in expression(r"`([^`\s]+)`").captures_iter(text) {
        let word = word[1].trim_end_matches('/');
        // A pattern or a word to be replaced, an address, the end of a name.
        let any = word
            .split('/')
            .any(|part| part.chars().all(|c| c.is_ascii_uppercase()));
        if any || word.starts_with('.') || word.contains(['*', '…']) {
            continue;
        }
        let stands = match word.split_once('/') {
            Some((first, _)) if first != "target" && root().join(first).is_dir() => there(word),
            _ if SOURCES.iter().any(|end| word.ends_with(end)) => {
                all.iter().any(|file| file.ends_with(word))
            }
            // The name of a test is a sentence.
            _ if word.matches('_').count() > 3 && word.chars().all(is_of_name) => {
                holds(all.iter(), &format!("fn {word}("))
            }
            _ => true,
        };
        if !stands {
            faults.push(format!("`{word}`"));
        }
    }
    for named in expression(r"`(\w+)` in `([^`\s]+)`").captures_iter(text) {
        let (name, place) = (&named[1], named[2].trim_end_matches('/'));
        let inside = all.iter().filter(|file| {
            file.starts_with(place)
                || file.ends_with(place)
                || file.with_extension("").ends_with(place)
        });
        if !holds(inside, name) {
            faults.push(format!("`{name}` in `{place}`"));
        }
    }
    faults
}

/// A path from the root; the file of a module may be named without its end.
fn there(path: &str) -> bool {
    let path = root().join(path);
    path.exists() || path.with_extension("rs").exists()
}

fn is_of_name(c: char) -> bool {
    c == '_' || c.is_ascii_lowercase() || c.is_ascii_digit()
}

fn holds<'a>(files: impl Iterator<Item = &'a PathBuf>, words: &str) -> bool {
    let mut files = files.filter(|file| file.extension().is_some_and(|end| end == "rs"));
    files.any(|file| {
        let text = fs::read_to_string(root().join(file));
        text.is_ok_and(|text| text.contains(words))
    })
}

#[test]
fn everything_that_the_documents_name_is_there() {
    let mut all = Vec::new();
    files(root(), &mut all);
    let documents = all.iter().filter(|file| {
        let of_code = file.starts_with("crates") || file.starts_with("tests");
        !of_code && file.extension().is_some_and(|end| end == "md")
    });
    let mut wrong = Vec::new();
    for path in documents {
        let text = fs::read_to_string(root().join(path)).unwrap();
        let faults = faults(path, &text, &all);
        wrong.extend(
            faults
                .into_iter()
                .map(|fault| format!("{}: {fault}", path.display())),
        );
    }
    assert!(wrong.is_empty(), "not there:\n{}", wrong.join("\n"));
}

#[test]
fn what_is_not_there_is_told() {
    let mut all = Vec::new();
    files(root(), &mut all);
    let of = |text: &str| faults(Path::new("docs/a.md"), text, &all);
    let right = "[map](architecture.md), `xtask/src/docs.rs`, `crates/seal/`, `docs.rs`, `faults` in `xtask/src/docs.rs`, \
        `what_is_not_there_is_told`, `report.json`, `target/tools`, [out](https://a.gov.cn)";
    assert_eq!(of(right), [""; 0]);
    for (text, fault) in [
        ("[map](no.md)", "the link no.md"),
        ("`crates/none/src`", "`crates/none/src`"),
        ("`view/none.rs`", "`view/none.rs`"),
        (
            "`NONE_SUCH` in `crates/seal`",
            "`NONE_SUCH` in `crates/seal`",
        ),
        (
            "`no_test_is_called_like_that`",
            "`no_test_is_called_like_that`",
        ),
    ] {
        assert_eq!(of(text), [fault]);
    }
}
