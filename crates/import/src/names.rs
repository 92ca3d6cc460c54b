//! Ids: addresses that stay the same when the document is renumbered or republished.
//!
//! A section is named by the pinyin of the first eight characters of its title, so that neither
//! another number nor an inserted section moves it; a paragraph by its section and its place there.

use crate::organ::PLACES;
use crate::pinyin::syllable;
use gongbao_report::Report;
use gongbao_report::model::{Paragraph, Section};

const LONGEST: usize = 8;
/// Places whose characters are read otherwise in their names.
const READ_OTHERWISE: [(&str, &str); 6] = [
    ("重庆", "chongqing"),
    ("西藏自治", "xizang"),
    ("陕西", "shaanxi"),
    ("闵行", "minhang"),
    ("厦门", "xiamen"),
    ("六安", "luan"),
];

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
        if let Some(syllable) = syllable(c) {
            syllables.push(syllable.to_owned());
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
    let name = match READ_OTHERWISE.iter().find(|(place, _)| *place == name) {
        Some((_, read)) => (*read).to_owned(),
        None => pinyin_of(name, LONGEST, "report").replace('-', ""),
    };
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
}
