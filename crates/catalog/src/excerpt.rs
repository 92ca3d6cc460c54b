//! A report cut down to the sentences that state some of its figures. It is a report itself: whoever
//! reads it holds each figure against its sentence again, as they would with the whole.

use gongbao_report::model::{Index, Paragraph, Section, Table};
use gongbao_report::text::row_text;
use gongbao_report::verify::Proven;
use gongbao_report::{Figure, Report, Verified};

/// The excerpt with these figures of a report, in the report's order. All are proven in it too.
pub fn excerpt(verified: &Verified, wanted: impl Fn(&str) -> bool) -> Option<Report> {
    let chosen = chosen(verified, wanted);
    if chosen.is_empty() {
        return None;
    }
    let cut = made_of(verified, &chosen, |paragraph, quotes| {
        cut_down(paragraph, quotes)
    });
    if Verified::of(cut.clone()).mismatches().next().is_none() {
        return Some(cut);
    }
    // A sentence that stands inside another, or several times: the whole paragraphs then.
    Some(made_of(verified, &chosen, |paragraph, _| paragraph.clone()))
}

/// The wanted figures that are proven, and those that they are all of.
fn chosen<'a>(verified: &'a Verified, wanted: impl Fn(&str) -> bool) -> Vec<Proven<'a>> {
    let mut ids: Vec<&str> = Vec::new();
    for proven in verified
        .proven()
        .filter(|proven| wanted(&proven.figure().id))
    {
        ids.push(&proven.figure().id);
        ids.extend(proven.figure().of.as_deref());
    }
    let chosen = verified.proven();
    chosen
        .filter(|proven| ids.contains(&proven.figure().id.as_str()))
        .collect()
}

fn made_of(
    verified: &Verified,
    chosen: &[Proven<'_>],
    cut: impl Fn(&Paragraph, &[&str]) -> Paragraph,
) -> Report {
    let report = verified.report();
    let index = Index::of(report);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for proven in chosen {
        let id = &proven.figure().source.paragraph;
        if paragraphs.iter().any(|known| known.id == *id) {
            continue;
        }
        let here = chosen
            .iter()
            .filter(|other| other.figure().source.paragraph == *id);
        let mut quotes: Vec<&str> = here
            .map(|other| other.figure().source.quote.as_str())
            .collect();
        quotes.dedup();
        paragraphs.extend(index.paragraph(id).map(|whole| cut(whole, &quotes)));
    }
    Report {
        format: report.format,
        id: report.id.clone(),
        title: report.title.clone(),
        year: report.year,
        issuer: report.issuer.clone(),
        kind: report.kind,
        district: report.district.clone(),
        address: None,
        front: Vec::new(),
        preamble: paragraphs,
        sections: Vec::<Section>::new(),
        back: Vec::new(),
        figures: figures(chosen),
        highlights: Vec::new(),
        pages: None,
        charts: Vec::new(),
        notes: Vec::new(),
    }
}

fn figures(chosen: &[Proven<'_>]) -> Vec<Figure> {
    let known = |id: &String| chosen.iter().any(|other| other.figure().id == *id);
    let figure = |proven: &Proven<'_>| {
        let figure = proven.figure().clone();
        Figure {
            of: figure.of.filter(known),
            ..figure
        }
    };
    chosen.iter().map(figure).collect()
}

/// The sentences of a paragraph, and of its table the rows, that are quoted.
fn cut_down(whole: &Paragraph, quotes: &[&str]) -> Paragraph {
    let in_text = quotes.iter().filter(|quote| whole.text.contains(**quote));
    let text: Vec<&str> = in_text.copied().collect();
    let table = whole.table.as_ref().map(|table| Table {
        rows: {
            let quoted = |row: &&Vec<_>| quotes.contains(&row_text(row).as_str());
            table.rows.iter().filter(quoted).cloned().collect()
        },
        separator: table.separator.clone(),
    });
    Paragraph {
        id: whole.id.clone(),
        text: text.join("\n"),
        table: table.filter(|table| !table.rows.is_empty()),
    }
}
