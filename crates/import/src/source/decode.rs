//! Bytes become text. Portals serve UTF-8, GBK and GB18030, and often say the wrong one.

mod hz;
mod twice;

use super::Kind;
use crate::ImportError;
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use hz::hz;
use twice::encoded_twice;

/// The text of the bytes.
///
/// In this order: a byte-order mark; valid UTF-8, which may hold a text in HZ or one encoded twice; the
/// charset that the page names, if the bytes fit it; GB18030; Big5. Reports of Chinese offices are in no other.
///
/// # Errors
/// When the bytes are no text.
pub(super) fn decode(bytes: &[u8]) -> Result<String, ImportError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return finish(
            encoding
                .decode_without_bom_handling(&bytes[mark..])
                .0
                .into_owned(),
        );
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let meant = hz(text).or_else(|| encoded_twice(text));
        return finish(meant.unwrap_or_else(|| text.to_owned()));
    }
    if bytes.contains(&0) {
        // Half of the bytes of Latin text in UTF-16 are zero; a mark at the beginning is often missing.
        for encoding in [UTF_16LE, UTF_16BE] {
            let (text, wrong) = encoding.decode_without_bom_handling(bytes);
            if !wrong && is_plausible(&text) && has_chinese(&text) {
                return finish(text.into_owned());
            }
        }
        return Err(ImportError::NotRead { kind: Kind::Other });
    }
    if let Some(text) = mixed(bytes) {
        return finish(text);
    }
    for encoding in [named(bytes), Some(GB18030), Some(BIG5)]
        .into_iter()
        .flatten()
    {
        if encoding == UTF_8 {
            continue;
        }
        let (text, wrong) = encoding.decode_without_bom_handling(bytes);
        if !wrong && is_plausible(&text) {
            return finish(text.into_owned());
        }
    }
    // A cut or damaged file: the reading with the fewest broken characters, each shown as �.
    let broken = |text: &String| text.chars().filter(|c| *c == '\u{fffd}').count();
    let in_gb = GB18030.decode_without_bom_handling(bytes).0.into_owned();
    let best = [lossy(bytes), in_gb].into_iter().min_by_key(broken);
    let best = best.unwrap_or_default();
    if broken(&best) * 20 > best.chars().count() {
        return Err(ImportError::NotRead { kind: Kind::Other });
    }
    finish(best)
}

/// A text in UTF-8, with one � for each damaged place.
fn lossy(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut damaged = false;
    for chunk in bytes.utf8_chunks() {
        damaged &= chunk.valid().is_empty();
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() && !std::mem::replace(&mut damaged, true) {
            text.push('\u{fffd}');
        }
    }
    text
}

fn has_chinese(text: &str) -> bool {
    text.contains(|c| ('\u{4e00}'..='\u{9fa5}').contains(&c))
}

/// A text in UTF-8 with pieces in GBK, as templates of portals make them. Characters of several bytes that
/// are right in UTF-8 are no accident where there are many.
fn mixed(bytes: &[u8]) -> Option<String> {
    const FEWEST: usize = 20;
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += chunk.invalid().len();
    }
    if right < FEWEST || right < wrong {
        return None;
    }
    // No byte of a character in GBK is a line's or a tag's end.
    let pieces = bytes.split_inclusive(|byte| *byte == b'\n' || *byte == b'>');
    let piece = |piece: &[u8]| match std::str::from_utf8(piece) {
        Ok(text) => text.to_owned(),
        Err(_) => {
            let (text, wrong) = GB18030.decode_without_bom_handling(piece);
            if !wrong && is_plausible(&text) && !is_mostly_utf8(piece) {
                text.into_owned()
            } else {
                lossy(piece)
            }
        }
    };
    Some(pieces.map(piece).collect())
}

/// Whether a piece with an error is a damaged one in UTF-8 all the same.
fn is_mostly_utf8(piece: &[u8]) -> bool {
    let right: usize = piece
        .utf8_chunks()
        .map(|c| c.valid().chars().filter(|c| !c.is_ascii()).count())
        .sum();
    let wrong: usize = piece.utf8_chunks().map(|c| c.invalid().len()).sum();
    right > wrong
}

