use super::{File, Located, district, root};
use crate::{Catalog, District, Excerpts, address};
use gongbao_compare::{Series, vocabulary_id};
use gongbao_report::{Report, ReportError, Verified};
use std::collections::BTreeSet;

const KECHENG: &str = include_str!("../../../../assets/reports/kecheng-2017.json");

fn kecheng() -> Verified {
    Verified::of(Report::from_json(KECHENG).unwrap())
}

fn files() -> Vec<File> {
    let located = Located {
        verified: kecheng(),
        page: "kecheng-2017/".to_owned(),
        data: "kecheng-2017/report.json".to_owned(),
    };
    district("浙江省", "衢州市柯城区", &[located])
}

fn json(path: &str) -> String {
    let files = files();
    files
        .into_iter()
        .find(|file| file.path == path)
        .unwrap()
        .json
}

#[test]
fn every_shared_figure_is_proven_again_in_some_excerpt() {
    let verified = kecheng();
    let shared: BTreeSet<String> = verified
        .proven()
        .filter_map(|proven| vocabulary_id(proven.figure()))
        .map(str::to_owned)
        .collect();
    let mut found = BTreeSet::new();
    for file in files()
        .iter()
        .filter(|file| !file.path.ends_with("index.json"))
    {
        for report in Excerpts::from_json(&file.json).unwrap().reports {
            let excerpt = Verified::of(report);
            assert_eq!(excerpt.mismatches().count(), 0, "{}", file.path);
            for proven in excerpt.proven() {
                let whole = verified.figure(&proven.figure().id).unwrap();
                assert_eq!(whole.figure(), proven.figure());
            }
            let ids = excerpt
                .proven()
                .filter_map(|proven| vocabulary_id(proven.figure()));
            found.extend(ids.map(str::to_owned));
        }
    }
    assert_eq!(found, shared);
    assert!(found.len() > 40);
}

#[test]
fn an_excerpt_is_a_small_part_of_its_report() {
    let petitions = json(&address::excerpts("浙江省", "衢州市柯城区", "petitions"));
    assert!(
        petitions.len() * 4 < KECHENG.len(),
        "{} of {}",
        petitions.len(),
        KECHENG.len()
    );
    let excerpts = Excerpts::from_json(&petitions).unwrap();
    let verified: Vec<Verified> = excerpts.reports.into_iter().map(Verified::of).collect();
    let series = Series::of(
        &verified.iter().collect::<Vec<_>>(),
        "petitions.letters.received",
    );
    assert_eq!(series.points.len(), 1);
}

#[test]
fn a_district_says_what_its_reports_state_and_where_they_lie() {
    let district =
        District::from_json(&json(&address::district("浙江省", "衢州市柯城区"))).unwrap();
    assert_eq!(
        (district.name.as_str(), district.reports.len()),
        ("衢州市柯城区", 1)
    );
    assert_eq!(district.reports[0].page, "kecheng-2017/");
    let letters = district
        .figures
        .iter()
        .find(|known| known.id == "petitions.letters.received")
        .unwrap();
    assert_eq!(letters.label.zh, "收到来信");
    assert!(
        district
            .figures
            .iter()
            .all(|known| !known.id.starts_with("local."))
    );
}

fn catalog() -> Catalog {
    let name = |region: &str, name: &str, years: &[u16]| {
        (region.to_owned(), name.to_owned(), years.to_vec())
    };
    let root = root([
        name("乙省", "青河市白水区", &[2016, 2018, 2017]),
        name("甲省", "青河市长山县", &[2015, 2017]),
        name("甲省", "临江市白水县", &[2017]),
    ]);
    Catalog::from_json(&root.json).unwrap()
}

#[test]
fn districts_are_found_by_parts_of_names_and_by_year() {
    let catalog = catalog();
    let found = |words, year| -> Vec<String> {
        catalog
            .search(words, year)
            .map(|(_, one)| one.name.clone())
            .collect()
    };
    assert_eq!(found("白水", None), ["青河市白水区", "临江市白水县"]);
    assert_eq!(found("甲省 青河", None), ["青河市长山县"]);
    assert_eq!(found("", Some(2015)), ["青河市长山县"]);
    assert_eq!(found("", Some(2016)), ["青河市白水区"]);
    assert_eq!(found("没有", None), [""; 0]);
}

#[test]
fn broken_files_say_where() {
    let root = r#"{"format":1,"regions":[{"name":"甲省","districts":[{"name":"长山县","years":[{"from":2015}]}]}]}"#;
    assert_eq!(
        Catalog::from_json(root).unwrap_err().to_string(),
        "$.regions[0].districts[0].years[0]: expected {\"to\": …}, found {…}"
    );
    let newer = Catalog::from_json(r#"{"format":2}"#);
    assert!(matches!(newer, Err(ReportError::UnknownFormat { .. })));
    let cut = District::from_json(r#"{"format":1,"region":"#);
    assert!(matches!(cut, Err(ReportError::Truncated { .. })));
    let mut excerpts: serde_json::Value = serde_json::from_str(&json(&address::excerpts(
        "浙江省",
        "衢州市柯城区",
        "petitions",
    )))
    .unwrap();
    excerpts["reports"][0]["figures"][2]["source"]["paragraph"] = "nowhere".into();
    assert_eq!(
        Excerpts::from_json(&excerpts.to_string())
            .unwrap_err()
            .to_string(),
        "$.reports[0].figures[2].source.paragraph: expected the id of a paragraph, found \"nowhere\""
    );
}

#[test]
fn topics_are_file_names_and_nothing_else() {
    for (id, topic) in [
        ("petitions.letters.received", Some("petitions")),
        ("legal-aid.cases", Some("legal-aid")),
        ("../../secret.x", None),
        ("index.x", None),
        ("没有.x", None),
        ("none", None),
        (".x", None),
    ] {
        assert_eq!(address::topic(id), topic, "{id}");
    }
}
