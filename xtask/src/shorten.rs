//! Short names for what the widget imports. Glue and wasm call each other by names such as
//! `__wbg_addEventListener_8d3235978b9c69a8`, which are random and do not compress.

use crate::Failure;
use std::path::Path;

/// The section of a wasm file that lists its imports.
const IMPORTS: u8 = 2;

/// Gives the imports of a wasm file and its glue short names, in both.
pub fn shorten(glue: &Path, wasm: &Path) -> Result<(), Failure> {
    let said = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let bytes = std::fs::read(wasm).map_err(|error| said(wasm, error))?;
    let mut text = std::fs::read_to_string(glue).map_err(|error| said(glue, error))?;
    let mut names = Vec::new();
    let bytes = renamed(&bytes, &mut names).ok_or("the wasm file is broken")?;
    for (n, name) in names.iter().enumerate() {
        text = text.replace(&format!("{name}:"), &format!("{}:", short(n)));
    }
    std::fs::write(wasm, bytes).map_err(|error| said(wasm, error))?;
    std::fs::write(glue, text).map_err(|error| said(glue, error))
}

/// The wasm file with the imports renamed; their old names in order.
fn renamed(wasm: &[u8], names: &mut Vec<String>) -> Option<Vec<u8>> {
    let mut out = wasm.get(..8)?.to_vec();
    let mut rest = &wasm[8..];
    while let Some((&id, behind)) = rest.split_first() {
        rest = behind;
        let length = number(&mut rest)?;
        let (section, behind) = rest.split_at_checked(length)?;
        rest = behind;
        let section = if id == IMPORTS {
            imports(section, names)?
        } else {
            section.to_vec()
        };
        out.push(id);
        write_number(&mut out, section.len());
        out.extend(section);
    }
    Some(out)
}

fn imports(mut section: &[u8], names: &mut Vec<String>) -> Option<Vec<u8>> {
    let count = number(&mut section)?;
    let mut out = Vec::new();
    write_number(&mut out, count);
    for _ in 0..count {
        let module = name(&mut section)?;
        let name = name(&mut section)?;
        write_name(&mut out, module);
        write_name(&mut out, short(names.len()).as_bytes());
        names.push(String::from_utf8(name.to_vec()).ok()?);
        // wasm-bindgen imports functions only: their kind and the number of their type.
        let (&0, behind) = section.split_first()? else {
            return None;
        };
        section = behind;
        out.push(0);
        write_number(&mut out, number(&mut section)?);
    }
    section.is_empty().then_some(out)
}

/// `_0`, `_1`, … in letters and digits.
fn short(n: usize) -> String {
    let digits = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let digit = |n: usize| char::from(digits[n % digits.len()]);
    format!("_{}{}", digit(n / digits.len()), digit(n))
}

fn name<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = number(bytes)?;
    let (name, behind) = bytes.split_at_checked(length)?;
    *bytes = behind;
    Some(name)
}

fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    write_number(out, name.len());
    out.extend(name);
}

/// Seven bits a byte, the lowest first.
fn number(bytes: &mut &[u8]) -> Option<usize> {
    let mut number = 0;
    for shift in (0..35).step_by(7) {
        let (byte, behind) = bytes.split_first()?;
        *bytes = behind;
        number |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

fn write_number(out: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one import of a function of the first type, and a section behind it.
    const WASM: &[u8] = b"\0asm\x01\0\0\0\x02\x0d\x01\x02.j\x05__wbg\0\x81\x01\x03\x01\x07";

    #[test]
    fn imports_are_renamed_and_the_rest_stays() {
        let mut names = Vec::new();
        let out = renamed(WASM, &mut names).unwrap();
        assert_eq!(names, ["__wbg"]);
        assert_eq!(
            out,
            b"\0asm\x01\0\0\0\x02\x0b\x01\x02.j\x03_aa\0\x81\x01\x03\x01\x07"
        );
    }

    #[test]
    fn a_broken_file_is_no_file() {
        for length in 8..WASM.len() {
            let cut = renamed(&WASM[..length], &mut Vec::new());
            assert!(length == 8 || length == 23 || cut.is_none(), "{length}");
        }
    }
}
