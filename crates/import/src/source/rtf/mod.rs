//! RTF becomes lines. Words of its markup are known or skipped with their group, as the format says.

mod fonts;
mod state;
mod tables;

use super::formula;
use super::paper::{Number, Paper, marked};
use super::{Kind, Source};
use crate::ImportError;
use fonts::Fonts;
use state::{Destination, OpenTable, Row, State};

/// Deeper groups are an attack.
const DEEPEST: usize = 1000;

/// Reads an RTF file.
///
/// # Errors
/// When its groups are nested deeper than any writer does.
pub(super) fn read(bytes: &[u8]) -> Result<Source, ImportError> {
    let mut reading = Reading::default();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'{' => {
                reading.flush();
                if reading.outer.len() >= DEEPEST {
                    return Err(ImportError::Broken {
                        kind: Kind::Rtf,
                        reason: "层次太深".to_owned(),
                    });
                }
                reading.outer.push(reading.state.clone());
                reading.state.opened = None;
                reading.state.first = true;
            }
            b'}' => {
                reading.close();
                if reading.outer.is_empty() {
                    break;
                }
            }
            b'\\' => at = reading.control(bytes, at),
            b'\r' | b'\n' => {}
            byte => reading.byte(*byte),
        }
    }
    while !reading.outer.is_empty() {
        reading.close();
    }
    reading.flush();
    reading.tables_to(0);
    Ok(reading.paper.finish())
}

#[derive(Default)]
struct Reading {
    state: State,
    /// The states around the open groups.
    outer: Vec<State>,
    fonts: Fonts,
    paper: Paper,
    /// Bytes of text in the encoding of their font.
    pending: Vec<u8>,
    /// The first half of a character in two.
    high: Option<u16>,
    /// Characters still to be skipped after one in Unicode.
    skip: usize,
    number: String,
    fields: Vec<String>,
    notes: u32,
    tables: Vec<OpenTable>,
    /// The row being described, of a table and of one in a cell.
    row: Row,
    nested: Row,
}

