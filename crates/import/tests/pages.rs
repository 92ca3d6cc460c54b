//! What a browser prints of a saved page is what its report says; what it does not print is left out
//! with a remark.

use gongbao_import::{Imported, Problem, import};
use gongbao_report::model::{LineKind, Table};

const TITLE: &str = "<h1>白沙县2021年法治政府建设工作报告</h1>";

fn read(html: &str) -> Imported {
    import(html.as_bytes(), None).unwrap()
}

/// A report with this body in a known container, under its first heading.
fn page(body: &str) -> Imported {
    read(&format!(
        "<body>{TITLE}<div id=\"zoom\"><p>一、主要做法</p>{body}</div></body>"
    ))
}

/// All paragraphs, sections after sections.
fn paragraphs(imported: &Imported) -> Vec<String> {
    let all = imported.report.paragraphs();
    all.filter(|p| p.table.is_none())
        .map(|p| p.text.clone())
        .collect()
}

fn headings(imported: &Imported) -> Vec<String> {
    let all = imported.report.all_sections();
    all.map(|s| format!("{}{}", s.number, s.title)).collect()
}

fn table(imported: &Imported) -> Table {
    let found = imported.report.paragraphs().find_map(|p| p.table.clone());
    found.expect("a table")
}

fn rows(imported: &Imported) -> Vec<Vec<String>> {
    let rows = table(imported).rows;
    let texts = |row: Vec<_>| -> Vec<String> {
        row.into_iter()
            .map(|cell: gongbao_report::model::TableCell| cell.text)
            .collect()
    };
    rows.into_iter().map(texts).collect()
}

fn problems(imported: &Imported) -> Vec<Problem> {
    imported
        .diagnostics
        .iter()
        .map(|d| d.problem.clone())
        .collect()
}

#[test]
fn elements_that_nobody_knows_stand_in_the_line() {
    let imported = page(
        "<p>疏浚水渠<st1:chmetcnv>7公里</st1:chmetcnv>，收到来信<nobr>31</nobr>封，回复<my-num>2<wbr>9</my-num>封。</p>",
    );
    assert_eq!(
        paragraphs(&imported),
        ["疏浚水渠7公里，收到来信31封，回复29封。"]
    );
}

#[test]
fn an_element_that_the_page_makes_a_block_is_one() {
    let imported = page(
        "<span style=\"display: block\">收到来信31封。</span><span style=\"display:block\">二、问题</span>",
    );
    assert_eq!(headings(&imported), ["一、主要做法", "二、问题"]);
}

#[test]
fn hidden_text_is_left_out_with_a_remark() {
    let imported = page(
        "<style>.draft{display:none}</style><p>收到来信31封<span style=\"DISPLAY: none\">旧数88封</span>。</p>\
         <p hidden>草稿5件。</p><div class=\"draft\">内部数6件。</div><p>回复29封。</p><p>按期回复，来信人都表示满意。</p>",
    );
    assert_eq!(
        paragraphs(&imported),
        [
            "收到来信31封。",
            "回复29封。",
            "按期回复，来信人都表示满意。"
        ]
    );
    let hidden = |text: &str| Problem::Hidden {
        text: text.to_owned(),
    };
    for text in ["旧数88封", "草稿5件。", "内部数6件。"] {
        assert!(problems(&imported).contains(&hidden(text)), "{text}");
    }
}

#[test]
fn what_a_rule_hides_is_shown_when_it_is_the_whole_text() {
    let imported = read(&format!(
        "<style>#zoom{{display:none}}</style><div id=zoom>{TITLE}<p>一、做法</p><p>收到来信31封。</p></div>"
    ));
    assert_eq!(paragraphs(&imported), ["收到来信31封。"]);
}

#[test]
fn struck_out_text_is_left_out_with_a_warning() {
    let imported = page(
        "<p>收到来信<del>88</del><ins>31</ins>封，回复<span style=\"text-decoration:line-through\">7</span>29封。</p>",
    );
    assert_eq!(paragraphs(&imported), ["收到来信31封，回复29封。"]);
    assert!(problems(&imported).contains(&Problem::Struck {
        text: "88".to_owned()
    }));
}

