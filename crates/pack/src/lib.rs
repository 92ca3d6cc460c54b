//! Packs files as browsers unpack them. The build packs the widget's large files and publishing everything else, by
//! the same rules: what is packed ahead is byte for byte what packing it later gives.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::num::NonZeroU64;

/// Brotli at its best.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams::default();
    // Writing to memory does not fail.
    let done = brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters);
    done.map(|_| out).unwrap_or_default()
}

/// gzip at its best.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    packed.unwrap_or_default()
}

/// gzip as tight as it can be, a sixteenth less. It takes seconds.
pub fn tightest_gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    // More blocks gain more than more rounds, in the same time.
    let options = zopfli::Options {
        iteration_count: const { NonZeroU64::new(12).unwrap() },
        maximum_block_splits: 40,
        ..zopfli::Options::default()
    };
    // Writing to memory does not fail.
    drop(zopfli::compress(
        options,
        zopfli::Format::Gzip,
        bytes,
        &mut out,
    ));
    out
}
