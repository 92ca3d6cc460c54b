//! What the page says of what lies on the table.

use gongbao_seal::{Explanation, PublicKey};
use serde::Serialize;

/// An answer in words.
#[derive(Debug, Serialize)]
pub struct Message {
    pub answer: Kind,
    /// What was looked at.
    pub name: String,
    /// The answer in one sentence, and what to do now.
    pub head: String,
    pub advice: String,
    pub altered: Vec<Explanation>,
    /// Files that the seal does not speak of.
    pub more: Vec<String>,
    /// Of a proof: the words that are proven, and the sentence that states a figure.
    pub text: Option<String>,
    pub quote: Option<String>,
    pub signers: Vec<Signer>,
    pub keys: Vec<Signer>,
    pub complaints: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Nothing,
    Unaltered,
    Altered,
    Unsealed,
    UnknownKey,
}

#[derive(Debug, Serialize)]
pub struct Signer {
    /// The file that a key came in.
    pub name: String,
    pub algorithm: &'static str,
    pub pem: String,
    pub known: bool,
}

impl Signer {
    /// One that is known.
    pub fn of(name: &str, key: &PublicKey) -> Self {
        Self {
            name: name.to_owned(),
            algorithm: key.algorithm(),
            pem: key.to_pem(),
            known: true,
        }
    }
}
