//! The command for those who build nothing: a zip for each system, and their checksums. What can be run here is run.

use crate::{Failure, cargo, reproducible, root, run_command};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use zip::write::{SimpleFileOptions, ZipWriter};

/// A system that the command is made for.
struct System {
    name: &'static str,
    target: &'static str,
    linker: &'static str,
    program: &'static str,
    runner: Runner,
}

/// What runs the program here.
enum Runner {
    Itself,
    Qemu,
    Wine,
}

/// Linux is linked without any library of the machine's, by what comes with the toolchain.
const SYSTEMS: [System; 3] = [
    System {
        name: "linux-x86_64",
        target: "x86_64-unknown-linux-musl",
        linker: "rust-lld",
        program: "gongbao",
        runner: Runner::Itself,
    },
    System {
        name: "linux-aarch64",
        target: "aarch64-unknown-linux-musl",
        linker: "rust-lld",
        program: "gongbao",
        runner: Runner::Qemu,
    },
    System {
        name: "windows-x86_64",
        target: "x86_64-pc-windows-gnu",
        linker: MINGW,
        program: "gongbao.exe",
        runner: Runner::Wine,
    },
];

/// Links for Windows, and builds what Wine lacks.
const MINGW: &str = "x86_64-w64-mingw32-gcc";

/// What lies beside the program, and where it is written here.
const BESIDE: [(&str, &str); 4] = [
    ("README.md", "assets/release/README.md"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-FONTS.md", "assets/fonts/README.md"),
];

/// Builds the command for every system, runs it where that can be done, and packs it.
pub fn write() -> Result<(), Failure> {
    let folder = root().join("target/release-zips");
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut sums = String::new();
    let mut written: Option<(&str, BTreeMap<PathBuf, Vec<u8>>)> = None;
    for system in &SYSTEMS {
        let program = system.build()?;
        match system.publish(&program)? {
            None => eprintln!("xtask: {} was not run: no runner is here", system.name),
            Some(files) => {
                eprintln!("xtask: {} published {} files", system.name, files.len());
                match &written {
                    Some((other, same)) if *same != files => {
                        return Err(format!(
                            "{} publishes other bytes than {other}",
                            system.name
                        ));
                    }
                    Some(_) => {}
                    None => written = Some((system.name, files)),
                }
            }
        }
        let name = format!("gongbao-{}-{}", env!("CARGO_PKG_VERSION"), system.name);
        let zip = system.pack(&name, &program)?;
        let path = folder.join(format!("{name}.zip"));
        sums += &format!("{:x}  {name}.zip\n", Sha256::digest(&zip));
        save(&path, &zip)?;
        println!("{:>10}  {}", zip.len(), path.display());
    }
    save(&folder.join("SHA256SUMS"), sums.as_bytes())
}

impl System {
    fn build(&self) -> Result<PathBuf, Failure> {
        let Self { target, linker, .. } = self;
        run_command(
            Command::new("rustup").args(["target", "add", target]),
            &format!("the target {target} is missing: install it with your Rust toolchain"),
        )?;
        let mut command = cargo();
        let variable = target.to_uppercase().replace('-', "_");
        command.env(format!("CARGO_TARGET_{variable}_LINKER"), linker);
        command.env(
            format!("CARGO_TARGET_{variable}_RUSTFLAGS"),
            reproducible::flags(),
        );
        command.env("CARGO_PROFILE_RELEASE_STRIP", "true");
        command.current_dir(root());
        command.args(["build", "--release", "--locked", "--package", "gongbao"]);
        command.args(["--target", target]);
        run_command(
            &mut command,
            &format!(
                "{target} was not built: is the linker {linker} there (CONTRIBUTING.md says of which package)?"
            ),
        )?;
        let folder = root().join("target").join(target).join("release");
        Ok(folder.join(self.program))
    }

    /// The files that this program publishes the first report as; nothing where it cannot be run.
    fn publish(&self, program: &Path) -> Result<Option<BTreeMap<PathBuf, Vec<u8>>>, Failure> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let folder = folder.path();
        let mut command = self.runner.command(program, folder)?;
        command.current_dir(folder);
        let report = folder.join("report.json");
        let copied = std::fs::copy(root().join("assets/reports/kecheng-2017.json"), &report);
        copied.map_err(|error| format!("{}: {error}", report.display()))?;
        command.args(["publish", "report.json", "--output", "page"]);
        let output = match command.output() {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            output => output.map_err(|error| format!("{}: {error}", program.display()))?,
        };
        let files = files_of(&folder.join("page")).unwrap_or_default();
        if files.is_empty() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("{} published nothing: {said}", self.name));
        }
        Ok(Some(files))
    }

    /// The program with what lies beside it, in a folder. Without the time of the day: the same files make the same
    /// zip.
    fn pack(&self, folder: &str, program: &Path) -> Result<Vec<u8>, Failure> {
        let mut files = vec![(self.program.to_owned(), read(program)?)];
        for (name, path) in BESIDE {
            files.push((name.to_owned(), read(&root().join(path))?));
        }
        let others = others(self.target)?.into_bytes();
        files.push(("LICENSES-OTHERS.txt".to_owned(), others));
        let failed = |error: zip::result::ZipError| format!("{folder}: {error}");
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            let mode = if name == self.program { 0o755 } else { 0o644 };
            let options = SimpleFileOptions::default()
                .last_modified_time(zip::DateTime::default())
                .unix_permissions(mode);
            zip.start_file(format!("{folder}/{name}"), options)
                .map_err(failed)?;
            zip.write_all(&bytes)
                .map_err(|error| format!("{folder}: {error}"))?;
        }
        Ok(zip.finish().map_err(failed)?.into_inner())
    }
}

