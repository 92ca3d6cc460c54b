//! Where in the input that stands which an import was not sure of.

use crate::order;

use crate::diagnostic::{Diagnostic, Problem, Severity};
use crate::figures::Doubt;
use crate::figures::ledger::{Class, Entry};
use crate::source::{Line, Source};
use gongbao_report::Report;
use gongbao_report::model::{Index, Place, Table, TableCell};
use gongbao_report::text::row_text;
use std::ops::Range;

/// Adds the notes of damage and the numbers in doubt, each with its place in the input.
pub(crate) fn locate(
    diagnostics: &mut Vec<Diagnostic>,
    ledger: &[Entry],
    report: &Report,
    source: &Source,
) {
    let index = Index::of(report);
    for note in &report.notes {
        let mut diagnostic = Diagnostic::new(Problem::Damage {
            printed: note.printed.clone(),
            remark: note.remark.zh.clone(),
        });
        if note.damaged_number {
            diagnostic.severity = Severity::Warning;
        }
        let around = index.place(&note.at).map(|place| place.text());
        place(&mut diagnostic, &note.printed, around.as_deref(), source);
        diagnostics.push(diagnostic);
    }
    // The ledger is in the order of the text: each search begins where the last ended.
    let mut last = 0;
    for entry in ledger {
        let Class::Doubt(why) = entry.class else {
            continue;
        };
        let printed = entry.printed.clone();
        let mut diagnostic = Diagnostic::new(match why {
            Doubt::Columns => Problem::ColumnsUnclear { printed },
            _ => Problem::FigureUnclear { printed },
        });
        match index.place(&entry.paragraph) {
            Some(Place::Paragraph(paragraph, _)) if paragraph.table.is_none() => {
                place_number(
                    &mut diagnostic,
                    &paragraph.text,
                    &entry.at,
                    source,
                    &mut last,
                );
            }
            _ => {
                let has = |row: &Vec<TableCell>| row_text(row).contains(&entry.printed);
                let holds = |table: &Table| table.rows.iter().any(has);
                let mut lines = source.lines.iter();
                let line = lines.find(|line| line.table.as_ref().is_some_and(holds));
                diagnostic.line = line.map_or(0, |line| line.number);
            }
        }
        diagnostics.push(diagnostic);
    }
    // By line, within it by column.
    let by_column = order::by_key(std::mem::take(diagnostics), |diagnostic| diagnostic.column);
    *diagnostics = order::by_key(by_column, |diagnostic| diagnostic.line);
}

/// Finds a number of a paragraph in the input by the words before it: the same digits stand inside others.
fn place_number(
    diagnostic: &mut Diagnostic,
    text: &str,
    at: &Range<usize>,
    source: &Source,
    last: &mut usize,
) {
    /// More words before it are seldom on one line.
    const LEAD: usize = 12;
    let leads = text[..at.start].char_indices().rev().take(LEAD);
    let mut starts: Vec<usize> = leads.map(|(start, _)| start).collect();
    starts.reverse();
    starts.push(at.start);
    for start in starts {
        let lines = (*last..source.lines.len()).chain(0..*last);
        let find = |n: usize| source.lines[n].text.find(&text[start..at.end]);
        if let Some((n, found)) = lines.into_iter().find_map(|n| Some((n, find(n)?))) {
            let from = found + at.start - start;
            mark(diagnostic, &source.lines[n], from..from + at.len());
            *last = n;
            return;
        }
    }
}

fn place(diagnostic: &mut Diagnostic, printed: &str, around: Option<&str>, source: &Source) {
    let fits = |text: &str| around.is_none_or(|around| around.contains(text.trim()));
    for line in &source.lines {
        let found = line.text.find(printed);
        let holds = || fits(&line.text) || around.is_some_and(|a| line.text.contains(a));
        if let Some(at) = found.filter(|_| holds()) {
            mark(diagnostic, line, at..at + printed.len());
            return;
        }
    }
}

/// Points at these bytes of a line.
fn mark(diagnostic: &mut Diagnostic, line: &Line, at: Range<usize>) {
    let (before, after) = (&line.text[..at.start], &line.text[at.end..]);
    diagnostic.line = line.number;
    diagnostic.column = before.chars().count() + 1;
    let from = before.chars().count().saturating_sub(16);
    diagnostic.excerpt = [
        before.chars().skip(from).collect(),
        line.text[at].to_owned(),
        after.chars().take(12).collect(),
    ];
}
