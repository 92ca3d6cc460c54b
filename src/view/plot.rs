//! The bars of a panel: each row is a link to its sentence, its name and number are text, and its mark
//! an SVG that the style sheet stretches to the room there is.

use super::Page;
use super::anchor::Anchor;
use super::el::Build;
use super::plain::{Plain, plain};
use crate::chart::draw::{HIGH, LONG, draw};
use crate::chart::sketch::{Form, Stroke};
use crate::chart::{Bar, Panel, Tone};

/// The list of a panel's rows; as marks of a chart they have addresses. Parts of a small whole may be
/// `counted`.
pub fn plot(page: &Page, chart: Option<&str>, panel: &Panel, counted: bool) -> Plain {
    let rows = panel.bars.iter().map(|bar| {
        let row = match &bar.figure {
            Some(figure) => {
                let id = chart.map(|chart| page.id(Anchor::Mark { chart, figure }));
                let row = plain("a").class("row mark").attr_if("id", id);
                row.attr("href", page.link(Anchor::Figure(figure)))
            }
            None => plain("span").class("row"),
        };
        let row = filled(row, bar, drawing(bar, panel.max, counted));
        let item = plain("li").attr_if(
            "class",
            (bar.level > 0).then(|| format!("in-{}", bar.level)),
        );
        item.add(row)
    });
    plain("ul").class("bars").add_all(rows)
}

/// The mark of a bar whose scale runs from 0 to `max`.
pub fn drawing<E: Build>(bar: &Bar, max: f64, counted: bool) -> E {
    let strokes = draw(bar, max, counted);
    let dot = matches!(bar.tone, Tone::Dot | Tone::Ring);
    E::new("svg".into())
        // A round line around a speck is a dot in a drawing of any width.
        .attr_if("stroke-linejoin", dot.then_some("round"))
        .class("gauge")
        .attr("viewBox", format!("0 0 {LONG} {HIGH}"))
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .add_all(strokes.iter().filter_map(rectangle))
}

/// A row with its name, its number and its mark.
pub fn filled<E: Build>(row: E, bar: &Bar, drawing: E) -> E {
    let part = |tag: &'static str| E::new(tag.into());
    let base = bar
        .base
        .as_ref()
        .map(|base| part("small").class("base").add(base.as_str()));
    let value = part("b").class("value").add(bar.value.as_str());
    // Blanks keep name, number and unit apart for those who hear or copy them.
    row.add(part("span").class("label").add(bar.name.as_str()))
        .add(" ")
        .add(value.add(part("small").add(bar.unit.as_str())))
        .add(base)
        .add(drawing)
}

/// What a shape looks like where no style sheet is: in a host's page before the widget comes, and in
/// a picture taken out of the page. The style sheet overrides it.
fn paint(class: &str) -> (&'static str, &'static str) {
    match class {
        "full" | "second" => ("#1f5582", ""),
        "pale" | "part" => ("#a9c5dc", "#1f5582"),
        "not-stated" => ("#fff", "#55544f"),
        "track" => ("#fff", "#807d73"),
        "dot" => ("#1f5582", "#1f5582"),
        "hole" => ("#fff", "#fff"),
        "grid" => ("", "#dcdad2"),
        _ => ("", ""),
    }
}

/// A rectangle of a drawing; bars are of nothing else.
fn rectangle<E: Build>(stroke: &Stroke) -> Option<E> {
    let Form::Rect {
        x,
        y,
        width,
        height,
    } = stroke.form
    else {
        return None;
    };
    let rect = E::new("rect".into()).length("x", x).length("y", y);
    let rect = rect.length("width", width).length("height", height);
    Some(painted(rect, stroke.class))
}

/// A shape that looks like its class.
pub fn painted<E: Build>(shape: E, class: &'static str) -> E {
    let (fill, line) = paint(class);
    let some = |paint: &'static str| Some(paint).filter(|paint| !paint.is_empty());
    let shape = shape.class(class).attr_if("fill", some(fill));
    shape.attr_if("stroke", some(line))
}
