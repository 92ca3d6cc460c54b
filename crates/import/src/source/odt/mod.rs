//! OpenDocument text, packed or in a single XML file (ODF 1.3, part 3).
//!
//! - [`styles`]: what styles and lists say
//! - [`reading`]: the text

mod reading;
mod styles;

use super::word::package::Package;
use super::{Kind, Source};
use crate::ImportError;
use reading::Reading;
use styles::Styles;

/// Reads a packed file.
///
/// # Errors
/// When it is damaged, locked, no text, or unpacks to more than is sane.
pub(super) fn read(bytes: &[u8]) -> Result<Source, ImportError> {
    let kind = Kind::Odt;
    let mut package = Package::packed(bytes, kind)?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        let kind = Kind::Encrypted;
        return Err(ImportError::NotRead { kind });
    }
    let content = package
        .part("content.xml")?
        .ok_or_else(|| ImportError::Broken {
            kind,
            reason: "里面没有正文".to_owned(),
        })?;
    let mut styles = Styles::default();
    styles.take(&package.part("styles.xml")?.unwrap_or_default());
    read_text(&content, styles)
}

/// Reads a file that is one XML.
///
/// # Errors
/// When it is damaged or no text.
pub(super) fn read_xml(xml: &str) -> Result<Source, ImportError> {
    read_text(xml, Styles::default())
}

fn read_text(content: &str, mut styles: Styles) -> Result<Source, ImportError> {
    for (body, kind) in [
        ("<office:spreadsheet", Kind::Spreadsheet),
        ("<office:presentation", Kind::Presentation),
    ] {
        if content.contains(body) {
            return Err(ImportError::NotRead { kind });
        }
    }
    styles.take(content);
    Ok(Reading::new(styles).read(content)?.finish())
}
