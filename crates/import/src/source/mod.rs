//! Bytes become printed lines, whatever the format and the encoding.

mod archive;
mod clean;
mod columns;
mod compound;
mod decode;
mod doc;
mod formula;
mod html;
mod kind;
mod markdown;
mod mhtml;
mod numerals;
mod odt;
mod ofd;
mod paged;
mod paper;
mod pdf;
mod rtf;
mod spaced;
mod superscript;
mod text;
mod word;
mod wrapped;

pub use kind::Kind;
pub use paged::Refusal;

use crate::diagnostic::{Diagnostic, Problem};
use crate::{BinaryReader, ImportError};
use gongbao_report::model::Table;
use gongbao_report::pages;
use serde::{Deserialize, Serialize};

/// More than the largest report by far; what is larger is a mistake or an attack.
const LIMIT: usize = 256 << 20;

/// A document as printed lines, in order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Source {
    pub lines: Vec<Line>,
    /// What the head of an HTML page says its title is.
    pub head_title: Option<String>,
    /// Where a saved page says it comes from.
    pub address: Option<String>,
    /// What the reader noticed: text that is not printed, text that is elsewhere.
    /// Between the programs of a browser they travel beside it: reading them again would take more than all
    /// that is read of an old Word file.
    #[serde(skip)]
    pub remarks: Vec<Diagnostic>,
    /// Of a file of pages: the width and height of each, in tenths of a point.
    pub pages: Vec<(i32, i32)>,
    /// Names of the files that hold the text of a page that has none itself.
    pub elsewhere: Vec<String>,
}

/// A printed line, or a table.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Line {
    /// Without the blanks at its ends.
    pub text: String,
    /// Line of the input from 1; of a docx, the paragraph.
    pub number: usize,
    /// Marked as a heading in the source.
    pub heading: bool,
    /// Outside of the part of a page that holds the document.
    pub outside: bool,
    /// A table of data; `text` is empty then.
    pub table: Option<Table>,
    /// On pages: the rows that print it, one after the other; of a table, cell by cell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub printed: Vec<Printed>,
}

/// A row of a page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Printed {
    /// The page from 0; none of a row that runs in another direction, whose place is not told.
    pub page: Option<usize>,
    pub row: pages::Row,
}

/// Reads a file of any kind in [`Kind::READ`], told by its content; says which it was.
///
/// # Errors
/// When there is no text, or it is of another kind.
pub(crate) fn read(bytes: &[u8], binary: BinaryReader<'_>) -> Result<(Kind, Source), ImportError> {
    if bytes.len() > LIMIT {
        return Err(ImportError::TooLarge { limit: LIMIT });
    }
    let (kind, mut source) = match Kind::of_bytes(bytes) {
        Some(Kind::Zip) => (Kind::Zip, archive::read(bytes, binary)?),
        _ => read_one(bytes, binary)?,
    };
    clean::all(&mut source);
    source
        .lines
        .retain(|line| !line.text.is_empty() || line.table.is_some());
    if source.lines.is_empty() {
        let is_hidden = |remark: &Diagnostic| matches!(remark.problem, Problem::Hidden { .. });
        return Err(if source.remarks.iter().any(is_hidden) {
            ImportError::TextHidden
        } else {
            ImportError::NoText { kind }
        });
    }
    Ok((kind, source))
}

/// Reads a PDF or an OFD, whose pages fix the place of every character, an old Word file, RTF or an OpenDocument
/// text: what a program of its own reads in browsers.
///
/// # Errors
/// When it has no text that can be read, and why.
pub fn read_binary(bytes: &[u8]) -> Result<Source, ImportError> {
    match Kind::of_bytes(bytes) {
        Some(Kind::Doc) => doc::read(bytes),
        Some(Kind::Ofd) => Ok(ofd::read(bytes)?),
        Some(Kind::Odt) => odt::read(bytes),
        Some(Kind::Rtf) => Ok(rtf::read(bytes)?),
        None => odt::read_xml(&decode::decode(bytes)?),
        _ => Ok(pdf::read(bytes)?),
    }
}

/// Reads a file that is no archive of files.
fn read_one(bytes: &[u8], binary: BinaryReader<'_>) -> Result<(Kind, Source), ImportError> {
    let (kind, mut source) = match Kind::of_bytes(bytes) {
        Some(Kind::Docx) => (Kind::Docx, word::read(bytes)?),
        Some(kind @ (Kind::Pdf | Kind::Ofd | Kind::Doc | Kind::Rtf | Kind::Odt)) => {
            (kind, binary(bytes)?)
        }
        Some(kind) => return Err(ImportError::NotRead { kind }),
        None => {
            let text = decode::decode(bytes)?;
            let kind = Kind::of_text(&text);
            let source = match kind {
                Kind::Html => html::read(&text),
                Kind::Text => text::read(&text),
                Kind::Mhtml => mhtml::read(bytes)?,
                Kind::WordXml => word::read_xml(&text)?,
                Kind::Odt => binary(bytes)?,
                kind => return Err(ImportError::NotRead { kind }),
            };
            (kind, source)
        }
    };
    if matches!(kind, Kind::Text | Kind::Html | Kind::Mhtml) {
        source.lines = columns::find(source.lines);
    }
    Ok((kind, source))
}

/// The lines of a page or text that stands inside another file; none when it is something else.
fn read_inner(bytes: &[u8]) -> Option<Vec<Line>> {
    if Kind::of_bytes(bytes).is_some() {
        return None;
    }
    let text = decode::decode(bytes).ok()?;
    match Kind::of_text(&text) {
        Kind::Html => Some(html::read(&text).lines),
        Kind::Text => Some(text::read(&text).lines),
        _ => None,
    }
}

/// The lines of a cell as one text. A break between Chinese characters only fits a word into a narrow
/// column; anywhere else it parts what stands apart: 12 and 9 are no 129.
fn cell_text<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let wide = |c: char| c > '\u{2e80}';
    let mut text = String::new();
    for line in lines.into_iter().filter(|line| !line.is_empty()) {
        let broken_word = text.ends_with(wide) && line.starts_with(wide);
        if !text.is_empty() && !broken_word {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}

impl Source {
    /// All text in printed order, one line each.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            text.push_str(&line.text);
            if let Some(table) = &line.table {
                let mark = table.separator.as_deref().unwrap_or("\t");
                for row in &table.rows {
                    let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
                    text.push_str(&cells.join(mark));
                    text.push('\n');
                }
            }
            text.push('\n');
        }
        text
    }
}
