//! Ranges, falls and bounds that go on through a list.

use super::*;

#[test]
fn a_range_is_one_number_with_two_ends() {
    let range = |text: &str| {
        let phrase = scan(text)
            .into_iter()
            .find(|phrase| phrase.quantity.to.is_some());
        let phrase = phrase.expect(text);
        let quantity = phrase.quantity;
        let printed = text[phrase.span].to_owned();
        (
            printed,
            quantity.value,
            quantity.to.unwrap(),
            quantity.unit,
            quantity.qualifier,
        )
    };
    let firm = Qualifier::Exact;
    for (text, printed, low, high, unit, qualifier) in [
        ("每月10至15件", "10至15件", 10.0, 15.0, "件", firm),
        ("每月10-15件", "10-15件", 10.0, 15.0, "件", firm),
        ("每月10件—15件", "10件—15件", 10.0, 15.0, "件", firm),
        (
            "每案办理5—7个工作日",
            "5—7个工作日",
            5.0,
            7.0,
            "个工作日",
            firm,
        ),
        ("每月检查3到5次", "3到5次", 3.0, 5.0, "次", firm),
        (
            "罚款2万至5万元",
            "2万至5万元",
            20_000.0,
            50_000.0,
            "元",
            firm,
        ),
        ("补助3-5万元", "3-5万元", 30_000.0, 50_000.0, "元", firm),
        (
            "罚款5千至1万元",
            "5千至1万元",
            5_000.0,
            10_000.0,
            "元",
            firm,
        ),
        (
            "罚款5000至1万元",
            "5000至1万元",
            5_000.0,
            10_000.0,
            "元",
            firm,
        ),
        ("增长10%～15%", "10%～15%", 10.0, 15.0, "%", firm),
        ("增长6%－6.5%", "6%－6.5%", 6.0, 6.5, "%", firm),
        ("走访三至五家企业", "三至五家", 3.0, 5.0, "家", firm),
        ("下降3%—5%", "下降3%—5%", -3.0, -5.0, "%", firm),
        ("约3—5个", "约3—5个", 3.0, 5.0, "个", Qualifier::About),
        (
            "下降百分之三至百分之五",
            "下降百分之三至百分之五",
            -3.0,
            -5.0,
            "%",
            firm,
        ),
        // Two neighbours name a range too.
        ("开展执法检查两三次", "两三次", 2.0, 3.0, "次", firm),
        ("走访企业七八家", "七八家", 7.0, 8.0, "家", firm),
        ("调处纠纷三五起", "三五起", 3.0, 5.0, "起", firm),
        ("查处案件十七八件", "十七八件", 17.0, 18.0, "件", firm),
        ("化解积案二三十件", "二三十件", 20.0, 30.0, "件", firm),
        ("培训两三千人", "两三千人", 2_000.0, 3_000.0, "人", firm),
    ] {
        let wanted = (printed.to_owned(), low, high, unit.to_owned(), qualifier);
        assert_eq!(range(text), wanted, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_range_is_none() {
    let ranges = |text: &str| {
        scan(text)
            .iter()
            .filter(|p| p.quantity.to.is_some())
            .count()
    };
    for text in [
        "2015-2020年",
        "0517-87222589电话",
        "从5件到7件",
        "由3次至5次",
        "十四五期间",
        "十三五个项目",
        "8—5个",
        "5件\t7件",
    ] {
        assert_eq!(ranges(text), 0, "{text}");
    }
}

#[test]
fn a_fall_is_negative_and_goes_on_through_its_list() {
    reads("同比下降8.33%", "下降8.33%", -8.33, Qualifier::Exact, "%");
    reads(
        "比上年减少了12件",
        "减少了12件",
        -12.0,
        Qualifier::Exact,
        "件",
    );
    reads("下降约3%", "下降约3%", -3.0, Qualifier::About, "%");
    reads("同比增长70.3%", "70.3%", 70.3, Qualifier::Exact, "%");
    reads("下降到90%", "90%", 90.0, Qualifier::Exact, "%");
    let values: Vec<f64> = scan("分别下降4.6%、23.3%和41.7%,办结5件")
        .iter()
        .map(|phrase| phrase.quantity.value)
        .collect();
    assert_eq!(values, [-4.6, -23.3, -41.7, 5.0]);
}

#[test]
fn the_bound_of_a_list_is_that_of_its_first_number() {
    let bounds = |text: &str| -> Vec<Qualifier> {
        let phrases = scan(text);
        let own = phrases.iter().map(|phrase| phrase.quantity.qualifier);
        own.collect()
    };
    let over = Qualifier::MoreThan;
    assert_eq!(bounds("收入、支出分别突破10亿元、3亿元"), [over, over]);
    assert_eq!(
        bounds("分别超过40万吨、10万吨和5万吨,办结5件")[..3],
        [over; 3]
    );
    assert_eq!(
        bounds("分别超过40万吨、10万吨和5万吨,办结5件")[3],
        Qualifier::Exact
    );
    assert_eq!(bounds("分别不低于80%、70%"), [Qualifier::AtLeast; 2]);
    // Only 分别 makes of two numbers a list of one kind.
    assert_eq!(
        bounds("收入突破10亿元、支出3亿元"),
        [over, Qualifier::Exact]
    );
    assert_eq!(
        bounds("分别突破10亿元、支出3亿元"),
        [over, Qualifier::Exact]
    );
    assert_eq!(bounds("分别为10亿元、3亿元"), [Qualifier::Exact; 2]);
}
