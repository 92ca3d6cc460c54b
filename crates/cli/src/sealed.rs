//! What lies on a disk or a server, as the pieces that a seal speaks of.

use crate::output;
use gongbao_publish::offline;
use gongbao_seal::{Piece, page};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The seal of a folder.
pub const SEAL: &str = "seal.json";
/// The piece that is the pasted element of a portal's page.
const ELEMENT: &str = "embed.html#gongbao-report";
/// The page that is one file, which carries its seal.
pub const ONE_FILE: &str = "offline.html";

/// What is held against a seal.
#[derive(Default)]
pub struct Subject {
    pub pieces: Vec<Piece>,
    /// The seal that came with it.
    pub seal: Option<String>,
    /// The names of the files that should be there, beside the report; all of them where none is named.
    pub files: Option<BTreeSet<String>>,
    /// Whether the report is there.
    pub report: bool,
}

impl Subject {
    /// Whether a sealed piece should be here.
    pub fn should_have(&self, at: &str) -> bool {
        match (at.strip_prefix(gongbao_seal::piece::FILE), &self.files) {
            (Some(_), None) => true,
            (Some(path), Some(files)) => files.contains(path),
            (None, _) => self.report,
        }
    }

    /// A published folder.
    pub fn of_folder(folder: &Path) -> Result<Self, String> {
        let mut names = Vec::new();
        collect(folder, "", &mut names);
        names.sort();
        let read = |name: &str| {
            let path = folder.join(name);
            std::fs::read(&path).map_err(|error| output::unread(&path, &error))
        };
        let seal = names.iter().any(|name| name == SEAL);
        let seal = seal.then(|| read(SEAL)).transpose()?;
        names.retain(|name| name != SEAL);
        let mut all = Self {
            seal: seal.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
            ..Self::default()
        };
        for name in names {
            let bytes = read(&name)?;
            all.add_file(&name, &bytes);
        }
        all.add_report();
        Ok(all)
    }

    /// A published folder on a server: `get` fetches a file of it, and the seal says which there are.
    pub fn of_site(seal: String, names: &[String], get: impl Fn(&str) -> Option<Vec<u8>>) -> Self {
        let mut all = Self {
            seal: Some(seal),
            ..Self::default()
        };
        for name in names {
            if let Some(bytes) = get(name) {
                all.add_file(name, &bytes);
            }
        }
        all.add_report();
        all
    }

    /// A page by itself: one of a published folder, under whatever name, or a portal's with the pasted element.
    pub fn of_page(name: &str, html: &str) -> Self {
        let (html, seal) = page::apart(html);
        let report = offline::report(&html).and_then(|json| serde_json::from_str(&json).ok());
        let (name, text) = match page::element(&html) {
            Some(element) if !html.contains("data-prerendered") => (ELEMENT, element),
            _ if html.contains(offline::MARK) => (ONE_FILE, html.as_str()),
            _ if html.contains("data-prerendered") => ("index.html", html.as_str()),
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
    pub fn of_report(json: &str) -> Result<Self, String> {
        let report: Value =
            serde_json::from_str(json).map_err(|error| format!("不是 JSON：{error}"))?;
        Ok(Self {
            pieces: Piece::all_of(&report),
            seal: None,
            files: Some(BTreeSet::new()),
            report: true,
        })
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
        if name == "embed.html" {
            let element = text.and_then(page::element).unwrap_or_default();
            self.pieces
                .push(Piece::of_file(ELEMENT, element.as_bytes()));
        }
    }

    /// Takes the report, which the page names, to pieces of its own.
    fn add_report(&mut self) {
        let bytes = |name: &str| {
            let at = format!("{}{name}", gongbao_seal::piece::FILE);
            let piece = self.pieces.iter().find(|piece| piece.at == at);
            piece.map(|piece| piece.bytes.as_slice())
        };
        let page = bytes("index.html").map(String::from_utf8_lossy);
        let name = page.as_deref().and_then(report_of);
        let report = name
            .and_then(bytes)
            .and_then(|json| serde_json::from_slice(json).ok());
        let report: Vec<Piece> = report.iter().flat_map(Piece::all_of).collect();
        self.pieces.splice(0..0, report);
        self.report = true;
    }
}

/// The name of the report that a published page shows.
pub fn report_of(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("data-src=\"")?;
    let name = rest.split('"').next();
    name.filter(|name| name.starts_with("report-"))
}

/// Where the seal of a single file lies: `report.seal.json` beside `report.json`.
pub fn beside(file: &Path) -> PathBuf {
    file.with_extension("seal.json")
}

/// Whether a file is a seal, by its name.
pub fn is_seal(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name == SEAL || name.ends_with(".seal.json")
}

/// The names of all files below a folder, but hidden ones.
fn collect(folder: &Path, before: &str, names: &mut Vec<String>) {
    let entries = std::fs::read_dir(folder.join(before))
        .into_iter()
        .flatten()
        .flatten();
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{before}{name}");
        if name.starts_with('.') {
            continue;
        } else if entry.path().is_dir() {
            collect(folder, &format!("{path}/"), names);
        } else {
            names.push(path);
        }
    }
}
