//! Sentences, clauses, and the places in them where a numeral is part of a name.

use std::ops::Range;

/// The sentences of a text, each with its full stop, as bytes.
pub fn split(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '“' | '《' => depth += 1,
            '”' | '》' => depth = depth.saturating_sub(1),
            // A full stop inside a quotation ends what is quoted, not the sentence around it.
            '。' | '！' | '？' if depth == 0 => {
                let end = at + c.len_utf8();
                sentences.push(trimmed(text, start..end));
                start = end;
            }
            _ => {}
        }
    }
    sentences.push(trimmed(text, start..text.len()));
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    start..start + part.trim().len()
}

/// What stands in quotation marks or title marks, and document numbers: names, whatever numerals
/// they have.
pub fn names(sentence: &str) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, c) in sentence.char_indices() {
        match c {
            '“' | '《' | '「' | '『' | '‘' | '〈' => open.push((c, at)),
            '”' | '》' | '」' | '』' | '’' | '〉' => {
                if let Some((_, start)) = open.pop()
                    && open.is_empty()
                {
                    names.push(start..at + c.len_utf8());
                }
            }
            '"' => match open.last() {
                Some(('"', start)) => {
                    names.push(*start..at + 1);
                    open.pop();
                }
                _ => open.push((c, at)),
            },
            // 〔2018〕9号, with whatever brackets.
            '〔' | '﹝' | '[' | '［' => {
                let rest = &sentence[at..];
                if let Some(end) = rest
                    .find('号')
                    .filter(|end| rest[..*end].chars().count() < 14)
                {
                    names.push(at..at + end + '号'.len_utf8());
                }
            }
            _ => {}
        }
    }
    names
}

/// The clause before a place: back to a comma, a list mark or an opening bracket. A bracket that
/// closes before the place belongs to the clause: `企业(作坊)256家`.
pub fn clause_before(sentence: &str, end: usize, floor: usize) -> Range<usize> {
    let mut depth = 0_usize;
    let mut quoted = 0_usize;
    for (at, c) in sentence[floor..end].char_indices().rev() {
        let behind = floor + at + c.len_utf8();
        match c {
            ')' | '）' => depth += 1,
            '(' | '（' if depth > 0 => depth -= 1,
            '”' | '》' => quoted += 1,
            '“' | '《' => quoted = quoted.saturating_sub(1),
            ',' | '，' | '、' | ';' | '；' | ':' | '：' | '。' | '(' | '（'
                if depth == 0 && quoted == 0 =>
            {
                return behind..end;
            }
            _ => {}
        }
    }
    floor..end
}

/// The clause behind a place, up to a mark or the next number.
pub fn clause_after(sentence: &str, start: usize, ceiling: usize) -> Range<usize> {
    let stops = [
        ',', '，', '、', ';', '；', ':', '：', '。', '(', '（', ')', '）', '!', '！',
    ];
    let rest = &sentence[start..ceiling];
    let length = rest.find(stops).unwrap_or(rest.len());
    start..start + length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_keep_their_full_stop_and_may_lack_it() {
        let text = "共收到来信5件。处理“一件。”二件,合格率100%";
        let split: Vec<&str> = split(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(split, ["共收到来信5件。", "处理“一件。”二件,合格率100%"]);
    }

    #[test]
    fn slogans_titles_and_document_numbers_are_names() {
        let text = "深化“五水共治”,贯彻《2020年要点》(国办发〔2013]88号)";
        let names: Vec<&str> = names(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(names, ["“五水共治”", "《2020年要点》", "〔2013]88号"]);
    }

    #[test]
    fn a_clause_keeps_the_bracket_before_its_number() {
        let text = "要求,整治和淘汰“四无”企业(作坊)256家";
        let end = text.find("256").unwrap();
        assert_eq!(
            &text[clause_before(text, end, 0)],
            "整治和淘汰“四无”企业(作坊)"
        );
    }
}
