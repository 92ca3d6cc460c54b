use super::*;
use crate::json;
use crate::quantity::{Qualifier, Quantity};
use serde_json::json;

const KECHENG: &str = include_str!("../../../../assets/reports/kecheng-2017.json");

fn report() -> Report {
    Report::from_json(KECHENG).unwrap()
}

fn checked() -> Checked {
    Checked::of(Verified::of(report()))
}

/// The record of this JSON, where it is believed.
fn record(json: &str) -> Option<Record> {
    let value = json::value(json, 2).unwrap();
    Record::of(json, &value).filter(|record| record.fits(&report()))
}

#[test]
fn what_is_recorded_is_what_was_found() {
    let checked = checked();
    for json in [KECHENG, &serde_json::to_string(&report()).unwrap()] {
        let published = checked.add_to(json);
        let record = record(&published).expect("a record");
        let again = Report::from_json(&published).unwrap();
        assert_eq!(again, report());
        assert_eq!(Checked::recorded(again, record), checked);
    }
    assert!(checked.proven().count() > 50);
    assert!(checked.findings().unwrap().len() > 10);
}

#[test]
fn every_way_of_not_agreeing_is_recorded() {
    let text = || "“词”".to_owned();
    let quantity = |to| Quantity {
        value: 0.1 + 0.2,
        to,
        qualifier: Qualifier::AtLeast,
        unit: "件".to_owned(),
    };
    for mismatch in [
        Mismatch::QuoteNotFound,
        Mismatch::QuoteAmbiguous { times: 2 },
        Mismatch::PrintedNotFound,
        Mismatch::PrintedAmbiguous { times: 3 },
        Mismatch::NotAWholePhrase { found: None },
        Mismatch::NotAWholePhrase {
            found: Some(text()),
        },
        Mismatch::Reads(quantity(None)),
        Mismatch::Reads(quantity(Some(f64::MAX))),
        Mismatch::SubjectNotBeside { subject: text() },
        Mismatch::WordNotFound { word: text() },
        Mismatch::WholeDiffers { whole: text() },
        Mismatch::SaysOtherwise { words: text() },
        Mismatch::ItemNotFound { item: text() },
        Mismatch::CountDiffers { items: 4 },
    ] {
        let record = Record {
            sha256: String::new(),
            figures: vec![Outcome::Failed(plain(mismatch))],
            findings: Vec::new(),
        };
        assert_eq!(Record::from_json(&record.to_json()), Some(record));
    }
}

#[test]
fn a_text_that_was_changed_has_no_record() {
    let published = checked().add_to(KECHENG);
    let changed = published.replacen("229件", "922件", 1);
    assert_ne!(changed, published);
    assert_eq!(record(&changed), None);
    assert_eq!(record(KECHENG), None);
}

#[test]
fn a_record_that_was_changed_is_another_texts() {
    let published = checked().add_to(KECHENG);
    let (report, record_of_it) = published.split_once(NAME).unwrap();
    let other = checked().add_to(&KECHENG.replacen("229件", "922件", 1));
    let (_, record_of_other) = other.split_once(NAME).unwrap();
    assert!(record(&format!("{report}{NAME}{record_of_it}")).is_some());
    assert_eq!(record(&format!("{report}{NAME}{record_of_other}")), None);
}

/// The hash speaks of what stands before it: nothing may come after.
#[test]
fn only_the_last_member_is_a_record() {
    let published = checked().add_to(KECHENG);
    let open = published.trim_end().strip_suffix('}').unwrap();
    assert_eq!(record(&format!("{open}, \"highlights\": [] }}")), None);
}

#[test]
fn a_record_that_leads_elsewhere_does_not_fit() {
    let mut record = checked().record(KECHENG);
    assert!(record.fits(&report()));
    let first = record.figures[0].clone();
    let Outcome::Proven(place) = &first else {
        panic!("the first figure is proven");
    };
    for place in [
        Place {
            quote: place.quote + 1,
            ..place.clone()
        },
        Place {
            printed: place.printed + 3,
            ..place.clone()
        },
        Place {
            printed: usize::MAX,
            ..place.clone()
        },
        Place {
            row: Some(0),
            ..place.clone()
        },
    ] {
        record.figures[0] = Outcome::Proven(place);
        assert!(!record.fits(&report()));
    }
    record.figures[0] = first;
    record.figures.pop();
    assert!(!record.fits(&report()), "one figure has no outcome");
}

#[test]
fn without_a_proof_no_figure_is_proven() {
    let checked = Checked::unproven(report());
    assert_eq!(checked.proven().count(), 0);
    assert_eq!(checked.mismatches().count(), 0);
    assert_eq!(checked.findings(), None);
}

#[test]
fn what_is_no_record_is_none() {
    for json in ["", "{", "[]", "{}", "{\"figures\": []}"] {
        assert_eq!(Record::from_json(json), None, "{json}");
    }
    let unknown = json!({ "sha256": "", "figures": [{ "mismatch": "moved" }] });
    assert_eq!(Record::from_json(&unknown.to_string()), None);
}

/// The names that the schema allows for a type of the record.
fn names(of: &str) -> Vec<String> {
    let schema: serde_json::Value = serde_json::from_str(&crate::schema::json()).unwrap();
    let one_of = |kind: &serde_json::Value| kind["oneOf"].as_array().cloned().unwrap_or_default();
    let mut names = Vec::new();
    for variant in one_of(&schema["$defs"][of]) {
        let variant = variant.pointer("/properties/mismatch").unwrap_or(&variant);
        let several = variant["enum"].as_array().cloned().unwrap_or_default();
        let all = several.into_iter().chain([variant["const"].clone()]);
        names.extend(all.filter_map(|name| name.as_str().map(str::to_owned)));
    }
    names.sort();
    names
}

#[test]
fn each_name_that_a_record_is_written_with_is_read() {
    fn known<T>(choices: &[(&str, T)]) -> Vec<String> {
        let mut known: Vec<String> = choices.iter().map(|(name, _)| (*name).to_owned()).collect();
        known.sort();
        known
    }
    assert_eq!(known(read::RULES), names("Rule"));
    assert_eq!(known(read::VERDICTS), names("Verdict"));
    assert_eq!(known(read::MISMATCHES), names("Mismatch"));
    for (name, rule) in read::RULES {
        assert_eq!(serde_json::to_value(rule).unwrap(), *name);
    }
    for (name, verdict) in read::VERDICTS {
        assert_eq!(serde_json::to_value(verdict).unwrap(), *name);
    }
}
