//! What an office seals and a reader verifies: what is said, and how it ends.

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::OnceLock;
use tempfile::TempDir;

fn gongbao(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongbao"));
    command.args(arguments).output().unwrap()
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

fn key(name: &str) -> String {
    let path = here("crates/seal/src/key/tests").join(name);
    path.to_string_lossy().into_owned()
}

fn seed() -> String {
    here("assets/reports/kecheng-2017.json")
        .to_string_lossy()
        .into_owned()
}

/// A sealed folder; publishing takes seconds and is done once.
fn sealed() -> TempDir {
    static PUBLISHED: OnceLock<TempDir> = OnceLock::new();
    let published = PUBLISHED.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_str().unwrap();
        gongbao(&[
            "publish",
            &seed(),
            "-o",
            path,
            "--at",
            "https://a.gov.cn/2017/",
        ]);
        let [ed25519, sm2, chain] = ["ed25519.pem", "sm2.pem", "ed25519.crt"].map(key);
        let done = gongbao(&[
            "seal", path, "--key", &ed25519, "--key", &sm2, "--chain", &chain,
        ]);
        assert_eq!(done.status.code(), Some(0), "{done:?}");
        folder
    });
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(published.path()).unwrap().flatten() {
        fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
    }
    folder
}

/// Verifies with the right key; how it ended and what was said.
fn verified(what: impl AsRef<Path>) -> (i32, String) {
    let path = what.as_ref().to_str().unwrap();
    ended(&gongbao(&["verify", path, "--key", &key("sm2.pub.pem")]))
}

fn ended(output: &Output) -> (i32, String) {
    let said = [&output.stdout[..], &output.stderr].concat();
    let code = output.status.code().unwrap();
    (code, String::from_utf8(said).unwrap())
}

/// Replaces words in a file of a folder.
fn forge(folder: &TempDir, file: &str, words: [&str; 2]) {
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(words[0]), "{file}");
    fs::write(&path, text.replacen(words[0], words[1], 1)).unwrap();
}

/// The one file of a folder whose name begins and ends so.
fn file(folder: &TempDir, begin: &str, end: &str) -> String {
    let entries = fs::read_dir(folder.path()).unwrap().flatten();
    let mut names = entries.map(|entry| entry.file_name().into_string().unwrap());
    names
        .find(|name| name.starts_with(begin) && name.ends_with(end))
        .unwrap()
}

#[test]
fn what_was_not_altered_is_said_to_be_so_wherever_it_is() {
    let folder = sealed();
    let report = file(&folder, "report-", ".json");
    let mut all = vec![folder.path().to_owned()];
    all.extend(
        ["index.html", "offline.html", "embed.html", &report].map(|name| folder.path().join(name)),
    );
    for what in all {
        let (code, said) = verified(&what);
        assert_eq!(code, 0, "{}: {said}", what.display());
        assert!(said.contains("一字不差") && said.contains("SM2"), "{said}");
    }
}

#[test]
fn without_the_key_or_without_a_seal_it_says_so() {
    let folder = sealed();
    let path = folder.path().to_str().unwrap();
    let (code, said) = ended(&gongbao(&["verify", path]));
    assert_eq!(code, 4, "{said}");
    assert!(said.contains("BEGIN PUBLIC KEY"), "{said}");
    fs::remove_file(folder.path().join("seal.json")).unwrap();
    assert_eq!(verified(folder.path()).0, 3);
    assert_eq!(verified(folder.path().join("index.html")).0, 3);
    let (code, said) = verified(folder.path().join("offline.html"));
    assert_eq!(code, 0, "the one file has its seal in it: {said}");
    assert_eq!(verified(folder.path().join("missing.html")).0, 2);
}

#[test]
fn an_altered_number_is_named_with_what_it_was() {
    let folder = sealed();
    let report = file(&folder, "report-", ".json");
    forge(&folder, &report, ["来信229件", "来信929件"]);
    let (code, said) = verified(folder.path());
    assert_eq!(code, 1);
    let place = "段落 yi-fa-ban-li-xin-fang-shi-xiang.1：第51字：原为“2”，现为“9”";
    assert!(said.contains(place), "{said}");
    assert!(said.contains("来信【9】29件"), "{said}");
}

