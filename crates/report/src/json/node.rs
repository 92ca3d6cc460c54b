//! A JSON value that knows where it stands, and reads itself or says what it should have been.
//!
//! Written by hand where serde's derive would do: the derived readers of this model make the widget
//! a tenth larger, and their errors know neither the place nor the value found. The first error is
//! kept aside and reading goes on with empty values, which are thrown away: a reader that can stop
//! at every field is as large again.

use super::value::Value;
use crate::quantity::in_15_digits;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt;

/// A value that is not what the format asks for. What is expected and found is said as JSON writes it, with … for
/// what may be anything: every reader of JSON reads that, whatever the language of the words around it.
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
pub fn read<T>(value: &Value<'_>, read: fn(Node<'_>) -> T) -> Result<T, ShapeError> {
    let reading = Reading::default();
    let document = read(Node {
        value,
        path: Path::Root,
        reading: &reading,
    });
    match reading.first_error.into_inner() {
        None => Ok(document),
        Some(error) => Err(error),
    }
}

/// What all values of a document share while it is read.
#[derive(Default)]
struct Reading {
    first_error: RefCell<Option<ShapeError>>,
    /// An object is being read again, for its names only.
    again: Cell<bool>,
}

/// A value and the way to it.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    value: &'a Value<'a>,
    path: Path<'a>,
    reading: &'a Reading,
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
    fn at(&self, value: &'a Value<'a>, path: Path<'a>) -> Node<'a> {
        let reading = self.reading;
        Node {
            value,
            path,
            reading,
        }
    }

    fn wrong(&self, expected: &str, found: String) {
        let mut first = self.reading.first_error.borrow_mut();
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
        self.expect(self.as_str().map(str::to_owned), "\"…\"")
    }

    fn as_str(&self) -> Option<&'a str> {
        match self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn number(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "as JSON numbers are read")]
        let number = match self.value {
            Value::Whole(number) => Some(*number as f64),
            Value::Number(number) => Some(*number),
            _ => None,
        };
        let number = number.filter(|number| number.abs() < 1e37);
        in_15_digits(self.expect(number, "-1e37…1e37"))
    }

    fn whole(&self, most: u32) -> u32 {
        let number = match self.value {
            Value::Whole(number) => u32::try_from(*number).ok(),
            _ => None,
        };
        let number = number.filter(|number| *number <= most);
        if number.is_none() {
            let expected = format!("0…{most}");
            self.wrong(&expected, describe(self.value));
        }
        number.unwrap_or_default()
    }

    /// Every item of an array.
    pub fn list<T>(&self, read: fn(Node<'_>) -> T) -> Vec<T> {
        let mut list = Vec::new();
        let items = match self.value {
            Value::Array(items) => Some(items.as_slice()),
            _ => None,
        };
        for (n, value) in self.expect(items, "[…]").iter().enumerate() {
            list.push(read(self.at(value, Path::Item(&self.path, n))));
        }
        list
    }

    /// Reads an object; a field that `read` does not ask for is an error.
    pub fn object<T>(&self, read: fn(&Fields<'_>) -> T) -> T {
        let object = matches!(self.value, Value::Object(_)).then_some(());
        self.expect(object, "{…}");
        let fields = Fields {
            node: *self,
            found: Cell::new(0),
            names: RefCell::default(),
        };
        let object = read(&fields);
        // Read once more to say which there might be: names are not collected for each object. What is
        // inside of it was looked at, and is not again.
        if fields.has_others() && !self.reading.again.replace(true) {
            fields.names.replace(Some(Vec::new()));
            read(&fields);
            fields.say_unknown();
            self.reading.again.set(false);
        }
        object
    }
}

/// The fields of an object.
pub struct Fields<'a> {
    node: Node<'a>,
    /// A bit for each of the first fields that was asked for.
    found: Cell<u64>,
    /// The names asked for, where they are collected.
    names: RefCell<Option<Vec<&'static str>>>,
}

impl Fields<'_> {
    fn find(&self, name: &'static str) -> Option<Node<'_>> {
        if let Some(names) = &mut *self.names.borrow_mut() {
            names.push(name);
        }
        let (place, value) = self.node.value.field(name)?;
        let bit = u32::try_from(place).ok().and_then(|n| 1u64.checked_shl(n));
        self.found.set(self.found.get() | bit.unwrap_or_default());
        if matches!(value, Value::Null) {
            return None;
        }
        Some(self.node.at(value, Path::Field(&self.node.path, name)))
    }

    fn find_needed(&self, name: &'static str) -> Option<Node<'_>> {
        let found = self.find(name);
        if found.is_none() {
            self.node
                .wrong(&format!("{{\"{name}\": …}}"), describe(self.node.value));
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
        node.map(|node| node.number()).unwrap_or_default()
    }

    pub fn maybe_number(&self, name: &'static str) -> Option<f64> {
        self.find(name).map(|node| node.number())
    }

    pub fn need_u32(&self, name: &'static str) -> u32 {
        let node = self.find_needed(name);
        node.map(|node| node.whole(u32::MAX)).unwrap_or_default()
    }

    /// Allows a field that is read elsewhere, or not at all.
    pub fn pass(&self, name: &'static str) {
        self.find(name);
    }

    pub fn maybe_u32(&self, name: &'static str) -> Option<u32> {
        Some(self.find(name)?.whole(u32::MAX))
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
        let flag = |node: &Node<'_>| match node.value {
            Value::Bool(flag) => Some(*flag),
            _ => None,
        };
        node.is_some_and(|node| node.expect(flag(&node), "true | false"))
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

    /// Whether there are fields that were not asked for, or are there twice.
    fn has_others(&self) -> bool {
        let Value::Object(fields) = self.node.value else {
            return false; // Which was said already.
        };
        self.found.get().count_ones() as usize != fields.len()
    }

    fn say_unknown(&self) {
        let names = self.names.borrow();
        let (Value::Object(fields), Some(known)) = (self.node.value, names.as_ref()) else {
            return;
        };
        let unknown = |name: &&Cow<'_, str>| !known.iter().any(|known| known == *name);
        if let Some(name) = fields.iter().map(|(name, _)| name).find(unknown) {
            let choices = format!("{{\"{}\": …}}", known.join("\": …, \""));
            self.node.wrong(&choices, format!("{{\"{name}\": …}}"));
        }
    }
}

fn chosen<T: Copy>(node: &Node<'_>, choices: &[(&str, T)]) -> Option<T> {
    let found = choices.iter().find(|(name, _)| node.as_str() == Some(name));
    if found.is_none() {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let expected = format!("\"{}\"", names.join("\" | \""));
        node.wrong(&expected, describe(node.value));
    }
    found.map(|(_, value)| *value)
}

/// A value as JSON writes it, what is inside of it left out.
pub(super) fn describe(value: &Value<'_>) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        // Fractions are not spelt out: printing them exactly costs the widget 20 KB of tables.
        Value::Whole(number) => number.to_string(),
        Value::Number(_) => "….…".to_owned(),
        Value::Text(text) => format!("\"{text}\""),
        Value::Array(_) => "[…]".to_owned(),
        Value::Object(_) => "{…}".to_owned(),
    }
}
