//! The document as the issuer printed it.

use super::{Chart, Figure, Note};
use serde::{Deserialize, Serialize};

/// A yearly report of one government body.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Version of this format, today 2.
    pub format: u32,
    /// Stable name of the report, such as `kecheng-2017`: part of addresses and storage keys.
    pub id: String,
    /// The title as one line.
    pub title: String,
    /// The year reported on.
    pub year: u16,
    /// The body that issued the report.
    pub issuer: String,
    /// Which duty to report this answers.
    #[serde(default)]
    pub kind: ReportKind,
    /// The district, county, city or department reported on, for comparison across years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Where the issuer published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The printed lines before the text: page furniture, metadata, title; in printed order.
    #[serde(default)]
    pub front: Vec<Line>,
    /// Paragraphs before the first section.
    #[serde(default)]
    pub preamble: Vec<Paragraph>,
    /// The sections in printed order.
    pub sections: Vec<Section>,
    /// The printed lines after the text: signature, date, page furniture; in printed order.
    #[serde(default)]
    pub back: Vec<Line>,
    /// The numbers that the text states.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Ids of the figures that tell the year at a glance, the most important first. Where none is named
    /// a page chooses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub highlights: Vec<String>,
    /// What is worth drawing.
    #[serde(default)]
    pub charts: Vec<Chart>,
    /// Editorial notes on damaged or odd text. The text itself is never changed.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// What stands where on the pages that it was read from, and which words there state each figure, as lines
    /// of [`crate::pages`]. Only where it was read from a PDF or OFD.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<String>,
}

/// Which duty to report a document answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// 法治政府建设年度报告, due before 1 April (厅字〔2019〕28号, art. 24).
    LawBasedGovernment,
    /// 政府信息公开工作年度报告.
    InformationDisclosure,
    /// 政府工作报告.
    GovernmentWork,
    #[default]
    Other,
}

/// A printed line outside the body.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub kind: LineKind,
    /// Metadata only: the label as printed, blanks included (`索  引`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The text; for metadata the value, empty when the issuer left it empty.
    #[serde(default)]
    pub text: String,
    /// Metadata only: what the label means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meaning: Option<Meaning>,
    /// Metadata only: what stands between label and value; `: ` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub separator: Option<String>,
    /// Printed on the same line as the one before, after a blank.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub same_line: bool,
    /// The day meant, where the line is or holds a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PrintedDate>,
}

/// What a printed line outside the body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Breadcrumb, page tools, footer: the portal's, not the report's.
    Furniture,
    /// A label and its value.
    Metadata,
    Title,
    Signature,
    /// The date under the signature.
    Date,
    /// Text that belongs to the document but is none of the above: a byline, a salutation.
    Text,
}

/// What a metadata label means. Names follow the portal rules (GB/T 21063.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// 索引号: an opaque string, its composition is local.
    IndexNumber,
    /// 文号, 发文字号.
    DocumentNumber,
    /// 名称, 标题.
    Title,
    /// 发布机构, 责任部门.
    Issuer,
    /// 责任科室.
    Office,
    /// 成文日期, 生成日期.
    DateWritten,
    /// 发布日期.
    DatePublished,
    /// 公开形式, 公开方式, 公开类别.
    Disclosure,
    /// 公开时限.
    DisclosurePeriod,
    /// 规范性文件编号.
    NormativeNumber,
    /// 有效性.
    Validity,
    /// 内容概述.
    Summary,
    /// 主题分类.
    Subject,
    /// 来源.
    Origin,
}

/// A date as meant by a printed line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PrintedDate {
    /// `YYYY-MM-DD`.
    pub iso: String,
    /// True when the printed text is damaged and the day is our reading of it (`2018330`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reconstructed: bool,
}

/// A section with its own paragraphs and subsections, to any depth.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Permanent address: pinyin of the title's opening, so a renumbering does not move it.
    pub id: String,
    /// The number as printed, with its mark: `一、`, `(一)`. Empty for an unnumbered heading.
    #[serde(default)]
    pub number: String,
    pub title: String,
    /// The first paragraph goes on in the heading's line.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub run_in: bool,
    #[serde(default)]
    pub paragraphs: Vec<Paragraph>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
}

/// A paragraph, or a table with its caption as text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    /// Permanent address: the section's, a dot and a number.
    pub id: String,
    /// The printed text; for a table its caption, often empty.
    #[serde(default)]
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<Table>,
}

/// A table as printed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub rows: Vec<Vec<TableCell>>,
    /// The mark printed between the cells of a row, where a text drew the table with one (`|`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub separator: Option<String>,
}

/// A cell that covers `rows` x `columns` places of the grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TableCell {
    #[serde(default)]
    pub text: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub header: bool,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub rows: u32,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub columns: u32,
}

