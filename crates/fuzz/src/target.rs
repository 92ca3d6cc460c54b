//! Each fuzz target: what goes in, where it begins, how long it may become.

use crate::{files, promises, words};
use std::fs;
use std::path::{Path, PathBuf};

/// Where something from outside comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The JSON of a report.
    Json,
    /// A report whose figures and texts were tampered with.
    Verify,
    /// A sentence with numbers.
    Quantity,
    /// What a reader looks for, in the texts of a report.
    Search,
    /// A text to be imported.
    Text,
    /// A saved page to be imported.
    Html,
    /// A Word file to be imported: its inner document, or the archive around it.
    Docx,
    /// A Word file in one XML file, with its styles and lists.
    Word,
    /// A .doc to be imported: a sound one with bytes changed (place in two bytes, then the byte).
    Doc,
    /// An RTF file to be imported.
    Rtf,
    /// A page saved in one file.
    Mhtml,
    /// A PDF to be imported: what draws its page, or the whole file.
    Pdf,
    /// An OFD to be imported: a page, or the archive around it.
    Ofd,
    /// An OpenDocument text to be imported: its content, all of it in one file, or the archive around it.
    Odt,
}

impl Target {
    pub const ALL: [Self; 14] = [
        Self::Json,
        Self::Verify,
        Self::Quantity,
        Self::Search,
        Self::Text,
        Self::Html,
        Self::Docx,
        Self::Word,
        Self::Doc,
        Self::Rtf,
        Self::Mhtml,
        Self::Pdf,
        Self::Ofd,
        Self::Odt,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Verify => "verify",
            Self::Quantity => "quantity",
            Self::Search => "search",
            Self::Text => "text",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Word => "word",
            Self::Doc => "doc",
            Self::Rtf => "rtf",
            Self::Mhtml => "mhtml",
            Self::Pdf => "pdf",
            Self::Ofd => "ofd",
            Self::Odt => "odt",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.name() == name)
    }

    /// The inputs to begin with: those in `crates/fuzz/seeds`, among them what once broke a promise,
    /// and for texts and pages the golden files of the importer.
    pub fn seeds(self) -> Vec<Vec<u8>> {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR"));
        let own = crates.join("seeds").join(self.name());
        let golden = crates.join("../import/tests/golden");
        let mut paths = match self {
            Self::Text => in_folder(&golden, "txt"),
            Self::Html => in_folder(&golden, "html"),
            _ => in_folder(&own, ""),
        };
        paths.sort();
        let read = |path: &PathBuf| {
            fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        paths.iter().map(read).collect()
    }

    /// Pieces that mean something to this target.
    pub fn words(self) -> &'static [&'static str] {
        match self {
            Self::Search => words::SOUGHT,
            Self::Json => words::JSON,
            Self::Verify | Self::Quantity => words::NUMBERS,
            Self::Text | Self::Html => words::MARKUP,
            Self::Docx | Self::Word => words::WORD,
            // Bytes only.
            Self::Doc => &[],
            Self::Rtf => words::RTF,
            Self::Mhtml => words::MIME,
            Self::Pdf => words::PDF,
            Self::Ofd => words::OFD,
            Self::Odt => words::ODT,
        }
    }

    /// How long an input may become: long enough for everything to happen, short enough to be quick.
    pub fn longest(self) -> usize {
        match self {
            Self::Quantity | Self::Search => 120,
            Self::Verify => 200,
            _ => 1_500,
        }
    }

    /// Runs an input.
    ///
    /// # Panics
    /// When a promise is broken.
    pub fn run(self, input: &[u8]) {
        match self {
            Self::Json => promises::json(&String::from_utf8_lossy(input)),
            Self::Verify => promises::verify(&String::from_utf8_lossy(input)),
            Self::Quantity => {
                let text = String::from_utf8_lossy(input);
                promises::phrases_are_sane(&text, |phrase| promises::readers_agree(&text, phrase));
            }
            Self::Search => promises::search(&String::from_utf8_lossy(input)),
            Self::Text | Self::Html | Self::Word | Self::Rtf | Self::Mhtml => {
                promises::imported(input)
            }
            Self::Doc => promises::imported(&files::doc(input)),
            Self::Pdf => match input {
                [0, content @ ..] => promises::imported(&files::pdf(content)),
                file => promises::imported(file),
            },
            Self::Ofd => match input {
                [0, page @ ..] => promises::imported(&files::ofd(page)),
                archive => promises::imported(archive),
            },
            Self::Odt => match input {
                [0, content @ ..] => promises::imported(&files::odt(content)),
                file => promises::imported(file),
            },
            Self::Docx => match input {
                [0, document @ ..] => promises::imported(&files::docx(document)),
                archive => promises::imported(archive),
            },
        }
    }
}

/// The files of a folder whose names end so.
fn in_folder(folder: &Path, end: &str) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.flatten().map(|entry| entry.path());
    paths
        .filter(|path| path.to_string_lossy().ends_with(end))
        .collect()
}
