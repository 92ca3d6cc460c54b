//! A zip archive of files, one of which is the report.

use super::together::Together;
use super::{Kind, Source, decode, read_one};
use crate::{ImportError, PageReader};
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
pub(super) fn read(bytes: &[u8], pages: PageReader<'_>) -> Result<Source, ImportError> {
    let unread = ImportError::NotRead { kind: Kind::Zip };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| unread.clone())?;
    let mut left = LIMIT;
    let mut files = Together::default();
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
        // An archive in an archive is not opened.
        let is_archive = Kind::of_bytes(&bytes) == Some(Kind::Zip);
        let read = (!is_archive)
            .then(|| read_one(&bytes, pages).ok())
            .flatten();
        files.add(name, read);
    }
    let (_, source) = files.longest().ok_or(unread)?;
    Ok(source)
}
