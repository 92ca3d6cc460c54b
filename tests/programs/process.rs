//! Programs that a test starts, and that end with it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A program that ends with the test.
pub struct Process(Child);

impl Process {
    /// Starts a program that says on a line of its output, after `before`, a number: its port or
    /// its display. A driver ends when another program has its port, and is then asked again.
    pub fn saying(command: &mut Command, before: &str) -> (Self, u16) {
        let try_start = |_| {
            let mut process = Self::spawn(command.stdout(Stdio::piped()));
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
        tries
            .next()
            .unwrap_or_else(|| panic!("{command:?} said no number"))
    }

    /// Chromium's driver, and its address.
    pub fn chromedriver() -> (Self, String) {
        let mut driver = Command::new("chromedriver");
        let (process, port) = Self::saying(driver.arg("--port=0"), "started successfully on port ");
        (process, format!("http://127.0.0.1:{port}"))
    }

    pub fn spawn(command: &mut Command) -> Self {
        let child = command.stderr(Stdio::null()).spawn();
        Self(child.unwrap_or_else(|error| {
            panic!("{command:?}: {error}; `cargo xtask test` (`--all-browsers`) installs it")
        }))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}
