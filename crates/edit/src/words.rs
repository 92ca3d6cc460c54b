//! Words of the text that state a number, and the figure that is read from them.

use crate::error::EditError;
use gongbao_report::address::sentence_at;
use gongbao_report::model::{Basis, Figure, Index, Role, Source};
use gongbao_report::phrase::{self, Phrase, PhraseKind};
use gongbao_report::text::row_text;
use gongbao_report::{Names, Report};
use std::ops::Range;

/// Words of a paragraph that state a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Id of the paragraph.
    pub paragraph: String,
    /// Bytes of its text; in a table, of the row.
    pub at: Range<usize>,
}

/// A text, and the numbers of it that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    pub text: String,
    pub words: Vec<Words>,
    /// Where the number begins that is chosen now.
    pub current: Option<usize>,
}

/// The numbers of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    pub text: String,
    /// Those that no figure states yet.
    pub free: Vec<Words>,
    /// Those that figures state.
    pub stated: Vec<Words>,
}

/// The text that a figure's sentence is a part of, and every number in it that the figure could be: its
/// paragraph's, or its row's in a table.
pub fn around(report: &Report, figure: &Figure) -> Option<Around> {
    let text = text_around(report, figure)?;
    let current = place_of(&text, &figure.source);
    let words = in_text(&text, &figure.source.paragraph, current.as_slice());
    Some(Around {
        text,
        words,
        current,
    })
}

/// The text of a paragraph, or of its row that says this.
pub fn text_of(report: &Report, paragraph: &str, said: &str) -> Option<String> {
    let found = Index::of(report).paragraph(paragraph)?;
    let rows = found.table.iter().flat_map(|table| &table.rows);
    let mut rows = rows.map(|row| row_text(row));
    Some(match rows.find(|row| row.contains(said)) {
        Some(row) if !found.text.contains(said) => row,
        _ => found.text.clone(),
    })
}

/// The numbers of a text that are a count, and those that figures state, which begin at these bytes.
pub fn in_text(text: &str, paragraph: &str, stated: &[usize]) -> Vec<Words> {
    let words = phrase::scan(text).into_iter().filter(is_countable);
    let words =
        words.filter(|phrase| stated.contains(&phrase.span.start) || !is_article(text, phrase));
    let words = words.map(|phrase| Words {
        paragraph: paragraph.to_owned(),
        at: phrase.span,
    });
    words.collect()
}

/// Where the number of a figure begins in this text.
pub fn place_of(text: &str, source: &Source) -> Option<usize> {
    let nth = |which: Option<u32>| which.unwrap_or(1).saturating_sub(1) as usize;
    let quote = places(text, &source.quote);
    let quote = quote.get(nth(source.occurrence))?;
    let mut stated = phrase::scan(&source.quote)
        .into_iter()
        .filter(|phrase| source.quote[phrase.span.clone()] == source.printed);
    let number = stated.nth(nth(source.printed_occurrence))?;
    Some(quote + number.span.start)
}

/// The figure that words of this text state, called after what stands before them.
///
/// # Errors
/// When the words are no number.
pub fn taken(report: &Report, text: &str, words: &Words) -> Result<Figure, EditError> {
    const LONGEST: usize = 16;
    let used = |id: &str| report.figures.iter().any(|figure| figure.id == id);
    let mut ids = (1..).map(|n| format!("local.taken-{n}"));
    let id = ids.find(|id| !used(id)).unwrap_or_default();
    let before = text.get(..words.at.start).unwrap_or_default();
    let clause = before
        .rsplit(|c: char| "，。；：、,;:（(\t".contains(c))
        .find(|clause| clause.chars().any(char::is_alphabetic));
    let clause: Vec<char> = clause.unwrap_or_default().trim().chars().collect();
    let name: String = clause[clause.len().saturating_sub(LONGEST)..]
        .iter()
        .collect();
    let printed = text.get(words.at.clone()).unwrap_or_default();
    let label = named(&name).or_else(|_| named(printed))?;
    let source = Source {
        paragraph: words.paragraph.clone(),
        quote: text.to_owned(),
        ..Source::default()
    };
    let blank = Figure::amount(id, label, 0.0, String::new(), source);
    figure_of(report, &blank, words)
}

