//! The text of a Word file, as it is printed: without what was deleted, moved away, hidden or is only a field's
//! code.

mod fields;
mod notes;
mod paragraph;

use super::chart;
use super::numbering::Numbering;
use super::package::{Package, Relations, attribute};
use super::styles::{Look, Styles};
use super::symbols;
use crate::ImportError;
use crate::diagnostic::Problem;
use crate::source::paper::Paper;
use crate::source::{Kind, Line};
use fields::{Control, Field};
use notes::Note;
use paragraph::Paragraph;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// Elements whose text is not printed here.
const SKIPPED: [&str; 18] = [
    "del",
    "moveFrom",
    "delText",
    "delInstrText",
    "pPrChange",
    "rPrChange",
    "tblPrChange",
    "tblPrExChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "tblGridChange",
    "numberingChange",
    "rt",
    "hdr",
    "ftr",
    "docPartBody",
    "lists",
];

pub(super) struct Reading {
    styles: Styles,
    numbering: Numbering,
    paper: Paper,
    /// Texts of notes by kind and identifier.
    notes: HashMap<String, Vec<Line>>,
    note_count: u32,
    /// How deep in an element that is skipped.
    skipped: usize,
    paragraph: Paragraph,
    /// Paragraphs around a text box.
    around: Vec<Paragraph>,
    run: Look,
    in_run: bool,
    in_text: bool,
    in_code: bool,
    in_row_properties: bool,
    row_deleted: bool,
    /// Fields being read: their code.
    fields: Vec<Field>,
    /// Content controls: whether each is a contents page, and whether it shows its placeholder.
    controls: Vec<Control>,
    /// Of alternatives, whether one was taken.
    alternatives: Vec<bool>,
    raised_math: usize,
    open_notes: Vec<Note>,
}

impl Reading {
    pub fn new(styles: Styles, mut numbering: Numbering) -> Self {
        numbering.resolve(&styles);
        Self {
            styles,
            numbering,
            paper: Paper::default(),
            notes: HashMap::new(),
            note_count: 0,
            skipped: 0,
            paragraph: Paragraph::default(),
            around: Vec::new(),
            run: Look::default(),
            in_run: false,
            in_text: false,
            in_code: false,
            in_row_properties: false,
            row_deleted: false,
            fields: Vec::new(),
            controls: Vec::new(),
            alternatives: Vec::new(),
            raised_math: 0,
            open_notes: Vec::new(),
        }
    }

    /// Reads the main part.
    pub fn read(
        mut self,
        xml: &str,
        package: &mut Package<'_>,
        name: &str,
    ) -> Result<Paper, ImportError> {
        let relations = package.relations(name)?;
        self.all(xml, package, &relations)?;
        Ok(self.paper)
    }

    /// Reads the notes that the main part points to.
    pub fn read_notes(&mut self, xml: &str) -> Result<(), ImportError> {
        self.all(xml, &mut Package::flat(""), &Relations::default())
    }

