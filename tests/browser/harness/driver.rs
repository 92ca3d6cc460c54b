//! A chromedriver process of the test's own, ended with it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

pub struct Driver {
    process: Child,
    pub address: String,
}

impl Driver {
    /// The driver takes a port that is free for IPv4 and gives up when another process has the same
    /// one for IPv6; it is then asked to choose again.
    pub fn start() -> Self {
        let mut tries = (0..10).filter_map(|_| Self::try_start());
        tries.next().expect("chromedriver starts and says its port")
    }

    fn try_start() -> Option<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is missing: run `cargo xtask test`, which installs it");
        let output = process.stdout.take().expect("stdout is piped");
        let mut lines = BufReader::new(output).lines();
        let port = lines.find_map(|line| {
            let line = line.ok()?;
            let port = line.split("started successfully on port ").nth(1)?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        let address = format!("http://127.0.0.1:{}", port.unwrap_or_default());
        // Ends the process when it said no port.
        let driver = Self { process, address };
        port?;
        // Keeps reading, so that a full pipe never stops the driver.
        std::thread::spawn(move || lines.for_each(drop));
        Some(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
