//! Where the lines of names may end. Chinese is written without blanks; a heading or a label is broken between words and
//! not within one. Where the page lives, `assets/scripts/words.js` does the same by the browser's own words.

use crate::html::{escaped, unescaped};

/// Ends a line where it may end; says nothing to a screen reader.
const BREAK: &str = r#"<wbr aria-hidden="true">"#;
/// Elements that hold nothing and are not closed.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "meta", "wbr"];

/// The page with breaks between the words of its headings and links. No character is added. The page is ours: every
/// element is closed, in order.
pub(crate) fn broken_between(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        write_text(&rest[..at], &open, &mut out);
        let tag = &rest[at..at + tag_length(&rest[at..])];
        out.push_str(tag);
        rest = &rest[at + tag.len()..];
        if tag.starts_with("</") {
            open.pop();
        } else if !VOID.contains(&name(tag)) && !tag.ends_with("/>") && !tag.starts_with("<!") {
            open.push(tag);
        }
    }
    write_text(rest, &open, &mut out);
    out
}

fn write_text(text: &str, open: &[&str], out: &mut String) {
    if !is_name(open) {
        out.push_str(text);
        return;
    }
    let words = words(&unescaped(text));
    for (n, word) in words.iter().enumerate() {
        if n > 0 && may_break(&words[n - 1], word) {
            out.push_str(BREAK);
        }
        out.push_str(&escaped(word));
    }
}

/// Whether the text of these open elements is that of a heading or a link.
fn is_name(open: &[&str]) -> bool {
    let Some((own, around)) = open.split_last() else {
        return false;
    };
    let within = |class: &str| around.iter().any(|tag| has_class(tag, class));
    match name(own) {
        "h2" | "h3" | "h4" | "h5" | "h6" => around.last().is_some_and(|tag| name(tag) == "summary"),
        "a" => within("contents"),
        "span" => around.iter().any(|tag| name(tag) == "a"),
        _ => false,
    }
}

/// The ends of names pass for words, 率 of 失业率: a lone character stays with what is around it, but for those that join.
fn may_break(before: &str, after: &str) -> bool {
    let han = |c: char| {
        ('\u{3400}'..='\u{9fff}').contains(&c) || ('\u{20000}'..='\u{323af}').contains(&c)
    };
    let two = |characters: [Option<char>; 2]| characters.iter().all(|c| c.is_some_and(han));
    let mut last = before.chars().rev();
    let mut first = after.chars();
    let ends = before.ends_with('的') || two([last.next(), last.next()]);
    ends && (after.starts_with(['和', '与', '及', '或']) || two([first.next(), first.next()]))
}

fn name(tag: &str) -> &str {
    let name = &tag[1..];
    &name[..name.find([' ', '>', '/']).unwrap_or(name.len())]
}

fn has_class(tag: &str, class: &str) -> bool {
    let classes = tag
        .split_once(" class=\"")
        .and_then(|(_, rest)| rest.split_once('"'));
    classes.is_some_and(|(classes, _)| classes.split(' ').any(|own| own == class))
}

/// Bytes of the tag that the text begins with: a > in an attribute ends none.
fn tag_length(text: &str) -> usize {
    let mut quoted = false;
    let end = text.find(|c| {
        quoted ^= c == '"';
        c == '>' && !quoted
    });
    end.map_or(text.len(), |end| end + 1)
}

#[cfg(not(target_arch = "wasm32"))]
fn words(text: &str) -> Vec<String> {
    use icu_segmenter::WordSegmenter;
    use icu_segmenter::options::WordBreakInvariantOptions;
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let ends: Vec<usize> = segmenter.segment_str(text).collect();
    ends.windows(2)
        .map(|ends| text[ends[0]..ends[1]].to_owned())
        .collect()
}

/// The browser knows words; a dictionary would be a megabyte more to fetch.
#[cfg(target_arch = "wasm32")]
fn words(text: &str) -> Vec<String> {
    #[wasm_bindgen::prelude::wasm_bindgen]
    extern "C" {
        /// Of `assets/scripts/publish-worker.js`.
        #[wasm_bindgen(js_name = gongbaoWords)]
        fn gongbao_words(text: &str) -> Vec<String>;
    }
    gongbao_words(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_break_between_words_and_nothing_else_does() {
        let page = "<p>重点工作落实情况</p><summary title=\"a>b\"><h2>重点工作落实情况</h2><wbr></summary>\
                    <nav class=\"x contents\"><a href=\"#\">A &amp; B重点工作</a></nav><a>重点工作<span>失业率增长，就业和增长</span></a>";
        let broken = broken_between(page);
        let expected = "<p>重点工作落实情况</p><summary title=\"a>b\"><h2>重点|工作|落实|情况</h2><wbr></summary>\
                        <nav class=\"x contents\"><a href=\"#\">A &amp; B重点|工作</a></nav><a>重点工作<span>失业率增长，就业|和增长</span></a>";
        assert_eq!(broken.replace(BREAK, "|"), expected);
    }
}
