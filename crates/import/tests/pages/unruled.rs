//! Tables without rules: cells of several lines, wherever they stand in their rows, and rows that a page cuts.

use super::paged::{Font, Pdf};
use super::read;

const HEAD: [(f32, &str); 4] = [
    (60.0, "序号"),
    (110.0, "单位"),
    (240.0, "件数"),
    (320.0, "说明"),
];
const NOTE: [&str; 3] = ["全年没有发生", "被撤销或者确", "认违法的情形"];

fn head(pdf: &mut Pdf, y: f32) {
    for (x, cell) in HEAD {
        pdf.show(x, y, 12.0, cell);
    }
}

/// Number, unit and count of row `n`, all in one line.
fn short_cells(pdf: &mut Pdf, n: usize, y: f32) {
    pdf.show(60.0, y, 12.0, &n.to_string());
    pdf.show(110.0, y, 12.0, "镇综合行政");
    pdf.show(240.0, y, 12.0, &(117 * n).to_string());
}

fn note(pdf: &mut Pdf, lines: std::ops::Range<usize>, y: f32) {
    for (n, line) in NOTE[lines].iter().enumerate() {
        pdf.show(320.0, y + 18.0 * n as f32, 12.0, line);
    }
}

fn rows(pdf: Pdf) -> Vec<Vec<String>> {
    let report = read(&pdf.finish()).report;
    let tables: Vec<_> = report
        .paragraphs()
        .filter_map(|p| p.table.clone())
        .collect();
    assert_eq!(tables.len(), 1, "{:?}", report.text());
    let rows = tables[0].rows.iter();
    rows.map(|row| row.iter().map(|cell| cell.text.clone()).collect())
        .collect()
}

/// What a row of the table says.
fn row(n: usize, unit: &str) -> Vec<String> {
    [&n.to_string(), unit, &(117 * n).to_string(), &NOTE.concat()]
        .map(String::from)
        .to_vec()
}

fn begun() -> Pdf {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.show(60.0, 60.0, 16.0, "临江县2021年法治政府建设工作报告");
    pdf.show(60.0, 90.0, 14.0, "一、各镇执法情况");
    pdf
}

#[test]
fn a_row_that_the_page_cuts_goes_on_with_the_lines_at_the_top_of_the_next() {
    let mut pdf = begun();
    head(&mut pdf, 690.0);
    // Whole, around the middle of the row.
    note(&mut pdf, 0..3, 708.0);
    pdf.show(110.0, 717.0, 12.0, "镇综合行政");
    pdf.show(110.0, 735.0, 12.0, "执法队");
    pdf.show(60.0, 726.0, 12.0, "1");
    pdf.show(240.0, 726.0, 12.0, "117");
    // Cut: as much as the page holds, from the top.
    note(&mut pdf, 0..1, 762.0);
    short_cells(&mut pdf, 2, 762.0);
    pdf.page();
    note(&mut pdf, 1..3, 60.0);
    pdf.show(110.0, 69.0, 12.0, "执法队");
    note(&mut pdf, 0..3, 96.0);
    short_cells(&mut pdf, 3, 114.0);
    note(&mut pdf, 0..3, 150.0);
    short_cells(&mut pdf, 4, 168.0);
    note(&mut pdf, 0..3, 204.0);
    short_cells(&mut pdf, 5, 222.0);
    pdf.show(60.0, 270.0, 14.0, "二、存在的问题");
    let found = rows(pdf);
    let wanted = [
        row(1, "镇综合行政执法队"),
        row(2, "镇综合行政执法队"),
        row(3, "镇综合行政"),
        row(4, "镇综合行政"),
        row(5, "镇综合行政"),
    ];
    assert_eq!(found[1..], wanted);
}

#[test]
fn cells_may_begin_or_end_at_the_line_of_their_row_where_white_parts_the_rows() {
    for (first, what) in [(0.0, "above"), (-18.0, "in the middle"), (-36.0, "below")] {
        let mut pdf = begun();
        head(&mut pdf, 130.0);
        for n in 1..5 {
            let y = 130.0 + 64.0 * n as f32;
            note(&mut pdf, 0..3, y + first);
            short_cells(&mut pdf, n, y);
        }
        let wanted: Vec<_> = (1..5).map(|n| row(n, "镇综合行政")).collect();
        assert_eq!(rows(pdf)[1..], wanted, "{what}");
    }
}

