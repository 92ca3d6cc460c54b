//! A folder on loopback, for a look before it goes to the portal. Used by `gongbao serve` and
//! `cargo xtask serve`; a portal has a server of its own, see `docs/deploy.md`.

use std::io;
use std::path::{Component, Path, PathBuf};
use tiny_http::{Header, Request, Response, Server};

/// The policy that published pages are made for: nothing but files of the own site, nothing inline.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'";

/// How many ports are tried from the one asked for.
const PORTS: u16 = 20;

/// A folder that is served.
pub struct Site {
    folder: PathBuf,
    policy: Option<&'static str>,
    server: Server,
    port: u16,
}

impl Site {
    /// Takes `port`, or the next free one; `policy` is sent as Content-Security-Policy with every
    /// page that does not bring its own.
    ///
    /// # Errors
    /// When none of the next ports is free.
    pub fn bind(folder: &Path, policy: Option<&'static str>, port: u16) -> io::Result<Self> {
        let last = port.saturating_add(PORTS);
        let mut ports = (port..last).filter_map(|port| {
            let server = Server::http(("127.0.0.1", port)).ok()?;
            Some((server, port))
        });
        let free = ports.next();
        let (server, port) = free.ok_or_else(|| io::Error::from(io::ErrorKind::AddrInUse))?;
        Ok(Self {
            folder: folder.to_owned(),
            policy,
            server,
            port,
        })
    }

    /// Where a browser finds it.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Opens the reader's browser; false when there is none.
    pub fn open_browser(&self) -> bool {
        open::that_detached(self.address()).is_ok()
    }

    /// Answers until the process is ended.
    pub fn run(&self) {
        for request in self.server.incoming_requests() {
            self.answer(request);
        }
    }

    fn answer(&self, request: Request) {
        let path = request.url().split(['?', '#']).next().unwrap_or_default();
        let found = file(&self.folder, path);
        let sent = match found.and_then(|path| Some((std::fs::read(&path).ok()?, path))) {
            Some((bytes, path)) => {
                let mut response = Response::from_data(bytes);
                // A page for the disk brings its own policy.
                let own = path.file_name().is_some_and(|name| name == "offline.html");
                let policy = self.policy.filter(|_| !own);
                let headers = [
                    ("Content-Type", content_type(&path)),
                    ("X-Content-Type-Options", "nosniff"),
                    ("Cache-Control", "no-cache"),
                ];
                let policy = policy.map(|policy| ("Content-Security-Policy", policy));
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
}

/// The file that an address path names; nothing outside the folder.
fn file(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = path.trim_start_matches('/');
    let inside = Path::new(path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let path = folder.join(path);
    let path = if path.is_dir() {
        path.join("index.html")
    } else {
        path
    };
    inside.then_some(path)
}

/// The media type of a published file, by its ending.
pub fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stay_inside_the_folder() {
        let folder = Path::new("/srv/out");
        for outside in ["/../secret", "/a/../../secret", "//etc/passwd/.."] {
            assert_eq!(file(folder, outside), None, "{outside}");
        }
        assert_eq!(file(folder, "/a.js"), Some(folder.join("a.js")));
    }
}
