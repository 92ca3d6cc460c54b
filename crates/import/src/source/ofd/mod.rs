//! An OFD (GB/T 33190) becomes pages of glyphs and rules.
//!
//! - [`draw`]: objects become glyphs, rules and pictures
//! - [`xml`]: the parts of the package as trees

mod draw;
mod xml;

use super::Source;
use super::paged::sheet::Sheet;
use super::paged::{self, Refusal, is_said};
use draw::{Drawing, in_points};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use xml::Node;
use zip::ZipArchive;

/// What one part may unpack to, and all together.
const PART_LIMIT: u64 = 32 << 20;
const UNPACKED_LIMIT: u64 = 512 << 20;
/// More pages than any report has.
const MOST_PAGES: usize = 5_000;
/// More objects and characters than any report has.
const MOST_OBJECTS: usize = 8_000_000;

/// Reads an OFD.
///
/// # Errors
/// When it has no text that can be read, and why: see [`Refusal`].
pub(super) fn read(bytes: &[u8]) -> Result<Source, Refusal> {
    let mut package = Package {
        archive: ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?,
        left: UNPACKED_LIMIT,
    };
    let root = package.part("OFD.xml")?.ok_or(Refusal::Broken)?;
    let mut sheets = Vec::new();
    let mut left = MOST_OBJECTS;
    for body in root.all("DocBody") {
        let path = body
            .child("DocRoot")
            .map(|path| path.text.trim().to_owned());
        if let Some(path) = path {
            document(&mut package, &path, &mut sheets, &mut left)?;
        }
    }
    if sheets.is_empty() {
        // The parts of a locked package are no XML.
        let locked = package
            .archive
            .file_names()
            .flatten()
            .any(|name| name.ends_with("Encryptions.xml"));
        return Err(if locked {
            Refusal::Locked
        } else {
            Refusal::Broken
        });
    }
    paged::read(sheets)
}

fn document(
    package: &mut Package<'_>,
    path: &str,
    sheets: &mut Vec<Sheet>,
    left: &mut usize,
) -> Result<(), Refusal> {
    let Some(document) = package.part(path)? else {
        return Ok(());
    };
    let common = document.child("CommonData");
    let usual = common.and_then(|common| area(common.child("PageArea")));
    let mut drawings = HashMap::new();
    for kind in ["PublicRes", "DocumentRes"] {
        for resource in common.iter().flat_map(|common| common.all(kind)) {
            let resource = package.part(&beside(path, resource.text.trim()))?;
            collect_drawings(resource.unwrap_or_default(), &mut drawings);
        }
    }
    let mut templates = HashMap::new();
    for template in common.iter().flat_map(|common| common.all("TemplatePage")) {
        let place = template.attribute("BaseLoc").unwrap_or_default();
        if let (Some(id), Some(page)) = (
            template.attribute("ID"),
            package.part(&beside(path, place))?,
        ) {
            templates.insert(id.to_owned(), page);
        }
    }
    let remarks = remarks(package, &document, path)?;
    let pages = document.child("Pages");
    for page in pages.iter().flat_map(|pages| pages.all("Page")) {
        let place = beside(path, page.attribute("BaseLoc").unwrap_or_default());
        let Some(content) = package.part(&place)? else {
            continue;
        };
        if sheets.len() >= MOST_PAGES {
            return Err(Refusal::TooMuch);
        }
        let [x, y, width, height] = area(content.child("Area")).or(usual).unwrap_or(A4);
        let matrix = paged::sheet::Matrix::moved(-x, -y).then(&in_points());
        let (width, height) = matrix.vector(width, height);
        let mut drawing = Drawing {
            sheet: Sheet {
                width,
                height,
                ..Sheet::default()
            },
            drawings: &drawings,
            left,
        };
        for template in content.all("Template") {
            let id = template.attribute("TemplateID").unwrap_or_default();
            if let Some(page) = templates.get(id) {
                drawing.all(page, &matrix, 0);
            }
        }
        drawing.all(&content, &matrix, 0);
        let id = page.attribute("ID").unwrap_or_default();
        for remark in remarks.iter().filter(|(of, _)| of == id) {
            draw_remarks(&remark.1, &mut drawing, &matrix);
        }
        sheets.push(drawing.sheet);
        if *left == 0 {
            return Err(Refusal::TooMuch);
        }
    }
    Ok(())
}

