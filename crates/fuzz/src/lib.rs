//! Fuzz targets: where anything from outside comes in, and what has to hold after it, whatever it was.
//!
//! - [`target`]: the targets, their seeds and what they run
//! - [`promises`]: what must hold
//! - [`files`]: whole files around a random inside
//! - [`words`]: pieces that mean something to a target
//! - [`mutate`]: random input made from seeds, on stable Rust
//!
//! `docs/developers/fuzzing.md` says how to run them for long; a short run is a test of every build.

mod files;
mod mutate;
mod promises;
mod target;
mod words;

pub use mutate::Mutator;
pub use promises::report_with;
pub use target::Target;

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
pub fn run(target: Target, count: u64, start: u64) -> Outcome {
    let mut mutator = Mutator::new(target, start);
    let mut tried = 0;
    let seeds = target.seeds().into_iter();
    for input in seeds.chain(std::iter::from_fn(|| Some(mutator.next_input()))) {
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| target.run(&input))) {
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
    fn a_short_run_of_every_target_breaks_no_promise() {
        for target in Target::ALL {
            let count = target.seeds().len() as u64 + 200;
            let outcome = run(target, count, 7);
            if let Some(Broken { input, message }) = outcome.broken {
                let input = String::from_utf8_lossy(&input).into_owned();
                panic!("{}: {message}\n{input}", target.name());
            }
            assert_eq!(outcome.tried, count);
        }
    }

    #[test]
    fn a_broken_promise_is_noticed() {
        // The same reader with a promise that does not hold.
        let broken =
            catch_unwind(|| promises::phrases_are_sane("3件和5件", |_| panic!("not sane")));
        assert!(broken.is_err());
    }
}
