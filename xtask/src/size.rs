//! What the page's bytes are spent on, as they travel.

use crate::{Failure, widget};
use std::io::Write;

/// What wasm and scripts together may take, in bytes of brotli.
const BUDGET: usize = 130_000;

struct File {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints a table of every file of the page.
pub fn print() -> Result<(), Failure> {
    let files = files()?;
    println!("{:>9} {:>9} {:>9}  file", "raw", "gzip", "brotli");
    for file in &files {
        let File {
            name,
            raw,
            gzip,
            brotli,
        } = file;
        println!("{raw:>9} {gzip:>9} {brotli:>9}  {name}");
    }
    println!(
        "{:>29}  wasm and scripts, of {BUDGET} allowed",
        code(&files)
    );
    Ok(())
}

/// Fails above the budget and names the largest file.
pub fn check() -> Result<(), Failure> {
    let files = files()?;
    let code = code(&files);
    if code <= BUDGET {
        return Ok(());
    }
    let largest = files.iter().max_by_key(|file| file.brotli);
    let largest = largest.map_or_else(String::new, |file| {
        format!("{} with {}", file.name, file.brotli)
    });
    Err(format!(
        "wasm and scripts take {code} bytes of brotli, {BUDGET} are allowed; the largest is {largest}"
    ))
}

fn code(files: &[File]) -> usize {
    // The importer comes only when a reader opens a page of their own.
    let on_demand = |file: &&File| file.name.starts_with("gongbao-import");
    let is_code = |file: &&File| {
        (file.name.ends_with(".wasm") || file.name.ends_with(".js")) && !on_demand(file)
    };
    files.iter().filter(is_code).map(|file| file.brotli).sum()
}

fn files() -> Result<Vec<File>, Failure> {
    let folder = widget::folder();
    let entries =
        std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries.flatten().filter(|entry| entry.path().is_file()) {
        let bytes = std::fs::read(entry.path()).map_err(|error| error.to_string())?;
        files.push(File {
            name: entry.file_name().to_string_lossy().into_owned(),
            raw: bytes.len(),
            gzip: gzip(&bytes).map_err(|error| error.to_string())?,
            brotli: brotli(&bytes).map_err(|error| error.to_string())?,
        });
    }
    files.sort_by_key(|file| std::cmp::Reverse(file.brotli));
    Ok(files)
}

fn gzip(bytes: &[u8]) -> std::io::Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> std::io::Result<usize> {
    let parameters = brotli::enc::BrotliEncoderParams::default();
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed.len())
}
