//! The numbers of a sentence against each other: parts against their whole, a stated share or growth
//! against the numbers that it is computed from. Only what the sentence ties together is computed.

use super::amounts::{self, Amount, REAL_TERMS, shown};
use super::{Finding, Rule};
use crate::verify::{Proven, Verified};

const RISES: [&str; 6] = ["增长", "上升", "增加", "提高", "提升", "多"];
const FALLS: [&str; 6] = ["下降", "减少", "降低", "回落", "下滑", "少"];
/// Of the whole that stands before.
const OF_THE_WHOLE: [&str; 9] = [
    "占",
    "占比",
    "占比为",
    "占比例为",
    "占总数的",
    "占总量的",
    "占全部的",
    "占其",
    "占总数",
];

/// Before the sum of what was listed.
const SUMS: [&str; 3] = ["合计", "共计", "总计"];

/// Checks every sentence that states figures. `known` are wholes whose parts were added up already.
pub(super) fn check(verified: &Verified, known: &[String], findings: &mut Vec<Finding>) {
    let year = verified.report().year;
    let mut last: Option<(&str, &str, usize)> = None;
    for proven in verified
        .proven()
        .filter(|proven| proven.proof().row.is_none())
    {
        let source = &proven.figure().source;
        let place = (
            source.paragraph.as_str(),
            source.quote.as_str(),
            proven.proof().quote.start,
        );
        let says = |word: &&str| source.quote.contains(*word);
        let worth =
            source.quote.contains(['%', '％', '（', '(']) || ["其中"].iter().chain(&SUMS).any(says);
        if last == Some(place) || !worth {
            continue;
        }
        last = Some(place);
        let sentence = Sentence::of(verified, proven, year);
        sentence.rates(findings);
        sentence.parts(known, findings);
        sentence.sums(known, findings);
    }
}

/// A sentence and its exact amounts.
struct Sentence<'a> {
    text: &'a str,
    paragraph: &'a str,
    amounts: Vec<Amount<'a>>,
    last_year: String,
    this_year: String,
}

impl<'a> Sentence<'a> {
    fn of(verified: &'a Verified, one: Proven<'a>, year: u16) -> Self {
        let source = &one.figure().source;
        Self {
            text: &source.quote,
            paragraph: &source.paragraph,
            amounts: amounts::of(verified, one),
            last_year: format!("{}年", year.saturating_sub(1)),
            this_year: format!("{year}年"),
        }
    }

