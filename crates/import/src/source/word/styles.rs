//! What styles say of the paragraphs and runs that use them.

use super::package::attribute;
use super::symbols;
use crate::source::paper::Paper;
use crate::source::superscript;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// What decides how a run is printed; none where nothing says.
#[derive(Clone, Debug, Default)]
pub(in crate::source) struct Look {
    pub hidden: Option<bool>,
    pub struck: Option<bool>,
    pub raised: Option<bool>,
    /// A font of symbols, whose characters are not the letters they are stored as.
    pub symbols: Option<String>,
}

impl Look {
    /// Takes a property of a run.
    pub fn take(&mut self, tag: &BytesStart<'_>) {
        let on = || Some(!["0", "false", "off", "none"].contains(&attribute(tag, "val").as_str()));
        match tag.local_name().as_ref() {
            "vanish" => self.hidden = on(),
            "strike" | "dstrike" => self.struck = on(),
            "vertAlign" => self.raised = Some(attribute(tag, "val") == "superscript"),
            "rFonts" => {
                let font = attribute(tag, "ascii");
                self.symbols = (font == "Symbol" || font.starts_with("Wingdings")).then_some(font);
            }
            _ => {}
        }
    }

    /// Writes text as it is printed.
    pub fn print(&self, text: &str, paper: &mut Paper) {
        if self.hidden == Some(true) {
            paper.hide(text);
        } else if self.struck == Some(true) {
            paper.strike(text);
        } else if self.raised == Some(true) {
            paper.push(&superscript::raised(text));
        } else if let Some(font) = &self.symbols {
            let symbol = |c: char| symbols::symbol(font, c as u32);
            paper.push(&text.chars().map(symbol).collect::<String>());
        } else {
            paper.push(text);
        }
    }

    /// This, and where it says nothing the other.
    pub fn over(self, other: &Self) -> Self {
        Self {
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
            raised: self.raised.or(other.raised),
            symbols: self.symbols.or_else(|| other.symbols.clone()),
        }
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    name: String,
    based_on: Option<String>,
    pub number: Option<String>,
    pub level: Option<usize>,
    outline: Option<u8>,
    pub look: Look,
}

impl Style {
    /// Whether paragraphs of it are headings.
    pub fn is_heading(&self) -> bool {
        self.outline.is_some_and(|level| level < 9)
    }

    /// Whether paragraphs of it are lines of a contents page.
    pub fn is_contents(&self) -> bool {
        self.name.to_ascii_lowercase().starts_with("toc ")
    }
}

/// How many styles one may be based on, one after the other.
const LONGEST_CHAIN: usize = 16;

#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

impl Styles {
    /// Reads `word/styles.xml`; broken or missing, styles say nothing.
    pub fn read(xml: &str) -> Self {
        let mut styles = Self::default();
        let mut id: Option<String> = None;
        let mut changes = 0_usize;
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) if tag.local_name().as_ref().ends_with("PrChange") => {
                    changes += 1;
                }
                Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                    "style" => id = None,
                    name if name.ends_with("PrChange") => changes = changes.saturating_sub(1),
                    _ => {}
                },
                Ok(Event::Start(tag) | Event::Empty(tag)) if changes == 0 => {
                    if tag.local_name().as_ref() == "style" {
                        let own = attribute(&tag, "styleId");
                        let default =
                            ["1", "true", "on"].contains(&attribute(&tag, "default").as_str());
                        if default && attribute(&tag, "type") == "paragraph" {
                            styles.default = Some(own.clone());
                        }
                        id = Some(own);
                    } else if let Some(id) = &id {
                        take(styles.styles.entry(id.clone()).or_default(), &tag);
                    }
                }
                Ok(Event::Eof) | Err(_) => return styles,
                Ok(_) => {}
            }
        }
    }

    /// A style with all that it inherits; of none, the default of paragraphs.
    pub fn of_paragraph(&self, id: Option<&str>) -> Style {
        self.of_run(id.or(self.default.as_deref()).unwrap_or_default())
    }

    /// A style with all that it inherits.
    pub fn of_run(&self, id: &str) -> Style {
        let mut found = Style::default();
        let mut next = Some(id);
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else {
                break;
            };
            if found.name.is_empty() {
                found.name.clone_from(&style.name);
            }
            found.number = found.number.or_else(|| style.number.clone());
            found.level = found.level.or(style.level);
            found.outline = found.outline.or(style.outline);
            found.look = found.look.over(&style.look);
            next = style.based_on.as_deref();
        }
        found
    }

    /// The list of a style of numbering.
    pub fn number_of(&self, id: &str) -> Option<&str> {
        self.styles.get(id)?.number.as_deref()
    }
}

fn take(style: &mut Style, tag: &BytesStart<'_>) {
    let value = || attribute(tag, "val");
    match tag.local_name().as_ref() {
        "name" => {
            style.name = value();
            let level = style.name.to_ascii_lowercase();
            let level = level
                .strip_prefix("heading ")
                .and_then(|n| n.parse::<u8>().ok());
            style.outline = style.outline.or(level.map(|n| n.saturating_sub(1)));
        }
        "basedOn" => style.based_on = Some(value()),
        "numId" | "ilfo" => style.number = Some(value()),
        "ilvl" => style.level = value().parse().ok(),
        "outlineLvl" => style.outline = value().parse().ok(),
        _ => style.look.take(tag),
    }
}
