//! The page that verifies what was sealed, opened from a disk: what a person drops on it, and what it answers.

use crate::published::published;
use gongbao_seal::subject::{ONE_FILE, SEAL, Subject};
use gongbao_seal::{Key, Piece, Seal, page as sealed_page};
use gongbao_testkit::{Page, Site, Window, visit};
use serde_json::json;
use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const ED25519: &str = include_str!("../../crates/seal/src/key/tests/ed25519.pem");
const SM2: &str = include_str!("../../crates/seal/src/key/tests/sm2.pem");

/// A folder with a sealed one in it, named `2017`, the verifier, a proof, and the public keys.
struct Table(TempDir);

impl Table {
    fn laid() -> Self {
        let folder = published();
        let names = fs::read_dir(folder.path()).unwrap().flatten();
        let read = |entry: fs::DirEntry| {
            let name = entry.file_name().into_string().unwrap();
            let bytes = fs::read(entry.path()).unwrap();
            (name, bytes)
        };
        let files: Vec<(String, Vec<u8>)> = names.map(read).collect();
        let subject = Subject::of_folder(files.clone());
        let mut seal = Seal::of(&subject.pieces);
        let keys = [ED25519, SM2].map(|pem| Key::from_pem(pem).unwrap());
        for key in &keys {
            seal.sign(key, None).unwrap();
        }
        let table = Self(tempfile::tempdir().unwrap());
        for (name, bytes) in files {
            table.put(&format!("2017/{name}"), &bytes);
        }
        table.put(&format!("2017/{SEAL}"), seal.to_json().as_bytes());
        let one = fs::read_to_string(table.at(&format!("2017/{ONE_FILE}"))).unwrap();
        let one = sealed_page::with(&one, &seal);
        table.put(&format!("2017/{ONE_FILE}"), one.as_bytes());
        table.pack();
        let figure = "figure/petitions.letters.received";
        let is = |piece: &&Piece| piece.at == figure;
        let piece = subject.pieces.iter().find(is).unwrap();
        let proof = seal.prove(piece).unwrap().to_json();
        table.put("proof.json", proof.as_bytes());
        let [ed25519, sm2] = keys.map(|key| key.public().to_pem());
        table.put("ed25519.pub.pem", ed25519.as_bytes());
        table.put("sm2.pub.pem", sm2.as_bytes());
        let page = gongbao_publish::verifier::page(&[]);
        let page = page.expect("the page is built: run `cargo xtask test verif`");
        table.put("verify.html", &page.bytes);
        table
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Replaces words in a file.
    fn forge(&self, path: &str, words: [&str; 2]) {
        let text = fs::read_to_string(self.at(path)).unwrap();
        assert!(text.contains(words[0]), "{path}");
        self.put(path, text.replacen(words[0], words[1], 1).as_bytes());
    }

    /// The folder once more, as a zip with the folder in it.
    fn pack(&self) {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for entry in fs::read_dir(self.at("2017")).unwrap().flatten() {
            let name = entry.file_name().into_string().unwrap();
            zip.start_file(format!("2017/{name}"), SimpleFileOptions::default())
                .unwrap();
            zip.write_all(&fs::read(entry.path()).unwrap()).unwrap();
        }
        self.put("2017.zip", &zip.finish().unwrap().into_inner());
    }

    fn report(&self) -> String {
        let page = fs::read_to_string(self.at("2017/index.html")).unwrap();
        format!("2017/{}", sealed_page::report_of(&page).unwrap())
    }

    fn visit(&self, window: Window, test: impl FnOnce(&Page)) {
        let address = format!("file://{}", self.at("verify.html").display());
        visit(&Site::start(), &address, window, |page| {
            page.until(
                "document.querySelector('input').disabled === false && !!document.querySelector('[data-keys] p')",
                "the page is ready",
            );
            test(page);
            page.assert_console_silent();
        });
    }

    /// Drags these from the disk onto the page, and says what it answers.
    fn drop(&self, page: &Page, paths: &[&str]) -> String {
        let files: Vec<PathBuf> = paths.iter().map(|path| self.at(path)).collect();
        let data = json!({ "items": [], "files": files, "dragOperationsMask": 1 });
        page.value("document.querySelector('[data-answer]').replaceChildren()");
        page.value("scrollTo(0, 0)");
        for kind in ["dragEnter", "dragOver", "drop"] {
            let event = json!({ "type": kind, "x": 180, "y": 300, "data": data });
            page.cdp("Input.dispatchDragEvent", event);
        }
        page.until(
            "!!document.querySelector('[data-answer] > :is(.verdict, .complaint)')",
            "it answers",
        );
        page.text("document.querySelector('.verdict')?.dataset.kind ?? 'complaint'")
    }
}

fn said(page: &Page) -> String {
    page.text("document.querySelector('[data-answer]').textContent")
}

#[test]
fn verifier_tells_the_four_answers_of_a_page_a_folder_a_report_and_a_proof() {
    let table = Table::laid();
    let report = table.report();
    table.put("strange.html", b"<html><body>x</body></html>");
    table.visit(Window::DESKTOP, |page| {
        page.screenshot("verify-empty");
        assert_eq!(page.axe(), [""; 0]);
        assert_eq!(table.drop(page, &["strange.html"]), "unsealed");
        page.screenshot("verify-unsealed");
        assert_eq!(table.drop(page, &["2017/offline.html"]), "unknown_key");
        assert!(said(page).contains("BEGIN PUBLIC KEY"), "{}", said(page));
        page.screenshot("verify-unknown");
        assert_eq!(page.axe(), [""; 0]);
        assert_eq!(
            table.drop(page, &["sm2.pub.pem"]),
            "unaltered",
            "{}",
            said(page)
        );
        assert!(said(page).contains("SM2"), "{}", said(page));
        // The key stays on the table.
        assert_eq!(table.drop(page, &["2017"]), "unaltered", "{}", said(page));
        page.screenshot("verify-unaltered");
        assert_eq!(table.drop(page, &["2017.zip"]), "unaltered");
        assert!(said(page).contains("2017.zip"), "{}", said(page));
        let index = &["2017/index.html", "2017/seal.json"];
        assert_eq!(table.drop(page, index), "unaltered", "{}", said(page));
        let one = &[report.as_str(), "2017/seal.json"];
        assert_eq!(table.drop(page, one), "unaltered", "{}", said(page));
        assert_eq!(
            table.drop(page, &["proof.json"]),
            "unaltered",
            "{}",
            said(page)
        );
        assert!(
            said(page).contains("来信229件"),
            "the sentence: {}",
            said(page)
        );
        page.screenshot("verify-proof");
    });
}

#[test]
fn verifier_names_the_paragraph_and_the_character() {
    let table = Table::laid();
    let report = table.report();
    let proof = fs::read_to_string(table.at("proof.json")).unwrap();
    table.put("forged.json", proof.replace("229", "929").as_bytes());
    table.forge(&report, ["来信229件", "来信929件"]);
    table.forge(
        "2017/index.html",
        ["</main>", "</main><script src=x></script>"],
    );
    let place = "段落 yi-fa-ban-li-xin-fang-shi-xiang.1";
    for (window, name) in [(Window::DESKTOP, "desktop"), (Window::PHONE, "phone")] {
        table.visit(window, |page| {
            assert_eq!(table.drop(page, &["2017", "ed25519.pub.pem"]), "altered");
            let said = said(page);
            for words in [place, "第51字：原为“2”，现为“9”", "文件 index.html", "<script src=x>"] {
                assert!(said.contains(words), "{words}: {said}");
            }
            let marked = "[...document.querySelectorAll('.spot')].some(spot => spot.querySelector('del')?.textContent === '2' && spot.querySelector('ins')?.textContent === '9')";
            assert!(page.is(marked), "the character is marked");
            page.value("document.querySelector('.verdict').scrollIntoView()");
            page.screenshot(&format!("verify-altered-{name}"));
            assert_eq!(page.axe(), [""; 0]);
            assert!(page.is("document.documentElement.scrollWidth <= innerWidth"));
            page.set_dark(true);
            page.screenshot(&format!("verify-altered-dark-{name}"));
            assert_eq!(page.axe(), [""; 0]);
            page.set_dark(false);
            let alone = &[report.as_str(), "2017/seal.json"];
            assert_eq!(table.drop(page, alone), "altered");
            assert_eq!(table.drop(page, &["forged.json"]), "altered");
            assert_eq!(table.drop(page, &["2017/offline.html"]), "unaltered");
        });
    }
}

#[test]
fn verifier_knows_the_keys_that_it_was_written_with_and_sends_nothing() {
    let table = Table::laid();
    let pem = fs::read_to_string(table.at("ed25519.pub.pem")).unwrap();
    let page = gongbao_publish::verifier::page(&[("甲区\".pem".to_owned(), pem)]).unwrap();
    let html = String::from_utf8(page.bytes.clone()).unwrap();
    assert!(html.contains("default-src 'none'") && !html.contains("connect-src"));
    table.put("verify.html", &page.bytes);
    let address = format!("file://{}", table.at("verify.html").display());
    visit(&Site::start(), &address, Window::DESKTOP, |page| {
        page.until(
            "!!document.querySelector('[data-keys] details')",
            "the key is there",
        );
        assert!(
            page.text("document.querySelector('[data-keys]').textContent")
                .contains("甲区\".pem")
        );
        assert_eq!(table.drop(page, &["2017/offline.html"]), "unaltered");
        let refused = page.value("fetch('https://a.invalid/').then(() => false, () => true)");
        assert_eq!(refused, true);
    });
}
