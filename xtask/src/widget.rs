//! The page as readers get it, built by Trunk into `dist/`.

use crate::{Failure, root, run_command, tools};
use std::path::PathBuf;
use std::process::Command;

/// Sets up the tools and builds the page.
pub fn build() -> Result<(), Failure> {
    tools::ensure()?;
    let mut trunk = Command::new("trunk");
    trunk.current_dir(root()).env("PATH", tools::path()?);
    // Trunk reads NO_COLOR as true or false, the convention is 1.
    trunk.env_remove("NO_COLOR");
    trunk.args(["build", "--release", "--quiet"]);
    run_command(&mut trunk, "the page was not built")
}

/// Where it lies.
pub fn folder() -> PathBuf {
    root().join("dist")
}
