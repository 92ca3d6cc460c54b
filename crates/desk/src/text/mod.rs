//! What the desk says, one file a language.

mod en;
mod zh;
mod zh_hant;

/// Every phrase. `{}` stands for what is put in.
pub struct Text {
    pub search: &'static str,
    pub search_hint: &'static str,
    pub found: &'static str,
    pub found_nth: &'static str,
    pub nothing_found: &'static str,
    pub more_found: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub close: &'static str,
    pub cite: &'static str,
    pub cite_what: &'static str,
    pub whole: &'static str,
    pub selected: &'static str,
    pub section: &'static str,
    pub paragraph: &'static str,
    pub chart: &'static str,
    pub figure: &'static str,
    pub link: &'static str,
    pub entry: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub copy_yourself: &'static str,
    /// Of a chart into another page.
    pub embed: &'static str,
    pub embed_line: &'static str,
    pub code: &'static str,
    /// What became of the words that an address cites.
    pub gone: &'static str,
    pub gone_from_section: &'static str,
    pub same: &'static str,
    pub moved: &'static str,
    pub changed: &'static str,
    pub ambiguous: &'static str,
    pub unknown: &'static str,
    /// Of a citation whose words an earlier version has: its link, and what stands beside.
    pub earlier_version: &'static str,
    pub words_now: &'static str,
    /// In the card of a number.
    pub to_place: &'static str,
    pub to_chart: &'static str,
    pub to_paper: &'static str,
    pub on_paper: &'static str,
    pub checked: &'static str,
    /// As printed, a zero in words, all of something, names that were counted, in a cell of a table.
    pub how_read: [&'static str; 5],
    pub caveats: &'static str,
    pub doubts: &'static str,
    pub last_year: &'static str,
    pub whole_of: &'static str,
    pub parts: &'static str,
    pub share: &'static str,
    pub source: &'static str,
    pub read_aloud: &'static str,
    pub pause: &'static str,
    pub go_on: &'static str,
    pub sentence_before: &'static str,
    pub sentence_after: &'static str,
    pub stop: &'static str,
    pub no_voice: &'static str,
}

/// The phrases of a language; Chinese when it is not known.
pub fn of(tag: &str) -> &'static Text {
    match tag {
        "en" => &en::TEXT,
        "zh-TW" | "zh-Hant" => &zh_hant::TEXT,
        _ => &zh::TEXT,
    }
}

/// Puts values into the `{}` of a phrase, in order.
pub fn fill(phrase: &str, values: &[usize]) -> String {
    let mut out = String::new();
    let mut values = values.iter();
    for (n, part) in phrase.split("{}").enumerate() {
        if let Some(value) = (n > 0).then(|| values.next()).flatten() {
            out.push_str(&value.to_string());
        }
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::of;
    use gongbao_viewer::text::Lang;

    #[test]
    fn every_language_of_the_page_is_one_of_the_desk() {
        let mut titles = Lang::ALL.map(|lang| of(lang.tag()).search).to_vec();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), Lang::ALL.len(), "{titles:?}");
    }
}
