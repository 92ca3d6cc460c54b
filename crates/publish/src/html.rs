//! Text inside HTML, and the shell of every page.

/// A page in our styles, which fills the screen to its edges and keeps clear of them.
pub(crate) fn own_page(head: &str, body: &str) -> String {
    document(" data-own", ", viewport-fit=cover", head, body)
}

/// A page that looks as browsers show text.
pub(crate) fn plain_page(head: &str, body: &str) -> String {
    document("", "", head, body)
}

/// Each line of head and body ends with its own break.
fn document(root: &str, viewport: &str, head: &str, body: &str) -> String {
    format!(
        r#"<!doctype html>
<html lang="zh-CN"{root}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1{viewport}">
{head}</head>
<body>
{body}</body>
</html>
"#
    )
}

/// Text for HTML, attributes included.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// What was escaped, as text again.
pub fn unescaped(html: &str) -> String {
    const NAMES: [(&str, &str); 7] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        // Last: what it makes is no name.
        ("&amp;", "&"),
    ];
    let named = |text: String, (name, letter): &(&str, &str)| text.replace(name, letter);
    NAMES.iter().fold(html.to_owned(), named)
}
