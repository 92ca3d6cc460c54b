//! The page as readers get it, built by Trunk into `dist/`.

use crate::{Failure, root, run_command, tools};
use std::path::PathBuf;
use std::process::Command;

/// The style sheets, in the order of the page.
const STYLES: [&str; 5] = ["tokens", "layout", "text", "chart", "print"];

/// Sets up the tools and builds the page.
pub fn build() -> Result<(), Failure> {
    tools::ensure()?;
    let mut trunk = Command::new("trunk");
    trunk.current_dir(root()).env("PATH", tools::path()?);
    // Trunk reads NO_COLOR as true or false, the convention is 1.
    trunk.env_remove("NO_COLOR");
    trunk.args(["build", "--release", "--quiet"]);
    run_command(&mut trunk, "the page was not built")?;
    bundle()
}

/// What `gongbao` carries inside itself: wasm and glue as classic scripts, and one style sheet, in
/// `target/bundle`.
fn bundle() -> Result<(), Failure> {
    let folder = root().join("target/bundle");
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.env("PATH", tools::path()?);
    bindgen.args([
        "--target",
        "no-modules",
        "--no-typescript",
        "--out-name",
        "gongbao",
        "--out-dir",
    ]);
    bindgen
        .arg(&folder)
        .arg(root().join("target/wasm32-unknown-unknown/widget/gongbao-viewer.wasm"));
    run_command(&mut bindgen, "the widget was not bundled")?;
    let mut styles = String::new();
    for name in STYLES {
        let path = root()
            .join("assets/styles")
            .join(name)
            .with_extension("css");
        let style = std::fs::read_to_string(&path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        styles.push_str(&style);
    }
    let path = folder.join("gongbao.css");
    std::fs::write(&path, styles).map_err(|error| format!("{}: {error}", path.display()))
}

/// Where the page lies.
pub fn folder() -> PathBuf {
    root().join("dist")
}
