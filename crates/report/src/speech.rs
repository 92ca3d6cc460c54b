//! Chinese text as a person says it: sentences, each with its place in the text, and the words for its
//! numbers. Voices read digits in their own way, and each another: words leave them no choice.

use std::ops::Range;

/// A sentence to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes in the text that it comes from.
    pub at: Range<usize>,
    /// The words for it.
    pub said: String,
}

/// The sentences of a text, in order and without gaps; what cannot be said is part of the one before.
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = start + sentence_end(&text[start..]);
        let said = said(&text[start..end]);
        match out.last_mut() {
            Some(before) if !said.contains(char::is_alphanumeric) => before.at.end = end,
            _ => out.push(Sentence {
                at: start..end,
                said,
            }),
        }
        start = end;
    }
    out
}

/// Behind the first full stop and the marks that close with it.
fn sentence_end(text: &str) -> usize {
    let Some(stop) = text.find(is_stop) else {
        return text.len();
    };
    let closing = |c: char| is_stop(c) || "”’)\u{ff09}》」』".contains(c);
    let behind = text[stop..].trim_start_matches(closing);
    text.len() - behind.len()
}

/// Reports are printed with wide marks and with narrow ones.
fn is_stop(c: char) -> bool {
    "。!?;\u{ff01}\u{ff1f}\u{ff1b}\n".contains(c)
}

/// The pieces in which words are said. Some browsers fall silent in the midst of what takes longer than
/// some seconds; a voice takes a breath behind a mark anyway.
pub fn breaths(said: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = said;
    while let Some((too_long, _)) = rest.char_indices().nth(LONGEST) {
        let mark = rest[..too_long].rfind(is_pause);
        let end = mark.map_or(too_long, |at| {
            at + rest[at..].chars().next().map_or(0, char::len_utf8)
        });
        let (piece, behind) = rest.split_at(end);
        pieces.push(piece);
        rest = behind;
    }
    if rest.contains(char::is_alphanumeric) || pieces.is_empty() {
        pieces.push(rest);
    }
    pieces
}

/// Characters of a piece: some ten seconds of a slow voice.
const LONGEST: usize = 45;

fn is_pause(c: char) -> bool {
    ",、:。!?;\u{ff0c}\u{ff1a}\u{ff01}\u{ff1f}\u{ff1b}".contains(c)
}

/// The words for a text. Figures become words; brackets around a year in a document number go.
pub fn said(text: &str) -> String {
    let text: String = text.chars().map(narrow).collect();
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let before = out.chars().next_back();
        let behind = &rest[c.len_utf8()..];
        let next = if c.is_ascii_digit() {
            number(&mut out, rest)
        } else if let Some((roman, word)) = roman(before, rest) {
            out.push_str(word);
            roman
        } else {
            let counted = before.is_some_and(|c| "年月日号时分级".contains(c));
            match c {
                '〔' | '[' => {}
                '〕' | ']' => out.push(','),
                '㎡' => out.push_str("平方米"),
                '℃' => out.push_str("摄氏度"),
                // 1+N, 互联网+.
                '+' => out.push('加'),
                // 3月-5月.
                _ if DASHES.contains(c) && counted && begins_with_digit(behind) => out.push('到'),
                _ => out.push(c),
            }
            c.len_utf8()
        };
        rest = &rest[next..];
    }
    out
}

const DASHES: &str = "-—–~\u{ff5e}\u{2212}";

