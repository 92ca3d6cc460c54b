//! What we publish for machines, read by programs that others wrote: each finds nothing wrong, and each finds
//! something wrong with a look-alike. `cargo xtask test` installs them; see `tests/foreign/read.py`.

use gongbao_publish::outlets::{self, Outlet};
use gongbao_publish::{File, concepts::Concepts, sdmx};
use gongbao_report::model::Meaning;
use gongbao_report::{Report, Verified};
use gongbao_testkit::root;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const AT: &str = "https://a.gov.cn/2017/";

fn seed() -> Verified {
    let json = include_str!("../../assets/reports/kecheng-2017.json");
    Verified::of(Report::from_json(json).unwrap())
}

/// A form of information disclosure, whose figures have names of their own.
fn form() -> Verified {
    let json = include_str!("../../crates/import/tests/golden/30-disclosure-tables.json");
    Verified::of(Report::from_json(json).unwrap())
}

/// A report of another district, with targets, ranges and sums of several years, and no word of when it was issued.
fn plans() -> Verified {
    let text = "甲县2017年法治政府建设工作报告\n一、执法\n全年每个乡镇配备执法人员3至5名。\
        办理行政处罚案件350件。2013年至2017年，全县累计收到行政复议申请312件。\n\
        二、打算\n2018年，计划举办法治培训12期，确保行政机关负责人出庭应诉率达到95%。\n";
    let imported = gongbao_import::import(text.as_bytes(), None).unwrap();
    Verified::of(imported.report)
}

fn written(files: &[File]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        put(folder.path(), &file.path, &file.bytes);
    }
    folder
}

fn put(folder: &Path, path: &str, bytes: &[u8]) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn published(verified: &Verified) -> TempDir {
    let published = gongbao_publish::publish(verified, AT);
    written(
        &published
            .expect("the widget is built: run `cargo xtask test`")
            .files,
    )
}

/// What a program says is wrong.
fn faults<const N: usize>(folder: &TempDir, tool: &str, files: [&str; N]) -> String {
    let root = root();
    let python = root.join("target/tools/python/bin/python");
    let output = Command::new(python)
        .arg(root.join("tests/foreign/read.py"))
        .arg(tool)
        .args(files.map(|file| folder.path().join(file)))
        .output()
        .expect("the readers are missing: run `cargo xtask test`, which installs them");
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    said
}

/// Replaces words in a file.
fn spoil(folder: &TempDir, file: &str, words: [&str; 2]) {
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(words[0]), "{file} has no {}", words[0]);
    fs::write(&path, text.replace(words[0], words[1])).unwrap();
}

/// Nothing is wrong, and with these words in the place of those something is.
fn right_and_wrong<const N: usize>(
    folder: &TempDir,
    tool: &str,
    files: [&str; N],
    spoiled: &str,
    words: [&str; 2],
    fault: &str,
) {
    assert_eq!(faults(folder, tool, files), "", "{tool}");
    spoil(folder, spoiled, words);
    let said = faults(folder, tool, files);
    assert!(said.contains(fault), "{tool}: {said}");
}

#[test]
fn csvw_takes_every_cell_for_what_the_metadata_says() {
    let folder = published(&seed());
    let (files, csv) = (["figures.csv-metadata.json"], "figures.csv");
    right_and_wrong(
        &folder,
        "csvw",
        files,
        csv,
        [",229,", ",二百,"],
        "not valid",
    );
}

#[test]
fn a_json_ld_processor_knows_every_term_and_leads_from_each_figure_to_its_sentence() {
    let folder = published(&seed());
    let words = ["\"subjectOf\"", "\"subjectTo\""];
    right_and_wrong(
        &folder,
        "json_ld",
        ["index.html"],
        "index.html",
        words,
        "has no sentence",
    );
}

#[test]
fn a_published_folder_is_an_ro_crate() {
    let folder = published(&seed());
    let words = [
        "\"datePublished\": \"2018-03-31\"",
        "\"datePublished\": \"去年\"",
    ];
    let spoiled = "ro-crate-metadata.json";
    right_and_wrong(&folder, "ro_crate", ["."], spoiled, words, "datePublished");
}

