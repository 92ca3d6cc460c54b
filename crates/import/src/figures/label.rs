//! What a number counts, in the text's own words.

use super::change::changed;
use super::clause::Words;
use super::draft::Kind;
use super::vocabulary::Entry;

/// Longer labels are cut at the front.
const LONGEST: usize = 30;
const CUT_TO: usize = 24;

/// Verb and noun: 收到来信.
pub(super) fn label(
    words: &Words<'_>,
    beside: &str,
    noun: &str,
    verb: Option<&str>,
    kind: Kind,
    unit: &str,
) -> String {
    // (2904人次): another measure of what was just counted.
    if words.bracketed && words.trimmed.is_empty() && !words.behind {
        return format!("{}({unit})", shortened(noun));
    }
    let said = match verb {
        _ if noun.is_empty() => beside.to_owned(),
        Some(verb) if !noun.contains(verb) => format!("{verb}{noun}"),
        _ => noun.to_owned(),
    };
    let said = if kind == Kind::Change {
        changed(&said, words.before)
    } else {
        said
    };
    shortened(&said)
}

/// The vocabulary's English name, for what the number says.
pub(super) fn english(entry: &Entry, kind: Kind) -> String {
    match kind {
        Kind::Change => format!("{}: change", entry.en),
        Kind::Earlier => format!("{}: before", entry.en),
        Kind::Level => entry.en.clone(),
    }
}

/// The tail of a long label, from where a name may begin.
fn shortened(label: &str) -> String {
    let label = label.trim().trim_matches(['、', '，', ',', '。']).trim();
    let count = label.chars().count();
    if count <= LONGEST {
        return label.to_owned();
    }
    let tail = label
        .char_indices()
        .nth(count - CUT_TO)
        .map_or(label, |(at, _)| &label[at..]);
    let cut = tail
        .find(['的', '、', '，', ','])
        .filter(|at| tail[*at..].chars().count() > 6);
    cut.map_or(tail, |at| {
        tail[at..].trim_start_matches(['的', '、', '，', ','])
    })
    .to_owned()
}
