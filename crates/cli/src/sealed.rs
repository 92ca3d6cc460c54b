//! Where seals lie on a disk, and what they are of.

use crate::output;
use gongbao_seal::Subject;
use gongbao_seal::subject::SEAL;
use std::path::{Path, PathBuf};

/// What a published folder has.
pub fn folder(folder: &Path) -> Result<Subject, String> {
    let mut names = Vec::new();
    collect(folder, "", &mut names);
    let files = names.into_iter().map(|name| {
        let path = folder.join(&name);
        match std::fs::read(&path) {
            Ok(bytes) => Ok((name, bytes)),
            Err(error) => Err(output::unread(&path, &error)),
        }
    });
    let files: Vec<(String, Vec<u8>)> = files.collect::<Result<_, _>>()?;
    Ok(Subject::of_folder(files))
}

/// Where the seal of a single file lies: `report.seal.json` beside `report.json`.
pub fn beside(file: &Path) -> PathBuf {
    file.with_extension("seal.json")
}

/// Whether a file is a seal, by its name.
pub fn is_seal(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name == SEAL || name.ends_with(".seal.json")
}

/// The names of all files below a folder, but hidden ones.
fn collect(folder: &Path, before: &str, names: &mut Vec<String>) {
    let entries = std::fs::read_dir(folder.join(before))
        .into_iter()
        .flatten()
        .flatten();
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{before}{name}");
        if name.starts_with('.') {
            continue;
        } else if entry.path().is_dir() {
            collect(folder, &format!("{path}/"), names);
        } else {
            names.push(path);
        }
    }
}
