//! Programs that a test starts, and that end with it, however it ends.

use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Runs a program with a folder of its own for its temporary files until its input ends, which it
/// does when the test ends. Then the program ends, and the folder goes.
const GUARD: &str = r#"
    TMPDIR=$(mktemp -d) && export TMPDIR
    "$@" & program=$!
    exec >&-
    read -r _
    kill $program
    wait $program
    # A browser writes for a moment after its driver has ended.
    (sleep 1; rm -rf "$TMPDIR") &
"#;

/// A program that ends with the test.
pub struct Process(Child);

impl Process {
    /// Starts a program that says on a line of its output, after `before`, a number: its port or
    /// its display. A driver ends when another program has its port, and is then asked again.
    pub fn saying(command: &Command, before: &str) -> (Self, u16) {
        let try_start = |_| {
            let mut process = Self::spawn_with(command, Stdio::piped());
            let output = process.0.stdout.take().expect("stdout is piped");
            let mut lines = BufReader::new(output).lines();
            let number = lines.find_map(|line| {
                let line = line.ok()?;
                let (_, rest) = line.split_once(before)?;
                rest.trim_end_matches('.').trim().parse().ok()
            })?;
            // Keeps reading, so that a full pipe never stops the program.
            std::thread::spawn(move || lines.for_each(drop));
            Some((process, number))
        };
        let mut tries = (0..10).filter_map(try_start);
        tries.next().unwrap_or_else(|| {
            panic!("{command:?} said no number: `cargo xtask test` installs what is missing")
        })
    }

    /// Starts a program that listens at this port, and waits until it does.
    pub fn listening(command: &Command, port: u16) -> Self {
        let process = Self::spawn_with(command, Stdio::null());
        let begin = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(
                begin.elapsed() < Duration::from_secs(10),
                "{command:?} does not listen: `cargo xtask test` installs what is missing"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        process
    }

    fn spawn_with(command: &Command, output: Stdio) -> Self {
        let mut guard = Command::new("sh");
        guard.args(["-c", GUARD, "sh"]);
        guard.arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            guard.env(name, value.unwrap_or_default());
        }
        guard.stdin(Stdio::piped()).stdout(output);
        let child = guard.stderr(Stdio::null()).spawn();
        Self(child.expect("sh runs"))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        drop(self.0.wait());
    }
}

/// A port that nobody listens at now.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    listener.local_addr().expect("bound").port()
}
