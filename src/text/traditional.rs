//! Names in traditional characters. Reports name things in simplified ones; which traditional character stands for one
//! of these depends on the word (面 is 面 or 麵), so that it takes a table, which the page fetches.

use std::cell::Cell;

type Writer = fn(&str) -> String;

thread_local! {
    static WRITER: Cell<Option<Writer>> = const { Cell::new(None) };
}

/// Whether there is a writer.
pub fn known() -> bool {
    WRITER.get().is_some()
}

/// From now on names are written by this.
pub fn write_by(writer: Writer) {
    WRITER.set(Some(writer));
}

/// A name in traditional characters, or as it is while nobody can write them.
pub fn traditional(name: &str) -> String {
    WRITER
        .get()
        .map_or_else(|| name.to_owned(), |write| write(name))
}
