//! The vocabulary: figures that many reports state, and the wordings by which they are known.

use gongbao_report::model::{Direction, Names, Role};
use serde::Deserialize;
use std::sync::LazyLock;

/// All of `assets/vocabulary.json`. An id, once published, keeps its meaning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    pub entries: Vec<Entry>,
}

/// One figure that reports state.
///
/// `wording` is a list of alternatives. Each is a row of terms parted by blanks, all of which must
/// hold; `|` inside a term parts words of which one is enough. Where a term is looked for:
///
/// | term | holds when one of its words stands |
/// |---|---|
/// | `来信\|信件` | beside the number: before it back to the last number or comma, or in the noun behind |
/// | `^收到\|接到` | there, or in what governs it: the clause's subject, its list's verb, the clause's end |
/// | `@信访` | anywhere in the sentence, the sentence before it, or the headings |
/// | `!办结` | *not* beside the number |
/// | `!^处理` | *not* in what governs it |
///
/// Several terms may be negative; at least one is plain. Of all entries that fit, that with the
/// longest words beside the number is meant.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Permanent: reports of all districts and years share it (`petitions.letters.received`).
    pub id: String,
    pub zh: String,
    pub en: String,
    /// The measure words it is counted in; the first is implied where none is printed.
    pub units: Vec<String>,
    #[serde(default)]
    role: NamedRole,
    #[serde(default)]
    direction: Option<NamedDirection>,
    /// What it may be compared and charted with.
    pub series: String,
    /// Id of the whole that it is a part of, where that is always so.
    #[serde(default)]
    pub part_of: Option<String>,
    wording: Vec<Wording>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum NamedRole {
    #[default]
    Amount,
    Rate,
    Ordinal,
    Context,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum NamedDirection {
    HigherIsBetter,
    LowerIsBetter,
}

/// One alternative of an entry, see [`Entry`].
#[derive(Debug, Deserialize)]
#[serde(from = "String")]
struct Wording {
    terms: Vec<Term>,
}

#[derive(Debug)]
struct Term {
    place: Where,
    wanted: bool,
    words: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    Beside,
    Governing,
    Context,
}

/// The words around a number, from near to far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'a> {
    /// Beside the number, and whether they stand before it.
    pub beside: &'a str,
    pub before: bool,
    /// What governs it, the words beside it included.
    pub governing: &'a str,
    pub sentence: &'a str,
    /// The sentence before.
    pub earlier: &'a str,
    pub headings: &'a str,
}

impl Vocabulary {
    /// The vocabulary that ships with Gongbao.
    ///
    /// # Panics
    /// Never: a test reads it.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Vocabulary> = LazyLock::new(|| {
            serde_json::from_str(include_str!("../../../../assets/vocabulary.json"))
                .expect("a test reads the vocabulary")
        });
        &SHIPPED
    }

    /// The entry with this id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The entry that these words mean, among those for which `may` holds.
    pub(super) fn find(&self, around: Around<'_>, may: impl Fn(&Entry) -> bool) -> Option<&Entry> {
        let mut best: Option<(&Entry, usize)> = None;
        for entry in self.entries.iter().filter(|entry| may(entry)) {
            let fits = entry
                .wording
                .iter()
                .filter_map(|wording| wording.fit(around))
                .max();
            if let Some(fit) = fits
                && best.is_none_or(|(_, before)| fit > before)
            {
                best = Some((entry, fit));
            }
        }
        best.map(|(entry, _)| entry)
    }
}

impl Entry {
    pub fn role(&self) -> Role {
        match self.role {
            NamedRole::Amount => Role::Amount,
            NamedRole::Rate => Role::Rate,
            NamedRole::Ordinal => Role::Ordinal,
            NamedRole::Context => Role::Context,
        }
    }

    pub fn direction(&self) -> Option<Direction> {
        self.direction.map(|direction| match direction {
            NamedDirection::HigherIsBetter => Direction::HigherIsBetter,
            NamedDirection::LowerIsBetter => Direction::LowerIsBetter,
        })
    }

    pub fn names(&self) -> Names {
        Names {
            zh: self.zh.clone(),
            en: Some(self.en.clone()),
        }
    }

    pub(super) fn counts_in(&self, unit: &str) -> bool {
        self.units.iter().any(|known| known == unit)
    }
}

impl From<String> for Wording {
    fn from(text: String) -> Self {
        let terms = text.split_whitespace().map(Term::of).collect();
        Self { terms }
    }
}

impl Term {
    fn of(text: &str) -> Self {
        let (wanted, rest) = text
            .strip_prefix('!')
            .map_or((true, text), |rest| (false, rest));
        let (place, words) = match (rest.strip_prefix('^'), rest.strip_prefix('@')) {
            (Some(words), _) => (Where::Governing, words),
            (_, Some(words)) => (Where::Context, words),
            _ => (Where::Beside, rest),
        };
        Self {
            place,
            wanted,
            words: words.split('|').map(str::to_owned).collect(),
        }
    }

    /// The longest of the words that stands in the text, with its byte.
    fn longest<'t>(&'t self, text: &str) -> Option<(&'t str, usize)> {
        let found = self
            .words
            .iter()
            .filter_map(|word| Some((word.as_str(), text.rfind(word.as_str())?)));
        found.max_by_key(|(word, at)| (word.len(), *at))
    }
}

impl Wording {
    /// How well the words fit; none when they do not.
    ///
    /// Words beside the number count most, those that govern it less, and of equals the ones that
    /// stand closer to the number win.
    fn fit(&self, around: Around<'_>) -> Option<usize> {
        let (mut fit, mut closest) = (0, usize::MAX);
        for term in &self.terms {
            match term.place {
                Where::Beside => {
                    let found = term.longest(around.beside);
                    if found.is_some() != term.wanted {
                        return None;
                    }
                    if let Some((word, at)) = found {
                        fit += 8 * word.len();
                        let behind = around.beside.len() - at - word.len();
                        closest = closest.min(if around.before { behind } else { at });
                    }
                }
                Where::Governing => {
                    let found = term.longest(around.governing);
                    if found.is_some() != term.wanted {
                        return None;
                    }
                    fit += found.map_or(0, |(word, _)| 2 * word.len());
                }
                Where::Context => {
                    let texts = [around.sentence, around.earlier, around.headings];
                    let nearest = texts.iter().position(|text| term.longest(text).is_some())?;
                    fit += 8 * (texts.len() - nearest);
                }
            }
        }
        Some(fit * 1000 + 999 - closest.min(999))
    }
}
