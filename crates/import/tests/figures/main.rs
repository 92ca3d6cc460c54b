//! What is read from sentences: the first report against its hand-made figures, every class of
//! number phrase, and arbitrary text.

mod changes;
mod entries;
mod names;
mod page;
mod reading;
mod relations;
mod seed;
mod sentences;
mod times;
