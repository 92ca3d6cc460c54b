//! What the catalogue's page says, one file a language. What both pages say is in the widget's texts.

mod en;
mod zh;
mod zh_hant;

use gongbao_compare::Unlike;
use gongbao_viewer::text::Lang;

/// Every phrase of the page. `{}` stands for what is put in.
pub struct Text {
    pub title: &'static str,
    pub lead: &'static str,
    pub find: &'static str,
    pub find_label: &'static str,
    pub find_hint: &'static str,
    pub year_label: &'static str,
    pub all_years: &'static str,
    pub totals: &'static str,
    pub found: &'static str,
    pub first_of: &'static str,
    pub none_found: &'static str,
    pub years: &'static str,
    pub choose: &'static str,
    pub chosen: &'static str,
    pub chosen_title: &'static str,
    pub remove: &'static str,
    pub reports: &'static str,
    pub read_with: &'static str,
    pub compare: &'static str,
    pub other_figure: &'static str,
    pub over_years: &'static str,
    pub over_districts: &'static str,
    pub one_year: &'static str,
    pub other_topics: &'static str,
    pub year: &'static str,
    pub district: &'static str,
    pub change: &'static str,
    pub sentence: &'static str,
    pub no_report: &'static str,
    pub not_stated: &'static str,
    pub first_year: &'static str,
    pub at_least: &'static str,
    pub at_most: &'static str,
    pub points: &'static str,
    pub looking_back: &'static str,
    /// By duty, unit, scope, basis, subject, not exact.
    pub unlike: [&'static str; 6],
    pub missing_years: &'static str,
    pub silent_years: &'static str,
    /// A district with the unit of its chart.
    pub with_unit: &'static str,
    pub apart_year: &'static str,
    pub apart_district: &'static str,
    pub silent_district: &'static str,
    pub missing_district: &'static str,
    pub restated: &'static str,
    pub scope: &'static str,
    pub other_kinds: &'static str,
    pub reading_map: &'static str,
    pub one_scale: &'static str,
    pub nothing_stated: &'static str,
    pub no_such_report: &'static str,
    pub side_by_side: &'static str,
    pub reading_key: &'static str,
    pub same: &'static str,
    pub differences: &'static str,
    pub only_in: &'static str,
    pub opening: &'static str,
    pub close: &'static str,
    pub to_report: &'static str,
    pub topics: &'static [(&'static str, &'static str)],
}

/// All phrases of the page in a language.
pub fn text(lang: Lang) -> &'static Text {
    match lang {
        Lang::Zh => &zh::TEXT,
        Lang::ZhHant => &zh_hant::TEXT,
        Lang::En => &en::TEXT,
    }
}

impl Text {
    /// Why two numbers are not compared.
    pub fn unlike(&self, unlike: Unlike) -> &'static str {
        self.unlike[match unlike {
            Unlike::Kind => 0,
            Unlike::Unit => 1,
            Unlike::Scope => 2,
            Unlike::Basis => 3,
            Unlike::Subject => 4,
            Unlike::NotExact => 5,
        }]
    }

    /// The name of a topic of the vocabulary.
    pub fn topic(&self, id: &str) -> &'static str {
        let named = self.topics.iter().find(|(known, _)| *known == id);
        named.map_or(self.other_topics, |(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_words_of_its_own_and_names_the_same_topics() {
        let words = Lang::ALL.map(|lang| text(lang).find);
        assert_eq!(words, ["查找区县", "查找區縣", "Find a district"]);
        let topics = |lang| text(lang).topics.iter().map(|(id, _)| *id);
        for lang in Lang::ALL {
            assert!(topics(lang).eq(topics(Lang::Zh)), "{}", lang.tag());
        }
    }
}
