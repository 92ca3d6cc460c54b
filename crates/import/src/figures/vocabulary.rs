//! The vocabulary: figures that many reports state, and the wordings by which they are known.

use super::draft::Kind;
use super::lexicon::{Classes, LEXICON};
use super::searched::{Searched, Word};
use gongbao_report::model::{Direction, Names, Role};
use gongbao_report::phrase::PhraseKind;
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
/// | `@信访` | in the sentence so far, the sentence before it, or the headings |
/// | `!办结` | *not* beside the number |
/// | `!^处理` | *not* in what governs it |
/// | `!@复议` | *not* in the innermost heading |
/// | `=违法\|行政` | beside the number stand no words but these, the wording's own, and general ones |
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
    words: Vec<Word>,
}

/// [`Around`], to look for words in.
struct Places<'a> {
    beside: Searched<'a>,
    before: bool,
    governing: Searched<'a>,
    /// The sentence so far, the one before, the headings.
    context: [Searched<'a>; 3],
    so_far: Searched<'a>,
    /// The sentence names a subject of its own: what was said before it is no context.
    apart: bool,
    innermost: Searched<'a>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
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
    /// The sentence, up to the words behind the number: what is said later is of something else.
    pub sentence: &'a str,
    /// The sentence up to the number.
    pub so_far: &'a str,
    /// The sentence before.
    pub earlier: &'a str,
    pub headings: &'a str,
}

/// What the number is, for an entry to fit it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'a> {
    pub unit: &'a str,
    /// What is counted.
    pub noun: &'a str,
    pub kind: Kind,
    pub phrase: PhraseKind,
}

