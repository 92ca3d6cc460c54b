//! How each type of the model is read. The compiler finds a field that is forgotten here.

use super::node::{Fields, Node};
use crate::model::{
    Basis, Change, Chart, ChartKind, Confidence, Direction, FORMAT, Figure, Line, LineKind,
    Meaning, Mode, Names, Note, Paragraph, Period, PrintedDate, Report, ReportKind, Role, Row,
    Section, Source, Table, TableCell,
};
use crate::quantity::Qualifier;

/// The member of a report's JSON that is the record of its proof.
pub(crate) const RECORD: &str = "proof";

/// A report as part of another document; its ids and references are checked apart.
pub fn report(node: Node<'_>) -> Report {
    node.object(|fields| {
        // The record of a proof is read apart, where it is known to be of this text.
        fields.pass(RECORD);
        Report {
            // What was read from an older version is a report of this one.
            format: u32::from(fields.need_u16("format")).max(FORMAT),
            id: fields.text("id"),
            title: fields.text("title"),
            year: fields.need_u16("year"),
            issuer: fields.text("issuer"),
            kind: report_kind(fields),
            district: fields.maybe_text("district"),
            address: fields.maybe_text("address"),
            front: fields.list("front", line),
            preamble: fields.list("preamble", paragraph),
            sections: fields.need_list("sections", section),
            back: fields.list("back", line),
            figures: fields.list("figures", figure),
            highlights: fields.list("highlights", |node| node.text()),
            charts: fields.list("charts", chart),
            notes: fields.list("notes", note),
            pages: fields.maybe_text("pages"),
        }
    })
}

/// The field `kind` of a report or of what names one.
pub fn report_kind(fields: &Fields<'_>) -> ReportKind {
    fields.choice("kind", REPORT_KINDS)
}

const REPORT_KINDS: &[(&str, ReportKind)] = &[
    ("other", ReportKind::Other),
    ("law_based_government", ReportKind::LawBasedGovernment),
    ("information_disclosure", ReportKind::InformationDisclosure),
    ("government_work", ReportKind::GovernmentWork),
];

fn line(node: Node<'_>) -> Line {
    node.object(|fields| Line {
        kind: fields.need_choice("kind", LINE_KINDS),
        label: fields.maybe_text("label"),
        text: fields.maybe_text("text").unwrap_or_default(),
        meaning: fields.maybe_choice("meaning", MEANINGS),
        separator: fields.maybe_text("separator"),
        same_line: fields.flag("same_line"),
        date: fields.maybe("date", printed_date),
    })
}

const LINE_KINDS: &[(&str, LineKind)] = &[
    ("furniture", LineKind::Furniture),
    ("metadata", LineKind::Metadata),
    ("title", LineKind::Title),
    ("signature", LineKind::Signature),
    ("date", LineKind::Date),
    ("text", LineKind::Text),
];

const MEANINGS: &[(&str, Meaning)] = &[
    ("index_number", Meaning::IndexNumber),
    ("document_number", Meaning::DocumentNumber),
    ("title", Meaning::Title),
    ("issuer", Meaning::Issuer),
    ("office", Meaning::Office),
    ("date_written", Meaning::DateWritten),
    ("date_published", Meaning::DatePublished),
    ("disclosure", Meaning::Disclosure),
    ("disclosure_period", Meaning::DisclosurePeriod),
    ("normative_number", Meaning::NormativeNumber),
    ("validity", Meaning::Validity),
    ("summary", Meaning::Summary),
    ("subject", Meaning::Subject),
    ("origin", Meaning::Origin),
];

fn printed_date(node: Node<'_>) -> PrintedDate {
    node.object(|fields| PrintedDate {
        iso: fields.text("iso"),
        reconstructed: fields.flag("reconstructed"),
    })
}

fn section(node: Node<'_>) -> Section {
    node.object(|fields| Section {
        id: fields.text("id"),
        number: fields.maybe_text("number").unwrap_or_default(),
        title: fields.text("title"),
        run_in: fields.flag("run_in"),
        paragraphs: fields.list("paragraphs", paragraph),
        sections: fields.list("sections", section),
    })
}

fn paragraph(node: Node<'_>) -> Paragraph {
    node.object(|fields| Paragraph {
        id: fields.text("id"),
        text: fields.maybe_text("text").unwrap_or_default(),
        table: fields.maybe("table", |node| {
            node.object(|fields| Table {
                rows: fields.need_list("rows", |row| row.list(table_cell)),
                separator: fields.maybe_text("separator"),
            })
        }),
    })
}

