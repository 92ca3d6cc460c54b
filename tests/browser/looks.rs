//! What axe and the eye find, in light and dark, folded and unfolded, on desktop and phone.

use crate::harness::{Site, Window, visit};

async fn looks_right(window: Window, name: &str) {
    visit(&Site::start(), "", window, async |page| {
        page.ready().await;
        page.screenshot(name).await;
        assert_eq!(page.axe().await, [""; 0], "unfolded");
        assert!(
            page.is("document.documentElement.scrollWidth <= innerWidth")
                .await,
            "nothing sticks out sideways"
        );
        page.fold_all().await;
        page.screenshot(&format!("{name}-folded")).await;
        assert_eq!(page.axe().await, [""; 0], "folded");
        page.assert_console_silent().await;
    })
    .await;
}

#[tokio::test]
async fn desktop_in_light() {
    looks_right(Window::DESKTOP, "desktop-light").await;
}

#[tokio::test]
async fn desktop_in_dark() {
    looks_right(Window::DESKTOP.dark(), "desktop-dark").await;
}

#[tokio::test]
async fn phone_in_light() {
    looks_right(Window::PHONE, "phone-light").await;
}

#[tokio::test]
async fn phone_in_dark() {
    looks_right(Window::PHONE.dark(), "phone-dark").await;
}
