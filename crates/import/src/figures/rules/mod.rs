//! The rules by which a number is read, a step a file. A rule has a name and looks at a number with
//! its words and at what was said before it; the first of a step that reads anything decides.

pub(super) mod change;
pub(super) mod reject;
pub(super) mod subject;

use self::subject::Before;
use super::facts::Fact;
use super::lexicon::{Classes, LEXICON};
use super::sentence::{Clause, Mention, Opening, Sentence, lead_verb, without_leads};
use gongbao_report::Quantity;
use gongbao_report::phrase::is_torn;
use std::cell::OnceCell;
use std::ops::Range;

/// A row of a step: what it looks at, and what it reads.
pub(super) struct Rule<I: ?Sized, O> {
    pub name: &'static str,
    pub read: fn(&I) -> Option<O>,
}

/// What the first rule of a step reads, and its name. The rule `without` is switched off.
pub(super) fn first<I: ?Sized, O>(
    rules: &[Rule<I, O>],
    input: &I,
    without: Option<&str>,
) -> Option<(O, &'static str)> {
    let mut rules = rules.iter().filter(|rule| without != Some(rule.name));
    rules.find_map(|rule| Some(((rule.read)(input)?, rule.name)))
}

/// What a rule looks at.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub sentence: &'a Sentence<'a>,
    pub mentions: &'a [Mention<'a>],
    /// Which of the mentions is read.
    pub place: usize,
    /// What the paragraph said before it, in order.
    pub facts: &'a [Fact],
    /// The sentence before, in the same paragraph.
    pub earlier: Option<&'a Sentence<'a>>,
    /// The words before it, read when the first rule asks for them.
    pub before: &'a OnceCell<Before<'a>>,
    /// A rule that is switched off, to see what it decides.
    pub without: Option<&'static str>,
}

impl<'a> At<'a> {
    pub fn mention(&self) -> &'a Mention<'a> {
        &self.mentions[self.place]
    }

    pub fn printed(&self) -> &'a str {
        self.mention().printed(self.sentence)
    }

    /// The words before the number.
    pub fn before(&self) -> &'a Before<'a> {
        self.before.get_or_init(|| Before::of(self, self.mention()))
    }

    /// What the sentence said before this number, in order.
    pub fn said(&self) -> impl DoubleEndedIterator<Item = &'a Fact> {
        let id = self.sentence.id;
        self.facts.iter().filter(move |fact| fact.sentence == id)
    }

    /// The last fact of the sentence. After a bracket the sentence goes on with what it said before it. None, where
    /// digits stand between that say no number.
    pub fn last(&self) -> Option<&'a Fact> {
        let own = self.sentence.clauses[self.mention().clause].bracket;
        let mut said = self.said();
        let last = said.rfind(|fact| fact.bracket.is_none() || fact.bracket == own)?;
        let between = last.span.end..self.mention().span.start;
        let mut phrases = self.sentence.phrases.iter();
        let torn = phrases.any(|phrase| {
            between.contains(&phrase.span.start)
                && is_torn(&self.sentence.text[phrase.span.clone()])
        });
        (!torn).then_some(last)
    }

    /// The last fact of the number's own clause.
    pub fn last_in_clause(&self) -> Option<&'a Fact> {
        let clause = self.mention().clause;
        self.said().rfind(|fact| fact.clause == clause)
    }

    /// Who does what the number's clause says, where the clause begins with its verb: the subject of the
    /// nearest clause before that has one. 法律顾问参与会议13次，审查文件20份.
    pub fn agent(&self) -> Option<&'a str> {
        let text = self.sentence.text;
        let own = &self.sentence.clauses[self.mention().clause];
        let words = |clause: &Clause| without_leads(&text[clause.range.clone()]);
        if lead_verb(words(own)).is_empty() || own.host.is_some() {
            return None;
        }
        let before = self.sentence.clauses[..self.mention().clause].iter().rev();
        let mut before = before
            .filter(|clause| clause.host.is_none())
            .map(words)
            .take_while(|words| !words.is_empty());
        let subject = before.find(|words| lead_verb(words).is_empty())?;
        // 保障性住房完成投资: no clause begins with the verb that its subject does.
        let first = subject.chars().next()?.len_utf8();
        let (verb, _) = LEXICON.find(&subject[first..], Classes::VERB)?;
        Some(&subject[..first + verb])
    }

    /// Whether its clause begins a part of the sentence: nothing said before that need be meant.
    pub fn starts_anew(&self) -> bool {
        let clause = &self.sentence.clauses[self.mention().clause];
        self.mention().clause == 0 || matches!(clause.opening, Opening::Mark('；' | ';'))
    }

    /// The amount that stands there.
    pub fn quantity(&self, span: &Range<usize>) -> Option<&'a Quantity> {
        let mut phrases = self.sentence.phrases.iter();
        phrases
            .find(|phrase| phrase.span == *span)
            .map(|phrase| &phrase.quantity)
    }

    /// The unit of the number that stands there.
    pub fn unit_of(&self, span: &Range<usize>) -> Option<&'a str> {
        Some(self.quantity(span)?.unit.as_str())
    }

    /// Whether the number that stands there relates one amount to another: a rate, a share.
    pub fn relates(&self, span: &Range<usize>) -> bool {
        self.unit_of(span)
            .is_some_and(|unit| unit == "%" || unit == "个百分点")
    }

    /// Whether the number that stands there is a sum of money.
    pub fn is_money(&self, span: &Range<usize>) -> bool {
        self.unit_of(span).is_some_and(|unit| unit.ends_with('元'))
    }

    /// Whether it stands after 其中, or in a bracket with words of its own: a part of what was said.
    pub fn is_part(&self) -> bool {
        let mention = self.mention();
        if mention.in_bracket(self.sentence) {
            return mention.before.chars().any(char::is_alphabetic);
        }
        self.among().is_some()
    }

    /// Where 其中 stands before it, after the last semicolon.
    fn among(&self) -> Option<usize> {
        // 服务业项目47个、其中大项目8个: a whole itself.
        if self
            .mention()
            .after
            .trim_start_matches(['、', '，'])
            .starts_with("其中")
        {
            return None;
        }
        let so_far = &self.sentence.text[..self.mention().span.start];
        let from = so_far.rfind(['；', ';']).unwrap_or(0);
        let bracket = self.sentence.clauses[self.mention().clause].bracket;
        // 再就业18人（其中困难人员5人），转移6人: the bracket is over.
        let open = |at: &usize| {
            let clause = &self.sentence.clauses[self.sentence.clause_of(*at)];
            clause.bracket.is_none() || clause.bracket == bracket
        };
        let mut among = so_far[from..]
            .rmatch_indices("其中")
            .map(|(at, _)| from + at);
        let among = among.find(open);
        if among.is_some() || !so_far.trim_start().starts_with('在') {
            return among;
        }
        // 在审结的418件案件中，维持112件: of these.
        let marks = ["中，", "中,"].iter();
        marks.filter_map(|mark| so_far.find(mark)).min()
    }

    /// The last fact before 其中.
    pub fn whole(&self) -> Option<&'a Fact> {
        let among = self.among()?;
        self.said().rfind(|fact| fact.span.end <= among)
    }

    /// The last amount of the sentence before, where 其中 opens this one.
    pub fn whole_before(&self) -> Option<&'a Fact> {
        let opens = self.sentence.text.trim_start().starts_with("其中");
        let before = self.earlier.filter(|_| opens)?.id;
        let mut facts = self.facts.iter().filter(|fact| fact.sentence == before);
        facts.rfind(|fact| fact.subject.change.is_empty() && fact.bracket.is_none())
    }
}
