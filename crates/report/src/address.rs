//! Addresses that lead to the same words in a later version of a report, and tell when they cannot.
//!
//! The address of a place is its id, and after `~` a print: four letters or digits each of its opening
//! and of its end, by which a changed text is found again, and ten of a digest of exactly the words that
//! are cited, by which it is known whether they are the same. A figure's has four more, of its number.
//! The rule is told in `docs/editors/addresses.md`.

use sha2::{Digest, Sha256};

/// Between an id and the print.
const MARK: char = '~';
/// Characters of the text that each half of a fingerprint is made of.
const LENGTH: usize = 16;
/// Characters of half a fingerprint.
const HALF: usize = 4;
/// Characters of a fingerprint, which is all that addresses of the first kind have.
const FINGERPRINT: usize = 2 * HALF;
/// Characters of the digest of words, and of a number.
const WORDS: usize = 10;
const NUMBER: usize = 4;

/// A place that can be cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub id: String,
    /// The text that it is found again by: a heading, a paragraph, a caption.
    pub text: String,
    /// The words that are cited: the paragraph, the sentence of a figure, all of a section or chart.
    pub words: String,
    /// The number as printed, of a figure.
    pub number: Option<String>,
}

/// Where the words of a citation are now. Numbers are those of the places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The same words in the same place.
    Same(usize),
    /// The same words in another place.
    Moved(usize),
    /// The place is there, its words are others.
    Changed(usize),
    /// The words stand in several places, none of them the old one.
    Ambiguous(Vec<usize>),
    /// The words are nowhere; their section may be there.
    Gone(Option<usize>),
    /// An address of the first kind: it leads here, and does not tell whether the words are the same.
    Unknown(usize),
}

impl Place {
    /// A figure: the number that is printed at a byte of a paragraph.
    pub fn of_figure(id: &str, paragraph: &str, at: usize, number: &str) -> Self {
        Self {
            id: id.to_owned(),
            text: paragraph.to_owned(),
            words: sentence_at(paragraph, at).to_owned(),
            number: Some(number.to_owned()),
        }
    }

    /// A place that is cited with all of its text.
    pub fn of_text(id: &str, text: &str) -> Self {
        Self {
            id: id.to_owned(),
            text: text.to_owned(),
            words: text.to_owned(),
            number: None,
        }
    }

    /// What stands after `#`.
    pub fn address(&self) -> String {
        let number = self.number.as_deref();
        let number = number.map_or_else(String::new, digest::<NUMBER>);
        let words = digest::<WORDS>(&self.words);
        format!(
            "{}{MARK}{}{words}{number}",
            self.id,
            fingerprint(&self.text)
        )
    }
}

/// The id and the print of an address that has one.
pub fn parts(address: &str) -> Option<(&str, &str)> {
    address.rsplit_once(MARK)
}

/// Eight letters and digits that stay the same as long as the opening and the end of a text do.
fn fingerprint(text: &str) -> String {
    let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let opening = &letters[..letters.len().min(LENGTH)];
    let end = &letters[letters.len().saturating_sub(LENGTH)..];
    half(opening) + &half(end)
}

