//! A published folder in a zip.

use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The files of a folder, by their paths in it.
pub type Folder = Vec<(String, Vec<u8>)>;

/// What all files together may unpack to. A published folder takes some ten MB.
const LIMIT: u64 = 256 << 20;
/// What a published folder has.
const MARKS: [&str; 2] = ["index.html", gongbao_seal::subject::SEAL];

pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The published folder in the zip, without the folders around it; none where there is no such folder.
///
/// # Errors
/// When it cannot be read, or has more than one folder could have: in words.
pub fn folder(bytes: &[u8]) -> Result<Option<Folder>, String> {
    let files = unpacked(bytes)?;
    let places = files.iter().filter_map(|(path, _)| {
        let around = MARKS.iter().find_map(|mark| path.strip_suffix(mark));
        around.filter(|around| around.is_empty() || around.ends_with('/'))
    });
    let Some(around) = places.min_by_key(|around| around.len()).map(str::to_owned) else {
        return Ok(None);
    };
    let inside = files
        .into_iter()
        .map(|(path, bytes)| match path.strip_prefix(&around) {
            Some(inside) => Ok((inside.to_owned(), bytes)),
            None => Err(format!("zip 里 {path} 在发布的文件夹之外")),
        });
    inside.collect::<Result<_, _>>().map(Some)
}

/// All files but those that a system leaves after for itself.
fn unpacked(bytes: &[u8]) -> Result<Folder, String> {
    let broken = || "zip 读不出来".to_owned();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let (mut files, mut left) = (Folder::new(), LIMIT);
    for n in 0..archive.len() {
        let file = archive.by_index(n).map_err(|_| broken())?;
        let path = file.name().map_err(|_| broken())?.replace('\\', "/");
        let own = path
            .split('/')
            .any(|part| part.starts_with('.') || part == "__MACOSX");
        if file.is_dir() || own {
            continue;
        }
        let mut bytes = Vec::new();
        let read = file.take(left + 1).read_to_end(&mut bytes);
        read.map_err(|_| format!("zip 里的 {path} 读不出来"))?;
        left = left
            .checked_sub(bytes.len() as u64)
            .ok_or_else(|| format!("zip 里的文件超过 {} MB", LIMIT >> 20))?;
        files.push((path, bytes));
    }
    Ok(files)
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    pub fn zip(files: &[(String, Vec<u8>)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in files {
            zip.start_file(path.as_str(), SimpleFileOptions::default())
                .unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn paths(files: &[&str]) -> Result<Option<Vec<String>>, String> {
        let files: Folder = files
            .iter()
            .map(|path| ((*path).to_owned(), b"x".to_vec()))
            .collect();
        let paths = |folder: Folder| folder.into_iter().map(|(path, _)| path).collect();
        Ok(folder(&zip(&files))?.map(paths))
    }

    #[test]
    fn the_folder_is_found_at_any_depth_without_what_a_system_adds() {
        let own = ["index.html".to_owned(), "a/b.js".to_owned()];
        for files in [
            ["index.html", "a/b.js"].as_slice(),
            &["2017/index.html", "2017/a/b.js", "2017/.DS_Store"],
            &[
                "甲/2017/index.html",
                "甲/2017/a/b.js",
                "__MACOSX/甲/2017/._index.html",
            ],
        ] {
            assert_eq!(paths(files), Ok(Some(own.to_vec())), "{files:?}");
        }
    }

    #[test]
    fn the_outer_page_is_the_folder_s() {
        let files = ["2017/earlier/index.html", "2017/index.html"];
        let inside = ["earlier/index.html", "index.html"].map(str::to_owned);
        assert_eq!(paths(&files), Ok(Some(inside.to_vec())));
    }

    #[test]
    fn another_zip_is_none_and_what_lies_beside_the_folder_is_told() {
        assert_eq!(paths(&["gongbao/reports/figures.json"]), Ok(None));
        assert_eq!(paths(&["a-index.html"]), Ok(None));
        let beside = paths(&["2017/index.html", "run.exe"]);
        assert!(beside.unwrap_err().contains("run.exe"));
    }

    #[test]
    fn a_zip_that_is_cut_off_is_told() {
        let whole = zip(&[("index.html".to_owned(), b"<p>".to_vec())]);
        assert!(folder(&whole[..whole.len() / 2]).is_err());
    }
}
