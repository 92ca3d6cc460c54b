//! HZ (RFC 1843), the encoding of mail and news: GB 2312 in seven bits between `~{` and `~}`.

use super::{has_chinese, is_plausible};
use encoding_rs::GB18030;

/// What a text in HZ says.
pub(super) fn hz(text: &str) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::super::decode;
    use encoding_rs::GB18030;

    #[test]
    fn hz_is_understood() {
        let bytes = GB18030.encode("一、情况").0;
        let seven: String = bytes.iter().map(|byte| char::from(byte & 0x7f)).collect();
        let found = decode(format!("~{{{seven}~}}2017 ~~ a~\nb\n").as_bytes());
        assert_eq!(found.as_deref(), Ok("一、情况2017 ~ ab\n"));
        let plain = "a ~{b~} c";
        assert_eq!(decode(plain.as_bytes()).as_deref(), Ok(plain));
    }
}
