//! A Type 1 program in the compact form (CFF): its charset names every glyph, its encoding says which codes
//! draw them.

use super::glyph::named;
use std::ops::Range;

/// What a program says of its glyphs.
pub(super) struct Program {
    /// By number of the glyph.
    characters: Vec<Option<char>>,
    /// Codes and their glyphs.
    encoding: Vec<(u8, usize)>,
}

impl Program {
    pub fn read(program: &[u8]) -> Option<Self> {
        let head = usize::from(*program.get(2)?);
        let names = Index::at(program, head)?;
        let tops = Index::at(program, names.end)?;
        let strings = Index::at(program, tops.end)?;
        let top = Top::read(program.get(tops.part(program, 0)?)?);
        // Glyphs of a collection have numbers, no names.
        if top.is_collection {
            return None;
        }
        let glyphs = Index::at(program, top.glyphs)?.count;
        let names = charset(program, top.charset, glyphs)?;
        let character = |name: &usize| match name.checked_sub(STANDARD_NAMES) {
            None => standard(*name),
            Some(own) => named(program.get(strings.part(program, own)?)?),
        };
        let encoding = match top.encoding {
            0 => standard_encoding(&names),
            // Small capitals and old figures.
            1 => Vec::new(),
            at => encoding(program, at).unwrap_or_default(),
        };
        Some(Self {
            characters: names.iter().map(character).collect(),
            encoding,
        })
    }

    /// The characters of codes.
    pub fn codes(&self) -> Vec<(u8, Option<char>)> {
        let character = |(code, glyph): &(u8, usize)| {
            let character = self.characters.get(*glyph).copied().flatten();
            character.map(|character| (*code, Some(character)))
        };
        self.encoding.iter().filter_map(character).collect()
    }

    /// The characters of glyphs by their number.
    pub fn characters(&self) -> impl Iterator<Item = (u32, char)> {
        let numbered = (0..).zip(&self.characters);
        numbered.filter_map(|(glyph, character)| Some((glyph, (*character)?)))
    }
}

/// So many names every reader knows by number.
const STANDARD_NAMES: usize = 391;

/// The characters of the first standard names by number; those after them are small capitals, old figures and
/// three ligatures.
const STANDARD: &str = "\0 !\"#$%&’()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_‘\
abcdefghijklmnopqrstuvwxyz{|}~¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ–†‡·¶•‚„”»…‰¿`´ˆ˜¯˘˙¨˚¸˝˛ˇ—ÆªŁØŒºæıłøœß¹¬µ™Ð½±Þ¼÷¦°þ¾²®−ð×³©\
ÁÂÄÀÅÃÇÉÊËÈÍÎÏÌÑÓÔÖÒÕŠÚÛÜÙÝŸŽáâäàåãçéêëèíîïìñóôöòõšúûüùýÿž";

fn standard(name: usize) -> Option<char> {
    match name {
        0 => None,
        266 => Some('ﬀ'),
        267 => Some('ﬃ'),
        268 => Some('ﬄ'),
        _ => STANDARD.chars().nth(name),
    }
}

/// The standard encoding has the first standard names in their order, with gaps.
fn standard_encoding(names: &[usize]) -> Vec<(u8, usize)> {
    const CODES: [(u8, u8); 14] = [
        (32, 126),
        (161, 175),
        (177, 180),
        (182, 189),
        (191, 191),
        (193, 200),
        (202, 203),
        (205, 208),
        (225, 225),
        (227, 227),
        (232, 235),
        (241, 241),
        (245, 245),
        (248, 251),
    ];
    let codes = CODES.into_iter().flat_map(|(first, last)| first..=last);
    let glyph = |(code, name): (u8, usize)| {
        let glyph = names.iter().position(|other| *other == name)?;
        Some((code, glyph))
    };
    codes.zip(1..).filter_map(glyph).collect()
}

