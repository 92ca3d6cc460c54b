//! The same targets for `cargo fuzz`, which steers by the code that an input reaches. The target is named by
//! the variable `TARGET`.
#![no_main]

use gongbao_fuzz::Target;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = std::env::var("TARGET").unwrap_or_default();
    Target::named(&name).expect("TARGET names one of the targets")
});

fuzz_target!(|input: &[u8]| TARGET.run(input));
