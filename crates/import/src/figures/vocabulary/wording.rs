//! The wordings of an entry, held against the words around a number.

use super::haystack::{Haystack, Word};
use super::heard;
use crate::figures::lexicon::Classes;
use crate::order;

/// Subjects that stand beside others in one paragraph.
const APART: [&str; 3] = ["仲裁", "公证", "司法鉴定"];

/// One alternative of an entry, see [`Entry`](super::Entry).
#[derive(Debug)]
pub(super) struct Wording {
    pub terms: Vec<Term>,
}

#[derive(Debug)]
pub(super) struct Term {
    pub place: Where,
    pub wanted: bool,
    pub words: Vec<Word>,
}

/// [`Around`], to look for words in.
pub(super) struct Places<'a> {
    beside: Haystack<'a>,
    before: bool,
    governing: Haystack<'a>,
    /// The sentence so far, the one before, the headings.
    context: [Haystack<'a>; 3],
    so_far: Haystack<'a>,
    /// The sentence names a subject of its own: what was said before it is no context.
    apart: bool,
    innermost: Haystack<'a>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    Beside,
    Governing,
    Context,
    /// Nothing else stands beside the number: 查处非法捕捞案件 is not all that was 查处.
    Only,
}

/// The words around a number, from near to far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'a> {
    /// Beside the number, and whether they stand before it.
    pub beside: &'a str,
    pub before: bool,
    /// What governs it, the words beside it included.
    pub governing: &'a str,
    /// The sentence, up to the words after the number: what is said later is of something else.
    pub sentence: &'a str,
    /// The sentence up to the number.
    pub so_far: &'a str,
    /// The sentence before.
    pub earlier: &'a str,
    pub headings: &'a str,
}

impl Wording {
    pub fn of(text: &str) -> Self {
        let terms = text.split_whitespace().map(Term::of).collect();
        Self { terms }
    }
}

impl Term {
    fn of(text: &str) -> Self {
        let (wanted, rest) = text
            .strip_prefix('!')
            .map_or((true, text), |rest| (false, rest));
        let (place, words) = match (rest.chars().next(), rest.get(1..)) {
            (Some('^'), Some(words)) => (Where::Governing, words),
            (Some('@'), Some(words)) => (Where::Context, words),
            (Some('='), Some(words)) => (Where::Only, words),
            _ => (Where::Beside, rest),
        };
        Self {
            place,
            wanted,
            words: words.split('|').map(Word::of).collect(),
        }
    }

    /// The longest of the words that stands in the text, with its byte.
    fn longest(&self, haystack: Haystack<'_>) -> Option<(&str, usize)> {
        let words = self.words.iter();
        let found = words.filter_map(|word| Some((word.text.as_str(), haystack.last(word)?)));
        found.max_by_key(|(word, at)| (word.len(), *at))
    }
}

impl<'a> Places<'a> {
    pub fn of(around: Around<'a>) -> Self {
        let innermost = around.headings.trim_end().rsplit('\n').next();
        Self {
            beside: Haystack::of(around.beside),
            before: around.before,
            governing: Haystack::of(around.governing),
            context: [around.sentence, around.earlier, around.headings].map(Haystack::of),
            so_far: Haystack::of(around.so_far),
            apart: APART.iter().any(|subject| around.so_far.contains(subject)),
            innermost: Haystack::of(innermost.unwrap_or_default()),
        }
    }
}

impl Wording {
    /// Whether words are left of the text without those of the wording and of `only`.
    fn says_more(&self, text: &str, only: &Term) -> bool {
        let own = self
            .terms
            .iter()
            .filter(|term| term.wanted && term.place != Where::Context);
        let own = own.chain([only]).flat_map(|term| &term.words);
        let words = order::longest_first(own.map(|word| word.text.as_str()).collect());
        let rest = words
            .iter()
            .fold(text.to_owned(), |rest, word| rest.replace(word, "\n"));
        rest.split('\n')
            .any(|words| heard(words, Classes::GENERAL) > 0)
    }

    /// How well the words fit; none when they do not.
    ///
    /// Words beside the number count most, those that govern it less; of equals the ones that stand
    /// closer to the number win, then those whose context was said last.
    pub fn fit(&self, places: &Places<'_>) -> Option<usize> {
        let (mut fit, mut closest, mut since) = (0, usize::MAX, 0);
        for term in &self.terms {
            match term.place {
                Where::Beside => {
                    let found = term.longest(places.beside);
                    if found.is_some() != term.wanted {
                        return None;
                    }
                    if let Some((word, at)) = found {
                        fit += 8 * word.len();
                        let after = places.beside.text.len() - at - word.len();
                        closest = closest.min(if places.before { after } else { at });
                    }
                }
                Where::Governing => {
                    let found = term.longest(places.governing);
                    if found.is_some() != term.wanted {
                        return None;
                    }
                    fit += found.map_or(0, |(word, _)| 2 * word.len());
                }
                Where::Only => {
                    if self.says_more(places.beside.text, term) {
                        return None;
                    }
                }
                Where::Context if !term.wanted => {
                    if term.longest(places.innermost).is_some() {
                        return None;
                    }
                }
                Where::Context => {
                    let texts = places.context;
                    let nearest = texts
                        .iter()
                        .position(|text| term.longest(*text).is_some())?;
                    if nearest > 0 && places.apart {
                        return None;
                    }
                    fit += 8 * (texts.len() - nearest);
                    let said = term.longest(places.so_far).map_or(0, |(_, at)| at);
                    since += places.so_far.text.len() - said;
                }
            }
        }
        Some((fit * 1000 + 999 - closest.min(999)) * 1000 + 999 - since.min(999))
    }
}
