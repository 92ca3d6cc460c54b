//! `gongbao serve`: a folder on loopback, for a look before it goes to the portal.

use crate::{Outcome, output};
use gongbao_serve::{POLICY, Site};
use std::path::Path;

/// Serves until interrupted. A port in use gives way to the next free one.
pub fn run(folder: &Path, port: u16, open: bool) -> Outcome {
    if !folder.is_dir() {
        output::complain(&format!("没有文件夹 {}", folder.display()));
        return Outcome::Failed;
    }
    let Ok(site) = Site::bind(folder, Some(POLICY), port) else {
        output::complain(&format!("从 {port} 起没有空闲端口，请用 --port 指定"));
        return Outcome::Failed;
    };
    let address = site.address();
    println!("{address} （按 Ctrl+C 结束）");
    if open && !site.open_browser() {
        output::complain(&format!("没有找到浏览器，请自行打开 {address}"));
    }
    let Err(error) = site.run();
    output::complain(&format!("无法继续提供 {address}：{error}"));
    Outcome::Failed
}
