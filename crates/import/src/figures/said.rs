//! What a number counts: the words beside it, or what was counted before it.

use super::change::{gap_at, is_gap, thing};
use super::clause::Words;
use super::draft::Kind;
use super::memory::Memory;
use super::prose::Reader;
use super::wording::{CLAUSE_MARKS, without_lead, without_links};
use super::words::{FATE_LEADS, GOING_ON, LEADS, RANK_WORDS, VERBS, WEAK_VERBS};
use gongbao_report::phrase::PhraseKind;

/// What the same thing is told apart by.
const RANKED: [&str; 6] = ["国家级", "省级", "市级", "区级", "县级", "镇级"];

/// What is shared out among some.
const PER_HEAD: [&str; 16] = [
    "人均", "户均", "村均", "社均", "镇均", "街均", "日均", "月均", "年均", "场均", "件均", "车均",
    "亩均", "单均", "校均", "班均",
];

/// Whose number it is that stands beside a wider region's.
const OWN: [&str; 8] = [
    "我县", "我区", "我市", "我局", "本县", "本区", "全县", "全区",
];

/// Words of this length name a thing without their verb taken off.
const SHORT: usize = 16;

/// The words that say what a number counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// All words beside the number.
    pub beside: String,
    pub noun: String,
    pub verb: Option<String>,
    /// The number is of what the one before it counted.
    pub follows: bool,
}

/// What a number counts that is no more than the sum of others.
const SUM: &str = "合计";

impl Said {
    pub fn sum() -> Self {
        Self {
            beside: SUM.to_owned(),
            noun: SUM.to_owned(),
            ..Self::default()
        }
    }

    /// Whether a draft with this noun is a sum of those before it.
    pub fn is_sum(noun: &str) -> bool {
        noun == SUM
    }
}

