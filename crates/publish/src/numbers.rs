//! 全部数字: every number that the report states, in one table below the page, for those who check it or
//! cite from it. It needs no script; `assets/scripts/numbers.js` adds sorting, filters and a download.

use crate::html::escaped;
use crate::last_year::{Before, LastYear};
use crate::text::{of, others, phrase, said};
use gongbao_report::model::{Figure, Index, Place};
use gongbao_report::verify::Proven;
use gongbao_report::{Qualifier, Verified};
use gongbao_viewer::text::{Lang, fill, number};

/// The section, with its own heading; empty when the report states no number. With the report of the year
/// before each row says what that one states.
pub fn section(verified: &Verified, last: Option<&LastYear<'_>>) -> String {
    let report = verified.report();
    if report.figures.is_empty() {
        return String::new();
    }
    let index = Index::of(report);
    let rows: Vec<String> = verified
        .proven()
        .map(|proven| {
            let before = last.map(|last| last.before(proven.figure()));
            row(&index, report.year, proven, before)
        })
        .collect();
    let count = report.figures.len().to_string();
    let heads = (0..of(Lang::Zh).heads.len()).map(|n| said(&|lang| of(lang).heads[n].to_owned()));
    let year = last.map(|last| last.year().to_string());
    let year = year.map(|year| said(&|lang| fill(of(lang).of_year, &[&year])));
    let head = |head| format!(r#"<th scope="col">{head}</th>"#);
    format!(
        r#"<section class="gongbao numbers" id="numbers" aria-labelledby="all-numbers"><details><summary><h2 id="all-numbers">{}</h2></summary>
<p>{}</p>
{}<div class="table-scroll" tabindex="0" role="group" aria-labelledby="all-numbers"><table><thead><tr>{}</tr></thead>
<tbody>
{}
</tbody></table></div>
{}</details></section>
"#,
        said(&|lang| fill(of(lang).all_numbers, &[&count])),
        phrase(|text| text.all_numbers_hint),
        tools(),
        heads.chain(year).map(head).collect::<String>(),
        rows.join("\n"),
        left_out(verified)
    )
}

/// What `assets/scripts/numbers.js` attends to; nothing without it.
fn tools() -> String {
    let filter = |lang| of(lang).filter.to_owned();
    let (words, others) = (escaped(&filter(Lang::Zh)), others(&filter));
    format!(
        r#"<template><p><input type="search" placeholder="{words}" aria-label="{words}"{others}><span role="status"><b></b>{}</span><button type="button" class="button">{}</button></p></template>
"#,
        phrase(|text| text.shown),
        phrase(|text| text.save_shown)
    )
}

fn row(
    index: &Index<'_>,
    year: u16,
    proven: Proven<'_>,
    before: Option<Option<Before<'_>>>,
) -> String {
    let figure = proven.figure();
    let value = |lang| match before {
        None => number::beside_name(figure, lang),
        Some(_) => number::value(figure, lang),
    };
    let place = match index.place(&figure.source.paragraph) {
        Some(Place::Paragraph(_, Some(section))) => escaped(&section.heading()),
        _ => phrase(|text| text.preamble),
    };
    let was = before.as_ref().map(|before| {
        let said = before
            .as_ref()
            .map(|before| said(&|lang| before.said(lang)));
        format!(
            r#"<td class="last">{}</td>"#,
            said.unwrap_or_else(|| "—".to_owned())
        )
    });
    format!(
        r##"<tr data-value="{}" data-unit="{}"><td class="n"><a href="#figure/{}">{}</a> {}</td><th scope="row">{}</th><td class="said">{}</td><td>{place}</td><td>{}</td>{}</tr>"##,
        figure.value,
        escaped(&number::unit(figure, Lang::Zh)),
        escaped(&figure.id),
        said(&value),
        said(&|lang| number::unit(figure, lang)),
        said(&|lang| lang.of(&figure.label)),
        sentence(figure),
        said(&|lang| remarks(figure, year, lang)),
        was.unwrap_or_default()
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
fn remarks(figure: &Figure, year: u16, lang: Lang) -> String {
    let text = of(lang);
    let said = [
        figure.basis.is_derived().then(|| text.derived.to_owned()),
        (figure.qualifier != Qualifier::Exact).then(|| text.inexact.to_owned()),
        lang.when(figure, year),
        (figure.scope.as_ref()).map(|scope| fill(text.scope, &[&lang.of(scope)])),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    said.join(text.comma)
}

/// What looks like a number and was not taken as one, each with the reason.
fn left_out(verified: &Verified) -> String {
    let report = verified.report();
    let mut items: Vec<[String; 3]> = Vec::new();
    for (figure, mismatch) in verified.mismatches() {
        let why = said(&|lang| lang.mismatch(figure, mismatch));
        items.push([
            figure.source.printed.clone(),
            figure.source.paragraph.clone(),
            why,
        ]);
    }
    for note in report.notes.iter().filter(|note| note.damaged_number) {
        let why = said(&|lang| lang.of(&note.remark));
        items.push([note.printed.clone(), note.at.clone(), why]);
    }
    if items.is_empty() {
        return String::new();
    }
    let item = |[printed, at, why]: &[String; 3]| {
        let words = escaped(printed);
        let words = if at.contains('/') {
            words
        } else {
            format!(r##"<a href="#{}">{words}</a>"##, escaped(at))
        };
        format!("<li><b>{words}</b>：{why}</li>")
    };
    let items: Vec<String> = items.iter().map(item).collect();
    let title = phrase(|text| text.left_out);
    format!("<h3>{title}</h3>\n<ul>{}</ul>\n", items.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed;
    use crate::text::in_chinese;
    use gongbao_report::Report;

    #[test]
    fn every_number_has_a_row_with_its_sentence_and_its_place() {
        let seed = Verified::of(seed());
        let html = in_chinese(&section(&seed, None));
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
        let html = {
            let now = Verified::of(seed());
            in_chinese(&section(&now, Some(&LastYear::of(&last, &now))))
        };
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