/// Digits and signs of full width are the same ones.
fn narrow(c: char) -> char {
    match c {
        '\u{ff10}'..='\u{ff19}' | '\u{ff05}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff0e}' => {
            char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
        }
        _ => c,
    }
}

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Says the number that `text` begins with; how long it is.
fn number(out: &mut String, text: &str) -> usize {
    if let Some(length) = date(out, text) {
        return length;
    }
    let (whole, mut length) = whole_part(text);
    let fraction = fraction_part(&text[length..]);
    length += fraction.map_or(0, |digits| digits.len() + 1);
    let after = &text[length..];
    let before = out.chars().next_back();
    // An area code, and the number behind it.
    let exchange = after
        .strip_prefix('-')
        .filter(|_| whole.len() > 2 && whole.starts_with('0'));
    if let Some(behind) = exchange.filter(|behind| begins_with_digit(behind)) {
        let line = behind.bytes().take_while(u8::is_ascii_digit).count();
        digits(out, &whole, true);
        out.push(',');
        digits(out, &behind[..line], true);
        return length + 1 + line;
    }
    let mut said = String::new();
    if fraction.is_none() && whole.len() == length && is_a_name(&whole, after) {
        digits(&mut said, &whole, is_telephone(&whole, after));
    } else {
        // Before what can be counted two is 两, but not where things are numbered.
        let numbered = before == Some('第') || after.starts_with(NUMBERED);
        let pair = fraction.is_none() && !numbered;
        cardinal(
            &mut said,
            &whole,
            pair && after.chars().next().is_some_and(is_han),
        );
        if let Some(fraction) = fraction {
            said.push('点');
            digits(&mut said, fraction, false);
        }
    }
    for (sign, words) in [("%", "百分之"), ("‰", "千分之")] {
        if after.starts_with(sign) {
            out.push_str(words);
            length += sign.len();
        }
    }
    out.push_str(&said);
    // Between two numbers some signs are words.
    let of_a_day = before.is_some_and(|c| "午晨晚夜间日".contains(c));
    let ratio = if of_a_day { "点" } else { "比" };
    let rest = &text[length..];
    for (signs, word) in [(":\u{ff1a}", ratio), (DASHES, "到"), ("×*", "乘")] {
        let behind = rest.trim_start_matches(|c| signs.contains(c));
        if behind.len() < rest.len() && begins_with_digit(behind) {
            out.push_str(word);
            length += rest.len() - behind.len();
        }
    }
    length
}

/// What has a number and is not counted.
const NUMBERED: [char; 7] = ['月', '日', '号', '级', '季', '楼', '等'];

/// Says the day that `text` begins with, such as 2018-03-31 or 2018.3.31.
fn date(out: &mut String, text: &str) -> Option<usize> {
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (year, after) = text.split_at_checked(4)?;
    let sign = after.chars().next().filter(|sign| "-./".contains(*sign))?;
    let month = &after[1..];
    let (month, after) = month.split_at(run(month));
    let day = after.strip_prefix(sign)?;
    let day = &day[..run(day)];
    let within = |part: &str, most: u8| part.parse().is_ok_and(|n: u8| (1..=most).contains(&n));
    if !is_year(year) || !within(month, 12) || !within(day, 31) {
        return None;
    }
    digits(out, year, false);
    for (part, word) in [("", '年'), (month, '月'), (day, '日')] {
        cardinal(out, part.trim_start_matches('0'), false);
        out.push(word);
    }
    Some(year.len() + month.len() + day.len() + 2)
}

/// Digits without the commas that group them, and how much of the text they are.
fn whole_part(text: &str) -> (String, usize) {
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = run(text);
    let mut whole = text[..length].to_owned();
    // Before the first comma stand three at most.
    let grouped = length <= 3;
    while grouped && text[length..].starts_with(',') && run(&text[length + 1..]) == 3 {
        whole.push_str(&text[length + 1..length + 4]);
        length += 4;
    }
    (whole, length)
}

/// The digits behind a decimal point.
fn fraction_part(text: &str) -> Option<&str> {
    let digits = text.strip_prefix('.')?;
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    (length > 0).then(|| &digits[..length])
}

/// Whether these digits are said one by one: years, telephone numbers, numbers that begin with 0.
fn is_a_name(whole: &str, after: &str) -> bool {
    let range = after.trim_start_matches(|c| DASHES.contains(c));
    let until = range.bytes().take_while(u8::is_ascii_digit).count();
    let ranged = range.len() < after.len() && (until == 4 || range[until..].starts_with('年'));
    let closed = after.starts_with(['〕', ']', ')', '\u{ff09}']);
    let year = whole.len() == 4 && after.starts_with('年') || is_year(whole) && (closed || ranged);
    let leading = whole.len() > 1 && whole.starts_with('0');
    year || leading || is_telephone(whole, after) || whole.len() > 16
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4
        && digits
            .parse()
            .is_ok_and(|year: u16| (1900..2100).contains(&year))
}

/// Whether a number is called and not counted: hotlines, mobile telephones.
fn is_telephone(whole: &str, after: &str) -> bool {
    let called = CALLED.iter().any(|word| after.starts_with(word));
    let hotline = whole.len() == 5 && whole.starts_with("123") && !after.starts_with(COUNTED);
    let mobile = whole.len() == 11 && whole.starts_with('1') && !after.starts_with(COUNTED);
    hotline || mobile || (3..=6).contains(&whole.len()) && called
}

