//! Glyphs become printed rows: characters from left to right, with the blanks that are seen between
//! them.

use super::characters::{is_wide, plain};
use super::over::drawn_over;
use super::sheet::{Frame, Glyph, in_order, median};
use crate::source::superscript;

/// A printed row, or a part of one.
#[derive(Clone, Debug, Default)]
pub(in crate::source) struct Row {
    pub letters: Vec<Letter>,
    pub frame: Frame,
    /// The line that the characters stand on.
    pub base: f32,
    /// Height of most of its characters.
    pub size: f32,
    /// The page from 0.
    pub page: usize,
    /// It does not run to the right: its places are along its own line.
    pub turned: bool,
}

/// A character with its extent along the row.
#[derive(Clone, Copy, Debug)]
pub(in crate::source) struct Letter {
    pub character: char,
    pub left: f32,
    pub right: f32,
}

/// A gap wider than this many sizes parts Latin words.
const WORD_GAP: f32 = 0.22;
/// A gap wider than this many sizes is a blank between other characters.
const WIDE_GAP: f32 = 0.9;

/// The narrowest white between cells, in sizes.
const NARROWEST_GAP: f32 = 0.4;

/// A row with the glyphs it was made of: where text stands beside it, it is made again of some of them.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    pub row: Row,
    pub glyphs: Vec<Glyph>,
}

/// The rows of some glyphs that run to the right, from top to bottom.
pub(super) fn rows(glyphs: &[Glyph], page: usize) -> Vec<Row> {
    let printed = printed(glyphs, page).into_iter();
    printed.map(|printed| printed.row).collect()
}

/// The same with the glyphs of each.
pub(super) fn printed(glyphs: &[Glyph], page: usize) -> Vec<Printed> {
    let order = in_order(glyphs.iter().collect(), |glyph: &&Glyph| glyph.y);
    let mut groups: Vec<Vec<&Glyph>> = Vec::new();
    // Base and size of the largest character of each group.
    let mut marks: Vec<(f32, f32)> = Vec::new();
    for glyph in order {
        let near = (0..groups.len()).rev().take(3).find(|n| {
            let (base, size) = marks[*n];
            let largest = size.max(glyph.size);
            let middle = |base: f32, size: f32| base - 0.35 * size;
            (base - glyph.y).abs() < 0.5 * largest
                && (middle(base, size) - middle(glyph.y, glyph.size)).abs() < 0.4 * largest
        });
        match near {
            Some(n) => {
                groups[n].push(glyph);
                if glyph.size > marks[n].1 * 1.05 {
                    marks[n] = (glyph.y, glyph.size);
                }
            }
            None => {
                groups.push(vec![glyph]);
                marks.push((glyph.y, glyph.size));
            }
        }
    }
    let groups = groups.into_iter().flat_map(drawn_over);
    let rows = groups.filter_map(|group| {
        let glyphs = group.iter().map(|glyph| **glyph).collect();
        let row = Row::of(group, page)?;
        Some(Printed { row, glyphs })
    });
    in_order(rows.collect(), |printed: &Printed| printed.row.base)
}

/// How far the characters of a row are spread: the usual white between ideographs.
fn spread(glyphs: &[&Glyph]) -> f32 {
    let pairs = glyphs.windows(2).map(|pair| (pair[0], pair[1]));
    let pairs = pairs.filter(|(a, b)| is_wide(a.character) && is_wide(b.character));
    let whites: Vec<f32> = pairs.map(|(a, b)| b.x - a.x - a.dx).collect();
    // Of fewer nothing is usual.
    if whites.len() < 3 {
        return 0.0;
    }
    median(whites).max(0.0)
}

impl Row {
    fn of(glyphs: Vec<&Glyph>, page: usize) -> Option<Self> {
        // By their middles: an opening mark is drawn at the end of its place, which may reach under what is before.
        let glyphs = in_order(glyphs, |glyph| glyph.x + glyph.dx / 2.0);
        let size = most_common_size(&glyphs);
        let bases = glyphs.iter().filter(|glyph| glyph.size > size * 0.9);
        let base = median(bases.map(|glyph| glyph.y).collect());
        let spread = spread(&glyphs);
        let mut letters: Vec<Letter> = Vec::with_capacity(glyphs.len());
        let mut raised: Vec<usize> = Vec::new();
        let mut blank = None;
        for (n, glyph) in glyphs.iter().enumerate() {
            let Some(character) = plain(glyph.character) else {
                continue;
            };
            if character == ' ' {
                blank.get_or_insert(glyph.x);
                continue;
            }
            let width = if glyph.dx > 0.0 {
                glyph.dx
            } else {
                // A font without widths: up to the next character, at most its usual width.
                let usual = glyph.size * if is_wide(character) { 1.0 } else { 0.55 };
                let mut near = glyphs[n + 1..].iter().take(8);
                let next = near.find(|next| next.x > glyph.x);
                next.map_or(usual, |next| usual.min(next.x - glyph.x))
            };
            let (left, right) = (glyph.x, glyph.x + width);
            // Drawn twice, a little apart, to look bold.
            let again = letters.iter().rev().take(4).any(|letter| {
                letter.character == character && (left - letter.left).abs() < 0.3 * width
            });
            if again {
                continue;
            }
            if let Some(last) = letters.last() {
                let gap = left - last.right;
                let narrow = !is_wide(last.character) && !is_wide(character);
                let seen = if narrow {
                    gap - spread > size * WORD_GAP
                } else {
                    gap > size * WIDE_GAP
                };
                // A typed blank may lie under characters that were moved together.
                let typed = blank.is_some() && gap > size * 0.08;
                if seen || typed {
                    letters.push(Letter {
                        character: ' ',
                        left: last.right,
                        right: left,
                    });
                }
            }
            blank = None;
            if glyph.size < size * 0.8 && base - glyph.y > size * 0.15 {
                raised.push(letters.len());
            }
            letters.push(Letter {
                character,
                left,
                right,
            });
        }
        raise(&mut letters, &raised);
        let (first, last) = (letters.first()?, letters.last()?);
        let frame = Frame {
            left: first.left,
            top: base - 0.85 * size,
            right: letters.iter().map(|l| l.right).fold(last.right, f32::max),
            bottom: base + 0.2 * size,
        };
        Some(Self {
            frame,
            letters,
            base,
            size,
            page,
            turned: false,
        })
    }

