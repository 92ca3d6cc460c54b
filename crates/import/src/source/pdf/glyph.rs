//! What the names of glyphs say.

use crate::source::paged::is_said;

/// The character that a glyph's name stands for: `A`, `comma`, `uni4E00`, `u1F600`.
pub(super) fn named(name: &[u8]) -> Option<char> {
    let name = std::str::from_utf8(name).ok()?;
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    let hex = |digits: &str| {
        let whole = digits.len() >= 4 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        whole
            .then(|| u32::from_str_radix(digits, 16).ok())
            .flatten()
            .and_then(char::from_u32)
    };
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(letter).filter(|letter| is_said(*letter));
    }
    let found = NAMES
        .split_ascii_whitespace()
        .zip(NAMED.chars())
        .find(|(known, _)| *known == name)
        .map(|(_, character)| character);
    found
        .or_else(|| {
            name.strip_prefix("uni")
                .and_then(|rest| hex(rest.get(..4)?))
        })
        .or_else(|| name.strip_prefix('u').and_then(hex))
        .filter(|character| is_said(*character))
}

/// Names of the glyphs of Latin fonts, in the order of [`NAMED`].
const NAMES: &str = "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft \
parenright asterisk plus comma hyphen period slash zero one two three four five six seven eight nine \
colon semicolon less equal greater question at bracketleft backslash bracketright asciicircum \
underscore grave braceleft bar braceright asciitilde exclamdown cent sterling currency yen brokenbar \
section dieresis copyright ordfeminine guillemotleft logicalnot registered macron degree plusminus \
twosuperior threesuperior acute mu paragraph periodcentered cedilla onesuperior ordmasculine \
guillemotright onequarter onehalf threequarters questiondown Agrave Aacute Acircumflex Atilde \
Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis \
Eth Ntilde Ograve Oacute Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex \
Udieresis Yacute Thorn germandbls agrave aacute acircumflex atilde adieresis aring ae ccedilla egrave \
eacute ecircumflex edieresis igrave iacute icircumflex idieresis eth ntilde ograve oacute ocircumflex \
otilde odieresis divide oslash ugrave uacute ucircumflex udieresis yacute thorn ydieresis OE oe Scaron \
scaron Zcaron zcaron Ydieresis florin circumflex tilde endash emdash quoteleft quoteright \
quotesinglbase quotedblleft quotedblright quotedblbase dagger daggerdbl bullet ellipsis perthousand \
guilsinglleft guilsinglright fraction Euro trademark minus fi fl ff ffi ffl dotlessi Lslash lslash \
nbspace infinity lessequal greaterequal notequal summation product radical integral approxequal \
partialdiff Delta Omega Pi pi alpha beta gamma delta arrowright arrowleft sfthyphen caron breve \
dotaccent ring ogonek hungarumlaut";
const NAMED: &str = " !\"#$%&'()*+,-./0123456789:;<=>?@[\\]^_`{|}~¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿\
ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›⁄€™−ﬁﬂﬀﬃﬄıŁł\
\u{a0}∞≤≥≠∑∏√∫≈∂∆ΩΠπαβγδ→←-ˇ˘˙˚˛˝";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_its_character() {
        assert_eq!(
            NAMES.split_ascii_whitespace().count(),
            NAMED.chars().count()
        );
        for (name, character) in [
            ("comma", ','),
            ("nine", '9'),
            ("hungarumlaut", '˝'),
            ("ydieresis", 'ÿ'),
            ("emdash", '—'),
        ] {
            assert_eq!(named(name.as_bytes()), Some(character));
        }
        assert_eq!(named(b"uni4E00"), Some('一'));
        assert_eq!(named(b"u5E74"), Some('年'));
        assert_eq!(named(b"a.alt"), Some('a'));
        assert_eq!(named(b"g123"), None);
    }
}
