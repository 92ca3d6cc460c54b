//! The one door through which the files of a catalogue come in. Errors say where, what was expected
//! and what was found, as a report's do.

use crate::model::{Catalog, District, Entry, Excerpts, FORMAT, Known, Listed, Region, Years};
use gongbao_report::ReportError;
use gongbao_report::json::node::Node;
use gongbao_report::json::{check_references, document, names, report, report_kind};

impl Catalog {
    /// Reads the root.
    ///
    /// # Errors
    /// The first thing wrong.
    pub fn from_json(json: &str) -> Result<Self, ReportError> {
        document(json, FORMAT, |node| {
            node.object(|fields| Self {
                format: u32::from(fields.need_u16("format")),
                regions: fields.need_list("regions", region),
            })
        })
    }
}

impl District {
    /// Reads the file of a district.
    ///
    /// # Errors
    /// The first thing wrong.
    pub fn from_json(json: &str) -> Result<Self, ReportError> {
        document(json, FORMAT, |node| {
            node.object(|fields| Self {
                format: u32::from(fields.need_u16("format")),
                region: fields.text("region"),
                name: fields.text("name"),
                reports: fields.need_list("reports", entry),
                figures: fields.need_list("figures", known),
            })
        })
    }
}

impl Excerpts {
    /// Reads the excerpts of a district.
    ///
    /// # Errors
    /// The first thing wrong.
    pub fn from_json(json: &str) -> Result<Self, ReportError> {
        let excerpts = document(json, FORMAT, |node| {
            node.object(|fields| Self {
                format: u32::from(fields.need_u16("format")),
                reports: fields.need_list("reports", report),
            })
        })?;
        for (n, report) in excerpts.reports.iter().enumerate() {
            check_references(report).map_err(|error| inside(error, n))?;
        }
        Ok(excerpts)
    }
}

/// An error of the nth report as one of the whole file.
fn inside(error: ReportError, n: usize) -> ReportError {
    let within = |path: String| path.replacen('$', &format!("$.reports[{n}]"), 1);
    match error {
        ReportError::DuplicateId { path, id, first } => ReportError::DuplicateId {
            path: within(path),
            id,
            first: within(first),
        },
        ReportError::DanglingReference { path, id, expected } => ReportError::DanglingReference {
            path: within(path),
            id,
            expected,
        },
        other => other,
    }
}

fn region(node: Node<'_>) -> Region {
    node.object(|fields| Region {
        name: fields.text("name"),
        districts: fields.need_list("districts", listed),
    })
}

fn listed(node: Node<'_>) -> Listed {
    node.object(|fields| Listed {
        name: fields.text("name"),
        years: fields.need_list("years", years),
    })
}

fn years(node: Node<'_>) -> Years {
    node.object(|fields| Years {
        from: fields.need_u16("from"),
        to: fields.need_u16("to"),
    })
}

fn entry(node: Node<'_>) -> Entry {
    node.object(|fields| Entry {
        id: fields.text("id"),
        kind: report_kind(fields),
        year: fields.need_u16("year"),
        title: fields.text("title"),
        page: fields.text("page"),
        data: fields.text("data"),
    })
}

fn known(node: Node<'_>) -> Known {
    node.object(|fields| Known {
        id: fields.text("id"),
        label: fields.need("label", names),
        years: fields.need_list("years", years),
    })
}
