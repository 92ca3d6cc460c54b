//! The page as readers get it, built by Trunk into `dist/`.

use crate::comments::{without_comments, without_style_comments};
use crate::folders::{bundle_folder, folder};
use crate::minify::{minified, minified_module};
use crate::reproducible::reproducible;
use crate::shorten::shorten;
use crate::{Failure, cargo, desk_file, root, run_command, tools};
use gongbao_report::{Checked, Report, Verified};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The style sheets, in the order of the page.
const STYLES: [&str; 7] = [
    "tokens", "layout", "text", "chart", "reading", "find", "print",
];

/// Sets up the tools and builds the page.
pub fn build() -> Result<(), Failure> {
    tools::ensure()?;
    let mut trunk = reproducible(Command::new("trunk"));
    trunk.current_dir(root()).env("PATH", tools::path()?);
    // Trunk reads NO_COLOR as true or false, the convention is 1.
    trunk.env_remove("NO_COLOR");
    // The tools are there; who runs Trunk alone lets it fetch them.
    trunk.args(["build", "--release", "--quiet", "--offline"]);
    run_command(&mut trunk, "the page was not built")?;
    shorten_page()?;
    prove_reports()?;
    join_files()?;
    bundle()?;
    build_publisher()?;
    bundle_parts()?;
    desk_file::write()
}

/// What publishes in the browser carries what every published page loads: it is built when that is there.
fn build_publisher() -> Result<(), Failure> {
    build_program(
        "gongbao-publish-web",
        "what publishes in the browser was not built",
    )?;
    let folder = parts_folder();
    bindgen("gongbao-publish-web", &folder, "publish")?;
    let glue = folder.join("publish.js");
    wrap_glue(&glue, &["publish-worker.js"], "gongbaoPublish")?;
    for name in ["publish.js", "publish_bg.wasm"] {
        let to = self::folder().join(name);
        let copied = std::fs::copy(folder.join(name), &to);
        copied.map_err(|error| format!("{}: {error}", to.display()))?;
    }
    Ok(())
}

/// The programs of the editor's desk as classic scripts, for [`desk_file`].
fn bundle_parts() -> Result<(), Failure> {
    let folder = parts_folder();
    for (program, name, glue) in [
        ("gongbao-import-web", "import", "gongbaoImporter"),
        ("gongbao-pages-web", "pages", "gongbaoPages"),
        ("gongbao-edit-web", "edit", "gongbaoEdit"),
    ] {
        bindgen(program, &folder, name)?;
        wrap_glue(&folder.join(format!("{name}.js")), &[], glue)?;
    }
    Ok(())
}

fn build_program(package: &str, failure: &str) -> Result<(), Failure> {
    let mut command = cargo();
    command
        .current_dir(root())
        .args(["build", "--quiet", "--locked", "--profile", "widget"]);
    command.args(["--target", "wasm32-unknown-unknown", "--package", package]);
    run_command(&mut command, failure)
}

/// The catalogue's page, beside the widget in `target/bundle`. A program of its own, so that readers of
/// a report do not carry it.
pub fn build_catalog() -> Result<(), Failure> {
    build_program("gongbao-compare-web", "the catalogue's page was not built")?;
    into_bundle(|folder| {
        bindgen("gongbao-compare-web", folder, "catalog")?;
        let glue = folder.join("catalog.js");
        wrap_glue(
            &glue,
            &["said.js", "traditional.js", "catalog.js"],
            "gongbaoCatalog",
        )?;
        let styles = STYLES.iter().chain(&["compare"]);
        write_styles(&folder.join("catalog.css"), styles)
    })
}

/// The page that verifies what was sealed, beside the catalogue's.
pub fn build_verifier() -> Result<(), Failure> {
    build_program("gongbao-seal-web", "the page that verifies was not built")?;
    into_bundle(|folder| {
        bindgen("gongbao-seal-web", folder, "seal")?;
        wrap_glue(&folder.join("seal.js"), &[], "gongbaoSeal")?;
        let styles = ["tokens", "layout", "verify"];
        write_styles(&folder.join("seal.css"), styles.iter())
    })
}

