//! What the numbers of a paragraph's sentences say.

use super::accept::{self, Verdict};
use super::change::{changed, kind, thing, words_of_change};
use super::clause::{Parsed, Words};
use super::draft::{Draft, Kind};
use super::label::{english, label};
use super::sentence::{Sentence, sentences};
use super::vocabulary::{Around, Entry, Vocabulary};
use super::wording::{clause_opening, without_lead};
use super::words::{LEADS, TOTALS, VERBS};
use super::{Doubt, LONGEST_SENTENCE, Place, Unclear, aligned, moment, whole};
use gongbao_report::model::{Basis, Figure, Names, Role, Source};
use gongbao_report::phrase::PhraseKind;

/// Drafts the figures of a paragraph's text.
pub(super) fn read(
    place: &Place<'_>,
    vocabulary: &Vocabulary,
    drafts: &mut Vec<Draft>,
    unclear: &mut Vec<Unclear>,
) {
    let mut earlier = "";
    for sentence in sentences(&place.paragraph.text) {
        if sentence.text.len() > LONGEST_SENTENCE {
            let printed = sentence.text.chars().take(20).collect();
            unclear.push(place.unclear(printed, Doubt::TooLong));
            continue;
        }
        let reader = Reader {
            place,
            vocabulary,
            sentence,
            parsed: Parsed::of(sentence.text),
            earlier,
        };
        reader.read(drafts, unclear);
        earlier = sentence.text;
    }
}

/// One sentence under the eye.
pub(super) struct Reader<'a> {
    pub place: &'a Place<'a>,
    pub vocabulary: &'a Vocabulary,
    pub sentence: Sentence<'a>,
    pub parsed: Parsed<'a>,
    /// The sentence before.
    pub earlier: &'a str,
}

/// What stays in mind from one number of a sentence to the next.
#[derive(Default)]
struct Memory {
    /// End of what the last number took: itself, and the noun behind it.
    taken: usize,
    /// Where the last number's clause begins; none before the first.
    clause: Option<usize>,
    /// What the last number counted.
    said: Said,
    entry: Option<String>,
    /// The last number was the earlier end of 从…到….
    from: bool,
    /// Subject of the clause, for clauses that leave it out.
    topic: String,
    /// Behind 其中.
    part: bool,
    list: usize,
}

/// The words that say what a number counts.
#[derive(Clone, Debug, Default)]
struct Said {
    /// All words beside the number.
    beside: String,
    noun: String,
    verb: Option<String>,
}