#[test]
fn an_altered_script_or_a_missing_file_is_named() {
    let folder = sealed();
    let script = file(&folder, "start-", ".js");
    let text = fs::read_to_string(folder.path().join(&script)).unwrap();
    fs::write(
        folder.path().join(&script),
        format!("fetch('//evil');{text}"),
    )
    .unwrap();
    forge(
        &folder,
        "index.html",
        ["</main>", "</main><script src=x></script>"],
    );
    fs::remove_file(folder.path().join("report.txt")).unwrap();
    fs::write(folder.path().join("more.txt"), "x").unwrap();
    let (code, said) = verified(folder.path());
    assert_eq!(code, 1);
    for expected in [
        &format!("文件 {script}"),
        "文件 index.html：第",
        "文件 report.txt：没有了",
        "不在封存之内：文件 more.txt",
    ] {
        assert!(said.contains(expected), "{expected} is not in {said}");
    }
}

#[test]
fn pages_that_went_elsewhere_are_known_by_their_seal() {
    let folder = sealed();
    let elsewhere = tempfile::tempdir().unwrap();
    let mailed = elsewhere.path().join("2017年报告.html");
    fs::copy(folder.path().join("offline.html"), &mailed).unwrap();
    assert_eq!(verified(&mailed).0, 0);
    // A portal's own page around the pasted element.
    let embed = fs::read_to_string(folder.path().join("embed.html")).unwrap();
    let portal = elsewhere.path().join("article.html");
    fs::copy(
        folder.path().join("seal.json"),
        elsewhere.path().join("seal.json"),
    )
    .unwrap();
    fs::write(&portal, format!("<nav>门户</nav>{embed}<footer></footer>")).unwrap();
    let (code, said) = verified(&portal);
    assert_eq!(code, 0, "{said}");
    fs::write(
        &portal,
        format!("<nav>门户</nav>{}", embed.replacen("来信", "來信", 1)),
    )
    .unwrap();
    let (code, said) = verified(&portal);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("原为“来”，现为“來”"), "{said}");
}

#[test]
fn a_folder_on_a_server_of_this_machine_is_verified_through_it() {
    let folder = sealed();
    let site = gongbao_serve::Site::bind(folder.path(), None, 0).unwrap();
    let address = site.address();
    std::thread::spawn(move || site.run());
    let (code, said) = verified(&address);
    assert_eq!(code, 0, "{said}");
    forge(&folder, "figures.csv", ["229", "329"]);
    let (code, said) = verified(format!("{address}index.html"));
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("文件 figures.csv"), "{said}");
    assert_eq!(
        verified("http://example.com/").0,
        2,
        "only this machine is asked"
    );
}

#[test]
fn a_forged_seal_has_no_signature() {
    let folder = sealed();
    forge(&folder, "seal.json", ["figure/", "figurE/"]);
    let (code, said) = verified(folder.path());
    assert_eq!(code, 1);
    assert!(said.contains("封存文件本身"), "{said}");
}

#[test]
fn one_figure_is_proven_alone() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.json");
    fs::copy(seed(), &report).unwrap();
    let path = report.to_str().unwrap();
    gongbao(&[
        "seal",
        path,
        "--key",
        &key("ed25519.pem"),
        "--key",
        &key("sm2.pem"),
    ]);
    assert!(folder.path().join("report.seal.json").is_file());
    let proof = folder.path().join("proof.json");
    let address = "https://a.gov.cn/2017/#figure/petitions.letters.received~abcd";
    let to = proof.to_str().unwrap();
    let done = gongbao(&["prove", address, path, "-o", to]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let (code, said) = verified(&proof);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("数字 petitions.letters.received") && said.contains("来信229件"),
        "{said}"
    );
    forge(&folder, "proof.json", ["229", "929"]);
    assert_eq!(verified(&proof).0, 1);
    let none = gongbao(&["prove", "nowhere", path]);
    assert_eq!(none.status.code(), Some(2));
}
