//! A published report as one file, opened from a disk.

use crate::published::published;
use gongbao_testkit::{Site, Window, visit};
use serde_json::{Value, json};

#[test]
fn the_one_file_has_at_most_200_kilobytes() {
    let folder = published();
    let file = std::fs::metadata(folder.path().join("offline.html")).unwrap();
    assert!(file.len() <= 200_000, "{} bytes", file.len());
}

#[test]
fn the_one_file_opens_from_the_disk_with_the_network_off() {
    let folder = published();
    let address = format!("file://{}", folder.path().join("offline.html").display());
    visit(
        &Site::of(folder.path().into()),
        "report",
        Window::DESKTOP,
        |page| {
            page.console();
            page.cdp("Network.enable", json!({}));
            let off = json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
            page.cdp("Network.emulateNetworkConditions", off);
            page.go(&address);
            page.ready();
            page.click_id("mark:petitions:petitions.letters.received");
            page.until(
                "document.querySelector('.looked-up')?.textContent === '229件'",
                "it is interactive",
            );
            let requests = page.value("performance.getEntriesByType('resource').filter(e => !e.name.startsWith('data:')).length");
            assert_eq!(requests, Value::from(0));
            page.assert_console_silent();
        },
    );
}
