//! Whoever builds a commit gets the same bytes: where sources lie is not written into the wasm.

use crate::root;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

/// Gives a command that builds wasm the flags for that.
pub fn reproducible(mut command: Command) -> Command {
    static FLAGS: LazyLock<String> = LazyLock::new(flags);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", &*FLAGS);
    command
}

/// The flags by which no path of this machine is written into what is built.
pub fn flags() -> String {
    let named = |place: PathBuf| (place, String::new());
    let mut places = vec![named(root().join(""))];
    places.extend(registries().into_iter().map(named));
    places.extend(standard_library());
    let flags = places.iter().map(|(place, name)| {
        let place = place.display();
        format!("--remap-path-prefix={place}={name}")
    });
    flags.collect::<Vec<_>>().join(" ")
}

/// Where packages are unpacked: a folder for each registry or mirror, named by its address.
fn registries() -> Vec<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let folders = std::fs::read_dir(home.unwrap_or_default().join("registry/src"));
    let folders = folders.into_iter().flatten().flatten();
    folders.map(|folder| folder.path().join("")).collect()
}

/// Where the sources of the standard library lie if they are installed (rustup's `rust-src`), and the
/// name that the compiler gives them if not.
fn standard_library() -> Option<(PathBuf, String)> {
    let said = |arguments: &[&str]| {
        let output = Command::new("rustc").args(arguments).output().ok()?;
        String::from_utf8(output.stdout).ok()
    };
    let folder = said(&["--print", "sysroot"])?;
    let version = said(&["-vV"])?;
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))?;
    Some((
        PathBuf::from(folder.trim()).join("lib/rustlib/src/rust/"),
        format!("/rustc/{commit}/"),
    ))
}
