//! What is found of a subject and its seal, and who signed.

use crate::piece::FILE;
use crate::subject::Subject;
use crate::{Altered, Piece, PublicKey, Seal};

/// What is found.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    pub answer: Answer,
    /// How many pieces were held against the seal.
    pub count: usize,
    /// Whose signatures fit the seal.
    pub signers: Vec<PublicKey>,
    /// The addresses of files that the seal does not speak of. They change no answer.
    pub more: Vec<String>,
}

/// The answer in short.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Nothing was altered, and this known key signed.
    Unaltered(PublicKey),
    /// Nothing was altered, but no known key signed.
    UnknownKey,
    /// These pieces were.
    Altered(Vec<Altered>),
    /// None of the seal's signatures fits it.
    ForgedSeal,
}

impl Verdict {
    /// Holds a subject against a seal; `keys` are those that are known to be the office's.
    pub fn of(subject: &Subject, seal: &Seal, keys: &[PublicKey]) -> Self {
        let all = seal.signers();
        let forged = !all.is_empty() && all.iter().all(Option::is_none);
        let signers: Vec<PublicKey> = all.into_iter().flatten().collect();
        let beside = |piece: &&Piece| piece.at.starts_with(FILE) && !seal.has(&piece.at);
        let (more, pieces): (Vec<&Piece>, Vec<&Piece>) = subject.pieces.iter().partition(beside);
        let pieces: Vec<Piece> = pieces.into_iter().cloned().collect();
        let altered = seal.compare(&pieces, |at| subject.should_have(at));
        let answer = if forged {
            Answer::ForgedSeal
        } else if !altered.is_empty() {
            Answer::Altered(altered)
        } else {
            known(&signers, keys)
        };
        Self {
            answer,
            count: pieces.len(),
            signers,
            more: more.into_iter().map(|piece| piece.at.clone()).collect(),
        }
    }
}

/// Of what was not altered: whether one of the signers is known.
pub fn known(signers: &[PublicKey], keys: &[PublicKey]) -> Answer {
    match signers.iter().find(|signer| keys.contains(signer)) {
        Some(signer) => Answer::Unaltered(signer.clone()),
        None => Answer::UnknownKey,
    }
}
