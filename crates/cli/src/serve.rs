//! `gongbao serve`: a folder on loopback, for a look before it goes to the portal.

use crate::{Outcome, output};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};
use tiny_http::{Header, Request, Response, Server};

/// The policy that the shipped pages work under; served here so that a breach shows at once.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// Serves until interrupted. A port in use gives way to the next free one.
pub fn run(folder: &Path, port: u16, open: bool) -> Outcome {
    if !folder.is_dir() {
        output::complain(&format!("没有文件夹 {}", folder.display()));
        return Outcome::Failed;
    }
    let free = (port..port.saturating_add(20))
        .find_map(|port| Some((Server::http(("127.0.0.1", port)).ok()?, port)));
    let Some((server, port)) = free else {
        output::complain(&format!("从 {port} 起没有空闲端口,请用 --port 指定"));
        return Outcome::Failed;
    };
    let address = format!("http://127.0.0.1:{port}/");
    println!("{address} (按 Ctrl+C 结束)");
    if open {
        open_browser(&address);
    }
    for request in server.incoming_requests() {
        answer(request, folder);
    }
    Outcome::Done
}

fn answer(request: Request, folder: &Path) {
    let path = request
        .url()
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_owned();
    let found = file(folder, &path).and_then(|path| Some((std::fs::read(&path).ok()?, path)));
    let sent = match found {
        Some((bytes, path)) => {
            let mut response = Response::from_data(bytes);
            let headers = [
                ("Content-Type", content_type(&path)),
                ("X-Content-Type-Options", "nosniff"),
            ];
            // A page for the disk brings its own policy.
            let own_policy = path.file_name().is_some_and(|name| name == "offline.html");
            let policy = (!own_policy).then_some(("Content-Security-Policy", POLICY));
            for (name, value) in headers.into_iter().chain(policy) {
                if let Ok(header) = Header::from_bytes(name, value) {
                    response.add_header(header);
                }
            }
            request.respond(response)
        }
        None => request.respond(Response::from_string("404").with_status_code(404)),
    };
    // A reader who went away is no failure of ours.
    drop(sent);
}

/// The file that an address path names; nothing outside the folder.
fn file(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = path.trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    inside.then(|| folder.join(path))
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

fn open_browser(address: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(target_os = "windows") {
        "explorer"
    } else {
        "xdg-open"
    };
    let started = Command::new(opener)
        .arg(address)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if started.is_err() {
        output::complain(&format!("没有找到浏览器,请自行打开 {address}"));
    }
}
