//! What axe and the eye find, in light and dark, folded and unfolded, on desktop and phone.

use gongbao_testkit::{Site, Window, visit};

fn looks_right(window: Window, name: &str) {
    visit(&Site::start(), "", window, |page| {
        page.ready();
        page.screenshot(name);
        // Until its reader does something a page lays out what is near the screen, see rest.js.
        page.press("Tab");
        page.until(
            "!document.querySelector('[data-resting]')",
            "all of the page is laid out",
        );
        assert_eq!(page.axe(), [""; 0], "unfolded");
        assert!(
            page.is("document.documentElement.scrollWidth <= innerWidth"),
            "nothing sticks out sideways"
        );
        page.fold_all();
        page.screenshot(&format!("{name}-folded"));
        assert_eq!(page.axe(), [""; 0], "folded");
        page.assert_console_silent();
    });
}

#[test]
fn desktop_in_light() {
    looks_right(Window::DESKTOP, "desktop-light");
}

#[test]
fn desktop_in_dark() {
    looks_right(Window::DESKTOP.dark(), "desktop-dark");
}

#[test]
fn phone_in_light() {
    looks_right(Window::PHONE, "phone-light");
}

#[test]
fn phone_in_dark() {
    looks_right(Window::PHONE.dark(), "phone-dark");
}
