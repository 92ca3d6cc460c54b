//! The page that verifies what was sealed: one file that somebody got from where the office is known to publish,
//! and opens from a disk. It is no part of a published folder, whose pages a forger would change too.

use crate::html::escaped;
use crate::offline::{UNPACK, closed_page, packed};
use crate::widget::minified;
use crate::{File, PublishError};
use std::fmt::Write;

const GLUE: &str = include_str!(concat!(env!("OUT_DIR"), "/seal.js"));
const WASM: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/seal_bg.wasm"));
const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/seal.css"));
const VERIFY: &str = include_str!("../../../assets/scripts/verify.js");

const START: &str = "verifyHere(async () => {
UNPACK
await gongbaoSeal({ module_or_path: await unpack('packed-wasm').arrayBuffer() });
return gongbaoSeal;
});";

/// The page, which knows these public keys, each with its name, from the beginning.
///
/// # Errors
/// When this gongbao carries no widget.
pub fn page(keys: &[(String, String)]) -> Result<File, PublishError> {
    if WASM.is_empty() || GLUE.is_empty() {
        return Err(PublishError::NoWidget);
    }
    let start = START.replacen("UNPACK", UNPACK, 1);
    let script = format!("{GLUE}\n{}\n{}", minified(VERIFY), minified(&start));
    let mut known = String::new();
    for (name, pem) in keys {
        // Names and keys have nothing that could end the element, once they are escaped and checked.
        let (name, pem) = (escaped(name), pem.replace('<', ""));
        let _ = writeln!(
            known,
            "<script type=\"application/x-pem-file\" data-key=\"{name}\">{pem}</script>"
        );
    }
    let head = format!(
        r#"<title>公报核验</title>
<link rel="icon" href="data:,">
<style>{STYLES}</style>
"#
    );
    let body = format!(
        r#"<div class="gongbao">
<main class="verify">
<h1>公报核验</h1>
<p>看一份公报是否仍是封存时的原样：改动了，说出是哪一段、哪一个字。文件只在本机核对，什么也不发送。</p>
<div class="drop">
<p>把公报网页、发布的文件夹（或它的 .zip）、report.json 或单独一处的证明拖到这里；封存文件 seal.json、公钥 .pem 也拖到这里。</p>
<p><label>选择文件<input type="file" multiple disabled></label><label>选择文件夹<input type="file" webkitdirectory disabled></label></p>
</div>
<section data-answer role="status"><noscript><p>本页需要浏览器支持脚本和 WebAssembly。</p></noscript></section>
<section><h2>公钥</h2><div data-keys><p>还没有公钥。</p></div></section>
<section><h2>怎样才算数</h2>
<ul>
<li>本页和公钥都要从封存单位自己公布的地方取得，不要从被核对的网页里取：改网页的人也会改它们。</li>
<li>“未改动”是说：文字和数字就是持有这把私钥的人封存的那些。它不证明内容属实，不证明何时封存，也不证明钥匙没有失窃。</li>
<li>浏览器另存的网页、被系统改写过的网页是另一个网页，会显示为已改动；要核对原来的文件。</li>
</ul>
</section>
</main>
</div>
{known}{}
"#,
        packed("packed-wasm", WASM)
    );
    let html = closed_page(&head, &body, &script, &[&script], STYLES);
    Ok(File {
        path: "verify.html".to_owned(),
        bytes: html.into_bytes(),
    })
}
