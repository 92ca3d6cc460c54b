//! What an import was not sure of, and its words. [`crate::locate`] finds its place in the input.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A remark on the import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    pub severity: Severity,
    pub problem: Problem,
    /// Line of the input from 1 (of a docx, the paragraph); 0 when it is about the whole.
    pub line: usize,
    /// Character of the line from 1.
    pub column: usize,
    /// The text before it, it, and after it, as much as fits a line.
    pub excerpt: [String; 3],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Severity {
    /// Worth knowing.
    Remark,
    /// Should be looked at.
    Warning,
}

/// What about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// No line looks like a title.
    NoTitle,
    /// Neither title nor dates tell the year.
    NoYear,
    /// Neither signature nor title tell who issued it; the government of the place was taken.
    NoIssuer { taken: String },
    /// No headings were recognised.
    NoSections,
    /// The text looks damaged here.
    Damage { printed: String, remark: String },
    /// A number that could not be read with certainty.
    FigureUnclear { printed: String },
    /// Lines were broken at a width, and joined again.
    LinesJoined { count: usize },
    /// Text that the document hides: not taken.
    Hidden { text: String },
    /// Text that is struck out: not taken.
    Struck { text: String },
    /// What a picture shows, in the words of its author: not taken as text.
    Picture { text: String },
    /// Of the files of an archive one was taken.
    OneOfMany { taken: String, others: String },
    /// A file inside the document that is not read.
    NotTaken { name: String },
    /// The page has no text of its own but names the files that do.
    TextInFiles { names: String },
    /// The page has no text of its own, and the file beside it that does was read.
    ReadBeside { name: String },
    /// The page shows its text as pictures.
    TextInPictures { pictures: usize },
    /// The text was recognised in pictures and lies hidden under them.
    TextUnderPictures,
    /// A table without rules: its columns were told by the gaps between them.
    TableByGaps { text: String },
    /// The text goes on in further pages.
    OnePageOf { pages: u32 },
    /// A row of a prescribed form, of whose numbers the columns cannot be told.
    ColumnsUnclear { printed: String },
}

impl Diagnostic {
    pub fn new(problem: Problem) -> Self {
        let severity = match problem {
            Problem::Damage { .. }
            | Problem::FigureUnclear { .. }
            | Problem::Hidden { .. }
            | Problem::ReadBeside { .. }
            | Problem::Picture { .. } => Severity::Remark,
            _ => Severity::Warning,
        };
        Self {
            severity,
            problem,
            line: 0,
            column: 0,
            excerpt: Default::default(),
        }
    }

    /// A remark on a line of the input.
    pub(crate) fn at(problem: Problem, line: usize) -> Self {
        Self {
            line,
            ..Self::new(problem)
        }
    }
}

/// As much of a text as fits a message.
fn short(text: &str) -> String {
    const LONGEST: usize = 30;
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTitle => f.write_str("没有找到标题，请在 JSON 的 title 中补上"),
            Self::NoYear => f.write_str("没有找到报告年份，请在 JSON 的 year 中补上"),
            Self::NoIssuer { taken } if taken.is_empty() => {
                f.write_str("没有找到发文机关，请在 JSON 的 issuer 中补上")
            }
            Self::NoIssuer { taken } => {
                write!(f, "没有落款，按标题记发文机关为“{taken}”，请核对")
            }
            Self::NoSections => f.write_str(
                "没有认出任何章节标题，请看原文里“一、”“（一）”一类的标题是不是各占一行",
            ),
            Self::Damage { printed, remark } => write!(f, "“{printed}”：{remark}"),
            Self::TextUnderPictures => {
                f.write_str("文字取自扫描图片下的识别层，可能有错字，请与图片核对")
            }
            Self::TableByGaps { text } => {
                write!(f, "表格没有框线，按空白分的列，请核对：“{}”", short(text))
            }
            Self::LinesJoined { count } => {
                write!(f, "原文按宽度断行，已把 {count} 行接到上一行，请核对分段")
            }
            Self::Hidden { text } => write!(
                f,
                "隐藏的文字没有收入：“{}”；要公开的，请在原文件中取消隐藏再导入",
                short(text)
            ),
            Self::Struck { text } => write!(
                f,
                "划去的文字没有收入：“{}”；没有作废的，请在原文件中去掉删除线再导入",
                short(text)
            ),
            Self::Picture { text } => {
                write!(f, "图片，说明为“{}”，请核对图中有没有文字", short(text))
            }
            Self::OneOfMany { taken, others } if others.is_empty() => {
                write!(f, "读取了其中的“{taken}”")
            }
            Self::OneOfMany { taken, others } => {
                write!(
                    f,
                    "读取了其中的“{taken}”，没有读取：{others}；报告若是别的文件，请单独导入它"
                )
            }
            Self::NotTaken { name } => {
                write!(f, "文件里嵌入的 {name} 没有读取，请另行打开，看有没有正文")
            }
            Self::TextInFiles { names } => {
                write!(
                    f,
                    "网页上没有报告正文，正文在附件里：{names}；请导入这个附件"
                )
            }
            Self::ReadBeside { name } => {
                write!(f, "网页上没有报告正文，读取了旁边的附件“{name}”")
            }
            Self::TextInPictures { pictures } => {
                write!(
                    f,
                    "网页上没有报告正文，正文是 {pictures} 张图片，请找文字版导入"
                )
            }
            Self::OnePageOf { pages } => {
                write!(
                    f,
                    "正文分成了 {pages} 页，这里只有其中一页，请把各页都保存下来"
                )
            }
            Self::FigureUnclear { printed } => {
                write!(f, "“{printed}”读不准，没有收入数字，请对照原文")
            }
            Self::ColumnsUnclear { printed } => {
                let row = printed.replace('\t', " ");
                let row: String = row.trim().chars().take(40).collect();
                write!(f, "“{row}”分不清各个数字属于哪一列，没有收入数字")
            }
        }
    }
}
