//! The forms in which a place is cited: a link, an entry after GB/T 7714, Markdown.

use super::Place;
use crate::dom;
use crate::page::{Page, Work};
use gongbao_report::address::Place as Cited;
use gongbao_report::cite;

/// On the report of a single chart in a host's page (`assets/scripts/mount.js`): the address of its own page.
pub const HOME: &str = "data-home";

/// What stands before each address of a report in a host's page.
pub fn prefix(page: &Page) -> String {
    let section = page.sections.first().map(|section| &section.element);
    let prefix = section.and_then(|section| {
        let id = section.id();
        let prefix = id.strip_suffix(&dom::attr(section, "data-section"))?;
        Some(prefix.to_owned())
    });
    prefix.unwrap_or_default()
}

/// The forms in which a place is cited.
pub struct Forms {
    /// The address, with the words to look for where the browser knows how.
    pub link: String,
    /// The address alone.
    pub short: String,
    /// The words and the entry after GB/T 7714.
    pub plain: String,
    pub markdown: String,
}

/// How a place is cited.
pub fn forms(page: &Page, place: &Place) -> Forms {
    let work = Work::of(page);
    let home = dom::attr(&page.root, HOME);
    let (base, prefix) = if home.is_empty() {
        (page_address(&work), String::new())
    } else {
        (home, prefix(page))
    };
    let fragment = place.cited.as_ref().map(Cited::address);
    let fragment = fragment.map(|fragment| match fragment.strip_prefix(&prefix) {
        Some(own) => own.to_owned(),
        None => fragment,
    });
    let words = dom::knows_text_fragments(&page.root).then_some(place.quote.as_str());
    let link = |words| match &fragment {
        Some(fragment) => cite::link(&base, fragment, words),
        None => base.clone(),
    };
    let short = link(None);
    Forms {
        link: link(words),
        plain: work.work.plain(&place.quote, &today(), &short),
        markdown: work.work.markdown(&place.quote, &short),
        short,
    }
}

/// The address of the page itself; of a file on a disk that of the issuer's page.
fn page_address(work: &Work) -> String {
    let here = dom::address();
    if here.starts_with("http") || work.address.is_empty() {
        here
    } else {
        work.address.clone()
    }
}

/// Today, where the reader is.
fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}