/// What stands behind a number that is called.
const CALLED: [&str; 10] = [
    "热线",
    "专线",
    "电话",
    "平台",
    "报警",
    "指挥",
    "接处警",
    "接警",
    "联动",
    "急救",
];

/// What stands behind a number that is counted.
const COUNTED: [char; 40] = [
    '件', '个', '次', '人', '元', '名', '户', '家', '起', '亩', '份', '条', '项', '株', '吨', '米',
    '台', '套', '宗', '场', '期', '处', '万', '亿', '余', '多', '平', '公', '千', '册', '张', '批',
    '本', '例', '艘', '辆', '头', '天', '%', '‰',
];

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn digit(byte: u8) -> char {
    DIGITS[usize::from(byte - b'0') % 10]
}

fn digits(out: &mut String, digits: &str, telephone: bool) {
    for byte in digits.bytes() {
        out.push(if telephone && byte == b'1' {
            '幺'
        } else {
            digit(byte)
        });
    }
}

/// A number as it is counted: 一万五千二百九十.
fn cardinal(out: &mut String, whole: &str, counts: bool) {
    if whole == "0" || whole == "2" && counts {
        out.push(if whole == "0" { '零' } else { '两' });
        return;
    }
    let begin = out.len();
    // A nought is said before the next digit that is none.
    let mut nought = false;
    for (n, byte) in whole.bytes().enumerate() {
        let place = whole.len() - 1 - n;
        let first = out.len() == begin;
        if byte == b'0' {
            nought = !first;
        } else {
            if nought {
                out.push('零');
            }
            nought = false;
            let unit = ["", "十", "百", "千"][place % 4];
            match (byte, unit) {
                // 十六, but 一百一十六.
                (b'1', "十") if first => {}
                (b'2', "千") if first => out.push('两'),
                (b'2', "") if first && place >= 4 => out.push('两'),
                _ => out.push(digit(byte)),
            }
            out.push_str(unit);
        }
        // The end of a group of four that was not all noughts.
        let all_noughts = !whole[(n + 1).saturating_sub(4)..=n]
            .bytes()
            .any(|byte| byte != b'0');
        if place.is_multiple_of(4) && (!all_noughts || place == 8) {
            out.push_str(["", "万", "亿", "万"][place / 4 % 4]);
            // Noughts at its end are not said.
            nought &= all_noughts;
        }
    }
}

