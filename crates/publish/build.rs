//! Takes the widget that `cargo xtask build` made into the crate, so that one binary is all that an
//! office copies. Without it the crate still builds, and says at run time what is missing.

use std::path::Path;

fn main() {
    // From the crate's folder, where cargo runs this: what was built is also right in a copy of all of it.
    let folder = Path::new("../../target/bundle");
    println!("cargo::rerun-if-changed={}", folder.display());
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let files = ["gongbao", "desk", "proof", "catalog", "seal"]
        .iter()
        .flat_map(|stem| ["{}.js", "{}_bg.wasm", "{}.css"].map(|name| name.replace("{}", stem)));
    // As it is, and as it was packed.
    for name in
        files.flat_map(|name| ["", ".br", ".gz", ".zopfli"].map(|packed| format!("{name}{packed}")))
    {
        let file = folder.join(&name);
        println!("cargo::rerun-if-changed={}", file.display());
        let bytes = std::fs::read(file).unwrap_or_default();
        std::fs::write(Path::new(&out).join(name), bytes).expect("OUT_DIR can be written");
    }
}
