//! Random changes of a report, the same ones on every run.

use super::{Edit, attack_on, every_field, say};
use fastrand::Rng;
use std::ops::Range;

const EACH: usize = 700;
const DICTIONARY: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "null",
    "true",
    "0",
    "-1",
    "1e308",
    "4294967296",
    "99999999999999999999",
    "\\u0000",
    "\\ud83d",
    "\u{202e}",
    "\u{feff}",
    "\"\"",
    "[]",
    "{}",
    "{\"zh\":\"\"}",
    "\"id\":\"\",",
    "万",
    "余",
    "件",
    "%",
    "约",
    "百分之",
];

#[test]
fn two_thousand_random_changes_show_the_right_error_or_the_right_report() {
    attack_on(every_field::report(), |target| {
        let seed = &target.seed;
        let mut random = Rng::with_seed(2017);
        let tokens = tokens(seed);
        let mut cases = Vec::new();
        for n in 0..EACH {
            for (kind, edit) in [
                ("bytes", bytes(seed, &mut random)),
                ("value", value(seed, &tokens, &mut random)),
                ("text", text(seed, &mut random)),
            ] {
                cases.push((format!("{kind} {n}: {edit:?}"), edit));
            }
        }
        assert!(cases.len() >= 2000);
        let opened = target.open(&cases);
        let (all, refused) = (cases.len(), cases.len() - opened);
        assert!(
            opened > 300 && refused > 300,
            "both kinds are tried: {opened} of {all}"
        );
        say(&format!(
            "{all} random changes, {opened} shown as reports, {refused} refused"
        ));
    });
}

/// Damage of a file: bytes changed, lost, doubled, put in, or the end cut off.
fn bytes(seed: &str, random: &mut Rng) -> Edit {
    let at = random.usize(..seed.len());
    let few = random.usize(1..40).min(seed.len() - at);
    match random.u8(..5) {
        0 => Edit::new(at, 1, [random.u8(..)]),
        1 => Edit::new(at, few, ""),
        2 => Edit::new(
            random.usize(..seed.len()),
            0,
            &seed.as_bytes()[at..at + few],
        ),
        3 => Edit::new(at, 0, *random.choice(DICTIONARY).unwrap_or(&"")),
        _ => Edit::new(at, seed.len() - at, ""),
    }
}

/// A value or a name in the place of another.
fn value(seed: &str, tokens: &[Range<usize>], random: &mut Rng) -> Edit {
    let old = &tokens[random.usize(..tokens.len())];
    let new = match random.bool() {
        true => &seed[tokens[random.usize(..tokens.len())].clone()],
        false => random.choice(DICTIONARY).unwrap_or(&""),
    };
    Edit::new(old.start, old.len(), new)
}

/// A slip of the pen: one character becomes another of the report, or is lost.
fn text(seed: &str, random: &mut Rng) -> Edit {
    let any = |random: &mut Rng| {
        let mut at = random.usize(..seed.len());
        while !seed.is_char_boundary(at) {
            at -= 1;
        }
        let end = at + seed[at..].chars().next().map_or(0, char::len_utf8);
        at..end
    };
    let old = any(random);
    let new = any(random);
    let new = if random.u8(..4) == 0 { "" } else { &seed[new] };
    Edit::new(old.start, old.len(), new)
}

/// Where strings and numbers stand in the JSON of one line.
fn tokens(seed: &str) -> Vec<Range<usize>> {
    let bytes = seed.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        at += 1;
        match bytes[start] {
            b'"' => {
                while bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                at += 1;
                tokens.push(start..at);
            }
            b'0'..=b'9' | b'-' => {
                while matches!(bytes[at], b'0'..=b'9' | b'.' | b'e' | b'-') {
                    at += 1;
                }
                tokens.push(start..at);
            }
            _ => {}
        }
    }
    tokens
}
