//! What an editor may change, and what not.

mod pointing;

use super::*;
use gongbao_compare::NotBefore;
use gongbao_report::{Report, Verified};
use std::rc::Rc;

const PAGE: &str = "<h1>甲县2033年法治政府建设年度报告</h1>\
    <p>一、行政复议</p>\
    <p>全年受理行政复议案件27件，办结25件。县政府出台规范性文件8件，废止3件。</p>\
    <p>二、信访</p>\
    <p>全年收到来信229件，来访1307件，网上信访96件。</p>";

fn draft() -> Draft {
    let imported = gongbao_import::import(PAGE.as_bytes(), None).unwrap();
    let mut report = imported.report;
    report.highlights = report.figures.iter().map(|one| one.id.clone()).collect();
    Draft::new(report)
}

/// The id of the figure that these words state.
fn stated(draft: &Draft, printed: &str) -> String {
    let report = draft.report();
    let mut figures = report.figures.iter();
    let figure = figures.find(|figure| figure.source.printed == printed);
    figure
        .unwrap_or_else(|| panic!("no figure says {printed}"))
        .id
        .clone()
}

#[test]
fn whatever_is_edited_the_text_stays() {
    let mut draft = draft();
    let text = draft.report().text();
    draft.apply(&Edit::Title("另一个标题".into())).unwrap();
    draft.apply(&Edit::Issuer("甲县人民政府".into())).unwrap();
    draft.apply(&Edit::ShowNotes(Notes::None)).unwrap();
    for chart in draft.report().charts {
        let chart = chart.id;
        draft
            .apply(&Edit::ShowChart {
                chart,
                shown: false,
            })
            .unwrap();
    }
    let edited = draft.report();
    assert_eq!(edited.title, "另一个标题");
    assert!(edited.charts.is_empty());
    let same = Report {
        title: String::new(),
        ..edited
    }
    .text();
    assert_eq!(same, text);
}

#[test]
fn an_empty_title_is_refused_and_changes_nothing() {
    let mut draft = draft();
    let before = draft.report();
    assert_eq!(
        draft.apply(&Edit::Title("  ".into())),
        Err(EditError::Empty)
    );
    assert_eq!(draft.apply(&Edit::Year(12)), Err(EditError::Year(12)));
    assert_eq!(draft.report(), before);
    assert!(!draft.can_undo());
}

#[test]
fn every_step_is_taken_back_and_made_again() {
    let mut draft = draft();
    let first = draft.report();
    draft.apply(&Edit::Title("甲".into())).unwrap();
    draft.apply(&Edit::Title("乙".into())).unwrap();
    // Nothing changes, so nothing is to be taken back.
    draft.apply(&Edit::Title("乙".into())).unwrap();
    assert!(draft.undo());
    assert_eq!(draft.report().title, "甲");
    assert!(draft.undo() && !draft.undo());
    assert_eq!(draft.report(), first);
    assert!(draft.redo() && draft.redo() && !draft.redo());
    assert_eq!(draft.report().title, "乙");
    draft.undo();
    draft.apply(&Edit::Title("丙".into())).unwrap();
    assert!(!draft.can_redo());
}

#[test]
fn what_tells_the_year_is_chosen_and_ordered() {
    let mut draft = draft();
    let [first, second] = [0, 1].map(|n| draft.report().highlights[n].clone());
    let by = |by| Edit::MoveHighlight {
        figure: second.clone(),
        by,
    };
    draft.apply(&by(-1)).unwrap();
    assert_eq!(
        draft.report().highlights[..2],
        [second.clone(), first.clone()]
    );
    // At the end it goes nowhere.
    draft.apply(&by(-1)).unwrap();
    assert_eq!(draft.report().highlights[0], second);
    let chosen = |chosen| Edit::Highlight {
        figure: second.clone(),
        chosen,
    };
    draft.apply(&chosen(false)).unwrap();
    assert!(!draft.report().highlights.contains(&second));
    draft.apply(&chosen(true)).unwrap();
    draft.apply(&chosen(true)).unwrap();
    let highlights = draft.report().highlights;
    assert_eq!(highlights.last(), Some(&second));
    assert_eq!(highlights.iter().filter(|one| **one == second).count(), 1);
}

#[test]
fn a_chart_moves_among_those_of_its_section_only() {
    let mut draft = draft();
    let mut report = draft.report();
    let chart = report.charts[0].clone();
    let named = |id: &str, section: &str| gongbao_report::model::Chart {
        id: id.into(),
        section: section.into(),
        ..chart.clone()
    };
    let sections: Vec<String> = report
        .all_sections()
        .map(|section| section.id.clone())
        .collect();
    let [a, b] = [&sections[0], &sections[1]];
    report.charts = vec![named("1", a), named("2", b), named("3", a)];
    draft = Draft::new(report);
    let up = Edit::MoveChart {
        chart: "3".into(),
        by: -1,
    };
    draft.apply(&up).unwrap();
    let order = |draft: &Draft| {
        draft
            .report()
            .charts
            .iter()
            .map(|c| c.id.clone())
            .collect::<String>()
    };
    assert_eq!(order(&draft), "321");
    draft
        .apply(&Edit::ShowChart {
            chart: "2".into(),
            shown: false,
        })
        .unwrap();
    assert_eq!(order(&draft), "31");
    assert_eq!(draft.charts().len(), 3);
}

