//! What Word prints of a file is what its report says.

mod numbering;
#[path = "../packed/mod.rs"]
mod packed;
mod parts;
mod tables;

use gongbao_import::{ImportError, Imported, Kind, Problem, import};
use packed::packed;

const TITLE: &str = "白沙县2021年法治政府建设工作报告";

fn document(body: &str) -> String {
    format!(
        "<w:document xmlns:w=\"w\"><w:body>{}{body}</w:body></w:document>",
        p(TITLE)
    )
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A paragraph with properties.
fn of(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn read(body: &str) -> Imported {
    import(&packed(&[("word/document.xml", &document(body))]), None).unwrap()
}

fn read_with(body: &str, parts: &[(&str, &str)]) -> Imported {
    let document = document(body);
    let mut all = vec![("word/document.xml", document.as_str())];
    all.extend(parts);
    import(&packed(&all), None).unwrap()
}

/// Everything under the title: headings, paragraphs, tables as `a|b`.
fn printed(imported: &Imported) -> Vec<String> {
    let text = imported.report.text();
    let lines = text.lines().map(|line| line.trim().replace('\t', "|"));
    lines
        .filter(|line| !line.is_empty() && line != TITLE)
        .collect()
}

#[test]
fn what_was_moved_or_deleted_is_printed_once_or_not_at_all() {
    let moved = "<w:p><w:moveFrom><w:r><w:t>收到来信31封。</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>收到来信31封。</w:t></w:r></w:moveTo><w:del><w:r><w:delText>88</w:delText></w:r></w:del></w:p>";
    let joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>回复</w:t></w:r></w:p>";
    let imported = read(
        &[
            p("一、做法"),
            moved.to_owned(),
            joined.to_owned(),
            p("29封。"),
        ]
        .concat(),
    );
    assert_eq!(
        printed(&imported),
        ["一、做法", "收到来信31封。", "回复29封。"]
    );
}

#[test]
fn hidden_text_and_placeholders_are_left_out_with_a_remark() {
    let styles = r#"<w:styles xmlns:w="w"><w:style w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"#;
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
    };
    let body = format!(
        "{}<w:p><w:r><w:t>收到来信31封。</w:t></w:r>{}{}{}</w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        p("一、做法"),
        run("<w:vanish/>", "内部88封"),
        run("<w:rStyle w:val=\"h\"/>", "旧数6封"),
        run("<w:vanish w:val=\"0\"/>", "均已回复。"),
        p("单击输入。")
    );
    let imported = read_with(&body, &[("word/styles.xml", styles)]);
    assert_eq!(printed(&imported), ["一、做法", "收到来信31封。均已回复。"]);
    let problems: Vec<&Problem> = imported.diagnostics.iter().map(|d| &d.problem).collect();
    for text in ["内部88封旧数6封", "单击输入。"] {
        assert!(
            problems.contains(&&Problem::Hidden {
                text: text.to_owned()
            }),
            "{text}"
        );
    }
}

#[test]
fn a_file_whose_text_is_all_hidden_is_no_scan() {
    let of_word = |properties: &str, text: &str| {
        let body = format!("<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>");
        let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
        packed(&[("word/document.xml", &document)])
    };
    let refusal = |file: &[u8]| import(file, None).unwrap_err();
    let hidden = of_word("<w:vanish/>", "收到来信31封。");
    assert_eq!(refusal(&hidden), ImportError::TextHidden);
    assert_eq!(
        refusal(&of_word("", "")),
        ImportError::NoText { kind: Kind::Docx }
    );
}

#[test]
fn struck_out_raised_and_symbol_characters_are_told_apart() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
    };
    let body = format!(
        "{}<w:p>{}{}{}{}<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>{}</w:p>",
        p("一、做法"),
        run("", "来信"),
        run("<w:strike/>", "88"),
        run("", "31封，面积5m"),
        run("<w:vertAlign w:val=\"superscript\"/>", "2"),
        run("<w:rFonts w:ascii=\"Symbol\"/>", "\u{f0b3}")
    );
    let imported = read(&body);
    assert_eq!(printed(&imported), ["一、做法", "来信31封，面积5m²☑≥"]);
    assert!(imported.diagnostics.iter().any(|d| d.problem
        == Problem::Struck {
            text: "88".to_owned()
        }));
}

#[test]
fn notes_follow_their_paragraph_under_their_mark() {
    let notes = "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/><w:t> 不含乡镇5封。</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let body = "<w:p><w:r><w:t>收到来信31封</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>。</w:t></w:r></w:p>";
    let imported = read_with(
        &format!("{}{body}", p("一、做法")),
        &[("word/footnotes.xml", notes)],
    );
    assert_eq!(
        printed(&imported),
        ["一、做法", "收到来信31封[1]。", "[1] 不含乡镇5封。"]
    );
    assert!(
        imported
            .report
            .figures
            .iter()
            .any(|figure| figure.value == 31.0)
    );
}

#[test]
fn a_text_box_stands_behind_the_sentence_it_is_anchored_in() {
    let inside = format!("<w:txbxContent>{}</w:txbxContent>", p("咨询电话见封底。"));
    let drawn = format!(
        "<mc:AlternateContent><mc:Choice>{inside}</mc:Choice><mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent>"
    );
    let body = format!(
        "<w:p><w:r><w:t>收到来信</w:t></w:r><w:r>{drawn}</w:r><w:r><w:t>31封。</w:t></w:r></w:p>"
    );
    let imported = read(&format!("{}{body}", p("一、做法")));
    assert_eq!(
        printed(&imported),
        ["一、做法", "收到来信31封。", "咨询电话见封底。"]
    );
}
