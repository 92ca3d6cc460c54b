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
        page.click(".tools button:nth-child(2)").await;
        page.until(
            "!document.querySelector('main details[open]')",
            "all are folded",
        )
        .await;
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

#[tokio::test]
async fn everything_is_printed_even_what_is_folded() {
    visit(&Site::start(), "", Window::DESKTOP, async |page| {
        page.ready().await;
        page.click(".tools button:nth-child(2)").await;
        page.until(
            "!document.querySelector('main details[open]')",
            "all are folded",
        )
        .await;
        let pdf = page.pdf("folded").await;
        let output = std::process::Command::new("pdftotext")
            .arg(&pdf)
            .arg("-")
            .output();
        let output =
            output.expect("pdftotext is missing: run `cargo xtask test`, which installs it");
        let text: String = String::from_utf8_lossy(&output.stdout)
            .split_whitespace()
            .collect();
        let report = gongbao_report::Report::from_json(include_str!(
            "../../assets/reports/kecheng-2017.json"
        ))
        .unwrap();
        for paragraph in report.paragraphs() {
            let last: String = paragraph
                .text
                .chars()
                .rev()
                .take(12)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            assert!(text.contains(last.as_str()), "not printed: …{last}");
        }
    })
    .await;
}
