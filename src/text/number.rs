//! Numbers as a reader sees them. Qualifiers are never dropped; the exact value is always given
//! (only axis ticks are shortened).

use super::Lang;
use gongbao_report::Figure;
use gongbao_report::model::Basis;
use gongbao_report::quantity::Qualifier;

/// Qualifier, number and unit: `≥ 20 次`, `约 17%`, `15,290 件`.
pub fn quantity(figure: &Figure, lang: Lang) -> String {
    join(&value(figure, lang), unit(figure, lang))
}

/// Qualifier and number: `≥ 20`.
pub fn value(figure: &Figure, lang: Lang) -> String {
    format!("{}{}", sign(figure.qualifier, lang), grouped(figure.value))
}

/// A number that has the unit of a figure.
pub fn like(figure: &Figure, number: f64, lang: Lang) -> String {
    join(&grouped(number), unit(figure, lang))
}

/// The unit in this language. English has no word for what Chinese counts things by (件, 项, 株): the
/// figure's name says what is counted. Units without a translation stay as they are, and all units of
/// figures that have no name in this language.
pub fn unit(figure: &Figure, lang: Lang) -> &str {
    let unit = figure.unit.as_str();
    if lang != Lang::En || figure.label.en.is_none() {
        return unit;
    }
    match unit {
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
    }
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
    let (unit, step) = match lang {
        Lang::Zh if number >= 1e8 => ("亿", 1e8),
        Lang::Zh if number >= 1e4 => ("万", 1e4),
        Lang::ZhHant if number >= 1e8 => ("億", 1e8),
        Lang::ZhHant if number >= 1e4 => ("萬", 1e4),
        Lang::En if number >= 1e6 => ("M", 1e6),
        Lang::En if number >= 1e4 => ("k", 1e3),
        _ => ("", 1.0),
    };
    format!("{}{unit}", grouped(number / step))
}

/// A number already written, with its unit.
pub fn joined(number: &str, unit: &str) -> String {
    join(number, unit)
}

/// Digits in groups of three; a percentage stands close to its sign, other units after a blank.
fn join(number: &str, unit: &str) -> String {
    if unit.is_empty() || unit == "%" {
        format!("{number}{unit}")
    } else {
        format!("{number} {unit}")
    }
}

fn sign(qualifier: Qualifier, lang: Lang) -> &'static str {
    match (qualifier, lang) {
        (Qualifier::Exact, _) => "",
        (Qualifier::AtLeast, _) => "≥ ",
        (Qualifier::MoreThan, _) => "> ",
        (Qualifier::AtMost, _) => "≤ ",
        (Qualifier::LessThan, _) => "< ",
        (Qualifier::About, Lang::Zh) => "约 ",
        (Qualifier::About, Lang::ZhHant) => "約 ",
        (Qualifier::About, Lang::En) => "about ",
        (Qualifier::Average, Lang::Zh | Lang::ZhHant) => "平均 ",
        (Qualifier::Average, Lang::En) => "mean ",
    }
}

/// A number in groups of three, with at most six decimals (no report prints more).
///
/// Put together from whole numbers: formatting floats would cost the widget 20 KB.
#[allow(clippy::cast_possible_truncation)]
fn grouped(number: f64) -> String {
    let millionths = (number.abs() * 1e6).round() as i64;
    let (whole, mut fraction) = (millionths / 1_000_000, millionths % 1_000_000);
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
        let mut places = 6;
        while fraction % 10 == 0 {
            fraction /= 10;
            places -= 1;
        }
        out.push_str(&format!(".{fraction:0places$}"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn ticks_are_short_in_the_readers_own_units() {
        assert_eq!(tick(15_000.0, Lang::Zh), "1.5万");
        assert_eq!(tick(15_000.0, Lang::En), "15k");
        assert_eq!(tick(500.0, Lang::Zh), "500");
        assert_eq!(tick(120_000_000.0, Lang::Zh), "1.2亿");
    }
}
