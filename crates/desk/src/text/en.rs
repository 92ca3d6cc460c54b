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
    cite: "Cite",
    cite_what: "What to cite",
    whole: "The whole report",
    selected: "The words selected",
    section: "Section",
    paragraph: "Paragraph",
    chart: "Chart",
    figure: "Figure",
    link: "Link",
    entry: "Reference (GB/T 7714)",
    copy: "Copy",
    copied: "Copied.",
    copy_yourself: "The browser did not allow it. The text is selected: copy it yourself.",
    code: "Leads here from paper",
    gone: "What this address meant is no longer in the report.",
    source: "Source",
};
