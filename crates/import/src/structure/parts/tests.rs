use super::*;

/// The parts of a work report on 2021 with these lines, each where it begins.
fn parts(lines: &[&str]) -> Vec<(Part, u16, u16)> {
    let items: Vec<Item<'_>> = lines.iter().map(|line| Item::Paragraph(line)).collect();
    let places = places(
        ReportKind::GovernmentWork,
        "某市政府工作报告",
        2021,
        false,
        &items,
    );
    places
        .iter()
        .map(|place| (place.part, place.span.from, place.span.to))
        .collect()
}

fn part(line: &str) -> (Part, u16, u16) {
    parts(&[line])[0]
}

#[test]
fn headings_say_what_looks_back_and_what_looks_ahead() {
    assert_eq!(part("一、2021年工作回顾"), (Part::Review, 2021, 2021));
    assert_eq!(part("二、2022年主要工作安排"), (Part::Plan, 2022, 2022));
    assert_eq!(part("过去五年工作回顾"), (Part::ReviewOfYears, 2017, 2021));
    assert_eq!(
        part("“十三五”时期发展成就"),
        (Part::ReviewOfYears, 2016, 2020)
    );
    assert_eq!(
        part("2021年和“十三五”时期工作回顾"),
        (Part::Review, 2021, 2021)
    );
    assert_eq!(
        part("“十四五”时期主要目标任务"),
        (Part::PlanOfYears, 2021, 2025)
    );
    assert_eq!(part("今后五年的目标任务"), (Part::PlanOfYears, 2022, 2026));
    assert_eq!(part("今后５年的目标任务"), (Part::PlanOfYears, 2022, 2026));
    assert_eq!(part("附件：名词解释"), (Part::Notes, 2021, 2021));
}

#[test]
fn a_dateline_and_a_title_open_nothing() {
    for line in [
        "2022年1月21日在某市第十六届人民代表大会第六次会议上",
        "2022年政府工作报告",
    ] {
        assert_eq!(part(line), (Part::Review, 2021, 2021), "{line}");
    }
}

#[test]
fn below_a_plan_everything_is_plan() {
    let lines = [
        "二、2022年工作安排",
        "（一）稳中求进，经济发展再上新台阶",
        "新建学校12所。",
    ];
    assert!(parts(&lines).iter().all(|(part, ..)| *part == Part::Plan));
}

#[test]
fn a_heading_that_names_this_year_among_its_intentions_looks_ahead() {
    assert_eq!(
        part("二、坚持走新型工业化路子，全力推进今年及“十四五”各项工作"),
        (Part::Plan, 2022, 2022)
    );
}

/// The parts of headings on one level, with paragraphs below each.
fn parts_of_headings(titles: &[&str]) -> Vec<Part> {
    let mut items = Vec::new();
    for title in titles {
        items.push(Item::Heading(title, 0));
        items.extend([Item::Paragraph("新建学校12所。"); SHORTEST]);
    }
    let kind = ReportKind::GovernmentWork;
    let places = places(kind, "某市政府工作报告", 2021, false, &items);
    let below = places.iter().skip(1).step_by(SHORTEST + 1);
    below.map(|place| place.part).collect()
}

#[test]
fn what_is_to_be_done_beside_a_review_is_the_plan_where_no_other_heading_says_so() {
    use Part::{Plan, Review};
    let mut titles = vec![
        "2021年工作回顾",
        "努力提高经济增长质量和效益",
        "切实改善群众生活",
    ];
    assert_eq!(parts_of_headings(&titles), [Review, Plan, Plan]);
    // Then these are parts of the review.
    titles.push("2022年工作安排");
    assert_eq!(parts_of_headings(&titles), [Review, Review, Review, Plan]);
    // What came of it is said.
    let told = ["2021年工作回顾", "坚持改革开放，发展活力持续迸发"];
    assert_eq!(parts_of_headings(&told), [Review, Review]);
}

#[test]
fn paragraphs_open_parts_too() {
    let lines = [
        "过去五年工作回顾",
        "五年来，新建学校60所。",
        "过去的一年，新建学校12所。",
        "这五年，我们始终坚持为民。",
        "过去的一年，新建学校12所。",
        "五年期国债发行，财政平稳。",
        "五年攻坚克难，我们新建学校60所。",
        "今后五年，新建学校80所。",
        "各位代表！2022年是关键之年。",
    ];
    let expected = [
        Part::ReviewOfYears,
        Part::ReviewOfYears,
        Part::Review,
        Part::ReviewOfYears,
        Part::Review,
        Part::Review,
        Part::ReviewOfYears,
        Part::PlanOfYears,
        Part::Plan,
    ];
    let read: Vec<Part> = parts(&lines).iter().map(|(part, ..)| *part).collect();
    assert_eq!(read, expected);
}

