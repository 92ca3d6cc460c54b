//! Files that came together, in an archive or opened at once: a page with its attachments, or attachments
//! alone. The report is the file that the page names in place of a text of its own; where no page does,
//! it depends on how they came.

use super::{Kind, Line, Source};
use crate::diagnostic::{Diagnostic, Problem};

/// Files with what could be read of them.
#[derive(Default)]
pub(super) struct Together {
    names: Vec<String>,
    read: Vec<File>,
}

/// A file that was read.
struct File {
    /// Of its name.
    place: usize,
    length: usize,
    kind: Kind,
    source: Source,
}

impl Together {
    /// One more of them, with what was read of it if it can be.
    pub fn add(&mut self, name: String, read: Option<(Kind, Source)>) {
        self.names.push(name);
        if let Some((kind, source)) = read {
            self.read.push(File {
                place: self.names.len() - 1,
                length: length(&source),
                kind,
                source,
            });
        }
    }

    /// The report that a page names, else the file with the most text; the remarks list the rest.
    pub fn longest(mut self) -> Option<(Kind, Source)> {
        if let Some((named, address)) = self.named() {
            return Some(self.take(named, address));
        }
        let longest = (0..self.read.len()).rev();
        let longest = longest.max_by_key(|n| self.read[*n].length)?;
        Some(self.take(longest, None))
    }

    /// The report that a page names, else the only file that can be read.
    ///
    /// # Errors
    /// The names of those that can be: none, or several reports.
    pub fn only(mut self) -> Result<(Kind, Source), Vec<String>> {
        if let Some((named, address)) = self.named() {
            return Ok(self.take(named, address));
        }
        if self.read.len() == 1 {
            return Ok(self.take(0, None));
        }
        let names = self.read.iter();
        Err(names.map(|file| self.names[file.place].clone()).collect())
    }

    fn take(&mut self, n: usize, address: Option<String>) -> (Kind, Source) {
        let File {
            place,
            kind,
            mut source,
            ..
        } = self.read.swap_remove(n);
        source.address = source.address.or(address);
        let taken = self.names.remove(place);
        let others = self.names.join("、");
        source
            .remarks
            .insert(0, Diagnostic::new(Problem::OneOfMany { taken, others }));
        (kind, source)
    }

    /// The longest of the files that a page without a text of its own names, and the address of the page.
    fn named(&self) -> Option<(usize, Option<String>)> {
        let last = |name: &str| {
            name.rsplit(['/', '\\'])
                .next()
                .unwrap_or(name)
                .to_lowercase()
        };
        let pages = self
            .read
            .iter()
            .filter(|file| !file.source.elsewhere.is_empty());
        let found = pages.flat_map(|page| {
            let elsewhere = page.source.elsewhere.iter();
            let wanted: Vec<String> = elsewhere.map(|name| last(name)).collect();
            let places = 0..self.read.len();
            let found =
                places.filter(move |n| wanted.contains(&last(&self.names[self.read[*n].place])));
            found.map(|n| (n, page.source.address.clone()))
        });
        found.max_by_key(|(n, _)| self.read[*n].length)
    }
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
