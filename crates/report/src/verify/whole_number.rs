//! Whether words are a number as it is printed, or a piece of a longer one.

use super::numeral::{self, is_power, is_unseen, is_word, plain};
use super::printed::{BEFORE, BEHIND, FALLS, IN_A_WORD, MINUS, NOT_REACHED, TO, clause, plain_of};
use std::ops::Range;

/// Whether the words at `at` are all that states their number; otherwise the longer words that do.
pub(crate) fn whole_number(quote: &str, at: &Range<usize>) -> Result<(), Range<usize>> {
    let words = plain(&quote[at.clone()]);
    let from = at.start - goes_on_before(&quote[..at.start], &words);
    let to = at.end + goes_on_after(&quote[at.end..], &words, &quote[..at.start]);
    if (from, to) == (at.start, at.end) {
        Ok(())
    } else {
        Err(from..to)
    }
}

/// 109万 of 109万农村人口: by the ten thousand things are counted without a measure word.
fn counts_by_power(words: &str, next: char) -> bool {
    words.ends_with(['万', '亿']) && !next.is_ascii() && !is_word(next)
}

/// Bytes before the words that belong to their number.
fn goes_on_before(before: &str, words: &str) -> usize {
    let seen = before.trim_end_matches(is_unseen);
    let near = plain(
        seen.get(seen.floor_char_boundary(seen.len().saturating_sub(60))..)
            .unwrap_or_default(),
    );
    let Some(last) = near.chars().next_back() else {
        return 0;
    };
    // Another cell of the row.
    if last == '\t' {
        return 0;
    }
    let first = words.chars().next().unwrap_or_default();
    let in_figures = first.is_ascii_digit();
    let starts = in_figures || is_word(first) || first == '半';
    let number = |c: char| c.is_ascii_digit() || is_word(c);
    let inside = near.trim_end_matches(|c: char| c.is_whitespace() && c != '\t');
    let torn =
        inside.len() < near.len() && in_figures && inside.ends_with(|c: char| c.is_ascii_digit());
    let after_figure = |marks: &[char]| {
        in_figures
            && near
                .strip_suffix(marks)
                .is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()))
    };
    let grouped =
        after_figure(&[',']) && words.chars().take_while(char::is_ascii_digit).count() == 3;
    let digits = in_figures
        && (last.is_ascii_alphanumeric() || last == '.' || is_power(last) && last != '十');
    let numeral = starts
        && !in_figures
        && (number(last) || matches!(last, '几' | '数' | '点') && is_power(first));
    let bound = starts && (near.ends_with('第') || near.ends_with("分之"));
    let ranged = starts && low_end_before(&near);
    if digits || numeral || torn || grouped || bound || ranged || after_figure(&['/', ':', '-']) {
        let held = |c: char| {
            number(plain_of(c))
                || c.is_ascii_alphabetic()
                || ".,，第分之几数至到 ".contains(c)
                || TO.contains(&c)
        };
        let rest = seen.trim_end_matches(held);
        return before.len() - rest.len();
    }
    // A word that qualifies it, or turns it round.
    let near = near.trim_end();
    let tail = BEFORE.iter().flat_map(|(_, them)| them.split(' '));
    let tail = tail.filter(|word| {
        let rest = near.strip_suffix(*word);
        let of_a_verb = |rest: &str| *word == "不到" && rest.ends_with(|c| NOT_REACHED.contains(c));
        rest.is_some_and(|rest| !rest.ends_with(|c| IN_A_WORD.contains(c)) && !of_a_verb(rest))
    });
    let turned = ["了", ""].iter().filter_map(|le| near.strip_suffix(le));
    let turned = turned.flat_map(|near| FALLS.iter().filter(|word| near.ends_with(**word)));
    let minus = near
        .strip_suffix(MINUS)
        .filter(|rest| in_figures && !rest.ends_with(MINUS) && !rest.is_empty());
    let mark = minus.map(|rest| near.len() - rest.len());
    let longest = tail
        .map(str::len)
        .chain(turned.map(|word| word.len()))
        .chain(mark)
        .max();
    let white = before.len() - seen.trim_end().len();
    longest.map_or(0, |longest| longest + white)
}

