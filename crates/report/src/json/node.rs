//! A JSON value that knows where it stands, and reads itself or says what it should have been.
//!
//! Written by hand where serde's derive would do: the derived readers of this model make the widget
//! a tenth larger, and their errors know neither the place nor the value found. The first error is
//! kept aside and reading goes on with empty values, which are thrown away: a reader that can stop
//! at every field is as large again.

use serde_json::{Map, Value};
use std::cell::RefCell;
use std::fmt;

/// A value that is not what the format asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShapeError {
    /// Such as `$.sections[2].title`.
    pub path: String,
    pub expected: String,
    pub found: String,
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

/// Reads a whole document.
pub fn read<T>(value: &Value, read: fn(Node<'_>) -> T) -> Result<T, ShapeError> {
    let first_error = RefCell::new(None);
    let document = read(Node {
        value,
        path: Path::Root,
        first_error: &first_error,
    });
    match first_error.into_inner() {
        None => Ok(document),
        Some(error) => Err(error),
    }
}

/// A value and the way to it.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    value: &'a Value,
    path: Path<'a>,
    first_error: &'a RefCell<Option<ShapeError>>,
}

#[derive(Clone, Copy)]
enum Path<'a> {
    Root,
    Field(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Root => f.write_str("$"),
            Path::Field(before, name) => write!(f, "{before}.{name}"),
            Path::Item(before, n) => write!(f, "{before}[{n}]"),
        }
    }
}

impl<'a> Node<'a> {
    fn at(&self, value: &'a Value, path: Path<'a>) -> Node<'a> {
        let first_error = self.first_error;
        Node {
            value,
            path,
            first_error,
        }
    }

    fn wrong(&self, expected: &str, found: String) {
        let mut first = self.first_error.borrow_mut();
        if first.is_none() {
            *first = Some(ShapeError {
                path: self.path.to_string(),
                expected: expected.to_owned(),
                found,
            });
        }
    }

    /// The value as this kind of thing, else an error and an empty one.
    fn expect<T: Default>(&self, value: Option<T>, expected: &str) -> T {
        value.unwrap_or_else(|| {
            self.wrong(expected, describe(self.value));
            T::default()
        })
    }

    pub fn text(&self) -> String {
        self.expect(self.value.as_str().map(str::to_owned), "a text")
    }

    fn whole(&self, most: u64) -> u64 {
        let number = self.value.as_u64().filter(|number| *number <= most);
        self.expect(number, &format!("a whole number from 0 to {most}"))
    }

    /// Every item of an array.
    pub fn list<T>(&self, read: fn(Node<'_>) -> T) -> Vec<T> {
        let mut list = Vec::new();
        for (n, value) in self
            .expect(self.value.as_array().map(Vec::as_slice), "an array")
            .iter()
            .enumerate()
        {
            list.push(read(self.at(value, Path::Item(&self.path, n))));
        }
        list
    }

    /// Reads an object; a field that `read` does not ask for is an error.
    pub fn object<T>(&self, read: fn(&Fields<'_>) -> T) -> T {
        let map = self.value.as_object();
        self.expect(map.map(|_| ()), "an object");
        let fields = Fields {
            map,
            node: *self,
            known: RefCell::default(),
        };
        let object = read(&fields);
        fields.none_unknown();
        object
    }
}

/// The fields of an object.
pub struct Fields<'a> {
    /// None when it is not an object, which was said already.
    map: Option<&'a Map<String, Value>>,
    node: Node<'a>,
    /// The names asked for so far.
    known: RefCell<Vec<&'static str>>,
}