/// Row and cell of a table at each place of its grid, spans filled in.
pub type Places = Vec<Vec<Option<(usize, usize)>>>;

/// Wider and longer grids are not the tables of a report.
const MOST_PLACES: usize = 20_000;

impl Table {
    /// Where its cells stand. None where it is larger than a table of a report.
    pub fn places(&self) -> Option<Places> {
        let height = self.rows.len();
        let mut places: Places = vec![Vec::new(); height];
        let mut filled = 0;
        for (r, row) in self.rows.iter().enumerate() {
            let mut column = 0;
            for (c, cell) in row.iter().enumerate() {
                while places[r].get(column).is_some_and(Option::is_some) {
                    column += 1;
                }
                let wide = cell.columns.clamp(1, 100) as usize;
                let high = (cell.rows.max(1) as usize).min(height - r);
                filled += wide * high;
                if filled > MOST_PLACES {
                    return None;
                }
                for below in &mut places[r..r + high] {
                    if below.len() < column + wide {
                        below.resize(column + wide, None);
                    }
                    below[column..column + wide].fill(Some((r, c)));
                }
                column += wide;
            }
        }
        Some(places)
    }
}

// Named by the schema only.
#[allow(dead_code)]
fn one() -> u32 {
    1
}

// serde's skip_serializing_if hands over a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_one(n: &u32) -> bool {
    *n == 1
}

/// A name in Chinese and, where there is one, in English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Names {
    pub zh: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Line {
    /// A line with nothing known of it but its kind.
    pub fn plain(kind: LineKind, text: &str) -> Self {
        Self {
            kind,
            label: None,
            text: text.to_owned(),
            meaning: None,
            separator: None,
            same_line: false,
            date: None,
        }
    }

    fn day(&self) -> Option<&str> {
        self.date.as_ref().map(|date| date.iso.as_str())
    }

    /// Part of the document that is neither its title, its text nor about it.
    fn is_signed(&self) -> bool {
        matches!(
            self.kind,
            LineKind::Signature | LineKind::Date | LineKind::Text
        )
    }
}

impl Report {
    /// The metadata pairs in printed order.
    pub fn metadata(&self) -> impl Iterator<Item = &Line> {
        self.lines(LineKind::Metadata)
    }

    /// The page furniture in printed order.
    pub fn furniture(&self) -> impl Iterator<Item = &Line> {
        self.lines(LineKind::Furniture)
    }

    /// The value of the first metadata pair with this meaning that is not empty.
    pub fn metadata_value(&self, meaning: Meaning) -> Option<&Line> {
        self.metadata()
            .find(|line| line.meaning == Some(meaning) && !line.text.is_empty())
    }

    /// The day that the metadata give this meaning.
    pub fn metadata_date(&self, meaning: Meaning) -> Option<&str> {
        let mut pairs = self.metadata().filter(|line| line.meaning == Some(meaning));
        pairs.find_map(Line::day)
    }

    /// The day that it is signed with, under its title or its text.
    pub fn signed_on(&self) -> Option<&str> {
        self.lines(LineKind::Date).find_map(Line::day)
    }

    /// The day on which it was issued, as far as it says so: of publication, else of writing, else the one that it
    /// is signed with.
    pub fn issued_on(&self) -> Option<&str> {
        self.metadata_date(Meaning::DatePublished)
            .or_else(|| self.metadata_date(Meaning::DateWritten))
            .or_else(|| self.signed_on())
    }

    /// All printed lines outside the body of this kind, in printed order.
    pub fn lines(&self, kind: LineKind) -> impl Iterator<Item = &Line> {
        self.front
            .iter()
            .chain(&self.back)
            .filter(move |line| line.kind == kind)
    }

    /// The lines under the title: on which occasion and by whom it was said.
    pub fn byline(&self) -> impl Iterator<Item = &Line> {
        self.front.iter().filter(|line| line.is_signed())
    }

    /// The lines under the text: signature, date, what is remarked after them.
    pub fn signature(&self) -> impl Iterator<Item = &Line> {
        self.back.iter().filter(|line| line.is_signed())
    }

    /// Every paragraph of the body in printed order.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.preamble
            .iter()
            .chain(self.all_sections().flat_map(|section| &section.paragraphs))
    }

    /// Every section at every depth, in printed order.
    pub fn all_sections(&self) -> impl Iterator<Item = &Section> {
        let mut stack: Vec<&Section> = self.sections.iter().rev().collect();
        std::iter::from_fn(move || {
            let section = stack.pop()?;
            stack.extend(section.sections.iter().rev());
            Some(section)
        })
    }
}

impl Section {
    /// The heading as printed: number and title.
    pub fn heading(&self) -> String {
        format!("{}{}", self.number, self.title)
    }
}
