//! The pinyin of the characters in use, as a table of the crate `pinyin`: that itself carries all characters
//! of all times, 50 KB that browsers would fetch for nothing.

use pinyin::ToPinyin;
use std::collections::BTreeSet;
use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // 〇 of years, then the block that every font has.
    let characters = std::iter::once('〇').chain('\u{4e00}'..='\u{9fff}');
    let plain = |c: char| c.to_pinyin().map_or("", |pinyin| pinyin.plain());
    let readings: Vec<&str> = characters.map(plain).collect();
    let syllables: Vec<&str> = BTreeSet::from_iter(readings.iter().copied())
        .into_iter()
        .collect();
    let place = |reading| syllables.binary_search(reading).unwrap_or_default();
    let places: Vec<usize> = readings.iter().map(place).collect();
    let names: Vec<String> = syllables.iter().map(|s| s.replace('ü', "v")).collect();
    let table = format!(
        "static SYLLABLES: [&str; {}] = {names:?};\nstatic PLACES: [u16; {}] = {places:?};\n",
        names.len(),
        places.len()
    );
    let folder = std::env::var_os("OUT_DIR").expect("cargo says where");
    let path = Path::new(&folder).join("pinyin.rs");
    std::fs::write(path, table).expect("cargo's folder can be written");
}
