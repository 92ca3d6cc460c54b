//! The picture that stands in for the page, made without a browser.

use super::{HEIGHT, WIDTH, drawing};
use gongbao_report::Verified;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};
use skrifa::MetadataProvider;
use std::io::Read;
use std::sync::{Arc, LazyLock};

/// The characters of GBK, packed by brotli, and those of ASCII, see `assets/fonts/README.md`.
const HAN: &[u8] = include_bytes!("../../../../assets/fonts/DroidSansFallback.ttf.br");
const LATIN: &[u8] = include_bytes!("../../../../assets/fonts/Roboto.ttf");
const FAMILY: &str = "Droid Sans Fallback";

/// The fonts, unpacked once.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut han = Vec::new();
    let unpacked = brotli::Decompressor::new(HAN, 1 << 16).read_to_end(&mut han);
    let mut fonts = fontdb::Database::new();
    if unpacked.is_ok() {
        fonts.load_font_data(han);
    }
    fonts.load_font_data(LATIN.to_vec());
    Arc::new(fonts)
});

/// The picture as PNG. None where the fonts lack a character of it: a box in the name of a place would be worse than
/// no picture.
pub fn picture(verified: &Verified) -> Option<Vec<u8>> {
    let drawing = drawing(verified, FAMILY);
    let options = usvg::Options {
        fontdb: Arc::clone(&FONTS),
        font_family: FAMILY.to_owned(),
        ..usvg::Options::default()
    };
    if !can_write(&drawing) {
        return None;
    }
    let tree = usvg::Tree::from_str(&drawing, &options).ok()?;
    let mut picture = Pixmap::new(WIDTH, HEIGHT)?;
    resvg::render(&tree, Transform::default(), &mut picture.as_mut());
    picture.encode_png().ok()
}

fn can_write(drawing: &str) -> bool {
    let mut left: Vec<char> = drawing.chars().collect();
    for face in FONTS.faces() {
        FONTS.with_face_data(face.id, |data, index| {
            if let Ok(font) = skrifa::FontRef::from_index(data, index) {
                let known = font.charmap();
                left.retain(|letter| known.map(*letter).is_none());
            }
        });
    }
    left.is_empty()
}

#[cfg(test)]
mod tests {
    use crate::seed;
    use gongbao_report::Verified;

    #[test]
    fn the_picture_is_a_png_that_is_the_same_each_time() {
        let verified = Verified::of(seed());
        let picture = super::picture(&verified).unwrap();
        assert!(picture.starts_with(b"\x89PNG"));
        assert_eq!(picture[16..24], [0, 0, 4, 176, 0, 0, 2, 118]);
        assert!(picture.len() < 150_000, "{}", picture.len());
        assert_eq!(super::picture(&verified).unwrap(), picture);
    }

    #[test]
    fn a_character_that_the_font_lacks_leaves_the_picture_out() {
        let mut report = seed();
        report.title = "𠮷年度报告".into();
        assert_eq!(super::picture(&Verified::of(report)), None);
    }
}
