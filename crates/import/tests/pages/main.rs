//! PDF and OFD: the same report as its text, whatever pages, columns and rules do to it; or a refusal
//! that says why. The files are made here, by hand and by the programs that offices use.

mod columns;
mod few_rules;
mod fonts;
mod framed;
mod openings;
mod paged;
mod refused;
mod unruled;

use gongbao_import::{Diagnostic, Imported, Problem, import};
use gongbao_report::Report;
use paged::{Font, Ofd, Pdf, text};

const TITLE: &str = "临江县2021年法治政府建设年度报告";

/// A report of three sections, one paragraph a line.
const REPORT: [&str; 8] = [
    TITLE,
    "2021年，临江县认真推进法治政府建设，现将有关情况报告如下：",
    "一、依法履行职能",
    "（一）优化营商环境。全年办理行政许可12550件，其中网上办理9980件，占79.5%。各部门公布权责清单，减少证明事项36项，企业开办时间缩短为1天，群众满意度为98.2%，比上年提高1.3个百分点。",
    "（二）加强文件管理。审查行政规范性文件28件，备案率100%。",
    "二、化解社会矛盾",
    "全年收到行政复议申请229件，办结211件，纠正26件。区政府作为被告的行政诉讼案件41件，行政机关负责人出庭应诉率为100%，调解案件1037件，涉及金额2600余万元，全部履行完毕。",
    "三、存在的问题",
];

fn report_of_text() -> Report {
    import(REPORT.join("\n").as_bytes(), None).unwrap().report
}

fn read(file: &[u8]) -> Imported {
    import(file, None).unwrap_or_else(|error| panic!("{error}"))
}

/// Figures as people read them.
fn figures(report: &Report) -> Vec<(f64, String, String)> {
    let figures = report.figures.iter();
    figures
        .map(|figure| (figure.value, figure.unit.clone(), figure.label.zh.clone()))
        .collect()
}

/// The paragraphs of a report, with its headings.
fn printed(report: &Report) -> Vec<String> {
    let text = report.text();
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn paragraphs_over_rows_and_pages_are_whole_and_heads_and_page_numbers_are_none() {
    let wanted = report_of_text();
    for font in [Font::Gbk, Font::Ucs2, Font::Gb1] {
        let mut pdf = Pdf::new(font);
        let rows = text::rows(&REPORT, 26);
        for (n, page) in rows.chunks(7).enumerate() {
            pdf.page();
            pdf.show(200.0, 60.0, 9.0, "临江县人民政府公报");
            pdf.show(290.0, 800.0, 9.0, &format!("— {} —", n + 1));
            for (m, row) in page.iter().enumerate() {
                pdf.show(
                    70.0 + row.indent * 16.0,
                    120.0 + 28.0 * m as f32,
                    16.0,
                    &row.text,
                );
            }
        }
        let found = read(&pdf.finish()).report;
        assert_eq!(figures(&found), figures(&wanted), "{font:?}");
        let back: Vec<&str> = found.back.iter().map(|line| line.text.as_str()).collect();
        assert!(back.contains(&"临江县人民政府公报"), "{back:?}");
        let lines = printed(&found);
        for line in printed(&wanted) {
            assert!(lines.contains(&line), "{font:?}: {line}\n{lines:#?}");
        }
    }
}

#[test]
fn a_turned_page_is_read_upright() {
    let wanted = figures(&report_of_text());
    for turn in [90, 180, 270] {
        let mut pdf = Pdf::new(Font::Gbk);
        pdf.turned_page(turn);
        for (n, row) in text::rows(&REPORT, 26).iter().enumerate() {
            pdf.show(
                70.0 + row.indent * 16.0,
                80.0 + 28.0 * n as f32,
                16.0,
                &row.text,
            );
        }
        assert_eq!(figures(&read(&pdf.finish()).report), wanted, "{turn}");
    }
}

/// A table over two pages: the head again, a cell over several rows cut by the page.
fn table_over_pages() -> Vec<u8> {
    let mut pdf = Pdf::new(Font::Gbk);
    let columns = [60.0, 160.0, 300.0, 400.0];
    pdf.page();
    pdf.show(60.0, 60.0, 16.0, TITLE);
    pdf.show(60.0, 90.0, 14.0, "一、复议和应诉情况");
    let head = ["类别", "项目", "数量（件）"];
    let mut draw = |top: f32, rows: &[[&str; 3]], spans: &[usize]| {
        for (n, row) in rows.iter().enumerate() {
            for (m, cell) in row.iter().enumerate() {
                pdf.show(columns[m] + 6.0, top + 20.0 * n as f32 + 14.0, 10.0, cell);
            }
        }
        let bottom = top + 20.0 * rows.len() as f32;
        for x in columns {
            pdf.line(x, top, x, bottom);
        }
        for n in 0..=rows.len() {
            let from = if spans.contains(&n) {
                columns[1]
            } else {
                columns[0]
            };
            let y = top + 20.0 * n as f32;
            pdf.line(from, y, columns[3], y);
        }
        pdf.page();
    };
    draw(
        110.0,
        &[head, ["复议", "申请", "229"], ["", "办结", "211"]],
        &[2],
    );
    draw(
        60.0,
        &[head, ["", "纠正", "26"], ["应诉", "被告", "41"]],
        &[],
    );
    pdf.finish()
}

#[test]
fn a_table_over_pages_is_one_and_its_cells_keep_their_span() {
    let report = read(&table_over_pages()).report;
    let tables: Vec<_> = report
        .paragraphs()
        .filter_map(|p| p.table.clone())
        .collect();
    assert_eq!(tables.len(), 1);
    let rows: Vec<Vec<(&str, u32)>> = tables[0]
        .rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|cell| (cell.text.as_str(), cell.rows))
                .collect()
        })
        .collect();
    assert_eq!(
        rows,
        [
            vec![("类别", 1), ("项目", 1), ("数量（件）", 1)],
            vec![("复议", 3), ("申请", 1), ("229", 1)],
            vec![("办结", 1), ("211", 1)],
            vec![("纠正", 1), ("26", 1)],
            vec![("应诉", 1), ("被告", 1), ("41", 1)],
        ]
    );
}