impl Fields<'_> {
    fn find(&self, name: &'static str) -> Option<Node<'_>> {
        self.known.borrow_mut().push(name);
        let value = self.map?.get(name).filter(|value| !value.is_null())?;
        Some(self.node.at(value, Path::Field(&self.node.path, name)))
    }

    fn find_needed(&self, name: &'static str) -> Option<Node<'_>> {
        let found = self.find(name);
        if found.is_none() {
            self.node
                .wrong(&format!("the field \"{name}\""), "nothing".to_owned());
        }
        found
    }

    pub fn text(&self, name: &'static str) -> String {
        self.find_needed(name)
            .map(|node| node.text())
            .unwrap_or_default()
    }

    pub fn maybe_text(&self, name: &'static str) -> Option<String> {
        self.find(name).map(|node| node.text())
    }

    pub fn number(&self, name: &'static str) -> f64 {
        let node = self.find_needed(name);
        node.map(|node| node.expect(node.value.as_f64(), "a number"))
            .unwrap_or_default()
    }

    pub fn maybe_u32(&self, name: &'static str) -> Option<u32> {
        let number = self.find(name)?.whole(u32::MAX.into());
        u32::try_from(number).ok()
    }

    pub fn maybe_u16(&self, name: &'static str) -> Option<u16> {
        let number = self.find(name)?.whole(u16::MAX.into());
        u16::try_from(number).ok()
    }

    /// A number that must be there.
    pub fn need_u16(&self, name: &'static str) -> u16 {
        let number = self
            .find_needed(name)
            .map(|node| node.whole(u16::MAX.into()));
        number
            .and_then(|number| u16::try_from(number).ok())
            .unwrap_or_default()
    }

    /// False when absent.
    pub fn flag(&self, name: &'static str) -> bool {
        let node = self.find(name);
        node.is_some_and(|node| node.expect(node.value.as_bool(), "true or false"))
    }

    /// One of the names given; the first where the field is absent.
    pub fn choice<T: Copy>(&self, name: &'static str, choices: &[(&str, T)]) -> T {
        self.find(name)
            .and_then(|node| chosen(&node, choices))
            .unwrap_or(choices[0].1)
    }

    /// One of the names given, which must be there.
    pub fn need_choice<T: Copy>(&self, name: &'static str, choices: &[(&str, T)]) -> T {
        self.find_needed(name)
            .and_then(|node| chosen(&node, choices))
            .unwrap_or(choices[0].1)
    }

    /// One of the names given, if any.
    pub fn maybe_choice<T: Copy>(&self, name: &'static str, choices: &[(&str, T)]) -> Option<T> {
        chosen(&self.find(name)?, choices)
    }

    pub fn maybe<T>(&self, name: &'static str, read: fn(Node<'_>) -> T) -> Option<T> {
        self.find(name).map(read)
    }

    /// An object that must be there.
    pub fn need<T: Default>(&self, name: &'static str, read: fn(Node<'_>) -> T) -> T {
        self.find_needed(name).map(read).unwrap_or_default()
    }

    /// An array, empty when absent.
    pub fn list<T>(&self, name: &'static str, read: fn(Node<'_>) -> T) -> Vec<T> {
        self.find(name)
            .map(|node| node.list(read))
            .unwrap_or_default()
    }

    /// An array that must be there.
    pub fn need_list<T>(&self, name: &'static str, read: fn(Node<'_>) -> T) -> Vec<T> {
        self.find_needed(name)
            .map(|node| node.list(read))
            .unwrap_or_default()
    }

    fn none_unknown(&self) {
        let known = self.known.borrow();
        let mut names = self.map.into_iter().flat_map(Map::keys);
        if let Some(name) = names.find(|name| !known.contains(&name.as_str())) {
            let choices = format!("one of the fields {}", known.join(", "));
            self.node.wrong(&choices, format!("the field \"{name}\""));
        }
    }
}

fn chosen<T: Copy>(node: &Node<'_>, choices: &[(&str, T)]) -> Option<T> {
    let found = choices
        .iter()
        .find(|(name, _)| node.value.as_str() == Some(name));
    if found.is_none() {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let expected = format!("one of {}", names.join(", "));
        node.wrong(&expected, describe(node.value));
    }
    found.map(|(_, value)| *value)
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
