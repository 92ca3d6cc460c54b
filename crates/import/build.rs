//! The pinyin of the characters in use, as a table of the crate `pinyin`: that itself carries all characters
//! of all times, 50 KB that browsers would fetch for nothing.

use pinyin::ToPinyin;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
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
    let folder = std::env::var_os("OUT_DIR").expect("cargo says where");
    let path = Path::new(&folder).join("pinyin.rs");
    std::fs::write(path, table).expect("cargo's folder can be written");
}
