//! What the page says, one file a language. The report's own text never passes through here.

mod en;
mod error;
mod finding;
mod mismatch;
pub mod number;
pub mod traditional;
mod when;
mod zh;
mod zh_hant;

use gongbao_report::Names;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    Zh,
    /// Chinese in traditional characters.
    ZhHant,
    En,
}

/// A new language does not compile before it is one of [`Lang::ALL`].
const _: () = match Lang::Zh {
    Lang::Zh | Lang::ZhHant | Lang::En => assert!(Lang::ALL.len() == 3),
};

impl Lang {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Zh, Self::ZhHant, Self::En];

    /// From a tag such as `zh-CN`, `zh-TW`, `zh-Hant-HK` or `en`; Chinese when it is neither.
    pub fn from_tag(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split('-');
        match (parts.next(), parts.next()) {
            (Some("en"), _) => Lang::En,
            (Some("zh"), Some("hant" | "tw" | "hk" | "mo")) => Lang::ZhHant,
            _ => Lang::Zh,
        }
    }

    /// The tag for `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::ZhHant => "zh-Hant",
            Lang::En => "en",
        }
    }

    /// All phrases of the page in this language.
    pub fn text(self) -> &'static Text {
        match self {
            Lang::Zh => &zh::TEXT,
            Lang::ZhHant => &zh_hant::TEXT,
            Lang::En => &en::TEXT,
        }
    }

    /// A name in this language, Chinese where there is no other.
    pub fn of(self, names: &Names) -> String {
        match (self, &names.en) {
            (Lang::En, Some(en)) => en.clone(),
            (Lang::ZhHant, _) => traditional::traditional(&names.zh),
            _ => names.zh.clone(),
        }
    }
}