#[test]
fn what_stands_at_the_top_of_a_page_under_a_whole_row_is_none_of_it() {
    let mut pdf = begun();
    head(&mut pdf, 680.0);
    for n in 1..4 {
        let y = 680.0 + 24.0 * n as f32;
        short_cells(&mut pdf, n, y);
        pdf.show(320.0, y, 12.0, "无");
    }
    pdf.page();
    pdf.show(320.0, 60.0, 12.0, "临江县人民政府");
    let report = read(&pdf.finish()).report;
    let table = report.paragraphs().find_map(|p| p.table.clone()).unwrap();
    assert_eq!(table.rows[3][3].text, "无");
    assert!(report.text().ends_with("临江县人民政府"));
}

#[test]
fn the_text_above_a_table_with_wide_rows_is_none_of_it() {
    let mut pdf = begun();
    pdf.show(88.0, 120.0, 16.0, "全年各镇认真履行职责，严格规范公正");
    pdf.show(60.0, 144.0, 16.0, "文明执法。");
    head(&mut pdf, 166.0);
    for n in 1..4 {
        let y = 166.0 + 40.0 * n as f32;
        short_cells(&mut pdf, n, y);
        pdf.show(320.0, y, 12.0, "无");
    }
    assert_eq!(rows(pdf)[0], HEAD.map(|(_, cell)| cell));
}

/// A page that ends with rows of the table, and a line at the top of the next: its cells by their places.
fn with_line_on_next_page(line: &[(f32, &str)]) -> Pdf {
    let mut pdf = begun();
    head(&mut pdf, 680.0);
    for n in 1..5 {
        let y = 680.0 + 24.0 * n as f32;
        short_cells(&mut pdf, n, y);
        pdf.show(320.0, y, 12.0, "无");
    }
    pdf.page();
    for (x, cell) in line {
        pdf.show(*x, 60.0, 12.0, cell);
    }
    pdf
}

#[test]
fn a_line_at_the_top_of_a_page_is_a_row_where_it_has_what_its_columns_have() {
    let row = [
        (60.0, "5"),
        (110.0, "县综合行政"),
        (240.0, "585"),
        (320.0, "无"),
    ];
    let found = rows(with_line_on_next_page(&row));
    assert_eq!(found[5], row.map(|(_, cell)| cell));

    let signed = [
        (60.0, "审核"),
        (110.0, "王小明"),
        (240.0, "填报"),
        (320.0, "李军"),
    ];
    let report = read(&with_line_on_next_page(&signed).finish()).report;
    let table = report.paragraphs().find_map(|p| p.table.clone()).unwrap();
    assert_eq!(table.rows.len(), 5, "{table:?}");
    assert!(report.text().contains("王小明"));
}

#[test]
fn a_head_over_one_row_of_numbers_is_a_table_and_two_lines_of_a_letter_are_none() {
    let drawn = |lines: [[&str; 2]; 2]| {
        let mut pdf = begun();
        for (n, line) in lines.iter().enumerate() {
            let y = 130.0 + 24.0 * n as f32;
            pdf.show(60.0, y, 12.0, line[0]);
            pdf.show(300.0, y, 12.0, line[1]);
        }
        pdf.show(60.0, 200.0, 14.0, "二、存在的问题");
        pdf
    };
    let table = [["信息内容", "本年处理决定数量"], ["行政许可", "12,550"]];
    assert_eq!(rows(drawn(table)), table);
    // The first cell is full.
    let filled = "行政事业性收费和其他各项收费以及罚没收";
    let table = [["信息内容", "本年收费金额"], [filled, "7730.28"]];
    assert_eq!(rows(drawn(table)), table);
    for letter in [
        [
            ["联系人：王小明", "电话：5550123"],
            ["地址：云岭路", "518000"],
        ],
        [["临江县人民政府", "文件"], ["来信来访", "回复"]],
        [["2021年", "3月"], ["来信", "12"]],
    ] {
        let report = read(&drawn(letter).finish()).report;
        assert!(report.paragraphs().all(|p| p.table.is_none()), "{letter:?}");
    }
}
