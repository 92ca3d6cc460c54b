//! Each figure of a PDF or OFD leads to its words on the page, framed; what a frame does not read is proven
//! by nothing.

use crate::paged::{Font, Ofd, Pdf, text};
use crate::{REPORT, TITLE, read, report_of_text, table_over_pages};
use gongbao_report::pages::{Frame, Pages};
use gongbao_report::verify::Mismatch;
use gongbao_report::{Report, Verified};

fn pages(report: &Report) -> Pages {
    Pages::read(report.pages.as_deref().expect("pages")).unwrap()
}

/// What stands in the frames of a figure, each with its page.
fn framed(report: &Report, figure: &str) -> Vec<(usize, String)> {
    let pages = pages(report);
    let frames: Vec<Frame> = pages.frames_of(figure).collect();
    let read = |frame: &Frame| (frame.page, pages.within(frame));
    frames.iter().map(read).collect()
}

fn assert_all_framed(report: &Report) {
    let visible = |text: &str| -> String { text.chars().filter(|c| *c != ' ').collect() };
    assert!(!report.figures.is_empty());
    for figure in &report.figures {
        let frames = framed(report, &figure.id);
        let read: String = frames.into_iter().map(|(_, text)| text).collect();
        let printed = &figure.source.printed;
        assert_eq!(visible(&read), visible(printed), "{}", figure.id);
    }
    let verified = Verified::of(report.clone());
    assert_eq!(verified.mismatches().collect::<Vec<_>>(), []);
    assert_eq!(Report::from_json(&report.to_json()).as_ref(), Ok(report));
}

/// The report with so many rows a page.
fn pdf(font: Font, rows: usize, turn: u32) -> Vec<u8> {
    let mut pdf = Pdf::new(font);
    for page in text::rows(&REPORT, 26).chunks(rows) {
        pdf.turned_page(turn);
        for (n, row) in page.iter().enumerate() {
            let (x, y) = (70.0 + row.indent * 16.0, 120.0 + 28.0 * n as f32);
            pdf.show(x, y, 16.0, &row.text);
        }
    }
    pdf.finish()
}

#[test]
fn every_figure_of_a_pdf_is_framed_on_its_page() {
    for font in [Font::Gbk, Font::Ucs2, Font::Gb1] {
        let report = read(&pdf(font, 7, 0)).report;
        assert_all_framed(&report);
        let pages = pages(&report);
        assert!(pages.pages.len() > 1 && pages.pages[0].rows.len() == 7);
        assert_eq!((pages.pages[0].width, pages.pages[0].height), (5950, 8420));
        let last = report.figures.last().unwrap();
        assert!(framed(&report, &last.id)[0].0 > 0, "on a later page");
    }
}

#[test]
fn a_frame_stands_where_the_words_are_drawn() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.show(100.0, 60.0, 16.0, TITLE);
    pdf.show(100.0, 120.0, 10.0, "全年收到来信229件。");
    let report = read(&pdf.finish()).report;
    let frames: Vec<Frame> = pages(&report).frames_of(&report.figures[0].id).collect();
    // Six characters of 10 points before it; three digits of 5 points, and one of 10.
    let [frame] = frames[..] else {
        panic!("{frames:?}")
    };
    assert_eq!((frame.page, frame.left, frame.right), (0, 1600, 1850));
    assert!(frame.top > 1100 && frame.top < 1150 && frame.bottom >= 1200 && frame.bottom < 1230);
}

#[test]
fn words_that_a_row_parts_have_a_frame_on_each() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.show(150.0, 60.0, 16.0, TITLE);
    pdf.show(
        92.0,
        120.0,
        11.0,
        "全年收到人民群众写给县人民政府及其各部门的来信共计二百",
    );
    pdf.show(
        70.0,
        140.0,
        11.0,
        "二十九件，每一封都有人看、有人办、有人回复，群众对此感到满意，",
    );
    pdf.show(70.0, 160.0, 11.0, "没有一封信件被遗忘。");
    let report = read(&pdf.finish()).report;
    let figure = &report.figures[0];
    assert_eq!(figure.value, 229.0);
    let frames = framed(&report, &figure.id);
    assert_eq!(frames, [(0, "二百".to_owned()), (0, "二十九件".to_owned())]);
    assert_all_framed(&report);
}

#[test]
fn cells_of_tables_over_pages_turned_pages_and_ofd_are_framed() {
    assert_all_framed(&read(&table_over_pages()).report);
    for turn in [90, 180, 270] {
        assert_all_framed(&read(&pdf(Font::Gbk, 40, turn)).report);
    }
    let mut ofd = Ofd::default();
    ofd.page();
    for (n, row) in text::rows(&REPORT, 26).iter().enumerate() {
        ofd.show(
            25.0 + row.indent * 5.6,
            40.0 + 10.0 * n as f32,
            5.6,
            &row.text,
        );
    }
    assert_all_framed(&read(&ofd.finish()).report);
}

#[test]
fn words_with_other_text_drawn_over_them_have_no_frame_and_are_borne_out_by_their_sentence() {
    let mut pdf = Pdf::new(Font::Gbk);
    pdf.page();
    pdf.show(100.0, 60.0, 16.0, TITLE);
    pdf.show(100.0, 120.0, 10.0, "全年收到来信229件，办结211件。");
    // Half a row below, as a table drawn over the text.
    pdf.show(100.0, 125.1, 10.0, "甲乙丙丁戊己庚辛");
    let report = read(&pdf.finish()).report;
    let verified = Verified::of(report.clone());
    assert_eq!(verified.mismatches().collect::<Vec<_>>(), []);
    let first = &report.figures[0];
    assert_eq!((first.value, framed(&report, &first.id)), (229.0, vec![]));
    for figure in &report.figures {
        let frames = framed(&report, &figure.id).into_iter();
        let words: String = frames.map(|(_, words)| words).collect();
        assert!(
            words.is_empty() || words == figure.source.printed,
            "{words}"
        );
    }
}

#[test]
fn what_has_no_pages_carries_none() {
    assert_eq!(report_of_text().pages, None);
}

#[test]
fn a_figure_whose_frame_reads_otherwise_is_not_proven() {
    let report = read(&pdf(Font::Gbk, 40, 0)).report;
    let figure = report.figures.iter().find(|f| f.value == 229.0).unwrap();
    let outcome = |pages: String| {
        let report = Report {
            pages: Some(pages),
            ..report.clone()
        };
        let verified = Verified::of(report);
        let mut all = verified.mismatches();
        all.find(|(found, _)| found.id == figure.id)
            .map(|(_, mismatch)| mismatch.clone())
    };
    let text = report.pages.clone().unwrap();
    assert_eq!(outcome(text.clone()), None);
    let said = |words: &str| {
        let words = words.to_owned();
        Some(Mismatch::SaysOtherwise { words })
    };
    assert_eq!(outcome(text.replace("229件", "228件")), said("228件"));
    let frame = pages(&report).frames_of(&figure.id).next().unwrap();
    let (at, beside) = (
        format!(" {} ", frame.left),
        format!(" {} ", frame.left + 80),
    );
    assert_eq!(outcome(text.replacen(&at, &beside, 1)), said("29件"));
    let elsewhere = text.replace(
        &format!("f 0 {} {}", frame.left, frame.top),
        &format!("f 0 {} {}", frame.left, frame.bottom + 1),
    );
    assert_eq!(outcome(elsewhere), Some(Mismatch::PrintedNotFound));
    assert_eq!(outcome("p 1".to_owned()), Some(Mismatch::PrintedNotFound));
}
