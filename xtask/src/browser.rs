//! The browser that the tests drive, and what else they need from the system: a reader of PDF, the
//! web server that published reports are made for, a spreadsheet, and npm for the package.

use crate::{Failure, run_command};
use std::process::{Command, Stdio};

/// A program, how it says its version, and Debian's packages that bring it.
struct Need {
    program: [&'static str; 2],
    packages: &'static [&'static str],
}

const NEEDS: [Need; 8] = [
    Need {
        program: ["chromium", "--version"],
        packages: &["chromium", "fonts-noto-cjk"],
    },
    Need {
        program: ["chromedriver", "--version"],
        packages: &["chromium-driver"],
    },
    Need {
        program: ["pdftotext", "-v"],
        packages: &["poppler-utils"],
    },
    Need {
        program: ["nginx", "-v"],
        packages: &["nginx-light", "libnginx-mod-http-brotli-static"],
    },
    Need {
        program: ["soffice", "--version"],
        packages: &["libreoffice-calc"],
    },
    // Makes PDF of a Word file.
    Need {
        program: ["lowriter", "--version"],
        packages: &["libreoffice-writer"],
    },
    Need {
        program: ["npm", "--version"],
        packages: &["npm"],
    },
    // Reads what we publish for machines.
    Need {
        program: ["python3", "--version"],
        packages: &["python3", "python3-venv"],
    },
];

/// The other engines and judges. WebKitGTK needs a display; Xvfb is one without a screen.
const OTHERS: [Need; 4] = [
    Need {
        program: ["firefox-esr", "--version"],
        packages: &["firefox-esr"],
    },
    Need {
        program: ["WebKitWebDriver", "--help"],
        packages: &["webkit2gtk-driver"],
    },
    Need {
        program: ["Xvfb", "-help"],
        packages: &["xvfb"],
    },
    // For the checker of HTML.
    Need {
        program: ["java", "-version"],
        packages: &["default-jre-headless"],
    },
];

/// Makes sure of Chromium and what else every run needs.
pub fn ensure() -> Result<(), Failure> {
    ensure_each(&NEEDS)
}

/// Makes sure of the other engines too.
pub fn ensure_all() -> Result<(), Failure> {
    ensure_each(&NEEDS)?;
    ensure_each(&OTHERS)
}

/// Makes sure that all of it is there; installs what is not where that is possible.
fn ensure_each(needs: &[Need]) -> Result<(), Failure> {
    let missing = needs.iter().filter(|need| !runs(need.program));
    let packages: Vec<&str> = missing.flat_map(|need| need.packages).copied().collect();
    if packages.is_empty() {
        return Ok(());
    }
    let names = packages.join(" ");
    let advice = format!("the tests need browsers and more; install the packages {names}");
    if !runs(["apt-get", "--version"]) || !is_root() {
        return Err(advice);
    }
    eprintln!("xtask: installing {names}");
    run_command(Command::new("apt-get").args(["update", "--quiet"]), &advice)?;
    let mut install = Command::new("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    // Installed, but not started as a service.
    install.env("RUNLEVEL", "1");
    install
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(packages);
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