/// Binary junk decodes without error in some encodings, but to control characters.
fn finish(text: String) -> Result<String, ImportError> {
    let text = text.trim_start_matches('\u{feff}');
    let control = |c: &char| c.is_control() && !c.is_whitespace();
    let controls = text.chars().filter(control).count();
    if controls * 50 > text.chars().count() {
        return Err(ImportError::NotRead { kind: Kind::Other });
    }
    // The rest are stray bytes that no reader sees.
    Ok(text.chars().filter(|c| !control(c)).collect())
}

/// The charset that an HTML page names in its first kilobytes.
fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let label = head.split("charset=").nth(1)?;
    let label: String = label
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
        .collect();
    Encoding::for_label(label.as_bytes())
}

/// Chinese pages read in a wrong encoding turn into Latin accents, rare characters or none: Big5's usual
/// characters lie where GB18030 has a private range.
fn is_plausible(text: &str) -> bool {
    let mut common = 0_usize;
    let mut strange = 0_usize;
    let mut private = 0_usize;
    for c in text.chars().filter(|c| !c.is_ascii()) {
        match c {
            '\u{4e00}'..='\u{9fa5}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff5e}' => {
                common += 1
            }
            '\u{2010}'..='\u{2030}' | '\u{b7}' | '\u{a0}' | '\u{d7}' | '\u{a9}' => common += 1,
            _ => strange += 1,
        }
        private += usize::from(('\u{e000}'..='\u{f8ff}').contains(&c));
    }
    common >= strange * 4 && common >= private * 50
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) const TEXT: &str = "柯城区2017年度法治政府建设工作报告,共收到来信229件。";

    #[test]
    fn every_encoding_of_a_portal_reads_the_same() {
        for encoding in [UTF_8, encoding_rs::GBK, GB18030] {
            let bytes = encoding.encode(TEXT).0;
            assert_eq!(decode(&bytes).as_deref(), Ok(TEXT), "{}", encoding.name());
        }
    }

    #[test]
    fn byte_order_marks_are_understood_and_dropped() {
        let with_mark = format!("\u{feff}{TEXT}");
        assert_eq!(decode(with_mark.as_bytes()).as_deref(), Ok(TEXT));
        let utf16: Vec<u8> = with_mark
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decode(&utf16).as_deref(), Ok(TEXT));
    }

    #[test]
    fn a_wrong_charset_label_does_not_mislead() {
        let page = format!("<meta charset=\"utf-8\"><p>{TEXT}</p>");
        let bytes = encoding_rs::GBK.encode(&page).0;
        assert_eq!(decode(&bytes).as_deref(), Ok(page.as_str()));
        let page = format!("<meta charset=\"gb2312\"><p>{TEXT}</p>");
        assert_eq!(decode(page.as_bytes()).as_deref(), Ok(page.as_str()));
    }

    #[test]
    fn big5_needs_no_label() {
        let text = "柯城區2017年度法治政府建設工作報告,共收到來信229件,已經辦理完畢。";
        let bytes = BIG5.encode(text).0;
        assert_eq!(decode(&bytes).as_deref(), Ok(text));
    }

    #[test]
    fn a_damaged_place_is_one_mark() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.remove(0);
        let whole = TEXT.char_indices().nth(1).map_or("", |(at, _)| &TEXT[at..]);
        assert_eq!(decode(&bytes), Ok(format!("\u{fffd}{whole}")));
    }

    #[test]
    fn utf16_needs_no_mark() {
        let wide = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            TEXT.encode_utf16().flat_map(bytes).collect()
        };
        assert_eq!(decode(&wide(u16::to_le_bytes)).as_deref(), Ok(TEXT));
        assert_eq!(decode(&wide(u16::to_be_bytes)).as_deref(), Ok(TEXT));
    }

    #[test]
    fn a_footer_in_another_encoding_garbles_nothing() {
        let footer = "<p>主办:柯城区人民政府</p>";
        let mut bytes = format!("<p>{TEXT}</p>").into_bytes();
        bytes.extend_from_slice(&encoding_rs::GBK.encode(footer).0);
        assert_eq!(decode(&bytes), Ok(format!("<p>{TEXT}</p>{footer}")));
    }

    #[test]
    fn junk_is_refused() {
        let junk: Vec<u8> = (0..4000_u32).map(|n| (n * 7919 % 256) as u8).collect();
        assert_eq!(
            decode(&junk),
            Err(ImportError::NotRead { kind: Kind::Other })
        );
        assert_eq!(
            decode(b"\x89PNG\r\n\x1a\n\0\0\0"),
            Err(ImportError::NotRead { kind: Kind::Other })
        );
    }
}
