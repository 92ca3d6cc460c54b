//! Fonts of a page: each string is read by its own.

use super::paged::raw;
use super::{REPORT, read};
use std::fmt::Write as _;

/// A row of text in a font that has the characters in UTF-16, or in GBK.
fn row(content: &mut String, y: usize, text: &str, is_gbk: bool) {
    let codes = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let codes: String = if is_gbk {
        codes(&encoding_rs::GBK.encode(text).0)
    } else {
        let units = text.encode_utf16().flat_map(u16::to_be_bytes);
        codes(&units.collect::<Vec<u8>>())
    };
    let name = if is_gbk { "G" } else { "U" };
    let _ = writeln!(
        content,
        "BT /{name} 12 Tf 1 0 0 1 60 {y} Tm <{codes}> Tj ET"
    );
}

#[test]
fn fonts_that_stand_in_the_dictionary_of_a_page_are_told_apart() {
    let font = |encoding: &str| {
        format!(
            "<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/{encoding}/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/CIDSystemInfo<</Ordering(GB1)>>/DW 1000>>]>>"
        )
    };
    let [title, _, heading, ..] = REPORT;
    let mut content = String::new();
    row(&mut content, 780, title, true);
    row(&mut content, 750, heading, false);
    row(&mut content, 720, "全年回复来信31封。", true);
    let fonts = format!("/G {} /U {}", font("GBK-EUC-H"), font("UniGB-UCS2-H"));
    let file = raw(&[
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<<{fonts}>>>>>>"
        ),
        super::paged::stream("", &content),
    ]);
    let text = read(&file).report.text();
    assert!(text.contains(heading), "{text}");
    assert!(text.contains("全年回复来信31封。"), "{text}");
}
