//! Numerals in all their shapes.

use super::*;

#[test]
fn numerals_without_end_are_read_to_an_end() {
    for endless in [
        "三分之",
        "百分之",
        "一亿",
        "1件",
        "第1、",
        "1月",
        "约",
        "一",
    ] {
        let text = endless.repeat(10_000);
        for phrase in scan(&text) {
            assert!(phrase.quantity.value.is_finite(), "{endless}");
        }
    }
}

#[test]
fn what_is_held_against_a_mean_is_none() {
    let held = "高于全省平均水平0.8个百分点";
    reads(held, "0.8个百分点", 0.8, Qualifier::Exact, "个百分点");
    reads("平均用时3.2天", "3.2天", 3.2, Qualifier::Average, "天");
}

#[test]
fn every_word_of_a_phrase_begins_with_an_opener() {
    let before = BEFORE.iter().map(|(word, _)| *word);
    for word in before.chain(ZERO_WORDS).chain(FALLS).chain(["第"]) {
        let first = word.chars().next().expect(word);
        assert!(OPENERS.contains(&first), "{word}");
    }
}

// Found by the fuzzer: 十二百分之三 was read back as a neighbour of its value.
#[test]
fn a_share_is_the_same_number_when_it_is_written_and_read_again() {
    for whole in ["三", "七", "九", "十二", "二百一十", "一千零一", "七万"] {
        for part in 1..200 {
            let text = format!("{whole}分之{part}");
            let value = scan(&text)[0].quantity.value;
            let written = serde_json::to_string(&value).unwrap();
            let read: f64 = serde_json::from_str(&written).unwrap();
            assert_eq!(read.to_bits(), value.to_bits(), "{text}: {written}");
        }
    }
}

#[test]
fn digits_and_words_make_one_number() {
    let firm = Qualifier::Exact;
    for (text, value, unit) in [
        ("1亿2千万元", 120_000_000.0, "元"),
        ("3万5千元", 35_000.0, "元"),
        ("2万3千人次", 23_000.0, "人次"),
        ("2亿3000万元", 230_000_000.0, "元"),
        ("3千2百件", 3_200.0, "件"),
        ("1万2345件", 12_345.0, "件"),
        ("3千万元", 30_000_000.0, "元"),
        ("1.2万亿元", 1.2e12, "元"),
        ("一亿二千三百万元", 123_000_000.0, "元"),
        ("一亿零五百万人次", 105_000_000.0, "人次"),
        ("三亿零五十万元", 300_500_000.0, "元"),
        ("二十万零三百件", 200_300.0, "件"),
        ("一百九十万零三千九百七十一人次", 1_903_971.0, "人次"),
        ("一万零十二户", 10_012.0, "户"),
        ("三万亿元", 3e12, "元"),
        ("贰拾叁万伍仟元", 235_000.0, "元"),
        ("伍佰万元", 5_000_000.0, "元"),
        ("叁拾家", 30.0, "家"),
        ("五百萬元", 5_000_000.0, "元"),
        ("三億元", 3e8, "元"),
        ("百分之三点五", 3.5, "%"),
        ("百分之九十九点二", 99.2, "%"),
        ("百分之零点八", 0.8, "%"),
        ("百分之百", 100.0, "%"),
        ("三点五万元", 35_000.0, "元"),
        ("零点五个百分点", 0.5, "个百分点"),
    ] {
        reads(text, text, value, firm, unit);
    }
    reads(
        "1亿2千余万元",
        "1亿2千余万元",
        1.2e8,
        Qualifier::AtLeast,
        "元",
    );
    reads(
        "二百三十余万元",
        "二百三十余万元",
        2.3e6,
        Qualifier::AtLeast,
        "元",
    );
    reads(
        "一百二十餘件",
        "一百二十餘件",
        120.0,
        Qualifier::AtLeast,
        "件",
    );
    reads("突破万列", "突破万列", 10_000.0, Qualifier::MoreThan, "列");
    reads("突破百亿元", "突破百亿元", 1e10, Qualifier::MoreThan, "元");
    reads(
        "投入突破300亿元，达312.6亿元",
        "突破300亿元",
        3e10,
        Qualifier::MoreThan,
        "元",
    );
    assert_eq!(
        amounts("突破300亿元，达312.6亿元"),
        ["30000000000元", "31260000000元"]
    );
}

