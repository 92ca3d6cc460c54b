//! Earlier versions of a published report: each as a page and as its JSON under the digest of its content, all
//! of them side by side with what came after, and the words that citations of them may ask for. No script is
//! needed to read them. What is a version is told in `docs/editors/versions.md`.

use crate::html::{escaped, plain_page};
use crate::text::{of, said};
use crate::version::{Drawn, name};
use crate::widget::Widget;
use crate::{File, kept_words};
use gongbao_compare::SideBySide;
use gongbao_compare::side_by_side::{Piece, Pieces, Row, SectionPair};
use gongbao_report::model::{LineKind, Paragraph};
use gongbao_report::{Checked, Report, Verified, text};
use gongbao_viewer::text::fill;
use std::fmt::Write;

/// All versions side by side.
pub const PAGE: &str = "versions.html";
/// Their names, the oldest first, and words of theirs that the newest has not: for `gongbao publish`, and for
/// whoever follows a citation.
pub const INDEX: &str = "versions.json";
/// Where they lie.
pub const FOLDER: &str = "versions";

/// Whether these are versions of one report, and the later has another text.
pub fn follows(later: &Report, earlier: &Report) -> bool {
    later.id == earlier.id && later.text() != earlier.text()
}

/// The line on the page; nothing where there was no version before.
pub fn line(earlier: &[Report], now: &Report) -> String {
    let Some(last) = earlier.last() else {
        return String::new();
    };
    let numbers = [earlier.len() + 1, differences(last, now)].map(|number| number.to_string());
    let line = said(&|lang| fill(of(lang).version, &[&numbers[0], &numbers[1]]));
    format!(
        "<aside class=\"gongbao versions\" aria-labelledby=\"version\"><a id=\"version\" href=\"{PAGE}\">{line}</a></aside>\n"
    )
}

/// The files of the earlier versions, the oldest first.
pub fn files(earlier: &[Report], now: &Checked, widget: &Widget) -> Vec<File> {
    if earlier.is_empty() {
        return Vec::new();
    }
    let checked = earlier
        .iter()
        .map(|report| Checked::of(Verified::of(report.clone())));
    let drawn: Vec<Drawn> = checked.map(|checked| Drawn::of(&checked)).collect();
    let index = kept_words::index(&drawn, &Drawn::of(now));
    let mut files = vec![
        file(PAGE.to_owned(), page(earlier, now.report())),
        file(INDEX.to_owned(), index),
    ];
    for (n, Drawn { verified, html }) in drawn.iter().enumerate() {
        let report = verified.report();
        let path = format!("{FOLDER}/{}", name(report));
        files.push(file(format!("{path}.json"), report.to_json()));
        let page = version(n, report, html, widget);
        files.push(file(format!("{path}.html"), page));
    }
    files
}

fn file(path: String, text: String) -> File {
    File {
        path,
        bytes: text.into_bytes(),
    }
}

/// How many paragraphs, rows of tables, headings and lines around the text differ.
pub fn differences(earlier: &Report, later: &Report) -> usize {
    let (earlier, later) = (whole(earlier), whole(later));
    let reading = SideBySide::of(&earlier, &later);
    let of = |one: &SectionPair<'_>| one.differences() + usize::from(heading_differs(one));
    reading.sections.iter().map(of).sum()
}

fn heading_differs(one: &SectionPair<'_>) -> bool {
    let heading =
        |section: Option<&gongbao_report::model::Section>| section.map(|one| one.heading());
    heading(one.earlier) != heading(one.later)
}

/// The report with the lines before and after its text as paragraphs before it, for one comparison of all.
fn whole(report: &Report) -> Report {
    let mut whole = report.clone();
    let lines = report.front.iter().chain(&report.back);
    let lines = lines.filter(|line| line.kind != LineKind::Furniture);
    let lines = lines.map(|line| Paragraph {
        id: String::new(),
        text: text::line_text(line),
        table: None,
    });
    whole.preamble = lines.chain(report.preamble.iter().cloned()).collect();
    whole
}

/// An earlier version as a page.
fn version(n: usize, report: &Report, html: &str, widget: &Widget) -> String {
    let said = format!(
        "这是第 {} 版，后来又有改动。<a href=\"../index.html\">现在的版本</a> <a href=\"../{PAGE}\">各版对照</a>",
        n + 1
    );
    let styles = &widget.styles;
    document(
        &format!("{}（第 {} 版）", report.title, n + 1),
        &format!(
            "<meta name=\"robots\" content=\"noindex\">\n<link rel=\"stylesheet\" href=\"../{}\" integrity=\"{}\">\n",
            styles.name, styles.integrity
        ),
        &format!("<aside class=\"gongbao versions\" aria-label=\"版本\">{said}</aside>\n{html}"),
    )
}