impl Reader<'_> {
    fn read(&self, drafts: &mut Vec<Draft>, unclear: &mut Vec<Unclear>) {
        let first = drafts.len();
        let mut memory = Memory {
            list: drafts.last().map_or(0, |draft| draft.list + 1),
            ..Memory::default()
        };
        let mut n = 0;
        while n < self.parsed.phrases.len() {
            let words = self.parsed.words(n, memory.taken);
            if let Some(list) = aligned::list(&self.parsed, n, &words) {
                self.take_aligned(&list, &words, &mut memory, drafts, unclear);
                n = list.numbers.end;
                continue;
            }
            match accept::judge(&self.parsed, n, &words, &self.place.damaged) {
                Verdict::Take => self.take(n, &words, &mut memory, drafts, unclear),
                Verdict::Doubt(why) => {
                    unclear.push(self.place.unclear(self.printed(n).to_owned(), why))
                }
                Verdict::Pass => {}
            }
            n += 1;
        }
        whole::all(self, first, drafts);
    }

    fn printed(&self, n: usize) -> &str {
        &self.sentence.text[self.parsed.phrases[n].span.clone()]
    }

    fn take(
        &self,
        n: usize,
        words: &Words<'_>,
        memory: &mut Memory,
        drafts: &mut Vec<Draft>,
        unclear: &mut Vec<Unclear>,
    ) {
        self.enter_clause(words, memory);
        let kind = kind(&self.parsed, n, words);
        let (said, follows) = self.said(words, kind, memory);
        if said.beside.chars().filter(|c| c.is_alphabetic()).count() < 2 {
            unclear.push(
                self.place
                    .unclear(self.printed(n).to_owned(), Doubt::NoSubject),
            );
            return;
        }
        let mut draft = self.draft(n, words, kind, &said, memory);
        if follows && kind == Kind::Level && memory.from {
            draft.entry.clone_from(&memory.entry);
        }
        memory.taken =
            self.parsed.phrases[n].span.end + if words.behind { words.after.len() } else { 0 };
        memory.from = words.before.contains(['由', '从']) && kind != Kind::Change;
        if kind != Kind::Change {
            memory.entry.clone_from(&draft.entry);
            memory.said = said;
        }
        if !words.bracketed {
            memory.clause = Some(words.clause.start);
        }
        drafts.push(draft);
    }

    /// What the number counts, and whether that is what the number before it counted.
    fn said(&self, words: &Words<'_>, kind: Kind, memory: &Memory) -> (Said, bool) {
        let mut said = Said {
            beside: if words.behind {
                format!("{}{}", words.trimmed, words.noun)
            } else {
                thing(words.trimmed, kind).to_owned()
            },
            noun: if words.behind {
                words.noun.to_owned()
            } else {
                thing(words.noun, kind).to_owned()
            },
            verb: Some(words.verbs.to_owned()).filter(|verbs| !verbs.is_empty()),
        };
        let says_nothing = said.beside.trim().chars().count() < 2;
        // (2904人次), 同比增长5%, 增加到1887条.
        if (says_nothing || kind == Kind::Change && said.noun.is_empty())
            && !memory.said.beside.is_empty()
        {
            return (memory.said.clone(), true);
        }
        if says_nothing {
            // 受理行政复议申请,共5件: the clause before says it.
            let before = &self.sentence.text[..words.clause.start];
            let before = before.trim_end_matches(super::wording::CLAUSE_MARKS);
            let before = &before[clause_opening(before)..];
            said.beside = before.to_owned();
            said.noun = without_lead(before, &LEADS).to_owned();
            return (said, false);
        }
        let listed = memory.clause == Some(words.clause.start);
        if said.verb.is_none() && listed {
            said.verb.clone_from(&memory.said.verb);
        }
        // 示范村省级12个、市级35个: a rank of the same thing.
        let rank = ["国家级", "省级", "市级", "区级", "县级", "镇级"].contains(&said.noun.as_str());
        if rank
            && listed
            && let Some(thing) = memory.said.noun.strip_suffix('级')
        {
            let end = thing.char_indices().next_back().map_or(0, |(at, _)| at);
            said.noun = format!("{}{}", &thing[..end], said.noun);
            said.beside = format!("{}{}", &thing[..end], said.beside);
        }
        (said, false)
    }

    /// A new clause has its own subject, or none and keeps the one before.
    fn enter_clause(&self, words: &Words<'_>, memory: &mut Memory) {
        if memory.clause == Some(words.clause.start) && !words.bracketed {
            return;
        }
        let before =
            self.sentence.text[..words.clause.start].trim_end_matches(super::wording::CLAUSE_MARKS);
        let gap = self.sentence.text.get(memory.taken..words.clause.start);
        if words.before.contains("其中") || before.ends_with("其中") {
            memory.part = true;
        } else if gap.is_some_and(|gap| gap.contains(['；', ';'])) {
            memory.part = false;
        }
        if words.bracketed {
            return;
        }
        let text = &self.sentence.text[words.clause.clone()];
        let opening = text.len() - without_lead(text, &LEADS).len();
        let verb_at = VERBS.iter().filter_map(|verb| text.find(verb)).min();
        if verb_at != Some(opening) {
            memory.topic.clear();
        }
        memory
            .topic
            .push_str(&text[..verb_at.unwrap_or(text.len())]);
        memory.list += 1;
    }

    fn draft(
        &self,
        n: usize,
        words: &Words<'_>,
        kind: Kind,
        said: &Said,
        memory: &Memory,
    ) -> Draft {
        let phrase = &self.parsed.phrases[n];
        let zero = phrase.kind == PhraseKind::Zero;
        let printed_unit = phrase.quantity.unit.as_str();
        let governing = self.governing(words, said, memory);
        let around = Around {
            beside: &said.beside,
            before: !words.behind,
            governing: &governing,
            sentence: self.sentence.text,
            earlier: self.earlier,
            headings: self.place.headings,
        };
        let entry = self
            .vocabulary
            .find(around, |entry| fits(entry, phrase.kind, printed_unit, kind));
        let year = moment::year(&self.parsed, n, words, self.place.year);
        let unit = if zero {
            implied_unit(words, entry)
        } else {
            printed_unit.to_owned()
        };
        let mut source = self.source(n);
        source.subject = self.subject(n, &said.noun, words);
        let figure = Figure {
            id: String::new(),
            label: Names {
                zh: label(
                    words,
                    &said.beside,
                    &said.noun,
                    said.verb.as_deref(),
                    kind,
                    &unit,
                ),
                en: entry.map(|entry| english(entry, kind)),
            },
            value: phrase.quantity.value,
            qualifier: phrase.quantity.qualifier,
            unit,
            role: self.role(n, words, kind, entry, year),
            basis: if zero {
                Basis::ZeroInWords
            } else {
                Basis::Printed
            },
            of: None,
            items: Vec::new(),
            words: self.shown_words(n, words, kind),
            direction: entry
                .and_then(Entry::direction)
                .filter(|_| kind != Kind::Change),
            year,
            scope: moment::scope(&self.sentence.text[..phrase.span.start]),
            source,
        };
        Draft {
            figure,
            entry: entry.map(|entry| entry.id.clone()),
            noun: said.noun.clone(),
            kind,
            list: memory.list,
            // In brackets a number with words of its own is a part, one without a second measure.
            part: if words.bracketed {
                !words.trimmed.is_empty()
            } else {
                memory.part
            },
            part_of: None,
            section: self.place.section.map(str::to_owned),
            suffix: None,
        }
    }

    /// Sentence and place of a number.
    fn source(&self, n: usize) -> Source {
        let printed = self.printed(n);
        let same = (0..self.parsed.phrases.len()).filter(|m| self.printed(*m) == printed);
        let (before, all) = same.fold((0, 0), |(before, all), m| {
            (before + u32::from(m <= n), all + 1)
        });
        Source {
            paragraph: self.place.paragraph.id.clone(),
            quote: self.sentence.text.to_owned(),
            occurrence: self.sentence.occurrence,
            printed: printed.to_owned(),
            printed_occurrence: Some(before).filter(|_| all > 1),
            subject: None,
        }
    }

    /// The longest tail of the noun that stands beside the number with no other number between.
    fn subject(&self, n: usize, noun: &str, words: &Words<'_>) -> Option<String> {
        let phrases = &self.parsed.phrases;
        let span = &phrases[n].span;
        let start = n
            .checked_sub(1)
            .map_or(0, |before| phrases[before].span.end);
        let end = phrases
            .get(n + 1)
            .map_or(self.sentence.text.len(), |next| next.span.start);
        let (before, after) = (
            &self.sentence.text[start..span.start],
            &self.sentence.text[span.end..end],
        );
        let names = [
            noun,
            words.noun,
            words.trimmed,
            words.verb.unwrap_or_default(),
        ];
        let tails = names
            .iter()
            .flat_map(|name| name.char_indices().map(|(at, _)| &name[at..]));
        tails
            .map(|tail| tail.trim_start_matches(|c: char| !c.is_alphanumeric()))
            .find(|tail| {
                tail.chars().count() >= 2 && (before.contains(tail) || after.contains(tail))
            })
            .map(str::to_owned)
    }

    /// What governs a number: its clause's subject, the verb of its list, the end of its clause.
    fn governing(&self, words: &Words<'_>, said: &Said, memory: &Memory) -> String {
        let mut numbers = self
            .parsed
            .phrases
            .iter()
            .filter(|phrase| phrase.kind != PhraseKind::Date);
        let last = numbers.rfind(|phrase| phrase.span.end <= words.clause.end);
        let tail = last.map_or(words.clause.start, |phrase| {
            phrase.span.end.max(words.clause.start)
        });
        let verb = said.verb.as_deref().unwrap_or_default();
        let tail = &self.sentence.text[tail..words.clause.end];
        format!(
            "{}{verb}{}{}{}{tail}",
            memory.topic, words.before, said.beside, words.after
        )
    }

    fn role(
        &self,
        n: usize,
        words: &Words<'_>,
        kind: Kind,
        entry: Option<&Entry>,
        year: Option<u16>,
    ) -> Role {
        let phrase = &self.parsed.phrases[n];
        let unit = phrase.quantity.unit.as_str();
        let clause = &self.sentence.text[words.clause.clone()];
        let undated = kind == Kind::Earlier && year.is_none();
        let aside = kind == Kind::Change
            || undated
            || matches!(phrase.kind, PhraseKind::Ratio | PhraseKind::Fraction)
            || moment::is_planned(clause, self.place.headings)
            || moment::is_time(unit)
            || ["方面", "个方面", "轮"].contains(&unit);
        match entry.map(Entry::role) {
            _ if phrase.kind == PhraseKind::Ordinal => Role::Ordinal,
            _ if aside => Role::Context,
            Some(role @ (Role::Context | Role::Rate)) => role,
            _ if ["%", "‰"].contains(&unit) => Role::Rate,
            _ => Role::Amount,
        }
    }

    /// Words that must be shown with the number: 共, 全市, 同比增长.
    fn shown_words(&self, n: usize, words: &Words<'_>, kind: Kind) -> Vec<String> {
        const REGIONS: [&str; 6] = ["全国", "全省", "全市", "全区", "全县", "全州"];
        let phrase = &self.parsed.phrases[n];
        let clause = &self.sentence.text[words.clause.start..phrase.span.start];
        let total = TOTALS
            .iter()
            .find(|total| clause.contains(**total))
            .copied();
        let change = words_of_change(words.before).filter(|_| kind == Kind::Change);
        let region = REGIONS
            .into_iter()
            .filter(|region| words.before.contains(region))
            .max_by_key(|region| words.before.rfind(region));
        let region = region.filter(|_| phrase.kind == PhraseKind::Ordinal);
        [total, change, region]
            .into_iter()
            .flatten()
            .map(str::to_owned)
            .collect()
    }

    /// 分别: one number a name, or none at all.
    fn take_aligned(
        &self,
        list: &aligned::List,
        words: &Words<'_>,
        memory: &mut Memory,
        drafts: &mut Vec<Draft>,
        unclear: &mut Vec<Unclear>,
    ) {
        self.enter_clause(words, memory);
        if list.names.len() == list.numbers.len() {
            for (n, name) in list.numbers.clone().zip(&list.names) {
                let kind = kind(&self.parsed, list.numbers.start, words);
                let said = Said {
                    beside: name.clone(),
                    noun: name.clone(),
                    verb: None,
                };
                let mut draft = self.draft(n, words, kind, &said, memory);
                draft.figure.label.zh = if kind == Kind::Change {
                    changed(name, words.before)
                } else {
                    name.clone()
                };
                draft.figure.words.push("分别".to_owned());
                drafts.push(draft);
            }
        } else {
            let numbers = list.numbers.clone();
            unclear.extend(numbers.map(|n| {
                self.place
                    .unclear(self.printed(n).to_owned(), Doubt::Unaligned)
            }));
        }
        memory.taken = self.parsed.phrases[list.numbers.end - 1].span.end;
        memory.clause = Some(words.clause.start);
    }
}

/// Whether an entry may be meant by a number of this kind and unit.
fn fits(entry: &Entry, phrase: PhraseKind, unit: &str, kind: Kind) -> bool {
    if (phrase == PhraseKind::Ordinal) != (entry.role() == Role::Ordinal) {
        return false;
    }
    // A change is in per cent of whatever it changes; a zero in words has the unit it implies.
    kind == Kind::Change
        || phrase == PhraseKind::Zero && entry.role() == Role::Amount
        || entry.counts_in(unit)
}

/// The unit of a zero in words: the entry's first, otherwise by what did not happen.
fn implied_unit(words: &Words<'_>, entry: Option<&Entry>) -> String {
    let named = entry
        .and_then(|entry| entry.units.first())
        .map(String::as_str);
    named
        .unwrap_or(if words.after.contains("事故") {
            "起"
        } else {
            "件"
        })
        .to_owned()
}
