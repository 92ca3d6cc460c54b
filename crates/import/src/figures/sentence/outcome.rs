//! What the words after a number say became of what is counted, or what it did.

use super::after::noun_end;
use super::words::{lead_verb, without_leads, without_links};
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::wording::WEAK;

/// The verb that a clause ends with after a number: of 12件已办结, and 411处实现全部销号.
pub(super) fn outcome(after: &str) -> &str {
    if !after.starts_with(char::is_alphanumeric) {
        return "";
    }
    let rest = without_leads(after);
    let weak = WEAK
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .map(without_leads);
    let rest = weak.filter(|rest| !rest.is_empty()).unwrap_or(rest);
    let rest = rest.trim_end();
    let verb = lead_verb(rest);
    let ends =
        rest.len() == verb.len() || rest[verb.len()..].starts_with(|c: char| !c.is_alphanumeric());
    let changes = LEXICON
        .at(verb)
        .is_some_and(|word| word.classes.has(Classes::RISE | Classes::FALL));
    if ends && !changes && verb.chars().count() > 1 {
        verb
    } else {
        ""
    }
}

/// What a clause says of the number that opens it: 全区通办 of 127项实现全区通办.
pub(crate) fn predicate(after: &str) -> &str {
    const LONGEST: usize = 12;
    // 其中4个是码头: what they are.
    let is = ["是", "属于"]
        .iter()
        .find_map(|word| after.strip_prefix(word));
    let rest = without_leads(after);
    let weak = WEAK.iter().find_map(|word| rest.strip_prefix(word));
    let weak = weak.or(is);
    let does = weak.is_some() || !lead_verb(rest).is_empty() || rest.starts_with('被');
    let rest = weak.unwrap_or(rest);
    let rest = without_links(&rest[..noun_end(rest)]);
    if does && (2..=LONGEST).contains(&rest.chars().count()) {
        rest
    } else {
        ""
    }
}

/// Where a noun ends and what all of them did begins: 乡镇 of 乡镇均设立服务站.
pub(crate) fn all_did(noun: &str) -> Option<usize> {
    did(noun, &["均", "都", "全部"])
}

/// The same of the last of a list, where what it achieved is said of all: 卫生院实现提档升级.
pub(super) fn listed_did(noun: &str) -> Option<usize> {
    did(
        noun,
        &[
            "均", "都", "全部", "全面", "相继", "陆续", "加快", "实现", "完成",
        ],
    )
}

fn did(noun: &str, words: &[&str]) -> Option<usize> {
    let ends = words.iter().filter_map(|word| {
        // 平均, 人均: a mean, not all.
        let mean =
            |at: usize| *word == "均" && noun[..at].ends_with(['平', '人', '户', '年', '月', '日']);
        let at = noun.find(word).filter(|at| !mean(*at))?;
        let (named, rest) = (&noun[..at], &noun[at + word.len()..]);
        let does = ["实现", "完成"].contains(word) || !lead_verb(without_leads(rest)).is_empty();
        (named.chars().count() > 1 && does).then_some(named.len())
    });
    ends.min()
}
