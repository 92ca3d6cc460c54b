use crate::key::Key;
use crate::place::Change;
use crate::{Altered, Piece, Proof, Seal, What};
use serde_json::{Value, json};

const SEED: &str = include_str!("../../../../assets/reports/kecheng-2017.json");
const KEY: &str = include_str!("../key/tests/ed25519.pem");

fn seed() -> Value {
    let mut report: Value = serde_json::from_str(SEED).unwrap();
    let table = json!({"id": "table.1", "text": "表1", "table": {"rows": [
        [{"text": "类别", "header": true}, {"text": "件数", "header": true}],
        [{"text": "来信"}, {"text": "229"}]]}});
    report["preamble"].as_array_mut().unwrap().push(table);
    report
}

fn sealed(report: &Value) -> Seal {
    Seal::of(&Piece::all_of(report))
}

fn altered(seal: &Seal, report: &Value) -> Vec<Altered> {
    seal.compare(&Piece::all_of(report), |_| true)
}

/// What one change made of a text.
#[derive(Clone, Copy, Debug)]
enum Edit {
    Replace,
    Insert,
    Delete,
}

/// Changes one character of a text; none where it stays the same.
fn edited(text: &str, random: &mut fastrand::Rng) -> String {
    const NEW: [char; 12] = [
        '0',
        '1',
        '7',
        '9',
        '.',
        '的',
        '不',
        '万',
        '。',
        ' ',
        '\u{200b}',
        '\u{20000}',
    ];
    let mut letters: Vec<char> = text.chars().collect();
    let new = NEW[random.usize(..NEW.len())];
    let edit = [Edit::Replace, Edit::Insert, Edit::Delete][random.usize(..3)];
    let at = random.usize(..=letters.len());
    match edit {
        Edit::Replace if at < letters.len() => letters[at] = new,
        Edit::Delete if at < letters.len() => drop(letters.remove(at)),
        _ => letters.insert(at, new),
    }
    letters.into_iter().collect()
}

/// The text before a change that the seal names.
fn undone(text: &str, changes: &[Change]) -> String {
    let [change] = changes else {
        panic!("not one change but {changes:?}");
    };
    let mut letters: Vec<char> = text.chars().collect();
    let end = change.at + change.now.chars().count();
    let now: String = letters[change.at..end].iter().collect();
    assert_eq!(now, change.now, "what it says stands there stands there");
    letters.splice(
        change.at..end,
        change.was.as_ref().expect("what stood there").chars(),
    );
    letters.into_iter().collect()
}

#[test]
fn of_ten_thousand_changes_of_one_character_each_is_found_and_its_place_named() {
    let pieces = Piece::all_of(&seed());
    let seal = Seal::of(&pieces);
    let mut random = fastrand::Rng::with_seed(22);
    let mut kinds = [0; 4];
    let mut made = 0;
    while made < 10_000 {
        let n = random.usize(..pieces.len());
        let before = std::str::from_utf8(&pieces[n].bytes).unwrap();
        let after = edited(before, &mut random);
        if after == before {
            continue;
        }
        made += 1;
        let at = &pieces[n].at;
        let kind = ["figure/", "chart/", "front/"]
            .iter()
            .position(|kind| at.starts_with(kind));
        kinds[kind.unwrap_or(3)] += 1;
        let piece = Piece {
            at: at.clone(),
            bytes: after.clone().into_bytes(),
        };
        // The whole report for one in a hundred: its digests take most of the time.
        let found = if made % 100 == 0 {
            let mut now = pieces.clone();
            now[n] = piece;
            seal.compare(&now, |_| true)
        } else {
            seal.compare(&[piece], |one| one == at)
        };
        let [
            Altered {
                at: named,
                what: What::Text(changes),
            },
        ] = &found[..]
        else {
            panic!("{at}: {found:?}");
        };
        assert_eq!(named, at);
        assert_eq!(undone(&after, changes), before, "{at}: {changes:?}");
    }
    assert!(kinds.iter().all(|count| *count > 100), "{kinds:?}");
}

/// Every text and number of a JSON value.
fn leaves<'a>(value: &'a mut Value, out: &mut Vec<&'a mut Value>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| leaves(item, out)),
        Value::Object(members) => members.values_mut().for_each(|member| leaves(member, out)),
        leaf => out.push(leaf),
    }
}

#[test]
fn no_value_of_a_report_changes_unseen() {
    let pieces = Piece::all_of(&seed());
    assert_eq!(altered(&sealed(&seed()), &seed()), []);
    let report = seed();
    let count = leaves_of(&mut report.clone()).len();
    for n in 0..count {
        let mut report = report.clone();
        let mut all = leaves_of(&mut report);
        *all[n] = match all[n].take() {
            Value::String(text) => Value::String(format!("{text}9")),
            Value::Number(number) => json!(number.as_f64().unwrap() + 1.0),
            other => json!(other == Value::Bool(false)),
        };
        assert_ne!(Piece::all_of(&report), pieces, "value {n}");
    }
}

fn leaves_of(report: &mut Value) -> Vec<&mut Value> {
    let mut out = Vec::new();
    leaves(report, &mut out);
    out
}

