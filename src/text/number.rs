//! Numbers as a reader sees them. Qualifiers are never dropped; the exact value is always given
//! (only axis ticks are shortened).

use super::Lang;
use super::traditional::traditional;
use gongbao_report::Figure;
use gongbao_report::model::Basis;
use gongbao_report::quantity::Qualifier;

/// Qualifier, number and unit: `20余次`, `约17%`, `15,290件`.
pub fn quantity(figure: &Figure, lang: Lang) -> String {
    join(&value(figure, lang), &unit(figure, lang), lang)
}

/// Qualifier and number, in Chinese as printed: `20余`, `60余万`. All of an unstated count is 全部: the 均 of
/// its sentence says nothing without it.
pub fn value(figure: &Figure, lang: Lang) -> String {
    let printed = figure.source.printed.as_str();
    if is_all(figure) {
        return if lang == Lang::En { "all" } else { "全部" }.to_owned();
    }
    // 带动就业2.5万: 人 is not printed.
    let bare = printed.ends_with(['万', '亿']).then_some((printed, ""));
    let around = printed.rsplit_once(figure.unit.as_str()).or(bare);
    let (stem, behind) = around.unwrap_or_default();
    let says = |words: &[char]| stem.contains(words);
    let bounded = figure.qualifier != Qualifier::Exact && says(&['余', '多', '约', '近', '均']);
    let rounded = says(&['万', '亿']);
    let number = match lang {
        Lang::En if rounded => in_words(figure.value),
        // 336.9亿 is read at once, 33,690,000,000 is not.
        Lang::Zh | Lang::ZhHant if bounded || rounded => stem.to_owned(),
        _ => as_fine(grouped(figure.value), printed),
    };
    // 不低于3亿元 says it before the number, 3亿元以上 behind the unit, 户均 in other words of the sentence.
    let before = rounded && behind.is_empty() && figure.qualifier != Qualifier::Average;
    let said = bounded || before || rounded && figure.qualifier == Qualifier::MoreThan;
    let sign = match lang {
        Lang::En if bounded && figure.qualifier == Qualifier::AtLeast => "over ",
        Lang::Zh | Lang::ZhHant if said => "",
        _ => sign(figure.qualifier, lang),
    };
    let text = sign.to_owned() + &number;
    if lang == Lang::ZhHant {
        traditional(&text)
    } else {
        text
    }
}

/// The number as it stands beside the figure's own name: where that has the word of the fall, a minus would say the
/// contrary. Not for a comparison, whose other number may be a rise.
pub fn beside_name(figure: &Figure, lang: Lang) -> String {
    let value = value(figure, lang);
    let english = lang == Lang::En && figure.label.en.is_some();
    let says = |word: &String| figure.label.zh.contains(word.as_str());
    if !english && figure.words.iter().any(says) {
        value.trim_start_matches('-').to_owned()
    } else {
        value
    }
}

/// Whether the report says that all of an unstated count are meant: there is no number to show.
fn is_all(figure: &Figure) -> bool {
    figure.basis == Basis::All && figure.of.is_none() && !figure.source.printed.is_empty()
}

/// A number that has the unit of a figure, as round as that is printed: beside 537.68亿元 stands 286.68亿元.
pub fn like(figure: &Figure, number: f64, lang: Lang) -> String {
    let number = match lang {
        _ if !figure.source.printed.contains(['万', '亿']) => grouped(number),
        Lang::En => in_words(number),
        Lang::Zh | Lang::ZhHant => tick(number, lang),
    };
    join(&number, &unit(figure, lang), lang)
}

/// What the data say, whatever the report prints.
pub fn as_given(figure: &Figure, lang: Lang) -> String {
    let mut figure = figure.clone();
    figure.source.printed.clear();
    quantity(&figure, lang)
}

/// The unit in this language. English has no word for what Chinese counts things by (件, 项, 株): the
/// figure's name says what is counted. Units without a translation stay as they are, and all units of
/// figures that have no name in this language.
pub fn unit(figure: &Figure, lang: Lang) -> String {
    let unit = if is_all(figure) {
        ""
    } else {
        figure.unit.as_str()
    };
    if lang == Lang::ZhHant {
        return traditional(unit);
    }
    if lang != Lang::En || figure.label.en.is_none() {
        return unit.to_owned();
    }
    let english = match unit {
        "件" | "项" | "个" | "起" | "次" | "条" | "家" | "部" | "台" | "株" | "人" | "名"
        | "位" | "轮" | "份" | "所" | "处" | "宗" | "例" | "篇" | "期" | "方面" => "",
        "人次" => "person-times",
        "年" => "years",
        "个月" => "months",
        "日" | "天" => "days",
        "元" => "yuan",
        "万元" => "× 10,000 yuan",
        "亿元" => "× 100 million yuan",
        "亩" => "mu",
        "吨" => "t",
        "公里" => "km",
        "平方米" => "m²",
        _ => unit,
    };
    english.to_owned()
}

/// A number alone.
pub fn plain(number: f64) -> String {
    grouped(number)
}

