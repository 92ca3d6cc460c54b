//! Elements that nothing listens to and that are never drawn again: the text, the charts, all that a report
//! says. Where the page lives they become elements in one go, by `assets/scripts/draw.js`; Yew takes several
//! times as long for each, which was most of what the main thread did. Prerendered they are markup.

use super::el::Build;
use super::made::Made;
use crate::platform::LIVE;
use yew::AttrValue;

/// An element under construction.
// A pointer, which is handed on in less code than what it points to.
pub struct Plain(Box<Written>);

/// What an element will be made of, as JSON for the script or as HTML.
struct Written {
    tag: AttrValue,
    attributes: String,
    content: String,
}

/// A new element of this name.
pub fn plain(tag: impl Into<AttrValue>) -> Plain {
    Plain::new(tag.into())
}

impl Plain {
    /// None when nothing was put inside.
    pub fn unless_empty(self) -> Option<Self> {
        (!self.0.content.is_empty()).then_some(self)
    }

    /// The element itself, or its HTML.
    #[inline(never)]
    pub fn made(self) -> Made {
        let mut written = String::new();
        self.write_to(&mut written);
        Made::of(&written)
    }

    #[inline(never)]
    pub(super) fn write_to(&self, out: &mut String) {
        let Written {
            tag,
            attributes,
            content,
        } = &*self.0;
        let parts: &[&str] = if LIVE {
            // The first member has no comma before it.
            let attributes = attributes.get(1..).unwrap_or_default();
            &["[\"", tag, "\",{", attributes, "}", content, "]"]
        } else if content.is_empty() && (tag == "input" || tag == "wbr") {
            &["<", tag, attributes, ">"]
        } else {
            &["<", tag, attributes, ">", content, "</", tag, ">"]
        };
        for part in parts {
            out.push_str(part);
        }
    }
}

impl From<Option<Plain>> for Made {
    fn from(part: Option<Plain>) -> Self {
        part.map(Plain::made).unwrap_or_default()
    }
}

impl Build for Plain {
    #[inline(never)]
    fn new(tag: AttrValue) -> Self {
        Self(Box::new(Written {
            tag,
            attributes: String::new(),
            content: String::new(),
        }))
    }

    #[inline(never)]
    fn set(&mut self, name: &'static str, value: AttrValue) {
        let out = &mut self.0.attributes;
        if LIVE {
            out.push(',');
            push_json(out, name);
            out.push(':');
            push_json(out, &value);
        } else {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            push_html(out, &value, true);
            out.push('"');
        }
    }

    #[inline(never)]
    fn push(&mut self, child: Self) {
        if LIVE {
            self.0.content.push(',');
        }
        child.write_to(&mut self.0.content);
    }

    #[inline(never)]
    fn push_text(&mut self, text: &str) {
        if LIVE {
            self.0.content.push(',');
            push_json(&mut self.0.content, text);
        } else {
            push_html(&mut self.0.content, text, false);
        }
    }
}

/// A text as a JSON string.
#[inline(never)]
fn push_json(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\0'..' ' => {
                out.push_str("\\u00");
                let digit = |n| char::from_digit(n, 16).unwrap_or_default();
                out.extend([digit(c as u32 >> 4), digit(c as u32 & 15)]);
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}

/// A text as HTML, as Yew writes it.
fn push_html(out: &mut String, text: &str, in_attribute: bool) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if in_attribute => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup() {
        let p = plain("p").attr("title", "a\"b<c>&".to_owned());
        let mut html = String::new();
        p.add("<img src=x> & \"").write_to(&mut html);
        assert_eq!(
            html,
            "<p title=\"a&quot;b&lt;c&gt;&amp;\">&lt;img src=x&gt; &amp; \"</p>"
        );
    }

    #[test]
    fn any_text_is_a_string_of_json() {
        for text in ["", "报告", "a\"b\\c", "\u{0}\u{1f}\n\t\u{2028}😀"] {
            let mut json = String::new();
            push_json(&mut json, text);
            let read: String = serde_json::from_str(&json).unwrap();
            assert_eq!(read, text);
        }
    }

    #[test]
    fn an_element_without_content_ends_where_html_ends_it() {
        let mut html = String::new();
        plain("li").add(plain("input")).write_to(&mut html);
        assert_eq!(html, "<li><input></li>");
    }
}
