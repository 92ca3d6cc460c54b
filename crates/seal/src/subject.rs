//! What lies before whoever verifies, as the pieces that a seal speaks of: a published folder, one of its pages, or
//! a report.

use crate::piece::FILE;
use crate::{Piece, SealError, packed, page};
use serde_json::Value;
use std::collections::BTreeSet;

/// The seal of a folder.
pub const SEAL: &str = "seal.json";
/// The page that is one file, which carries its seal.
pub const ONE_FILE: &str = "offline.html";
const INDEX: &str = "index.html";
const EMBED: &str = "embed.html";
/// The piece that is the pasted element of a portal's page.
const ELEMENT: &str = "embed.html#gongbao-report";

/// What is held against a seal.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    pub pieces: Vec<Piece>,
    /// The seal that came with it.
    pub seal: Option<String>,
    /// The names of the files that should be there, beside the report; all of them where none is named.
    files: Option<BTreeSet<String>>,
    /// Whether the report is there.
    report: bool,
}

impl Subject {
    /// A published folder: all of its files by their paths in it, the seal among them, in any order.
    pub fn of_folder(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let mut files: Vec<(String, Vec<u8>)> = files.into_iter().collect();
        files.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut all = Self::default();
        for (path, bytes) in files {
            if path == SEAL {
                all.seal = Some(String::from_utf8_lossy(&bytes).into_owned());
            } else {
                all.add_file(&path, &bytes);
            }
        }
        all.add_report();
        all
    }

    /// A page by itself: one of a published folder, under whatever name, or a portal's with the pasted element.
    pub fn of_page(name: &str, html: &str) -> Self {
        let (html, seal) = page::apart(html);
        let report = packed::report(&html).and_then(|json| serde_json::from_str(&json).ok());
        let (name, text) = match page::element(&html) {
            Some(element) if !html.contains("data-prerendered") => (ELEMENT, element),
            _ if html.contains(packed::MARK) => (ONE_FILE, html.as_str()),
            _ if html.contains("data-prerendered") => (INDEX, html.as_str()),
            _ => (name, html.as_str()),
        };
        let mut pieces: Vec<Piece> = report.iter().flat_map(Piece::all_of).collect();
        pieces.push(Piece::of_file(name, text.as_bytes()));
        Self {
            pieces,
            seal: seal.map(str::to_owned),
            files: Some(BTreeSet::from([name.to_owned()])),
            report: report.is_some(),
        }
    }

    /// A report by itself.
    ///
    /// # Errors
    /// When it is no JSON.
    pub fn of_report(json: &str) -> Result<Self, SealError> {
        let report: Value =
            serde_json::from_str(json).map_err(|error| SealError::NotJson(error.to_string()))?;
        Ok(Self {
            pieces: Piece::all_of(&report),
            seal: None,
            files: Some(BTreeSet::new()),
            report: true,
        })
    }

    /// A file by itself, whatever it is called: a report if it begins like JSON, else a page.
    ///
    /// # Errors
    /// When it begins like JSON and is none.
    pub fn of_file(name: &str, text: &str) -> Result<Self, SealError> {
        if text.trim_start().starts_with('{') {
            return Self::of_report(text);
        }
        Ok(Self::of_page(name, text))
    }

    /// Whether a sealed piece should be here.
    pub fn should_have(&self, at: &str) -> bool {
        match (at.strip_prefix(FILE), &self.files) {
            (Some(_), None) => true,
            (Some(path), Some(files)) => files.contains(path),
            (None, _) => self.report,
        }
    }

    fn add_file(&mut self, name: &str, bytes: &[u8]) {
        let text = std::str::from_utf8(bytes).ok();
        if name == ONE_FILE
            && let Some(html) = text
        {
            // Its seal is in it, and not sealed.
            let (bare, _) = page::apart(html);
            self.pieces.push(Piece::of_file(name, bare.as_bytes()));
            return;
        }
        self.pieces.push(Piece::of_file(name, bytes));
        if name == EMBED {
            let element = text.and_then(page::element).unwrap_or_default();
            self.pieces
                .push(Piece::of_file(ELEMENT, element.as_bytes()));
        }
    }

    /// Takes the report, which the page names, to pieces of its own.
    fn add_report(&mut self) {
        let bytes = |name: &str| {
            let at = format!("{FILE}{name}");
            let piece = self.pieces.iter().find(|piece| piece.at == at);
            piece.map(|piece| piece.bytes.as_slice())
        };
        let page = bytes(INDEX).map(String::from_utf8_lossy);
        let name = page.as_deref().and_then(page::report_of);
        let report = name
            .and_then(bytes)
            .and_then(|json| serde_json::from_slice(json).ok());
        let report: Vec<Piece> = report.iter().flat_map(Piece::all_of).collect();
        self.pieces.splice(0..0, report);
        self.report = true;
    }
}
