use super::*;
use crate::Report;

fn kecheng() -> Verified {
    let json = include_str!("../../../../assets/reports/kecheng-2017.json");
    Verified::of(Report::from_json(json).unwrap())
}

fn of(findings: &[Finding], rule: Rule) -> Vec<(Verdict, Vec<f64>)> {
    let wanted = findings.iter().filter(|finding| finding.rule == rule);
    wanted
        .map(|finding| (finding.verdict, finding.numbers.clone()))
        .collect()
}

#[test]
fn sixteen_cases_are_five_and_eleven_and_four_and_three_are_within_eleven() {
    let findings = check(&kecheng());
    assert_eq!(
        of(&findings, Rule::PartsAddUp),
        [(Verdict::Holds, vec![16.0, 16.0])]
    );
    assert_eq!(
        of(&findings, Rule::PartsWithinWhole),
        [(Verdict::Holds, vec![11.0, 7.0])]
    );
}

#[test]
fn five_channels_handled_no_more_than_they_received() {
    let found = of(&check(&kecheng()), Rule::HandledWithinReceived);
    assert_eq!(found.len(), 5);
    assert!(found.iter().all(|(verdict, _)| *verdict == Verdict::Holds));
    assert!(found.contains(&(Verdict::Holds, vec![15290.0, 7731.0])));
}

#[test]
fn rules_do_not_apply_to_a_report_of_before_them() {
    let findings = check(&kecheng());
    let parts = of(&findings, Rule::RequiredPart);
    let apply = |(verdict, _): &(Verdict, Vec<f64>)| *verdict != Verdict::DoesNotApply;
    assert!(!parts.iter().any(apply));
    assert_eq!(
        of(&findings, Rule::PublishedInTime),
        [(Verdict::DoesNotApply, vec![2018.0, 3.0, 31.0])]
    );
}

#[test]
fn a_part_without_heading_is_looked_for_in_the_text_and_never_contradicts() {
    let json = include_str!("../../../../assets/reports/kecheng-2017.json")
        .replace("\"year\": 2017", "\"year\": 2020");
    let findings = check(&Verified::of(Report::from_json(&json).unwrap()));
    let parts = of(&findings, Rule::RequiredPart);
    assert!(parts.contains(&(Verdict::Holds, vec![1.0])));
    assert!(parts.contains(&(Verdict::CannotAssess, vec![5.0])));
    assert!(
        parts
            .iter()
            .all(|(verdict, _)| *verdict != Verdict::Contradicts)
    );
}

#[test]
fn the_jump_in_part_five_is_found() {
    let findings = check(&kecheng());
    let jump = findings
        .iter()
        .find(|finding| finding.rule == Rule::NumberingWithoutGaps)
        .unwrap();
    assert_eq!(
        (jump.verdict, jump.places.as_slice()),
        (
            Verdict::Contradicts,
            &["zi-jue-jie-shou-si-fa-jian-du".to_owned()][..]
        )
    );
}

#[test]
fn too_many_parts_contradict() {
    let json = include_str!("../../../../assets/reports/kecheng-2017.json");
    let json = json
        .replace("不予受理5件", "不予受理6件")
        .replace("\"printed\": \"5件\"", "\"printed\": \"6件\"");
    let json = json.replacen(
        "\"value\": 5,\n      \"unit\": \"件\"",
        "\"value\": 6,\n      \"unit\": \"件\"",
        1,
    );
    let findings = check(&Verified::of(Report::from_json(&json).unwrap()));
    assert_eq!(
        of(&findings, Rule::PartsWithinWhole)[0],
        (Verdict::Contradicts, vec![16.0, 17.0])
    );
    assert_eq!(
        findings[0].verdict,
        Verdict::Contradicts,
        "contradictions come first"
    );
}

#[test]
fn damaged_numbers_cannot_be_assessed() {
    let found = of(&check(&kecheng()), Rule::UndamagedNumber);
    assert_eq!(found.len(), 3);
    assert!(
        found
            .iter()
            .all(|(verdict, _)| *verdict == Verdict::CannotAssess)
    );
}

#[test]
fn section_numbers_count() {
    use super::document::count_of;
    let counts = [
        "一、",
        "(三)",
        "（十二）",
        "二十、",
        "3.",
        "(11)",
        "第四部分 ",
        "",
    ];
    assert_eq!(
        counts.map(count_of),
        [
            Some(1),
            Some(3),
            Some(12),
            Some(20),
            Some(3),
            Some(11),
            Some(4),
            None
        ]
    );
}

#[test]
fn a_section_number_of_many_digits_counts_nothing() {
    assert_eq!(count_of("(三)"), Some(3));
    assert_eq!(count_of("12."), Some(12));
    for number in ["1000000", "127001999999999", "十".repeat(200_000).as_str()] {
        assert_eq!(count_of(number), None);
    }
}
