//! Pages of glyphs and rules become lines and tables, the same for every format that fixes places.
//!
//! - [`sheet`]: what a page shows
//! - [`turn`]: turned pages and lines
//! - [`row`]: glyphs become printed rows; [`characters`]: what each is; [`over`]: those that are drawn over one another
//! - [`rules`]: drawn lines become rules
//! - [`grid`]: rules become the cells of tables; [`shade`]: so do shaded cells; [`table`]: with their text
//! - [`page`]: a page as it is drawn
//! - [`furniture`]: running heads and page numbers
//! - [`layout`]: pages in reading order, by their [`region`]s; [`columns`] and [`beside`]: columns of text
//! - [`gaps`]: tables without rules, by their [`gap_columns`], [`gap_bands`] and [`gap_rows`]
//! - [`paragraphs`]: rows become paragraphs, over pages, by what is usual ([`measure`]); [`cut`]: tables over pages; [`cut_row`]: rows that
//!   a page cut

mod beside;
mod characters;
mod columns;
mod cut;
mod cut_row;
mod furniture;
mod gap_bands;
mod gap_columns;
mod gap_rows;
mod gaps;
mod grid;
mod layout;
mod measure;
mod over;
mod page;
mod paragraphs;
mod region;
mod row;
mod rules;
mod shade;
pub(super) mod sheet;
mod table;
mod turn;

use super::{Line, Printed, Source};
use crate::ImportError;
use crate::diagnostic::{Diagnostic, Problem};
pub(super) use characters::{is_said, is_wide, plain};
use gongbao_report::model::{Table, TableCell};
use gongbao_report::pages;
use serde::{Deserialize, Serialize};

use page::Page;
use paragraphs::Piece;
use sheet::{Sheet, Shown};
use std::fmt;

/// Why a file of pages is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// It cannot be parsed.
    Broken,
    /// It asks for a password.
    Locked,
    /// It is locked in a way that is not known.
    UnknownLock,
    /// Its pages are pictures.
    Pictures,
    /// Its text is drawn as outlines.
    Outlines,
    /// Nothing says which characters so many of its glyphs are.
    UnknownGlyphs { unknown: usize, all: usize },
    /// It unpacks to more than is sane.
    TooMuch,
}

/// More glyphs than this part of all being unknown, a text cannot be trusted.
const MOST_UNKNOWN: f64 = 0.02;
/// So many outlines for one glyph: the text is drawn.
const OUTLINES_A_GLYPH: usize = 5;
const FEWEST_OUTLINES: usize = 300;
/// A page with fewer glyphs than this on a picture is a picture.
const FEWEST_GLYPHS: usize = 12;

/// Places nearer than this are one, in tenths of a point.
const NEAREST: u32 = 4;

/// Reads pages in their order.
///
/// # Errors
/// When there is no text, or it cannot be trusted.
pub(super) fn read(mut sheets: Vec<Sheet>) -> Result<Source, Refusal> {
    let mut remarks = Vec::new();
    if check(&sheets)? {
        remarks.push(Diagnostic::new(Problem::TextUnderPictures));
    } else {
        for (n, sheet) in sheets.iter_mut().enumerate() {
            let (hidden, seen) = std::mem::take(&mut sheet.glyphs)
                .into_iter()
                .partition(|glyph| glyph.shown == Shown::Hidden);
            sheet.glyphs = seen;
            let text: Vec<String> = row::rows(&hidden, n).iter().map(row::Row::text).collect();
            if !text.is_empty() {
                let text = text.join(" ");
                remarks.push(Diagnostic::at(Problem::Hidden { text }, n + 1));
            }
        }
    }
    let sizes = sheets.iter();
    let sizes = sizes.map(|sheet| (tenths(sheet.width), tenths(sheet.height)));
    let sizes = sizes.collect();
    let mut pages: Vec<Page> = sheets
        .into_iter()
        .enumerate()
        .map(|(n, sheet)| Page::read(sheet, n))
        .collect();
    let heads = furniture::take(&mut pages);
    let pieces = paragraphs::join(layout::order(pages));
    for piece in &pieces {
        if let Piece::Table(table) = piece
            && table.by_gaps
        {
            let head = table.rows.first().into_iter().flatten();
            let text: Vec<String> = head.map(table::Field::joined).collect();
            let problem = Problem::TableByGaps {
                text: text.join(" "),
            };
            remarks.push(Diagnostic::at(problem, table.page + 1));
        }
    }
    let mut lines: Vec<Line> = pieces.into_iter().map(line).collect();
    lines.extend(heads.into_iter().map(|text| Line {
        text,
        outside: true,
        ..Line::default()
    }));
    Ok(Source {
        lines,
        remarks,
        pages: sizes,
        ..Source::default()
    })
}

