//! The browser that the tests drive.

use crate::{Failure, run_command};
use std::process::{Command, Stdio};

const PACKAGES: [&str; 4] = [
    "chromium",
    "chromium-driver",
    "fonts-noto-cjk",
    "poppler-utils",
];

/// Makes sure that chromium and chromedriver are there; installs them where that is possible.
pub fn ensure() -> Result<(), Failure> {
    if ["chromium", "chromedriver"].into_iter().all(runs) {
        return Ok(());
    }
    let packages = PACKAGES.join(" ");
    let advice = format!("the tests need a browser; install the packages {packages}");
    if !runs("apt-get") || !is_root() {
        return Err(advice);
    }
    eprintln!("xtask: installing {packages}");
    run_command(Command::new("apt-get").args(["update", "--quiet"]), &advice)?;
    let mut install = Command::new("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    install
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(PACKAGES);
    run_command(&mut install, &advice)
}

fn runs(program: &str) -> bool {
    let mut command = Command::new(program);
    command
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
