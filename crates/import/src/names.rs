//! Ids: addresses that stay the same when the document is renumbered or republished.
//!
//! A section is named by the pinyin of the first eight characters of its title, so that neither
//! another number nor an inserted section moves it; a paragraph by its section and its place there.

use gongbao_report::Report;
use gongbao_report::model::{Paragraph, Section};
use pinyin::ToPinyin;

const LONGEST: usize = 8;
const PLACES: [char; 8] = ['省', '市', '州', '县', '区', '旗', '镇', '乡'];

/// Ids given so far.
#[derive(Default)]
pub(crate) struct Addresses {
    /// With the last number given where several wanted the same.
    used: std::collections::HashMap<String, usize>,
}

impl Addresses {
    /// Names every section and paragraph below.
    pub fn name_all(&mut self, sections: &mut [Section]) {
        for section in sections {
            section.id = self.unique(&pinyin_of(&section.title, LONGEST, "section"));
            for (n, paragraph) in section.paragraphs.iter_mut().enumerate() {
                paragraph.id = format!("{}.{}", section.id, n + 1);
            }
            self.name_all(&mut section.sections);
        }
    }

    pub fn name_preamble(&mut self, mut paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
        let section = self.unique("opening");
        for (n, paragraph) in paragraphs.iter_mut().enumerate() {
            paragraph.id = format!("{section}.{}", n + 1);
        }
        paragraphs
    }

    pub fn unique(&mut self, id: &str) -> String {
        let mut candidate = id.to_owned();
        let mut n = self.used.get(id).copied().unwrap_or(1);
        while self.used.contains_key(&candidate) {
            n += 1;
            candidate = format!("{id}-{n}");
        }
        self.used.insert(id.to_owned(), n);
        self.used.entry(candidate.clone()).or_insert(1);
        candidate
    }
}

/// The pinyin of a text's first characters; letters and digits stay.
pub(crate) fn pinyin_of(text: &str, most: usize, otherwise: &str) -> String {
    let mut syllables: Vec<String> = Vec::new();
    let mut in_word = false;
    for c in text.chars() {
        if let Some(pinyin) = c.to_pinyin() {
            syllables.push(pinyin.plain().replace('ü', "v"));
            in_word = false;
        } else if c.is_ascii_alphanumeric() {
            // 2020 is one syllable.
            if !in_word {
                syllables.push(String::new());
            }
            in_word = true;
            if let Some(word) = syllables.last_mut() {
                word.push(c.to_ascii_lowercase());
            }
        } else {
            in_word = false;
        }
    }
    syllables.truncate(most);
    if syllables.is_empty() {
        otherwise.to_owned()
    } else {
        syllables.join("-")
    }
}

/// Gives sections with the same title and paragraphs with the same text the ids that they had.
pub(crate) fn keep_addresses(report: &mut Report, previous: &Report) {
    let mut addresses = Addresses::default();
    let known: Vec<&Section> = previous.all_sections().collect();
    let mut taken = vec![false; known.len()];
    keep(&mut report.sections, &known, &mut taken, &mut addresses);
}

fn keep(
    sections: &mut [Section],
    known: &[&Section],
    taken: &mut [bool],
    addresses: &mut Addresses,
) {
    for section in sections {
        let same = (0..known.len()).find(|n| !taken[*n] && known[*n].title == section.title);
        let wanted = same.map_or_else(|| section.id.clone(), |n| known[n].id.clone());
        section.id = addresses.unique(&wanted);
        let before: &[Paragraph] = same.map_or(&[], |n| &known[n].paragraphs);
        if let Some(n) = same {
            taken[n] = true;
        }
        name_paragraphs(section, before);
        keep(&mut section.sections, known, taken, addresses);
    }
}

fn name_paragraphs(section: &mut Section, before: &[Paragraph]) {
    let kept: Vec<Option<String>> = section
        .paragraphs
        .iter()
        .map(|paragraph| {
            before
                .iter()
                .find(|old| old.text == paragraph.text)
                .map(|old| old.id.clone())
        })
        .collect();
    let mut next = before.len();
    for (n, paragraph) in section.paragraphs.iter_mut().enumerate() {
        paragraph.id = kept[n].clone().unwrap_or_else(|| {
            let free = |n: usize| format!("{}.{n}", section.id);
            if before.is_empty() {
                return free(n + 1);
            }
            next += 1;
            free(next)
        });
    }
}

/// The organ that a title begins with: `某区人民政府2019年…` or `某市司法局关于…`.
pub(crate) fn issuer_in_title(title: &str) -> Option<String> {
    let ends = ["人民政府", "委员会", "管委会", "办公室", "局", "厅"];
    let head: String = title
        .chars()
        .take_while(|c| !c.is_ascii_digit() && !"〇○二关".contains(*c))
        .collect();
    let end = ends
        .iter()
        .find_map(|end| head.find(end).map(|at| at + end.len()))?;
    Some(head[..end].to_owned())
}

/// The place that a name or title begins with: up to its last 省, 市, 州, 县, 区 or 镇.
pub(crate) fn district(text: &str) -> Option<String> {
    let head: String = text
        .chars()
        .take_while(|c| !c.is_ascii_digit() && !"〇○关".contains(*c))
        .collect();
    let head = head.split("人民政府").next().unwrap_or(&head);
    let at = head.rfind(PLACES)?;
    let end = at + head[at..].chars().next().map_or(0, char::len_utf8);
    Some(head[..end].to_owned())
}

/// `kecheng-2017`: the smallest place and the year.
pub(crate) fn report_id(report: &Report) -> String {
    let place = report.district.as_deref().unwrap_or(&report.issuer);
    let mut smallest = place;
    for (at, c) in place.char_indices() {
        let rest = &place[at + c.len_utf8()..];
        // 镇 and 乡 are parts of many names (镇安县), and what is left must be a place itself.
        if "省市州县区旗".contains(c) && rest.chars().count() > 1 && rest.ends_with(PLACES) {
            smallest = rest;
        }
    }
    let name = smallest.strip_suffix(PLACES).unwrap_or(smallest);
    let name = if name.chars().count() < 2 {
        smallest
    } else {
        name
    };
    let name = pinyin_of(name, LONGEST, "report").replace('-', "");
    format!("{name}-{}", report.year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_readable_addresses() {
        assert_eq!(
            pinyin_of("依法履行政府职能", 8, "x"),
            "yi-fa-lv-xing-zheng-fu-zhi-neng"
        );
        assert_eq!(
            pinyin_of("推进“信用浙江”建设", 8, "x"),
            "tui-jin-xin-yong-zhe-jiang-jian-she"
        );
        assert_eq!(pinyin_of("——", 8, "section"), "section");
        assert_eq!(
            pinyin_of("2022年工作情况", 8, "x"),
            "2022-nian-gong-zuo-qing-kuang"
        );
    }

    #[test]
    fn places_are_found_in_names_and_titles() {
        assert_eq!(
            district("衢州市柯城区人民政府").as_deref(),
            Some("衢州市柯城区")
        );
        assert_eq!(
            district("某某县2020年法治政府建设报告").as_deref(),
            Some("某某县")
        );
        assert_eq!(
            issuer_in_title("安平县司法局2020年工作报告").as_deref(),
            Some("安平县司法局")
        );
    }
}