#[test]
fn columns_without_rules_are_a_table_and_said_to_be_told_by_gaps() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.show(60.0, 60.0, 16.0, TITLE);
    pdf.show(60.0, 90.0, 14.0, "一、复议情况");
    for (n, row) in [
        ["年份", "收到", "办结"],
        ["2020年", "198", "190"],
        ["2021年", "229", "211"],
    ]
    .iter()
    .enumerate()
    {
        for (m, cell) in row.iter().enumerate() {
            pdf.show(80.0 + 120.0 * m as f32, 130.0 + 24.0 * n as f32, 12.0, cell);
        }
    }
    let found = read(&pdf.finish());
    let table = found
        .report
        .paragraphs()
        .find_map(|p| p.table.as_ref())
        .unwrap();
    assert_eq!(table.rows[2][1].text, "229");
    let said = |d: &Diagnostic| matches!(d.problem, Problem::TableByGaps { .. });
    assert!(found.diagnostics.iter().any(said));
}

#[test]
fn cells_without_rules_that_their_text_fills_end_where_the_next_begin_in_other_rows() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.show(60.0, 60.0, 16.0, TITLE);
    pdf.show(60.0, 90.0, 14.0, "一、主动公开情况");
    pdf.show(60.0, 120.0, 12.0, "第二十条第（一）项");
    let places = [60.0, 147.0, 222.0];
    let rows = [
        ["信息内容", "本年制发件数", "本年废止件数"],
        ["规章", "0", "4"],
        // 2.4 points before the next cell, as in 共229 件.
        ["行政规范性文件", "3", "15"],
    ];
    for (n, row) in rows.iter().enumerate() {
        for (x, cell) in places.iter().zip(row) {
            pdf.show(*x, 144.0 + 24.0 * n as f32, 12.0, cell);
        }
    }
    // The next form is a table of its own: a head over one row.
    pdf.show(60.0, 216.0, 12.0, "第二十条第（五）项");
    pdf.show(60.0, 240.0, 12.0, "信息内容");
    pdf.show(200.0, 240.0, 12.0, "本年处理决定数量");
    pdf.show(60.0, 264.0, 12.0, "行政许可");
    pdf.show(200.0, 264.0, 12.0, "12,550");
    let report = read(&pdf.finish()).report;
    let tables: Vec<Vec<Vec<&str>>> = report
        .paragraphs()
        .filter_map(|paragraph| paragraph.table.as_ref())
        .map(|table| table.rows.iter())
        .map(|rows| rows.map(|row| row.iter().map(|cell| cell.text.as_str()).collect()))
        .map(Iterator::collect)
        .collect();
    assert_eq!(tables[0], rows);
    let next = [["信息内容", "本年处理决定数量"], ["行政许可", "12,550"]];
    assert_eq!(tables[1..], [next.map(Vec::from)]);
}

