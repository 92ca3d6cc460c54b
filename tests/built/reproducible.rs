//! The wasm tells nothing of the machine that built it, so that every machine builds the same.

use gongbao_testkit::root;
use std::process::Command;

fn sysroot() -> String {
    let said = Command::new("rustc").args(["--print", "sysroot"]).output();
    let said = said.expect("rustc runs").stdout;
    String::from_utf8(said).expect("a path").trim().to_owned()
}

#[test]
fn no_wasm_names_a_folder_of_its_machine() {
    let root = root().canonicalize().expect("it exists");
    let sysroot = sysroot();
    let places = [
        &root.display().to_string(),
        &sysroot,
        "/registry/src",
        // A registry or one of its mirrors, by the name of the folder it is unpacked in.
        "index.crates.io",
    ];
    let files = std::fs::read_dir(root.join("target/bundle"));
    let files = files.expect("the widget is built: run `cargo xtask test`");
    let paths = files.map(|file| file.expect("a file").path());
    let wasms = paths.filter(|path| path.extension().is_some_and(|end| end == "wasm"));
    let mut count = 0;
    for wasm in wasms {
        let bytes = std::fs::read(&wasm).expect("read");
        let text = String::from_utf8_lossy(&bytes);
        for place in places {
            assert!(!text.contains(place), "{}: {place}", wasm.display());
        }
        count += 1;
    }
    assert!(count >= 3, "widget, desk and prover");
}
