//! Which file of a catalogue holds what. Addresses follow from names, so that the root need not list
//! them and they stay when districts are added.

/// The root.
pub const ROOT: &str = "catalog.json";

/// The folder of a district.
pub fn folder(region: &str, district: &str) -> String {
    format!("districts/{:016x}", hash(&format!("{region}/{district}")))
}

/// The file of a district.
pub fn district(region: &str, district: &str) -> String {
    format!("{}/index.json", folder(region, district))
}

/// The file of a district's excerpts on a topic.
pub fn excerpts(region: &str, district: &str, topic: &str) -> String {
    format!("{}/{topic}.json", folder(region, district))
}

/// The topic of a figure: its id up to the first dot. None where that would be no file name.
pub fn topic(figure: &str) -> Option<&str> {
    let (topic, _) = figure.split_once('.')?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let named = !topic.is_empty() && topic != "index" && topic.chars().all(plain);
    named.then_some(topic)
}

/// A name as a part of an address: Chinese stays readable; what has a meaning in addresses is written in hexadecimal.
pub fn encoded(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let plain = !c.is_ascii() || c.is_ascii_alphanumeric() || "-._/".contains(c);
        if plain {
            out.push(c);
        } else {
            out.push_str(&format!("%{:02X}", u32::from(c)));
        }
    }
    out
}

/// FNV-1a, 64 bits: short, the same everywhere, and without a table.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
