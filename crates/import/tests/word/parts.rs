//! Where in a file the text is, and in which form.

use crate::packed::packed;
use crate::{TITLE, document, p, printed, read_with};
use gongbao_import::{Kind, Problem, import};

#[test]
fn the_text_is_found_whatever_its_part_is_called() {
    let relations = "<Relationships><Relationship Id=\"r1\" Type=\"http://x/officeDocument\" Target=\"/word/doc2.xml\"/></Relationships>";
    let document = document(&p("收到来信31封。"));
    let wide: Vec<u8> = format!("\u{feff}{document}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for name in ["word/doc2.xml", "word\\doc2.xml"] {
        let bytes = packed(&[("_rels/.rels", relations), (name, &document)]);
        assert_eq!(
            printed(&import(&bytes, None).unwrap()),
            ["收到来信31封。"],
            "{name}"
        );
    }
    let bytes = packed(&[("word/document.xml", &wide)]);
    assert_eq!(printed(&import(&bytes, None).unwrap()), ["收到来信31封。"]);
}

#[test]
fn a_part_of_another_kind_is_read_where_it_stands_or_named() {
    let relations = "<Relationships><Relationship Id=\"r2\" Type=\"x/aFChunk\" Target=\"a.html\"/><Relationship Id=\"r3\" Type=\"x/aFChunk\" Target=\"b.docx\"/></Relationships>";
    let body = format!(
        "{}<w:altChunk r:id=\"r2\"/><w:altChunk r:id=\"r3\"/>{}",
        p("一、做法"),
        p("二、不足")
    );
    let parts = [
        ("word/_rels/document.xml.rels", relations),
        ("word/a.html", "<p>收到来信31封。</p>"),
        ("word/b.docx", "PK\u{3}\u{4}"),
    ];
    let imported = read_with(&body, &parts);
    assert_eq!(
        printed(&imported),
        ["一、做法", "收到来信31封。", "二、不足"]
    );
    assert!(imported.diagnostics.iter().any(|d| d.problem
        == Problem::NotTaken {
            name: "b.docx".to_owned()
        }));
}

#[test]
fn a_word_file_in_one_xml_file_is_read_as_well() {
    let old = format!(
        "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument xmlns:w=\"w\">\
         <w:lists><w:listDef w:listDefId=\"0\"><w:lvl w:ilvl=\"0\"><w:nfc w:val=\"23\"/></w:lvl></w:listDef><w:list w:ilfo=\"2\"><w:ilst w:val=\"0\"/></w:list></w:lists><w:body>{}\
         <w:p><w:pPr><w:listPr><w:ilvl w:val=\"0\"/><w:ilfo w:val=\"1\"/><wx:t wx:val=\"一、\"/></w:listPr></w:pPr><w:r><w:t>做法</w:t></w:r></w:p>\
         <w:p><w:pPr><w:listPr><w:ilvl w:val=\"0\"/><w:ilfo w:val=\"2\"/><wx:t wx:val=\"l\"/><wx:font wx:val=\"Wingdings\"/></w:listPr></w:pPr>\
         <aml:annotation w:type=\"Word.Deletion\"><w:r><w:delText>88</w:delText></w:r></aml:annotation><w:r><w:t>来信31封</w:t></w:r>\
         <aml:annotation w:type=\"Word.Comment\"><aml:content><w:p><w:r><w:t>再核</w:t></w:r></w:p></aml:content></aml:annotation><w:r><w:t>。</w:t></w:r></w:p></w:body></w:wordDocument>",
        p(TITLE)
    );
    let flat = format!(
        "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"p\"><pkg:part pkg:name=\"/word/header1.xml\"><pkg:xmlData><w:hdr>{}</w:hdr></pkg:xmlData></pkg:part>\
         <pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData>{}</pkg:xmlData></pkg:part></pkg:package>",
        p("页眉"),
        document(&[p("一、做法"), p("来信31封。")].concat())
    );
    for file in [old, flat] {
        let imported = import(file.as_bytes(), None).unwrap();
        assert_eq!(imported.kind, Kind::WordXml);
        assert_eq!(printed(&imported), ["一、做法", "来信31封。"]);
    }
}
