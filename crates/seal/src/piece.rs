//! What is sealed one by one, under the name that a reader is told.
//!
//! A report is taken as the JSON that it is, not as the types of `gongbao-report`: a member that no format
//! knows is sealed as well.

use serde_json::{Map, Value};

/// Where the names of files begin.
pub const FILE: &str = "file/";
/// Where the names of what was proven of a report begin; it is no part of the report and may be left out.
pub const PROOF: &str = "proof/";

/// A piece of what is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its address: the id of a paragraph or section, `figure/ID`, `chart/ID`, `front/3`, `title`, `file/PATH`.
    pub at: String,
    pub bytes: Vec<u8>,
}

impl Piece {
    fn new(at: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            at: at.into(),
            bytes: text.into().into_bytes(),
        }
    }

    /// A published file, by its path in the folder.
    pub fn of_file(path: &str, bytes: &[u8]) -> Self {
        Self {
            at: format!("{FILE}{path}"),
            bytes: bytes.to_vec(),
        }
    }

    /// Every piece of a report, in the order of its JSON; none of a value that is no object.
    ///
    /// A paragraph is its text; everything else is its JSON without blanks.
    pub fn all_of(report: &Value) -> Vec<Self> {
        let mut out = Vec::new();
        for (name, value) in report.as_object().into_iter().flatten() {
            let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
            let kind = name.strip_suffix('s').unwrap_or(name);
            match name.as_str() {
                "front" | "back" | "notes" => numbered(&mut out, kind, items),
                "figures" | "charts" => named(&mut out, kind, items),
                "preamble" => paragraphs(&mut out, name, items),
                "sections" => sections(&mut out, 1, name, items),
                "proof" => proof(&mut out, value),
                _ => out.push(Self::new(name, value.to_string())),
            }
        }
        out
    }
}

fn numbered(out: &mut Vec<Piece>, kind: &str, items: &[Value]) {
    let piece = |(n, item): (usize, &Value)| Piece::new(format!("{kind}/{n}"), item.to_string());
    out.extend(items.iter().enumerate().map(piece));
}

fn named(out: &mut Vec<Piece>, kind: &str, items: &[Value]) {
    let piece = |(n, item): (usize, &Value)| {
        Piece::new(format!("{kind}/{}", id(item, n)), item.to_string())
    };
    out.extend(items.iter().enumerate().map(piece));
}

/// The id of an item, or its number where it has none.
fn id(item: &Value, n: usize) -> String {
    let id = item.get("id").and_then(Value::as_str);
    id.map_or_else(|| n.to_string(), str::to_owned)
}

fn place(item: &Value, around: &str, n: usize) -> String {
    let id = item.get("id").and_then(Value::as_str);
    id.map_or_else(|| format!("{around}/{n}"), str::to_owned)
}

fn paragraphs(out: &mut Vec<Piece>, around: &str, items: &[Value]) {
    for (n, item) in items.iter().enumerate() {
        let at = place(item, around, n);
        let text = item.get("text").and_then(Value::as_str);
        out.push(Piece::new(&at, text.unwrap_or_default()));
        if let Some(table) = item.get("table") {
            out.push(Piece::new(format!("{at}/table"), table.to_string()));
        }
        rest(out, &at, item, &["id", "text", "table"]);
    }
}

fn sections(out: &mut Vec<Piece>, depth: usize, around: &str, items: &[Value]) {
    for (n, item) in items.iter().enumerate() {
        let at = place(item, around, n);
        let heading = without(item, &["paragraphs", "sections"]);
        let heading = Value::Array(vec![depth.into(), heading]);
        out.push(Piece::new(&at, heading.to_string()));
        let inner = |name: &str| item.get(name).and_then(Value::as_array);
        let inner = |name| inner(name).map(Vec::as_slice).unwrap_or_default();
        paragraphs(out, &at, inner("paragraphs"));
        sections(out, depth + 1, &at, inner("sections"));
    }
}

/// The record of the proof, but for the digest of the bytes before it: those of a page and of one file differ.
fn proof(out: &mut Vec<Piece>, record: &Value) {
    for (name, value) in record.as_object().into_iter().flatten() {
        if name != "sha256" {
            out.push(Piece::new(format!("{PROOF}{name}"), value.to_string()));
        }
    }
}

/// What a later format may say beside what is sealed by itself.
fn rest(out: &mut Vec<Piece>, at: &str, item: &Value, known: &[&str]) {
    let rest = without(item, known);
    if rest.as_object().is_none_or(|rest| !rest.is_empty()) {
        out.push(Piece::new(format!("{at}/more"), rest.to_string()));
    }
}

fn without(item: &Value, names: &[&str]) -> Value {
    let Some(object) = item.as_object() else {
        return item.clone();
    };
    let kept = object
        .iter()
        .filter(|(name, _)| !names.contains(&name.as_str()));
    let kept = kept.map(|(name, value)| (name.clone(), value.clone()));
    Value::Object(kept.collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn all(report: &Value) -> Vec<(String, String)> {
        let pieces = Piece::all_of(report).into_iter();
        let text = |piece: Piece| (piece.at, String::from_utf8(piece.bytes).unwrap());
        pieces.map(text).collect()
    }

    #[test]
    fn every_part_of_a_report_is_a_piece_with_its_address() {
        let report = json!({
            "title": "报告", "front": [{"kind": "title", "text": "报告"}],
            "sections": [{"id": "a", "title": "节", "paragraphs": [
                {"id": "a.1", "text": "来信229件。"},
                {"id": "a.2", "table": {"rows": []}}], "sections": [{"id": "b", "title": "小节"}]}],
            "figures": [{"id": "x.y", "value": 229}], "charts": [{"id": "c"}],
            "proof": {"sha256": "0", "figures": []},
        });
        let expected = [
            ("title", "\"报告\""),
            ("front/0", r#"{"kind":"title","text":"报告"}"#),
            ("a", r#"[1,{"id":"a","title":"节"}]"#),
            ("a.1", "来信229件。"),
            ("a.2", ""),
            ("a.2/table", r#"{"rows":[]}"#),
            ("b", r#"[2,{"id":"b","title":"小节"}]"#),
            ("figure/x.y", r#"{"id":"x.y","value":229}"#),
            ("chart/c", r#"{"id":"c"}"#),
            ("proof/figures", "[]"),
        ];
        let expected = expected.map(|(at, text)| (at.to_owned(), text.to_owned()));
        assert_eq!(all(&report), expected);
    }

    #[test]
    fn what_no_format_knows_is_sealed_too() {
        let report = json!({ "new": 1, "preamble": [{"text": "段", "hidden": true}, 7] });
        let expected = [
            ("new", "1"),
            ("preamble/0", "段"),
            ("preamble/0/more", r#"{"hidden":true}"#),
            ("preamble/1", ""),
            ("preamble/1/more", "7"),
        ];
        let expected = expected.map(|(at, text)| (at.to_owned(), text.to_owned()));
        assert_eq!(all(&report), expected);
    }
}
