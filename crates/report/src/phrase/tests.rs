use super::*;

/// The first phrase of a text as (printed, value, qualifier, unit).
fn first(text: &str) -> (&str, f64, Qualifier, String) {
    let phrase = scan(text).into_iter().next().expect(text);
    let Quantity {
        value,
        qualifier,
        unit,
    } = phrase.quantity;
    (&text[phrase.span], value, qualifier, unit)
}

fn reads(text: &str, printed: &str, value: f64, qualifier: Qualifier, unit: &str) {
    assert_eq!(
        first(text),
        (printed, value, qualifier, unit.to_owned()),
        "{text}"
    );
}

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
