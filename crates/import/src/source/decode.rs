//! Bytes become text. Portals serve UTF-8, GBK and GB18030, and often say the wrong one.

use super::Kind;
use crate::ImportError;
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::sync::LazyLock;

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

/// A text in HZ (RFC 1843), the encoding of mail and news: GB 2312 in seven bits between `~{` and `~}`.
fn hz(text: &str) -> Option<String> {
    if !text.is_ascii() || !text.contains("~{") || !text.contains("~}") {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    let (mut rest, mut is_chinese) = (text.as_bytes(), false);
    while let [first, after @ ..] = rest {
        let taken = match (first, after.first()) {
            (b'~', Some(b'{')) if !is_chinese => {
                is_chinese = true;
                2
            }
            (b'~', Some(b'}')) if is_chinese => {
                is_chinese = false;
                2
            }
            (b'~', Some(b'~')) if !is_chinese => {
                bytes.push(b'~');
                2
            }
            // A line that goes on in the next.
            (b'~', Some(b'\n')) if !is_chinese => 2,
            (b'\n', _) => {
                is_chinese = false;
                bytes.push(b'\n');
                1
            }
            (first, Some(second)) if is_chinese => {
                bytes.extend([first | 0x80, second | 0x80]);
                2
            }
            _ => {
                bytes.push(*first);
                1
            }
        };
        rest = &rest[taken..];
    }
    let (text, wrong) = GB18030.decode_without_bom_handling(&bytes);
    (!wrong && is_plausible(&text) && has_chinese(&text)).then(|| text.into_owned())
}

/// The text whose bytes were taken for Latin or GB18030 and encoded once more, if nothing of it is lost.
fn encoded_twice(text: &str) -> Option<String> {
    const FEWEST: usize = 20;
    if text.chars().filter(|c| !c.is_ascii()).count() < FEWEST {
        return None;
    }
    let of_latin = |c: char| -> Option<u8> {
        let in_windows =
            || (0x80..=0x9f).find(|byte| WINDOWS_1252.decode(&[*byte]).0.starts_with(c));
        u8::try_from(u32::from(c)).ok().or_else(in_windows)
    };
    let latin: Option<Vec<u8>> = text.chars().map(of_latin).collect();
    let meant = match latin {
        Some(bytes) => match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let (text, wrong) = GB18030.decode_without_bom_handling(error.as_bytes());
                Some(text.into_owned()).filter(|_| !wrong)?
            }
        },
        None => {
            let in_gb = |text: &str| -> Option<Vec<u8>> {
                let mut out = Vec::with_capacity(text.len());
                for c in text.chars() {
                    match u8::try_from(c).ok().filter(u8::is_ascii) {
                        Some(byte) => out.push(byte),
                        None => out.extend(in_gbk(c)?),
                    }
                }
                Some(out)
            };
            // The beginning says whether it is worth while; a character may be cut at its end.
            let begins: String = text
                .chars()
                .filter(|c| !c.is_ascii())
                .take(FEWEST)
                .collect();
            let begins = in_gb(&begins)?;
            let error = std::str::from_utf8(&begins).err();
            if error.is_some_and(|error| error.error_len().is_some()) {
                return None;
            }
            String::from_utf8(in_gb(text)?).ok()?
        }
    };
    (is_plausible(&meant) && has_chinese(&meant)).then_some(meant)
}

/// The two bytes of every character of GBK, by its code point. Read off the decoder: an encoder would come with those
/// of all other encodings.
static GBK: LazyLock<Vec<[u8; 2]>> = LazyLock::new(|| {
    let second = (0x40..=0xfe).filter(|second| *second != 0x7f);
    let pairs = (0x81..=0xfe).flat_map(|first| second.clone().map(move |second| [first, second]));
    let all: Vec<u8> = pairs.clone().flatten().collect();
    let (text, _) = GB18030.decode_without_bom_handling(&all);
    let mut bytes = vec![[0; 2]; 1 << 16];
    // Every pair is a character. Of the two of the blank the first is the one that is written.
    for (c, pair) in text.chars().zip(pairs) {
        if let Some(place @ [0, 0]) = bytes.get_mut(c as usize) {
            *place = pair;
        }
    }
    bytes
});

fn in_gbk(c: char) -> Option<[u8; 2]> {
    let pair = GBK.get(c as usize)?;
    (pair[0] != 0).then_some(*pair)
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

    const TEXT: &str = "柯城区2017年度法治政府建设工作报告,共收到来信229件。";

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
    fn hz_is_understood() {
        let bytes = GB18030.encode("一、情况").0;
        let seven: String = bytes.iter().map(|byte| char::from(byte & 0x7f)).collect();
        let found = decode(format!("~{{{seven}~}}2017 ~~ a~\nb\n").as_bytes());
        assert_eq!(found.as_deref(), Ok("一、情况2017 ~ ab\n"));
        let plain = "a ~{b~} c";
        assert_eq!(decode(plain.as_bytes()).as_deref(), Ok(plain));
    }

    #[test]
    fn every_character_of_gbk_has_the_bytes_that_an_encoder_gives_it() {
        // The encoder has more names than one for private characters.
        let private = |c: &char| ('\u{e000}'..='\u{f8ff}').contains(c);
        for c in ('\u{80}'..=char::MAX).filter(|c| !private(c)) {
            let mut character = [0; 4];
            let (bytes, ..) = GB18030.encode(c.encode_utf8(&mut character));
            let pair: Option<[u8; 2]> = bytes.as_ref().try_into().ok();
            assert_eq!(in_gbk(c), pair, "{c}");
        }
    }

    #[test]
    fn a_text_encoded_twice_is_what_it_was() {
        let (in_utf8, in_gbk) = (
            TEXT.as_bytes().to_vec(),
            GB18030.encode(TEXT).0.into_owned(),
        );
        let latin = |bytes: &[u8]| bytes.iter().copied().map(char::from).collect::<String>();
        let windows = |bytes: &[u8]| {
            WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
                .into_owned()
        };
        for twice in [
            latin(&in_utf8),
            windows(&in_utf8),
            latin(&in_gbk),
            windows(&in_gbk),
        ] {
            assert_eq!(decode(twice.as_bytes()).as_deref(), Ok(TEXT), "{twice}");
        }
        let even = "工作报告工作报告工作报告工作报告";
        let twice = GB18030.decode_without_bom_handling(even.as_bytes()).0;
        assert_eq!(decode(twice.as_bytes()).as_deref(), Ok(even));
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
