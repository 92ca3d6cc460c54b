//! One report in the formats that offices keep it in: the same text, figures and charts. The files are of
//! LibreOffice, from `report.docx`; it has lists, a note, merged cells, hidden and struck-out words.

mod packed;

use cfb::CompoundFile;
use gongbao_import::{ImportError, Kind, Problem, import};
use gongbao_report::Report;
use packed::packed;
use std::io::{Cursor, Read, Write};
use std::path::Path;

const DOCX: &[u8] = include_bytes!("files/report.docx");
const DOC: &[u8] = include_bytes!("files/report.doc");

/// What is the same in every dress.
fn said(report: &Report) -> (String, Vec<(f64, String, String)>, usize) {
    let figures = report.figures.iter();
    let figures = figures.map(|f| (f.value, f.unit.clone(), f.label.zh.clone()));
    (report.text(), figures.collect(), report.charts.len())
}

#[test]
fn a_doc_says_what_its_docx_says() {
    let wanted = import(DOCX, None).unwrap();
    assert!(
        wanted
            .report
            .text()
            .contains("31封[1]，整治水面5m²，回复29封。")
    );
    let imported = import(DOC, None).unwrap();
    assert_eq!(imported.kind, Kind::Doc);
    assert_eq!(said(&imported.report), said(&wanted.report));
    let table = |report: &Report| report.paragraphs().find_map(|p| p.table.clone());
    assert_eq!(table(&imported.report), table(&wanted.report));
    let problems = |text: &str| Problem::Hidden {
        text: text.to_owned(),
    };
    assert!(
        imported
            .diagnostics
            .iter()
            .any(|d| d.problem == problems("旧稿88封"))
    );
}

#[test]
fn a_doc_with_its_last_sector_cut_short_is_read_as_wps_leaves_it() {
    let cut = &DOC[..DOC.len() - 200];
    let wanted = import(DOC, None).unwrap().report;
    assert_eq!(said(&import(cut, None).unwrap().report), said(&wanted));
}

/// The streams of a compound file by their paths.
fn streams(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).unwrap();
    let entries: Vec<_> = file.walk().filter(cfb::Entry::is_stream).collect();
    let entries = entries.iter().map(|entry| {
        let mut bytes = Vec::new();
        let mut stream = file.open_stream(entry.path()).unwrap();
        stream.read_to_end(&mut bytes).unwrap();
        (entry.path().display().to_string(), bytes)
    });
    entries.collect()
}

fn compound(streams: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (path, bytes) in streams {
        let folder = Path::new(path).parent().unwrap();
        file.create_storage_all(folder).unwrap();
        let mut stream = file.create_stream(path).unwrap();
        stream.write_all(bytes).unwrap();
    }
    file.into_inner().into_inner()
}

#[test]
fn files_embedded_in_an_old_office_file_are_not_the_file() {
    let own = streams(DOC);
    let under = |folder: &str, streams: &[(String, Vec<u8>)]| -> Vec<(String, Vec<u8>)> {
        let moved = streams.iter();
        moved
            .map(|(path, bytes)| (format!("{folder}{path}"), bytes.clone()))
            .collect()
    };
    let sheet = vec![("/Workbook".to_owned(), vec![0; 5000])];
    let blank = own
        .iter()
        .map(|(path, bytes)| (path.clone(), vec![0; bytes.len()]));
    let blank: Vec<_> = blank.collect();

    let embedding = [
        under("/ObjectPool/_1", &blank),
        under("/ObjectPool/_2", &sheet),
        own.clone(),
    ];
    let imported = import(&compound(&embedding.concat()), None).unwrap();
    assert_eq!(
        said(&imported.report),
        said(&import(DOC, None).unwrap().report)
    );

    let embedded = [under("/MBD01", &own), sheet];
    let error = import(&compound(&embedded.concat()), None).unwrap_err();
    let kind = Kind::Spreadsheet;
    assert!(
        matches!(error, ImportError::NotRead { kind: k } if k == kind),
        "{error}"
    );
}

#[test]
fn streams_of_a_doc_are_found_whatever_their_case() {
    let lower = streams(DOC)
        .into_iter()
        .map(|(path, bytes)| (path.to_lowercase(), bytes));
    let lower: Vec<_> = lower.collect();
    let imported = import(&compound(&lower), None).unwrap();
    assert_eq!(
        said(&imported.report),
        said(&import(DOC, None).unwrap().report)
    );
}

#[test]
fn a_doc_under_a_password_or_without_its_text_says_so() {
    let main = DOC
        .windows(2)
        .position(|bytes| bytes == [0xec, 0xa5])
        .unwrap();
    let mut locked = DOC.to_vec();
    locked[main + 11] |= 1;
    let error = import(&locked, None).unwrap_err();
    assert_eq!(
        error,
        ImportError::NotRead {
            kind: Kind::Encrypted
        }
    );
    assert!(error.to_string().contains("密码"));
    let mut damaged = DOC.to_vec();
    damaged[main] = 0;
    let error = import(&damaged, None).unwrap_err();
    assert!(matches!(
        error,
        ImportError::Broken {
            kind: Kind::Doc,
            ..
        }
    ));
    assert!(error.to_string().contains("另存为 .docx"));
}

