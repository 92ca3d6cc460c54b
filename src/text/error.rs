//! What went wrong, said to the reader: what, where, and what to do.

use super::{Lang, fill};
use crate::load::LoadError;
use crate::platform::{FetchError, LARGEST};
use gongbao_report::ReportError;
use gongbao_report::json::Target;

impl Lang {
    /// A load error as one or two sentences.
    pub fn load_error(self, error: &LoadError) -> String {
        let text = self.text();
        match error {
            LoadError::Fetch(FetchError::Network { address }) => fill(text.no_network, &[address]),
            LoadError::Foreign { address } => fill(text.other_site, &[address]),
            LoadError::Fetch(FetchError::Status { address, status }) => {
                fill(text.http_status, &[address, &status.to_string()])
            }
            LoadError::TooLarge { name }
            | LoadError::Fetch(FetchError::TooLarge { address: name }) => {
                fill(text.too_large, &[name, &LARGEST.to_string()])
            }
            LoadError::Unreadable { name } => fill(text.unreadable_file, &[name]),
            LoadError::NotImported { name, reason } => fill(text.not_imported, &[name, reason]),
            LoadError::Report { name, error } => {
                fill(text.about_file, &[name, &self.report_error(error)])
            }
        }
    }

    /// What is wrong with a report file, and where.
    pub fn report_error(self, error: &ReportError) -> String {
        let text = self.text();
        match error {
            ReportError::Syntax { line, column, .. } => {
                fill(text.not_json, &[&line.to_string(), &column.to_string()])
            }
            ReportError::Truncated { line, column } => {
                fill(text.cut_off, &[&line.to_string(), &column.to_string()])
            }
            ReportError::UnknownFormat { found, supported } => {
                fill(text.newer_format, &[found, &supported.to_string()])
            }
            ReportError::Shape(shape) => fill(
                text.wrong_shape,
                &[&shape.path, &shape.expected, &shape.found],
            ),
            ReportError::DuplicateId { path, id, first } => {
                fill(text.duplicate_id, &[path, id, first])
            }
            ReportError::DanglingReference { path, id, expected } => fill(
                text.dangling,
                &[path, text.targets[position(*expected)], id],
            ),
        }
    }
}

fn position(target: Target) -> usize {
    match target {
        Target::Section => 0,
        Target::Paragraph => 1,
        Target::Figure => 2,
        Target::Place => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongbao_report::Report;

    #[test]
    fn what_is_wrong_with_a_report_is_said_in_one_language() {
        let wrong = [
            "[",
            "<p>",
            "[]",
            "\"\"",
            "{}",
            r#"{"format":1}"#,
            r#"{"format":1.5}"#,
            r#"{"format":1,"id":7}"#,
            r#"{"format":1,"id":"r","year":70000}"#,
            r#"{"format":1,"id":"r","title":"r","year":2020,"issuer":"i","sections":{}}"#,
            r#"{"format":1,"id":"r","title":"r","year":2020,"issuer":"i","sections":[],"figures":[{"id":"f","value":""}]}"#,
        ];
        for json in wrong {
            let error = Report::from_json(json).unwrap_err();
            for lang in [Lang::Zh, Lang::ZhHant] {
                let said = lang.report_error(&error);
                // Names of fields stand in quotation marks or behind a point.
                let mut words =
                    said.split(|c: char| !c.is_ascii_alphanumeric() && !"\"._$".contains(c));
                let english = words.find(|word| {
                    let is_name = word.contains(['"', '.']) || *word == "JSON";
                    !is_name && word.contains(|c: char| c.is_ascii_alphabetic()) && *word != "1e37"
                });
                assert_eq!(english, None, "{json}: {said}");
            }
        }
    }
}
