//! A published folder as an RO-Crate 1.1: what each file is, for archives and whoever finds the folder without us.

use crate::{File, dates};
use gongbao_report::{Report, cite};
use serde_json::{Value, json};

/// The description, where archives look for it.
pub const METADATA: &str = "ro-crate-metadata.json";

/// What each kind of file is, by the end of its name.
const KINDS: [(&str, &str); 12] = [
    (".html", "text/html"),
    (".json", "application/json"),
    (".jsonld", "application/ld+json"),
    (".csv", "text/csv"),
    (".txt", "text/plain"),
    (".md", "text/markdown"),
    (".js", "text/javascript"),
    (".css", "text/css"),
    (".svg", "image/svg+xml"),
    (".wasm", "application/wasm"),
    (".webmanifest", "application/manifest+json"),
    (".xbr", "application/zip"),
];

/// The files that a reader of the description will look for, by what they are.
const NAMES: [(&str, &str); 9] = [
    ("index.html", "报告的网页"),
    ("offline.html", "报告的网页，一个文件"),
    ("embed.html", "放进门户文章的报告"),
    ("report.txt", "全文（文本）"),
    ("report.md", "全文（Markdown）"),
    ("figures.csv", "数字（CSV）"),
    ("figures.json", "数字（JSON）"),
    ("figures.xbr", "数字（XBRL）"),
    ("versions.html", "各版对照"),
];

/// The description of these files, which were made of this report and will be at `at`, if that is known. Of a file
/// that is there compressed too, the compressed ones are left out. None where the report does not say when it was
/// issued: a description must.
pub fn metadata(report: &Report, files: &[File], at: &str) -> Option<File> {
    let work = cite::Work::of(report);
    let paths = files.iter().map(|file| file.path.as_str());
    let paths: Vec<&str> = paths
        .filter(|path| !path.ends_with(".br") && !path.ends_with(".gz"))
        .collect();
    let parts: Vec<Value> = paths
        .iter()
        .map(|path| json!({ "@id": encoded(path) }))
        .collect();
    let day = work.date.as_deref().and_then(dates::day);
    let year = || year_of(work.number.as_deref()?).filter(|year| *year >= report.year);
    let (published, remark) = match day {
        Some(day) => (day.to_owned(), ""),
        None => (format!("{:04}", year()?), "。发布日期不详，年份据文号"),
    };
    let mut root = json!({
        "@id": "./", "@type": "Dataset", "name": report.title, "description": format!("{}：全文、数字和网页{remark}", report.title),
        "inLanguage": "zh-CN", "temporalCoverage": report.year.to_string(),
        "author": { "@id": "#issuer" }, "publisher": { "@id": "#issuer" },
        "datePublished": published, "license": { "@id": "#license" },
        "mainEntity": { "@id": "index.html" }, "hasPart": parts,
    });
    if let Some(number) = work.number {
        root["identifier"] = number.into();
    }
    if !at.is_empty() {
        root["url"] = at.into();
    }
    let mut graph = vec![
        json!({
            "@id": METADATA, "@type": "CreativeWork", "about": { "@id": "./" },
            "conformsTo": { "@id": "https://w3id.org/ro/crate/1.1" },
        }),
        root,
        json!({ "@id": "#issuer", "@type": "Organization", "name": report.issuer }),
        // What the law says of a document is not ours to say.
        json!({
            "@id": "#license", "@type": "CreativeWork", "name": "以发布单位的说明为准",
            "description": "这里没有写明许可；使用条件以发布单位的说明为准。",
        }),
    ];
    graph.extend(paths.iter().map(|path| part(path)));
    let metadata = json!({ "@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph });
    // Plain JSON values are always written.
    let text = serde_json::to_string_pretty(&metadata).unwrap_or_default() + "\n";
    Some(File {
        path: METADATA.to_owned(),
        bytes: text.into_bytes(),
    })
}

/// The year in which a document was given its number, which stands in hexagonal brackets: 2018 in 柯政〔2018〕5号
/// (GB/T 9704).
fn year_of(number: &str) -> Option<u16> {
    let (_, rest) = number.split_once(['〔', '[', '［', '【', '(', '（'])?;
    let year = rest
        .get(..4)
        .filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
    let closed = rest[4..].starts_with(['〕', ']', '］', '】', ')', '）']);
    closed.then(|| year.parse().ok()).flatten()
}

fn part(path: &str) -> Value {
    let mut part = json!({ "@id": encoded(path), "@type": "File" });
    let name = NAMES.iter().find(|(known, _)| *known == path);
    part["name"] = name.map_or(path, |(_, name)| name).into();
    if let Some((_, kind)) = KINDS.iter().find(|(end, _)| path.ends_with(end)) {
        part["encodingFormat"] = (*kind).into();
    }
    part
}

/// Our names need nothing but this.
fn encoded(path: &str) -> String {
    path.replace(' ', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongbao_report::model::Meaning;

    #[test]
    fn each_file_is_described_once_and_the_root_names_them_all() {
        let json = crate::SEED;
        let report = Report::from_json(json).unwrap();
        let file = |path: &str| File {
            path: path.to_owned(),
            bytes: Vec::new(),
        };
        let files = ["index.html", "index.html.br", "a-1.js", "figures.csv"].map(file);
        let crate_ = metadata(&report, &files, "https://a.gov.cn/2017/").unwrap();
        let crate_: Value = serde_json::from_slice(&crate_.bytes).unwrap();
        let graph = crate_["@graph"].as_array().unwrap();
        let of = |id: &str| graph.iter().find(|entity| entity["@id"] == id).unwrap();
        assert_eq!(of("./")["hasPart"].as_array().unwrap().len(), 3);
        assert_eq!(of("./")["datePublished"], "2018-03-31");
        assert_eq!(of("a-1.js")["encodingFormat"], "text/javascript");
        assert_eq!(of("figures.csv")["name"], "数字（CSV）");
        let description = crate_["@graph"][1]["description"].as_str().unwrap();
        assert!(!description.contains("不详"), "{description}");
    }

    #[test]
    fn of_a_report_without_a_day_only_the_year_of_its_number_is_told_and_nothing_without_either() {
        let mut report = crate::seed();
        for line in report.front.iter_mut().chain(&mut report.back) {
            line.date = None;
        }
        let told = |report: &Report| {
            let file = metadata(report, &[], "")?;
            let crate_: Value = serde_json::from_slice(&file.bytes).unwrap();
            let root = &crate_["@graph"][1];
            assert!(root["description"].as_str().unwrap().contains("不详"));
            Some(root["datePublished"].as_str().unwrap().to_owned())
        };
        let lines = report.front.iter_mut();
        for line in lines.filter(|line| line.meaning == Some(Meaning::DocumentNumber)) {
            line.text = "甲政发〔2018〕5号".to_owned();
        }
        assert_eq!(told(&report).as_deref(), Some("2018"));
        // The number of another document.
        report.year = 2019;
        assert_eq!(told(&report), None);
        report.year = 2017;
        report.front.clear();
        assert_eq!(told(&report), None);
    }

    #[test]
    fn the_year_of_a_number_stands_in_brackets() {
        for (number, year) in [
            ("甲政〔2018〕5号", Some(2018)),
            ("甲府办[2020]12号", Some(2020)),
            ("甲政（2018）5号", Some(2018)),
            ("甲政2018年5号", None),
            ("甲政〔18〕5号", None),
            ("甲〔试行〕2018", None),
        ] {
            assert_eq!(year_of(number), year, "{number}");
        }
    }
}
