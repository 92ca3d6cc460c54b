//! 全部数字: every number that the report states, in one table below the page, for those who check it or
//! cite from it. It needs no script; `assets/scripts/numbers.js` adds sorting, filters and a download.

use crate::html::escaped;
use crate::last_year;
use gongbao_report::Verified;
use gongbao_report::model::{Figure, Index, Place};
use gongbao_report::verify::Proven;
use gongbao_viewer::text::{Lang, number};

/// The section, with its own heading; empty when the report states no number. With the report of the year
/// before each row says what that one states.
pub fn section(verified: &Verified, last: Option<&Verified>) -> String {
    let report = verified.report();
    if report.figures.is_empty() {
        return String::new();
    }
    let index = Index::of(report);
    let rows: Vec<String> = verified
        .proven()
        .map(|proven| {
            let before = last.map(|last| {
                let before = last_year::before(last, verified, proven.figure());
                before.map_or_else(|| "—".to_owned(), |before| before.said())
            });
            row(&index, report.year, proven, before)
        })
        .collect();
    format!(
        r#"<section class="gongbao numbers" id="numbers" aria-label="全部数字"><details><summary><h2>全部数字（{}）</h2></summary>
<p>每个数字都与原句逐字核对。核对的是与原文一致，不是对事实的认定。</p>
<div class="table-scroll" tabindex="0" role="group" aria-label="全部数字"><table><thead><tr><th scope="col">数字</th><th scope="col">说的是什么</th><th scope="col">原句</th><th scope="col">所在</th><th scope="col">说明</th>{}</tr></thead>
<tbody>
{}
</tbody></table></div>
{}</details></section>
"#,
        report.figures.len(),
        last.map(|last| format!(r#"<th scope="col">{}年</th>"#, last.report().year))
            .unwrap_or_default(),
        rows.join("\n"),
        left_out(verified)
    )
}

fn row(index: &Index<'_>, year: u16, proven: Proven<'_>, before: Option<String>) -> String {
    let figure = proven.figure();
    let value = match before {
        None => number::beside_name(figure, Lang::Zh),
        Some(_) => number::value(figure, Lang::Zh),
    };
    let unit = number::unit(figure, Lang::Zh);
    let place = match index.place(&figure.source.paragraph) {
        Some(Place::Paragraph(_, Some(section))) => section.heading(),
        _ => "前言".to_owned(),
    };
    let to = format!("figure/{}", figure.id);
    format!(
        r##"<tr data-value="{}" data-unit="{}"><td class="n"><a href="#{}">{}</a> {}</td><th scope="row">{}</th><td class="said">{}</td><td>{}</td><td>{}</td>{}</tr>"##,
        figure.value,
        escaped(unit),
        escaped(&to),
        escaped(&value),
        escaped(unit),
        escaped(&figure.label.zh),
        sentence(figure),
        escaped(&place),
        remarks(figure, year).join("，"),
        before
            .map(|before| format!(r#"<td class="last">{}</td>"#, escaped(&before)))
            .unwrap_or_default()
    )
}

/// Characters of the sentence around the number that are printed too; the text has the rest.
const BEFORE: usize = 30;
const AFTER: usize = 20;

/// The sentence with the words of the number marked, and what stands far from it.
fn sentence(figure: &Figure) -> String {
    let (quote, printed) = (&figure.source.quote, &figure.source.printed);
    let nth = figure
        .source
        .printed_occurrence
        .map_or(0, |n| n.saturating_sub(1));
    let at = quote.match_indices(printed.as_str()).nth(nth as usize);
    match at {
        Some((at, words)) if !words.is_empty() => {
            let (head, tail) = (&quote[..at], &quote[at + words.len()..]);
            let near = head.char_indices().rev().nth(BEFORE - 1);
            let (far_head, head) = head.split_at(near.map_or(0, |(at, _)| at));
            let near = tail.char_indices().nth(AFTER);
            let (tail, far_tail) = tail.split_at(near.map_or(tail.len(), |(at, _)| at));
            let [head, words, tail] = [head, words, tail].map(escaped);
            format!(
                "{}{head}<mark>{words}</mark>{tail}{}",
                far(far_head),
                far(far_tail)
            )
        }
        _ => escaped(quote),
    }
}

/// On paper a `…`.
fn far(words: &str) -> String {
    if words.is_empty() {
        return String::new();
    }
    format!("<span class=\"far\">{}</span>", escaped(words))
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
    use crate::seed;
    use gongbao_report::Report;

    #[test]
    fn every_number_has_a_row_with_its_sentence_and_its_place() {
        let seed = Verified::of(seed());
        let html = section(&seed, None);
        assert_eq!(
            html.matches("<tr data-value").count(),
            seed.report().figures.len()
        );
        assert!(html.contains(r##"<a href="#figure/environment.trees-planted">60余万</a> 株"##));
        assert!(html.contains("<mark>15290件</mark>"));
        assert!(html.contains("非确数"));
    }

    #[test]
    fn beside_last_year_each_row_says_what_that_report_states() {
        let json = crate::SEED;
        let json = json.replace("\"year\": 2017", "\"year\": 2016");
        let json = json.replace("2017年", "2016年");
        let last = Verified::of(Report::from_json(&json).unwrap());
        let html = section(&Verified::of(seed()), Some(&last));
        assert!(html.contains(r#"<th scope="col">2016年</th>"#));
        assert_eq!(
            html.matches(r#"<td class="last">"#).count(),
            Verified::of(seed()).report().figures.len()
        );
        assert!(html.contains(r#"<td class="last">229件，今年相同</td>"#));
    }

    #[test]
    fn the_whole_sentence_stands_there_and_what_is_near_the_number_apart() {
        let seed = Verified::of(seed());
        let figure = &seed.report().figures[0];
        let mut figure = figure.clone();
        figure.source.quote = format!("{}来信229件，{}。", "前".repeat(40), "后".repeat(40));
        figure.source.printed = "229件".to_owned();
        let html = sentence(&figure);
        let [head, tail] = [("前", 12), ("后", 22)].map(|(word, n)| word.repeat(n));
        let far = format!("<span class=\"far\">{head}</span>");
        assert!(html.starts_with(&far), "{html}");
        let far = format!("<span class=\"far\">{}。</span>", &tail[3..]);
        assert!(html.ends_with(&far), "{html}");
        let text = html
            .replace("</span>", "")
            .replace("<span class=\"far\">", "");
        assert_eq!(
            text.replace("<mark>", "").replace("</mark>", ""),
            figure.source.quote
        );
        figure.source.quote = "来信229件。".to_owned();
        assert_eq!(sentence(&figure), "来信<mark>229件</mark>。");
    }

    #[test]
    fn damaged_numbers_are_listed_with_the_reason() {
        let html = section(&Verified::of(seed()), None);
        assert!(
            html.contains("没有收入的数字") && html.contains("比例达到11"),
            "{html}"
        );
    }

    #[test]
    fn a_report_without_numbers_has_no_table() {
        let mut report = Verified::of(seed()).report().clone();
        report.figures.clear();
        report.charts.clear();
        report.highlights.clear();
        assert_eq!(section(&Verified::of(report), None), "");
    }
}
