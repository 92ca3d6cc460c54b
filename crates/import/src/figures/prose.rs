//! What the numbers of a paragraph's sentences say.

use super::accept::{self, Verdict};
use super::change::{is_gap, kind, words_of_change};
use super::clause::{Parsed, Words};
use super::draft::{Draft, Kind};
use super::label::{english, label};
use super::memory::{Counted, Memory};
use super::said::Said;
use super::sentence::{Sentence, sentences};
use super::vocabulary::{Around, Entry, Vocabulary, Wanted};
use super::wording::{CLAUSE_MARKS, balanced, has_any, one_of, total_in};
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
            draft.figure.year = Some(self.place.year - 1);
        }
        // Held against a number of no year that is named.
        if compares && draft.figure.year.is_none() {
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

    /// The sentence up to the words behind the number that ends at byte `end`.
    fn so_far(&self, end: usize, words: &Words<'_>) -> &str {
        let text = self.sentence.text;
        let behind = text[end..].starts_with(words.after);
        &text[..if behind { end + words.after.len() } else { end }]
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

    pub fn draft(
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
            sentence: self.so_far(phrase.span.end, words),
            so_far: &self.sentence.text[..phrase.span.start],
            earlier: self.earlier,
            headings: self.place.headings,
        };
        let wanted = Wanted {
            unit: printed_unit,
            noun: &said.noun,
            kind,
            phrase: phrase.kind,
        };
        // A change is of what was just counted, whatever else its words could mean.
        let entry = if said.follows && kind == Kind::Change {
            let same = memory.counted.entry.as_deref();
            same.and_then(|id| self.vocabulary.entry(id))
        } else {
            let meant = self.vocabulary.meant(around, &wanted);
            meant.filter(|entry| entry.is_of_prosecutors() || !of_prosecutors(around.so_far))
        };
        // The year that a change is held against is not the change's.
        let clause = &self.sentence.text[words.clause.start..phrase.span.start];
        let held = kind == Kind::Change && has_any(clause, &["较", "比20", "比 20"]);
        let year = moment::year(&self.parsed, n, words, self.place.year).filter(|_| !held);
        let unit = if zero {
            implied_unit(words, entry)
        } else {
            printed_unit.to_owned()
        };
        let entry = entry.filter(|_| kind != Kind::Change || !is_gap(words.before));
        let wider = moment::wider_region(clause, self.place.wider)
            .filter(|_| phrase.kind != PhraseKind::Ordinal);
        let entry = entry.filter(|_| wider.is_none());
        let mut source = self.source(n);
        source.subject = self.subject(n, &said.noun, words);
        let figure = Figure {
            id: String::new(),
            label: Names {
                zh: format!(
                    "{}{}",
                    wider.unwrap_or_default(),
                    label(words, said, kind, &unit, self.printed(n))
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
            words: self.shown_words(n, &said.noun, words, kind),
            direction: entry
                .and_then(Entry::direction)
                .filter(|_| kind != Kind::Change),
            year,
            scope: wider.map_or_else(
                || moment::scope(&self.sentence.text[..phrase.span.start]),
                |wider| {
                    Some(Names {
                        zh: wider.to_owned(),
                        en: None,
                    })
                },
            ),
            source,
        };
        Draft {
            figure,
            entry: entry.map(|entry| entry.id.clone()),
            noun: balanced(&said.noun).to_owned(),
            kind,
            behind: words.behind,
            list: memory.list,
            // In brackets a number with words of its own is a part, one without a second measure.
            part: if words.bracketed {
                !words.trimmed.is_empty()
            } else {
                memory.part
            },
            part_of: None,
            section: self.place.section.map(str::to_owned),
            numbered: false,
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
            || matches!(
                phrase.kind,
                PhraseKind::Ratio | PhraseKind::Fraction | PhraseKind::Bare
            )
            || moment::is_planned(clause, self.place.headings, self.place.year)
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
    fn shown_words(&self, n: usize, noun: &str, words: &Words<'_>, kind: Kind) -> Vec<String> {
        const REGIONS: [&str; 6] = ["全国", "全省", "全市", "全区", "全县", "全州"];
        let phrase = &self.parsed.phrases[n];
        let clause = &self.sentence.text[words.clause.start..phrase.span.start];
        // A sum is called so.
        let total = total_in(clause).filter(|total| !Said::is_sum(noun) || !Said::is_sum(total));
        let total = total.map(str::to_owned);
        let change = words_of_change(words.before, self.printed(n));
        let change = change.filter(|_| kind == Kind::Change);
        let region = REGIONS
            .into_iter()
            .filter(|region| words.before.contains(region))
            .max_by_key(|region| words.before.rfind(region));
        let region = region.filter(|_| phrase.kind == PhraseKind::Ordinal);
        let region = region.map(str::to_owned);
        // 办结率和满意率均为100%.
        let each = words
            .before
            .trim_end_matches(['为', '达', '到', '在'])
            .ends_with('均');
        let each = (each && !words.before.contains("平均")).then(|| "均".to_owned());
        [total, change, region, each]
            .into_iter()
            .flatten()
            .collect()
    }
}

/// 检察机关立案561件: whether prosecutors are the subject of what the sentence says last.
fn of_prosecutors(so_far: &str) -> bool {
    const BESIDE: [&str; 10] = [
        "配合", "支持", "邀请", "接受", "联合", "会同", "协助", "与", "向", "对",
    ];
    let last = so_far.rsplit(['；', ';']).next().unwrap_or_default();
    last.split(CLAUSE_MARKS).any(|clause| {
        let at = ["检察机关", "检察院"]
            .iter()
            .filter_map(|who| clause.find(who))
            .min();
        at.is_some_and(|at| clause[..at].chars().count() <= 8 && !has_any(&clause[..at], &BESIDE))
    })
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

/// The unit of a zero in words: the entry's first, otherwise by what did not happen.
fn implied_unit(words: &Words<'_>, entry: Option<&Entry>) -> String {
    let named = entry.and_then(|entry| entry.units.first());
    let printed = one_of(words.after).map(|(unit, _)| unit);
    printed
        .or(named.map(String::as_str))
        .unwrap_or(if words.after.contains("事故") {
            "起"
        } else {
            "件"
        })
        .to_owned()
}
