//! The picture that stands in for the page, as a drawing.

use super::{HEIGHT, MOST, WIDTH, told};
use crate::html::escaped;
use gongbao_report::Verified;
use gongbao_report::lines::{ems, wrapped};
use gongbao_report::verify::Proven;
use gongbao_viewer::text::{Lang, number};
use std::fmt::Write;

const MARGIN: f64 = 64.0;
const ROOM: f64 = 1200.0 - 2.0 * MARGIN;

const INK: &str = "#1b1b1a";
const SOFT: &str = "#55544f";
const RED: &str = "#a41e1a";
const BLUE: &str = "#1f5582";
const TINT: &str = "#f5f4ef";

/// The picture as SVG, with its words in a family of fonts.
pub fn drawing(verified: &Verified, family: &str) -> String {
    let report = verified.report();
    let mut sheet = Sheet::default();
    sheet.text(&report.issuer, MARGIN, 104.0, 34.0, RED);
    let held = verified.proven().count();
    let seal = format!("{held}/{} 已核对", report.figures.len());
    let wide = ems(&seal) * 24.0 + 36.0;
    let left = WIDTH_OF_ROOM - wide;
    if ems(&report.issuer) * 34.0 + MARGIN + 24.0 < left && held > 0 {
        sheet.frame(left, 68.0, wide, 48.0);
        sheet.text(&seal, left + 18.0, 101.0, 24.0, INK);
    }
    sheet.rect(MARGIN, 132.0, ROOM, 4.0, RED);
    sheet.rect(MARGIN, 140.0, ROOM, 1.5, RED);
    // The title in as few lines as can be read.
    let size = if ems(&report.title) * 56.0 <= 2.0 * ROOM {
        56.0
    } else {
        42.0
    };
    let room = ROOM / size - 0.5;
    let lines = shortened(&report.title, room, 3);
    // Lines of one length where they can be.
    let even = ems(&report.title) / count(lines.len().max(1)) + 1.0;
    let balanced = wrapped(&report.title, even.min(room));
    let lines = if balanced.len() == lines.len() {
        balanced
    } else {
        lines
    };
    let mut y = 132.0 + (228.0 - size * 1.35 * count(lines.len())) / 2.0;
    for line in &lines {
        y += size * 1.35;
        sheet.text(line, MARGIN, y - size * 0.25, size, INK);
    }
    sheet.rect(0.0, 360.0, f64::from(WIDTH), 270.0, TINT);
    let column = ROOM / count(MOST);
    for (n, proven) in told(verified).into_iter().enumerate() {
        sheet.number(proven, MARGIN + column * count(n), column - 32.0);
    }
    let (inner, soft) = (sheet.inner, SOFT);
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" fill="{soft}" font-family="{family}"><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>{inner}</svg>"##
    )
}

const WIDTH_OF_ROOM: f64 = MARGIN + ROOM;

/// Shapes and words of the picture.
#[derive(Default)]
struct Sheet {
    inner: String,
}

impl Sheet {
    /// The font has one weight: a thin edge makes the words as strong as a heading is.
    fn text(&mut self, words: &str, x: f64, y: f64, size: f64, colour: &str) {
        let edge = size / 40.0;
        let words = escaped(words);
        // Writing to a string does not fail.
        let _ = write!(
            self.inner,
            r#"<text x="{x}" y="{y}" font-size="{size}" fill="{colour}" stroke="{colour}" stroke-width="{edge}">{words}</text>"#
        );
    }

    fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, colour: &str) {
        let _ = write!(
            self.inner,
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{colour}"/>"#
        );
    }

    fn frame(&mut self, x: f64, y: f64, width: f64, height: f64) {
        let _ = write!(
            self.inner,
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="none" stroke="{INK}" stroke-width="3"/>"#
        );
    }

    /// A number under what it counts, in a column.
    fn number(&mut self, proven: Proven<'_>, left: f64, wide: f64) {
        let figure = proven.figure();
        self.rect(left, 392.0, wide, 3.0, INK);
        let lines = shortened(&figure.label.zh, wide / 26.0, 2);
        for (n, line) in lines.iter().enumerate() {
            self.text(line, left, 438.0 + 38.0 * count(n), 26.0, INK);
        }
        let value = number::value(figure, Lang::Zh);
        let unit = number::unit(figure, Lang::Zh);
        let size = (wide / (ems(&value) + 0.5 * ems(&unit) + 0.3)).min(76.0);
        let (value, unit, small) = (escaped(&value), escaped(&unit), size * 0.45);
        let edge = size / 40.0;
        let _ = write!(
            self.inner,
            r#"<text x="{left}" y="570" font-size="{size}" fill="{BLUE}" stroke="{BLUE}" stroke-width="{edge}">{value}<tspan dx="{}" font-size="{small}">{unit}</tspan></text>"#,
            small / 4.0
        );
    }
}

/// Words in lines of so many ems, at most so many; what is left over is `…`.
fn shortened(words: &str, room: f64, most: usize) -> Vec<String> {
    let mut lines = wrapped(words, room);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.pop();
            last.push('…');
        }
    }
    lines
}

// Far fewer than a float counts exactly.
#[allow(clippy::cast_precision_loss)]
fn count(n: usize) -> f64 {
    n as f64
}
