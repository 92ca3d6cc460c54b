//! The built page on loopback.

use crate::{Failure, widget};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};
use tiny_http::{Header, Request, Response, Server};

pub struct Options {
    open: bool,
    port: u16,
}

impl Options {
    pub fn read(arguments: &[&str]) -> Result<Self, Failure> {
        let mut options = Self {
            open: false,
            port: 8080,
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match *argument {
                "--open" => options.open = true,
                "--port" => {
                    let number = rest.next().and_then(|number| number.parse().ok());
                    options.port = number.ok_or("--port wants a number up to 65535")?;
                }
                other => return Err(format!("serve has no option {other}")),
            }
        }
        Ok(options)
    }
}

/// Serves until interrupted. A port in use gives way to the next free one.
pub fn serve(options: &Options) -> Result<(), Failure> {
    let (server, port) = (options.port..options.port.saturating_add(20))
        .find_map(|port| Some((Server::http(("127.0.0.1", port)).ok()?, port)))
        .ok_or_else(|| {
            format!(
                "no free port from {} on: name one with --port",
                options.port
            )
        })?;
    let address = format!("http://127.0.0.1:{port}/");
    println!("The report is at {address} (end with Ctrl+C)");
    if options.open {
        open(&address);
    }
    for request in server.incoming_requests() {
        answer(request);
    }
    Ok(())
}

fn answer(request: Request) {
    let path = request.url().split(['?', '#']).next().unwrap_or_default();
    let sent = match file(path).and_then(|path| Some((std::fs::read(&path).ok()?, path))) {
        Some((bytes, path)) => {
            let mut response = Response::from_data(bytes);
            if let Ok(header) = Header::from_bytes("Content-Type", content_type(&path)) {
                response.add_header(header);
            }
            request.respond(response)
        }
        None => request.respond(Response::from_string("not found").with_status_code(404)),
    };
    // A reader who went away is no failure of ours.
    drop(sent);
}

/// The file of the page that an address path names; nothing outside the page's folder.
fn file(path: &str) -> Option<PathBuf> {
    let path = path.trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    inside.then(|| widget::folder().join(path))
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

fn open(address: &str) {
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
        eprintln!("xtask: no browser was found; open {address} yourself");
    }
}
