//! A panel's strokes as SVG elements: each mark is a link to its sentence.

use super::Page;
use super::anchor::Anchor;
use super::el::{El, el};
use crate::chart::draw::draw;
use crate::chart::sketch::{Form, Stroke};
use crate::chart::{Mark, Panel, Shape, WIDTH};
use std::ops::Range;

/// The SVG of one panel.
pub fn plot(page: &Page, chart: &str, panel: &Panel) -> El {
    let strokes = draw(panel, page.lang);
    let shapes = |mark| {
        let own = strokes.iter().filter(move |stroke| stroke.mark == mark);
        own.map(shape).collect::<Vec<El>>()
    };
    let mut svg = el("svg")
        .attr("viewBox", format!("0 0 {WIDTH} {}", panel.height))
        .attr("role", "group")
        .length("width", WIDTH)
        .length("height", panel.height)
        .add(el("g").attr("aria-hidden", "true").add(shapes(None)));
    let mut reached = 0;
    for (n, mark) in panel.marks.iter().enumerate() {
        let from = reached;
        reached = reach_end(mark, panel.marks.get(n + 1));
        let drawn = match &mark.figure {
            Some(figure) => el("a")
                .id(page.id(Anchor::Mark { chart, figure }))
                .class("mark")
                .attr("href", page.link(Anchor::Figure(figure)))
                .add(reach(mark, from..reached)),
            None => el("g").attr("role", "img"),
        };
        svg = svg.add(
            drawn
                .attr("aria-label", mark.title.clone())
                .add(shapes(Some(n))),
        );
    }
    svg
}

/// What can be hit: the whole row of a bar with its name, however short the bar is. A block is its
/// own target.
fn reach(mark: &Mark, rows: Range<i32>) -> Option<El> {
    (mark.shape != Shape::Block).then(|| {
        let row = el("rect").class("reach").attr("fill", "none");
        let row = row.length("x", 0).length("y", rows.start);
        row.length("width", WIDTH)
            .length("height", rows.end - rows.start)
    })
}

/// Half of the way to the next bar, or to the name above it.
fn reach_end(mark: &Mark, next: Option<&Mark>) -> i32 {
    let bottom = mark.top + mark.height;
    bottom + next.map_or(12, |next| ((next.top - bottom) / 2).min(12))
}

/// What a shape looks like where no style sheet is: in a host's page before the widget comes, and in
/// a picture taken out of the page. The style sheet overrides it.
#[derive(Default)]
struct Paint {
    fill: Option<&'static str>,
    stroke: Option<&'static str>,
    dashes: Option<&'static str>,
}

fn paint(class: &str) -> Paint {
    let (fill, stroke) = match class {
        "first" => ("#9cbcd6", ""),
        "second" | "whole" => ("#1f5582", ""),
        "part" => ("#e7eff6", "#1f5582"),
        "lower" => ("#fff", "#1f5582"),
        "not-stated" => ("#fff", "#55544f"),
        "grid" | "track" => ("", "#dcdad2"),
        "inside-whole" => ("#fff", ""),
        _ => ("", ""),
    };
    let some = |paint: &'static str| Some(paint).filter(|paint| !paint.is_empty());
    Paint {
        fill: some(fill),
        stroke: some(stroke),
        dashes: (class == "not-stated").then_some("4 3"),
    }
}

/// One shape of a drawing.
pub fn shape(stroke: &Stroke) -> El {
    let Paint {
        fill,
        stroke: line,
        dashes,
    } = paint(stroke.class);
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
    shape
        .class(stroke.class)
        .attr_if("fill", fill)
        .attr_if("stroke", line)
        .attr_if("stroke-dasharray", dashes)
}
