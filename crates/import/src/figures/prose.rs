//! What the numbers of a paragraph's sentences say.

use super::accept::{self, Verdict};
use super::change::kind;
use super::clause::{Parsed, Words};
use super::draft::{Draft, Kind};
use super::memory::{Counted, Memory};
use super::said::Said;
use super::sentence::{Sentence, sentences};
use super::vocabulary::Vocabulary;
use super::wording::{has_any, total_in};
use super::{Doubt, LONGEST_SENTENCE, Place, Unclear, aligned, whole};
use gongbao_report::model::Period;
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
        memory.step_through_brackets(words);
        memory.read_on(self.unread(n, memory));
        let mut kind = kind(&self.parsed, n, words);
        let mut said = self.said(n, words, kind, memory);
        if said.beside.is_empty() && self.sums_up(n, words, drafts) {
            said = Said::sum();
        }
        // 占受理总数比例最高,达92.71%: the clause before says that it is a share.
        if kind == Kind::Level && words.trimmed.is_empty() && said.beside.starts_with('占') {
            kind = Kind::Share;
        }
        if said.beside.chars().filter(|c| c.is_alphabetic()).count() < 2 {
            unclear.push(
                self.place
                    .unclear(self.printed(n).to_owned(), Doubt::NoSubject),
            );
            return;
        }
        let mut draft = self.draft(n, words, kind, &said, memory);
        let compares = words.compares() && kind == Kind::Level;
        if said.follows && kind == Kind::Level && (memory.from || compares) {
            draft.entry.clone_from(&memory.counted.entry);
        }
        // 比上年同期的98件: of what was counted in the same unit, a year before.
        let last_year = has_any(words.trimmed, &["上年", "去年"]) && self.place.year > 0;
        if compares && last_year && memory.counted.unit == draft.figure.unit {
            draft.figure.period = Some(Period::of(self.place.year - 1));
        }
        // Held against a number of no year that is named.
        if compares && draft.figure.period.is_none() {
            let printed = self.printed(n).to_owned();
            // Nor is it known what grew since (较去年60件增长了近3倍).
            memory.counted.said = Said::default();
            memory.clause = None;
            memory.taken = self.parsed.phrases[n].span.end;
            unclear.push(self.place.unclear(printed, Doubt::NoSubject));
            return;
        }
        memory.limit(&mut draft);
        let narrowed = memory.narrowed && self.series(&draft) == Some("enforcement");
        memory.narrowed |= kind == Kind::Level && is_of_one_kind(&draft, &said);
        if narrowed || self.is_of_another_whole(&draft, drafts) {
            draft.unname();
        }
        let noun = if words.behind && !words.shared {
            words.after.len()
        } else {
            0
        };
        memory.taken = self.parsed.phrases[n].span.end + noun;
        memory.named = noun > 0;
        memory.from = words.before.contains(['由', '从']) && kind != Kind::Change;
        let ranks = self.parsed.phrases[n].kind == PhraseKind::Ordinal;
        if !ranks && !matches!(kind, Kind::Change | Kind::Share) {
            memory.counted = Counted {
                said,
                unit: self.parsed.phrases[n].quantity.unit.clone(),
                entry: draft.entry.clone(),
            };
        }
        if !words.bracketed {
            memory.clause = Some(words.clause.start);
        }
        drafts.push(draft);
    }

    /// 满意802条,不满意163条,合计965条: whether number `n` is the sum of what the sentence counted before it.
    fn sums_up(&self, n: usize, words: &Words<'_>, drafts: &[Draft]) -> bool {
        let quantity = &self.parsed.phrases[n].quantity;
        let counted = drafts.iter().rev().take_while(|draft| {
            let figure = &draft.figure;
            figure.source.quote == self.sentence.text
                && draft.kind == Kind::Level
                && figure.unit == quantity.unit
        });
        let values: Vec<f64> = counted.map(|draft| draft.figure.value).collect();
        let sum: f64 = values.iter().sum();
        total_in(words.before).is_some() && values.len() > 1 && (sum - quantity.value).abs() < 1e-9
    }

    /// The words from the last number that was taken to number `n`.
    pub fn unread(&self, n: usize, memory: &Memory) -> &str {
        let words = memory.taken..self.parsed.phrases[n].span.start;
        self.sentence.text.get(words).unwrap_or_default()
    }

    fn series(&self, draft: &Draft) -> Option<&str> {
        let entry = draft.entry.as_deref()?;
        Some(self.vocabulary.entry(entry)?.series.as_str())
    }

    /// 行政处罚1256件,其中申请行政复议5件: not all applications, but those of the penalties.
    fn is_of_another_whole(&self, part: &Draft, drafts: &[Draft]) -> bool {
        let here = drafts
            .iter()
            .rev()
            .take_while(|draft| draft.figure.source.quote == self.sentence.text);
        let whole = here
            .into_iter()
            .find(|draft| !draft.part && draft.kind == Kind::Level);
        let Some(whole) = whole.filter(|_| part.part) else {
            return false;
        };
        // 一审案件58件(复议后应诉9件): a part of these is not the whole that they are a part of.
        let entry = whole
            .entry
            .as_deref()
            .and_then(|id| self.vocabulary.entry(id));
        if entry.is_some_and(|entry| entry.part_of.is_some() && entry.part_of == part.entry) {
            return true;
        }
        let series = self.series(part).zip(self.series(whole));
        series.is_some_and(|(part, whole)| part != whole)
    }
}

/// 查处哄抬物价案件11起: what was fined for these is not all that was fined.
fn is_of_one_kind(draft: &Draft, said: &Said) -> bool {
    const ACTS: [&str; 6] = ["案", "查处", "检查", "立案", "处罚", "整治"];
    const ALL: [&str; 4] = ["各类", "全部", "所有", "违法行为"];
    const UNITS: [&str; 10] = [
        "件", "起", "宗", "例", "案", "件次", "家", "家次", "户", "户次",
    ];
    draft.entry.is_none()
        && UNITS.contains(&draft.figure.unit.as_str())
        && has_any(&said.beside, &ACTS)
        && !has_any(&said.beside, &ALL)
}
