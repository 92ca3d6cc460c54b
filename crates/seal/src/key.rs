//! Keys and signatures: Ed25519 (RFC 8032), and SM2 (GB/T 32918.2) with SM3 and the usual identity of the
//! signer. Keys are PKCS#8 and SubjectPublicKeyInfo in PEM, as OpenSSL writes them, and signatures as it reads
//! them: 64 bytes of Ed25519, a DER sequence of SM2.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer, Verifier};
use serde::{Deserialize, Serialize};
use sm2::pkcs8::der::asn1::UintRef;
use sm2::pkcs8::der::{self, Decode, Encode};
use sm2::pkcs8::{DecodePrivateKey, DecodePublicKey, EncodePublicKey, LineEnding};

/// GM/T 0009: where nobody agreed on another.
const IDENTITY: &str = "1234567812345678";

/// A key to sign with.
pub enum Key {
    Ed25519(ed25519_dalek::SigningKey),
    Sm2(sm2::dsa::SigningKey),
}

/// A key to check signatures with.
#[derive(Clone, Debug)]
pub enum PublicKey {
    Ed25519(ed25519_dalek::VerifyingKey),
    Sm2(sm2::PublicKey),
}

/// A signature with what is needed to check it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// The public key in PEM.
    pub key: String,
    /// In base64.
    pub signature: String,
    /// Certificates in PEM, that of the key first. They are carried along; who checks them is whoever trusts
    /// the authority that they come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chain: Option<String>,
}

/// Why a key was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    #[error("私钥有口令；先用 openssl pkcs8 -in 私钥 -out 新私钥 去掉口令")]
    Encrypted,
    #[error(
        "不是 PKCS#8 的 Ed25519 或 SM2 私钥（PEM）；可用 openssl genpkey -algorithm ed25519 或 SM2 生成"
    )]
    NotAKey,
    #[error("不是 Ed25519 或 SM2 公钥（PEM）；可用 openssl pkey -in 私钥 -pubout 得到")]
    NotAPublicKey,
    #[error("证书链里第一张证书不是这把私钥的")]
    OtherCertificate,
    #[error("这把私钥签不了名")]
    CannotSign,
}

impl Key {
    /// A private key in PEM.
    ///
    /// # Errors
    /// When it is encrypted, or no key of one of the two kinds.
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        if pem.contains("ENCRYPTED PRIVATE KEY") {
            return Err(KeyError::Encrypted);
        }
        let from = pem
            .find("-----BEGIN PRIVATE KEY-----")
            .ok_or(KeyError::NotAKey)?;
        let pem = &pem[from..];
        if let Ok(key) = ed25519_dalek::SigningKey::from_pkcs8_pem(pem) {
            return Ok(Self::Ed25519(key));
        }
        let key = sm2::SecretKey::from_pkcs8_pem(pem).map_err(|_| KeyError::NotAKey)?;
        let key = sm2::dsa::SigningKey::new(IDENTITY, &key).map_err(|_| KeyError::NotAKey)?;
        Ok(Self::Sm2(key))
    }

    /// The key that its signatures are checked with.
    pub fn public(&self) -> PublicKey {
        match self {
            Self::Ed25519(key) => PublicKey::Ed25519(key.verifying_key()),
            Self::Sm2(key) => {
                PublicKey::Sm2(sm2::PublicKey::from_secret_scalar(key.as_nonzero_scalar()))
            }
        }
    }

    /// Signs a statement; `chain` are certificates in PEM, that of this key first.
    ///
    /// # Errors
    /// When the first certificate is that of another key.
    pub fn sign(&self, statement: &str, chain: Option<&str>) -> Result<Signed, KeyError> {
        let public = self.public();
        if chain.is_some_and(|chain| !public.is_in(chain)) {
            return Err(KeyError::OtherCertificate);
        }
        let signature = match self {
            Self::Ed25519(key) => key.sign(statement.as_bytes()).to_vec(),
            Self::Sm2(key) => {
                let signature: Option<sm2::dsa::Signature> =
                    key.try_sign(statement.as_bytes()).ok();
                signature
                    .and_then(|one| to_der(&one))
                    .ok_or(KeyError::CannotSign)?
            }
        };
        Ok(Signed {
            key: public.to_pem(),
            signature: STANDARD.encode(signature),
            chain: chain.map(str::to_owned),
        })
    }
}