#[test]
fn what_says_no_one_number_is_not_read() {
    let kinds = |text: &str| {
        scan(text)
            .iter()
            .map(|phrase| phrase.kind)
            .collect::<Vec<_>>()
    };
    for text in [
        "三千五家",
        "一万二件",
        "一百二人次",
        "三千一年",
        "三十万三十万元",
        "12345678901234567件",
        "±5%",
        "两天半。",
        "一个半小时",
        "10个亿",
        "各镇分别办理案件12,130,150件",
    ] {
        assert_eq!(kinds(text), [PhraseKind::Unread], "{text}");
    }
    for text in [
        "纠纷几十起",
        "企业数百家",
        "干部上千人次",
        "积案十几件",
        "群众几百人次",
        "资料数千份",
        "税收十几万元",
        "好几十人",
    ] {
        assert_eq!(kinds(text), [PhraseKind::Vague], "{text}");
    }
    reads("人数三十二人", "三十二人", 32.0, Qualifier::Exact, "人");
    reads("占总数百分之三", "百分之三", 3.0, Qualifier::Exact, "%");
}

#[test]
fn a_minus_is_any_dash_after_what_can_fall() {
    for dash in ['-', '－', '−', '–', '—', '﹣'] {
        let text = format!("案件同比增长{dash}5.2%");
        reads(&text, &format!("{dash}5.2%"), -5.2, Qualifier::Exact, "%");
    }
    for text in [
        "案件数增幅为–2.5%",
        "增速为−2.5%",
        "变化率-2.5%",
        "较上年增长：-2.5%",
    ] {
        assert_eq!(amounts(text), ["-2.5%"], "{text}");
    }
    assert_eq!(amounts("增长目标——5%以上"), ["5%"]);
    assert_eq!(amounts("第二阶段—5个项目"), ["5个"]);
}

#[test]
fn marks_of_comparison_qualify() {
    reads("满意率≥95%", "≥95%", 95.0, Qualifier::AtLeast, "%");
    reads("增长≈5‰", "≈5‰", 5.0, Qualifier::About, "‰");
    reads(
        "时限≤5个工作日",
        "≤5个工作日",
        5.0,
        Qualifier::AtMost,
        "个工作日",
    );
    reads("增速＞10%", "＞10%", 10.0, Qualifier::MoreThan, "%");
    reads("失业率＜1%", "＜1%", 1.0, Qualifier::LessThan, "%");
    reads("增速高于7%", "高于7%", 7.0, Qualifier::MoreThan, "%");
    reads(
        "大于100万立方米",
        "大于100万立方米",
        1e6,
        Qualifier::MoreThan,
        "立方米",
    );
}

