//! The seal: digests and sums of every piece, and signatures of the root over the digests.

use crate::key::{Key, KeyError, PublicKey, Signed};
use crate::piece::{FILE, Piece};
use crate::place::Sums;
use crate::tree::{self, Digests};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The version of the seal's JSON that is read and written.
pub(crate) const FORMAT: u32 = 1;
/// Characters of a piece of a report that have sums together, and of a file.
const OF_A_PIECE: usize = 16;
const OF_A_FILE: usize = 64;
/// A long file has longer runs instead of more.
const RUNS: usize = 256;

/// What is written beside a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    gongbao_seal: u32,
    pub(crate) sealed: Vec<Sealed>,
    pub(crate) signatures: Vec<Signed>,
}

/// A sealed piece.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sealed {
    pub at: String,
    pub digests: Digests,
    /// None of what is no text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sums: Option<Sums>,
}

/// Why a file is no seal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    #[error("不是封存文件：{0}")]
    NotASeal(String),
    #[error("不是 JSON：{0}")]
    NotJson(String),
    #[error("封存文件的版本 {0} 比这个 gongbao 新，请更新 gongbao")]
    Newer(u32),
}

impl Seal {
    /// Digests and sums of these pieces, not signed yet.
    pub fn of(pieces: &[Piece]) -> Self {
        let sealed = |piece: &Piece| {
            let text = std::str::from_utf8(&piece.bytes).ok();
            let every = if piece.at.starts_with(FILE) {
                let length = text.map_or(0, |text| text.chars().count());
                OF_A_FILE.max(length.div_ceil(RUNS))
            } else {
                OF_A_PIECE
            };
            Sealed {
                at: piece.at.clone(),
                digests: Digests::of_piece(piece),
                sums: text.map(|text| Sums::of(text, every)),
            }
        };
        Self {
            gongbao_seal: FORMAT,
            sealed: pieces.iter().map(sealed).collect(),
            signatures: Vec::new(),
        }
    }

    /// Reads what [`Seal::to_json`] wrote.
    ///
    /// # Errors
    /// When it is something else, or of a newer version.
    pub fn from_json(json: &str) -> Result<Self, SealError> {
        #[derive(Deserialize)]
        struct Head {
            gongbao_seal: u32,
        }
        let no_seal = |error: serde_json::Error| SealError::NotASeal(error.to_string());
        let head: Head = serde_json::from_str(json).map_err(no_seal)?;
        if head.gongbao_seal > FORMAT {
            return Err(SealError::Newer(head.gongbao_seal));
        }
        serde_json::from_str(json).map_err(no_seal)
    }

    /// As JSON, one piece a line.
    ///
    /// # Panics
    /// Never: a seal is plain JSON.
    pub fn to_json(&self) -> String {
        let json = serde_json::to_string(self).expect("plain JSON");
        json.replace("},{\"at\":", "},\n{\"at\":") + "\n"
    }

    /// What is signed: a text of four lines.
    pub fn statement(&self) -> String {
        statement(&tree::root(&self.leaves()), &self.places())
    }

    /// Adds a signature.
    ///
    /// # Errors
    /// See [`Key::sign`].
    pub fn sign(&mut self, key: &Key, chain: Option<&str>) -> Result<(), KeyError> {
        let signed = key.sign(&self.statement(), chain)?;
        self.signatures.push(signed);
        Ok(())
    }

    /// Who signed, in the order of the signatures; none for a signature that is not of this seal.
    pub fn signers(&self) -> Vec<Option<PublicKey>> {
        let statement = self.statement();
        let signed = self.signatures.iter();
        signed.map(|one| one.signer(&statement)).collect()
    }

    /// Whether something with this address was sealed.
    pub fn has(&self, at: &str) -> bool {
        self.sealed.iter().any(|one| one.at == at)
    }

    /// The paths of the sealed files. What is sealed of a part of a file has `#` in its name.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let names = self.sealed.iter();
        names
            .filter_map(|one| one.at.strip_prefix(FILE))
            .filter(|name| !name.contains('#'))
    }

    pub(crate) fn leaves(&self) -> Vec<Digests> {
        self.sealed.iter().map(|one| one.digests).collect()
    }

    /// The SHA-256 of all addresses and sums: who cannot sign can neither hide a piece under another name, nor
    /// mislead about the place.
    pub(crate) fn places(&self) -> String {
        let place = |one: &Sealed| (one.at.clone(), one.sums.clone());
        let all: Vec<(String, Option<Sums>)> = self.sealed.iter().map(place).collect();
        hex(&Sha256::digest(
            serde_json::to_vec(&all).unwrap_or_default(),
        ))
    }
}

pub(crate) fn statement(root: &Digests, places: &str) -> String {
    let (sha256, sm3) = (hex(&root.sha256), hex(&root.sm3));
    format!("gongbao seal {FORMAT}\nsha256 {sha256}\nsm3 {sm3}\nplaces {places}\n")
}

fn hex(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        let _ = write!(out, "{byte:02x}");
    }
    out
}
