//! Marks of notes: two links that lead to one another, in the text and before the note.

use super::page::{Kind, Page};
use std::collections::HashMap;

/// Finds them in a page.
pub(super) fn mark(page: &mut Page) {
    let link = |n: usize| {
        let element = page.element(n).filter(|element| element.tag == "a")?;
        let target = element.target.as_deref()?.strip_prefix('#')?;
        Some((element.anchor.as_deref()?, target))
    };
    let links = || (0..page.items.len()).filter_map(|n| Some((n, link(n)?)));
    let targets: HashMap<&str, &str> = links().map(|(_, link)| link).collect();
    let is_mark = |anchor: &str, target: &str| {
        anchor != target && targets.get(target).is_some_and(|back| *back == anchor)
    };
    let marks = links().filter(|(_, (anchor, target))| is_mark(anchor, target));
    let marks: Vec<usize> = marks.map(|(n, _)| n).collect();
    for n in marks {
        if let Kind::Open(element) = &mut page.items[n].kind {
            element.note = true;
        }
    }
}

/// A number as the mark of a note: it is none of the text.
pub(super) fn bracketed(text: &str) -> String {
    let is_number = !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric());
    if is_number {
        format!("[{text}]")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use crate::source::html::read;

    fn lines(html: &str) -> Vec<String> {
        let lines = read(html).lines.into_iter();
        lines.map(|line| line.text).collect()
    }

    #[test]
    fn two_links_that_lead_to_one_another_are_the_marks_of_a_note() {
        let page = "<p>来信31封<a name=a1 href=#s1><sup>1</sup></a>。</p><p><a id=s1 href=#a1>1</a>本表不含乡镇。</p>\
            <p><a name=a2 href=#s2><sup>[2]</sup></a>回复29封。</p><p><a name=s2 href=#a2>[2]</a> 含上年。</p>";
        let wanted = [
            "来信31封[1]。",
            "[1]本表不含乡镇。",
            "[2]回复29封。",
            "[2] 含上年。",
        ];
        assert_eq!(lines(page), wanted);
        // One link leads to the next page.
        let pages =
            "<p>来信31封。</p><p><a href=#p1>1</a> <a name=x href=#x>2</a> <a href=#>3</a></p>";
        assert_eq!(lines(pages), ["来信31封。", "1 2 3"]);
    }

    #[test]
    fn what_libreoffice_prints_on_every_page_is_not_of_the_text() {
        let page = "<div title=header><p>汇编</p></div><p>来信31封。</p><div title=footer><p>— 3 —</p></div>";
        assert_eq!(lines(page), ["来信31封。"]);
    }
}
