//! How a page says that something looks: only what decides which words are printed, and on which line.

/// What tag, attributes and `style` say together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub hidden: bool,
    /// Struck out.
    pub struck: bool,
    pub superscript: bool,
    /// Line breaks of the source are line breaks.
    pub preformatted: bool,
    /// On lines of its own, or in one, where the page says so.
    pub block: Option<bool>,
}

impl Style {
    pub fn of(tag: &str, attribute: &dyn Fn(&str) -> Option<String>) -> Self {
        let declared = compact(&attribute("style").unwrap_or_default());
        let has = |words: &[&str]| words.iter().any(|word| declared.contains(word));
        let struck = ["del", "s", "strike"].contains(&tag) || has(&["line-through"]);
        Self {
            hidden: attribute("hidden").is_some_and(|value| value != "until-found")
                || is_hiding(&declared),
            struck: struck && !has(&["text-decoration:none"]),
            superscript: tag == "sup" || has(&["vertical-align:super"]),
            preformatted: ["pre", "listing", "xmp", "plaintext"].contains(&tag)
                || has(&["white-space:pre", "white-space:break-spaces"]),
            block: if has(&["display:block", "display:flex", "display:list-item"]) {
                Some(true)
            } else if has(&["display:inline"]) {
                Some(false)
            } else {
                None
            },
        }
    }
}

fn compact(style: &str) -> String {
    let kept = style.chars().filter(|c| !c.is_whitespace());
    kept.collect::<String>().to_ascii_lowercase()
}

fn is_hiding(declared: &str) -> bool {
    let mut declarations = declared
        .split(';')
        .map(|one| one.trim_end_matches("!important"));
    declarations.any(|one| {
        [
            "display:none",
            "visibility:hidden",
            "visibility:collapse",
            "mso-hide:all",
        ]
        .contains(&one)
    })
}

/// The identifiers and classes that a style sheet hides on every screen. Only selectors of one name are
/// read: others need the whole page to be understood.
pub(super) fn hidden_names(sheet: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0_usize;
    let mut in_condition = 0_usize;
    let mut start = 0;
    for (at, c) in sheet.char_indices() {
        match c {
            '{' => {
                depth += 1;
                let selector = sheet[start..at].trim();
                if selector.starts_with('@') {
                    in_condition = depth;
                } else if in_condition == 0 {
                    let end = sheet[at..].find('}').map_or(sheet.len(), |end| at + end);
                    if is_hiding(&compact(&sheet[at + 1..end])) {
                        names.extend(selector.split(',').filter_map(single_name));
                    }
                }
                start = at + 1;
            }
            '}' => {
                if depth == in_condition {
                    in_condition = 0;
                }
                depth = depth.saturating_sub(1);
                start = at + 1;
            }
            _ => {}
        }
    }
    names
}

/// `.note`, `#note`, `p.note`.
fn single_name(selector: &str) -> Option<String> {
    let selector = selector.trim();
    let (tag, name) = selector.split_once(['.', '#'])?;
    let plain = |text: &str| {
        text.chars()
            .all(|c| c.is_alphanumeric() || "-_".contains(c))
    };
    (plain(tag) && plain(name) && !name.is_empty()).then(|| name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_is_known_however_it_is_written() {
        let style =
            |declared: &str| Style::of("p", &|key| (key == "style").then(|| declared.to_owned()));
        for hidden in [
            "display:none",
            "DISPLAY: None !important",
            "color:red; visibility : hidden",
        ] {
            assert!(style(hidden).hidden, "{hidden}");
        }
        assert!(!style("display:block").hidden);
        assert!(Style::of("s", &|_| None).struck);
    }

    #[test]
    fn rules_for_one_name_hide_it_but_not_those_for_print() {
        let sheet = ".gone, p.away { display:none } @media print { .menu { display: none } } .a .b{display:none} #x{visibility:hidden}";
        assert_eq!(hidden_names(sheet), ["gone", "away", "x"]);
        assert_eq!(hidden_names(".gone,.b{display:none}"), ["gone", "b"]);
    }
}
