//! How the reader wants the page: the size of its text, the elder mode, contrast, and the language of
//! what is not the report. Kept for all reports of a site.

use super::button;
use super::el::{Build, El, el};
use super::page::Page;
use crate::text::{Lang, fill};

/// Names the wish that a button is for.
pub const WISH: &str = "data-wish";
/// The wish for large text and few things.
pub const ELDER: &str = "elder";
/// Before the tag of a language, a wish for it.
const LANG: &str = "lang ";

/// The reader's wishes. As words they stand in the attribute `data-reading`, which the style sheets
/// obey, and in the browser's memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
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

impl Reading {
    pub fn of(words: &str) -> Self {
        let mut reading = Self::default();
        for word in words.split_whitespace() {
            match word {
                "elder" => reading.elder = true,
                "contrast" => reading.contrast = true,
                _ => {
                    let place = SIZES.iter().position(|size| *size == word);
                    if let Some(Ok(place)) = place.map(i8::try_from) {
                        reading.size = place - OWN;
                    }
                }
            }
        }
        reading
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

    /// Does what the button with this wish says.
    pub fn change(&mut self, wish: &str) {
        match wish {
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

/// The language that a wish is for, if it is for one.
pub fn language(wish: &str) -> Option<Lang> {
    wish.strip_prefix(LANG).map(Lang::from_tag)
}

/// The wishes behind one quiet button.
pub fn settings(page: &Page, reading: &Reading) -> El {
    let text = page.lang.text();
    let [smaller, larger] = text.sizes;
    let size = fill("{}%", &[reading.size_of(PERCENT)]);
    let step = |shown: &str, name: &'static str, wish: &'static str, end: bool| {
        button(shown)
            .attr("aria-label", format!("{shown} {name}"))
            .attr(WISH, wish)
            .attr_if("aria-disabled", end.then_some("true"))
    };
    let sizes = group(text.text_size)
        .add(step("A−", smaller, "smaller", reading.is_smallest()))
        .add(el("output").add(size))
        .add(step("A+", larger, "larger", reading.is_largest()));
    let ways = group(text.display).add(toggle(text.contrast, "contrast", reading.contrast));
    let mut languages = group(text.language);
    for lang in Lang::ALL {
        let wish = format!("{LANG}{}", lang.tag());
        let choice = toggle(lang.text().own_name, wish, lang == page.lang);
        languages = languages.add(choice.attr("lang", lang.tag()));
    }
    el("details")
        .class("settings")
        .add(el("summary").class("button").add(text.settings))
        .add(sizes)
        .add(ways)
        .add(languages)
        .add(button(text.reset).attr(WISH, "reset"))
}

/// The elder mode stands at the top, one tap away. Its button says where it leads.
pub fn elder(page: &Page, reading: &Reading) -> El {
    let text = page.lang.text();
    let said = if reading.elder {
        text.standard
    } else {
        text.elder
    };
    el("div").class("top").add(button(said).attr(WISH, ELDER))
}

fn group(name: &'static str) -> El {
    let group = el("div").class("wish").attr("role", "group");
    group
        .attr("aria-label", name)
        .add(el("span").attr("aria-hidden", "true").add(name))
}

fn toggle(name: &str, wish: impl Into<yew::AttrValue>, on: bool) -> El {
    let on = if on { "true" } else { "false" };
    button(name).attr(WISH, wish).attr("aria-pressed", on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_kept_as_words() {
        let mut reading = Reading::default();
        assert_eq!(reading.words(), "");
        for wish in ["larger", "larger", "elder", "contrast"] {
            reading.change(wish);
        }
        assert_eq!(reading.words(), "larger-2 elder contrast");
        assert_eq!(Reading::of(&reading.words()), reading);
        reading.change("elder");
        assert_eq!(reading.words(), "larger-2 contrast");
        reading.change("reset");
        assert_eq!(reading, Reading::default());
    }

    #[test]
    fn sizes_end_at_both_ends() {
        let mut reading = Reading::default();
        for _ in 0..20 {
            reading.change("larger");
        }
        assert_eq!(reading.words(), "larger-5");
        assert!(reading.is_largest());
        for _ in 0..20 {
            reading.change("smaller");
        }
        assert_eq!(reading.words(), "smaller");
    }

    #[test]
    fn words_that_mean_nothing_are_passed_over() {
        assert_eq!(Reading::of("blue larger-99"), Reading::default());
    }
}
