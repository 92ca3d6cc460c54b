//! Which figures tell the year at a glance, until an editor says otherwise.

use crate::figures::vocabulary::{Entry, Vocabulary};
use gongbao_report::model::{Figure, Report};

/// As many as are read in one look.
const MOST: usize = 9;

/// So many places of the vocabulary the next figure of a subject stands behind the one before: of weighty subjects
/// a second stands before the first of others.
const NEXT: usize = 60;

/// From this entry of the vocabulary on, what an office did stands for itself, not for others: what only this
/// report states comes before it.
const OWN_WORK: &str = "contracts.reviewed";

/// Ids of the most important figures, these first: of every subject the best, then the next of it behind that.
///
/// Better is what the vocabulary knows, in its order, before what only this report states; a whole before its
/// parts; more than nothing before nothing; what is charted before what is not. What is stated twice is taken
/// once, from where it is charted or said most exactly: a round number (总收入300亿元 before 336.9亿元) is a milestone. A number that stands
/// already, often the same fact in a table, comes after all others. Only what
/// came about in the year or is expected to is taken, and growth where nothing says how much there is: a plan, a
/// base of comparison or a total of several years says nothing of the year.
pub fn choose(report: &Report) -> Vec<String> {
    let vocabulary = Vocabulary::shipped();
    let is_charted = |figure: &Figure| {
        let mut rows = report.charts.iter().flat_map(|chart| &chart.rows);
        rows.any(|row| row.figures.contains(&figure.id))
    };
    let exactly = |figure: &Figure| {
        let printed = figure.source.printed.chars();
        (
            is_charted(figure),
            printed.filter(char::is_ascii_digit).count(),
        )
    };
    let mut named: Vec<Named<'_>> = Vec::new();
    for (place, figure) in report.figures.iter().enumerate() {
        // 生产总值先后突破4万亿元、5万亿元: levels that were passed, of which none is the year's.
        if !figure.tells_year(report.year) || figure.label.zh.contains("先后") {
            continue;
        }
        let id = first_of(&figure.id);
        // Growth of the economy tells the year where the report does not state how much there is.
        let of = id.strip_suffix(".change");
        let of = of.filter(|of| of.starts_with("economy."));
        let known = vocabulary.place(of.unwrap_or(id));
        let level =
            |other: &Figure| Some(first_of(&other.id)) == of && other.tells_year(report.year);
        if figure.change.is_some()
            && (of.is_none() || known.is_none() || report.figures.iter().any(level))
        {
            continue;
        }
        let same = |other: &&mut Named<'_>| {
            other.figure.label.zh == figure.label.zh && other.figure.unit == figure.unit
        };
        match named.iter_mut().find(same) {
            Some(other) => {
                other.known = other.known.or(known);
                if exactly(figure) > exactly(other.figure) {
                    (other.place, other.figure) = (place, figure);
                }
            }
            None => named.push(Named {
                place,
                figure,
                known,
            }),
        }
    }
    // A part whose whole is not stated stands for it.
    let is_part = |one: &Named<'_>| {
        let whole = one.known.and_then(|(_, entry)| entry.part_of.as_deref());
        let stated = |whole: &str| {
            report
                .figures
                .iter()
                .any(|figure| first_of(&figure.id) == whole)
        };
        one.figure.of.is_some() || whole.is_some_and(stated)
    };
    let worse = |one: &Named<'_>| {
        let whole = one.known.is_some() && !is_part(one);
        let order = one.known.map_or(999, |(order, _)| order);
        let flags = [!whole, one.figure.value == 0.0];
        let more = [!is_charted(one.figure), one.figure.scope.is_some()];
        let bits = |flags: [bool; 2]| usize::from(flags[0]) * 2 + usize::from(flags[1]);
        (bits(flags) * 1000 + order) * 4 + bits(more)
    };
    let local = vocabulary.place(OWN_WORK).map_or(0, |(order, _)| order);
    let ranks = named.iter().enumerate();
    let mut ranked: Vec<Place> = ranks.map(|(n, one)| (worse(one), n)).collect();
    // Of equals the first in the report.
    ranked.sort_unstable();
    let mut of_subject: Vec<(&str, usize)> = Vec::new();
    let mut rounds: Vec<Place> = Vec::new();
    for (rank, (_, n)) in ranked.into_iter().enumerate() {
        let one = &named[n];
        // What only this report states is told apart by where it stands.
        let subject = match one.figure.id.split_once('.') {
            Some((subject, _)) if subject != "local" => subject,
            _ => one.figure.source.paragraph.as_str(),
        };
        let round = match of_subject.iter_mut().find(|(of, _)| *of == subject) {
            Some((_, round)) => {
                *round += 1;
                *round
            }
            None => {
                of_subject.push((subject, 0));
                0
            }
        };
        let again = rounds.iter().any(|(_, place)| {
            let other = &report.figures[*place];
            other.value == one.figure.value && other.unit == one.figure.unit
        });
        let last = usize::from(one.figure.value == 0.0) * 2 + usize::from(again);
        let count = named.len();
        let order = one.known.map_or(local, |(order, _)| order);
        // Nothing comes after something, and a part after what the office did for itself.
        let part = is_part(one);
        let place = last * 1000 + order + round * NEXT + usize::from(part) * local;
        rounds.push((place * count + rank, one.place));
    }
    rounds.sort_unstable();
    let chosen = rounds.into_iter().take(MOST);
    chosen
        .map(|(_, at)| report.figures[at].id.clone())
        .collect()
}

