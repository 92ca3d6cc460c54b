//! The JSON Schema of the format, generated from the types.

use crate::json::RECORD;
use crate::model::Report;
use crate::record::Record;
use schemars::SchemaGenerator;

/// The schema as indented JSON with a final newline.
///
/// # Panics
/// Never: a schema is plain JSON.
pub fn json() -> String {
    let mut generator = SchemaGenerator::default();
    // First, for the order of the definitions; it is the root, and none itself.
    generator.subschema_for::<Report>();
    generator.definitions_mut().shift_remove("Report");
    // Not of the model: whoever reads a report drops it, and whoever publishes one writes it anew.
    let mut record = generator.subschema_for::<Record>();
    let about = "What the proof of the figures and the checks found in all that stands before it. \
                 The last field, written by `gongbao publish`.";
    record.insert("description".to_owned(), about.into());
    let mut schema = generator.into_root_schema_for::<Report>();
    let fields = schema.pointer_mut("/properties");
    let fields = fields.and_then(|fields| fields.as_object_mut());
    fields
        .expect("a report has fields")
        .insert(RECORD.to_owned(), record.into());
    let mut json = serde_json::to_string_pretty(&schema).expect("a schema is plain JSON");
    json.push('\n');
    json
}