/// FNV-1a, as letters and digits.
fn half(letters: &[char]) -> String {
    let mut hash: u32 = 0x811c_9dc5;
    for letter in letters {
        for byte in u32::from(*letter).to_le_bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    in_letters::<HALF>(hash.into())
}

/// Letters and digits that change with every character of the words.
fn digest<const LENGTH: usize>(words: &str) -> String {
    let digest = Sha256::digest(words.trim().as_bytes());
    let number = digest.iter().take(8).fold(0, |number: u64, byte| {
        number.wrapping_shl(8) | u64::from(*byte)
    });
    in_letters::<LENGTH>(number)
}

/// The last digits of a number to the base of 36, the lowest first.
fn in_letters<const LENGTH: usize>(mut number: u64) -> String {
    let mut letters = String::with_capacity(LENGTH);
    for _ in 0..LENGTH {
        let digit = u32::try_from(number % 36).ok();
        letters.extend(digit.and_then(|digit| char::from_digit(digit, 36)));
        number /= 36;
    }
    letters
}

/// Where the words that an address cites are among the places of a report today. None for an address
/// without a print, which is an id and no more.
///
/// Only the same words are ever taken for the words: a text that is like them is `Changed` where it has
/// the old id, or both the old opening and the old end, or one of them in the old section; everything
/// else is gone.
pub fn follow(address: &str, places: &[Place]) -> Option<Answer> {
    let (id, print) = parts(address)?;
    let Some((fingerprint, cited)) = print.split_at_checked(FINGERPRINT) else {
        return Some(gone(id, places));
    };
    if cited.is_empty() {
        return Some(follow_first_kind(id, fingerprint, places));
    }
    let (words, number) = cited.split_at_checked(WORDS).unwrap_or((cited, ""));
    let same = |place: &Place| digest::<WORDS>(&place.words) == words;
    let same_number = |place: &Place| match &place.number {
        Some(printed) => digest::<NUMBER>(printed) == number,
        None => number.is_empty(),
    };
    let exact = all(places, |place| {
        kind(&place.id) == kind(id) && same(place) && same_number(place)
    });
    if let Some(answer) = one_of(&exact, id, places) {
        return Some(answer);
    }
    if kind(id) == Kind::Figure {
        // The number is marked no more, or otherwise: its sentence may still be there.
        let said = all(places, |place| {
            kind(&place.id) == Kind::Text
                && sentences(&place.text).any(|sentence| digest::<WORDS>(sentence) == words)
        });
        let halves = |n: &&usize| halves_alike(fingerprint, &places[**n].text) == 2;
        let home = said.iter().find(halves).map(|n| Answer::Same(*n));
        if let Some(answer) = home.or_else(|| one_of(&said, id, places)) {
            return Some(answer);
        }
    }
    let halves = |place: &Place| halves_alike(fingerprint, &place.text);
    let old = places.iter().position(|place| place.id == id);
    // The ids of sections, figures and charts come from what they are about.
    if let Some(n) = old
        && (kind(id) != Kind::Text || section_of(id) == id || halves(&places[n]) > 0)
    {
        return Some(Answer::Changed(n));
    }
    let texts = |like: &dyn Fn(&Place) -> bool| {
        all(places, |place| kind(&place.id) == Kind::Text && like(place))
    };
    let mut like = texts(&|place| halves(place) == 2);
    if like.is_empty() && kind(id) == Kind::Text {
        like = texts(&|place| section_of(&place.id) == section_of(id) && halves(place) > 0);
    }
    Some(match like[..] {
        [] => gone(id, places),
        [n] => Answer::Changed(n),
        _ => Answer::Ambiguous(like),
    })
}

/// The old place if it is among them, the only one, or the question which.
fn one_of(found: &[usize], id: &str, places: &[Place]) -> Option<Answer> {
    if let Some(n) = found.iter().find(|n| places[**n].id == id) {
        return Some(Answer::Same(*n));
    }
    match found {
        [] => None,
        [n] => Some(Answer::Moved(*n)),
        several => Some(Answer::Ambiguous(several.to_vec())),
    }
}

/// Addresses of the first kind lead where they led: to a place whose opening and end are the same, then
/// to one with either of them; each time rather to that with the old id, or in the old section.
fn follow_first_kind(id: &str, fingerprint: &str, places: &[Place]) -> Answer {
    if kind(id) != Kind::Text
        && let Some(n) = places.iter().position(|place| place.id == id)
    {
        return Answer::Unknown(n);
    }
    let section = section_of(id);
    let mut best = None;
    for (n, place) in places.iter().enumerate() {
        let like = (
            halves_alike(fingerprint, &place.text),
            place.id == id,
            section_of(&place.id) == section,
        );
        let text = kind(&place.id) == Kind::Text;
        if text && like.0 > 0 && best.is_none_or(|(known, _)| like > known) {
            best = Some((like, n));
        }
    }
    best.map_or_else(|| gone(id, places), |(_, n)| Answer::Unknown(n))
}

fn gone(id: &str, places: &[Place]) -> Answer {
    let section = section_of(id);
    Answer::Gone(places.iter().position(|place| place.id == section))
}

fn all(places: &[Place], is: impl Fn(&Place) -> bool) -> Vec<usize> {
    let places = places.iter().enumerate();
    places
        .filter_map(|(n, place)| is(place).then_some(n))
        .collect()
}

/// How many halves of the fingerprint are those of the text: 0 to 2.
fn halves_alike(print: &str, text: &str) -> usize {
    let own = fingerprint(text);
    let halves = print
        .as_bytes()
        .chunks(HALF)
        .zip(own.as_bytes().chunks(HALF));
    halves.filter(|(a, b)| a == b).count()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Figure,
    Chart,
}

/// What an id is that of; in a host's page the report's own id stands before it.
fn kind(id: &str) -> Kind {
    if id.contains("figure/") {
        Kind::Figure
    } else if id.contains("chart/") {
        Kind::Chart
    } else {
        Kind::Text
    }
}

/// A paragraph's id is its section's, a dot and a number.
fn section_of(id: &str) -> &str {
    id.rsplit_once('.').map_or(id, |(section, _)| section)
}

const ENDS: [char; 5] = ['。', '！', '？', '!', '?'];

/// The sentences of a text, each with its end, without blanks around it.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(ENDS).map(str::trim)
}

/// The sentence of a text around a byte.
pub fn sentence_at(text: &str, at: usize) -> &str {
    let mut end = 0;
    let mut sentences = text.split_inclusive(ENDS);
    let found = sentences.find(|sentence| {
        end += sentence.len();
        at < end
    });
    found.unwrap_or_default().trim()
}

#[cfg(test)]
mod tests;
