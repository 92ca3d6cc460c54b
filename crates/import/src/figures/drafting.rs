//! A number and its words become a draft: entry, label, role, source, and what must be shown with it.

use super::change::{is_gap, words_of_change};
use super::clause::Words;
use super::draft::{Draft, Kind};
use super::label::{english, label};
use super::memory::Memory;
use super::moment;
use super::prose::Reader;
use super::said::Said;
use super::vocabulary::{Around, Entry, Wanted};
use super::wording::{CLAUSE_MARKS, balanced, has_any, one_of, total_in};
use gongbao_report::model::{Basis, Change, Figure, Mode, Names, Period, Role, Source};
use gongbao_report::phrase::PhraseKind;

impl Reader<'_> {
    /// The draft of number `n`, which counts what `said` says.
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
            // 压缩至三分之一 names what is left, which no entry in percent means.
            unit: match phrase.kind {
                PhraseKind::Fraction => "",
                _ => printed_unit,
            },
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
        // 办结 alone is of the subject of what was counted before it.
        let counted = memory.counted.entry.as_deref();
        let counted = counted.and_then(|id| self.vocabulary.entry(id));
        let outcome = |entry: &Entry| entry.part_of.is_some() && said.beside.chars().count() <= 3;
        let entry = entry.filter(|entry| {
            !outcome(entry) || counted.is_none_or(|counted| counted.series == entry.series)
        });
        // 省政府本级: what the government itself did is not what all of its region did.
        let itself = memory.topic.contains("本级") || words.before.contains("本级");
        let entry = entry.filter(|_| !itself || !self.place.of_governments);
        // A rank is of the subject of what it ranks.
        let ranks = phrase.kind == PhraseKind::Ordinal;
        let ranked = memory.counted.entry.as_deref().filter(|_| ranks);
        let ranked = ranked.and_then(|id| self.vocabulary.entry(id));
        let entry = entry.filter(|entry| ranked.is_none_or(|ranked| ranked.series == entry.series));
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
            role: self.role(n, kind, entry, year),
            mode: Mode::Result,
            period: year.map(Period::of),
            to_value: phrase.quantity.to,
            // By how much it is ahead of others is no change.
            change: (kind == Kind::Change && !is_gap(words.before))
                .then(|| direction(clause, phrase.quantity.value)),
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

    /// The sentence up to the words behind the number that ends at byte `end`.
    fn so_far(&self, end: usize, words: &Words<'_>) -> &str {
        let text = self.sentence.text;
        let behind = text[end..].starts_with(words.after);
        &text[..if behind { end + words.after.len() } else { end }]
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

    fn role(&self, n: usize, kind: Kind, entry: Option<&Entry>, year: Option<u16>) -> Role {
        let phrase = &self.parsed.phrases[n];
        let unit = phrase.quantity.unit.as_str();
        let undated = kind == Kind::Earlier && year.is_none();
        let aside = kind == Kind::Change
            || undated
            || matches!(
                phrase.kind,
                PhraseKind::Ratio | PhraseKind::Fraction | PhraseKind::Bare
            )
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

/// Which way a change goes, by the last word of its clause.
fn direction(clause: &str, value: f64) -> Change {
    let falls = clause.rfind(['降', '减', '少', '缩', '跌', '落', '压', '简', '短']);
    let rises = clause.rfind(['增', '升', '涨', '提', '扩', '长', '高']);
    if value < 0.0 || falls > rises {
        Change::Fall
    } else {
        Change::Rise
    }
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
