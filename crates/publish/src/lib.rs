//! A report becomes what an office puts on its server.
//!
//! The map:
//! - [`widget`]: the widget's own files, carried inside
//! - `ahead`: the same packed, and packing what is not
//! - [`prerender`]: the page as the widget draws it, made natively
//! - [`page`]: `index.html`, readable without a script, and the files beside it
//! - [`downloads`]: figures and text for other programs
//! - [`concepts`]: the names of the figures that districts share
//! - `facts`: the proven figures as the two below state them
//! - [`xbrl`]: the figures as a package of XBRL
//! - [`sdmx`]: the figures of a catalogue as SDMX-CSV
//! - [`ro_crate`]: what the files of a folder are, for archives
//! - [`embed`]: what is pasted into a portal page
//! - [`numbers`]: every number of the report in one table
//! - [`last_year`]: the report beside the one of the year before
//! - [`version`], [`versions`]: what was published before, side by side with what is
//! - `kept_words`: what citations of earlier versions ask for
//! - [`hosted`]: worker, manifest, compressed files
//! - [`html`]: text inside HTML; `text`: what the page says below the report
//! - [`offline`]: everything in one file
//! - [`share`]: what stands in for the page where it is shared
//! - [`catalog`]: the page where many reports are found and compared
//! - [`outlets`]: its sitemap and feed
//! - [`verifier`]: the page that verifies what was sealed

mod ahead;
pub mod catalog;
pub mod concepts;
pub mod contradictions;
mod dates;
pub mod downloads;
pub mod embed;
mod facts;
pub mod hosted;
pub mod html;
mod kept_words;
pub mod last_year;
pub mod numbers;
pub mod offline;
pub mod outlets;
pub mod page;
pub mod prerender;
pub mod ro_crate;
pub mod sdmx;
pub mod share;
mod text;
pub mod verifier;
pub mod version;
pub mod versions;
pub mod widget;
mod words;
pub mod xbrl;

use gongbao_report::{Checked, Report, Verified};
use std::fmt;

/// The first report, for tests.
#[cfg(test)]
const SEED: &str = include_str!("../../../assets/reports/kecheng-2017.json");

#[cfg(test)]
fn seed() -> Report {
    Report::from_json(SEED).unwrap()
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Relative to the output folder.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Why nothing was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishError {
    /// This gongbao was built without the widget.
    NoWidget,
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoWidget => {
                f.write_str("这个 gongbao 里没有网页部件：先运行 cargo xtask build,再重新编译")
            }
        }
    }
}

impl std::error::Error for PublishError {}

/// A published report.
pub struct Published {
    /// The page with the files that it loads, `offline.html` for reading from a disk, and `embed.html`
    /// to be pasted.
    pub files: Vec<File>,
    pub snippets: embed::Snippets,
}

/// What stands beside a report.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'a> {
    /// The report of the year before: the page says what that one said of each number.
    pub last: Option<&'a Verified>,
    /// What was published as this report before, the oldest first.
    pub earlier: &'a [Report],
    /// The picture for messengers as PNG, where it was made of [`share::drawing`] already.
    pub picture: Option<&'a [u8]>,
}

/// Publishes a report for the address `at` (it ends in `/`; empty when the folder will lie beside the
/// page that shows it).
///
/// # Errors
/// When this gongbao carries no widget.
pub fn publish(verified: &Verified, at: &str) -> Result<Published, PublishError> {
    publish_with(verified, Beside::default(), at)
}

/// The same beside others.
///
/// # Errors
/// When this gongbao carries no widget.
pub fn publish_with(
    verified: &Verified,
    beside: Beside<'_>,
    at: &str,
) -> Result<Published, PublishError> {
    let widget = widget::Widget::carried().ok_or(PublishError::NoWidget)?;
    let checked = &Checked::of(verified.clone());
    let data = page::data(checked);
    let snippets = embed::snippets(checked, &widget, &data.path, at);
    let mut files = hosted_page(checked, beside, &widget, &data, at);
    files.extend(hosted::compressed(&files));
    files.extend(versions::files(beside.earlier, checked, &widget));
    files.push(offline::file(checked, &widget));
    files.push(File {
        path: "embed.html".to_owned(),
        bytes: snippets.whole.clone().into_bytes(),
    });
    files.extend(ro_crate::metadata(checked.report(), &files, at));
    Ok(Published { files, snippets })
}

/// The page alone, for a look at it at once: packing everything takes seconds.
///
/// # Errors
/// When this gongbao carries no widget.
pub fn preview(verified: &Verified) -> Result<Vec<File>, PublishError> {
    let widget = widget::Widget::carried().ok_or(PublishError::NoWidget)?;
    let checked = &Checked::of(verified.clone());
    let data = page::data(checked);
    Ok(hosted_page(checked, Beside::default(), &widget, &data, ""))
}

fn hosted_page(
    checked: &Checked,
    beside: Beside<'_>,
    widget: &widget::Widget,
    data: &File,
    at: &str,
) -> Vec<File> {
    let mut files = page::files(checked, beside, widget, data, at);
    files.push(hosted::worker(&files));
    files.push(hosted::manifest(checked.report(), widget));
    files.extend(downloads::files(checked, at));
    files
}
