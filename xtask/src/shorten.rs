//! Short names for what the widget imports. Glue and wasm call each other by names such as
//! `__wbg_addEventListener_8d3235978b9c69a8`, which are random and do not compress. The advice that the glue has for
//! programmers, in the reader's console, is left out; `docs/editors/deploy.md` gives it to who runs the server.

use crate::Failure;
use std::path::Path;
use wasm_encoder::{EntityType, ImportSection, Module, RawSection};
use wasmparser::{BinaryReaderError, Parser, Payload, TypeRef};

/// Gives the imports of a wasm file and its glue short names, in both.
pub fn shorten(glue: &Path, wasm: &Path) -> Result<(), Failure> {
    let said = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let bytes = std::fs::read(wasm).map_err(|error| said(wasm, error))?;
    let mut text = std::fs::read_to_string(glue).map_err(|error| said(glue, error))?;
    let (bytes, names) = renamed(&bytes)?;
    text = without_advice(&text);
    for (n, name) in names.iter().enumerate() {
        text = text.replace(&format!("{name}:"), &format!("{}:", short(n)));
    }
    std::fs::write(wasm, bytes).map_err(|error| said(wasm, error))?;
    std::fs::write(glue, text).map_err(|error| said(glue, error))
}

/// The glue without its advice to programmers.
fn without_advice(glue: &str) -> String {
    let advice = |line: &&str| {
        ["console.warn('", "console.warn(\"", "console.warn(`"]
            .iter()
            .any(|call| line.trim_start().starts_with(call))
    };
    let lines = glue.lines().filter(|line| !advice(line));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The wasm file with the imports renamed; their old names in order.
fn renamed(wasm: &[u8]) -> Result<(Vec<u8>, Vec<String>), Failure> {
    let broken = |error: BinaryReaderError| format!("the wasm file is broken: {error}");
    let mut module = Module::new();
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(broken)?;
        if let Payload::ImportSection(imports) = payload {
            let mut section = ImportSection::new();
            for import in imports.into_imports() {
                let import = import.map_err(broken)?;
                let TypeRef::Func(kind) = import.ty else {
                    return Err(format!("{} is no function", import.name));
                };
                section.import(
                    import.module,
                    &short(names.len()),
                    EntityType::Function(kind),
                );
                names.push(import.name.to_owned());
            }
            module.section(&section);
        } else if let Some((id, range)) = payload.as_section() {
            let at = |end: u64| usize::try_from(end).unwrap_or(wasm.len());
            let data = wasm.get(at(range.start)..at(range.end));
            let data = data.ok_or("the wasm file is broken: it ends early")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok((module.finish(), names))
}

/// `_0`, `_1`, … in letters and digits.
fn short(n: usize) -> String {
    let digits = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let digit = |n: usize| char::from(digits[n % digits.len()]);
    format!("_{}{}", digit(n / digits.len()), digit(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one import of a function of the first type, and a section after it.
    const WASM: &[u8] =
        b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x0c\x01\x02.j\x05__wbg\0\0\x03\x02\x01\0\x0a\x04\x01\x02\0\x0b";

    #[test]
    fn imports_are_renamed_and_the_rest_stays() {
        let (out, names) = renamed(WASM).unwrap();
        assert_eq!(names, ["__wbg"]);
        assert_eq!(
            out,
            b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x0a\x01\x02.j\x03_aa\0\0\x03\x02\x01\0\x0a\x04\x01\x02\0\x0b"
        );
    }

    #[test]
    fn only_advice_is_left_out() {
        let glue = "if (a) {\n    console.warn('using deprecated parameters for `initSync()`');\n}\nconsole.warn(b);\n";
        assert_eq!(without_advice(glue), "if (a) {\n}\nconsole.warn(b);\n");
    }

    #[test]
    fn a_broken_file_is_no_file() {
        for length in [0, 7, 11, 20, WASM.len() - 1] {
            assert!(renamed(&WASM[..length]).is_err(), "{length}");
        }
    }
}
