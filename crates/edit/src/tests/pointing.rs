//! Figures that are pointed at other words of the text.

use super::*;

/// The words around a figure that print this.
fn words(draft: &Draft, figure: &str, printed: &str) -> Words {
    let (text, words) = draft.words_around(figure).unwrap();
    let mut words = words.into_iter();
    let found = words.find(|words| text[words.at.clone()] == *printed);
    found.unwrap_or_else(|| panic!("{printed} does not stand in {text}"))
}

#[test]
fn a_figure_that_is_pointed_at_other_words_says_what_they_say() {
    let mut draft = draft();
    let figure = stated(&draft, "229件");
    let to = words(&draft, &figure, "96件");
    draft
        .apply(&Edit::Point {
            figure: figure.clone(),
            words: to,
        })
        .unwrap();
    let verified = Verified::of(draft.report());
    let proven = verified.figure(&figure).unwrap();
    assert_eq!(proven.value(), 96.0);
    assert_eq!(proven.figure().source.printed, "96件");
    draft.undo();
    assert_eq!(stated(&draft, "229件"), figure);
}

#[test]
fn what_counts_nothing_is_not_offered_for_a_number() {
    let page = "<h1>甲县2033年法治政府建设年度报告</h1><p>一、行政复议</p>\
        <p>全年受理行政复议案件27件，推进一村一策、一次办好，近半年来办结十一件，死亡一人，撤销占百分之一。</p>";
    let report = gongbao_import::import(page.as_bytes(), None).unwrap();
    let draft = Draft::new(report.report);
    let figure = stated(&draft, "27件");
    let (text, words) = draft.words_around(&figure).unwrap();
    let offered: Vec<&str> = words.iter().map(|one| &text[one.at.clone()]).collect();
    assert_eq!(offered, ["27件", "十一件", "一人", "百分之一"]);
    let paragraph = words[0].paragraph.clone();
    let numbers = draft.numbers_of(&paragraph, "27件").unwrap();
    assert_eq!(numbers.free.len() + numbers.stated.len(), offered.len());
}

#[test]
fn words_that_a_figure_states_stay_among_those_it_can_be() {
    let mut draft = draft();
    let figure = stated(&draft, "27件");
    let mut report = draft.report();
    let paragraph = words(&draft, &figure, "27件").paragraph;
    for section in &mut report.sections {
        for paragraph in section
            .paragraphs
            .iter_mut()
            .filter(|one| one.id == paragraph)
        {
            paragraph.text = paragraph.text.replace("27件", "一件又");
        }
    }
    for figure in report.figures.iter_mut().filter(|one| one.id == figure) {
        figure.source.quote = figure.source.quote.replace("27件", "一件又");
        figure.source.printed = "一件".into();
    }
    draft = Draft::new(report);
    assert_eq!(words(&draft, &figure, "一件").paragraph, paragraph);
}

#[test]
fn a_figure_is_not_pointed_at_what_is_no_number_there() {
    let mut draft = draft();
    let figure = stated(&draft, "229件");
    let mut to = words(&draft, &figure, "1307件");
    // 307件 stands inside the number of another.
    to.at.start += 1;
    let before = draft.report();
    let point = Edit::Point { figure, words: to };
    assert_eq!(
        draft.apply(&point),
        Err(EditError::NoNumber("307件".into()))
    );
    assert_eq!(draft.report(), before);
}

#[test]
fn a_figure_is_not_pointed_at_a_number_of_another_unit_even_where_no_chart_has_it() {
    let mut draft = draft();
    let figure = stated(&draft, "229件");
    let mut report = draft.report();
    let paragraph = words(&draft, &figure, "96件").paragraph;
    for section in &mut report.sections {
        let mut own = section.paragraphs.iter_mut();
        if let Some(own) = own.find(|one| one.id == paragraph) {
            own.text = own.text.replace("96件", "一次，");
        }
    }
    report.charts.clear();
    report.figures.retain(|one| one.id == figure);
    report.highlights.clear();
    draft = Draft::new(report);
    let before = draft.report();
    let words = words(&draft, &figure, "一次");
    let (was, is) = ("件".to_owned(), "次".to_owned());
    assert_eq!(
        draft.apply(&Edit::Point { figure, words }),
        Err(EditError::OtherUnit { was, is })
    );
    assert_eq!(draft.report(), before);
}