    fn all(
        &mut self,
        xml: &str,
        package: &mut Package<'_>,
        relations: &Relations,
    ) -> Result<(), ImportError> {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => {
                    let name = tag.local_name();
                    if self.skipped > 0 || self.is_skipped(name.as_ref(), &tag) {
                        self.skipped += 1;
                    } else {
                        self.start(&tag, false, package, relations)?;
                    }
                }
                Ok(Event::Empty(tag)) => {
                    if self.skipped == 0 {
                        self.start(&tag, true, package, relations)?;
                    }
                }
                Ok(Event::End(tag)) => {
                    if self.skipped > 0 {
                        self.skipped -= 1;
                    } else {
                        self.end(tag.local_name().as_ref());
                    }
                }
                Ok(Event::Text(text)) => self.text(&text),
                Ok(Event::CData(text)) => self.text(&text),
                Ok(Event::GeneralRef(reference)) => {
                    if let Some(text) = super::meaning(&reference) {
                        self.text(&text);
                    }
                }
                Ok(Event::Eof) => return Ok(()),
                Err(_) => {
                    let reason = "正文不是合格的 XML".to_owned();
                    let kind = Kind::Docx;
                    return Err(ImportError::Broken { kind, reason });
                }
                Ok(_) => {}
            }
        }
    }

    fn is_skipped(&self, name: &str, tag: &BytesStart<'_>) -> bool {
        let of_mark = self.paragraph.in_properties || self.in_row_properties;
        match name {
            "del" | "moveFrom" => !of_mark,
            // An insertion is printed.
            "annotation" => {
                ["Word.Deletion", "Word.Comment"].contains(&attribute(tag, "type").as_str())
            }
            "Fallback" => self.alternatives.last() == Some(&true),
            _ => SKIPPED.contains(&name),
        }
    }

    fn start(
        &mut self,
        tag: &BytesStart<'_>,
        empty: bool,
        package: &mut Package<'_>,
        relations: &Relations,
    ) -> Result<(), ImportError> {
        let value = || attribute(tag, "val");
        let name = tag.local_name();
        if self.paragraph.in_properties {
            self.paragraph_property(tag);
            return Ok(());
        }
        match name.as_ref() {
            "p" if empty => {
                self.begin();
                self.end_paragraph();
            }
            "pPr" => self.paragraph.in_properties = !empty,
            "r" => {
                self.begin();
                self.in_run = !empty;
                self.run = Look::default();
            }
            "rStyle" => {
                let style = self.styles.of_run(&value()).look;
                self.run = std::mem::take(&mut self.run).over(&style);
            }
            "vanish" | "strike" | "dstrike" | "vertAlign" | "rFonts" => self.run.take(tag),
            "t" => self.in_text = !empty,
            "instrText" => self.in_code = !empty,
            "tab" | "ptab" if self.in_run => self.print(" "),
            "br" | "cr" if self.in_run => self.paper.end_line(),
            "noBreakHyphen" if self.in_run => self.print("-"),
            "sym" => {
                let code = u32::from_str_radix(&attribute(tag, "char"), 16).unwrap_or_default();
                let symbol = symbols::symbol(&attribute(tag, "font"), code);
                self.print(&symbol.to_string());
            }
            "fldChar" => self.field(&attribute(tag, "fldCharType")),
            "fldSimple" if !empty => {
                let code = attribute(tag, "instr");
                let contents = code.trim_start().starts_with("TOC");
                self.fields.push(Field { code, contents });
                self.mark_contents();
            }
            "sdt" if !empty => self.controls.push(Control::default()),
            "docPartGallery" => {
                let contents = value() == "Table of Contents";
                if let Some(control) = self.controls.last_mut() {
                    control.contents |= contents;
                }
                self.mark_contents();
            }
            "showingPlcHdr" => {
                let on = value() != "0";
                if let Some(control) = self.controls.last_mut() {
                    control.placeholder = on;
                }
            }
            "footnoteReference" | "endnoteReference" => self.note_reference(tag),
            "footnote" | "endnote" if !empty => self.open_note(tag),
            "AlternateContent" if !empty => self.alternatives.push(false),
            "Choice" => {
                if let Some(taken) = self.alternatives.last_mut() {
                    *taken = true;
                }
            }
            "txbxContent" if !empty => {
                self.paper.open_box();
                self.around.push(std::mem::take(&mut self.paragraph));
            }
            "docPr" => {
                let text = attribute(tag, "descr");
                if !text.trim().is_empty() {
                    self.paper.remark(Problem::Picture { text });
                }
            }
            "chart" => {
                if let Some(target) = relations.target(&attribute(tag, "id"))
                    && let Some(xml) = package.part(target)?
                {
                    self.paper.later(chart::read(&xml));
                }
            }
            "altChunk" => {
                if let Some(target) = relations.target(&attribute(tag, "id"))
                    && let Some(bytes) = package.bytes(target)?
                {
                    match super::super::read_inner(&bytes) {
                        Some(lines) => self.paper.between(lines),
                        None => self.paper.remark(Problem::NotTaken {
                            name: target.rsplit('/').next().unwrap_or(target).to_owned(),
                        }),
                    }
                }
            }
            "tbl" if !empty => self.paper.open_table(),
            "tr" if !empty => {
                self.row_deleted = false;
                self.paper.open_row();
            }
            "trPr" => self.in_row_properties = !empty,
            "del" | "moveFrom" if self.in_row_properties => self.row_deleted = true,
            "gridBefore" => self.paper.skip_columns(value().parse().unwrap_or(0)),
            "tc" if !empty => self.paper.open_cell(),
            "gridSpan" => self.paper.span(value().parse().unwrap_or(1)),
            "vMerge" | "vmerge" if value() != "restart" => self.paper.go_on_from_above(),
            "hMerge" | "hmerge" if value() != "restart" => self.paper.go_on_from_before(),
            "sup" => self.raised_math += usize::from(!empty),
            "rad" => self.print("√"),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "pPr" => {
                self.paragraph.in_properties = false;
                self.begin();
            }
            "p" => self.end_paragraph(),
            "r" => {
                self.in_run = false;
                self.run = Look::default();
            }
            "t" => self.in_text = false,
            "instrText" => self.in_code = false,
            "fldSimple" => self.end_field(),
            "sdt" => {
                self.controls.pop();
                self.mark_contents();
            }
            "footnote" | "endnote" => self.close_note(),
            "AlternateContent" => drop(self.alternatives.pop()),
            "txbxContent" => {
                let lines = self.paper.close_box();
                self.paper.later(lines);
                self.paragraph = self.around.pop().unwrap_or_default();
            }
            "tbl" => self.paper.close_table(),
            "tr" if self.row_deleted => self.paper.drop_row(),
            "trPr" => self.in_row_properties = false,
            "sup" => self.raised_math = self.raised_math.saturating_sub(1),
            // 108/123 in a formula.
            "num" => self.print("/"),
            _ => {}
        }
    }

    /// Draws the number of the paragraph, before its first word.
    fn text(&mut self, text: &str) {
        if self.skipped > 0 {
            return;
        }
        if self.in_code {
            if let Some(field) = self.fields.last_mut() {
                field.code.push_str(text);
            }
        } else if self.in_text {
            self.print(text);
        }
    }

    fn print(&mut self, text: &str) {
        let mut look = self.run.clone().over(&self.paragraph.look);
        if self.controls.iter().any(|control| control.placeholder) {
            look.hidden = Some(true);
        }
        if self.raised_math > 0 {
            look.raised = Some(true);
        }
        look.print(text, &mut self.paper);
    }
}
