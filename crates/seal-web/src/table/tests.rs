//! What is dropped, and what is answered.

use super::*;
use crate::archive::tests::zip;
use gongbao_seal::{Key, Piece, page};

const KEY: &str = include_str!("../../../seal/src/key/tests/ed25519.pem");
const SM2: &str = include_str!("../../../seal/src/key/tests/sm2.pem");
const PAGE: &str = "<html><body data-prerendered><p id=\"a.1\">来信229件。</p></body></html>";

fn public(key: &str) -> (String, Vec<u8>) {
    let pem = Key::from_pem(key).unwrap().public().to_pem();
    ("public.pem".to_owned(), pem.into_bytes())
}

fn file(name: &str, text: &str) -> (String, Vec<u8>) {
    (name.to_owned(), text.as_bytes().to_vec())
}

fn seal(pieces: &[Piece]) -> Seal {
    let mut seal = Seal::of(pieces);
    seal.sign(&Key::from_pem(KEY).unwrap(), None).unwrap();
    seal.sign(&Key::from_pem(SM2).unwrap(), None).unwrap();
    seal
}

fn seal_of_page() -> String {
    seal(&[Piece::of_file("index.html", PAGE.as_bytes())]).to_json()
}

fn answer(files: Vec<(String, Vec<u8>)>) -> Message {
    let mut table = Table::default();
    table.add(files);
    table.answer()
}

#[test]
fn a_page_is_told_apart_by_seal_and_key() {
    let page = || file("页.html", PAGE);
    let sealed = || file("seal.json", &seal_of_page());
    assert_eq!(answer(vec![page()]).answer, Kind::Unsealed);
    let said = answer(vec![page(), sealed()]);
    assert_eq!(said.answer, Kind::UnknownKey);
    assert_eq!(said.signers.len(), 2);
    for key in [KEY, SM2] {
        let said = answer(vec![page(), sealed(), public(key)]);
        assert_eq!(said.answer, Kind::Unaltered, "{said:?}");
    }
    let forged = file("页.html", &PAGE.replace("229", "929"));
    let said = answer(vec![forged, sealed(), public(KEY)]);
    assert_eq!(said.answer, Kind::Altered);
    let spot = &said.altered[0].places[0];
    assert_eq!((spot.was.as_deref(), spot.now.as_str()), (Some("2"), "9"));
    assert!(spot.place.contains("#a.1"), "{spot:?}");
}

#[test]
fn seal_and_key_may_come_one_after_the_other_and_new_matter_begins_anew() {
    let mut table = Table::default();
    for (file, kind) in [
        (public(KEY), Kind::Nothing),
        (file("index.html", PAGE), Kind::Unsealed),
        (file("seal.json", &seal_of_page()), Kind::Unaltered),
        (file("other.html", PAGE), Kind::Unsealed),
    ] {
        table.add(vec![file]);
        assert_eq!(table.answer().answer, kind);
    }
}

#[test]
fn a_folder_is_verified_whatever_it_is_called() {
    let files = |text: &str| {
        vec![
            file("2017/index.html", PAGE),
            file("2017/sub/a.txt", text),
            file("2017/.DS_Store", "x"),
        ]
    };
    let pieces = [
        Piece::of_file("index.html", PAGE.as_bytes()),
        Piece::of_file("sub/a.txt", "一".as_bytes()),
    ];
    let sealed = file("2017/seal.json", &seal(&pieces).to_json());
    let with = |text: &str| {
        let mut all = files(text);
        all.extend([sealed.clone(), public(SM2)]);
        answer(all)
    };
    assert_eq!(with("一").answer, Kind::Unaltered);
    let mut turned = files("一");
    turned.reverse();
    turned.extend([sealed.clone(), public(SM2)]);
    assert_eq!(answer(turned).answer, Kind::Unaltered, "in any order");
    let said = with("二");
    assert_eq!(said.altered[0].name, "文件 sub/a.txt");
    assert_eq!(answer(files("一")).answer, Kind::Unsealed);
}

