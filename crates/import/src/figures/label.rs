//! What a number counts, in the text's own words.

use super::change::changed;
use super::clause::Words;
use super::draft::Kind;
use super::said::{Said, none_of};
use super::vocabulary::Entry;
use super::wording::{balanced, one_of};

/// Longer labels are cut at the front.
const LONGEST: usize = 30;
/// Words of this length are a label as they stand.
const SHORT: usize = 22;
const CUT_TO: usize = 24;

/// All words beside the number where they are few, otherwise verb and noun: 收到来信.
pub(super) fn label(
    words: &Words<'_>,
    said: &Said,
    kind: Kind,
    unit: &str,
    printed: &str,
) -> String {
    // (2904人次): another measure of what was just counted.
    if words.bracketed && said.follows && kind != Kind::Change {
        return format!("{}({unit})", shortened(&said.noun));
    }
    // 330家企业采取限产停产措施: what was done belongs to the name, where it is short.
    let behind = words.after.trim().trim_start_matches('的');
    let behind = behind.trim_end_matches(['和', '与', '及', '中']);
    let behind = one_of(behind).map_or(behind, |(_, named)| named);
    let says_itself = none_of(printed).is_some();
    if words.behind
        && !says_itself
        && !words.shared
        && !words.cut
        && kind == Kind::Level
        && (2..=18).contains(&behind.chars().count())
    {
        return shortened(&format!("{}{behind}", words.verbs));
    }
    let own = said.beside.as_str() == words.trimmed && words.verb.is_some();
    let text = match said.verb.as_deref() {
        _ if said.noun.is_empty() || own && words.trimmed.chars().count() <= SHORT => {
            said.beside.clone()
        }
        // 由3.8名提高到4.1名: the same.
        _ if said.follows && kind == Kind::Level && said.beside.chars().count() <= SHORT => {
            said.beside.clone()
        }
        Some(verb) if !said.noun.contains(verb) => format!("{verb}{}", said.noun),
        _ => said.noun.clone(),
    };
    if kind == Kind::Share && text.ends_with('占') {
        // 其中网办件占73.6%, 持证的仅占18%.
        let counted = text.trim_end_matches(['占', '仅', '只', '的']);
        shortened(&format!("{counted}占比"))
    } else if kind == Kind::Change {
        shortened(&changed(&text, words.before, printed))
    } else {
        shortened(&text)
    }
}

/// The vocabulary's English name, for what the number says.
pub(super) fn english(entry: &Entry, kind: Kind) -> String {
    match kind {
        Kind::Change => format!("{}: change", entry.en),
        Kind::Earlier => format!("{}: before", entry.en),
        Kind::Level | Kind::Share => entry.en.clone(),
    }
}

/// The tail of a long label, from where a name may begin.
fn shortened(label: &str) -> String {
    let label = balanced(label.trim().trim_matches(['、', '，', ',', '。']));
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
    let cut = cut.map_or(tail, |at| {
        tail[at..].trim_start_matches(['的', '、', '，', ','])
    });
    balanced(cut).to_owned()
}
