//! The sounds of characters, for addresses that people can type.

// `SYLLABLES`, and of 〇 and each character from 一 on its place there: the low eight bits, and the ninth of eight
// characters each; see `build.rs`.
include!(concat!(env!("OUT_DIR"), "/pinyin.rs"));

/// The syllable of a character without its tone, ü as v; none of what is no character in use.
pub(crate) fn syllable(character: char) -> Option<&'static str> {
    let place = match character {
        '〇' => 0,
        _ => u32::from(character).checked_sub(0x4e00)? as usize + 1,
    };
    let low = usize::from(*LOW.get(place)?);
    let high = usize::from(HIGH[place / 8] >> (place % 8) & 1);
    let syllable = SYLLABLES[high * 256 + low];
    (!syllable.is_empty()).then_some(syllable)
}

#[cfg(test)]
mod tests {
    use super::syllable;

    #[test]
    fn characters_in_use_have_a_syllable_and_others_none() {
        for (character, expected) in [
            ('〇', Some("ling")),
            ('一', Some("yi")),
            ('绿', Some("lv")),
            ('衢', Some("qu")),
            ('龠', Some("yue")),
            ('，', None),
            ('a', None),
            ('䶮', None),
            ('\u{20000}', None),
        ] {
            assert_eq!(syllable(character), expected, "{character}");
        }
    }
}
