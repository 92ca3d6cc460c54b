//! What stands in for the page where it is shared: a picture of who reports on which year, with three of the
//! year's numbers, and the tags that name it. Portals and messengers ask for a PNG at an absolute address.

mod drawing;
#[cfg(not(target_arch = "wasm32"))]
mod picture;

pub use drawing::drawing;
#[cfg(not(target_arch = "wasm32"))]
use picture::picture;

use crate::File;
use crate::html::escaped;
use gongbao_report::Verified;
use gongbao_report::verify::Proven;
use gongbao_viewer::text::{Lang, number};

/// The picture beside the page.
pub const NAME: &str = "share.png";
/// As messengers want it.
const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;
/// How many numbers it shows.
const MOST: usize = 3;

/// A browser has the fonts of its machine, and makes the picture of the [`drawing`] itself.
#[cfg(target_arch = "wasm32")]
fn picture(_: &Verified) -> Option<Vec<u8>> {
    None
}

/// The picture beside the page: the one that was made already, or one that is made now.
pub fn file(verified: &Verified, made: Option<&[u8]>) -> Option<File> {
    let made = made.map(<[u8]>::to_vec);
    let bytes = made.or_else(|| picture(verified))?;
    let path = NAME.to_owned();
    Some(File { path, bytes })
}

/// The tags by which portals and messengers show the page that lies `at` an address.
pub fn tags(verified: &Verified, at: &str, has_picture: bool) -> String {
    let report = verified.report();
    let said = said(verified);
    let picture = if has_picture && !at.is_empty() {
        format!("{at}{NAME}")
    } else {
        String::new()
    };
    let card = if picture.is_empty() {
        "summary"
    } else {
        "summary_large_image"
    };
    let sizes = [WIDTH, HEIGHT].map(|size| size.to_string());
    let sizes = sizes.map(|size| {
        if picture.is_empty() {
            String::new()
        } else {
            size
        }
    });
    let tags = [
        ("property", "og:type", "article"),
        ("property", "og:locale", "zh_CN"),
        ("property", "og:site_name", &report.issuer),
        ("property", "og:title", &report.title),
        ("property", "og:description", &said),
        ("property", "og:url", at),
        ("property", "og:image", &picture),
        ("property", "og:image:width", &sizes[0]),
        ("property", "og:image:height", &sizes[1]),
        ("name", "twitter:card", card),
    ];
    let tags = tags.into_iter().filter(|(.., content)| !content.is_empty());
    let tags = tags.map(|(kind, name, content)| {
        let content = escaped(content);
        format!("\n<meta {kind}=\"{name}\" content=\"{content}\">")
    });
    tags.collect()
}

/// The numbers that tell the year first.
fn told(verified: &Verified) -> Vec<Proven<'_>> {
    let report = verified.report();
    let named = report.highlights.iter();
    let named = named.filter_map(|id| verified.figure(id));
    let told = named.filter(|proven| proven.figure().tells_year(report.year));
    told.take(MOST).collect()
}

/// The year in a line: its first numbers, or how the report begins.
fn said(verified: &Verified) -> String {
    let report = verified.report();
    let numbers = told(verified).into_iter().map(|proven| {
        let figure = proven.figure();
        let (value, unit) = (
            number::value(figure, Lang::Zh),
            number::unit(figure, Lang::Zh),
        );
        format!("{}：{value}{unit}", figure.label.zh)
    });
    let numbers: Vec<String> = numbers.collect();
    if numbers.is_empty() {
        let first = report.paragraphs().next();
        return first.map_or_else(String::new, |first| first.text.chars().take(120).collect());
    }
    format!("{}年，{}。", report.year, numbers.join("；"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed;

    #[test]
    fn the_tags_name_the_picture_only_where_the_address_is_known() {
        let verified = Verified::of(seed());
        let tags = super::tags(&verified, "https://a.gov.cn/2017/", true);
        for tag in [
            r#"<meta property="og:image" content="https://a.gov.cn/2017/share.png">"#,
            r#"<meta property="og:url" content="https://a.gov.cn/2017/">"#,
            r#"<meta name="twitter:card" content="summary_large_image">"#,
        ] {
            assert!(tags.contains(tag), "{tag} is not in {tags}");
        }
        assert!(
            tags.contains("og:description\" content=\"2017年，"),
            "{tags}"
        );
        let tags = super::tags(&verified, "", true);
        assert!(
            !tags.contains("og:image") && tags.contains("content=\"summary\""),
            "{tags}"
        );
    }

    #[test]
    fn what_is_shared_is_no_markup() {
        let mut report = seed();
        report.title = "\"><script>".into();
        let tags = super::tags(&Verified::of(report), "", false);
        assert!(!tags.contains("<script>"), "{tags}");
    }
}
