//! `gongbao`: what an office types. Arguments, files, progress and exit codes; the work is done by
//! the crates below.
//!
//! Exit codes: 0 done; 1 done, but there is something to look at (a warning of an import, a
//! contradiction of a check, an altered text); 2 it could not be done. Of `verify` also: 3 there is no seal;
//! 4 nothing was altered, but by none of the named keys it was sealed.

mod bodies;
mod catalog;
mod check;
mod export;
mod found;
mod import;
mod kept;
mod lang;
mod ledger;
mod output;
mod problem;
mod publish;
mod seal;
mod sealed;
mod serve;
mod verify;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use lang::{Lang, told};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "gongbao", version, about = told("公报：把政府年度报告变成可读、可核对的网页", "Gongbao: makes government reports pages to read and check"), long_about = None)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[arg(long, global = true, value_name = "zh|en", hide_possible_values = true, help = told("用什么语言说话：zh 中文（不写即是），en 英文", "Language of the command: zh for Chinese (when absent), en for English"))]
    lang: Option<Lang>,
}

#[derive(Subcommand)]
enum Command {
    #[command(about = told("导入：把保存的网页、文本、Word 等文件变成报告", "Import: make reports of saved pages, texts, Word and other files"))]
    Import {
        #[arg(required = true, help = told("文件或文件夹，可以有多个", "Files or folders, as many as you like"))]
        inputs: Vec<PathBuf>,
        #[arg(short, long, help = told("写到这个文件（一个输入）或文件夹（多个输入）；不写则输出到屏幕", "Write to this file (one input) or folder (several); to the screen when absent"))]
        output: Option<PathBuf>,
        #[arg(long, help = told("同一文件以前的报告，沿用其中的地址", "An earlier report of the same file, whose addresses are kept"))]
        previous: Option<PathBuf>,
        #[arg(long, help = told("说明以 JSON 输出，供程序读取", "Say everything as JSON, for programs"))]
        json: bool,
        #[arg(long, requires = "output", help = told("逐个数字说明读作什么、依据哪条规则", "Say of each number how it was read and by which rule"))]
        explain: bool,
    },
    #[command(about = told("核对：数字与原句、合计、日期、必备内容、编号", "Check: numbers against their sentences, sums, dates, required parts, numbering"))]
    Check {
        #[arg(help = told("报告（report.json）", "The report (report.json)"))]
        report: PathBuf,
        #[arg(long, help = told("同一单位上一年的报告，核对结转和有效文件数", "The same body's report of the year before: what was carried over and what is in force are held against it"))]
        previous: Option<PathBuf>,
        #[arg(long, help = told("以 JSON 输出，供程序读取", "Print JSON, for programs"))]
        json: bool,
        #[arg(long, help = told("列出全文每个数字：数据、存疑或不是数据的原因", "List every number of the text: a figure, doubtful, or why it is none"))]
        ledger: bool,
    },
    #[command(about = told("导出：数字（CSV、JSON）或全文（文本、Markdown）", "Export: the numbers (CSV, JSON) or the text (plain, Markdown)"))]
    Export {
        #[arg(help = told("报告（report.json）", "The report (report.json)"))]
        report: PathBuf,
        #[command(flatten)]
        form: export::Form,
        #[arg(short, long, help = told("写到这个文件；不写则输出到屏幕", "Write to this file; to the screen when absent"))]
        output: Option<PathBuf>,
        #[arg(long, help = told("报告网页的网址，写进每个数字的地址", "Address of the report's page, put into the address of each number"))]
        at: Option<String>,
    },
    #[command(about = told("发布：一步完成导入（报告、网页、文本或 Word）、核对和发布，给出要贴进文章的一行", "Publish: import (a report, page, text or Word file), check and publish in one step, and give the line to paste"))]
    Publish {
        #[arg(help = told("报告：report.json，或保存的网页、文本、Word、PDF 等文件", "The report: report.json, or a saved page, text, Word, PDF or other file"))]
        input: PathBuf,
        #[command(flatten)]
        options: publish::Options,
    },
    #[command(about = told("目录：把一个文件夹里的许多报告编成可以查找、比较的目录", "Catalogue: make a folder of many reports one that can be searched and compared"))]
    Catalog {
        #[arg(help = told("报告所在的文件夹；其下第一层文件夹的名字作为地区（省、市）", "The folder with the reports; its first level of folders names the regions"))]
        reports: PathBuf,
        #[arg(short, long, help = told("写到这个文件夹", "Write to this folder"))]
        output: PathBuf,
        #[arg(long, default_value = "", help = told("目录将来的网址，如 https://www.example.gov.cn/gongbao/：写了就有网站地图（sitemap.xml）和订阅源（feed.xml）", "The address it will lie at, such as https://www.example.gov.cn/gongbao/: with it there are a sitemap (sitemap.xml) and a feed (feed.xml)"))]
        at: String,
    },
    #[command(about = told("封存：为发布的文件夹或报告里的每段、每表、每个数字、每张图和每个文件留下摘要，并签名", "Seal: digests of every paragraph, table, number, chart and file of a published folder or report, signed"))]
    Seal {
        #[arg(help = told("发布好的文件夹，或 report.json", "A published folder, or report.json"))]
        what: PathBuf,
        #[command(flatten)]
        options: seal::Options,
    },
    #[command(about = told("核验：是否与封存时一字不差，改动在哪里，由谁封存（结束代码：0 未改动，1 已改动，2 无法核验，3 没有封存，4 不知道是谁的钥匙）", "Verify: whether anything was altered since it was sealed, where, and who sealed it (exit code: 0 unaltered, 1 altered, 2 could not be verified, 3 no seal, 4 an unknown key)"))]
    Verify {
        #[arg(required_unless_present = "page", help = told("网页、文件夹、report.json、证明，或本机上的网址", "A page, a folder, report.json, a proof, or an address on this machine"))]
        what: Option<String>,
        #[command(flatten)]
        options: verify::Options,
    },
    #[command(about = told("证明：单独证明一段文字或一个数字出自封存的报告", "Prove: that one paragraph or number is of a sealed report"))]
    Prove {
        #[arg(help = told("地址，如 xin-fang.1 或 figure/petitions.letters.received；带 # 和 ~ 的完整引用也可以", "An address such as xin-fang.1 or figure/petitions.letters.received; a whole citation with # and ~ will do"))]
        address: String,
        #[arg(help = told("发布好的文件夹，或 report.json", "A published folder, or report.json"))]
        what: PathBuf,
        #[arg(long, value_name = "SEAL.json", help = told("封存文件；不写则用旁边的", "The seal; the one beside it when absent"))]
        seal: Option<PathBuf>,
        #[arg(short, long, help = told("写到这个文件；不写则输出到屏幕", "Write to this file; to the screen when absent"))]
        output: Option<PathBuf>,
    },
    #[command(about = told("本机查看：在浏览器里看一个文件夹", "Serve: look at a folder in the browser, on this machine only"))]
    Serve {
        #[arg(help = told("发布好的文件夹或目录", "A published folder, or a catalogue"))]
        folder: PathBuf,
        #[arg(long, default_value_t = 8080, help = told("端口；不写则用 8080", "The port; 8080 when absent"))]
        port: u16,
        #[arg(long, help = told("打开浏览器", "Open the browser"))]
        open: bool,
    },
    #[command(about = told("一步到位：导入（或读取）一个文件，发布到临时文件夹，在浏览器里打开", "View: import (or read) a file, publish it to a temporary folder and open the browser"))]
    View {
        #[arg(help = told("报告：report.json，或保存的网页、文本、Word、PDF 等文件", "The report: report.json, or a saved page, text, Word, PDF or other file"))]
        input: PathBuf,
        #[arg(long, default_value_t = 8080, help = told("端口；不写则用 8080", "The port; 8080 when absent"))]
        port: u16,
    },
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Done,
    LookAtIt,
    Failed,
    Unsealed,
    UnknownKey,
}

