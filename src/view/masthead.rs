//! The head of the document in the manner of an official paper: issuer, number, title, dates.

use super::el::Build;
use super::page::Page;
use super::plain::{Plain, plain};
use crate::text::fill;
use gongbao_report::model::{Line, Meaning};

/// Issuer, document number, title and date.
pub fn masthead(page: &Page) -> Plain {
    let report = page.verified.report();
    let value = |meaning| {
        report
            .metadata_value(meaning)
            .map(|line| line.text.as_str())
    };
    // Without a number its place is empty, and the date stands in its own.
    let span = |text: Option<&str>| plain("span").add(text.unwrap_or_default());
    let date = value(Meaning::DatePublished).or_else(|| value(Meaning::DateWritten));
    let imprint = plain("p").class("imprint");
    let title = plain(page.heading(1))
        .class("title")
        .attr_if("part", page.part("title"));
    plain("header")
        .class("masthead")
        .lang(page.issued())
        .attr_if("part", page.part("masthead"))
        .add(plain("p").class("issuer").add(report.issuer.as_str()))
        .add(
            imprint
                .add(span(value(Meaning::DocumentNumber)))
                .add(span(date)),
        )
        .add(add_title(title, &report.title))
        .add(signed(page, "byline", report.byline()))
}

/// Puts the title into its element with the places where a line may end: before the year and after it, and
/// before what stands in brackets.
fn add_title(mut element: Plain, title: &str) -> Plain {
    let (mut part, mut before, mut in_year) = (String::new(), ' ', false);
    for c in title.chars() {
        let digit = c.is_ascii_digit();
        let begins = if in_year {
            before == '度' || before == '年' && c != '度'
        } else {
            digit && !matches!(before, '(' | '（') || matches!(c, '(' | '（')
        };
        in_year = if begins { digit } else { in_year || digit };
        if begins {
            element = element.add(part.as_str()).add(plain("wbr"));
            part.clear();
        }
        before = c;
        part.push(c);
    }
    element.add(part)
}

/// All metadata in printed order, folded. Empty values are said to be empty.
pub fn about(page: &Page) -> Option<Plain> {
    let text = page.lang.text();
    let mut pairs = plain("dl").lang(page.issued());
    for line in page.verified.report().metadata() {
        let label = line.label.iter().flat_map(|label| label.chars());
        let label: String = label.filter(|c| !c.is_whitespace()).collect();
        let value = if line.text.is_empty() {
            plain("dd")
                .class("empty")
                .lang(page.said())
                .add(text.empty_value)
        } else {
            plain("dd").add(line.text.as_str())
        };
        pairs = pairs.add(plain("div").add(plain("dt").add(label)).add(value));
    }
    let folded = plain("details").class("about");
    let folded = folded.add(plain("summary").add(text.file_details));
    // A landmark, so that nothing of the page stands outside of all.
    let section = plain("section").attr("aria-label", text.file_details);
    pairs
        .unless_empty()
        .map(|pairs| section.add(folded.add(pairs)))
}

/// Signature and date as printed; behind a damaged date stands how we read it.
pub fn signature(page: &Page) -> Option<Plain> {
    signed(page, "signature", page.verified.report().signature())
}

fn signed<'a>(
    page: &Page,
    name: &'static str,
    lines: impl Iterator<Item = &'a Line>,
) -> Option<Plain> {
    let signed = plain("div").class(name).attr_if("part", page.part(name));
    let lines = lines.map(|line| signed_line(page, line));
    signed.add_all(lines).unless_empty()
}

fn signed_line(page: &Page, line: &Line) -> Plain {
    let Some(date) = &line.date else {
        return plain("p").add(line.text.as_str());
    };
    let time = plain("time").attr("datetime", date.iso.clone());
    let signed = plain("p").add(time.add(line.text.as_str()));
    if !date.reconstructed {
        return signed;
    }
    // Days without leading zeros, as they are signed.
    let day = date.iso.split('-').map(|part| part.trim_start_matches('0'));
    let day: Vec<&str> = day.collect();
    let remark = fill(page.lang.text().reconstructed, &day);
    signed.add(plain("small").lang(page.said()).add(remark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_number_the_date_stands_where_dates_do() {
        let json = include_str!("../../assets/reports/kecheng-2017.json");
        let mut report = gongbao_report::Report::from_json(json).unwrap();
        let numbered = |line: &Line| line.meaning == Some(Meaning::DocumentNumber);
        report.front.retain(|line| !numbered(line));
        let verified = gongbao_report::Verified::of(report);
        let checked = gongbao_report::Checked::of(verified);
        let page = Page::new(std::rc::Rc::new(checked), crate::text::Lang::Zh, false);
        let mut html = String::new();
        masthead(&page).write_to(&mut html);
        let imprint = "<p class=\"imprint\"><span></span><span>2018年";
        assert!(html.contains(imprint), "{html}");
    }

    #[test]
    fn a_title_is_broken_at_its_year_and_before_brackets() {
        let parts = |title: &str| {
            let mut html = String::new();
            add_title(plain("h1"), title).write_to(&mut html);
            html.replace("<wbr>", "|")
        };
        assert_eq!(
            parts("清源区2017年度法治政府建设(依法行政)工作报告"),
            "<h1>清源区|2017年度|法治政府建设|(依法行政)工作报告</h1>"
        );
        assert_eq!(
            parts("2021年政府工作报告（在第八届会议上）"),
            "<h1>|2021年|政府工作报告|（在第八届会议上）</h1>"
        );
        // No line ends with an opening bracket.
        assert_eq!(
            parts("政府工作报告（2022年1月10日 王某某）"),
            "<h1>政府工作报告|（2022年|1月10日 王某某）</h1>"
        );
        assert_eq!(parts("政府工作报告"), "<h1>政府工作报告</h1>");
    }
}
