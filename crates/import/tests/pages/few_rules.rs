//! Tables that few rules draw, or the shading of their cells, or nothing but white.

use super::paged::{Font, Pdf};
use super::read;

const ROWS: [[&str; 4]; 6] = [
    ["项目", "2023年", "2022年", "增减"],
    ["行政许可", "1284", "1190", "94"],
    ["农村居民人均收入", "36580", "9", "7.9%"],
    ["信访", "7", "", "3"],
    ["规范性文件", "31", "28", "3"],
    ["行政复议案件", "129", "118", "11"],
];
/// The edges of the columns.
const EDGES: [f32; 5] = [90.0, 210.0, 290.0, 370.0, 450.0];
const HEIGHT: f32 = 20.0;
const TOP: f32 = 120.0;

fn begun() -> Pdf {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.show(60.0, 60.0, 16.0, "临江县2023年法治政府建设工作报告");
    pdf.show(60.0, 90.0, 14.0, "一、办理情况");
    pdf
}

fn width(text: &str) -> f32 {
    let of = |c: char| if c.is_ascii() { 6.0 } else { 12.0 };
    text.chars().map(of).sum()
}

/// A row: the head in the middle of its columns, labels at the left, numbers at the right.
fn show_row(pdf: &mut Pdf, n: usize, top: f32) {
    for (column, cell) in ROWS[n].iter().enumerate() {
        let (left, right) = (EDGES[column] + 4.0, EDGES[column + 1] - 4.0);
        let x = match (n, column) {
            (0, _) => (left + right - width(cell)) / 2.0,
            (_, 0) => left,
            _ => right - width(cell),
        };
        pdf.show(x, top + 14.0, 12.0, cell);
    }
}

/// The cells of a row so full that no white parts them: the next begins where one ends.
fn full_cells(n: usize) -> [String; 4] {
    [
        format!("行政许可事项办理{n}件"),
        format!("{}", 1_000_000_000_000_u64 + n as u64),
    ]
    .into_iter()
    .chain((1..3).map(|k| format!("{}", 2_000_000_000_000_u64 + (n * k) as u64)))
    .collect::<Vec<_>>()
    .try_into()
    .unwrap()
}

/// Rows of full cells, which nothing but what is drawn tells apart.
fn show_full_rows(pdf: &mut Pdf) -> Vec<Vec<Vec<String>>> {
    for n in 0..ROWS.len() {
        for (column, cell) in full_cells(n).iter().enumerate() {
            pdf.show(EDGES[column] + 1.0, row_top(n) + 14.0, 12.0, cell);
        }
    }
    vec![(0..ROWS.len()).map(|n| full_cells(n).to_vec()).collect()]
}

fn row_top(n: usize) -> f32 {
    TOP + HEIGHT * n as f32
}

fn show_rows(pdf: &mut Pdf) {
    for n in 0..ROWS.len() {
        show_row(pdf, n, row_top(n));
    }
}

/// A level line in pieces, one for each cell.
fn rule(pdf: &mut Pdf, y: f32) {
    for edges in EDGES.windows(2) {
        pdf.line(edges[0], y, edges[1], y);
    }
}

/// The cells of a row shaded, with white of so many points around each.
fn shade(pdf: &mut Pdf, n: usize, white: f32) {
    for edges in EDGES.windows(2) {
        let (x, y) = (edges[0] + white, 842.0 - row_top(n + 1) + white);
        let (w, h) = (edges[1] - edges[0] - 2.0 * white, HEIGHT - 2.0 * white);
        pdf.draw(&format!("q 0.9 g {x} {y} {w} {h} re f Q\n"));
    }
}

fn tables(pdf: &Pdf) -> Vec<Vec<Vec<String>>> {
    let report = read(&pdf.finish()).report;
    let tables = report.paragraphs().filter_map(|p| p.table.clone());
    let text = |row: &Vec<gongbao_report::model::TableCell>| {
        row.iter().map(|cell| cell.text.clone()).collect()
    };
    tables
        .map(|table| table.rows.iter().map(text).collect())
        .collect()
}

fn whole() -> Vec<Vec<Vec<String>>> {
    vec![ROWS.map(|row| row.map(String::from).to_vec()).to_vec()]
}