    pub fn text(&self) -> String {
        self.letters.iter().map(|letter| letter.character).collect()
    }

    /// Its parts between gaps wider than so many sizes, as ranges of letters; where no blank stands in
    /// the gap, a narrower one will do.
    pub fn parts(&self, gap: f32) -> Vec<std::ops::Range<usize>> {
        let mut parts = Vec::new();
        let (mut start, mut end) = (0, 0);
        for (n, letter) in self.letters.iter().enumerate() {
            if letter.character == ' ' {
                continue;
            }
            // A typed blank is no gap between cells, unless it is wide.
            let needed = if end < n { gap } else { gap.min(NARROWEST_GAP) };
            let white = |end: usize| letter.left - self.letters[end - 1].right;
            if end > start && white(end) > needed * self.size {
                parts.push(start..end);
                start = n;
            }
            end = n + 1;
        }
        parts.push(start..end);
        parts
    }

    /// A part of the row as a row.
    pub fn part(&self, range: std::ops::Range<usize>) -> Self {
        let letters = self.letters[range].to_vec();
        let left = letters.first().map_or(self.frame.left, |l| l.left);
        let right = letters.last().map_or(self.frame.right, |l| l.right);
        Self {
            frame: Frame {
                left,
                right,
                ..self.frame
            },
            letters,
            ..*self
        }
    }

    /// What stands between its end and the beginning of the next: a blank between Latin words, nothing
    /// inside a number that was too long for its row.
    pub fn seam(&self, next: &Self, had_room: bool) -> &'static str {
        let end = self.letters.last().map_or(' ', |letter| letter.character);
        let start = next.letters.first().map_or(' ', |letter| letter.character);
        let of_number = |c: char| c.is_ascii_digit() || ".,%".contains(c);
        let is_latin = |c: char| !is_wide(c);
        let torn = !had_room && of_number(end) && of_number(start);
        if is_latin(end) && is_latin(start) && end != '-' && !torn {
            " "
        } else {
            ""
        }
    }

    /// Width of what cannot be parted at its beginning: a character with the marks that stick to it,
    /// a word, a number.
    pub fn first_word(&self) -> f32 {
        let opens = |c: char| "（(《〈“‘「『【〔[".contains(c);
        let sticks = |c: char| "，。、；：？！）)》〉”’」』】〕]%％,.;:?!·—…".contains(c);
        let is_latin = |c: char| !is_wide(c) && c != ' ' && !sticks(c) && !opens(c);
        // Some programs break a row neither before nor after one, nor between a mark and a word.
        let is_quote = |c: char| "“”‘’".contains(c);
        let mut end = 0;
        let mut begun = false;
        while let Some(letter) = self.letters.get(end) {
            let c = letter.character;
            let before = end.checked_sub(1).map(|n| self.letters[n].character);
            let goes_on = match before {
                None => true,
                Some(last) if opens(last) => true,
                Some(last) => {
                    sticks(c)
                        || is_quote(c)
                        || is_quote(last)
                        || is_latin(last) && is_latin(c)
                        || !begun && opens(last)
                        || sticks(last) && is_latin(c)
                }
            };
            if !goes_on {
                break;
            }
            begun |= !opens(c);
            end += 1;
        }
        let last = end.saturating_sub(1);
        self.letters
            .get(last)
            .map_or(0.0, |letter| letter.right - self.frame.left)
    }
}

fn most_common_size(glyphs: &[&Glyph]) -> f32 {
    let sizes: Vec<f32> = glyphs
        .iter()
        .filter(|glyph| !glyph.character.is_whitespace())
        .map(|glyph| glyph.size)
        .collect();
    if sizes.is_empty() {
        return glyphs.first().map_or(1.0, |glyph| glyph.size);
    }
    let sizes = in_order(sizes, |size| *size);
    let mut best = (0, sizes[0]);
    let mut start = 0;
    for n in 0..sizes.len() {
        if sizes[n] > sizes[start] * 1.02 {
            start = n;
        }
        // Of as many the larger: marks of notes are small.
        if n + 1 - start >= best.0 {
            best = (n + 1 - start, sizes[n]);
        }
    }
    best.1
}

pub(super) fn is_number(row: &Row) -> bool {
    are_number(&row.letters)
}

pub(super) fn are_number(letters: &[Letter]) -> bool {
    let is_digit = |letter: &Letter| letter.character.is_ascii_digit();
    letters.iter().any(is_digit)
        && letters.last().is_some_and(|last| last.character != ',')
        && letters
            .iter()
            .all(|letter| is_digit(letter) || ".,%％-".contains(letter.character))
}

/// 10⁴ is not 104: small characters above the row keep their height.
fn raise(letters: &mut [Letter], raised: &[usize]) {
    for run in raised.chunk_by(|a, b| a + 1 == *b) {
        let text: String = run.iter().map(|n| letters[*n].character).collect();
        let text = superscript::raised(&text);
        if text.chars().count() == run.len() {
            for (n, character) in run.iter().zip(text.chars()) {
                letters[*n].character = character;
            }
        }
    }
}

#[cfg(test)]
mod tests;
