//! What stands in a wasm file: its sections, and how many bytes each function takes.

use std::ops::Range;

const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const CODE: u8 = 10;
pub const DATA: u8 = 11;

/// A function and the bytes of its code.
pub struct Function {
    /// As a reader of Rust writes it.
    pub name: String,
    pub bytes: usize,
}

/// All functions that have a name.
pub fn functions(wasm: &[u8]) -> Vec<Function> {
    let sections = sections(wasm);
    let find = |kind| {
        let mut found = sections.iter().filter(|section| section.kind == kind);
        found.next().map(|section| section.content.clone())
    };
    let names = sections.iter().find_map(|section| {
        let mut reader = Reader {
            wasm,
            at: section.content.start,
        };
        let named = section.kind == CUSTOM && reader.text() == "name";
        named.then_some(reader.at..section.content.end)
    });
    let (Some(names), Some(code)) = (names, find(CODE)) else {
        return Vec::new();
    };
    let imported = find(IMPORTS).map_or(0, |imports| {
        Reader {
            wasm,
            at: imports.start,
        }
        .imported()
    });
    let mut reader = Reader {
        wasm,
        at: code.start,
    };
    let bodies: Vec<usize> = (0..reader.number()).map(|_| reader.skip_sized()).collect();
    let names = Reader {
        wasm,
        at: names.start,
    }
    .function_names(names.end);
    let body = |n: usize| bodies.get(n.checked_sub(imported)?).copied();
    let function = |(n, name): (usize, String)| {
        let name = format!("{:#}", rustc_demangle::demangle(&name));
        Some(Function {
            name,
            bytes: body(n)?,
        })
    };
    names.into_iter().filter_map(function).collect()
}

/// How long the section of this number is.
pub fn section_size(wasm: &[u8], kind: u8) -> usize {
    let sections = sections(wasm);
    let own = sections.iter().filter(|section| section.kind == kind);
    own.map(|section| section.content.len()).sum()
}

/// Magic number and version.
const HEAD: usize = 8;

struct Section {
    kind: u8,
    content: Range<usize>,
}

fn sections(wasm: &[u8]) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut reader = Reader { wasm, at: HEAD };
    while let Some(kind) = wasm.get(reader.at) {
        reader.at += 1;
        let length = reader.number();
        let content = reader.at..reader.at + length;
        reader.at = content.end;
        sections.push(Section {
            kind: *kind,
            content,
        });
    }
    sections
}

struct Reader<'a> {
    wasm: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> u8 {
        self.at += 1;
        self.wasm[self.at - 1]
    }

    /// A whole number in LEB128.
    fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                return number;
            }
        }
    }

    fn text(&mut self) -> String {
        let length = self.number();
        self.at += length;
        String::from_utf8_lossy(&self.wasm[self.at - length..self.at]).into_owned()
    }

    /// Goes behind something that says its length, and returns it.
    fn skip_sized(&mut self) -> usize {
        let length = self.number();
        self.at += length;
        length
    }

    /// How many functions the imports bring. wasm-bindgen imports nothing else before its own part is
    /// cut off but tables and memories, whose limits are skipped.
    fn imported(&mut self) -> usize {
        let mut functions = 0;
        for _ in 0..self.number() {
            drop((self.text(), self.text()));
            match self.byte() {
                0 => {
                    functions += 1;
                    self.number();
                }
                kind => {
                    if kind == 1 {
                        self.byte();
                    }
                    if kind == 3 {
                        self.at += 2;
                    } else if self.byte() & 1 == 1 {
                        self.number();
                        self.number();
                    } else {
                        self.number();
                    }
                }
            }
        }
        functions
    }

    fn function_names(&mut self, end: usize) -> Vec<(usize, String)> {
        const FUNCTIONS: u8 = 1;
        while self.at < end {
            let kind = self.byte();
            let length = self.number();
            if kind == FUNCTIONS {
                return (0..self.number())
                    .map(|_| (self.number(), self.text()))
                    .collect();
            }
            self.at += length;
        }
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One imported function, one of our own with two bytes of code, and names for both.
    fn module() -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([2, 7, 1, 1, b'a', 1, b'b', 0, 0]);
        wasm.extend([10, 4, 1, 2, 0, 0x0b]);
        wasm.extend([0, 20, 4]);
        wasm.extend(b"name");
        wasm.extend([1, 13, 2, 0, 1, b'b', 1, 7]);
        wasm.extend(b"ours::f");
        wasm
    }

    #[test]
    fn functions_are_named_behind_the_imported_ones() {
        let found = functions(&module());
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].name.as_str(), found[0].bytes), ("ours::f", 2));
    }
}
