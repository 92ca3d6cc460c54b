//! Packing. The widget's large files are the same for every report and were packed when it was built, since that
//! takes seconds; this crate carries them. In the browser, where they would double what it fetches, everything is
//! packed when it is published.

use std::borrow::Cow;

/// A file of the widget, and what it is packed to; empty where it was not packed.
struct Ahead {
    file: &'static [u8],
    brotli: &'static [u8],
    gzip: &'static [u8],
    tightest_gzip: &'static [u8],
}

#[cfg(target_arch = "wasm32")]
const AHEAD: [Ahead; 0] = [];

#[cfg(not(target_arch = "wasm32"))]
macro_rules! ahead {
    ($($name:literal),*) => {
        [$(Ahead {
            file: include_bytes!(concat!(env!("OUT_DIR"), "/", $name)),
            brotli: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".br")),
            gzip: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".gz")),
            tightest_gzip: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".zopfli")),
        }),*]
    };
}

#[cfg(not(target_arch = "wasm32"))]
static AHEAD: [Ahead; 11] = ahead!(
    "gongbao.js",
    "gongbao_bg.wasm",
    "gongbao.css",
    "desk.js",
    "desk_bg.wasm",
    "proof.js",
    "proof_bg.wasm",
    "catalog.js",
    "catalog_bg.wasm",
    "catalog.css",
    "seal_bg.wasm"
);

/// Brotli at its best.
pub fn brotli(bytes: &[u8]) -> Cow<'static, [u8]> {
    packed(bytes, |ahead| ahead.brotli, gongbao_pack::brotli)
}

/// gzip at its best.
pub fn gzip(bytes: &[u8]) -> Cow<'static, [u8]> {
    packed(bytes, |ahead| ahead.gzip, gongbao_pack::gzip)
}

/// gzip as tight as it can be.
pub fn tightest_gzip(bytes: &[u8]) -> Cow<'static, [u8]> {
    packed(
        bytes,
        |ahead| ahead.tightest_gzip,
        gongbao_pack::tightest_gzip,
    )
}

fn packed(
    bytes: &[u8],
    ahead: fn(&Ahead) -> &'static [u8],
    pack: fn(&[u8]) -> Vec<u8>,
) -> Cow<'static, [u8]> {
    let known = AHEAD.iter().find(|known| known.file == bytes).map(ahead);
    match known {
        Some(packed) if !packed.is_empty() => packed.into(),
        _ => pack(bytes).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{AHEAD, Ahead};
    use std::io::Read;

    fn read(mut packed: impl Read) -> Vec<u8> {
        let mut bytes = Vec::new();
        packed.read_to_end(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn what_was_packed_ahead_is_the_file() {
        for known in &AHEAD {
            assert!(!known.file.is_empty(), "cargo xtask build comes first");
            let brotli = brotli::Decompressor::new(known.brotli, 1 << 16);
            assert!(read(brotli) == known.file);
            assert!(read(flate2::read::GzDecoder::new(known.gzip)) == known.file);
        }
        let tightest = AHEAD.iter().filter(|known| !known.tightest_gzip.is_empty());
        let tightest: Vec<&Ahead> = tightest.collect();
        // What stands in the one file, and in the page that verifies.
        assert_eq!(tightest.len(), 2);
        for known in tightest {
            assert!(read(flate2::read::GzDecoder::new(known.tightest_gzip)) == known.file);
        }
    }

    #[test]
    fn it_is_what_packing_gives_later() {
        let known = AHEAD.iter().min_by_key(|known| known.file.len()).unwrap();
        assert_eq!(known.gzip, gongbao_pack::gzip(known.file));
        assert_eq!(known.brotli, gongbao_pack::brotli(known.file));
    }
}
