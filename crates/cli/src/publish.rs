//! `gongbao publish` and `gongbao view`: a report becomes pages on the disk, or in the browser at
//! once.

use crate::import::{import_one, read_report};
use crate::kept::Kept;
use crate::{Outcome, output, serve};
use gongbao_import::{Severity, highlights};
use gongbao_publish::embed::Snippets;
use gongbao_publish::{Beside, File, Published};
use gongbao_report::check::{Verdict, check};
use gongbao_report::{Report, Verified};
use std::path::{Path, PathBuf};

/// How a report is published.
#[derive(clap::Args)]
pub struct Options {
    /// 写到这个文件夹；不写则用报告的编号作文件夹名
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// 将来放在哪个网址下，如 https://www.example.gov.cn/gongbao/2017/
    #[arg(long, default_value = "")]
    at: String,
    /// 报告的标题；原文没有标题时用文件名
    #[arg(long)]
    title: Option<String>,
    /// 上一年的报告（report.json）：网页逐个数字对照，并说明今年与去年有何不同
    #[arg(long, value_name = "REPORT")]
    with: Option<PathBuf>,
    /// 公开哪些“原文疑误说明”：none 一条也不公开，reader 只公开正文的，all 全部
    #[arg(long, value_enum, default_value = "all")]
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
    let (last, _) = any_report(path)?;
    let path = path.display();
    if last.year >= report.year {
        let (was, is) = (last.year, report.year);
        return Err(format!(
            "{path} 是{was}年的报告，不早于要发布的{is}年。--with 后面写上一年的报告"
        ));
    }
    if last.district != report.district {
        return Err(format!(
            "{path} 是另一个地区的报告，不能对照。--with 后面写本地区上一年的报告"
        ));
    }
    Ok(Verified::of(last))
}

/// Gives a report the title that was asked for; one without any that of its file. False when the editor
/// should look at it.
fn name(report: &mut Report, input: &Path, asked: Option<String>) -> bool {
    if let Some(title) = asked {
        report.title = title;
    } else if report.title.trim().is_empty() {
        let stem = input.file_stem().unwrap_or_default();
        report.title = stem.to_string_lossy().into_owned();
        output::complain(&format!(
            "原文没有标题，暂用文件名“{}”。要改，请加上 --title 标题",
            report.title
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
    eprintln!("{held}/{all} 个数字与原句逐字核对相符");
    let findings = check(verified);
    let contradicting = findings
        .iter()
        .filter(|one| one.verdict == Verdict::Contradicts);
    let contradicting = contradicting.count();
    if contradicting > 0 {
        eprintln!("{contradicting} 处矛盾，详见 gongbao check 或网页下方的“核对”");
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
            "\n注意：没有写 --at，下面的标签里没有网址，只有文件夹与文章放在同一目录下才打得开。\n写法：--at https://将来存放的网址/"
        );
    }
    let Snippets { short, frame, .. } = &published.snippets;
    eprintln!(
        "\n把 {} 整个上传，再把下面一行贴进文章（全文版在 embed.html）：\n",
        folder.display()
    );
    println!("{short}");
    eprintln!("\n系统不收上面这种标签时，改贴这一段：\n\n{frame}");
}

/// Imports or reads a file, publishes it to a temporary folder, serves that and opens the browser.
pub fn view(input: &Path, port: u16) -> Outcome {
    let published = any_report(input).and_then(|(mut report, _)| {
        name(&mut report, input, None);
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
        gongbao_publish::publish_with(verified, beside, at).map_err(|error| error.to_string())?;
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
