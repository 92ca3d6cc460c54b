//! The pages that a report was read from: what stands where on a PDF or OFD, and which words there state each
//! figure. A report of another kind has none.
//!
//! A report carries them as a text of lines ([`crate::Report::pages`]). All lengths are whole numbers, tenths
//! of a point, from the upper left corner of the page as it is read, y downwards:
//!
//! - `p WIDTH HEIGHT` begins a page
//! - `r LEFT BASE SIZE ADVANCES TEXT` is a printed row on it: where its first character begins, the line that
//!   its characters stand on, their height; from the beginning of each character to that of the next, as
//!   `120*14,60*2`; and the characters
//! - `f PAGE LEFT TOP RIGHT BOTTOM FIGURE` frames the words that state a figure on a page, counted from 0;
//!   words that a row's end parts have a frame on each

use serde::{Deserialize, Serialize};
use std::fmt::{self, Display};

/// The pages, and the frames on them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    pub pages: Vec<Page>,
    /// By the figures' ids, the frames of one in their order.
    pub frames: Vec<(String, Frame)>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    pub width: i32,
    pub height: i32,
    pub rows: Vec<Row>,
}

/// Characters side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub left: i32,
    /// The line that the characters stand on.
    pub base: i32,
    pub size: i32,
    pub text: String,
    /// One for each character: from where it begins to where the next does.
    pub advances: Vec<i32>,
}

/// A rectangle on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// From 0.
    pub page: usize,
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

/// A line that cannot be read, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable(pub usize);

impl Pages {
    /// Reads the lines of a report's text.
    ///
    /// # Errors
    /// The first line that is none of the three, or stands where it cannot.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let mut pages = Self::default();
        for (n, line) in text.lines().enumerate() {
            pages.take(line).ok_or(Unreadable(n + 1))?;
        }
        Ok(pages)
    }

    fn take(&mut self, line: &str) -> Option<()> {
        let (kind, rest) = line.split_once(' ')?;
        match kind {
            "p" => {
                let ([width], height) = numbers(rest)?;
                self.pages.push(Page {
                    width,
                    height: height.parse().ok()?,
                    rows: Vec::new(),
                });
            }
            "r" => {
                let ([left, base, size], rest) = numbers(rest)?;
                let (advances, text) = rest.split_once(' ')?;
                let row = Row {
                    left,
                    base,
                    size,
                    advances: advances_of(advances, text.chars().count())?,
                    text: text.to_owned(),
                };
                self.pages.last_mut()?.rows.push(row);
            }
            "f" => {
                let ([page, left, top, right, bottom], figure) = numbers(rest)?;
                let page = usize::try_from(page).ok()?;
                let frame = Frame {
                    page,
                    left,
                    top,
                    right,
                    bottom,
                };
                self.pages.get(page)?;
                self.frames.push((figure.to_owned(), frame));
            }
            _ => return None,
        }
        Some(())
    }

    /// Where the words stand that state a figure.
    pub fn frames_of(&self, figure: &str) -> impl Iterator<Item = Frame> {
        let frames = self.frames.iter();
        frames
            .filter(move |(id, _)| id == figure)
            .map(|(_, frame)| *frame)
    }

    /// What stands in a frame: the characters whose middle does, row by row.
    pub fn within(&self, frame: &Frame) -> String {
        let mut text = String::new();
        for row in self
            .pages
            .get(frame.page)
            .iter()
            .flat_map(|page| &page.rows)
        {
            if !(frame.top..=frame.bottom).contains(&row.middle()) {
                continue;
            }
            let mut left = row.left;
            for (character, advance) in row.text.chars().zip(&row.advances) {
                let middle = left.saturating_add(advance / 2);
                if (frame.left..=frame.right).contains(&middle) {
                    text.push(character);
                }
                left = left.saturating_add(*advance);
            }
        }
        text
    }
}

impl Row {
    /// Half-way up its characters.
    fn middle(&self) -> i32 {
        self.base.saturating_sub(self.size / 3)
    }

