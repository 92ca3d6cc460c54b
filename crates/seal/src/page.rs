//! The seal of a page that is one file stands in the page, in an element that is not sealed itself; and of a
//! portal's page only the element is sealed that was pasted into it.

use crate::seal::Seal;

const BEGIN: &str = "<script type=\"application/json\" id=\"gongbao-seal\">";
const END: &str = "</script>\n";

/// The page as it is sealed, and the seal in it.
pub fn apart(html: &str) -> (String, Option<&str>) {
    let Some((before, rest)) = html.split_once(BEGIN) else {
        return (html.to_owned(), None);
    };
    match rest.split_once(END) {
        Some((seal, after)) => (format!("{before}{after}"), Some(seal)),
        None => (html.to_owned(), None),
    }
}

/// The page with this seal in place of any other.
pub fn with(html: &str, seal: &Seal) -> String {
    let (page, _) = apart(html);
    // Inside a script element only `<` could end it.
    let json = seal.to_json().replace('<', "\\u003c");
    let at = page.rfind("</body>").unwrap_or(page.len());
    let (before, after) = page.split_at(at);
    format!("{before}{BEGIN}{}{END}{after}", json.trim_end())
}

/// The element of a report in a portal's page.
pub fn element(html: &str) -> Option<&str> {
    const END: &str = "</gongbao-report>";
    let from = html.find("<gongbao-report")?;
    let to = html[from..].find(END)?;
    html.get(from..from + to + END.len())
}

/// The name of the report that a published page shows.
pub fn report_of(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("data-src=\"")?;
    let name = rest.split('"').next();
    name.filter(|name| is_shown(name))
}

/// Whether a file is what a published page shows, by its name.
pub fn is_shown(name: &str) -> bool {
    name.starts_with("report-") && name.ends_with(".json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Piece;

    #[test]
    fn a_page_carries_one_seal_and_is_the_same_page_without_it() {
        let page = "<html>\n<body>\n<p>段</p>\n</body>\n</html>\n";
        let seal = Seal::of(&[Piece::of_file("<b>.html", page.as_bytes())]);
        let sealed = with(&with(page, &Seal::of(&[])), &seal);
        let (bare, json) = apart(&sealed);
        assert_eq!(bare, page);
        assert_eq!(Seal::from_json(json.unwrap()), Ok(seal));
        assert_eq!(apart(page), (page.to_owned(), None));
        let torn = format!("{BEGIN}{{");
        assert_eq!(apart(&torn), (torn.clone(), None));
    }

    #[test]
    fn of_a_portals_page_the_element_is_taken() {
        let element_of = "<gongbao-report src=\"a\"><p>段</p></gongbao-report>";
        let page = format!("<nav></nav>{element_of}<footer></footer>");
        assert_eq!(element(&page), Some(element_of));
        assert_eq!(element("<p>"), None);
    }
}
