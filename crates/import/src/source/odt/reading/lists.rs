//! Lists and the numbers that are drawn before their items and before headings.

use super::Reading;
use crate::source::odt::styles::OUTLINE;
use crate::source::word::package::attribute;
use quick_xml::events::BytesStart;
use std::collections::{HashMap, HashSet};

/// The lists that a paragraph stands in.
#[derive(Default)]
pub(super) struct Lists {
    /// Their styles, from the outermost.
    pub open: Vec<String>,
    /// The list whose count goes on.
    pub count: String,
    /// Of the list item that begins, until its first paragraph.
    pub item: Option<Item>,
}

#[derive(Default)]
pub(super) struct Item {
    pub style: Option<String>,
    pub start: Option<u32>,
}

impl Reading {
    pub(super) fn open_list(&mut self, style: &str, tag: &BytesStart<'_>) {
        let outer = self.lists.open.last().cloned();
        let style = if style.is_empty() {
            outer.clone().unwrap_or_default()
        } else {
            style.to_owned()
        };
        if outer.is_none() {
            self.lists.count = self.counted.begin(&style, tag);
        }
        self.lists.open.push(style);
    }

    /// Draws the number of a list item before its first paragraph, or that of a heading.
    pub(super) fn number(&mut self, heading: Option<&BytesStart<'_>>) {
        let (style, count, level, start) = match (self.lists.open.last(), self.lists.item.take()) {
            (Some(style), Some(item)) => {
                let style = item.style.unwrap_or_else(|| style.clone());
                let level = self.lists.open.len() - 1;
                (style, self.lists.count.clone(), level, item.start)
            }
            (None, _) => match heading {
                Some(tag) if attribute(tag, "is-list-header") != "true" => {
                    let level = attribute(tag, "outline-level").parse().unwrap_or(1_usize);
                    let level = level.clamp(1, 10) - 1;
                    (OUTLINE.to_owned(), OUTLINE.to_owned(), level, None)
                }
                _ => return,
            },
            (Some(_), None) => return,
        };
        let (user, is_new) = self.counted.user(&count, &style, start.is_some());
        if is_new {
            for (n, own) in self.styles.list(&style) {
                self.numbering.define(&count, n, own.clone());
                self.numbering.redefine(&user, n, own.clone());
            }
            self.numbering.link(&user, &count);
        }
        if let Some(start) = start {
            self.numbering.begin_at(&user, level, start);
        }
        let number = self.numbering.next(&user, level);
        self.paper.number(number);
    }
}

/// Which lists count on, and by which names the numbers know them.
#[derive(Default)]
pub(super) struct Counted {
    lists: usize,
    /// The count of a list by its identifier and by its style.
    by_id: HashMap<String, String>,
    by_style: HashMap<String, String>,
    users: HashSet<String>,
}

impl Counted {
    /// The count of a list that begins: a new one, unless it goes on.
    fn begin(&mut self, style: &str, tag: &BytesStart<'_>) -> String {
        let before = self.by_id.get(&attribute(tag, "continue-list")).cloned();
        let of_style = || {
            let goes_on = attribute(tag, "continue-numbering") == "true";
            self.by_style.get(style).cloned().filter(|_| goes_on)
        };
        let count = before.or_else(of_style).unwrap_or_else(|| {
            self.lists += 1;
            format!("list {}", self.lists)
        });
        let id = attribute(tag, "id");
        if !id.is_empty() {
            self.by_id.insert(id, count.clone());
        }
        self.by_style.insert(style.to_owned(), count.clone());
        count
    }

    /// The name of a count with a style, and whether it is new. An item that begins anew has its own.
    fn user(&mut self, count: &str, style: &str, begins: bool) -> (String, bool) {
        let mut name = format!("{count} {style}");
        if begins {
            name = format!("{name} {}", self.users.len());
        }
        let is_new = self.users.insert(name.clone());
        (name, is_new)
    }
}
