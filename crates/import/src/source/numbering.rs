//! The numbers that Word draws before a paragraph and does not keep in its text: 一、 (一) 1.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// The number formats of a document and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    /// Levels of each abstract list.
    lists: HashMap<String, Vec<Level>>,
    /// Which abstract list a number id uses.
    uses: HashMap<String, String>,
    counts: HashMap<String, Vec<u32>>,
}

#[derive(Clone, Default)]
struct Level {
    format: String,
    /// Such as `%1、`.
    text: String,
    start: u32,
}

impl Numbering {
    /// Reads `word/numbering.xml`; broken or missing, no numbers are drawn.
    pub fn read(xml: &str) -> Self {
        let mut numbering = Self::default();
        let mut list = String::new();
        let mut user = String::new();
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) => match tag.local_name().as_ref() {
                    "abstractNum" => list = attribute(&tag, "abstractNumId"),
                    "num" => user = attribute(&tag, "numId"),
                    "abstractNumId" => {
                        numbering.uses.insert(user.clone(), attribute(&tag, "val"));
                    }
                    "lvl" => {
                        let level = Level {
                            start: 1,
                            ..Level::default()
                        };
                        numbering.lists.entry(list.clone()).or_default().push(level);
                    }
                    name @ ("start" | "numFmt" | "lvlText") => {
                        let value = attribute(&tag, "val");
                        let level = numbering
                            .lists
                            .get_mut(&list)
                            .and_then(|levels| levels.last_mut());
                        if let Some(level) = level {
                            match name {
                                "start" => level.start = value.parse().unwrap_or(1),
                                "numFmt" => level.format = value,
                                _ => level.text = value,
                            }
                        }
                    }
                    _ => {}
                },
                Ok(Event::Eof) | Err(_) => return numbering,
                Ok(_) => {}
            }
        }
    }

    /// The number before the next paragraph of this list and level; empty for bullets.
    pub fn next(&mut self, id: &str, level: usize) -> String {
        let Some(levels) = self.uses.get(id).and_then(|list| self.lists.get(list)) else {
            return String::new();
        };
        let Some(own) = levels.get(level) else {
            return String::new();
        };
        let counts = self.counts.entry(id.to_owned()).or_default();
        counts.truncate(level + 1);
        while counts.len() <= level {
            counts.push(0);
        }
        counts[level] = if counts[level] == 0 {
            own.start
        } else {
            counts[level] + 1
        };
        if own.format == "bullet" || own.format == "none" {
            return String::new();
        }
        let mut drawn = own.text.clone();
        for (n, count) in counts.iter().enumerate() {
            let format = levels
                .get(n)
                .map_or("decimal", |level| level.format.as_str());
            let count = (*count).max(1);
            drawn = drawn.replace(&format!("%{}", n + 1), &written(count, format));
        }
        drawn
    }
}

fn written(number: u32, format: &str) -> String {
    let chinese = [
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "ideographDigital",
        "taiwaneseCountingThousand",
    ];
    if chinese.contains(&format) {
        chinese_number(number)
    } else if format == "decimalEnclosedCircle" && (1..=20).contains(&number) {
        char::from_u32(0x2460 + number - 1)
            .map(String::from)
            .unwrap_or_default()
    } else {
        number.to_string()
    }
}

/// Up to 99 as it is counted: 十, 十一, 二十.
fn chinese_number(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10, number % 10);
    let digit = |n: u32| DIGITS.get(n as usize).copied().unwrap_or_default();
    match tens {
        0 => digit(ones).to_owned(),
        1 => format!("十{}", digit(ones)),
        2..=9 => format!("{}十{}", digit(tens), digit(ones)),
        _ => number.to_string(),
    }
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

fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let found = tag
        .attributes()
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name);
    found.map(|a| a.value.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_counted_as_word_counts_them() {
        assert_eq!(chinese_number(7), "七");
        assert_eq!(chinese_number(10), "十");
        assert_eq!(chinese_number(21), "二十一");
    }

    #[test]
    fn a_lower_level_begins_anew_under_each_higher_one() {
        let xml = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="(%2)"/></w:lvl>
            </w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
        let mut numbering = Numbering::read(xml);
        let drawn: Vec<String> = [0, 1, 1, 0, 1]
            .iter()
            .map(|level| numbering.next("5", *level))
            .collect();
        assert_eq!(drawn, ["一、", "(一)", "(二)", "二、", "(一)"]);
    }
}
