//! Texts that are drawn over one another.

use super::sheet::{Glyph, in_order, median};

/// How much larger a text is that is drawn over another.
pub(super) const LARGER: f32 = 1.2;

/// Two texts of different sizes that are drawn over one another are two rows.
pub(super) fn drawn_over(group: Vec<&Glyph>) -> Vec<Vec<&Glyph>> {
    /// Fewer characters over others are marks and accents.
    const FEWEST: usize = 2;
    let order = in_order(group.clone(), |glyph| glyph.x);
    let order: Vec<&&Glyph> = order
        .iter()
        .filter(|glyph| !glyph.character.is_whitespace() && glyph.dx > 0.0)
        .collect();
    let over: Vec<f32> = order
        .windows(2)
        .filter_map(|pair| {
            let [a, b] = [pair[0], pair[1]];
            let (small, large) = (a.size.min(b.size), a.size.max(b.size));
            let is_over = a.x + a.dx - b.x > 0.5 * a.dx.min(b.dx);
            (is_over && large > LARGER * small).then_some((small * large).sqrt())
        })
        .collect();
    if over.len() < FEWEST {
        return vec![group];
    }
    let between = median(over);
    let (small, large) = group.into_iter().partition(|glyph| glyph.size < between);
    vec![small, large]
}

#[cfg(test)]
mod tests {
    use super::super::row::{Row, rows};
    use super::super::sheet::{Glyph, Shown};

    fn glyphs(text: &str, x: f32, y: f32, size: f32) -> impl Iterator<Item = Glyph> {
        let characters = text.chars().enumerate();
        characters.map(move |(n, character)| Glyph {
            character,
            x: x + size * n as f32,
            y,
            dx: size,
            dy: 0.0,
            size,
            shown: Shown::Plain,
        })
    }

    #[test]
    fn a_title_drawn_over_a_column_is_a_row_of_its_own() {
        let column = glyphs("全年平稳有序推进", 40.0, 100.0, 12.0);
        let page: Vec<Glyph> = column.chain(glyphs("年度报告", 31.0, 98.0, 18.0)).collect();
        let rows: Vec<String> = rows(&page, 0).iter().map(Row::text).collect();
        assert_eq!(rows, ["年度报告", "全年平稳有序推进"]);
    }
}
