//! Figures that are pointed at other words of the text.

use super::*;

/// The words around a figure that print this.
fn words(draft: &Draft, figure: &str, printed: &str) -> Words {
    let Around { text, words, .. } = draft.words_around(figure).unwrap();
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
    let Around { text, words, .. } = draft.words_around(&figure).unwrap();
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

#[test]
fn a_figure_that_is_pointed_at_its_own_words_is_not_changed() {
    let page = "<h1>甲县2033年法治政府建设年度报告</h1><p>一、行政复议</p>\
        <p>全年受理行政复议案件27件，同比增长12%，办结25件。</p>";
    let report = gongbao_import::import(page.as_bytes(), None).unwrap();
    let mut draft = Draft::new(report.report);
    let report = draft.report();
    for figure in &report.figures {
        let around = draft.words_around(&figure.id).unwrap();
        let own = |words: &&Words| around.current == Some(words.at.start);
        let words = around.words.iter().find(own).unwrap().clone();
        let figure = figure.id.clone();
        assert_eq!(draft.apply(&Edit::Point { figure, words }), Ok(false));
    }
    assert_eq!(draft.report(), report);
}

/// What a row of this table says of each of its numbers.
fn said_of(rows: &str, row: &str) -> Vec<String> {
    let page =
        format!("<h1>甲县2033年法治政府建设年度报告</h1><p>一、行政复议</p><table>{rows}</table>");
    let report = gongbao_import::import(page.as_bytes(), None)
        .unwrap()
        .report;
    let table = report.paragraphs().find(|one| one.table.is_some());
    let id = table.unwrap().id.clone();
    let draft = Draft::new(report);
    let Numbers { text, free, stated } = draft.numbers_of(&id, row).unwrap();
    let mut all = [free, stated].concat();
    all.sort_by_key(|words| words.at.start);
    let said = |words: &Words| {
        let heads = draft.heads(&text, words).join(" ");
        format!("{heads} {}", &text[words.at.clone()])
    };
    all.iter().map(said).collect()
}

#[test]
fn a_number_of_a_table_is_told_by_what_stands_before_and_over_it() {
    let heads = "<tr><th rowspan=2>类别</th><th colspan=2>维持</th><th>纠正</th></tr>\
        <tr><th>当年</th><th>上年</th><th>当年</th></tr>";
    let rows = "<tr><td>复议</td><td>1</td><td>1</td><td>0</td></tr>";
    let said = ["复议 维持 当年 1", "复议 维持 上年 1", "复议 纠正 当年 0"];
    assert_eq!(said_of(&format!("{heads}{rows}"), "复议"), said);
    // A line across the table heads nothing; other heads begin another part.
    let more = "<tr><td colspan=4>二、处罚</td></tr>\
        <tr><td>类别</td><td>罚款</td><td>警告</td><td>其他</td></tr>\
        <tr><td>行政处罚</td><td>7</td><td>8</td><td>9</td></tr>";
    assert_eq!(
        said_of(&format!("{heads}{rows}{more}"), "行政处罚"),
        ["行政处罚 罚款 7", "行政处罚 警告 8", "行政处罚 其他 9"]
    );
    // Names and numbers in turn.
    let pairs = "<tr><td>维持</td><td>3</td><td>纠正</td><td>4</td></tr>\
        <tr><td>撤销</td><td>5</td><td>其他</td><td>6</td></tr>";
    assert_eq!(said_of(pairs, "维持"), ["维持 3", "纠正 4"]);
}
