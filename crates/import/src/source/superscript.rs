//! Raised digits keep their height: 10⁴ is no 104.

/// The text in raised characters, where all of it has them; else as it is.
pub(super) fn raised(text: &str) -> String {
    let all: Option<String> = text.chars().map(raise).collect();
    all.unwrap_or_else(|| text.to_owned())
}

fn raise(c: char) -> Option<char> {
    Some(match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32('⁴' as u32 + (c as u32 - '4' as u32))?,
        '+' => '⁺',
        '-' | '−' => '⁻',
        '(' | '（' => '⁽',
        ')' | '）' => '⁾',
        c if c.is_whitespace() || ('⁰'..='⁾').contains(&c) || "¹²³".contains(c) => c,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_raised_and_words_are_not() {
        assert_eq!(raised("2"), "²");
        assert_eq!(raised("-49"), "⁻⁴⁹");
        assert_eq!(raised("[1]"), "[1]");
        assert_eq!(raised("注1"), "注1");
    }
}