impl Reader<'_> {
    /// What the number counts, by its own words or by what was said before.
    pub fn said(&self, n: usize, words: &Words<'_>, kind: Kind, memory: &Memory) -> Said {
        let own = own(words, kind);
        if let Some(none) = none_of(self.printed(n)) {
            return Said {
                beside: none.to_owned(),
                noun: none.to_owned(),
                ..Said::default()
            };
        }
        if kind == Kind::Share && words.trimmed.starts_with('占') {
            // 行政处罚2100,占总数的33.9%: nothing with a unit was counted before it.
            let counted = Some(&memory.counted.said).filter(|said| !said.beside.is_empty());
            let counted = counted.cloned().or_else(|| self.clause_before(n, words));
            return counted.map_or_else(Said::default, |counted| share(words.before, &counted));
        }
        let listed = memory.clause == Some(words.clause.start);
        let counted_before = !memory.counted.said.beside.is_empty();
        // 人均约1.5万元: of what was just counted.
        if PER_HEAD.contains(&own.beside.trim()) && counted_before {
            let counted = &memory.counted.said;
            let short = counted.beside.chars().count() <= SHORT;
            let thing = if short {
                &counted.beside
            } else {
                &counted.noun
            };
            let noun = format!("{thing}{}", own.beside.trim());
            return Said {
                beside: noun.clone(),
                noun,
                ..Said::default()
            };
        }
        // 16个站: too little to name it, and not what was counted before.
        if words.behind && own.beside.trim().chars().count() == 1 {
            return Said::default();
        }
        if own.beside.trim().chars().count() < 2
            || words.compares()
            || kind == Kind::Change && own.noun.is_empty()
        {
            // (2904人次), 300套共300册, 同比增长5%, 增加到1887条.
            let same = memory.from || words.compares();
            // 9个领域117项: of what, is not said.
            let start = self.parsed.phrases[n].span.start;
            let gap = self.sentence.text.get(memory.taken..start);
            let adjoins = !words.bracketed
                && kind == Kind::Level
                && memory.named
                && gap.is_some_and(|gap| gap.trim().is_empty());
            if adjoins {
                return Said::default();
            }
            // 全州满意度93.2%,我县94.8%.
            let ours = OWN.contains(&without_links(words.before.trim()))
                && memory.counted.unit == self.parsed.phrases[n].quantity.unit;
            if ours && counted_before && kind == Kind::Level {
                return memory.counted.said.clone();
            }
            let goes_on = listed || words.bracketed || same || kind == Kind::Change;
            if counted_before && goes_on {
                return Said {
                    follows: true,
                    ..memory.counted.said.clone()
                };
            }
            return self.said_around(n, words, memory);
        }
        if kind == Kind::Change && is_gap(words.before) {
            return gap(words.before, own, &memory.counted.said);
        }
        if WEAK_VERBS.contains(own.beside.trim())
            && let Some(clause) = self.clause_before(n, words)
        {
            return clause;
        }
        let own = self.with_verb_and_rank(own, n, listed, memory);
        if self.parsed.phrases[n].kind == PhraseKind::Ordinal {
            return ranked(own, &memory.counted.said);
        }
        own
    }

    /// Nothing stands beside the number: what became of it behind it, or the clause before.
    fn said_around(&self, n: usize, words: &Words<'_>, memory: &Memory) -> Said {
        let fate = without_lead(words.after, &FATE_LEADS).trim();
        let compares = GOING_ON.opening(fate).is_some();
        if (2..=14).contains(&fate.chars().count())
            && !compares
            && !memory.counted.said.noun.is_empty()
        {
            return Said {
                beside: fate.to_owned(),
                noun: fate.to_owned(),
                ..Said::default()
            };
        }
        self.clause_before(n, words).unwrap_or_default()
    }

    /// 受理行政复议申请,共5件: the clause before says it, unless it has a number of its own.
    fn clause_before(&self, n: usize, words: &Words<'_>) -> Option<Said> {
        let before = &self.sentence.text[..words.clause.start];
        let end = before.trim_end_matches(CLAUSE_MARKS).len();
        let (start, _) = self.parsed.clause_start(end);
        let mut numbers = self.parsed.phrases[..n].iter();
        let stated = numbers.any(|phrase| {
            matches!(phrase.kind, PhraseKind::Amount | PhraseKind::Bare)
                && (start..end).contains(&phrase.span.start)
        });
        let clause = without_lead(&before[start..end], &LEADS);
        (!stated && clause.chars().count() >= 2).then(|| Said {
            beside: clause.to_owned(),
            noun: clause.to_owned(),
            ..Said::default()
        })
    }

    /// A list keeps its first verb while its unit stays or documents are counted, and its thing while only ranks follow.
    fn with_verb_and_rank(&self, mut said: Said, n: usize, listed: bool, memory: &Memory) -> Said {
        const DOCUMENTS: [&str; 6] = ["件", "份", "项", "条", "部", "篇"];
        let unit = self.parsed.phrases[n].quantity.unit.as_str();
        let alike = |unit: &str| DOCUMENTS.contains(&unit);
        let same = unit == memory.counted.unit || alike(unit) && alike(&memory.counted.unit);
        // 同意公开386件、信息不存在421件: a verb without an object takes no other number.
        let ends = memory
            .counted
            .said
            .verb
            .as_deref()
            .is_some_and(|verb| memory.counted.said.beside.ends_with(verb));
        if said.verb.is_none() && listed && same && !ends {
            said.verb.clone_from(&memory.counted.said.verb);
        }
        // 示范村省级12个、市级35个: a rank of the same thing.
        let rank = RANKED.contains(&said.noun.as_str());
        // 国家级示范村2个、省级23个.
        let named = RANKED.iter().find(|rank| {
            memory.counted.said.noun.starts_with(**rank)
                && memory.counted.said.noun.len() > rank.len()
        });
        if let Some(named) = named.filter(|_| rank && listed) {
            said.beside = said.noun.clone() + &memory.counted.said.noun[named.len()..];
            said.noun.clone_from(&said.beside);
        } else if rank
            && listed
            && let Some(thing) = memory.counted.said.noun.strip_suffix('级')
        {
            let end = thing.char_indices().next_back().map_or(0, |(at, _)| at);
            said.noun = format!("{}{}", &thing[..end], said.noun);
            said.beside = format!("{}{}", &thing[..end], said.beside);
        }
        said
    }

    /// A new clause has its own subject, or none and keeps the one before.
    pub fn enter_clause(&self, words: &Words<'_>, memory: &mut Memory) {
        if memory.clause == Some(words.clause.start) && !words.bracketed {
            return;
        }
        let before = self.sentence.text[..words.clause.start].trim_end_matches(CLAUSE_MARKS);
        let gap = self.sentence.text.get(memory.taken..words.clause.start);
        // 在审结的18件案件中,维持12件.
        let (opening, _) = self.parsed.clause_start(before.len());
        let among = before.ends_with('中')
            && before[opening..].starts_with('在')
            && (opening..=before.len()).contains(&memory.taken)
            && memory.taken > 0;
        if words.before.contains("其中") || before.ends_with("其中") || among {
            memory.part = true;
        } else if gap.is_some_and(|gap| gap.contains(['；', ';'])) {
            memory.part = false;
        }
        if gap.is_some_and(|gap| gap.contains(['；', ';'])) {
            memory.narrowed = false;
        }
        if words.bracketed {
            return;
        }
        let text = &self.sentence.text[words.clause.clone()];
        let opening = text.len() - without_lead(text, &LEADS).len();
        let verb_at = VERBS.places(text).next();
        if verb_at != Some(opening) {
            memory.topic.clear();
        }
        memory
            .topic
            .push_str(&text[..verb_at.unwrap_or(text.len())]);
        memory.list += 1;
    }

    /// What governs a number: its clause's subject, the verb of its list, the end of its clause.
    pub fn governing(&self, words: &Words<'_>, said: &Said, memory: &Memory) -> String {
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
        // 166件信访事项已办结156件: the verb is that of the next number.
        let behind = if words.behind && words.cut {
            words.noun
        } else {
            words.after
        };
        format!(
            "{}{verb}{}{}{behind}{tail}",
            memory.topic, words.before, said.beside
        )
    }

    /// The longest tail of the noun that stands beside the number with no other number between.
    pub fn subject(&self, n: usize, noun: &str, words: &Words<'_>) -> Option<String> {
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
        // Behind a mark it is what the next number counts.
        let after = after
            .split(['、', '，', ',', '；', ';'])
            .next()
            .unwrap_or_default();
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
}

