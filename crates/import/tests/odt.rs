//! What a word processor prints of an OpenDocument text is what its report says.

mod packed;

use gongbao_import::{ImportError, Imported, Kind, Problem, import};
use packed::packed;

const TITLE: &str = "白沙县2021年法治政府建设工作报告";
const STYLES: &str = r#"<office:styles>
    <style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>
    <style:style style:name="High" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
    <style:style style:name="Out" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
    <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
    <text:list-level-style-number text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（" style:num-suffix="）"/></text:list-style>
    <text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/></text:outline-style>
    </office:styles>"#;

fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><office:document xmlns:office=\"o\">{STYLES}<office:master-styles><style:header><text:p>内部资料</text:p></style:header></office:master-styles><office:body><office:text><text:p>{TITLE}</text:p>{body}</office:text></office:body></office:document>"
    )
}

fn read(body: &str) -> Imported {
    import(document(body).as_bytes(), None).unwrap()
}

/// Everything under the title, cells as `a|b`.
fn printed(imported: &Imported) -> Vec<String> {
    let text = imported.report.text();
    let lines = text.lines().map(|line| line.trim().replace('\t', "|"));
    lines
        .filter(|line| !line.is_empty() && line != TITLE)
        .collect()
}

fn p(text: &str) -> String {
    format!("<text:p>{text}</text:p>")
}

#[test]
fn packed_or_in_one_file_it_reads_the_same() {
    let body = p("一、情况") + &p("全年收到来信31封。");
    let one = document(&body);
    let both = packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &one),
        ("styles.xml", STYLES),
    ]);
    let (one, both) = (
        import(one.as_bytes(), None).unwrap(),
        import(&both, None).unwrap(),
    );
    assert_eq!((one.kind, both.kind), (Kind::Odt, Kind::Odt));
    assert_eq!(printed(&one), ["一、情况", "全年收到来信31封。"]);
    assert_eq!(printed(&one), printed(&both));
}

#[test]
fn numbers_of_lists_and_headings_are_drawn_and_count_on() {
    let item = |text: &str| format!("<text:list-item>{}</text:list-item>", p(text));
    let body = [
        "<text:list xml:id=\"a\" text:style-name=\"L\"><text:list-item><text:p>工作情况</text:p><text:p>全年平稳。</text:p><text:list>".to_owned(),
        item("检查"),
        item("培训"),
        "</text:list></text:list-item></text:list>".to_owned(),
        p("共31次。"),
        format!("<text:list text:continue-list=\"a\" text:style-name=\"L\">{}</text:list>", item("存在问题")),
        format!("<text:list text:style-name=\"L\"><text:list-item text:start-value=\"5\">{}</text:list-item>{}</text:list>", p("接续"), item("打算")),
        "<text:h text:outline-level=\"1\">附录</text:h>".to_owned(),
    ];
    let wanted = [
        "一、工作情况",
        "全年平稳。",
        "（一）检查",
        "（二）培训",
        "共31次。",
        "二、存在问题",
        "五、接续",
        "六、打算",
        "1.附录",
    ];
    assert_eq!(printed(&read(&body.concat())), wanted);
}

#[test]
fn what_is_hidden_struck_out_deleted_or_a_comment_is_no_text() {
    let span = |style: &str, text: &str| {
        format!("<text:span text:style-name=\"{style}\">{text}</text:span>")
    };
    let deleted = "<text:tracked-changes><text:changed-region xml:id=\"c\"><text:deletion><text:p>旧文</text:p></text:deletion></text:changed-region></text:tracked-changes>";
    let body = [
        deleted.to_owned(),
        p("一、情况"),
        p(&format!(
            "收到来信{}31封{}，面积5km{}。<office:annotation><text:p>再核</text:p></office:annotation>\
            <draw:frame><draw:image><office:binary-data>iVBORw0K</office:binary-data></draw:image></draw:frame><text:script>alert()</text:script>",
            span("Gone", "99"),
            span("Out", "7"),
            span("High", "2")
        )),
        p("办结<text:change-start text:change-id=\"c\"/>28"),
        p("件<text:change-end text:change-id=\"c\"/>29件。"),
    ];
    let found = read(&body.concat());
    let wanted = ["一、情况", "收到来信31封，面积5km²。", "办结29件。"];
    assert_eq!(printed(&found), wanted);
    let said = |problem: &Problem| found.diagnostics.iter().any(|d| d.problem == *problem);
    let [gone, out] = ["99", "7"].map(str::to_owned);
    assert!(said(&Problem::Hidden { text: gone }) && said(&Problem::Struck { text: out }));
}

#[test]
fn cells_over_rows_and_columns_stay_in_their_place() {
    let cell =
        |more: &str, text: &str| format!("<table:table-cell {more}>{}</table:table-cell>", p(text));
    let covered = "<table:covered-table-cell/>";
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let rows = [
        row(&[
            cell("table:number-rows-spanned=\"2\"", "项目"),
            cell("table:number-columns-spanned=\"2\"", "2021年"),
            covered.to_owned(),
        ]),
        row(&[covered.to_owned(), cell("", "收到"), cell("", "办结")]),
        row(&[cell("", "来信"), cell("", "31"), cell("", "29")]),
        row(&[
            cell("", "来访"),
            cell("table:number-columns-repeated=\"2\"", ""),
        ]),
    ];
    let found = read(&(p("一、情况") + "<table:table>" + &rows.concat() + "</table:table>"));
    assert_eq!(
        printed(&found),
        ["一、情况", "项目|2021年", "收到|办结", "来信|31|29", "来访"]
    );
    let labels: Vec<&str> = found
        .report
        .figures
        .iter()
        .map(|f| f.label.zh.as_str())
        .collect();
    assert!(
        labels.iter().any(|label| label.contains("办结")),
        "{labels:?}"
    );
}

#[test]
fn notes_and_boxes_follow_the_paragraph_they_stand_in() {
    let body = p("一、情况")
        + &p(
            "收到来信31封<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>不含<text:s/>重复。</text:p></text:note-body></text:note>，<draw:frame><draw:text-box><text:p>县政府文件</text:p></draw:text-box></draw:frame>办结29封。",
        );
    let wanted = [
        "一、情况",
        "收到来信31封[1]，办结29封。",
        "[1] 不含 重复。",
        "县政府文件",
    ];
    assert_eq!(printed(&read(&body)), wanted);
}

#[test]
fn what_is_no_text_or_locked_is_refused_by_name() {
    let manifest = "<manifest:encryption-data/>";
    let locked = packed(&[("content.xml", "?"), ("META-INF/manifest.xml", manifest)]);
    let sheet = packed(&[("mimetype", ""), ("content.xml", "<office:spreadsheet/>")]);
    for (file, kind) in [(locked, Kind::Encrypted), (sheet, Kind::Spreadsheet)] {
        let error = import(&file, None).unwrap_err();
        assert_eq!(error, ImportError::NotRead { kind });
    }
}