fn table_cell(node: Node<'_>) -> TableCell {
    node.object(|fields| TableCell {
        text: fields.maybe_text("text").unwrap_or_default(),
        header: fields.flag("header"),
        rows: fields.maybe_u32("rows").unwrap_or(1),
        columns: fields.maybe_u32("columns").unwrap_or(1),
    })
}

/// A name in Chinese and perhaps in English.
pub fn names(node: Node<'_>) -> Names {
    node.object(|fields| Names {
        zh: fields.text("zh"),
        en: fields.maybe_text("en"),
    })
}

fn figure(node: Node<'_>) -> Figure {
    node.object(|fields| Figure {
        id: fields.text("id"),
        label: fields.need("label", names),
        value: fields.number("value"),
        qualifier: fields.choice("qualifier", QUALIFIERS),
        unit: fields.text("unit"),
        role: fields.choice("role", ROLES),
        mode: fields.choice("mode", MODES),
        period: fields.maybe("period", period).or_else(|| {
            // Version 1.
            fields.maybe_u16("year").map(Period::of)
        }),
        to_value: fields.maybe_number("to_value"),
        change: fields.maybe_choice("change", CHANGES),
        basis: fields.choice("basis", BASES),
        of: fields.maybe_text("of"),
        items: fields.list("items", |node| node.text()),
        words: fields.list("words", |node| node.text()),
        direction: fields.maybe_choice("direction", DIRECTIONS),
        scope: fields.maybe("scope", names),
        source: fields.need("source", source),
    })
}

fn period(node: Node<'_>) -> Period {
    node.object(|fields| Period {
        from: fields.need_u16("from"),
        to: fields.need_u16("to"),
    })
}

fn source(node: Node<'_>) -> Source {
    node.object(|fields| Source {
        paragraph: fields.text("paragraph"),
        quote: fields.text("quote"),
        occurrence: fields.maybe_u32("occurrence"),
        printed: fields.text("printed"),
        printed_occurrence: fields.maybe_u32("printed_occurrence"),
        subject: fields.maybe_text("subject"),
    })
}

pub(crate) const QUALIFIERS: &[(&str, Qualifier)] = &[
    ("exact", Qualifier::Exact),
    ("at_least", Qualifier::AtLeast),
    ("more_than", Qualifier::MoreThan),
    ("about", Qualifier::About),
    ("at_most", Qualifier::AtMost),
    ("less_than", Qualifier::LessThan),
    ("average", Qualifier::Average),
];

const ROLES: &[(&str, Role)] = &[
    ("amount", Role::Amount),
    ("rate", Role::Rate),
    ("ordinal", Role::Ordinal),
    ("context", Role::Context),
];

const MODES: &[(&str, Mode)] = &[
    ("result", Mode::Result),
    ("target", Mode::Target),
    ("base", Mode::Base),
    ("expected", Mode::Expected),
];

const CHANGES: &[(&str, Change)] = &[("rise", Change::Rise), ("fall", Change::Fall)];

const BASES: &[(&str, Basis)] = &[
    ("printed", Basis::Printed),
    ("zero_in_words", Basis::ZeroInWords),
    ("all", Basis::All),
    ("counted", Basis::Counted),
];

const DIRECTIONS: &[(&str, Direction)] = &[
    ("higher_is_better", Direction::HigherIsBetter),
    ("lower_is_better", Direction::LowerIsBetter),
];

fn chart(node: Node<'_>) -> Chart {
    node.object(|fields| Chart {
        id: fields.text("id"),
        kind: fields.need_choice("kind", CHART_KINDS),
        title: fields.need("title", names),
        section: fields.text("section"),
        series: fields.list("series", names),
        rows: fields.need_list("rows", row),
        notes: fields.list("notes", names),
    })
}

const CHART_KINDS: &[(&str, ChartKind)] = &[
    ("pairs", ChartKind::Pairs),
    ("outcome", ChartKind::Outcome),
    ("rates", ChartKind::Rates),
    ("bars", ChartKind::Bars),
    ("tiles", ChartKind::Tiles),
    ("dots", ChartKind::Dots),
];

fn row(node: Node<'_>) -> Row {
    node.object(|fields| Row {
        label: fields.maybe("label", names),
        figures: fields.need_list("figures", |node| node.text()),
        parts: fields.list("parts", row),
    })
}

fn note(node: Node<'_>) -> Note {
    node.object(|fields| Note {
        at: fields.text("at"),
        printed: fields.text("printed"),
        remark: fields.need("remark", names),
        likely: fields.maybe_text("likely"),
        confidence: fields.need_choice("confidence", CONFIDENCES),
        damaged_number: fields.flag("damaged_number"),
    })
}

const CONFIDENCES: &[(&str, Confidence)] = &[
    ("high", Confidence::High),
    ("medium", Confidence::Medium),
    ("low", Confidence::Low),
];
