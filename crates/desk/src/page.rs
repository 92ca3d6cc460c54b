//! What the desk knows of the page that it works on: the attributes and classes that the views
//! (`src/view`) give to sections, headings, paragraphs and tables.

use crate::dom::{all, attr};
use crate::text::{self, Text};
use gongbao_report::cite;
use web_sys::{Element, Node};

/// A report on the page.
pub struct Page {
    /// The element of the whole report.
    pub root: Element,
    /// The place that the views leave to the desk.
    pub slot: Element,
    /// In the order of the page.
    pub sections: Vec<Section>,
    /// Of the contents, one for each section.
    pub links: Vec<Element>,
    /// In the order of the page.
    pub units: Vec<Unit>,
    pub text: &'static Text,
}

pub struct Section {
    pub element: Element,
    /// The place of the section around it.
    pub around: Option<usize>,
}

/// A heading, a paragraph or a row of a table.
pub struct Unit {
    pub element: Element,
    /// The place of its section; none before the first.
    pub section: Option<usize>,
}

const SECTIONS_AND_UNITS: &str =
    ".body [data-section], .body summary > [id], .body .text > p[id], .body table.printed tr";

impl Page {
    pub fn of(root: &Element) -> Option<Self> {
        let slot = root.query_selector(".desk").ok()??;
        let (mut sections, mut units) = (Vec::<Section>::new(), Vec::new());
        for element in all(root, SECTIONS_AND_UNITS) {
            // A section's own text stands before the sections inside it.
            let mut section = sections.len().checked_sub(1);
            if !element.has_attribute("data-section") {
                units.push(Unit { element, section });
                continue;
            }
            while let Some(n) = section.filter(|n| !sections[*n].element.contains(Some(&element))) {
                section = sections[n].around;
            }
            let around = section;
            sections.push(Section { element, around });
        }
        Some(Self {
            text: text_around(root),
            root: root.clone(),
            slot,
            sections,
            links: all(root, ".contents li > a").collect(),
            units,
        })
    }
}

/// What the desk says, in the language that the page speaks now.
pub fn text_around(root: &Element) -> &'static Text {
    let around = root.closest("[lang]").ok().flatten();
    text::of(
        &around
            .map(|around| attr(&around, "lang"))
            .unwrap_or_default(),
    )
}

/// How citations name the report, from the head of the page.
pub struct Work {
    pub work: cite::Work,
    /// Where the issuer published it.
    pub address: String,
}

impl Work {
    pub fn of(page: &Page) -> Self {
        let texts = |selector: &str| {
            all(&page.root, selector).map(|element| element.text_content().unwrap_or_default())
        };
        let first = |selector: &str| texts(selector).next().unwrap_or_default();
        let date = texts(".masthead .imprint span").find_map(|text| iso(&text));
        // Else the day that it is signed with, under its title or its text.
        let signed = || all(&page.root, ".byline time, .signature time").next();
        let date = date.or_else(|| Some(attr(&signed()?, "datetime")));
        let number = texts(".masthead .imprint span").find(|text| iso(text).is_none());
        Self {
            work: cite::Work {
                title: first(".masthead .title"),
                issuer: first(".masthead .issuer"),
                number,
                date,
            },
            address: attr(&page.slot, "data-address"),
        }
    }
}

/// The text of a unit; the cells of a row with tabs between.
pub fn text_of(unit: &Element) -> String {
    let mut out = String::new();
    for (n, cell) in cells(unit).iter().enumerate() {
        if n > 0 {
            out.push('\t');
        }
        out.push_str(&cell.text_content().unwrap_or_default());
    }
    out
}

/// The parts of a unit between which a text may not go on: the cells of a row, else the unit itself.
pub fn cells(unit: &Element) -> Vec<Element> {
    if unit.tag_name() != "TR" {
        return vec![unit.clone()];
    }
    let cells = unit.children();
    (0..cells.length()).filter_map(|n| cells.item(n)).collect()
}

/// The pieces of text inside an element.
pub fn texts(node: &Node, out: &mut Vec<Node>) {
    if node.node_type() == Node::TEXT_NODE {
        out.push(node.clone());
    }
    let mut child = node.first_child();
    while let Some(node) = child {
        texts(&node, out);
        child = node.next_sibling();
    }
}

/// The heading of a section, as printed.
pub fn heading(section: &Section) -> String {
    let heading = section
        .element
        .query_selector("summary > [id]")
        .ok()
        .flatten();
    heading
        .and_then(|heading| heading.text_content())
        .unwrap_or_default()
}

/// The heading of the innermost section around an element; nothing before the first.
pub fn heading_around(page: &Page, element: &Element) -> String {
    let mut sections = page.sections.iter().rev();
    let around = sections.find(|section| section.element.contains(Some(element)));
    around.map(heading).unwrap_or_default()
}

/// Whether a unit is a heading.
pub fn is_heading(unit: &Unit) -> bool {
    let parent = unit.element.parent_element();
    parent.is_some_and(|parent| parent.tag_name() == "SUMMARY")
}

/// The day of a printed date, such as 2018-03-31 or 2018年3月31日.
fn iso(text: &str) -> Option<String> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    let mut number = |least: u32, most: u32| {
        let number: u32 = numbers.find(|part| !part.is_empty())?.parse().ok()?;
        (least..=most).contains(&number).then_some(number)
    };
    let begins = text.trim().starts_with(|c: char| c.is_ascii_digit());
    let (year, month, day) = (number(1900, 2100)?, number(1, 12)?, number(1, 31)?);
    begins.then(|| format!("{year}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_told_from_a_document_number() {
        assert_eq!(iso("2018-03-31").as_deref(), Some("2018-03-31"));
        assert_eq!(iso("2018年3月31日").as_deref(), Some("2018-03-31"));
        assert_eq!(iso("柯政〔2018〕9号"), None);
        assert_eq!(iso("2018330"), None);
    }
}