fn main() -> ExitCode {
    lang::choose(std::env::args());
    let command = lang::localized(Arguments::command());
    let arguments = command
        .try_get_matches()
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match arguments {
        Ok(arguments) => arguments,
        Err(error) => return refused(&error),
    };
    let outcome = match arguments.command {
        Command::Import {
            inputs,
            output,
            previous,
            json,
            explain,
        } => {
            let say = import::Say { json, explain };
            import::run(&inputs, output.as_deref(), previous.as_deref(), say)
        }
        Command::Check {
            report,
            previous: _,
            json,
            ledger: true,
        } => check::ledger(&report, json),
        Command::Check {
            report,
            previous,
            json,
            ledger: false,
        } => check::run(&report, previous.as_deref(), json),
        Command::Export {
            report,
            form,
            output,
            at,
        } => export::run(&report, &form, output.as_deref(), at),
        Command::Publish { input, options } => publish::run(&input, options),
        Command::Catalog {
            reports,
            output,
            at,
        } => catalog::run(&reports, &output, &at),
        Command::Seal { what, options } => seal::run(&what, &options),
        Command::Verify { what, options } => verify::run(what.as_deref(), &options),
        Command::Prove {
            address,
            what,
            seal,
            output,
        } => seal::prove(&address, &what, seal.as_deref(), output.as_deref()),
        Command::Serve { folder, port, open } => serve::run(&folder, port, open),
        Command::View { input, port } => publish::view(&input, port),
    };
    match outcome {
        Outcome::Done => ExitCode::SUCCESS,
        Outcome::LookAtIt => ExitCode::from(1),
        Outcome::Failed => ExitCode::from(2),
        Outcome::Unsealed => ExitCode::from(3),
        Outcome::UnknownKey => ExitCode::from(4),
    }
}

/// Help and version are asked for; everything else is wrong.
fn refused(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A reader that went away is no error.
            drop(error.print());
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            drop(error.print());
            ExitCode::from(2)
        }
        _ => {
            output::complain(&lang::wrong(error));
            ExitCode::from(2)
        }
    }
}
