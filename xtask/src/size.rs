//! What the widget's bytes are spent on, as they travel.

use crate::{Failure, comments, folders, root, run_command, tools, wasm};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// What wasm and glue together may take, in bytes of brotli.
const BUDGET: usize = 119_300;
/// What the prover may take, wasm and glue. Readers fetch it where a report carries no record of its proof.
const PROOF_BUDGET: usize = 80_000;
/// What each program that makes reports of files may take, wasm and glue: documents; PDF, OFD, old Word, RTF and OpenDocument files.
const READER_BUDGET: usize = 600 << 10;
/// What the editor's desk may take, which comes with a file that was opened.
const DESK_BUDGET: usize = 170_000;
/// What publishes from the desk may take, which carries the wasm of all that a published page loads. How much of
/// one module brotli finds again in the next hangs on how the compiler numbered their functions: 30 KB more or
/// less were seen after a change of ten lines.
const PUBLISHER_BUDGET: usize = 940_000;
const PROGRAMS: [([&str; 2], usize); 4] = [
    (
        ["gongbao-import-web_bg.wasm", "gongbao-import-web.js"],
        READER_BUDGET,
    ),
    (
        ["gongbao-pages-web_bg.wasm", "gongbao-pages-web.js"],
        READER_BUDGET,
    ),
    (
        ["gongbao-edit-web_bg.wasm", "gongbao-edit-web.js"],
        DESK_BUDGET,
    ),
    (["publish_bg.wasm", "publish.js"], PUBLISHER_BUDGET),
];
/// What the program of the page that verifies may take, wasm and glue. The page is one file, with the wasm as text.
const VERIFIER_BUDGET: usize = 170_000;
const VERIFIER: [&str; 2] = ["seal_bg.wasm", "seal.js"];
/// What the styles may take.
const STYLES_BUDGET: usize = 7_000;
/// What a host's page loads before a report comes near the screen.
const LOADER_BUDGET: usize = 3_000;
const LOADER: [&str; 2] = ["element.js", "embed.js"];
/// What it loads with the widget then.
const MOUNT_BUDGET: usize = 2_900;
const MOUNT: [&str; 3] = ["desk.js", "prove.js", "mount.js"];
const STYLES: &str = "gongbao.css";
const PROOF: [&str; 2] = ["proof_bg.wasm", "proof.js"];
/// What the parts took when somebody last said that this was right, see `cargo xtask size --record`.
const RECORD: &str = "docs/measurements/size.txt";

/// A part of the widget: a crate, or a module of ours, with its bytes of code.
type Parts = BTreeMap<String, usize>;

/// Prints what travels.
pub fn print_files() -> Result<(), Failure> {
    println!("{:>9} {:>9} {:>9}  file", "raw", "gzip", "brotli");
    let print = |(name, bytes): &(&str, Vec<u8>)| {
        let [gzip, brotli] = [gongbao_pack::gzip(bytes).len(), brotli(bytes)];
        println!("{:>9} {gzip:>9} {brotli:>9}  {name}", bytes.len());
        brotli
    };
    let (mut code, mut all) = (0, 0);
    for file in travelling()? {
        let brotli = print(&file);
        all += brotli;
        if file.0 != STYLES {
            code += brotli;
        }
    }
    let proof: usize = files(PROOF)?.iter().map(print).sum();
    println!("{code:>29}  wasm and glue, of {BUDGET} allowed");
    println!("{all:>29}  with the styles, which may take {STYLES_BUDGET}");
    let (loader, mount) = (scripts(&LOADER)?, scripts(&MOUNT)?);
    println!("{loader:>29}  an embed's loader, of {LOADER_BUDGET} allowed");
    println!("{mount:>29}  what it adds to the widget, of {MOUNT_BUDGET} allowed");
    println!("{proof:>29}  the prover, of {PROOF_BUDGET} allowed");
    let verifier: usize = files(VERIFIER)?.iter().map(print).sum();
    println!("{verifier:>29}  the verifier, of {VERIFIER_BUDGET} allowed");
    for (names, allowed) in PROGRAMS {
        let program: usize = files_in(&folders::folder(), names)?.iter().map(print).sum();
        println!("{program:>29}  a program that comes on demand, of {allowed} allowed");
    }
    println!();
    Ok(())
}

