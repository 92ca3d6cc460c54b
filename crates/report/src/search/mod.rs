//! Finding words in many texts. The map:
//! - [`fold`]: what is alike for a search (width, case, traditional and simplified, blanks, thousands
//!   marks), and the way back from a folded place to the printed one
//! - [`query`]: what a reader typed: words, and the numbers among them
//!
//! What is searched is a list of units (headings, paragraphs, table rows with tabs between cells);
//! every word of a query must stand in the same unit. The rules are told in `docs/developers/search.md`.

mod fold;
mod query;
#[cfg(test)]
mod tests;

pub use fold::Folding;
pub use query::Query;

use crate::phrase;
use query::Number;
use std::ops::Range;

/// The folded text of many units, in blocks, so that a search can be done a block at a time and the
/// memory taken is what the text needs. What stands where is not kept: [`Query::ranges`] finds it
/// again for the few units that are shown.
#[derive(Default)]
pub struct Index {
    blocks: Vec<Block>,
    units: usize,
    ideographs: fold::Ideographs,
}

/// The folded text of some units, in one piece, so that a search runs through it in one go.
#[derive(Default)]
struct Block {
    /// How many units stand in the blocks before.
    first: usize,
    text: String,
    /// Where each unit begins.
    starts: Vec<usize>,
    numbers: Vec<Number>,
}

/// What a search found in a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place in the order in which the units were added.
    pub unit: usize,
    /// How many places of it are marked.
    pub count: usize,
}

/// Stands between units: no word has it.
const BETWEEN: char = '\n';

/// Bytes after which a block is full: a search of one takes a fraction of a millisecond.
const FULL: usize = 1 << 16;

impl Index {
    /// Adds the text of the next unit.
    pub fn add(&mut self, text: &str, folding: &Folding) {
        let open = self.blocks.last().is_some_and(|last| !last.is_full());
        if !open {
            self.blocks.push(Block {
                first: self.units,
                ..Block::default()
            });
        }
        if let Some(last) = self.blocks.last_mut() {
            last.add(text, folding, &mut self.ideographs);
            self.units += 1;
        }
    }

    /// How many units there are.
    pub fn len(&self) -> usize {
        self.units
    }

    pub fn is_empty(&self) -> bool {
        self.units == 0
    }

    /// How many blocks will not change any more: all of them, once there are no more units.
    pub fn blocks(&self, complete: bool) -> usize {
        let open = self.blocks.last().is_some_and(|last| !last.is_full());
        self.blocks.len() - usize::from(open && !complete)
    }

    /// The bytes that it takes.
    pub fn size(&self) -> usize {
        self.blocks.iter().map(Block::size).sum::<usize>()
            + self.blocks.capacity() * size_of::<Block>()
            + self.ideographs.size()
    }

    /// The units of a block with every word of the query, in order.
    pub fn find(&self, query: &Query, block: usize) -> Vec<Hit> {
        let block = self.blocks.get(block);
        block.map_or_else(Vec::new, |block| block.find(query))
    }

    /// Whether a unit has this ideograph.
    fn has(&self, c: char) -> bool {
        self.ideographs.has(c)
    }
}

impl Block {
    fn is_full(&self) -> bool {
        self.text.len() >= FULL
    }

    fn add(&mut self, text: &str, folding: &Folding, ideographs: &mut fold::Ideographs) {
        let start = self.text.len();
        self.starts.push(start);
        folding.fold(text, |c, _| {
            ideographs.add(c);
            self.text.push(c);
        });
        for mut number in query::numbers(&self.text[start..]) {
            number.at = number.at.start + start..number.at.end + start;
            self.numbers.push(number);
        }
        self.text.push(BETWEEN);
        if self.is_full() {
            self.text.shrink_to_fit();
            self.starts.shrink_to_fit();
            self.numbers.shrink_to_fit();
        }
    }

    fn size(&self) -> usize {
        self.text.capacity()
            + self.starts.capacity() * size_of::<usize>()
            + self.numbers.capacity() * size_of::<Number>()
    }

    fn find(&self, query: &Query) -> Vec<Hit> {
        let mut marks: Vec<Range<usize>> = Vec::new();
        // How many of the words so far each unit has.
        let mut words = vec![0_u8; self.starts.len()];
        for (n, word) in query.words().iter().enumerate() {
            let found = word.places(&self.text, &self.numbers);
            for (unit, _) in self.by_unit(&found) {
                words[unit] += u8::from(usize::from(words[unit]) == n);
            }
            marks = query::merged(marks, found);
        }
        let all = query.words().len();
        let complete = |unit: usize| all > 0 && usize::from(words[unit]) == all;
        self.by_unit(&marks)
            .filter(|(unit, _)| complete(*unit))
            .map(|(unit, count)| Hit {
                unit: self.first + unit,
                count,
            })
            .collect()
    }

    /// The units that ordered ranges of the text lie in, with how many lie there.
    fn by_unit(&self, ranges: &[Range<usize>]) -> impl Iterator<Item = (usize, usize)> {
        let (mut unit, mut next) = (0, 0);
        std::iter::from_fn(move || {
            let first = ranges.get(next)?.start;
            while self
                .starts
                .get(unit + 1)
                .is_some_and(|start| *start <= first)
            {
                unit += 1;
            }
            let end = self.starts.get(unit + 1).copied().unwrap_or(usize::MAX);
            let from = next;
            while ranges.get(next).is_some_and(|range| range.start < end) {
                next += 1;
            }
            Some((unit, next - from))
        })
    }
}
