//! A zip archive of files: a page with its attachments, or attachments alone. The file with the most text is the
//! report; the rest is listed.

use super::{Kind, Source, decode, read_one};
use crate::ImportError;
use crate::diagnostic::{Diagnostic, Problem};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// More files are no page with its attachments.
const MOST_FILES: usize = 200;
/// What all files together may unpack to.
const LIMIT: u64 = 128 << 20;

/// Reads the report in the archive.
///
/// # Errors
/// When no file in it can be read, or all unpack to more than is sane.
pub(super) fn read(bytes: &[u8]) -> Result<Source, ImportError> {
    let unread = ImportError::NotRead { kind: Kind::Zip };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| unread.clone())?;
    let mut left = LIMIT;
    let mut names = Vec::new();
    let mut best: Option<(usize, usize, Source)> = None;
    for n in 0..archive.len().min(MOST_FILES) {
        let Ok(file) = archive.by_index(n) else {
            continue;
        };
        if file.is_dir() {
            continue;
        }
        // Names in GBK say nothing of it.
        let name = decode::decode(file.name_raw()).unwrap_or_default();
        let mut bytes = Vec::new();
        if file.take(left + 1).read_to_end(&mut bytes).is_err() {
            continue;
        }
        left = left
            .checked_sub(bytes.len() as u64)
            .ok_or(ImportError::TooLarge {
                limit: usize::try_from(LIMIT).unwrap_or(usize::MAX),
            })?;
        names.push(name);
        // An archive in an archive is not opened.
        if Kind::of_bytes(&bytes) == Some(Kind::Zip) {
            continue;
        }
        if let Ok((_, source)) = read_one(&bytes) {
            let inside = source.lines.iter().filter(|line| !line.outside);
            let length = inside.map(|line| line.text.chars().count()).sum();
            if best.as_ref().is_none_or(|(most, ..)| length > *most) {
                best = Some((length, names.len() - 1, source));
            }
        }
    }
    let (_, chosen, mut source) = best.ok_or(unread)?;
    let taken = names.remove(chosen);
    let others = names.join("、");
    source
        .remarks
        .insert(0, Diagnostic::new(Problem::OneOfMany { taken, others }));
    Ok(source)
}
