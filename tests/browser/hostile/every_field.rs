//! The first report cut down to what has every field of the format: a thousand files are drawn in the time of two hundred.

use super::seed;
use gongbao_report::Report;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The report as one line of JSON. Whatever is left refers to what is left.
pub fn report() -> String {
    let mut report: Value = serde_json::from_str(&seed()).unwrap();
    let mut kinds = BTreeSet::new();
    list(&mut report, "charts").retain(|chart| kinds.insert(chart["kind"].to_string()));
    let mut wanted = BTreeSet::new();
    texts(&report["charts"], &mut wanted);
    let mut known = BTreeSet::new();
    for figure in list(&mut report, "figures") {
        if has_new_field(figure, &mut known) || wanted.contains(id(figure)) {
            // With what it is a part of.
            texts(figure, &mut wanted);
        }
    }
    list(&mut report, "figures").retain(|figure| wanted.contains(id(figure)));
    let mut known = BTreeSet::new();
    list(&mut report, "notes").retain(|note| has_new_field(note, &mut known));
    let mut left = BTreeSet::new();
    for part in ["figures", "charts", "notes"] {
        texts(&report[part], &mut left);
    }
    list(&mut report, "highlights").retain(|figure| left.contains(figure.as_str().unwrap()));
    prune(&mut report, &left);
    let whole = fields(&serde_json::from_str(&seed()).unwrap());
    let found = fields(&report);
    let names = |of: &BTreeMap<String, String>| of.keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        names(&found),
        names(&whole),
        "a field of the format is missing"
    );
    let report = report.to_string();
    Report::from_json(&report).unwrap();
    report
}

fn list<'a>(of: &'a mut Value, name: &str) -> &'a mut Vec<Value> {
    of[name].as_array_mut().unwrap()
}

fn id(of: &Value) -> &str {
    of["id"].as_str().unwrap()
}

/// Leaves the paragraphs and sections that something refers to, with those around them.
fn prune(part: &mut Value, left: &BTreeSet<String>) {
    if let Some(paragraphs) = part.get_mut("paragraphs").and_then(Value::as_array_mut) {
        paragraphs.retain(|paragraph| left.contains(id(paragraph)));
    }
    if let Some(sections) = part.get_mut("sections").and_then(Value::as_array_mut) {
        sections.iter_mut().for_each(|section| prune(section, left));
        let filled = |section: &Value| {
            let holds = |name| {
                section[name]
                    .as_array()
                    .is_some_and(|list: &Vec<Value>| !list.is_empty())
            };
            holds("paragraphs") || holds("sections") || left.contains(id(section))
        };
        sections.retain(filled);
    }
}

fn texts(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(found.insert(text.clone())),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| texts(field, found)),
        _ => {}
    }
}

fn has_new_field(value: &Value, known: &mut BTreeSet<String>) -> bool {
    let before = known.len();
    known.extend(fields(value).into_keys());
    known.len() > before
}

/// The texts of a report: the path of each field of the format, with the pointer to the first that has it.
pub fn fields(report: &Value) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    find(report, "$", "", &mut found);
    found
}

fn find(value: &Value, path: &str, pointer: &str, found: &mut BTreeMap<String, String>) {
    match value {
        Value::String(_) => {
            found
                .entry(path.to_owned())
                .or_insert_with(|| pointer.to_owned());
        }
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                find(item, &format!("{path}[]"), &format!("{pointer}/{n}"), found);
            }
        }
        Value::Object(object) => {
            for (name, field) in object {
                // Sections are inside sections.
                let path = match path.rsplit_once('.') {
                    Some((_, last)) if last == "sections[]" && name == "sections" => {
                        path.trim_end_matches("[]").to_owned()
                    }
                    _ => format!("{path}.{name}"),
                };
                find(field, &path, &format!("{pointer}/{name}"), found);
            }
        }
        _ => {}
    }
}
