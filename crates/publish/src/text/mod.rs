//! What a published page says below the report, one file a language. The page is written in Chinese and carries
//! the other languages in attributes, which `assets/scripts/said.js` puts in their place.

mod en;
mod zh;
mod zh_hant;

use crate::html::escaped;
use gongbao_viewer::text::Lang;

/// Every phrase; `{}` stands for what is put in.
pub struct Text {
    pub all_numbers: &'static str,
    pub all_numbers_hint: &'static str,
    /// The heads of their table: number, what it says, sentence, place, remarks.
    pub heads: [&'static str; 5],
    pub of_year: &'static str,
    pub preamble: &'static str,
    pub derived: &'static str,
    pub inexact: &'static str,
    pub scope: &'static str,
    /// Between remarks.
    pub comma: &'static str,
    pub left_out: &'static str,
    pub filter: &'static str,
    /// Behind how many are shown.
    pub shown: &'static str,
    pub save_shown: &'static str,
    pub downloads: &'static str,
    /// The figures as CSV and as JSON, the text as such and as Markdown.
    pub files: [&'static str; 4],
    pub code: &'static str,
    /// The number of this version, how many differences it has.
    pub version: &'static str,
    /// Below a catalogue.
    pub contradictions: &'static str,
    /// From a page beside a catalogue.
    pub to_catalog: &'static str,

    // The report beside the one of the year before.
    pub last_year: &'static str,
    pub last_year_hint: &'static str,
    /// Before what that one says.
    pub was: &'static str,
    pub change: &'static str,
    pub written_alike: &'static str,
    /// Why a number that its own report contradicts is not subtracted.
    pub contradicted: &'static str,
    pub same: &'static str,
    /// More, less; of percentages higher, lower; by how much.
    pub by: [&'static str; 4],
    pub at_least: [&'static str; 4],
    pub points: &'static str,
    pub percent: &'static str,
    /// In the order of `Unlike`: kind, unit, scope, basis, subject, not exact.
    pub unlike: [&'static str; 6],
    /// Of one of the two years.
    pub not_in: &'static str,
    pub chapters: &'static str,
    pub chapter_new: &'static str,
    pub chapter_gone: &'static str,
    pub chapter_differs: &'static str,
}

/// The phrases of a language.
pub const fn of(lang: Lang) -> &'static Text {
    match lang {
        Lang::Zh => &zh::TEXT,
        Lang::ZhHant => &zh_hant::TEXT,
        Lang::En => &en::TEXT,
    }
}

/// The attributes by which an element says this in the other languages; none where it is the same in all.
pub fn others(say: &dyn Fn(Lang) -> String) -> String {
    let own = say(Lang::Zh);
    let other = |(name, lang)| {
        let said = say(lang);
        (said != own).then(|| format!(r#" data-{name}="{}""#, escaped(&said)))
    };
    let others = [("hant", Lang::ZhHant), ("en", Lang::En)].into_iter();
    others.filter_map(other).collect()
}

/// This in every language, as HTML.
pub fn said(say: &dyn Fn(Lang) -> String) -> String {
    let (own, others) = (escaped(&say(Lang::Zh)), others(say));
    if others.is_empty() {
        return own;
    }
    format!("<span{others}>{own}</span>")
}

/// A phrase with nothing to fill in, in every language, as HTML.
pub fn phrase(pick: fn(&Text) -> &'static str) -> String {
    said(&|lang| pick(of(lang)).to_owned())
}

/// What a reader of Chinese reads of it.
#[cfg(test)]
pub fn in_chinese(html: &str) -> String {
    let mut parts = html.split("<span data-");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (_, said) = part.split_once('>').unwrap();
        out += &said.replacen("</span>", "", 1);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_same_in_all_languages_is_text_and_no_element() {
        assert_eq!(said(&|_| "a<b".to_owned()), "a&lt;b");
        let tag = said(&|lang| lang.tag().to_owned());
        assert_eq!(
            tag,
            r#"<span data-hant="zh-Hant" data-en="en">zh-CN</span>"#
        );
    }
}
