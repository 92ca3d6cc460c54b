//! The text of an OpenDocument, as it is printed: without what was deleted, hidden or is a comment.

mod lists;

use super::styles::Styles;
use crate::ImportError;
use crate::diagnostic::Problem;
use crate::source::paper::{Paper, marked};
use crate::source::word::numbering::Numbering;
use crate::source::word::package::attribute;
use crate::source::word::styles::Look;
use crate::source::{Kind, Line, word};
use lists::{Counted, Item, Lists};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{HashMap, HashSet};

/// Elements whose text is not printed here.
const SKIPPED: [&str; 12] = [
    "text:deletion",
    "office:change-info",
    "text:note-citation",
    "text:ruby-text",
    "text:table-of-content-source",
    "text:hidden-text",
    "office:annotation",
    "office:forms",
    "svg:title",
    "office:binary-data",
    "text:script",
    "math:annotation",
];
/// Drawings that hold paragraphs.
const BOXES: [&str; 8] = [
    "draw:text-box",
    "draw:custom-shape",
    "draw:rect",
    "draw:ellipse",
    "draw:polygon",
    "draw:path",
    "draw:line",
    "draw:connector",
];
/// More cells or blanks than this are not repeated.
const MOST_REPEATED: usize = 1_000;

pub(super) struct Reading {
    styles: Styles,
    numbering: Numbering,
    paper: Paper,
    in_body: bool,
    /// How deep in an element that is skipped.
    skipped: usize,
    /// How deep in an element of the body that is not shown.
    hidden: usize,
    deletions: Deletions,
    paragraphs: Vec<Look>,
    spans: Vec<Look>,
    lists: Lists,
    counted: Counted,
    tables: Vec<Columns>,
    notes: u32,
    /// The words that describe a picture are being read.
    description: Option<String>,
    /// Looks and lists around a box or note.
    around: Vec<(Vec<Look>, Vec<Look>, Lists)>,
}

/// What was deleted and stands in the text all the same.
#[derive(Default)]
struct Deletions {
    /// The change being described.
    region: String,
    known: HashSet<String>,
    /// The deletions that have begun.
    open: HashSet<String>,
    /// The end of the last paragraph was deleted: the next goes on in it.
    joined: bool,
}

/// The columns of a table being read.
#[derive(Default)]
struct Columns {
    at: usize,
    /// Cells that reach into the rows below: columns and rows left, by first column.
    down: HashMap<usize, (u32, u32)>,
}

impl Reading {
    pub fn new(styles: Styles) -> Self {
        Self {
            styles,
            numbering: Numbering::default(),
            paper: Paper::default(),
            in_body: false,
            skipped: 0,
            hidden: 0,
            deletions: Deletions::default(),
            paragraphs: Vec::new(),
            spans: Vec::new(),
            lists: Lists::default(),
            counted: Counted::default(),
            tables: Vec::new(),
            notes: 0,
            description: None,
            around: Vec::new(),
        }
    }

