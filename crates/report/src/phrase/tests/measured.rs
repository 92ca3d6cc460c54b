//! Numbers, measure words, qualifiers.

use super::*;

#[test]
fn a_number_with_its_measure_word() {
    reads("来信229件、", "229件", 229.0, Qualifier::Exact, "件");
    reads("(2904人次)", "2904人次", 2904.0, Qualifier::Exact, "人次");
    reads("9个乡镇6个街道", "9个", 9.0, Qualifier::Exact, "个");
    reads("实现率达到90.3%,", "90.3%", 90.3, Qualifier::Exact, "%");
    reads("增加到 1128 条", "1128 条", 1128.0, Qualifier::Exact, "条");
    reads("3,000人", "3,000人", 3000.0, Qualifier::Exact, "人");
    reads("１２３件", "１２３件", 123.0, Qualifier::Exact, "件");
    reads(
        "提高1.8个百分点",
        "1.8个百分点",
        1.8,
        Qualifier::Exact,
        "个百分点",
    );
}

#[test]
fn a_comma_between_two_numbers_is_not_a_thousands_mark() {
    let phrases = scan("5件,受理11件,1307,2904件");
    let values: Vec<f64> = phrases.iter().map(|p| p.quantity.value).collect();
    assert_eq!(values, [5.0, 11.0, 1307.0, 2904.0]);
}

#[test]
fn yu_after_the_digits_and_inside_the_multiplier_is_a_floor() {
    reads("论证会20余次", "20余次", 20.0, Qualifier::AtLeast, "次");
    reads(
        "树种60余万株",
        "60余万株",
        600_000.0,
        Qualifier::AtLeast,
        "株",
    );
    reads(
        "190万余元",
        "190万余元",
        1_900_000.0,
        Qualifier::AtLeast,
        "元",
    );
    reads("十余次", "十余次", 10.0, Qualifier::AtLeast, "次");
    reads("4.46万个", "4.46万个", 44_600.0, Qualifier::Exact, "个");
    reads("2.5亿元", "2.5亿元", 250_000_000.0, Qualifier::Exact, "元");
}

#[test]
fn words_before_and_after_qualify() {
    reads("比例约17%", "约17%", 17.0, Qualifier::About, "%");
    reads("纠错率约为24%", "约为24%", 24.0, Qualifier::About, "%");
    reads("约占总数的30%", "30%", 30.0, Qualifier::About, "%");
    reads(
        "突破了600人",
        "突破了600人",
        600.0,
        Qualifier::MoreThan,
        "人",
    );
    // Blanks part nothing: offices put them around digits.
    reads("约 17%", "约 17%", 17.0, Qualifier::About, "%");
    reads("下降 5%", "下降 5%", -5.0, Qualifier::Exact, "%");
    reads("30 余件", "30 余件", 30.0, Qualifier::AtLeast, "件");
    reads(
        "1.2 万余件",
        "1.2 万余件",
        12000.0,
        Qualifier::AtLeast,
        "件",
    );
    reads("30 家 以上", "30 家 以上", 30.0, Qualifier::AtLeast, "家");
    reads("95% 以上", "95% 以上", 95.0, Qualifier::AtLeast, "%");
    reads("同比-12.4%", "-12.4%", -12.4, Qualifier::Exact, "%");
    reads("自然增长率－0.5‰", "－0.5‰", -0.5, Qualifier::Exact, "‰");
    reads("超过600人", "超过600人", 600.0, Qualifier::MoreThan, "人");
    reads("不低于50%", "不低于50%", 50.0, Qualifier::AtLeast, "%");
    reads("30家以上", "30家以上", 30.0, Qualifier::AtLeast, "家");
    reads("3%以内", "3%以内", 3.0, Qualifier::AtMost, "%");
    reads("预算后20日内,", "20日内", 20.0, Qualifier::AtMost, "日");
    reads(
        "平均持有执法证率为80%",
        "80%",
        80.0,
        Qualifier::Average,
        "%",
    );
    reads("平均每户一次,共5件", "一次", 1.0, Qualifier::Average, "次");
}

#[test]
fn chinese_numerals_with_a_measure_word() {
    reads("经过三轮征求", "三轮", 3.0, Qualifier::Exact, "轮");
    reads("文书制作三方面", "三方面", 3.0, Qualifier::Exact, "方面");
    reads("提前半年全面", "半年", 0.5, Qualifier::Exact, "年");
    reads("三十二个", "三十二个", 32.0, Qualifier::Exact, "个");
    reads("一万二千人", "一万二千人", 12_000.0, Qualifier::Exact, "人");
    reads("百分之九十", "百分之九十", 90.0, Qualifier::Exact, "%");
}

#[test]
fn kinds_other_than_amounts() {
    let kind = |text: &str| scan(text)[0].kind;
    assert_eq!(kind("2017年度,区政府"), PhraseKind::Date);
    assert_eq!(kind("近三年"), PhraseKind::Date);
    assert_eq!(kind("满意率居全市第一"), PhraseKind::Ordinal);
    assert_eq!(kind("全年未发生"), PhraseKind::Zero);
    assert_eq!(kind("12345电话"), PhraseKind::Bare);
    assert_eq!(kind("比例达到11,"), PhraseKind::Bare);
    assert_eq!(kind("比例达到1:7,"), PhraseKind::Ratio);
    assert_eq!(
        &"截至2017年12月31日,"[scan("截至2017年12月31日,")[0].span.clone()],
        "2017年12月31日"
    );
}