impl Reading {
    /// Takes a byte of text.
    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.state.first = false;
        self.pending.push(byte);
    }

    /// Ends a group.
    fn close(&mut self) {
        self.flush();
        self.skip = 0;
        let opened = self.state.opened.take();
        match opened {
            Some(Destination::Note) => {
                self.tables_to(0);
                let lines = self.paper.close_box();
                self.paper
                    .later(marked(lines, &format!("[{}]", self.notes)));
                self.tables = std::mem::take(&mut self.state.tables);
            }
            Some(Destination::Box) => {
                self.tables_to(0);
                let lines = self.paper.close_box();
                self.paper.later(lines);
                self.tables = std::mem::take(&mut self.state.tables);
            }
            Some(Destination::Number) => {
                let drawn = std::mem::take(&mut self.number);
                let text = drawn.trim().to_owned();
                // The o of Courier is Word's hollow bullet.
                if text.contains(char::is_alphanumeric) && text != "o" {
                    let joined = !drawn.ends_with(char::is_whitespace);
                    self.paper.number(Number { text, joined });
                }
            }
            Some(Destination::Field) => {
                if let Some(code) = self.fields.pop()
                    && !self.state.shown
                {
                    self.say(&formula::printed(&code));
                }
                self.mark_contents();
            }
            _ => {}
        }
        if let Some(outer) = self.outer.pop() {
            // A field has shown its result when a group in it did.
            let shown = self.state.shown && !matches!(opened, Some(Destination::Field));
            self.state = outer;
            self.state.shown |= shown;
        }
    }

    /// Takes what follows a backslash; returns where it ends.
    fn control(&mut self, bytes: &[u8], start: usize) -> usize {
        let Some(first) = bytes.get(start) else {
            return start;
        };
        if !first.is_ascii_alphabetic() {
            return self.symbol(bytes, *first, start + 1);
        }
        let letters = bytes[start..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let word = &bytes[start..start + letters];
        let mut at = start + letters;
        let sign = usize::from(bytes.get(at) == Some(&b'-'));
        let digits = bytes[at + sign..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let value = (digits > 0).then(|| {
            let text = String::from_utf8_lossy(&bytes[at..at + sign + digits]);
            text.parse::<i32>().unwrap_or_default()
        });
        if digits > 0 {
            at += sign + digits;
        }
        at += usize::from(bytes.get(at) == Some(&b' '));
        let word = String::from_utf8_lossy(word).into_owned();
        if word == "bin" {
            return at
                .saturating_add(usize::try_from(value.unwrap_or(0)).unwrap_or(0))
                .min(bytes.len());
        }
        self.flush_unless_text(&word);
        self.word(&word, value);
        at
    }

    fn symbol(&mut self, bytes: &[u8], symbol: u8, at: usize) -> usize {
        match symbol {
            b'\'' => {
                let hex = bytes
                    .get(at..at + 2)
                    .and_then(|hex| std::str::from_utf8(hex).ok());
                if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                    self.byte(byte);
                }
                return (at + 2).min(bytes.len());
            }
            b'*' => self.state.optional = self.state.first,
            b'~' => self.character('\u{a0}'),
            b'_' => self.character('-'),
            b'\\' | b'{' | b'}' => self.byte(symbol),
            b'\r' | b'\n' => {
                self.flush();
                self.end_paragraph();
            }
            _ => {}
        }
        at
    }

    fn character(&mut self, c: char) {
        self.flush();
        self.say(c.encode_utf8(&mut [0; 4]));
    }

    /// Bytes on both sides of a Unicode character are apart; all other words change what follows.
    fn flush_unless_text(&mut self, word: &str) {
        if self.skip == 0 || word != "u" {
            self.flush();
        }
    }

    fn word(&mut self, word: &str, value: Option<i32>) {
        let first = std::mem::replace(&mut self.state.first, false);
        let optional = std::mem::take(&mut self.state.optional);
        if let Some(destination) = Destination::of(word) {
            self.open(destination);
            return;
        }
        if optional || first && Destination::is_skipped(word) {
            self.state.destination = Destination::Skipped;
            return;
        }
        let on = value != Some(0);
        let number = value.unwrap_or_default();
        match word {
            "ansicpg" => self.fonts.page = u16::try_from(number).unwrap_or_default(),
            "fcharset" => self.fonts.charset(number),
            "f" => {
                self.state.font = number;
                if self.state.destination == Destination::Fonts {
                    self.fonts.define(number);
                }
            }
            "uc" => self.state.unicode_skip = usize::try_from(number).ok().map(|n| n.min(8)),
            "u" => self.unicode(number),
            "v" => self.state.hidden = on,
            "strike" | "striked" => self.state.struck = on,
            "deleted" => self.state.deleted = on,
            "super" => self.state.raised = on,
            "sub" | "nosupersub" => self.state.raised = false,
            "plain" => self.state.plain(),
            _ if self.state.destination == Destination::Skipped => {}
            "pard" => {
                self.state.in_table = false;
                self.state.depth = 1;
            }
            "intbl" => self.state.in_table = true,
            "itap" => {
                self.state.depth = usize::try_from(number).unwrap_or(1);
                self.state.in_table = number > 0;
            }
            "outlinelevel" if self.state.is_text() && number < 9 => self.paper.heading(),
            "par" | "sect" => self.end_paragraph(),
            "line" | "page" | "column" if self.state.is_text() => self.paper.end_line(),
            "tab" => self.say(" "),
            "emdash" => self.say("—"),
            "endash" => self.say("–"),
            "lquote" => self.say("‘"),
            "rquote" => self.say("’"),
            "ldblquote" => self.say("“"),
            "rdblquote" => self.say("”"),
            "bullet" => self.say("•"),
            "trowd" | "trleft" | "clvmrg" | "clmrg" | "cellx" => self.row().describe(word, number),
            "cell" => self.end_cell(1),
            "nestcell" => self.end_cell(self.state.depth.max(2)),
            "row" => self.end_row(1),
            "nestrow" => self.end_row(self.state.depth.max(2)),
            _ => {}
        }
    }

    fn open(&mut self, destination: Destination) {
        let inside = self.state.destination;
        // A skipped group keeps what is in it; only the text of a shape is printed.
        let kept = inside == Destination::Skipped
            || inside == Destination::Shape && destination != Destination::Box;
        if kept {
            return;
        }
        self.state.destination = destination;
        match destination {
            Destination::Note => {
                self.notes += 1;
                self.say_in_text(&format!("[{}]", self.notes));
                self.begin_box(destination);
            }
            Destination::Box => self.begin_box(destination),
            Destination::Number => self.state.opened = Some(destination),
            Destination::Field => {
                self.fields.push(String::new());
                self.state.opened = Some(destination);
                self.state.shown = false;
                self.state.destination = Destination::Text;
            }
            Destination::Result => {
                self.state.destination = Destination::Text;
                self.mark_contents();
            }
            _ => {}
        }
    }

    fn begin_box(&mut self, destination: Destination) {
        self.paper.open_box();
        self.state.opened = Some(destination);
        self.state.tables = std::mem::take(&mut self.tables);
        self.state.destination = Destination::Text;
        self.state.in_table = false;
        self.state.plain();
    }

    fn mark_contents(&mut self) {
        self.paper.contents = self
            .fields
            .iter()
            .any(|code| code.trim_start().starts_with("TOC"));
    }

    fn unicode(&mut self, value: i32) {
        let unit = u16::try_from(value & 0xffff).unwrap_or_default();
        let units = match self.high.take() {
            Some(high) => vec![high, unit],
            None if (0xd800..0xdc00).contains(&unit) => {
                self.high = Some(unit);
                self.skip = self.state.unicode_skip.unwrap_or(1);
                return;
            }
            None => vec![unit],
        };
        self.say(&String::from_utf16_lossy(&units));
        self.skip = self.state.unicode_skip.unwrap_or(1);
    }

    /// Says the bytes that wait, in the encoding of their font.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        // The names of fonts are in the encoding of the file.
        let named = self.state.destination == Destination::Fonts;
        let text = self
            .fonts
            .decode(Some(self.state.font).filter(|_| !named), &bytes);
        self.say(&text);
    }

    fn say(&mut self, text: &str) {
        match self.state.destination {
            Destination::Fonts => self.fonts.name(text),
            Destination::Number => self.number.push_str(text),
            Destination::Code => {
                if let Some(code) = self.fields.last_mut() {
                    code.push_str(text);
                }
            }
            Destination::Text => self.say_in_text(text),
            _ => {}
        }
    }

    fn say_in_text(&mut self, text: &str) {
        if text.is_empty() || self.state.deleted {
            return;
        }
        self.open_cell();
        self.state.shown = true;
        let text = self.fonts.symbols(self.state.font, text);
        let text = text.replace(char::is_control, " ");
        self.state.write(&mut self.paper, &text);
    }

    fn end_paragraph(&mut self) {
        if self.state.is_text() && !self.state.deleted {
            self.open_cell();
            self.paper.end_paragraph();
        }
    }
}
