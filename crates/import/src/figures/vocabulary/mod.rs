//! The vocabulary: figures that many reports state, and the wordings by which they are known.

mod candidates;
mod haystack;
mod wording;

pub(super) use candidates::{Candidates, Wanted};
pub use wording::Around;

use super::draft::Kind;
use super::lexicon::{Classes, LEXICON};
use crate::order;
use candidates::{best, class_of};
use gongbao_report::model::{Direction, Names, Role};
use gongbao_report::phrase::PhraseKind;
use std::sync::LazyLock;
use wording::Wording;

/// All of `assets/vocabulary.json`. An id, once published, keeps its meaning.
#[derive(Debug)]
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
/// | `来信\|信件` | beside the number: before it back to the last number or comma, or in the noun after |
/// | `^收到\|接到` | there, or in what governs it: the clause's subject, its list's verb, the clause's end |
/// | `@信访` | in the sentence so far, the sentence before it, or the headings |
/// | `!办结` | *not* beside the number |
/// | `!^处理` | *not* in what governs it |
/// | `!@复议` | *not* in the innermost heading |
/// | `=违法\|行政` | beside the number stand no words but these, the wording's own, and general ones |
///
/// Several terms may be negative; at least one is plain. Of all entries that fit, that with the
/// longest words beside the number is meant.
#[derive(Debug)]
pub struct Entry {
    /// Permanent: reports of all districts and years share it (`petitions.letters.received`).
    pub id: String,
    pub zh: String,
    pub en: String,
    /// The measure words it is counted in; the first is implied where none is printed.
    pub units: Vec<String>,
    pub role: Role,
    pub direction: Option<Direction>,
    /// What it may be compared and charted with.
    pub series: String,
    /// Id of the whole that it is a part of, where that is always so.
    pub part_of: Option<String>,
    wording: Vec<Wording>,
}

impl Vocabulary {
    /// The vocabulary that ships with Gongbao.
    ///
    /// It is compiled in as rows that `build.rs` makes of `assets/vocabulary.json`.
    pub fn shipped() -> &'static Self {
        const ROWS: &str = include_str!(concat!(env!("OUT_DIR"), "/vocabulary.tsv"));
        static SHIPPED: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary {
            entries: ROWS.lines().map(Entry::of_row).collect(),
        });
        &SHIPPED
    }

    /// The entry with this id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.place(id).map(|(_, entry)| entry)
    }

    /// The entry with its place: what is asked for most stands first among those of a subject.
    pub fn place(&self, id: &str) -> Option<(usize, &Entry)> {
        let mut entries = self.entries.iter().enumerate();
        entries.find(|(_, entry)| entry.id == id)
    }

    /// The entries that a number may mean, by what it is.
    pub(super) fn candidates<'v, 'w>(&'v self, wanted: &Wanted<'w>) -> Candidates<'v, 'w> {
        let of_rate = is_rate(wanted.noun);
        let fits = |entry: &&Entry| entry.fits(wanted, of_rate);
        Candidates {
            entries: self.entries.iter().filter(fits).collect(),
            noun: wanted.noun,
        }
    }

    /// The entry that these words mean, among those for which `may` holds.
    pub(super) fn find(&self, around: Around<'_>, may: impl Fn(&Entry) -> bool) -> Option<&Entry> {
        best(self.entries.iter().filter(|entry| may(entry)), around)
    }
}

impl Entry {
    /// An entry as `build.rs` writes it, nine fields parted by tabs.
    fn of_row(row: &str) -> Self {
        let mut fields = row.split('\t');
        let mut next = || fields.next().unwrap_or_default();
        let text = |field: &str| field.to_owned();
        Self {
            id: text(next()),
            zh: text(next()),
            en: text(next()),
            units: next().split(';').map(text).collect(),
            role: match next() {
                "rate" => Role::Rate,
                "ordinal" => Role::Ordinal,
                "context" => Role::Context,
                _ => Role::Amount,
            },
            direction: match next() {
                "higher_is_better" => Some(Direction::HigherIsBetter),
                "lower_is_better" => Some(Direction::LowerIsBetter),
                _ => None,
            },
            series: text(next()),
            part_of: Some(next()).filter(|whole| !whole.is_empty()).map(text),
            wording: next().split(';').map(Wording::of).collect(),
        }
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
        // 人均支出 is no part of the sum.
        if words.contains("人均") && !self.zh.contains("人均") {
            return true;
        }
        let own = self.wording.iter().flat_map(|wording| &wording.terms);
        let own = own.filter(|term| term.wanted).flat_map(|term| &term.words);
        let mut known: Vec<&str> = own.map(|word| word.text.as_str()).collect();
        known.push(&self.zh);
        let known = order::longest_first(known);
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

    /// Whether it may be meant by a number of this kind and unit, of a noun that names a rate or none.
    fn fits(&self, wanted: &Wanted<'_>, of_rate: bool) -> bool {
        let rate = matches!(self.role, Role::Rate);
        if (wanted.phrase == PhraseKind::Ordinal) != matches!(self.role, Role::Ordinal) {
            return false;
        }
        match wanted.kind {
            // A rate changes in points, an amount in per cent of itself, a deadline not at all.
            Kind::Change if matches!(self.role, Role::Context) => false,
            Kind::Change => rate == (wanted.unit == "个百分点" || of_rate),
            Kind::Share => rate && self.counts_in(wanted.unit),
            // A zero in words has the unit that the entry implies.
            Kind::Level => {
                wanted.phrase == PhraseKind::Zero && matches!(self.role, Role::Amount)
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
