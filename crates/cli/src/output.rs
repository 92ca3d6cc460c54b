//! Words on the screen and files on the disk.

use crate::Outcome;
use crate::lang::told;
use crate::problem::InEnglish;
use crate::said;
use gongbao_import::{Diagnostic, Severity};
use std::io::{self, Write};
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// A remark on an import as a compiler prints one: what, where, and the words underlined.
pub fn diagnostic(file: &Path, diagnostic: &Diagnostic) -> String {
    let kind = match diagnostic.severity {
        Severity::Warning => told("警告", "warning"),
        Severity::Remark => told("说明", "note"),
    };
    let Diagnostic {
        problem,
        line,
        column,
        excerpt,
        ..
    } = diagnostic;
    let problem = problem.said();
    let file = file.display();
    if *line == 0 {
        return format!("{kind}: {problem}\n  --> {file}\n");
    }
    let [before, words, after] = excerpt;
    let number = line.to_string();
    let margin = " ".repeat(number.len());
    // Chinese characters are two columns wide.
    let indent = " ".repeat(before.width());
    let marks = "^".repeat(words.width().max(1));
    format!(
        "{kind}: {problem}\n{margin} --> {file}:{line}:{column}\n{margin} |\n{number} | {before}{words}{after}\n{margin} | {indent}{marks}\n"
    )
}

/// Why a file was not read, in the editor's words where it is one of the usual reasons.
pub fn unread(file: &Path, error: &io::Error) -> String {
    let file = file.display();
    match error.kind() {
        io::ErrorKind::NotFound => said!("{file}：没有这个文件", "{file}: there is no such file"),
        io::ErrorKind::PermissionDenied => {
            said!("{file}：没有读取的权限", "{file}: it may not be read")
        }
        io::ErrorKind::IsADirectory => said!(
            "{file}：这是文件夹，不是文件",
            "{file}: a folder, not a file"
        ),
        io::ErrorKind::InvalidData => said!(
            "{file}：不是 UTF-8 文本，不是报告（JSON）",
            "{file}: no UTF-8 text, so no report (JSON)"
        ),
        _ => said!("{file}：{error}", "{file}: {error}"),
    }
}

/// A file with what was wrong with it.
pub fn about(file: &Path, error: &impl InEnglish) -> String {
    let (file, error) = (file.display(), error.said());
    said!("{file}：{error}", "{file}: {error}")
}

/// The address of a folder, with its stroke; nothing stays nothing.
pub fn folder_address(at: &str) -> String {
    let end = if at.is_empty() || at.ends_with('/') {
        ""
    } else {
        "/"
    };
    format!("{at}{end}")
}

/// Writes a whole file or nothing: a reader never sees half of one.
///
/// # Errors
/// When the folder cannot be written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    #[cfg_attr(not(unix), expect(unused_mut, reason = "the mode of a file is Unix's"))]
    let mut new = tempfile::Builder::new();
    // A web server reads it as another user. As for any new file, the user's mask still applies.
    #[cfg(unix)]
    new.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = new.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path)?;
    Ok(())
}

/// A line on standard error.
pub fn complain(text: &str) {
    eprintln!("gongbao: {text}");
}

/// Says why it could not be done.
pub fn failed(reason: &str) -> Outcome {
    complain(reason);
    Outcome::Failed
}

/// Writes a text to a file, or on the screen where none is named.
pub fn written(to: Option<&Path>, text: &str) -> Outcome {
    let done = match to {
        Some(path) => write_whole(path, text.as_bytes()).map_err(|error| (path, error)),
        None => io::stdout()
            .write_all(text.as_bytes())
            .map_err(|error| (Path::new("-"), error)),
    };
    match done {
        Ok(()) => Outcome::Done,
        Err((path, error)) => failed(&about(path, &error)),
    }
}
