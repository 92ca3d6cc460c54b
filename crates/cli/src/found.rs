//! The reports below a folder, and where readers of its catalogue find them.

use crate::bodies::Head;
use crate::{output, sealed};
use gongbao_catalog::address::{self, encoded};
use gongbao_publish::{downloads, versions};
use gongbao_seal::page;
use std::path::{Component, Path, PathBuf};

/// A report's file and where readers find it.
pub struct Found {
    pub file: PathBuf,
    pub year: u16,
    pub page: String,
    pub data: String,
    /// The listed district that its body is one of.
    pub district: Option<String>,
}

/// A report with its region.
pub type Read = ((String, Head), Found);

/// Every JSON file below a folder, in order, but not what an earlier run or `gongbao publish` made of
/// reports.
pub fn collect(folder: &Path, out: &Path, files: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let html = std::fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    let shown = page::report_of(&html);
    for path in paths {
        let is_kept = path.ends_with(versions::FOLDER) && folder.join(versions::INDEX).is_file();
        if path.is_dir() && path != out.join("districts") && !is_kept {
            collect(&path, out, files);
        } else if path.extension().is_some_and(|ending| ending == "json")
            && path != out.join(address::ROOT)
            && !downloads::JSON.iter().any(|name| path.ends_with(name))
            && !path.ends_with(versions::INDEX)
            && !sealed::is_seal(&path)
            && !is_left_over(&path, shown)
        {
            files.push(path);
        }
    }
}

/// Whether a file is what the page of its folder showed before it showed this one: who uploads a folder over
/// another leaves such files after.
fn is_left_over(path: &Path, shown: Option<&str>) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    shown.is_some_and(|shown| page::is_shown(&name) && name != shown)
}

/// What a file of a report is, with its region. One that readers of the catalogue do not reach is copied into it.
pub fn found(file: PathBuf, reports: &Path, out: &Path, reached: bool) -> Result<Read, String> {
    let json = std::fs::read(&file).map_err(|error| output::about(&file, &error))?;
    let head: Head = serde_json::from_slice(&json).map_err(|error| output::about(&file, &error))?;
    let folder = file.parent().unwrap_or(reports);
    let index = std::fs::read_to_string(folder.join("index.html"));
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let served = if reached {
        file.clone()
    } else {
        copied(&file, reports, out).map_err(|error| output::about(&file, &error))?
    };
    let data = relative(out, &served);
    // A report of a published folder has its page there; a left-over of an older one is not named in it.
    let published = index.is_ok_and(|index| index.contains(&*name));
    let page = if published && reached {
        format!("{}/", relative(out, folder))
    } else {
        let reader = gongbao_publish::catalog::READER;
        format!("{reader}?src={}", encoded(&data))
    };
    let around = if published {
        folder.parent().unwrap_or(reports)
    } else {
        folder
    };
    let region = around
        .strip_prefix(reports)
        .ok()
        .and_then(|path| path.components().next());
    let region = region.map_or_else(String::new, |first| {
        first.as_os_str().to_string_lossy().into_owned()
    });
    let year = head.year;
    Ok((
        (region, head),
        Found {
            file,
            year,
            page,
            data,
            district: None,
        },
    ))
}

/// The catalogue's own copy of a report. It shares the disk's blocks with the report where it can.
fn copied(file: &Path, reports: &Path, out: &Path) -> std::io::Result<PathBuf> {
    let path = file.strip_prefix(reports).unwrap_or(file);
    let copy = out.join("reports").join(path);
    std::fs::create_dir_all(copy.parent().unwrap_or(out))?;
    if copy.exists() {
        std::fs::remove_file(&copy)?;
    }
    if std::fs::hard_link(file, &copy).is_err() {
        std::fs::copy(file, &copy)?;
    }
    Ok(copy)
}

/// The address of a file seen from a folder, both absolute.
fn relative(from: &Path, to: &Path) -> String {
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) =
        (from.components().collect(), to.components().collect());
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from[common..].iter().map(|_| "..".to_owned());
    let down = to[common..]
        .iter()
        .map(|part| encoded(&part.as_os_str().to_string_lossy()));
    let parts: Vec<String> = up.chain(down).collect();
    if parts.is_empty() {
        ".".to_owned()
    } else {
        parts.join("/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_from_the_catalogue_to_the_reports() {
        let from = Path::new("/srv/gongbao/catalog");
        for (to, address) in [
            ("/srv/gongbao/catalog/a.json", "a.json"),
            ("/srv/gongbao/浙江省/x 2017.json", "../浙江省/x%202017.json"),
            ("/srv/gongbao/catalog", "."),
        ] {
            assert_eq!(relative(from, Path::new(to)), address);
        }
    }
}
