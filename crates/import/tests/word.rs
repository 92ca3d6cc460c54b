//! What Word prints of a file is what its report says.

mod packed;

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
    assert_eq!(refusal(&of_word("", "")), ImportError::NoText);
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

#[test]
fn the_text_is_found_whatever_its_part_is_called() {
    let relations = "<Relationships><Relationship Id=\"r1\" Type=\"http://x/officeDocument\" Target=\"/word/doc2.xml\"/></Relationships>";
    let document = document(&p("收到来信31封。"));
    let wide: Vec<u8> = format!("\u{feff}{document}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for name in ["word/doc2.xml", "word\\doc2.xml"] {
        let bytes = packed(&[("_rels/.rels", relations), (name, &document)]);
        assert_eq!(
            printed(&import(&bytes, None).unwrap()),
            ["收到来信31封。"],
            "{name}"
        );
    }
    let bytes = packed(&[("word/document.xml", &wide)]);
    assert_eq!(printed(&import(&bytes, None).unwrap()), ["收到来信31封。"]);
}

#[test]
fn a_part_of_another_kind_is_read_where_it_stands_or_named() {
    let relations = "<Relationships><Relationship Id=\"r2\" Type=\"x/aFChunk\" Target=\"a.html\"/><Relationship Id=\"r3\" Type=\"x/aFChunk\" Target=\"b.docx\"/></Relationships>";
    let body = format!(
        "{}<w:altChunk r:id=\"r2\"/><w:altChunk r:id=\"r3\"/>{}",
        p("一、做法"),
        p("二、不足")
    );
    let parts = [
        ("word/_rels/document.xml.rels", relations),
        ("word/a.html", "<p>收到来信31封。</p>"),
        ("word/b.docx", "PK\u{3}\u{4}"),
    ];
    let imported = read_with(&body, &parts);
    assert_eq!(
        printed(&imported),
        ["一、做法", "收到来信31封。", "二、不足"]
    );
    assert!(imported.diagnostics.iter().any(|d| d.problem
        == Problem::NotTaken {
            name: "b.docx".to_owned()
        }));
}

#[test]
fn a_word_file_in_one_xml_file_is_read_as_well() {
    let old = format!(
        "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument xmlns:w=\"w\">\
         <w:lists><w:listDef w:listDefId=\"0\"><w:lvl w:ilvl=\"0\"><w:nfc w:val=\"23\"/></w:lvl></w:listDef><w:list w:ilfo=\"2\"><w:ilst w:val=\"0\"/></w:list></w:lists><w:body>{}\
         <w:p><w:pPr><w:listPr><w:ilvl w:val=\"0\"/><w:ilfo w:val=\"1\"/><wx:t wx:val=\"一、\"/></w:listPr></w:pPr><w:r><w:t>做法</w:t></w:r></w:p>\
         <w:p><w:pPr><w:listPr><w:ilvl w:val=\"0\"/><w:ilfo w:val=\"2\"/><wx:t wx:val=\"l\"/><wx:font wx:val=\"Wingdings\"/></w:listPr></w:pPr>\
         <aml:annotation w:type=\"Word.Deletion\"><w:r><w:delText>88</w:delText></w:r></aml:annotation><w:r><w:t>来信31封</w:t></w:r>\
         <aml:annotation w:type=\"Word.Comment\"><aml:content><w:p><w:r><w:t>再核</w:t></w:r></w:p></aml:content></aml:annotation><w:r><w:t>。</w:t></w:r></w:p></w:body></w:wordDocument>",
        p(TITLE)
    );
    let flat = format!(
        "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"p\"><pkg:part pkg:name=\"/word/header1.xml\"><pkg:xmlData><w:hdr>{}</w:hdr></pkg:xmlData></pkg:part>\
         <pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData>{}</pkg:xmlData></pkg:part></pkg:package>",
        p("页眉"),
        document(&[p("一、做法"), p("来信31封。")].concat())
    );
    for file in [old, flat] {
        let imported = import(file.as_bytes(), None).unwrap();
        assert_eq!(imported.kind, Kind::WordXml);
        assert_eq!(printed(&imported), ["一、做法", "来信31封。"]);
    }
}
