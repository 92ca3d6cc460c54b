//! Two years of a district side by side, section by section, with the differences marked.

use super::{READING, Seen, heading};
use crate::cache::beside;
use crate::choice;
use crate::route::Route;
use gongbao_compare::SideBySide;
use gongbao_compare::side_by_side::{Piece, Row, SectionPair};
use gongbao_report::model::Section;
use gongbao_viewer::text::fill;
use gongbao_viewer::view::el::{Build, El, el};

pub fn side_by_side(seen: &Seen<'_>) -> Option<El> {
    let (place, earlier, later) = seen.route.read.as_ref()?;
    let text = seen.text();
    let years = [earlier.to_string(), later.to_string()];
    let title = fill(text.side_by_side, &[&place.name, &years[0], &years[1]]);
    let close = Route {
        read: None,
        ..seen.route.clone()
    };
    let close = el("a")
        .class("button")
        .attr("href", close.link())
        .add(text.close);
    let section = el("section")
        .class("reading")
        .key(READING)
        .id(READING.to_owned())
        .attr("aria-label", title.clone())
        .add(el("div").class("one").add(heading(title)).add(close));
    Some(match texts(seen, &years) {
        Ok(parts) => section.add(parts),
        Err(said) => section.add(el("p").class("hint").attr("role", "status").add(said)),
    })
}

fn texts(seen: &Seen<'_>, years: &[String; 2]) -> Result<Vec<El>, &'static str> {
    let text = seen.text();
    let waits = if seen.cache.is_pending() {
        seen.lang.text().loading
    } else {
        text.no_such_report
    };
    let (earlier, later) = choice::entries(seen.route, seen.cache, seen.root).ok_or(waits)?;
    let report = |data: &str| seen.cache.report(&beside(seen.root, data)).ok_or(waits);
    let (a, b) = (report(&earlier.data)?, report(&later.data)?);
    let reading = SideBySide::of(a.report(), b.report());
    let key = fill(text.reading_key, &[&years[0], &years[1]]);
    let mut out = vec![el("p").class("hint").add(key)];
    out.extend(
        reading
            .sections
            .iter()
            .map(|chapter| shown(seen, chapter, years)),
    );
    Ok(out)
}

fn shown(seen: &Seen<'_>, chapter: &SectionPair<'_>, years: &[String; 2]) -> El {
    let text = seen.text();
    let name = |section: Option<&Section>| section.map(Section::heading);
    let (earlier, later) = (name(chapter.earlier), name(chapter.later));
    let title = later.or(earlier).unwrap_or_else(|| text.opening.to_owned());
    let differences = chapter.differences();
    let said = match (chapter.earlier, chapter.later) {
        (None, Some(_)) => fill(text.only_in, &[&years[1]]),
        (Some(_), None) => fill(text.only_in, &[&years[0]]),
        _ if differences == 0 => text.same.to_owned(),
        _ => fill(text.differences, &[&differences.to_string()]),
    };
    let level = (3 + chapter.depth).min(6);
    let title = el(format!("h{level}")).add(title);
    let rows: Vec<El> = chapter.rows.iter().map(|row| pair(row, years)).collect();
    let body = (!rows.is_empty()).then(|| el("div").class("pairs").add(rows));
    el("details")
        .class("chapter")
        .flag("open", differences > 0)
        .add(el("summary").add(title).add(el("small").add(said)))
        .add(body)
}

fn pair(row: &Row, years: &[String; 2]) -> El {
    let year = |n: usize| el("span").class("of-year").add(years[n].as_str());
    let cell = |n: usize, words: El| {
        el("div")
            .class("cell")
            .attr("lang", "zh-CN")
            .add(year(n))
            .add(words)
    };
    let pair = el("div").class("pair");
    match row {
        Row::Same(words) => {
            let words = el("p").add(words.as_str());
            el("div")
                .class("pair same")
                .attr("lang", "zh-CN")
                .add(words)
        }
        Row::Changed { earlier, later } => {
            let pair = pair.add(cell(0, pieces(earlier, "del")));
            pair.add(cell(1, pieces(later, "ins")))
        }
        Row::OnlyEarlier(words) => pair
            .add(cell(0, whole(words, "del")))
            .add(el("div").class("cell empty")),
        Row::OnlyLater(words) => pair
            .add(el("div").class("cell empty"))
            .add(cell(1, whole(words, "ins"))),
    }
}

fn pieces(pieces: &[Piece], mark: &'static str) -> El {
    let mut words = el("p");
    for piece in pieces {
        words = match piece {
            Piece::Same(text) => words.add(text.as_str()),
            Piece::Own(text) => words.add(el(mark).add(text.as_str())),
        };
    }
    words
}

fn whole(words: &str, mark: &'static str) -> El {
    el("p").add(el(mark).add(words))
}
