//! The JSON Schema of the three kinds of files, generated from the types.

use crate::model::{Catalog, District, Excerpts};

/// Any file of a catalogue: the root, a district, or a district's excerpts on a topic.
#[derive(schemars::JsonSchema)]
#[serde(untagged)]
#[allow(dead_code)] // Named by the schema only.
enum CatalogFile {
    Root(Catalog),
    District(District),
    Excerpts(Excerpts),
}

/// The schema as indented JSON with a final newline.
///
/// # Panics
/// Never: a schema is plain JSON.
pub fn json() -> String {
    let schema = schemars::schema_for!(CatalogFile);
    let mut json = serde_json::to_string_pretty(&schema).expect("a schema is plain JSON");
    json.push('\n');
    json
}
