//! Pieces held against a seal: which were altered, and where.

use crate::piece::{PROOF, Piece};
use crate::place::Change;
use crate::seal::{Seal, Sealed};
use crate::tree::Digests;
use std::collections::BTreeMap;

/// A piece that is not as it was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Altered {
    /// Its address in the seal; of what was added, its address today.
    pub at: String,
    pub what: What,
}

/// What became of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Other words stand there. No change is named where the bytes are no text, or where somebody took care
    /// that the sums of the seal stay the same.
    Text(Vec<Change>),
    /// It has another address now, and these changes.
    Renamed(String, Vec<Change>),
    Missing,
    Added,
    /// It stands before what it stood after.
    Moved,
}

impl Seal {
    /// What is not as it was sealed, of the pieces whose address is in the `part` that is at hand.
    pub fn compare(&self, pieces: &[Piece], part: impl Fn(&str) -> bool) -> Vec<Altered> {
        let has_proof = pieces.iter().any(|piece| piece.at.starts_with(PROOF));
        let expected = |one: &&Sealed| part(&one.at) && (has_proof || !one.at.starts_with(PROOF));
        let sealed: Vec<&Sealed> = self.sealed.iter().filter(expected).collect();
        let places: BTreeMap<&str, usize> = (0..)
            .zip(&sealed)
            .map(|(n, one)| (one.at.as_str(), n))
            .collect();
        let mut found: Vec<Option<&Piece>> = vec![None; sealed.len()];
        let mut added = Vec::new();
        let mut moved = Vec::new();
        let mut last = 0;
        for piece in pieces {
            match places.get(piece.at.as_str()) {
                Some(&n) if found[n].is_none() => {
                    found[n] = Some(piece);
                    if n < last {
                        moved.push(Altered {
                            at: piece.at.clone(),
                            what: What::Moved,
                        });
                    }
                    last = last.max(n);
                }
                _ => added.push(piece),
            }
        }
        let missing = found.iter().filter(|piece| piece.is_none()).count();
        // As many as are missing are there under other names: in their order they are the same.
        let renamed = missing == added.len();
        let mut others = added.into_iter();
        let mut out = Vec::new();
        for (one, piece) in sealed.into_iter().zip(found) {
            let what = match piece {
                Some(piece) if one.is(&piece.bytes) => continue,
                Some(piece) => What::Text(one.changes(&piece.bytes)),
                None => match others.next().filter(|_| renamed) {
                    Some(other) => What::Renamed(other.at.clone(), one.changes(&other.bytes)),
                    None => What::Missing,
                },
            };
            out.push(Altered {
                at: one.at.clone(),
                what,
            });
        }
        if !renamed {
            let new = pieces
                .iter()
                .filter(|piece| !places.contains_key(piece.at.as_str()));
            out.extend(new.map(|piece| Altered {
                at: piece.at.clone(),
                what: What::Added,
            }));
        }
        out.extend(moved);
        out
    }
}

impl Sealed {
    fn is(&self, bytes: &[u8]) -> bool {
        let piece = Piece {
            at: self.at.clone(),
            bytes: bytes.to_vec(),
        };
        Digests::of_piece(&piece) == self.digests
    }

    fn changes(&self, bytes: &[u8]) -> Vec<Change> {
        let text = std::str::from_utf8(bytes).ok();
        let changes = self
            .sums
            .as_ref()
            .zip(text)
            .map(|(sums, text)| sums.changes(text, |old| self.is(old.as_bytes())));
        changes.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
