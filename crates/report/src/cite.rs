//! Citations: in the form of GB/T 7714-2015 for a report on the web ([R/OL]), and as Markdown.

use crate::Report;
use crate::model::Meaning;

/// A report as a citation names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    pub title: String,
    pub issuer: String,
    pub number: Option<String>,
    /// On which it was issued, see [`Report::issued_on`]: `YYYY-MM-DD`.
    pub date: Option<String>,
}

impl Work {
    pub fn of(report: &Report) -> Self {
        let number = report.metadata_value(Meaning::DocumentNumber);
        Self {
            title: report.title.clone(),
            issuer: report.issuer.clone(),
            number: number.map(|line| line.text.clone()),
            date: report.issued_on().map(str::to_owned),
        }
    }

    /// 主要责任者. 题名: 文号[R/OL]. (更新日期)[引用日期]. 获取路径.
    pub fn entry(&self, accessed: &str, address: &str) -> String {
        let number = self.number.as_ref().map(|number| format!(": {number}"));
        let date = self.date.as_ref().map(|date| format!("({date})"));
        format!(
            "{}. {}{}[R/OL]. {}[{accessed}]. {address}.",
            self.issuer,
            self.title,
            number.unwrap_or_default(),
            date.unwrap_or_default(),
        )
    }

    /// The words with the entry below.
    pub fn plain(&self, quote: &str, accessed: &str, address: &str) -> String {
        let entry = self.entry(accessed, address);
        if quote.is_empty() {
            entry
        } else {
            format!("“{quote}”\n——{entry}")
        }
    }

    /// The words as a quotation, with a link to where they stand.
    pub fn markdown(&self, quote: &str, address: &str) -> String {
        let source = [Some(&self.issuer), self.number.as_ref(), self.date.as_ref()];
        let source: Vec<String> = source
            .into_iter()
            .flatten()
            .map(|part| escaped(part))
            .collect();
        let link = format!("[{}](<{address}>)", escaped(&self.title));
        let source = format!("{link},{}", source.join(","));
        if quote.is_empty() {
            return source;
        }
        let quote: Vec<String> = quote
            .lines()
            .map(|line| format!("> {}", escaped(line)))
            .collect();
        format!("{}\n>\n> —— {source}", quote.join("\n"))
    }
}

/// Text that Markdown takes as it is.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (n, c) in text.chars().enumerate() {
        let at_start = n == 0 && matches!(c, '#' | '+' | '-' | '=');
        // 1. would begin a list.
        let numbers = c == '.' && n > 0 && out.chars().all(|c| c.is_ascii_digit());
        if at_start || numbers || "\\`*_[]<>|~&".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// An address with a part after `#`, and the words to look for where the browser knows how.
pub fn link(page: &str, fragment: &str, words: Option<&str>) -> String {
    let mut link = format!("{page}#{}", encoded(fragment, b"/.-_~"));
    if let Some(words) = words.filter(|words| !words.is_empty()) {
        link.push_str(":~:text=");
        link.push_str(&directive(words));
    }
    link
}

/// The words to look for: all of them, or where they begin and end.
fn directive(words: &str) -> String {
    const LONGEST: usize = 24;
    const END: usize = 10;
    // A dash, a comma and an ampersand mean something here.
    let encode = |words: &str| encoded(words, b"._~");
    let letters: Vec<char> = words.chars().collect();
    if letters.len() <= LONGEST {
        return encode(words);
    }
    let piece = |letters: &[char]| encode(letters.iter().collect::<String>().trim());
    format!(
        "{},{}",
        piece(&letters[..END]),
        piece(&letters[letters.len() - END..])
    )
}

/// A code that a phone reads from paper: its size, and its dark modules as the path of a drawing.
pub fn code(address: &str) -> Option<(i32, String)> {
    let code = qrcodegen::QrCode::encode_text(address, qrcodegen::QrCodeEcc::Low).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    Some((code.size(), path))
}

fn encoded(text: &str, plain: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || plain.contains(&byte) {
            out.push(byte.into());
        } else {
            const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
            out.push('%');
            out.push(DIGITS[usize::from(byte >> 4)].into());
            out.push(DIGITS[usize::from(byte & 15)].into());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work() -> Work {
        let json = include_str!("../../../assets/reports/kecheng-2017.json");
        Work::of(&Report::from_json(json).unwrap())
    }

    #[test]
    fn the_entry_has_the_form_of_gb_t_7714() {
        let work = work();
        let entry = work.entry("2026-11-24", "https://a.gov.cn/2017/#text");
        let expected = format!(
            "衢州市柯城区人民政府. {}: 柯政〔2018〕9号[R/OL]. ({})[2026-11-24]. https://a.gov.cn/2017/#text.",
            work.title,
            work.date.as_deref().unwrap()
        );
        assert_eq!(entry, expected);
    }

    #[test]
    fn what_a_report_lacks_is_left_out_of_the_entry() {
        let work = Work {
            title: "报告".into(),
            issuer: "某县人民政府".into(),
            ..Work::default()
        };
        assert_eq!(
            work.entry("2026-11-24", "a"),
            "某县人民政府. 报告[R/OL]. [2026-11-24]. a."
        );
    }

    #[test]
    fn markdown_quotes_the_words_and_links_the_title() {
        let work = Work {
            title: "报告[一]".into(),
            issuer: "某县".into(),
            number: Some("某政〔2018〕9号".into()),
            date: None,
        };
        assert_eq!(
            work.markdown("来信*229*件", "https://a/#b~c"),
            "> 来信\\*229\\*件\n>\n> —— [报告\\[一\\]](<https://a/#b~c>),某县,某政〔2018〕9号"
        );
    }

    #[test]
    fn nothing_in_a_text_becomes_markup() {
        assert_eq!(escaped("# a"), "\\# a");
        assert_eq!(escaped("12. 条"), "12\\. 条");
        assert_eq!(escaped("1.5万<b>|a|"), "1\\.5万\\<b\\>\\|a\\|");
        assert_eq!(escaped("约1.5万"), "约1.5万");
    }

    #[test]
    fn a_link_carries_the_words_for_browsers_that_look_for_them() {
        assert_eq!(
            link("https://a/", "xin-fang.1~abcd1234", None),
            "https://a/#xin-fang.1~abcd1234"
        );
        assert_eq!(
            link("https://a/", "x", Some("a-b,c")),
            "https://a/#x:~:text=a%2Db%2Cc"
        );
        let long = link("https://a/", "x", Some(&"来信229件".repeat(10)));
        let words = long.split_once(":~:text=").unwrap().1;
        assert_eq!(words.matches(',').count(), 1);
        assert!(words.starts_with("%E6%9D%A5%E4%BF%A1229"));
        assert_eq!(link("p", "节 一", None), "p#%E8%8A%82%20%E4%B8%80");
    }

    #[test]
    fn the_code_of_an_address_has_its_three_corners() {
        let (size, path) = code("https://a.gov.cn/2017/#xin-fang.1~abcd1234").unwrap();
        for (x, y) in [(0, 0), (size - 1, 0), (0, size - 1)] {
            assert!(path.contains(&format!("M{x} {y}h")));
        }
        assert!(
            !path.contains(&format!("M{} {}h", size - 8, 0)),
            "a corner stands apart"
        );
    }
}
