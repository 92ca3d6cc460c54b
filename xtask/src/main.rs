//! `cargo xtask`: sets up what is missing, then builds, serves, tests or measures the widget.
//!
//! - [`tools`]: wasm target, Trunk and wasm-bindgen in pinned versions
//! - [`browser`]: the browser for the tests
//! - [`widget`]: the built page in `dist/`
//! - [`desk_file`]: the editor's desk in one file
//! - [`serve`]: the page on loopback
//! - [`demo`]: a portal's page with the report in it
//! - [`publish`]: the first report, published as an editor would
//! - [`package`]: the element as an npm package
//! - [`release`]: the command for each system, in zips
//! - [`reproducible`]: the same bytes from every machine
//! - [`shorten`]: fewer bytes in what glue and wasm call each other by; [`minify`]: scripts as short as they can travel
//! - [`comments`]: scripts and style sheets without them; [`folders`]: where what is built lies
//! - [`lighthouse`]: what Lighthouse says of the published page
//! - [`bench`]: how fast the page is, beside others
//! - [`size`]: what the bytes are spent on, by [`wasm`]

mod bench;
mod browser;
#[cfg(test)]
mod circles;
mod comments;
mod demo;
mod desk_file;
#[cfg(test)]
mod docs;
mod folders;
mod lighthouse;
mod minify;
mod package;
mod publish;
mod release;
mod reproducible;
mod serve;
mod shorten;
mod size;
mod tools;
mod wasm;
mod widget;

use reproducible::reproducible;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  serve [--open] [--port N]  build the page and serve it on loopback
  demo [--open] [--port N]   serve a portal's page with the report as element and in a frame
  build                      build the page and gongbao.html, the desk in one file, into dist/, and all that
                             `gongbao` carries; print its hashes
  test [NAME]                run every test, or those whose name contains NAME
  test --fast [NAME]         those that need no browser, with the widget as it was last built
  test --all-browsers [NAME] the main paths in Chromium, Firefox ESR and WebKitGTK
  deny [--advisories]        licences and origins of the packages that we build on; or their known faults,
                             whose list is fetched from github.com/rustsec
  release                    the command for Linux (x86-64, aarch64) and Windows (x86-64, needs mingw-w64) as zips in
                             target/release-zips, each tried where it can be (needs qemu-user and wine)
  package                    build the npm package into target/
  lighthouse                 scores of the published page after nginx (needs node)
  bench                      our pages beside those of others, in Chromium (needs npm, node and python3)
  accuracy [FOLDER]          hold the import against annotated reports; ours without FOLDER (docs/accuracy.md)
  size [--check|--record]    what the widget's bytes are spent on; fail above the budget; write it down";

/// What went wrong and what to do, in one line.
type Failure = String;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the scorer, which is built with the import itself.
fn accuracy(folder: Option<&str>) -> Result<(), Failure> {
    let mut scorer = Command::new(env!("CARGO"));
    scorer.args([
        "run",
        "--quiet",
        "-p",
        "gongbao-import",
        "--example",
        "accuracy",
    ]);
    if let Some(folder) = folder {
        scorer.args(["--", folder]);
    }
    let done = scorer.status().map_err(|error| error.to_string())?;
    done.success()
        .then_some(())
        .ok_or_else(|| "the annotated reports could not be read".to_owned())
}

fn run(arguments: &[&str]) -> Result<(), Failure> {
    if arguments.is_empty()
        || arguments
            .iter()
            .any(|one| ["help", "--help", "-h"].contains(one))
    {
        println!("{USAGE}");
        return Ok(());
    }
    match arguments {
        ["serve", options @ ..] => {
            let options = serve::Options::read(options)?;
            widget::build()?;
            serve::serve(&folders::folder(), &options)
        }
        ["demo", options @ ..] => {
            let options = serve::Options::read(options)?;
            widget::build()?;
            demo::serve(&options)
        }
        ["accuracy", folder @ ..] if folder.len() < 2 => accuracy(folder.first().copied()),
        ["build"] => {
            widget::build()?;
            widget::build_catalog()?;
            widget::build_verifier()?;
            widget::print_hashes()
        }
        ["package"] => {
            widget::build()?;
            let path = package::write()?;
            println!("{}", path.display());
            Ok(())
        }
        ["release"] => {
            widget::build()?;
            widget::build_catalog()?;
            widget::build_verifier()?;
            release::write()
        }
        ["test", "--all-browsers"] => test_all_browsers(None),
        ["test", "--all-browsers", name] if is_name(name) => test_all_browsers(Some(name)),
        ["test", "--fast"] => test_fast(None),
        ["test", "--fast", name] if is_name(name) => test_fast(Some(name)),
        ["test"] => test(None),
        ["test", name] if is_name(name) => test(Some(name)),
        ["size"] => {
            widget::build()?;
            widget::build_verifier()?;
            size::print_files()?;
            size::print_parts()
        }
        ["deny"] => deny(&["bans", "licenses", "sources"]),
        ["deny", "--advisories"] => deny(&["advisories"]),
        ["bench"] => bench::bench(),
        ["lighthouse"] => lighthouse::judge(),
        ["size", "--record"] => {
            widget::build()?;
            size::record()
        }
        ["size", "--check"] => {
            widget::build()?;
            widget::build_verifier()?;
            size::print_files()?;
            size::check()
        }
        _ => Err(format!("unknown command\n{USAGE}")),
    }
}

