//! Our pages beside those of others, measured in Chromium: `benches/pages/bench.mjs` does it, with node.

use crate::{Failure, browser, cargo, folders, publish, root, run_command, widget};
use std::process::Command;

/// Where the results are kept.
const RESULTS: &str = "docs/measurements/pages.md";

/// Builds all pages, measures them in turn and writes the results down.
pub fn bench() -> Result<(), Failure> {
    browser::ensure()?;
    widget::build()?;
    let published = root().join("target/published");
    publish::first_report(&published, &["--release"], &[])?;
    let long = root().join("target/long");
    let mut invent = cargo();
    invent.args(["run", "--quiet", "--release", "-p", "gongbao-invented"]);
    invent.args(["--", "--long"]).arg(&long);
    invent.stdout(std::process::Stdio::null());
    run_command(&mut invent, "the long reports were not written")?;
    let pages = root().join("benches/pages");
    let mut install = Command::new("npm");
    install.current_dir(&pages);
    install.args(["ci", "--no-audit", "--no-fund", "--silent"]);
    run_command(
        &mut install,
        "the pages of others were not fetched: is npm installed?",
    )?;
    let mut measure = Command::new("node");
    measure.arg(pages.join("bench.mjs"));
    measure
        .arg(folders::folder())
        .arg(published)
        .arg(long)
        .arg(root().join(RESULTS));
    run_command(&mut measure, "the pages were not measured")
}
