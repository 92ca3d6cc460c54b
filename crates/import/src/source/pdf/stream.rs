//! The bytes of a stream, unpacked no further than is sane.

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Stream};

/// What the streams of one file may unpack to together.
const UNPACKED_LIMIT: usize = 512 << 20;
/// What one stream may unpack to: a page, a font or a code map has a few MB at most.
const STREAM_LIMIT: usize = 64 << 20;
/// The largest stream that is left to filters whose output has no limit.
const PACKED_LIMIT: usize = 256 << 10;

/// What may still be spent on a file.
pub(super) struct Budget {
    unpacked: usize,
    pub operators: usize,
    pub forms: usize,
    pub glyphs: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            unpacked: UNPACKED_LIMIT,
            operators: 40_000_000,
            forms: 100_000,
            glyphs: 8_000_000,
        }
    }
}

impl Budget {
    /// Whether nothing is left of something.
    pub fn is_spent(&self) -> bool {
        self.unpacked == 0 || self.operators == 0 || self.forms == 0 || self.glyphs == 0
    }

    /// The unpacked bytes of a stream; of a damaged one as much as can be read.
    pub fn unpack(&mut self, stream: &Stream<'_>) -> Option<Vec<u8>> {
        let limit = STREAM_LIMIT.min(self.unpacked);
        let bytes = unpack(stream, limit)?;
        self.unpacked -= bytes.len().min(self.unpacked);
        Some(bytes)
    }
}

fn unpack(stream: &Stream<'_>, limit: usize) -> Option<Vec<u8>> {
    let filters = stream.filters();
    let predicts = stream.dict().contains_key(b"DecodeParms") || stream.dict().contains_key(b"DP");
    let raw = stream.raw_data();
    let bytes = match filters.as_slice() {
        [] => raw.into_owned(),
        [Filter::FlateDecode] if !predicts => inflate(&raw, limit),
        [Filter::Ascii85Decode, Filter::FlateDecode] if !predicts => inflate(&ascii85(&raw), limit),
        [
            Filter::DctDecode | Filter::JpxDecode | Filter::Jbig2Decode | Filter::CcittFaxDecode,
            ..,
        ] => return None,
        _ if raw.len() <= PACKED_LIMIT => stream.decoded_data().ok()?.into_owned(),
        _ => return None,
    };
    Some(bytes)
}

/// Unpacks zlib data, or deflate data without a header, up to a limit.
fn inflate(packed: &[u8], limit: usize) -> Vec<u8> {
    let with_header = inflate_as(packed, true, limit);
    if with_header.is_empty() {
        return inflate_as(packed.get(2..).unwrap_or_default(), false, limit);
    }
    with_header
}

pub(super) fn inflate_as(packed: &[u8], header: bool, limit: usize) -> Vec<u8> {
    let mut decoder = Decompress::new(header);
    let mut bytes = Vec::with_capacity((packed.len() * 4).min(limit).max(64));
    loop {
        let taken = usize::try_from(decoder.total_in()).unwrap_or(usize::MAX);
        let rest = packed.get(taken..).unwrap_or_default();
        let before = (decoder.total_in(), bytes.len());
        let status = decoder.decompress_vec(rest, &mut bytes, FlushDecompress::None);
        let stands_still = before == (decoder.total_in(), bytes.len());
        match status {
            Ok(Status::Ok | Status::BufError) if bytes.len() >= limit => break,
            Ok(Status::Ok | Status::BufError) if bytes.len() == bytes.capacity() => {
                bytes.reserve(bytes.len().min(limit - bytes.len()).max(64));
            }
            Ok(Status::Ok) if !stands_still => {}
            _ => break,
        }
    }
    bytes.truncate(limit);
    bytes
}

/// Five letters are four bytes.
fn ascii85(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 5 * 4);
    let mut group: Vec<u32> = Vec::with_capacity(5);
    let letters = text.iter().take_while(|b| **b != b'~');
    for letter in letters {
        match letter {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(letter - b'!')),
            _ => {}
        }
        if group.len() == 5 {
            bytes.extend(four_bytes(&group));
            group.clear();
        }
    }
    if group.len() > 1 {
        let count = group.len() - 1;
        group.resize(5, 84);
        bytes.extend(&four_bytes(&group)[..count]);
    }
    bytes
}

fn four_bytes(group: &[u32]) -> [u8; 4] {
    let number = group.iter().fold(0_u32, |number, digit| {
        number.wrapping_mul(85).wrapping_add(*digit)
    });
    number.to_be_bytes()
}

/// Whether a stream that the file's own tables are packed in would unpack to more than is sane.
/// They are read before anything else, by a reader without a limit.
pub(super) fn is_bomb(file: &[u8]) -> bool {
    let mut left = UNPACKED_LIMIT;
    let mut from = 0;
    while let Some(at) = find(&file[from..], b"stream") {
        let start = from + at + b"stream".len();
        from = start;
        let head = &file[(start - b"stream".len()).saturating_sub(400)..start];
        let object = head
            .windows(3)
            .rposition(|window| window == b"obj")
            .unwrap_or(0);
        let head = &head[object..];
        if find(head, b"/ObjStm").is_none() && find(head, b"/XRef").is_none() {
            continue;
        }
        let blank = file[start..]
            .iter()
            .take_while(|b| b.is_ascii_whitespace())
            .count();
        let packed = &file[(start + blank).min(file.len())..];
        let end = find(packed, b"endstream").unwrap_or(packed.len());
        let limit = left.min(UNPACKED_LIMIT / 4);
        let length = inflate_as(&packed[..end], true, limit).len();
        if length >= limit {
            return true;
        }
        left -= length;
        from = (start + blank + end).min(file.len());
    }
    false
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, word)
}

/// A stream in a dictionary, unpacked.
pub(super) fn unpacked(dict: &Dict<'_>, key: &[u8], budget: &mut Budget) -> Option<Vec<u8>> {
    budget.unpack(&dict.get::<Stream<'_>>(key)?)
}
