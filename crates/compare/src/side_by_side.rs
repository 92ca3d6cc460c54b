//! Two reports side by side: sections by their titles, paragraphs by their words, words by a diff.
//! Nothing is left out: every paragraph of both stands in exactly one row.

mod align;
mod words;

use gongbao_report::Report;
use gongbao_report::model::{Paragraph, Section};
use gongbao_report::text::row_text;

pub use words::{Piece, Pieces};

/// Two texts, aligned.
#[derive(Clone, Debug, PartialEq)]
pub struct SideBySide<'a> {
    /// In the order of the later report; what only the earlier has stands where it stood.
    pub sections: Vec<SectionPair<'a>>,
}

/// A section of one or both reports; without either it is the text before the first section.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionPair<'a> {
    pub earlier: Option<&'a Section>,
    pub later: Option<&'a Section>,
    /// How deep it stands: 0 for the outermost.
    pub depth: usize,
    pub rows: Vec<Row>,
}

/// A paragraph of one or both; a row of a printed table is a paragraph here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    Same(String),
    Changed { earlier: Pieces, later: Pieces },
    OnlyEarlier(String),
    OnlyLater(String),
}

impl<'a> SideBySide<'a> {
    pub fn of(earlier: &'a Report, later: &'a Report) -> Self {
        let mut sections = vec![SectionPair {
            earlier: None,
            later: None,
            depth: 0,
            rows: rows(&earlier.preamble, &later.preamble),
        }];
        sections.retain(|opening| !opening.rows.is_empty());
        take(&mut sections, &earlier.sections, &later.sections, 0);
        Self { sections }
    }
}

impl SectionPair<'_> {
    /// How many of its own paragraphs differ.
    pub fn differences(&self) -> usize {
        let same = |row: &&Row| matches!(row, Row::Same(_));
        self.rows.iter().filter(|row| !same(row)).count()
    }
}

fn take<'a>(
    out: &mut Vec<SectionPair<'a>>,
    earlier: &'a [Section],
    later: &'a [Section],
    depth: usize,
) {
    let titles = |sections: &'a [Section]| -> Vec<&'a str> {
        sections
            .iter()
            .map(|section| section.title.as_str())
            .collect()
    };
    for (a, b) in align::by_likeness(&titles(earlier), &titles(later)) {
        let (a, b) = (a.map(|n| &earlier[n]), b.map(|n| &later[n]));
        out.push(SectionPair {
            earlier: a,
            later: b,
            depth,
            rows: rows(
                a.map_or(&[], |section| &section.paragraphs),
                b.map_or(&[], |section| &section.paragraphs),
            ),
        });
        take(
            out,
            a.map_or(&[], |section| &section.sections),
            b.map_or(&[], |section| &section.sections),
            depth + 1,
        );
    }
}

fn rows(earlier: &[Paragraph], later: &[Paragraph]) -> Vec<Row> {
    let (a, b) = (texts(earlier), texts(later));
    let (old, new): (Vec<&str>, Vec<&str>) = (
        a.iter().map(String::as_str).collect(),
        b.iter().map(String::as_str).collect(),
    );
    let row = |pair: align::Pair| match pair {
        (Some(n), Some(m)) if old[n] == new[m] => Row::Same(old[n].to_owned()),
        (Some(n), Some(m)) => {
            let (earlier, later) = words::differences(old[n], new[m]);
            Row::Changed { earlier, later }
        }
        (Some(n), None) => Row::OnlyEarlier(old[n].to_owned()),
        (None, m) => Row::OnlyLater(m.map_or("", |m| new[m]).to_owned()),
    };
    align::in_order(&old, &new).into_iter().map(row).collect()
}

fn texts(paragraphs: &[Paragraph]) -> Vec<String> {
    let mut out = Vec::new();
    for paragraph in paragraphs {
        if !paragraph.text.is_empty() {
            out.push(paragraph.text.clone());
        }
        let table = paragraph.table.iter().flat_map(|table| &table.rows);
        out.extend(table.map(|row| row_text(row)));
    }
    out
}

#[cfg(test)]
mod tests;