/// A list of byte strings.
struct Index {
    count: usize,
    /// Of the offsets, each with so many bytes.
    offsets: usize,
    size: usize,
    end: usize,
}

impl Index {
    fn at(program: &[u8], at: usize) -> Option<Self> {
        let count = number(program, at, 2)?;
        if count == 0 {
            let end = at + 2;
            return Some(Self {
                count,
                offsets: end,
                size: 0,
                end,
            });
        }
        let size = usize::from(*program.get(at + 2)?);
        let mut index = Self {
            count,
            offsets: at + 3,
            size,
            end: 0,
        };
        index.end = index.place(program, count)?;
        Some(index)
    }

    /// Where a string begins, or the last ends.
    fn place(&self, program: &[u8], n: usize) -> Option<usize> {
        let offset = number(
            program,
            self.offsets.checked_add(n.checked_mul(self.size)?)?,
            self.size,
        )?;
        // Offsets are counted from the byte before the strings.
        let base = self.offsets + (self.count + 1) * self.size - 1;
        base.checked_add(offset)
    }

    fn part(&self, program: &[u8], n: usize) -> Option<Range<usize>> {
        let is_there = n < self.count;
        is_there.then_some(self.place(program, n)?..self.place(program, n + 1)?)
    }
}

/// A number of up to four bytes.
fn number(program: &[u8], at: usize, size: usize) -> Option<usize> {
    let bytes = program
        .get(at..at.checked_add(size)?)
        .filter(|_| (1..=4).contains(&size))?;
    Some(
        bytes
            .iter()
            .fold(0, |number, byte| number << 8 | usize::from(*byte)),
    )
}

/// Where the parts of a program are.
#[derive(Default)]
struct Top {
    charset: usize,
    encoding: usize,
    glyphs: usize,
    is_collection: bool,
}

impl Top {
    fn read(dict: &[u8]) -> Self {
        let mut top = Self::default();
        let mut last = 0;
        let mut at = 0;
        while let Some(byte) = dict.get(at) {
            let long = |size| number(dict, at + 1, size).unwrap_or(0);
            let first = usize::from(*byte);
            let length = match first {
                12 => {
                    top.is_collection |= dict.get(at + 1) == Some(&30);
                    2
                }
                15 => {
                    top.charset = last;
                    1
                }
                16 => {
                    top.encoding = last;
                    1
                }
                17 => {
                    top.glyphs = last;
                    1
                }
                28 => {
                    last = long(2);
                    3
                }
                29 => {
                    last = long(4);
                    5
                }
                // A broken number, in half bytes up to one of fifteen.
                30 => {
                    let rest = dict[at + 1..].iter();
                    let inside = rest.take_while(|byte| **byte & 0xf != 0xf && **byte >> 4 != 0xf);
                    2 + inside.count()
                }
                32..=246 => {
                    // No place in a file is negative.
                    last = first.saturating_sub(139);
                    1
                }
                247..=250 => {
                    last = (first - 247) * 256 + long(1) + 108;
                    2
                }
                251..=254 => 2,
                _ => 1,
            };
            at += length;
        }
        top
    }
}

/// The names of the glyphs, by their number.
fn charset(program: &[u8], at: usize, glyphs: usize) -> Option<Vec<usize>> {
    if at < 3 {
        // The standard names in their order, or small capitals.
        return (at == 0).then(|| (0..glyphs).collect());
    }
    let format = *program.get(at)?;
    let mut names = vec![0];
    let mut at = at + 1;
    while names.len() < glyphs {
        let first = number(program, at, 2)?;
        at += 2;
        let more = usize::from(format.min(2));
        let left = if more == 0 {
            0
        } else {
            number(program, at, more)?
        };
        at += more;
        let room = glyphs - names.len();
        names.extend((first..=first + left).take(room));
    }
    Some(names)
}

