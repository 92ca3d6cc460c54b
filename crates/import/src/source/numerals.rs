//! How word processors write the numbers they draw.

const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const UNITS: [&str; 4] = ["", "十", "百", "千"];
const LEGAL_DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
const LEGAL_UNITS: [&str; 4] = ["", "拾", "佰", "仟"];
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// A number in a format by the name that Word gives it (`ST_NumberFormat`).
pub(super) fn written(number: u32, format: &str) -> String {
    let place = |letters: &str| {
        let at = (number as usize).checked_sub(1)?;
        letters.chars().nth(at).map(String::from)
    };
    let enclosed = |first: u32| {
        let code = first + number.checked_sub(1).filter(|n| *n < 20)?;
        char::from_u32(code).map(String::from)
    };
    let found = match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => counted(number, &DIGITS, &UNITS),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => Some(
            number
                .to_string()
                .bytes()
                .map(|digit| DIGITS[usize::from(digit - b'0')])
                .collect(),
        ),
        "chineseLegalSimplified" | "ideographLegalTraditional" => {
            counted(number, &LEGAL_DIGITS, &LEGAL_UNITS)
        }
        "ideographTraditional" => place(STEMS),
        "ideographZodiac" => place(BRANCHES),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(0x2460),
        "decimalEnclosedParen" => enclosed(0x2474),
        "decimalEnclosedFullstop" => enclosed(0x2488),
        "ideographEnclosedCircle" => Some(number)
            .filter(|n| (1..=10).contains(n))
            .and_then(|n| char::from_u32(0x327f + n))
            .map(String::from),
        "decimalFullWidth" | "decimalFullWidth2" => Some(
            number
                .to_string()
                .chars()
                .filter_map(|c| char::from_u32(c as u32 - 0x30 + 0xff10))
                .collect(),
        ),
        "decimalZero" => Some(format!("{number:02}")),
        "upperLetter" => letters(number),
        "lowerLetter" => letters(number).map(|text| text.to_lowercase()),
        "upperRoman" => Some(roman(number)),
        "lowerRoman" => Some(roman(number).to_lowercase()),
        _ => None,
    };
    found.unwrap_or_else(|| number.to_string())
}

/// The format that a code means in .doc, RTF and Word 2003 XML (`MSONFC`).
pub(super) fn format_of_code(code: u32) -> &'static str {
    match code {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        10 => "ideographDigital",
        11 => "japaneseCounting",
        14 | 19 => "decimalFullWidth",
        18 => "decimalEnclosedCircle",
        22 => "decimalZero",
        23 => "bullet",
        26 => "decimalEnclosedFullstop",
        27 => "decimalEnclosedParen",
        28 => "decimalEnclosedCircle",
        29 => "ideographEnclosedCircle",
        30 => "ideographTraditional",
        31 => "ideographZodiac",
        33 => "taiwaneseCounting",
        34 => "ideographLegalTraditional",
        35 => "taiwaneseCountingThousand",
        36 => "taiwaneseDigital",
        37 => "chineseCounting",
        38 => "chineseLegalSimplified",
        39 => "chineseCountingThousand",
        255 => "none",
        _ => "decimal",
    }
}

/// As it is counted up to 9999: 十, 二十一, 一百零三.
fn counted(number: u32, digits: &[&str; 10], units: &[&str; 4]) -> Option<String> {
    if number == 0 || number > 9999 {
        return None;
    }
    let places: Vec<usize> = number
        .to_string()
        .bytes()
        .map(|digit| usize::from(digit - b'0'))
        .collect();
    let mut text = String::new();
    let mut gap = false;
    for (n, digit) in places.iter().enumerate() {
        let unit = places.len() - 1 - n;
        if *digit == 0 {
            gap = true;
            continue;
        }
        if std::mem::take(&mut gap) {
            text.push('零');
        }
        let ten = units[1] == "十" && places.len() == 2 && unit == 1 && *digit == 1;
        if !ten {
            text.push_str(digits[*digit]);
        }
        text.push_str(units[unit]);
    }
    Some(text)
}

/// A to Z, then AA, BB.
fn letters(number: u32) -> Option<String> {
    let at = number.checked_sub(1)?;
    let letter = char::from(b'A' + u8::try_from(at % 26).ok()?);
    let times = (at / 26 + 1) as usize;
    (times <= 30).then(|| letter.to_string().repeat(times))
}

/// 4 as IV.
pub(super) fn roman(mut number: u32) -> String {
    const DIGITS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 3999 {
        return number.to_string();
    }
    let mut roman = String::new();
    for (value, letters) in DIGITS {
        while number >= value {
            roman.push_str(letters);
            number -= value;
        }
    }
    roman
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        for (number, format, text) in [
            (7, "chineseCounting", "七"),
            (10, "chineseCounting", "十"),
            (21, "chineseCountingThousand", "二十一"),
            (100, "chineseCounting", "一百"),
            (103, "chineseCounting", "一百零三"),
            (110, "chineseCounting", "一百一十"),
            (10, "ideographDigital", "一〇"),
            (12, "chineseLegalSimplified", "壹拾贰"),
            (2, "ideographTraditional", "乙"),
            (3, "ideographZodiac", "寅"),
            (5, "decimalEnclosedCircle", "⑤"),
            (5, "decimalZero", "05"),
            (12, "decimalFullWidth", "１２"),
            (28, "upperLetter", "BB"),
            (9, "lowerRoman", "ix"),
            (40, "decimalEnclosedCircle", "40"),
        ] {
            assert_eq!(written(number, format), text, "{format}");
        }
    }
}
