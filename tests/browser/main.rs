//! What a person does, in a real Chromium. `cargo xtask test` builds the page and runs these.

mod accessible;
mod aloud;
mod broken;
mod catalog;
mod citing;
mod editing;
mod embedded;
mod errors;
mod evidence;
mod first_touch;
mod glance;
mod hosted;
mod hostile;
mod long;
mod looks;
mod opening;
mod packaged;
mod paper;
mod printing;
mod proof;
mod published;
mod reading;
mod searching;
mod verifying;
mod wishes;