#[test]
fn raised_digits_are_no_digits_of_the_number() {
    let imported =
        page("<p>整治10<sup>4</sup>处，面积5m<sup>2</sup>，注见文末<sup>[1]</sup>。</p>");
    assert_eq!(paragraphs(&imported), ["整治10⁴处，面积5m²，注见文末[1]。"]);
    assert!(
        imported
            .report
            .figures
            .iter()
            .all(|figure| figure.value != 104.0)
    );
}

#[test]
fn text_behind_an_end_that_came_too_early_is_of_the_document() {
    let text = "<p>收到来信31封。</p>";
    let rest = "<p>二、不足</p><p>力量薄弱，积压来信2封。</p>";
    for (open, middle) in [
        ("<div id=zoom>", "</body>"),
        ("<div id=zoom>", "</body></html>"),
        ("<div id=zoom>", "</div></div>"),
        ("<div id=zoom>", "</div><div id=zoom>"),
    ] {
        let html = format!(
            "<html><body>{open}{TITLE}<p>一、做法</p>{text}{middle}{rest}</div><p>主办单位：白沙县人民政府办公室</p>"
        );
        let imported = read(&html);
        assert_eq!(headings(&imported), ["一、做法", "二、不足"], "{middle}");
        let footer = imported.report.back.last().unwrap();
        assert_eq!(footer.kind, LineKind::Furniture, "{middle}");
    }
}

#[test]
fn lines_in_a_cell_stand_apart_but_broken_words_do_not() {
    let imported = page(
        "<table><tr><td>单位</td><td>受理</td></tr><tr><td>城乡<br>建设局</td><td>12<br>9</td></tr>\
         <tr><td>水利局</td><td><p>3</p><p>4</p></td></tr></table>",
    );
    assert_eq!(
        rows(&imported),
        [["单位", "受理"], ["城乡建设局", "12 9"], ["水利局", "3 4"]]
    );
}

#[test]
fn captions_and_words_between_rows_stand_above_the_table() {
    let imported = page(
        "<table><caption>表2 来信情况</caption>单位：封<thead><th>乡镇</th><th>来信</th></thead>\
         <tr><td>东乡</td><td>12</td></tr><td>西乡</td><td>19</td></table>",
    );
    assert_eq!(paragraphs(&imported), ["表2 来信情况", "单位：封"]);
    assert_eq!(
        rows(&imported),
        [["乡镇", "来信"], ["东乡", "12"], ["西乡", "19"]]
    );
}

#[test]
fn a_cell_over_no_rows_reaches_to_the_end_of_its_group() {
    let imported = page(
        "<table><tr><th>类</th><th>项</th></tr><tr><td rowspan=0>来信</td><td>受理</td></tr><tr><td>办结</td></tr></table>",
    );
    assert_eq!(table(&imported).rows[1][0].rows, 2);
}

#[test]
fn a_long_cell_is_a_cell_and_a_text_under_headings_is_none() {
    let long = "督促落实整改措施，".repeat(30);
    let imported = page(&format!(
        "<table><tr><td>任务</td><td>完成情况</td></tr><tr><td>来信</td><td>{long}</td></tr></table>"
    ));
    assert_eq!(table(&imported).rows.len(), 2);
    let imported = page(&format!(
        "<table><tr><td>栏目</td><td>年报</td></tr><tr><td>概况</td><td><p>二、不足</p><p>{long}</p></td></tr></table>"
    ));
    assert_eq!(headings(&imported), ["一、主要做法", "二、不足"]);
}

#[test]
fn preformatted_lines_are_lines() {
    let imported = page("<pre>收到来信31封。\n二、不足\n积压来信2封。</pre>");
    assert_eq!(headings(&imported), ["一、主要做法", "二、不足"]);
}

