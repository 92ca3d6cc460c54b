//! A seal tells whether a report is still the one that was issued, and where it is not. Pure: bytes in, values
//! out; who reads files is `crates/cli`, or in a browser `crates/seal-web`. The rule is told in `docs/editors/seal.md`.
//!
//! The map:
//! - [`piece`]: what is sealed one by one: each paragraph, table, figure, chart, line of metadata and file
//! - [`tree`]: the tree of digests over all pieces, and the path from one of them to its root
//! - [`place`]: where a text was altered and what stood there, from two sums for every few characters
//! - [`key`]: Ed25519 and SM2
//! - [`seal`]: the seal itself: digests, sums and signatures
//! - [`compare`]: pieces held against a seal
//! - [`page`]: a seal inside a page, and what of a portal's page is ours
//! - [`packed`]: the report in the page that is one file
//! - [`subject`]: a folder, a page or a report, taken to pieces
//! - [`verdict`]: what is found of it
//! - [`explanation`]: what was altered, in words
//! - [`proof`]: one piece proven alone

pub mod compare;
pub mod explanation;
pub mod key;
pub mod packed;
pub mod page;
pub mod piece;
pub mod place;
pub mod proof;
pub mod seal;
pub mod subject;
pub mod tree;
pub mod verdict;

pub use compare::{Altered, What};
pub use explanation::Explanation;
pub use key::{Key, KeyError, PublicKey, Signed};
pub use piece::Piece;
pub use proof::Proof;
pub use seal::{Seal, SealError};
pub use subject::Subject;
pub use verdict::{Answer, Verdict};