#[test]
fn an_altered_id_is_named_by_the_old_one() {
    let mut report = seed();
    let seal = sealed(&report);
    report["figures"][3]["id"] = json!("local.other");
    let at = format!("figure/{}", seed()["figures"][3]["id"].as_str().unwrap());
    let found = altered(&seal, &report);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].at, at);
    assert!(matches!(&found[0].what, What::Renamed(now, _) if now == "figure/local.other"));
}

#[test]
fn what_is_gone_or_new_or_elsewhere_is_named() {
    let seal = sealed(&seed());
    let only = |report: &Value| {
        let mut found = altered(&seal, report);
        assert_eq!(found.len(), 1, "{found:?}");
        found.remove(0)
    };
    let mut report = seed();
    let gone = report["charts"].as_array_mut().unwrap().remove(2);
    let at = format!("chart/{}", gone["id"].as_str().unwrap());
    assert_eq!(
        only(&report),
        Altered {
            at,
            what: What::Missing
        }
    );
    let mut report = seed();
    report["hidden"] = json!("x");
    assert_eq!(
        only(&report),
        Altered {
            at: "hidden".into(),
            what: What::Added
        }
    );
    let mut report = seed();
    let figures = report["figures"].as_array_mut().unwrap();
    figures.swap(4, 5);
    assert_eq!(only(&report).what, What::Moved);
}

#[test]
fn files_are_held_against_the_seal_apart_from_the_report() {
    let mut pieces = Piece::all_of(&seed());
    let page = "<p id=\"a.1\">来信229件</p>\n".repeat(40);
    pieces.push(Piece::of_file("index.html", page.as_bytes()));
    pieces.push(Piece::of_file("gongbao.wasm", &[0, 159, 146, 150]));
    let seal = Seal::of(&pieces);
    let forged = page.replacen("</p>", "</p><script src=\"//evil\"></script>", 1);
    let files = [
        Piece::of_file("index.html", forged.as_bytes()),
        Piece::of_file("gongbao.wasm", &[0, 159, 146, 151]),
    ];
    let found = seal.compare(&files, |at| at.starts_with("file/"));
    let [page, wasm] = &found[..] else {
        panic!("{found:?}");
    };
    assert!(matches!(&page.what, What::Text(changes) if changes[0].now.contains("evil")));
    assert_eq!(wasm.what, What::Text(Vec::new()));
}

#[test]
fn what_was_proven_of_a_report_may_be_left_out_but_not_be_another() {
    let mut report = seed();
    report["proof"] = json!({"sha256": "a", "figures": [], "findings": []});
    let seal = sealed(&report);
    assert_eq!(altered(&seal, &seed()), []);
    report["proof"]["sha256"] = json!("b");
    assert_eq!(altered(&seal, &report), []);
    report["proof"]["findings"] = json!([1]);
    assert_eq!(altered(&seal, &report)[0].at, "proof/findings");
}

#[test]
fn a_seal_is_read_as_it_was_written_and_a_forged_one_has_no_signer() {
    let mut seal = sealed(&seed());
    let key = Key::from_pem(KEY).unwrap();
    seal.sign(&key, None).unwrap();
    let json = seal.to_json();
    assert_eq!(Seal::from_json(&json).as_ref(), Ok(&seal));
    assert_eq!(seal.signers(), [Some(key.public())]);
    // The digests of another report, sums that mislead about the place, a name that would be left out: no
    // signature fits.
    let mut other = seed();
    other["title"] = json!("另一份报告");
    let mut forged: Value = serde_json::from_str(&json).unwrap();
    forged["sealed"] =
        serde_json::from_str::<Value>(&sealed(&other).to_json()).unwrap()["sealed"].take();
    let read = |forged: &Value| Seal::from_json(&forged.to_string()).unwrap().signers();
    assert_eq!(read(&forged), [None]);
    let mut forged: Value = serde_json::from_str(&json).unwrap();
    forged["sealed"][0]["sums"]["length"] = json!(999);
    assert_eq!(read(&forged), [None]);
    let mut forged: Value = serde_json::from_str(&json).unwrap();
    forged["sealed"][0]["at"] = json!("proof/title");
    assert_eq!(read(&forged), [None]);
    assert!(Seal::from_json("{}").is_err());
    assert!(
        Seal::from_json("{\"gongbao_seal\":2}")
            .unwrap_err()
            .to_string()
            .contains("更新")
    );
}

#[test]
fn one_piece_is_proven_without_the_others() {
    let mut seal = sealed(&seed());
    let key = Key::from_pem(KEY).unwrap();
    seal.sign(&key, None).unwrap();
    for piece in Piece::all_of(&seed()) {
        let proof = seal.prove(&piece).unwrap();
        let proof = Proof::from_json(&proof.to_json()).unwrap();
        assert_eq!(proof.signers(), [key.public()]);
        let text = proof.text.replace('9', "8") + "。";
        assert_eq!(
            Proof {
                text,
                ..proof.clone()
            }
            .signers(),
            []
        );
        let at = "elsewhere".to_owned();
        assert_eq!(Proof { at, ..proof }.signers(), []);
    }
    assert_eq!(seal.prove(&Piece::of_file("index.html", b"")), None);
}
