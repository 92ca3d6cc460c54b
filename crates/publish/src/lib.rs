//! A report becomes what an office puts on its server.
//!
//! The map:
//! - [`widget`]: the widget's own files, carried inside
//! - [`prerender`]: the page as the widget draws it, made natively
//! - [`page`]: `index.html`, readable without a script, and the files beside it
//! - [`offline`]: everything in one file

pub mod offline;
pub mod page;
pub mod prerender;
pub mod widget;

use gongbao_report::Verified;
use std::fmt;

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
                f.write_str("这个 gongbao 里没有网页部件:先运行 cargo xtask build,再重新编译")
            }
        }
    }
}

impl std::error::Error for PublishError {}

/// Everything that is published of a report: the page with the files that it loads, and the one file
/// for reading offline.
///
/// # Errors
/// When this gongbao carries no widget.
pub fn publish(verified: &Verified) -> Result<Vec<File>, PublishError> {
    let widget = widget::Widget::carried().ok_or(PublishError::NoWidget)?;
    let mut files = page::files(verified, &widget);
    files.push(offline::file(verified, &widget));
    Ok(files)
}
