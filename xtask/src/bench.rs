//! Our pages beside those of others, measured in Chromium: `benches/pages/bench.mjs` does it, with node.

use crate::{Failure, browser, cargo, folders, publish, root, run_command, widget};
use std::path::Path;
use std::process::{Command, Stdio};

/// Where the results are kept.
const RESULTS: &str = "docs/measurements/pages.md";

/// The longest of the long reports that are invented.
const LONGEST: &str = "200.json";

/// Builds all pages, measures them in turn and writes the results down.
pub fn bench() -> Result<(), Failure> {
    browser::ensure()?;
    widget::build()?;
    let site = root().join("target/bench");
    drop(std::fs::remove_dir_all(&site));
    let (published, long) = (site.join("published"), site.join("long"));
    publish::first_report(&published, &["--release"], &[])?;
    let mut invent = cargo();
    invent.args(["run", "--quiet", "--release", "-p", "gongbao-invented"]);
    invent.args(["--", "--long"]).arg(&long);
    invent.stdout(Stdio::null());
    run_command(&mut invent, "the long reports were not written")?;
    let longest = long.join(LONGEST);
    publish::report(&longest, &long.join("published"), &["--release"], &[])?;
    let pages = root().join("benches/pages");
    let mut install = Command::new("npm");
    install.current_dir(&pages);
    install.args(["ci", "--no-audit", "--no-fund", "--silent"]);
    run_command(
        &mut install,
        "the pages of others were not fetched: is npm installed?",
    )?;
    write_inline(&pages, &published, &site.join("arelle"))?;
    let mut measure = Command::new("node");
    measure.arg(pages.join("bench.mjs"));
    measure
        .args([folders::folder(), site, longest])
        .arg(root().join(RESULTS));
    run_command(&mut measure, "the pages were not measured")
}

/// The first report as inline XBRL in Arelle's viewer, which comes for Python.
fn write_inline(pages: &Path, published: &Path, folder: &Path) -> Result<(), Failure> {
    let environment = root().join("target/bench-python");
    let mut python = Command::new("python3");
    python.args(["-m", "venv"]).arg(&environment);
    run_command(&mut python, "python3 has no venv: install python3-venv")?;
    let python = || Command::new(environment.join("bin/python"));
    let mut pip = python();
    pip.args(["-m", "pip", "install", "--quiet", "-r"]);
    pip.arg(pages.join("requirements.txt"));
    run_command(&mut pip, "Arelle's viewer was not fetched")?;
    let mut write = python();
    write.arg(pages.join("inline.py")).arg(published);
    write.arg(publish::first()).arg(folder);
    run_command(&mut write, "the inline XBRL was not written")
}
