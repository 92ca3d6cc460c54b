//! The streams of a compound file (MS-CFB), read leniently: WPS cuts the last sector short, and tables of
//! sectors are often damaged where nothing is stored. What is asked for is either whole or said to be missing.

use std::collections::HashMap;

const END: u32 = 0xffff_fffe;
const ENTRY: usize = 128;

pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// The sector behind each sector.
    next: Vec<u32>,
    mini_sector: usize,
    mini_next: Vec<u32>,
    mini: Vec<u8>,
    /// Streams under the root: first sector and length.
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
        for entry in directory.chunks_exact(ENTRY) {
            let length = usize::from(u16_at(entry, 64)?.min(64)).saturating_sub(2);
            let name: Vec<u16> = entry[..length]
                .chunks_exact(2)
                .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
                .collect();
            let (start, size) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
            match entry[66] {
                5 => file.mini = file.chain(start, size),
                2 => {
                    let name = String::from_utf16_lossy(&name);
                    file.streams.entry(name).or_insert((start, size));
                }
                _ => {}
            }
        }
        Some(file)
    }

    /// A stream by its name.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let (start, size) = *self.streams.get(name)?;
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
