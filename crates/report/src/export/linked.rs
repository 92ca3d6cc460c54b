//! Figures for machines that know the vocabularies of the web: JSON-LD after schema.org, CSVW beside the CSV, and
//! Web Annotations on the text. Only what is proven is stated, each with its sentence.

use super::document::plain_text;
use super::rows::{HEAD, number, rows};
use crate::model::{Meaning, Paragraph};
use crate::text::row_text;
use crate::{Verified, cite};
use serde_json::{Value, json};

/// Characters around the words of an annotation by which they are found again.
const AROUND: usize = 32;

/// The report as schema.org describes it.
pub fn schema_org(report: &crate::Report) -> Value {
    let work = cite::Work::of(report);
    json!({
        "@type": "Report", "name": report.title, "inLanguage": "zh-CN",
        "datePublished": work.date.unwrap_or_default(),
        "author": { "@type": "GovernmentOrganization", "name": report.issuer },
        "reportNumber": report.metadata_value(Meaning::DocumentNumber).map(|line| &line.text),
        "temporalCoverage": report.year.to_string(),
    })
}

/// The figures as a schema.org data set of the report: value, unit, years, the sentence that states it and the
/// address where it stands. `page` is the address of the report's page, which it is published at.
pub fn json_ld(verified: &Verified, page: &str) -> String {
    let report = verified.report();
    let mut sentences: Vec<&str> = Vec::new();
    let mut observed = Vec::new();
    for row in rows(verified, page).filter(|row| row.proven) {
        let quote = row.figure.source.quote.as_str();
        let known = sentences.iter().position(|known| *known == quote);
        let n = known.unwrap_or_else(|| {
            sentences.push(quote);
            sentences.len() - 1
        });
        let years = [row.period.from, row.period.to];
        let years = match row.period.one_year() {
            Some(year) => year.to_string(),
            None => years.map(|year| year.to_string()).join("/"),
        };
        observed.push(json!({
            "@type": "Observation", "@id": row.address, "name": row.figure.label.zh,
            "value": number(row.figure.value), "unitText": row.figure.unit, "observationPeriod": years,
            "subjectOf": { "@id": format!("_:q{n}") },
        }));
    }
    let quotation = |(n, text): (usize, &&str)| json!({ "@type": "Quotation", "@id": format!("_:q{n}"), "text": text });
    let quotations = sentences.iter().enumerate().map(quotation);
    let download = |name: &str, kind: &str| json!({ "@type": "DataDownload", "contentUrl": format!("{page}{name}"), "encodingFormat": kind });
    let dataset = json!({
        "@type": "Dataset", "name": format!("{}：数字", report.title),
        "description": format!("{}所载的数字，逐个与原句核对", report.title),
        "inLanguage": "zh-CN", "temporalCoverage": report.year.to_string(),
        "creator": { "@type": "GovernmentOrganization", "name": report.issuer },
        "isBasedOn": schema_org(report),
        "distribution": [download("figures.csv", "text/csv"), download("figures.json", "application/json")],
    });
    let graph: Vec<Value> = std::iter::once(dataset)
        .chain(observed)
        .chain(quotations)
        .collect();
    json!({ "@context": "https://schema.org", "@graph": graph }).to_string()
}

/// What the columns of the CSV are, after Metadata Vocabulary for Tabular Data; `csv` is its name.
pub fn csvw(verified: &Verified, csv: &str) -> String {
    // Names of the columns, and their types where they are no texts.
    const COLUMNS: [(&str, &str); 13] = [
        ("id", "string"),
        ("label", "string"),
        ("value", "number"),
        ("unit", "string"),
        ("qualifier", "string"),
        ("basis", "string"),
        ("mode", "string"),
        ("years", "string"),
        ("verified", "string"),
        ("printed", "string"),
        ("quotation", "string"),
        ("section", "string"),
        ("address", "anyURI"),
    ];
    let column = |((name, kind), title): (&(&str, &str), &str)| json!({ "name": name, "titles": { "zh": title }, "datatype": kind });
    let columns: Vec<Value> = COLUMNS.iter().zip(HEAD).map(column).collect();
    let report = verified.report();
    // The columns are told by their order: before the first title stands the mark that Excel asks for.
    let metadata = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "zh" }],
        "url": csv,
        "dc:title": report.title, "dc:creator": report.issuer,
        "dialect": { "encoding": "utf-8", "header": false, "skipRows": 1 },
        "tableSchema": { "columns": columns, "primaryKey": "id" },
    });
    pretty(&metadata)
}

/// Every proven figure as a Web Annotation on the text of the report, `report.txt` beside the page: by its words
/// and what stands around them, and by the characters that they are.
pub fn annotations(verified: &Verified, page: &str) -> String {
    let report = verified.report();
    let text = plain_text(report);
    let mut places = Vec::new();
    let mut from = 0;
    for paragraph in report.paragraphs() {
        let mut texts = vec![(None, paragraph.text.clone())];
        texts.extend(table_rows(paragraph));
        for (row, words) in texts.into_iter().filter(|(_, words)| !words.is_empty()) {
            // A line of its own, in their order: what was found before is not found again.
            let Some(at) = text[from..].find(&format!("\n{words}\n")) else {
                continue;
            };
            let at = from + at + 1;
            from = at + words.len();
            places.push((paragraph.id.as_str(), row, at));
        }
    }
    let items = rows(verified, page).filter_map(|row| {
        let proof = verified.figure(&row.figure.id)?.proof();
        let paragraph = &row.figure.source.paragraph;
        let here = |(id, of, _): &&(&str, Option<usize>, usize)| id == paragraph && *of == proof.row;
        let (_, _, at) = places.iter().find(here)?;
        let (start, end) = (at + proof.printed.start, at + proof.printed.end);
        let (before, exact, after) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
        let prefix: String = before.chars().skip(before.chars().count().saturating_sub(AROUND)).collect();
        let suffix: String = after.chars().take(AROUND).collect();
        let begin = before.chars().count();
        Some(json!({
            "id": row.address, "type": "Annotation", "motivation": "describing",
            "body": { "type": "TextualBody", "value": row.figure.label.zh, "language": "zh", "format": "text/plain" },
            "target": { "source": format!("{page}report.txt"), "selector": [
                { "type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix },
                { "type": "TextPositionSelector", "start": begin, "end": begin + exact.chars().count() },
            ] },
        }))
    });
    let items: Vec<Value> = items.collect();
    pretty(&json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("{page}annotations.jsonld"), "type": "AnnotationPage", "items": items,
    }))
}

fn table_rows(paragraph: &Paragraph) -> impl Iterator<Item = (Option<usize>, String)> {
    let rows = paragraph
        .table
        .iter()
        .flat_map(|table| table.rows.iter().enumerate());
    rows.map(|(n, row)| (Some(n), row_text(row)))
}

fn pretty(value: &Value) -> String {
    // Plain JSON values are always written.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
