//! Publishing in the browser: a report in, the zip of its published folder out, the same folder that `gongbao
//! publish` writes, but that the browser says where the lines of names may end. A module of its own, which runs beside the page and is fetched when an editor asks for it.

use gongbao_publish::embed::Snippets;
use gongbao_publish::{Beside, File, share};
use gongbao_report::{Report, Verified};
use std::io::{Cursor, Write};
use wasm_bindgen::prelude::wasm_bindgen;
use zip::write::{SimpleFileOptions, ZipWriter};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// What a machine with Chinese has to write with.
const FONTS: &str = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/// What a report is published as.
#[wasm_bindgen(getter_with_clone)]
pub struct Packed {
    /// The zip of its folder.
    pub zip: Vec<u8>,
    /// The line to paste into an article.
    pub short: String,
    /// What to paste where that is not taken.
    pub frame: String,
}

/// What the picture for messengers shows, as SVG; a browser makes a PNG of it with the fonts of its machine.
///
/// # Errors
/// Why there is none, in words.
#[wasm_bindgen(js_name = shareDrawing)]
pub fn share_drawing(json: &str) -> Result<String, String> {
    let report = Report::from_json(json).map_err(|error| error.to_string())?;
    Ok(share::drawing(&Verified::of(report), FONTS))
}

/// The folder that the report of this JSON is published as, for the address `at`; beside that of `last`,
/// the report of the year before, and with a `picture` of the drawing that stands for it.
///
/// # Errors
/// Why there is none, in words.
#[wasm_bindgen(js_name = publishZip)]
pub fn publish_zip(
    json: &str,
    at: &str,
    last: Option<String>,
    picture: Option<Vec<u8>>,
) -> Result<Packed, String> {
    let read = |json: &str| Report::from_json(json).map_err(|error| error.to_string());
    let report = read(json)?;
    let last = last.as_deref().map(read).transpose()?.map(Verified::of);
    let folder = report.id.clone();
    let at = match at.trim() {
        at if at.is_empty() || at.ends_with('/') => at.to_owned(),
        at => format!("{at}/"),
    };
    let beside = Beside {
        last: last.as_ref(),
        picture: picture.as_deref(),
        ..Beside::default()
    };
    let published = gongbao_publish::publish_with(&Verified::of(report), beside, &at);
    let published = published.map_err(|error| error.to_string())?;
    let zip = zip_of(&folder, &published.files).map_err(|error| error.to_string())?;
    let Snippets { short, frame, .. } = published.snippets;
    Ok(Packed { zip, short, frame })
}

/// The files in a folder. Without the time of the day: the same report gives the same bytes.
fn zip_of(folder: &str, files: &[File]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for file in files {
        zip.start_file(format!("{folder}/{}", file.path), options)?;
        zip.write_all(&file.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn main() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_make_the_same_zip_with_the_folder_in_it() {
        let files = [("index.html", "甲"), ("data/a.csv", "1,2")].map(|(path, text)| File {
            path: path.into(),
            bytes: text.into(),
        });
        let bytes = zip_of("jiaxian-2033", &files).unwrap();
        assert_eq!(bytes, zip_of("jiaxian-2033", &files).unwrap());
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let names = zip.file_names().map(|name| name.unwrap().into_owned());
        let names: Vec<String> = names.collect();
        assert_eq!(
            names,
            ["jiaxian-2033/index.html", "jiaxian-2033/data/a.csv"]
        );
        let text = std::io::read_to_string(zip.by_index(0).unwrap()).unwrap();
        assert_eq!(text, "甲");
    }

    #[test]
    fn what_is_no_report_is_refused_in_words() {
        let refused = publish_zip("{}", "", None, None).err().unwrap();
        assert!(!refused.is_empty());
    }
}
