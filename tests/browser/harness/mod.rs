//! A page in a real browser, for tests: each test has its own browser and its own server.

mod driver;
mod page;
mod site;

pub use page::{Page, Window, visit};
pub use site::{Answer, Site};
