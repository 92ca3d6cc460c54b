//! What must hold, whatever came in.

use gongbao_import::{ImportError, import};
use gongbao_report::model::{Basis, Change, Figure};
use gongbao_report::phrase::{self, Phrase, PhraseKind};
use gongbao_report::search::{Folding, Index, Query};
use gongbao_report::{Report, Verified, check, verify as reader};

/// What reads as a report reads the same when written out again, and can be verified and checked.
pub fn json(json: &str) {
    if let Ok(report) = Report::from_json(json) {
        let written = report.to_json();
        assert_eq!(
            Report::from_json(&written).as_ref(),
            Ok(&report),
            "written out and read again"
        );
        sound(&Verified::of(report));
    }
}

/// A figure is proven only by words that stand in its paragraph and say its number.
pub fn verify(text: &str) {
    sound(&Verified::of(report_with(text)));
}

/// A report of one paragraph with figures that an attacker chose: the lines of the text are the
/// paragraph, then for each figure quotation, printed words, unit and value.
pub fn report_with(text: &str) -> Report {
    let mut lines = text.split('\n');
    let paragraph = lines.next().unwrap_or_default();
    let mut report = serde_json::json!({
        "format": 1, "id": "r", "title": "r", "year": 2020, "issuer": "i",
        "sections": [{ "id": "s", "title": "s", "paragraphs": [{ "id": "p", "text": paragraph }] }],
        "figures": [], "charts": [{ "id": "c", "kind": "bars", "title": { "zh": "c" }, "section": "s", "rows": [] }],
    });
    let lines: Vec<&str> = lines.take(12).collect();
    for (n, figure) in lines.chunks(4).enumerate() {
        let at = |n: usize| figure.get(n).copied().unwrap_or_default();
        let (kind, value) = at(3).split_at_checked(1).unwrap_or_default();
        let bases = ["printed", "zero_in_words", "all", "counted"];
        let basis = bases[kind.bytes().next().unwrap_or_default() as usize % bases.len()];
        let value = value
            .parse::<f64>()
            .ok()
            // No report has more.
            .filter(|value| value.abs() < 1e37)
            .unwrap_or(1.0);
        let of = (n > 0).then_some("f0");
        let figure = serde_json::json!({
            "id": format!("f{n}"), "label": { "zh": at(1) }, "value": value, "unit": at(2), "basis": basis, "of": of,
            "items": [at(1)], "source": { "paragraph": "p", "quote": at(0), "printed": at(1), "subject": at(2) },
        });
        report["figures"]
            .as_array_mut()
            .expect("a list above")
            .push(figure);
    }
    Report::from_json(&report.to_string()).expect("the frame is sound")
}

fn sound(verified: &Verified) {
    let texts: Vec<_> = verified.report().paragraphs().collect();
    for proven in verified.proven() {
        let (figure, proof) = (proven.figure(), proven.proof());
        let source = &figure.source;
        let paragraph = texts
            .iter()
            .find(|p| p.id == source.paragraph)
            .expect("it exists");
        let stands_in = match (proof.row, &paragraph.table) {
            (Some(row), Some(table)) => gongbao_report::text::row_text(&table.rows[row]),
            _ => paragraph.text.clone(),
        };
        assert_eq!(
            &stands_in[proof.quote.clone()],
            source.quote,
            "the quotation stands there"
        );
        assert_eq!(
            &stands_in[proof.printed.clone()],
            source.printed,
            "the printed words stand there"
        );
        assert!(figure.value.is_finite());
        if figure.basis == Basis::Printed {
            says_its_number(figure);
        }
    }
    let findings = check::check(verified);
    assert!(
        findings
            .iter()
            .all(|finding| finding.numbers.iter().all(|number| !number.is_nan()))
    );
}

