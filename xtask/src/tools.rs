//! The build tools, in the versions that fit each other: reused where they are, otherwise built
//! once for all clones of a user, into a folder of the cache that `target/tools` leads to.

use crate::{Failure, cargo, root, run_command};
use sha2::{Digest, Sha256};
use std::fs::File;
#[cfg(unix)]
use std::os::unix::fs::symlink;
#[cfg(windows)]
use std::os::windows::fs::symlink_dir as symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

const TARGET: &str = "wasm32-unknown-unknown";

struct Tool {
    /// Name of the command.
    command: &'static str,
    package: &'static str,
    /// wasm-bindgen must equal the crate of the same name, see Cargo.toml.
    version: &'static str,
}

const TOOLS: [Tool; 2] = [
    Tool {
        command: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: "0.2.129",
    },
    Tool {
        command: "trunk",
        package: "trunk",
        version: "0.21.14",
    },
];

/// Drives Firefox, for the tests of all browsers.
const GECKODRIVER: Tool = Tool {
    command: "geckodriver",
    package: "geckodriver",
    version: "0.37.1",
};

/// Reads `deny.toml`.
const DENY: Tool = Tool {
    command: "cargo-deny",
    package: "cargo-deny",
    version: "0.20.2",
};

/// Programs of npm, each kind in a folder of its own: npm takes away what it was not asked for.
struct Packages {
    folder: &'static str,
    names: &'static [&'static str],
}

/// The Nu HTML checker, a Java program.
const CHECKER: Packages = Packages {
    folder: "",
    names: &["vnu-jar@26.9.27"],
};

/// Judges pages.
const LIGHTHOUSE: Packages = Packages {
    folder: "lighthouse",
    names: &["lighthouse@12.8.2"],
};

/// Checks our scripts.
const TYPESCRIPT: Packages = Packages {
    folder: "typescript",
    names: &["typescript@5.9.3"],
};

/// What each browser knows, and what reads style sheets and scripts.
const COMPAT_DATA: Packages = Packages {
    folder: "compat-data",
    names: &[
        "@mdn/browser-compat-data@8.1.9",
        "postcss@8.5.33",
        "acorn@8.19.0",
    ],
};

/// Programs of Python that read what we publish for machines, and where they lie.
const READERS: [&str; 8] = [
    "arelle-release==2.47.3",
    "csvw==4.1.1",
    "feedparser==6.0.14",
    "pyld==3.3.0",
    "pysdmx[data,xml]==1.21.0",
    "roc-validator==0.13.0",
    "rocrate==0.16.0",
    "ultimate-sitemap-parser==1.8.1",
];

/// Makes sure of what only the tests of all browsers need.
pub fn ensure_drivers() -> Result<(), Failure> {
    let _alone = alone()?;
    GECKODRIVER.ensure()?;
    CHECKER.ensure().map(drop)
}

/// Makes sure of what says what each browser knows, and of what checks our scripts.
pub fn ensure_script_checkers() -> Result<(), Failure> {
    let _alone = alone()?;
    COMPAT_DATA.ensure()?;
    TYPESCRIPT.ensure().map(drop)
}

/// Makes sure of the programs that read what we publish for machines.
pub fn ensure_readers() -> Result<(), Failure> {
    let _alone = alone()?;
    let folder = folder().join("python");
    let (list, names) = (folder.join("installed.txt"), READERS.join(" "));
    if std::fs::read_to_string(&list).is_ok_and(|installed| installed == names) {
        return Ok(());
    }
    eprintln!("xtask: fetching {names} (once)");
    let mut python = Command::new("python3");
    python.args(["-m", "venv", "--clear"]).arg(&folder);
    run_command(&mut python, "python3 has no venv: install python3-venv")?;
    let mut pip = Command::new(folder.join("bin/python"));
    pip.args(["-m", "pip", "install", "--quiet"]).args(READERS);
    run_command(&mut pip, &format!("{names} could not be fetched"))?;
    std::fs::write(&list, names).map_err(|error| format!("{}: {error}", list.display()))
}

/// Makes sure of Lighthouse, and says where its script lies.
pub fn ensure_lighthouse() -> Result<PathBuf, Failure> {
    let _alone = alone()?;
    Ok(LIGHTHOUSE.ensure()?.join("lighthouse/cli/index.js"))
}

impl Packages {
    /// Where they lie, fetched if need be.
    fn ensure(&self) -> Result<PathBuf, Failure> {
        let folder = folder().join(self.folder);
        let modules = folder.join("node_modules");
        let is_there = |name: &&str| {
            let name = name.rsplit_once('@').map_or(*name, |(name, _)| name);
            modules.join(name).exists()
        };
        if !self.names.iter().all(is_there) {
            let names = self.names.join(" ");
            eprintln!("xtask: fetching {names} (once)");
            let mut npm = Command::new("npm");
            npm.args([
                "install",
                "--no-audit",
                "--no-fund",
                "--no-save",
                "--prefix",
            ]);
            npm.arg(folder).args(self.names);
            run_command(&mut npm, &format!("{names} could not be fetched"))?;
        }
        Ok(modules)
    }
}

