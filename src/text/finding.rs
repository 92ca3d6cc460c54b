//! What was checked and how it came out, said to the reader.

use super::{Lang, fill, number};
use gongbao_report::Verified;
use gongbao_report::check::{Finding, Rule, Verdict};

impl Lang {
    /// One line on a finding.
    pub fn finding(self, finding: &Finding, verified: &Verified) -> String {
        let text = self.text();
        let figures = &verified.report().figures;
        let label = |n: usize| {
            let id = finding
                .figures
                .get(n)
                .map(String::as_str)
                .unwrap_or_default();
            let figure = figures.iter().find(|figure| figure.id == id);
            figure.map_or_else(|| id.to_owned(), |figure| self.of(&figure.label))
        };
        let value = |n: usize| number::plain(finding.numbers.get(n).copied().unwrap_or_default());
        match finding.rule {
            // Each figure that does not agree has a line of its own, with the reason.
            Rule::FigureMatchesSentence => label(0),
            Rule::PartsWithinWhole if finding.numbers.is_empty() => {
                fill(text.parts_unclear, &[&label(0)])
            }
            // 459 ≤ 1307: the sign says what the words would.
            Rule::HandledWithinReceived => {
                let sign = if finding.numbers.get(1) > finding.numbers.first() {
                    ">"
                } else {
                    "≤"
                };
                fill(
                    "{} {} {} {} {}",
                    &[&label(1), &value(1), sign, &label(0), &value(0)],
                )
            }
            Rule::RateInRange => fill(text.rate_in_range, &[&label(0), &value(0)]),
            Rule::PartsAddUp
            | Rule::PartsWithinWhole
            | Rule::Balance
            | Rule::RateAgrees
            | Rule::StatedAlike
            | Rule::CarriedOver
            | Rule::InForce => {
                let phrase = match finding.rule {
                    Rule::PartsAddUp if finding.verdict == Verdict::Holds => text.parts_add_up,
                    Rule::PartsAddUp | Rule::PartsWithinWhole => text.parts_within,
                    Rule::Balance => text.balance,
                    Rule::RateAgrees => text.rate_agrees,
                    _ => text.stated_alike,
                };
                fill(phrase, &[&label(0), &value(0), &value(1)])
            }
            Rule::DatesInOrder => text.dates_in_order.to_owned(),
            Rule::PublishedInTime => {
                // A year has no groups of digits.
                let value = |n: usize| value(n).replace(',', "");
                let said = fill(text.in_time, &[&value(0), &value(1), &value(2)]);
                if finding.verdict == Verdict::CannotAssess {
                    fill(text.no_date, &[&said])
                } else {
                    said
                }
            }
            Rule::RequiredPart => {
                let parts = text.required_parts.iter().zip(1..);
                let part = parts.into_iter().find(|(_, n)| value(0) == n.to_string());
                let part = fill(text.required_part, &[part.map_or("", |(part, _)| part)]);
                if finding.verdict == Verdict::CannotAssess {
                    fill(text.not_found, &[&part])
                } else {
                    part
                }
            }
            Rule::UndamagedNumber => text.damaged.to_owned(),
            Rule::NumberingWithoutGaps => text.numbering.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongbao_report::Report;
    use gongbao_report::check::check;

    #[test]
    fn a_year_has_no_groups_of_digits() {
        let json = include_str!("../../assets/reports/kecheng-2017.json");
        let verified = Verified::of(Report::from_json(json).unwrap());
        let findings = check(&verified);
        let mut said = findings
            .iter()
            .filter(|one| one.rule == Rule::PublishedInTime)
            .map(|one| Lang::Zh.finding(one, &verified));
        let said = said.next().unwrap();
        assert!(said.contains("2018年"), "{said}");
    }
}
