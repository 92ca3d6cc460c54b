//! Each rule of RFC 8259, broken: in the middle of an otherwise sound report, so that nothing else is
//! wrong with it.

use super::{Edit, attack, say};

/// What the rule says, a piece of the seed, and what breaks the rule in its place.
const BROKEN: &[(&str, &str, &[u8])] = &[
    ("2: a value ends the text", "\"format\"", b"}{\"format\""),
    (
        "2: blanks are four: no vertical tab",
        "{\"format\"",
        b"{\x0b\"format\"",
    ),
    ("2: no form feed", "{\"format\"", b"{\x0c\"format\""),
    (
        "2: no no-break space",
        "{\"format\"",
        b"{\xc2\xa0\"format\"",
    ),
    ("2: no comments", "{\"format\"", b"{/* sound */\"format\""),
    (
        "2: no comments to the end of the line",
        "{\"format\"",
        b"{// sound\n\"format\"",
    ),
    (
        "3: true is in small letters",
        "\"year\":2017",
        b"\"year\":True",
    ),
    ("3: null is whole", "\"year\":2017", b"\"year\":nul"),
    ("3: no other names", "\"year\":2017", b"\"year\":undefined"),
    ("4: a name is a string", "\"year\":", b"year:"),
    ("4: in double quotes", "\"year\":", b"'year':"),
    ("4: not a number", "\"year\":", b"1:"),
    (
        "4: a colon behind each name",
        "\"year\":2017",
        b"\"year\" 2017",
    ),
    ("4: not an equals sign", "\"year\":2017", b"\"year\"=2017"),
    ("4: one colon", "\"year\":2017", b"\"year\"::2017"),
    (
        "4: a value behind each colon",
        "\"year\":2017",
        b"\"year\":",
    ),
    (
        "4: a comma between members",
        "\"year\":2017,",
        b"\"year\":2017 ",
    ),
    ("4: one comma", "\"year\":2017,", b"\"year\":2017,,"),
    ("4: no semicolon", "\"year\":2017,", b"\"year\":2017;"),
    (
        "4: no comma at the end",
        "\"en\":\"How early class V water was eliminated\"",
        b"\"en\":\"x\",",
    ),
    (
        "4: no comma at the beginning",
        "{\"format\"",
        b"{,\"format\"",
    ),
    (
        "4: an object ends with a brace",
        "\"preamble\":[{",
        b"\"preamble\":[{\"x\":{]",
    ),
    ("5: a comma between elements", "},{\"id\"", b"} {\"id\""),
    ("5: one comma", "},{\"id\"", b"},,{\"id\""),
    (
        "5: no comma at the end",
        "\"preamble\":[",
        b"\"preamble\":[1,],\"x\":[",
    ),
    (
        "5: no comma at the beginning",
        "\"preamble\":[",
        b"\"preamble\":[,",
    ),
    (
        "5: an array ends with a bracket",
        "\"preamble\":[",
        b"\"preamble\":[1},\"x\":[",
    ),
    ("6: no leading zero", "\"year\":2017", b"\"year\":02017"),
    ("6: no plus", "\"year\":2017", b"\"year\":+2017"),
    (
        "6: a digit before the point",
        "\"year\":2017",
        b"\"year\":.5",
    ),
    (
        "6: a digit behind the point",
        "\"year\":2017",
        b"\"year\":2017.",
    ),
    (
        "6: a digit in the exponent",
        "\"year\":2017",
        b"\"year\":2017e",
    ),
    (
        "6: a digit behind the exponent's sign",
        "\"year\":2017",
        b"\"year\":2017e+",
    ),
    ("6: a digit behind minus", "\"year\":2017", b"\"year\":-"),
    ("6: decimal", "\"year\":2017", b"\"year\":0x7e1"),
    ("6: no separators", "\"year\":2017", b"\"year\":2_017"),
    (
        "6: no Chinese digits",
        "\"year\":2017",
        "\"year\":２０１７".as_bytes(),
    ),
    ("6: no NaN", "\"year\":2017", b"\"year\":NaN"),
    ("6: no Infinity", "\"year\":2017", b"\"year\":-Infinity"),
    (
        "6: nothing beyond the range of doubles",
        "\"year\":2017",
        b"\"year\":1e999",
    ),
    (
        "7: strings are in double quotes",
        "\"issuer\":\"",
        b"\"issuer\":'x',\"issuer\":\"",
    ),
    ("7: a string ends", "\"year\":2017", b"\"year\":\"2017"),
    (
        "7: no line break in a string",
        "\"issuer\":\"",
        b"\"issuer\":\"\n",
    ),
    ("7: no tab in a string", "\"issuer\":\"", b"\"issuer\":\"\t"),
    (
        "7: no null character in a string",
        "\"issuer\":\"",
        b"\"issuer\":\"\0",
    ),
    (
        "7: no other escapes",
        "\"issuer\":\"",
        b"\"issuer\":\"\\x41",
    ),
    (
        "7: no escaped single quote",
        "\"issuer\":\"",
        b"\"issuer\":\"\\'",
    ),
    (
        "7: four digits behind \\u",
        "\"issuer\":\"",
        b"\"issuer\":\"\\u12",
    ),
    (
        "7: hexadecimal ones",
        "\"issuer\":\"",
        b"\"issuer\":\"\\u12g4",
    ),
    (
        "7: \\u is in small letters",
        "\"issuer\":\"",
        b"\"issuer\":\"\\U0041",
    ),
    (
        "7, 8.2: no half of a pair",
        "\"issuer\":\"",
        b"\"issuer\":\"\\ud800",
    ),
    (
        "8.2: no second half alone",
        "\"issuer\":\"",
        b"\"issuer\":\"\\udc00",
    ),
    (
        "8.2: no first half twice",
        "\"issuer\":\"",
        b"\"issuer\":\"\\ud800\\ud800",
    ),
    (
        "8.1: UTF-8 throughout",
        "\"issuer\":\"",
        b"\"issuer\":\"\xff",
    ),
    (
        "8.1: no byte of UTF-8 alone",
        "\"issuer\":\"",
        b"\"issuer\":\"\xe6\x8a",
    ),
    (
        "8.1: no longer form than needed",
        "\"issuer\":\"",
        b"\"issuer\":\"\xc0\xaf",
    ),
    (
        "8.1: no halves of pairs as bytes",
        "\"issuer\":\"",
        b"\"issuer\":\"\xed\xa0\x80",
    ),
    (
        "8.1: no second mark of byte order",
        "{\"format\"",
        b"\xef\xbb\xbf\xef\xbb\xbf{\"format\"",
    ),
];

