//! What axe and the eye find, in light and dark, folded and unfolded, on desktop and phone.

use gongbao_testkit::{Site, Window, visit};

fn looks_right(window: Window, name: &str) {
    visit(&Site::start(), "", window, |page| {
        page.ready();
        page.screenshot(name);
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
