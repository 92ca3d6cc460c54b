//! What Lighthouse says of the published page after nginx with the shipped configuration: a phone on a
//! slow network, as it simulates one. The middle of three runs counts.

use crate::{Failure, browser, publish, root, run_command, tools, widget};
use gongbao_testkit::Nginx;
use serde_json::Value;
use std::fmt::Display;
use std::process::Command;

/// What is judged, and the least score of each.
const LEAST: [(&str, f64); 4] = [
    ("performance", 0.98),
    ("accessibility", 1.0),
    ("best-practices", 1.0),
    ("seo", 1.0),
];

/// What the performance is made of.
const TIMES: [&str; 5] = [
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
    "speed-index",
];

const RUNS: usize = 3;

/// Publishes the first report, has it judged and fails below the least scores.
pub fn judge() -> Result<(), Failure> {
    browser::ensure()?;
    let lighthouse = tools::ensure_lighthouse()?;
    widget::build()?;
    let folder = root().join("target/lighthouse");
    let page = folder.join("page");
    drop(std::fs::remove_dir_all(&page));
    publish::first_report(&page, &[], &[])?;
    let nginx = Nginx::start(&page, |site| site);
    let mut runs = Vec::new();
    for n in 1..=RUNS {
        let out = folder.join(format!("run-{n}.json"));
        let mut command = Command::new("node");
        command.arg(&lighthouse).arg(nginx.address());
        command.args(["--quiet", "--output=json", "--output-path"]);
        command.arg(&out);
        command.arg("--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync");
        command.env("CHROME_PATH", "/usr/bin/chromium");
        run_command(&mut command, "Lighthouse did not come to an end")?;
        let said = |error: &dyn Display| format!("{}: {error}", out.display());
        let run = std::fs::read_to_string(&out).map_err(|error| said(&error))?;
        let run: Value = serde_json::from_str(&run).map_err(|error| said(&error))?;
        println!("{}", line(n, &run));
        runs.push(run);
    }
    let mut low = Vec::new();
    for (category, least) in LEAST {
        let mut scores: Vec<f64> = runs.iter().filter_map(|run| score(run, category)).collect();
        scores.sort_by(f64::total_cmp);
        let middle = scores.get(RUNS / 2).copied().unwrap_or_default();
        println!("{category}: {:.0}", middle * 100.0);
        if middle < least {
            low.push(format!("{category} is below {:.0}", least * 100.0));
        }
    }
    if low.is_empty() {
        Ok(())
    } else {
        Err(format!("{}, see target/lighthouse", low.join(", ")))
    }
}

/// One run in one line, with the load of the machine: a busy one makes pages slow.
fn line(n: usize, run: &Value) -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default().to_owned();
    let scores = LEAST.map(|(category, _)| {
        let score = score(run, category).unwrap_or_default();
        format!("{category} {:.0}", score * 100.0)
    });
    let times = TIMES.map(|time| format!("{time} {:.2}", numeric(run, time).unwrap_or_default()));
    format!(
        "run {n}, load {load}: {}; {}",
        scores.join(", "),
        times.join(", ")
    )
}

/// The score of a category.
fn score(run: &Value, category: &str) -> Option<f64> {
    run["categories"][category]["score"].as_f64()
}

/// The number of an audit.
fn numeric(run: &Value, audit: &str) -> Option<f64> {
    run["audits"][audit]["numericValue"].as_f64()
}
