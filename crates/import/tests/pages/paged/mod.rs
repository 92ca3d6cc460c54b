//! Writes small PDF and OFD files.

pub mod text;

use encoding_rs::GBK;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// How the text of a PDF is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Font {
    /// In GBK, as the standard names it.
    Gbk,
    /// In UTF-16.
    Ucs2,
    /// By the numbers of a collection, with a map for one character in a radical's place.
    Gb1,
    /// By numbers that nothing explains.
    Unmapped,
}

/// A PDF of A4 pages; places are from the upper left corner.
pub struct Pdf {
    font: Font,
    pages: Vec<(String, u32)>,
    locked: bool,
}

impl Pdf {
    pub fn new(font: Font) -> Self {
        Self {
            font,
            pages: Vec::new(),
            locked: false,
        }
    }

    pub fn page(&mut self) {
        self.turned_page(0);
    }

    /// A page that viewers turn clockwise to show it.
    pub fn turned_page(&mut self, turn: u32) {
        self.pages.push((String::new(), turn));
    }

    pub fn draw(&mut self, operators: &str) {
        self.pages.last_mut().unwrap().0.push_str(operators);
    }

    pub fn line(&mut self, x0: f32, y0: f32, x1: f32, y1: f32) {
        let line = format!("{x0} {} m {x1} {} l S\n", 842.0 - y0, 842.0 - y1);
        self.draw(&line);
    }

    /// A picture over the page.
    pub fn picture(&mut self) {
        self.draw("q 595 0 0 842 0 0 cm /Scan Do Q\n");
    }

    pub fn lock(&mut self) {
        self.locked = true;
    }

    /// A row of text from its lower left corner.
    pub fn show(&mut self, x: f32, y: f32, size: f32, text: &str) {
        let mut codes = String::new();
        for character in text.chars() {
            let mut letter = [0; 4];
            let bytes = match self.font {
                Font::Gbk => GBK
                    .encode(character.encode_utf8(&mut letter))
                    .0
                    .into_owned(),
                Font::Ucs2 => u16::try_from(u32::from(character))
                    .unwrap()
                    .to_be_bytes()
                    .to_vec(),
                Font::Gb1 | Font::Unmapped => number(character).to_be_bytes().to_vec(),
            };
            for byte in bytes {
                let _ = write!(codes, "{byte:02x}");
            }
        }
        // The page as it is turned is where places are meant.
        let turn = self.pages.last().unwrap().1;
        let (x, y) = (x, 842.0 - y);
        let matrix = match turn {
            90 => format!("0 1 -1 0 {} {x}", 595.0 - (y - 247.0)),
            180 => format!("-1 0 0 -1 {} {}", 595.0 - x, 842.0 - y),
            270 => format!("0 -1 1 0 {} {}", y - 247.0, 842.0 - x),
            _ => format!("1 0 0 1 {x} {y}"),
        };
        let row = format!("BT /F {size} Tf {matrix} Tm <{codes}> Tj ET\n");
        self.draw(&row);
    }

