//! An altered piece in the words of readers.

use crate::piece::FILE;
use crate::place::Change;
use crate::{Altered, Piece, What};
use serde::Serialize;
use std::fmt;

/// An altered piece as a reader is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Such as `段落 xin-fang.1`.
    pub name: String,
    /// What became of all of it; nothing where the places say it.
    pub what: String,
    pub places: Vec<Spot>,
}

/// A place in it where other words stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spot {
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

impl Told {
    /// What is to be said of an altered piece; `pieces` are those of today.
    pub fn of(altered: &Altered, pieces: &[Piece]) -> Self {
        let spots = |at: &str, changes: &[Change]| {
            let piece = pieces.iter().find(|piece| piece.at == at);
            let text = piece.map(|piece| String::from_utf8_lossy(&piece.bytes));
            let letters: Vec<char> = text.unwrap_or_default().chars().collect();
            let is_file = altered.at.starts_with(FILE);
            let spots = changes.iter();
            spots
                .map(|change| Spot::of(change, &letters, is_file))
                .collect()
        };
        let (what, places) = match &altered.what {
            What::Text(all) if all.is_empty() => ("内容不同".to_owned(), Vec::new()),
            What::Text(all) => (String::new(), spots(&altered.at, all)),
            What::Renamed(now, all) => (format!("改名为 {now}"), spots(now, all)),
            What::Missing => ("没有了".to_owned(), Vec::new()),
            What::Added => ("多出来的".to_owned(), Vec::new()),
            What::Moved => ("换了位置".to_owned(), Vec::new()),
        };
        Self {
            name: name(&altered.at),
            what,
            places,
        }
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spots: Vec<String> = self.places.iter().map(Spot::to_string).collect();
        write!(f, "{}：{}{}", self.name, self.what, spots.join("；"))
    }
}

impl Spot {
    fn of(change: &Change, letters: &[char], is_file: bool) -> Self {
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
            Some("") => format!("多了“{now}”"),
            Some(was) if now.is_empty() => format!("少了“{was}”"),
            Some(was) => format!("原为“{was}”，现为“{now}”"),
            None => "这一段不同".to_owned(),
        };
        let place = if is_file {
            place_in_file(&letters[..at])
        } else {
            format!("第{}字", at + 1)
        };
        let (from, to) = (at.saturating_sub(AROUND), (end + AROUND).min(letters.len()));
        Self {
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
            place,
            what,
            now,
            around: [before, after],
            ..
        } = self;
        write!(f, "{place}：{what}（{before}【{now}】{after}）")
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
fn place_in_file(before: &[char]) -> String {
    let before: String = before.iter().collect();
    let line = before.matches('\n').count() + 1;
    let last = before.rsplit('\n').next().unwrap_or_default();
    let column = last.chars().count() + 1;
    let id = before
        .rsplit_once(" id=\"")
        .and_then(|(_, rest)| rest.split_once('"'));
    let id = id.map_or_else(String::new, |(id, _)| format!("（#{id} 处）"));
    format!("第{line}行第{column}字{id}")
}

/// The name of a piece as readers know it.
pub fn name(at: &str) -> String {
    const KINDS: [(&str, &str); 5] = [
        (FILE, "文件"),
        ("figure/", "数字"),
        ("chart/", "图"),
        ("note/", "疑误说明"),
        ("proof/", "核对记录"),
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
        return format!("文前第{}行", line(rest));
    }
    if let Some(rest) = at.strip_prefix("back/") {
        return format!("文后第{}行", line(rest));
    }
    let kind = KINDS
        .iter()
        .find_map(|(kind, name)| Some((name, at.strip_prefix(kind)?)));
    match kind {
        Some((kind, rest)) => format!("{kind} {rest}"),
        None if METADATA.contains(&at) => format!("元数据 {at}"),
        None => match at.strip_suffix("/table") {
            Some(at) => format!("表 {at}"),
            None if at.contains('.') => format!("段落 {at}"),
            None => format!("章节 {at}"),
        },
    }
}
