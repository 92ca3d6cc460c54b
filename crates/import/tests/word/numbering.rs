//! Numbers that are drawn and headings that are styled.

use crate::{of, p, printed, read, read_with};

const NUMBERING: &str = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="One"/><w:lvlText w:val="%1、"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="Two"/><w:lvlText w:val="（%2）"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
    </w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#;

#[test]
fn numbers_come_through_styles_and_are_drawn_before_the_first_line() {
    let styles = r#"<w:styles xmlns:w="w"><w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="One"><w:basedOn w:val="Base"/></w:style><w:style w:styleId="Two"><w:basedOn w:val="Base"/></w:style></w:styles>"#;
    let broken = "<w:p><w:pPr><w:pStyle w:val=\"One\"/></w:pPr><w:r><w:t>不足</w:t><w:br/><w:t>力量薄弱。</w:t></w:r></w:p>";
    let body = [
        of("<w:pStyle w:val=\"One\"/>", "做法"),
        of("<w:pStyle w:val=\"Two\"/>", "来信"),
        of(
            "<w:numPr><w:ilvl w:val=\"2\"/><w:numId w:val=\"3\"/></w:numPr>",
            "30封已回复。",
        ),
        of(
            "<w:pStyle w:val=\"Two\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>",
            "不编号。",
        ),
        broken.to_owned(),
    ];
    let parts = [
        ("word/styles.xml", styles),
        ("word/numbering.xml", NUMBERING),
    ];
    let imported = read_with(&body.concat(), &parts);
    assert_eq!(
        printed(&imported),
        [
            "一、做法",
            "（一）来信",
            "1. 30封已回复。",
            "不编号。",
            "二、不足",
            "力量薄弱。"
        ]
    );
}

#[test]
fn the_numbering_before_a_tracked_change_does_not_count() {
    let properties = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr><w:pPrChange><w:pPr><w:numPr><w:ilvl w:val=\"2\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:pPrChange>";
    let imported = read_with(
        &of(properties, "做法"),
        &[("word/numbering.xml", NUMBERING)],
    );
    assert_eq!(printed(&imported), ["一、做法"]);
}

#[test]
fn a_heading_is_one_by_its_style_or_outline() {
    let styles = r#"<w:styles xmlns:w="w"><w:style w:styleId="a3"><w:name w:val="heading 1"/></w:style></w:styles>"#;
    let body = [
        of("<w:pStyle w:val=\"a3\"/>", "主要做法"),
        p("收到来信31封。"),
        of("<w:outlineLvl w:val=\"0\"/>", "存在不足"),
        p("力量薄弱。"),
    ];
    let imported = read_with(&body.concat(), &[("word/styles.xml", styles)]);
    let titles: Vec<&str> = imported
        .report
        .sections
        .iter()
        .map(|s| s.title.as_str())
        .collect();
    assert_eq!(titles, ["主要做法", "存在不足"]);
}

#[test]
fn a_contents_page_is_no_text() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let body = format!(
        "{}<w:p>{}<w:r><w:instrText> TOC \\o </w:instrText></w:r>{}<w:r><w:t>一、做法 1</w:t></w:r></w:p><w:p><w:r><w:t>二、不足 3</w:t></w:r>{}</w:p>{}",
        p("目  录"),
        field("begin"),
        field("separate"),
        field("end"),
        [
            p("一、做法"),
            p("收到来信31封。"),
            p("二、不足"),
            p("力量薄弱。")
        ]
        .concat()
    );
    let imported = read(&body);
    let headings: Vec<&str> = imported
        .report
        .sections
        .iter()
        .map(|s| s.title.as_str())
        .collect();
    assert_eq!(headings, ["做法", "不足"]);
    assert!(imported.report.preamble.is_empty());
}
