//! Pages of several columns: the same report as its text, whatever stands over the columns, in them and
//! between them.

use super::paged::{Font, Pdf, text};
use super::{TITLE, printed};
use gongbao_import::import;
use gongbao_report::Report;

/// One paragraph a line.
const REPORT: [&str; 9] = [
    "2021年，临江县认真推进法治政府建设，现将有关情况报告如下：",
    "一、依法履行职能",
    "（一）优化营商环境。全年办理行政许可12550件，其中网上办理9980件，占79.5%。各部门公布权责清单，减少证明事项36项，企业开办时间缩短为1天，群众满意度为98.2%，比上年提高1.3个百分点。",
    "（二）加强文件管理。审查行政规范性文件28件，备案率100%，清理文件317件，废止其中的46件，公布现行有效的文件目录。",
    "二、化解社会矛盾",
    "全年收到行政复议申请229件，办结211件，纠正26件。区政府作为被告的行政诉讼案件41件，行政机关负责人出庭应诉率为100%，调解案件1037件，涉及金额2600余万元，全部履行完毕。",
    "三、规范行政执法",
    "全年检查企业6120家次，作出行政处罚1894件，培训执法人员735人次，评查案卷260份，合格率为97.3%，其余均已整改，没有案件因程序违法被撤销。",
    "四、存在的问题",
];

fn read(file: &[u8]) -> Report {
    import(file, None)
        .unwrap_or_else(|error| panic!("{error}"))
        .report
}

fn wanted() -> Vec<String> {
    let text = [&[TITLE], &REPORT[..]].concat().join("\n");
    printed(&read(text.as_bytes()))
}

/// A column of 12 points with so many characters: its left edge, its first line, how many lines.
struct Column(f32, f32, usize);

/// Writes rows into columns, as many as fit.
fn fill(pdf: &mut Pdf, rows: &mut std::vec::IntoIter<text::Row>, columns: &[Column]) {
    for Column(left, top, lines) in columns {
        for (n, row) in rows.by_ref().take(*lines).enumerate() {
            let x = left + row.indent * 12.0;
            pdf.show(x, top + 20.0 * n as f32, 12.0, &row.text);
        }
    }
}

fn rows(width: usize) -> std::vec::IntoIter<text::Row> {
    text::rows(&REPORT, width).into_iter()
}

#[test]
fn columns_are_read_one_after_the_other_under_the_title() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.show(120.0, 60.0, 18.0, TITLE);
    let columns = [Column(60.0, 110.0, 16), Column(310.0, 110.0, 16)];
    fill(&mut pdf, &mut rows(18), &columns);
    assert_eq!(printed(&read(&pdf.finish())), wanted());
}

#[test]
fn a_title_drawn_over_the_first_lines_of_a_column_cuts_none() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    let columns = [Column(60.0, 120.0, 14), Column(310.0, 60.0, 18)];
    fill(&mut pdf, &mut rows(18), &columns);
    pdf.show(140.0, 92.0, 18.0, TITLE);
    assert_eq!(printed(&read(&pdf.finish())), wanted());
}

#[test]
fn a_quote_that_hangs_into_the_gutter_reaches_over_none() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.show(120.0, 60.0, 18.0, TITLE);
    let mut report = REPORT.map(str::to_owned);
    report[7] = format!("规范{}执法。", "“一”".repeat(28));
    let text = [&[TITLE.to_owned()], &report[..]].concat().join("\n");
    let paragraphs: Vec<&str> = report.iter().map(String::as_str).collect();
    let rows = text::rows(&paragraphs, 18);
    let (left, right) = rows.split_at(rows.len() / 2);
    for (n, row) in left.iter().enumerate() {
        pdf.show(
            60.0 + row.indent * 12.0,
            110.0 + 20.0 * n as f32,
            12.0,
            &row.text,
        );
    }
    let mut has_hung = false;
    for (n, row) in right.iter().enumerate() {
        let hangs = !has_hung && row.text.starts_with('“') && row.indent == 0.0;
        has_hung |= hangs;
        let left = 310.0 + row.indent * 12.0 - if hangs { 6.0 } else { 0.0 };
        pdf.show(left, 110.0 + 20.0 * n as f32, 12.0, &row.text);
    }
    assert_eq!(
        printed(&read(&pdf.finish())),
        printed(&read(text.as_bytes()))
    );
}

#[test]
fn lines_of_columns_may_stand_at_other_heights_and_the_last_page_end_in_the_first() {
    let mut pdf = Pdf::new(Font::Gbk);
    let mut rows = rows(18);
    pdf.page();
    pdf.show(120.0, 60.0, 18.0, TITLE);
    fill(
        &mut pdf,
        &mut rows,
        &[Column(60.0, 110.0, 11), Column(310.0, 116.0, 11)],
    );
    pdf.page();
    fill(&mut pdf, &mut rows, &[Column(60.0, 110.0, 40)]);
    assert_eq!(printed(&read(&pdf.finish())), wanted());
}

