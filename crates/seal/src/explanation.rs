//! An altered piece in the words of readers.

use crate::piece::FILE;
use crate::place::Change;
use crate::{Altered, Piece, What};
use serde::Serialize;
use std::fmt;

/// The language in which a reader is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    Zh,
    En,
}

impl Lang {
    fn told(self, zh: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// One of two texts with values in it, as `format!` puts them there.
macro_rules! said {
    ($lang:expr, $zh:literal, $en:literal $(, $value:expr)*) => {
        match $lang {
            Lang::Zh => format!($zh $(, $value)*),
            Lang::En => format!($en $(, $value)*),
        }
    };
}

/// An altered piece as a reader is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    #[serde(skip)]
    lang: Lang,
    /// Such as `段落 xin-fang.1`.
    pub name: String,
    /// What became of all of it; nothing where the places say it.
    pub what: String,
    pub places: Vec<Spot>,
}

/// A place in it where other words stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spot {
    #[serde(skip)]
    lang: Lang,
    /// Such as `第8字`, of a file `第3行第8字（#xin-fang.1 处）`.
    pub place: String,
    /// Such as `原为“2”，现为“9”`.
    pub what: String,
    /// What stood there; none where it cannot be told.
    pub was: Option<String>,
    pub now: String,
    /// The words around it.
    pub around: [String; 2],
}

impl Explanation {
    /// What is to be said of an altered piece; `pieces` are those of today.
    pub fn of(altered: &Altered, pieces: &[Piece], lang: Lang) -> Self {
        let spots = |at: &str, changes: &[Change]| {
            let piece = pieces.iter().find(|piece| piece.at == at);
            let text = piece.map(|piece| String::from_utf8_lossy(&piece.bytes));
            let letters: Vec<char> = text.unwrap_or_default().chars().collect();
            let is_file = altered.at.starts_with(FILE);
            let spots = changes.iter();
            spots
                .map(|change| Spot::of(change, &letters, is_file, lang))
                .collect()
        };
        let whole = |zh, en| (lang.told(zh, en).to_owned(), Vec::new());
        let (what, places) = match &altered.what {
            What::Text(all) if all.is_empty() => whole("内容不同", "has another content"),
            What::Text(all) => (String::new(), spots(&altered.at, all)),
            What::Renamed(now, all) => (
                said!(lang, "改名为 {now}", "is called {now} now"),
                spots(now, all),
            ),
            What::Missing => whole("没有了", "is gone"),
            What::Added => whole("多出来的", "was added"),
            What::Moved => whole("换了位置", "was moved"),
        };
        Self {
            lang,
            name: name(&altered.at, lang),
            what,
            places,
        }
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spots: Vec<String> = self.places.iter().map(Spot::to_string).collect();
        let (is, and) = (self.lang.told("：", ": "), self.lang.told("；", "; "));
        let apart = if self.what.is_empty() || spots.is_empty() {
            ""
        } else {
            and
        };
        let spots = spots.join(and);
        write!(f, "{}{is}{}{apart}{spots}", self.name, self.what)
    }
}

impl Spot {
    fn of(change: &Change, letters: &[char], is_file: bool, lang: Lang) -> Self {
        const AROUND: usize = 12;
        let at = change.at.min(letters.len());
        let end = (at + change.now.chars().count()).min(letters.len());
        let words = |span: std::ops::Range<usize>| -> String {
            let words = letters.get(span).unwrap_or_default().iter();
            words
                .map(|c| if c.is_control() { ' ' } else { *c })
                .collect()
        };
        let now = shortened(words(at..end));
        let what = match change.was.as_deref() {
            Some("") => said!(lang, "多了“{now}”", "“{now}” was added"),
            Some(was) if now.is_empty() => said!(lang, "少了“{was}”", "“{was}” is gone"),
            Some(was) => said!(lang, "原为“{was}”，现为“{now}”", "was “{was}”, is “{now}”"),
            None => lang.told("这一段不同", "this part differs").to_owned(),
        };
        let place = if is_file {
            place_in_file(&letters[..at], lang)
        } else {
            said!(lang, "第{0}字", "character {0}", at + 1)
        };
        let (from, to) = (at.saturating_sub(AROUND), (end + AROUND).min(letters.len()));
        Self {
            lang,
            place,
            what,
            was: change.was.clone(),
            now,
            around: [words(from..at), words(end..to)],
        }
    }
}

impl fmt::Display for Spot {
    /// `第8字：原为“2”，现为“9”（……收到来信【9】29件……）`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            lang,
            place,
            what,
            now,
            around: [before, after],
            ..
        } = self;
        let text = said!(
            lang,
            "{place}：{what}（{before}【{now}】{after}）",
            "{place}: {what} ({before}【{now}】{after})"
        );
        f.write_str(&text)
    }
}

/// Of a very long run the beginning and the end: what was put into a run of a long file is to be seen.
fn shortened(words: String) -> String {
    const LONGEST: usize = 1000;
    const END: usize = 200;
    let letters: Vec<char> = words.chars().collect();
    if letters.len() <= LONGEST {
        return words;
    }
    let (begin, _) = letters.split_at(LONGEST - END);
    let (_, end) = letters.split_at(letters.len() - END);
    let text = |letters: &[char]| letters.iter().collect::<String>();
    format!("{}……{}", text(begin), text(end))
}

/// Line and column, and the element with an id that is next before.
fn place_in_file(before: &[char], lang: Lang) -> String {
    let before: String = before.iter().collect();
    let line = before.matches('\n').count() + 1;
    let last = before.rsplit('\n').next().unwrap_or_default();
    let column = last.chars().count() + 1;
    let id = before
        .rsplit_once(" id=\"")
        .and_then(|(_, rest)| rest.split_once('"'));
    let id = id.map_or_else(String::new, |(id, _)| {
        said!(lang, "（#{id} 处）", " (at #{id})")
    });
    said!(
        lang,
        "第{line}行第{column}字{id}",
        "line {line}, character {column}{id}"
    )
}

/// The name of a piece as readers know it.
pub fn name(at: &str, lang: Lang) -> String {
    const KINDS: [(&str, &str, &str); 5] = [
        (FILE, "文件", "file"),
        ("figure/", "数字", "figure"),
        ("chart/", "图", "chart"),
        ("note/", "疑误说明", "note"),
        ("proof/", "核对记录", "record"),
    ];
    const METADATA: [&str; 9] = [
        "format",
        "id",
        "title",
        "year",
        "issuer",
        "kind",
        "district",
        "address",
        "highlights",
    ];
    let line = |rest: &str| rest.parse().map_or(0, |n: usize| n + 1);
    if let Some(rest) = at.strip_prefix("front/") {
        return said!(lang, "文前第{0}行", "line {0} before the text", line(rest));
    }
    if let Some(rest) = at.strip_prefix("back/") {
        return said!(lang, "文后第{0}行", "line {0} after the text", line(rest));
    }
    let kind = KINDS
        .iter()
        .find_map(|(kind, zh, en)| Some((lang.told(zh, en), at.strip_prefix(kind)?)));
    let (kind, rest) = match kind {
        Some(kind) => kind,
        None if METADATA.contains(&at) => (lang.told("元数据", "metadata"), at),
        None => match at.strip_suffix("/table") {
            Some(at) => (lang.told("表", "table"), at),
            None if at.contains('.') => (lang.told("段落", "paragraph"), at),
            None => (lang.told("章节", "section"), at),
        },
    };
    format!("{kind} {rest}")
}