const PAGE: &str = "<html><head><meta charset=\"gb2312\"></head><body><h1>白沙县2021年法治政府建设工作报告</h1><div id=zoom><p>一、主要做法</p><p>收到来信31封。</p></div></body></html>";

/// A page saved by a browser, with the parts it shows.
fn mhtml(encoding: &str, body: &str) -> Vec<u8> {
    format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://baisha.example/t1.html\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x--\"\r\n\r\n\r\n\
         ----x--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n\
         ----x--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----x----\r\n"
    )
    .into_bytes()
}

fn quoted(bytes: &[u8]) -> String {
    let pieces = bytes.chunks(24).map(|piece| {
        piece
            .iter()
            .map(|byte| format!("={byte:02X}"))
            .collect::<String>()
            + "=\r\n"
    });
    pieces.collect()
}

#[test]
fn a_page_saved_in_one_file_is_the_page() {
    let wanted = import(PAGE.as_bytes(), None).unwrap().report;
    let gbk = encoding_rs::GBK.encode(PAGE).0;
    for (encoding, body) in [
        ("quoted-printable", quoted(PAGE.as_bytes())),
        ("quoted-printable", quoted(&gbk)),
        ("8bit", PAGE.to_owned()),
    ] {
        let imported = import(&mhtml(encoding, &body), None).unwrap();
        assert_eq!(imported.kind, Kind::Mhtml);
        assert_eq!(
            imported.report.address.as_deref(),
            Some("https://baisha.example/t1.html")
        );
        assert_eq!(said(&imported.report), said(&wanted));
    }
}

#[test]
fn the_text_of_a_saved_page_may_stand_in_a_frame() {
    let long = PAGE.replace("收到来信31封。", &"收到来信31封，按时回复。".repeat(30));
    let file = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"y\"\r\n\r\n--y\r\nContent-Type: text/html\r\n\r\n<p>首页</p><iframe src=cid:1></iframe>\r\n--y\r\nContent-Type: text/html\r\nContent-ID: <1>\r\n\r\n{long}\r\n--y--\r\n"
    );
    let report = import(file.as_bytes(), None).unwrap().report;
    assert_eq!(report.title, "白沙县2021年法治政府建设工作报告");
}

#[test]
fn a_saved_file_without_a_page_says_so() {
    let file = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"y\"\r\n\r\n--y\r\nContent-Type: image/png\r\n\r\nx\r\n--y--\r\n";
    let error = import(file.as_bytes(), None).unwrap_err();
    assert!(matches!(
        error,
        ImportError::Broken {
            kind: Kind::Mhtml,
            ..
        }
    ));
}

#[test]
fn an_rtf_says_what_its_docx_says() {
    let wanted = import(DOCX, None).unwrap().report;
    let imported = import(include_bytes!("files/report.rtf"), None).unwrap();
    assert_eq!(imported.kind, Kind::Rtf);
    assert_eq!(said(&imported.report), said(&wanted));
}

/// Everything under the title of an RTF file with this body, in GBK.
fn rtf(body: &str) -> Vec<String> {
    let head = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\fcharset134 SimSun;}{\\f1\\fcharset2 Wingdings;}}{\\stylesheet{\\s0 Normal;}}\\f0 ";
    let escaped = |text: &str| -> String {
        let bytes = encoding_rs::GBK.encode(text).0.into_owned();
        let escape = |byte: u8| {
            if byte < 0x80 {
                char::from(byte).to_string()
            } else {
                format!("\\'{byte:02x}")
            }
        };
        bytes.into_iter().map(escape).collect()
    };
    let title = "白沙县2021年法治政府建设工作报告";
    let file = escaped(&format!("{head}{title}\\par {body}}}"));
    let text = import(file.as_bytes(), None).unwrap().report.text();
    let lines = text.lines().map(|line| line.trim().replace('\t', "|"));
    lines
        .filter(|line| !line.is_empty() && line != title)
        .collect()
}

#[test]
fn rtf_prints_what_it_shows() {
    assert_eq!(
        rtf(
            "{\\listtext \\u19968?\\u12289?\\tab}做法\\par 来信31封{\\v 88}{\\strike 7}{\\deleted 6}，5m{\\super 2}\\u183\\'b7{\\f1\\'fe}。\\par"
        ),
        ["一、做法", "来信31封，5m²·☑。"]
    );
    assert_eq!(
        rtf(
            "来信31封{\\footnote \\chftn 不含乡镇。}，{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 9}}{\\shptxt 框内\\par}}}回复29封。\\par"
        ),
        ["来信31封[1]，回复29封。", "[1] 不含乡镇。", "框内"]
    );
    assert_eq!(
        rtf(
            "甲{\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}乙{\\field{\\*\\fldinst EQ \\\\f(1,2)}{\\fldrslt }}{\\pict ffd8}{\\*\\unknown 丙}\\bin3 xyz。\\par"
        ),
        ["甲3乙1/2。"]
    );
}

