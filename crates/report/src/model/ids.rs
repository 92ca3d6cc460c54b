//! Ids and the positions they stand for. One map type for all look-ups keeps the widget small.

use std::collections::BTreeMap;

/// Positions by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids(BTreeMap<String, usize>);

impl Ids {
    /// The ids with their places in the order given; of a duplicate the last counts.
    pub fn of<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        for (n, id) in ids.enumerate() {
            all.set(id, n);
        }
        all
    }

    /// The position of an id.
    pub fn get(&self, id: &str) -> Option<usize> {
        self.0.get(id).copied()
    }

    /// How many different ids there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Gives an id a position, in place of the one it had.
    pub fn set(&mut self, id: &str, position: usize) {
        self.0.insert(id.to_owned(), position);
    }
}