/// The codes of an encoding and their glyphs.
fn encoding(program: &[u8], at: usize) -> Option<Vec<(u8, usize)>> {
    let count = usize::from(*program.get(at + 1)?);
    let ranges = program.get(at)? & 0x7f == 1;
    let mut codes: Vec<u8> = Vec::new();
    if ranges {
        let list = program.get(at + 2..at + 2 + 2 * count)?;
        for range in list.chunks_exact(2) {
            codes.extend(range[0]..=range[0].saturating_add(range[1]));
        }
    } else {
        codes.extend(program.get(at + 2..at + 2 + count)?);
    }
    Some(codes.into_iter().zip(1..).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(parts: &[&[u8]]) -> Vec<u8> {
        let mut bytes = vec![0, u8::try_from(parts.len()).unwrap(), 1, 1];
        let mut end = 1;
        for part in parts {
            end += u8::try_from(part.len()).unwrap();
            bytes.push(end);
        }
        bytes.extend(parts.concat());
        bytes
    }

    /// A program of four glyphs, the last two with names of their own, and this encoding.
    fn program(encoding: &[u8]) -> Vec<u8> {
        let place = |place: usize| {
            let place = u16::try_from(place).unwrap().to_be_bytes();
            [28, place[0], place[1]]
        };
        let made = |charset: usize| {
            let top = [
                &place(charset)[..],
                &[15],
                &place(charset + 7),
                &[16],
                &place(charset + 7 + encoding.len()),
                &[17],
            ]
            .concat();
            let head = [
                &[1, 0, 4, 1][..],
                &index(&[b"F"]),
                &index(&[&top]),
                &index(&[b"uni5E74", b"g7"]),
                &[0, 0],
            ];
            head.concat()
        };
        let charset = made(0).len();
        let mut bytes = made(charset);
        // Of glyph 1 the name is A, of 2 and 3 the first and second own name.
        bytes.extend([0, 0, 34, 1, 135, 1, 136]);
        bytes.extend(encoding);
        bytes.extend(index(&[b"\x0e", b"\x0e", b"\x0e", b"\x0e"]));
        bytes
    }

    #[test]
    fn codes_are_told_by_the_names_of_their_glyphs() {
        let listed = program(&[0, 3, 7, 9, 11]);
        let found = Program::read(&listed).unwrap();
        assert_eq!(found.codes(), [(7, Some('A')), (9, Some('年'))]);
        let glyphs: Vec<_> = found.characters().collect();
        assert_eq!(glyphs, [(1, 'A'), (2, '年')]);
        let ranges = program(&[1, 1, 200, 2]);
        let found = Program::read(&ranges).unwrap();
        assert_eq!(found.codes(), [(200, Some('A')), (201, Some('年'))]);
    }

    #[test]
    fn the_standard_encoding_and_names_stand_in_order() {
        assert_eq!(STANDARD.chars().count(), 229);
        let names: Vec<usize> = (0..229).collect();
        let codes = standard_encoding(&names);
        let character = |code: u8| {
            let (_, glyph) = codes.iter().find(|(other, _)| *other == code)?;
            standard(*glyph)
        };
        for (code, expected) in [
            (65, 'A'),
            (0x27, '’'),
            (0xae, 'ﬁ'),
            (0xd0, '—'),
            (0xfb, 'ß'),
        ] {
            assert_eq!(character(code), Some(expected), "{code}");
        }
        assert_eq!(standard(228), Some('ž'));
        assert_eq!(standard(137), Some('—'));
        assert_eq!(standard(149), Some('ß'));
    }

    #[test]
    fn a_damaged_program_says_less_and_never_panics() {
        let whole = program(&[0, 3, 7, 9, 11]);
        for end in 0..whole.len() {
            let _ = Program::read(&whole[..end]);
        }
        for at in 0..whole.len() {
            for byte in [0, 1, 12, 28, 127, 128, 254, 255] {
                let mut damaged = whole.clone();
                damaged[at] = byte;
                let _ = Program::read(&damaged).map(|program| program.codes());
            }
        }
    }
}
