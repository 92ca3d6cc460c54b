//! The JSON Schema in the repository is the one of the types, and an independent validator agrees
//! with our reader on what a report is.

use gongbao_report::{Checked, Report, Verified, schema};
use jsonschema::Validator;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../../../assets/report.schema.json");
const REPORT: &str = include_str!("../../../assets/reports/kecheng-2017.json");

type Break = (&'static str, fn(&mut Value));

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// The report with one place changed by hand.
fn broken(change: fn(&mut Value)) -> Value {
    let mut report = serde_json::from_str(REPORT).unwrap();
    change(&mut report);
    report
}

#[test]
fn the_schema_file_is_current() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../assets/report.schema.json"
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
fn the_validator_accepts_the_report() {
    let report = serde_json::from_str(REPORT).unwrap();
    let errors: Vec<String> = validator()
        .iter_errors(&report)
        .map(|e| e.to_string())
        .collect();
    assert_eq!(errors, [""; 0]);
}

#[test]
fn what_we_write_is_valid() {
    let report = Report::from_json(REPORT).unwrap();
    let written: Value = serde_json::from_str(&report.to_json()).unwrap();
    assert!(validator().is_valid(&written));
}

#[test]
fn so_is_what_we_publish_with_every_way_of_not_agreeing() {
    let json = REPORT.replacen("229,", "922,", 1);
    let checked = Checked::of(Verified::of(Report::from_json(&json).unwrap()));
    assert_eq!(checked.mismatches().count(), 1);
    let published: Value = serde_json::from_str(&checked.add_to(&json)).unwrap();
    let validator = validator();
    let errors = validator.iter_errors(&published);
    let errors: Vec<String> = errors.map(|error| error.to_string()).collect();
    assert_eq!(errors, [""; 0]);
}

#[test]
fn the_validator_and_the_reader_reject_the_same_breaks() {
    let breaks: [Break; 8] = [
        ("missing title", |r| {
            drop(r.as_object_mut().unwrap().remove("title"))
        }),
        ("year as text", |r| r["year"] = json!("2017")),
        ("year too large", |r| r["year"] = json!(70000)),
        ("unknown field", |r| r["colour"] = json!("red")),
        ("unknown chart kind", |r| {
            r["charts"][0]["kind"] = json!("pie")
        }),
        ("value as text", |r| r["figures"][0]["value"] = json!("0.5")),
        ("sections not a list", |r| r["sections"] = json!({})),
        ("source without quote", |r| {
            drop(
                r["figures"][0]["source"]
                    .as_object_mut()
                    .unwrap()
                    .remove("quote"),
            );
        }),
    ];
    let validator = validator();
    for (name, change) in breaks {
        let report = broken(change);
        assert!(
            !validator.is_valid(&report),
            "the validator accepts: {name}"
        );
        assert!(
            Report::from_json(&report.to_string()).is_err(),
            "the reader accepts: {name}"
        );
    }
}

/// A word that the reader forgets is no compile error: its lists stand beside the types.
#[test]
fn the_reader_knows_every_word_of_a_choice() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut tried = 0;
    for (of, at) in [
        ("Figure", "/figures/0"),
        ("Chart", "/charts/0"),
        ("Line", "/front/0"),
    ] {
        let fields = schema["$defs"][of]["properties"].as_object().unwrap();
        for (field, description) in fields {
            for word in words(&schema, description) {
                let mut report: Value = serde_json::from_str(REPORT).unwrap();
                report.pointer_mut(at).unwrap()[field] = word.clone();
                if let Err(error) = Report::from_json(&report.to_string()) {
                    panic!("{of}.{field} {word}: {error}");
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 15, "{tried} words were tried");
}

/// The words that a field may hold, when it is a choice.
fn words(schema: &Value, field: &Value) -> Vec<Value> {
    let parts = field["anyOf"].as_array().cloned().unwrap_or_default();
    let mut parts = parts.into_iter().chain([field.clone()]);
    let Some(name) = parts.find_map(|part| Some(part["$ref"].as_str()?.to_owned())) else {
        return Vec::new();
    };
    let choice = &schema["$defs"][name.rsplit('/').next().unwrap()];
    let plain = choice["enum"].as_array().cloned().unwrap_or_default();
    let told = choice["oneOf"].as_array().cloned().unwrap_or_default();
    let told = told.iter().map(|word| word["const"].clone());
    let words = plain.into_iter().chain(told);
    words.filter(Value::is_string).collect()
}
