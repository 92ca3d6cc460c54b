//! A paragraph: its properties, the number drawn before it, its end.

use super::Reading;
use crate::source::paper::Number;
use crate::source::word::package::attribute;
use crate::source::word::styles::Look;
use quick_xml::events::BytesStart;

#[derive(Default)]
pub(super) struct Paragraph {
    pub in_properties: bool,
    pub style: Option<String>,
    pub list: Option<String>,
    pub level: Option<usize>,
    pub outline: Option<u8>,
    /// As a Word 2003 file keeps it.
    pub drawn: Option<String>,
    /// The mark at its end was deleted: the next goes on in it.
    pub joined: bool,
    pub begun: bool,
    pub look: Look,
}

impl Reading {
    pub(super) fn paragraph_property(&mut self, tag: &BytesStart<'_>) {
        let value = || attribute(tag, "val");
        let paragraph = &mut self.paragraph;
        match tag.local_name().as_ref() {
            "pStyle" => paragraph.style = Some(value()),
            "numId" | "ilfo" => paragraph.list = Some(value()),
            "ilvl" => paragraph.level = value().parse().ok(),
            "outlineLvl" => paragraph.outline = value().parse().ok(),
            // wx:t of a Word 2003 file.
            "t" => paragraph.drawn = Some(value()),
            "del" | "moveFrom" => paragraph.joined = true,
            _ => {}
        }
    }

    pub(super) fn begin(&mut self) {
        if std::mem::replace(&mut self.paragraph.begun, true) {
            return;
        }
        let style = self.styles.of_paragraph(self.paragraph.style.as_deref());
        self.paragraph.look = style.look.clone();
        let heading = match self.paragraph.outline {
            Some(level) => level < 9,
            None => style.is_heading(),
        };
        if heading {
            self.paper.heading();
        }
        if style.is_contents() {
            self.paper.contents = true;
        }
        let drawn = self.paragraph.drawn.take();
        let own = self.paragraph.list.clone();
        let by_style = own.is_none();
        let list = own.or(style.number).unwrap_or_default();
        let of_style = || {
            let name = self.paragraph.style.as_deref()?;
            self.numbering.level_of_style(&list, name)
        };
        let level = self
            .paragraph
            .level
            .or_else(|| by_style.then(of_style).flatten());
        let level = level.or(style.level).unwrap_or(0);
        let number = match drawn {
            Some(_) if self.numbering.is_bullet(&list, level) => return,
            Some(text) => Number {
                text,
                joined: false,
            },
            None if list == "0" || self.paragraph.joined => return,
            None => self.numbering.next(&list, level),
        };
        self.paper.number(number);
    }

    pub(super) fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        self.in_run = false;
        if !paragraph.joined {
            self.paper.end_paragraph();
        }
        self.mark_contents();
    }
}
