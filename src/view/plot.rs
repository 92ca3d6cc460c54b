//! A panel's strokes as SVG elements: each mark is a link to its sentence.

use super::mark_anchor;
use crate::chart::draw::draw;
use crate::chart::sketch::{Form, Stroke};
use crate::chart::{Mark, Panel, Shape, WIDTH};
use crate::text::Lang;
use yew::prelude::*;

/// The SVG of one panel.
pub fn plot(panel: &Panel, chart: &str, lang: Lang) -> Html {
    let strokes = draw(panel, lang);
    let shared = strokes
        .iter()
        .filter(|stroke| stroke.mark.is_none())
        .map(shape);
    let marks = panel.marks.iter().enumerate().map(|(n, mark)| {
        let shapes = strokes.iter().filter(|stroke| stroke.mark == Some(n)).map(shape);
        let Some(figure) = &mark.figure else {
            return html! { <g role="img" aria-label={mark.title.clone()}>{ for shapes }</g> };
        };
        let title = mark.title.clone();
        html! {
            <a id={mark_anchor(chart, figure)} class="mark" href={format!("#{}", super::figure_anchor(figure))} aria-label={title}>
                { reach(mark) }
                { for shapes }
            </a>
        }
    });
    html! {
        <svg viewBox={format!("0 0 {WIDTH} {}", panel.height)} role="group" width={WIDTH.to_string()} height={panel.height.to_string()}>
            <g aria-hidden="true">{ for shared }</g>
            { for marks }
        </svg>
    }
}

/// What can be hit: the whole row of a bar, however short it is. A block is its own target.
fn reach(mark: &Mark) -> Html {
    if mark.shape == Shape::Block {
        return Html::default();
    }
    html! {
        <rect class="reach" x="0" y={(mark.top - 4).to_string()} width={WIDTH.to_string()} height={(mark.height + 6).to_string()} />
    }
}

fn shape(stroke: &Stroke) -> Html {
    let class = stroke.class;
    match &stroke.form {
        Form::Rect {
            x,
            y,
            width,
            height,
        } => html! {
            <rect {class} x={x.to_string()} y={y.to_string()} width={width.to_string()} height={height.to_string()} />
        },
        Form::Line { from, to } => html! {
            <line {class} x1={from.0.to_string()} y1={from.1.to_string()} x2={to.0.to_string()} y2={to.1.to_string()} />
        },
        Form::Circle { center, radius } => html! {
            <circle {class} cx={center.0.to_string()} cy={center.1.to_string()} r={radius.to_string()} />
        },
        Form::Text { at, anchor, text } => html! {
            <text {class} x={at.0.to_string()} y={at.1.to_string()} text-anchor={*anchor}>{ text }</text>
        },
    }
}
