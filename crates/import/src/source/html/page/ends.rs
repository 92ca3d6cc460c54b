//! Where elements end: by their end tags, and by what may not stand in them.

use super::{DEEPEST, Kind, Parser, SKIPPED, is_block};

impl Parser {
    /// Ends what a new element ends without an end tag: a paragraph before a block, a cell before
    /// the next.
    pub(super) fn end_before(&mut self, name: &str) {
        let (ends, bounds): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu", "dir", "table", "td", "th"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "table", "td", "th"]),
            "option" | "optgroup" => (&["option"], &["select"]),
            "td" | "th" => (&["td", "th", "caption"], &["tr", "table"]),
            "tr" => (
                &["tr", "td", "th", "caption"],
                &["tbody", "thead", "tfoot", "table"],
            ),
            "tbody" | "thead" | "tfoot" => (
                &[
                    "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup",
                ],
                &["table"],
            ),
            _ => (&[], &[]),
        };
        if !ends.is_empty() {
            while let Some(depth) = self.near(|tag| ends.contains(&tag), bounds) {
                self.end_down_to(depth);
            }
        }
        if is_block(name) && name != "br" && self.count("p") > 0 {
            let bounds = ["table", "td", "th", "caption", "button", "object"];
            if let Some(depth) = self.near(|tag| tag == "p", &bounds) {
                self.end_down_to(depth);
            }
        }
    }

    /// How deep in the open elements one stands, no farther than a bound.
    pub(super) fn near(&self, wanted: impl Fn(&str) -> bool, bounds: &[&str]) -> Option<usize> {
        for (depth, n) in self.open.iter().rev().take(DEEPEST).enumerate() {
            let tag = self.tag(*n);
            if wanted(tag) {
                return Some(depth);
            }
            if bounds.contains(&tag) {
                return None;
            }
        }
        None
    }

    /// Ends an open element and all that are open in it.
    pub(super) fn end_down_to(&mut self, depth: usize) {
        let end = self.page.items.len();
        let mut name = String::new();
        for n in self
            .open
            .split_off(self.open.len() - depth - 1)
            .into_iter()
            .rev()
        {
            self.set_end(n, end);
            name = self.tag(n).to_owned();
            self.forget(&name);
        }
        self.push(Kind::Close(name));
    }

    fn forget(&mut self, name: &str) {
        if let Some(count) = self.counts.get_mut(name) {
            *count = count.saturating_sub(1);
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        // What stands after the end of the page is still of the page.
        if name == "body" || name == "html" {
            return;
        }
        let table_parts = [
            "table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption",
        ];
        let bounds: &[&str] = if table_parts.contains(&name) {
            &["table"]
        } else {
            &["table", "td", "th", "caption"]
        };
        let found = (self.count(name) > 0)
            .then(|| self.near(|tag| tag == name, bounds))
            .flatten();
        let Some(depth) = found else {
            self.page.stray_ends |= name == "div";
            if name == "p" || name == "br" {
                self.push(Kind::Close(name.to_owned()));
            }
            return;
        };
        if is_block(name) || table_parts.contains(&name) || SKIPPED.contains(&name) {
            self.end_down_to(depth);
            return;
        }
        // An inline end closes no block in which it stands by mistake.
        let n = self.open.remove(self.open.len() - depth - 1);
        let end = self.page.items.len();
        self.set_end(n, end);
        self.forget(name);
        self.push(Kind::Close(name.to_owned()));
    }
}
