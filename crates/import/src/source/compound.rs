//! The streams of a compound file (MS-CFB), read leniently: WPS cuts the last sector short, and tables of
//! sectors are often damaged where nothing is stored. What is asked for is either whole or said to be missing.

use std::collections::{HashMap, HashSet};

const END: u32 = 0xffff_fffe;
const ENTRY: usize = 128;
const STREAM: u8 = 2;
const ROOT: u8 = 5;

pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// The sector after each sector.
    next: Vec<u32>,
    mini_sector: usize,
    mini_next: Vec<u32>,
    mini: Vec<u8>,
    /// Streams under the root, by their names in capitals: first sector and length.
    streams: HashMap<String, (u32, usize)>,
    /// Shorter streams are kept in small sectors.
    cutoff: usize,
}

impl<'a> Compound<'a> {
    /// Opens the file; none when its head or directory makes no sense.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = |at| u16_at(bytes, at).filter(|n| (6..=16).contains(n));
        let sector = 1_usize << shift(30)?;
        let mini_sector = 1_usize << shift(32)?;
        let mut file = Self {
            bytes,
            sector,
            next: Vec::new(),
            mini_sector,
            mini_next: Vec::new(),
            mini: Vec::new(),
            streams: HashMap::new(),
            cutoff: u32_at(bytes, 56)? as usize,
        };
        file.read_table()?;
        let directory = file.chain(u32_at(bytes, 48)?, usize::MAX);
        let small = file.chain(u32_at(bytes, 60)?, usize::MAX);
        file.mini_next = words(&small);
        let entries: Vec<&[u8]> = directory.chunks_exact(ENTRY).collect();
        if let Some(root) = entries.iter().find(|entry| entry[66] == ROOT) {
            let (start, size) = place(root)?;
            file.mini = file.chain(start, size);
        }
        for entry in under_root(&entries) {
            if entry[66] == STREAM {
                file.streams.entry(name(entry)).or_insert(place(entry)?);
            }
        }
        Some(file)
    }

    /// Whether nothing stands in the file.
    pub fn is_empty(&self) -> bool {
        self.streams.is_empty()
    }

    /// Whether a stream of this name stands under the root. Names are told apart without case.
    pub fn has(&self, name: &str) -> bool {
        self.streams.contains_key(&name.to_ascii_uppercase())
    }

    /// A stream by its name.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let (start, size) = *self.streams.get(&name.to_ascii_uppercase())?;
        Some(if size < self.cutoff {
            self.mini_chain(start, size)
        } else {
            self.chain(start, size)
        })
    }

    /// Which sectors hold the table of sectors: 109 are listed in the head, more in sectors of their own.
    fn read_table(&mut self) -> Option<()> {
        let mut places = words(self.bytes.get(76..512)?);
        let mut more = u32_at(self.bytes, 68)?;
        for _ in 0..self.bytes.len() / self.sector + 1 {
            let Some(list) = self.at(more).filter(|_| more < END) else {
                break;
            };
            let mut list = words(list);
            more = list.pop().unwrap_or(END);
            places.extend(list);
        }
        let tables = places.into_iter().filter(|place| *place < END);
        let tables = tables
            .filter_map(|place| self.at(place))
            .take(self.bytes.len() / self.sector + 1);
        self.next = tables.flat_map(words).collect();
        Some(())
    }

    /// A sector; the last may be cut short.
    fn at(&self, place: u32) -> Option<&'a [u8]> {
        let start = (place as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = (start + self.sector).min(self.bytes.len());
        self.bytes.get(start..end)
    }

    fn chain(&self, start: u32, size: usize) -> Vec<u8> {
        let mut stream = Vec::new();
        let mut place = start;
        // A chain that runs in a circle is longer than the file.
        for _ in 0..=self.bytes.len() / self.sector {
            let Some(sector) = self
                .at(place)
                .filter(|_| place < END && stream.len() < size)
            else {
                break;
            };
            stream.extend_from_slice(sector);
            place = self.next.get(place as usize).copied().unwrap_or(END);
        }
        stream.truncate(size);
        stream
    }

    fn mini_chain(&self, start: u32, size: usize) -> Vec<u8> {
        let mut stream = Vec::new();
        let mut place = start;
        for _ in 0..=self.mini.len() / self.mini_sector {
            let from = (place as usize).saturating_mul(self.mini_sector);
            let to = from.saturating_add(self.mini_sector).min(self.mini.len());
            let Some(sector) = self
                .mini
                .get(from..to)
                .filter(|_| place < END && stream.len() < size)
            else {
                break;
            };
            stream.extend_from_slice(sector);
            place = self.mini_next.get(place as usize).copied().unwrap_or(END);
        }
        stream.truncate(size);
        stream
    }
}

/// The entries of the root's own tree. What an embedded file holds is under its own storage, often by the
/// same names. A directory whose tree leads nowhere is taken as a list.
fn under_root<'a>(entries: &[&'a [u8]]) -> Vec<&'a [u8]> {
    let root = entries.iter().find(|entry| entry[66] == ROOT);
    let mut open: Vec<u32> = root.and_then(|root| u32_at(root, 76)).into_iter().collect();
    let (mut seen, mut found) = (HashSet::new(), Vec::new());
    while let Some(n) = open.pop() {
        let Some(entry) = entries.get(n as usize).filter(|_| seen.insert(n)) else {
            continue;
        };
        found.push(*entry);
        open.extend([68, 72].into_iter().filter_map(|at| u32_at(entry, at)));
    }
    if found.iter().any(|entry| entry[66] == STREAM) {
        found
    } else {
        entries.to_vec()
    }
}

fn name(entry: &[u8]) -> String {
    let length = usize::from(u16_at(entry, 64).unwrap_or_default().min(64)).saturating_sub(2);
    let units = entry[..length].chunks_exact(2);
    let units: Vec<u16> = units
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    String::from_utf16_lossy(&units).to_ascii_uppercase()
}

/// Where a stream starts, and its length.
fn place(entry: &[u8]) -> Option<(u32, usize)> {
    Some((u32_at(entry, 116)?, u32_at(entry, 120)? as usize))
}

fn words(bytes: &[u8]) -> Vec<u32> {
    let words = bytes.chunks_exact(4);
    words
        .map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
        .collect()
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes([pair[0], pair[1]]))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let word = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
}
