//! A list of words, asked for what a text begins or ends with. Texts are asked at every character,
//! so only the words that share the character are looked at.

/// Words in no order that matters.
pub(super) struct WordList {
    /// By first character, longer words first.
    openings: Vec<(char, &'static str)>,
    /// By last character, longer words first.
    endings: Vec<(char, &'static str)>,
}

impl WordList {
    /// The words of a text, parted by blanks.
    pub fn of(text: &'static str) -> Self {
        let by = |at: fn(&str) -> Option<char>| {
            let words = text.split_whitespace();
            let mut words: Vec<(char, &str)> =
                words.filter_map(|word| Some((at(word)?, word))).collect();
            words.sort_unstable_by_key(|(c, word)| (*c, usize::MAX - word.len()));
            words
        };
        Self {
            openings: by(|word| word.chars().next()),
            endings: by(|word| word.chars().next_back()),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.openings.iter().map(|(_, word)| *word)
    }

    pub fn contains(&self, text: &str) -> bool {
        self.opening(text).is_some() && self.iter().any(|word| word == text)
    }

    /// The longest word that the text begins with.
    pub fn opening(&self, text: &str) -> Option<&'static str> {
        let mut words = of(&self.openings, text.chars().next()?);
        words.find(|word| text.starts_with(word))
    }

    /// The longest word that the text ends with.
    pub fn ending(&self, text: &str) -> Option<&'static str> {
        let mut words = of(&self.endings, text.chars().next_back()?);
        words.find(|word| text.ends_with(word))
    }

    /// Where words of the list begin in the text.
    pub fn places(&self, text: &str) -> impl Iterator<Item = usize> {
        let places = text.char_indices().map(|(at, _)| at);
        places.filter(|at| self.opening(&text[*at..]).is_some())
    }
}

/// The words listed under a character.
fn of(list: &[(char, &'static str)], c: char) -> impl Iterator<Item = &'static str> {
    let from = list.partition_point(|(other, _)| *other < c);
    let here = list[from..]
        .iter()
        .take_while(move |(other, _)| *other == c);
    here.map(|(_, word)| *word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_found_at_either_end() {
        let list = WordList::of("共 共计 总计 计");
        assert_eq!(list.opening("共计5件"), Some("共计"));
        assert_eq!(list.opening("共5件"), Some("共"));
        assert_eq!(list.ending("案件共计"), Some("共计"));
        assert_eq!(list.ending("案件"), None);
        assert_eq!(list.opening(""), None);
        assert!(
            list.places("共3件,总计5件")
                .eq([0, "共3件,".len(), "共3件,总".len()])
        );
        assert_eq!(list.places("案件").next(), None);
    }
}
