//! One piece proven alone: a paragraph or a figure that somebody quotes, without the rest of its report.

use crate::key::{PublicKey, Signed};
use crate::piece::Piece;
use crate::seal::{FORMAT, Seal, SealError, statement};
use crate::tree::{self, Digests};
use serde::{Deserialize, Serialize};

/// A piece, the path from it to the root, and who signed the root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    pub(crate) gongbao_proof: u32,
    /// The address of the piece.
    pub at: String,
    /// What stands there: the text of a paragraph, the JSON of everything else.
    pub text: String,
    /// The piece is the `number`th, from 0, of so many.
    pub(crate) number: usize,
    pub(crate) of: usize,
    pub(crate) path: Vec<Digests>,
    pub(crate) places: String,
    pub(crate) signatures: Vec<Signed>,
}

impl Seal {
    /// The proof of one piece of those that were sealed; none where it is not among them.
    pub fn prove(&self, piece: &Piece) -> Option<Proof> {
        let leaves = self.leaves();
        let n = leaves
            .iter()
            .position(|leaf| *leaf == Digests::of_piece(piece))?;
        Some(Proof {
            gongbao_proof: FORMAT,
            at: piece.at.clone(),
            text: String::from_utf8(piece.bytes.clone()).ok()?,
            number: n,
            of: leaves.len(),
            path: tree::path(&leaves, n),
            places: self.places(),
            signatures: self.signatures.clone(),
        })
    }
}

impl Proof {
    /// Reads what [`Proof::to_json`] wrote.
    ///
    /// # Errors
    /// When it is something else.
    pub fn from_json(json: &str) -> Result<Self, SealError> {
        serde_json::from_str(json).map_err(|error| SealError::NotASeal(error.to_string()))
    }

    /// As JSON.
    ///
    /// # Panics
    /// Never: a proof is plain JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("plain JSON") + "\n"
    }

    /// Who signed a report in which exactly this text stands at this address; nobody where it was altered.
    pub fn signers(&self) -> Vec<PublicKey> {
        let piece = Piece {
            at: self.at.clone(),
            bytes: self.text.clone().into_bytes(),
        };
        let leaf = Digests::of_piece(&piece);
        let Some(root) = tree::root_by_path(leaf, self.number, self.of, &self.path) else {
            return Vec::new();
        };
        let statement = statement(&root, &self.places);
        let signed = self.signatures.iter();
        signed.filter_map(|one| one.signer(&statement)).collect()
    }
}
