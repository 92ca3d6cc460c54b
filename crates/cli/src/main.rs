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
mod ledger;
mod output;
mod publish;
mod seal;
mod sealed;
mod serve;
mod verify;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "gongbao", version, about = "公报：把政府年度报告变成可读、可核对的网页", long_about = None)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 导入：把保存的网页、文本、Word 等文件变成报告
    Import {
        /// 文件或文件夹，可以有多个
        #[arg(required = true)]
        inputs: Vec<PathBuf>,
        /// 写到这个文件（一个输入）或文件夹（多个输入）；不写则输出到屏幕
        #[arg(short, long)]
        output: Option<PathBuf>,
        /// 同一文件以前的报告，沿用其中的地址
        #[arg(long)]
        previous: Option<PathBuf>,
        /// 说明以 JSON 输出，供程序读取
        #[arg(long)]
        json: bool,
        /// 逐个数字说明读作什么、依据哪条规则
        #[arg(long, requires = "output")]
        explain: bool,
    },
    /// 核对：数字与原句、合计、日期、必备内容、编号
    Check {
        report: PathBuf,
        /// 同一单位上一年的报告，核对结转和有效文件数
        #[arg(long)]
        previous: Option<PathBuf>,
        /// 以 JSON 输出，供程序读取
        #[arg(long)]
        json: bool,
        /// 列出全文每个数字：数据、存疑或不是数据的原因
        #[arg(long)]
        ledger: bool,
    },
    /// 导出：数字（CSV、JSON）或全文（文本、Markdown）
    Export {
        report: PathBuf,
        #[command(flatten)]
        form: export::Form,
        /// 写到这个文件；不写则输出到屏幕
        #[arg(short, long)]
        output: Option<PathBuf>,
        /// 报告网页的网址，写进每个数字的地址
        #[arg(long)]
        at: Option<String>,
    },
    /// 发布：一步完成导入（报告、网页、文本或 Word）、核对和发布，给出要贴进文章的一行
    Publish {
        input: PathBuf,
        #[command(flatten)]
        options: publish::Options,
    },
    /// 目录：把一个文件夹里的许多报告编成可以查找、比较的目录
    Catalog {
        /// 报告所在的文件夹；其下第一层文件夹的名字作为地区（省、市）
        reports: PathBuf,
        /// 写到这个文件夹
        #[arg(short, long)]
        output: PathBuf,
        /// 目录将来的网址，如 https://www.example.gov.cn/gongbao/：写了就有网站地图（sitemap.xml）和订阅源（feed.xml）
        #[arg(long, default_value = "")]
        at: String,
    },
    /// 封存：为发布的文件夹或报告里的每段、每表、每个数字、每张图和每个文件留下摘要，并签名
    Seal {
        /// 发布好的文件夹，或 report.json
        what: PathBuf,
        #[command(flatten)]
        options: seal::Options,
    },
    /// 核验：是否与封存时一字不差，改动在哪里，由谁封存（结束代码：0 未改动，1 已改动，2 无法核验，3 没有封存，4 不知道是谁的钥匙）
    Verify {
        /// 网页、文件夹、report.json、证明，或本机上的网址
        #[arg(required_unless_present = "page")]
        what: Option<String>,
        #[command(flatten)]
        options: verify::Options,
    },
    /// 证明：单独证明一段文字或一个数字出自封存的报告
    Prove {
        /// 地址，如 xin-fang.1 或 figure/petitions.letters.received；带 # 和 ~ 的完整引用也可以
        address: String,
        /// 发布好的文件夹，或 report.json
        what: PathBuf,
        /// 封存文件；不写则用旁边的
        #[arg(long, value_name = "SEAL.json")]
        seal: Option<PathBuf>,
        /// 写到这个文件；不写则输出到屏幕
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    /// 本机查看：在浏览器里看一个文件夹
    Serve {
        folder: PathBuf,
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// 打开浏览器
        #[arg(long)]
        open: bool,
    },
    /// 一步到位：导入（或读取）一个文件，发布到临时文件夹，在浏览器里打开
    View {
        input: PathBuf,
        #[arg(long, default_value_t = 8080)]
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
    let outcome = match Arguments::parse().command {
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
