//! 全部数字: every number that the report states, in one table below the page, for those who check it or
//! cite from it. It needs no script; `assets/scripts/numbers.js` adds sorting, filters and a download.

use crate::html::escaped;
use gongbao_report::Verified;
use gongbao_report::model::{Figure, Index, Place};
use gongbao_report::verify::Proven;
use gongbao_viewer::text::{Lang, number};

/// The section, with its own heading; empty when the report states no number.
pub fn section(verified: &Verified) -> String {
    let report = verified.report();
    if report.figures.is_empty() {
        return String::new();
    }
    let index = Index::of(report);
    let rows: Vec<String> = verified
        .proven()
        .map(|proven| row(&index, report.year, proven))
        .collect();
    format!(
        r#"<section class="gongbao numbers" id="numbers" aria-label="全部数字"><details><summary><h2>全部数字（{}）</h2></summary>
<p>每个数字都与原句逐字核对。核对的是与原文一致，不是对事实的认定。</p>
<div class="table-scroll" tabindex="0" role="group" aria-label="全部数字"><table><thead><tr><th scope="col">数字</th><th scope="col">说的是什么</th><th scope="col">原句</th><th scope="col">所在</th><th scope="col">说明</th></tr></thead>
<tbody>
{}
</tbody></table></div>
{}</details></section>
"#,
        report.figures.len(),
        rows.join("\n"),
        left_out(verified)
    )
}

fn row(index: &Index<'_>, year: u16, proven: Proven<'_>) -> String {
    let figure = proven.figure();
    let (value, unit) = (
        number::value(figure, Lang::Zh),
        number::unit(figure, Lang::Zh),
    );
    let place = match index.place(&figure.source.paragraph) {
        Some(Place::Paragraph(_, Some(section))) => section.heading(),
        _ => "前言".to_owned(),
    };
    // A cell of a table has no mark of its own: the table has.
    let to = if proven.proof().row.is_some() {
        figure.source.paragraph.clone()
    } else {
        format!("figure/{}", figure.id)
    };
    format!(
        r##"<tr data-value="{}" data-unit="{}"><td class="n"><a href="#{}">{}</a> {}</td><th scope="row">{}</th><td class="said">{}</td><td>{}</td><td>{}</td></tr>"##,
        figure.value,
        escaped(unit),
        escaped(&to),
        escaped(&value),
        escaped(unit),
        escaped(&figure.label.zh),
        sentence(figure),
        escaped(&place),
        remarks(figure, year).join("，")
    )
}

/// The sentence with the words of the number marked.
fn sentence(figure: &Figure) -> String {
    let (quote, printed) = (&figure.source.quote, &figure.source.printed);
    let nth = figure
        .source
        .printed_occurrence
        .map_or(0, |n| n.saturating_sub(1));
    let at = quote.match_indices(printed.as_str()).nth(nth as usize);
    match at {
        Some((at, words)) if !words.is_empty() => format!(
            "{}<mark>{}</mark>{}",
            escaped(&quote[..at]),
            escaped(words),
            escaped(&quote[at + words.len()..])
        ),
        _ => escaped(quote),
    }
}

/// What a reader must know of the number: whom it covers, how exact it is, whose words it is.
fn remarks(figure: &Figure, year: u16) -> Vec<String> {
    let mut said = Vec::new();
    if figure.basis.is_derived() {
        said.push("据原文推出".to_owned());
    }
    if figure.qualifier != gongbao_report::Qualifier::Exact {
        said.push("非确数".to_owned());
    }
    said.extend(Lang::Zh.when(figure, year));
    said.extend(
        figure
            .scope
            .as_ref()
            .map(|scope| format!("范围：{}", escaped(&scope.zh))),
    );
    said
}

/// What looks like a number and was not taken as one, each with the reason.
fn left_out(verified: &Verified) -> String {
    let mut items = Vec::new();
    for (figure, mismatch) in verified.mismatches() {
        let why = Lang::Zh.mismatch(figure, mismatch);
        items.push((
            figure.source.printed.as_str(),
            figure.source.paragraph.as_str(),
            why,
        ));
    }
    for note in verified
        .report()
        .notes
        .iter()
        .filter(|note| note.damaged_number)
    {
        items.push((&note.printed, &note.at, note.remark.zh.clone()));
    }
    if items.is_empty() {
        return String::new();
    }
    let item = |(printed, at, why): &(&str, &str, String)| {
        let words = escaped(printed);
        let words = if at.contains('/') {
            words
        } else {
            format!(r##"<a href="#{}">{words}</a>"##, escaped(at))
        };
        format!("<li><b>{words}</b>：{}</li>", escaped(why))
    };
    let items: Vec<String> = items.iter().map(item).collect();
    format!("<h3>没有收入的数字</h3>\n<ul>{}</ul>\n", items.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongbao_report::Report;

    fn seed() -> Verified {
        let json = include_str!("../../../assets/reports/kecheng-2017.json");
        Verified::of(Report::from_json(json).unwrap())
    }

    #[test]
    fn every_number_has_a_row_with_its_sentence_and_its_place() {
        let seed = seed();
        let html = section(&seed);
        assert_eq!(
            html.matches("<tr data-value").count(),
            seed.report().figures.len()
        );
        assert!(html.contains(r##"<a href="#figure/environment.trees-planted">60余万</a> 株"##));
        assert!(html.contains("<mark>15290件</mark>"));
        assert!(html.contains("非确数"));
    }

    #[test]
    fn damaged_numbers_are_listed_with_the_reason() {
        let html = section(&seed());
        assert!(
            html.contains("没有收入的数字") && html.contains("比例达到11"),
            "{html}"
        );
    }

    #[test]
    fn a_report_without_numbers_has_no_table() {
        let mut report = seed().report().clone();
        report.figures.clear();
        report.charts.clear();
        report.highlights.clear();
        assert_eq!(section(&Verified::of(report)), "");
    }
}
