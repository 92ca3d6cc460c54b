use super::*;
use crate::model::{Mode, Period};
use crate::{Report, Verified};

const SEED: &str = include_str!("../../../../assets/reports/kecheng-2017.json");

fn seed() -> Verified {
    Verified::of(Report::from_json(SEED).unwrap())
}

/// The cells of a CSV text, read by its standard.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = csv.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}

#[test]
fn every_figure_is_a_row_with_its_sentence_and_address() {
    let verified = seed();
    let csv = csv(&verified, "https://a.gov.cn/2017/");
    assert!(
        csv.starts_with("\u{feff}编号,名称,数值"),
        "Excel and WPS know UTF-8 by its mark"
    );
    let rows = cells(&csv);
    assert_eq!(rows.len(), verified.report().figures.len() + 1);
    assert!(rows.iter().all(|row| row.len() == 13));
    let letters = rows
        .iter()
        .find(|row| row[0] == "petitions.letters.received")
        .unwrap();
    assert_eq!(letters[2..6], ["229", "件", "", "原文数字"]);
    assert_eq!(letters[6..10], ["结果", "2017", "相符", "229件"]);
    assert!(letters[10].contains("来信229件"));
    assert!(letters[12].starts_with("https://a.gov.cn/2017/#figure/petitions.letters.received~"));
}

#[test]
fn csv_and_json_say_the_same() {
    let verified = seed();
    let rows = cells(&csv(&verified, "p"));
    let json: serde_json::Value = serde_json::from_str(&json(&verified, "p")).unwrap();
    let figures = json["figures"].as_array().unwrap();
    assert_eq!(figures.len() + 1, rows.len());
    for (row, figure) in rows[1..].iter().zip(figures) {
        assert_eq!(row[0], figure["id"]);
        assert_eq!(row[1], figure["label"]["zh"]);
        assert_eq!(row[2], figure["value"].to_string());
        assert_eq!(row[10], figure["quotation"]);
        assert_eq!(row[12], figure["address"]);
        assert_eq!(row[5].starts_with("推算"), figure["basis"] == "derived");
    }
}

#[test]
fn a_plan_and_a_total_of_years_are_called_so() {
    let mut report = Report::from_json(SEED).unwrap();
    report.figures[0].mode = Mode::Target;
    report.figures[0].period = Some(Period::of(2018));
    report.figures[1].period = Some(Period {
        from: 2013,
        to: 2017,
    });
    let verified = Verified::of(report);
    let rows = cells(&csv(&verified, ""));
    assert_eq!(rows[1][6..8], ["计划", "2018"]);
    assert_eq!(rows[2][6..8], ["结果", "2013—2017"]);
    let json: serde_json::Value = serde_json::from_str(&json(&verified, "p")).unwrap();
    assert_eq!(json["figures"][0]["mode"], "target");
    assert_eq!(json["figures"][1]["period"]["from"], 2013);
}

#[test]
fn no_cell_is_a_formula() {
    let mut report = Report::from_json(SEED).unwrap();
    for (figure, text) in report.figures.iter_mut().zip([
        "=1+1",
        "+A1",
        "-A1",
        "@SUM(A1)",
        "\t=1",
        "＝1",
        " =cmd|' /C calc'!A0",
    ]) {
        figure.label.zh = text.to_owned();
        figure.value = -3.5;
    }
    let rows = cells(&csv(&Verified::of(report), ""));
    for row in &rows[1..8] {
        assert!(row[1].starts_with('\''), "{}", row[1]);
        assert_eq!(row[2], "-3.5", "a negative number stays a number");
    }
}

#[test]
fn a_figure_that_does_not_agree_with_its_sentence_says_so() {
    let mut report = Report::from_json(SEED).unwrap();
    report.figures[0].value += 1.0;
    let rows = cells(&csv(&Verified::of(report), ""));
    assert_eq!(rows[1][8], "不符");
    assert_eq!(rows[2][8], "相符");
}

#[test]
fn the_text_has_every_paragraph_and_no_furniture() {
    let verified = seed();
    let report = verified.report();
    let (text, markdown) = (plain_text(report), markdown(report));
    for paragraph in report.paragraphs() {
        assert!(text.contains(&paragraph.text));
        assert!(markdown.contains(&crate::cite::escaped(&paragraph.text)));
    }
    for line in report.furniture() {
        assert!(
            !text.lines().any(|other| other == line.text),
            "{}",
            line.text
        );
    }
    assert!(text.starts_with(&report.title));
    assert_eq!(
        markdown
            .lines()
            .filter(|line| line.starts_with("## "))
            .count(),
        report.sections.len()
    );
    assert!(markdown.contains("\n### "));
}

#[test]
fn a_table_with_spans_keeps_its_columns() {
    let json = r#"{"format":1,"id":"t","title":"表","year":2020,"issuer":"某县","sections":[{"id":"s","title":"节","paragraphs":[
        {"id":"s.1","text":"","table":{"rows":[
            [{"text":"类别","rows":2},{"text":"数量","columns":2}],
            [{"text":"新收"},{"text":"办结"}],
            [{"text":"信访|件"},{"text":"3"},{"text":"2"}]]}}]}]}"#;
    let report = Report::from_json(json).unwrap();
    let table =
        "| 类别 | 数量 |  |\n| --- | --- | --- |\n|  | 新收 | 办结 |\n| 信访\\|件 | 3 | 2 |";
    assert!(markdown(&report).contains(table), "{}", markdown(&report));
    assert!(plain_text(&report).contains("信访|件\t3\t2"));
}

