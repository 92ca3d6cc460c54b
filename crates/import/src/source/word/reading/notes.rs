//! Notes, in parts of their own or in the text, and their marks.

use super::Reading;
use crate::source::paper::marked;
use crate::source::word::package::attribute;
use quick_xml::events::BytesStart;

/// Where a note being read belongs.
pub(super) enum Note {
    /// In its own part: kept for the place that points to it, by kind and identifier.
    Apart(String),
    /// In the text itself, with its mark.
    Inline(String),
}

impl Reading {
    pub(super) fn note_reference(&mut self, tag: &BytesStart<'_>) {
        let kind = if tag.local_name().as_ref() == "footnoteReference" {
            "footnote"
        } else {
            "endnote"
        };
        let note = self
            .notes
            .remove(&format!("{kind} {}", attribute(tag, "id")));
        let custom = ["1", "true", "on"].contains(&attribute(tag, "customMarkFollows").as_str());
        let mark = if custom {
            String::new()
        } else {
            self.next_mark()
        };
        self.paper.push(&mark);
        if let Some(lines) = note {
            self.paper.later(marked(lines, &mark));
        }
    }

    fn next_mark(&mut self) -> String {
        self.note_count += 1;
        format!("[{}]", self.note_count)
    }

    pub(super) fn open_note(&mut self, tag: &BytesStart<'_>) {
        let kind = tag.local_name();
        let note = if self.in_run {
            let mark = self.next_mark();
            self.paper.push(&mark);
            Note::Inline(mark)
        } else {
            Note::Apart(format!("{} {}", kind.as_ref(), attribute(tag, "id")))
        };
        self.open_notes.push(note);
        self.paper.open_box();
        self.around.push(std::mem::take(&mut self.paragraph));
    }

    pub(super) fn close_note(&mut self) {
        let Some(note) = self.open_notes.pop() else {
            return;
        };
        let lines = self.paper.close_box();
        self.paragraph = self.around.pop().unwrap_or_default();
        match note {
            Note::Apart(key) => drop(self.notes.insert(key, lines)),
            Note::Inline(mark) => self.paper.later(marked(lines, &mark)),
        }
    }
}
