//! The XML parts of a package as trees, within limits.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element without its namespace.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    pub text: String,
}

/// Deeper than any page is nested.
const DEEPEST: usize = 64;
/// More elements than any part has.
const MOST_NODES: usize = 4_000_000;

impl Node {
    /// The root of a text; of a damaged one what stands before the damage.
    pub fn parse(xml: &str) -> Self {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        let mut open = vec![Self::default()];
        let mut too_deep = 0_usize;
        let mut left = MOST_NODES;
        while let Ok(event) = reader.read_event() {
            let depth = open.len();
            let Some(top) = open.last_mut() else { break };
            match event {
                Event::Eof => break,
                Event::Start(_) if depth > DEEPEST => too_deep += 1,
                Event::End(_) if too_deep > 0 => too_deep -= 1,
                Event::Start(tag) => open.push(Self::of(&tag)),
                Event::Empty(tag) if too_deep == 0 => top.children.push(Self::of(&tag)),
                Event::End(_) => close(&mut open),
                Event::Text(text) if too_deep == 0 => top.text.push_str(&text),
                Event::CData(text) if too_deep == 0 => top.text.push_str(&text),
                Event::GeneralRef(reference) if too_deep == 0 => {
                    let named: &str = &reference;
                    let character = match (reference.resolve_char_ref().ok().flatten(), named) {
                        (Some(character), _) => Some(character),
                        (_, "amp") => Some('&'),
                        (_, "lt") => Some('<'),
                        (_, "gt") => Some('>'),
                        (_, "quot") => Some('"'),
                        (_, "apos") => Some('\''),
                        _ => None,
                    };
                    top.text.extend(character);
                }
                _ => {}
            }
            left -= 1;
            if left == 0 {
                break;
            }
        }
        while open.len() > 1 {
            close(&mut open);
        }
        open.pop()
            .and_then(|root| root.children.into_iter().next())
            .unwrap_or_default()
    }

    fn of(tag: &BytesStart<'_>) -> Self {
        let attributes = tag.attributes().flatten().map(|attribute| {
            let key = attribute.key.local_name().as_ref().to_owned();
            (key, attribute.value.into_owned())
        });
        Self {
            name: tag.local_name().as_ref().to_owned(),
            attributes: attributes.collect(),
            ..Self::default()
        }
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The children of this name.
    pub fn all<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The numbers of an attribute.
    pub fn numbers(&self, name: &str) -> Vec<f64> {
        numbers(self.attribute(name).unwrap_or_default())
    }
}

/// The numbers of a list.
pub(super) fn numbers(list: &str) -> Vec<f64> {
    let words = list.split([' ', ',', '\t', '\r', '\n']);
    words
        .filter_map(|word| word.parse::<f64>().ok())
        .filter(|number| number.is_finite())
        .collect()
}

fn close(open: &mut Vec<Node>) {
    if open.len() > 1
        && let Some(node) = open.pop()
        && let Some(parent) = open.last_mut()
    {
        parent.children.push(node);
    }
}
