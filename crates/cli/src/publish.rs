//! `gongbao publish` and `gongbao view`: a report becomes pages on the disk, or in the browser at
//! once.

use crate::import::{import_one, read_report};
use crate::kept::Kept;
use crate::lang::told;
use crate::problem::InEnglish;
use crate::said;
use crate::{Outcome, output, serve};
use gongbao_compare::{NotBefore, comes_before};
use gongbao_import::{Severity, highlights};
use gongbao_publish::embed::Snippets;
use gongbao_publish::{Beside, File, Published};
use gongbao_report::check::{Verdict, check};
use gongbao_report::{Report, Verified};
use std::path::{Path, PathBuf};

/// How a report is published.
#[derive(clap::Args)]
pub struct Options {
    #[arg(short, long, help = told("写到这个文件夹；不写则用报告的编号作文件夹名", "Write to this folder; one named after the report when absent"))]
    output: Option<PathBuf>,
    #[arg(long, default_value = "", help = told("将来放在哪个网址下，如 https://www.example.gov.cn/gongbao/2017/", "The address it will lie at, such as https://www.example.gov.cn/gongbao/2017/"))]
    at: String,
    #[arg(long, help = told("报告的标题；原文没有标题时用文件名", "The report's title; the file's name where the text has none"))]
    title: Option<String>,
    #[arg(long, value_name = "REPORT", help = told("上一年的报告（report.json 或发布的文件夹）：网页逐个数字对照，并说明今年与去年有何不同", "The report of the year before (report.json, or the folder it was published to): the page sets its numbers beside this year's and says what changed"))]
    with: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "all", help = told("公开哪些“原文疑误说明”：none 一条也不公开，reader 只公开正文的，all 全部（不写即是）", "Which notes on misprints are published: none, those on the text (reader), or all (when absent)"))]
    notes: Notes,
}

/// Which editorial notes go with the page. An office may keep them to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Notes {
    None,
    /// Those on the text, not those on the portal page around it.
    Reader,
    All,
}

/// Publishes a report, or whatever can be imported, into a folder; says what is doubtful in it, and then
/// what to paste into a portal page.
pub fn run(input: &Path, options: Options) -> Outcome {
    let at = output::folder_address(&options.at);
    let published = any_report(input).and_then(|(mut report, warned)| {
        let named = name(&mut report, input, options.title);
        keep_notes(&mut report, options.notes);
        let verified = Verified::of(report);
        let sound = say_findings(&verified);
        let folder = options.output;
        let folder = folder.unwrap_or_else(|| PathBuf::from(&verified.report().id));
        let last = options.with.as_deref();
        let last = last.map(|last| last_year(last, verified.report()));
        let last = last.transpose()?;
        let kept = Kept::of(&folder, verified.report())?;
        let beside = Beside {
            last: last.as_ref(),
            earlier: &kept.earlier,
            picture: None,
        };
        let published = write(&verified, beside, &folder, &at)?;
        kept.clear(&folder, &published.files)?;
        kept.unseal(&folder)?;
        Ok((published, folder, !warned && named && sound))
    });
    match published {
        Ok((published, folder, clean)) => {
            say_files(&published, &folder, &at);
            if clean {
                Outcome::Done
            } else {
                Outcome::LookAtIt
            }
        }
        Err(reason) => {
            output::complain(&reason);
            Outcome::Failed
        }
    }
}

/// The report of an earlier year, to be set beside this one.
fn last_year(path: &Path, report: &Report) -> Result<Verified, String> {
    let published = published_report(path);
    let (last, _) = any_report(published.as_deref().unwrap_or(path))?;
    let path = path.display();
    match comes_before(&last, report) {
        Ok(()) => Ok(Verified::of(last)),
        Err(NotBefore::Year { was, is }) => Err(said!(
            "{path} 是{was}年的报告，不早于要发布的{is}年。--with 后面写上一年的报告",
            "{path} is of {was}, not before {is}, the year to be published. --with takes the report of the year before"
        )),
        Err(NotBefore::District) => Err(said!(
            "{path} 是另一个地区的报告，不能对照。--with 后面写本地区上一年的报告",
            "{path} is of another district and cannot be set beside it. --with takes the same district's report of the year before"
        )),
    }
}

/// The report in a published folder: its name has a fingerprint. None in what is no such folder.
fn published_report(folder: &Path) -> Option<PathBuf> {
    let files = std::fs::read_dir(folder).ok()?.flatten();
    files.map(|file| file.path()).find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("report-") && name.ends_with(".json")
    })
}