#[test]
fn heads_in_the_middle_are_of_the_columns_whose_texts_stand_at_a_side() {
    let mut pdf = begun();
    show_rows(&mut pdf);
    assert_eq!(tables(&pdf), whole());
}

#[test]
fn columns_set_to_the_right_go_on_over_the_page() {
    for cut in 3..6 {
        let mut pdf = begun();
        for n in 0..cut {
            show_row(&mut pdf, n, 760.0 - HEIGHT * (cut - n) as f32);
        }
        pdf.page();
        for n in cut..6 {
            show_row(&mut pdf, n, 60.0 + HEIGHT * (n - cut) as f32);
        }
        pdf.show(60.0, 220.0, 14.0, "二、存在的问题");
        assert_eq!(tables(&pdf), whole(), "{cut} rows on the first page");
    }
}

#[test]
fn numbers_a_blank_apart_are_two_cells() {
    let mut pdf = begun();
    for (n, row) in ROWS.iter().enumerate().skip(1) {
        let y = row_top(n) + 14.0;
        pdf.show(94.0, y, 12.0, row[0]);
        let numbers = format!("{} {}", 1000 + n, 2000 + n);
        pdf.show(286.0 - width(&numbers), y, 12.0, &numbers);
    }
    let found = tables(&pdf);
    assert_eq!(found[0][0], ["行政许可", "1001", "2001"]);
}

#[test]
fn every_second_row_may_be_shaded() {
    for shaded in [[1, 3, 5], [0, 2, 4]] {
        let mut pdf = begun();
        for n in shaded {
            shade(&mut pdf, n, 0.0);
        }
        let wanted = show_full_rows(&mut pdf);
        assert_eq!(tables(&pdf), wanted, "{shaded:?}");
    }
}

#[test]
fn shaded_cells_may_stand_apart() {
    let mut pdf = begun();
    for n in 0..ROWS.len() {
        shade(&mut pdf, n, 2.0);
    }
    let wanted = show_full_rows(&mut pdf);
    assert_eq!(tables(&pdf), wanted);
}

#[test]
fn a_shaded_head_gives_its_columns_to_the_rows_with_lines_below() {
    let mut pdf = begun();
    shade(&mut pdf, 0, 0.0);
    for n in 1..=ROWS.len() {
        rule(&mut pdf, row_top(n));
    }
    let wanted = show_full_rows(&mut pdf);
    assert_eq!(tables(&pdf), wanted);
}

#[test]
fn no_cell_goes_over_a_line_between_rows() {
    let mut pdf = begun();
    // No more white between rows than between the lines of a cell.
    for n in 1..5 {
        let top = TOP + 32.0 * n as f32;
        rule(&mut pdf, top);
        for (line, [unit, number]) in [["依申请公开", "本年新收"], ["政府信息", "申请数量"]]
            .into_iter()
            .enumerate()
        {
            let y = top + 12.0 + 16.0 * line as f32;
            pdf.show(94.0, y, 12.0, unit);
            pdf.show(220.0, y, 12.0, number);
        }
        pdf.show(340.0, top + 20.0, 12.0, &(100 + n).to_string());
    }
    rule(&mut pdf, TOP + 32.0 * 5.0);
    let found = tables(&pdf);
    let rows: Vec<String> = found[0].iter().map(|row| row.join("|")).collect();
    let wanted = |n: usize| format!("依申请公开政府信息|本年新收申请数量|{}", 100 + n);
    assert_eq!(rows, [1, 2, 3, 4].map(wanted));
}

#[test]
fn lines_between_columns_do_not_make_one_row_of_all() {
    for head in [true, false] {
        let mut pdf = begun();
        for x in EDGES {
            pdf.line(x, row_top(0), x, row_top(6));
        }
        rule(&mut pdf, row_top(0));
        if head {
            rule(&mut pdf, row_top(1));
        }
        rule(&mut pdf, row_top(6));
        show_rows(&mut pdf);
        assert_eq!(tables(&pdf), whole(), "a line below the head: {head}");
    }
}