#[test]
fn a_few_lines_stand_in_columns_where_another_page_has_them() {
    let mut pdf = Pdf::new(Font::Gbk);
    let mut rows = rows(18);
    let left = rows.len() - 22;
    pdf.page();
    pdf.show(120.0, 60.0, 18.0, TITLE);
    fill(
        &mut pdf,
        &mut rows,
        &[Column(60.0, 110.0, 11), Column(310.0, 110.0, 11)],
    );
    pdf.page();
    fill(
        &mut pdf,
        &mut rows,
        &[Column(60.0, 110.0, left - 2), Column(310.0, 110.0, 2)],
    );
    assert_eq!(printed(&read(&pdf.finish())), wanted());
}

#[test]
fn three_columns_are_three_and_a_title_in_the_middle_stands_over_all() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.show(178.0, 60.0, 15.0, TITLE);
    let columns = [60.0, 222.0, 384.0].map(|left| Column(left, 110.0, 17));
    fill(&mut pdf, &mut rows(12), &columns);
    assert_eq!(printed(&read(&pdf.finish())), wanted());
}

/// A table with rules; its columns begin at these places, its rows are 20 points high.
fn table(pdf: &mut Pdf, edges: [f32; 4], top: f32, rows: &[[&str; 3]]) {
    for (n, row) in rows.iter().enumerate() {
        for (left, cell) in edges.iter().zip(row) {
            pdf.show(left + 4.0, top + 20.0 * n as f32 + 14.0, 10.0, cell);
        }
    }
    let bottom = top + 20.0 * rows.len() as f32;
    for x in edges {
        pdf.line(x, top, x, bottom);
    }
    for n in 0..=rows.len() {
        let y = top + 20.0 * n as f32;
        pdf.line(edges[0], y, edges[3], y);
    }
}

const TABLE: [[&str; 3]; 5] = [
    ["项目", "2020年", "2021年"],
    ["检查（次）", "512", "630"],
    ["处罚（件）", "77", "91"],
    ["强制（件）", "5", "8"],
    ["许可（件）", "940", "1025"],
];

/// The cells of the only table.
fn cells(report: &Report) -> Vec<Vec<String>> {
    let tables: Vec<_> = report
        .paragraphs()
        .filter_map(|p| p.table.as_ref())
        .collect();
    assert_eq!(tables.len(), 1);
    let rows = tables[0].rows.iter();
    rows.map(|row| row.iter().map(|cell| cell.text.clone()).collect())
        .collect()
}

#[test]
fn a_table_in_a_column_goes_on_in_the_next() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.show(120.0, 60.0, 18.0, TITLE);
    let mut rows = rows(18);
    fill(&mut pdf, &mut rows, &[Column(60.0, 110.0, 14)]);
    table(&mut pdf, [60.0, 130.0, 200.0, 275.0], 390.0, &TABLE[..3]);
    table(
        &mut pdf,
        [310.0, 380.0, 450.0, 525.0],
        96.0,
        &[&TABLE[..1], &TABLE[3..]].concat(),
    );
    fill(&mut pdf, &mut rows, &[Column(310.0, 180.0, 30)]);
    assert_eq!(cells(&read(&pdf.finish())), TABLE);
}

#[test]
fn a_table_over_both_columns_parts_them_and_the_rule_between_them_is_none_of_it() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.show(120.0, 60.0, 18.0, TITLE);
    let mut rows = rows(18);
    fill(
        &mut pdf,
        &mut rows,
        &[Column(60.0, 110.0, 8), Column(310.0, 110.0, 8)],
    );
    pdf.line(292.0, 96.0, 292.0, 280.0);
    table(&mut pdf, [60.0, 260.0, 400.0, 525.0], 280.0, &TABLE);
    pdf.line(292.0, 380.0, 292.0, 560.0);
    fill(
        &mut pdf,
        &mut rows,
        &[Column(60.0, 410.0, 8), Column(310.0, 410.0, 8)],
    );
    let report = read(&pdf.finish());
    assert_eq!(cells(&report), TABLE);
    let text: Vec<&str> = report
        .all_sections()
        .flat_map(|section| &section.paragraphs)
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    let wanted = read([&[TITLE], &REPORT[..]].concat().join("\n").as_bytes());
    let wanted: Vec<&str> = wanted
        .all_sections()
        .flat_map(|section| &section.paragraphs)
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    assert_eq!(text.concat(), wanted.concat());
}
