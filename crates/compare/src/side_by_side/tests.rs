use super::{Piece, Row, SideBySide, words::differences};
use gongbao_report::Report;
use serde_json::json;

/// A report of these sections, each a title and its paragraphs.
fn report(sections: &[(&str, &[&str])]) -> Report {
    let sections: Vec<_> = sections
        .iter()
        .enumerate()
        .map(|(n, (title, paragraphs))| {
            let paragraphs: Vec<_> = paragraphs
                .iter()
                .enumerate()
                .map(|(p, text)| json!({ "id": format!("s{n}.{p}"), "text": text }))
                .collect();
            json!({ "id": format!("s{n}"), "title": title, "paragraphs": paragraphs })
        })
        .collect();
    let report = json!({ "format": 1, "id": "x", "title": "报告", "year": 2017, "issuer": "甲区人民政府", "sections": sections });
    Report::from_json(&report.to_string()).unwrap()
}

fn titles(pairs: &SideBySide<'_>) -> Vec<(Option<String>, Option<String>)> {
    let title = |section: Option<&gongbao_report::model::Section>| section.map(|s| s.title.clone());
    pairs
        .sections
        .iter()
        .map(|c| (title(c.earlier), title(c.later)))
        .collect()
}

fn own(pieces: &[Piece]) -> Vec<&str> {
    let own = |piece: &'_ Piece| matches!(piece, Piece::Own(_));
    pieces
        .iter()
        .filter(|piece| own(piece))
        .map(|piece| match piece {
            Piece::Own(text) | Piece::Same(text) => text.as_str(),
        })
        .collect()
}

fn whole(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Own(text) | Piece::Same(text) => text.as_str(),
        })
        .collect()
}

#[test]
fn sections_find_each_other_by_title_wherever_they_stand() {
    let earlier = report(&[
        ("推进依法行政", &[]),
        ("信访工作", &[]),
        ("存在的问题", &[]),
    ]);
    let later = report(&[
        ("全面推进依法行政", &[]),
        ("数字政府", &[]),
        ("存在的问题", &[]),
        ("信访工作", &[]),
    ]);
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        titles(&SideBySide::of(&earlier, &later)),
        [
            (some("推进依法行政"), some("全面推进依法行政")),
            (None, some("数字政府")),
            (some("存在的问题"), some("存在的问题")),
            (some("信访工作"), some("信访工作")),
        ]
    );
}

#[test]
fn a_section_that_was_dropped_stands_where_it_stood() {
    let earlier = report(&[("一", &[]), ("机构改革", &["撤并机构3个。"]), ("二", &[])]);
    let later = report(&[("一", &[]), ("二", &[])]);
    let pairs = SideBySide::of(&earlier, &later);
    assert_eq!(
        pairs.sections[1].earlier.map(|s| s.title.as_str()),
        Some("机构改革")
    );
    assert_eq!(
        pairs.sections[1].rows,
        [Row::OnlyEarlier("撤并机构3个。".to_owned())]
    );
}

#[test]
fn numbers_differ_as_numbers_and_the_rest_stays_unmarked() {
    let (earlier, later) = differences(
        "收到来访1307件(2904人次),下降1.5%。",
        "收到来访1370件(2904人次),下降12.5%。",
    );
    assert_eq!(
        (own(&earlier), own(&later)),
        (vec!["1307", "1.5%"], vec!["1370", "12.5%"])
    );
}

#[test]
fn the_pieces_are_the_text_character_for_character() {
    for (a, b) in [
        ("全区共有A级景区3个。", "全区共有AAA级景区13个,增加10个。"),
        ("", "新"),
        ("旧", ""),
        ("甲乙丙丁", "丁丙乙甲"),
        ("a,b.c, 1,234.5.", "a,b.d, 1,234.6。"),
    ] {
        let (earlier, later) = differences(a, b);
        assert_eq!((whole(&earlier).as_str(), whole(&later).as_str()), (a, b));
    }
}

#[test]
fn every_paragraph_of_both_stands_in_one_row() {
    let earlier = report(&[(
        "甲",
        &[
            "第一段不变。",
            "收到来信229件,处理122件。",
            "只在前一年的一段话。",
        ],
    )]);
    let later = report(&[(
        "甲",
        &[
            "第一段不变。",
            "新加的另一段。",
            "收到来信240件,处理140件。",
        ],
    )]);
    let pairs = SideBySide::of(&earlier, &later);
    let rows = &pairs.sections[0].rows;
    assert_eq!(rows[0], Row::Same("第一段不变。".to_owned()));
    assert!(rows.contains(&Row::OnlyLater("新加的另一段。".to_owned())));
    assert!(rows.contains(&Row::OnlyEarlier("只在前一年的一段话。".to_owned())));
    assert!(
        rows.iter().any(
            |row| matches!(row, Row::Changed { earlier, .. } if own(earlier) == ["229", "122"])
        )
    );
    assert_eq!((rows.len(), pairs.sections[0].differences()), (4, 3));
}

#[test]
fn long_and_strange_texts_take_no_time() {
    let long = |seed: u32| -> String {
        (0..200_000)
            .filter_map(|n: u32| char::from_u32(0x4e00 + n.wrapping_mul(seed) % 5000))
            .collect()
    };
    let begin = std::time::Instant::now();
    let (a, b) = (long(7919), long(104_729));
    let (earlier, later) = differences(&a, &b);
    assert_eq!(
        (whole(&earlier).len(), whole(&later).len()),
        (a.len(), b.len())
    );
    let many: Vec<(&str, &[&str])> = vec![("同名", &[]); 5000];
    let (earlier, later) = (report(&many), report(&many[..4000]));
    let pairs = SideBySide::of(&earlier, &later);
    assert_eq!(pairs.sections.len(), 5000);
    // Generous: the machine may be busy. Comparing all with all would take hours.
    assert!(begin.elapsed().as_secs() < 60, "{:?}", begin.elapsed());
}
