//! The report in the page that is one file (`offline.html`), as `crates/publish` packs it.

use std::io::Read;

/// What tells the one file from other pages.
pub const MARK: &str = "id=\"packed-texts\"";

/// No page unpacks to more: a report has 32 MB at most.
const LONGEST: u64 = 1 << 26;

/// The JSON of the report in the one file; none of another page, or of one that was damaged.
pub fn report(html: &str) -> Option<String> {
    let (_, rest) = html.split_once(MARK)?;
    let (_, rest) = rest.split_once("data-bytes=\"")?;
    let (length, rest) = rest.split_once("\">")?;
    let (digits, _) = rest.split_once("</script>")?;
    let packed = z85::decode(digits.replace(',', "<")).ok()?;
    let packed = packed.get(..length.parse().ok()?)?;
    let mut texts = String::new();
    let mut unpacked = flate2::read::GzDecoder::new(packed).take(LONGEST);
    unpacked.read_to_string(&mut texts).ok()?;
    let [_, _, report]: [String; 3] = serde_json::from_str(&texts).ok()?;
    Some(report)
}
