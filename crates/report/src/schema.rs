//! The JSON Schema of the format, generated from the types.

use crate::model::Report;

/// The schema as indented JSON with a final newline.
///
/// # Panics
/// Never: a schema is plain JSON.
pub fn json() -> String {
    let schema = schemars::schema_for!(Report);
    let mut json = serde_json::to_string_pretty(&schema).expect("a schema is plain JSON");
    json.push('\n');
    json
}