fn text_around(report: &Report, figure: &Figure) -> Option<String> {
    let Source {
        paragraph, quote, ..
    } = &figure.source;
    let paragraph = Index::of(report).paragraph(paragraph)?;
    let row = paragraph.table.is_some() && !paragraph.text.contains(quote.as_str());
    Some(if row {
        quote.clone()
    } else {
        paragraph.text.clone()
    })
}

pub(crate) fn is_countable(phrase: &Phrase) -> bool {
    match phrase.kind {
        PhraseKind::Amount | PhraseKind::Zero => true,
        // A cell prints no unit: its header's is the figure's.
        PhraseKind::Bare => !phrase.in_words,
        _ => false,
    }
}

/// One or a half in Chinese numerals counts only where its clause ends; before other words it is an article.
fn is_article(text: &str, phrase: &Phrase) -> bool {
    let Phrase { span, quantity, .. } = phrase;
    let after = text.get(span.end..).unwrap_or_default();
    phrase.kind == PhraseKind::Amount
        && phrase.in_words
        && quantity.value <= 1.0
        && quantity.unit != "%"
        && after.starts_with(char::is_alphanumeric)
}

/// The figure as these words state it. It keeps its name; what was read around its old words goes.
///
/// # Errors
/// When the words are no number.
pub fn figure_of(report: &Report, figure: &Figure, words: &Words) -> Result<Figure, EditError> {
    let said = |text: &str| text.get(words.at.clone()).unwrap_or_default().to_owned();
    let text = text_around(report, figure)
        .filter(|_| words.paragraph == figure.source.paragraph)
        .ok_or_else(|| EditError::Unknown(words.paragraph.clone()))?;
    let mut phrases = phrase::scan(&text).into_iter().filter(is_countable);
    let read = phrases.find(|phrase| phrase.span == words.at);
    let read = read.ok_or_else(|| EditError::NoNumber(said(&text)))?;
    let is_row = text == figure.source.quote;
    let quote = if is_row {
        text.clone()
    } else {
        sentence_at(&text, words.at.start).to_owned()
    };
    let printed = said(&text);
    let quotes: Vec<usize> = places(&text, &quote);
    let quote_at = quotes
        .iter()
        .rposition(|at| *at <= words.at.start)
        .unwrap_or_default();
    let inside = words.at.start - quotes.get(quote_at).copied().unwrap_or_default();
    let stated: Vec<usize> = phrase::scan(&quote)
        .into_iter()
        .filter(|phrase| quote[phrase.span.clone()] == printed)
        .map(|phrase| phrase.span.start)
        .collect();
    let nth = stated.iter().position(|at| *at == inside);
    let unit = match read.quantity.unit {
        unit if unit.is_empty() => figure.unit.clone(),
        unit => unit,
    };
    let basis = if read.kind == PhraseKind::Zero {
        Basis::ZeroInWords
    } else {
        Basis::Printed
    };
    let role = match figure.role {
        Role::Amount | Role::Rate if unit == "%" => Role::Rate,
        Role::Amount | Role::Rate => Role::Amount,
        other => other,
    };
    Ok(Figure {
        value: read.quantity.value,
        to_value: read.quantity.to,
        qualifier: read.quantity.qualifier,
        unit,
        role,
        basis,
        change: None,
        of: None,
        items: Vec::new(),
        words: Vec::new(),
        source: Source {
            paragraph: words.paragraph.clone(),
            occurrence: nth_of(quotes.len(), Some(quote_at)),
            printed_occurrence: nth_of(stated.len(), nth),
            quote,
            printed,
            subject: None,
        },
        ..figure.clone()
    })
}

/// Which of several, from 1; nothing of the only one.
fn nth_of(count: usize, place: Option<usize>) -> Option<u32> {
    let nth = u32::try_from(place? + 1).ok()?;
    (count > 1).then_some(nth)
}

fn places(text: &str, part: &str) -> Vec<usize> {
    text.match_indices(part).map(|(at, _)| at).collect()
}

/// A Chinese name: one in English would name what it was before.
pub fn named(zh: &str) -> Result<Names, EditError> {
    let zh = zh.split_whitespace().collect::<Vec<_>>().join(" ");
    if zh.is_empty() {
        return Err(EditError::Empty);
    }
    Ok(Names { zh, en: None })
}
