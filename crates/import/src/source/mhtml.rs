//! A page saved in a single file (MIME): by Chromium, Internet Explorer, Word and WPS.

use super::{Kind, Source, decode, html};
use crate::ImportError;
use mailparse::{MailHeaderMap, ParsedMail, parse_mail};

/// A shorter page only frames the one with the text.
const SHORTEST: usize = 200;
/// Deeper parts in parts are an attack.
const DEEPEST: usize = 8;

/// Reads the page of the file, or the largest of the pages in its frames if it has no text of its own.
///
/// # Errors
/// When the parts cannot be told apart, or none is a page.
pub(super) fn read(bytes: &[u8]) -> Result<Source, ImportError> {
    let broken = |reason: &str| ImportError::Broken {
        kind: Kind::Mhtml,
        reason: reason.to_owned(),
    };
    let mail = parse_mail(bytes).map_err(|_| broken("各部分分不开"))?;
    let address = mail.headers.get_first_value("Snapshot-Content-Location");
    let mut pages = Vec::new();
    collect(&mail, address, DEEPEST, &mut pages)?;
    let length = |page: &Source| -> usize {
        let lines = page.lines.iter().filter(|line| !line.outside);
        lines.map(|line| line.text.chars().count()).sum()
    };
    let own = pages.first().ok_or_else(|| broken("里面没有网页"))?;
    let framed = length(own) < SHORTEST;
    let chosen = pages.iter().enumerate().max_by_key(|(n, page)| {
        let length = length(page);
        (if framed { length } else { 0 }, std::cmp::Reverse(*n))
    });
    let chosen = chosen.map_or(0, |(n, _)| n);
    Ok(pages.swap_remove(chosen))
}

/// The pages of a part and the parts in it, in the order of the file.
fn collect(
    part: &ParsedMail<'_>,
    address: Option<String>,
    depth: usize,
    pages: &mut Vec<Source>,
) -> Result<(), ImportError> {
    let kind = part.ctype.mimetype.as_str();
    if kind == "text/html" || kind == "application/xhtml+xml" {
        let body = part.get_body_raw().map_err(|_| ImportError::Broken {
            kind: Kind::Mhtml,
            reason: "有一部分的编码是坏的".to_owned(),
        })?;
        let mut page = html::read(&decode::decode(&body)?);
        let own = part.headers.get_first_value("Content-Location");
        let known = page.address.take().or(address).or(own);
        page.address = known.filter(|address| address.starts_with("http"));
        pages.push(page);
    }
    if depth > 0 {
        for inner in &part.subparts {
            let address = address_of_first(pages, part);
            collect(inner, address, depth - 1, pages)?;
        }
    }
    Ok(())
}

/// The address of the whole file is that of its first page.
fn address_of_first(pages: &[Source], whole: &ParsedMail<'_>) -> Option<String> {
    let whole = whole.headers.get_first_value("Snapshot-Content-Location");
    whole.filter(|_| pages.is_empty())
}
