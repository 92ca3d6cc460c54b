//! A Word file as the programs of offices make PDF of it: the same report, the same figures and charts.

mod packed;

use gongbao_import::import;
use gongbao_report::Report;
use gongbao_report::model::TableCell;
use packed::packed;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const TITLE: &str = "临江县2021年法治政府建设年度报告";
const PARAGRAPHS: [&str; 7] = [
    "2021年，临江县认真推进法治政府建设，现将有关情况报告如下：",
    "一、依法履行职能",
    "（一）优化营商环境。全年办理行政许可12550件，其中网上办理9980件，占79.5%。各部门公布权责清单，减少证明事项36项，企业开办时间缩短为1天，群众满意度为98.2%，比上年提高1.3个百分点。",
    "（二）加强文件管理。审查行政规范性文件28件，备案率100%。",
    "二、化解社会矛盾",
    "全年收到行政复议申请229件，办结211件，纠正26件。区政府作为被告的行政诉讼案件41件，行政机关负责人出庭应诉率为100%，调解案件1037件，涉及金额2600余万元，全部履行完毕。",
    "近三年办案情况如下表：",
];
const TABLE: [[&str; 4]; 5] = [
    ["指标", "2019年", "2020年", "2021年"],
    ["行政复议案件（件）", "118", "198", "229"],
    ["行政诉讼案件（件）", "45", "38", "41"],
    ["行政机关负责人出庭应诉率（%）", "95.6", "100", "100"],
    ["规范性文件合法性审查（件次）", "326", "341", "512"],
];

/// A folder of this test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Several pages long: the sections again and again, under other names.
fn paragraphs() -> Vec<String> {
    let mut all: Vec<String> = PARAGRAPHS.map(str::to_owned).to_vec();
    for n in 2..6 {
        let place = ["", "", "甲", "乙", "丙", "丁"][n];
        all.push(format!("{place}镇开展执法检查{}次，发现问题{}个，其中移送查处{}件；培训执法人员{}人次，组织旁听庭审{}场，发放普法材料近{}00份，没有发生被撤销或者确认违法的情形。", n * 117, n * 31, n * 7, n * 53, n, n * 3));
    }
    all
}

fn docx() -> Vec<u8> {
    let run = |text: &str| {
        format!(
            "<w:r><w:rPr><w:rFonts w:eastAsia=\"Noto Serif CJK SC\"/><w:sz w:val=\"32\"/></w:rPr><w:t>{text}</w:t></w:r>"
        )
    };
    let mut body = format!(
        "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{}</w:p>",
        run(TITLE)
    );
    for text in paragraphs() {
        body += &format!(
            "<w:p><w:pPr><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/></w:pPr>{}</w:p>",
            run(&text)
        );
    }

    let edges: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|edge| format!("<w:{edge} w:val=\"single\" w:sz=\"4\"/>"))
        .concat();
    body += &format!(
        "<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w=\"3400\"/><w:gridCol w:w=\"1700\"/><w:gridCol w:w=\"1700\"/><w:gridCol w:w=\"1700\"/></w:tblGrid>"
    );
    for row in TABLE {
        body += "<w:tr>";
        for cell in row {
            body += &format!("<w:tc><w:p>{}</w:p></w:tc>", run(cell));
        }
        body += "</w:tr>";
    }
    body += "</w:tbl>";
    let parts = [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>".to_owned()),
        ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>".to_owned()),
        ("word/document.xml", format!("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1474\" w:bottom=\"1440\" w:left=\"1474\"/></w:sectPr></w:body></w:document>")),
    ];
    packed(&parts)
}

fn html() -> String {
    let texts: String = paragraphs()
        .iter()
        .map(|text| format!("<p>{text}</p>"))
        .collect();
    let rows: String = TABLE
        .map(|row| {
            format!(
                "<tr>{}</tr>",
                row.map(|cell| format!("<td>{cell}</td>")).concat()
            )
        })
        .concat();
    format!(
        "<meta charset=utf-8><style>body{{font:16pt/1.6 'Noto Serif CJK SC'}}p{{text-indent:2em}}td{{border:1px solid}}</style><h1 style=\"text-align:center\">{TITLE}</h1>{texts}<table>{rows}</table>"
    )
}

/// What is the same in every dress of a report.
fn said(report: &Report) -> (Vec<String>, Vec<(f64, String, String)>, usize) {
    let lines = report.text();
    let lines = lines
        .lines()
        .map(|line| line.split_whitespace().collect::<String>());
    let figures = report.figures.iter();
    let figures =
        figures.map(|figure| (figure.value, figure.unit.clone(), figure.label.zh.clone()));
    (
        lines.filter(|line| !line.is_empty()).collect(),
        figures.collect(),
        report.charts.len(),
    )
}

