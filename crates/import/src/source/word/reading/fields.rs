//! Fields and content controls: what of them is a contents page.

use super::Reading;

#[derive(Default)]
pub(super) struct Field {
    pub code: String,
    pub contents: bool,
}

#[derive(Default)]
pub(super) struct Control {
    pub contents: bool,
    pub placeholder: bool,
}

impl Reading {
    pub(super) fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.fields.push(Field::default()),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.contents = field.code.trim_start().starts_with("TOC");
                }
                self.mark_contents();
            }
            "end" => self.end_field(),
            _ => {}
        }
    }

    /// The paragraph in which a contents page ends is still of it.
    pub(super) fn end_field(&mut self) {
        self.fields.pop();
    }

    /// Whether what follows is of a contents page.
    pub(super) fn mark_contents(&mut self) {
        self.paper.contents = self.fields.iter().any(|field| field.contents)
            || self.controls.iter().any(|control| control.contents);
    }
}
