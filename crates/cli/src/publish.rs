//! `gongbao publish` and `gongbao view`: a report becomes pages on the disk, or in the browser at
//! once.

use crate::import::read_report;
use crate::{Outcome, output, serve};
use gongbao_publish::embed::Snippets;
use gongbao_publish::{File, Published};
use gongbao_report::{Report, Verified};
use std::path::Path;

/// Publishes a report into a folder and says what to paste into a portal page.
pub fn run(report: &Path, folder: &Path, at: &str) -> Outcome {
    let at = if at.is_empty() || at.ends_with('/') {
        at.to_owned()
    } else {
        format!("{at}/")
    };
    let published = read_report(report).and_then(|report| write(report, folder, &at));
    match published {
        Ok(published) => {
            for file in &published.files {
                let bytes = file.bytes.len();
                eprintln!("{bytes:>9}  {}", folder.join(&file.path).display());
            }
            let Snippets { short, frame, .. } = &published.snippets;
            eprintln!(
                "\n把 {} 上传到门户,再把下面一段贴进文章(全文版在 embed.html):\n",
                folder.display()
            );
            println!("{short}");
            eprintln!("\n系统不收上面这种标签时,改贴这一段:\n");
            println!("{frame}");
            Outcome::Done
        }
        Err(reason) => {
            output::complain(&reason);
            Outcome::Failed
        }
    }
}

/// Imports or reads a file, publishes it to a temporary folder, serves that and opens the browser.
pub fn view(input: &Path, port: u16) -> Outcome {
    let published = any_report(input).and_then(|report| {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let files = gongbao_publish::preview(&Verified::of(report));
        write_files(&files.map_err(|error| error.to_string())?, folder.path())?;
        Ok(folder)
    });
    match published {
        Ok(folder) => serve::run(folder.path(), port, true),
        Err(reason) => {
            output::complain(&reason);
            Outcome::Failed
        }
    }
}

/// A report file as it is, anything else imported.
fn any_report(input: &Path) -> Result<Report, String> {
    if input
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
    {
        return read_report(input);
    }
    let bytes = std::fs::read(input).map_err(|error| output::unread(input, &error))?;
    let imported = gongbao_import::import(&bytes, None);
    let imported = imported.map_err(|error| format!("{}: {error}", input.display()))?;
    for diagnostic in &imported.diagnostics {
        eprintln!("{}", output::diagnostic(input, diagnostic));
    }
    Ok(imported.report)
}

fn write(report: Report, folder: &Path, at: &str) -> Result<Published, String> {
    let verified = Verified::of(report);
    let published = gongbao_publish::publish(&verified, at).map_err(|error| error.to_string())?;
    write_files(&published.files, folder)?;
    Ok(published)
}

fn write_files(files: &[File], folder: &Path) -> Result<(), String> {
    for file in files {
        let path = folder.join(&file.path);
        output::write_whole(&path, &file.bytes)
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
