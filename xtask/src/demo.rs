//! The demo portal: what `gongbao publish` prints, pasted into a portal's page as an editor would.

use crate::{Failure, publish, root, serve};
use std::path::Path;

/// Publishes the first report beside the portal's page and serves both.
pub fn serve(options: &serve::Options) -> Result<(), Failure> {
    let (folder, demo) = (root().join("target/demo"), root().join("demo"));
    let printed = publish::first_report(&folder.join("report"), &[], &["--at", "report/"])?;
    let frame = printed.find("<iframe").map_or("", |at| &printed[at..]);
    let element = read(&folder.join("report/embed.html"))?;
    let page = read(&demo.join("portal.html"))?;
    let page = page.replace("<!--ELEMENT-->", &element);
    write(
        &folder.join("index.html"),
        &page.replace("<!--FRAME-->", frame),
    )?;
    for name in ["portal.css", "portal.js"] {
        write(&folder.join(name), &read(&demo.join(name))?)?;
    }
    serve::serve(&folder, options)
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
