//! How the reader wants the page: the size of its text, the elder mode, contrast, and the language of
//! what is not the report. Kept for all reports of a site.

use super::button;
use super::el::{Build, El, el};
use super::page::Page;
use crate::text::{Lang, fill};

/// Names the setting that a button is for.
pub const SETTING: &str = "data-setting";
/// The setting for large text and few things.
pub const ELDER: &str = "elder";
/// Before the tag of a language, a setting for it.
const LANG: &str = "lang ";

/// The reader's settings. As words they stand in the attribute `data-reading`, which the style sheets
/// obey, and in the browser's memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Steps from the browser's own size.
    size: i8,
    elder: bool,
    contrast: bool,
}

const SIZES: [&str; 7] = [
    "smaller", "", "larger", "larger-2", "larger-3", "larger-4", "larger-5",
];
const PERCENT: [&str; 7] = ["87.5", "100", "112.5", "125", "150", "175", "200"];
/// The place of the browser's own size in the lists.
const OWN: i8 = 1;

impl Settings {
    pub fn of(words: &str) -> Self {
        let mut settings = Self::default();
        for word in words.split_whitespace() {
            match word {
                "elder" => settings.elder = true,
                "contrast" => settings.contrast = true,
                _ => {
                    let place = SIZES.iter().position(|size| *size == word);
                    if let Some(Ok(place)) = place.map(i8::try_from) {
                        settings.size = place - OWN;
                    }
                }
            }
        }
        settings
    }

    pub fn words(&self) -> String {
        let mut words = Vec::new();
        for (word, on) in [
            (self.size_of(SIZES), self.size != 0),
            ("elder", self.elder),
            ("contrast", self.contrast),
        ] {
            if on {
                words.push(word);
            }
        }
        words.join(" ")
    }

    /// Does what the button with this setting says.
    pub fn change(&mut self, setting: &str) {
        match setting {
            "elder" => self.elder = !self.elder,
            "contrast" => self.contrast = !self.contrast,
            "larger" if !self.is_largest() => self.size += 1,
            "smaller" if !self.is_smallest() => self.size -= 1,
            "reset" => *self = Self::default(),
            _ => {}
        }
    }

    fn size_of(&self, list: [&'static str; 7]) -> &'static str {
        let place = usize::try_from(self.size + OWN);
        place
            .ok()
            .and_then(|n| list.get(n))
            .copied()
            .unwrap_or_default()
    }

    fn is_smallest(&self) -> bool {
        self.size <= -OWN
    }

    fn is_largest(&self) -> bool {
        self.size >= 5
    }
}

/// The language that a setting is for, if it is for one.
pub fn language(setting: &str) -> Option<Lang> {
    setting.strip_prefix(LANG).map(Lang::from_tag)
}

/// The settings behind one quiet button.
pub fn panel(page: &Page, settings: &Settings) -> El {
    let text = page.lang.text();
    let [smaller, larger] = text.sizes;
    let size = fill("{}%", &[settings.size_of(PERCENT)]);
    let step = |shown: &str, name: &'static str, setting: &'static str, end: bool| {
        button(shown)
            .attr("aria-label", format!("{shown} {name}"))
            .attr(SETTING, setting)
            .attr_if("aria-disabled", end.then_some("true"))
    };
    let sizes = group(text.text_size)
        .add(step("A−", smaller, "smaller", settings.is_smallest()))
        .add(el("output").add(size))
        .add(step("A+", larger, "larger", settings.is_largest()));
    let ways = group(text.display).add(toggle(text.contrast, "contrast", settings.contrast));
    let mut languages = group(text.language);
    for lang in Lang::ALL {
        let setting = format!("{LANG}{}", lang.tag());
        let choice = toggle(lang.text().own_name, setting, lang == page.lang);
        languages = languages.add(choice.attr("lang", lang.tag()));
    }
    el("details")
        .class("settings")
        .add(el("summary").class("button").add(text.settings))
        .add(sizes)
        .add(ways)
        .add(languages)
        .add(button(text.reset).attr(SETTING, "reset"))
}

/// The elder mode stands at the top, one tap away. Its button says where it leads.
pub fn elder(page: &Page, settings: &Settings) -> El {
    let text = page.lang.text();
    let said = if settings.elder {
        text.standard
    } else {
        text.elder
    };
    el("div")
        .class("top")
        .add(button(said).attr(SETTING, ELDER))
}

fn group(name: &'static str) -> El {
    let group = el("div").class("set").attr("role", "group");
    group
        .attr("aria-label", name)
        .add(el("span").attr("aria-hidden", "true").add(name))
}

fn toggle(name: &str, setting: impl Into<yew::AttrValue>, on: bool) -> El {
    let on = if on { "true" } else { "false" };
    button(name).attr(SETTING, setting).attr("aria-pressed", on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_kept_as_words() {
        let mut settings = Settings::default();
        assert_eq!(settings.words(), "");
        for setting in ["larger", "larger", "elder", "contrast"] {
            settings.change(setting);
        }
        assert_eq!(settings.words(), "larger-2 elder contrast");
        assert_eq!(Settings::of(&settings.words()), settings);
        settings.change("elder");
        assert_eq!(settings.words(), "larger-2 contrast");
        settings.change("reset");
        assert_eq!(settings, Settings::default());
    }

    #[test]
    fn sizes_end_at_both_ends() {
        let mut settings = Settings::default();
        for _ in 0..20 {
            settings.change("larger");
        }
        assert_eq!(settings.words(), "larger-5");
        assert!(settings.is_largest());
        for _ in 0..20 {
            settings.change("smaller");
        }
        assert_eq!(settings.words(), "smaller");
    }

    #[test]
    fn words_that_mean_nothing_are_passed_over() {
        assert_eq!(Settings::of("blue larger-99"), Settings::default());
    }
}
