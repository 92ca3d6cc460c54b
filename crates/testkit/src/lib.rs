//! What the tests stand on. For tests only: nothing here is part of the product.
//!
//! The map:
//! - [`process`]: programs that end with the test, and free ports
//! - [`webdriver`]: the one protocol that drives all browsers
//! - [`engine`]: Chromium, Firefox, WebKit: how each is started
//! - [`browser`]: browsers that tests take in turn
//! - [`page`]: a page and what a person does with it, in every engine; [`chromium`]: what only
//!   Chromium can do for a test
//! - [`profile`]: what the main thread of a page did
//! - [`site`], [`nginx`]: servers of a page; [`outside`]: a network that is off

pub mod browser;
pub mod chromium;
pub mod engine;
pub mod nginx;
pub mod outside;
pub mod page;
pub mod process;
pub mod profile;
pub mod site;
pub mod webdriver;

pub use browser::{visit, visit_address, visit_in, visit_viewer};
pub use chromium::Window;
pub use engine::Engine;
pub use nginx::Nginx;
pub use page::Page;
pub use site::{Answer, Site};

use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long anything may take before the test says what it waited for.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The folder of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
