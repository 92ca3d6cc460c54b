//! Addresses that lead to the same words in a later version of a report.
//!
//! The address of a place is its id, and behind `~` a fingerprint of its text: half of it from the
//! opening, half from the end. Ids come from words and not from numbers, so a renumbering moves none;
//! where an inserted paragraph or section did move them, the fingerprint finds the words again. The
//! rule is told in `docs/editors/addresses.md`.

/// Between an id and the fingerprint.
const MARK: char = '~';
/// Characters of the text that each half of a fingerprint is made of.
const LENGTH: usize = 16;
/// Characters of half a fingerprint.
const HALF: u32 = 4;

/// A place that can be linked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    pub id: &'a str,
    /// The words that stand there.
    pub text: &'a str,
}

impl Place<'_> {
    /// What stands behind `#`.
    pub fn address(&self) -> String {
        address(self.id, self.text)
    }
}

/// The address of something, such as a figure, that stands in a text.
pub fn address(id: &str, text: &str) -> String {
    format!("{id}{MARK}{}", fingerprint(text))
}

/// The id and the fingerprint of an address that has one.
pub fn parts(address: &str) -> Option<(&str, &str)> {
    address.rsplit_once(MARK)
}

/// Eight letters and digits that stay the same as long as the opening and the end of a text do.
pub fn fingerprint(text: &str) -> String {
    let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let opening = &letters[..letters.len().min(LENGTH)];
    let end = &letters[letters.len().saturating_sub(LENGTH)..];
    half(opening) + &half(end)
}

/// FNV-1a, as letters and digits.
fn half(letters: &[char]) -> String {
    let mut hash: u32 = 0x811c_9dc5;
    for letter in letters {
        for byte in u32::from(*letter).to_le_bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    let digit = |n: u32| char::from_digit(hash / 36_u32.pow(n) % 36, 36);
    (0..HALF).filter_map(digit).collect()
}

/// Which of the places an address with a fingerprint means today. A place with the same words comes
/// first, wherever it went; then one of which the opening or the end is still the same; each time
/// rather the one with the old id, or in the old section. When the words are gone, the section is
/// meant: never another paragraph that took over the number.
pub fn resolve(address: &str, places: &[Place]) -> Option<usize> {
    let (id, print) = parts(address)?;
    let section = section_of(id);
    let like = |place: &Place| {
        let own = fingerprint(place.text);
        let (own, print) = (own.as_bytes().chunks(HALF as usize), print.as_bytes());
        let same = own.zip(print.chunks(HALF as usize)).filter(|(a, b)| a == b);
        (
            same.count(),
            place.id == id,
            section_of(place.id) == section,
        )
    };
    let mut best = None;
    for (n, place) in places.iter().enumerate() {
        let like = like(place);
        if like.0 > 0 && best.is_none_or(|(known, _)| like > known) {
            best = Some((like, n));
        }
    }
    let by_id = |id: &str| places.iter().position(|place| place.id == id);
    best.map(|(_, n)| n).or_else(|| by_id(section))
}

/// A paragraph's id is its section's, a dot and a number.
fn section_of(id: &str) -> &str {
    id.rsplit_once('.').map_or(id, |(section, _)| section)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: [Place; 5] = [
        Place {
            id: "xin-fang",
            text: "三、信访工作",
        },
        Place {
            id: "xin-fang.1",
            text: "全年共收到来信229件,办结229件,办结率为百分之一百。",
        },
        Place {
            id: "xin-fang.2",
            text: "接待来访30批,化解信访积案12件,满意率稳步上升。",
        },
        Place {
            id: "fu-yi",
            text: "四、行政复议",
        },
        Place {
            id: "fu-yi.1",
            text: "全年收到行政复议案件16件。",
        },
    ];

    fn means<'a>(old: usize, now: &'a [Place<'a>]) -> Option<&'a str> {
        resolve(&OLD[old].address(), now).map(|n| now[n].id)
    }

    #[test]
    fn every_address_leads_to_its_own_place() {
        for (n, place) in OLD.iter().enumerate() {
            assert_eq!(resolve(&place.address(), &OLD), Some(n));
        }
    }

    #[test]
    fn an_inserted_paragraph_moves_no_address() {
        let now = [
            OLD[0],
            Place {
                id: "xin-fang.1",
                text: "信访工作会议每季度召开一次。",
            },
            Place {
                id: "xin-fang.2",
                text: OLD[1].text,
            },
            Place {
                id: "xin-fang.3",
                text: OLD[2].text,
            },
            OLD[3],
            OLD[4],
        ];
        assert_eq!(means(1, &now), Some("xin-fang.2"));
        assert_eq!(means(2, &now), Some("xin-fang.3"));
    }

    #[test]
    fn an_inserted_section_and_new_numbers_move_no_address() {
        let now = [
            Place {
                id: "zong-ti",
                text: "三、总体情况",
            },
            Place {
                id: "zong-ti.1",
                text: "一年来成效明显。",
            },
            Place {
                id: "xin-fang",
                text: "四、信访工作",
            },
            OLD[1],
            OLD[2],
            Place {
                id: "fu-yi",
                text: "五、行政复议",
            },
            OLD[4],
        ];
        for (n, place) in OLD.iter().enumerate() {
            assert_eq!(means(n, &now), Some(place.id));
        }
    }

    #[test]
    fn a_paragraph_is_followed_into_another_section() {
        let now = [
            OLD[0],
            OLD[1],
            OLD[3],
            OLD[4],
            Place {
                id: "fu-yi.2",
                text: OLD[2].text,
            },
        ];
        assert_eq!(means(2, &now), Some("fu-yi.2"));
    }

    #[test]
    fn a_sentence_mended_at_one_end_is_still_the_same_paragraph() {
        let mended = OLD[1].text.replace("百分之一百", "100%");
        let now = [
            OLD[0],
            Place {
                id: "xin-fang.1",
                text: &mended,
            },
            OLD[2],
        ];
        assert_eq!(means(1, &now), Some("xin-fang.1"));
    }

    #[test]
    fn when_the_words_are_gone_the_section_is_shown_and_no_other_paragraph() {
        let now = [
            OLD[0],
            Place {
                id: "xin-fang.1",
                text: "另一段文字,与原来的全然不同。",
            },
        ];
        assert_eq!(means(1, &now), Some("xin-fang"));
        assert_eq!(resolve("qi-ta.3~aaaabbbb", &now), None);
        assert_eq!(
            resolve("xin-fang.1", &now),
            None,
            "an address without a fingerprint is an id"
        );
    }

    #[test]
    fn a_fingerprint_is_eight_letters_and_digits_and_knows_no_blanks() {
        assert_eq!(fingerprint("来 信").len(), 8);
        assert_eq!(fingerprint("来　信"), fingerprint("来信"));
        assert_ne!(fingerprint("来信"), fingerprint("来访"));
        assert!(fingerprint("").chars().all(|c| c.is_ascii_alphanumeric()));
    }

    #[test]
    fn addresses_of_the_first_report_are_all_different() {
        let report =
            crate::Report::from_json(include_str!("../../../assets/reports/kecheng-2017.json"));
        let report = report.unwrap();
        let mut prints: Vec<String> = report.paragraphs().map(|p| fingerprint(&p.text)).collect();
        let all = prints.len();
        prints.sort();
        prints.dedup();
        assert_eq!(prints.len(), all);
    }
}
