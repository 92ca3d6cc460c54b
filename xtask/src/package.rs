//! The element for portal developers with a build: an npm package, the same bytes every time.

use crate::{Failure, comments, folders, root};
use flate2::{Compression, GzBuilder};
use std::path::{Path, PathBuf};

/// Files of the package that lie in `assets/npm` as they are.
const WRITTEN: [&str; 3] = ["index.d.ts", "custom-elements.json", "README.md"];

/// Writes the package beside the bundle that [`crate::widget::build`] made, and says where it is.
pub fn write() -> Result<PathBuf, Failure> {
    let version = env!("CARGO_PKG_VERSION");
    let path = root().join("target/gongbao-report.tgz");
    let files = files(version)?;
    let packed =
        pack(&files).map_err(|error| format!("the npm package was not packed: {error}"))?;
    std::fs::write(&path, packed).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(path)
}

fn files(version: &str) -> Result<Vec<(&'static str, Vec<u8>)>, Failure> {
    let (npm, bundle) = (root().join("assets/npm"), folders::bundle_folder());
    let manifest = text(&npm.join("package.json"))?;
    let manifest = manifest.replacen("\"0.0.0\"", &format!("\"{version}\""), 1);
    let script = |name| text(&root().join("assets/scripts").join(name));
    let element = script("files.js")? + &script("element.js")? + &text(&npm.join("index.js"))?;
    let mount = script("desk.js")? + &script("prove.js")? + &script("mount.js")?;
    let glue = text(&bundle.join("gongbao.js"))?
        + &comments::without_comments(&mount)
        + "\nexport default mountReports;\n";
    let mut files = vec![
        ("package.json", manifest.into_bytes()),
        ("index.js", element.into_bytes()),
        ("widget.js", glue.into_bytes()),
    ];
    let variants = root().join("assets/variants.txt");
    files.push(("variants.txt", bytes(&variants)?));
    for name in [
        "gongbao_bg.wasm",
        "gongbao.css",
        "desk.js",
        "desk_bg.wasm",
        "proof.js",
        "proof_bg.wasm",
    ] {
        files.push((name, bytes(&bundle.join(name))?));
    }
    for name in WRITTEN {
        files.push((name, bytes(&npm.join(name))?));
    }
    let schema = root().join("assets/report.schema.json");
    files.push(("report.schema.json", bytes(&schema)?));
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        files.push((name, bytes(&root().join(name))?));
    }
    Ok(files)
}

/// npm expects everything in a folder `package`.
fn pack(files: &[(&str, Vec<u8>)]) -> std::io::Result<Vec<u8>> {
    // No time of day: the same files make the same package.
    let gzip = GzBuilder::new().mtime(0);
    let mut archive = tar::Builder::new(gzip.write(Vec::new(), Compression::best()));
    for (name, bytes) in files {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(0);
        archive.append_data(&mut header, format!("package/{name}"), &bytes[..])?;
    }
    archive.into_inner()?.finish()
}

fn text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}
