//! Why a report could not be had.

use gongbao_report::ReportError;

/// Why there is no report.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadError {
    /// No answer: offline, a wrong host, or refused by the host's policy.
    Network { address: String },
    /// An address from outside that is of another site.
    Foreign { address: String },
    /// The server answered with an HTTP error.
    Status { address: String, status: u16 },
    /// Larger than any report: it would fill the memory of a phone.
    TooLarge { name: String },
    /// The browser could not read the file.
    Unreadable { name: String },
    /// A page or document that could not be turned into a report.
    NotImported { name: String, reason: String },
    /// It was read and is not a report.
    Report { name: String, error: ReportError },
}

/// How large a report or a page to be imported may be, in MB. One of 10,000 paragraphs takes 3.
pub const LARGEST: u32 = 32;