impl Runner {
    fn command(&self, program: &Path, folder: &Path) -> Result<Command, Failure> {
        let mut command = match self {
            Self::Itself => return Ok(Command::new(program)),
            Self::Qemu => Command::new("qemu-aarch64"),
            Self::Wine => Command::new("wine"),
        };
        if matches!(self, Self::Wine) {
            let libraries = folder.join("libraries");
            std::fs::create_dir(&libraries)
                .map_err(|error| format!("{}: {error}", libraries.display()))?;
            let library = libraries.join("bcryptprimitives.dll");
            let mut build = Command::new(MINGW);
            build.arg("-shared").arg("-o").arg(&library);
            build.arg(root().join("xtask/src/release/bcryptprimitives.c"));
            run_command(build.arg("-ladvapi32"), "what Wine lacks was not built")?;
            // Its own settings, and those of nobody who uses this machine; it says much that is not about the program.
            command.env("WINEPREFIX", folder.join("wine"));
            command.env("WINEPATH", format!("Z:{}", libraries.display()));
            command.env("WINEDEBUG", "-all");
        }
        command.arg(program);
        Ok(command)
    }
}

/// The licences of all packages that the command is built of: each text once, under the names of those that have it.
fn others(target: &str) -> Result<String, Failure> {
    let mut command = cargo();
    command.current_dir(root());
    command.args(["metadata", "--locked", "--format-version", "1"]);
    command.args(["--filter-platform", target]);
    let output = command.output().map_err(|error| error.to_string())?;
    let known: Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("cargo metadata: {error}"))?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = list(&known["resolve"]["nodes"]);
    let mut needed = BTreeSet::new();
    let packages = list(&known["packages"]);
    let own = packages.iter().find(|package| package["name"] == "gongbao");
    let mut next: Vec<String> = own.map(|own| text(&own["id"])).into_iter().collect();
    while let Some(id) = next.pop() {
        if !needed.insert(id.clone()) {
            continue;
        }
        let node = nodes.iter().find(|node| node["id"] == id.as_str());
        let uses = node.map(|node| list(&node["deps"])).unwrap_or_default();
        let is_linked = |used: &&Value| {
            let kinds = list(&used["dep_kinds"]);
            kinds.iter().any(|kind| kind["kind"].is_null())
        };
        next.extend(uses.iter().filter(is_linked).map(|used| text(&used["pkg"])));
    }
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in &packages {
        // What has no source is ours.
        if package["source"].is_null() || !needed.contains(&text(&package["id"])) {
            continue;
        }
        let [name, version, licence, at] =
            ["name", "version", "license", "repository"].map(|key| text(&package[key]));
        let manifest = PathBuf::from(text(&package["manifest_path"]));
        let named = format!("{name} {version} ({licence}) {at}");
        let mut licences = licences(manifest.parent().unwrap_or(&manifest));
        if licences.is_empty() {
            licences.push("No text of the licence comes with these packages.".to_owned());
        }
        for licence in licences {
            texts.entry(licence).or_default().insert(named.clone());
        }
    }
    let parts = texts.into_iter().map(|(text, names)| {
        let names: Vec<String> = names.into_iter().collect();
        format!("{}\n\n{}\n\n{}\n", names.join("\n"), text, "-".repeat(78))
    });
    Ok(parts.collect())
}

/// The texts of the licences in a package's folder.
fn licences(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let is_licence = |path: &&PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.to_uppercase();
        ["LICEN", "COPYING", "NOTICE", "UNLICENSE"]
            .iter()
            .any(|word| name.starts_with(word))
    };
    let paths = paths.iter().filter(is_licence);
    let texts = paths.filter_map(|path| std::fs::read_to_string(path).ok());
    texts
        .map(|text| text.replace("\r\n", "\n").trim().to_owned())
        .collect()
}

fn files_of(folder: &Path) -> std::io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap_or(&path).to_owned();
                files.insert(name, std::fs::read(&path)?);
            }
        }
    }
    Ok(files)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn save(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    std::fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
