use super::*;
use crate::model::{Change, Mode, Period};

const MINIMAL: &str = r#"{"format":2,"id":"a-2020","title":"报告","year":2020,"issuer":"某区人民政府",
  "preamble":[{"id":"opening.1","text":"共收到来信5件。"}],
  "sections":[{"id":"s","number":"一、","title":"工作","paragraphs":[{"id":"s.1","text":"好。"}]}],
  "figures":[{"id":"letters","label":{"zh":"来信"},"value":5,"unit":"件",
     "source":{"paragraph":"opening.1","quote":"共收到来信5件。","printed":"5件"}}],
  "charts":[{"id":"c","kind":"bars","title":{"zh":"来信"},"section":"s","rows":[{"figures":["letters"]}]}]}"#;

/// The minimal report with one piece replaced.
fn with(old: &str, new: &str) -> Result<Report, ReportError> {
    assert!(MINIMAL.contains(old), "{old}");
    Report::from_json(&MINIMAL.replacen(old, new, 1))
}

fn shape(path: &str, expected: &str, found: &str) -> Result<Report, ReportError> {
    Err(ReportError::Shape(ShapeError {
        path: path.into(),
        expected: expected.into(),
        found: found.into(),
    }))
}

#[test]
fn a_report_survives_a_round_trip() {
    let report = Report::from_json(MINIMAL).unwrap();
    assert_eq!(Report::from_json(&report.to_json()), Ok(report));
}

