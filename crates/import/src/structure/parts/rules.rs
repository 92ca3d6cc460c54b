//! What headings and the first words of paragraphs have in common: a rule.

use super::{DocumentPlace, Part};

/// What a heading or an opener says of its part.
pub(super) struct Rule {
    pub name: &'static str,
    pub applies: fn(&str, &DocumentPlace) -> bool,
    pub part: Part,
}

pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}
