//! The words of report prose and their classes, once: `lexicon.tsv`.
//!
//! A text is asked what word it begins or ends with; the longest word of the list answers. A word
//! without a class only shadows the shorter words inside it (服务业 is no 服务).

use crate::order;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word does beside a number; a word may do several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u16);

impl Classes {
    /// What was done to the counted thing.
    pub const VERB: Self = Self(1);
    /// Opens a phrase and names nothing: 全年, 累计.
    pub const LEAD: Self = Self(2);
    /// Stands between what is counted and its number: 达到, 共.
    pub const LINK: Self = Self(4);
    /// Makes the number by how much something grew.
    pub const RISE: Self = Self(8);
    /// Makes the number by how much something fell.
    pub const FALL: Self = Self(16);
    /// Holds the number against another time: 同比.
    pub const AGAINST: Self = Self(32);
    /// Names one side of what was named before: 占比, 总额.
    pub const SIDE: Self = Self(64);
    /// What became of the counted thing: 办结.
    pub const DONE: Self = Self(128);
    /// A part of the names of measures that narrows none: 居民, 总额.
    pub const COMMON: Self = Self(256);
    /// A verb that makes other things of those that are counted: 取消 of 取消行政权力.
    pub const TURN: Self = Self(512);
    /// Whoever reports, and things in general: 全市, 各类.
    pub const GENERAL: Self = Self(1024);
    /// People, who are counted without a measure word too: 人口, 就业.
    pub const PEOPLE: Self = Self(2048);
    /// A noun that begins like a measure word, and counts as a whole: 人口 of 14亿人口.
    pub const WHOLE: Self = Self(4096);

    /// A short name that needs no other before it: GDP, 城镇化率.
    pub const ALONE: Self = Self(8192);

    /// What a rate tells of things: 处理 of 处理率.
    pub const RATE: Self = Self(16384);

    pub fn has(self, class: Self) -> bool {
        self.0 & class.0 != 0
    }

    /// This class or the other.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "verb" => Self::VERB,
            "lead" => Self::LEAD,
            "link" => Self::LINK,
            "rise" => Self::RISE,
            "fall" => Self::FALL,
            "against" => Self::AGAINST,
            "side" => Self::SIDE,
            "done" => Self::DONE,
            "common" => Self::COMMON,
            "turn" => Self::TURN,
            "general" => Self::GENERAL,
            "people" => Self::PEOPLE,
            "whole" => Self::WHOLE,
            "alone" => Self::ALONE,
            "rate" => Self::RATE,
            _ => return None,
        })
    }
}

impl std::ops::BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.and(other)
    }
}

/// A word found in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub text: &'a str,
    pub classes: Classes,
}

pub(super) struct Lexicon {
    /// By first character, longer words first.
    openings: FxHashMap<char, Vec<(&'static str, Classes)>>,
    /// By last character, longer words first.
    endings: FxHashMap<char, Vec<(&'static str, Classes)>>,
}

/// The lexicon that ships with Gongbao.
pub(super) static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::of(include_str!("lexicon.tsv")));

impl Lexicon {
    fn of(table: &'static str) -> Self {
        let mut lexicon = Self {
            openings: FxHashMap::default(),
            endings: FxHashMap::default(),
        };
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let (word, classes) = row.split_once('\t').unwrap_or((row, ""));
            let classes = classes
                .split_whitespace()
                .filter_map(Classes::named)
                .fold(Classes::default(), |all, class| all | class);
            let ends = word.chars().next().zip(word.chars().next_back());
            if let Some((first, last)) = ends {
                lexicon
                    .openings
                    .entry(first)
                    .or_default()
                    .push((word, classes));
                lexicon
                    .endings
                    .entry(last)
                    .or_default()
                    .push((word, classes));
            }
        }
        let lists = lexicon
            .openings
            .values_mut()
            .chain(lexicon.endings.values_mut());
        for list in lists {
            *list = order::by_key(std::mem::take(list), |(word, _)| usize::MAX - word.len());
        }
        lexicon
    }

    /// The longest word that the text begins with.
    pub fn at<'t>(&self, text: &'t str) -> Option<Word<'t>> {
        let list = self.openings.get(&text.chars().next()?)?;
        let (word, classes) = list.iter().find(|(word, _)| text.starts_with(word))?;
        Some(Word {
            text: &text[..word.len()],
            classes: *classes,
        })
    }

    /// The longest word that the text ends with.
    pub fn before<'t>(&self, text: &'t str) -> Option<Word<'t>> {
        let list = self.endings.get(&text.chars().next_back()?)?;
        let (word, classes) = list.iter().find(|(word, _)| text.ends_with(word))?;
        Some(Word {
            text: &text[text.len() - word.len()..],
            classes: *classes,
        })
    }

    /// Whether the whole text is one word of the class.
    pub fn is(&self, text: &str, class: Classes) -> bool {
        self.at(text)
            .is_some_and(|word| word.text.len() == text.len() && word.classes.has(class))
    }

    /// Where the text has a word of the class, read from its beginning so that no word is found
    /// inside another.
    pub fn find<'t>(&self, text: &'t str, class: Classes) -> Option<(usize, Word<'t>)> {
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            match self.at(&text[at..]) {
                Some(word) if word.classes.has(class) => return Some((at, word)),
                Some(word) => at += word.text.len(),
                None => at += c.len_utf8(),
            }
        }
        None
    }
}
