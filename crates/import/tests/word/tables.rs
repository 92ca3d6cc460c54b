//! Tables, and charts that become one.

use crate::{p, printed, read, read_with};

#[test]
fn merged_and_shifted_cells_keep_their_columns() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let body = format!(
        "{}<w:tbl>{}{}{}</w:tbl>",
        p("一、做法"),
        row(&[
            cell("<w:vMerge w:val=\"restart\"/>", "来信"),
            cell("", "受理"),
            cell("", "31")
        ]),
        row(&[cell("<w:vMerge/>", ""), cell("", "办结"), cell("", "29")]),
        row(&[
            "<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>".to_owned(),
            cell("", "积压"),
            cell("", "2")
        ])
    );
    let imported = read(&body);
    let table = imported.report.sections[0].paragraphs[0]
        .table
        .as_ref()
        .unwrap();
    assert_eq!(table.rows[0][0].rows, 2);
    let texts: Vec<Vec<&str>> = table
        .rows
        .iter()
        .map(|row| row.iter().map(|c| c.text.as_str()).collect())
        .collect();
    assert_eq!(
        texts,
        [
            vec!["来信", "受理", "31"],
            vec!["办结", "29"],
            vec!["", "积压", "2"]
        ]
    );
}

#[test]
fn a_table_of_one_cell_is_only_a_frame() {
    let body = format!(
        "<w:tbl><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>",
        p("一、做法"),
        p("收到来信31封。")
    );
    assert_eq!(printed(&read(&body)), ["一、做法", "收到来信31封。"]);
}

#[test]
fn a_chart_becomes_a_table_of_what_it_was_drawn_from() {
    let values = |name: &str, texts: [&str; 2]| {
        let points = texts.iter().enumerate();
        let points = points.map(|(n, text)| format!("<c:pt idx=\"{n}\"><c:v>{text}</c:v></c:pt>"));
        format!("<c:{name}>{}</c:{name}>", points.collect::<String>())
    };
    let chart = format!(
        "<c:chartSpace><c:title><a:t>来信数（封）</a:t></c:title><c:ser><c:tx><c:v>来信</c:v></c:tx>{}{}</c:ser></c:chartSpace>",
        values("cat", ["2020年", "2021年"]),
        values("val", ["28", "31"])
    );
    let relations = "<Relationships><Relationship Id=\"r9\" Type=\"x/chart\" Target=\"charts/chart1.xml\"/></Relationships>";
    let body = format!(
        "{}<w:p><w:r><w:drawing><c:chart r:id=\"r9\"/></w:drawing></w:r></w:p>",
        p("一、做法")
    );
    let parts = [
        ("word/charts/chart1.xml", chart.as_str()),
        ("word/_rels/document.xml.rels", relations),
    ];
    let imported = read_with(&body, &parts);
    assert_eq!(
        printed(&imported),
        ["一、做法", "来信数（封）", "来信", "2020年|28", "2021年|31"]
            .map(|line| line.trim().to_owned())
    );
}