/// 零败诉 and 无一败诉 say themselves what there was none of, 零发生 and 无一起 do not.
pub(super) fn none_of(printed: &str) -> Option<&str> {
    let none = printed
        .strip_prefix('零')
        .or_else(|| printed.strip_prefix("无一"))?;
    (none != "发生" && none.chars().count() > 1).then_some(none)
}

/// The number's own words.
fn own(words: &Words<'_>, kind: Kind) -> Said {
    let verb = Some(words.verbs.to_owned()).filter(|verbs| !verbs.is_empty());
    let (beside, noun) = if words.behind {
        (
            format!("{}{}", words.verbs, words.noun),
            words.noun.to_owned(),
        )
    } else {
        let beside = thing(words.trimmed, kind).to_owned();
        (beside, thing(words.noun, kind).to_owned())
    };
    Said {
        beside,
        noun,
        verb,
        follows: false,
    }
}

/// 占案件总数 of what was counted before.
fn share(words: &str, before: &Said) -> Said {
    let short = before.noun.is_empty() || before.beside.chars().count() <= SHORT;
    let counted = if short { &before.beside } else { &before.noun };
    let of = words.rsplit('占').next().unwrap_or_default();
    let whole = of.trim_start_matches('比');
    let whole = whole.trim_end_matches(['的', '为', '达', '到', '约', '是', '了', ' ']);
    let noun = if whole.is_empty() {
        format!("{counted}占比")
    } else {
        format!("{counted}占{whole}")
    };
    Said {
        beside: noun.clone(),
        noun,
        ..Said::default()
    }
}

/// 低于全省平均 is of what was counted before, 败诉率低于全省平均 says it itself.
fn gap(words: &str, own: Said, before: &Said) -> Said {
    let Some(at) = gap_at(words) else { return own };
    let named = without_lead(&words[..at], &LEADS).trim();
    let thing = if named.chars().count() < 2 {
        before.noun.as_str()
    } else {
        named
    };
    let noun = format!("{thing}{}", words[at..].trim());
    Said {
        beside: noun.clone(),
        noun,
        ..own
    }
}

/// 五城区排名 alone ranks what was counted before; without that it ranks nothing that is known.
fn ranked(mut said: Said, before: &Said) -> Said {
    (said.noun, said.beside) = (not_among(&said.noun), not_among(&said.beside));
    let thing = RANK_WORDS
        .iter()
        .fold(said.noun.clone(), |noun, word| noun.replace(word, ""));
    let named = thing.chars().filter(|c| c.is_alphabetic()).count();
    if named < 2 && before.noun.is_empty() {
        return Said::default();
    }
    if named < 4 && !before.noun.is_empty() {
        let short = before.beside.chars().count() <= SHORT;
        let counted = if short { &before.beside } else { &before.noun };
        said.noun = format!("{counted}{}", said.noun);
        said.beside = format!("{}{}", before.beside, said.beside);
    }
    said
}

/// The words without those that say among how many: 在全市13个县(市、区)中排名 is 排名.
fn not_among(words: &str) -> String {
    const WHOLES: [&str; 6] = ["全国", "全省", "全市", "全区", "全县", "全州"];
    let among = WHOLES.iter().find_map(|whole| {
        let (before, behind) = words.split_once(whole)?;
        behind
            .starts_with(|c: char| c.is_ascii_digit())
            .then_some((before, behind))
    });
    let Some((before, behind)) = among else {
        return words.to_owned();
    };
    let rest = behind.rsplit_once('中').map_or("", |(_, rest)| rest);
    format!("{}{rest}", before.trim_end_matches('在'))
}