/// What `gongbao` carries inside itself: wasm and glue as classic scripts, and one style sheet, in
/// `target/bundle`.
fn bundle() -> Result<(), Failure> {
    into_bundle(|folder| {
        bindgen("gongbao-viewer", folder, "gongbao")?;
        wrap_glue(
            &folder.join("gongbao.js"),
            &[
                "fault.js",
                "words.js",
                "traditional.js",
                "draw.js",
                "unfold.js",
            ],
            "gongbaoWidget",
        )?;
        bindgen("gongbao-desk", folder, "desk")?;
        wrap_glue(&folder.join("desk.js"), &[], "gongbaoDesk")?;
        bindgen("gongbao-proof-web", folder, "proof")?;
        wrap_glue(&folder.join("proof.js"), &[], "gongbaoProof")?;
        write_styles(&folder.join("gongbao.css"), STYLES.iter())
    })
}

/// Makes files in a folder of their own, and puts those into the bundle that are new: what carries a file is
/// compiled again, and all that stands on it, whenever the file is written.
fn into_bundle(make: impl FnOnce(&Path) -> Result<(), Failure>) -> Result<(), Failure> {
    let made = root().join("target/made");
    drop(std::fs::remove_dir_all(&made));
    make(&made)?;
    put_new(&made, &bundle_folder()).map_err(|error| format!("{}: {error}", made.display()))
}

/// Moves the files of a folder into another, but those that it has.
fn put_new(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for file in std::fs::read_dir(from)? {
        let path = file?.path();
        let there = to.join(path.file_name().unwrap_or_default());
        let new = std::fs::read(&there).ok() != Some(std::fs::read(&path)?);
        if new {
            std::fs::rename(path, &there)?;
        }
        if new || !packed(&there, ".br").exists() {
            pack(&there)?;
        }
    }
    Ok(())
}

/// Packs a file ahead, for all that will publish it; as tightly as can be what stands in one file.
fn pack(path: &Path) -> std::io::Result<()> {
    let bytes = std::fs::read(path)?;
    std::fs::write(packed(path, ".gz"), gongbao_pack::gzip(&bytes))?;
    if path.ends_with("gongbao_bg.wasm") || path.ends_with("seal_bg.wasm") {
        let tightest = gongbao_pack::tightest_gzip(&bytes);
        std::fs::write(packed(path, ".zopfli"), tightest)?;
    }
    std::fs::write(packed(path, ".br"), gongbao_pack::brotli(&bytes))
}

/// Where a file of the bundle lies packed.
fn packed(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Makes a program's wasm and glue for classic scripts.
fn bindgen(program: &str, folder: &Path, name: &str) -> Result<(), Failure> {
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.env("PATH", tools::path()?);
    bindgen.args(["--target", "no-modules", "--no-typescript"]);
    bindgen.args(["--out-name", name, "--out-dir"]);
    bindgen.arg(folder);
    let wasm = format!("target/wasm32-unknown-unknown/widget/{program}.wasm");
    bindgen.arg(root().join(wasm));
    run_command(&mut bindgen, "the widget was not bundled")?;
    shorten(
        &folder.join(name).with_extension("js"),
        &folder.join(format!("{name}_bg.wasm")),
    )
}

fn write_styles<'a>(path: &Path, names: impl Iterator<Item = &'a &'a str>) -> Result<(), Failure> {
    let mut styles = String::new();
    for name in names {
        let path = root()
            .join("assets/styles")
            .join(name)
            .with_extension("css");
        let style = std::fs::read_to_string(&path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        styles.push_str(&in_shadow(&style));
    }
    let styles = tight(&styles);
    std::fs::write(path, styles).map_err(|error| format!("{}: {error}", path.display()))
}

/// The programs that Trunk made, each a module of glue beside its wasm.
fn shorten_page() -> Result<(), Failure> {
    let entries = std::fs::read_dir(folder()).map_err(|error| error.to_string())?;
    for glue in entries.flatten().map(|entry| entry.path()) {
        let name = glue.file_stem().unwrap_or_default().to_string_lossy();
        let wasm = glue.with_file_name(format!("{name}_bg.wasm"));
        if glue.extension().is_none_or(|ending| ending != "js") || !wasm.exists() {
            continue;
        }
        shorten(&glue, &wasm)?;
        let failed = |error: std::io::Error| format!("{}: {error}", glue.display());
        let script = std::fs::read_to_string(&glue).map_err(failed)?;
        std::fs::write(&glue, minified_module(&script, &name)?).map_err(failed)?;
    }
    Ok(())
}

/// The page's own reports are proven here, as those that are published are: their readers need no prover.
fn prove_reports() -> Result<(), Failure> {
    let folder = folder().join("reports");
    let said = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let entries = std::fs::read_dir(&folder).map_err(|error| said(&folder, &error))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let json = std::fs::read_to_string(&path).map_err(|error| said(&path, &error))?;
        let report = Report::from_json(&json).map_err(|error| said(&path, &error))?;
        let proven = Checked::of(Verified::of(report)).add_to(&json);
        std::fs::write(&path, proven).map_err(|error| said(&path, &error))?;
    }
    Ok(())
}

