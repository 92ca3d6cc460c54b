//! A PDF becomes pages of glyphs and rules.
//!
//! - [`content`]: the operators that draw a page
//! - [`font`], [`encoding`]: codes in strings become characters
//! - [`truetype`], [`type1`], [`cff`]: what a font program says of its codes and glyphs; [`glyph`]: by their names
//! - [`stream`]: unpacking within limits

mod cff;
mod content;
mod encoding;
mod font;
mod glyph;
mod stream;
mod truetype;
mod type1;

use super::Source;
use super::paged::{self, Refusal};
use content::Drawing;
use hayro_syntax::object::{Array, Dict, MaybeRef, ObjRef, ObjectIdentifier};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use std::collections::HashSet;

/// More pages than any report has.
const MOST_PAGES: usize = 5_000;

/// Reads a PDF. One that is locked with an empty password is read as every viewer reads it.
///
/// # Errors
/// When it has no text that can be read, and why: see [`Refusal`].
pub(super) fn read(bytes: &[u8]) -> Result<Source, Refusal> {
    // What a download put before the file is none of it.
    let start = memchr::memmem::find(bytes, b"%PDF-").unwrap_or(0);
    let bytes = &bytes[start..];
    if stream::is_bomb(bytes) {
        return Err(Refusal::TooMuch);
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refusal::Locked,
        LoadPdfError::Decryption(_) => Refusal::UnknownLock,
        // Of a damaged file nobody can say whether the password would be empty.
        LoadPdfError::Invalid if memchr::memmem::find(bytes, b"/Encrypt").is_some() => {
            Refusal::Locked
        }
        LoadPdfError::Invalid => Refusal::Broken,
    })?;
    let pages = pdf.pages();
    if pages.len() > MOST_PAGES {
        return Err(Refusal::TooMuch);
    }
    let mut drawing = Drawing::new(layers_off(&pdf));
    let mut sheets = Vec::with_capacity(pages.len());
    for page in pages.iter() {
        sheets.push(drawing.page(page));
        if drawing.budget.is_spent() {
            return Err(Refusal::TooMuch);
        }
    }
    paged::read(sheets)
}

/// The layers that are not shown when the file is opened.
fn layers_off(pdf: &Pdf) -> HashSet<ObjectIdentifier> {
    let xref = pdf.xref();
    if !xref.has_optional_content_groups() {
        return HashSet::new();
    }
    let root = xref.get::<Dict<'_>>(xref.root_id());
    let off = root
        .and_then(|root| root.get::<Dict<'_>>(b"OCProperties"))
        .and_then(|layers| layers.get::<Dict<'_>>(b"D"))
        .and_then(|shown| shown.get::<Array<'_>>(b"OFF"));
    let ids = off.iter().flat_map(|off| off.raw_iter());
    ids.filter_map(|id: MaybeRef<_>| id.as_obj_ref())
        .map(|id: ObjRef| id.into())
        .collect()
}
