//! English.

use super::Text;

pub(super) const TEXT: Text = Text {
    search: "Search this report",
    search_hint: "Words or numbers",
    found: "{} found",
    found_nth: "{} of {}",
    nothing_found: "Nothing found",
    more_found: "{} more paragraphs: go on with Next.",
    previous: "Previous",
    next: "Next",
    close: "Close",
};