    pub fn finish(&self) -> Vec<u8> {
        let (encoding, ordering) = match self.font {
            Font::Gbk => ("GBK-EUC-H", "GB1"),
            Font::Ucs2 => ("UniGB-UCS2-H", "GB1"),
            Font::Gb1 => ("Identity-H", "GB1"),
            Font::Unmapped => ("Identity-H", "Identity"),
        };
        let kids: String = (0..self.pages.len())
            .map(|n| format!("{} 0 R ", 10 + 2 * n))
            .collect();
        let mut objects = vec![
            (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
            (
                2,
                format!("<</Type/Pages/Kids[{kids}]/Count {}>>", self.pages.len()),
            ),
            (
                3,
                format!(
                    "<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/{encoding}/DescendantFonts[4 0 R]>>"
                ),
            ),
            (
                4,
                format!(
                    "<</Type/Font/Subtype/CIDFontType0/BaseFont/S/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 2>>/DW 1000/W[1 95 500 814 908 500]>>"
                ),
            ),
            (
                5,
                stream(
                    "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
                    "x",
                ),
            ),
            (
                6,
                stream(
                    "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Loop 6 0 R>>>>",
                    "/Loop Do /Loop Do",
                ),
            ),
            (
                7,
                format!(
                    "<</Filter/Standard/V 2/R 3/Length 128/P -4/O<{0}>/U<{0}>>>",
                    "41".repeat(32)
                ),
            ),
        ];
        for (n, (content, turn)) in self.pages.iter().enumerate() {
            objects.push((
                10 + 2 * n,
                format!(
                    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {turn}/Contents {} 0 R/Resources<</Font<</F 3 0 R>>/XObject<</Scan 5 0 R/Loop 6 0 R>>>>>>",
                    11 + 2 * n
                ),
            ));
            objects.push((11 + 2 * n, stream("", content)));
        }
        let lock = if self.locked {
            "/Encrypt 7 0 R/ID[<41><41>]"
        } else {
            ""
        };
        file(&objects, lock)
    }
}

/// A PDF of these objects, numbered from 1; the first is its root.
pub fn raw(objects: &[String]) -> Vec<u8> {
    let numbered: Vec<(usize, String)> = (1..).zip(objects.iter().cloned()).collect();
    file(&numbered, "")
}

fn file(objects: &[(usize, String)], lock: &str) -> Vec<u8> {
    let mut file = "%PDF-1.4\n".to_owned();
    for (n, object) in objects {
        let _ = write!(file, "{n} 0 obj\n{object}\nendobj\n");
    }
    let _ = write!(file, "trailer <</Root 1 0 R{lock}>>\nstartxref\n0\n%%EOF\n");
    file.into_bytes()
}

pub fn stream(dict: &str, content: &str) -> String {
    format!(
        "<<{dict}/Length {}>>\nstream\n{content}\nendstream",
        content.len()
    )
}

/// The number of a character in the collection GB1: ASCII first, then GB 2312 in its order.
fn number(character: char) -> u16 {
    if character.is_ascii() {
        return u16::try_from(u32::from(character)).unwrap() - 31;
    }
    let table = include_str!("../../../src/source/pdf/gb1.txt");
    let place = table.chars().position(|c| c == character);
    u16::try_from(place.expect("a character of GB 2312")).unwrap()
}

/// An OFD of A4 pages with a running head in their template; places in millimetres.
#[derive(Default)]
pub struct Ofd {
    pages: Vec<String>,
}

impl Ofd {
    pub fn page(&mut self) {
        self.pages.push(String::new());
    }

    pub fn show(&mut self, x: f32, y: f32, size: f32, text: &str) {
        let object = text_object(x, y, size, text);
        self.pages.last_mut().unwrap().push_str(&object);
    }

    pub fn line(&mut self, x0: f32, y0: f32, x1: f32, y1: f32) {
        let _ = write!(
            self.pages.last_mut().unwrap(),
            "<ofd:PathObject ID=\"9\" Boundary=\"{x0} {y0} {w} {h}\" LineWidth=\"0.25\"><ofd:AbbreviatedData>M 0 0 L {w} {h}</ofd:AbbreviatedData></ofd:PathObject>",
            w = x1 - x0,
            h = y1 - y0,
        );
    }

    pub fn finish(&self) -> Vec<u8> {
        let open = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
        let space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
        let content = |inner: &str| {
            format!(
                "{open}<ofd:Page {space}><ofd:Template TemplateID=\"7\"/><ofd:Content><ofd:Layer ID=\"1\">{inner}</ofd:Layer></ofd:Content></ofd:Page>"
            )
        };
        let list: String = (0..self.pages.len())
            .map(|n| format!("<ofd:Page ID=\"{}\" BaseLoc=\"Pages/{n}.xml\"/>", 20 + n))
            .collect();
        let mut parts = vec![
            (
                "OFD.xml".to_owned(),
                format!(
                    "{open}<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
                ),
            ),
            (
                "Doc_0/Document.xml".to_owned(),
                format!(
                    "{open}<ofd:Document {space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:TemplatePage ID=\"7\" BaseLoc=\"Tpls/0.xml\"/></ofd:CommonData><ofd:Pages>{list}</ofd:Pages></ofd:Document>"
                ),
            ),
            (
                "Doc_0/Tpls/0.xml".to_owned(),
                content(&text_object(80.0, 20.0, 3.5, "临江县人民政府公报")),
            ),
        ];
        for (n, page) in self.pages.iter().enumerate() {
            parts.push((format!("Doc_0/Pages/{n}.xml"), content(page)));
        }
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in parts {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(part.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}

fn text_object(x: f32, y: f32, size: f32, text: &str) -> String {
    let narrow = text.chars().filter(char::is_ascii).count() > 0;
    let count = text.chars().count();
    let steps = if narrow {
        let widths = text
            .chars()
            .map(|c| if c.is_ascii() { size / 2.0 } else { size });
        widths.map(|width| format!("{width} ")).collect()
    } else {
        format!("g {} {size}", count - 1)
    };
    format!(
        "<ofd:TextObject ID=\"8\" Boundary=\"{x} {} 170 {size}\" Font=\"1\" Size=\"{size}\"><ofd:TextCode X=\"0\" Y=\"{size}\" DeltaX=\"{steps}\">{text}</ofd:TextCode></ofd:TextObject>",
        y - size
    )
}