/// A form over several pages: long names in narrow columns, cells beside many rows, a head of two rows.
fn form() -> String {
    let groups: String = (1..7)
        .map(|group| {
            let rows = 2 + group % 5;
            let rows = (1..=rows).map(|row| {
                let numbers: String = (0..7)
                    .map(|n| format!("<td>{}</td>", group * 31 * row * n % 97))
                    .collect();
                let side = if row == 1 {
                    format!("<td rowspan={rows}>（{group}）依照规定不予办理的申请事项</td>")
                } else {
                    String::new()
                };
                format!("<tr>{side}<td>{row}.要求行政机关为其搜集整理制作信息</td>{numbers}</tr>")
            });
            rows.collect::<String>()
        })
        .collect();
    let blank = "<tr><td colspan=2>上年结转的申请</td><td>3</td><td></td><td></td><td></td><td></td><td></td><td>3</td></tr>";
    format!(
        "<meta charset=utf-8><style>body{{font:14pt/1.6 'Noto Serif CJK SC'}}table{{width:100%;border-collapse:collapse}}td{{border:1px solid}}</style><h1>{TITLE}</h1><p>一、办理情况</p><table border=1 cellspacing=0><tr><td colspan=2 rowspan=2>办理结果</td><td rowspan=2>自然人</td><td colspan=5>法人或者其他组织</td><td rowspan=2>总计</td></tr><tr><td>商业企业</td><td>科研机构</td><td>公益组织</td><td>服务机构</td><td>其他</td></tr>{groups}{blank}</table><p>二、存在的问题</p><p>办理能力有待提高。</p>"
    )
}

/// What LibreOffice makes of a file of the folder, in another format.
fn converted(folder: &Path, name: &str, format: &str) -> Vec<u8> {
    let status = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}/profile",
            folder.display()
        ))
        .arg("--headless")
        // Without it a page opens as one that is only shown.
        .args(
            name.ends_with("html")
                .then_some("--infilter=HTML (StarWriter)"),
        )
        .args(["--convert-to", format, "--outdir"])
        .args([folder, &folder.join(name)])
        .stdout(Stdio::null())
        .status();
    let status = status.expect("LibreOffice is missing: run `cargo xtask test`, which installs it");
    assert!(status.success());
    fs::read(folder.join(name).with_extension(format)).unwrap()
}

/// What Chromium prints of a file of the folder.
fn printed(folder: &Path, name: &str) -> Vec<u8> {
    let (file, pdf) = (folder.join(name), folder.join("printed.pdf"));
    let status = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
        ])
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", file.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let status = status.expect("Chromium is missing: run `cargo xtask test`, which installs it");
    assert!(status.success());
    fs::read(pdf).unwrap()
}

/// The tables, cell by cell, without blanks.
fn tables(report: &Report) -> Vec<String> {
    let tables = report.paragraphs().filter_map(|p| p.table.as_ref());
    let without_blanks = |text: &str| text.split_whitespace().collect::<String>();
    let row = |row: &Vec<TableCell>| {
        let cells = row.iter().map(|cell| {
            let text = without_blanks(&cell.text);
            format!("{text}→{}↓{}", cell.columns, cell.rows)
        });
        cells.collect::<Vec<_>>().join("|")
    };
    tables
        .flat_map(|table| table.rows.iter().map(row))
        .collect()
}

#[test]
fn libreoffice_makes_a_pdf_that_says_the_same() {
    let word = docx();
    let wanted = import(&word, None).unwrap().report;
    assert!(wanted.figures.len() > 30 && !wanted.charts.is_empty());
    let folder = folder("libreoffice");
    fs::write(folder.join("report.docx"), word).unwrap();
    let pdf = converted(&folder, "report.docx", "pdf");
    assert_eq!(said(&import(&pdf, None).unwrap().report), said(&wanted));
}

#[test]
fn a_form_over_several_pages_is_the_same_table_from_every_program() {
    let folder = folder("form");
    fs::write(folder.join("form.html"), form()).unwrap();
    let wanted = tables(&import(form().as_bytes(), None).unwrap().report);
    assert_eq!(wanted.len(), 26);
    let mut files = vec![
        ("Chromium", printed(&folder, "form.html")),
        ("docx", converted(&folder, "form.html", "docx")),
    ];
    // Rows of many cells have more properties than a page of a .doc holds.
    for format in ["pdf", "doc", "rtf", "odt"] {
        files.push((format, converted(&folder, "form.docx", format)));
    }
    for (program, file) in files {
        assert_eq!(
            tables(&import(&file, None).unwrap().report),
            wanted,
            "{program}"
        );
    }
}

#[test]
fn chromium_prints_a_page_that_says_the_same() {
    let page = html();
    let wanted = import(page.as_bytes(), None).unwrap().report;
    let folder = folder("chromium");
    fs::write(folder.join("report.html"), page).unwrap();
    let pdf = printed(&folder, "report.html");
    assert_eq!(said(&import(&pdf, None).unwrap().report), said(&wanted));
}