/// Whether it can name a test; an option that is not known would run whatever cargo makes of it.
fn is_name(name: &str) -> bool {
    !name.starts_with('-')
}

/// Everything: unit tests, golden files, and what a person does in a real browser.
fn test(name: Option<&str>) -> Result<(), Failure> {
    browser::ensure()?;
    tools::ensure_script_checkers()?;
    tools::ensure_readers()?;
    widget::build()?;
    package::write()?;
    // Takes a while, and few tests need it: those that do begin with this word.
    if name.is_none_or(|name| name.starts_with("catalog")) {
        widget::build_catalog()?;
    }
    if name.is_none_or(|name| name.starts_with("verif")) {
        widget::build_verifier()?;
    }
    let mut command = cargo();
    // One run says all that fails.
    command
        .args(["test", "--workspace", "--no-fail-fast"])
        .args(name);
    run_command(&mut command, "the tests failed")
}

/// What one needs while working: every test but those in browsers and of what is built for them.
fn test_fast(name: Option<&str>) -> Result<(), Failure> {
    // The command carries the widget inside and is tested with it.
    if !folders::bundle_folder().join("catalog.js").exists() {
        widget::build()?;
        widget::build_catalog()?;
        widget::build_verifier()?;
    }
    let mut command = cargo();
    // The whole workspace, so that nothing is built twice with other features.
    command.current_dir(root());
    command.args(["test", "--workspace", "--lib", "--bins"]);
    for test in native_tests()? {
        command.arg("--test").arg(test);
    }
    run_command(command.args(name), "the tests failed")
}

/// The names of all test programs of the crates.
fn native_tests() -> Result<Vec<String>, Failure> {
    let list = |folder: &Path| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let crates = list(&root().join("crates"));
    let tests = crates.iter().flat_map(|path| list(&path.join("tests")));
    let programs = tests.filter(|path| {
        path.extension().is_some_and(|end| end == "rs") || path.join("main.rs").exists()
    });
    let name = |path: PathBuf| Some(path.file_stem()?.to_str()?.to_owned());
    let mut names: Vec<String> = programs.filter_map(name).collect();
    names.sort();
    names.dedup();
    if names.is_empty() {
        return Err(format!("{} has no crates", root().display()));
    }
    Ok(names)
}

/// The main paths in every engine.
fn test_all_browsers(name: Option<&str>) -> Result<(), Failure> {
    browser::ensure_all()?;
    tools::ensure_drivers()?;
    widget::build()?;
    let mut command = cargo();
    command.env("PATH", tools::path()?);
    command.args(["test", "--package", "gongbao-tests"]);
    command.args(["--features", "all-browsers", "--test", "all_browsers"]);
    command.args(name);
    run_command(&mut command, "a browser failed a test")
}

/// What we build on: licences and origins; known faults, which are fetched, only when asked for.
fn deny(parts: &[&str]) -> Result<(), Failure> {
    tools::ensure_deny()?;
    let mut command = cargo();
    command.env("PATH", tools::path()?).current_dir(root());
    command.args(["deny", "check"]).args(parts);
    run_command(&mut command, "a package breaks deny.toml")
}

/// The cargo that runs this.
fn cargo() -> Command {
    reproducible(Command::new(
        std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
    ))
}

/// Runs a command to its end, output shown.
fn run_command(command: &mut Command, failure: &str) -> Result<(), Failure> {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{failure} ({program}: {status})")),
        Err(error) => Err(format!("{program} could not be started: {error}")),
    }
}

/// The folder of the workspace.
fn root() -> &'static std::path::Path {
    let own = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_asks_for_help_gets_it_and_no_run() {
        for asked in [&["--help"][..], &["test", "--help"], &["size", "-h"], &[]] {
            assert_eq!(run(asked), Ok(()), "{asked:?}");
        }
        for wrong in [
            &["tset"][..],
            &["test", "--al-browsers"],
            &["test", "--fast", "--all"],
        ] {
            assert!(run(wrong).is_err(), "{wrong:?}");
        }
    }
}
