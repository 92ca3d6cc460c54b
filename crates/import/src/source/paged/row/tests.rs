//! How glyphs become rows.

use super::*;
use crate::source::paged::sheet::Shown;

fn glyphs(text: &str, x: f32, y: f32, size: f32) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    let mut at = x;
    for character in text.chars() {
        let dx = size * if is_wide(character) { 1.0 } else { 0.5 };
        glyphs.push(Glyph {
            character,
            x: at,
            y,
            dx,
            dy: 0.0,
            size,
            shown: Shown::Plain,
        });
        at += dx;
    }
    glyphs
}

fn texts(glyphs: &[Glyph]) -> Vec<String> {
    rows(glyphs, 0).iter().map(Row::text).collect()
}

#[test]
fn glyphs_drawn_twice_to_look_bold_are_one_and_narrow_neighbours_two() {
    let mut twice = glyphs("III类", 0.0, 10.0, 12.0);
    twice.extend(glyphs("III类", 0.4, 10.0, 12.0));
    assert_eq!(texts(&twice), ["III类"]);
}

#[test]
fn small_raised_digits_are_no_digits_of_the_number() {
    let mut power = glyphs("10", 0.0, 100.0, 12.0);
    power.extend(glyphs("4", 12.0, 95.5, 7.0));
    power.extend(glyphs("处和甲", 16.0, 100.0, 12.0));
    assert_eq!(texts(&power), ["10⁴处和甲"]);
}

#[test]
fn gaps_between_words_are_blanks_and_those_of_spread_characters_are_not() {
    let mut spread = glyphs("甲", 0.0, 10.0, 12.0);
    spread.extend(glyphs("乙", 17.0, 10.0, 12.0));
    spread.extend(glyphs("ab", 40.0, 10.0, 12.0));
    spread.extend(glyphs("cd", 56.0, 10.0, 12.0));
    assert_eq!(texts(&spread), ["甲乙 ab cd"]);
}

#[test]
fn a_mark_that_reaches_under_what_is_before_stands_behind_it() {
    let mut moved = glyphs("1.", 0.0, 10.0, 12.0);
    let end = moved.last().map_or(0.0, |last| last.x + last.dx);
    moved.extend(glyphs("“千万”", end - 6.0, 10.0, 12.0));
    assert_eq!(texts(&moved), ["1.“千万”"]);
}

#[test]
fn digits_of_a_letter_spaced_heading_are_a_number() {
    let spaced: Vec<Glyph> = "一、2012年工作回顾"
        .chars()
        .scan(0.0, |x, c| {
            let found = glyphs(&c.to_string(), *x, 10.0, 12.0);
            *x += found[0].dx + 4.0;
            Some(found)
        })
        .flatten()
        .collect();
    assert_eq!(texts(&spaced), ["一、2012年工作回顾"]);
}

#[test]
fn ideographs_spread_over_a_cell_are_one_text_unless_a_blank_was_typed() {
    let close = |glyphs: &[Glyph]| {
        let mut row = rows(glyphs, 0).remove(0);
        row.close_even_gaps(glyphs);
        row.text()
    };
    let spread = |text: &str, gap: f32| -> Vec<Glyph> {
        let characters = text.chars().enumerate();
        characters
            .flat_map(|(n, c)| glyphs(&c.to_string(), n as f32 * (12.0 + gap), 10.0, 12.0))
            .collect()
    };
    assert_eq!(close(&spread("处理结果", 20.0)), "处理结果");
    let mut typed = spread("总计", 20.0);
    typed.extend(glyphs(" ", 14.0, 10.0, 12.0));
    assert_eq!(close(&typed), "总 计");
    let mut two = glyphs("来信", 0.0, 10.0, 12.0);
    two.extend(glyphs("来访", 60.0, 10.0, 12.0));
    assert_eq!(close(&two), "来信 来访");
}

#[test]
fn a_number_or_a_character_with_its_marks_moves_to_the_next_row_whole() {
    for (text, width) in [
        ("12,550件", 36.0),
        ("甲乙", 12.0),
        ("（一）丙", 36.0),
        ("“丁”，戊", 48.0),
    ] {
        let row = &rows(&glyphs(text, 5.0, 10.0, 12.0), 0)[0];
        let found = row.first_word();
        assert!((found - width).abs() < 0.1, "{text}: {found}");
    }
}