/// Trunk links every style sheet and script by itself. A browser asks for six files of a site at a time: with one of
/// each the wasm is among the first six, and nothing waits for those before it.
fn join_files() -> Result<(), Failure> {
    let path = folder().join("index.html");
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    let page = std::fs::read_to_string(&path).map_err(failed)?;
    let page = joined(
        &page,
        r#"\s*<link rel="stylesheet" href="([^"]+)"[^>]*>"#,
        ("styles", "css"),
        |styles| tight(&without_style_comments(styles)),
        |name| format!("\n  <link rel=\"stylesheet\" href=\"./{name}\">"),
    )?;
    let page = joined(
        &page,
        r#"\s*<script defer src="([^"]+)"></script>"#,
        ("scripts", "js"),
        without_comments,
        |name| format!("\n  <script defer src=\"./{name}\"></script>"),
    )?;
    std::fs::write(&path, preloads_first(&page)).map_err(failed)
}

/// Trunk writes them at the end of the head, and a browser asks in the order of the page.
fn preloads_first(page: &str) -> String {
    let preload =
        regex_lite::Regex::new("<link rel=\"(module)?preload\"[^>]*>").expect("a fixed expression");
    let links: Vec<&str> = preload.find_iter(page).map(|link| link.as_str()).collect();
    let rest = preload.replace_all(page, "");
    rest.replacen("<link ", &format!("{}\n  <link ", links.join("\n  ")), 1)
}

/// A page that links one file, named by its content, in the place of the first of those that it linked.
fn joined(
    page: &str,
    link: &str,
    (stem, ending): (&str, &str),
    tight: impl Fn(&str) -> String,
    linked: impl Fn(&str) -> String,
) -> Result<String, Failure> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder().display());
    let link = regex_lite::Regex::new(link).expect("a fixed expression");
    let mut text = String::new();
    for link in link.captures_iter(page) {
        let file = folder().join(&link[1]);
        text.push_str(&std::fs::read_to_string(&file).map_err(failed)?);
        text.push('\n');
        std::fs::remove_file(&file).map_err(failed)?;
    }
    let text = tight(&text);
    let hash = format!("{:x}", Sha256::digest(&text));
    let name = format!("{stem}-{}.{ending}", &hash[..16]);
    std::fs::write(folder().join(&name), text).map_err(failed)?;
    let mut one = linked(&name);
    let page = link.replace_all(page, |_: &regex_lite::Captures| std::mem::take(&mut one));
    Ok(page.into_owned())
}

/// Prints the hash of every file of the bundle: whoever builds the same commit gets the same.
pub fn print_hashes() -> Result<(), Failure> {
    let said = |error: std::io::Error| format!("{}: {error}", bundle_folder().display());
    let entries = std::fs::read_dir(bundle_folder()).map_err(said)?;
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let bytes = std::fs::read(&path).map_err(said)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        println!("{:x}  {name}", Sha256::digest(&bytes));
    }
    Ok(())
}

/// Where the programs lie that only an editor needs.
fn parts_folder() -> PathBuf {
    root().join("target/parts")
}

