//! A fact becomes a draft: entry, role, source, and what must be shown with the number.

use super::draft::{Draft, Kind};
use super::facts::{Fact, Subject};
use super::lexicon::{Classes, LEXICON};
use super::reading::Reading;
use super::rules::At;
use super::sentence::{UnitClass, lead_verb};
use super::vocabulary::Entry;
use super::whose;
use super::wording::{REGIONS, has_any, one_of, total_in};
use gongbao_report::model::{Basis, Change, Figure, Names, Period, Role, Source};
use gongbao_report::phrase::{PhraseKind, is_time};

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
        let whose = whose::read(
            at,
            self.place,
            &fact.subject.label,
            fact.subject.noun_follows,
        );
        let entry = entry.filter(|_| !whose.wider);
        let label = Names {
            zh: fact.subject.label.clone(),
            en: entry.map(|entry| english(entry, kind)),
        };
        let value = down(phrase.quantity.value);
        let role = self.role(at, kind, entry, &unit);
        let figure = Figure {
            qualifier: phrase.quantity.qualifier,
            role,
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
            words: shown_words(at, fact, kind),
            direction: entry
                .and_then(|entry| entry.direction)
                .filter(|_| kind != Kind::Change),
            scope: whose.scope,
            ..Figure::amount(String::new(), label, value, unit, self.source(at, fact))
        };
        Draft {
            entry: entry.map(|entry| entry.id.clone()),
            kind,
            noun_follows: fact.subject.noun_follows,
            list,
            part: at.is_part(),
            is_open: whose.open
                || is_of_months(at)
                || fact.subject.noun_follows && (is_where(at) || is_one_of_two(at)),
            ..Draft::new(figure, fact.subject.noun.clone(), self.place.section)
        }
    }

    fn role(&self, at: &At<'_>, kind: Kind, entry: Option<&Entry>, unit: &str) -> Role {
        let phrase = &at.sentence.phrases[at.mention().n];
        // 优良天数320天 counts days; a span of time tells how long.
        let time = is_time(unit) && !at.mention().before.contains("天数");
        let aside = kind == Kind::Change
            || phrase.kind == PhraseKind::Ratio
            || phrase.kind == PhraseKind::Bare && unit.is_empty()
            || time
            || ["方面", "个方面"].contains(&unit);
        match entry.map(|entry| entry.role) {
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
/// number between, or directly after it.
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
    let rest = &text[span.end..next.min(clause.end).max(span.end)];
    let stands = before.contains(noun) || rest.contains(noun);
    (stands && !noun.is_empty()).then(|| noun.to_owned())
}

/// 在39个乡镇启动试点: whether those that are counted are where something was done.
fn is_where(at: &At<'_>) -> bool {
    let word = LEXICON.before(at.mention().before.trim_end());
    word.map_or(at.mention().before.ends_with('在'), |word| {
        word.text == "在"
    })
}

/// 835名人大代表、政协委员: whether more is counted than the name says.
fn is_one_of_two(at: &At<'_>) -> bool {
    let mention = at.mention();
    let rest = mention
        .after
        .trim_start()
        .strip_prefix(mention.noun_after.as_str());
    let next = rest
        .and_then(|rest| rest.strip_prefix('、'))
        .unwrap_or_default();
    let clause = next
        .split(['，', '。', '；', ',', ';'])
        .next()
        .unwrap_or_default();
    !mention.noun_after.is_empty()
        && clause.starts_with(char::is_alphabetic)
        && !clause.contains(|c: char| c.is_ascii_digit())
        && lead_verb(clause).is_empty()
}

/// Whether the number is of some months of the year: 1—11月, 前三季度, 上半年.
fn is_of_months(at: &At<'_>) -> bool {
    let sentence = &at.sentence.text[..at.mention().span.start];
    let part = sentence.rsplit(['；', ';']).next().unwrap_or_default();
    // 上半年止跌，全年完成6000亿元: of the year after all.
    let part = ["全年", "年末", "年底"].iter().fold(part, |part, year| {
        part.rsplit_once(year).map_or(part, |(_, rest)| rest)
    });
    // Told of all that follows, or in its own clause.
    let clauses = ['，', ',', '：', ':'];
    let first = part.split(clauses).next().filter(|first| {
        let time = |c: char| c.is_ascii_digit() || "今年月份前上半一二三四季度至-—".contains(c);
        first.trim().chars().all(time)
    });
    let said = [first, part.rsplit(clauses).next()];
    said.into_iter().flatten().any(names_months)
}

fn names_months(words: &str) -> bool {
    let months = words.match_indices('月').any(|(at, _)| {
        let before = words[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        let span = before.strip_suffix(['-', '—', '－', '–', '~', '至']);
        let from = span.map(|from| from.trim_end_matches('月'));
        before.len() < at && from.is_some_and(|from| from.ends_with('1') && !from.ends_with("11"))
    });
    let mut quarters = words.match_indices("季度").map(|(at, _)| &words[..at]);
    let quarter = quarters.any(|before| before.ends_with(['一', '二', '三', '四']));
    months || quarter || words.contains("上半年")
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
    let own = before.trim_end_matches(['为', '达', '到', '在', '可']);
    let each = own.ends_with('均') && !before.contains("平均");
    // 幼儿园、小学各20所: so many of each; 最高达80%: of the highest, not of all.
    let mut narrow = ["各", "最高", "最低", "最多", "最少"].into_iter();
    let narrow = narrow.find(|word| own.ends_with(word));
    let narrow = narrow.or_else(|| each_time(at)).map(str::to_owned);
    [total, change, region, narrow, each.then(|| "均".to_owned())]
        .into_iter()
        .flatten()
        .collect()
}

/// How often so much: 每月 of 每月550元 and of both of 每月550元和400元.
fn each_time(at: &At<'_>) -> Option<&'static str> {
    let clause = &at.sentence.clauses[at.mention().clause].range;
    let before = at
        .sentence
        .text
        .get(clause.start..at.mention().span.start)?;
    let listed = |c: char| c.is_ascii_digit() || ".元万亿、和".contains(c);
    let before = before.trim_end_matches(listed);
    // 每人每年提高至490元: since the number before.
    let own = before.rfind(|c: char| c.is_ascii_digit());
    let own = own.map_or(before, |at| &before[at + 1..]);
    let each = ["每月", "每年", "每天"].into_iter();
    let said = each.filter_map(|each| Some((own.rfind(each)?, each)));
    said.max().map(|(_, each)| each)
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
