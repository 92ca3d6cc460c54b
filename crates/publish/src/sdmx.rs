//! The figures of a catalogue as SDMX-CSV 2.0, a file a district, and the structure that they follow, as SDMX-ML 3.0.
//! Each observation is proven, and leads to its sentence by its address. What only one report counts is observed of
//! one indicator for all such, told apart by the figure's id.

use crate::concepts::{self, Concepts};
use crate::facts::{self, ENDS, MODES, QUALIFIERS};
use crate::html::escaped;
use gongbao_report::model::ReportKind;
use gongbao_report::{Figure, Names, Report, Verified, export};
use std::fmt::Write;

/// The structure, beside the catalogue's root.
pub const STRUCTURE: &str = "sdmx.xml";
/// The observations of a district, in its folder.
pub const OBSERVATIONS: &str = "sdmx.csv";

const AGENCY: &str = "GONGBAO";
const ID: &str = "REPORTS";
const VERSION: &str = "2.0";

/// The indicator of what only one report counts.
const OWN: &str = "OWN";
/// What is said where nothing is, by its code and in Chinese. `_Z` is how SDMX writes what does not apply.
const NONE: [&str; 2] = ["_Z", "不适用"];
const RESULT: [&str; 2] = ["RESULT", "结果"];
const EXACT: [&str; 2] = ["EXACT", "确数"];

/// The columns after the three that every SDMX-CSV begins with: what identifies an observation, the observation,
/// and what else is said of it.
const DIMENSIONS: [(&str, &str); 8] = [
    ("FREQ", "频率"),
    ("REF_AREA", "地区或单位"),
    ("REPORT", "报告"),
    ("INDICATOR", "指标"),
    ("FIGURE", "只有一份报告有的数字：编号"),
    ("MODE", "方式"),
    ("RANGE_END", "区间的一端"),
    ("TIME_PERIOD", "时期"),
];
const MEASURE: (&str, &str) = ("OBS_VALUE", "数值");
const ATTRIBUTES: [(&str, &str); 7] = [
    ("LABEL", "数的是什么"),
    ("UNIT_MEASURE", "单位"),
    ("QUALIFIER", "限定"),
    ("SCOPE", "范围"),
    ("REPORT_KIND", "报告种类"),
    ("QUOTATION", "原句"),
    ("SOURCE", "原句的网址"),
];

const KINDS: [(ReportKind, &str, &str); 4] = [
    (
        ReportKind::LawBasedGovernment,
        "LAW_BASED_GOVERNMENT",
        "法治政府建设年度报告",
    ),
    (
        ReportKind::InformationDisclosure,
        "INFORMATION_DISCLOSURE",
        "政府信息公开工作年度报告",
    ),
    (
        ReportKind::GovernmentWork,
        "GOVERNMENT_WORK",
        "政府工作报告",
    ),
    (ReportKind::Other, "OTHER", "其他"),
];

/// A report of a district, and the address of its page.
pub struct Published<'a> {
    pub verified: &'a Verified,
    pub page: String,
}

/// The observations of a district in its reports.
pub fn observations(district: &str, reports: &[Published<'_>]) -> String {
    let columns = DIMENSIONS
        .iter()
        .chain([&MEASURE])
        .chain(&ATTRIBUTES)
        .map(|(id, _)| *id);
    let head = ["STRUCTURE", "STRUCTURE_ID", "ACTION"];
    let mut out = String::new();
    push_row(&mut out, head.into_iter().chain(columns));
    let of = format!("{AGENCY}:{ID}({VERSION})");
    for Published { verified, page } in reports {
        let report = verified.report();
        let addresses = export::addresses(verified, page);
        let kind = facts::name(&KINDS, &report.kind).unwrap_or_default();
        for fact in facts::of(verified) {
            let figure = fact.figure;
            let address = addresses.get(&figure.id).map_or("", String::as_str);
            let scope = figure.scope.as_ref().map_or("", |scope| &scope.zh);
            let end = fact.end.and_then(|end| facts::name(&ENDS, &end));
            let own = fact.concept.is_none().then_some(figure.id.as_str());
            push_row(
                &mut out,
                [
                    "dataflow",
                    &of,
                    "I",
                    "A",
                    district,
                    &report.id,
                    &fact.concept.map_or_else(|| OWN.to_owned(), code_of),
                    own.unwrap_or(NONE[0]),
                    &code_or(facts::name(&MODES, &figure.mode), RESULT),
                    &code_or(end, NONE),
                    &period(figure, report),
                    &fact.value.to_string(),
                    &figure.label.zh,
                    &figure.unit,
                    &code_or(facts::name(&QUALIFIERS, &figure.qualifier), EXACT),
                    scope,
                    kind,
                    &figure.source.quote,
                    address,
                ]
                .into_iter(),
            );
        }
    }
    out
}

/// The shared figures that a report observes, with their names.
pub fn indicators(verified: &Verified) -> impl Iterator<Item = (&str, &Names)> {
    facts::of(verified).filter_map(|fact| Some((fact.concept?, &fact.figure.label)))
}

/// One year, or so many from a day on.
fn period(figure: &Figure, report: &Report) -> String {
    let period = figure.covers(report.year);
    match period.one_year() {
        Some(year) => format!("{year:04}"),
        None => {
            let years = period.to.saturating_sub(period.from) + 1;
            format!("{:04}-01-01/P{years}Y", period.from)
        }
    }
}

/// A name as a code, or the code of what is said where nothing is.
fn code_or(name: Option<&str>, otherwise: [&str; 2]) -> String {
    name.map_or_else(|| otherwise[0].to_owned(), code)
}

fn code(name: &str) -> String {
    name.to_uppercase().replace('-', "_")
}

/// An id as a code: points part the codes of a series' key from each other.
fn code_of(id: &str) -> String {
    id.replace('.', "_")
}

fn push_row<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            out.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            let _ = write!(out, "\"{}\"", cell.replace('"', "\"\""));
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}

