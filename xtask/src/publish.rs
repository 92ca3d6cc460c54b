//! Reports, published as an editor would.

use crate::{Failure, cargo, root};
use std::path::{Path, PathBuf};

/// What `gongbao publish` says by its exit code when all is written and something is to be looked at:
/// the first report contradicts itself in print.
const LOOK_AT_IT: i32 = 1;

/// Where the first report lies.
pub fn first() -> PathBuf {
    root().join("assets/reports/kecheng-2017.json")
}

/// Publishes the first report, see [`report`].
pub fn first_report(folder: &Path, profile: &[&str], options: &[&str]) -> Result<String, Failure> {
    report(&first(), folder, profile, options)
}

/// Publishes a report into the folder, with the profile and options given; returns what was printed.
pub fn report(
    report: &Path,
    folder: &Path,
    profile: &[&str],
    options: &[&str],
) -> Result<String, Failure> {
    let mut publish = cargo();
    publish.args(["run", "--quiet", "--package", "gongbao"]);
    publish.args(profile).args(["--", "publish"]);
    publish
        .arg(report)
        .arg("--output")
        .arg(folder)
        .args(options);
    let output = publish
        .output()
        .map_err(|error| format!("cargo could not be started: {error}"))?;
    if !output.status.success() && output.status.code() != Some(LOOK_AT_IT) {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("the report was not published: {said}"));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