/// Words that join two things counted as one.
const JOINTS: [&str; 5] = ["、", "和", "与", "及", "以及"];
/// Subjects that stand beside others in one paragraph.
const APART: [&str; 3] = ["仲裁", "公证", "司法鉴定"];
/// Words that say that only some are counted.
const SOME: [&str; 4] = ["领域", "涉企", "涉农", "涉民"];
/// Longer words beside a number are a clause; only their noun is looked at for joints.
const LONGEST_PAIR: usize = 16;

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

    /// The entry that the words around a number of prose mean; none for a class of things (行政处罚类
    /// 案件) and for two known things counted as one (撤销和变更5件).
    pub(super) fn meant(&self, around: Around<'_>, wanted: &Wanted<'_>) -> Option<&Entry> {
        if wanted.noun.ends_with('类') || wanted.noun.contains("类案件") {
            return None;
        }
        // 报备率、及时率均为100%: of several rates one entry names none.
        if wanted.noun.split('、').filter(|rate| is_rate(rate)).count() > 1 {
            return None;
        }
        let around = Around {
            beside: class_of(around.beside),
            ..around
        };
        // 涉企行政复议案件: some of them.
        if SOME.iter().any(|some| around.beside.contains(some)) {
            return None;
        }
        let may = |entry: &Entry| entry.fits(wanted);
        let entry = self.find(around, may)?;
        let words = if around.beside.chars().count() <= LONGEST_PAIR {
            around.beside
        } else {
            wanted.noun
        };
        let joint = JOINTS.iter().find_map(|joint| words.split_once(joint));
        let other = joint.is_some_and(|(one, two)| {
            [one, two].into_iter().any(|part| {
                let alone = Around {
                    beside: part,
                    governing: part,
                    ..around
                };
                let meant = self.find(alone, may);
                meant.is_some_and(|meant| meant.id != entry.id && meant.series == entry.series)
            })
        });
        (!other).then_some(entry)
    }

    /// The entry that these words mean, among those for which `may` holds.
    pub(super) fn find(&self, around: Around<'_>, may: impl Fn(&Entry) -> bool) -> Option<&Entry> {
        let places = Places::of(around);
        let mut best: Option<(&Entry, usize)> = None;
        for entry in self.entries.iter().filter(|entry| may(entry)) {
            let fits = entry
                .wording
                .iter()
                .filter_map(|wording| wording.fit(&places))
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

    /// Whether one of the entry's own words holds the word, or is in it.
    pub(super) fn is_worded(&self, word: &str) -> bool {
        let terms = self.wording.iter().flat_map(|wording| &wording.terms);
        let mut own = terms
            .filter(|term| term.wanted)
            .flat_map(|term| &term.words);
        own.any(|own| own.text.contains(word) || word.contains(&own.text))
    }

    /// Whether the words say more than the entry does: 新增高新技术企业 is not all that was 新增. Nothing may be
    /// left of them but the entry's own words, common ones, verbs that make no other
    /// thing of what is counted, and as many characters of others as there is room for.
    pub(super) fn is_narrowed_by(&self, words: &str, room: usize) -> bool {
        // 程序违法而败诉: for this reason only.
        if words
            .split_once('而')
            .is_some_and(|(reason, _)| reason.chars().count() > 1)
        {
            return true;
        }
        let own = self.wording.iter().flat_map(|wording| &wording.terms);
        let own = own.filter(|term| term.wanted).flat_map(|term| &term.words);
        let mut known: Vec<&str> = own.map(|word| word.text.as_str()).collect();
        known.push(&self.zh);
        known.sort_unstable_by_key(|word| usize::MAX - word.len());
        let mut rest = class_of(words).to_owned();
        for word in known {
            if rest.contains(word) {
                rest = rest.replace(word, "\n");
            }
        }
        let heard = rest.split('\n').map(|words| heard(words, MEASURED));
        heard.sum::<usize>() > room
    }

    /// Whether it is of a change itself: 办理时限压缩.
    pub(super) fn names_change(&self) -> bool {
        let word = LEXICON.before(&self.zh);
        word.is_some_and(|word| word.classes.has(Classes::FALL | Classes::RISE))
    }

    /// Whether it says what prosecutors do.
    pub fn is_of_prosecutors(&self) -> bool {
        self.zh.contains("检察")
    }

    pub fn names(&self) -> Names {
        Names {
            zh: self.zh.clone(),
            en: Some(self.en.clone()),
        }
    }

    /// Whether it may be meant by a number of this kind and unit.
    fn fits(&self, wanted: &Wanted<'_>) -> bool {
        let rate = matches!(self.role, NamedRole::Rate);
        if (wanted.phrase == PhraseKind::Ordinal) != matches!(self.role, NamedRole::Ordinal) {
            return false;
        }
        match wanted.kind {
            // A rate changes in points, an amount in per cent of itself.
            Kind::Change => rate == (wanted.unit == "个百分点" || is_rate(wanted.noun)),
            Kind::Share => rate && self.counts_in(wanted.unit),
            // A zero in words has the unit that the entry implies.
            Kind::Level => {
                wanted.phrase == PhraseKind::Zero && matches!(self.role, NamedRole::Amount)
                    || self.counts_in(wanted.unit)
            }
        }
    }

    pub(super) fn counts_in(&self, unit: &str) -> bool {
        // The last byte tells most units apart.
        let last = unit.as_bytes().last();
        let mut units = self.units.iter();
        units.any(|known| known.as_bytes().last() == last && known == unit)
    }
}

/// Words that make no other thing of what is counted.
const MEASURED: Classes = Classes::GENERAL
    .and(Classes::COMMON)
    .and(Classes::VERB)
    .and(Classes::LEAD)
    .and(Classes::LINK)
    .and(Classes::SIDE);

/// 纠错决定 of 撤销、变更等纠错决定: the class is counted, not what it is told by.
fn class_of(words: &str) -> &str {
    let class = words.rsplit_once('等').filter(|(list, class)| {
        class.chars().count() >= 2 && JOINTS.iter().any(|joint| list.contains(joint))
    });
    class.map_or(words, |(_, class)| class)
}

/// How many characters of words that narrow what stands beside them. A verb that turns it outweighs any room.
fn heard(words: &str, quiet: Classes) -> usize {
    let mut rest = words;
    let mut heard = 0;
    while let Some(c) = rest.chars().next() {
        let word = LEXICON.at(rest);
        let classes = word.map_or(Classes::default(), |word| word.classes);
        if classes.has(Classes::TURN) {
            heard += 2 * ROOM;
        } else if c.is_alphabetic() && !classes.has(quiet) {
            heard += word.map_or(1, |word| word.text.chars().count());
        }
        rest = &rest[word.map_or(c.len_utf8(), |word| word.text.len())..];
    }
    heard
}

/// Series that reports of every kind state.
pub(super) const OF_ALL: [&str; 6] = [
    "economy",
    "environment",
    "security",
    "services",
    "disclosure",
    "legislation",
];
/// What comes to an organ is told with those that it comes from (县法院新收行政案件): so many characters of a
/// report on one subject narrow nothing.
pub(super) const ROOM: usize = 4;

/// Whether a noun names a rate: 办结率, 满意度.
pub(super) fn is_rate(noun: &str) -> bool {
    ["率", "度", "比例", "比重", "占比", "覆盖面"]
        .iter()
        .any(|end| noun.trim_end().ends_with(end))
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
    fn longest(&self, searched: Searched<'_>) -> Option<(&str, usize)> {
        let words = self.words.iter();
        let found = words.filter_map(|word| Some((word.text.as_str(), searched.last(word)?)));
        found.max_by_key(|(word, at)| (word.len(), *at))
    }
}

impl<'a> Places<'a> {
    fn of(around: Around<'a>) -> Self {
        let innermost = around.headings.trim_end().rsplit('\n').next();
        Self {
            beside: Searched::of(around.beside),
            before: around.before,
            governing: Searched::of(around.governing),
            context: [around.sentence, around.earlier, around.headings].map(Searched::of),
            so_far: Searched::of(around.so_far),
            apart: APART.iter().any(|subject| around.so_far.contains(subject)),
            innermost: Searched::of(innermost.unwrap_or_default()),
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
        let mut words: Vec<&str> = own.map(|word| word.text.as_str()).collect();
        words.sort_unstable_by_key(|word| usize::MAX - word.len());
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
    fn fit(&self, places: &Places<'_>) -> Option<usize> {
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
                        let behind = places.beside.text.len() - at - word.len();
                        closest = closest.min(if places.before { behind } else { at });
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
