//! Scripts and style sheets without their comments.

/// A script of ours, or wasm-bindgen's, without comment lines and indentation.
pub fn without_comments(script: &str) -> String {
    let comment = |line: &&str| ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark));
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !comment(line));
    lines.collect::<Vec<_>>().join("\n")
}

pub fn without_style_comments(style: &str) -> String {
    let comment = regex_lite::Regex::new(r"(?s)/\*.*?\*/").expect("a fixed expression");
    comment.replace_all(style, "").into_owned()
}
