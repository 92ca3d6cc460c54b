//! What was checked and how it came out, said to the reader.

use super::{Lang, fill, number};
use gongbao_report::Verified;
use gongbao_report::check::{Finding, Rule};

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
            figure
                .map_or(id, |figure| self.of(&figure.label))
                .to_owned()
        };
        let value = |n: usize| number::plain(finding.numbers.get(n).copied().unwrap_or_default());
        match finding.rule {
            // Each figure that does not agree has a line of its own, with the reason.
            Rule::FigureMatchesSentence => label(0),
            Rule::PartsWithinWhole if finding.numbers.is_empty() => {
                fill(text.parts_unclear, &[&label(0)])
            }
            Rule::PartsAddUp => fill(text.parts_add_up, &[&label(0), &value(0), &value(1)]),
            Rule::PartsWithinWhole => fill(text.parts_within, &[&label(0), &value(0), &value(1)]),
            Rule::HandledWithinReceived => fill(
                text.handled_within,
                &[&label(0), &value(0), &label(1), &value(1)],
            ),
            Rule::RateInRange => fill(text.rate_in_range, &[&label(0), &value(0)]),
            Rule::StatedAlike => fill(text.stated_alike, &[&label(0), &value(0), &value(1)]),
            Rule::DatesInOrder => text.dates_in_order.to_owned(),
            Rule::PublishedInTime => {
                let year = u32::from(verified.report().year) + 1;
                fill(text.in_time, &[&year.to_string()])
            }
            Rule::RequiredPart => {
                let parts = text.required_parts.iter().zip(1..);
                let part = parts.into_iter().find(|(_, n)| value(0) == n.to_string());
                fill(text.required_part, &[part.map_or("", |(part, _)| part)])
            }
            Rule::UndamagedNumber => text.damaged.to_owned(),
            Rule::NumberingWithoutGaps => text.numbering.to_owned(),
        }
    }
}
