//! Characters as text has them, and what is known of each.

use std::sync::LazyLock;

/// Radicals and the ideographs they stand for: fonts draw both with one glyph, and some writers of
/// PDF take the first that they find. From Unicode's equivalent unified ideographs, with the form of
/// the mainland where it has two.
static RADICALS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let characters: Vec<char> = include_str!("radicals.txt").trim().chars().collect();
    let pairs = characters.chunks_exact(2);
    pairs.map(|pair| (pair[0], pair[1])).collect()
});

/// The character as text has it; none of what is not seen.
pub(in crate::source) fn plain(character: char) -> Option<char> {
    match character {
        '\u{2e80}'..='\u{2fd5}' => {
            let place = RADICALS.binary_search_by_key(&character, |(radical, _)| *radical);
            Some(place.map_or(character, |place| RADICALS[place].1))
        }
        // Fonts draw the bar as the dash, and some programs take the one for the other.
        '\u{2015}' => Some('—'),
        '\u{ad}' => Some('-'),
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' => None,
        c if c.is_whitespace() || c.is_control() => Some(' '),
        c => Some(c),
    }
}

/// Whether a character says something: not empty, not of a private range, not `�`.
pub(in crate::source) fn is_said(c: char) -> bool {
    !matches!(c, '\0' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// Whether a character is as wide as an ideograph and needs no blanks around it.
pub(in crate::source) fn is_wide(character: char) -> bool {
    character >= '\u{2e80}' || "—…‘’“”·①②③④⑤⑥⑦⑧⑨⑩".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_become_ideographs() {
        let text: String = "⼀⼾⺠⽴".chars().filter_map(plain).collect();
        assert_eq!(text, "一户民立");
    }

    #[test]
    fn the_bar_that_fonts_draw_as_a_dash_is_one() {
        assert_eq!(plain('―'), plain('—'));
    }
}
