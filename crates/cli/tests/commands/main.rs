//! The command as an office types it: what it writes, what it says, how it ends.

mod catalog;

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use tempfile::TempDir;

const PAGE: &str = include_str!("../../../../tests/pages/kecheng-2017.txt");

fn gongbao() -> Command {
    Command::new(env!("CARGO_BIN_EXE_gongbao"))
}

/// Runs a command that reads here and writes there.
fn written(command: &str, from: impl AsRef<Path>, to: impl AsRef<Path>) -> Output {
    let mut run = gongbao();
    run.arg(command).arg(from.as_ref());
    run.arg("-o").arg(to.as_ref()).output().unwrap()
}

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn import_writes_a_report_and_points_at_what_it_was_not_sure_of() {
    let pages = folder(&[("page.txt", PAGE.as_bytes())]);
    let target = pages.path().join("report.json");
    let mut command = gongbao();
    command.current_dir(&pages);
    let output = command
        .args(["import", "page.txt", "-o", "report.json"])
        .output()
        .unwrap();
    assert_eq!(
        output.status.code(),
        Some(1),
        "there is something to look at"
    );
    assert!(said(&output).contains("--> page.txt:"), "{}", said(&output));
    let report = gongbao_report::Report::from_json(&fs::read_to_string(target).unwrap()).unwrap();
    assert_eq!(report.year, 2017);
    assert_eq!(report.sections.len(), 7);
}

#[cfg(unix)]
#[test]
fn what_is_written_can_be_read_by_the_web_server() {
    use std::os::unix::fs::PermissionsExt;
    let pages = folder(&[("page.txt", PAGE.as_bytes())]);
    let target = pages.path().join("report.json");
    let mut command = gongbao();
    let command = command.current_dir(&pages);
    drop(
        command
            .args(["import", "page.txt", "-o", "report.json"])
            .output(),
    );
    let of = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    // As the page itself, which was written in the ordinary way.
    assert_eq!(of(&target), of(&pages.path().join("page.txt")));
}

#[test]
fn a_folder_is_imported_in_one_call_and_a_bad_file_stops_nothing() {
    let pages = folder(&[
        ("a.txt", PAGE.as_bytes()),
        ("a.html", format!("<pre>{PAGE}</pre>").as_bytes()),
        ("b.txt", PAGE.as_bytes()),
        ("broken.docx", b"PK\x03\x04 not a document"),
    ]);
    let target = pages.path().join("out");
    let output = written("import", pages.path(), &target);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("broken.docx"));
    assert_eq!(names(&target), ["a.html.json", "a.txt.json", "b.json"]);
}

#[test]
fn a_page_whose_text_is_in_the_file_beside_it_is_read_with_it() {
    let page = "<!-- saved from url=(0022)http://a.gov.cn/1.html --><html><body>\
        <h1>柯城区2017年度法治政府建设情况报告</h1><p>具体见附件。</p><a href=\"./P2017.txt\">附件</a>\
        <a href=\"./P2017.rtf\">附件</a></body></html>";
    let text: String = PAGE
        .chars()
        .map(|c| match c {
            '\n' => "\\par\n".to_owned(),
            c if c.is_ascii() => c.to_string(),
            c => format!("\\u{}?", u32::from(c).cast_signed()),
        })
        .collect();
    let pages = folder(&[
        ("page.html", page.as_bytes()),
        ("P2017.rtf", format!("{{\\rtf1\\ansi {text}}}").as_bytes()),
    ]);
    let target = pages.path().join("out");
    let output = written("import", pages.path(), &target);
    assert_eq!(names(&target), ["page.json"], "{}", said(&output));
    assert!(
        said(&output).contains("附件“P2017.rtf”"),
        "{}",
        said(&output)
    );
    let report = fs::read_to_string(target.join("page.json")).unwrap();
    let report = gongbao_report::Report::from_json(&report).unwrap();
    assert_eq!(report.sections.len(), 7);
    assert_eq!(report.address.as_deref(), Some("http://a.gov.cn/1.html"));
}

#[test]
fn check_says_what_contradicts_and_ends_with_one() {
    let output = gongbao()
        .args(["check", "--json"])
        .arg(report_file())
        .output()
        .unwrap();
    let findings: Value = serde_json::from_slice(&output.stdout).unwrap();
    let contradicts = findings
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["verdict"] == "contradicts")
        .count();
    assert_eq!(output.status.code(), Some(i32::from(contradicts > 0)));
    assert!(findings.as_array().unwrap().len() > 10);
}

#[test]
fn what_is_no_report_ends_with_two_and_the_reason() {
    let files = folder(&[("none.json", b"{\"format\": 99}")]);
    for arguments in [["check", "none.json"], ["check", "missing.json"]] {
        let mut command = gongbao();
        command.current_dir(&files);
        let output = command.args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output).contains(arguments[1]));
    }
}

