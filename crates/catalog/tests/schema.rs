//! The schema in the repository is the one of the types, and what we write is valid under it.

use gongbao_catalog::build::{Located, district, root};
use gongbao_catalog::schema;
use gongbao_report::{Report, Verified};

#[test]
fn the_schema_file_is_current() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../assets/catalog.schema.json"
    );
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, schema::json()).unwrap();
    }
    let file = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(
        file,
        schema::json(),
        "run the tests with UPDATE_GOLDEN=1 and read the diff"
    );
}

#[test]
fn what_is_built_is_valid() {
    let schema = serde_json::from_str(&schema::json()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let report = include_str!("../../../assets/reports/kecheng-2017.json");
    let located = Located {
        verified: Verified::of(Report::from_json(report).unwrap()),
        page: "kecheng-2017/".to_owned(),
        data: "kecheng-2017/report.json".to_owned(),
    };
    let mut files = district("浙江省", "衢州市柯城区", &[located]);
    files.push(root([(
        "浙江省".to_owned(),
        "衢州市柯城区".to_owned(),
        vec![2017],
    )]));
    for file in files {
        let json = serde_json::from_str(&file.json).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&json)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, [""; 0], "{}", file.path);
    }
    assert!(!validator.is_valid(&serde_json::json!({ "format": 1, "regions": [{ "name": 3 }] })));
}
