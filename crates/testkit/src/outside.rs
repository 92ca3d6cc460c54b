//! A network that is off: everything that a browser asks the outside for ends here, without an answer,
//! and is written down.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

/// A proxy that answers nothing.
pub struct Outside {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Outside {
    pub fn off() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let address = listener.local_addr().expect("bound").to_string();
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let written = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let written = Arc::clone(&written);
                // Browsers also connect without asking anything yet.
                std::thread::spawn(move || {
                    let mut line = String::new();
                    drop(BufReader::new(stream).read_line(&mut line));
                    if !line.is_empty() {
                        written.lock().expect("no writer panics").push(line);
                    }
                });
            }
        });
        Self { address, asked }
    }

    /// Of the proxy.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What was asked of the outside until now; browsers call their makers on their own.
    pub fn asked(&self) -> Vec<String> {
        let makers = ["google.com", "googleapis.com", "gvt1.com", "mozilla."];
        let mut asked = self.asked.lock().expect("no writer panics").clone();
        asked.retain(|line| !makers.iter().any(|maker| line.contains(maker)));
        asked
    }
}
