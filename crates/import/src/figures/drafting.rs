//! A fact becomes a draft: entry, role, source, and what must be shown with the number.

use super::draft::{Draft, Kind};
use super::facts::{Fact, Subject};
use super::lexicon::{Classes, LEXICON};
use super::moment;
use super::prose::Reading;
use super::rules::At;
use super::rules::subject::undone;
use super::sentence::{CLAUSE_MARKS, UnitClass};
use super::vocabulary::{Around, Entry, Wanted};
use super::wording::{LAST_YEAR, REGIONS, has_any, one_of, total_in};
use gongbao_report::model::{Basis, Change, Figure, Mode, Names, Period, Role, Source};
use gongbao_report::phrase::PhraseKind;

impl Reading<'_> {
    /// The draft of the number that `fact` was read of.
    pub fn draft(&self, at: &At<'_>, fact: &Fact, list: usize) -> Draft {
        let mention = at.mention();
        let phrase = &at.sentence.phrases[mention.n];
        let kind = kind(at, fact);
        let entry = self.entry(at, fact, kind);
        // 审批时限压缩40%: the entry is of the cut itself.
        let cut = entry.is_some_and(Entry::names_change);
        let kind = if cut { Kind::Share } else { kind };
        let rises = fact.subject.rises.filter(|_| !cut);
        let zero = phrase.kind == PhraseKind::Zero;
        let unit = match phrase.kind {
            PhraseKind::Zero => zero_unit(mention.after, &fact.subject.label, entry),
            PhraseKind::Bare if counts_people(&fact.subject) => "人".to_owned(),
            _ => phrase.quantity.unit.clone(),
        };
        // The word of a fall stands before the number, or in its own words.
        let down = |value: f64| {
            if rises == Some(false) {
                -value.abs()
            } else {
                value
            }
        };
        let wider = moment::wider_region(mention.clause_before, self.place.wider)
            .filter(|_| phrase.kind != PhraseKind::Ordinal);
        let entry = entry.filter(|_| wider.is_none());
        let names = |zh: &str| Names {
            zh: zh.to_owned(),
            en: None,
        };
        let scope = wider
            .map(names)
            .or_else(|| moment::scope(&at.sentence.text[..phrase.span.start]))
            .or_else(|| moment::bodies(mention.clause_before))
            .or_else(|| {
                let behind = fact.subject.behind;
                moment::part(mention.clause_before, &self.place.names(), behind)
            });
        let figure = Figure {
            id: String::new(),
            label: Names {
                zh: fact.subject.label.clone(),
                en: entry.map(|entry| english(entry, kind)),
            },
            value: down(phrase.quantity.value),
            qualifier: phrase.quantity.qualifier,
            role: self.role(at, kind, entry, &unit),
            mode: Mode::Result,
            period: fact
                .subject
                .year
                .filter(|year| *year != self.place.year)
                .map(Period::of),
            to_value: phrase.quantity.to.map(down),
            change: change(kind, phrase.quantity.value, rises),
            basis: if zero {
                Basis::ZeroInWords
            } else {
                Basis::Printed
            },
            of: None,
            items: Vec::new(),
            words: shown_words(at, fact, kind),
            direction: entry
                .and_then(Entry::direction)
                .filter(|_| kind != Kind::Change),
            scope,
            source: self.source(at, fact),
            unit,
        };
        Draft {
            figure,
            entry: entry.map(|entry| entry.id.clone()),
            noun: fact.subject.noun.clone(),
            kind,
            behind: fact.subject.behind,
            list,
            part: at.is_part(),
            part_of: None,
            section: self.place.section.map(str::to_owned),
            numbered: false,
            suffix: None,
        }
    }

    /// What the vocabulary calls the number.
    fn entry(&self, at: &At<'_>, fact: &Fact, kind: Kind) -> Option<&Entry> {
        let mention = at.mention();
        let subject = &fact.subject;
        let phrase = &at.sentence.phrases[mention.n];
        let text = at.sentence.text;
        let beside = if subject.beside.is_empty() {
            &subject.noun
        } else {
            &subject.beside
        };
        let clause = &at.sentence.clauses[mention.clause].range;
        let tail = at
            .mentions
            .iter()
            .filter(|other| other.clause == mention.clause)
            .map(|other| other.span.end)
            .max();
        let tail = tail.map_or("", |from| &text[from..clause.end.max(from)]);
        let agent = at.agent().unwrap_or_default();
        let governing = format!("{agent}{}{beside}{tail}", mention.clause_before);
        let end = phrase.span.end
            + if subject.behind {
                mention.after.len()
            } else {
                0
            };
        let around = Around {
            beside,
            before: !subject.behind,
            governing: &governing,
            sentence: &text[..end],
            so_far: &text[..phrase.span.start],
            earlier: at.earlier.map_or("", |earlier| earlier.text),
            headings: self.place.headings,
        };
        // 压缩至三分之一 names what is left, which no entry in percent means.
        let unit = if phrase.kind == PhraseKind::Fraction {
            ""
        } else {
            &phrase.quantity.unit
        };
        let wanted = Wanted {
            unit,
            noun: &subject.noun,
            kind,
            phrase: phrase.kind,
        };
        // 审批时限压缩40%: the word of the change is part of what the entry says.
        if kind == Kind::Change {
            let words = format!("{beside}{}", subject.change);
            let with_change = Around {
                beside: &words,
                ..around
            };
            let cut = |entry: &Entry| entry.counts_in(unit) && entry.names_change();
            let cut = self.vocabulary.find(with_change, cut);
            if let Some(cut) = cut.filter(|cut| !cut.is_narrowed_by(&words, self.place.room())) {
                return Some(cut);
            }
        }
        let candidates = self.vocabulary.candidates(&wanted);
        // 办结 of what was counted before: with its name, or by the word alone.
        let alone = Around {
            beside: mention.before.trim(),
            ..around
        };
        let entry = if subject.follows && !alone.beside.is_empty() {
            candidates.meant(alone)
        } else {
            None
        };
        let entry = entry.or_else(|| candidates.meant(around));
        let noun = Around {
            beside: &subject.noun,
            ..around
        };
        let entry = entry.or_else(|| subject.behind.then(|| candidates.meant(noun))?)?;
        if self.place.of_law_only(&entry.series) {
            return None;
        }
        let room = self.place.room();
        // 安全事故零死亡 is of deaths.
        let none_of = undone(at.printed());
        if phrase.kind == PhraseKind::Zero && !none_of.is_empty() && !entry.is_worded(none_of) {
            return None;
        }
        let said = if phrase.kind == PhraseKind::Zero {
            &subject.noun
        } else {
            beside
        };
        // Reports state many parts of a whole: what the label says must be all that the entry says.
        let own = kind == Kind::Level || kind == Kind::Change && !subject.follows;
        if own && entry.is_narrowed_by(&self.place.without_names(said), room) {
            return None;
        }
        let after = subject.after.as_ref();
        let antecedent = at.said().find(|fact| Some(&fact.span) == after);
        let last = antecedent
            .or_else(|| at.last())
            .filter(|_| subject.follows)
            .and_then(|last| last.entry.as_deref());
        let last = last.and_then(|id| self.vocabulary.entry(id));
        // A change is of what was just counted, whatever else its words could mean.
        if subject.follows && kind == Kind::Change {
            return last;
        }
        // 办结 alone, and a rank, are of the subject of what was counted before.
        let outcome = entry.part_of.is_some() && mention.before.trim().chars().count() <= 3;
        let other = last.is_some_and(|last| last.series != entry.series);
        if (outcome || mention.unit == UnitClass::Rank) && other {
            return None;
        }
        // 省政府本级: what the government itself did is not what all of its region did.
        let itself = text[..phrase.span.start].contains("本级") && self.place.of_governments;
        let prosecutors = of_prosecutors(around.so_far) && !entry.is_of_prosecutors();
        let carried = has_any(beside, &moment::CARRIED) && has_any(&mention.before, &LAST_YEAR);
        (!itself && !prosecutors && !carried).then_some(entry)
    }

    fn series(&self, draft: &Draft) -> Option<&str> {
        let entry = draft.entry.as_deref()?;
        Some(self.vocabulary.entry(entry)?.series.as_str())
    }

    /// 行政处罚1256件,其中申请行政复议5件: not all applications, but those of the penalties.
    pub fn is_of_another_whole(&self, at: &At<'_>, part: &Draft, said: &[Draft]) -> bool {
        let whole = said
            .iter()
            .rev()
            .find(|draft| !draft.part && draft.kind == Kind::Level);
        let Some(whole) = whole.filter(|_| at.is_part()) else {
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

    /// Whether the sentence counted cases of one kind since the last semicolon: what was fined for
    /// these is not all that was fined.
    pub fn is_narrowed(&self, at: &At<'_>, draft: &Draft, said: &[Draft]) -> bool {
        const ACTS: [&str; 6] = ["案", "查处", "检查", "立案", "处罚", "整治"];
        const ALL: [&str; 4] = ["各类", "全部", "所有", "违法行为"];
        const UNITS: [&str; 10] = [
            "件", "起", "宗", "例", "案", "件次", "家", "家次", "户", "户次",
        ];
        let from = at.sentence.text[..at.mention().span.start]
            .rfind(['；', ';'])
            .unwrap_or(0);
        let since = at.said().filter(|fact| fact.span.start >= from).count();
        let of_one_kind = |other: &Draft| {
            other.entry.is_none()
                && other.kind == Kind::Level
                && UNITS.contains(&other.figure.unit.as_str())
                && has_any(&other.figure.label.zh, &ACTS)
                && !has_any(&other.figure.label.zh, &ALL)
        };
        self.series(draft) == Some("enforcement") && said.iter().rev().take(since).any(of_one_kind)
    }

    fn role(&self, at: &At<'_>, kind: Kind, entry: Option<&Entry>, unit: &str) -> Role {
        let phrase = &at.sentence.phrases[at.mention().n];
        // 优良天数320天 counts days; a span of time tells how long.
        let time = moment::is_time(unit) && !at.mention().before.contains("天数");
        let aside = kind == Kind::Change
            || phrase.kind == PhraseKind::Ratio
            || phrase.kind == PhraseKind::Bare && unit.is_empty()
            || time
            || ["方面", "个方面"].contains(&unit);
        match entry.map(Entry::role) {
            _ if phrase.kind == PhraseKind::Ordinal => Role::Ordinal,
            _ if aside => Role::Context,
            Some(role @ (Role::Context | Role::Rate)) => role,
            _ if ["%", "‰"].contains(&unit) => Role::Rate,
            _ => Role::Amount,
        }
    }

    /// Sentence and place of the number.
    fn source(&self, at: &At<'_>, fact: &Fact) -> Source {
        let sentence = at.sentence;
        let printed = at.printed();
        let same = sentence
            .phrases
            .iter()
            .filter(|phrase| &sentence.text[phrase.span.clone()] == printed);
        let (before, all) = same.fold((0, 0), |(before, all), phrase| {
            (
                before + u32::from(phrase.span.start <= at.mention().span.start),
                all + 1,
            )
        });
        Source {
            paragraph: self.place.paragraph.id.clone(),
            quote: sentence.text.to_owned(),
            occurrence: sentence.occurrence,
            printed: printed.to_owned(),
            printed_occurrence: (all > 1).then_some(before),
            subject: beside(at, &fact.subject.noun),
        }
    }
}

/// The words that say what is counted, where they stand beside the number: in its clause with no other
/// number between, or directly behind it.
fn beside(at: &At<'_>, noun: &str) -> Option<String> {
    let n = at.mention().n;
    let phrases = &at.sentence.phrases;
    let text = at.sentence.text;
    let clause = &at.sentence.clauses[at.mention().clause].range;
    let last = n.checked_sub(1).map_or(0, |last| phrases[last].span.end);
    let span = &phrases[n].span;
    let before = &text[last.max(clause.start).min(span.start)..span.start];
    let next = phrases
        .get(n + 1)
        .map_or(text.len(), |next| next.span.start);
    let behind = &text[span.end..next.min(clause.end).max(span.end)];
    let stands = before.contains(noun) || behind.contains(noun);
    (stands && !noun.is_empty()).then(|| noun.to_owned())
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

/// What the number says of what it counts.
fn kind(at: &At<'_>, fact: &Fact) -> Kind {
    let phrase = &at.sentence.phrases[at.mention().n];
    let changes = fact.subject.rises.is_some() || !fact.subject.change.is_empty();
    if phrase.quantity.value < 0.0 || changes || at.mention().unit == UnitClass::Points {
        Kind::Change
    } else if phrase.kind == PhraseKind::Fraction
        || at.mention().unit == UnitClass::Percent && fact.subject.noun.starts_with('占')
    {
        Kind::Share
    } else {
        Kind::Level
    }
}

/// Which way the number changed, if it is a change. A lead over others is none.
fn change(kind: Kind, value: f64, rises: Option<bool>) -> Option<Change> {
    let falls = value < 0.0 || rises == Some(false);
    match (kind, rises) {
        (Kind::Change, Some(_)) => Some(if falls { Change::Fall } else { Change::Rise }),
        (Kind::Change, None) if value < 0.0 => Some(Change::Fall),
        _ => None,
    }
}

/// The vocabulary's English name, for what the number says.
fn english(entry: &Entry, kind: Kind) -> String {
    match kind {
        Kind::Change => format!("{}: change", entry.en),
        Kind::Level | Kind::Share => entry.en.clone(),
    }
}

/// Words that must be shown with the number: 共, 全市, 同比增长.
fn shown_words(at: &At<'_>, fact: &Fact, kind: Kind) -> Vec<String> {
    let mention = at.mention();
    let before = mention.clause_before;
    let total = total_in(before).map(str::to_owned);
    let stands = !fact.subject.change.is_empty() && at.sentence.text.contains(&fact.subject.change);
    let change = (kind == Kind::Change && stands).then(|| fact.subject.change.clone());
    let region = REGIONS
        .into_iter()
        .filter(|region| before.contains(region))
        .max_by_key(|region| before.rfind(region));
    let region = region
        .filter(|_| mention.unit == UnitClass::Rank)
        .map(str::to_owned);
    let each = before
        .trim_end_matches(['为', '达', '到', '在'])
        .ends_with('均')
        && !before.contains("平均");
    [total, change, region, each.then(|| "均".to_owned())]
        .into_iter()
        .flatten()
        .collect()
}

/// The unit of a zero in words: that of the entry, otherwise by what did not happen.
fn zero_unit(after: &str, label: &str, entry: Option<&Entry>) -> String {
    let named = entry.and_then(|entry| entry.units.first());
    let printed = one_of(after).map(|(unit, _)| unit);
    let of = if label.ends_with("死亡") || label.ends_with("伤亡") {
        "人"
    } else if has_any(label, &["家庭"]) {
        "户"
    } else if has_any(after, &["事故"]) {
        "起"
    } else {
        "件"
    };
    printed
        .or(named.map(String::as_str))
        .unwrap_or(of)
        .to_owned()
}

/// 440万下岗失业人员, 脱贫2万: whether a number without a measure word counts people.
fn counts_people(subject: &Subject) -> bool {
    LEXICON.find(&subject.label, Classes::PEOPLE).is_some()
}
