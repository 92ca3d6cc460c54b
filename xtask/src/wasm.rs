//! What stands in a wasm file: how many bytes each function takes, and its constants.

use crate::Failure;
use std::ops::Range;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// A function and the bytes of its code.
pub struct Function {
    /// As a reader of Rust writes it.
    pub name: String,
    pub bytes: usize,
}

/// All functions that have a name, and the bytes of the constants.
pub fn contents(wasm: &[u8]) -> Result<(Vec<Function>, usize), Failure> {
    let broken = |error: wasmparser::BinaryReaderError| format!("the wasm file is broken: {error}");
    let (mut imported, mut bodies, mut names, mut constants) = (0, Vec::new(), Vec::new(), 0);
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.map_err(broken)? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let function = matches!(import.map_err(broken)?.ty, TypeRef::Func(_));
                    imported += usize::from(function);
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(length(&body.range())),
            Payload::DataSection(data) => constants = length(&data.range()),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(subsections) = section.as_known() {
                    for subsection in subsections {
                        if let Name::Function(functions) = subsection.map_err(broken)? {
                            for function in functions {
                                let function = function.map_err(broken)?;
                                names.push((function.index as usize, function.name));
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let own = |(n, name): (usize, &str)| {
        Some(Function {
            name: format!("{:#}", rustc_demangle::demangle(name)),
            bytes: *bodies.get(n.checked_sub(imported)?)?,
        })
    };
    Ok((names.into_iter().filter_map(own).collect(), constants))
}

fn length(range: &Range<u64>) -> usize {
    usize::try_from(range.end - range.start).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One imported function, one of our own with two bytes of code, and names for both.
    fn module() -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([1, 4, 1, 0x60, 0, 0]);
        wasm.extend([2, 7, 1, 1, b'a', 1, b'b', 0, 0]);
        wasm.extend([3, 2, 1, 0]);
        wasm.extend([10, 4, 1, 2, 0, 0x0b]);
        wasm.extend([0, 20, 4]);
        wasm.extend(b"name");
        wasm.extend([1, 13, 2, 0, 1, b'b', 1, 7]);
        wasm.extend(b"ours::f");
        wasm
    }

    #[test]
    fn functions_are_named_after_the_imported_ones() {
        let (found, constants) = contents(&module()).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].name.as_str(), found[0].bytes), ("ours::f", 2));
        assert_eq!(constants, 0);
    }

    #[test]
    fn a_broken_file_is_said_to_be_one() {
        assert!(contents(&module()[..20]).is_err());
    }
}
