//! What the portal's editor pastes: the report as an element of the page, or in a frame.

use crate::html::escaped;
use crate::prerender;
use crate::widget::Widget;
use gongbao_report::Checked;
use gongbao_viewer::text::Lang;

/// The texts to paste. `at` is where the published folder will be: an address that ends in `/`, or
/// nothing when it lies beside the page.
pub struct Snippets {
    /// The element with the whole text inside, which search engines, the portal's own search and
    /// browsers without WebAssembly read.
    pub whole: String,
    /// The element with a link inside: short.
    pub short: String,
    /// For content management systems that take no scripts' elements.
    pub frame: String,
}

/// Writes the snippets for a report that was published with its data in the file `data`.
pub fn snippets(checked: &Checked, widget: &Widget, data: &str, at: &str) -> Snippets {
    let at = escaped(at);
    let title = escaped(&checked.report().title);
    let script = |asset: &crate::widget::Asset| {
        let (name, integrity) = (&asset.name, &asset.integrity);
        format!(
            r#"<script async src="{at}{name}" integrity="{integrity}" crossorigin="anonymous"></script>"#
        )
    };
    let element = |inside: &str| {
        format!(
            "{}\n<gongbao-report src=\"{at}{data}\">{inside}</gongbao-report>",
            script(&widget.embed)
        )
    };
    let preload = |name: &str, kind: &str| {
        format!("<link rel=\"preload\" href=\"{at}{name}\" as=\"{kind}\" crossorigin>")
    };
    let preloads = [
        preload(&widget.wasm.name, "fetch"),
        preload(data, "fetch"),
        preload(&widget.styles.name, "fetch"),
    ];
    let text = prerender::html(checked, Lang::Zh, true);
    Snippets {
        whole: format!("{}\n{}\n", preloads.join("\n"), element(&text)),
        // One line: easily copied, and systems that keep line breaks break nothing.
        short: element(&format!(r#"<a href="{at}index.html">{title}</a>"#)).replace('\n', ""),
        frame: format!(
            "<iframe data-gongbao src=\"{at}index.html\" title=\"{title}\" width=\"100%\" height=\"800\" frameborder=\"0\"></iframe>\n{}",
            script(&widget.frame)
        ),
    }
}
