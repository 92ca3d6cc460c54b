//! The same doors for `cargo fuzz`, which steers by the code that an input reaches. The door is named by
//! the variable `DOOR`.
#![no_main]

use gongbao_fuzz::Door;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static DOOR: LazyLock<Door> = LazyLock::new(|| {
    let name = std::env::var("DOOR").unwrap_or_default();
    Door::named(&name).expect("DOOR names one of the doors")
});

fuzz_target!(|input: &[u8]| DOOR.enter(input));
