//! Turns what an office has (a portal page as text or HTML, a Word file) into a report.
//! Pure: bytes in, report and diagnostics out; runs natively and in the browser.

pub mod figures;
