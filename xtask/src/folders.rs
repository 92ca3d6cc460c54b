//! Where what is built lies.

use crate::root;
use std::path::PathBuf;

/// Where the bundle lies.
pub fn bundle_folder() -> PathBuf {
    root().join("target/bundle")
}

/// Where the page lies.
pub fn folder() -> PathBuf {
    root().join("dist")
}
