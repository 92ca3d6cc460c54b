use super::*;
use proptest::prelude::*;

/// As serde_json reads it.
fn theirs(value: serde_json::Value) -> Value<'static> {
    use serde_json::Value as Theirs;
    match value {
        Theirs::Null => Value::Null,
        Theirs::Bool(value) => Value::Bool(value),
        Theirs::Number(number) => match number.as_i64() {
            Some(whole) => Value::Whole(whole),
            None => Value::Number(number.as_f64().unwrap()),
        },
        Theirs::String(text) => Value::Text(text.into()),
        Theirs::Array(items) => Value::Array(items.into_iter().map(theirs).collect()),
        Theirs::Object(fields) => {
            let fields = fields.into_iter();
            Value::Object(
                fields
                    .map(|(name, value)| (name.into(), theirs(value)))
                    .collect(),
            )
        }
    }
}

/// Alike to 15 digits, as every number of a report is read.
fn alike(ours: &Value<'_>, theirs: &Value<'_>) -> bool {
    match (ours, theirs) {
        (Value::Number(a), Value::Number(b)) => (a - b).abs() <= 1e-15 * b.abs() || a == b,
        #[expect(clippy::cast_precision_loss, reason = "they are compared in 15 digits")]
        (Value::Whole(a), Value::Number(b)) | (Value::Number(b), Value::Whole(a)) => {
            (*a as f64 - b).abs() <= 1e-15 * b.abs()
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b))
        }
        // Of two fields with one name theirs is one.
        (Value::Object(a), Value::Object(b)) => b.iter().all(|(name, b)| {
            let last = a.iter().rev().find(|(known, _)| known == name);
            last.is_some_and(|(_, a)| alike(a, b))
        }),
        (a, b) => a == b,
    }
}

fn agrees(json: &str) {
    match (parse(json), serde_json::from_str(json)) {
        (Ok(ours), Ok(value)) => assert!(alike(&ours, &theirs(value)), "{json}: {ours:?}"),
        (Err(ours), Err(error)) => assert_eq!(
            matches!(ours, ReportError::Truncated { .. }),
            error.is_eof(),
            "{json}: {ours:?}, {error}"
        ),
        // They know no number past the largest; ours is infinite, and refused as a number of a report.
        (Ok(_), Err(error)) if error.to_string().contains("out of range") => {}
        (ours, theirs) => panic!("{json}: {ours:?}, {theirs:?}"),
    }
}

#[test]
fn whatever_is_written_is_read_as_others_read_it() {
    for json in [
        "null",
        " true ",
        "false",
        "0",
        "-0",
        "12",
        "-12",
        "1.5",
        "-0.25",
        "1e3",
        "1E+3",
        "12.5e-1",
        "229.0",
        "0.1",
        "33.333333333333336",
        "0.30000000000000004",
        "9007199254740993",
        "1e22",
        "1e23",
        "123456789012345678",
        "1234567890123456789",
        "12345678901234567890123",
        "0.00000000000000000001",
        "1e-400",
        "0e999999999999",
        "1e36",
        "5e-324",
        "\"\"",
        "\"共229件\"",
        "\"a\\\"\\\\\\/\\b\\f\\n\\r\\tb\"",
        "\"\\u4e00\\uD83D\\uDE00\"",
        "[]",
        "[1,[2],{}]",
        "{\"a\":1,\"b\":[\"c\"]}",
        "{\"a\":1,\"a\":2}",
        "\u{feff}1",
        "",
        " ",
        "nul",
        "nulL",
        "tru",
        "True",
        "+1",
        "01",
        "-",
        "-a",
        "1.",
        ".5",
        "1.e3",
        "1e",
        "1e+",
        "0x1",
        "Infinity",
        "NaN",
        "'a'",
        "\"",
        "\"\\",
        "\"\\u",
        "\"\\u12",
        "\"\\u12g4\"",
        "\"\\x\"",
        "\"\\uD83D\"",
        "\"\\uD83D\\n\"",
        "\"\\uDE00\"",
        "\"\\uD83D\\u0041\"",
        "\"\n\"",
        "\"\t\"",
        "\"\u{7f}\"",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "]",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\" 1}",
        "{1:2}",
        "1 2",
        "{} x",
        "/**/1",
        "1//",
        "\u{b}1",
        "\u{a0}1",
    ] {
        agrees(json);
    }
}

#[test]
fn it_ends_at_a_depth_and_before_the_stack_does() {
    let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(parse(&nested(127)).is_ok());
    assert!(
        matches!(parse(&nested(128)), Err(ReportError::Syntax { reason, .. }) if reason == "too deep")
    );
    assert!(parse(&"[{\"a\":".repeat(1_000_000)).is_err());
}

#[test]
fn an_error_says_line_and_letter() {
    let place = |json| match parse(json) {
        Err(ReportError::Syntax { line, column, .. } | ReportError::Truncated { line, column }) => {
            (line, column)
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(place("x"), (1, 1));
    assert_eq!(place("{\n  \"题目\": x }"), (2, 9));
    assert_eq!(place("[\n1,\n"), (3, 1));
}

#[test]
fn a_text_without_escapes_is_borrowed() {
    let Ok(Value::Text(Cow::Borrowed(text))) = parse("\"件\"") else {
        panic!("it is copied");
    };
    assert_eq!(text, "件");
}

proptest! {
    /// Sound JSON with some characters changed, left out or put in.
    #[test]
    fn changed_anywhere_it_is_read_or_refused_as_by_others(
        changes in prop::collection::vec((0usize..400, prop::sample::select(
            vec!["", "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "1", "-", ".", "e", "u", "\n", " ", "件", "\u{1}"],
        ), 0usize..2), 0..4),
    ) {
        let mut json: Vec<char> = r#"{"a":[1,-2.50,3e2,{"b":"一\u4e8c\n"},[true,false,null]],"c":{"d":"件","e":[0.125,10]},"f":""}"#
            .chars().collect();
        for (at, put, cut) in changes {
            let at = at % json.len();
            json.splice(at..(at + cut).min(json.len()), put.chars());
            if json.is_empty() { break; }
        }
        agrees(&json.into_iter().collect::<String>());
    }

    #[test]
    fn every_number_is_read_to_15_digits(number in any::<f64>()) {
        let json = format!("{number:e}");
        if number.is_finite() && number.abs() > 1e-300 {
            agrees(&json);
        }
    }

    #[test]
    fn every_text_is_read_as_it_was_written(text in any::<String>()) {
        let json = serde_json::to_string(&text).unwrap();
        prop_assert_eq!(parse(&json).unwrap(), Value::Text(text.into()));
    }
}
