//! A page as a flat list of what opens, closes and is said, with the place where each opening ends.
//! Ends that are missing, crossed or too many are mended as the HTML standard says.

mod ends;

use super::style::Style;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use std::collections::HashMap;

/// How many open elements an end tag is looked for in. Browsers nest no deeper.
const DEEPEST: usize = 512;

const VOID: [&str; 14] = [
    "br", "img", "input", "meta", "link", "hr", "area", "base", "col", "embed", "source", "wbr",
    "param", "track",
];
/// What begins and ends a line. All other elements, known or not, stand in one.
const BLOCK: [&str; 53] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "ul",
    "xmp",
    "title",
    "tr",
];
/// What a browser shows none of.
const SKIPPED: [&str; 20] = [
    "script", "style", "noscript", "template", "select", "textarea", "svg", "xml", "button", "rp",
    "iframe", "noembed", "noframes", "audio", "video", "canvas", "datalist", "object", "applet",
    "title",
];

#[derive(Default)]
pub(super) struct Page {
    pub items: Vec<Item>,
    pub head_title: Option<String>,
    /// The address it was saved from.
    pub address: Option<String>,
    /// More ends of blocks than beginnings: a part may have ended too early.
    pub stray_ends: bool,
    /// Into how many pages a script parts the text.
    pub pages: u32,
}

pub(super) struct Item {
    pub kind: Kind,
    /// Line of the input from 1.
    pub line: usize,
}

pub(super) enum Kind {
    Open(Element),
    Close(String),
    Text(String),
}

#[derive(Default)]
pub(super) struct Element {
    pub tag: String,
    /// Identifier and classes, in lower case.
    pub names: Vec<String>,
    pub style: Style,
    /// Places of a grid; 0 rows are all to the end of the table.
    pub rows: u32,
    pub columns: u32,
    /// Where it links to or what it shows.
    pub target: Option<String>,
    /// Its name as an anchor.
    pub anchor: Option<String>,
    /// The mark of a note, in the text or before the note.
    pub note: bool,
    /// LibreOffice's head or foot of every page.
    pub running: bool,
    /// Of a list where it begins, of an item its number.
    pub value: Option<i32>,
    /// How a list is numbered.
    pub marker: Option<String>,
    /// The item after its end.
    pub end: usize,
}

impl Element {
    pub fn is_skipped(&self) -> bool {
        self.running || SKIPPED.contains(&self.tag.as_str())
    }

    pub fn is_block(&self) -> bool {
        self.style.block.unwrap_or_else(|| is_block(&self.tag))
    }
}

pub(super) fn is_block(tag: &str) -> bool {
    BLOCK.contains(&tag)
}

impl Page {
    pub fn parse(html: &str) -> Self {
        let mut parser = Parser::default();
        // The contents of scripts and styles are no markup.
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
            match token {
                Token::StartTag(tag) => parser.start(&tag),
                Token::EndTag(tag) => parser.end(&String::from_utf8_lossy(&tag.name)),
                Token::String(text) => parser.text(&String::from_utf8_lossy(&text)),
                Token::Comment(text) => parser.comment(&String::from_utf8_lossy(&text)),
                _ => {}
            }
        }
        let end = parser.page.items.len();
        for n in std::mem::take(&mut parser.open) {
            parser.set_end(n, end);
        }
        parser.hide();
        parser.page
    }

    /// The element that opens at an item.
    pub fn element(&self, n: usize) -> Option<&Element> {
        match &self.items.get(n)?.kind {
            Kind::Open(element) => Some(element),
            _ => None,
        }
    }
}

#[derive(Default)]
struct Parser {
    page: Page,
    open: Vec<usize>,
    /// How many of each tag are open.
    counts: HashMap<String, usize>,
    line: usize,
    /// Names that the page's own rules hide.
    hidden: Vec<String>,
}