/// 10%～ and 5千至: the low end of a range before its high end.
fn low_end_before(near: &str) -> bool {
    let Some(low) = near.trim_end().strip_suffix(TO).map(str::trim_end) else {
        return false;
    };
    let mark = near.trim_end()[low.len()..]
        .chars()
        .next()
        .unwrap_or_default();
    let clause = low
        .rsplit([',', ';', '，', '；', '。'])
        .next()
        .unwrap_or_default();
    let spoken = matches!(mark, '至' | '到');
    let tail: Vec<char> = clause.chars().rev().take(4).collect();
    // A unit of its own may stand after the low end's figures.
    let reach = if spoken { 1 } else { 4 };
    let end = tail
        .iter()
        .take(reach)
        .position(|c| c.is_ascii_digit() || *c == '%' || is_power(*c));
    end.is_some() && !(spoken && clause.contains(['从', '由', '自']))
}

/// Bytes after the words that belong to their number.
fn goes_on_after(after: &str, words: &str, before: &str) -> usize {
    let unseen = after.len() - after.trim_start_matches(is_unseen).len();
    let rest = &after[unseen..];
    let near: String = plain(rest.get(..rest.floor_char_boundary(40)).unwrap_or_default());
    let Some(first) = near.chars().next() else {
        return 0;
    };
    if first == '\t' {
        return 0;
    }
    let last = words.chars().next_back().unwrap_or_default();
    let figures = last.is_ascii_digit();
    let number = figures || is_word(last);
    let second = near.chars().nth(1).unwrap_or_default();
    let group = near
        .chars()
        .skip(1)
        .take_while(char::is_ascii_digit)
        .count()
        == 3;
    // Without its unit.
    let bare = words.chars().all(|c| numeral::may_be_in(c) && c != '点');
    let goes_on = first.is_ascii_digit() && figures
        || bare && first.is_alphanumeric() && !counts_by_power(words, first)
        || matches!(first, '.' | ':') && figures && second.is_ascii_digit()
        || first == ',' && figures && group
        || number
            && (is_word(first) && first != '一'
                || near.starts_with("分之")
                || "余多%‰".contains(first))
        || first == '/' && !second.is_ascii_digit()
        || first == '半' && !number && !"年月天日数小".contains(second)
        || TO.contains(&first)
            && second.is_ascii_digit()
            && !(matches!(first, '至' | '到') && clause(before).contains(['从', '由', '自']))
            && (number || high_end(&near, words));
    if goes_on {
        return unseen + rest.chars().next().map_or(0, char::len_utf8);
    }
    let blanks = near.len() - near.trim_start().len();
    let near = near.trim_start();
    // A longer unit.
    const LONGER: &[(&str, &str)] = &[
        ("个", "百分点 月 小时 工作日 季度 亿 万 基点 学时"),
        ("人", "次 份 公里"),
        ("吨", "公里 海里"),
        ("平方", "米 公里"),
        ("立方", "米"),
        ("千瓦", "时"),
        ("标", "箱 准"),
        ("户", "次"),
        ("家", "次"),
        ("场", "次"),
        ("批", "次"),
        ("车", "次"),
        ("辆", "次"),
        ("架", "次"),
        ("班", "次"),
    ];
    let longer = LONGER
        .iter()
        .filter(|(unit, _)| words.ends_with(unit))
        .flat_map(|(_, them)| them.split(' '));
    let longer = longer
        .filter(|_| blanks == 0)
        .find(|word| near.starts_with(*word));
    // A qualifier.
    let counts = !BEHIND
        .iter()
        .flat_map(|(_, them)| them.split(' '))
        .any(|word| words.ends_with(word));
    let bounds = BEHIND
        .iter()
        .flat_map(|(_, them)| them.split(' '))
        .filter(|word| *word != "内");
    let bound = bounds
        .filter(|_| counts)
        .find(|word| near.starts_with(*word));
    longer
        .or(bound)
        .map_or(0, |word| unseen + blanks + word.len())
}

/// Whether what follows the mark is a number of the unit that the words end in.
fn high_end(near: &str, words: &str) -> bool {
    let unit = words.trim_start_matches(numeral::may_be_in);
    let high = near
        .trim_start_matches(TO)
        .trim_start_matches(numeral::may_be_in);
    !unit.is_empty() && high.starts_with(unit)
}

#[cfg(test)]
mod tests {
    use super::whole_number;

    #[test]
    fn a_word_before_a_number_is_whole_with_the_blanks_after_it() {
        for (before, number) in [("约 ", "12件"), (">\u{3000}\u{3000}", "2022年")] {
            let quote = format!("全年{before}{number}");
            let start = quote.len() - number.len();
            let found = whole_number(&quote, &(start..quote.len())).unwrap_err();
            assert_eq!(quote.get(found), Some(&quote["全年".len()..]));
        }
    }
}
