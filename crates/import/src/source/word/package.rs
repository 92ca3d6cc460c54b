//! The parts of a Word file: packed in an archive, or in a single XML file.

use super::super::Kind;
use crate::ImportError;
use encoding_rs::Encoding;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What one part of the file may unpack to. A report's text is some hundred KB.
const PART_LIMIT: u64 = 64 << 20;

pub(in crate::source) enum Package<'a> {
    Packed {
        archive: ZipArchive<Cursor<&'a [u8]>>,
        /// Names of the archive by the names that parts use.
        names: HashMap<String, String>,
        kind: Kind,
    },
    Flat(HashMap<String, String>),
}

/// What a part points to: type and target by identifier.
#[derive(Default)]
pub(super) struct Relations(HashMap<String, (String, String)>);

impl<'a> Package<'a> {
    /// Opens an archive.
    pub fn packed(bytes: &'a [u8], kind: Kind) -> Result<Self, ImportError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ImportError::Broken {
            kind,
            reason: "压缩包读不出来".to_owned(),
        })?;
        let all = archive.file_names().flatten();
        let names = all.map(|name| (key(&name), name.to_string())).collect();
        Ok(Self::Packed {
            archive,
            names,
            kind,
        })
    }

    /// Takes a single XML file apart (`pkg:part`).
    pub fn flat(xml: &str) -> Self {
        let mut parts = HashMap::new();
        let mut reader = Reader::from_str(xml);
        let mut open: Option<(String, usize)> = None;
        loop {
            let end = usize::try_from(reader.buffer_position()).unwrap_or_default();
            match reader.read_event() {
                Ok(Event::Start(tag)) if tag.local_name().as_ref() == "part" => {
                    let at = usize::try_from(reader.buffer_position()).unwrap_or_default();
                    open = Some((key(&attribute(&tag, "name")), at));
                }
                Ok(Event::End(tag)) if tag.local_name().as_ref() == "part" => {
                    if let Some((name, start)) = open.take()
                        && let Some(inside) = xml.get(start..end)
                    {
                        parts.insert(name, inside.to_owned());
                    }
                }
                Ok(Event::Eof) | Err(_) => return Self::Flat(parts),
                Ok(_) => {}
            }
        }
    }

    /// The text of a part; none when there is no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        if let Self::Flat(parts) = self {
            return Ok(parts.get(&key(name)).cloned());
        }
        Ok(self.bytes(name)?.map(|bytes| text(&bytes)))
    }

    /// The bytes of a packed part.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let Self::Packed {
            archive,
            names,
            kind,
        } = self
        else {
            return Ok(None);
        };
        let Some(name) = names.get(&key(name)) else {
            return Ok(None);
        };
        let Ok(file) = archive.by_name(name) else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        let read = file.take(PART_LIMIT + 1).read_to_end(&mut bytes);
        read.map_err(|_| ImportError::Broken {
            kind: *kind,
            reason: format!("{name} 读不出来"),
        })?;
        if bytes.len() as u64 > PART_LIMIT {
            return Err(ImportError::TooLarge {
                limit: usize::try_from(PART_LIMIT).unwrap_or(usize::MAX),
            });
        }
        Ok(Some(bytes))
    }

    /// What a part points to.
    pub(super) fn relations(&mut self, part: &str) -> Result<Relations, ImportError> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let xml = self.part(&format!("{folder}/_rels/{name}.rels"))?;
        let mut relations = Relations::default();
        let xml = xml.unwrap_or_default();
        let mut reader = Reader::from_str(&xml);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag))
                    if tag.local_name().as_ref() == "Relationship" =>
                {
                    let target = attribute(&tag, "Target");
                    let target = match target.strip_prefix('/') {
                        Some(whole) => whole.to_owned(),
                        None if folder.is_empty() => target,
                        None => format!("{folder}/{target}"),
                    };
                    let to = (attribute(&tag, "Type"), target);
                    relations.0.insert(attribute(&tag, "Id"), to);
                }
                Ok(Event::Eof) | Err(_) => return Ok(relations),
                Ok(_) => {}
            }
        }
    }
}

impl Relations {
    /// The part with an identifier.
    pub fn target(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(|(_, target)| target.as_str())
    }

    /// The part that is of a type, by the last word of the type's address.
    pub fn of_type(&self, wanted: &str) -> Option<&str> {
        let mut all = self.0.values();
        all.find(|(kind, _)| kind.rsplit('/').next() == Some(wanted))
            .map(|(_, target)| target.as_str())
    }
}

/// Names differ in case, slashes and dots.
fn key(name: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let name = name.replace('\\', "/");
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/").to_lowercase()
}

/// XML is UTF-8, or says otherwise with its first bytes.
pub(in crate::source) fn text(bytes: &[u8]) -> String {
    match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding
            .decode_without_bom_handling(&bytes[mark..])
            .0
            .into_owned(),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// An attribute by its name without prefix; empty when it is missing.
pub(in crate::source) fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let mut all = tag.attributes().flatten();
    let found = all.find(|a| a.key.local_name().as_ref() == name);
    found.map(|a| unescaped(&a.value)).unwrap_or_default()
}

fn unescaped(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), |value| value.into_owned())
}