#[test]
fn numbers_of_lists_are_drawn_unless_they_are_printed() {
    let imported = page(
        "<ol><li>受理来信31封。</li><li>30封已回复。</li></ol><ol start=3 type=A><li>丙项。</li></ol>\
         <ol><li>1.已编号。</li></ol><ul><li>不编号。</li></ul>",
    );
    assert_eq!(
        paragraphs(&imported),
        [
            "1.受理来信31封。",
            "2. 30封已回复。",
            "C.丙项。",
            "1.已编号。",
            "不编号。"
        ]
    );
}

#[test]
fn buttons_fallbacks_and_islands_are_no_text() {
    let imported = page(
        "<xml><w:View>Normal</w:View></xml><button>点赞35次</button><p><ruby>沣<rp>(</rp><rt>fēng</rt><rp>)</rp></ruby>河<noscript>请启用脚本</noscript></p>",
    );
    assert_eq!(paragraphs(&imported), ["沣fēng河"]);
}

#[test]
fn a_page_that_points_to_its_text_says_where_that_is() {
    let says = |body: &str| problems(&page_without_text(body));
    fn page_without_text(body: &str) -> Imported {
        read(&format!("<body>{TITLE}<div id=zoom>{body}</div></body>"))
    }
    let names = "年报.pdf".to_owned();
    let linked = says("<p>详见附件。</p><a href=\"f/%E5%B9%B4%E6%8A%A5.pdf\">附件</a>");
    assert!(linked.contains(&Problem::TextInFiles {
        names: names.clone()
    }));
    let framed = says("<iframe src=\"/web/viewer.html?file=/f/年报.pdf\"></iframe>");
    assert!(framed.contains(&Problem::TextInFiles { names }));
    let drawn = says("<img src=1.jpg><img src=2.jpg>");
    assert!(drawn.contains(&Problem::TextInPictures { pictures: 2 }));
    let paged = problems(&page(
        "<p>收到来信31封。</p><script>createPageHTML(3, 0, \"t1\",\"html\");</script>",
    ));
    assert!(paged.contains(&Problem::OnePageOf { pages: 3 }));
}

#[test]
fn a_long_menu_is_furniture_and_no_signature_comes_from_a_footer() {
    let menu = "<li><a href=#>政务栏目</a></li>".repeat(100);
    let imported = read(&format!(
        "<ul>{menu}</ul>{TITLE}<div id=zoom><p>一、做法</p><p>收到来信31封。</p><p>白沙县人民政府</p><p>2022年1月9日</p></div><ul>{menu}<li>最高人民法院</li></ul>"
    ));
    assert_eq!(paragraphs(&imported), ["收到来信31封。"]);
    assert_eq!(imported.report.issuer, "白沙县人民政府");
}

#[test]
fn the_title_may_stand_in_the_head_or_in_a_row_only() {
    let body = "<div id=zoom><p>一、做法</p><p>收到来信31封。</p></div>";
    let title = "白沙县2021年法治政府建设工作报告";
    for head in [
        format!("<meta name=ArticleTitle content=\"{title}\"><title>白沙县</title>"),
        format!("<title>{title}_法治政府_白沙县人民政府</title>"),
    ] {
        let imported = read(&format!("<head>{head}</head><ul><li>首页</li></ul>{body}"));
        assert_eq!(imported.report.title, title);
        assert_eq!(imported.report.year, 2021);
    }
    let row = format!(
        "<ul><li>专题专栏</li></ul><table><tr><td>索引号：</td><td>01/2022</td></tr><tr><td>标题：</td><td>{title}</td></tr></table>"
    );
    assert_eq!(read(&format!("{row}{body}")).report.title, title);
}

#[test]
fn the_page_says_where_it_was_saved_from() {
    let imported = read(&format!(
        "<!-- saved from url=(0031)https://baisha.example/t1.html -->{TITLE}<p>一、做法</p><p>收到来信31封。</p>"
    ));
    assert_eq!(
        imported.report.address.as_deref(),
        Some("https://baisha.example/t1.html")
    );
}
