//! Pages that are not read, or not all of them: each is said, none panics.

use super::paged::text;
use super::paged::{Font, Ofd, Pdf};
use super::{REPORT, TITLE, figures, read, report_of_text, table_over_pages};
use gongbao_import::{Diagnostic, ImportError, Problem, Refusal, import};

#[test]
fn what_cannot_be_read_is_refused_with_the_reason() {
    let refusal = |file: Vec<u8>| match import(&file, None) {
        Err(ImportError::Pages(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    let mut unknown = Pdf::new(Font::Unmapped);
    unknown.page();
    unknown.show(60.0, 60.0, 16.0, "甲乙丙丁戊己庚辛");
    assert_eq!(
        refusal(unknown.finish()),
        Refusal::UnknownGlyphs { unknown: 8, all: 8 }
    );
    let mut outlines = Pdf::new(Font::Gbk);
    outlines.page();
    for n in 0..400 {
        outlines.draw(&format!("{n} 0 m {n} 1 2 3 4 5 c f\n"));
    }
    assert_eq!(refusal(outlines.finish()), Refusal::Outlines);
    let mut scan = Pdf::new(Font::Gbk);
    scan.page();
    scan.picture();
    assert_eq!(refusal(scan.finish()), Refusal::Pictures);
    assert_eq!(refusal(b"%PDF-1.4\nnothing".to_vec()), Refusal::Broken);
    let mut locked = Pdf::new(Font::Gbk);
    locked.page();
    locked.show(60.0, 60.0, 16.0, TITLE);
    locked.lock();
    assert_eq!(refusal(locked.finish()), Refusal::Locked);
}

#[test]
fn text_under_a_scan_is_read_and_said_to_be_recognised() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.draw("3 Tr\n");
    for (n, row) in text::rows(&REPORT, 26).iter().enumerate() {
        pdf.show(
            70.0 + row.indent * 16.0,
            80.0 + 28.0 * n as f32,
            16.0,
            &row.text,
        );
    }
    pdf.picture();
    let found = read(&pdf.finish());
    assert_eq!(figures(&found.report), figures(&report_of_text()));
    let said = |d: &Diagnostic| d.problem == Problem::TextUnderPictures;
    assert!(found.diagnostics.iter().any(said));
}

#[test]
fn a_layer_that_is_off_and_text_without_ink_are_left_out_and_said() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    for (n, row) in text::rows(&REPORT, 26).iter().enumerate() {
        pdf.show(
            70.0 + row.indent * 16.0,
            80.0 + 28.0 * n as f32,
            16.0,
            &row.text,
        );
    }
    pdf.draw("q 3 Tr\n");
    pdf.show(70.0, 700.0, 16.0, "隐藏的复议999件。");
    pdf.draw("Q\n");
    let found = read(&pdf.finish());
    assert_eq!(figures(&found.report), figures(&report_of_text()));
    let said =
        |d: &Diagnostic| matches!(&d.problem, Problem::Hidden { text } if text.contains("999"));
    assert!(found.diagnostics.iter().any(said));
}

#[test]
fn what_is_outside_of_the_clip_is_not_seen() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.draw("q 60 42 500 740 re W* n\n");
    for (n, row) in text::rows(&REPORT, 26).iter().enumerate() {
        pdf.show(
            70.0 + row.indent * 16.0,
            80.0 + 28.0 * n as f32,
            16.0,
            &row.text,
        );
    }
    // The tips of the line that the next page begins with.
    pdf.show(70.0, 813.0, 16.0, "壹贰叁肆");
    pdf.draw("Q\n");
    pdf.show(70.0, 820.0, 10.0, "— 1 —");
    let report = read(&pdf.finish()).report;
    assert_eq!(figures(&report), figures(&report_of_text()));
    assert!(!report.text().contains("壹贰"));
}

#[test]
fn pages_that_show_none_of_their_text_are_told_from_scans() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.draw("3 Tr\n");
    pdf.show(70.0, 80.0, 16.0, TITLE);
    let refusal = import(&pdf.finish(), None).map(|_| ());
    assert_eq!(refusal, Err(ImportError::TextHidden));
}

/// Whatever is cut or changed: a report or a refusal.
#[test]
fn damaged_files_neither_panic_nor_hang() {
    let mut pdf = Pdf::new(Font::Gb1);
    pdf.page();
    pdf.show(60.0, 60.0, 16.0, TITLE);
    let mut ofd = Ofd::default();
    ofd.page();
    ofd.show(25.0, 20.0, 6.0, TITLE);
    for whole in [pdf.finish(), table_over_pages(), ofd.finish()] {
        for n in (0..whole.len()).step_by(whole.len() / 60 + 1) {
            let _ = import(&whole[..n], None);
            let mut changed = whole.clone();
            changed[n] ^= 0x55;
            let _ = import(&changed, None);
        }
    }
}

#[test]
fn a_drawing_that_draws_itself_comes_to_an_end() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.draw("/Loop Do\n");
    pdf.show(60.0, 60.0, 16.0, TITLE);
    assert!(read(&pdf.finish()).report.title.contains("临江县"));
}
