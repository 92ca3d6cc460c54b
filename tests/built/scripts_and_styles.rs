//! What style sheets and scripts use that Chromium 96 does not know, by the data that MDN keeps, and
//! what a reader with such a browser has instead. The wasm is judged in `wasm.rs`.

use gongbao_testkit::root;
use std::path::PathBuf;
use std::process::Command;

/// Each with what happens without it.
const NEWER: [(&str, &str); 36] = [
    (
        ".capture",
        "an option that listeners are set with, and no input for pictures",
    ),
    (
        ".dispose",
        "wasm-bindgen names a method by it where it is there",
    ),
    (
        ".detached",
        "asked of the wasm's memory by wasm-bindgen; nothing means no",
    ),
    (".highlights", "see below"),
    (
        "Highlight",
        "found and read words are not marked one by one, their paragraph is",
    ),
    (":highlight", "the same"),
    (
        ":has",
        "a focused mark may be behind the bar of a narrow page, and headings end their lines within words",
    ),
    (
        "@container",
        "the page has its narrow layout on every screen",
    ),
    ("container-type", "the same"),
    ("container-type: inline-size", "the same"),
    ("container-type: normal", "the same, on paper"),
    (
        "anchor()",
        "the button of a section may lie over a chart that floats beside it",
    ),
    ("right: anchor", "the same"),
    ("anchor-name", "the same"),
    ("anchor-scope", "the same"),
    ("position-anchor", "the same"),
    (
        "cqi",
        "titles grow with the screen and not with the room: a line in `vw` stands before",
    ),
    ("light-dark()", "the page is light, by @supports"),
    (
        ".showPopover",
        "the card of a number is modal; before the desk is there a number says nothing",
    ),
    (".popover", "the same"),
    (
        ".hidePopover",
        "the card is closed as the dialog that it is",
    ),
    (":popover-open", "an open dialog has the attribute `open`"),
    (
        "@media (scripting)",
        "all of a published page is laid out at once",
    ),
    (
        ":details-content",
        "a script unfolds the published page for print",
    ),
    (
        "box-decoration-break",
        "a mark over two lines has no ends; there is a name with a prefix too",
    ),
    ("box-decoration-break: clone", "the same"),
    (
        "paint-order",
        "newer for text of HTML only: in drawings Chromium has it since 35",
    ),
    (
        "grid-template-columns: subgrid",
        "name, mark and number of a bar stand below each other, by @supports",
    ),
    (
        "grid-template-rows: subgrid",
        "what belongs to findings side by side does not stand on one line",
    ),
    ("text-autospace", "no blank between Chinese and figures"),
    ("text-autospace: normal", "the same"),
    ("text-autospace: no-autospace", "the same, on paper"),
    ("text-wrap", "lines of a title are not of one length"),
    ("text-wrap: balance", "the same"),
    ("text-wrap: pretty", "the last line may be one word"),
    (
        "text-wrap: wrap",
        "headings on paper are not of one length either",
    ),
];

/// Boxes in the margins of paper, which the data does not know: Chromium has them since 131, and before
/// prints its own page numbers, or none.
const UNKNOWN: [&str; 2] = ["@bottom-left (unknown)", "@bottom-right (unknown)"];

fn files() -> Vec<PathBuf> {
    let root = root();
    let in_folder = |folder: &'static str| {
        let entries = std::fs::read_dir(root.join(folder)).unwrap().flatten();
        entries.map(|entry| entry.path()).filter(move |path| {
            let ending = path.extension().unwrap_or_default();
            // The style sheets of the bundle are made of those in `assets`.
            ending == "js" || ending == "css" && folder != "target/bundle"
        })
    };
    let folders = ["target/bundle", "assets/scripts", "assets/styles"];
    folders.into_iter().flat_map(in_folder).collect()
}

/// The names that are newer than this version.
fn newer_than(version: &str) -> Vec<String> {
    let root = root();
    let output = Command::new("node")
        .arg(root.join("tests/built/newer.mjs"))
        .arg(root.join("target/tools/compat-data"))
        .arg(version)
        .args(files())
        .output()
        .expect("node is missing: run `cargo xtask test`, which installs it");
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    let said = String::from_utf8(output.stdout).unwrap();
    let name = |line: &str| line.rsplit_once(' ').map(|(name, _)| name.to_owned());
    said.lines().filter_map(name).collect()
}

#[test]
fn whatever_is_newer_than_chromium_96_has_something_in_its_place() {
    let found = newer_than("96");
    let known: Vec<&str> = NEWER.iter().map(|(name, _)| *name).chain(UNKNOWN).collect();
    for name in &found {
        assert!(
            known.contains(&name.as_str()),
            "{name}: what has an old browser instead?"
        );
    }
    for name in known {
        assert!(
            found.iter().any(|found| found == name),
            "{name} is no longer used"
        );
    }
}

#[test]
fn what_a_still_older_browser_lacks_would_be_noticed() {
    let found = newer_than("60");
    for name in ["inset", ":is", "accent-color"] {
        assert!(found.iter().any(|found| found == name), "{name}");
    }
}

/// By TypeScript, which reads the types in comments.
#[test]
fn the_types_of_the_scripts_agree() {
    let output = Command::new("node")
        .arg(root().join("target/tools/typescript/node_modules/typescript/bin/tsc"))
        .arg("--project")
        .arg(root().join("assets/scripts"))
        .output()
        .expect("node is missing: run `cargo xtask test`, which installs it");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
}
