//! Whole files around what a target makes: the outer format is sound, so that the inside is reached.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A sound .doc with bytes changed.
pub fn doc(changes: &[u8]) -> Vec<u8> {
    let mut file = include_bytes!("../../import/tests/files/report.doc").to_vec();
    for change in changes.chunks_exact(3) {
        let place = usize::from(change[0]) << 8 | usize::from(change[1]);
        if let Some(byte) = file.get_mut(place) {
            *byte = change[2];
        }
    }
    file
}

/// A Word file with this inner document.
pub fn docx(document: &[u8]) -> Vec<u8> {
    archive(&[("word/document.xml", document)])
}

/// An OFD with this page.
pub fn ofd(page: &[u8]) -> Vec<u8> {
    const ROOT: &[u8] = b"<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>";
    const DOCUMENT: &[u8] = b"<Document><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea></CommonData><Pages><Page ID=\"1\" BaseLoc=\"0.xml\"/></Pages></Document>";
    archive(&[
        ("OFD.xml", ROOT),
        ("Doc_0/Document.xml", DOCUMENT),
        ("Doc_0/0.xml", page),
    ])
}

/// An OpenDocument text with this content.
pub fn odt(content: &[u8]) -> Vec<u8> {
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content),
    ])
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in parts {
        let started = zip.start_file(*name, stored);
        let written = started.and_then(|()| Ok(zip.write_all(part)?));
        written.expect("memory takes it");
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// A PDF whose pages are drawn by this content; a form feed begins the next.
pub fn pdf(content: &[u8]) -> Vec<u8> {
    /// The objects before those of the pages.
    const FIRST: usize = 6;
    let pages: Vec<&[u8]> = content.split(|byte| *byte == b'\x0c').collect();
    let kids: String = (0..pages.len())
        .map(|n| format!("{} 0 R ", FIRST + 2 * n))
        .collect();
    let mut file = format!(
        "%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[{kids}]/Count {}>>endobj
4 0 obj<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/GBK-EUC-H/DescendantFonts[5 0 R]>>endobj
5 0 obj<</Type/Font/Subtype/CIDFontType0/CIDSystemInfo<</Ordering(GB1)>>/DW 1000/W[814 908 500]>>endobj
",
        pages.len()
    )
    .into_bytes();
    for (n, page) in pages.iter().enumerate() {
        let (object, content) = (FIRST + 2 * n, FIRST + 2 * n + 1);
        let head = format!(
            "{object} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R/Resources<</Font<</F 4 0 R>>/XObject<</X {content} 0 R>>>>>>endobj
{content} 0 obj<</Subtype/Form/Length {}>>stream\n",
            page.len()
        );
        file.extend(head.bytes());
        file.extend(*page);
        file.extend(b"\nendstream endobj\n");
    }
    file.extend(b"trailer<</Root 1 0 R>>\n");
    file
}
