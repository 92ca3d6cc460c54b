//! What one file is: a public key, a seal, a proof, a folder in a zip, or matter.

use crate::archive::{self, Folder};
use gongbao_seal::{Proof, PublicKey};

/// A file that was laid down.
pub enum File {
    Key(Box<PublicKey>),
    Seal(String),
    Proof(Box<Proof>),
    Folder(Folder),
    Other(Vec<u8>),
}

impl File {
    /// A file by its name and what is in it.
    ///
    /// # Errors
    /// What is wrong with it, in words for whoever laid it down.
    pub fn of(path: &str, bytes: Vec<u8>) -> Result<Self, String> {
        if archive::is_zip(&bytes) {
            let folder = archive::folder(&bytes).map_err(|error| format!("{path}：{error}"))?;
            return Ok(folder.map_or(Self::Other(bytes), Self::Folder));
        }
        let Ok(text) = std::str::from_utf8(&bytes) else {
            return Ok(Self::Other(bytes));
        };
        let start = text.trim_start();
        if start.starts_with("-----BEGIN") || path.ends_with(".pem") {
            if text.contains("PRIVATE KEY-----") {
                return Err(format!(
                    "{path}：这是私钥，本页没有用它。私钥不要交给任何网页；要的是公钥"
                ));
            }
            let key = PublicKey::from_pem(start).map_err(|error| format!("{path}：{error}"))?;
            return Ok(Self::Key(Box::new(key)));
        }
        let is = |mark: &str| start.starts_with('{') && text.contains(mark);
        if is("\"gongbao_seal\"") {
            return Ok(Self::Seal(text.to_owned()));
        }
        if is("\"gongbao_proof\"") {
            let proof = Proof::from_json(text).map_err(|error| format!("{path}：{error}"))?;
            return Ok(Self::Proof(Box::new(proof)));
        }
        Ok(Self::Other(bytes))
    }
}
