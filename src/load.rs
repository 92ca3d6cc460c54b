//! Where a report comes from: an address, or a file that the reader picked or dropped.

use crate::platform::{self, FetchError, LARGEST, Mount};
use gongbao_report::model::FORMAT;
use gongbao_report::{Checked, Record, Report, ReportError, json};

/// Where to get a report.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// Relative to the page, or absolute.
    Address(String),
    /// An address from outside (the page's query), which must be of the page's own site.
    Asked(String),
    File(web_sys::File),
    /// In the page itself, as JSON.
    Here(String),
}

/// Why there is no report.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadError {
    /// The address gave no text.
    Fetch(FetchError),
    /// An address from outside that is of another site.
    Foreign { address: String },
    /// A file larger than any report.
    TooLarge { name: String },
    /// The browser could not read the file.
    Unreadable { name: String },
    /// A page or document that could not be turned into a report.
    NotImported { name: String, reason: String },
    /// It was read and is not a report.
    Report { name: String, error: ReportError },
}

impl From<FetchError> for LoadError {
    fn from(error: FetchError) -> Self {
        Self::Fetch(error)
    }
}

/// Fetches or reads a report, with the record of what its figures and sentences prove.
///
/// # Errors
/// See [`LoadError`]; nothing panics on bad input.
pub async fn load(origin: &Origin, mount: Option<&Mount>) -> Result<Checked, LoadError> {
    let (name, json) = match origin {
        Origin::Address(address) => (address.clone(), platform::fetch_text(address).await?),
        Origin::Asked(address) if !platform::is_same_site(address) => {
            let address = address.clone();
            return Err(LoadError::Foreign { address });
        }
        Origin::Asked(address) => (address.clone(), platform::fetch_text(address).await?),
        Origin::Here(json) => (String::new(), json.clone()),
        Origin::File(file) => {
            let name = file.name();
            if file.size() > f64::from(LARGEST << 20) {
                return Err(LoadError::TooLarge { name });
            }
            let unreadable = |_| LoadError::Unreadable { name: name.clone() };
            let bytes = platform::read_bytes(file).await.map_err(unreadable)?;
            (name.clone(), text_of(&name, &bytes).await?)
        }
    };
    // Who names an address in a link, or hands over a file, may have written the record too. What the page's
    // author names is believed as the page is.
    let believed = !matches!(origin, Origin::Asked(_) | Origin::File(_));
    let checked = checked(&name, &json, believed, mount).await;
    checked.map_err(|error| LoadError::Report { name, error })
}

/// From how many bytes on a report is read with pauses, so that the page answers meanwhile.
const LONG: usize = 300_000;

/// As [`Report::from_json`] does it, with the record that its JSON carries, if it may be believed. Where there
/// is none, or one of another text, the mount is asked; a report that nobody proves has no proven figures.
///
/// A report without a title has that of its file.
async fn checked(
    name: &str,
    json: &str,
    believed: bool,
    mount: Option<&Mount>,
) -> Result<Checked, ReportError> {
    let pause = async || {
        if json.len() > LONG {
            platform::pause().await;
        }
    };
    pause().await;
    let value = json::value(json, FORMAT)?;
    pause().await;
    let mut report = Report::from_value(&value)?;
    if report.title.is_empty() {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        stem.clone_into(&mut report.title);
    }
    pause().await;
    let mut record = believed.then(|| Record::of(json, &value)).flatten();
    drop(value);
    json::check_references(&report)?;
    pause().await;
    let fits = |record: &Record| record.fits(&report);
    record = record.filter(fits);
    if let (None, Some(mount)) = (&record, mount) {
        let proof = mount.prove(json).await;
        pause().await;
        record = proof.and_then(|proof| Record::from_json(&proof));
        record = record.filter(fits);
    }
    pause().await;
    Ok(match record {
        Some(record) => Checked::recorded(report, record),
        None => Checked::unproven(report),
    })
}

/// The JSON of a file: as it is, or imported from a saved page or a Word file.
async fn text_of(name: &str, bytes: &[u8]) -> Result<String, LoadError> {
    let json = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // Reports open with a brace, perhaps behind blanks; pages and Word files do not.
    if json.trim_ascii_start().starts_with(b"{") {
        let text = String::from_utf8(json.to_vec());
        return text.map_err(|_| LoadError::Unreadable {
            name: name.to_owned(),
        });
    }
    let failed = |reason| LoadError::NotImported {
        name: name.to_owned(),
        reason,
    };
    platform::import_page(bytes).await.map_err(failed)
}