    pub fn read(mut self, xml: &str) -> Result<Paper, ImportError> {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => {
                    let name = tag.name();
                    let name = name.as_ref();
                    if name == "text:deletion" {
                        let region = self.deletions.region.clone();
                        self.deletions.known.insert(region);
                    }
                    if self.skipped > 0 || SKIPPED.contains(&name) {
                        self.skipped += 1;
                    } else {
                        self.start(name, &tag);
                    }
                }
                Ok(Event::Empty(tag)) => {
                    let name = tag.name();
                    let name = name.as_ref();
                    if self.skipped == 0 && !SKIPPED.contains(&name) {
                        self.start(name, &tag);
                        self.end(name);
                    }
                }
                Ok(Event::End(_)) if self.skipped > 0 => self.skipped -= 1,
                Ok(Event::End(tag)) => self.end(tag.name().as_ref()),
                Ok(Event::Text(text)) => self.text(&text),
                Ok(Event::CData(text)) => self.text(&text),
                Ok(Event::GeneralRef(reference)) => {
                    if let Some(text) = word::meaning(&reference) {
                        self.text(&text);
                    }
                }
                Ok(Event::Eof) => return Ok(self.paper),
                Err(_) => {
                    let reason = "正文不是合格的 XML".to_owned();
                    let kind = Kind::Odt;
                    return Err(ImportError::Broken { kind, reason });
                }
                Ok(_) => {}
            }
        }
    }

    fn start(&mut self, name: &str, tag: &BytesStart<'_>) {
        let value = |name: &str| attribute(tag, name);
        let count = |name: &str| value(name).parse::<usize>().unwrap_or(1);
        if name == "office:text" {
            self.in_body = true;
        }
        if !self.in_body {
            return;
        }
        match name {
            "text:p" | "text:h" => {
                let look = self.styles.look("paragraph", &value("style-name"));
                self.paragraphs.push(look);
                if std::mem::take(&mut self.deletions.joined) {
                    return;
                }
                let is_heading = name == "text:h";
                if is_heading {
                    self.paper.heading();
                }
                self.number(is_heading.then_some(tag));
            }
            "text:span" => {
                let look = self.styles.look("text", &value("style-name"));
                let look = match self.spans.last() {
                    Some(around) => look.over(around),
                    None => look,
                };
                self.spans.push(look);
            }
            "text:s" => self.print(&" ".repeat(count("c").min(MOST_REPEATED))),
            "text:tab" => self.print(" "),
            "text:line-break" => self.paper.end_line(),
            "text:section" => {
                let on = value("display") == "none";
                self.hidden += usize::from(on || self.hidden > 0);
            }
            "text:list" => self.open_list(&value("style-name"), tag),
            "text:list-item" => {
                self.lists.item = Some(Item {
                    style: Some(value("style-override")).filter(|style| !style.is_empty()),
                    start: value("start-value").parse().ok(),
                });
            }
            "text:changed-region" => self.deletions.region = value("id"),
            "text:change-start" => {
                let change = value("change-id");
                if self.deletions.known.contains(&change) {
                    self.deletions.open.insert(change);
                }
            }
            "text:change-end" => {
                self.deletions.open.remove(&value("change-id"));
            }
            "text:list-header" => self.lists.item = None,
            "text:table-of-content" => self.paper.contents = true,
            "text:note-body" => {
                self.notes += 1;
                let mark = format!("[{}]", self.notes);
                self.paper.push(&mark);
                self.open_box();
            }
            "svg:desc" => self.description = Some(String::new()),
            "table:table" => {
                self.paper.open_table();
                self.tables.push(Columns::default());
            }
            "table:table-row" => {
                self.paper.open_row();
                if let Some(columns) = self.tables.last_mut() {
                    columns.at = 0;
                }
            }
            "table:table-cell" => {
                let wide = u32::try_from(count("number-columns-spanned")).unwrap_or(1);
                let high = u32::try_from(count("number-rows-spanned")).unwrap_or(1);
                for _ in 0..count("number-columns-repeated").clamp(1, MOST_REPEATED) {
                    self.paper.open_cell();
                    self.paper.span(wide);
                    if let Some(columns) = self.tables.last_mut() {
                        if high > 1 {
                            columns.down.insert(columns.at, (wide, high - 1));
                        }
                        columns.at += 1;
                    }
                }
            }
            "table:covered-table-cell" => {
                for _ in 0..count("number-columns-repeated").clamp(1, MOST_REPEATED) {
                    self.covered();
                }
            }
            name if BOXES.contains(&name) => self.open_box(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if !self.in_body {
            return;
        }
        match name {
            "office:text" => self.in_body = false,
            "text:p" | "text:h" => {
                self.paragraphs.pop();
                self.spans.clear();
                self.deletions.joined = !self.deletions.open.is_empty();
                if !self.deletions.joined {
                    self.paper.end_paragraph();
                }
            }
            "text:span" => drop(self.spans.pop()),
            "text:section" => self.hidden = self.hidden.saturating_sub(1),
            "text:list" => drop(self.lists.open.pop()),
            "text:table-of-content" => self.paper.contents = false,
            "text:note-body" => {
                let mark = format!("[{}]", self.notes);
                let lines = self.close_box();
                self.paper.later(marked(lines, &mark));
            }
            "svg:desc" => {
                let text = self.description.take().unwrap_or_default();
                if !text.trim().is_empty() {
                    self.paper.remark(Problem::Picture { text });
                }
            }
            "table:table" => {
                self.tables.pop();
                self.paper.close_table();
            }
            name if BOXES.contains(&name) => {
                let lines = self.close_box();
                self.paper.later(lines);
            }
            _ => {}
        }
    }

    fn open_box(&mut self) {
        self.paper.open_box();
        self.around.push((
            std::mem::take(&mut self.paragraphs),
            std::mem::take(&mut self.spans),
            std::mem::take(&mut self.lists),
        ));
    }

    fn close_box(&mut self) -> Vec<Line> {
        (self.paragraphs, self.spans, self.lists) = self.around.pop().unwrap_or_default();
        self.paper.close_box()
    }

    /// A place that a cell before or above covers.
    fn covered(&mut self) {
        let Some(columns) = self.tables.last_mut() else {
            return;
        };
        let at = columns.at;
        columns.at += 1;
        if let Some((wide, rows)) = columns.down.get_mut(&at) {
            let wide = *wide;
            *rows -= 1;
            if *rows == 0 {
                columns.down.remove(&at);
            }
            self.paper.open_cell();
            self.paper.span(wide);
            self.paper.go_on_from_above();
        }
    }

    /// Blanks and ends of lines in the file are one blank.
    fn text(&mut self, text: &str) {
        if self.skipped > 0 || !self.in_body {
            return;
        }
        if let Some(description) = &mut self.description {
            description.push_str(text);
            return;
        }
        if self.paragraphs.is_empty() {
            return;
        }
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
        let mut printed = String::with_capacity(text.len());
        for c in text.chars() {
            if !is_blank(c) {
                printed.push(c);
            } else if !printed.ends_with(' ') {
                printed.push(' ');
            }
        }
        self.print(&printed);
    }

    fn print(&mut self, text: &str) {
        if !self.deletions.open.is_empty() {
            return;
        }
        let own = self.spans.last().cloned().unwrap_or_default();
        let mut look = match self.paragraphs.last() {
            Some(paragraph) => own.over(paragraph),
            None => own,
        };
        if self.hidden > 0 {
            look.hidden = Some(true);
        }
        look.print(text, &mut self.paper);
    }
}
