//! A .doc of Word 97 to 2003, or of WPS, becomes lines (MS-DOC).
//!
//! - [`compound`](super::compound): the streams of the file
//! - [`text`]: the characters and what is said of them; [`properties`], [`styles`]: how it is said
//! - [`reading`]: what is printed

mod properties;
mod reading;
mod styles;
mod text;

use super::{Kind, Source};
use crate::ImportError;
use crate::source::compound::{Compound, u16_at, u32_at};
use reading::Reading;
use styles::Styles;
use text::Text;

/// Reads a .doc.
///
/// # Errors
/// When it is damaged, under a password, or older than Word 97.
pub(super) fn read(bytes: &[u8]) -> Result<Source, ImportError> {
    let broken = |reason: &str| ImportError::Broken {
        kind: Kind::Doc,
        reason: reason.to_owned(),
    };
    let file = Compound::open(bytes).ok_or_else(|| broken("目录读不出来"))?;
    let main = file
        .stream("WordDocument")
        .ok_or_else(|| broken("没有正文"))?;
    let head = || Some((u16_at(&main, 0)?, u16_at(&main, 2)?, u16_at(&main, 10)?));
    let (mark, version, flags) = head().ok_or_else(|| broken("正文是空的"))?;
    if flags & 0x0100 != 0 {
        let kind = Kind::Encrypted;
        return Err(ImportError::NotRead { kind });
    }
    // 193 is the number of Word 97.
    if mark != 0xa5ec || version < 0xc1 {
        return Err(broken("是 Word 97 以前的格式"));
    }
    let name = if flags & 0x0200 != 0 {
        "1Table"
    } else {
        "0Table"
    };
    let table = file.stream(name).ok_or_else(|| broken("格式表读不出来"))?;
    let part = |n: usize| -> &[u8] {
        let at = 0x9a + 8 * n;
        let place = || {
            let (start, length) = (u32_at(&main, at)? as usize, u32_at(&main, at + 4)? as usize);
            table.get(start..start.checked_add(length)?)
        };
        place().unwrap_or_default()
    };
    let data = file.stream("Data").unwrap_or_default();
    let text = Text::read(&main, &table, &data).ok_or_else(|| broken("文字的次序表读不出来"))?;
    let lists = u32_at(&main, 0x9a + 8 * 73).unwrap_or_default() as usize;
    let has_lists = !part(73).is_empty();
    let start = if has_lists { lists } else { table.len() };
    let count = |at: usize| u32_at(&main, at).unwrap_or_default() as usize;
    // The text, then notes, headers, macros, comments, end notes and boxes, one after the other.
    let counts = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64].map(count);
    let start_of = |n: usize| {
        counts[..n]
            .iter()
            .fold(0_usize, |sum, count| sum.saturating_add(*count))
    };
    let reading = Reading::new(
        text,
        Styles::read(part(1)),
        styles::fonts(part(15)),
        styles::numbering(&table, start, part(74)),
        [
            reading::Notes::of(part(2), part(3), 2, start_of(1)),
            reading::Notes::of(part(46), part(47), 2, start_of(5)),
        ],
        reading::Boxes::of(part(40), part(56), start_of(6)),
    );
    Ok(reading.read(counts[0]).finish())
}
