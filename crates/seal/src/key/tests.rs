use super::*;

// Made by OpenSSL 3.0 for these tests.
const ED25519: &str = include_str!("tests/ed25519.pem");
const SM2: &str = include_str!("tests/sm2.pem");
const ED25519_CERTIFICATE: &str = include_str!("tests/ed25519.crt");
const SM2_CERTIFICATE: &str = include_str!("tests/sm2.crt");

fn keys() -> [Key; 2] {
    [ED25519, SM2].map(|pem| Key::from_pem(pem).unwrap())
}

#[test]
fn a_signature_is_of_its_statement_and_key_only() {
    for key in keys() {
        let signed = key.sign("statement", None).unwrap();
        assert_eq!(signed.signer("statement"), Some(key.public()));
        assert_eq!(signed.signer("statemenT"), None);
        for other in keys() {
            let key = other.public().to_pem();
            let forged = Signed {
                key,
                ..signed.clone()
            };
            let same = other.public() == key_of(&signed);
            assert_eq!(forged.signer("statement").is_some(), same);
        }
    }
}

fn key_of(signed: &Signed) -> PublicKey {
    PublicKey::from_pem(&signed.key).unwrap()
}

#[test]
fn what_openssl_signed_is_read() {
    // printf statement | openssl dgst -sm3 … / pkeyutl -sign -rawin, with the keys above.
    let signed = |key: &str, signature: &str| Signed {
        key: Key::from_pem(key).unwrap().public().to_pem(),
        signature: signature.trim().to_owned(),
        chain: None,
    };
    let ed25519 = signed(ED25519, include_str!("tests/ed25519.signature"));
    let sm2 = signed(SM2, include_str!("tests/sm2.signature"));
    // Of one statement Ed25519 has one signature: OpenSSL's is ours.
    let ours = keys()[0].sign("statement", None).unwrap();
    assert_eq!(ours, ed25519);
    for signed in [ed25519, sm2] {
        assert_eq!(signed.signer("statement"), Some(key_of(&signed)));
    }
}

#[test]
fn certificates_are_carried_along_with_the_key_that_they_are_of() {
    let [ed25519, sm2] = keys();
    let signed = sm2.sign("a", Some(SM2_CERTIFICATE)).unwrap();
    assert_eq!(signed.chain.as_deref(), Some(SM2_CERTIFICATE));
    let chain = format!("{ED25519_CERTIFICATE}{SM2_CERTIFICATE}");
    assert!(ed25519.sign("a", Some(&chain)).is_ok());
    assert_eq!(sm2.sign("a", Some(&chain)), Err(KeyError::OtherCertificate));
    assert_eq!(
        sm2.sign("a", Some("no certificate")),
        Err(KeyError::OtherCertificate)
    );
}

#[test]
fn what_is_no_key_is_refused_with_the_reason() {
    let reason = |pem: &str| Key::from_pem(pem).err();
    assert_eq!(
        reason("-----BEGIN ENCRYPTED PRIVATE KEY-----"),
        Some(KeyError::Encrypted)
    );
    for pem in [
        "",
        "-----BEGIN PRIVATE KEY-----",
        ED25519_CERTIFICATE,
        &SM2.replace('M', "N"),
    ] {
        assert_eq!(reason(pem), Some(KeyError::NotAKey));
        assert_eq!(
            PublicKey::from_pem(pem).err(),
            Some(KeyError::NotAPublicKey)
        );
    }
    let mut signed = keys()[1].sign("a", None).unwrap();
    for signature in ["", "MAA=", "not base64", "MAYCAQACAQA="] {
        signature.clone_into(&mut signed.signature);
        assert_eq!(signed.signer("a"), None);
    }
}
