//! What the numbers of a paragraph's sentences say.

use super::accept::{self, Verdict};
use super::clause::{Parsed, Words};
use super::draft::{Draft, Kind};
use super::sentence::{Sentence, sentences};
use super::vocabulary::{Around, Entry, Vocabulary};
use super::wording::{COMPARED, LEADS, RISES, TOTALS, VERBS, has_any, without_lead};
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

/// What stays in mind from one number of a sentence to the next.
#[derive(Default)]
struct Memory {
    /// End of the last number that was taken.
    taken: usize,
    /// Clause of the last number.
    clause: usize,
    /// Words beside it, what it counted, and its verb.
    beside: String,
    noun: String,
    verb: Option<String>,
    /// Subject of the clause, for clauses that leave it out.
    topic: String,
    /// Behind 其中 in this sentence.
    part: bool,
    list: usize,
    entry: Option<String>,
    /// The number before was the earlier end of 从…到….
    from: bool,
}

pub(super) struct Reader<'a> {
    pub place: &'a Place<'a>,
    pub vocabulary: &'a Vocabulary,
    pub sentence: Sentence<'a>,
    pub parsed: Parsed<'a>,
    pub earlier: &'a str,
}

impl Reader<'_> {
    fn read(&self, drafts: &mut Vec<Draft>, unclear: &mut Vec<Unclear>) {
        let first = drafts.len();
        let mut memory = Memory {
            list: drafts.last().map_or(0, |draft| draft.list + 1),
            clause: usize::MAX,
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

    pub fn printed(&self, n: usize) -> &str {
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
        let kind = self.kind(n, words);
        let own = without_changes(words.trimmed, kind);
        let noun = if words.behind {
            words.noun.to_owned()
        } else {
            without_changes(words.noun, kind).to_owned()
        };
        let mut beside = if words.behind {
            format!("{}{}", words.trimmed, words.noun)
        } else {
            own.to_owned()
        };
        let mut noun = noun;
        let mut verb = Some(words.verbs)
            .filter(|verbs| !verbs.is_empty())
            .map(str::to_owned);
        // (2904人次), 同比增长5%, 增加到1887条: of what the number before counted.
        let says_nothing = beside.trim().chars().count() < 2;
        let follows = says_nothing || kind == Kind::Change && noun.is_empty();
        if follows && !memory.beside.is_empty() {
            beside.clone_from(&memory.beside);
            noun.clone_from(&memory.noun);
            verb.clone_from(&memory.verb);
        } else if says_nothing {
            // 受理行政复议申请,共5件: the clause before says it.
            let clause_before = self.clause_before(words.clause.start);
            beside = clause_before.to_owned();
            noun = without_lead(clause_before, LEADS).to_owned();
        } else if verb.is_none() && memory.clause == words.clause.start {
            verb.clone_from(&memory.verb);
        }
        if beside.chars().count() < 2
            || !noun.chars().chain(beside.chars()).any(char::is_alphabetic)
        {
            unclear.push(
                self.place
                    .unclear(self.printed(n).to_owned(), Doubt::NoSubject),
            );
            return;
        }
        let mut draft = self.draft(n, words, kind, &beside, &noun, verb.as_deref(), memory);
        if follows && kind == Kind::Level && memory.from {
            draft.entry.clone_from(&memory.entry);
        }
        memory.taken =
            self.parsed.phrases[n].span.end + if words.behind { words.after.len() } else { 0 };
        memory.from = kind == Kind::Earlier
            || (draft.figure.year.is_some() && words.before.contains(['由', '从']));
        if !words.bracketed {
            memory.clause = words.clause.start;
            memory.verb = verb;
        }
        if kind != Kind::Change {
            memory.beside = beside;
            memory.noun = noun;
            memory.entry.clone_from(&draft.entry);
        }
        drafts.push(draft);
    }

    /// A new clause has its own subject, or none and keeps the one before.
    fn enter_clause(&self, words: &Words<'_>, memory: &mut Memory) {
        if memory.clause == words.clause.start && !words.bracketed {
            return;
        }
        let text = &self.sentence.text[words.clause.clone()];
        if words.before.contains("其中")
            || self.sentence.text[..words.clause.start]
                .trim_end_matches(['，', ',', ':', '：'])
                .ends_with("其中")
        {
            memory.part = true;
        }
        if words.bracketed {
            return;
        }
        if self
            .sentence
            .text
            .get(memory.taken..words.clause.start)
            .is_some_and(|gap| gap.contains(['；', ';']))
        {
            memory.part = words.before.contains("其中");
        }
        let opening = text.len() - without_lead(text, LEADS).len();
        let verb_at = VERBS.iter().filter_map(|verb| text.find(verb)).min();
        if verb_at != Some(opening) {
            memory.topic.clear();
        }
        memory
            .topic
            .push_str(&text[..verb_at.unwrap_or(text.len())]);
        memory.list += 1;
        if memory.taken < words.clause.start {
            memory.verb = None;
        }
    }

    fn kind(&self, n: usize, words: &Words<'_>) -> Kind {
        let quantity = &self.parsed.phrases[n].quantity;
        let before = words
            .before
            .trim_end_matches(['了', '达', '到', '约', '为', ' ', '近', '出']);
        let grew = RISES.iter().any(|word| before.ends_with(word)) && !words.before.ends_with('到');
        let share = ["%", "‰", "个百分点", "倍"].contains(&quantity.unit.as_str());
        let clause = &self.sentence.text[words.clause.start..self.parsed.phrases[n].span.start];
        let compared = has_any(clause, COMPARED) || has_any(words.before, COMPARED);

        if quantity.value < 0.0 || quantity.unit == "个百分点" || grew && (share || compared) {
            return Kind::Change;
        }
        let text = self.sentence.text;
        let span = &self.parsed.phrases[n].span;
        let rest = &text[span.end..self.parsed.words(n, span.start).clause.end];
        let leads = words.before.contains(['由', '从']);
        let goes_to = [
            "增加到",
            "增加至",
            "增长到",
            "增长至",
            "上升到",
            "上升至",
            "提高到",
            "提高至",
            "提升到",
            "提升至",
            "下降到",
            "下降至",
            "降到",
            "降至",
            "减少到",
            "减少至",
            "压缩到",
            "压缩至",
            "缩短到",
            "缩短至",
            "精简到",
            "精简至",
        ];
        if leads && has_any(rest, &goes_to) {
            Kind::Earlier
        } else {
            Kind::Level
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn draft(
        &self,
        n: usize,
        words: &Words<'_>,
        kind: Kind,
        beside: &str,
        noun: &str,
        verb: Option<&str>,
        memory: &Memory,
    ) -> Draft {
        let phrase = &self.parsed.phrases[n];
        let governing = self.governing(words, beside, verb, memory);
        let unit = phrase.quantity.unit.as_str();
        let around = Around {
            beside,
            before: !words.behind,
            governing: &governing,
            sentence: self.sentence.text,
            earlier: self.earlier,
            headings: self.place.headings,
        };
        let entry = self
            .vocabulary
            .find(around, |entry| fits(entry, phrase.kind, unit, kind));
        let label = label(words, beside, noun, verb, kind, unit);
        let year = moment::year(&self.parsed, n, words, self.place.year);
        let earlier = kind == Kind::Earlier && year.is_none();
        let role = self.role(words, kind, phrase.kind, unit, entry, earlier);
        let zero = phrase.kind == PhraseKind::Zero;
        let unit = if zero {
            implied_unit(words, entry)
        } else {
            unit.to_owned()
        };
        let mut draft = Draft {
            figure: Figure {
                id: String::new(),
                label: Names {
                    zh: label,
                    en: entry.map(|entry| english(entry, kind)),
                },
                value: phrase.quantity.value,
                qualifier: phrase.quantity.qualifier,
                unit,
                role,
                basis: if zero {
                    Basis::ZeroInWords
                } else {
                    Basis::Printed
                },
                of: None,
                items: Vec::new(),
                words: self.shown_words(words, kind, phrase.kind, n),
                direction: entry
                    .and_then(Entry::direction)
                    .filter(|_| kind != Kind::Change),
                year,
                scope: moment::scope(&self.sentence.text[..phrase.span.start]),
                source: self.source(n),
            },
            entry: entry.map(|entry| entry.id.clone()),
            noun: noun.to_owned(),
            kind,
            list: memory.list,
            part: memory.part || words.bracketed && unit_of_part(beside, words),
            part_of: None,
            section: self.place.section.map(str::to_owned),
            suffix: None,
        };
        draft.figure.source.subject = self.subject(n, noun, words);
        draft
    }

    /// Value, sentence and place of a number.
    pub fn source(&self, n: usize) -> Source {
        let printed = self.printed(n);
        let same: Vec<usize> = (0..self.parsed.phrases.len())
            .filter(|m| self.printed(*m) == printed)
            .collect();
        let occurrence = same
            .iter()
            .position(|m| *m == n)
            .and_then(|place| u32::try_from(place + 1).ok());
        Source {
            paragraph: self.place.paragraph.id.clone(),
            quote: self.sentence.text.to_owned(),
            occurrence: self.sentence.occurrence,
            printed: printed.to_owned(),
            printed_occurrence: occurrence.filter(|_| same.len() > 1),
            subject: None,
        }
    }

    /// The part of the noun that stands beside the number with no other number between.
    fn subject(&self, n: usize, noun: &str, words: &Words<'_>) -> Option<String> {
        let phrases = &self.parsed.phrases;
        let start = n
            .checked_sub(1)
            .map_or(0, |before| phrases[before].span.end);
        let end = phrases
            .get(n + 1)
            .map_or(self.sentence.text.len(), |next| next.span.start);
        let span = &phrases[n].span;
        let (before, after) = (
            &self.sentence.text[start..span.start],
            &self.sentence.text[span.end..end],
        );
        let candidates = [
            noun,
            words.noun,
            words.trimmed,
            words.verb.unwrap_or_default(),
        ];
        for candidate in candidates {
            let longest = candidate.char_indices().map(|(at, _)| &candidate[at..]);
            for part in longest.map(|part| part.trim_start_matches(|c: char| !c.is_alphanumeric()))
            {
                if part.chars().count() >= 2 && (before.contains(part) || after.contains(part)) {
                    return Some(part.to_owned());
                }
            }
        }
        None
    }

    /// What governs a number: its clause's subject, the verb of its list, the end of its clause.
    fn governing(
        &self,
        words: &Words<'_>,
        beside: &str,
        verb: Option<&str>,
        memory: &Memory,
    ) -> String {
        let clause = &self.sentence.text[words.clause.clone()];
        let last =
            self.parsed.phrases.iter().rfind(|phrase| {
                phrase.kind != PhraseKind::Date && phrase.span.end <= words.clause.end
            });
        let tail = last.map_or(words.clause.start, |phrase| {
            phrase.span.end.max(words.clause.start)
        });
        let tail = &self.sentence.text[tail..words.clause.end];
        let head = if words.behind
            && words.before.len() + 3
                >= clause
                    .find(words.before)
                    .map_or(0, |at| at + words.before.len())
        {
            words.before
        } else {
            ""
        };
        format!(
            "{}{}{head}{beside}{}{tail}",
            memory.topic,
            verb.unwrap_or_default(),
            words.after
        )
    }

    fn role(
        &self,
        words: &Words<'_>,
        kind: Kind,
        phrase: PhraseKind,
        unit: &str,
        entry: Option<&Entry>,
        earlier: bool,
    ) -> Role {
        let clause = &self.sentence.text[words.clause.clone()];
        if phrase == PhraseKind::Ordinal {
            return Role::Ordinal;
        }
        let aside = kind == Kind::Change
            || earlier
            || matches!(phrase, PhraseKind::Ratio | PhraseKind::Fraction)
            || moment::is_planned(clause, self.place.headings)
            || moment::is_time(unit)
            || unit == "方面"
            || unit == "轮";
        if aside {
            return Role::Context;
        }
        match entry.map(Entry::role) {
            Some(role @ (Role::Context | Role::Rate)) => role,
            _ if ["%", "‰"].contains(&unit) => Role::Rate,
            _ => Role::Amount,
        }
    }

    /// Words that must be shown with the number: 共收到, 达到, 全市, 同比增长.
    fn shown_words(
        &self,
        words: &Words<'_>,
        kind: Kind,
        phrase: PhraseKind,
        n: usize,
    ) -> Vec<String> {
        let mut shown = Vec::new();
        let clause = &self.sentence.text[words.clause.start..self.parsed.phrases[n].span.start];
        if let Some(total) = TOTALS.iter().find(|total| clause.contains(**total)) {
            shown.push((*total).to_owned());
        }
        if kind == Kind::Change {
            let start = COMPARED
                .iter()
                .chain(RISES)
                .filter_map(|word| words.before.rfind(word))
                .min();
            let change = start.map_or("", |at| words.before[at..].trim());
            if (1..=12).contains(&change.chars().count()) {
                shown.push(change.to_owned());
            }
        }
        if phrase == PhraseKind::Ordinal {
            let region = ["全国", "全省", "全市", "全区", "全县", "全州"]
                .iter()
                .filter_map(|word| Some((words.before.rfind(word)?, *word)))
                .max();
            shown.extend(region.map(|(_, word)| word.to_owned()));
        }
        shown
    }

    /// The clause before the one that begins at this byte.
    fn clause_before(&self, start: usize) -> &str {
        let text = self.sentence.text[..start].trim_end_matches(super::wording::CLAUSE_MARKS);
        let from = text.rfind(super::wording::CLAUSE_MARKS).map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
        text[from..].trim()
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
        if list.names.len() != list.numbers.len() {
            for n in list.numbers.clone() {
                unclear.push(
                    self.place
                        .unclear(self.printed(n).to_owned(), Doubt::Unaligned),
                );
            }
        } else {
            for (n, name) in list.numbers.clone().zip(&list.names) {
                let kind = self.kind(list.numbers.start, words);
                let mut draft = self.draft(n, words, kind, name, name, None, memory);
                draft.figure.label.zh = if kind == Kind::Change {
                    changed(name, words.before)
                } else {
                    name.clone()
                };
                draft.figure.words.push("分别".to_owned());
                drafts.push(draft);
            }
        }
        memory.taken = self.parsed.phrases[list.numbers.end - 1].span.end;
        memory.clause = words.clause.start;
    }
}

/// Whether an entry may be meant by a number of this kind and unit.
fn fits(entry: &Entry, phrase: PhraseKind, unit: &str, kind: Kind) -> bool {
    let ordinal = phrase == PhraseKind::Ordinal;
    if ordinal != (entry.role() == Role::Ordinal) {
        return false;
    }
    // A change is in per cent of whatever it changes; a zero in words has the unit it implies.
    kind == Kind::Change
        || phrase == PhraseKind::Zero && entry.role() == Role::Amount
        || entry.counts_in(unit)
}

fn english(entry: &Entry, kind: Kind) -> String {
    match kind {
        Kind::Change => format!("{}: change", entry.en),
        Kind::Earlier => format!("{}: before", entry.en),
        Kind::Level => entry.en.clone(),
    }
}

/// 未收到与规范性文件有关的申请: 件, by the entry; otherwise by what did not happen.
fn implied_unit(words: &Words<'_>, entry: Option<&Entry>) -> String {
    let named = entry
        .and_then(|entry| entry.units.first())
        .map(String::as_str);
    let unit = named.unwrap_or(if words.after.contains("事故") {
        "起"
    } else {
        "件"
    });
    unit.to_owned()
}

/// In brackets a number with words of its own is a part, one without is a second measure.
fn unit_of_part(beside: &str, words: &Words<'_>) -> bool {
    !beside.is_empty() && !words.trimmed.is_empty()
}

/// What the number counts, in the text's own words.
fn label(
    words: &Words<'_>,
    beside: &str,
    noun: &str,
    verb: Option<&str>,
    kind: Kind,
    unit: &str,
) -> String {
    let said = verb
        .filter(|verb| !noun.contains(verb))
        .map_or_else(|| noun.to_owned(), |verb| format!("{verb}{noun}"));
    let label = if noun.is_empty() {
        beside.to_owned()
    } else {
        said
    };
    let label = if kind == Kind::Change {
        changed(&label, words.before)
    } else {
        label
    };
    // (2904人次): another measure of what was just counted.
    if words.bracketed && words.trimmed.is_empty() && !words.behind {
        return format!("{}({unit})", shortened(noun));
    }
    shortened(&label)
}

/// 来信 and 同比增长 make 来信同比增长.
fn changed(noun: &str, before: &str) -> String {
    let start = COMPARED
        .iter()
        .chain(RISES)
        .filter_map(|word| before.rfind(word))
        .min();
    let change = start.map_or("变化", |at| before[at..].trim());
    format!("{}{change}", without_changes(noun, Kind::Change))
}

/// The words without those that only say that something changed.
fn without_changes(words: &str, kind: Kind) -> &str {
    let words = if kind == Kind::Earlier || words.ends_with(['由', '从']) {
        words.trim_end_matches(['由', '从'])
    } else {
        words
    };
    if kind != Kind::Change {
        return words;
    }
    let start = COMPARED
        .iter()
        .chain(RISES)
        .filter_map(|word| words.find(word))
        .min();
    start.map_or(words, |at| words[..at].trim_end_matches(['、', '，', ',']))
}

/// At most 30 characters, from the end, cut where a name may begin.
fn shortened(label: &str) -> String {
    let label = label.trim().trim_matches(['、', '，', ',', '。']).trim();
    let count = label.chars().count();
    if count <= 30 {
        return label.to_owned();
    }
    let tail_at = label.char_indices().nth(count - 24).map_or(0, |(at, _)| at);
    let tail = &label[tail_at..];
    let cut = tail
        .find(['的', '、', '，', ','])
        .filter(|at| tail[*at..].chars().count() > 6);
    cut.map_or(tail, |at| {
        tail[at..].trim_start_matches(['的', '、', '，', ','])
    })
    .to_owned()
}
