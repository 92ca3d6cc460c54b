//! Whether a label says by itself what its number is of.

use crate::figures::draft::Draft;
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::rules::subject::is_bare_rate;
use crate::figures::sentence::lead_verb;
use crate::figures::wording::{BOUNDS, LAST_YEAR, STEPS};

/// What a label ends with that was cut before what it is of was named.
const OPEN: [&str; 6] = ["季度", "翻番", "过", "获", "基础上", "占"];

/// Whether a label says more than what was done (基本建成), how large it is (亿元以上) and when.
pub(super) fn names_a_thing(draft: &Draft) -> bool {
    let label = draft.figure.label.zh.as_str();
    let deeds = label.strip_prefix("基本").unwrap_or(label);
    // 出口 is a deed and an amount; 投入 alone says too little.
    let amount = draft.figure.unit == "元"
        && (deeds.chars().count() > 2 || LEXICON.is(deeds, Classes::SIDE | Classes::COMMON));
    let deed = !amount && lead_verb(deeds) == deeds;
    let size = BOUNDS.iter().any(|bound| label.ends_with(bound));
    let open = label.contains("先后")
        || STEPS.iter().any(|verb| label.ends_with(verb))
        || OPEN.iter().any(|open| label.ends_with(open));
    let beside = ["比", "较"]
        .iter()
        .filter_map(|held| label.strip_prefix(held))
        .any(|rest| LAST_YEAR.iter().any(|year| rest.starts_with(year)));
    draft.table.is_some() || !(deed || size || open || beside)
}

/// A rate that does not say of what, where the vocabulary does not know it either: 办复率、满意率.
pub(super) fn is_bare(draft: &Draft) -> bool {
    const LONGEST: usize = 3;
    let label = draft.figure.label.zh.as_str();
    let joints = ['、', '和', '及', '与'];
    let short = label
        .split(joints)
        .all(|rate| rate.chars().count() <= LONGEST);
    let bare = label.split('、').all(is_bare_rate);
    draft.entry.is_none() && (bare || short)
}