#[test]
fn an_rtf_is_read_as_its_format_says() {
    assert_eq!(rtf("{\\b\\*\\cs7 来信}31封。\\par"), ["来信31封。"]);
    assert_eq!(rtf("来信31封。\\par}残余{"), ["来信31封。"]);
    assert_eq!(
        rtf("{\\fonttbl{\\f2\\fcharset204 Arial;}}{\\listtext o\\tab}{\\f2 \\'cf\\'f0}来信。\\par"),
        ["Пр来信。"]
    );
    let of_page = |page: u32, text: &[u8]| {
        let head = format!("{{\\rtf1\\ansi\\ansicpg{page}{{\\fonttbl{{\\f0 Arial;}}}}\\f0 ");
        let file = [head.as_bytes(), text, b"\\par}"].concat();
        import(&file, None).unwrap().report.text().trim().to_owned()
    };
    assert_eq!(of_page(1251, b"\\'cf\\'f0"), "Пр");
    assert_eq!(of_page(65001, "来信31封。".as_bytes()), "来信31封。");
}

#[test]
fn tables_of_an_rtf_keep_their_columns() {
    assert_eq!(
        rtf(
            "\\trowd\\clvmgf\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl 来信\\cell 受理\\cell 12\\par 9\\cell\\row\
             \\trowd\\clvmrg\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl \\cell 办结\\cell 29\\cell\\row\
             \\trowd\\cellx2000\\cellx3000\\pard\\intbl 合计\\cell 31\\cell\\row\\pard 以上。\\par"
        ),
        ["来信|受理|12 9", "办结|29", "合计|31", "以上。"]
    );
    assert_eq!(
        rtf(
            "\\trowd\\cellx1000\\cellx2000\\pard\\intbl 甲\\cell\\pard\\intbl\\itap2 内1\\nestcell 内2\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}\
             \\pard\\intbl\\itap1 乙\\cell\\row\\trowd\\cellx1000\\cellx2000\\pard\\intbl 丙\\cell 丁\\cell\\row\\pard 完。\\par"
        ),
        ["甲|内1 内2 乙", "丙|丁", "完。"]
    );
    // LibreOffice describes the row before its cells, and the one in a cell behind them.
    assert_eq!(
        rtf(
            "\\trowd\\trleft-100\\cellx1000\\cellx3000\\pard\\intbl 甲\\cell\\pard\\intbl\\itap2 内1\\nestcell 内2\\nestcell{\\*\\nesttableprops\\trowd\\trleft5\\cellx900\\cellx1800\\nestrow}{\\nonesttables\\par}\\pard\\intbl\\itap1 \\cell\\row\
             \\trowd\\trleft-100\\cellx1000\\cellx3000\\pard\\intbl 丙\\cell 丁\\cell\\row\\pard 完。\\par"
        ),
        ["甲|内1 内2", "丙|丁", "完。"]
    );
}

#[test]
fn the_report_in_an_archive_is_the_file_with_the_most_text() {
    let page = "<h1>通知</h1><p>见附件。</p><a href=report.doc>附件</a>";
    let bytes = packed(&[
        ("index.html", page.as_bytes()),
        ("report.doc", DOC),
        ("logo.png", b"\x89PNG\0"),
    ]);
    let imported = import(&bytes, None).unwrap();
    assert_eq!(imported.kind, Kind::Zip);
    assert_eq!(
        said(&imported.report),
        said(&import(DOC, None).unwrap().report)
    );
    let taken = Problem::OneOfMany {
        taken: "report.doc".to_owned(),
        others: "index.html、logo.png".to_owned(),
    };
    assert!(imported.diagnostics.iter().any(|d| d.problem == taken));
}

#[test]
fn in_an_archive_the_report_is_what_the_page_names_and_not_what_is_longest() {
    let page = "<!-- saved from url=(0034)http://www.baisha.gov.cn/2021.html --><h1>白沙县2021年法治政府建设工作报告</h1><p>详见附件。</p><a href=\"./P2021.docx\">下载</a>";
    let word = |text: &str| {
        let document = format!(
            "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
        );
        packed(&[("word/document.xml", document.as_bytes())])
    };
    let report = word("白沙县2021年法治政府建设工作报告。收到来信31封。");
    let other = word(&"填表说明。".repeat(50));
    let found = import(
        &packed(&[
            ("附件/说明.docx", other.as_slice()),
            ("页面.html", page.as_bytes()),
            ("附件/P2021.docx", report.as_slice()),
        ]),
        None,
    )
    .unwrap();
    assert!(found.report.text().contains("收到来信31封"));
    assert_eq!(found.kind, Kind::Zip);
    let taken = found.diagnostics.iter().any(
        |d| matches!(&d.problem, Problem::OneOfMany { taken, .. } if taken == "附件/P2021.docx"),
    );
    assert!(taken, "{:?}", found.diagnostics);
}