#[test]
fn ratios_and_fractions_stay_what_the_report_prints() {
    for printed in ["1:7", "3/4", "3-5"] {
        assert_eq!(super::rows::harmless(printed), format!("'{printed}"));
    }
    for printed in ["15290件", "约17%", "1.5", "2018年3月"] {
        assert_eq!(super::rows::harmless(printed), printed);
    }
}

#[test]
fn a_byline_stands_under_the_title() {
    let json = r#"{"format":1,"id":"t","title":"关于工作情况的报告","year":2020,"issuer":"某县",
        "front":[{"kind":"furniture","text":"首页"},{"kind":"title","text":"关于工作情况的报告"},
            {"kind":"text","text":"(2021年6月28日在某县第八次会议上)"}],
        "sections":[{"id":"s","title":"节","paragraphs":[{"id":"s.1","text":"段。"}]}]}"#;
    let report = Report::from_json(json).unwrap();
    let byline = "(2021年6月28日在某县第八次会议上)";
    assert_eq!(plain_text(&report).lines().nth(1), Some(byline));
    assert_eq!(
        markdown(&report).lines().nth(2),
        Some(crate::cite::escaped(byline).as_str())
    );
}

fn parsed(json: &str) -> serde_json::Value {
    serde_json::from_str(json).unwrap()
}

#[test]
fn every_proven_figure_is_stated_for_machines_with_its_sentence() {
    let mut report = Report::from_json(SEED).unwrap();
    report.figures[0].value += 1.0;
    let verified = Verified::of(report);
    let all = parsed(&json_ld(&verified, "https://a.gov.cn/2017/"));
    let graph = all["@graph"].as_array().unwrap();
    assert_eq!(graph[0]["@type"], "Dataset");
    let of = |kind: &str| -> Vec<&serde_json::Value> {
        graph.iter().filter(|node| node["@type"] == kind).collect()
    };
    let observed = of("Observation");
    assert_eq!(
        observed.len(),
        verified.report().figures.len() - 1,
        "what is not proven is not stated"
    );
    for observation in observed {
        let quote = &observation["subjectOf"]["@id"];
        let quotation = of("Quotation")
            .into_iter()
            .find(|node| node["@id"] == *quote);
        let id = observation["@id"].as_str().unwrap();
        let figure = verified.report().figures.iter().find(|figure| {
            id.starts_with(&format!("https://a.gov.cn/2017/#figure/{}~", figure.id))
        });
        if let Some(figure) = figure {
            assert_eq!(quotation.unwrap()["text"], figure.source.quote);
            assert_eq!(observation["unitText"], figure.unit);
        }
        assert!(quotation.is_some() && id.starts_with("https://a.gov.cn/2017/#"));
    }
}

#[test]
fn the_columns_of_the_csv_are_described_in_their_order() {
    let verified = seed();
    let described = parsed(&csvw(&verified, "figures.csv"));
    assert_eq!(described["url"], "figures.csv");
    let columns = described["tableSchema"]["columns"].as_array().unwrap();
    let titles: Vec<&str> = columns
        .iter()
        .map(|column| column["titles"]["zh"].as_str().unwrap())
        .collect();
    assert_eq!(titles, cells(&csv(&verified, "p"))[0]);
}

#[test]
fn an_annotation_selects_the_printed_words_in_the_text() {
    let table =
        r#"{"id": "t.1", "text": "", "table": {"rows": [[{"text": "来信"}, {"text": "31件"}]]}},"#;
    let json = SEED.replacen("\"preamble\": [", &format!("\"preamble\": [{table}"), 1);
    let mut report = Report::from_json(&json).unwrap();
    let mut of_table = report.figures[0].clone();
    of_table.id = "local.of-table".into();
    of_table.value = 31.0;
    of_table.unit = "件".into();
    of_table.source = crate::model::Source {
        paragraph: "t.1".into(),
        quote: "来信\t31件".into(),
        printed: "31件".into(),
        ..crate::model::Source::default()
    };
    report.figures.insert(0, of_table);
    let verified = Verified::of(report);
    assert!(verified.figure("local.of-table").is_some());
    let proven = verified.proven().count();
    let text: Vec<char> = plain_text(verified.report()).chars().collect();
    let all = parsed(&annotations(&verified, "https://a.gov.cn/2017/"));
    let items = all["items"].as_array().unwrap();
    assert_eq!(items.len(), proven);
    for (item, proven) in items.iter().zip(verified.proven()) {
        let [quote, position] = [0, 1].map(|n| &item["target"]["selector"][n]);
        let at = |name: &str| usize::try_from(position[name].as_u64().unwrap()).unwrap();
        let words = |from: usize, to: usize| text[from..to].iter().collect::<String>();
        let exact = words(at("start"), at("end"));
        assert_eq!(exact, proven.figure().source.printed);
        assert_eq!(quote["exact"], exact);
        let around = ["prefix", "suffix"].map(|name| quote[name].as_str().unwrap());
        let found = format!("{}{exact}{}", around[0], around[1]);
        let begin = at("start") - around[0].chars().count();
        assert_eq!(words(begin, begin + found.chars().count()), found);
    }
}
