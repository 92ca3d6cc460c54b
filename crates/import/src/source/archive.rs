//! A zip archive of files: a page with its attachments, or attachments alone. The report is the file that the
//! page names in place of a text of its own, else the file with the most text; the rest is listed.

use super::{Kind, Line, Source, decode, read_one};
use crate::diagnostic::{Diagnostic, Problem};
use crate::{BinaryReader, ImportError};
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
pub(super) fn read(bytes: &[u8], binary: BinaryReader<'_>) -> Result<Source, ImportError> {
    let unread = ImportError::NotRead { kind: Kind::Zip };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| unread.clone())?;
    let mut left = LIMIT;
    let mut names = Vec::new();
    let mut files: Vec<File> = Vec::new();
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
        if let Ok((_, source)) = read_one(&bytes, binary) {
            files.push(File {
                place: names.len() - 1,
                length: length(&source),
                source,
            });
        }
    }
    let chosen = named(&files, &names).or_else(|| {
        let longest = (0..files.len()).rev().max_by_key(|n| files[*n].length);
        longest.map(|n| (n, None))
    });
    let (chosen, address) = chosen.ok_or(unread)?;
    let File {
        place, mut source, ..
    } = files.swap_remove(chosen);
    source.address = source.address.or(address);
    let taken = names.remove(place);
    let others = names.join("、");
    source
        .remarks
        .insert(0, Diagnostic::new(Problem::OneOfMany { taken, others }));
    Ok(source)
}

/// A file of the archive that was read.
struct File {
    /// Of its name.
    place: usize,
    length: usize,
    source: Source,
}

/// How many characters a source has, cells included, without what is around it.
fn length(source: &Source) -> usize {
    let lines = source.lines.iter().filter(|line| !line.outside);
    let count = |line: &Line| {
        let cells = line
            .table
            .iter()
            .flat_map(|table| table.rows.iter().flatten());
        let cells = cells.map(|cell| cell.text.chars().count());
        line.text.chars().count() + cells.sum::<usize>()
    };
    lines.map(count).sum()
}

/// The longest of the files that a page without a text of its own names, and the address of the page.
fn named(files: &[File], names: &[String]) -> Option<(usize, Option<String>)> {
    let last = |name: &str| {
        name.rsplit(['/', '\\'])
            .next()
            .unwrap_or(name)
            .to_lowercase()
    };
    let binary = files
        .iter()
        .filter(|file| !file.source.elsewhere.is_empty());
    let found = binary.flat_map(|page| {
        let wanted: Vec<String> = page
            .source
            .elsewhere
            .iter()
            .map(|name| last(name))
            .collect();
        let places = 0..files.len();
        let found = places.filter(move |n| wanted.contains(&last(&names[files[*n].place])));
        found.map(|n| (n, page.source.address.clone()))
    });
    found.max_by_key(|(n, _)| files[*n].length)
}