/// The words of the report that state the figure, as evidence: the number phrase, or the words that
/// imply it, with the qualifying words before or behind it as they stand in the sentence.
pub fn printed(figure: &Figure) -> String {
    let source = &figure.source;
    let mut out = source.printed.clone();
    if figure.basis == Basis::Counted {
        out = figure.items.join("、");
    }
    let place = source.quote.find(&source.printed);
    for word in figure
        .words
        .iter()
        .filter(|word| !source.printed.contains(word.as_str()))
    {
        out = if source.quote.find(word.as_str()) < place {
            format!("{word}…{out}")
        } else {
            format!("{out}…{word}")
        };
    }
    out
}

/// An axis tick, shortened: `1.5万`, in English `15k`.
pub fn tick(number: f64, lang: Lang) -> String {
    let size = number.abs();
    let (unit, step) = match lang {
        Lang::Zh if size >= 1e8 => ("亿", 1e8),
        Lang::Zh if size >= 1e4 => ("万", 1e4),
        Lang::ZhHant if size >= 1e8 => ("億", 1e8),
        Lang::ZhHant if size >= 1e4 => ("萬", 1e4),
        Lang::En if size >= 1e6 => ("M", 1e6),
        Lang::En if size >= 1e4 => ("k", 1e3),
        _ => ("", 1.0),
    };
    format!("{}{unit}", grouped(number / step))
}

/// A number already written, with its unit.
pub fn joined(number: &str, unit: &str, lang: Lang) -> String {
    join(number, unit, lang)
}

/// A unit stands close to its number, an English word after a blank.
fn join(number: &str, unit: &str, lang: Lang) -> String {
    if lang == Lang::En && !unit.is_empty() && unit != "%" {
        format!("{number} {unit}")
    } else {
        format!("{number}{unit}")
    }
}

fn sign(qualifier: Qualifier, lang: Lang) -> &'static str {
    let said = match qualifier {
        Qualifier::Exact => return "",
        Qualifier::AtLeast => ["至少", "至少", "at least "],
        Qualifier::MoreThan => ["超过", "超過", "more than "],
        Qualifier::AtMost => ["不超过", "不超過", "at most "],
        Qualifier::LessThan => ["不足", "不足", "less than "],
        Qualifier::About => ["约", "約", "about "],
        Qualifier::Average => ["平均", "平均", "average "],
    };
    match lang {
        Lang::Zh => said[0],
        Lang::ZhHant => said[1],
        Lang::En => said[2],
    }
}

/// The number with the zeros that the report prints at its end: 11.0 is known to a tenth, 11 is not.
fn as_fine(number: String, printed: &str) -> String {
    let end = number.rsplit([',', '-']).next().unwrap_or_default();
    let (_, behind) = printed.split_once(end).unwrap_or_default();
    let point = if number.contains('.') { "" } else { "." };
    let zeros = behind.strip_prefix(point).unwrap_or_default();
    let zeros = &zeros[..zeros.len() - zeros.trim_start_matches('0').len()];
    if zeros.is_empty() {
        return number;
    }
    number + point + zeros
}

/// A large number as English says it: no number of twelve digits is read, nor has it room in a column.
fn in_words(number: f64) -> String {
    let (step, word) = match number.abs() {
        1e9.. => (1e9, " billion"),
        1e6.. => (1e6, " million"),
        _ => (1.0, ""),
    };
    grouped(number / step) + word
}

