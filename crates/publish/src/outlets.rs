//! A catalogue for search engines and readers of news: a sitemap (sitemaps.org) and an Atom feed (RFC 4287). Both
//! name pages by their whole addresses, so they are made only where it is known where the catalogue will be.

use crate::html::escaped;
use crate::{File, dates};
use std::fmt::Write;

pub const SITEMAP: &str = "sitemap.xml";
pub const FEED: &str = "feed.xml";

/// The page of a catalogue, where reports are found and compared.
pub(crate) const INDEX: &str = "index.html";
/// What a catalogue is called.
pub(crate) const TITLE: &str = "政府年度报告：查找与比较";

/// A sitemap has no more pages.
const PAGES: usize = 50_000;
/// A feed tells of what is new.
const NEWS: usize = 100;

/// A report as others hear of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// Address of its page, relative to the catalogue.
    pub page: String,
    pub title: String,
    pub issuer: String,
    /// The day that it says it was issued, such as `2018-03-29`.
    pub date: Option<String>,
}

impl Outlet {
    fn day(&self) -> Option<&str> {
        self.date.as_deref().and_then(dates::day)
    }
}

/// Sitemap and feed of a catalogue at `at`, which ends in `/`. No feed where no report says when it was issued: a
/// feed says of everything when it was new.
pub fn files(at: &str, outlets: &[Outlet]) -> Vec<File> {
    let mut files = sitemaps(at, outlets, PAGES);
    files.extend(feed(at, outlets).map(|text| file(FEED, text)));
    files
}

/// Whether [`files`] has a feed for these.
pub fn has_feed(outlets: &[Outlet]) -> bool {
    outlets.iter().any(|outlet| outlet.day().is_some())
}

fn file(path: &str, text: String) -> File {
    File {
        path: path.to_owned(),
        bytes: text.into_bytes(),
    }
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const SITEMAPS: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// One sitemap, or a list of them where there are more pages than one may have.
fn sitemaps(at: &str, outlets: &[Outlet], most: usize) -> Vec<File> {
    let own = [(absolute(at, ""), None)].into_iter();
    let pages = outlets
        .iter()
        .map(|outlet| (absolute(at, &outlet.page), outlet.day()));
    let pages: Vec<(String, Option<&str>)> = own.chain(pages).collect();
    let parts: Vec<String> = pages.chunks(most).map(sitemap).collect();
    if let [one] = &parts[..] {
        return vec![file(SITEMAP, one.clone())];
    }
    let mut list = format!("{XML}<sitemapindex xmlns=\"{SITEMAPS}\">\n");
    let mut files = Vec::new();
    for (n, part) in (1..).zip(parts) {
        let name = format!("sitemap-{n}.xml");
        let place = escaped(&absolute(at, &name));
        let _ = writeln!(list, "<sitemap><loc>{place}</loc></sitemap>");
        files.push(file(&name, part));
    }
    files.push(file(SITEMAP, list + "</sitemapindex>\n"));
    files
}

fn sitemap(pages: &[(String, Option<&str>)]) -> String {
    let mut out = format!("{XML}<urlset xmlns=\"{SITEMAPS}\">\n");
    for (place, date) in pages {
        let date = date.map(|date| format!("<lastmod>{date}</lastmod>"));
        let (place, date) = (escaped(place), date.unwrap_or_default());
        let _ = writeln!(out, "<url><loc>{place}</loc>{date}</url>");
    }
    out + "</urlset>\n"
}

fn feed(at: &str, outlets: &[Outlet]) -> Option<String> {
    let dated = outlets
        .iter()
        .filter_map(|outlet| Some((outlet.day()?, outlet)));
    let mut news: Vec<(&str, &Outlet)> = dated.collect();
    // The newest first; of one day in the order of their addresses, so that every run writes the same.
    news.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.page.cmp(&other.page)));
    let (newest, _) = news.first()?;
    let (home, own) = (absolute(at, ""), absolute(at, FEED));
    let [home, own] = [home, own].map(|place| escaped(&place));
    let mut out = format!(
        "{XML}<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n<id>{home}</id>\n<title>{}</title>\n<updated>{}</updated>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n<link href=\"{home}\"/>\n",
        TITLE,
        moment(newest)
    );
    for (date, outlet) in news.iter().take(NEWS) {
        let place = escaped(&absolute(at, &outlet.page));
        let [title, issuer] = [&outlet.title, &outlet.issuer].map(|text| escaped(text));
        let _ = writeln!(
            out,
            "<entry><id>{place}</id><title>{title}</title><link href=\"{place}\"/><updated>{}</updated><author><name>{issuer}</name></author></entry>",
            moment(date)
        );
    }
    Some(out + "</feed>\n")
}

