//! Turns what an office has (a portal page as text or HTML, a Word file) into a report.
//! Pure: bytes in, report and diagnostics out; runs natively and in the browser.
//!
//! The map, in the order of the work:
//! - `line`: what a printed line is, by its own words
//! - [`source`]: bytes become printed lines and tables, whatever the format and encoding
//! - [`structure`]: lines become a document: furniture, metadata, title, sections, signature
//! - [`figures`]: sentences become figures, figures become charts
//! - `form`: the prescribed forms of information-disclosure reports, known by what they say
//! - `framed`: on the pages of a PDF or OFD, the words that state each figure
//! - [`names`]: addresses that survive a new edition; `organ`: who reports, and of which place
//! - [`highlights`]: which figures tell the year, for whoever makes a page of the report
//! - [`diagnostic`]: what the import was not sure of; `locate`: where in the input
//! - [`damage`]: places that look damaged become notes

pub mod damage;
pub mod diagnostic;
pub mod figures;
mod form;
mod framed;
pub mod highlights;
mod line;
mod locate;
pub mod names;
mod order;
mod organ;
mod pinyin;
pub mod source;
pub mod structure;

pub use diagnostic::{Diagnostic, Problem, Severity};
pub use source::{Kind, Refusal, Source};

use gongbao_report::Report;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What an import yields.
#[derive(Clone, Debug)]
pub struct Imported {
    /// What the input was taken for.
    pub kind: Kind,
    pub report: Report,
    /// What the import was not sure of, in the order of the input.
    pub diagnostics: Vec<Diagnostic>,
    /// Names of the files that hold the text of a page that has none itself.
    pub elsewhere: Vec<String>,
    /// What became of every number of the text.
    pub ledger: Vec<figures::ledger::Entry>,
}

/// Why there is no report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportError {
    /// No text at all: an empty file, a picture, a scan, a page whose script fetches it.
    NoText { kind: Kind },
    /// All of its text is hidden.
    TextHidden,
    /// Known, and not read.
    NotRead { kind: Kind },
    /// Of a kind that is read, but damaged.
    Broken { kind: Kind, reason: String },
    /// A PDF or OFD without text that can be read, and why.
    Pages(Refusal),
    /// Larger than is sane for a report, unpacked size included.
    TooLarge { limit: usize },
    /// A fault of ours: the report would not have all of the input's text. Nothing is returned.
    TextLost { expected: String, found: String },
}

/// Reads a page or document into a report.
///
/// `previous` is an earlier report of the same document, whose addresses are kept.
///
/// # Errors
/// See [`ImportError`]. All text of the input stands in the report, in order; this is checked on
/// every import.
pub fn import(bytes: &[u8], previous: Option<&Report>) -> Result<Imported, ImportError> {
    import_by(&source::read_binary, bytes, previous)
}

/// Reads a PDF, an OFD, an old Word file, RTF or an OpenDocument text into printed lines: [`source::read_binary`], or a program that has it.
pub type BinaryReader<'a> = &'a dyn Fn(&[u8]) -> Result<Source, ImportError>;

/// As [`import`], with binary files read by another. In the browser their reader is a program of its own,
/// which most who open pages and texts never fetch.
///
/// # Errors
/// As [`import`].
pub fn import_by(
    binary: BinaryReader<'_>,
    bytes: &[u8],
    previous: Option<&Report>,
) -> Result<Imported, ImportError> {
    let (kind, source) = source::read(bytes, binary)?;
    let mut diagnostics = source.remarks.clone();
    let mut report = structure::build(&source, &mut diagnostics);
    check_nothing_lost(&source, &report)?;
    if let Some(previous) = previous {
        names::keep_addresses(&mut report, previous);
    }
    report.notes = damage::find(&report);
    let found = figures::read(&report);
    report.figures = found.figures;
    report.charts = found.charts;
    report.pages = framed::pages(&source, &report);
    locate::locate(&mut diagnostics, &found.ledger, &report, &source);
    Ok(Imported {
        kind,
        report,
        diagnostics,
        elsewhere: source.elsewhere,
        ledger: found.ledger,
    })
}

fn check_nothing_lost(source: &source::Source, report: &Report) -> Result<(), ImportError> {
    let visible = |c: &char| !c.is_whitespace();
    let (expected, found) = (source.text(), report.text());
    // Compared as they stand: copies of a large page would double its memory.
    let same_text = expected
        .chars()
        .filter(visible)
        .eq(found.chars().filter(visible));
    if same_text {
        return Ok(());
    }
    let expected: String = expected.chars().filter(visible).collect();
    let found: String = found.chars().filter(visible).collect();
    // Around the first difference, to be found again.
    let same = expected
        .chars()
        .zip(found.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let around = |text: &str| {
        text.chars()
            .skip(same.saturating_sub(10))
            .take(30)
            .collect()
    };
    Err(ImportError::TextLost {
        expected: around(&expected),
        found: around(&found),
    })
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoText {
                kind: Kind::Html | Kind::Mhtml,
            } => f.write_str(
                "网页里没有文字，可能是由脚本显示的；请在浏览器里等正文出来后再保存网页",
            ),
            Self::NoText { .. } => f.write_str("文件里没有文字（可能是图片或扫描件）"),
            Self::TextHidden => {
                f.write_str("文件里的文字都是隐藏的；要发布的，请在文件里取消隐藏后再导入")
            }
            Self::NotRead { kind: Kind::Other } => {
                let read: Vec<&str> = Kind::READ.into_iter().map(Kind::name).collect();
                write!(
                    f,
                    "认不出这是什么文件；可以导入的有：{}；WPS 或 Word 打得开的，请另存为 .docx",
                    read.join("、")
                )
            }
            Self::NotRead { kind } => {
                write!(f, "这是{}，不能直接导入，{}", kind.name(), kind.way_out())
            }
            Self::Broken { kind, reason } => {
                write!(f, "{}文件损坏：{reason}；{}", kind.name(), kind.way_out())
            }
            Self::Pages(refusal) => refusal.fmt(f),
            Self::TooLarge { limit } => write!(f, "文件太大（上限 {} MB）", limit >> 20),
            Self::TextLost { expected, found } => {
                write!(
                    f,
                    "内部错误：导入会丢失文字，已停止（原文“{expected}”，所得“{found}”）"
                )
            }
        }
    }
}

impl std::error::Error for ImportError {}