impl Parser {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let attribute = |key: &str| {
            let value = tag.attributes.get(key.as_bytes());
            value.map(|value| String::from_utf8_lossy(value).into_owned())
        };
        if name == "meta" {
            self.meta(&attribute);
        }
        if ["html", "body", "head"].contains(&name.as_str()) && self.count(&name) > 0 {
            return;
        }
        self.end_before(&name);
        let number = |key: &str| attribute(key).and_then(|n| n.trim().parse().ok());
        let span = |key: &str| number(key).unwrap_or(1_u32).min(1000);
        let names = [attribute("id"), attribute("class")].into_iter().flatten();
        let element = Element {
            names: names
                .flat_map(|names| {
                    let names = names.split_whitespace().map(str::to_ascii_lowercase);
                    names.collect::<Vec<_>>()
                })
                .collect(),
            style: Style::of(&name, &attribute),
            rows: span("rowspan"),
            columns: span("colspan").max(1),
            target: ["href", "src", "data"]
                .iter()
                .find_map(|key| attribute(key)),
            value: attribute(if name == "ol" { "start" } else { "value" })
                .and_then(|n| n.trim().parse().ok()),
            anchor: attribute("name").or_else(|| attribute("id")),
            note: false,
            running: attribute("title").is_some_and(|title| title == "header" || title == "footer"),
            marker: attribute("type"),
            end: self.page.items.len() + 1,
            tag: name,
        };
        let tag_name = element.tag.as_str();
        if !VOID.contains(&tag_name) && (!tag.self_closing || is_block(tag_name)) {
            self.open.push(self.page.items.len());
            *self.counts.entry(element.tag.clone()).or_default() += 1;
        }
        self.push(Kind::Open(element));
    }

    fn push(&mut self, kind: Kind) {
        let line = self.line + 1;
        self.page.items.push(Item { kind, line });
    }

    fn count(&self, tag: &str) -> usize {
        self.counts.get(tag).copied().unwrap_or_default()
    }

    fn tag(&self, n: usize) -> &str {
        match &self.page.items[n].kind {
            Kind::Open(element) => &element.tag,
            _ => "",
        }
    }

    fn set_end(&mut self, n: usize, place: usize) {
        if let Kind::Open(element) = &mut self.page.items[n].kind {
            element.end = place;
        }
    }

    fn text(&mut self, text: &str) {
        let inside = self.open.last().map_or("", |n| self.tag(*n)).to_owned();
        match inside.as_str() {
            "title" if self.count("svg") == 0 => {
                let title = self.page.head_title.get_or_insert_default();
                if title.is_empty() {
                    text.trim().clone_into(title);
                }
            }
            "style" => self.hidden.extend(super::style::hidden_names(text)),
            "script" => self.page.pages = self.page.pages.max(pages(text)),
            _ => {}
        }
        self.push(Kind::Text(text.to_owned()));
        self.line += text.matches('\n').count();
    }

    fn comment(&mut self, text: &str) {
        // <!-- saved from url=(0042)https://… -->
        if let Some(at) = text.find("saved from url=")
            && let Some((_, address)) = text[at..].split_once(')')
        {
            let address = address.split_whitespace().next().unwrap_or_default();
            self.page.address = Some(address.to_owned()).filter(|a| a.starts_with("http"));
        }
        self.line += text.matches('\n').count();
    }

    fn meta(&mut self, attribute: &dyn Fn(&str) -> Option<String>) {
        let name = attribute("name").unwrap_or_default().to_ascii_lowercase();
        if name == "articletitle" {
            let title = attribute("content").filter(|title| !title.trim().is_empty());
            self.page.head_title = title.or(self.page.head_title.take());
        }
    }

    /// Marks what the page's own rules hide, unless it is most of the page: a script shows that.
    fn hide(&mut self) {
        let length = |item: &Item| match &item.kind {
            Kind::Text(text) => text.trim().len(),
            _ => 0,
        };
        let all: usize = self.page.items.iter().map(length).sum();
        for n in 0..self.page.items.len() {
            let Some(element) = self.page.element(n) else {
                continue;
            };
            let ruled = element.names.iter().any(|name| self.hidden.contains(name));
            if !ruled && !element.style.hidden || element.is_skipped() {
                continue;
            }
            let inside: usize = self.page.items[n..element.end].iter().map(length).sum();
            let hidden = inside * 2 <= all;
            if let Kind::Open(element) = &mut self.page.items[n].kind {
                element.style.hidden = hidden;
            }
        }
    }
}

/// `createPageHTML(3, 0, "t2025_1", "html")`: the text goes on in other files.
fn pages(script: &str) -> u32 {
    let call = script.split("createPageHTML(").nth(1);
    let first = call.and_then(|call| call.split([',', ')']).next());
    first
        .and_then(|first| first.trim().parse().ok())
        .unwrap_or_default()
}
