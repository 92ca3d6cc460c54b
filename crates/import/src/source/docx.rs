//! A Word file becomes lines: paragraphs with the numbers that Word draws, and tables.

use super::numbering::Numbering;
use super::{Kind, Line, Source};
use crate::ImportError;
use gongbao_report::model::{Table, TableCell};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What one part of the file may unpack to. A report's text is some hundred KB.
const PART_LIMIT: u64 = 64 << 20;

/// Reads a docx.
///
/// # Errors
/// When it is no docx, is damaged, or unpacks to more than is sane.
pub(super) fn read(bytes: &[u8]) -> Result<Source, ImportError> {
    let broken = |reason: &str| ImportError::Broken {
        kind: Kind::Docx,
        reason: reason.to_owned(),
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken("压缩包读不出来"))?;
    let Some(document) = part(&mut archive, "word/document.xml")? else {
        return Err(ImportError::NotRead { kind: Kind::Other });
    };
    let numbering = part(&mut archive, "word/numbering.xml")?.unwrap_or_default();
    let mut reading = Reading {
        numbering: Numbering::read(&numbering),
        ..Reading::default()
    };
    let mut reader = Reader::from_str(&document);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => reading.take(&event),
            Err(_) => return Err(broken("正文不是合格的 XML")),
        }
    }
    reading.end_paragraph();
    Ok(Source {
        lines: reading.lines,
        ..Source::default()
    })
}

fn part(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
) -> Result<Option<String>, ImportError> {
    let Ok(file) = archive.by_name(name) else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    let read = file.take(PART_LIMIT + 1).read_to_end(&mut bytes);
    read.map_err(|_| ImportError::Broken {
        kind: Kind::Docx,
        reason: format!("{name} 读不出来"),
    })?;
    if bytes.len() as u64 > PART_LIMIT {
        return Err(ImportError::TooLarge {
            limit: usize::try_from(PART_LIMIT).unwrap_or(usize::MAX),
        });
    }
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

#[derive(Default)]
struct Reading {
    lines: Vec<Line>,
    paragraphs: usize,
    text: String,
    in_text: bool,
    /// Deleted text of tracked changes, field codes and fallbacks of drawings are not printed.
    hidden: usize,
    number: Option<(String, usize)>,
    tables: Vec<Table>,
    numbering: Numbering,
}

impl Reading {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag, false),
            Event::Empty(tag) => self.start(tag, true),
            Event::End(tag) => self.end(tag.local_name().as_ref()),
            Event::Text(text) if self.in_text && self.hidden == 0 => {
                self.text.push_str(text);
            }
            Event::GeneralRef(reference) if self.in_text && self.hidden == 0 => {
                let named: &str = reference;
                let character = reference.resolve_char_ref().ok().flatten();
                match (character, named) {
                    (Some(character), _) => self.text.push(character),
                    (_, "amp") => self.text.push('&'),
                    (_, "lt") => self.text.push('<'),
                    (_, "gt") => self.text.push('>'),
                    (_, "quot") => self.text.push('"'),
                    (_, "apos") => self.text.push('\''),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, empty: bool) {
        match tag.local_name().as_ref() {
            "t" => self.in_text = !empty,
            "tab" if self.hidden == 0 && empty => self.text.push(' '),
            "br" | "cr" if self.hidden == 0 => self.end_line(),
            "noBreakHyphen" => self.text.push('-'),
            "del" | "delText" | "instrText" | "Fallback" if !empty => self.hidden += 1,
            "ilvl" => {
                let level = value(tag).and_then(|level| level.parse().ok()).unwrap_or(0);
                self.number.get_or_insert_with(Default::default).1 = level;
            }
            "numId" => {
                self.number.get_or_insert_with(Default::default).0 = value(tag).unwrap_or_default()
            }
            "tbl" if !empty => {
                self.end_paragraph();
                self.tables.push(Table {
                    rows: Vec::new(),
                    separator: None,
                });
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            "tc" => {
                if let Some(row) = self.row() {
                    row.push(TableCell {
                        text: String::new(),
                        header: false,
                        rows: 1,
                        columns: 1,
                    });
                }
            }
            "gridSpan" => {
                let span = value(tag).and_then(|span| span.parse().ok()).unwrap_or(1);
                if let Some(cell) = self.row().and_then(|row| row.last_mut()) {
                    cell.columns = span;
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: &str) {
        match tag {
            "t" => self.in_text = false,
            "del" | "delText" | "instrText" | "Fallback" => {
                self.hidden = self.hidden.saturating_sub(1)
            }
            "p" => self.end_paragraph(),
            "tbl" => self.end_table(),
            _ => {}
        }
    }

    fn row(&mut self) -> Option<&mut Vec<TableCell>> {
        self.tables.last_mut()?.rows.last_mut()
    }

    fn end_paragraph(&mut self) {
        self.paragraphs += 1;
        if let Some((id, level)) = self.number.take()
            && !self.text.trim().is_empty()
        {
            let drawn = self.numbering.next(&id, level);
            self.text.insert_str(0, &drawn);
        }
        self.end_line();
    }

    fn end_line(&mut self) {
        let text = std::mem::take(&mut self.text).trim().to_owned();
        if let Some(cell) = self.row().and_then(|row| row.last_mut()) {
            if !cell.text.is_empty() && !text.is_empty() {
                cell.text.push(' ');
            }
            cell.text.push_str(&text);
        } else if !text.is_empty() {
            self.lines.push(Line {
                text,
                number: self.paragraphs,
                ..Line::default()
            });
        }
    }

    /// A table inside a cell becomes part of that cell's text; the outermost a table.
    fn end_table(&mut self) {
        let Some(mut table) = self.tables.pop() else {
            return;
        };
        table.rows.retain(|row| !row.is_empty());
        if let Some(cell) = self.row().and_then(|row| row.last_mut()) {
            let texts: Vec<&str> = table
                .rows
                .iter()
                .flatten()
                .map(|cell| cell.text.as_str())
                .collect();
            cell.text.push_str(&texts.join(" "));
        } else if !table.rows.is_empty() {
            let line = Line {
                number: self.paragraphs,
                table: Some(table),
                ..Line::default()
            };
            self.lines.push(line);
        }
    }
}

/// The `w:val` of a tag.
fn value(tag: &BytesStart<'_>) -> Option<String> {
    let attribute = tag
        .attributes()
        .flatten()
        .find(|a| a.key.local_name().as_ref() == "val")?;
    Some(attribute.value.into_owned())
}