#[test]
fn cells_of_several_lines_without_rules_stand_around_the_line_of_their_row() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.show(60.0, 60.0, 16.0, TITLE);
    pdf.show(60.0, 90.0, 14.0, "一、各镇执法情况");
    for (x, cell) in [
        (60.0, "序号"),
        (110.0, "单位"),
        (240.0, "件数"),
        (320.0, "说明"),
    ] {
        pdf.show(x, 130.0, 12.0, cell);
    }
    for (n, name) in ["甲镇综合行政", "乙镇综合行政", "丙镇综合行政"]
        .iter()
        .enumerate()
    {
        let middle = 170.0 + 60.0 * n as f32;
        pdf.show(60.0, middle, 12.0, &(n + 1).to_string());
        pdf.show(110.0, middle - 9.0, 12.0, name);
        pdf.show(110.0, middle + 9.0, 12.0, "执法队");
        pdf.show(240.0, middle, 12.0, &(117 * (n + 1)).to_string());
        pdf.show(320.0, middle - 18.0, 12.0, "全年没有发生");
        pdf.show(320.0, middle, 12.0, "被撤销或者确");
        pdf.show(320.0, middle + 18.0, 12.0, "认违法的情形");
    }
    let report = read(&pdf.finish()).report;
    let table = report.paragraphs().find_map(|p| p.table.clone()).unwrap();
    let rows: Vec<Vec<&str>> = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.text.as_str()).collect())
        .collect();
    let note = "全年没有发生被撤销或者确认违法的情形";
    assert_eq!(
        rows,
        [
            ["序号", "单位", "件数", "说明"],
            ["1", "甲镇综合行政执法队", "117", note],
            ["2", "乙镇综合行政执法队", "234", note],
            ["3", "丙镇综合行政执法队", "351", note],
        ]
    );
}

#[test]
fn notes_under_the_text_do_not_cut_a_paragraph() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.show(60.0, 60.0, 16.0, TITLE);
    pdf.show(60.0, 100.0, 14.0, "一、复议情况");
    pdf.show(
        88.0,
        130.0,
        14.0,
        "全年收到行政复议申请二百二十九件，比上年",
    );
    pdf.show(
        60.0,
        150.0,
        14.0,
        "多三十一件，其中涉及市场监管和公安的最多，",
    );
    pdf.line(60.0, 700.0, 180.0, 700.0);
    pdf.show(60.0, 715.0, 9.0, "①按收到的日期统计。");
    pdf.page();
    pdf.show(60.0, 60.0, 14.0, "合计一百件。");
    let report = read(&pdf.finish()).report;
    let texts: Vec<&str> = report.paragraphs().map(|p| p.text.as_str()).collect();
    assert!(texts[0].ends_with("最多，合计一百件。"), "{texts:?}");
    assert_eq!(texts[1], "①按收到的日期统计。");
}

#[test]
fn an_ofd_with_templates_steps_and_rules_is_read_as_its_text() {
    let mut ofd = Ofd::default();
    for page in text::rows(&REPORT, 26).chunks(7) {
        ofd.page();
        for (n, row) in page.iter().enumerate() {
            ofd.show(
                25.0 + row.indent * 5.6,
                40.0 + 10.0 * n as f32,
                5.6,
                &row.text,
            );
        }
    }
    let found = read(&ofd.finish());
    assert_eq!(figures(&found.report), figures(&report_of_text()));
    let back = found.report.back.iter().map(|line| line.text.as_str());
    assert!(back.collect::<Vec<&str>>().contains(&"临江县人民政府公报"));

    let mut ofd = Ofd::default();
    ofd.page();
    ofd.show(25.0, 20.0, 6.0, TITLE);
    ofd.show(25.0, 30.0, 5.0, "一、复议情况");
    for (n, row) in [["收到", "229件"], ["办结", "211件"]].iter().enumerate() {
        for (m, cell) in row.iter().enumerate() {
            ofd.show(32.0 + 50.0 * m as f32, 56.0 + 10.0 * n as f32, 4.0, cell);
        }
    }
    for n in 0..3 {
        let at = 50.0 * n as f32;
        ofd.line(30.0, 50.0 + 10.0 * n as f32, 130.0, 50.0 + 10.0 * n as f32);
        ofd.line(30.0 + at, 50.0, 30.0 + at, 70.0);
    }
    let report = read(&ofd.finish()).report;
    let table = report.paragraphs().find_map(|p| p.table.clone()).unwrap();
    assert_eq!(table.rows[1][1].text, "211件");
}

#[test]
fn a_title_that_is_full_goes_on_in_the_middle_of_the_next_line() {
    let drawn = |size: f32, first: &str| {
        let mut pdf = Pdf::new(Font::Gbk);
        pdf.page();
        pdf.show(60.0, 60.0, size, first);
        let middle = 60.0 + (480.0 - 3.0 * size) / 2.0;
        pdf.show(middle, 60.0 + 2.0 * size, size, "年报告");
        pdf.show(60.0, 160.0, 16.0, "一、总体情况");
        for n in 0..6 {
            let row = "全年收到行政复议申请二百二十九件，办结二百一十一件，纠正了二";
            pdf.show(60.0, 190.0 + 28.0 * n as f32, 16.0, row);
        }
        printed(&read(&pdf.finish()).report)
    };
    let first = "临江县人民政府关于法治政府建设的二〇二一";
    let joined = format!("{first}年报告");
    assert!(drawn(24.0, first).contains(&joined));
    // As large as the text: a line of it that happens to be full, and what stands under it.
    let first = "临江县人民政府关于全县各镇法治政府建设情况的说明，见二〇二一";
    assert!(drawn(16.0, first).contains(&"年报告".to_owned()));
}
