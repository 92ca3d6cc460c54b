//! The figures that reports of all districts share, as vocabularies of other programs name them.

use gongbao_report::Names;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Names of shared figures, by their ids.
pub type Concepts = BTreeMap<String, Names>;

#[derive(Deserialize)]
struct Vocabulary {
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    zh: String,
    en: String,
}

/// Those of `assets/vocabulary.json`.
pub fn vocabulary() -> &'static Concepts {
    static ALL: LazyLock<Concepts> = LazyLock::new(|| {
        let json = include_str!("../../../assets/vocabulary.json");
        let vocabulary: Vocabulary = serde_json::from_str(json).expect("our own file");
        let entries = vocabulary.entries.into_iter();
        let names = |entry: Entry| Names {
            zh: entry.zh,
            en: Some(entry.en),
        };
        entries
            .map(|entry| (entry.id.clone(), names(entry)))
            .collect()
    });
    &ALL
}

/// Whether an id can be a name in XML and the part of an address: ours can, a foreign report's need not.
pub fn is_name(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c))
}
