//! `gongbao serve`: a folder on loopback, for a look before it goes to the portal.

use crate::lang::told;
use crate::said;
use crate::{Outcome, output};
use gongbao_serve::{POLICY, Site};
use std::path::Path;

/// Serves until interrupted. A port in use gives way to the next free one.
pub fn run(folder: &Path, port: u16, open: bool) -> Outcome {
    if !folder.is_dir() {
        output::complain(&said!(
            "没有文件夹 {0}",
            "there is no folder {0}",
            folder.display()
        ));
        return Outcome::Failed;
    }
    let Ok(site) = Site::bind(folder, Some(POLICY), port) else {
        output::complain(&said!(
            "从 {port} 起没有空闲端口，请用 --port 指定",
            "no port is free from {port} on: name one by --port"
        ));
        return Outcome::Failed;
    };
    let address = site.address();
    println!(
        "{address} {}",
        told("（按 Ctrl+C 结束）", "(Ctrl+C ends it)")
    );
    if open && !site.open_browser() {
        output::complain(&said!(
            "没有找到浏览器，请自行打开 {address}",
            "no browser was found: open {address} yourself"
        ));
    }
    let Err(error) = site.run();
    output::complain(&said!(
        "无法继续提供 {address}：{error}",
        "{address} can no longer be served: {error}"
    ));
    Outcome::Failed
}
