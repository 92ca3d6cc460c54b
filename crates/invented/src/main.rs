//! Writes the invented reports into a folder, a region a folder: what `docs/scale.md` measures.

use gongbao_invented::{YEARS, places, report};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: gongbao-invented FOLDER");
        return ExitCode::from(2);
    };
    match write(&folder) {
        Ok(count) => {
            println!("{count} reports");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &std::path::Path) -> std::io::Result<usize> {
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
