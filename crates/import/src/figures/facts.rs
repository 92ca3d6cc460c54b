//! What was said of a number, before it becomes a figure.

use std::ops::Range;

/// What one number of a paragraph says, and by which rules it was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Fact {
    /// Which sentence of the paragraph.
    pub sentence: usize,
    pub clause: usize,
    pub span: Range<usize>,
    /// Where the bracket opens that it stands in.
    pub bracket: Option<usize>,
    pub subject: Subject,
    /// Id of the vocabulary's entry.
    pub entry: Option<String>,
    /// The names of the rules that decided, in the order of the steps.
    pub by: Vec<&'static str>,
}

/// What a number counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Subject {
    /// What a reader is told: verb, noun and word of change.
    pub label: String,
    /// What is counted, in the text's words.
    pub noun: String,
    pub verb: String,
    /// The word that makes the number a change: 增长.
    pub change: String,
    /// It is a rise, or a fall.
    pub rises: Option<bool>,
    /// Of a side (占比, 增速): what it is a side of.
    pub of: Option<String>,
    /// Of numbers of several years in a row: which one this is of.
    pub year: Option<u16>,
    /// What is counted stands after the number.
    pub noun_follows: bool,
    /// What is counted was named by an earlier number or clause, not beside this one.
    pub follows: bool,
    /// The number that it follows, where that is not the last one: 收入30亿元、支出40亿元，分别增长5%、7%.
    pub after: Option<Range<usize>>,
    /// The words of the number's own clause that say what is counted, for the vocabulary.
    pub beside: String,
}

impl Subject {
    /// What a later number that names nothing is of.
    pub fn antecedent(&self) -> &str {
        self.of
            .as_deref()
            .filter(|of| !of.is_empty())
            .unwrap_or(&self.noun)
    }
}

/// The longest label that a reader takes in at a glance, in characters.
pub(super) const LONGEST_LABEL: usize = 24;

/// 问题整改验收率 of 问题整改 and 整改验收率: a word that ends one part and begins the next is said once.
fn joined(label: String, next: &str) -> String {
    let ends = next.char_indices().map(|(at, _)| at).skip(2);
    let again = ends
        .chain([next.len()])
        .filter(|end| label.ends_with(&next[..*end]))
        .max();
    label + &next[again.unwrap_or(0)..]
}

/// Joins the parts of a label. Of parts that do not fit, those of the lowest weight are left out.
pub(super) fn fit(parts: &[(u8, &str)]) -> String {
    let mut parts: Vec<(u8, &str)> = parts
        .iter()
        .copied()
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let length = |parts: &[(u8, &str)]| {
        parts
            .iter()
            .map(|(_, text)| text.chars().count())
            .sum::<usize>()
    };
    while parts.len() > 1 && length(&parts) > LONGEST_LABEL {
        let lightest = parts
            .iter()
            .enumerate()
            .min_by_key(|(_, (weight, _))| *weight)
            .map(|(place, _)| place);
        parts.remove(lightest.unwrap_or(0));
    }
    let label = parts
        .into_iter()
        .fold(String::new(), |label, (_, text)| joined(label, text));
    let quoted = label.matches('“').count() == label.matches('”').count();
    let marks = if quoted {
        "\"《》，。；："
    } else {
        "“”\"《》，。；："
    };
    let plain: String = label.chars().filter(|c| !marks.contains(*c)).collect();
    let plain = plain.trim_start_matches(['的', '了', '、', '，']);
    plain.chars().take(LONGEST_LABEL).collect()
}
