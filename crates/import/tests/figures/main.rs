//! What is read from sentences: the first report against its hand-made figures, every class of
//! number phrase, and arbitrary text.

mod entries;
mod over_years;
mod page;
mod reading;
mod relations;
mod seed;
mod whose;