/// Makes sure of what looks at the packages that we build on.
pub fn ensure_deny() -> Result<(), Failure> {
    let _alone = alone()?;
    DENY.ensure()
}

/// Makes sure of all that building needs.
pub fn ensure() -> Result<(), Failure> {
    ensure_target()?;
    let _alone = alone()?;
    TOOLS.iter().try_for_each(Tool::ensure)
}

/// The search path with our tools first.
pub fn path() -> Result<std::ffi::OsString, Failure> {
    let mut folders = vec![folder().join("bin")];
    folders.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    std::env::join_paths(folders).map_err(|error| format!("the search path is broken: {error}"))
}

/// Where they lie.
fn folder() -> &'static Path {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let here = root().join("target/tools");
        cache().and_then(|cache| link(&here, cache)).unwrap_or(here)
    });
    &FOLDER
}

/// A folder of the user's cache for just these versions: clones of other commits may want others.
fn cache() -> Option<PathBuf> {
    let caches = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let caches = caches.or_else(|| Some(std::env::home_dir()?.join(".cache")))?;
    let [bindgen, trunk] = TOOLS.map(|tool| tool.version);
    let versions = [
        &[bindgen, trunk, GECKODRIVER.version, DENY.version][..],
        CHECKER.names,
        LIGHTHOUSE.names,
        TYPESCRIPT.names,
        COMPAT_DATA.names,
        &READERS,
    ];
    let hash = format!("{:x}", Sha256::digest(versions.concat().join(" ")));
    Some(
        caches
            .join("gongbao")
            .join(format!("tools-{}", &hash[..16])),
    )
}

/// Lets `here` lead to a folder of the cache. Nothing where that cannot be, as when it is a folder of its own.
fn link(here: &Path, cache: PathBuf) -> Option<PathBuf> {
    if here.is_dir() && !here.is_symlink() {
        return None;
    }
    std::fs::create_dir_all(&cache).ok()?;
    std::fs::create_dir_all(here.parent()?).ok()?;
    if std::fs::read_link(here).is_ok_and(|there| there == cache) {
        return Some(cache);
    }
    drop(std::fs::remove_file(here));
    symlink(&cache, here).ok()?;
    Some(cache)
}

/// Keeps other clones from installing until it is dropped.
fn alone() -> Result<File, Failure> {
    let path = folder().join("lock");
    let said = |error: std::io::Error| format!("{}: {error}", path.display());
    std::fs::create_dir_all(folder()).map_err(said)?;
    let file = File::create(&path).map_err(said)?;
    file.lock().map_err(said)?;
    Ok(file)
}

fn ensure_target() -> Result<(), Failure> {
    let known = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .output();
    let folder = known.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    if folder.is_ok_and(|folder| !folder.is_empty() && PathBuf::from(folder).exists()) {
        return Ok(());
    }
    eprintln!("xtask: adding the compile target {TARGET}");
    let advice = format!("the target {TARGET} is missing: install it with your Rust toolchain");
    run_command(
        Command::new("rustup").args(["target", "add", TARGET]),
        &advice,
    )
}

impl Tool {
    fn ensure(&self) -> Result<(), Failure> {
        if self.is_there()? {
            return Ok(());
        }
        let Self {
            package, version, ..
        } = self;
        eprintln!("xtask: building {package} {version} (once, a few minutes)");
        let mut command = cargo();
        // A debug build without symbols takes a third of the time and is fast enough.
        command.env("CARGO_PROFILE_DEV_DEBUG", "0");
        command
            .args(["install", "--locked", "--debug", "--root"])
            .arg(folder());
        command.arg(format!("{package}@{version}"));
        run_command(
            &mut command,
            &format!("{package} {version} could not be built: is crates.io reachable?"),
        )
    }

    /// Whether the command that would run is there and of this version.
    fn is_there(&self) -> Result<bool, Failure> {
        let output = Command::new(self.command)
            .env("PATH", path()?)
            .arg("--version")
            .output();
        let said = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
        Ok(said.is_ok_and(|said| said.split_whitespace().nth(1) == Some(self.version)))
    }
}

#[cfg(test)]
mod tests {
    use super::link;
    use std::fs;

    #[test]
    fn clones_share_a_folder_and_one_of_their_own_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, here) = (folder.path().join("cache"), folder.path().join("a/tools"));
        for _ in 0..2 {
            assert_eq!(link(&here, cache.clone()), Some(cache.clone()));
        }
        fs::write(here.join("trunk"), "").unwrap();
        assert!(cache.join("trunk").exists());
        let newer = folder.path().join("newer");
        assert_eq!(link(&here, newer.clone()), Some(newer.clone()));
        assert_eq!(fs::read_link(&here).unwrap(), newer);
        let own = folder.path().join("own");
        fs::create_dir(&own).unwrap();
        assert_eq!(link(&own, cache), None);
    }
}
