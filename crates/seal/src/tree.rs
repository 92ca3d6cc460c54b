//! The tree of digests, as RFC 9162 (Certificate Transparency) builds it, once with SHA-256 and once with SM3:
//! a leaf and an inner node can never be taken for each other, and any number of leaves has a tree.

use crate::piece::Piece;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sm3::Sm3;

const LEAF: u8 = 0;
const NODE: u8 = 1;

/// A digest of each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "[String; 2]", try_from = "[String; 2]")]
pub struct Digests {
    pub sha256: [u8; 32],
    pub sm3: [u8; 32],
}

impl Digests {
    fn of(parts: &[&[u8]]) -> Self {
        let (mut sha256, mut sm3) = (Sha256::new(), Sm3::new());
        for part in parts {
            sha256.update(part);
            sm3.update(part);
        }
        Self {
            sha256: sha256.finalize().into(),
            sm3: sm3.finalize().into(),
        }
    }

    /// Of a piece: its name with its length in eight bytes before, and its bytes.
    pub fn of_piece(piece: &Piece) -> Self {
        let length = (piece.at.len() as u64).to_be_bytes();
        Self::of(&[&[LEAF], &length, piece.at.as_bytes(), &piece.bytes])
    }

    fn of_node(left: &Self, right: &Self) -> Self {
        // Each kind of digest is of digests of its own kind only.
        let sha256 = Self::of(&[&[NODE], &left.sha256, &right.sha256]).sha256;
        let sm3 = Self::of(&[&[NODE], &left.sm3, &right.sm3]).sm3;
        Self { sha256, sm3 }
    }
}

impl From<Digests> for [String; 2] {
    fn from(digests: Digests) -> Self {
        [digests.sha256, digests.sm3].map(|bytes| STANDARD_NO_PAD.encode(bytes))
    }
}

impl TryFrom<[String; 2]> for Digests {
    type Error = &'static str;

    fn try_from(texts: [String; 2]) -> Result<Self, Self::Error> {
        let bytes = texts.map(|text| STANDARD_NO_PAD.decode(text).ok()?.try_into().ok());
        match bytes {
            [Some(sha256), Some(sm3)] => Ok(Self { sha256, sm3 }),
            _ => Err("a digest has 32 bytes, in base64 without padding"),
        }
    }
}

/// The root over leaves.
pub fn root(leaves: &[Digests]) -> Digests {
    match leaves {
        [] => Digests::of(&[]),
        [one] => *one,
        many => {
            let (left, right) = many.split_at(split(many.len()));
            Digests::of_node(&root(left), &root(right))
        }
    }
}

/// What leads from a leaf to the root: the digests of the other halves, the nearest first.
pub fn path(leaves: &[Digests], n: usize) -> Vec<Digests> {
    if leaves.len() < 2 {
        return Vec::new();
    }
    let (left, right) = leaves.split_at(split(leaves.len()));
    let (mut path_in_half, other) = if n < left.len() {
        (path(left, n), root(right))
    } else {
        (path(right, n - left.len()), root(left))
    };
    path_in_half.push(other);
    path_in_half
}

/// The root that a leaf, the `n`th of `count`, has by its path; none where the path does not fit.
pub fn root_by_path(leaf: Digests, n: usize, count: usize, path: &[Digests]) -> Option<Digests> {
    match (count, path) {
        (1, []) if n == 0 => Some(leaf),
        (2.., [inner @ .., other]) if n < count => {
            let left = split(count);
            Some(if n < left {
                Digests::of_node(&root_by_path(leaf, n, left, inner)?, other)
            } else {
                Digests::of_node(other, &root_by_path(leaf, n - left, count - left, inner)?)
            })
        }
        _ => None,
    }
}

/// The largest power of two below a number of leaves.
fn split(count: usize) -> usize {
    count.next_power_of_two() / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(count: usize) -> Vec<Digests> {
        let piece = |n: usize| Piece::of_file(&n.to_string(), b"x");
        (0..count).map(|n| Digests::of_piece(&piece(n))).collect()
    }

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn the_digests_are_those_of_the_standards() {
        let abc = Digests::of(&[b"a", b"bc"]);
        // FIPS 180-2, appendix B.1, and GB/T 32905-2016, appendix A.1.
        let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let sm3 = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
        assert_eq!(
            (hex(&abc.sha256), hex(&abc.sm3)),
            (sha256.into(), sm3.into())
        );
    }

    #[test]
    fn each_leaf_of_any_tree_is_proven_by_its_path_and_by_no_other() {
        for count in 1..=17 {
            let all = leaves(count);
            for n in 0..count {
                let path = path(&all, n);
                assert_eq!(root_by_path(all[n], n, count, &path), Some(root(&all)));
                let other = leaves(18)[17];
                assert_ne!(root_by_path(other, n, count, &path), Some(root(&all)));
                assert_eq!(root_by_path(all[n], count, count, &path), None);
            }
        }
    }

    #[test]
    fn a_change_or_an_exchange_of_leaves_changes_the_root() {
        let mut all = leaves(9);
        let before = root(&all);
        all.swap(3, 7);
        assert_ne!(root(&all), before);
        all.swap(3, 7);
        all.pop();
        assert_ne!(root(&all), before);
    }
}
