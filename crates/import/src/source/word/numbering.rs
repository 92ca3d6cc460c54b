//! The numbers that Word draws before a paragraph and does not keep in its text: 一、 (一) 1.

use super::package::attribute;
use super::styles::Styles;
use crate::source::numerals;
use crate::source::paper::Number;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, HashMap};

/// The number formats of a document and how far each has counted.
#[derive(Default)]
pub(in crate::source) struct Numbering {
    lists: HashMap<String, List>,
    users: HashMap<String, User>,
    /// How far each abstract list has counted: lists that share it count on together.
    counts: HashMap<String, BTreeMap<usize, u32>>,
    /// Which starts of which users have been made.
    started: Vec<(String, usize)>,
}

#[derive(Default)]
struct List {
    levels: BTreeMap<usize, Level>,
    /// The style of numbering that defines it instead.
    style: Option<String>,
}

/// A list as paragraphs name it: an abstract list, with changes.
#[derive(Default)]
struct User {
    list: String,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

#[derive(Clone, Default)]
pub(in crate::source) struct Level {
    pub format: String,
    /// Such as `%1、`.
    pub text: String,
    pub start: u32,
    /// Numbers of the levels above are shown as 1, 2, 3.
    pub legal: bool,
    /// Begins anew only below this level (from 1); 0 is never.
    pub restart: Option<usize>,
    /// Nothing stands after the number.
    pub joined: bool,
    /// The style whose paragraphs are of this level.
    pub style: Option<String>,
}

/// Where a level being read belongs.
#[derive(Default)]
struct Place {
    list: String,
    user: Option<String>,
    level: usize,
}

impl Numbering {
    /// Reads `word/numbering.xml`, or the lists of a Word 2003 XML file; broken or missing, no
    /// numbers are drawn.
    pub fn read(xml: &str) -> Self {
        let mut numbering = Self::default();
        let mut place = Place::default();
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) => numbering.take(&tag, &mut place),
                Ok(Event::Eof) | Err(_) => return numbering,
                Ok(_) => {}
            }
        }
    }

    /// Defines a level of an abstract list.
    pub fn define(&mut self, list: &str, n: usize, level: Level) {
        let list = self.lists.entry(list.to_owned()).or_default();
        list.levels.insert(n, level);
    }

    /// Lets paragraphs use an abstract list by another name.
    pub fn link(&mut self, id: &str, list: &str) {
        let user = self.users.entry(id.to_owned()).or_default();
        list.clone_into(&mut user.list);
    }

    /// Lets a user of a list begin a level anew, with another number.
    pub fn begin_at(&mut self, id: &str, n: usize, start: u32) {
        let user = self.users.entry(id.to_owned()).or_default();
        user.starts.insert(n, start);
    }

    /// Lets a user of a list have a level of its own.
    pub fn redefine(&mut self, id: &str, n: usize, level: Level) {
        let user = self.users.entry(id.to_owned()).or_default();
        user.levels.insert(n, level);
    }

    fn take(&mut self, tag: &BytesStart<'_>, place: &mut Place) {
        let value = || attribute(tag, "val");
        match tag.local_name().as_ref() {
            "abstractNum" => {
                *place = Place {
                    list: attribute(tag, "abstractNumId"),
                    ..Place::default()
                }
            }
            "listDef" => {
                *place = Place {
                    list: attribute(tag, "listDefId"),
                    ..Place::default()
                }
            }
            "num" => place.user = Some(attribute(tag, "numId")),
            "list" => place.user = Some(attribute(tag, "ilfo")),
            "abstractNumId" | "ilst" => {
                if let Some(user) = &place.user {
                    self.users.entry(user.clone()).or_default().list = value();
                }
            }
            "numStyleLink" => {
                self.lists.entry(place.list.clone()).or_default().style = Some(value())
            }
            "lvlOverride" => place.level = attribute(tag, "ilvl").parse().unwrap_or(0),
            "startOverride" => {
                if let (Some(user), Ok(start)) = (&place.user, value().parse()) {
                    let user = self.users.entry(user.clone()).or_default();
                    user.starts.insert(place.level, start);
                }
            }
            "lvl" => {
                place.level = attribute(tag, "ilvl").parse().unwrap_or(0);
                *self.level(place) = Level::default();
            }
            "start" => self.level(place).start = value().parse().unwrap_or(1),
            "numFmt" => self.level(place).format = value(),
            "nfc" => {
                self.level(place).format =
                    numerals::format_of_code(value().parse().unwrap_or(0)).to_owned()
            }
            "lvlText" => self.level(place).text = value(),
            "lvlRestart" => self.level(place).restart = value().parse().ok(),
            "isLgl" => self.level(place).legal = true,
            "suff" => self.level(place).joined = value().eq_ignore_ascii_case("nothing"),
            "pStyle" => self.level(place).style = Some(value()),
            _ => {}
        }
    }

    fn level(&mut self, place: &Place) -> &mut Level {
        match &place.user {
            Some(user) => {
                let user = self.users.entry(user.clone()).or_default();
                user.levels.entry(place.level).or_default()
            }
            None => {
                let list = self.lists.entry(place.list.clone()).or_default();
                list.levels.entry(place.level).or_default()
            }
        }
    }

    /// Lets lists that a style of numbering defines be the style's.
    pub(super) fn resolve(&mut self, styles: &Styles) {
        let by_style = |list: &List| {
            let user = styles.number_of(list.style.as_deref()?)?;
            Some(self.users.get(user)?.list.clone()).filter(|_| list.levels.is_empty())
        };
        let lists = self.lists.iter();
        let links = lists.filter_map(|(name, list)| Some((name.clone(), by_style(list)?)));
        for (name, of_style) in links.collect::<Vec<_>>() {
            for user in self.users.values_mut().filter(|user| user.list == name) {
                user.list.clone_from(&of_style);
            }
        }
    }

    /// The level of a list whose paragraphs have a style.
    pub fn level_of_style(&self, id: &str, style: &str) -> Option<usize> {
        let list = self.lists.get(&self.users.get(id)?.list)?;
        let mut levels = list.levels.iter();
        let found = levels.find(|(_, level)| level.style.as_deref() == Some(style));
        found.map(|(n, _)| *n)
    }

    /// Whether a level draws only bullets.
    pub fn is_bullet(&self, id: &str, level: usize) -> bool {
        let own = |user: &User| {
            let list = self.lists.get(&user.list)?;
            let level = user.levels.get(&level).or(list.levels.get(&level))?;
            Some(level.format == "bullet")
        };
        self.users.get(id).and_then(own).unwrap_or_default()
    }

    /// The number before the next paragraph of this list and level; empty for bullets.
    pub fn next(&mut self, id: &str, level: usize) -> Number {
        let Some(user) = self.users.get(id) else {
            return Number::default();
        };
        let name = user.list.clone();
        let Some(list) = self.lists.get(&name) else {
            return Number::default();
        };
        let at = |n: usize| user.levels.get(&n).or_else(|| list.levels.get(&n));
        let Some(own) = at(level) else {
            return Number::default();
        };
        let counts = self.counts.entry(name.clone()).or_default();
        // Levels below begin anew.
        let keeps = |n: usize| {
            let restart = at(n).and_then(|level| level.restart);
            restart == Some(0) || restart.is_some_and(|above| level >= above)
        };
        counts.retain(|n, _| *n <= level || keeps(*n));
        let started = (id.to_owned(), level);
        let count = match user.starts.get(&level) {
            Some(start) if !self.started.contains(&started) => {
                self.started.push(started);
                *start
            }
            _ => counts
                .get(&level)
                .map_or(own.start, |count| count.saturating_add(1)),
        };
        counts.insert(level, count);
        if own.format == "bullet" {
            return Number::default();
        }
        let mut drawn = own.text.clone();
        for n in 0..=level.min(8) {
            let other = at(n);
            let format = match other {
                Some(other) if !own.legal || other.format == "decimalZero" => &other.format,
                _ => "decimal",
            };
            let count = *counts.entry(n).or_insert_with(|| {
                self.started.push((id.to_owned(), n));
                let own = user.starts.get(&n).copied();
                own.unwrap_or_else(|| other.map_or(1, |level| level.start))
            });
            let written = if format == "none" {
                String::new()
            } else {
                numerals::written(count, format)
            };
            drawn = drawn.replace(&format!("%{}", n + 1), &written);
        }
        Number {
            text: drawn,
            joined: own.joined,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(xml: &str, paragraphs: &[(&str, usize)]) -> Vec<String> {
        let mut numbering =
            Numbering::read(&format!("<w:numbering xmlns:w=\"w\">{xml}</w:numbering>"));
        let next = |(id, level): &(&str, usize)| numbering.next(id, *level).text;
        paragraphs.iter().map(next).collect()
    }

    const LIST: &str = r#"<w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="(%2)"/></w:lvl>
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
        </w:abstractNum>"#;

    #[test]
    fn a_lower_level_begins_anew_under_each_higher_one() {
        let xml = format!("{LIST}<w:num w:numId=\"5\"><w:abstractNumId w:val=\"0\"/></w:num>");
        let paragraphs = [0, 1, 1, 0, 1].map(|level| ("5", level));
        assert_eq!(
            drawn(&xml, &paragraphs),
            ["一、", "(一)", "(二)", "二、", "(一)"]
        );
    }

    #[test]
    fn lists_that_share_an_abstract_one_count_on() {
        let num = |id: u8, more: &str| {
            format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"0\"/>{more}</w:num>")
        };
        let start = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>";
        let xml = format!("{LIST}{}{}{}", num(1, ""), num(2, ""), num(3, start));
        let paragraphs = ["1", "2", "1", "3", "3"].map(|id| (id, 0));
        assert_eq!(
            drawn(&xml, &paragraphs),
            ["一、", "二、", "三、", "五、", "六、"]
        );
    }

    #[test]
    fn a_level_may_never_begin_anew_or_show_all_in_digits() {
        let level = |n: u8, text: &str, more: &str| {
            format!(
                "<w:lvl w:ilvl=\"{n}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"{text}\"/>{more}</w:lvl>"
            )
        };
        let list = |more: &str| {
            let levels = format!("{}{}", level(0, "%1、", ""), level(1, "%1.%2", more));
            format!(
                "<w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
            )
        };
        let paragraphs = [0, 1, 0, 1].map(|level| ("1", level));
        assert_eq!(
            drawn(&list("<w:lvlRestart w:val=\"0\"/>"), &paragraphs),
            ["一、", "一.一", "二、", "二.二"]
        );
        assert_eq!(drawn(&list("<w:isLgl/>"), &paragraphs)[1], "1.1");
        let zero = list("<w:numFmt w:val=\"decimalZero\"/><w:isLgl/>");
        assert_eq!(drawn(&zero, &paragraphs)[1], "1.01");
    }

    #[test]
    fn a_level_that_begins_with_what_stands_under_it_has_begun() {
        let start = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"3\"/></w:lvlOverride>";
        for (more, wanted) in [("", "二、"), (start, "四、")] {
            let xml =
                format!("{LIST}<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/>{more}</w:num>");
            assert_eq!(drawn(&xml, &[("1", 1), ("1", 0)]), ["(一)", wanted]);
        }
    }

    #[test]
    fn a_level_that_names_no_start_begins_at_0() {
        let list = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
            <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
        assert_eq!(drawn(list, &[("1", 0), ("1", 0)]), ["0.", "1."]);
    }
}