/// Prints what the code is made of, largest first, and how it has changed since it was recorded.
pub fn print_parts() -> Result<(), Failure> {
    println!("{:>9} {:>9}  code of", "raw", "now-then");
    let before = recorded();
    let mut parts: Vec<_> = parts()?.into_iter().collect();
    parts.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    for (name, bytes) in parts {
        let grown = grown(bytes, before.get(&name));
        println!("{bytes:>9} {grown:>+9}  {name}");
    }
    Ok(())
}

/// Fails above the budget and names the part that grew most since it was last recorded.
pub fn check() -> Result<(), Failure> {
    let (styles, code): (Vec<_>, Vec<_>) = travelling()?
        .into_iter()
        .partition(|(name, _)| *name == STYLES);
    let packed =
        |files: &[(_, Vec<u8>)]| files.iter().map(|(_, bytes)| brotli(bytes)).sum::<usize>();
    for (what, bytes, allowed) in [
        ("loader", scripts(&LOADER)?, LOADER_BUDGET),
        ("embed's part", scripts(&MOUNT)?, MOUNT_BUDGET),
        ("style sheet", packed(&styles), STYLES_BUDGET),
        ("prover", packed(&files(PROOF)?), PROOF_BUDGET),
        ("verifier", packed(&files(VERIFIER)?), VERIFIER_BUDGET),
    ] {
        if bytes > allowed {
            return Err(format!(
                "the {what} takes {bytes} bytes of brotli, {allowed} are allowed"
            ));
        }
    }
    for (names, allowed) in PROGRAMS {
        let bytes = packed(&files_in(&folders::folder(), names)?);
        if bytes > allowed {
            return Err(format!(
                "{} takes {bytes} bytes of brotli, {allowed} are allowed",
                names[0]
            ));
        }
    }
    let all = packed(&code);
    if all <= BUDGET {
        return Ok(());
    }
    let before = recorded();
    let parts = parts()?.into_iter();
    let parts = parts.map(|(name, bytes)| (grown(bytes, before.get(&name)), name));
    let culprit = parts.max().map_or_else(String::new, |(grown, name)| {
        format!("; {name} grew most since {RECORD}, by {grown} bytes of code")
    });
    Err(format!(
        "wasm and glue take {all} bytes of brotli, {BUDGET} are allowed{culprit}"
    ))
}

/// Writes down what the parts take now.
pub fn record() -> Result<(), Failure> {
    let lines = parts()?
        .into_iter()
        .map(|(name, bytes)| format!("{bytes} {name}\n"));
    let text: String = lines.collect();
    std::fs::write(record_path(), text).map_err(|error| format!("{RECORD}: {error}"))
}

fn recorded() -> Parts {
    let text = std::fs::read_to_string(record_path()).unwrap_or_default();
    let part = |line: &str| {
        let (bytes, name) = line.split_once(' ')?;
        Some((name.to_owned(), bytes.parse().ok()?))
    };
    text.lines().filter_map(part).collect()
}

fn record_path() -> PathBuf {
    root().join(RECORD)
}

fn grown(now: usize, before: Option<&usize>) -> isize {
    now.cast_signed() - before.copied().unwrap_or_default().cast_signed()
}

/// The files that every reader downloads for the widget.
fn travelling() -> Result<Vec<(&'static str, Vec<u8>)>, Failure> {
    files(["gongbao_bg.wasm", "gongbao.js", STYLES])
}

