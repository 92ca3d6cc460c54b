//! Tables that browsers fetch small: the pinyin of the characters in use (the crate `pinyin` carries all characters
//! of all times, 50 KB), and the vocabulary as rows, whose reader is smaller than one of JSON.

use pinyin::ToPinyin;
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    pinyin();
    vocabulary();
}

/// A row an entry, its fields parted by tabs and the items of a list by semicolons.
fn vocabulary() {
    const FILE: &str = "../../assets/vocabulary.json";
    const FIELDS: [&str; 9] = [
        "id",
        "zh",
        "en",
        "units",
        "role",
        "direction",
        "series",
        "part_of",
        "wording",
    ];
    println!("cargo::rerun-if-changed={FILE}");
    let text = std::fs::read_to_string(FILE).expect("the vocabulary is there");
    let vocabulary: Value = serde_json::from_str(&text).expect("the vocabulary is JSON");
    let entries = vocabulary["entries"].as_array().expect("it has entries");
    let field = |value: &Value| -> String {
        let list = value
            .as_array()
            .map(|list| list.iter().filter_map(Value::as_str).collect());
        let items: Vec<&str> = list.unwrap_or_else(|| value.as_str().into_iter().collect());
        let free = |item: &&str| !item.contains(['\t', '\n', ';']);
        assert!(items.iter().all(free), "a mark of the table in {items:?}");
        items.join(";")
    };
    let row = |entry: &Value| {
        let known = |key: &String| FIELDS.contains(&key.as_str());
        let keys = entry
            .as_object()
            .expect("an entry is an object")
            .keys()
            .cloned();
        let other = keys.filter(|key| !known(key)).collect::<Vec<_>>();
        assert!(other.is_empty(), "{other:?} is no field of an entry");
        FIELDS.map(|name| field(&entry[name])).join("\t")
    };
    let rows: Vec<String> = entries.iter().map(row).collect();
    write("vocabulary.tsv", &rows.join("\n"));
}

fn write(name: &str, text: &str) {
    let folder = std::env::var_os("OUT_DIR").expect("cargo says where");
    std::fs::write(Path::new(&folder).join(name), text).expect("cargo's folder can be written");
}

fn pinyin() {
    // 〇 of years, then the block that every font has.
    let characters = std::iter::once('〇').chain('\u{4e00}'..='\u{9fff}');
    let plain = |c: char| c.to_pinyin().map_or("", |pinyin| pinyin.plain());
    let readings: Vec<&str> = characters.map(plain).collect();
    let mut syllables: Vec<&str> = BTreeSet::from_iter(readings.iter().copied())
        .into_iter()
        .collect();
    // The most frequent first: low places and few high ones are packed better than a wide number each.
    syllables.sort_by_cached_key(|syllable| {
        Reverse(
            readings
                .iter()
                .filter(|reading| *reading == syllable)
                .count(),
        )
    });
    let place = |reading: &&str| syllables.iter().position(|syllable| syllable == reading);
    let places: Vec<usize> = readings.iter().filter_map(place).collect();
    let low: Vec<usize> = places.iter().map(|place| place % 256).collect();
    let high: Vec<usize> = places
        .chunks(8)
        .map(|eight| {
            eight
                .iter()
                .rev()
                .fold(0, |bits, place| bits * 2 + place / 256)
        })
        .collect();
    let names: Vec<String> = syllables.iter().map(|s| s.replace('ü', "v")).collect();
    let table = format!(
        "static SYLLABLES: [&str; {}] = {names:?};\nstatic LOW: [u8; {}] = {low:?};\nstatic HIGH: [u8; {}] = {high:?};\n",
        names.len(),
        low.len(),
        high.len()
    );
    write("pinyin.rs", &table);
}
