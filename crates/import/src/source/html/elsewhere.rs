//! Pages that only point to the text: in an attachment, an embedded file, pictures, further pages.

use super::page::Page;
use crate::diagnostic::{Diagnostic, Problem};
use crate::source::{Kind, Line};
use std::ops::Range;

/// A shorter text without headings is no report.
const SHORTEST: usize = 200;

/// The names of the files that hold the text, when the page does not; says so in the remarks.
pub(super) fn find(
    page: &Page,
    lines: &[Line],
    main: Range<usize>,
    remarks: &mut Vec<Diagnostic>,
) -> Vec<String> {
    if page.pages > 1 {
        let pages = page.pages;
        remarks.push(Diagnostic::new(Problem::OnePageOf { pages }));
    }
    let text = lines.iter().filter(|line| !line.outside);
    let length: usize = text.clone().map(|line| line.text.chars().count()).sum();
    let has_sections = text
        .clone()
        .any(|line| crate::line::heading::read(&line.text).is_some());
    if length >= SHORTEST || has_sections || text.clone().any(|line| line.table.is_some()) {
        return Vec::new();
    }
    let mut files: Vec<String> = Vec::new();
    let mut pictures = 0;
    for n in 0..page.items.len() {
        let Some(element) = page.element(n) else {
            continue;
        };
        let Some(target) = &element.target else {
            continue;
        };
        match element.tag.as_str() {
            "a" | "iframe" | "embed" | "object" => {
                if let Some(file) = file(target)
                    && !files.contains(&file)
                {
                    files.push(file);
                }
            }
            "img" if main.contains(&n) => pictures += 1,
            _ => {}
        }
    }
    if !files.is_empty() {
        let names = files.join("、");
        remarks.push(Diagnostic::new(Problem::TextInFiles { names }));
    } else if pictures > 0 {
        remarks.push(Diagnostic::new(Problem::TextInPictures { pictures }));
    }
    files
}

/// The name of the document that a link leads to: of its path, or of a viewer's parameter
/// (`viewer.html?file=/P0202501.pdf`).
fn file(target: &str) -> Option<String> {
    let mut parts = target.rsplit(['?', '&', '=', '#', '/', '\\']);
    let is_document = |part: &&str| {
        let Some((_, ending)) = part.rsplit_once('.') else {
            return false;
        };
        let ending = ending.to_ascii_lowercase();
        Kind::DOCUMENTS
            .iter()
            .any(|kind| kind.endings().contains(&ending.as_str()))
            || ending == "rar"
    };
    parts.find(is_document).map(unescaped)
}

/// Without `%E6%8A%A5` escapes.
fn unescaped(name: &str) -> String {
    let bytes = name.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut n = 0;
    while n < bytes.len() {
        let escaped = (bytes[n] == b'%')
            .then(|| name.get(n + 1..n + 3))
            .flatten()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(escaped.unwrap_or(bytes[n]));
        n += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_attachment_is_read_from_its_link() {
        for (target, name) in [
            ("./P020250120.pdf", Some("P020250120.pdf")),
            ("/pdfjs/web/viewer.html?file=/a/P02.pdf", Some("P02.pdf")),
            ("a/%E5%B9%B4%E6%8A%A5.DOC?x=1", Some("年报.DOC")),
            ("index.html", None),
            ("javascript:void(0)", None),
        ] {
            assert_eq!(file(target).as_deref(), name, "{target}");
        }
    }
}
