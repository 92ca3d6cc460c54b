//! Every published page is HTML by the rules: the Nu HTML checker finds no error.

use super::published;
use gongbao_testkit::root;
use std::process::Command;

#[test]
fn the_checker_finds_no_error_in_any_published_page() {
    let folder = published();
    let at = |name: &str| folder.path().join(name);
    // What is pasted, in a page around it.
    let pasted = std::fs::read_to_string(at("embed.html")).unwrap();
    let head = "<!doctype html><html lang=zh-CN><head><meta charset=utf-8><title>门户</title></head><body><h1>门户</h1>";
    std::fs::write(at("embed.html"), format!("{head}{pasted}</body></html>")).unwrap();
    // The checker does not know this link of the HTML standard yet.
    let page = std::fs::read_to_string(at("index.html")).unwrap();
    let expecting = r##"<link rel="expect" href="#text" blocking="render">"##;
    std::fs::write(at("index.html"), page.replacen(expecting, "", 1)).unwrap();
    let checker = root().join("target/tools/node_modules/vnu-jar/build/dist/vnu.jar");
    let output = Command::new("java")
        .arg("-jar")
        .arg(checker)
        .arg("--errors-only")
        .args(["index.html", "offline.html", "embed.html"].map(at))
        .output()
        .expect("java is missing: run `cargo xtask test --all-browsers`, which installs it");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}