/// Every phrase of the page. A language that misses one does not compile.
/// `{}` stands for what is put in.
pub struct Text {
    pub app: &'static str,
    /// The language in itself.
    pub own_name: &'static str,
    pub skip_to_text: &'static str,
    pub side: &'static str,
    pub contents: &'static str,
    pub overview: &'static str,
    pub overview_hint: &'static str,
    /// Behind how many figures of how many agree with their sentences.
    pub checked: &'static str,
    pub search: &'static str,
    pub cite: &'static str,
    /// Of a chart into another page.
    pub embed: &'static str,
    /// Of a section; of all; and how.
    pub read_aloud: [&'static str; 3],
    /// The program of the search did not come.
    pub desk_failed: &'static str,
    pub unfold_all: &'static str,
    pub fold_all: &'static str,
    pub open_file: &'static str,
    pub drop_here: &'static str,
    /// What can be done with a section.
    pub more: &'static str,
    pub tools: &'static str,
    pub settings: &'static str,
    pub text_size: &'static str,
    /// Smaller, larger.
    pub sizes: [&'static str; 2],
    pub display: &'static str,
    pub elder: &'static str,
    /// Back from the elder mode.
    pub standard: &'static str,
    pub contrast: &'static str,
    pub language: &'static str,
    pub reset: &'static str,
    pub loading: &'static str,
    /// The report on the server is a newer one than that on the screen.
    pub updated: &'static str,
    pub reopen: &'static str,
    /// The widget itself has failed.
    pub broken: &'static str,
    pub reload: &'static str,
    pub print: &'static str,
    pub brief: &'static str,
    pub print_hint: &'static str,
    pub print_section: &'static str,
    /// Before the address, before the date.
    pub print_source: [&'static str; 2],
    pub retry: &'static str,
    pub failed: &'static str,
    pub file_details: &'static str,
    pub empty_value: &'static str,
    /// Year, month, day of a date whose print is damaged.
    pub reconstructed: &'static str,
    pub preamble: &'static str,
    pub notes: &'static str,
    pub note: &'static str,
    pub notes_lead: &'static str,
    pub likely: &'static str,
    pub confidence: [&'static str; 3],
    pub portal_page: &'static str,
    pub checks: &'static str,
    pub checks_hold: &'static str,
    pub checks_fail: &'static str,
    pub checks_rule: &'static str,
    /// The prover could not be had.
    pub unproven: &'static str,
    /// Holds, contradicts, cannot be assessed, does not apply.
    pub verdicts: [&'static str; 4],
    /// Between the parts of an enumeration.
    pub comma: &'static str,
    /// How many checks came out in each way, in the order of the verdicts.
    pub totals: [&'static str; 4],
    /// In the order of `Group::ALL`.
    pub check_groups: [&'static str; 7],
    pub only_doubtful: &'static str,
    pub balance: &'static str,
    pub rate_agrees: &'static str,
    pub not_found: &'static str,
    pub parts_add_up: &'static str,
    pub parts_within: &'static str,
    pub parts_unclear: &'static str,
    pub rate_in_range: &'static str,
    pub stated_alike: &'static str,
    pub dates_in_order: &'static str,
    pub in_time: &'static str,
    pub no_date: &'static str,
    pub required_part: &'static str,
    /// The five parts of the rule, in its order.
    pub required_parts: [&'static str; 5],
    pub damaged: &'static str,
    pub numbering: &'static str,
    pub data_table: &'static str,
    pub to_sentence: &'static str,
    pub chart_hint: &'static str,
    pub item: &'static str,
    pub number: &'static str,
    pub as_printed: &'static str,
    pub not_printed: &'static str,
    pub derived: &'static str,
    pub not_stated: &'static str,
    pub lower_is_better: &'static str,
    /// Of a series (or nothing) the largest: its name, its number, its unit.
    pub most: &'static str,
    /// A place and a year.
    pub of_year: &'static str,
    /// Behind that, the unit.
    pub in_unit: &'static str,
    /// Around words of the report.
    pub quotes: [&'static str; 2],
    pub left_out: &'static str,
    pub reasons: [&'static str; 4],
    /// Of a plan, a base, an estimate, a total of several years; each with its years.
    pub when: [&'static str; 4],
    pub chart_notes: &'static str,
    pub source_note: &'static str,

    // Why a report did not open or a figure is not charted.
    pub quote_not_found: &'static str,
    pub quote_ambiguous: &'static str,
    pub printed_not_found: &'static str,
    pub printed_ambiguous: &'static str,
    pub not_whole_phrase: &'static str,
    pub not_a_number: &'static str,
    pub reads_otherwise: &'static str,
    pub subject_not_beside: &'static str,
    pub whole_differs: &'static str,
    pub says_otherwise: &'static str,
    pub count_differs: &'static str,
    pub not_json: &'static str,
    pub cut_off: &'static str,
    pub newer_format: &'static str,
    pub wrong_shape: &'static str,
    pub duplicate_id: &'static str,
    pub dangling: &'static str,
    pub no_network: &'static str,
    pub other_site: &'static str,
    pub http_status: &'static str,
    pub not_imported: &'static str,
    pub too_large: &'static str,
    pub unreadable_file: &'static str,
    pub about_file: &'static str,
    /// Section, paragraph, figure, place.
    pub targets: [&'static str; 4],
}

/// Puts values into the `{}` of a phrase, in order.
pub fn fill(phrase: &str, values: &[&str]) -> String {
    let mut out = String::new();
    let mut values = values.iter();
    for (n, part) in phrase.split("{}").enumerate() {
        if n > 0 {
            out.push_str(values.next().copied().unwrap_or_default());
        }
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_lead_to_languages() {
        for (tag, lang) in [
            ("zh", Lang::Zh),
            ("zh-CN", Lang::Zh),
            ("zh-Hans-HK", Lang::Zh),
            ("zh-Hant-HK", Lang::ZhHant),
            ("zh-TW", Lang::ZhHant),
            ("zh-Hant", Lang::ZhHant),
            ("ZH-hk", Lang::ZhHant),
            ("en", Lang::En),
            ("en-GB", Lang::En),
            ("fr", Lang::Zh),
            ("", Lang::Zh),
        ] {
            assert_eq!(Lang::from_tag(tag), lang, "{tag}");
        }
        for lang in Lang::ALL {
            assert_eq!(Lang::from_tag(lang.tag()), lang);
        }
    }
}
