//! A number as a table's cell or a wording states it, without its words.

use super::numeral::{Numeral, State};

/// The number that a text begins with: 3 of `三、`, 12 of `12.`.
pub fn numeral(text: &str) -> Option<f64> {
    let number = Numeral::read(text, 0, false)?;
    (number.state == State::Read).then_some(number.value)
}

/// A numeral by itself, without the words around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stated {
    pub value: f64,
    /// What one of its last place is worth: 1000 in 1.5万, 100000 in 60余万.
    pub last_place: f64,
    /// Byte after it.
    pub end: usize,
}

/// The numeral that begins at byte `at`, if one does.
pub fn stated_at(text: &str, at: usize) -> Option<Stated> {
    let number = Numeral::read(text, at, false)?;
    let one = number.state == State::Read && number.share.is_none() && number.to.is_none();
    let number = one.then_some(number)?;
    Some(Stated {
        value: number.value,
        last_place: number.last_place,
        end: number.end,
    })
}