/// A number in groups of three, with at most six decimals (no report prints more).
///
/// Put together from whole numbers: formatting floats would cost the widget 20 KB.
#[allow(clippy::cast_possible_truncation)]
fn grouped(number: f64) -> String {
    let millionths = (number.abs() * 1e6).round() as i64;
    let (whole, fraction) = (millionths / 1_000_000, millionths % 1_000_000);
    let digits = whole.to_string();
    let mut out = String::new();
    if number < 0.0 && millionths > 0 {
        out.push('-');
    }
    for (n, digit) in digits.char_indices() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if fraction > 0 {
        let digits = (1_000_000 + fraction).to_string();
        out.push('.');
        out.push_str(digits[1..].trim_end_matches('0'));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::traditional::write_by;

    #[test]
    fn digits_stand_in_groups_of_three() {
        assert_eq!(grouped(15290.0), "15,290");
        assert_eq!(grouped(600_000.0), "600,000");
        assert_eq!(grouped(-1234.5), "-1,234.5");
        assert_eq!(grouped(999.0), "999");
        assert_eq!(grouped(90.3), "90.3");
        assert_eq!(grouped(0.05), "0.05");
        assert_eq!(grouped(59237.2449), "59,237.2449");
    }

    #[test]
    fn a_difference_is_as_round_as_the_number_that_it_is_a_difference_to() {
        let like = |printed: &str, number, lang| {
            let json = include_str!("../../assets/reports/kecheng-2017.json");
            let report = gongbao_report::Report::from_json(json).unwrap();
            let mut figure = report.figures[0].clone();
            figure.source.printed = printed.to_owned();
            figure.unit = "元".to_owned();
            super::like(&figure, number, lang)
        };
        assert_eq!(like("537.68亿元", 2.866_8e10, Lang::Zh), "286.68亿元");
        assert_eq!(like("537.68亿元", 2.866_8e10, Lang::ZhHant), "286.68億元");
        assert_eq!(like("537.68亿元", 35e5, Lang::Zh), "350万元");
        assert_eq!(like("2,390万元", -35e4, Lang::Zh), "-35万元");
        assert_eq!(like("240元", 35e4, Lang::Zh), "350,000元");
    }

    #[test]
    fn numbers_are_shown_as_printed_and_never_as_more_than_they_say() {
        let shown = |printed: &str, value: f64, qualifier, unit: &str, lang| {
            let json = include_str!("../../assets/reports/kecheng-2017.json");
            let mut figure = gongbao_report::Report::from_json(json)
                .unwrap()
                .figures
                .remove(0);
            figure.source.printed = printed.to_owned();
            (figure.value, figure.qualifier) = (value, qualifier);
            figure.unit = unit.to_owned();
            write_by(|name| name.replace('余', "餘").replace('万', "萬"));
            quantity(&figure, lang)
        };
        use Qualifier::{About, AtLeast, AtMost, Average, Exact, MoreThan};
        assert_eq!(shown("20余次", 20.0, AtLeast, "次", Lang::Zh), "20余次");
        assert_eq!(
            shown("60余万株", 6e5, AtLeast, "株", Lang::ZhHant),
            "60餘萬株"
        );
        assert!(shown("20余次", 20.0, AtLeast, "次", Lang::En).starts_with("over 20"));
        let zh = |printed, value, qualifier, unit| shown(printed, value, qualifier, unit, Lang::Zh);
        assert_eq!(zh("20亿斤左右", 2e9, About, "斤"), "约20亿斤");
        assert_eq!(zh("约20亿斤左右", 2e9, About, "斤"), "约20亿斤");
        assert_eq!(zh("3亿元以上", 3e8, AtLeast, "元"), "至少3亿元");
        assert_eq!(zh("不低于3亿元", 3e8, AtLeast, "元"), "不低于3亿元");
        assert_eq!(zh("突破3亿元以上", 3e8, MoreThan, "元"), "突破3亿元");
        assert_eq!(zh("2.5万元", 25e3, Average, "元"), "平均2.5万元");
        assert_eq!(zh("2.5万", 25e3, Exact, "人"), "2.5万人");
        assert_eq!(shown("20日内", 20.0, AtMost, "日", Lang::Zh), "不超过20日");
        assert_eq!(
            shown("336.9亿元", 3.369e10, Exact, "元", Lang::Zh),
            "336.9亿元"
        );
        assert_eq!(
            shown("336.9亿元", 3.369e10, Exact, "元", Lang::En),
            "33.69 billion yuan"
        );
        assert_eq!(
            shown("60余万株", 6e5, AtLeast, "株", Lang::En),
            "over 600,000"
        );
        assert_eq!(
            shown("逾100万株", 1e6, AtLeast, "株", Lang::En),
            "at least 1 million"
        );
        assert_eq!(shown("15290件", 15290.0, Exact, "件", Lang::Zh), "15,290件");
        assert_eq!(shown("11.0%", 11.0, Exact, "%", Lang::Zh), "11.0%");
        assert_eq!(shown("下降5.50%", -5.5, Exact, "%", Lang::En), "-5.50%");
        assert_eq!(
            shown("2410.00公顷", 2410.0, Exact, "公顷", Lang::Zh),
            "2,410.00公顷"
        );
        assert_eq!(shown("1.0万人", 1e4, Exact, "人", Lang::En), "10,000");
    }

    #[test]
    fn a_fall_that_its_name_says_has_no_minus_beside_it() {
        let json = include_str!("../../assets/reports/kecheng-2017.json");
        let mut report = gongbao_report::Report::from_json(json).unwrap();
        let mut figure = report.figures.remove(0);
        (figure.value, figure.unit) = (-16.0, "%".to_owned());
        (figure.qualifier, figure.words) = (Qualifier::Exact, vec!["减少".to_owned()]);
        figure.source.printed = "减少16%".to_owned();
        (figure.label.zh, figure.label.en) =
            ("受理案件减少".to_owned(), Some("Cases: change".to_owned()));
        assert_eq!(beside_name(&figure, Lang::Zh), "16");
        assert_eq!(beside_name(&figure, Lang::ZhHant), "16");
        assert_eq!(beside_name(&figure, Lang::En), "-16");
        // A comparison says which way each number goes.
        assert_eq!(quantity(&figure, Lang::Zh), "-16%");
        figure.label.zh = "受理案件".to_owned();
        assert_eq!(beside_name(&figure, Lang::Zh), "-16");
    }

    #[test]
    fn ticks_are_short_in_the_readers_own_units() {
        assert_eq!(tick(15_000.0, Lang::Zh), "1.5万");
        assert_eq!(tick(15_000.0, Lang::En), "15k");
        assert_eq!(tick(500.0, Lang::Zh), "500");
        assert_eq!(tick(120_000_000.0, Lang::Zh), "1.2亿");
    }
}
