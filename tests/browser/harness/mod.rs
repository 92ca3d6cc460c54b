//! A page in a real browser, for tests: each test has its own browser and its own server.

mod nginx;
mod page;
#[path = "../../programs/port.rs"]
mod port;
#[path = "../../programs/process.rs"]
mod process;
mod profile;
mod site;

pub use nginx::Nginx;
pub use page::{Page, Window, visit, visit_address, visit_viewer};
pub use site::{Answer, Site};