#[test]
fn of_a_report_without_a_day_the_year_of_its_number_makes_an_ro_crate() {
    let mut report = seed().report().clone();
    for line in report.front.iter_mut().chain(&mut report.back) {
        line.date = None;
        if line.meaning == Some(Meaning::DocumentNumber) {
            line.text = "甲政发〔2018〕5号".to_owned();
        }
    }
    let folder = published(&Verified::of(report));
    assert_eq!(faults(&folder, "ro_crate", ["."]), "");
}

#[test]
fn arelle_validates_the_facts_of_any_kind_of_report_against_the_taxonomy() {
    for verified in [seed(), form(), plans()] {
        let package = gongbao_publish::xbrl::package(&verified, AT);
        let file = File {
            path: "figures.xbr".to_owned(),
            bytes: package,
        };
        let folder = written(&[file]);
        assert_eq!(faults(&folder, "arelle", ["figures.xbr"]), "");
    }
    // A package whose facts have a name that the taxonomy has not.
    let bytes = gongbao_publish::xbrl::package(&seed(), AT);
    let folder = written(&[]);
    let mut other = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut all = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for n in 0..all.len() {
        let mut file = all.by_index(n).unwrap();
        let name = file.name().unwrap().into_owned();
        let text = std::io::read_to_string(&mut file).unwrap();
        let text = if name.ends_with("figures.json") {
            text.replace("gb:petitions.letters.received", "gb:petitions.letters")
        } else {
            text
        };
        let options = zip::write::SimpleFileOptions::default();
        other.start_file(name, options).unwrap();
        other.write_all(text.as_bytes()).unwrap();
    }
    put(
        folder.path(),
        "figures.xbr",
        &other.finish().unwrap().into_inner(),
    );
    let said = faults(&folder, "arelle", ["figures.xbr"]);
    assert!(said.contains("unknownConcept"), "{said}");
}

#[test]
fn the_observations_of_a_catalogue_follow_the_structure_of_sdmx() {
    let folder = written(&[]);
    let mut more = Concepts::new();
    for (name, verified) in [
        ("seed.csv", seed()),
        ("form.csv", form()),
        ("plans.csv", plans()),
    ] {
        let indicators = sdmx::indicators(&verified);
        more.extend(indicators.map(|(id, names)| (id.to_owned(), names.clone())));
        let page = AT.to_owned();
        let reports = [sdmx::Published {
            verified: &verified,
            page,
        }];
        put(
            folder.path(),
            name,
            sdmx::observations("甲区", &reports).as_bytes(),
        );
    }
    put(folder.path(), "sdmx.xml", sdmx::structure(&more).as_bytes());
    let plans = fs::read_to_string(folder.path().join("plans.csv")).unwrap();
    for said in [
        ",TARGET,_Z,2018,",
        ",RESULT,LOWER,2017,",
        ",RESULT,UPPER,2017,",
        "2013-01-01/P5Y",
    ] {
        assert!(plans.contains(said), "{said}: {plans}");
    }
    let files = ["sdmx.xml", "seed.csv", "form.csv", "plans.csv"];
    let words = [",EXACT,", ",GENAU,"];
    right_and_wrong(&folder, "sdmx", files, "seed.csv", words, "no code GENAU");
    spoil(&folder, "seed.csv", [",GENAU,", ",EXACT,"]);
    spoil(
        &folder,
        "sdmx.xml",
        ["Concept id=\"FREQ\"", "Concept id=\"F.\""],
    );
    assert!(faults(&folder, "sdmx", files).contains("Validation Error"));
}

#[test]
fn readers_of_news_and_crawlers_read_feed_and_sitemap() {
    let outlet = |page: &str| Outlet {
        page: page.to_owned(),
        title: "甲区<2017>&".to_owned(),
        issuer: "甲区人民政府".to_owned(),
        date: Some("2018-03-29".to_owned()),
    };
    let all = [
        outlet("../甲区/2017/"),
        outlet("read.html?src=../a b.json&x=1"),
    ];
    let folder = written(&outlets::files("https://a.gov.cn/catalog/", &all));
    let words = ["</entry>", ""];
    right_and_wrong(
        &folder,
        "feed",
        ["feed.xml"],
        "feed.xml",
        words,
        "mismatched",
    );
    let words = ["</loc>", ""];
    let sitemap = "sitemap.xml";
    right_and_wrong(&folder, "sitemap", [sitemap], sitemap, words, "no pages");
}
