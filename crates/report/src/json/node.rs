//! Reads the model from a JSON value and keeps the path, for errors that say where.
//!
//! serde_json's own reader forgets the path, and the crate that restores it wraps every generated
//! visitor (which the widget's byte budget does not allow), so the path is kept here.

use serde::de::{
    self, DeserializeOwned, DeserializeSeed, EnumAccess, Expected, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};
use serde_json::Value;
use std::fmt;

/// A value that is not what the format asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShapeError {
    /// Such as `$.sections[2].title`.
    pub path: String,
    pub expected: String,
    pub found: String,
}

/// Reads a whole value.
pub(super) fn read<T: DeserializeOwned>(value: &Value) -> Result<T, ShapeError> {
    T::deserialize(Node(value)).map_err(|mut error| {
        error.path.insert(0, '$');
        error
    })
}

impl ShapeError {
    fn new(expected: &str, found: &str) -> Self {
        Self {
            path: String::new(),
            expected: expected.to_owned(),
            found: found.to_owned(),
        }
    }

    fn under(mut self, step: &str) -> Self {
        self.path.insert_str(0, step);
        self
    }
}

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            expected,
            found,
        } = self;
        write!(f, "{path}: expected {expected}, found {found}")
    }
}

impl std::error::Error for ShapeError {}

impl de::Error for ShapeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(&message.to_string(), "something else")
    }

    // What was found is named by the node that holds it, see `Node::expected`.
    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let expected = expected.to_string();
        Self::new(json_name(&expected), "")
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn unknown_variant(found: &str, expected: &'static [&'static str]) -> Self {
        let choices = format!("one of {}", expected.join(", "));
        Self::new(&choices, &format!("\"{found}\""))
    }

    fn unknown_field(found: &str, expected: &'static [&'static str]) -> Self {
        let choices = format!("one of the fields {}", expected.join(", "));
        Self::new(&choices, &format!("the field \"{found}\""))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(&format!("the field \"{field}\""), "nothing")
    }
}

/// A Rust type's name as a reader of JSON would say it.
fn json_name(expected: &str) -> &str {
    match expected {
        "f64" => "a number",
        "u16" => "a whole number up to 65535",
        "u32" => "a whole number up to 4294967295",
        "a sequence" => "an array",
        // serde says `struct Section`.
        name if name.starts_with("struct ") => "an object",
        name if name.starts_with("enum ") => "a name",
        name => name,
    }
}

/// A value as a reader of JSON would say it.
pub(super) fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        // Fractions are not spelt out: printing them exactly costs the widget 20 KB of tables.
        Value::Number(number) => match number.as_i64() {
            Some(value) => format!("the number {value}"),
            None => "another number".to_owned(),
        },
        Value::String(text) => format!("the text \"{text}\""),
        Value::Array(_) => "an array".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

#[derive(Clone, Copy)]
struct Node<'a>(&'a Value);

impl<'de> Node<'de> {
    /// Names what stands here where a visitor only said what it wanted.
    fn expected<T>(self, result: Result<T, ShapeError>) -> Result<T, ShapeError> {
        result.map_err(|mut error| {
            if error.found.is_empty() {
                error.found = describe(self.0);
            }
            error
        })
    }

    fn wrong(self, visitor: &dyn Expected) -> ShapeError {
        let expected = visitor.to_string();
        ShapeError::new(json_name(&expected), &describe(self.0))
    }
}

// Each kind is read by its own method, because a method that serves all kinds is generated anew for
// every type of the model.
impl<'de> de::Deserializer<'de> for Node<'de> {
    type Error = ShapeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        Err(self.wrong(&visitor))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        match self.0 {
            Value::Bool(value) => visitor.visit_bool(*value),
            _ => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        match self.0.as_u64() {
            Some(value) => self.expected(visitor.visit_u64(value)),
            None => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        self.deserialize_u32(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        match self.0.as_f64() {
            Some(value) => visitor.visit_f64(value),
            None => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        match self.0 {
            Value::String(text) => visitor.visit_str(text),
            _ => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        match self.0 {
            Value::Array(items) => visitor.visit_seq(Items {
                items: items.iter(),
                next: 0,
            }),
            _ => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ShapeError> {
        match self.0 {
            Value::Object(fields) => visitor.visit_map(Fields {
                fields: fields.iter(),
                current: None,
            }),
            _ => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ShapeError> {
        match self.0 {
            Value::String(name) => visitor.visit_enum(Variant(name)),
            _ => Err(self.wrong(&visitor)),
        }
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u64 u128 f32 char str bytes byte_buf unit
        unit_struct newtype_struct tuple tuple_struct map identifier ignored_any
    }
}

struct Items<'a> {
    items: std::slice::Iter<'a, Value>,
    next: usize,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = ShapeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ShapeError> {
        let Some(item) = self.items.next() else {
            return Ok(None);
        };
        let at = self.next;
        self.next += 1;
        seed.deserialize(Node(item))
            .map(Some)
            .map_err(|error| error.under(&format!("[{at}]")))
    }
}

struct Fields<'a> {
    fields: serde_json::map::Iter<'a>,
    current: Option<(&'a str, &'a Value)>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = ShapeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ShapeError> {
        self.current = self.fields.next().map(|(key, value)| (key.as_str(), value));
        let Some((key, _)) = self.current else {
            return Ok(None);
        };
        let key: de::value::BorrowedStrDeserializer<'de, ShapeError> =
            de::value::BorrowedStrDeserializer::new(key);
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, ShapeError> {
        let Some((key, value)) = self.current else {
            return Err(ShapeError::new("a field", "nothing"));
        };
        seed.deserialize(Node(value))
            .map_err(|error| error.under(&format!(".{key}")))
    }
}

/// The format's enums are plain names.
struct Variant<'a>(&'a str);

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = ShapeError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Self), ShapeError> {
        let name: de::value::BorrowedStrDeserializer<'de, ShapeError> =
            de::value::BorrowedStrDeserializer::new(self.0);
        seed.deserialize(name).map(|value| (value, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = ShapeError;

    fn unit_variant(self) -> Result<(), ShapeError> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, ShapeError> {
        Err(ShapeError::new("a plain name", self.0))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, ShapeError> {
        Err(ShapeError::new("a plain name", self.0))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, ShapeError> {
        Err(ShapeError::new("a plain name", self.0))
    }
}
