//! Writes the invented reports into a folder, a region a folder, or with `--long` reports as long as a
//! ministry's, half and a quarter of that: what `docs/measurements/scale.md` measures.

use gongbao_invented::{Length, YEARS, long_report, places, report};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (path, written) = match arguments.as_slice() {
        ["--long", folder] => (folder, write_long(Path::new(folder))),
        [folder] if !folder.starts_with('-') => (folder, write_country(Path::new(folder))),
        _ => {
            eprintln!("usage: gongbao-invented FOLDER, or gongbao-invented --long FOLDER");
            return ExitCode::from(2);
        }
    };
    match written {
        Ok(count) => {
            println!("{count} reports");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write_long(folder: &Path) -> std::io::Result<usize> {
    std::fs::create_dir_all(folder)?;
    let parts = [4, 2, 1];
    for part in parts {
        let sections = Length::MINISTRY.sections / part;
        let length = Length {
            sections,
            ..Length::MINISTRY
        };
        let path = folder.join(format!("{sections}.json"));
        std::fs::write(path, long_report(length).to_json())?;
    }
    Ok(parts.len())
}

fn write_country(folder: &Path) -> std::io::Result<usize> {
    let mut count = 0;
    for place in places() {
        let region = folder.join(&place.region);
        std::fs::create_dir_all(&region)?;
        for year in YEARS {
            let path = region.join(format!("{}{year}.json", place.name));
            std::fs::write(path, report(&place, year).to_json())?;
            count += 1;
        }
    }
    Ok(count)
}