/// A Roman number before 类 or 级, as in V类水.
fn roman(before: Option<char>, text: &str) -> Option<(usize, &'static str)> {
    if before.is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let romans = [
        ("III", "三"),
        ("II", "二"),
        ("IV", "四"),
        ("I", "一"),
        ("V", "五"),
        ("Ⅰ", "一"),
        ("Ⅱ", "二"),
        ("Ⅲ", "三"),
        ("Ⅳ", "四"),
        ("Ⅴ", "五"),
    ];
    let mut found = romans.iter().filter(|(roman, _)| {
        text.strip_prefix(roman)
            .is_some_and(|after| after.starts_with(['类', '级']))
    });
    found.next().map(|(roman, word)| (roman.len(), *word))
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_as_a_person_would() {
        for (text, words) in [
            ("种植珍贵树种60余万株", "种植珍贵树种六十余万株"),
            ("实现率达到90.3%", "实现率达到百分之九十点三"),
            ("柯政发〔2018〕9号", "柯政发二零一八,九号"),
            ("2017年,全区", "二零一七年,全区"),
            ("2018年3月2日", "二零一八年三月二日"),
            ("1000年", "一零零零年"),
            ("2018-03-31", "二零一八年三月三十一日"),
            ("2018.3.5起", "二零一八年三月五日起"),
            ("(2018)9号", "(二零一八)九号"),
            ("2017年-2018年", "二零一七年到二零一八年"),
            ("3月-5月", "三月到五月"),
            ("1200-1500人", "一千二百到一千五百人"),
            ("10%-20%", "百分之十到百分之二十"),
            ("６０余万株", "六十余万株"),
            ("“1+N”体系", "“一加N”体系"),
            ("互联网+监督", "互联网加监督"),
            ("第2次", "第二次"),
            ("2级", "二级"),
            ("2万", "两万"),
            ("2.5万", "二点五万"),
            ("15290件", "一万五千二百九十件"),
            ("15,290件", "一万五千二百九十件"),
            ("1307件2904人次", "一千三百零七件两千九百零四人次"),
            ("16件", "十六件"),
            ("116件", "一百一十六件"),
            ("10个", "十个"),
            ("110个", "一百一十个"),
            ("100%", "百分之一百"),
            ("1000", "一千"),
            ("1010", "一千零一十"),
            ("20000元", "两万元"),
            ("100000", "十万"),
            ("120000", "十二万"),
            ("1000500", "一百万零五百"),
            ("105000", "十万五千"),
            ("100016", "十万零一十六"),
            ("1050", "一千零五十"),
            ("1,234,567", "一百二十三万四千五百六十七"),
            ("1000000000000", "一万亿"),
            ("1000100000000", "一万零一亿"),
            ("100000000", "一亿"),
            ("1200000000", "十二亿"),
            ("100005000", "一亿零五千"),
            ("2次", "两次"),
            ("2000余件", "两千余件"),
            ("22台", "二十二台"),
            ("0件", "零件"),
            ("0.5年", "零点五年"),
            ("比例达到1:1", "比例达到一比一"),
            ("3-5个", "三到五个"),
            ("2015—2020年", "二零一五到二零二零年"),
            ("2015-2020年", "二零一五到二零二零年"),
            ("12345电话投诉举报", "幺二三四五电话投诉举报"),
            ("12345、12348热线", "幺二三四五、幺二三四八热线"),
            ("12345件", "一万二千三百四十五件"),
            ("12,345", "一万二千三百四十五"),
            ("110联动平台", "幺幺零联动平台"),
            ("110件", "一百一十件"),
            ("0570-3023456", "零五七零,三零二三四五六"),
            ("13800001111", "幺三八零零零零幺幺幺幺"),
            ("上午9:30", "上午九点三十"),
            ("15.6㎡", "十五点六平方米"),
            ("0570", "零五七零"),
            ("V类水、II类水标准", "五类水、二类水标准"),
            ("3.5‰", "千分之三点五"),
            ("五水共治", "五水共治"),
        ] {
            assert_eq!(said(text), words, "{text}");
        }
    }

    #[test]
    fn what_takes_long_is_said_in_breaths() {
        assert_eq!(breaths("收到十六件。"), ["收到十六件。"]);
        let clause = "全区各部门认真落实各项制度,";
        let long = clause.repeat(8);
        let pieces = breaths(&long);
        assert_eq!(pieces.concat(), long);
        assert!(pieces.len() > 1);
        for piece in &pieces {
            assert!(
                piece.ends_with(',') && piece.chars().count() <= LONGEST,
                "{piece}"
            );
        }
        let unmarked = "一".repeat(100);
        assert_eq!(breaths(&unmarked).concat(), unmarked);
        assert_eq!(breaths(""), [""]);
    }

    #[test]
    fn letters_that_are_no_numbers_stay() {
        assert_eq!(said("APP、IT"), "APP、IT");
        assert_eq!(said("I类"), "一类");
    }

    #[test]
    fn sentences_know_their_place() {
        let text = "收到16件,受理11件。“不予受理”5件!其中:1件撤回;余下在办";
        let found = sentences(text);
        let places: Vec<&str> = found
            .iter()
            .map(|sentence| &text[sentence.at.clone()])
            .collect();
        assert_eq!(
            places,
            [
                "收到16件,受理11件。",
                "“不予受理”5件!",
                "其中:1件撤回;",
                "余下在办"
            ]
        );
        assert_eq!(found[0].said, "收到十六件,受理十一件。");
        assert_eq!(places.concat(), text);
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        let text = "他说:“好。”然后走了。";
        let found = sentences(text);
        assert_eq!(&text[found[0].at.clone()], "他说:“好。”");
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_text_without_anything_to_say_is_one_sentence_or_none() {
        assert!(sentences("").is_empty());
        assert_eq!(sentences("……").len(), 1);
        assert_eq!(sentences("一。……").len(), 1);
    }

    #[test]
    fn every_sentence_of_every_text_covers_it_without_gaps() {
        let texts = [
            "1.2.3。。;",
            "\n\n甲\n乙",
            "9",
            "99999999999999999999件",
            "〔〕",
            "1,23,456",
        ];
        for text in texts {
            let mut at = 0;
            for sentence in sentences(text) {
                assert_eq!(sentence.at.start, at);
                at = sentence.at.end;
            }
            assert_eq!(at, text.len());
        }
    }
}