fn files<const N: usize>(
    names: [&'static str; N],
) -> Result<Vec<(&'static str, Vec<u8>)>, Failure> {
    files_in(&folders::bundle_folder(), names)
}

fn files_in<const N: usize>(
    folder: &Path,
    names: [&'static str; N],
) -> Result<Vec<(&'static str, Vec<u8>)>, Failure> {
    let read = |name| {
        let path = folder.join(name);
        let bytes = std::fs::read(&path);
        bytes
            .map(|bytes| (name, bytes))
            .map_err(|error| format!("{}: {error}", path.display()))
    };
    names.into_iter().map(read).collect()
}

/// Scripts of ours, joined.
fn scripts(names: &[&str]) -> Result<usize, Failure> {
    let mut script = String::new();
    for name in names {
        let path = root().join("assets/scripts").join(name);
        let part = std::fs::read_to_string(&path);
        script.push_str(&part.map_err(|error| format!("{}: {error}", path.display()))?);
    }
    Ok(brotli(comments::without_comments(&script).as_bytes()))
}

/// The code by crate, ours by module; constants are one part.
fn parts() -> Result<Parts, Failure> {
    let path = named_wasm()?;
    let wasm = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let (functions, constants) = wasm::contents(&wasm)?;
    let mut parts = Parts::new();
    for function in functions {
        *parts.entry(part(&function.name)).or_default() += function.bytes;
    }
    parts.insert("constants".to_owned(), constants);
    Ok(parts)
}

/// The widget compiled once more, with the names of its functions; readers get it without.
fn named_wasm() -> Result<PathBuf, Failure> {
    let folder = root().join("target/size");
    let mut command = crate::cargo();
    command.current_dir(root());
    command.args([
        "build",
        "--quiet",
        "--profile",
        "widget",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    command.args([
        "--bin",
        "gongbao-viewer",
        "--config",
        "profile.widget.strip=false",
        "--target-dir",
    ]);
    command.arg(&folder);
    run_command(&mut command, "the widget could not be compiled")?;
    // Much of what was compiled only tells wasm-bindgen what to make, and goes with it.
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.env("PATH", tools::path()?);
    bindgen.args(["--target", "no-modules", "--no-typescript", "--out-dir"]);
    bindgen.arg(&folder);
    bindgen.arg(folder.join("wasm32-unknown-unknown/widget/gongbao-viewer.wasm"));
    run_command(&mut bindgen, "the widget was not bundled")?;
    Ok(folder.join("gongbao-viewer_bg.wasm"))
}

/// Whose a function is: the first crate that its name speaks of, the standard library's generic code
/// being that of who uses it.
fn part(name: &str) -> String {
    let path = regex_lite::Regex::new(r"\b([a-z_][a-z0-9_]*)::(?:([a-z_][a-z0-9_]*)::)?")
        .expect("a fixed expression");
    let mut paths = path.captures_iter(name);
    let foreign = paths.find(|path| {
        !["core", "alloc", "std"].contains(&&path[1])
            && !name[..path.get(0).map_or(0, |path| path.start())].ends_with("::")
    });
    match foreign {
        None => "the standard library".to_owned(),
        Some(path) => match path.get(2) {
            Some(module) if path[1].starts_with("gongbao_") => {
                format!("{}::{}", &path[1], module.as_str())
            }
            _ => path[1].to_owned(),
        },
    }
}

/// Each content is packed once: it takes seconds, and what is printed is checked too.
fn brotli(bytes: &[u8]) -> usize {
    static KNOWN: Mutex<BTreeMap<Vec<u8>, usize>> = Mutex::new(BTreeMap::new());
    let hash = Sha256::digest(bytes).to_vec();
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let known = known.entry(hash);
    *known.or_insert_with(|| gongbao_pack::brotli(bytes).len())
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn a_function_belongs_to_the_first_crate_it_speaks_of() {
        for (name, owner) in [
            ("yew::scheduler::start", "yew"),
            (
                "<yew::virtual_dom::vtag::VTag as core::clone::Clone>::clone",
                "yew",
            ),
            (
                "core::ptr::drop_in_place<yew::html::Scope<gongbao_viewer::app::App>>",
                "yew",
            ),
            (
                "<alloc::vec::Vec<gongbao_report::model::Note> as core::ops::drop::Drop>::drop",
                "gongbao_report::model",
            ),
            ("gongbao_viewer::view::report::view", "gongbao_viewer::view"),
            ("core::fmt::Formatter::pad", "the standard library"),
            ("main", "the standard library"),
        ] {
            assert_eq!(part(name), owner, "{name}");
        }
    }
}