#[test]
fn numerals_inside_codes_are_not_numbers_of_their_own() {
    assert_eq!(scan("建议IE8浏览"), []);
    assert_eq!(scan("一律不发"), []);
    let values: Vec<f64> = scan("15290件").iter().map(|p| p.quantity.value).collect();
    assert_eq!(values, [15290.0]);
}

#[test]
fn a_measure_word_that_begins_another_word_is_no_unit() {
    for text in [
        "12345市民服务热线",
        "12345政务服务便民热线",
        "110人民警察",
        "12区域",
        "5成员",
        "2022期间",
    ] {
        assert_eq!(amounts(text), [""; 0], "{text}");
    }
    assert_eq!(amounts("13县(市、区)"), ["13县"]);
    assert_eq!(amounts("9镇6街道"), ["9镇", "6街道"]);
    assert_eq!(amounts("来信120封"), ["120封"]);
    assert_eq!(amounts("30人大代表"), [""; 0]);
}

#[test]
fn a_qualifier_is_not_the_end_of_another_word() {
    reads("附近30家企业", "30家", 30.0, Qualifier::Exact, "家");
    reads("签约30个项目", "30个", 30.0, Qualifier::Exact, "个");
    reads("节约20%", "20%", 20.0, Qualifier::Exact, "%");
    reads("近30家企业", "近30家", 30.0, Qualifier::About, "家");
    reads("总额超5亿元", "超5亿元", 5e8, Qualifier::MoreThan, "元");
}

#[test]
fn a_bound_is_not_the_beginning_of_another_word() {
    reads("30日内部审计", "30日", 30.0, Qualifier::Exact, "日");
    reads("30日内办结", "30日内", 30.0, Qualifier::AtMost, "日");
}

#[test]
fn half_of_a_year_is_a_span_and_no_half_of_the_calendar() {
    assert_eq!(amounts("上半年"), [""; 0]);
    assert_eq!(amounts("下半年共开展"), [""; 0]);
    assert_eq!(amounts("提前半年"), ["0.5年"]);
}

#[test]
fn chinese_digits_in_a_row_are_a_name_or_a_year() {
    assert_eq!(amounts("十四五期间"), [""; 0]);
    assert_eq!(scan("二○一一年四月八日")[0].kind, PhraseKind::Date);
    assert_eq!(scan("二〇二三年")[0].kind, PhraseKind::Date);
    reads("一百零五件", "一百零五件", 105.0, Qualifier::Exact, "件");
}

#[test]
fn a_day_of_a_month_is_a_date() {
    assert_eq!(amounts("3月31日,12月4日"), [""; 0]);
    let date = &scan("截至 2023 年 12 月 31 日，")[0];
    assert_eq!(
        (date.kind, date.span.len()),
        (PhraseKind::Date, " 2023 年 12 月 31 日".len() - 1)
    );
}

#[test]
fn a_fraction_is_one_number() {
    let third = 33.333_333_333_333_3;
    reads(
        "近三分之一的案件",
        "近三分之一",
        third,
        Qualifier::About,
        "%",
    );
    reads(
        "三分之一以上的案件",
        "三分之一以上",
        third,
        Qualifier::AtLeast,
        "%",
    );
    reads("减至1/4,", "1/4", 25.0, Qualifier::Exact, "%");
    reads("超三成的案件", "超三成", 30.0, Qualifier::MoreThan, "%");
    reads("减少两成", "减少两成", -20.0, Qualifier::Exact, "%");
    reads("占三成五，", "三成五", 35.0, Qualifier::Exact, "%");
    reads(
        "把七成五以上财力",
        "七成五以上",
        75.0,
        Qualifier::AtLeast,
        "%",
    );
    assert_eq!(scan("占三成五百件")[0].kind, PhraseKind::Unread);
    assert_eq!(scan("占五分之一")[0].kind, PhraseKind::Fraction);
    let day = scan("2021/03/29 11:30");
    assert!(day.iter().all(|phrase| phrase.kind != PhraseKind::Fraction));
}

#[test]
fn zeros_in_words_name_what_did_not_happen() {
    let zero = |text: &str| {
        scan(text)
            .iter()
            .any(|phrase| phrase.kind == PhraseKind::Zero)
    };
    assert!(zero("没有收到异议申请"));
    assert!(zero("无一宗败诉"));
    assert!(zero("违法建筑零增长"));
    assert!(zero("零就业家庭动态清零"));
    assert!(!zero("零售业"));
    assert!(scan("汽车零部件产业").is_empty());
    assert!(zero("实现零败诉"));
    assert!(!zero("零容忍"));
    assert!(!zero("零距离服务"));
    assert!(!zero("无一例外"));
    assert!(!zero("零星施工"));
}

// Found by the fuzzer: the value was infinite.
#[test]
fn a_share_of_nothing_is_no_number() {
    assert!(
        scan("下降零分之九十")
            .iter()
            .all(|phrase| phrase.kind != PhraseKind::Fraction)
    );
}
