//! Ids are unique and references lead somewhere.

use super::{ReportError, Target};
use crate::model::{Ids, Index, Paragraph, Report, Row, Section};

/// Checks every id and reference of a report.
///
/// # Errors
/// The first id that is used twice or leads nowhere.
pub fn check(report: &Report) -> Result<(), ReportError> {
    let index = Index::of(report);
    let figures = Ids::of(report.figures.iter().map(|figure| figure.id.as_str()));
    let charts = Ids::of(report.charts.iter().map(|chart| chart.id.as_str()));
    if index.has_duplicates()
        || figures.len() < report.figures.len()
        || charts.len() < report.charts.len()
    {
        name_duplicate(report)?;
    }
    check_references(report, &index, &figures)
}

/// Says where the first id that is used twice stands. Paths are written out here only: a long report has
/// thousands.
fn name_duplicate(report: &Report) -> Result<(), ReportError> {
    let mut ids = Seen::default();
    ids.take_paragraphs(&report.preamble, "$.preamble")?;
    ids.take_sections(&report.sections, "$.sections")?;
    let mut figures = Seen::default();
    for (n, figure) in report.figures.iter().enumerate() {
        figures.take(&figure.id, format!("$.figures[{n}].id"))?;
    }
    let mut charts = Seen::default();
    for (n, chart) in report.charts.iter().enumerate() {
        charts.take(&chart.id, format!("$.charts[{n}].id"))?;
    }
    Ok(())
}

fn check_references(report: &Report, index: &Index<'_>, figures: &Ids) -> Result<(), ReportError> {
    for (n, figure) in report.figures.iter().enumerate() {
        let id = &figure.source.paragraph;
        if index.paragraph(id).is_none() {
            return dangling(
                format!("$.figures[{n}].source.paragraph"),
                id,
                Target::Paragraph,
            );
        }
        if let Some(of) = &figure.of
            && figures.get(of).is_none()
        {
            return dangling(format!("$.figures[{n}].of"), of, Target::Figure);
        }
    }
    for (n, id) in report.highlights.iter().enumerate() {
        if figures.get(id).is_none() {
            return dangling(format!("$.highlights[{n}]"), id, Target::Figure);
        }
    }
    for (n, chart) in report.charts.iter().enumerate() {
        if index.section(&chart.section).is_none() {
            return dangling(
                format!("$.charts[{n}].section"),
                &chart.section,
                Target::Section,
            );
        }
        check_rows(&chart.rows, &format!("$.charts[{n}].rows"), figures)?;
    }
    for (n, note) in report.notes.iter().enumerate() {
        if index.place(&note.at).is_none() {
            return dangling(format!("$.notes[{n}].at"), &note.at, Target::Place);
        }
    }
    Ok(())
}

fn check_rows(rows: &[Row], path: &str, figures: &Ids) -> Result<(), ReportError> {
    for (r, row) in rows.iter().enumerate() {
        for (f, id) in row.figures.iter().enumerate() {
            if figures.get(id).is_none() {
                return dangling(format!("{path}[{r}].figures[{f}]"), id, Target::Figure);
            }
        }
        check_rows(&row.parts, &format!("{path}[{r}].parts"), figures)?;
    }
    Ok(())
}

fn dangling(path: String, id: &str, expected: Target) -> Result<(), ReportError> {
    Err(ReportError::DanglingReference {
        path,
        id: id.to_owned(),
        expected,
    })
}

/// Ids seen so far and where.
#[derive(Default)]
struct Seen {
    ids: Ids,
    paths: Vec<String>,
}

impl Seen {
    fn take(&mut self, id: &str, path: String) -> Result<(), ReportError> {
        if let Some(first) = self.ids.get(id) {
            return Err(ReportError::DuplicateId {
                path,
                id: id.to_owned(),
                first: self.paths[first].clone(),
            });
        }
        self.ids.set(id, self.paths.len());
        self.paths.push(path);
        Ok(())
    }

    fn take_sections(&mut self, sections: &[Section], path: &str) -> Result<(), ReportError> {
        for (n, section) in sections.iter().enumerate() {
            let here = format!("{path}[{n}]");
            self.take(&section.id, format!("{here}.id"))?;
            self.take_paragraphs(&section.paragraphs, &format!("{here}.paragraphs"))?;
            self.take_sections(&section.sections, &format!("{here}.sections"))?;
        }
        Ok(())
    }

    fn take_paragraphs(&mut self, paragraphs: &[Paragraph], path: &str) -> Result<(), ReportError> {
        for (n, paragraph) in paragraphs.iter().enumerate() {
            self.take(&paragraph.id, format!("{path}[{n}].id"))?;
        }
        Ok(())
    }
}