#[test]
fn each_rule_of_json_when_broken_gets_its_error() {
    attack(|target| {
        let case = |&(rule, old, new): &(&str, &str, &[u8])| {
            let edit = Edit::replacing(&target.seed, old, new);
            (rule.to_owned(), edit)
        };
        let mut cases: Vec<_> = BROKEN.iter().map(case).collect();
        for (rule, text) in [
            ("2: a value, not nothing", ""),
            ("2: a value, not a blank", " "),
            ("2: one value", "{} {}"),
            ("a report is an object", "[]"),
            ("a report is an object, not a text", "\"{}\""),
            ("a report is an object, not a number", "1"),
            ("UTF-16 is not read", "\u{fffe}{\0}\0"),
        ] {
            cases.push((rule.to_owned(), Edit::whole(&target.seed, text)));
        }
        let behind = Edit::new(target.seed.len(), 0, "x");
        cases.push(("2: nothing behind the value".to_owned(), behind));
        assert_eq!(target.open(&cases), 0, "none of these is a report");
        say(&format!(
            "{} broken rules of JSON, each with its error",
            cases.len()
        ));
    });
}

#[test]
fn what_json_allows_is_read() {
    attack(|target| {
        let allowed: &[(&str, &str, &[u8])] = &[
            (
                "a mark of byte order",
                "{\"format\"",
                b"\xef\xbb\xbf{\"format\"",
            ),
            (
                "blanks of all four kinds",
                "{\"format\"",
                b" \t\r\n{ \t\r\n\"format\" ",
            ),
            (
                "a number with exponent",
                "\"value\":229",
                b"\"value\":2.29e+2",
            ),
            ("minus zero", "\"value\":229", b"\"value\":-0"),
            (
                "all escapes",
                "\"issuer\":\"",
                b"\"issuer\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\ud83d\\ude00",
            ),
            (
                "an escaped null character",
                "\"issuer\":\"",
                b"\"issuer\":\"\\u0000",
            ),
            ("escaped names", "\"issuer\"", b"\"iss\\u0075er\""),
            (
                "characters that are none",
                "\"issuer\":\"",
                "\"issuer\":\"\u{ffff}\u{feff}\u{2028}".as_bytes(),
            ),
        ];
        let cases: Vec<_> = allowed
            .iter()
            .map(|&(about, old, new)| (about.to_owned(), Edit::replacing(&target.seed, old, new)))
            .collect();
        assert_eq!(target.open(&cases), cases.len());
    });
}