/// Read alone, the printed words still say the figure's number: nothing around them was needed but a
/// qualifier, a header's unit, or the word of a fall, which may stand before other words. A dash is a sign
/// only where a cell begins with it.
fn says_its_number(figure: &Figure) {
    let phrases = phrase::scan(&figure.source.quote);
    let signed = figure.source.printed.starts_with(['-', '–', '−', '－']);
    let falls = figure.change == Some(Change::Fall) || signed;
    let says = |phrase: &Phrase| {
        let value = phrase.quantity.value;
        value.to_bits() == figure.value.to_bits()
            || value == 0.0 && figure.value == 0.0
            || falls && (-value).to_bits() == figure.value.to_bits()
    };
    assert!(phrases.iter().any(says), "{figure:?}");
}

/// Number phrases stand in the text, one behind the other, and their values are numbers.
pub fn phrases_are_sane(text: &str, more: impl Fn(&Phrase)) {
    let mut end = 0;
    for phrase in phrase::scan(text) {
        assert!(
            phrase.span.start >= end && phrase.span.start < phrase.span.end,
            "in order: {phrase:?}"
        );
        assert!(
            text.get(phrase.span.clone()).is_some(),
            "whole characters: {phrase:?}"
        );
        assert!(phrase.quantity.value.is_finite(), "a number: {phrase:?}");
        more(&phrase);
        end = phrase.span.end;
    }
}

/// The scanner and the reader of the proof share no code: what both read in one unit is one number.
/// Either may refuse what the other reads; then nothing is proven.
pub fn readers_agree(text: &str, phrase: &Phrase) {
    let words = &text[phrase.span.clone()];
    let scanned = &phrase.quantity;
    if phrase.kind != PhraseKind::Amount {
        return;
    }
    // A fall goes on through its list, which the words alone do not say.
    let size = |value: f64| value.abs().to_bits();
    let disagree = reader::read(words).filter(|read| {
        let same =
            size(read.value) == size(scanned.value) && read.to.map(size) == scanned.to.map(size);
        read.unit == scanned.unit && !same
    });
    assert!(disagree.is_none(), "{words:?}: {scanned:?}, {disagree:?}");
}

/// The first line is looked for in the others. What is found is marked: as often as it is counted, in
/// order, on whole characters; units are found once and in order.
pub fn search(text: &str) {
    const VARIANTS: &str = include_str!("../../../assets/variants.txt");
    for folding in [Folding::default(), Folding::with_variants(VARIANTS)] {
        let mut lines = text.split('\n');
        let query = Query::of(lines.next().unwrap_or_default(), &folding);
        let units: Vec<&str> = lines.collect();
        let mut index = Index::default();
        for unit in &units {
            index.add(unit, &folding);
        }
        assert_eq!(index.len(), units.len());
        let mut next = 0;
        for hit in (0..index.blocks(true)).flat_map(|block| index.find(&query, block)) {
            assert!(hit.unit >= next, "once and in order");
            next = hit.unit + 1;
            let ranges = query.ranges(units[hit.unit], &folding);
            assert_eq!(hit.count, ranges.len(), "as many marks as were counted");
            let mut end = 0;
            for range in ranges {
                assert!(range.start >= end && range.start < range.end, "in order");
                let marked = units[hit.unit].get(range.clone());
                assert!(marked.is_some(), "whole characters");
                end = range.end;
            }
        }
    }
}

/// An import loses nothing, reads back, and every figure it made is borne out.
pub fn imported(bytes: &[u8]) {
    match import(bytes, None) {
        Err(ImportError::TextLost { expected, found }) => {
            panic!("lost: {expected:?} became {found:?}")
        }
        Err(_) => {}
        Ok(imported) => {
            let report = imported.report;
            assert_eq!(
                Report::from_json(&report.to_json()).as_ref(),
                Ok(&report),
                "written out and read again"
            );
            let verified = Verified::of(report);
            let first = verified.mismatches().next();
            assert!(first.is_none(), "a figure that is not borne out: {first:?}");
            sound(&verified);
        }
    }
}