    /// The text between the amount before and this one.
    fn gap(&self, n: usize) -> &'a str {
        let from = n
            .checked_sub(1)
            .map_or(0, |before| self.amounts[before].span.end);
        &self.text[from..self.amounts[n].span.start]
    }

    fn value(&self, n: usize) -> f64 {
        self.amounts[n].value
    }

    fn same_unit(&self, a: usize, b: usize) -> bool {
        self.amounts[a].unit == self.amounts[b].unit
    }

    fn finding(&self, rule: Rule, holds: bool, of: &[usize], numbers: &[f64]) -> Finding {
        let ids: Vec<&str> = of.iter().filter_map(|n| self.amounts[*n].figure).collect();
        Finding::new(rule, holds)
            .of_figures(&ids, numbers)
            .at(self.paragraph)
    }

    fn rates(&self, findings: &mut Vec<Finding>) {
        for n in 1..self.amounts.len() {
            if self.amounts[n].unit == "%" {
                findings.extend(self.growth(n).or_else(|| self.share(n)));
            }
        }
    }

    /// 45件,比上年的36件增长25%; 2022年36件,2023年45件,增长25%; 由36件增至45件,增长25%; 45件,同比增加9件,增长25%.
    fn growth(&self, n: usize) -> Option<Finding> {
        let by = self.gap(n).trim_start_matches(['，', ',', '、', ' ']);
        let says = |text: &str, words: &[&str]| words.iter().any(|word| text.ends_with(word));
        let falls = self.value(n) < 0.0 || says(by, &FALLS);
        if by.chars().count() > 8 || !falls && !says(by, &RISES) {
            return None;
        }
        let (a, b) = (n.checked_sub(2)?, n - 1);
        let (before, between) = (self.gap(a), self.gap(b));
        let earlier = ["上年", "去年", "上一年", "同期"];
        let of_last_year =
            between.contains(&self.last_year) || earlier.iter().any(|word| between.contains(word));
        let (this, last) = if !self.same_unit(a, b) || self.amounts[a].unit == "%" {
            return None;
        } else if says(before, &["由", "从"]) && between.contains(['至', '到']) {
            (self.value(b), self.value(a))
        } else if self.value(b) < 0.0 || says(between, &RISES) || says(between, &FALLS) {
            let change = self.value(b).abs();
            let now = self.value(a);
            (now, if falls { now + change } else { now - change })
        } else if of_last_year {
            (self.value(a), self.value(b))
        } else if before.contains(&self.last_year) && between.contains(&self.this_year) {
            (self.value(b), self.value(a))
        } else {
            return None;
        };
        if last <= 0.0 || (this < last) != falls && (this - last).abs() > 0.0 {
            return None;
        }
        let computed = (this - last).abs() / last * 100.0;
        let doubt = 50.0 * (self.step(a) / last + self.step(b) * this / (last * last));
        let agrees = self.agrees(n, computed, doubt);
        let finding = self.finding(
            Rule::RateAgrees,
            agrees,
            &[n, a, b],
            &[self.value(n).abs(), shown(computed)],
        );
        let real = REAL_TERMS.iter().any(|word| self.text.contains(word));
        (agrees || !real).then_some(finding)
    }

    /// 50件,其中经网络提出16件,占32%.
    fn share(&self, n: usize) -> Option<Finding> {
        let by = self.gap(n).trim_start_matches(['，', ',', '（', '(', ' ']);
        if !by.starts_with('占') {
            return None;
        }
        let part = n - 1;
        let wholes: Vec<usize> = (0..part)
            .filter(|whole| self.same_unit(*whole, part) && self.value(*whole) >= self.value(part))
            .filter(|whole| self.value(*whole) > 0.0)
            .collect();
        let computed = |whole: usize| self.value(part) / self.value(whole) * 100.0;
        let doubt = |whole: usize| {
            let size = self.value(whole);
            50.0 * (self.step(part) / size + self.step(whole) * self.value(part) / (size * size))
        };
        let meant = wholes
            .iter()
            .copied()
            .find(|whole| self.agrees(n, computed(*whole), doubt(*whole)));
        if let Some(whole) = meant {
            let numbers = [self.value(n), shown(computed(whole))];
            return Some(self.finding(Rule::RateAgrees, true, &[n, part, whole], &numbers));
        }
        // Only what is said to be of the one number before it can be false.
        let [whole] = wholes[..] else { return None };
        let between = &self.text[self.amounts[whole].span.end..self.amounts[part].span.start];
        let told = between.contains("其中")
            && part == whole + 1
            && OF_THE_WHOLE.contains(&by.trim_end_matches('约'));
        let numbers = [self.value(n), shown(computed(whole))];
        told.then(|| self.finding(Rule::RateAgrees, false, &[n, part, whole], &numbers))
    }

    /// Whether a percentage is the computed one, rounded or cut to its digits.
    fn agrees(&self, n: usize, computed: f64, doubt: f64) -> bool {
        let stated = self.value(n).abs();
        (stated - computed).abs() < amounts::digit(self.printed(n)) + doubt + 1e-9
    }

    fn printed(&self, n: usize) -> &'a str {
        &self.text[self.amounts[n].span.clone()]
    }

    fn step(&self, n: usize) -> f64 {
        amounts::step(self.printed(n))
    }

    /// 30件(甲20件、乙10件); 30件,其中甲20件、乙8件. Parts in one list are not more than their whole; parts that
    /// a comma parts may count the same thing twice.
    fn parts(&self, known: &[String], findings: &mut Vec<Finding>) {
        for whole in 0..self.amounts.len() {
            let Some(next) = (whole + 1 < self.amounts.len()).then(|| self.gap(whole + 1)) else {
                return;
            };
            let bracket = next.starts_with(['（', '(']);
            let lead = next.trim_start_matches(['，', ',', '。', '：', ':', ' ']);
            if !bracket && !lead.starts_with("其中") {
                continue;
            }
            let (mut listed, mut strict) = (vec![whole + 1], true);
            for n in whole + 2..self.amounts.len() {
                let gap = without_remarks(self.gap(n));
                let ends = gap.contains([')', '）', '；', ';', '。']) || !self.same_unit(whole, n);
                let other = [
                    "其中", "占", "同比", "比", "共", "合计", "累计", "涉及", "另",
                ];
                let joint = gap.starts_with(['、', '，', ',', '和', '及', '与']);
                if ends || !joint || other.iter().any(|word| gap.contains(word)) {
                    break;
                }
                strict &= !gap.contains(['，', ',']);
                listed.push(n);
            }
            let same = listed.iter().all(|n| self.same_unit(whole, *n));
            let counted = self.amounts[whole]
                .figure
                .is_some_and(|id| known.iter().any(|known| known == id));
            if listed.len() < 2 || !same || counted || self.amounts[whole].unit == "%" {
                continue;
            }
            let sum: f64 = listed.iter().map(|n| self.value(*n)).sum();
            let total = self.value(whole);
            let equal = (sum - total).abs() < 1e-6 * total.abs().max(1.0);
            if equal || strict && sum > total {
                listed.insert(0, whole);
                findings.push(self.finding(Rule::PartsAddUp, equal, &listed, &[total, sum]));
            }
        }
    }

    /// 甲12件、乙30件、丙5件,合计47件: all that the sentence lists before the sum.
    fn sums(&self, known: &[String], findings: &mut Vec<Finding>) {
        for sum in 2..self.amounts.len() {
            let says = self.gap(sum).trim_start_matches(['，', ',']);
            let from = (1..sum)
                .rev()
                .take_while(|n| self.gap(*n).starts_with('、'));
            let first = from.last().unwrap_or(sum) - 1;
            let counted = self.amounts[sum]
                .figure
                .is_some_and(|id| known.iter().any(|known| known == id));
            let listed: Vec<usize> = (first..sum).collect();
            let whole = first == 0 && listed.iter().all(|n| self.same_unit(*n, sum));
            if !SUMS.contains(&says) || !whole || listed.len() < 2 || counted {
                continue;
            }
            let added: f64 = listed.iter().map(|n| self.value(*n)).sum();
            let of: Vec<usize> = [sum].into_iter().chain(listed).collect();
            let (total, doubt) = (
                self.value(sum),
                of.iter().map(|n| self.step(*n)).sum::<f64>(),
            );
            let equal = (total - added).abs() < doubt + 1e-6 * total.abs().max(1.0);
            findings.push(self.finding(Rule::PartsAddUp, equal, &of, &[total, added]));
        }
    }
}

/// Without what stands in brackets: 、乙10件 of (同比增长5%)、乙10件.
fn without_remarks(gap: &str) -> &str {
    let gap = gap.trim_start();
    match gap.strip_prefix(['（', '(']) {
        Some(_) => gap.split_once([')', '）']).map_or(gap, |(_, after)| after),
        None => gap,
    }
}
