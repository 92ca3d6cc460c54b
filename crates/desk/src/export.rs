//! A chart as a picture of its own. All that keeps it from being misread goes with it: title, place, year
//! and unit, every caveat, the source and the address.

use crate::dom;
use crate::page::{Page, Work};
use gongbao_report::lines::{ems, wrapped};
use web_sys::Element;

const WIDTH: f64 = 720.0;
const MARGIN: f64 = 32.0;
const ROOM: f64 = WIDTH - 2.0 * MARGIN;
const BAR: f64 = 12.0;
const INK: &str = "#1b1b1a";
const SOFT: &str = "#55544f";

/// Saves the chart with this id as a file of this kind.
pub fn chart(page: &Page, id: &str, kind: &str) {
    let Some(figure) = dom::by_id(&page.root, id) else {
        return;
    };
    let (drawing, height) = drawing(page, &figure);
    let name = format!("{}.{kind}", id.rsplit('/').next().unwrap_or("chart"));
    if kind == "svg" {
        dom::save(&drawing, "image/svg+xml", &name);
    } else {
        dom::save_png(&drawing, WIDTH, height, name);
    }
}

/// A picture that grows downwards.
struct Sheet {
    inner: String,
    y: f64,
}

impl Sheet {
    /// Lines of text as wide as there is room, each `size` high and a bit.
    fn lines(&mut self, words: &str, size: f64, style: &str) {
        for line in wrapped(words, ROOM / size) {
            self.y += size * 1.5;
            self.text(&line, MARGIN, self.y - size * 0.4, size, style);
        }
    }

    fn text(&mut self, words: &str, x: f64, y: f64, size: f64, style: &str) {
        self.inner.push_str(&format!(
            r#"<text x="{x}" y="{y}" font-size="{size}" {style}>{}</text>"#,
            escaped(words)
        ));
    }

    fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, style: &str) {
        self.inner.push_str(&format!(
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" {style}/>"#
        ));
    }

    /// What a reader must know, on a ground of its own.
    fn caveat(&mut self, words: &str) {
        let size = 14.0;
        let lines = wrapped(words, ROOM / size - 2.0);
        let height = size * 1.6 * count(&lines) + 12.0;
        self.y += 8.0;
        let top = self.y;
        self.rect(MARGIN, top, ROOM, height, r##"fill="#fceeb5""##);
        self.rect(MARGIN, top, 3.0, height, r##"fill="#7d5f00""##);
        for (n, line) in lines.iter().enumerate() {
            let y = top + 20.0 + size * 1.6 * number(n);
            self.text(line, MARGIN + 14.0, y, size, &filled(INK));
        }
        self.y += height;
    }

    /// Name and number in a line, the mark below.
    fn row(&mut self, row: &Element) {
        let size = 16.0;
        let name = text_in(row, ".label");
        let value = text_in(row, ".value");
        let level = row.parent_element().map(|item| item.class_name());
        let level = level.and_then(|class| class.strip_prefix("in-")?.parse().ok());
        let indent = 20.0 * level.unwrap_or(0.0);
        self.y += 26.0;
        let room = ROOM / size - ems(&value) - 2.0;
        let bold = format!(r#"font-weight="700" text-anchor="end" {}"#, filled(INK));
        self.text(&value, WIDTH - MARGIN, self.y, size, &bold);
        for (n, line) in wrapped(&name, room).iter().enumerate() {
            self.y += if n > 0 { size * 1.4 } else { 0.0 };
            self.text(line, MARGIN + indent, self.y, size, &filled(INK));
        }
        self.y += 7.0;
        for mark in dom::all(row, "svg.gauge rect") {
            let length = |name| dom::attr(&mark, name).parse::<f64>().unwrap_or_default();
            let [x, width] = ["x", "width"].map(|name| length(name) * ROOM / 1000.0);
            let [y, height] = ["y", "height"].map(|name| length(name) * BAR / 10.0);
            let paint = |name: &str| {
                let colour = dom::attr(&mark, name);
                if colour.is_empty() {
                    "none".to_owned()
                } else {
                    colour
                }
            };
            // The class of an SVG element is no string: its attribute is.
            let line = match dom::attr(&mark, "class").as_str() {
                "not-stated" => r#"stroke-dasharray="4 3""#,
                "dot" => r#"stroke-width="9" stroke-linejoin="round""#,
                "hole" => r#"stroke-width="4" stroke-linejoin="round""#,
                _ => "",
            };
            let style = format!(
                r#"fill="{}" stroke="{}" {line}"#,
                paint("fill"),
                paint("stroke")
            );
            self.rect(MARGIN + x, self.y + y, width, height, &style);
        }
        self.y += BAR;
        let base = text_in(row, ".base");
        if !base.is_empty() {
            self.lines(&base, 13.0, &filled(SOFT));
        }
    }
}

/// The chart as an SVG, and its height.
fn drawing(page: &Page, figure: &Element) -> (String, f64) {
    let title = text_in(figure, "figcaption");
    let mut sheet = Sheet {
        inner: String::new(),
        y: MARGIN,
    };
    let bold = format!(r#"font-weight="700" {}"#, filled(INK));
    sheet.lines(&title, 24.0, &bold);
    sheet.lines(&text_in(figure, ".most"), 18.0, &bold);
    sheet.lines(&text_in(figure, ".of"), 14.0, &filled(SOFT));
    for remark in dom::all(figure, ".remarks li") {
        sheet.caveat(&text(&remark));
    }
    for part in dom::all(figure, ".panel-title, .bars .row, .tiles a") {
        match part.class_name().as_str() {
            "panel-title" => {
                sheet.y += 12.0;
                sheet.lines(&text(&part), 16.0, &bold);
            }
            "mark" => {
                let said = format!("{}：{}", text_in(&part, ".label"), text_in(&part, ".value"));
                let more = [text_in(&part, ".printed"), text_in(&part, "em")];
                sheet.y += 6.0;
                sheet.lines(&format!("{said} {}", more.join(" ")), 18.0, &bold);
            }
            _ => sheet.row(&part),
        }
    }
    sheet.y += 20.0;
    let y = sheet.y;
    sheet.rect(MARGIN, y, ROOM, 1.0, r##"fill="#d5d2c8""##);
    sheet.y += 4.0;
    let work = Work::of(page);
    let parts = [
        Some(work.work.issuer),
        Some(work.work.title),
        work.work.number,
        work.work.date,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let source = format!("{}：{}", page.text.source, parts.join("，"));
    sheet.lines(&source, 13.0, &filled(SOFT));
    let address = format!("{}#{}", dom::address(), figure.id());
    sheet.lines(&address, 13.0, &filled(SOFT));
    let height = sheet.y + MARGIN;
    let whole = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" font-family="'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"><title>{}</title><rect width="{WIDTH}" height="{height}" fill="#fff"/>{}</svg>"##,
        escaped(&title),
        sheet.inner
    );
    (whole, height)
}

fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

fn text_in(element: &Element, selector: &str) -> String {
    let found = element.query_selector(selector).ok().flatten();
    found.map(|found| text(&found)).unwrap_or_default()
}

fn filled(colour: &str) -> String {
    format!(r#"fill="{colour}""#)
}

fn count(lines: &[String]) -> f64 {
    number(lines.len())
}

// Far fewer lines than a float counts exactly.
#[allow(clippy::cast_precision_loss)]
fn number(n: usize) -> f64 {
    n as f64
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
