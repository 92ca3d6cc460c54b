//! The command speaks Chinese, and English by `--lang en`; what a report says stays as it is.

use assert_cmd::Command;

fn gongbao(arguments: &[&str]) -> (String, Option<i32>) {
    let output = Command::cargo_bin("gongbao")
        .unwrap()
        .args(arguments)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (String::from_utf8(said).unwrap(), output.status.code())
}

fn has_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

const COMMANDS: [&str; 10] = [
    "import", "check", "export", "publish", "catalog", "seal", "verify", "prove", "serve", "view",
];

#[test]
fn help_is_in_one_language() {
    let (zh, code) = gongbao(&["--help"]);
    assert_eq!(code, Some(0));
    assert!(zh.contains("用法：") && zh.contains("显示用法"), "{zh}");
    let (en, _) = gongbao(&["--lang", "en", "--help"]);
    assert!(en.contains("Usage:") && !has_han(&en), "{en}");
    for command in COMMANDS {
        assert!(zh.contains(command), "{command}: {zh}");
        let (zh, code) = gongbao(&[command, "--help"]);
        assert!(code == Some(0) && zh.contains("用法："), "{zh}");
        for word in [
            "Usage",
            "Options",
            "Arguments",
            "Print help",
            "default",
            "values",
        ] {
            assert!(!zh.contains(word), "{word}: {zh}");
        }
        let (en, _) = gongbao(&[command, "--lang=en", "--help"]);
        assert!(en.contains("Usage:") && !has_han(&en), "{en}");
    }
}

#[test]
fn wrong_arguments_are_said_in_it() {
    for (arguments, zh, en) in [
        (
            vec!["publish", "x.html", "--att", "y"],
            "没有这个选项：--att",
            "no such option: --att",
        ),
        (
            vec!["publsh"],
            "没有这个命令：publsh",
            "no such command: publsh",
        ),
        (vec!["publish"], "还缺少：<INPUT>", "missing: <INPUT>"),
        (
            vec!["publish", "x.html", "--notes", "some"],
            "不能是“some”",
            "cannot be “some”",
        ),
        (
            vec!["serve", "no-such-folder"],
            "没有文件夹 no-such-folder",
            "there is no folder no-such-folder",
        ),
    ] {
        let (said, code) = gongbao(&arguments);
        assert!(code == Some(2) && said.contains(zh), "{said}");
        let (said, code) = gongbao(&[&["--lang", "en"], &arguments[..]].concat());
        assert!(
            code == Some(2) && said.contains(en) && !has_han(&said),
            "{said}"
        );
    }
}

#[test]
fn an_import_and_a_check_speak_english_around_the_words_of_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let text = "长汐县2017年法治政府建设报告\n一、总体情况\n2017年收到来信8件，来访5件。\n长汐县人民政府\n2018年3月1日\n";
    std::fs::write(path("a.txt"), text).unwrap();
    let (said, code) = gongbao(&[
        "--lang",
        "en",
        "import",
        &path("a.txt"),
        "-o",
        &path("a.json"),
    ]);
    assert!(code != Some(2) && said.contains("numbers"), "{said}");
    let (said, _) = gongbao(&["--lang", "en", "check", &path("a.json")]);
    assert!(
        said.contains("In all: ") && said.contains("numbers agree with their sentences"),
        "{said}"
    );
    let (said, _) = gongbao(&["check", &path("a.json")]);
    assert!(said.contains("合计：成立"), "{said}");
}

/// An Ed25519 key (PKCS#8) of 32 zeros, for tests.
const KEY: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n-----END PRIVATE KEY-----\n";

#[test]
fn a_seal_is_made_proven_and_found_altered_in_english() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let text = "长汐县2017年法治政府建设报告\n一、总体情况\n2017年收到来信8件，来访5件。\n长汐县人民政府\n2018年3月1日\n";
    std::fs::write(path("a.txt"), text).unwrap();
    std::fs::write(path("key.pem"), KEY).unwrap();
    let report = path("a.json");
    gongbao(&["import", &path("a.txt"), "-o", &report]);
    let json = std::fs::read_to_string(&report).unwrap();
    let english = |arguments: &[&str]| gongbao(&[&["--lang", "en"], arguments].concat());

    let (said, _) = english(&["verify", &report]);
    assert!(said.contains("no seal: "), "{said}");
    let (said, _) = english(&["prove", "title", &report]);
    assert!(said.contains("there is no seal"), "{said}");
    let (said, code) = english(&["seal", &report, "--key", &path("a.txt")]);
    assert!(
        code == Some(2) && said.contains("no PKCS#8 private key"),
        "{said}"
    );
    let (said, code) = english(&["seal", &report, "--key", &path("key.pem")]);
    assert!(
        code == Some(0) && said.contains("sealed: ") && !has_han(&said),
        "{said}"
    );
    let (said, code) = english(&["verify", &report]);
    assert!(
        code == Some(4) && said.contains("unaltered since it was sealed") && !has_han(&said),
        "{said}"
    );
    let (said, _) = english(&["prove", "nowhere", &report]);
    assert!(said.contains("has no nowhere"), "{said}");

    std::fs::write(&report, json.replace("来信8件", "来信9件")).unwrap();
    let (said, code) = english(&["verify", &report]);
    assert_eq!(code, Some(1));
    for words in [
        "altered in ",
        ": character 10: was “8”, is “9” (2017年收到来信【9】件",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let (said, _) = gongbao(&["verify", &report]);
    assert!(said.contains("：第10字：原为“8”，现为“9”（"), "{said}");
}

#[test]
fn what_is_no_report_is_refused_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    std::fs::write(path("a.json"), "{\"format\": 1}").unwrap();
    std::fs::write(path("b.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    for (arguments, zh, en) in [
        (["check", &path("a.json")], "：$处应为", ": at $: expected"),
        (
            ["import", &path("b.png")],
            "这是图片",
            "this is a picture, which is not read",
        ),
    ] {
        let (said, code) = gongbao(&arguments);
        assert!(
            code == Some(2) && said.contains(zh) && has_han(&said),
            "{said}"
        );
        let (said, code) = gongbao(&[&["--lang", "en"], &arguments[..]].concat());
        assert!(
            code == Some(2) && said.contains(en) && !has_han(&said),
            "{said}"
        );
    }
}