#[test]
fn a_report_of_version_1_is_read_and_its_year_becomes_a_period() {
    let old = MINIMAL.replacen(r#""format":2"#, r#""format":1"#, 1);
    let report = Report::from_json(&old).unwrap();
    assert_eq!(report, Report::from_json(MINIMAL).unwrap());
    let dated = old.replacen(r#""unit":"件""#, r#""unit":"件","year":2019"#, 1);
    let report = Report::from_json(&dated).unwrap();
    let figure = &report.figures[0];
    assert_eq!(figure.period, Some(Period::of(2019)));
    assert!(!report.to_json().contains(r#""year": 2019"#));
}

#[test]
fn what_a_figure_says_survives_a_round_trip() {
    let said = r#""unit":"件","mode":"target","period":{"from":2021,"to":2025},"to_value":7.5,"change":"fall""#;
    let report = with(r#""unit":"件""#, said).unwrap();
    let figure = &report.figures[0];
    let period = Period {
        from: 2021,
        to: 2025,
    };
    assert_eq!((figure.mode, figure.period), (Mode::Target, Some(period)));
    assert_eq!(
        (figure.to_value, figure.change),
        (Some(7.5), Some(Change::Fall))
    );
    assert_eq!(Report::from_json(&report.to_json()), Ok(report));
}

#[test]
fn a_result_of_the_year_is_nothing_else() {
    let is_result = |said: &str| {
        let report = with(r#""unit":"件""#, &format!(r#""unit":"件"{said}"#)).unwrap();
        report.figures[0].is_result_of(report.year)
    };
    assert!(is_result(""));
    assert!(is_result(r#","period":{"from":2020,"to":2020}"#));
    assert!(!is_result(r#","period":{"from":2019,"to":2019}"#));
    assert!(!is_result(r#","period":{"from":2016,"to":2020}"#));
    for mode in ["target", "base", "expected"] {
        assert!(!is_result(&format!(r#","mode":"{mode}""#)));
    }
}

#[test]
fn a_missing_field_names_its_place() {
    assert_eq!(
        with(r#""title":"工作","#, ""),
        shape("$.sections[0]", "{\"title\": …}", "{…}")
    );
}

#[test]
fn a_wrong_type_names_what_was_expected_and_found() {
    assert_eq!(
        with(r#""title":"工作""#, r#""title":7"#),
        shape("$.sections[0].title", "\"…\"", "7")
    );
    assert_eq!(
        with(r#""value":5"#, r#""value":"5""#),
        shape("$.figures[0].value", "-1e37…1e37", "\"5\"")
    );
    assert_eq!(with("2020,", "70000,"), shape("$.year", "0…65535", "70000"));
}

// Found by the fuzzer: a value of 21 digits was written as a number that is read as its neighbour.
#[test]
fn a_value_is_the_same_when_it_is_written_and_read_again() {
    for value in [
        "118446744073709551616",
        "1234567890123456789",
        "9007199254740991",
        "0.014285714285714284",
        "-1.7976931348623157e36",
        "1e-300",
    ] {
        let report = with(r#""value":5"#, &format!("\"value\":{value}")).unwrap();
        let again = Report::from_json(&report.to_json()).unwrap();
        assert_eq!(report, again, "{value}");
    }
    assert!(with(r#""value":5"#, r#""value":1e37"#).is_err());
}

#[test]
fn of_a_field_that_is_there_twice_the_last_counts() {
    let report = with(r#""title":"工作""#, r#""title":"旧","title":"新""#).unwrap();
    assert_eq!(report.sections[0].title, "新");
}

#[test]
fn fields_that_are_there_twice_on_every_level_do_not_double_the_work() {
    let mut section = String::from(r#"{"id":"s0","title":"a","title":"b"}"#);
    for n in 1..55 {
        section = format!(r#"{{"id":"s{n}","title":"a","title":"b","sections":[{section}]}}"#);
    }
    let inner = with(r#"{"id":"s","#, &format!(r#"{section},{{"id":"s","#)).unwrap();
    assert_eq!(inner.all_sections().count(), 56);
}

#[test]
fn an_object_with_more_fields_than_any_names_the_one_too_many() {
    let many: String = (0..80).map(|n| format!(r#""x{n}":{n},"#)).collect();
    let Err(ReportError::Shape(field)) = with(r#""year""#, &format!(r#"{many}"year""#)) else {
        panic!("accepted");
    };
    assert_eq!(field.found, "{\"x0\": …}");
}

#[test]
fn an_unknown_field_or_name_lists_the_known_ones() {
    let Err(ReportError::Shape(field)) = with(r#""year""#, r#""jahr":1,"year""#) else {
        panic!("accepted")
    };
    assert_eq!(
        (field.path.as_str(), field.found.as_str()),
        ("$", "{\"jahr\": …}")
    );
    let Err(ReportError::Shape(kind)) = with(r#""bars""#, r#""pie""#) else {
        panic!("accepted")
    };
    assert_eq!(kind.path, "$.charts[0].kind");
    assert_eq!(
        kind.expected,
        "\"pairs\" | \"outcome\" | \"rates\" | \"bars\" | \"tiles\" | \"dots\""
    );
}

#[test]
fn a_newer_version_is_named_before_its_fields() {
    for unknown in [0, 3] {
        assert_eq!(
            with(
                r#""format":2"#,
                &format!(r#""format":{unknown},"shiny":true"#)
            ),
            Err(ReportError::UnknownFormat {
                found: unknown.to_string(),
                supported: 2
            })
        );
    }
}

#[test]
fn a_cut_file_is_not_called_bad_syntax() {
    let cut = &MINIMAL[..MINIMAL.len() / 2];
    let cut = &cut[..cut.rfind('"').unwrap()];
    assert!(matches!(
        Report::from_json(cut),
        Err(ReportError::Truncated { .. })
    ));
    assert!(matches!(
        Report::from_json("<html>"),
        Err(ReportError::Syntax { line: 1, .. })
    ));
    assert!(matches!(
        Report::from_json(""),
        Err(ReportError::Truncated { .. })
    ));
}

#[test]
fn ids_are_unique() {
    assert_eq!(
        with(r#""id":"s.1""#, r#""id":"opening.1""#),
        Err(ReportError::DuplicateId {
            path: "$.sections[0].paragraphs[0].id".into(),
            id: "opening.1".into(),
            first: "$.preamble[0].id".into()
        })
    );
}

#[test]
fn references_lead_somewhere() {
    let dangling = |path: &str, id: &str, expected| {
        Err(ReportError::DanglingReference {
            path: path.into(),
            id: id.into(),
            expected,
        })
    };
    assert_eq!(
        with(r#"["letters"]"#, r#"["post"]"#),
        dangling("$.charts[0].rows[0].figures[0]", "post", Target::Figure)
    );
    assert_eq!(
        with(r#""paragraph":"opening.1""#, r#""paragraph":"s""#),
        dangling("$.figures[0].source.paragraph", "s", Target::Paragraph)
    );
    assert_eq!(
        with(r#""section":"s""#, r#""section":"t""#),
        dangling("$.charts[0].section", "t", Target::Section)
    );
}

#[test]
fn depth_beyond_reason_is_refused_not_a_crash() {
    let deep = "[".repeat(100_000);
    assert!(matches!(
        Report::from_json(&deep),
        Err(ReportError::Syntax { .. })
    ));
}
