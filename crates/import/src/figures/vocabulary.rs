//! The names of figures that reports of all districts share, so that years and districts compare.
//!
//! `assets/vocabulary.json` is the list: an id, names in Chinese and English, the units it comes in,
//! and the words that tell it. An id, once published, keeps its meaning.

use gongbao_report::model::{Direction, Role};
use serde::Deserialize;

/// The whole list.
#[derive(Debug, Deserialize)]
pub struct Vocabulary {
    pub entries: Vec<Entry>,
}

/// One kind of figure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub id: String,
    pub zh: String,
    pub en: String,
    pub units: Vec<String>,
    /// Alternatives; of each all words must stand beside the number (or, with @, anywhere in its
    /// sentence or its section's title).
    pub words: Vec<Vec<String>>,
    #[serde(default)]
    role: EntryRole,
    #[serde(default)]
    direction: Option<EntryDirection>,
    /// The entry whose cases these are some of.
    #[serde(default)]
    pub part_of: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum EntryRole {
    #[default]
    Amount,
    Rate,
    Context,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum EntryDirection {
    HigherIsBetter,
    LowerIsBetter,
}

impl Vocabulary {
    /// The list that ships with Gongbao.
    ///
    /// # Panics
    /// Never: a test reads the file.
    pub fn shipped() -> Self {
        let json = include_str!("../../../../assets/vocabulary.json");
        serde_json::from_str(json).expect("the vocabulary is read by a test")
    }

    /// The entry with this id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The entry that fits best: the most characters of words found. `beside` are the words around
    /// the number, `verb` is the one that its list shares, `around` the sentence and the title of
    /// its section.
    pub fn find(&self, beside: &str, verb: &str, around: &str, unit: &str) -> Option<&Entry> {
        let fits = |entry: &&Entry| entry.units.iter().any(|known| known == unit);
        let scored = self.entries.iter().filter(fits).filter_map(|entry| {
            let score = entry
                .words
                .iter()
                .filter_map(|words| score(words, beside, verb, around))
                .max()?;
            Some((score, entry))
        });
        // Of equals the first: the list goes from the particular to the general.
        scored
            .fold(None, |best: Option<(usize, &Entry)>, next| match best {
                Some((most, _)) if most >= next.0 => best,
                _ => Some(next),
            })
            .map(|(_, entry)| entry)
    }
}

impl Entry {
    pub fn role(&self) -> Role {
        match self.role {
            EntryRole::Amount => Role::Amount,
            EntryRole::Rate => Role::Rate,
            EntryRole::Context => Role::Context,
        }
    }

    pub fn direction(&self) -> Option<Direction> {
        self.direction.map(|direction| match direction {
            EntryDirection::HigherIsBetter => Direction::HigherIsBetter,
            EntryDirection::LowerIsBetter => Direction::LowerIsBetter,
        })
    }
}

/// Characters of the words when all are found; words beside the number count most,
/// a shared verb less, words elsewhere least.
fn score(words: &[String], beside: &str, verb: &str, around: &str) -> Option<usize> {
    let mut score = 0;
    for word in words {
        match word.strip_prefix('@') {
            Some(word) if around.contains(word) => score += word.chars().count(),
            None if beside.contains(word.as_str()) => score += 3 * word.chars().count(),
            None if verb == word => score += 2 * word.chars().count(),
            _ => return None,
        }
    }
    Some(score)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_are_unique_and_parts_have_wholes() {
        let vocabulary = Vocabulary::shipped();
        let ids: HashSet<&str> = vocabulary
            .entries
            .iter()
            .map(|entry| entry.id.as_str())
            .collect();
        assert_eq!(ids.len(), vocabulary.entries.len());
        for entry in &vocabulary.entries {
            assert!(
                entry
                    .part_of
                    .as_deref()
                    .is_none_or(|whole| ids.contains(whole)),
                "{}",
                entry.id
            );
            assert!(!entry.zh.is_empty() && !entry.en.is_empty() && !entry.words.is_empty());
        }
    }

    #[test]
    fn the_most_particular_entry_is_chosen() {
        let vocabulary = Vocabulary::shipped();
        let id = |beside, around, unit| {
            vocabulary
                .find(beside, "", around, unit)
                .map(|entry| entry.id.as_str())
        };
        assert_eq!(
            id("共收到来信", "", "件"),
            Some("petitions.letters.received")
        );
        assert_eq!(
            id("其中不予受理", "收到行政复议案件", "件"),
            Some("reconsideration.refused")
        );
        assert_eq!(
            id("审核行政合同", "法律顾问团队", "件"),
            Some("legal-advisers.contracts-reviewed")
        );
        assert_eq!(id("无人知晓的事", "", "件"), None);
        let shared = vocabulary.find("其中维持", "审结", "行政复议", "件");
        assert_eq!(
            shared.map(|entry| entry.id.as_str()),
            Some("reconsideration.upheld")
        );
    }
}
