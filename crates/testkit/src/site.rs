//! A server of the built page on loopback, which can be told to misbehave.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// After the first piece of a body: a browser waits a while before it draws for the first time.
const FIRST_PAUSE: Duration = Duration::from_millis(350);
/// After each other piece: some six pictures of a browser.
const PAUSE: Duration = Duration::from_millis(100);

/// What a path answers instead of the file of the built page.
#[derive(Clone)]
pub enum Answer {
    /// This body.
    Body(String),
    /// An HTTP error.
    Status(u16),
    /// Promises the whole body, sends the first half and hangs up.
    Cut(String),
    /// Sends the first half, and the rest when the path is told to answer with a body; told to
    /// answer otherwise it hangs up.
    Held(String),
    /// The body in these pieces, with pauses in which a browser draws what it has.
    Pieces(Vec<String>),
    /// First an error, then, from the second request on, this body.
    FailsOnce(String),
}

/// A running server; it ends with the test process.
pub struct Site {
    port: u16,
    state: Arc<State>,
}

struct State {
    folder: PathBuf,
    policy: Option<&'static str>,
    answers: Mutex<HashMap<String, Answer>>,
    asked: Mutex<Vec<String>>,
}

impl Site {
    /// Of the page that `cargo xtask build` made.
    pub fn start() -> Self {
        Self::of(crate::root().join("dist"))
    }

    /// Of a folder.
    pub fn of(folder: PathBuf) -> Self {
        Self::open(folder, None)
    }

    /// Of a folder, under the policy that published pages are made for.
    pub fn fenced(folder: PathBuf) -> Self {
        Self::open(folder, Some(gongbao_serve::POLICY))
    }

    fn open(folder: PathBuf, policy: Option<&'static str>) -> Self {
        assert!(
            folder.join("index.html").exists(),
            "the page is not built: run `cargo xtask test`"
        );
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let port = listener.local_addr().expect("bound").port();
        let state = Arc::new(State {
            folder,
            policy,
            answers: Mutex::default(),
            asked: Mutex::default(),
        });
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = Arc::clone(&shared);
                std::thread::spawn(move || answer(stream, &state));
            }
        });
        Self { port, state }
    }

    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    /// Makes a path answer in its own way.
    pub fn set(&self, path: &str, answer: Answer) {
        self.state
            .answers
            .lock()
            .expect("no test panics here")
            .insert(path.to_owned(), answer);
    }

    /// Every path that was asked for, in order.
    pub fn asked(&self) -> Vec<String> {
        self.state
            .asked
            .lock()
            .expect("no test panics here")
            .clone()
    }
}

fn answer(mut stream: TcpStream, state: &State) {
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
    state
        .asked
        .lock()
        .expect("no test panics here")
        .push(path.to_owned());
    let set = {
        let mut answers = state.answers.lock().expect("no test panics here");
        let set = answers.get(path).cloned();
        if let Some(Answer::FailsOnce(body)) = &set {
            answers.insert(path.to_owned(), Answer::Body(body.clone()));
        }
        set
    };
    let held = matches!(set, Some(Answer::Held(_)));
    let mut lengths = Vec::new();
    let (status, body, promised) = match set {
        Some(Answer::Body(body) | Answer::Held(body)) => {
            (200, body.clone().into_bytes(), body.len())
        }
        Some(Answer::Pieces(pieces)) => {
            lengths = pieces.iter().map(String::len).collect();
            let body = pieces.concat().into_bytes();
            (200, body.clone(), body.len())
        }
        Some(Answer::Status(status)) => (status, vec![], 0),
        Some(Answer::FailsOnce(_)) => (503, vec![], 0),
        Some(Answer::Cut(body)) => (200, body.as_bytes()[..body.len() / 2].to_vec(), body.len()),
        None => match std::fs::read(state.folder.join(path)) {
            Ok(bytes) => (200, bytes.clone(), bytes.len()),
            Err(_) => (404, vec![], 0),
        },
    };
    let kind = gongbao_serve::content_type(path.as_ref());
    let policy = state
        .policy
        .map(|policy| format!("Content-Security-Policy: {policy}\r\n"));
    let policy = policy.unwrap_or_default();
    let head = format!(
        "HTTP/1.1 {status} -\r\nContent-Type: {kind}\r\nContent-Length: {promised}\r\n{policy}Connection: close\r\n\r\n"
    );
    let mut body = body.as_slice();
    let mut sent = stream.write_all(head.as_bytes());
    let pauses = std::iter::once(FIRST_PAUSE).chain(std::iter::repeat(PAUSE));
    for (length, pause) in lengths.into_iter().zip(pauses) {
        let (piece, rest) = body.split_at(length);
        sent = sent.and_then(|()| stream.write_all(piece));
        std::thread::sleep(pause);
        body = rest;
    }
    let (first, rest) = body.split_at(if held { body.len() / 2 } else { body.len() });
    let sent = sent.and_then(|()| stream.write_all(first));
    let now = || {
        let answers = state.answers.lock().expect("no test panics here");
        answers.get(path).cloned()
    };
    while held && matches!(now(), Some(Answer::Held(_))) {
        std::thread::sleep(Duration::from_millis(20));
    }
    let goes_on = !held || matches!(now(), Some(Answer::Body(_)));
    let sent = sent.and_then(|()| {
        if goes_on {
            stream.write_all(rest)
        } else {
            Ok(())
        }
    });
    // A browser that hung up is no failure of the test.
    drop(sent);
}
