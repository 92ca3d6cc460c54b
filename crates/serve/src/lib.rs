//! A folder on loopback, for a look before it goes to the portal. Used by `gongbao serve` and
//! `cargo xtask serve`; a portal has a server of its own, see `docs/editors/deploy.md`.

use hyper::body::Bytes;
use hyper::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use percent_encoding::percent_decode_str;
use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::path::{Component, Path, PathBuf};

/// The policy that published pages are made for: nothing but files of the own site, nothing inline.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'";

/// How many ports are tried from the one asked for.
const PORTS: u16 = 20;

type Body = http_body_util::Full<Bytes>;

/// A folder that is served.
pub struct Site {
    folder: PathBuf,
    policy: Option<&'static str>,
    listener: TcpListener,
    port: u16,
}

impl Site {
    /// Takes `port`, or the next free one, for 0 any; `policy` is sent as Content-Security-Policy with
    /// every page that does not bring its own.
    ///
    /// # Errors
    /// When none of the next ports is free.
    pub fn bind(folder: &Path, policy: Option<&'static str>, port: u16) -> io::Result<Self> {
        let last = port.saturating_add(PORTS);
        let mut ports = (port..last).filter_map(|port| TcpListener::bind(("127.0.0.1", port)).ok());
        let free = ports.next();
        let listener = free.ok_or_else(|| io::Error::from(io::ErrorKind::AddrInUse))?;
        Ok(Self {
            folder: folder.to_owned(),
            policy,
            port: listener.local_addr()?.port(),
            listener,
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
    ///
    /// # Errors
    /// When the system gives no means to wait for readers.
    pub fn run(self) -> io::Result<Infallible> {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_io().build()?;
        self.listener.set_nonblocking(true)?;
        let Self { folder, policy, .. } = self;
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            loop {
                let Ok((connection, _)) = listener.accept().await else {
                    // A reader who hung up at once; the next may be served.
                    tokio::task::yield_now().await;
                    continue;
                };
                let folder = folder.clone();
                let service = service_fn(move |request| {
                    let answer = answer(&folder, policy, &request);
                    async { Ok::<_, Infallible>(answer) }
                });
                let serving =
                    http1::Builder::new().serve_connection(TokioIo::new(connection), service);
                // A reader who went away is no failure of ours.
                tokio::spawn(async { drop(serving.await) });
            }
        })
    }
}

fn answer<T>(folder: &Path, policy: Option<&str>, request: &Request<T>) -> Response<Body> {
    let found = file(folder, request.uri().path());
    let Some((bytes, path)) = found.and_then(|path| Some((std::fs::read(&path).ok()?, path)))
    else {
        let mut missing = Response::new("404".into());
        *missing.status_mut() = StatusCode::NOT_FOUND;
        return missing;
    };
    let mut response = Response::new(bytes.into());
    // A page for the disk brings its own policy.
    let own = path.file_name().is_some_and(|name| name == "offline.html");
    let policy = policy.filter(|_| !own);
    let headers = [
        (CONTENT_TYPE, Some(content_type(&path))),
        (X_CONTENT_TYPE_OPTIONS, Some("nosniff")),
        (CACHE_CONTROL, Some("no-cache")),
        (CONTENT_SECURITY_POLICY, policy),
    ];
    for (name, value) in headers {
        if let Some(value) = value.and_then(|value| value.parse().ok()) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// The file that an address path names; nothing outside the folder.
fn file(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = percent_decode_str(path.trim_start_matches('/'));
    let path = path.decode_utf8().ok()?;
    let path = path.as_ref();
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
    use std::io::{Read, Write};
    use std::net::TcpStream;

    /// Browsers open several connections at once and keep them: none may wait for another to end.
    #[test]
    fn all_connections_are_answered_while_others_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("index.html"), "公报").unwrap();
        let site = Site::bind(folder.path(), Some(POLICY), 0).unwrap();
        let address = ("127.0.0.1", site.port);
        std::thread::spawn(move || site.run());
        let open = |_| TcpStream::connect(address).unwrap();
        let mut connections: Vec<_> = (0..24).map(open).collect();
        // The last opened asks first.
        for connection in connections.iter_mut().rev() {
            let patience = std::time::Duration::from_secs(10);
            connection.set_read_timeout(Some(patience)).unwrap();
            write!(connection, "GET / HTTP/1.1\r\nHost: here\r\n\r\n").unwrap();
            let mut answer = vec![];
            while !answer.ends_with("公报".as_bytes()) {
                let mut bytes = [0; 1024];
                let read = connection.read(&mut bytes).expect("an answer");
                assert_ne!(
                    read,
                    0,
                    "hung up after {}",
                    String::from_utf8_lossy(&answer)
                );
                answer.extend_from_slice(&bytes[..read]);
            }
            let answer = String::from_utf8(answer).unwrap().to_lowercase();
            assert!(answer.starts_with("http/1.1 200 ok"), "{answer}");
            assert!(
                answer.contains("content-type: text/html; charset=utf-8"),
                "{answer}"
            );
            assert!(
                answer.contains("content-security-policy: default-src 'none'"),
                "{answer}"
            );
        }
    }

    #[test]
    fn addresses_stay_inside_the_folder() {
        let folder = Path::new("/srv/out");
        for outside in ["/../secret", "/a/../../secret", "//etc/passwd/.."] {
            assert_eq!(file(folder, outside), None, "{outside}");
        }
        assert_eq!(file(folder, "/a.js"), Some(folder.join("a.js")));
        for outside in ["/%2e%2e/secret", "/%2Fetc/passwd"] {
            assert_eq!(file(folder, outside), None, "{outside}");
        }
    }

    #[test]
    fn addresses_may_be_chinese() {
        let folder = Path::new("/srv/out");
        let path = "/%E6%9F%AF%E5%9F%8E/2017.json";
        assert_eq!(file(folder, path), Some(folder.join("柯城/2017.json")));
    }
}
