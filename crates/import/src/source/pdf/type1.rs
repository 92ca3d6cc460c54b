//! The encoding inside a Type 1 program, in clear text.

use super::glyph::named;

/// The characters of the codes that the clear text of a program names: `dup 65 /A put`.
pub(super) fn codes(program: &[u8]) -> Vec<(u8, Option<char>)> {
    let clear = &program[..memchr::memmem::find(program, b"eexec").unwrap_or(0)];
    let text = String::from_utf8_lossy(clear);
    let mut words = text.split_ascii_whitespace();
    let mut found = Vec::new();
    while let Some(word) = words.next() {
        if word != "dup" {
            continue;
        }
        let code = words.next().and_then(|code| code.parse().ok());
        let name = words.next().and_then(|name| name.strip_prefix('/'));
        if let (Some(code), Some(name)) = (code, name) {
            found.push((code, named(name.as_bytes())));
        }
    }
    found
}
