//! The figures as an XBRL report package (Report Packages 1.0): facts as xBRL-JSON (OIM 1.0), and the taxonomy that
//! names them, made of the vocabulary. Each fact is proven, and leads to a note with its sentence and address. What
//! only this report counts is a fact of one concept for all such, told apart by a dimension.

use crate::concepts::{self, Concepts};
use crate::facts::{self, ENDS, MODES, QUALIFIERS};
use crate::html::escaped;
use gongbao_report::export;
use gongbao_report::{Report, Verified};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::{SimpleFileOptions, ZipWriter};

/// The package beside the page.
pub const PACKAGE: &str = "figures.xbr";

/// Where the taxonomy says that it is. Nothing lies there, nor ever can (RFC 2606): the package's catalogue leads
/// to its own files, and the address is the same for all reports.
const TAXONOMY: &str = "https://gongbao.invalid/taxonomy/1/";
const SCHEMA: &str = "gongbao.xsd";
const LABELS: &str = "gongbao-label.xml";
/// The concept of what only this report counts; two dimensions say which figure it is, and what it counts.
const OWN: &str = "own";
/// Whose names issuers are known by.
const ISSUERS: &str = "https://gongbao.invalid/issuer";

/// The package of a report whose page is at `page`.
pub fn package(verified: &Verified, page: &str) -> Vec<u8> {
    let report = verified.report();
    let mut concepts = concepts::vocabulary().clone();
    for fact in facts::of(verified) {
        if let Some(id) = fact.concept {
            // The form of information disclosure has names of its own.
            let names = concepts.entry(id.to_owned());
            names.or_insert_with(|| fact.figure.label.clone());
        }
    }
    let files = [
        (
            "META-INF/reportPackage.json",
            json!({ "documentInfo": { "documentType": "https://xbrl.org/report-package/2023/xbr" } })
                .to_string(),
        ),
        ("META-INF/taxonomyPackage.xml", about(report)),
        ("META-INF/catalog.xml", catalog()),
        ("taxonomy/gongbao.xsd", schema(&concepts)),
        ("taxonomy/gongbao-label.xml", labels(&concepts)),
        ("reports/figures.json", facts(verified, page)),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The day that zip counts from, and the system that it was first made on: every run on every system makes the
    // same bytes.
    let options = SimpleFileOptions::default()
        .last_modified_time(zip::DateTime::default())
        .system(zip::System::Unix);
    for (path, text) in files {
        // Writing to memory does not fail.
        drop(zip.start_file(format!("gongbao/{path}"), options));
        drop(zip.write_all(text.as_bytes()));
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

fn facts(verified: &Verified, page: &str) -> String {
    let report = verified.report();
    let addresses = export::addresses(verified, page);
    let mut facts = Map::new();
    let mut notes: Vec<String> = Vec::new();
    for (n, fact) in facts::of(verified).enumerate() {
        let figure = fact.figure;
        let period = figure.covers(report.year);
        let (from, to) = (period.from, period.to.saturating_add(1));
        let mut dimensions = json!({
            "concept": format!("gb:{}", fact.concept.unwrap_or(OWN)),
            "entity": format!("issuer:{}", without_blanks(&report.issuer)),
            "period": format!("{from:04}-01-01T00:00:00/{to:04}-01-01T00:00:00"),
            "unit": format!("gb:{}", unit(&figure.unit)),
        });
        let end = fact.end.and_then(|end| facts::name(&ENDS, &end));
        for (dimension, member) in [
            ("qualifier", facts::name(&QUALIFIERS, &figure.qualifier)),
            ("mode", facts::name(&MODES, &figure.mode)),
            ("end", end),
        ] {
            if let Some(member) = member {
                dimensions[format!("gb:{dimension}")] = format!("gb:{member}").into();
            }
        }
        if let Some(scope) = &figure.scope {
            dimensions["gb:scope"] = scope.zh.clone().into();
        }
        if fact.concept.is_none() {
            dimensions["gb:figure"] = figure.id.clone().into();
            dimensions["gb:counted"] = figure.label.zh.clone().into();
        }
        let address = addresses.get(&figure.id).map_or("", String::as_str);
        let said = format!("{} {address}", figure.source.quote);
        let known = notes.iter().position(|note| *note == said);
        let note = known.unwrap_or_else(|| {
            notes.push(said);
            notes.len() - 1
        });
        // An id that somebody gave need not be a name.
        let mut id = match figure.id.as_str() {
            id if concepts::is_name(id) => format!("figure.{id}"),
            _ => format!("figure.{n}"),
        };
        if let Some(end) = end {
            id = format!("{id}.{end}");
        }
        facts.insert(
            id,
            json!({ "value": fact.value.to_string(), "dimensions": dimensions, "links": { "footnote": { "_": [format!("note.{note}")] } } }),
        );
    }
    for (n, note) in notes.iter().enumerate() {
        let id = format!("note.{n}");
        let dimensions = json!({ "concept": "xbrl:note", "noteId": id, "language": "zh-cn" });
        facts.insert(
            id,
            json!({ "value": escaped(note), "dimensions": dimensions }),
        );
    }
    let report = json!({
        "documentInfo": {
            "documentType": "https://xbrl.org/2021/xbrl-json",
            "namespaces": { "xbrl": "https://xbrl.org/2021", "gb": TAXONOMY, "issuer": ISSUERS },
            "linkTypes": { "footnote": "http://www.xbrl.org/2003/arcrole/fact-footnote" },
            "linkGroups": { "_": "http://www.xbrl.org/2003/role/link" },
            "taxonomy": [format!("{TAXONOMY}{SCHEMA}")],
        },
        "facts": Value::Object(facts),
    });
    report.to_string()
}

/// Names of issuers are printed with blanks between several.
fn without_blanks(text: &str) -> String {
    let name: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if name.is_empty() {
        "-".to_owned()
    } else {
        name
    }
}

/// A measure word as a name in XML: what cannot stand in one is written by its number in Unicode.
fn unit(unit: &str) -> String {
    match unit {
        "" => return "one".to_owned(),
        "%" => return "percent".to_owned(),
        _ => {}
    }
    let mut name = String::new();
    for c in unit.chars() {
        let plain = matches!(c, '\u{4e00}'..='\u{9fa5}') || c.is_ascii_alphabetic();
        if plain {
            name.push(c);
        } else {
            let _ = write!(name, "_{:X}_", u32::from(c));
        }
    }
    name
}

/// A dimension whose members the taxonomy names, and one that has any text.
const EXPLICIT: [(&str, &str); 3] = [
    ("qualifier", "限定"),
    ("mode", "方式"),
    ("end", "区间的一端"),
];
const TYPED: [(&str, &str); 3] = [
    ("scope", "范围"),
    ("figure", "数字的编号"),
    ("counted", "数的是什么"),
];

/// The members of all dimensions, by name.
fn members() -> impl Iterator<Item = (&'static str, &'static str)> {
    let of = QUALIFIERS.iter().map(|(_, name, zh)| (*name, *zh));
    let of = of.chain(MODES.iter().map(|(_, name, zh)| (*name, *zh)));
    of.chain(ENDS.iter().map(|(_, name, zh)| (*name, *zh)))
}

fn schema(concepts: &Concepts) -> String {
    let mut out = format!(
        r##"<?xml version="1.0" encoding="utf-8"?>
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xbrldt="http://xbrl.org/2005/xbrldt" xmlns:gb="{TAXONOMY}" targetNamespace="{TAXONOMY}" elementFormDefault="qualified" attributeFormDefault="unqualified">
<xsd:annotation><xsd:appinfo><link:linkbaseRef xlink:type="simple" xlink:href="{LABELS}" xlink:role="http://www.xbrl.org/2003/role/labelLinkbaseRef" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xsd:appinfo></xsd:annotation>
<xsd:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xsd:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
"##
    );
    for (name, _) in EXPLICIT {
        dimension(&mut out, name, "");
    }
    for (name, _) in TYPED {
        dimension(
            &mut out,
            name,
            &format!(" xbrldt:typedDomainRef=\"#gb_{name}-text\""),
        );
        let _ = writeln!(
            out,
            r#"<xsd:element id="gb_{name}-text" name="{name}-text" type="xsd:string"/>"#
        );
    }
    let abstracts = members().map(|(name, _)| (name, "xbrli:stringItemType", " abstract=\"true\""));
    let items = concepts
        .keys()
        .map(String::as_str)
        .chain([OWN])
        .map(|id| (id, "xbrli:decimalItemType", ""));
    for (name, kind, more) in abstracts.chain(items) {
        let _ = writeln!(
            out,
            r#"<xsd:element id="gb_{name}" name="{name}" type="{kind}" substitutionGroup="xbrli:item"{more} nillable="true" xbrli:periodType="duration"/>"#
        );
    }
    out + "</xsd:schema>\n"
}

fn dimension(out: &mut String, name: &str, more: &str) {
    let _ = writeln!(
        out,
        r#"<xsd:element id="gb_{name}" name="{name}" type="xbrli:stringItemType" substitutionGroup="xbrldt:dimensionItem" abstract="true" nillable="true" xbrli:periodType="duration"{more}/>"#
    );
}

fn labels(concepts: &Concepts) -> String {
    let mut out = String::from(
        r#"<?xml version="1.0" encoding="utf-8"?>
<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
<link:labelLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">
"#,
    );
    let own = EXPLICIT.into_iter().chain(TYPED).chain(members());
    let own = own.chain([(OWN, "只有这份报告有的数字")]);
    let own = own.map(|(name, zh)| (name, zh, None));
    let shared = concepts
        .iter()
        .map(|(id, names)| (id.as_str(), names.zh.as_str(), names.en.as_deref()));
    for (n, (name, zh, en)) in own.chain(shared).enumerate() {
        let _ = writeln!(
            out,
            r#"<link:loc xlink:type="locator" xlink:href="{SCHEMA}#gb_{name}" xlink:label="l{n}"/>"#
        );
        let _ = writeln!(
            out,
            r#"<link:labelArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label" xlink:from="l{n}" xlink:to="t{n}"/>"#
        );
        for (lang, label) in [("zh", Some(zh)), ("en", en)] {
            if let Some(label) = label {
                let label = escaped(label);
                let _ = writeln!(
                    out,
                    r#"<link:label xlink:type="resource" xlink:label="t{n}" xlink:role="http://www.xbrl.org/2003/role/label" xml:lang="{lang}">{label}</link:label>"#
                );
            }
        }
    }
    out + "</link:labelLink>\n</link:linkbase>\n"
}

fn about(report: &Report) -> String {
    let title = escaped(&report.title);
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<tp:taxonomyPackage xmlns:tp="http://xbrl.org/2016/taxonomy-package" xml:lang="zh">
<tp:identifier>{TAXONOMY}</tp:identifier>
<tp:name>公报：政府年度报告的数字</tp:name>
<tp:description>{title}</tp:description>
<tp:version>1</tp:version>
<tp:entryPoints><tp:entryPoint><tp:name>数字</tp:name><tp:entryPointDocument href="{TAXONOMY}{SCHEMA}"/></tp:entryPoint></tp:entryPoints>
</tp:taxonomyPackage>
"#
    )
}

fn catalog() -> String {
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
<rewriteURI uriStartString="{TAXONOMY}" rewritePrefix="../taxonomy/"/>
</catalog>
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed;
    use gongbao_report::Qualifier;

    #[test]
    fn each_proven_figure_is_a_fact_with_its_sentence() {
        let verified = Verified::of(seed());
        let report: Value =
            serde_json::from_str(&facts(&verified, "https://a.gov.cn/2017/")).unwrap();
        let fact = &report["facts"]["figure.petitions.letters.received"];
        assert_eq!(fact["value"], "229");
        assert_eq!(fact["dimensions"]["unit"], "gb:件");
        assert_eq!(
            fact["dimensions"]["period"],
            "2017-01-01T00:00:00/2018-01-01T00:00:00"
        );
        let note = fact["links"]["footnote"]["_"][0].as_str().unwrap();
        let note = report["facts"][note]["value"].as_str().unwrap();
        assert!(
            note.contains("来信229件") && note.contains("https://a.gov.cn/2017/#figure/"),
            "{note}"
        );
        let facts = report["facts"].as_object().unwrap();
        let count = facts.keys().filter(|id| id.starts_with("figure.")).count();
        assert!(count > 40, "{count}");
    }

    #[test]
    fn a_figure_of_this_report_alone_is_told_by_its_id_and_what_it_counts() {
        let own = crate::SEED.replace("petitions.letters.received", "local.letters");
        let verified = Verified::of(Report::from_json(&own).unwrap());
        let report: Value = serde_json::from_str(&facts(&verified, "")).unwrap();
        let dimensions = &report["facts"]["figure.local.letters"]["dimensions"];
        assert_eq!(dimensions["concept"], "gb:own");
        assert_eq!(dimensions["gb:figure"], "local.letters");
        assert_eq!(dimensions["gb:counted"], "收到来信");
    }

    #[test]
    fn a_number_that_is_not_exact_says_so() {
        let verified = Verified::of(seed());
        let mut figures = facts::of(&verified).map(|fact| fact.figure);
        let inexact = figures.find(|figure| figure.qualifier != Qualifier::Exact);
        let inexact = inexact.expect("the report has some");
        let report: Value = serde_json::from_str(&facts(&verified, "")).unwrap();
        let fact = &report["facts"][format!("figure.{}", inexact.id)];
        let said = fact["dimensions"]["gb:qualifier"].as_str().unwrap();
        assert!(schema(concepts::vocabulary()).contains(&format!("name=\"{}\"", &said[3..])));
    }

    #[test]
    fn units_are_names_in_xml() {
        for (word, name) in [
            ("件", "件"),
            ("%", "percent"),
            ("", "one"),
            ("元/吨", "元_2F_吨"),
        ] {
            assert_eq!(unit(word), name);
        }
    }

    #[test]
    fn two_runs_make_the_same_package() {
        assert_eq!(
            package(&Verified::of(seed()), ""),
            package(&Verified::of(seed()), "")
        );
    }
}
