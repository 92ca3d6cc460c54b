//! A server of the built page on loopback, which can be told to misbehave.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

/// What a path answers instead of the file of the built page.
#[derive(Clone)]
pub enum Answer {
    /// This body.
    Body(String),
    /// An HTTP error.
    Status(u16),
    /// Promises the whole body, sends the first half and hangs up.
    Cut(String),
    /// First an error, then, from the second request on, this body.
    FailsOnce(String),
}

/// A running server; it ends with the test process.
pub struct Site {
    port: u16,
    answers: Arc<Mutex<HashMap<String, Answer>>>,
}

impl Site {
    /// Of the page that `cargo xtask build` made.
    pub fn start() -> Self {
        Self::of(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist"))
    }

    /// Of a folder.
    pub fn of(dist: PathBuf) -> Self {
        assert!(
            dist.join("index.html").exists(),
            "the page is not built: run `cargo xtask test`"
        );
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let port = listener.local_addr().expect("bound").port();
        let answers: Arc<Mutex<HashMap<String, Answer>>> = Arc::default();
        let shared = Arc::clone(&answers);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answers, dist) = (Arc::clone(&shared), dist.clone());
                std::thread::spawn(move || answer(stream, &answers, &dist));
            }
        });
        Self { port, answers }
    }

    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    /// Makes a path answer in its own way.
    pub fn set(&self, path: &str, answer: Answer) {
        self.answers
            .lock()
            .expect("no test panics here")
            .insert(path.to_owned(), answer);
    }
}

fn answer(mut stream: TcpStream, answers: &Mutex<HashMap<String, Answer>>, dist: &std::path::Path) {
    let mut lines = BufReader::new(&stream).lines();
    let Some(Ok(first)) = lines.next() else {
        return;
    };
    // The rest of the head does not matter, but must be read before the connection closes.
    lines
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty())
        .for_each(drop);
    let path = first
        .split(' ')
        .nth(1)
        .unwrap_or("/")
        .split('?')
        .next()
        .unwrap_or("/");
    let path = if path == "/" {
        "index.html"
    } else {
        path.trim_start_matches('/')
    };
    let set = {
        let mut answers = answers.lock().expect("no test panics here");
        let set = answers.get(path).cloned();
        if let Some(Answer::FailsOnce(body)) = &set {
            answers.insert(path.to_owned(), Answer::Body(body.clone()));
        }
        set
    };
    let (status, body, promised) = match set {
        Some(Answer::Body(body)) => (200, body.clone().into_bytes(), body.len()),
        Some(Answer::Status(status)) => (status, vec![], 0),
        Some(Answer::FailsOnce(_)) => (503, vec![], 0),
        Some(Answer::Cut(body)) => (200, body.as_bytes()[..body.len() / 2].to_vec(), body.len()),
        None => match std::fs::read(dist.join(path)) {
            Ok(bytes) => (200, bytes.clone(), bytes.len()),
            Err(_) => (404, vec![], 0),
        },
    };
    let kind = gongbao_serve::content_type(path.as_ref());
    let head = format!(
        "HTTP/1.1 {status} -\r\nContent-Type: {kind}\r\nContent-Length: {promised}\r\nConnection: close\r\n\r\n"
    );
    // A browser that hung up is no failure of the test.
    drop(
        stream
            .write_all(head.as_bytes())
            .and_then(|()| stream.write_all(&body)),
    );
}