/// A figure at its place in the report, and what it is known as, with the place of that in the vocabulary. What
/// is stated twice stands here once.
struct Named<'a> {
    place: usize,
    figure: &'a Figure,
    known: Option<(usize, &'static Entry)>,
}

/// How far after, and what: sorted alike everywhere, or a sort of its own would come into the browser's importer
/// for each.
type Place = (usize, usize);

/// `economy.gdp` of `economy.gdp-2`.
fn first_of(id: &str) -> &str {
    match id.rsplit_once('-') {
        Some((first, n)) if n.bytes().all(|b| b.is_ascii_digit()) => first,
        _ => id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongbao_report::model::{Change, Mode, Role};

    fn figure(id: &str, value: f64) -> Figure {
        let json = include_str!("../../../assets/reports/kecheng-2017.json");
        let known = Report::from_json(json).unwrap().figures.swap_remove(0);
        let label = gongbao_report::Names {
            zh: id.to_owned(),
            ..known.label
        };
        Figure {
            id: id.to_owned(),
            label,
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
            "litigation.received",
            "normative-documents.issued",
            "decisions.normative-documents",
            "contracts.reviewed",
            "legal-advisers.departments",
            "enforcement.decisions-reviewed",
            "training.exam-attendance-rate",
        ];
        let told = subjects.iter().zip(10..);
        figures.extend(told.map(|(id, n)| figure(id, f64::from(n))));
        let chosen = chosen(figures);
        assert_eq!(chosen.len(), 9);
        assert_eq!(chosen[0], "petitions.visits.received");
        assert_eq!(chosen[1], "reconsideration.received");
        assert!(!chosen.contains(&"petitions.visits.handled".to_owned()));
    }

    #[test]
    fn a_part_stands_for_its_whole_where_that_is_not_stated() {
        let mut figures = vec![
            figure("litigation.received", 4.0),
            figure("reconsideration.admitted", 27.0),
        ];
        figures.extend((0..8).map(|n| figure(&format!("local.c{n}"), f64::from(n) + 5.0)));
        for (n, figure) in figures.iter_mut().enumerate() {
            figure.label.zh = format!("第{n}项");
            figure.source.paragraph = format!("a.{n}");
        }
        assert_eq!(chosen(figures.clone())[0], "reconsideration.admitted");
        figures.push(figure("reconsideration.received", 31.0));
        let told = chosen(figures);
        assert_eq!(told[0], "reconsideration.received");
        assert!(!told.contains(&"reconsideration.admitted".to_owned()));
    }

    #[test]
    fn what_the_vocabulary_knows_stands_before_what_only_this_report_states() {
        let mut figures: Vec<Figure> = ["economy.trade", "economy.revenue", "economy.gdp"]
            .iter()
            .map(|id| figure(id, 3.0))
            .collect();
        for n in 0..9 {
            let mut local = figure(&format!("local.a{n}"), 3.0);
            local.source.paragraph = format!("a.{n}");
            figures.push(local);
        }
        for (n, figure) in figures.iter_mut().enumerate() {
            figure.label.zh = format!("第{n}项");
        }
        let chosen = chosen(figures);
        assert_eq!(
            chosen[..3],
            ["economy.gdp", "economy.revenue", "economy.trade"]
        );
        assert_eq!(chosen.len(), 9);
    }

    #[test]
    fn what_is_stated_twice_is_taken_once() {
        let mut figures = vec![figure("economy.revenue", 300.0), figure("local.a", 336.9)];
        for figure in &mut figures {
            figure.label.zh = "财政总收入".to_owned();
        }
        figures[1].source.printed = "336.9亿元".to_owned();
        assert_eq!(chosen(figures.clone()), ["local.a"]);
        figures[1].source.printed = "约".to_owned();
        assert_eq!(chosen(figures.clone()), ["economy.revenue"]);
        let json = include_str!("../../../assets/reports/kecheng-2017.json");
        let mut report = Report::from_json(json).unwrap();
        report.figures = figures;
        report.charts.truncate(1);
        report.charts[0].rows.truncate(1);
        report.charts[0].rows[0].figures = vec!["local.a".to_owned()];
        assert_eq!(choose(&report), ["local.a"]);
    }

    #[test]
    fn the_same_number_comes_after_all_others() {
        let mut figures = vec![
            figure("disclosure.applications.received", 21.0),
            figure("disclosure.applications.answered", 21.0),
        ];
        figures.extend((0..8).map(|n| figure(&format!("local.b{n}"), f64::from(n) + 1.0)));
        for (n, figure) in figures.iter_mut().enumerate() {
            figure.label.zh = format!("第{n}项");
            figure.source.paragraph = format!("a.{n}");
        }
        let told = chosen(figures.clone());
        assert!(
            !told.contains(&"disclosure.applications.answered".to_owned()),
            "{told:?}"
        );
        let told = chosen(figures[..9].to_vec());
        assert_eq!(told.len(), 9, "it fills what would stay empty");
    }

    #[test]
    fn nothing_stands_after_something() {
        let mut figures = vec![figure("disclosure.fees", 0.0), figure("local.a", 3.0)];
        figures.extend((0..8).map(|n| figure(&format!("local.b{n}"), 4.0)));
        for (n, figure) in figures.iter_mut().enumerate() {
            figure.label.zh = format!("第{n}项");
        }
        assert!(!chosen(figures).contains(&"disclosure.fees".to_owned()));
    }

    #[test]
    fn growth_tells_the_year_where_no_amount_does() {
        let mut growth = figure("economy.gdp.change", 7.6);
        (growth.role, growth.change) = (Role::Context, Some(Change::Rise));
        growth.mode = Mode::Expected;
        let others = ["local.a.change", "petitions.letters.received.change"];
        let others = others.map(|id| Figure {
            id: id.to_owned(),
            unit: "件".to_owned(),
            ..growth.clone()
        });
        let told = chosen([vec![growth.clone()], others.to_vec()].concat());
        assert_eq!(told, ["economy.gdp.change"]);
        let told = chosen(vec![figure("economy.gdp", 853.0), growth]);
        assert_eq!(told, ["economy.gdp"]);
    }

    #[test]
    fn what_sets_the_scene_tells_no_year() {
        let mut deadline = figure("disclosure.budget-deadline", 20.0);
        deadline.role = Role::Context;
        assert_eq!(chosen(vec![deadline]), [""; 0]);
    }
}