const A4: [f64; 4] = [0.0, 0.0, 210.0, 297.0];

fn area(node: Option<&Node>) -> Option<[f64; 4]> {
    let node = node?;
    let boxes = node
        .child("PhysicalBox")
        .or_else(|| node.child("ApplicationBox"))?;
    let area: [f64; 4] = xml::numbers(&boxes.text).try_into().ok()?;
    (area[2] > 1.0 && area[3] > 1.0 && area[2].max(area[3]) < 1e5).then_some(area)
}

fn collect_drawings(resource: Node, drawings: &mut HashMap<String, Node>) {
    for group in resource.children {
        if group.name != "CompositeGraphicUnits" {
            continue;
        }
        for unit in group.children {
            if let Some(id) = unit.attribute("ID") {
                drawings.insert(id.to_owned(), unit);
            }
        }
    }
}

/// The remarks on pages, by the page's number.
fn remarks(
    package: &mut Package<'_>,
    document: &Node,
    path: &str,
) -> Result<Vec<(String, Node)>, Refusal> {
    let mut found = Vec::new();
    let Some(list) = document.child("Annotations") else {
        return Ok(found);
    };
    let path = beside(path, list.text.trim());
    let Some(list) = package.part(&path)? else {
        return Ok(found);
    };
    for page in list.all("Page") {
        let place = page.child("FileLoc").map_or("", |place| place.text.trim());
        if let Some(remarks) = package.part(&beside(&path, place))? {
            let id = page.attribute("PageID").unwrap_or_default();
            found.push((id.to_owned(), remarks));
        }
    }
    Ok(found)
}

/// Typed remarks stand on the page; watermarks and links are none of its text.
fn draw_remarks(remarks: &Node, drawing: &mut Drawing<'_>, matrix: &paged::sheet::Matrix) {
    for remark in remarks.all("Annot") {
        let kind = remark.attribute("Type").unwrap_or_default();
        if remark.attribute("Visible") == Some("false") || matches!(kind, "Watermark" | "Link") {
            continue;
        }
        for shown in remark.all("Appearance") {
            let moved = match shown.numbers("Boundary")[..] {
                [x, y, ..] => paged::sheet::Matrix::moved(x, y),
                _ => paged::sheet::Matrix::IDENTITY,
            };
            drawing.all(shown, &moved.then(matrix), 1);
        }
    }
}

struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl Package<'_> {
    /// A part as a tree; none when there is none of this name.
    fn part(&mut self, path: &str) -> Result<Option<Node>, Refusal> {
        let path = path.trim_start_matches('/');
        let named = self.archive.by_name(path).is_ok();
        let path = if named {
            path.to_owned()
        } else {
            // Some writers use the marks of Windows, or another case.
            let same = |name: &str| name.replace('\\', "/").eq_ignore_ascii_case(path);
            let mut names = self.archive.file_names().flatten();
            match names.find(|name| same(name)) {
                Some(name) => name.to_string(),
                None => return Ok(None),
            }
        };
        let Ok(file) = self.archive.by_name(&path) else {
            return Ok(None);
        };
        let limit = PART_LIMIT.min(self.left);
        let mut bytes = Vec::new();
        if file.take(limit + 1).read_to_end(&mut bytes).is_err() && bytes.is_empty() {
            return Ok(None);
        }
        let length = bytes.len() as u64;
        if length > limit {
            return Err(Refusal::TooMuch);
        }
        self.left -= length;
        let text = super::decode::decode(&bytes).unwrap_or_default();
        Ok(Some(Node::parse(&text)))
    }
}

/// The place of a part that another part names.
fn beside(from: &str, to: &str) -> String {
    if to.starts_with('/') {
        return to.to_owned();
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in to.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                folders.pop();
            }
            step => folders.push(step),
        }
    }
    folders.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_name_others_from_where_they_are() {
        assert_eq!(
            beside("Doc_0/Document.xml", "Pages/0.xml"),
            "Doc_0/Pages/0.xml"
        );
        assert_eq!(beside("Doc_0/Annots/a.xml", "../b.xml"), "Doc_0/b.xml");
        assert_eq!(beside("Doc_0/Document.xml", "/Doc_0/c.xml"), "/Doc_0/c.xml");
    }
}
