//! Which entry of the vocabulary a number is of, and where it is only a part of what the entry names.

use super::draft::{Draft, Kind};
use super::facts::Fact;
use super::reading::Reading;
use super::rules::At;
use super::rules::subject::undone;
use super::sentence::{CLAUSE_MARKS, UnitClass};
use super::vocabulary::{Around, Entry, Wanted};
use super::wording::{CARRIED, LAST_YEAR, has_any};
use gongbao_report::phrase::PhraseKind;

impl Reading<'_> {
    /// What the vocabulary calls the number.
    pub(super) fn entry(&self, at: &At<'_>, fact: &Fact, kind: Kind) -> Option<&Entry> {
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
            + if subject.noun_follows {
                mention.after.len()
            } else {
                0
            };
        let around = Around {
            beside,
            before: !subject.noun_follows,
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
        let entry = entry.or_else(|| subject.noun_follows.then(|| candidates.meant(noun))?)?;
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
        let carried = has_any(beside, &CARRIED) && has_any(&mention.before, &LAST_YEAR);
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