#[test]
fn one_piece_is_proven_alone() {
    let quote = r#"{"id":"x","source":{"quote":"来信229件。"}}"#;
    let pieces = [
        Piece {
            at: "figure/x".into(),
            bytes: quote.into(),
        },
        Piece::of_file("index.html", b""),
    ];
    let proof = seal(&pieces).prove(&pieces[0]).unwrap().to_json();
    let said = answer(vec![file("proof.json", &proof), public(KEY)]);
    assert_eq!(said.answer, Kind::Unaltered);
    assert_eq!(said.quote.as_deref(), Some("来信229件。"));
    assert_eq!(
        answer(vec![file("proof.json", &proof)]).answer,
        Kind::UnknownKey
    );
    let forged = file("proof.json", &proof.replace("229", "929"));
    assert_eq!(answer(vec![forged, public(KEY)]).answer, Kind::Altered);
}

#[test]
fn a_page_that_carries_its_seal_needs_no_other_file() {
    let bare = "<html><body>段</body></html>";
    let sealed = page::with(bare, &seal(&[Piece::of_file("a.html", bare.as_bytes())]));
    let said = answer(vec![file("a.html", &sealed), public(KEY)]);
    assert_eq!(said.answer, Kind::Unaltered, "{said:?}");
}

#[test]
fn a_private_key_is_refused_and_other_files_are_complained_of() {
    let said = answer(vec![
        file("key.pem", KEY),
        file("a.pem", "x"),
        file("b.json", "{"),
    ]);
    assert_eq!(said.answer, Kind::Nothing);
    assert_eq!(said.complaints.len(), 3, "{:?}", said.complaints);
    assert!(said.complaints[0].contains("私钥") && said.keys.is_empty());
}

#[test]
fn a_folder_in_a_zip_is_verified_like_the_folder() {
    let pieces = [Piece::of_file("index.html", PAGE.as_bytes())];
    let sealed = file("seal.json", &seal(&pieces).to_json());
    let packed = |page: &str, seal: &[(String, Vec<u8>)]| {
        let mut files = vec![file("2017/index.html", page)];
        let inside = seal.iter().cloned();
        files.extend(inside.map(|(name, bytes)| (format!("2017/{name}"), bytes)));
        ("2017.zip".to_owned(), zip(&files))
    };
    let with = std::slice::from_ref(&sealed);
    assert_eq!(answer(vec![packed(PAGE, with)]).answer, Kind::UnknownKey);
    let said = answer(vec![packed(PAGE, with), public(KEY)]);
    assert_eq!(
        (said.answer, said.name.as_str()),
        (Kind::Unaltered, "2017.zip")
    );
    assert_eq!(said.complaints, [""; 0]);
    let forged = PAGE.replace("229", "929");
    let said = answer(vec![packed(&forged, with), public(KEY)]);
    assert_eq!(said.answer, Kind::Altered);
    assert_eq!(said.altered[0].name, "文件 index.html");
    // The seal may lie beside it.
    let said = answer(vec![packed(PAGE, &[]), sealed.clone(), public(KEY)]);
    assert_eq!(said.answer, Kind::Unaltered);
    assert_eq!(answer(vec![packed(PAGE, &[])]).answer, Kind::Unsealed);
}

#[test]
fn a_zip_that_is_broken_is_complained_of_and_one_in_a_folder_is_a_file() {
    let mut broken = zip(&[file("index.html", PAGE)]);
    broken.truncate(20);
    let said = answer(vec![("a.zip".to_owned(), broken)]);
    assert_eq!(said.answer, Kind::Nothing);
    assert!(
        said.complaints[0].contains("a.zip"),
        "{:?}",
        said.complaints
    );
    let package = zip(&[file("gongbao/reports/figures.json", "{}")]);
    let pieces = [
        Piece::of_file("figures.xbr", &package),
        Piece::of_file("index.html", PAGE.as_bytes()),
    ];
    let said = answer(vec![
        file("index.html", PAGE),
        ("figures.xbr".to_owned(), package),
        file("seal.json", &seal(&pieces).to_json()),
        public(KEY),
    ]);
    assert_eq!(said.answer, Kind::Unaltered, "{said:?}");
}