/// The structure of the observations; `more` are indicators that the vocabulary has not.
pub fn structure(more: &Concepts) -> String {
    const V3: &str = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0";
    let mut indicators = concepts::vocabulary().clone();
    for (id, names) in more {
        indicators
            .entry(id.clone())
            .or_insert_with(|| names.clone());
    }
    let shared = indicators.into_iter();
    let shared = shared.map(|(id, names)| (code_of(&id), names.zh, names.en));
    let own = (OWN.to_owned(), "只有一份报告有的数字".to_owned(), None);
    let indicators: Vec<_> = std::iter::once(own).chain(shared).collect();
    let mut out = format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<mes:Structure xmlns:mes="{V3}/message" xmlns:str="{V3}/structure" xmlns:com="{V3}/common">
<mes:Header><mes:ID>{ID}</mes:ID><mes:Test>false</mes:Test><mes:Prepared>2026-01-01T00:00:00Z</mes:Prepared><mes:Sender id="{AGENCY}"/></mes:Header>
<mes:Structures>
<str:Codelists>
"#
    );
    codelist(
        &mut out,
        "CL_FREQ",
        "频率",
        &[("A".to_owned(), "年".to_owned(), Some("Annual".to_owned()))],
    );
    codelist(&mut out, "CL_INDICATOR", "指标", &indicators);
    let lists = [
        ("REPORT_KIND", named(&KINDS, None)),
        ("QUALIFIER", named(&QUALIFIERS, Some(EXACT))),
        ("MODE", named(&MODES, Some(RESULT))),
        ("RANGE_END", named(&ENDS, Some(NONE))),
    ];
    let columns = || DIMENSIONS.iter().chain(&ATTRIBUTES);
    for (id, codes) in lists {
        let name = columns().find(|(column, _)| *column == id);
        let name = name.map_or(id, |(_, name)| name);
        codelist(&mut out, &format!("CL_{id}"), name, &codes);
    }
    let _ = writeln!(
        out,
        "</str:Codelists>\n<str:ConceptSchemes>\n<str:ConceptScheme agencyID=\"{AGENCY}\" id=\"CONCEPTS\" version=\"{VERSION}\"><com:Name xml:lang=\"zh\">概念</com:Name>"
    );
    for (id, name) in DIMENSIONS.iter().chain([&MEASURE]).chain(&ATTRIBUTES) {
        let _ = writeln!(
            out,
            "<str:Concept id=\"{id}\"><com:Name xml:lang=\"zh\">{name}</com:Name></str:Concept>"
        );
    }
    let _ = writeln!(
        out,
        "</str:ConceptScheme>\n</str:ConceptSchemes>\n<str:Dataflows>\n<str:Dataflow agencyID=\"{AGENCY}\" id=\"{ID}\" version=\"{VERSION}\"><com:Name xml:lang=\"zh\">政府年度报告的数字</com:Name><str:Structure>urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure={AGENCY}:{ID}({VERSION})</str:Structure></str:Dataflow>\n</str:Dataflows>\n<str:DataStructures>\n<str:DataStructure agencyID=\"{AGENCY}\" id=\"{ID}\" version=\"{VERSION}\"><com:Name xml:lang=\"zh\">政府年度报告的数字</com:Name>\n<str:DataStructureComponents>\n<str:DimensionList id=\"DimensionDescriptor\">"
    );
    for (n, (id, _)) in (1..).zip(DIMENSIONS) {
        let (element, place) = match id {
            "TIME_PERIOD" => ("TimeDimension", String::new()),
            _ => ("Dimension", format!(" position=\"{n}\"")),
        };
        let component = component(id);
        let _ = writeln!(
            out,
            "<str:{element} id=\"{id}\"{place}>{component}</str:{element}>"
        );
    }
    let _ = writeln!(
        out,
        "</str:DimensionList>\n<str:AttributeList id=\"AttributeDescriptor\">"
    );
    for (id, _) in ATTRIBUTES {
        let component = component(id);
        let _ = writeln!(
            out,
            "<str:Attribute id=\"{id}\" usage=\"optional\">{component}<str:AttributeRelationship><str:Observation/></str:AttributeRelationship></str:Attribute>"
        );
    }
    let (id, _) = MEASURE;
    let component = component(id);
    let _ = writeln!(
        out,
        "</str:AttributeList>\n<str:MeasureList id=\"MeasureDescriptor\">\n<str:Measure id=\"{id}\">{component}</str:Measure>\n</str:MeasureList>\n</str:DataStructureComponents>\n</str:DataStructure>\n</str:DataStructures>\n</mes:Structures>\n</mes:Structure>"
    );
    out
}