#[test]
fn what_is_not_seen_between_digits_parts_nothing() {
    for unseen in [
        '\u{200b}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}', '\u{200e}', '\u{fe0f}',
    ] {
        let text = format!("申请1{unseen}23件");
        reads(
            &text,
            &format!("1{unseen}23件"),
            123.0,
            Qualifier::Exact,
            "件",
        );
    }
    for blank in [
        ' ', '\u{a0}', '\u{2002}', '\u{2009}', '\u{202f}', '\u{3000}',
    ] {
        let text = format!("办结1{blank}234件");
        reads(&text, &text["办结".len()..], 1234.0, Qualifier::Exact, "件");
    }
    assert_eq!(amounts("受理1 5件"), [""; 0], "torn apart");
    for torn in [
        "入学率99. 4%",
        "收入301。2亿元",
        "零售额1715，7亿元",
        "贷款8 . 89亿元",
        "廉租住房 6. 3 万平方米",
        "投诉2 0 3件",
    ] {
        let found = scan(torn);
        let kinds: Vec<PhraseKind> = found.iter().map(|phrase| phrase.kind).collect();
        assert_eq!(kinds, [PhraseKind::Unread], "{torn}");
        assert_eq!(found[0].span.end, torn.len(), "{torn}");
    }
    assert_eq!(
        amounts("3. 5个镇、热线12345。2021年3月1日前办结30件"),
        ["5个", "30件"]
    );
    for vague in [
        "3至5万2千元",
        "2018至3万亿件",
        "3—560千余万株",
        "4.4-6万一百零二亿元",
        "3—5十二次",
        "3,000到5百零二亿元",
    ] {
        assert_eq!(scan(vague)[0].kind, PhraseKind::Unread, "{vague}");
    }
    // Some numbers take no multiplier, or not each.
    for (range, low) in [
        ("半到560余万株", 0.5),
        ("三点五到5十件", 3.5),
        ("三点五到五万件", 35_000.0),
    ] {
        assert_eq!(scan(range)[0].quantity.value, low, "{range}");
    }
    assert_eq!(scan("0.00002017至十例")[0].quantity.value, 0.000_201_7);
    let trillions = &scan("3至5.2万亿元")[0].quantity;
    assert_eq!((trillions.value, trillions.to), (3e12, Some(5.2e12)));
    for range in ["新增10―20家", "新增10─20家"] {
        assert_eq!(scan(range)[0].quantity.to, Some(20.0), "{range}");
    }
}

#[test]
fn commas_group_what_is_one_number() {
    assert_eq!(amounts("接待1,234,567人次"), ["1234567人次"]);
    assert_eq!(amounts("案件2017，229件已办结"), ["229件"]);
    assert_eq!(amounts("投入1，234.5万元"), ["12345000元"]);
}

#[test]
fn a_unit_that_goes_on_is_read_whole() {
    for (text, unit) in [
        ("运输120万吨公里", "1200000吨公里"),
        ("处理污水3万吨/日", "30000吨/日"),
        ("补助850元/人", "850元/人"),
        ("浓度35微克每立方米", "35微克每立方米"),
        ("吞吐2000万标箱", "20000000标箱"),
        ("新建5条次支路", "5条"),
        ("检查5条次", "5条次"),
        ("受理3個案件", "3個"),
        ("电厂60万千瓦", "600000千瓦"),
        ("绿地3.5万㎡", "35000㎡"),
        ("流域18km2", "18km2"),
        ("装机新增120MW", "120MW"),
        ("锂电池产能30GWh", "30GWh"),
        ("室温提高2°C", "2°C"),
        ("室温提高2℃", "2℃"),
    ] {
        assert_eq!(amounts(text), [unit], "{text}");
    }
    for unknown in ["光伏50MWp", "推广5G", "宽带10Gbps"] {
        assert!(amounts(unknown).is_empty(), "{unknown}");
    }
}

#[test]
fn how_much_a_mean_grew_is_no_mean() {
    let qualifier = |text: &str| scan(text)[0].quantity.qualifier;
    for text in [
        "居民人均可支配收入增长8%",
        "生活垃圾日均产生量同比减少16%",
        "人均绿地提升10%",
    ] {
        assert_eq!(qualifier(text), Qualifier::Exact, "{text}");
    }
    for text in [
        "年均增长8%",
        "人均可支配收入3万元",
        "污水处理率年均提高2个百分点",
        "平均增长8%",
    ] {
        assert_eq!(qualifier(text), Qualifier::Average, "{text}");
    }
}

#[test]
fn half_of_them_is_a_share_where_a_word_says_by_how_much() {
    reads(
        "时间压缩一半以上",
        "一半以上",
        50.0,
        Qualifier::AtLeast,
        "%",
    );
    reads("近一半", "近一半", 50.0, Qualifier::About, "%");
    assert!(scan("一半是水").is_empty());
}

#[test]
fn the_bound_of_a_fall_is_that_of_how_much() {
    reads("下降3%以上", "下降3%以上", -3.0, Qualifier::AtLeast, "%");
    reads(
        "减少不超过5件",
        "减少不超过5件",
        -5.0,
        Qualifier::AtMost,
        "件",
    );
}
