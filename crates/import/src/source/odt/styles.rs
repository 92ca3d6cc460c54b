//! What the styles of an OpenDocument text say of paragraphs, words and lists.

use super::super::word::numbering::Level;
use super::super::word::package::attribute;
use super::super::word::styles::Look;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, HashMap};

/// How many styles one may be based on, one after the other.
const LONGEST_CHAIN: usize = 16;
/// The list that numbers headings.
pub(super) const OUTLINE: &str = "outline";

#[derive(Default)]
pub(super) struct Styles {
    /// By family and name, as `paragraph P1`.
    styles: HashMap<String, Style>,
    /// The levels of lists, from 0.
    lists: HashMap<String, BTreeMap<usize, Level>>,
}

#[derive(Clone, Default)]
struct Style {
    parent: Option<String>,
    look: Look,
}

/// Where what is read belongs.
#[derive(Default)]
struct Place {
    style: String,
    list: String,
    level: usize,
}

impl Styles {
    /// Takes the styles of a part; what is broken says nothing.
    pub fn take(&mut self, xml: &str) {
        let mut place = Place::default();
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) => {
                    if tag.name().as_ref() == "office:body" {
                        return;
                    }
                    self.take_tag(&tag, &mut place);
                }
                Ok(Event::Eof) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }

    fn take_tag(&mut self, tag: &BytesStart<'_>, place: &mut Place) {
        let value = |name: &str| attribute(tag, name);
        match tag.name().as_ref() {
            "style:style" => {
                let family = value("family");
                place.style = format!("{family} {}", value("name"));
                let parent = value("parent-style-name");
                let parent = (!parent.is_empty()).then(|| format!("{family} {parent}"));
                let style = Style {
                    parent,
                    ..Style::default()
                };
                self.styles.insert(place.style.clone(), style);
            }
            "style:text-properties" => {
                if let Some(style) = self.styles.get_mut(&place.style) {
                    style.look = look(tag);
                }
            }
            "text:list-style" => place.list = value("name"),
            "text:outline-style" => OUTLINE.clone_into(&mut place.list),
            "text:list-level-style-number"
            | "text:outline-level-style"
            | "text:list-level-style-bullet"
            | "text:list-level-style-image" => {
                place.level = value("level").parse::<usize>().unwrap_or(1).clamp(1, 10) - 1;
                let level = level(tag, place.level);
                let list = self.lists.entry(place.list.clone()).or_default();
                list.insert(place.level, level);
            }
            "style:list-level-label-alignment" => {
                let list = self.lists.get_mut(&place.list);
                if let Some(level) = list.and_then(|list| list.get_mut(&place.level)) {
                    level.joined = value("label-followed-by") == "nothing";
                }
            }
            _ => {}
        }
    }

    /// How words of a style are printed.
    pub fn look(&self, family: &str, name: &str) -> Look {
        let mut look = Look::default();
        let mut key = Some(format!("{family} {name}"));
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = key.and_then(|key| self.styles.get(&key)) else {
                break;
            };
            look = look.over(&style.look);
            key = style.parent.clone();
        }
        look
    }

    /// The levels of a list, from 0.
    pub fn list(&self, name: &str) -> impl Iterator<Item = (usize, &Level)> {
        let levels = self.lists.get(name).into_iter().flatten();
        levels.map(|(n, level)| (*n, level))
    }
}

fn look(tag: &BytesStart<'_>) -> Look {
    let value = |name: &str| Some(attribute(tag, name)).filter(|value| !value.is_empty());
    let struck = value("text-line-through-style").or_else(|| value("text-line-through-type"));
    let symbol = |font: &String| font == "Symbol" || font.starts_with("Wingdings");
    Look {
        hidden: value("display").map(|display| display == "none"),
        struck: struck.map(|line| line != "none"),
        raised: value("text-position").map(|place| {
            let up = place.split(' ').next().unwrap_or_default();
            up == "super"
                || up
                    .trim_end_matches('%')
                    .parse::<f32>()
                    .is_ok_and(|up| up > 0.0)
        }),
        symbols: value("font-name").filter(symbol),
    }
}

/// A level of a list: its number between what stands before and after it.
fn level(tag: &BytesStart<'_>, n: usize) -> Level {
    let value = |name: &str| attribute(tag, name);
    let is_number = !matches!(
        tag.name().as_ref(),
        "text:list-level-style-bullet" | "text:list-level-style-image"
    );
    let format = match value("num-format").chars().next() {
        _ if !is_number => "bullet",
        None => "none",
        Some('一') => "chineseCounting",
        Some('壹') => "chineseLegalSimplified",
        Some('甲') => "ideographTraditional",
        Some('子') => "ideographZodiac",
        Some('①') => "decimalEnclosedCircle",
        Some('⑴') => "decimalEnclosedParen",
        Some('⒈') => "decimalEnclosedFullstop",
        Some('㊀') => "ideographEnclosedCircle",
        Some('１') => "decimalFullWidth",
        Some('0') => "decimalZero",
        Some('A') => "upperLetter",
        Some('a') => "lowerLetter",
        Some('I') => "upperRoman",
        Some('i') => "lowerRoman",
        Some(_) => "decimal",
    };
    // Of LibreOffice: %1%、 in place of what stands before and after.
    let mut text = value("num-list-format");
    for n in 1..=10 {
        text = text.replace(&format!("%{n}%"), &format!("%{n}"));
    }
    if text.is_empty() {
        let shown = value("display-levels").parse().unwrap_or(1).clamp(1, n + 1);
        let numbers = (n + 2 - shown..=n + 1).map(|n| format!("%{n}"));
        let numbers: Vec<String> = numbers.collect();
        let (before, after) = (value("num-prefix"), value("num-suffix"));
        text = format!("{before}{}{after}", numbers.join("."));
    }
    Level {
        format: format.to_owned(),
        text: if format == "none" {
            String::new()
        } else {
            text
        },
        start: value("start-value").parse().unwrap_or(1),
        ..Level::default()
    }
}