fn page(earlier: &[Report], now: &Report) -> String {
    let mut all: Vec<&Report> = earlier.iter().collect();
    all.push(now);
    let mut body = format!(
        "<main><h1>各版对照</h1>\n<p><a href=\"index.html\">{}</a>，共 {} 版，新的在前。<del>删去的文字</del>和<ins>增加的文字</ins>都是原文。</p>\n",
        escaped(&now.title),
        all.len()
    );
    for (n, pair) in all.windows(2).enumerate().rev() {
        let [was, is] = pair else { continue };
        let _ = write!(
            body,
            "<section><h2>第 {} 版与<a href=\"{FOLDER}/{}.html\">第 {} 版</a>：{} 处不同</h2>\n{}</section>\n",
            n + 2,
            name(was),
            n + 1,
            differences(was, is),
            side_by_side(was, is)
        );
    }
    body.push_str("</main>\n");
    document(&format!("{}：各版对照", now.title), "", &body)
}

fn side_by_side(was: &Report, is: &Report) -> String {
    let (was, is) = (whole(was), whole(is));
    let reading = SideBySide::of(&was, &is);
    let mut rows = String::new();
    let mut row = |earlier: &str, later: &str| {
        let _ = writeln!(rows, "<tr><td>{earlier}</td><td>{later}</td></tr>");
    };
    for chapter in &reading.sections {
        if heading_differs(chapter) {
            let heading = |section: Option<&gongbao_report::model::Section>| {
                section.map_or_else(String::new, |one| escaped(&one.heading()))
            };
            let del = format!("<del>{}</del>", heading(chapter.earlier));
            row(&del, &format!("<ins>{}</ins>", heading(chapter.later)));
        }
        for one in &chapter.rows {
            match one {
                Row::Same(_) => {}
                Row::Changed { earlier, later } => {
                    row(&marked(earlier, "del"), &marked(later, "ins"));
                }
                Row::OnlyEarlier(text) => row(&format!("<del>{}</del>", escaped(text)), ""),
                Row::OnlyLater(text) => row("", &format!("<ins>{}</ins>", escaped(text))),
            }
        }
    }
    format!(
        "<table border=\"1\"><thead><tr><th scope=\"col\">原来</th><th scope=\"col\">后来</th></tr></thead>\n<tbody>\n{rows}</tbody></table>\n"
    )
}

fn marked(pieces: &Pieces, tag: &str) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Same(text) => escaped(text),
        Piece::Own(text) => format!("<{tag}>{}</{tag}>", escaped(text)),
    };
    pieces.iter().map(piece).collect()
}

fn document(title: &str, head: &str, body: &str) -> String {
    plain_page(&format!("<title>{}</title>\n{head}", escaped(title)), body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SEED;

    fn report(words: &[(&str, &str)]) -> Report {
        let mut json = SEED.to_owned();
        for (here, there) in words {
            assert!(json.contains(here), "{here}");
            json = json.replace(here, there);
        }
        Report::from_json(&json).unwrap()
    }

    fn later() -> Report {
        report(&[
            ("来信229件", "来信929件"),
            ("\"printed\": \"229件\"", "\"printed\": \"929件\""),
            ("\"value\": 229,", "\"value\": 929,"),
            ("柯政〔2018〕9号", "柯政〔2018〕19号"),
        ])
    }

    #[test]
    fn another_text_of_the_same_report_is_another_version() {
        assert!(follows(&later(), &report(&[])));
        assert!(!follows(&report(&[]), &report(&[])));
        let other = report(&[
            ("\"id\": \"kecheng-2017\"", "\"id\": \"other\""),
            ("来信229件", "来信1件"),
        ]);
        assert!(!follows(&other, &report(&[])));
        assert_eq!(differences(&report(&[]), &report(&[])), 0);
    }

    #[test]
    fn the_page_says_which_version_it_is_and_how_many_places_differ() {
        assert_eq!(line(&[], &later()), "");
        let line = line(&[report(&[])], &later());
        assert!(line.contains("第 2 版，与上一版有 2 处不同"), "{line}");
    }

    #[test]
    fn versions_stand_side_by_side_with_what_changed_marked() {
        let html = page(&[report(&[]), later()], &report(&[]));
        assert!(
            html.contains("来信<del>229</del>件") && html.contains("来信<ins>929</ins>件"),
            "{html}"
        );
        assert!(
            html.contains("来信<del>929</del>件"),
            "the newest first, back again"
        );
        assert!(html.find("第 3 版与").unwrap() < html.find("第 2 版与").unwrap());
    }
}
