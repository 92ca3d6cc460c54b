//! `gongbao import`: one file, several, or a folder of pages, in parallel. One bad file never stops
//! the rest.

use crate::lang::told;
use crate::problem::InEnglish;
use crate::said;
use crate::{Outcome, ledger, output};
use gongbao_import::{Diagnostic, Imported, Kind, Problem, Severity, highlights};
use gongbao_report::Report;
use indicatif::{ParallelProgressIterator, ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde_json::json;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// What is said of an import.
#[derive(Clone, Copy)]
pub struct Say {
    /// For programs.
    pub json: bool,
    /// Every number with the rules that decided.
    pub explain: bool,
}

/// Imports and writes; see the module.
pub fn run(
    inputs: &[PathBuf],
    output: Option<&Path>,
    previous: Option<&Path>,
    how: Say,
) -> Outcome {
    let previous = match previous.map(read_report).transpose() {
        Ok(previous) => previous,
        Err(reason) => {
            output::complain(&reason);
            return Outcome::Failed;
        }
    };
    let files: Vec<PathBuf> = inputs.iter().flat_map(|input| files_of(input)).collect();
    let many = files.len() > 1 || inputs.iter().any(|input| input.is_dir());
    if files.is_empty() {
        let endings: Vec<&str> = Kind::accepted().collect();
        output::complain(&said!(
            "没有可以导入的文件（{0}）",
            "no file that can be imported ({0})",
            endings.join(told("、", ", "))
        ));
        return Outcome::Failed;
    }
    if many && output.is_none() {
        output::complain(told(
            "有多个文件，请用 -o 指定写到哪个文件夹",
            "several files: name the folder to write to by -o",
        ));
        return Outcome::Failed;
    }
    let progress = progress(files.len());
    let targets = targets(&files, output, many);
    let read = files.par_iter().progress_with(progress);
    let read: Vec<Result<Read, String>> =
        read.map(|file| read_one(file, previous.as_ref())).collect();
    let taken: Vec<PathBuf> = read
        .iter()
        .flatten()
        .filter_map(|read| read.attachment.clone())
        .collect();
    let results = read.into_iter().zip(files).zip(targets);
    // What is a page's attachment is no report beside that of the page.
    let results = results.filter(|((_, file), _)| !taken.contains(file));
    let results: Vec<(PathBuf, Result<Imported, String>)> = results
        .map(|((read, file), target)| {
            let result = read.and_then(|read| write(read.imported, target.as_deref()));
            (file, result)
        })
        .collect();
    say(&results, how)
}

fn files_of(input: &Path) -> Vec<PathBuf> {
    if !input.is_dir() {
        return vec![input.to_owned()];
    }
    let entries = std::fs::read_dir(input).into_iter().flatten().flatten();
    let known = |path: &PathBuf| {
        let ending = path
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or_default()
            .to_ascii_lowercase();
        Kind::accepted().any(|accepted| accepted == ending)
    };
    let all = entries
        .map(|entry| entry.path())
        .filter(|path| path.is_file());
    let (mut files, mut others): (Vec<PathBuf>, Vec<PathBuf>) = all.partition(known);
    files.sort();
    others.sort();
    for other in &others {
        let skipped = said!(
            "{0}：不是可以导入的文件，跳过",
            "{0}: cannot be imported, passed over",
            other.display()
        );
        eprintln!("{skipped}");
    }
    files
}

/// Imports a file and chooses what tells its year at a glance.
pub fn import_one(file: &Path, previous: Option<&Report>) -> Result<Imported, String> {
    read_one(file, previous).map(|read| read.imported)
}

/// A file that was read.
struct Read {
    imported: Imported,
    /// The file beside it that has the text of a page without one.
    attachment: Option<PathBuf>,
}

fn read_one(file: &Path, previous: Option<&Report>) -> Result<Read, String> {
    let import = |file: &Path| {
        let bytes = std::fs::read(file).map_err(|error| output::unread(file, &error))?;
        let imported = gongbao_import::import(&bytes, previous);
        imported.map_err(|error| output::about(file, &error))
    };
    let mut imported = import(file)?;
    let names = imported.elsewhere.iter();
    let mut beside = names.map(|name| file.with_file_name(name));
    let attachment = beside.find(|beside| beside.is_file());
    if let Some(attachment) = &attachment {
        let page = std::mem::replace(&mut imported, import(attachment)?);
        imported.report.address = imported.report.address.or(page.report.address);
        let name = attachment.file_name().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        imported
            .diagnostics
            .insert(0, Diagnostic::new(Problem::ReadBeside { name }));
    }
    imported.report.highlights = highlights::choose(&imported.report);
    Ok(Read {
        imported,
        attachment,
    })
}

/// Where each file's report goes: none for the screen. Files that differ only in their ending keep
/// it, so that none is written over another.
fn targets(files: &[PathBuf], output: Option<&Path>, many: bool) -> Vec<Option<PathBuf>> {
    let mut stems: HashMap<&OsStr, usize> = HashMap::new();
    for stem in files.iter().filter_map(|file| file.file_stem()) {
        *stems.entry(stem).or_default() += 1;
    }
    let target = |file: &PathBuf| {
        let output = output?;
        let stem = file.file_stem().filter(|_| many);
        let Some(stem) = stem else {
            return Some(output.to_owned());
        };
        let alone = stems.get(stem) == Some(&1);
        let mut name = if alone { stem } else { file.file_name()? }.to_owned();
        name.push(".json");
        Some(output.join(name))
    };
    files.iter().map(target).collect()
}

fn write(imported: Imported, target: Option<&Path>) -> Result<Imported, String> {
    let json = imported.report.to_json();
    let Some(path) = target else {
        print!("{json}");
        return Ok(imported);
    };
    let written = output::write_whole(path, json.as_bytes());
    written
        .map_err(|error| output::about(path, &error))
        .map(|()| imported)
}

/// A bar for long work on a terminal; nothing when it is short or nobody looks.
pub fn progress(files: usize) -> ProgressBar {
    if files < 20 {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}");
    ProgressBar::new(files as u64)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn say(results: &[(PathBuf, Result<Imported, String>)], how: Say) -> Outcome {
    let as_json = how.json;
    let mut outcome = Outcome::Done;
    let mut said = Vec::new();
    for (file, result) in results {
        match result {
            Ok(imported) => {
                let warned = imported
                    .diagnostics
                    .iter()
                    .any(|d| d.severity == Severity::Warning);
                if warned && outcome == Outcome::Done {
                    outcome = Outcome::LookAtIt;
                }
                said.push(json!({ "file": file, "kind": imported.kind.name(), "title": imported.report.title,
                    "figures": imported.report.figures.len(), "charts": imported.report.charts.len(),
                    "ledger": ledger::as_value(&imported.ledger),
                    "diagnostics": imported.diagnostics.iter().map(as_value).collect::<Vec<_>>() }));
                if !as_json {
                    people(file, imported, results.len() > 20);
                }
                if how.explain {
                    ledger::print(&imported.report, &imported.ledger);
                }
            }
            Err(reason) => {
                outcome = Outcome::Failed;
                said.push(json!({ "file": file, "error": reason }));
                if !as_json {
                    output::complain(reason);
                }
            }
        }
    }
    if as_json {
        eprintln!("{}", serde_json::Value::Array(said));
    }
    outcome
}

fn people(file: &Path, imported: &Imported, brief: bool) {
    if !brief {
        for diagnostic in &imported.diagnostics {
            eprintln!("{}", output::diagnostic(file, diagnostic));
        }
    }
    let report = &imported.report;
    let made = said!(
        "{}（{}）：《{}》 {} 节，{} 个数字，{} 张图，{} 处说明",
        "{} ({}): {}: {} sections, {} numbers, {} charts, {} notes",
        file.display(),
        imported.kind.name(),
        report.title,
        report.all_sections().count(),
        report.figures.len(),
        report.charts.len(),
        imported.diagnostics.len()
    );
    eprintln!("{made}");
}

fn as_value(diagnostic: &Diagnostic) -> serde_json::Value {
    let severity = match diagnostic.severity {
        Severity::Warning => "warning",
        Severity::Remark => "remark",
    };
    json!({ "severity": severity, "line": diagnostic.line, "column": diagnostic.column,
        "text": diagnostic.excerpt[1], "message": diagnostic.problem.said() })
}

/// Reads a report file, with the reason in words when it is none.
pub fn read_report(path: &Path) -> Result<Report, String> {
    let text = std::fs::read_to_string(path).map_err(|error| output::unread(path, &error))?;
    Report::from_json(&text).map_err(|error| output::about(path, &error))
}
