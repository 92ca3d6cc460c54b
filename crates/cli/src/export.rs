//! `gongbao export`: the figures or the text of a report for other programs.

use crate::import::read_report;
use crate::lang::told;
use crate::problem::InEnglish;
use crate::{Outcome, output};
use clap::Args;
use gongbao_report::{Verified, export};
use std::io::Write;
use std::path::Path;

/// What is to be written.
#[derive(Args)]
#[group(required = true, multiple = false)]
pub struct Form {
    #[arg(long, help = told("数字：CSV,可用 Excel、WPS、LibreOffice 打开", "The numbers as CSV, for Excel, WPS and LibreOffice"))]
    csv: bool,
    #[arg(long, help = told("数字：JSON,供程序读取", "The numbers as JSON, for programs"))]
    json: bool,
    #[arg(long, help = told("全文：Markdown", "The text as Markdown"))]
    markdown: bool,
    #[arg(long, help = told("全文：纯文本", "The text, plain"))]
    text: bool,
}

/// Writes it to a file, or to standard output.
pub fn run(report: &Path, form: &Form, file: Option<&Path>, at: Option<String>) -> Outcome {
    let written = read_report(report).and_then(|report| {
        let verified = Verified::of(report);
        let report = verified.report();
        let page = at.or_else(|| report.address.clone()).unwrap_or_default();
        let text = if form.csv {
            export::csv(&verified, &page)
        } else if form.json {
            export::json(&verified, &page)
        } else if form.markdown {
            export::markdown(report)
        } else {
            export::plain_text(report)
        };
        match file {
            Some(file) => output::write_whole(file, text.as_bytes())
                .map_err(|error| output::about(file, &error)),
            None => std::io::stdout()
                .write_all(text.as_bytes())
                .map_err(|error| error.said()),
        }
    });
    match written {
        Ok(()) => Outcome::Done,
        Err(reason) => {
            output::complain(&reason);
            Outcome::Failed
        }
    }
}