#[test]
fn the_first_line_of_a_table_in_pieces_is_not_that_of_foot_notes() {
    let mut pdf = begun();
    // The text is larger than the table, which is the last of the page.
    for n in 0..20 {
        let text = "全年各镇认真履行职责，严格规范公正文明执法，持续推进政务公开。";
        pdf.show(60.0, 120.0 + 26.0 * n as f32, 15.0, text);
    }
    rule(&mut pdf, 650.0);
    rule(&mut pdf, 670.0);
    for n in 0..ROWS.len() {
        show_row(&mut pdf, n, 650.0 + HEIGHT * n as f32);
    }
    rule(&mut pdf, 770.0);
    assert_eq!(tables(&pdf), whole());
}

#[test]
fn bars_of_a_drawing_are_no_table() {
    let mut pdf = begun();
    for (n, height) in [60.0, 90.0, 40.0].into_iter().enumerate() {
        let x = 100.0 + 30.0 * n as f32;
        pdf.draw(&format!("q 0.5 g {x} 500 30 {height} re f Q\n"));
        pdf.show(x + 4.0, 334.0, 10.0, &(n + 1).to_string());
    }
    assert!(tables(&pdf).is_empty());
}

/// A table whose last row the page cuts: no line under its first cell, whose second line stands below the lines.
fn overflowing(below: (f32, &str), is_open: bool) -> Vec<u8> {
    let mut pdf = begun();
    for x in [60.0, 110.0, 300.0] {
        pdf.line(x, 700.0, x, 760.0);
    }
    for y in [700.0, 730.0] {
        pdf.line(60.0, y, 300.0, y);
    }
    pdf.line(if is_open { 110.0 } else { 60.0 }, 760.0, 300.0, 760.0);
    for (y, cells) in [(720.0, ["项目", "件数"]), (750.0, ["来信", "12"])] {
        pdf.show(66.0, y, 12.0, cells[0]);
        pdf.show(116.0, y, 12.0, cells[1]);
    }
    pdf.show(below.0, 774.0, 12.0, below.1);
    pdf.finish()
}

#[test]
fn text_below_the_lines_of_a_row_that_the_page_cuts_is_of_the_cells_that_are_open_there() {
    let cell = |file: Vec<u8>| {
        let report = read(&file).report;
        let table = report.paragraphs().find_map(|p| p.table.clone()).unwrap();
        table.rows[1][0].text.clone()
    };
    assert_eq!(cell(overflowing((66.0, "来访"), true)), "来信来访");
    // Under a line, and over the edge of the cell, it is a text.
    assert_eq!(cell(overflowing((66.0, "来访"), false)), "来信");
    assert_eq!(cell(overflowing((66.0, "以上为全年来信"), true)), "来信");
}

#[test]
fn a_page_that_goes_on_below_a_table_did_not_cut_it() {
    // The first cell, over two rows, has no line at the end of the table.
    let begun = |below: &dyn Fn(&mut Pdf)| {
        let mut pdf = begun();
        for x in [60.0, 110.0, 300.0] {
            pdf.line(x, 500.0, x, 590.0);
        }
        for (y, from) in [(500.0, 60.0), (530.0, 60.0), (560.0, 110.0), (590.0, 110.0)] {
            pdf.line(from, y, 300.0, y);
        }
        for (y, cells) in [
            (520.0, ["项目", "件数"]),
            (550.0, ["", "12"]),
            (580.0, ["来信", "7"]),
        ] {
            pdf.show(66.0, y, 12.0, cells[0]);
            pdf.show(116.0, y, 12.0, cells[1]);
        }
        pdf.show(66.0, 604.0, 12.0, "说明");
        below(&mut pdf);
        tables(&pdf).remove(0)[1][0].clone()
    };
    assert_eq!(begun(&|_| ()), "来信说明");
    assert_eq!(
        begun(&|pdf| pdf.show(60.0, 628.0, 12.0, "以上为全年来信情况。")),
        "来信"
    );
    let table_below = |pdf: &mut Pdf| {
        for at in [60.0, 180.0, 300.0] {
            pdf.line(at, 650.0, at, 680.0);
        }
        pdf.line(60.0, 650.0, 300.0, 650.0);
        pdf.line(60.0, 680.0, 300.0, 680.0);
        pdf.show(66.0, 670.0, 12.0, "来访");
        pdf.show(186.0, 670.0, 12.0, "5");
    };
    assert_eq!(begun(&table_below), "来信");
}