#[test]
fn a_name_is_the_editors_in_chinese_and_nobodys_in_english() {
    let mut draft = draft();
    let figure = stated(&draft, "229件");
    let label = "全年来信".to_owned();
    draft
        .apply(&Edit::Label {
            figure: figure.clone(),
            label,
        })
        .unwrap();
    let report = draft.report();
    let named = report.figures.iter().find(|one| one.id == figure).unwrap();
    assert_eq!(named.label.zh, "全年来信");
    assert_eq!(named.label.en, None);
}

#[test]
fn notes_are_published_or_kept_to_oneself() {
    let mut draft = draft();
    let mut report = draft.report();
    let note = |at: &str, damaged_number| gongbao_report::model::Note {
        at: at.into(),
        printed: "11".into(),
        remark: gongbao_report::Names {
            zh: "缺比号".into(),
            en: None,
        },
        likely: None,
        confidence: gongbao_report::model::Confidence::Low,
        damaged_number,
    };
    let paragraph = report.paragraphs().next().unwrap().id.clone();
    report.notes = vec![
        note(&paragraph, true),
        note(&paragraph, false),
        note("front/0", false),
    ];
    draft = Draft::new(report);
    for (which, count) in [
        (Notes::None, 0),
        (Notes::Numbers, 1),
        (Notes::Text, 2),
        (Notes::All, 3),
    ] {
        draft.apply(&Edit::ShowNotes(which)).unwrap();
        assert_eq!(draft.report().notes.len(), count, "{which:?}");
    }
    draft
        .apply(&Edit::ShowNote {
            note: 0,
            shown: false,
        })
        .unwrap();
    assert_eq!(draft.report().notes.len(), 2);
    assert_eq!(draft.notes().len(), 3);
}

#[test]
fn a_number_that_was_left_out_becomes_a_figure_where_its_sentence_bears_it_out() {
    let mut draft = draft();
    let paragraph = draft.report().figures[0].source.paragraph.clone();
    let taken = stated(&draft, "25件");
    // As if the import had doubted it.
    let mut report = draft.report();
    report.figures.retain(|figure| figure.id != taken);
    report.highlights.retain(|id| *id != taken);
    report.charts.clear();
    draft = Draft::new(report);
    let before = draft.report();

    let Numbers { text, free, stated } = draft.numbers_of(&paragraph, "办结25件").unwrap();
    let is_taken = |words: &&Words| text[words.at.clone()] == *"25件";
    let words = free.iter().find(is_taken).unwrap();
    assert!(!stated.iter().any(|one| is_taken(&one)));
    draft
        .apply(&Edit::Take {
            text: text.clone(),
            words: words.clone(),
        })
        .unwrap();
    let report = draft.report();
    let figure = report.figures.iter().find(|one| one.id == "local.taken-1");
    let figure = figure.unwrap();
    assert_eq!((figure.label.zh.as_str(), figure.value), ("办结", 25.0));
    assert_eq!(
        (figure.unit.as_str(), figure.source.printed.as_str()),
        ("件", "25件")
    );
    let verified = Verified::of(report.clone());
    assert!(verified.figure("local.taken-1").is_some());
    let now = draft.numbers_of(&paragraph, "办结25件").unwrap();
    assert!(now.stated.contains(words) && !now.free.contains(words));
    assert!(
        report.figures.last().unwrap().source.paragraph != paragraph,
        "in the order of the text"
    );
    assert!(draft.undo());
    assert_eq!(draft.report(), before);

    // Words of another text, or no number, are nothing to take.
    for (text, at) in [("全年办结99件。", 12..17), (text.as_str(), 0..6)] {
        let edit = Edit::Take {
            text: text.to_owned(),
            words: Words {
                at,
                ..words.clone()
            },
        };
        assert!(draft.apply(&edit).is_err());
    }
    assert_eq!(draft.report(), before);
}

#[test]
fn the_report_of_the_year_before_is_chosen_refused_and_taken_back() {
    let mut draft = draft();
    let of = |year, district: Option<&str>| {
        Edit::LastYear(Some(Rc::new(Report {
            year,
            district: district.map(str::to_owned),
            ..draft.report()
        })))
    };
    let own = draft.report().district;
    let before = of(2032, own.as_deref());
    let (same, other) = (of(2033, own.as_deref()), of(2032, Some("乙县")));
    draft.apply(&before).unwrap();
    assert_eq!(draft.last_year().unwrap().year, 2032);
    let refused = |was, is| Err(EditError::NotBefore(NotBefore::Year { was, is }));
    assert_eq!(draft.apply(&same), refused(2033, 2033));
    let district = Err(EditError::NotBefore(NotBefore::District));
    assert_eq!(draft.apply(&other), district);
    // The year of this report stays after that of the other.
    assert_eq!(draft.apply(&Edit::Year(2032)), refused(2032, 2032));
    assert_eq!(draft.last_year().unwrap().year, 2032);
    draft.apply(&Edit::LastYear(None)).unwrap();
    draft.apply(&Edit::Year(2032)).unwrap();
    assert!(draft.undo() && draft.undo());
    assert_eq!(draft.last_year().unwrap().year, 2032);
    assert!(draft.undo() && !draft.undo());
    assert_eq!(draft.last_year(), None);
}
