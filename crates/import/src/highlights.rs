//! Which figures tell the year at a glance, until an editor says otherwise.

use crate::figures::vocabulary::Vocabulary;
use gongbao_report::model::{Figure, Report, Role};

/// As many as are read in one look.
const MOST: usize = 9;

/// Ids of the most important figures, in the order of the report: of every subject the best, then of every
/// subject the next, until there are enough.
///
/// Better is what the vocabulary knows, before what only this report states; a whole before its parts; what
/// is charted before what is not; more than nothing before nothing. Only results of the year are taken: a
/// plan, a base of comparison or a total of several years says nothing of the year.
pub fn choose(report: &Report) -> Vec<String> {
    let vocabulary = Vocabulary::shipped();
    let charted: Vec<&str> = report
        .charts
        .iter()
        .flat_map(|chart| &chart.rows)
        .flat_map(|row| &row.figures)
        .map(String::as_str)
        .collect();
    let weight = |figure: &Figure| {
        let entry = vocabulary.entry(&figure.id);
        let whole = entry.is_some_and(|entry| entry.part_of.is_none()) && figure.of.is_none();
        [
            whole,
            entry.is_some(),
            figure.value != 0.0,
            charted.contains(&figure.id.as_str()),
            figure.scope.is_none(),
        ]
    };
    // What only this report states is told apart by where it stands.
    let subject = |figure: &Figure| match figure.id.split_once('.') {
        Some((subject, _)) if subject != "local" => subject.to_owned(),
        _ => figure.source.paragraph.clone(),
    };
    let mut ranked: Vec<(usize, &Figure)> = report
        .figures
        .iter()
        .enumerate()
        .filter(|(_, figure)| {
            matches!(figure.role, Role::Amount | Role::Rate) && figure.is_result_of(report.year)
        })
        .collect();
    // Stable: of equals the first in the report.
    ranked.sort_by_key(|(_, figure)| std::cmp::Reverse(weight(figure)));
    let mut of_subject: Vec<(String, usize)> = Vec::new();
    let mut rounds: Vec<(usize, usize, &Figure)> = Vec::new();
    for (place, figure) in ranked {
        let subject = subject(figure);
        let round = match of_subject.iter_mut().find(|(known, _)| *known == subject) {
            Some((_, round)) => {
                *round += 1;
                *round
            }
            None => {
                of_subject.push((subject, 0));
                0
            }
        };
        rounds.push((round, place, figure));
    }
    // Within a round the better subjects come first.
    rounds.sort_by_key(|(round, ..)| *round);
    rounds.truncate(MOST);
    rounds.sort_by_key(|(_, place, _)| *place);
    rounds
        .into_iter()
        .map(|(.., figure)| figure.id.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(id: &str, value: f64) -> Figure {
        let json = include_str!("../../../assets/reports/kecheng-2017.json");
        let known = Report::from_json(json).unwrap().figures.swap_remove(0);
        Figure {
            id: id.to_owned(),
            value,
            role: Role::Amount,
            ..known
        }
    }

    fn chosen(figures: Vec<Figure>) -> Vec<String> {
        let json = include_str!("../../../assets/reports/kecheng-2017.json");
        let report = Report {
            figures,
            charts: Vec::new(),
            ..Report::from_json(json).unwrap()
        };
        choose(&report)
    }

    #[test]
    fn a_whole_stands_before_its_parts_and_every_subject_has_its_turn() {
        let mut figures = vec![
            figure("petitions.visits.handled", 7.0),
            figure("petitions.visits.received", 9.0),
        ];
        let subjects = [
            "reconsideration.received",
            "litigation.first-instance",
            "training.held",
            "staff.legal-office",
            "mediation.a",
            "publicity.a",
            "services.a",
            "credit.a",
        ];
        figures.extend(subjects.iter().map(|id| figure(id, 3.0)));
        let chosen = chosen(figures);
        assert_eq!(chosen.len(), 9);
        assert_eq!(chosen[0], "petitions.visits.received");
        assert!(!chosen.contains(&"petitions.visits.handled".to_owned()));
    }

    #[test]
    fn what_sets_the_scene_tells_no_year() {
        let mut deadline = figure("disclosure.budget-deadline", 20.0);
        deadline.role = Role::Context;
        assert_eq!(chosen(vec![deadline]), [""; 0]);
    }
}
