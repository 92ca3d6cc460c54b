//! Printing all of a page, or some sections of it.

use super::draw::choose_printed;
pub use super::draw::sign_print;
use web_sys::Element;

/// In the place of a section: the title and the year at a glance, on one page.
pub const BRIEF: &str = "brief";

/// Prints the section with this id; without a name those that are ticked below `root`, and all when none is. A host's
/// page that prints in its own way cancels the event `gongbao-print`.
pub fn print(root: &Element, section: &str) {
    choose_printed(root, Some(section));
    sign_print(root);
    if super::tell(root, "gongbao-print", &[])
        && let Some(window) = web_sys::window()
    {
        // Where printing is forbidden nothing happens.
        drop(window.print());
    }
}

/// After printing: the next print is of the whole again.
pub fn print_all(root: &Element) {
    choose_printed(root, None);
}