/// Whether the text is a hidden layer over pictures.
fn check(sheets: &[Sheet]) -> Result<bool, Refusal> {
    let glyphs = || {
        let all = sheets.iter().flat_map(|sheet| &sheet.glyphs);
        all.filter(|glyph| !glyph.character.is_whitespace())
    };
    let all = glyphs().count();
    let outlines: usize = sheets.iter().map(|sheet| sheet.outlines).sum();
    if outlines > FEWEST_OUTLINES && all * OUTLINES_A_GLYPH < outlines {
        return Err(Refusal::Outlines);
    }
    let pictures = sheets.iter().filter(|sheet| {
        let most = sheet
            .pictures
            .iter()
            .any(|picture| picture.width() * picture.height() > 0.4 * sheet.width * sheet.height);
        most && sheet.glyphs.len() < FEWEST_GLYPHS
    });
    let has_pictures = sheets.iter().any(|sheet| !sheet.pictures.is_empty());
    if pictures.count() * 2 > sheets.len() || all == 0 && has_pictures {
        return Err(Refusal::Pictures);
    }
    let unknown = glyphs()
        .filter(|glyph| glyph.character == '\u{fffd}')
        .count();
    if unknown as f64 > MOST_UNKNOWN * all as f64 {
        return Err(Refusal::UnknownGlyphs { unknown, all });
    }
    let hidden = glyphs()
        .filter(|glyph| glyph.shown == Shown::Hidden)
        .count();
    Ok(has_pictures && hidden * 2 > all)
}

fn line(piece: Piece) -> Line {
    match piece {
        Piece::Paragraph(rows) => Line {
            text: paragraphs::text(&rows).trim().to_owned(),
            number: rows.first().map_or(0, |row| row.page + 1),
            printed: rows.iter().map(printed).collect(),
            ..Line::default()
        },
        Piece::Table(table) => Line {
            number: table.page + 1,
            table: Some(Table {
                rows: table
                    .rows
                    .iter()
                    .filter(|row| !row.is_empty())
                    .map(|row| row.iter().map(cell).collect())
                    .collect(),
                separator: None,
            }),
            printed: table
                .rows
                .iter()
                .flatten()
                .flat_map(|field| field.text.iter().map(printed))
                .collect(),
            ..Line::default()
        },
    }
}

/// Tenths of a point.
fn tenths(points: f32) -> i32 {
    // What is no length is none; what is too long saturates.
    (points * 10.0).round() as i32
}

fn printed(row: &row::Row) -> Printed {
    let ends = row.letters.iter().skip(1).map(|next| tenths(next.left));
    let last = row.letters.last().map(|last| tenths(last.right));
    let (mut from, mut before) = (tenths(row.frame.left), 0);
    let advances = ends.chain(last).map(|end| {
        // Characters of one width are said in one: 120, 119, 120 are three of 120.
        let same = from.saturating_add(before);
        if same.abs_diff(end) > NEAREST {
            before = end.saturating_sub(from);
        }
        from = from.saturating_add(before);
        before
    });
    Printed {
        page: (!row.turned).then_some(row.page),
        row: pages::Row {
            left: tenths(row.frame.left),
            base: tenths(row.base),
            size: tenths(row.size),
            advances: advances.collect(),
            text: row.text(),
        },
    }
}

fn cell(field: &table::Field) -> TableCell {
    let span = |count: usize| u32::try_from(count).unwrap_or(1);
    TableCell {
        text: field.joined().trim().to_owned(),
        header: false,
        rows: span(field.rows),
        columns: span(field.columns),
    }
}

impl From<Refusal> for ImportError {
    fn from(refusal: Refusal) -> Self {
        Self::Pages(refusal)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken => {
                f.write_str("文件损坏，打不开；请重新下载，或在原软件中另存为 Word（.docx）")
            }
            Self::Locked => f.write_str("文件设有打开密码；请解除密码后再导入"),
            Self::UnknownLock => f.write_str(
                "文件的加密方式读不了；请用原软件打开，另存为不加密的文件或 Word（.docx）",
            ),
            Self::Pictures => {
                f.write_str("文件的各页是图片（扫描件），没有文字；请找到原来的 Word 文件")
            }
            Self::Outlines => f.write_str("文件的文字画成了曲线，读不出来；请找到原来的 Word 文件"),
            Self::UnknownGlyphs { unknown, all } => write!(
                f,
                "文件没有说明字形是什么字（{all} 个字形中有 {unknown} 个），读出来会错；请在原软件中另存为 Word（.docx）"
            ),
            Self::TooMuch => f.write_str("文件解开后大得不合常理，没有读"),
        }
    }
}
