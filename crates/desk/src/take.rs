//! A chart as a picture of its own, with its title and the line that says where it is from.

use crate::dom;
use crate::page::{Page, Work};
use web_sys::Element;

const MARGIN: u32 = 16;
const LINE: u32 = 20;

/// Saves the chart with this id as a file of this kind.
pub fn chart(page: &Page, id: &str, kind: &str) {
    let Some(figure) = dom::by_id(&page.root, id) else {
        return;
    };
    let (drawing, width, height) = drawing(page, &figure);
    let name = format!("{}.{kind}", id.rsplit('/').next().unwrap_or("chart"));
    if kind == "svg" {
        dom::save(&drawing, "image/svg+xml", &name);
    } else {
        dom::save_png(&drawing, width, height, name);
    }
}

/// The panels of a chart under each other, between its title and its source.
fn drawing(page: &Page, figure: &Element) -> (String, f64, f64) {
    let title = figure.query_selector("figcaption").ok().flatten();
    let title = title
        .and_then(|title| title.text_content())
        .unwrap_or_default();
    let mut y = MARGIN + LINE;
    let mut width = 0;
    let mut inner = String::new();
    let mut text = |x: u32, y: u32, size: u32, words: &str| {
        inner.push_str(&format!(
            r##"<text x="{x}" y="{y}" font-size="{size}" fill="#1b1b1a">{}</text>"##,
            escaped(words)
        ));
    };
    text(MARGIN, y - 5, 16, &title);
    let mut x = MARGIN;
    let legend: Vec<Element> = dom::all(figure, ".legend li").collect();
    let mut samples = String::new();
    for (n, entry) in legend.iter().enumerate() {
        let words = entry.text_content().unwrap_or_default();
        let colour = if n == 0 { "#9cbcd6" } else { "#1f5582" };
        samples.push_str(&format!(
            r#"<rect x="{x}" y="{}" width="12" height="10" fill="{colour}"/>"#,
            y + 6
        ));
        text(x + 18, y + 15, 13, &words);
        x += 18 + 14 * u32::try_from(words.chars().count()).unwrap_or_default() + 20;
    }
    if !legend.is_empty() {
        y += LINE + 6;
    }
    let mut panels = String::new();
    for panel in dom::all(figure, "svg") {
        let size = |name| dom::attr(&panel, name).parse::<u32>().unwrap_or_default();
        let (wide, high) = (size("width"), size("height"));
        // Its own size and content, at its place.
        panels.push_str(&format!(
            r##"<svg x="{MARGIN}" y="{y}" width="{wide}" height="{high}" viewBox="{}" font-size="13" fill="#1b1b1a">{}</svg>"##,
            dom::attr(&panel, "viewBox"),
            panel.inner_html()
        ));
        y += high + 8;
        width = width.max(wide);
    }
    let work = Work::of(page);
    let parts = [Some(work.work.issuer), work.work.number, work.work.date];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    text(
        MARGIN,
        y + 14,
        11,
        &format!("{}:{}", page.text.source, parts.join(",")),
    );
    text(MARGIN, y + 30, 11, &dom::address());
    let (width, height) = (width + 2 * MARGIN, y + 30 + MARGIN);
    let whole = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"><title>{}</title><rect width="{width}" height="{height}" fill="#fff"/>{inner}{samples}{panels}</svg>"##,
        escaped(&title)
    );
    (whole, width.into(), height.into())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