    /// The frame of some of its characters, by their places.
    pub fn frame(&self, page: usize, characters: std::ops::Range<usize>) -> Frame {
        let end = |from: i32, range: std::ops::Range<usize>| {
            let advances = self.advances.get(range).into_iter().flatten();
            advances.fold(from, |end, advance| end.saturating_add(*advance))
        };
        let left = end(self.left, 0..characters.start);
        Frame {
            page,
            left,
            top: self.base.saturating_sub(self.size / 10 * 9),
            right: end(left, characters),
            bottom: self.base.saturating_add(self.size / 5),
        }
    }
}

/// So many numbers at the beginning, and what stands after them.
fn numbers<const N: usize>(mut text: &str) -> Option<([i32; N], &str)> {
    let mut found = [0; N];
    for number in &mut found {
        let (first, rest) = text.split_once(' ')?;
        *number = first.parse().ok()?;
        text = rest;
    }
    Some((found, text))
}

/// As many advances as there are characters.
fn advances_of(text: &str, characters: usize) -> Option<Vec<i32>> {
    let mut advances = Vec::new();
    for run in text.split(',') {
        let (advance, times) = run.split_once('*').unwrap_or((run, "1"));
        let (advance, times) = (advance.parse().ok()?, times.parse().ok()?);
        // Never more than there are, whatever the run says.
        let all = advances.len().checked_add(times)?;
        if all > characters {
            return None;
        }
        advances.resize(all, advance);
    }
    (advances.len() == characters).then_some(advances)
}

/// The text that a report carries.
impl Display for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for page in &self.pages {
            writeln!(f, "p {} {}", page.width, page.height)?;
            for row in &page.rows {
                write!(f, "r {} {} {} ", row.left, row.base, row.size)?;
                for (n, run) in row.advances.chunk_by(|a, b| a == b).enumerate() {
                    let comma = if n == 0 { "" } else { "," };
                    match run.len() {
                        1 => write!(f, "{comma}{}", run[0])?,
                        times => write!(f, "{comma}{}*{times}", run[0])?,
                    }
                }
                writeln!(f, " {}", row.text)?;
            }
        }
        for (figure, frame) in &self.frames {
            let Frame {
                page,
                left,
                top,
                right,
                bottom,
            } = frame;
            writeln!(f, "f {page} {left} {top} {right} {bottom} {figure}")?;
        }
        Ok(())
    }
}

impl Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} of the pages cannot be read", self.0)
    }
}

impl std::error::Error for Unreadable {}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "p 5950 8420\n\
        r 600 1000 120 120*2,60*2,120 受理12件\n\
        r 600 1200 120 120,180 再审\n\
        f 0 840 892 1080 1024 petitions.received\n";

    #[test]
    fn pages_are_written_as_they_are_read() {
        let pages = Pages::read(TEXT).unwrap();
        assert_eq!(pages.to_string(), TEXT);
        assert_eq!(pages.pages[0].rows[0].advances, [120, 120, 60, 60, 120]);
    }

    #[test]
    fn a_frame_has_the_characters_whose_middle_stands_in_it() {
        let pages = Pages::read(TEXT).unwrap();
        let frames: Vec<Frame> = pages.frames_of("petitions.received").collect();
        assert_eq!(frames, [pages.pages[0].rows[0].frame(0, 2..5)]);
        assert_eq!(pages.within(&frames[0]), "12件");
        let beside = Frame {
            left: frames[0].left + 50,
            ..frames[0]
        };
        assert_eq!(pages.within(&beside), "2件");
        let over_both = Frame {
            left: 0,
            bottom: 1300,
            ..frames[0]
        };
        assert_eq!(pages.within(&over_both), "受理12件再审");
    }

    #[test]
    fn what_is_no_page_row_or_frame_is_named_by_its_line() {
        for (text, line) in [
            ("p 5950", 1),
            ("r 1 1 1 1 甲", 1),
            ("p 1 1\nr 1 1 1 1 甲乙", 2),
            ("p 1 1\nr 1 1 1 1*3 甲乙", 2),
            ("p 1 1\nr 1 1 1 1*18446744073709551615,2 甲乙", 2),
            ("p 1 1\nf 1 0 0 0 0 a", 2),
            ("p 1 1\nf -1 0 0 0 0 a", 2),
            ("p 1 1\n\n", 2),
            ("x 1 1", 1),
        ] {
            assert_eq!(Pages::read(text), Err(Unreadable(line)), "{text}");
        }
    }
}
