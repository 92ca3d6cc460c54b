//! Pages and lines that were turned.

use super::row::{self, Row};
use super::sheet::{Frame, Glyph, Rule, Sheet};

/// Turns a page so that most of its text runs to the right.
pub(super) fn upright(sheet: Sheet) -> Sheet {
    let mut counts = [0_usize; 4];
    for turn in sheet.glyphs.iter().filter_map(Glyph::turn) {
        counts[usize::from(turn)] += 1;
    }
    let most = (0..4).rev().max_by_key(|turn| counts[*turn]).unwrap_or(0);
    let (w, h) = (sheet.width, sheet.height);
    let point = |x: f32, y: f32| match most {
        1 => (y, w - x),
        2 => (w - x, h - y),
        3 => (h - y, x),
        _ => (x, y),
    };
    if most == 0 {
        return sheet;
    }
    let vector = |x: f32, y: f32| match most {
        1 => (y, -x),
        2 => (-x, -y),
        _ => (-y, x),
    };
    let turned_rule = |rule: &Rule| {
        let ends = if rule.upright {
            [point(rule.at, rule.from), point(rule.at, rule.to)]
        } else {
            [point(rule.from, rule.at), point(rule.to, rule.at)]
        };
        let upright = rule.upright == (most == 2);
        let along = |(x, y): (f32, f32)| if upright { (x, y) } else { (y, x) };
        let [(at, from), (_, to)] = ends.map(along);
        Rule {
            upright,
            at,
            from: from.min(to),
            to: from.max(to),
        }
    };
    let turned_area =
        |area: &Frame| Frame::of([point(area.left, area.top), point(area.right, area.bottom)]);
    let glyphs = sheet.glyphs.iter().map(|glyph| {
        let ((x, y), (dx, dy)) = (point(glyph.x, glyph.y), vector(glyph.dx, glyph.dy));
        Glyph {
            x,
            y,
            dx,
            dy,
            ..*glyph
        }
    });
    let (width, height) = if most == 2 { (w, h) } else { (h, w) };
    Sheet {
        width,
        height,
        glyphs: glyphs.collect(),
        rules: sheet.rules.iter().map(turned_rule).collect(),
        areas: sheet.areas.iter().filter_map(turned_area).collect(),
        pictures: Vec::new(),
        outlines: sheet.outlines,
    }
}

/// Rows of text that does not run to the right: each of them read along its own line.
pub(super) fn rows(glyphs: &[Glyph], page: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for turn in [Some(1), Some(2), Some(3), None] {
        let group: Vec<Glyph> = glyphs
            .iter()
            .filter(|glyph| glyph.turn() == turn)
            .map(|glyph| {
                let (x, y) = match turn {
                    Some(1) => (glyph.y, -glyph.x),
                    Some(2) => (-glyph.x, -glyph.y),
                    Some(3) => (-glyph.y, glyph.x),
                    // A slant: along and across it.
                    _ => {
                        let length = glyph.dx.hypot(glyph.dy).max(0.001);
                        let (c, s) = (glyph.dx / length, glyph.dy / length);
                        (glyph.x * c + glyph.y * s, glyph.y * c - glyph.x * s)
                    }
                };
                let dx = glyph.dx.hypot(glyph.dy);
                Glyph {
                    x,
                    y,
                    dx,
                    dy: 0.0,
                    ..*glyph
                }
            })
            .collect();
        let found = row::rows(&group, page).into_iter();
        rows.extend(found.map(|row| Row {
            turned: true,
            ..row
        }));
    }
    rows
}
