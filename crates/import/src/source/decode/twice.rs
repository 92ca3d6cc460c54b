//! A text in UTF-8 or GBK that a program took for another encoding and encoded once more.

use super::{has_chinese, is_plausible};
use encoding_rs::{GB18030, WINDOWS_1252};
use std::sync::LazyLock;

/// The text whose bytes were taken for Latin or GB18030 and encoded once more, if nothing of it is lost.
pub(super) fn encoded_twice(text: &str) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::super::{decode, tests::TEXT};
    use super::*;

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
}
