//! The doors through which anything from outside comes in, and what has to hold behind each, whatever
//! it was.
//!
//! - [`Door`]: the doors and their promises
//! - [`mutate`]: random input made from seeds, on stable Rust
//!
//! `docs/developers/fuzzing.md` says how to run them for long; a short run is a test of every build.

mod door;
mod mutate;

pub use door::{Door, report_with};
pub use mutate::Mutator;

use std::panic::{AssertUnwindSafe, catch_unwind};

/// How many inputs were tried, and the one that broke a promise, if one did.
pub struct Outcome {
    pub tried: u64,
    pub broken: Option<Broken>,
}

/// An input and what it broke.
pub struct Broken {
    pub input: Vec<u8>,
    pub message: String,
}

/// Tries every seed, then `count` inputs made of them. The same `start` gives the same inputs.
pub fn run(door: Door, count: u64, start: u64) -> Outcome {
    let mut mutator = Mutator::new(door, start);
    let mut tried = 0;
    let seeds = door.seeds().into_iter();
    for input in seeds.chain(std::iter::from_fn(|| Some(mutator.next_input()))) {
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| door.enter(&input))) {
            let text = panic.downcast_ref::<String>().cloned();
            let text = text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string));
            let message = text.unwrap_or_default();
            return Outcome {
                tried,
                broken: Some(Broken { input, message }),
            };
        }
        tried += 1;
        if tried >= count {
            break;
        }
    }
    Outcome {
        tried,
        broken: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_run_through_every_door_breaks_no_promise() {
        for door in Door::ALL {
            let count = door.seeds().len() as u64 + 200;
            let outcome = run(door, count, 7);
            if let Some(Broken { input, message }) = outcome.broken {
                let input = String::from_utf8_lossy(&input).into_owned();
                panic!("{}: {message}\n{input}", door.name());
            }
            assert_eq!(outcome.tried, count);
        }
    }

    #[test]
    fn a_broken_promise_is_noticed() {
        // The same reader with a promise that does not hold.
        let broken = catch_unwind(|| door::phrases_are_sane("3件和5件", |_| panic!("not sane")));
        assert!(broken.is_err());
    }
}
