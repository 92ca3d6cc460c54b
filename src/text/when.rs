//! What a number is, where it is no result of the year reported on.

use super::{Lang, fill};
use gongbao_report::Figure;
use gongbao_report::model::{Mode, Role};

impl Lang {
    /// `计划 2022`, `2017—2021 合计`; none for a result of the year, which needs no words.
    pub fn when(self, figure: &Figure, year: u16) -> Option<String> {
        if figure.is_result_of(year) {
            return None;
        }
        let period = figure.covers(year);
        let years = match period.one_year() {
            Some(year) => year.to_string(),
            None => format!("{}—{}", period.from, period.to),
        };
        let [target, base, expected, total] = self.text().when;
        // Growth and shares of several years add up to nothing.
        let adds_up = figure.change.is_none() && figure.role == Role::Amount;
        Some(match figure.mode {
            Mode::Target => fill(target, &[&years]),
            Mode::Base => fill(base, &[&years]),
            Mode::Expected => fill(expected, &[&years]),
            Mode::Result if period.one_year().is_none() && adds_up => fill(total, &[&years]),
            Mode::Result => years,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongbao_report::Report;
    use gongbao_report::model::Period;

    #[test]
    fn plans_bases_and_totals_are_called_so() {
        let seed = include_str!("../../assets/reports/kecheng-2017.json");
        let mut figure = Report::from_json(seed).unwrap().figures.remove(0);
        figure.role = Role::Amount;
        let said = |figure: &Figure| Lang::Zh.when(figure, 2017);
        assert_eq!(said(&figure), None);
        figure.period = Some(Period::of(2016));
        assert_eq!(said(&figure).as_deref(), Some("2016"));
        figure.period = Some(Period {
            from: 2013,
            to: 2017,
        });
        assert_eq!(said(&figure).as_deref(), Some("2013—2017 合计"));
        figure.role = Role::Rate;
        assert_eq!(said(&figure).as_deref(), Some("2013—2017"));
        for (mode, words) in [
            (Mode::Target, "计划 2018"),
            (Mode::Base, "比较基数 2018"),
            (Mode::Expected, "预计 2018"),
        ] {
            figure.mode = mode;
            figure.period = Some(Period::of(2018));
            assert_eq!(said(&figure).as_deref(), Some(words));
        }
    }
}