impl PublicKey {
    /// A public key in PEM.
    ///
    /// # Errors
    /// When it is no key of one of the two kinds.
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        if let Ok(key) = ed25519_dalek::VerifyingKey::from_public_key_pem(pem) {
            return Ok(Self::Ed25519(key));
        }
        let key = sm2::PublicKey::from_public_key_pem(pem).map_err(|_| KeyError::NotAPublicKey)?;
        Ok(Self::Sm2(key))
    }

    pub fn to_pem(&self) -> String {
        let pem = match self {
            Self::Ed25519(key) => key.to_public_key_pem(LineEnding::LF),
            Self::Sm2(key) => key.to_public_key_pem(LineEnding::LF),
        };
        // Both kinds have a form in DER.
        pem.unwrap_or_default()
    }

    fn to_der(&self) -> Vec<u8> {
        let der = match self {
            Self::Ed25519(key) => key.to_public_key_der(),
            Self::Sm2(key) => key.to_public_key_der(),
        };
        der.map(der::Document::into_vec).unwrap_or_default()
    }

    /// Whether the first certificate is of this key: a certificate holds the key's DER as it is.
    fn is_in(&self, chain: &str) -> bool {
        const END: &str = "-----END CERTIFICATE-----";
        let Some((from, to)) = chain
            .find("-----BEGIN CERTIFICATE-----")
            .zip(chain.find(END))
        else {
            return false;
        };
        let first = chain.get(from..to + END.len()).unwrap_or_default();
        let key = self.to_der();
        der::pem::decode_vec(first.as_bytes())
            .is_ok_and(|(_, der)| !key.is_empty() && der.windows(key.len()).any(|part| part == key))
    }

    /// The name of the kind of signature.
    pub fn algorithm(&self) -> &'static str {
        match self {
            Self::Ed25519(_) => "Ed25519",
            Self::Sm2(_) => "SM2",
        }
    }

    fn verifies(&self, statement: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::Ed25519(key) => {
                let signature = ed25519_dalek::Signature::from_slice(signature);
                // Strict: of one statement there are no two signatures.
                signature.is_ok_and(|signature| key.verify_strict(statement, &signature).is_ok())
            }
            Self::Sm2(key) => {
                let key = sm2::dsa::VerifyingKey::new(IDENTITY, *key);
                key.ok()
                    .zip(from_der(signature))
                    .is_some_and(|(key, signature)| key.verify(statement, &signature).is_ok())
            }
        }
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.to_der() == other.to_der()
    }
}

impl Signed {
    /// The key that made this signature of a statement; none where it is none of it.
    pub fn signer(&self, statement: &str) -> Option<PublicKey> {
        let key = PublicKey::from_pem(&self.key).ok()?;
        let signature = STANDARD.decode(&self.signature).ok()?;
        key.verifies(statement.as_bytes(), &signature)
            .then_some(key)
    }
}

/// The two numbers of an SM2 signature as GM/T 0009 writes them.
fn to_der(signature: &sm2::dsa::Signature) -> Option<Vec<u8>> {
    let bytes = signature.to_bytes();
    let (r, s) = bytes.split_at(bytes.len() / 2);
    let numbers = vec![UintRef::new(r).ok()?, UintRef::new(s).ok()?];
    numbers.to_der().ok()
}

fn from_der(der: &[u8]) -> Option<sm2::dsa::Signature> {
    let numbers = Vec::<UintRef<'_>>::from_der(der).ok()?;
    let [r, s] = numbers[..] else {
        return None;
    };
    let mut bytes = [0; 64];
    for (half, number) in bytes.chunks_mut(32).zip([r, s]) {
        let number = number.as_bytes();
        let begin = half.len().checked_sub(number.len())?;
        half[begin..].copy_from_slice(number);
    }
    sm2::dsa::Signature::from_slice(&bytes).ok()
}

#[cfg(test)]
mod tests;
