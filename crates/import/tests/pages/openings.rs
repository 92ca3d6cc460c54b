//! Where a paragraph ends whose last row is full: by how the next begins.

use super::paged::{Font, Pdf};
use super::{printed, read};

/// Rows of twenty characters at most, the indent of each in characters; before them paragraphs that show
/// what is usual.
fn lines(rows: &[(f32, &str)]) -> Vec<String> {
    let usual = [
        (2.0, "全年收到行政复议申请二百二十九件，比上年"),
        (0.0, "多三十一件，其中涉及市场监管和公安的居多。"),
    ];
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    let all = usual.iter().cycle().take(6).chain(rows);
    for (n, (indent, text)) in all.enumerate() {
        pdf.show(60.0 + 16.0 * indent, 60.0 + 28.0 * n as f32, 16.0, text);
    }
    printed(&read(&pdf.finish()).report).split_off(3)
}

#[test]
fn a_full_row_that_begins_with_a_number_is_no_mark_to_hang_under() {
    let found = lines(&[
        (2.0, "各镇整治河道，清理垃圾，栽种树木，共计用"),
        (0.0, "工2021人，其中村民1800人，学生二百二十一人。"),
        (2.0, "各村组织培训。"),
    ]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[1], "各村组织培训。");
}

#[test]
fn what_is_indented_under_a_full_heading_is_a_paragraph() {
    for heading in [
        "十二、坚持以人民为中心推进教育和卫生事业改革",
        "一、坚持以人民为中心着力推进教育卫生事业改革",
    ] {
        let found = lines(&[(0.0, heading), (2.0, "各村组织培训。")]);
        assert_eq!(found, [heading, "各村组织培训。"]);
    }
}

#[test]
fn a_line_under_a_title_in_the_middle_is_its_own() {
    for (indent, title) in [
        (4.0, "白沙县政府工作情况说明书"),
        (2.6, "白沙县政府工作情况的说明书一"),
    ] {
        let found = lines(&[
            (indent, title),
            (2.0, "——2021年1月16日在县人民代表大会会议"),
            (0.0, "上"),
            (2.0, "各位代表：现在报告工作。"),
        ]);
        let wanted = [
            title,
            "——2021年1月16日在县人民代表大会会议上",
            "各位代表：现在报告工作。",
        ];
        assert_eq!(found, wanted);
    }
}

#[test]
fn the_number_of_a_note_counts_nothing() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.show(60.0, 60.0, 16.0, "白沙县2021年法治政府建设工作报告");
    pdf.show(92.0, 100.0, 16.0, "全年收到来信31封");
    pdf.show(212.0, 93.0, 9.0, "1");
    pdf.show(218.0, 100.0, 16.0, "。");
    pdf.line(60.0, 700.0, 130.0, 700.0);
    pdf.show(60.0, 715.0, 9.0, "1 本表不含乡镇。");
    let report = read(&pdf.finish()).report;
    assert!(
        report.text().contains("¹ 本表不含乡镇。"),
        "{}",
        report.text()
    );
    assert!(report.figures.iter().all(|figure| figure.unit != "本"));
}

#[test]
fn notes_that_stand_farther_out_do_not_move_the_edge() {
    let mut pdf = Pdf::new(Font::Gbk);
    for _ in 0..5 {
        pdf.page();
        for n in 0..26 {
            let (indent, text) = if n % 2 == 0 {
                (32.0, "全年收到行政复议申请二百二十九件，比上年多的")
            } else {
                (0.0, "主要是市场监管和公安，各镇各部门都要加强培训。")
            };
            pdf.show(90.0 + indent, 60.0 + 28.0 * n as f32, 16.0, text);
        }
    }
    pdf.page();
    pdf.show(60.0, 60.0, 16.0, "甲表不含乡镇。");
    pdf.show(60.0, 88.0, 16.0, "乙表不含街道。");
    let lines = printed(&read(&pdf.finish()).report);
    let paragraphs = lines.iter().filter(|line| line.starts_with("全年收到"));
    assert_eq!(paragraphs.count(), 5 * 13);
}