/// The beginning of a day in China.
fn moment(date: &str) -> String {
    format!("{date}T00:00:00+08:00")
}

/// The whole address of what `path` names beside a page at `at`, in the characters that addresses are sent in.
pub fn absolute(at: &str, path: &str) -> String {
    let (host, folders) = match at.match_indices('/').nth(2) {
        Some((slash, _)) => at.split_at(slash),
        None => (at, ""),
    };
    let mut parts: Vec<&str> = folders.split('/').filter(|part| !part.is_empty()).collect();
    let (path, query) = match path.find('?') {
        Some(mark) => path.split_at(mark),
        None => (path, ""),
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    let folder = path.is_empty() || path.ends_with('/') || path.ends_with('.');
    let end = if folder && !parts.is_empty() { "/" } else { "" };
    let whole = format!("{host}/{}{end}{query}", parts.join("/"));
    let mut out = String::with_capacity(whole.len());
    for byte in whole.bytes() {
        if byte.is_ascii_graphic() {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: &str = "https://a.gov.cn/gb/catalog/";

    fn outlet(page: &str, date: Option<&str>) -> Outlet {
        Outlet {
            page: page.into(),
            title: "甲区<b>2017年&报告".into(),
            issuer: "甲区人民政府".into(),
            date: date.map(str::to_owned),
        }
    }

    fn text(files: &[File], path: &str) -> String {
        let file = files.iter().find(|file| file.path == path).unwrap();
        String::from_utf8(file.bytes.clone()).unwrap()
    }

    #[test]
    fn addresses_are_whole_and_in_plain_characters() {
        for (path, whole) in [
            ("", "https://a.gov.cn/gb/catalog/"),
            ("./", "https://a.gov.cn/gb/catalog/"),
            ("feed.xml", "https://a.gov.cn/gb/catalog/feed.xml"),
            (
                "../甲区/2017/",
                "https://a.gov.cn/gb/%E7%94%B2%E5%8C%BA/2017/",
            ),
            ("../../../../x/", "https://a.gov.cn/x/"),
            (
                "read.html?src=../a%20b/../x.json",
                "https://a.gov.cn/gb/catalog/read.html?src=../a%20b/../x.json",
            ),
        ] {
            assert_eq!(absolute(AT, path), whole, "{path}");
        }
        assert_eq!(absolute("http://a.gov.cn/", ""), "http://a.gov.cn/");
    }

    #[test]
    fn the_sitemap_has_every_page_and_is_parted_where_there_are_too_many() {
        let outlets = [outlet("../a/", Some("2018-03-29")), outlet("../b&c/", None)];
        let whole = text(&files(AT, &outlets), SITEMAP);
        assert_eq!(whole.matches("<url>").count(), 3, "{whole}");
        assert!(whole.contains("https://a.gov.cn/gb/b&amp;c/"), "{whole}");
        assert_eq!(whole.matches("<lastmod>2018-03-29<").count(), 1);
        let parts = sitemaps(AT, &outlets, 2);
        let names: Vec<&str> = parts.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", SITEMAP]);
        assert!(text(&parts, SITEMAP).contains("<loc>https://a.gov.cn/gb/catalog/sitemap-2.xml<"));
    }

    #[test]
    fn the_feed_tells_of_the_newest_first_and_of_nothing_without_a_date() {
        let outlets = [
            outlet("../old/", Some("2017-02-01")),
            outlet("../none/", None),
            outlet("../new/", Some("2018-03-29")),
            outlet("../odd/", Some("二月<1>日")),
        ];
        let feed = text(&files(AT, &outlets), FEED);
        let at = |words: &str| {
            feed.find(words)
                .unwrap_or_else(|| panic!("{words}: {feed}"))
        };
        assert!(at("/gb/new/") < at("/gb/old/") && !feed.contains("/gb/none/"));
        assert!(!feed.contains("二月"));
        assert!(at("<updated>2018-03-29T00:00:00+08:00") < at("<entry>"));
        assert!(feed.contains("甲区&lt;b&gt;2017年&amp;报告"));
        assert!(has_feed(&outlets) && !has_feed(&outlets[1..2]));
        assert!(
            files(AT, &outlets[1..2])
                .iter()
                .all(|file| file.path != FEED)
        );
    }
}
