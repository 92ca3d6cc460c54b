//! The report for other programs, as files beside the page, and the links to them. They need no
//! script.

use crate::html::escaped;
use crate::text::{of, phrase, said};
use crate::{File, ro_crate, xbrl};
use gongbao_report::{Verified, cite, export};

/// The figures for programs. JSON, but no report.
const FIGURES: &str = "figures.json";

const LINKS: [&str; 4] = ["figures.csv", FIGURES, "report.txt", "report.md"];

/// What the columns of the CSV are, where CSV on the Web looks for it.
const CSVW: &str = "figures.csv-metadata.json";
/// What is published beside a report, is JSON, and is no report.
pub const JSON: [&str; 3] = [FIGURES, CSVW, ro_crate::METADATA];
/// The figures as Web Annotations on `report.txt`.
const ANNOTATIONS: &str = "annotations.jsonld";

/// Figures and text, and what machines are told of them. Addresses in them begin with `at`, or with the issuer's own page.
pub fn files(verified: &Verified, at: &str) -> Vec<File> {
    let report = verified.report();
    let page = if at.is_empty() {
        report.address.as_deref().unwrap_or_default()
    } else {
        at
    };
    let texts = [
        export::csv(verified, page),
        export::json(verified, page),
        export::plain_text(report),
        export::markdown(report),
    ];
    let file = |(path, text): (&str, String)| File {
        path: path.to_owned(),
        bytes: text.into_bytes(),
    };
    let for_people = LINKS.into_iter().zip(texts);
    let for_machines = [
        (CSVW, export::csvw(verified, LINKS[0])),
        (ANNOTATIONS, export::annotations(verified, page)),
    ];
    let package = File {
        path: xbrl::PACKAGE.to_owned(),
        bytes: xbrl::package(verified, page),
    };
    let texts = for_people.chain(for_machines).map(file);
    texts.chain([package]).collect()
}

/// The links, and on paper the code of the address, if it is known.
pub fn links(at: &str) -> String {
    let link = |(n, path): (usize, &str)| {
        let name = said(&|lang| of(lang).files[n].to_owned());
        format!(r#"<a href="{path}" download>{name}</a>"#)
    };
    let links: Vec<String> = LINKS.into_iter().enumerate().map(link).collect();
    let code = cite::code(at).filter(|_| !at.is_empty()).map(|(size, path)| {
        let (whole, at, scan) = (size + 8, escaped(at), phrase(|text| text.code));
        format!(
            r#"<figure class="paper-code"><svg viewBox="-4 -4 {whole} {whole}" role="img" aria-label="{at}"><path d="{path}"/></svg><figcaption>{scan}</figcaption></figure>
"#
        )
    });
    format!(
        r#"<nav class="gongbao downloads" aria-labelledby="downloads"><p id="downloads">{}</p>{}</nav>
{}"#,
        phrase(|text| text.downloads),
        links.join(""),
        code.unwrap_or_default()
    )
}
