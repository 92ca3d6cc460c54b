//! Words looked for in a text by the hundred, of which few stand there.

#[derive(Debug)]
pub(super) struct Word {
    pub text: String,
    characters: Characters,
}

/// The characters of a text as a sieve: what does not pass has a character that the text has not.
/// Hundreds of words are looked for around each number, and few of them stand there.
#[derive(Clone, Copy, Debug, Default)]
struct Characters(u128);

/// A text to look for words in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Haystack<'a> {
    pub text: &'a str,
    characters: Characters,
}

impl Word {
    pub fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            characters: Characters::of(text),
        }
    }
}

impl Characters {
    fn of(text: &str) -> Self {
        let bit = |c: char| 1 << (u32::from(c).wrapping_mul(0x9E37_79B1) >> 25);
        Self(text.chars().fold(0, |all, c| all | bit(c)))
    }
}

impl<'a> Haystack<'a> {
    pub fn of(text: &'a str) -> Self {
        Self {
            text,
            characters: Characters::of(text),
        }
    }

    /// Where the word stands last.
    pub fn last(self, word: &Word) -> Option<usize> {
        let may = word.characters.0 & !self.characters.0 == 0;
        may.then(|| self.text.rfind(word.text.as_str())).flatten()
    }
}