/// The glue with our own part, without comments, under one name of our own: a portal may have other
/// wasm on its page, whose glue is called `wasm_bindgen` too.
fn wrap_glue(path: &Path, scripts: &[&str], name: &str) -> Result<(), Failure> {
    let read = |path: &Path| {
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let mut script = read(path)?;
    for name in scripts {
        script.push('\n');
        script.push_str(&read(&root().join("assets/scripts").join(name))?);
    }
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let wrapped =
        format!("globalThis.{name} = (() => {{\n{script}\nreturn wasm_bindgen;\n}})();\n");
    let wrapped = minified(&wrapped, &file)? + "\n//# sourceURL=" + &file + "\n";
    std::fs::write(path, wrapped).map_err(|error| format!("{}: {error}", path.display()))
}

/// Style sheets count in `rem`, the reader's own text size. In a host's page that is what the host
/// made of it, so there the lengths count in a property that the embed sets to the reader's size.
/// Queries about the page's width know no properties and count in the reader's size anyway. Comments
/// are left out.
fn in_shadow(style: &str) -> String {
    let length = regex_lite::Regex::new(r"(-?\d*\.?\d+)rem\b").expect("a fixed expression");
    let style = without_style_comments(style);
    let mut out = String::new();
    for line in style.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with('@') {
            out.push_str(line);
        } else {
            out.push_str(&length.replace_all(line, "calc($1 * var(--gongbao-rem, 1rem))"));
        }
        out.push('\n');
    }
    out
}

/// Blanks and noughts that a style sheet is written with and read without. The blanks around the plus and the minus
/// of `calc` count, and so do those before the colon of a selector.
fn tight(style: &str) -> String {
    let marks = regex_lite::Regex::new(r"\s*([{};,])\s*").expect("a fixed expression");
    let value = regex_lite::Regex::new(r":\s+").expect("a fixed expression");
    let times = regex_lite::Regex::new(r"([\d)]) \* ").expect("a fixed expression");
    let nought = regex_lite::Regex::new(r"([^\d.])0(\.\d)").expect("a fixed expression");
    let style = marks.replace_all(style, "$1");
    let style = times.replace_all(&style, "$1*");
    let style = nought.replace_all(&style, "$1$2");
    let style = value.replace_all(&style, ":");
    style.replace(" / ", "/").replace(";}", "}")
}

#[cfg(test)]
mod tests {
    use super::{preloads_first, put_new, tight};
    use std::fs;

    #[test]
    fn a_tight_style_sheet_says_the_same() {
        let style =
            "@media (min-width: 60em) {\n.a :is(b, .c) > d { width: calc(1px + 2px); }\n}\n";
        assert_eq!(
            tight(style),
            "@media (min-width:60em){.a :is(b,.c) > d{width:calc(1px + 2px)}}"
        );
        assert_eq!(
            tight(
                ".a *, .b { margin: 0.5em 10.5em; grid-area: 1 / 2; width: calc(-0.5 * (1px + 0.25em)); }"
            ),
            ".a *,.b{margin:.5em 10.5em;grid-area:1/2;width:calc(-.5*(1px + .25em))}"
        );
    }

    #[test]
    fn what_takes_longest_is_asked_for_first() {
        let page = "<head>\n  <link rel=\"icon\">\n  <script></script>\n<link rel=\"modulepreload\" href=\"a\"><link rel=\"preload\" href=\"b\"></head>";
        assert_eq!(
            preloads_first(page),
            "<head>\n  <link rel=\"modulepreload\" href=\"a\">\n  <link rel=\"preload\" href=\"b\">\n  <link rel=\"icon\">\n  <script></script>\n</head>"
        );
    }

    #[test]
    fn a_file_that_is_as_it_was_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let [made, bundle] = ["made", "bundle"].map(|name| folder.path().join(name));
        for (round, style) in ["a", "a", "b"].into_iter().enumerate() {
            fs::create_dir_all(&made).unwrap();
            fs::write(made.join("style.css"), style).unwrap();
            put_new(&made, &bundle).unwrap();
            assert_eq!(fs::read_to_string(bundle.join("style.css")).unwrap(), style);
            // What was moved is gone from where it was made.
            assert_eq!(made.join("style.css").exists(), round == 1);
        }
    }
}
