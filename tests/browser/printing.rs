//! What comes out on paper, read back from the PDF: whole, one section, or the sections ticked, with
//! the margins and page numbers of GB/T 9704.

use crate::published::{report, visit_published, visit_report};
use gongbao_testkit::{Page, Window, visit_viewer};
use std::path::Path;
use std::process::Command;

/// What pdftotext says of a PDF, with these options.
pub fn pdftotext(pdf: &Path, options: &[&str]) -> String {
    let output = Command::new("pdftotext")
        .args(options)
        .arg(pdf)
        .arg("-")
        .output();
    let output = output.expect("pdftotext is missing: run `cargo xtask test`, which installs it");
    String::from_utf8(output.stdout).unwrap()
}

/// The text without blanks and page numbers.
pub fn text(pdf: &Path) -> String {
    let text = pdftotext(pdf, &[]);
    let lines = text.lines().filter(|line| !is_page_number(line));
    lines.flat_map(str::split_whitespace).collect()
}

fn is_page_number(line: &str) -> bool {
    let line: String = line.split_whitespace().collect();
    let number = line
        .strip_prefix('—')
        .and_then(|line| line.strip_suffix('—'));
    number.is_some_and(|number| number.parse::<u32>().is_ok())
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A browser without a printer: the page stays as it was laid out for print.
fn without_printer(page: &Page) {
    page.value("(() => { window.print = () => { window.printed = (window.printed ?? 0) + 1 } })()");
}

#[test]
fn everything_is_printed_even_what_is_folded() {
    visit_viewer(Window::DESKTOP, |page| {
        page.fold_all();
        let pdf = page.pdf("folded");
        let printed = text(&pdf);
        let mut from = 0;
        let report = report();
        for section in report.all_sections() {
            assert!(
                printed.contains(&without_blanks(&section.heading())),
                "{}",
                section.heading()
            );
        }
        for paragraph in report.paragraphs() {
            let wanted = without_blanks(&paragraph.text);
            let end = end_of(&printed[from..], &wanted);
            // In order: each behind the one before.
            from += end.unwrap_or_else(|| panic!("not printed: {wanted}"));
        }
    });
}

#[test]
fn the_static_page_prints_whole_without_scripts() {
    visit_published(Window::WITHOUT_SCRIPTS, |page| {
        let printed = text(&page.pdf("static"));
        for paragraph in report().paragraphs() {
            let wanted = without_blanks(&paragraph.text);
            assert!(end_of(&printed, &wanted).is_some(), "{wanted}");
        }
    });
}

/// Where these words end. A chart that had no room on the page before may stand between two of their lines.
fn end_of(printed: &str, words: &str) -> Option<usize> {
    let end = |from: usize, words: &str| Some(from + printed[from..].find(words)? + words.len());
    let whole = end(0, words);
    // As many words before the chart as can be.
    let before = |(cut, _): &(usize, char)| printed.contains(&words[..*cut]);
    let mut cuts = words.char_indices().rev();
    whole.or_else(|| {
        let (cut, _) = cuts.find(before)?;
        end(end(0, &words[..cut])?, &words[cut..])
    })
}

#[test]
fn one_section_is_printed_alone_and_the_next_print_is_whole() {
    visit_viewer(Window::DESKTOP, |page| {
        without_printer(page);
        let report = report();
        let (sixth, fifth) = (&report.sections[5], &report.sections[4]);
        page.value(&format!(
            "document.querySelector('[data-print=\"{}\"]').click()",
            sixth.id
        ));
        page.until("window.printed === 1", "the print dialog was asked for");
        let pdf = page.pdf("six");
        let head = pages(&pdf).remove(0);
        assert!(
            head.starts_with("衢州市柯城区人民政府"),
            "the head of the paper: {head}"
        );
        let printed = text(&pdf);
        for paragraph in sixth
            .sections
            .iter()
            .flat_map(|section| &section.paragraphs)
        {
            assert!(printed.contains(&without_blanks(&paragraph.text)));
        }
        for other in report
            .sections
            .iter()
            .filter(|section| section.id != sixth.id)
        {
            assert!(
                !printed.contains(&without_blanks(&other.heading())),
                "{}",
                other.heading()
            );
        }
        assert!(
            !printed.contains("原文疑误说明"),
            "no notes on other sections"
        );
        assert!(
            printed.contains("来源：http://127.0.0.1"),
            "where it is from"
        );
        assert!(printed.contains("打印日期："));
        page.value("dispatchEvent(new Event('afterprint'))");
        let whole = text(&page.pdf("after-six"));
        assert!(whole.contains(&without_blanks(&fifth.heading())));
    });
}

#[test]
fn ticked_sections_are_printed_together() {
    visit_viewer(Window::PHONE, |page| {
        without_printer(page);
        page.click(".bar button");
        page.click(".printing > summary");
        page.click(".printing li:nth-child(2) label");
        page.click(".printing li:nth-child(7) label");
        page.click(".printing > button");
        page.until("window.printed === 1", "the print dialog was asked for");
        let printed = text(&page.pdf("ticked"));
        for (n, section) in report().sections.iter().enumerate() {
            let there = printed.contains(&without_blanks(&section.heading()));
            assert_eq!(there, n == 1 || n == 6, "{}", section.heading());
        }
    });
}

/// Millimetres of a PDF's points.
fn millimetres(points: f64) -> f64 {
    points * 25.4 / 72.0
}

#[test]
fn margins_lines_and_page_numbers_are_those_of_the_standard() {
    visit_viewer(Window::DESKTOP, |page| {
        let pdf = page.pdf("margins");
        let boxes = pdftotext(&pdf, &["-bbox"]);
        let attribute = |line: &str, name: &str| -> f64 {
            let value = line.split(&format!("{name}=\"")).nth(1).unwrap();
            millimetres(value.split('"').next().unwrap().parse().unwrap())
        };
        let mut number = 0;
        let mut full_lines = 0;
        for line in boxes.lines() {
            if line.contains("<page ") {
                assert!((attribute(line, "width") - 210.0).abs() < 0.5, "A4");
                assert!((attribute(line, "height") - 297.0).abs() < 0.5, "A4");
                number += 1;
            }
            if !line.contains("<word ") {
                continue;
            }
            let words = line.split(['>', '<']).nth(2).unwrap_or_default();
            let [left, right] = ["xMin", "xMax"].map(|name| attribute(line, name));
            let [top, bottom] = ["yMin", "yMax"].map(|name| attribute(line, name));
            if top > 264.0 {
                // 一字线 and number, outside: right on odd pages, left on even ones.
                let number = number.to_string();
                assert!(words == "—" || words == number, "{words}");
                assert_eq!(
                    left > 105.0,
                    number.parse::<u32>().unwrap() % 2 == 1,
                    "page {number}"
                );
                continue;
            }
            // The blank half of a closing mark may stand outside.
            assert!(
                left > 27.5 && right < 187.0,
                "{words} sticks out: {left} to {right}"
            );
            // The box of a line reaches over its letters by a few millimetres.
            assert!(top > 31.0 && bottom < 267.0, "{words}: {top} to {bottom}");
            // 28 characters fill a line of 156 mm.
            full_lines += usize::from(words.chars().count() >= 27 && right - left > 148.0);
        }
        assert!(number > 5);
        assert!(full_lines > 20, "{full_lines} lines of 28 characters");
    });
}

/// The text of each page line by line as it stands there, without blanks.
pub fn pages(pdf: &Path) -> Vec<String> {
    let text = pdftotext(pdf, &["-layout"]);
    text.split('\u{c}').map(without_blanks).collect()
}

#[test]
fn the_year_stands_on_the_first_page() {
    visit_published(Window::WITHOUT_SCRIPTS, |page| {
        let findings =
            page.lines("[...document.querySelectorAll('.finding')].map(one => one.querySelector('.value').textContent)");
        assert_eq!(findings.len(), 9);
        let first = pages(&page.pdf("first-page")).remove(0);
        for value in findings {
            assert!(first.contains(&without_blanks(&value)), "{value}: {first}");
        }
    });
}

#[test]
fn a_chart_that_does_not_fit_lets_the_text_go_on_and_is_not_cut() {
    visit_published(Window::WITHOUT_SCRIPTS, |page| {
        let report = report();
        let pdf = page.pdf("charts");
        let pages = pages(&pdf);
        let signed = pages.iter().position(|page| page.contains("2018330"));
        let signed = signed.expect("the report is signed");
        are_full(&pdf, 1..signed);
        let heads: Vec<String> = report
            .all_sections()
            .map(|section| without_blanks(&section.heading()))
            .collect();
        for (n, page) in pages[..signed].iter().enumerate() {
            let text = page.trim_end_matches(|c: char| c == '—' || c.is_ascii_digit());
            let alone = heads.iter().find(|head| text.ends_with(head.as_str()));
            assert_eq!(alone, None, "at the end of page {}", n + 1);
        }
        for chart in &report.charts {
            let title = without_blanks(&chart.title.zh);
            let whole = pages.iter().any(|page| {
                let chart = page.split_once(&title);
                chart.is_some_and(|(_, rest)| rest.contains("数字均取自本报告原文"))
            });
            assert!(whole, "{title} is cut");
        }
        let text = &pages[signed];
        let issuer = text.find("衢州市柯城区人民政府2018330");
        assert!(issuer.is_some(), "the issuer stands by the date: {text}");
        assert_ne!(issuer, Some(0), "no signature alone: {text}");
    });
}

#[test]
fn text_goes_on_before_the_second_of_two_charts_too() {
    let mut report = report();
    // All in the longest section, so that some do not fit.
    for chart in &mut report.charts {
        chart.section.clone_from(&report.sections[0].id);
    }
    let titles: Vec<String> = report
        .charts
        .iter()
        .map(|chart| without_blanks(&chart.title.zh))
        .collect();
    visit_report(report, Window::WITHOUT_SCRIPTS, |page| {
        let pdf = page.pdf("all-charts");
        let pages = pages(&pdf);
        let last = pages
            .iter()
            .rposition(|page| titles.iter().any(|title| page.contains(title)));
        are_full(&pdf, 1..last.expect("a chart is printed"));
    });
}

#[test]
fn a_long_heading_is_set_as_the_text_is() {
    let mut report = report();
    let heading = "深入推进“放管服”改革和“数字政府”建设，营造稳定公平透明可预期的良好营商环境";
    report.sections[1].title = heading.to_owned();
    visit_report(report, Window::WITHOUT_SCRIPTS, |page| {
        let words = pdftotext(&page.pdf("long-heading"), &[]);
        // Spread over the line its characters would be words.
        let first: String = heading.chars().take(20).collect();
        assert!(words.contains(&first), "{words}");
    });
}

/// These pages are full.
pub fn are_full(pdf: &Path, pages: std::ops::Range<usize>) {
    /// Two headings and two lines of what they are over stay together: no more is left empty.
    const FOUR_LINES: f64 = 225.0 / 22.0 * 4.0;
    for (n, end) in ends_of_text(pdf)[pages.clone()].iter().enumerate() {
        let left = 262.0 - end;
        assert!(
            left < FOUR_LINES,
            "{left} mm of page {} are empty",
            n + pages.start + 1
        );
    }
}

/// Where the last line of each page's text ends, in millimetres from the top.
fn ends_of_text(pdf: &Path) -> Vec<f64> {
    let boxes = pdftotext(pdf, &["-bbox"]);
    let pages = boxes.split("<page ").skip(1);
    let bottom = |line: &str| -> Option<f64> {
        let points = line.split("yMax=\"").nth(1)?.split('"').next()?;
        Some(millimetres(points.parse().ok()?))
    };
    // Below stands the page's number.
    let text = |page: &str| {
        let bottoms = page.lines().filter(|line| line.contains("<word "));
        let bottoms = bottoms.filter_map(bottom).filter(|bottom| *bottom < 267.0);
        bottoms.fold(0.0, f64::max)
    };
    pages.map(text).collect()
}

#[test]
fn all_numbers_are_printed_for_whom_has_them_open_in_a_table_with_its_heads_on_each_page() {
    visit_published(Window::DESKTOP, |page| {
        page.taken_over();
        assert!(
            !text(&page.pdf("numbers-folded")).contains("全部数字"),
            "folded"
        );
        page.value("document.querySelector('#numbers > details').open = true");
        let mut pages = pages(&page.pdf("numbers"));
        let begin = pages
            .iter()
            .position(|page| page.contains("全部数字（60）"));
        let numbers = pages.split_off(begin.expect("printed when open"));
        let heads = "数字说的是什么原句所在说明";
        let with_heads = numbers.iter().filter(|page| page.contains(heads)).count();
        assert!((3..=6).contains(&with_heads), "{with_heads} pages");
        // What follows the table: the list, and the code for phones.
        assert!(numbers.len() - with_heads <= 2, "{} pages", numbers.len());
        for words in ["60余万株", "没有收入的数字", "平均80%"] {
            assert!(numbers.iter().any(|page| page.contains(words)), "{words}");
        }
    });
}
