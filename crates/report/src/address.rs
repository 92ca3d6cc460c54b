//! Addresses that lead to the same words in a later version of a report, and tell when they cannot.
//!
//! The address of a place is its id, and behind `~` a print: four letters or digits each of its opening
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

    /// What stands behind `#`.
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(id: &str, text: &str) -> Place {
        Place::of_text(id, text)
    }

    fn section(id: &str, heading: &str, words: &str) -> Place {
        Place {
            words: format!("{heading}\n{words}"),
            ..text(id, heading)
        }
    }

    fn figure(id: &str, paragraph: &str, number: &str) -> Place {
        let at = paragraph.find(number).unwrap();
        Place::of_figure(&format!("figure/{id}"), paragraph, at, number)
    }

    const LETTERS: &str = "全年共收到来信229件,办结229件。办结率为百分之一百,群众满意。";
    const VISITS: &str = "接待来访30批,化解信访积案12件,满意率稳步上升。";

    fn old() -> Vec<Place> {
        vec![
            section("xin-fang", "三、信访工作", "一"),
            text("xin-fang.1", LETTERS),
            text("xin-fang.2", VISITS),
            section("fu-yi", "四、行政复议", "二"),
            text("fu-yi.1", "全年收到行政复议案件16件。"),
            figure("letters", LETTERS, "229件"),
        ]
    }

    fn answer(old: &Place, now: &[Place]) -> Answer {
        follow(&old.address(), now).unwrap()
    }

    #[test]
    fn every_address_leads_to_its_own_place() {
        for (n, place) in old().iter().enumerate() {
            assert_eq!(answer(place, &old()), Answer::Same(n));
        }
    }

    #[test]
    fn words_that_moved_are_found_wherever_they_are() {
        let mut now = old();
        now.insert(1, text("xin-fang.1", "信访工作会议每季度召开一次。"));
        "xin-fang.2".clone_into(&mut now[2].id);
        "fu-yi.2".clone_into(&mut now[3].id);
        assert_eq!(answer(&old()[1], &now), Answer::Moved(2));
        assert_eq!(answer(&old()[2], &now), Answer::Moved(3));
        assert_eq!(answer(&old()[5], &now), Answer::Same(6));
    }

    #[test]
    fn one_digit_in_the_midst_of_a_paragraph_is_a_change() {
        let changed = LETTERS.replace("来信229件", "来信929件");
        let mut now = old();
        now[1] = text("xin-fang.1", &changed);
        now[5] = figure("letters", &changed, "929件");
        assert_eq!(answer(&old()[1], &now), Answer::Changed(1));
        assert_eq!(answer(&old()[5], &now), Answer::Changed(5));
    }

    #[test]
    fn a_figure_is_cited_with_its_sentence_and_not_with_those_beside_it() {
        let changed = LETTERS.replace("群众满意", "群众非常满意");
        let mut now = old();
        now[1] = text("xin-fang.1", &changed);
        now[5] = figure("letters", &changed, "229件");
        assert_eq!(answer(&old()[5], &now), Answer::Same(5));
    }

    #[test]
    fn the_sentence_of_a_figure_that_is_marked_no_more_is_still_found() {
        let now = &old()[..5];
        assert_eq!(answer(&old()[5], now), Answer::Same(1));
    }

    #[test]
    fn an_id_that_went_to_another_number_of_the_sentence_is_not_taken_for_the_number() {
        let other = "来信229件,来访30件。";
        let then = figure("letters", other, "229件");
        let now = [text("xin-fang.1", other), figure("letters", other, "30件")];
        assert_eq!(answer(&then, &now), Answer::Same(0));
    }

    #[test]
    fn the_same_words_in_several_other_places_are_a_question() {
        let now = [
            text("xin-fang.2", VISITS),
            text("fu-yi.1", LETTERS),
            text("fu-yi.2", LETTERS),
        ];
        assert_eq!(answer(&old()[1], &now), Answer::Ambiguous(vec![1, 2]));
    }

    #[test]
    fn a_look_alike_in_another_section_is_not_the_paragraph() {
        let alike = LETTERS.replace("群众满意", "上级满意");
        let now = [
            section("xin-fang", "三、信访工作", ""),
            text("fu-yi.1", &alike),
        ];
        assert_eq!(answer(&old()[1], &now), Answer::Gone(Some(0)));
    }

    #[test]
    fn when_the_words_are_gone_no_other_paragraph_takes_their_number() {
        let now = [
            section("xin-fang", "三、信访工作", ""),
            text("xin-fang.1", "另一段文字,与原来的全然不同。"),
        ];
        assert_eq!(answer(&old()[1], &now), Answer::Gone(Some(0)));
        assert_eq!(
            follow("qi-ta.3~aaaabbbbccccdddddd", &now),
            Some(Answer::Gone(None))
        );
        assert_eq!(follow("xin-fang.1~汉", &now), Some(Answer::Gone(Some(0))));
        assert_eq!(follow("xin-fang.1", &now), None, "an id and no more");
    }

    #[test]
    fn an_address_of_the_first_kind_leads_on_and_tells_that_it_cannot_tell() {
        let address = format!("xin-fang.1~{}", fingerprint(LETTERS));
        let changed = LETTERS.replace("229", "929");
        let now = [
            text("xin-fang.1", "新增的一段。"),
            text("xin-fang.2", &changed),
        ];
        assert_eq!(follow(&address, &now), Some(Answer::Unknown(1)));
        let figure = format!("figure/letters~{}", fingerprint(LETTERS));
        assert_eq!(follow(&figure, &old()), Some(Answer::Unknown(5)));
    }

    #[test]
    fn the_sentence_around_a_number_is_whole() {
        let text = "一句话。来信229件,办结229件。后一句";
        let at = |words| text.find(words).unwrap();
        assert_eq!(sentence_at(text, at("229")), "来信229件,办结229件。");
        assert_eq!(sentence_at(text, at("后")), "后一句");
        assert_eq!(sentence_at(text, 0), "一句话。");
        assert_eq!(sentence_at(text, text.len()), "");
    }

    #[test]
    fn a_fingerprint_knows_no_blanks_and_a_digest_does() {
        assert_eq!(fingerprint("来　信"), fingerprint("来信"));
        assert_ne!(fingerprint("来信"), fingerprint("来访"));
        assert_ne!(digest::<WORDS>("2 29件"), digest::<WORDS>("22 9件"));
        assert_eq!(digest::<WORDS>("").len(), WORDS);
    }

    /// What editors do to a report from one version to the next.
    #[derive(Clone, Debug)]
    enum Edit {
        Insert(usize),
        Delete(usize),
        Split(usize),
        Join(usize),
        Swap(usize, usize),
        Renumber,
        Digit(usize),
        Repeat(usize, usize),
    }

    fn edit() -> impl Strategy<Value = Edit> {
        let n = 0..12_usize;
        prop_oneof![
            n.clone().prop_map(Edit::Insert),
            n.clone().prop_map(Edit::Delete),
            n.clone().prop_map(Edit::Split),
            n.clone().prop_map(Edit::Join),
            (n.clone(), n.clone()).prop_map(|(a, b)| Edit::Swap(a, b)),
            Just(Edit::Renumber),
            n.clone().prop_map(Edit::Digit),
            (n.clone(), n).prop_map(|(a, b)| Edit::Repeat(a, b)),
        ]
    }

    /// Sections of paragraphs; every paragraph is like its neighbours but for its number.
    type Sections = Vec<(String, Vec<String>)>;

    fn report() -> Sections {
        let section = |s: usize| {
            let paragraph = |p: usize| {
                let n = s * 10 + p;
                format!(
                    "本年度共受理各类申请{n}件,同比增长。其中按期办结{}件,群众满意率较高。",
                    n + 100
                )
            };
            (format!("{s}、工作情况"), (0..4).map(paragraph).collect())
        };
        (0..3).map(section).collect()
    }

    fn edited(sections: &mut Sections, edit: &Edit) {
        let at = |n: usize| (n / 4 % 3, n % 4);
        let (s, p) = match edit {
            Edit::Insert(n) | Edit::Delete(n) | Edit::Split(n) | Edit::Join(n) | Edit::Digit(n) => {
                at(*n)
            }
            Edit::Swap(n, _) | Edit::Repeat(n, _) => at(*n),
            Edit::Renumber => (0, 0),
        };
        let paragraphs = &mut sections[s].1;
        if p >= paragraphs.len() {
            return;
        }
        match edit {
            Edit::Insert(_) => {
                paragraphs.insert(p, format!("本年度共受理各类申请{}件,是新写的。", s + 900))
            }
            Edit::Delete(_) => drop(paragraphs.remove(p)),
            Edit::Split(_) => {
                let text = paragraphs[p].clone();
                if let Some((one, other)) =
                    text.split_once('。').filter(|(_, rest)| !rest.is_empty())
                {
                    paragraphs[p] = format!("{one}。");
                    paragraphs.insert(p + 1, other.to_owned());
                }
            }
            Edit::Join(_) => {
                if p + 1 < paragraphs.len() {
                    let next = paragraphs.remove(p + 1);
                    paragraphs[p].push_str(&next);
                }
            }
            Edit::Swap(_, other) => {
                let (t, q) = at(*other);
                if q < sections[t].1.len() {
                    let one = sections[s].1[p].clone();
                    sections[s].1[p] = std::mem::replace(&mut sections[t].1[q], one);
                }
            }
            Edit::Renumber => {
                for (n, section) in sections.iter_mut().enumerate() {
                    section.0 = format!("{}、工作情况", n + 2);
                }
            }
            Edit::Digit(_) => {
                paragraphs[p] = paragraphs[p].replacen(|c: char| c.is_ascii_digit(), "7", 1);
            }
            Edit::Repeat(_, other) => {
                let text = paragraphs[p].clone();
                let to = at(*other).0;
                sections[to].1.push(text);
            }
        }
    }

    /// Figures keep the order that they are read in, as ids from a vocabulary do.
    fn places(sections: &Sections) -> Vec<Place> {
        let mut places = Vec::new();
        for (s, (heading, paragraphs)) in sections.iter().enumerate() {
            places.push(section(&format!("s{s}"), heading, &paragraphs.join("\n")));
            for (p, paragraph) in paragraphs.iter().enumerate() {
                places.push(text(&format!("s{s}.{p}"), paragraph));
                let number: String = paragraph
                    .chars()
                    .skip_while(|c| !c.is_ascii_digit())
                    .take_while(char::is_ascii_digit)
                    .collect();
                if !number.is_empty() {
                    places.push(figure(
                        &format!("n{s}.{p}"),
                        paragraph,
                        &format!("{number}件"),
                    ));
                }
            }
        }
        places
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_500))]

        /// Four edits each: 10,000.
        #[test]
        fn no_edit_lets_a_citation_land_on_other_words_in_silence(edits in prop::collection::vec(edit(), 4)) {
            let then = places(&report());
            let mut sections = report();
            for edit in &edits {
                edited(&mut sections, edit);
            }
            let now = places(&sections);
            for cited in &then {
                let found = answer(cited, &now);
                let said_by = |place: &Place| match kind(&place.id) {
                    Kind::Text if cited.number.is_some() => sentences(&place.text).any(|one| one == cited.words),
                    _ => place.words == cited.words && place.number == cited.number,
                };
                match &found {
                    Answer::Same(n) | Answer::Moved(n) => prop_assert!(said_by(&now[*n])),
                    Answer::Ambiguous(several) => prop_assert!(several.len() > 1),
                    Answer::Changed(_) | Answer::Gone(_) => {
                        prop_assert!(!now.iter().any(said_by), "{cited:?} is there: {found:?}");
                    }
                    Answer::Unknown(_) => prop_assert!(false),
                }
            }
        }
    }
}
