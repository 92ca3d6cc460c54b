//! Whatever comes in: a report with all of the text, or a clear error; in bounded time and memory.

mod packed;

use gongbao_import::{ImportError, Kind, import};
use packed::packed;
use proptest::prelude::*;

fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A docx with this body.
fn docx(body: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    packed(&[("word/document.xml", document)])
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn a_word_file_gives_the_same_report_as_its_text() {
    let text = include_str!("golden/01-run-in-headings.txt");
    let body: String = text.lines().map(paragraph).collect();
    let from_word = import(&docx(&body), None).unwrap().report;
    let from_text = import(text.as_bytes(), None).unwrap().report;
    assert_eq!(from_word, from_text);
}

#[test]
fn a_table_drawn_outside_the_text_keeps_its_marks() {
    let drawn = "部门 | 电话 | 地址 |\n办公室 | 见公告 | 东街 |\n";
    let text = "长汐市2021年法治政府建设年度报告\n一、工作情况\n共办理行政复议案件12件。\n";
    let signed = "长汐市人民政府\n2022年3月1日\n";
    for page in [
        format!("{drawn}{text}{signed}"),
        format!("{text}{signed}{drawn}"),
    ] {
        let report = import(page.as_bytes(), None).unwrap().report;
        assert_eq!(visible(&report.text()), visible(&page));
    }
}

#[test]
fn tables_and_entities_of_a_word_file_are_kept() {
    let table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>R&amp;D</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let body = format!(
        "{}{}{table}",
        paragraph("临江县2020年法治政府建设工作报告"),
        paragraph("一、工作")
    );
    let report = import(&docx(&body), None).unwrap().report;
    let table = report.sections[0].paragraphs[0].table.as_ref().unwrap();
    assert_eq!(table.rows[0][1].text, "R&D");
}

#[test]
fn every_encoding_gives_the_same_report() {
    let text = include_str!("golden/05-byline.txt");
    let utf8 = import(text.as_bytes(), None).unwrap().report;
    for encoding in [encoding_rs::GBK, encoding_rs::GB18030] {
        assert_eq!(import(&encoding.encode(text).0, None).unwrap().report, utf8);
    }
}

#[test]
fn junk_pictures_and_nothing_are_refused() {
    let junk: Vec<u8> = (0..100_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    assert!(matches!(
        import(&junk, None),
        Err(ImportError::NotRead { kind: Kind::Other })
    ));
    assert!(matches!(import(b"", None), Err(ImportError::NoText { .. })));
    // The text of such a page comes by its script.
    let page = "<html><body><div id=app></div><script>load()</script></body></html>";
    let error = import(page.as_bytes(), None).unwrap_err();
    assert!(error.to_string().contains("脚本"), "{error}");
    assert!(matches!(
        import(b" \n\r\n ", None),
        Err(ImportError::NoText { .. })
    ));
    assert!(matches!(
        import(b"PK\x03\x04 not a zip", None),
        Err(ImportError::Broken { .. })
    ));
}

#[test]
fn a_zip_bomb_is_refused_before_it_fills_the_memory() {
    let bomb = docx(&" ".repeat(80 << 20));
    assert!(bomb.len() < 1 << 20, "it is small on disk");
    assert!(matches!(
        import(&bomb, None),
        Err(ImportError::TooLarge { .. })
    ));
}

#[test]
fn a_hundred_thousand_nested_tags_are_read() {
    let html = format!(
        "<html><body>{}一、标题{}</body></html>",
        "<div>".repeat(100_000),
        "</div>".repeat(100_000)
    );
    let report = import(html.as_bytes(), None).unwrap().report;
    assert_eq!(visible(&report.text()), "一、标题");
}

#[test]
fn scripts_and_markup_in_text_are_text_or_nothing() {
    let html = "<html><body><p>一、标题</p><p>&lt;script&gt;alert(1)&lt;/script&gt;</p><script>if (a<b) document.write('</p>')</script></body></html>";
    let report = import(html.as_bytes(), None).unwrap().report;
    assert_eq!(
        report.sections[0].paragraphs[0].text,
        "<script>alert(1)</script>"
    );
}

proptest! {
    #[test]
    fn no_text_is_lost_or_changed(text in "\\PC{0,200}(\n\\PC{0,60}){0,12}") {
        // Radicals become ideographs, and what chooses a variant is not seen.
        let changed = |c: char| matches!(c, '\u{2e80}'..='\u{2fd5}' | '\u{fe00}'..='\u{fe0f}');
        if let Ok(imported) = import(text.as_bytes(), None)
            && !text.contains('<')
            && !text.contains(changed)
        {
            prop_assert_eq!(visible(&imported.report.text()), visible(&text));
        }
    }

    #[test]
    fn nor_of_texts_that_look_like_reports(lines in prop::collection::vec(report_line(), 0..40)) {
        let text = lines.join("\n");
        match import(text.as_bytes(), None) {
            Ok(imported) => prop_assert_eq!(visible(&imported.report.text()), visible(&text)),
            Err(error) => prop_assert!(matches!(error, ImportError::NoText { .. }), "{}", error),
        }
    }

    #[test]
    fn nor_of_the_words_of_numbers_in_any_order(lines in prop::collection::vec(number_words(), 1..4)) {
        let text = format!("临江县2020年法治政府建设工作报告\n{}", lines.join("\n"));
        let imported = import(text.as_bytes(), None).unwrap();
        prop_assert_eq!(visible(&imported.report.text()), visible(&text));
    }

    #[test]
    fn markup_of_any_kind_gives_a_report_or_an_error(html in "<html>(</?(p|div|table|tr|td|span|b|br|script|h1)[^<>]{0,8}>|[一二三、()0-9件 a-z]{0,12}){0,60}") {
        let _ = import(html.as_bytes(), None).is_ok();
    }
}

/// The words that the reader of figures takes apart, in any order.
fn number_words() -> impl Strategy<Value = String> {
    let words = [
        "分别",
        "为",
        "、",
        "和",
        "同比",
        "增长",
        "下降",
        "较",
        "2020年",
        "2018年至",
        "的",
        "其中",
        "(",
        ")",
        "（",
        "）",
        "12件",
        "3件",
        "5%",
        "全市",
        "第3",
        "中",
        "排名",
        "由",
        "从",
        "增加到",
        "提升至",
        "近三年",
        "案件",
        "行政复议",
        "来信",
        "受理",
        "审结",
        "占",
        "占比",
        "1.2万",
        "零发生",
        "未收到",
        "级",
        "“",
        "”",
        ",",
        "，",
        "；",
        "。",
        "人均",
        "高于",
        "平均水平",
        "个百分点",
        "余",
        "县级",
        "省级2个",
        "均",
        "采纳",
        "一、",
        "（二）",
        "30余万",
        "粉丝",
        "12345",
        "1:2",
        "三分之一",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 1..24)
        .prop_map(|words| words.concat())
}

/// Lines such as reports have, in any order.
fn report_line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("临江县2020年法治政府建设工作报告".to_owned()),
        Just("索引号: 330802 公开形式:".to_owned()),
        Just("来源:本站 发布时间:2019-03-01".to_owned()),
        Just("首页>政务公开".to_owned()),
        Just("2021年3月18日".to_owned()),
        Just("临江县人民政府".to_owned()),
        "[一二三四五]、[政府工作法治建设]{2,8}(。[共收到处理0-9件余万约%]{1,20}。)?",
        "[(（][一二三][)）][加强监督]{2,6}",
        "[0-9]{1,2}[.、][检查培训0-9件次;]{1,12}",
        "[“”《》〔〕()0-9年月日余约近超过%件人次,、。;]{1,40}",
    ]
}

#[test]
fn a_character_that_the_file_lost_is_noted_where_it_stood() {
    let text = "白沙县2021年法治政府建设工作报告\n一、工作情况\n全年收到来信31封，办结29封。\n";
    let mut bytes = text.as_bytes().to_vec();
    let lost = text.find('办').unwrap();
    bytes.remove(lost);
    let report = gongbao_import::import(&bytes, None).unwrap().report;
    let printed: Vec<&str> = report.notes.iter().map(|n| n.printed.as_str()).collect();
    assert_eq!(printed, ["，\u{fffd}结"]);
}

#[test]
fn a_section_of_thousands_of_alike_figures_and_doubts_takes_seconds() {
    let lines = (0..4_000).map(|n| format!("设立{n}个站点，由14个部门组成专班到4个乡镇。\n"));
    let text = format!(
        "清河县人民政府2021年工作报告\n一、2021年工作回顾\n{}",
        lines.collect::<String>()
    );
    let begun = std::time::Instant::now();
    let imported = import(text.as_bytes(), None).unwrap();
    assert!(imported.report.figures.len() >= 4_000);
    assert!(imported.diagnostics.len() >= 4_000);
    // Work that grows with the square of the figures takes many times as long.
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}
