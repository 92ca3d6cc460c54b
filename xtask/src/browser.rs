//! The browser that the tests drive, and what else they need from the system: a reader of PDF and
//! the web server that published reports are made for.

use crate::{Failure, run_command};
use std::process::{Command, Stdio};

const PACKAGES: [&str; 6] = [
    "chromium",
    "chromium-driver",
    "fonts-noto-cjk",
    "poppler-utils",
    "nginx-light",
    "libnginx-mod-http-brotli-static",
];

/// The programs of these packages, and how each says its version.
const PROGRAMS: [[&str; 2]; 4] = [
    ["chromium", "--version"],
    ["chromedriver", "--version"],
    ["pdftotext", "-v"],
    ["nginx", "-v"],
];

/// Makes sure that all of it is there; installs them where that is possible.
pub fn ensure() -> Result<(), Failure> {
    if PROGRAMS.into_iter().all(runs) {
        return Ok(());
    }
    let packages = PACKAGES.join(" ");
    let advice = format!("the tests need a browser and more; install the packages {packages}");
    if !runs(["apt-get", "--version"]) || !is_root() {
        return Err(advice);
    }
    eprintln!("xtask: installing {packages}");
    run_command(Command::new("apt-get").args(["update", "--quiet"]), &advice)?;
    let mut install = Command::new("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    // Installed, but not started as a service.
    install.env("RUNLEVEL", "1");
    install
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(PACKAGES);
    run_command(&mut install, &advice)
}

fn runs([program, version]: [&str; 2]) -> bool {
    let mut command = Command::new(program);
    command
        .arg(version)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
