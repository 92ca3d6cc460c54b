//! Pictures as SVG: every mark is a link to its sentence.

use super::Seen;
use super::row::address;
use crate::chart::{HEIGHT, Line};
use gongbao_catalog::model::District;
use gongbao_compare::Point;
use gongbao_viewer::chart::WIDTH;
use gongbao_viewer::chart::sketch::{Form, Stroke};
use gongbao_viewer::text::number;
use gongbao_viewer::view::el::{Build, El, el};
use gongbao_viewer::view::painted;

/// A figure over years.
pub fn line(seen: &Seen<'_>, district: &District, line: &Line<'_>) -> El {
    let marks = line.markers.iter().enumerate().filter_map(|(n, marker)| {
        let reach = el("rect").class("reach").attr("fill", "none");
        let reach = reach.length("x", marker.from).length("y", 0);
        let reach = reach
            .length("width", marker.to - marker.from)
            .length("height", HEIGHT - 24);
        let head = marker.point.year().to_string();
        mark(
            seen,
            district,
            marker.point,
            &head,
            reach,
            strokes(&line.strokes, Some(n)),
        )
    });
    svg(HEIGHT, strokes(&line.strokes, None)).add(marks.collect::<Vec<El>>())
}

fn svg(height: i32, unmarked: Vec<El>) -> El {
    el("svg")
        .attr("viewBox", format!("0 0 {WIDTH} {height}"))
        .attr("role", "group")
        .length("width", WIDTH)
        .length("height", height)
        .add(el("g").attr("aria-hidden", "true").add(unmarked))
}

fn strokes(all: &[Stroke], mark: Option<usize>) -> Vec<El> {
    let own = all.iter().filter(|stroke| stroke.mark == mark);
    own.map(shape).collect()
}

fn shape(stroke: &Stroke) -> El {
    let shape = match &stroke.form {
        Form::Rect {
            x,
            y,
            width,
            height,
        } => el("rect")
            .length("x", *x)
            .length("y", *y)
            .length("width", *width)
            .length("height", *height),
        Form::Line { from, to } => el("line")
            .length("x1", from.0)
            .length("y1", from.1)
            .length("x2", to.0)
            .length("y2", to.1),
        Form::Circle { center, radius } => el("circle")
            .length("cx", center.0)
            .length("cy", center.1)
            .attr("r", radius.to_string()),
        Form::Text { at, anchor, text } => el("text")
            .length("x", at.0)
            .length("y", at.1)
            .attr("text-anchor", *anchor)
            .attr("font-size", "13")
            .add(text.as_str()),
    };
    painted(shape, stroke.class)
}

/// A point without a sentence to go to is not drawn.
fn mark(
    seen: &Seen<'_>,
    district: &District,
    point: Point<'_>,
    head: &str,
    reach: El,
    shapes: Vec<El>,
) -> Option<El> {
    let value = number::quantity(point.figure(), seen.lang);
    let title = format!("{head}: {value}。“{}”", point.figure().source.quote);
    // The title is the link's name too: spoken as it is shown.
    let link = el("a")
        .class("mark")
        .attr("href", address(seen, district, point)?)
        .add(el("title").add(title));
    Some(link.add(reach).add(shapes))
}
