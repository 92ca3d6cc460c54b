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

/// A list of strings in a compact font program.
fn index(parts: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = u16::try_from(parts.len()).unwrap().to_be_bytes().to_vec();
    if parts.is_empty() {
        return bytes;
    }
    bytes.push(2);
    let mut end = 1_u16;
    bytes.extend(end.to_be_bytes());
    for part in parts {
        end += u16::try_from(part.len()).unwrap();
        bytes.extend(end.to_be_bytes());
    }
    bytes.extend(parts.concat());
    bytes
}

/// A compact font program that draws each of these characters with the next code from 1; only the names of its
/// glyphs say which they are.
fn compact(characters: &[char]) -> Vec<u8> {
    let name = |c: &char| format!("uni{:04X}", u32::from(*c)).into_bytes();
    let names: Vec<Vec<u8>> = characters.iter().map(name).collect();
    let count = u16::try_from(characters.len()).unwrap();
    let mut charset = vec![0];
    charset.extend((391..391 + count).flat_map(u16::to_be_bytes));
    let mut encoding = vec![0, u8::try_from(count).unwrap()];
    encoding.extend(1..=u8::try_from(count).unwrap());
    let glyphs = index(&vec![vec![14]; characters.len() + 1]);
    let made = |at: usize| {
        let places = [
            (at, 15),
            (at + charset.len(), 16),
            (at + charset.len() + encoding.len(), 17),
        ];
        let place = |(place, operator): (usize, u8)| {
            let [high, low] = u16::try_from(place).unwrap().to_be_bytes();
            [28, high, low, operator]
        };
        let top = places.into_iter().flat_map(place).collect();
        [
            vec![1, 0, 4, 1],
            index(&[vec![b'F']]),
            index(&[top]),
            index(&names),
            index(&[]),
        ]
        .concat()
    };
    let head = made(made(0).len());
    [head, charset, encoding, glyphs].concat()
}

#[test]
fn an_embedded_font_says_by_its_glyphs_names_what_its_codes_are() {
    let lines = [REPORT[0], REPORT[2], "全年回复来信31封。"];
    let mut characters: Vec<char> = lines.concat().chars().collect();
    characters.sort_unstable();
    characters.dedup();
    let mut content = String::new();
    for (n, line) in lines.iter().enumerate() {
        let code = |c: char| characters.iter().position(|other| *other == c).unwrap() + 1;
        let codes: String = line.chars().map(|c| format!("{:02x}", code(c))).collect();
        let y = 780 - 30 * n;
        let _ = writeln!(content, "BT /F 12 Tf 1 0 0 1 60 {y} Tm <{codes}> Tj ET");
    }
    let program: String = compact(&characters)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let file = raw(&[
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
            .to_owned(),
        super::paged::stream("", &content),
        "<</Type/Font/Subtype/Type1/BaseFont/F/FontDescriptor 6 0 R>>".to_owned(),
        "<</Type/FontDescriptor/Flags 4/MissingWidth 1000/FontFile3 7 0 R>>".to_owned(),
        super::paged::stream("/Subtype/Type1C/Filter/ASCIIHexDecode", &program),
    ]);
    let text = read(&file).report.text();
    assert!(text.contains("全年回复来信31封。"), "{text}");
}
