//! Files by their content.

use super::super::read;
use super::*;
use crate::ImportError;
use std::io::Write;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn word_97() -> Vec<u8> {
    let name = "WordDocument".encode_utf16().flat_map(u16::to_le_bytes);
    COMPOUND.iter().copied().chain(name).collect()
}

fn zip_of(name: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    zip.write_all(b"x").unwrap();
    zip.finish().unwrap().into_inner()
}

/// The least that tells what a file is.
fn least(kind: Kind) -> Vec<u8> {
    let text = match kind {
        Kind::Text => "一、工作情况",
        Kind::Html => "<section>一、情况</section>",
        Kind::Mhtml => "From: a\nMIME-Version: 1.0\n\nx",
        Kind::Rtf => "{\\rtf1\\ansi}",
        Kind::WordXml => {
            "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument>"
        }
        Kind::Odt => "<?xml?><office:document>",
        Kind::Pdf => "%PDF-1.7\n",
        Kind::Docx => return zip_of("word/document.xml"),
        Kind::Doc => return word_97(),
        Kind::Ofd => return zip_of("OFD.xml"),
        Kind::Zip => return zip_of("a.bin"),
        Kind::Spreadsheet
        | Kind::Presentation
        | Kind::Picture
        | Kind::Archive
        | Kind::Encrypted
        | Kind::Other => unreachable!("{kind:?} is not read"),
    };
    text.into()
}

#[test]
fn every_kind_that_is_read_is_told_by_its_content_and_has_a_reader() {
    for kind in Kind::READ {
        let bytes = least(kind);
        let told = Kind::of_bytes(&bytes);
        let told = told.unwrap_or_else(|| Kind::of_text(&String::from_utf8_lossy(&bytes)));
        assert_eq!(told, kind);
        let read = read(&bytes, &|_| Err(ImportError::NoText { kind: Kind::Pdf }));
        assert!(
            !matches!(&read, Err(ImportError::NotRead { .. })),
            "{kind:?} has no reader"
        );
    }
}

#[test]
fn files_are_told_apart_by_their_first_bytes() {
    let old = word_97();
    for (bytes, kind) in [
        (&b"%PDF-1.7\n"[..], Some(Kind::Pdf)),
        (b"\r\n\r\n%PDF-1.4", Some(Kind::Pdf)),
        (&old, Some(Kind::Doc)),
        (b"{\\rtf1\\ansi}", Some(Kind::Rtf)),
        (b"\x89PNG\r\n\x1a\n\0", Some(Kind::Picture)),
        (b"Rar!\x1a\x07", Some(Kind::Archive)),
        (b"PK\x03\x04 cut", Some(Kind::Docx)),
        ("一、工作情况".as_bytes(), None),
        (b"BM is a word", None),
    ] {
        assert_eq!(Kind::of_bytes(bytes), kind, "{bytes:?}");
    }
}

#[test]
fn texts_are_told_apart_by_their_markup() {
    for (text, kind) in [
        ("From: a\nMIME-Version: 1.0\n\nx", Kind::Mhtml),
        (
            "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument>",
            Kind::WordXml,
        ),
        ("<?xml?><office:document>", Kind::Odt),
        ("<?xml?><html><body>", Kind::Html),
        ("<section>一、情况</section>", Kind::Html),
        ("一、情况\n说明:如下", Kind::Text),
        ("<!-- 来源 -->\n一、情况", Kind::Text),
        ("<!-- 来源 --><!-- 2 -->\n<p>一、情况", Kind::Html),
    ] {
        assert_eq!(Kind::of_text(text), kind, "{text}");
    }
    let late = format!("{}<p>一、情况</p>", "文".repeat(5000));
    assert_eq!(Kind::of_text(&late), Kind::Html);
}
