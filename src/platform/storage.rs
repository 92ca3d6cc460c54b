//! What the browser remembers for us. Where storage is denied, nothing is remembered.

fn store() -> Option<web_sys::Storage> {
    // Prerendering has no browser.
    if !super::LIVE {
        return None;
    }
    web_sys::window()?.local_storage().ok()?
}

/// The text kept under a key.
pub fn read(key: &str) -> Option<String> {
    store()?.get_item(key).ok()?
}

/// Keeps a text; full or denied storage is no error to the reader.
pub fn write(key: &str, value: &str) {
    if let Some(store) = store() {
        drop(store.set_item(key, value));
    }
}
