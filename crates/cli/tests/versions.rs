//! What `gongbao publish` keeps of what was in the folder before.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Output;

const SEED: &str = include_str!("../../../assets/reports/kecheng-2017.json");

fn gongbao(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongbao"));
    command.args(arguments).output().unwrap()
}

/// Publishes the first report, with this many letters, into a folder; what was said.
fn publish(letters: &str, folder: &Path) -> String {
    let json = SEED
        .replace("来信229件", &format!("来信{letters}件"))
        .replace(
            "\"printed\": \"229件\"",
            &format!("\"printed\": \"{letters}件\""),
        )
        .replace("\"value\": 229,", &format!("\"value\": {letters},"));
    let report = folder.with_extension("json");
    fs::write(&report, json).unwrap();
    let [report, folder] = [&report, folder].map(|path| path.to_str().unwrap());
    let output = gongbao(&["publish", report, "-o", folder]);
    assert_ne!(output.status.code(), Some(2), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn index(folder: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(folder.join("versions.json")).unwrap()).unwrap()
}

#[test]
fn what_was_published_before_is_kept_with_its_seal_and_the_page_says_so() {
    let around = tempfile::tempdir().unwrap();
    let folder = &around.path().join("2017");
    let page = || fs::read_to_string(folder.join("index.html")).unwrap();
    publish("229", folder);
    assert!(
        !page().contains("versions.html"),
        "the first version has none before it"
    );
    publish("229", folder);
    assert!(
        !folder.join("versions.json").exists(),
        "the same text is no new version"
    );
    let key = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../seal/src/key/tests/ed25519.pem"
    );
    gongbao(&["seal", folder.to_str().unwrap(), "--key", key]);

    let said = publish("929", folder);
    assert!(said.contains("重新封存"), "{said}");
    assert!(page().contains("第 2 版，与上一版有 1 处不同"));
    let index = index(folder);
    let name = index["versions"][0].as_str().unwrap();
    let words = index["words"].as_object().unwrap();
    assert!(
        words
            .values()
            .any(|kept| kept[1].as_str().unwrap().contains("来信229件"))
    );
    let kept = folder.join("versions").join(format!("{name}.html"));
    let kept = fs::read_to_string(kept).unwrap();
    assert!(
        kept.contains("id=\"figure/petitions.letters.received\"") && kept.contains("这是第 1 版")
    );
    // The seal of the first version still says that its text is the sealed one.
    assert!(!folder.join("seal.json").exists());
    let report = folder.join("versions").join(format!("{name}.json"));
    let verified = gongbao(&["verify", report.to_str().unwrap()]);
    assert_eq!(verified.status.code(), Some(4), "{verified:?}");

    publish("929", folder);
    publish("229", folder);
    assert!(page().contains("第 3 版，与上一版有 1 处不同"));
    assert_eq!(self::index(folder)["versions"].as_array().unwrap().len(), 2);
}

#[test]
fn a_catalogue_lists_no_version_and_no_seal() {
    let around = tempfile::tempdir().unwrap();
    let folder = &around.path().join("区/2017");
    fs::create_dir_all(folder).unwrap();
    publish("229", folder);
    publish("929", folder);
    fs::remove_file(folder.with_extension("json")).unwrap();
    // A copy of the folder on a server may still have what was uploaded before.
    let seed = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../assets/reports/kecheng-2017.json"
    );
    fs::copy(seed, folder.join("report-00000000.json")).unwrap();
    let key = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../seal/src/key/tests/ed25519.pem"
    );
    gongbao(&["seal", folder.to_str().unwrap(), "--key", key]);
    let out = around.path().join("catalog");
    let [from, to] = [around.path(), &out].map(|path| path.to_str().unwrap());
    let output = gongbao(&["catalog", from, "-o", to]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("1 份报告"), "{said}");
}

#[test]
fn what_no_page_shows_any_more_is_taken_away() {
    let around = tempfile::tempdir().unwrap();
    let folder = &around.path().join("2017");
    let shown = || {
        let names = fs::read_dir(folder).unwrap().flatten();
        let names = names.map(|entry| entry.file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| name.starts_with("report-")).collect();
        names.sort();
        names
    };
    publish("229", folder);
    let first = shown();
    publish("929", folder);
    let second = shown();
    assert_eq!(second.len(), first.len(), "{first:?} {second:?}");
    assert!(first.iter().all(|name| !second.contains(name)));
    // The notes that an office keeps to itself now are not left there either.
    let report = folder.with_extension("json");
    let [report, to] = [&report, folder].map(|path| path.to_str().unwrap());
    gongbao(&["publish", report, "-o", to, "--notes", "none"]);
    let third = shown();
    assert!(third.len() == second.len() && third != second, "{third:?}");
}

#[test]
fn the_year_before_may_be_named_by_its_published_folder() {
    let around = tempfile::tempdir().unwrap();
    let path = |name: &str| around.path().join(name).to_str().unwrap().to_owned();
    let last = SEED.replace("\"year\": 2017", "\"year\": 2016");
    fs::write(path("2016.json"), last.replace("2017年", "2016年")).unwrap();
    fs::write(path("2017.json"), SEED).unwrap();
    gongbao(&["publish", &path("2016.json"), "-o", &path("2016")]);
    let with = ["--with", &path("2016")];
    let now = [path("2017.json"), path("2017")];
    let output = gongbao(&[&["publish", &now[0], "-o", &now[1]], &with[..]].concat());
    assert_ne!(output.status.code(), Some(2), "{output:?}");
    let page = fs::read_to_string(around.path().join("2017/index.html")).unwrap();
    assert!(page.contains("今年与去年有何不同"));
}