/// Concept and representation of a column.
fn component(id: &str) -> String {
    let representation = match id {
        "FREQ" | "INDICATOR" | "MODE" | "RANGE_END" | "REPORT_KIND" | "QUALIFIER" => format!(
            "<str:Enumeration>urn:sdmx:org.sdmx.infomodel.codelist.Codelist={AGENCY}:CL_{id}({VERSION})</str:Enumeration>"
        ),
        "TIME_PERIOD" => text("ObservationalTimePeriod"),
        "OBS_VALUE" => text("Decimal"),
        "SOURCE" => text("URI"),
        _ => text("String"),
    };
    format!(
        "<str:ConceptIdentity>urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept={AGENCY}:CONCEPTS({VERSION}).{id}</str:ConceptIdentity><str:LocalRepresentation>{representation}</str:LocalRepresentation>"
    )
}

fn text(kind: &str) -> String {
    format!("<str:TextFormat textType=\"{kind}\"/>")
}

/// A code with its names in Chinese and English.
type Code = (String, String, Option<String>);

/// The codes of these words, and of what is said where none of them is.
fn named<T>(words: &[(T, &str, &str)], otherwise: Option<[&str; 2]>) -> Vec<Code> {
    let words = words.iter().map(|(_, name, zh)| (code(name), *zh));
    let otherwise = otherwise.map(|[code, zh]| (code.to_owned(), zh));
    let all = otherwise.into_iter().chain(words);
    all.map(|(code, zh)| (code, zh.to_owned(), None)).collect()
}

fn codelist(out: &mut String, id: &str, name: &str, codes: &[Code]) {
    let _ = writeln!(
        out,
        "<str:Codelist agencyID=\"{AGENCY}\" id=\"{id}\" version=\"{VERSION}\"><com:Name xml:lang=\"zh\">{name}</com:Name>"
    );
    for (code, zh, en) in codes {
        let en = en.as_deref().map(escaped);
        let en = en.map_or_else(String::new, |en| {
            format!("<com:Name xml:lang=\"en\">{en}</com:Name>")
        });
        let zh = escaped(zh);
        let _ = writeln!(
            out,
            "<str:Code id=\"{code}\"><com:Name xml:lang=\"zh\">{zh}</com:Name>{en}</str:Code>"
        );
    }
    out.push_str("</str:Codelist>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed;

    #[test]
    fn an_observation_says_who_what_when_and_where_it_stands() {
        let verified = Verified::of(seed());
        let page = "https://a.gov.cn/2017/".to_owned();
        let csv = observations(
            "柯城区",
            &[Published {
                verified: &verified,
                page,
            }],
        );
        let row = csv
            .lines()
            .find(|row| row.contains(",petitions_letters_received,"))
            .unwrap();
        assert!(
            row.starts_with(
                "dataflow,GONGBAO:REPORTS(2.0),I,A,柯城区,kecheng-2017,petitions_letters_received,_Z,RESULT,_Z,2017,229,收到来信,件,EXACT,,LAW_BASED_GOVERNMENT,"
            ),
            "{row}"
        );
        assert!(row.contains("https://a.gov.cn/2017/#figure/petitions.letters.received~"));
        let columns = csv.lines().next().unwrap().split(',').count();
        assert_eq!(columns, 19);
    }

    #[test]
    fn every_indicator_observed_has_a_code() {
        let verified = Verified::of(seed());
        let structure = structure(&Concepts::new());
        for (id, _) in indicators(&verified) {
            let code = format!("<str:Code id=\"{}\">", code_of(id));
            assert!(structure.contains(&code), "{id}");
        }
        let more = Concepts::from([("disclosure.a".to_owned(), Names::default())]);
        assert!(self::structure(&more).contains("id=\"disclosure_a\""));
    }

    #[test]
    fn several_years_are_a_span() {
        let mut figure = Verified::of(seed()).report().figures[0].clone();
        let report = Verified::of(seed()).report().clone();
        assert_eq!(period(&figure, &report), "2017");
        figure.period = Some(gongbao_report::model::Period {
            from: 2013,
            to: 2017,
        });
        assert_eq!(period(&figure, &report), "2013-01-01/P5Y");
    }
}
