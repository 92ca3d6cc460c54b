//! `offline.html`: everything in one file that opens from a disk, with the network off, under a
//! policy that lets nothing in and nothing out.

use crate::File;
use crate::ahead::tightest_gzip;
use crate::html::own_page;
use crate::page::head;
use crate::widget::{Widget, minified, policy_hash};
use gongbao_report::Checked;
use serde_json::json;

/// Unpacks an element that [`packed`] made.
pub(crate) const UNPACK: &str = r"  const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&,>()[]{}@%$#';
  const unpack = (name) => {
    const { textContent: text, dataset: { bytes } } = document.getElementById(name);
    const packed = new DataView(new ArrayBuffer(text.length / 5 * 4));
    for (let at = 0; at < text.length; at += 5) {
      let word = 0;
      for (const digit of text.slice(at, at + 5)) word = word * 85 + DIGITS.indexOf(digit);
      packed.setUint32(at / 5 * 4, word);
    }
    return new Response(new Blob([packed.buffer.slice(0, bytes)]).stream().pipeThrough(new DecompressionStream('gzip')));
  };";

/// Unpacks the parts of the page and starts the widget. Glue and styles are let in by their hashes.
const START: &str = r"(async () => {
  UNPACK
  const add = (tag, text, more) => document.head.append(Object.assign(document.createElement(tag), { textContent: text }, more));
  try {
    const [glue, styles, report] = JSON.parse(await unpack('packed-texts').text());
    add('style', styles);
    add('script', report, { type: 'application/json', id: 'gongbao-report' });
    add('script', glue);
    await gongbaoWidget({ module_or_path: await unpack('packed-wasm').arrayBuffer() });
  } catch {
    document.querySelector('[role=status]').textContent = '这个浏览器打不开本文件，请用新版浏览器。';
  }
})()";

/// The one file.
pub fn file(checked: &Checked, widget: &Widget) -> File {
    let report = checked.report();
    let styles = String::from_utf8_lossy(&widget.styles.bytes);
    let glue = String::from_utf8_lossy(&widget.glue.bytes);
    let start = minified(&START.replacen("UNPACK", UNPACK, 1));
    // serde_json without indentation is half as long.
    let json = serde_json::to_string(report).unwrap_or_default();
    let json = checked.add_to(&json);
    let texts = json!([glue, styles, json]).to_string();
    let head = format!("{}\n<link rel=\"icon\" href=\"data:,\">\n", head(report));
    let body = format!(
        r#"<div id="gongbao" data-src=""><main class="gongbao status" data-broken="页面程序出错了。" data-reload="重新载入"><p role="status">正在打开报告……</p></main></div>
{}
{}
"#,
        packed("packed-texts", texts.as_bytes()),
        packed("packed-wasm", &widget.wasm.bytes)
    );
    let allowed = [&start, &*glue];
    let html = closed_page(&head, &body, &start, &allowed, &styles);
    File {
        path: "offline.html".to_owned(),
        bytes: html.into_bytes(),
    }
}

/// A page that is all in one file, under a policy that lets in these scripts and styles, and nothing else: `start` runs
/// in the end, the others when it adds them.
pub(crate) fn closed_page(
    head: &str,
    body: &str,
    start: &str,
    scripts: &[&str],
    styles: &str,
) -> String {
    let scripts: Vec<String> = scripts.iter().map(|script| policy_hash(script)).collect();
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        scripts.join(" "),
        policy_hash(styles)
    );
    own_page(
        // Before anything that it is about.
        &format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n{head}"),
        &format!("{body}<script>{start}</script>\n"),
    )
}

/// An element with these bytes: gzip as every browser unpacks it, packed as tightly as it can be, in
/// the digits of ZeroMQ's Z85, which take a sixteenth less than base64. One of them could end the
/// element; a comma, which is none of them, stands for it.
pub(crate) fn packed(id: &str, bytes: &[u8]) -> String {
    let mut gzip = tightest_gzip(bytes).into_owned();
    let length = gzip.len();
    // Five digits are four bytes.
    gzip.resize(length.next_multiple_of(4), 0);
    let digits = z85::encode(&gzip).replace('<', ",");
    format!(
        r#"<script type="application/octet-stream" id="{id}" data-bytes="{length}">{digits}</script>"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongbao_seal::packed::report;

    #[test]
    fn the_report_is_found_in_the_one_file_and_nowhere_else() {
        let texts = json!(["glue", "styles", "{\"title\": \"报告\"}"]).to_string();
        let page = format!("<body>{}</body>", packed("packed-texts", texts.as_bytes()));
        assert_eq!(report(&page).as_deref(), Some("{\"title\": \"报告\"}"));
        assert_eq!(report("<body></body>"), None);
        for damage in [
            ("data-bytes=\"", "data-bytes=\"9"),
            ("\">", "\">~~~~~"),
            ("</script>", ""),
        ] {
            assert_eq!(
                report(&page.replacen(damage.0, damage.1, 1)),
                None,
                "{damage:?}"
            );
        }
    }
}
