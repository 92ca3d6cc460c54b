//! A Word file becomes lines: docx, its parts in a single XML file, and Word 2003 XML.
//!
//! - [`package`]: the parts of the file; [`styles`], [`numbering`]: what they say
//! - [`reading`]: the text; [`symbols`], [`chart`]: what is drawn in it

mod chart;
pub(super) mod numbering;
pub(super) mod package;
mod reading;
pub(super) mod styles;
pub(super) mod symbols;

use super::{Kind, Source};
use crate::ImportError;
use numbering::Numbering;
use package::Package;
use quick_xml::events::BytesRef;
use reading::Reading;
use styles::Styles;

/// Reads a docx.
///
/// # Errors
/// When it is no docx, is damaged, or unpacks to more than is sane.
pub(super) fn read(bytes: &[u8]) -> Result<Source, ImportError> {
    read_package(Package::packed(bytes, Kind::Docx)?)
}

/// Reads a Word file in a single XML file.
///
/// # Errors
/// When it is damaged.
pub(super) fn read_xml(xml: &str) -> Result<Source, ImportError> {
    if xml.contains("<pkg:package") {
        return read_package(Package::flat(xml));
    }
    let mut none = Package::flat("");
    let reading = Reading::new(Styles::read(xml), Numbering::read(xml));
    Ok(reading.read(xml, &mut none, "")?.finish())
}

/// The text that a reference stands for: `&amp;`, `&#12289;`.
pub(super) fn meaning(reference: &BytesRef<'_>) -> Option<String> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Some(character.to_string());
    }
    let named: &str = reference;
    let text = match named {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    };
    Some(text.to_owned())
}

fn read_package(mut package: Package<'_>) -> Result<Source, ImportError> {
    // The main part has the name that the package says, whatever it is.
    let named = package
        .relations("")?
        .of_type("officeDocument")
        .map(str::to_owned);
    let named = named.unwrap_or_else(|| "word/document.xml".to_owned());
    let (name, document) = match package.part(&named)? {
        Some(document) => (named, document),
        None => {
            let usual = "word/document.xml".to_owned();
            let document = package.part(&usual)?;
            let kind = Kind::Other;
            (usual, document.ok_or(ImportError::NotRead { kind })?)
        }
    };
    let relations = package.relations(&name)?;
    let mut of_type = |kind: &str, usual: &str| -> Result<String, ImportError> {
        let target = relations.of_type(kind).unwrap_or(usual);
        Ok(package.part(target)?.unwrap_or_default())
    };
    let styles = of_type("styles", "word/styles.xml")?;
    let numbering = of_type("numbering", "word/numbering.xml")?;
    let notes = [
        of_type("footnotes", "word/footnotes.xml")?,
        of_type("endnotes", "word/endnotes.xml")?,
    ];
    let mut reading = Reading::new(Styles::read(&styles), Numbering::read(&numbering));
    for notes in notes {
        reading.read_notes(&notes)?;
    }
    Ok(reading.read(&document, &mut package, &name)?.finish())
}