#[test]
fn view_imports_publishes_and_serves_under_the_policy() {
    let pages = folder(&[("page.txt", PAGE.as_bytes())]);
    let mut process = std::process::Command::new(env!("CARGO_BIN_EXE_gongbao"))
        .arg("view")
        .arg(pages.path().join("page.txt"))
        .args(["--port", "18420"])
        // No browser of the developer's opens in a test.
        .env("PATH", "")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut stdout = BufReader::new(process.stdout.take().unwrap());
    stdout.read_line(&mut line).unwrap();
    let address = line.split(['/', ' ']).nth(2).unwrap().to_owned();
    let answer = get(&address, "/");
    process.kill().unwrap();
    process.wait().unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let policy = "content-security-policy: default-src 'none'";
    assert!(answer.to_ascii_lowercase().contains(policy), "{answer}");
    assert!(answer.contains("柯城区"));
}

fn get(host: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(host).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    // The body comes in chunks that may cut a character.
    String::from_utf8_lossy(&answer).into_owned()
}

fn report_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/reports/kecheng-2017.json")
}

#[test]
fn export_writes_figures_for_spreadsheets_and_text_for_editors() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("figures.csv");
    let seed = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../assets/reports/kecheng-2017.json"
    );
    let mut command = gongbao();
    command.args([
        "export",
        seed,
        "--csv",
        "--at",
        "https://a.gov.cn/2017/",
        "-o",
    ]);
    command.arg(&target).assert().code(0);
    let csv = fs::read_to_string(&target).unwrap();
    assert!(csv.starts_with("\u{feff}编号,名称,数值,"));
    assert!(csv.contains("https://a.gov.cn/2017/#figure/petitions.letters.received~"));
    let output = gongbao()
        .args(["export", seed, "--markdown"])
        .output()
        .unwrap();
    let markdown = String::from_utf8(output.stdout).unwrap();
    assert!(markdown.starts_with("# 衢州市柯城区2017年度"));
    gongbao().args(["export", seed]).assert().code(2);
    gongbao()
        .args(["export", seed, "--csv", "--json"])
        .assert()
        .code(2);
}

/// What LibreOffice makes of a file: its cells, one row a line.
fn opened_in_libreoffice(file: &Path) -> String {
    let folder = file.parent().unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let convert = |read_as: &[&str], kind: &str, file: &Path| {
        let mut command = std::process::Command::new("soffice");
        command.args([&profile, "--headless"]).args(read_as);
        command.args(["--convert-to", kind, "--outdir"]);
        let status = command.arg(folder).arg(file).stdout(Stdio::null()).status();
        let status =
            status.expect("LibreOffice is missing: run `cargo xtask test`, which installs it");
        assert!(status.success());
    };
    // UTF-8 with commas and quotation marks, as its dialog proposes for a file with the mark.
    convert(&["--infilter=CSV:44,34,76,1"], "ods", file);
    // Commas, quotation marks, UTF-8, from row 1; every cell as it is shown.
    let again = file.with_extension("ods");
    fs::rename(file, file.with_extension("old")).unwrap();
    convert(
        &[],
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true",
        &again,
    );
    fs::read_to_string(file).unwrap()
}

#[test]
fn libreoffice_opens_the_figures_with_their_chinese_intact() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("figures.csv");
    let seed = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../assets/reports/kecheng-2017.json"
    );
    gongbao()
        .args(["export", seed, "--csv", "-o"])
        .arg(&target)
        .assert()
        .code(0);
    let written = fs::read_to_string(&target).unwrap();
    let opened = opened_in_libreoffice(&target);
    // The same cells; only marks and line ends of the file are the program's own.
    let plain = |text: &str| {
        text.trim_start_matches('\u{feff}')
            .replace("\r\n", "\n")
            .replace('"', "")
            // A lone percentage is shown with two places.
            .replace(".00%", "%")
            .replace("0%,", "%,")
    };
    assert_eq!(plain(&opened), plain(&written));
}

#[test]
fn a_year_opens_with_what_is_asked_for_most_and_ranks_only_what_is_alike() {
    let text = "长汐县2024年政府工作报告\n一、2023年工作回顾\n消费券发放3亿元。财政总收入突破20亿元。\n\
        全年财政总收入21.5亿元，地区生产总值100亿元，社会消费品零售总额50亿元。\n\
        收到来信20件、来电30件、来访60件。\n";
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let mut command = gongbao();
    let command = command.current_dir(&folder);
    command
        .args(["publish", "a.txt", "-o", "out"])
        .output()
        .unwrap();
    let html = fs::read_to_string(folder.path().join("out/index.html")).unwrap();
    // Lines of names may end within them.
    let html = html.replace(r#"<wbr aria-hidden="true">"#, "");
    let overview = html.split("class=\"findings").nth(1).unwrap();
    let overview = overview.split("</ul>").next().unwrap();
    let place = |words: &str| {
        overview
            .find(words)
            .unwrap_or_else(|| panic!("{words}: {overview}"))
    };
    // Beside a chart stands the number of its longest bar.
    assert!(place("地区生产总值") < place("财政总收入"));
    assert!(
        overview.contains("21.5") && !overview.contains("超过20"),
        "{overview}"
    );
    let most: Vec<&str> = html.split("class=\"most\">").skip(1).collect();
    assert!(
        most.len() == 1 && most[0].starts_with("收到来访最多，60件"),
        "{most:?}"
    );
}