/// Gives a report the title that was asked for; one without any that of its file. False when the editor
/// should look at it.
fn name(report: &mut Report, input: &Path, asked: Option<String>) -> bool {
    if let Some(title) = asked {
        report.title = title;
    } else if report.title.trim().is_empty() {
        let stem = input.file_stem().unwrap_or_default();
        report.title = stem.to_string_lossy().into_owned();
        let title = &report.title;
        output::complain(&said!(
            "原文没有标题，暂用文件名“{title}”。要改，请加上 --title 标题",
            "the text has no title; the file's name “{title}” stands in. Another one: --title TITLE"
        ));
        return false;
    }
    true
}

fn keep_notes(report: &mut Report, notes: Notes) {
    report.notes.retain(|note| match notes {
        Notes::None => false,
        Notes::Reader => !note.at.contains('/'),
        Notes::All => true,
    });
}

/// Says how many figures agree with their sentences, and what contradicts. False when something does.
fn say_findings(verified: &Verified) -> bool {
    let (held, all) = (verified.proven().count(), verified.report().figures.len());
    let sound = said!(
        "{held}/{all} 个数字与原句逐字核对相符",
        "{held} of {all} numbers agree with their sentences, word for word"
    );
    eprintln!("{sound}");
    let findings = check(verified);
    let contradicting = findings
        .iter()
        .filter(|one| one.verdict == Verdict::Contradicts);
    let contradicting = contradicting.count();
    if contradicting > 0 {
        let found = said!(
            "{contradicting} 处矛盾，详见 gongbao check 或网页下方的“核对”",
            "{contradicting} contradictions: see gongbao check, or the checks at the foot of the page"
        );
        eprintln!("{found}");
    }
    contradicting == 0
}

fn say_files(published: &Published, folder: &Path, at: &str) {
    for file in &published.files {
        let bytes = file.bytes.len();
        eprintln!("{bytes:>9}  {}", folder.join(&file.path).display());
    }
    if at.is_empty() {
        eprintln!(
            "\n{}",
            told(
                "注意：没有写 --at，下面的标签里没有网址，只有文件夹与文章放在同一目录下才打得开，也没有分享用的图片。\n写法：--at https://将来存放的网址/",
                "Mind: without --at the line below has no address: it works only where folder and article lie side by side, and there is no picture for sharing.\nLike this: --at https://where.it.will.lie/"
            )
        );
    } else if !published
        .files
        .iter()
        .any(|file| file.path == gongbao_publish::share::NAME)
    {
        eprintln!(
            "\n{}",
            told(
                "标题或名称里有字库没有的字，没有做分享用的图片；其余不受影响。",
                "The font lacks a character of the title or of a name: no picture for sharing was made; all else is as it should be."
            )
        );
    }
    let Snippets { short, frame, .. } = &published.snippets;
    let folder = folder.display();
    let how = said!(
        "把 {folder} 整个上传，再把下面一行贴进文章（全文版在 embed.html）：",
        "Upload all of {folder}, then paste this line into the article (embed.html has the whole text):"
    );
    eprintln!("\n{how}\n");
    println!("{short}");
    let otherwise = told(
        "系统不收上面这种标签时，改贴这一段：",
        "Where the system takes no such tag, paste this:",
    );
    eprintln!("\n{otherwise}\n\n{frame}");
}

/// Imports or reads a file, publishes it to a temporary folder, serves that and opens the browser.
pub fn view(input: &Path, port: u16) -> Outcome {
    let published = any_report(input).and_then(|(mut report, _)| {
        name(&mut report, input, None);
        let folder = tempfile::tempdir().map_err(|error| error.said())?;
        let files = gongbao_publish::preview(&Verified::of(report));
        write_files(&files.map_err(|error| error.said())?, folder.path())?;
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

/// A report file as it is, anything else imported; and whether the import warned of something.
fn any_report(input: &Path) -> Result<(Report, bool), String> {
    if input
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
    {
        let mut report = read_report(input)?;
        if report.highlights.is_empty() {
            report.highlights = highlights::choose(&report);
        }
        return Ok((report, false));
    }
    let imported = import_one(input, None)?;
    for diagnostic in &imported.diagnostics {
        eprintln!("{}", output::diagnostic(input, diagnostic));
    }
    let mut all = imported.diagnostics.iter();
    let warned = all.any(|diagnostic| diagnostic.severity == Severity::Warning);
    Ok((imported.report, warned))
}

fn write(
    verified: &Verified,
    beside: Beside<'_>,
    folder: &Path,
    at: &str,
) -> Result<Published, String> {
    let published =
        gongbao_publish::publish_with(verified, beside, at).map_err(|error| error.said())?;
    write_files(&published.files, folder)?;
    Ok(published)
}

fn write_files(files: &[File], folder: &Path) -> Result<(), String> {
    for file in files {
        let path = folder.join(&file.path);
        output::write_whole(&path, &file.bytes).map_err(|error| output::about(&path, &error))?;
    }
    Ok(())
}
