//! Parts of a speech whose headings have no number.

use gongbao_import::import;

const TEXT: &str = "过去一年，全市上下奋力拼搏，新建学校12所，新增床位300张，各项工作都取得了新的成绩，完成了年初确定的目标。";

/// The titles of the sections, the inner ones after their outer in brackets.
fn outline(lines: &[&str]) -> String {
    fn told(sections: &[gongbao_report::model::Section]) -> String {
        let one = |section: &gongbao_report::model::Section| {
            let inner = told(&section.sections);
            let title = format!("{}{}", section.number, section.title);
            if inner.is_empty() {
                title
            } else {
                format!("{title}（{inner}）")
            }
        };
        sections.iter().map(one).collect::<Vec<_>>().join(" ")
    }
    told(
        &import(lines.join("\n").as_bytes(), None)
            .unwrap()
            .report
            .sections,
    )
}

#[test]
fn parts_stand_above_the_numbered_sections_in_them() {
    let lines = [
        "临江市政府工作报告",
        "市长 王某某",
        "各位代表：",
        "现在，我代表市人民政府向大会报告工作，请予审议。",
        "2022年工作回顾",
        TEXT,
        "2023年工作安排",
        TEXT,
        "一、扩大有效投资",
        TEXT,
        "二、办好民生实事",
        TEXT,
        "加强政府自身建设",
        TEXT,
    ];
    assert_eq!(
        outline(&lines),
        "2022年工作回顾 2023年工作安排（一、扩大有效投资 二、办好民生实事） 加强政府自身建设"
    );
}

#[test]
fn a_part_may_open_with_a_numbered_section() {
    let lines = [
        "临江市政府工作报告",
        "过去五年工作回顾",
        "（一）经济发展",
        TEXT,
        "今后五年目标任务",
        TEXT,
    ];
    assert_eq!(
        outline(&lines),
        "过去五年工作回顾（（一）经济发展） 今后五年目标任务"
    );
}

#[test]
fn short_lines_under_numbered_headings_are_text() {
    let lines = [
        "临江市政府工作报告",
        "一、2022年工作回顾",
        TEXT,
        "主要成绩",
        TEXT,
        "二、2023年工作安排",
        TEXT,
    ];
    assert_eq!(outline(&lines), "一、2022年工作回顾 二、2023年工作安排");
    let lines = [
        "临江市政府工作报告",
        "2022年工作回顾",
        TEXT,
        "一、办好民生实事，不断提高人民群众的",
        "生活质量",
        TEXT,
    ];
    assert_eq!(
        outline(&lines),
        "2022年工作回顾（一、办好民生实事，不断提高人民群众的）"
    );
    // Nor what no part that looks back stands before.
    let lines = [
        "临江市政府工作报告",
        TEXT,
        "扩大有效投资",
        TEXT,
        "一、加强领导",
        TEXT,
    ];
    assert_eq!(outline(&lines), "一、加强领导");
}