#[test]
fn a_district_founded_within_the_years_counts_from_then() {
    let lines = [
        "某新区成立以来的工作回顾",
        "生产总值比2018年（下同）增长12%。",
    ];
    assert_eq!(parts(&lines)[0], (Part::ReviewOfYears, 2018, 2021));
}

#[test]
fn in_a_yearly_report_a_section_of_intentions_ends() {
    let items = [
        Item::Heading("存在问题和下一步打算", 0),
        Item::Paragraph("培训300人。"),
        Item::Heading("其他需要报告的事项", 0),
    ];
    let kind = ReportKind::LawBasedGovernment;
    let places = places(kind, "某县法治政府建设年度报告", 2021, false, &items);
    let read: Vec<Part> = places.iter().map(|place| place.part).collect();
    assert_eq!(read, [Part::Plan, Part::Plan, Part::Review]);
}

#[test]
fn what_a_review_calls_this_year_is_the_year_reported_on() {
    let lines = [
        "一、2021年工作回顾",
        "今年是极不平凡的一年。面对困难，我们奋力拼搏。",
        "今年，全市生产总值增长8%。",
        "明年政府工作的总体要求是：稳中求进。",
    ];
    let parts: Vec<Part> = parts(&lines).into_iter().map(|(part, ..)| part).collect();
    assert_eq!(
        parts,
        [Part::Review, Part::Review, Part::Review, Part::Plan]
    );
    // In the year after it is the year ahead.
    assert_eq!(part("今年是实施“十四五”规划的关键一年。").0, Part::Plan);
}

#[test]
fn how_the_aims_went_is_no_aim() {
    for line in [
        "——主要指标逆势上扬，生产总值增长8%。",
        "主要指标进度总体符合预期，完成13项。",
        "（一）重点工作在攻坚克难中再上新台阶",
        "一、“十四五”发展开局良好",
        "市四届政府工作及“十四五”开局",
        "一、2021年的政府工作和2022年的奋斗目标",
    ] {
        assert_eq!(part(line).0, Part::Review, "{line}");
    }
    assert_eq!(part("主要预期目标是：生产总值增长8%。").0, Part::Plan);
    assert_eq!(part("二、重点工作和保障措施").0, Part::Plan);
    assert_eq!(part("二、对今年政府工作的建议").0, Part::Plan);
    assert_eq!(part("三、 2022 年主要工作").0, Part::Plan);
    assert_eq!(part("2022年，是全面完成任务的关键一年。").0, Part::Plan);
}

#[test]
fn a_review_turns_to_several_years_within_a_paragraph() {
    let lines = [
        "一、2021年和过去五年工作回顾",
        "2021年，我们坚持稳中求进。",
        "各位代表！2021年各项工作任务顺利完成。过去五年，是极不平凡的五年。",
        "——综合实力明显增强，新建学校12所。",
    ];
    let parts: Vec<Part> = parts(&lines).into_iter().map(|(part, ..)| part).collect();
    assert_eq!(parts[2..], [Part::ReviewOfYears, Part::ReviewOfYears]);
}

#[test]
fn a_review_of_the_year_turns_to_several_in_a_later_paragraph() {
    let years = (Part::ReviewOfYears, 2017, 2021);
    let lines = [
        "一、2021年工作回顾",
        "新建学校12所。",
        "各位代表！过去一年的工作有序收官。回望本届政府的历程，我们始终务实。新建学校50所。",
        "我们新建医院5所。",
    ];
    assert_eq!(parts(&lines)[2..], [years, years]);
    let lines = [
        "一、2021年工作回顾",
        "——这是产业转型提速的五年。关停企业12家。",
    ];
    assert_eq!(parts(&lines)[1], years);
    let lines = [
        "一、2021年工作回顾",
        "——这是产业转型提速的一年。关停企业12家。",
    ];
    assert_eq!(parts(&lines)[1], (Part::Review, 2021, 2021));
}

#[test]
fn the_aims_of_the_coming_years_end_a_review() {
    let lines = [
        "一、奋进历程",
        "综合考虑，今后五年经济社会发展的主要奋斗目标是：",
        "非公有制经济占比提高到65%以上。",
    ];
    assert_eq!(parts(&lines)[1..], [(Part::PlanOfYears, 2022, 2026); 2]);
}
