//! The styles of what the desk draws. They come with it, so that pages on which nobody asks for it do not
//! carry them.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

const STYLES: &str = include_str!("../../../assets/styles/desk.css");
/// Where a tree, a page's or a shadow tree, keeps the sheets that scripts gave it.
const ADOPTED: &str = "adoptedStyleSheets";

thread_local! {
    static SHEET: Option<JsValue> = sheet().ok();
}

/// Gives the styles to the tree in which a report stands. Browsers that take no sheets from scripts show
/// the desk without.
pub fn adopt(report: &Element) {
    let tree = report.get_root_node();
    let name = JsValue::from_str(ADOPTED);
    SHEET.with(|sheet| {
        if let (Some(sheet), Ok(before)) = (sheet, Reflect::get(&tree, &name)) {
            let sheets = Array::from(&before);
            if !sheets.includes(sheet, 0) {
                sheets.push(sheet);
                drop(Reflect::set(&tree, &name, &sheets));
            }
        }
    });
}

/// One sheet for all trees.
fn sheet() -> Result<JsValue, JsValue> {
    let class = Reflect::get(&js_sys::global(), &JsValue::from_str("CSSStyleSheet"))?;
    let class: Function = class.dyn_into()?;
    let sheet = Reflect::construct(&class, &Array::new())?;
    let replace: Function = Reflect::get(&sheet, &JsValue::from_str("replaceSync"))?.dyn_into()?;
    replace.call1(&sheet, &JsValue::from_str(&in_shadow(STYLES)))?;
    Ok(sheet)
}

/// Lengths in the reader's own size, as the build makes them for the other sheets: in a host's page `rem`
/// is what the host made of it.
fn in_shadow(styles: &str) -> String {
    let mut out = String::with_capacity(styles.len() * 2);
    let mut rest = styles;
    while let Some(at) = rest.find("rem") {
        let (before, after) = (&rest[..at], &rest[at + 3..]);
        let number = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let number = number.strip_suffix('-').unwrap_or(number).len();
        let ends = !after.starts_with(|c: char| c.is_ascii_alphanumeric());
        if number < before.len() && ends {
            let (words, number) = before.split_at(number);
            out.push_str(&format!("{words}calc({number} * var(--gongbao-rem, 1rem))"));
        } else {
            out.push_str(before);
            out.push_str("rem");
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_count_in_the_readers_size() {
        let size = |number: &str| format!("calc({number} * var(--gongbao-rem, 1rem))");
        assert_eq!(
            in_shadow("a { top: 0.5rem; }"),
            format!("a {{ top: {}; }}", size("0.5"))
        );
        assert_eq!(in_shadow("0 -0.5rem"), format!("0 {}", size("-0.5")));
        assert_eq!(in_shadow(".remarks { top: 1em }"), ".remarks { top: 1em }");
    }
}
