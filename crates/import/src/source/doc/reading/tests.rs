//! Characters that stand for others, and breaks.

use super::*;
use crate::source::word::numbering::Level;

/// A document of these characters, all of one look.
fn reading(text: Text, fonts: &[&str], numbering: Numbering) -> Reading {
    let fonts = fonts.iter().map(|font| (*font).to_owned()).collect();
    Reading::new(
        text,
        Styles::default(),
        fonts,
        numbering,
        [Notes::default(), Notes::default()],
        Boxes::default(),
    )
}

fn lines(paper: Paper) -> Vec<String> {
    let lines = paper.finish().lines.into_iter();
    lines.map(|line| line.text).collect()
}

#[test]
fn a_symbol_is_one_whether_or_not_its_run_is_called_special() {
    for special in [true, false] {
        let text = Text::of("20(C", &[]);
        let mut reading = reading(text, &["", "Symbol"], Numbering::default());
        let look = Look {
            special,
            symbol: Some((1, 0xf0b0)),
            ..Look::default()
        };
        reading.run(0..2, &Look::default(), 0);
        reading.run(2..3, &look, 0);
        reading.run(3..4, &Look::default(), 0);
        assert_eq!(lines(reading.paper), ["20°C"]);
    }
}

#[test]
fn a_page_may_break_in_a_paragraph_and_a_section_ends_one() {
    let mut numbering = Numbering::default();
    let level = Level {
        format: "decimal".to_owned(),
        text: "%1.".to_owned(),
        start: 1,
        ..Level::default()
    };
    numbering.define("0", 0, level);
    numbering.link("1", "0");
    // Each paragraph is of list 1.
    let mut text = Text::of("甲\r\u{c}乙\r丙\u{c}丁\u{c}戊\r", &[0x0b, 0x46, 1, 0]);
    text.section_ends = vec![6];
    let length = text.units.len();
    let read = reading(text, &[], numbering).read(length);
    assert_eq!(lines(read), ["1.甲", "2.乙", "3.丙", "4.丁", "戊"]);
}
