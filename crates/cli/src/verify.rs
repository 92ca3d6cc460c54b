//! `gongbao verify`: whether a page, a folder, a report or a proof is what was sealed, where it is not, and by
//! whom it was sealed.

use crate::sealed::{self, Subject};
use crate::{Outcome, output};
use gongbao_seal::piece::FILE;
use gongbao_seal::place::Change;
use gongbao_seal::{Altered, Piece, Proof, PublicKey, Seal, What};
use std::fmt::Display;
use std::path::{Path, PathBuf};

/// How something is verified.
#[derive(clap::Args)]
pub struct Options {
    /// 公钥（PEM）：封存单位的钥匙；可以有多个，其中一把签过即可
    #[arg(long, value_name = "PUBLIC.pem")]
    key: Vec<PathBuf>,
    /// 封存文件；不写则用网页里的、或旁边的 seal.json
    #[arg(long, value_name = "SEAL.json")]
    seal: Option<PathBuf>,
}

/// No more altered pieces than these are told one by one.
const TOLD: usize = 20;

/// Verifies a file, a folder, or an address on this machine, and says what it found.
pub fn run(what: &str, options: &Options) -> Outcome {
    match verify(what, options) {
        Ok(outcome) => outcome,
        Err(reason) => output::failed(&reason),
    }
}

fn verify(what: &str, options: &Options) -> Result<Outcome, String> {
    let keys = options.key.iter().map(|path| {
        let key = PublicKey::from_pem(&text(path)?);
        key.map_err(|error| said(path, &error))
    });
    let keys: Vec<PublicKey> = keys.collect::<Result<_, _>>()?;
    let path = Path::new(what);
    if !what.starts_with("http") && path.is_file() && text(path).is_ok_and(|text| is_proof(&text)) {
        return proof(&text(path)?, &keys);
    }
    let subject = if what.starts_with("http://") || what.starts_with("https://") {
        site(what, options.seal.as_deref())?
    } else {
        Some(subject(path)?)
    };
    let seal = match &subject {
        Some(subject) => seal_of(subject, path, options.seal.as_deref())?,
        None => None,
    };
    let Some((subject, seal)) = subject.zip(seal) else {
        println!("没有封存：{what}");
        return Ok(Outcome::Unsealed);
    };
    let signers = seal.signers();
    if !signers.is_empty() && signers.iter().all(Option::is_none) {
        println!("封存文件本身被改动过：没有一个签名与它相符");
        return Ok(Outcome::LookAtIt);
    }
    let (pieces, more): (Vec<Piece>, Vec<Piece>) = subject
        .pieces
        .iter()
        .cloned()
        .partition(|piece| !piece.at.starts_with(FILE) || seal.has(&piece.at));
    for piece in more {
        println!("不在封存之内：{}", name(&piece.at));
    }
    let altered = seal.compare(&pieces, |at| subject.should_have(at));
    if !altered.is_empty() {
        println!("已被改动：{} 处", altered.len());
        for one in altered.iter().take(TOLD) {
            println!("  {}", told(one, &pieces));
        }
        if altered.len() > TOLD {
            println!("  ……");
        }
        return Ok(Outcome::LookAtIt);
    }
    println!("与封存时一字不差（核对 {} 项）", pieces.len());
    Ok(known(signers.into_iter().flatten().collect(), &keys))
}

/// Says who signed.
fn known(signers: Vec<PublicKey>, keys: &[PublicKey]) -> Outcome {
    match signers.iter().find(|signer| keys.contains(signer)) {
        Some(signer) => {
            println!("签名：{}，是所给公钥的", signer.algorithm());
            Outcome::Done
        }
        None => {
            for signer in &signers {
                println!(
                    "签名：{}，不是所给公钥的：\n{}",
                    signer.algorithm(),
                    signer.to_pem()
                );
            }
            println!("不知道是谁封存的：请用 --key 给出封存单位公布的公钥");
            Outcome::UnknownKey
        }
    }
}

fn is_proof(text: &str) -> bool {
    Proof::from_json(text).is_ok()
}

fn proof(json: &str, keys: &[PublicKey]) -> Result<Outcome, String> {
    let proof = Proof::from_json(json).map_err(|error| error.to_string())?;
    let signers = proof.signers();
    if signers.is_empty() {
        println!("已被改动：{} 的证明与签名不符", name(&proof.at));
        return Ok(Outcome::LookAtIt);
    }
    println!("{} 与封存时一字不差：\n{}", name(&proof.at), proof.text);
    Ok(known(signers, keys))
}

/// What a path names.
pub fn subject(path: &Path) -> Result<Subject, String> {
    if path.is_dir() {
        return Subject::of_folder(path);
    }
    let text = text(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if text.trim_start().starts_with('{') {
        return Subject::of_report(&text).map_err(|reason| said(path, &reason));
    }
    Ok(Subject::of_page(&name, &text))
}

/// The seal that was named, that came along, or that lies beside.
pub fn seal_of(
    subject: &Subject,
    path: &Path,
    named: Option<&Path>,
) -> Result<Option<Seal>, String> {
    let near = [sealed::beside(path), path.with_file_name(sealed::SEAL)];
    let json = match (named, &subject.seal) {
        (Some(path), _) => Some(text(path)?),
        (None, Some(json)) => Some(json.clone()),
        (None, None) => near
            .iter()
            .find(|path| path.is_file())
            .map(|path| text(path))
            .transpose()?,
    };
    let seal = json.map(|json| Seal::from_json(&json)).transpose();
    seal.map_err(|error| error.to_string())
}

/// A published folder on this machine's server; none where it has no seal.
fn site(address: &str, seal: Option<&Path>) -> Result<Option<Subject>, String> {
    let host = address.split('/').nth(2).unwrap_or_default();
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    if !["127.0.0.1", "localhost", "[::1]"].contains(&host) {
        return Err(format!(
            "{address}：只核对本机（127.0.0.1）上的网址；其他网站请先存到文件夹"
        ));
    }
    let base = address.rfind('/').map_or(address, |at| &address[..=at]);
    let get = |name: &str| {
        let mut answer = ureq::get(format!("{base}{name}")).call().ok()?;
        answer
            .body_mut()
            .with_config()
            .limit(1 << 26)
            .read_to_vec()
            .ok()
    };
    let json = match seal {
        Some(path) => Some(text(path)?),
        None => get(sealed::SEAL).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    };
    let Some(json) = json else {
        // Without a page there either, nothing was found at all.
        return match get("index.html") {
            Some(_) => Ok(None),
            None => Err(format!("{address}：打不开")),
        };
    };
    let seal = Seal::from_json(&json).map_err(|error| error.to_string())?;
    let files: Vec<String> = seal.files().map(str::to_owned).collect();
    Ok(Some(Subject::of_site(json, &files, get)))
}

/// An altered piece in words.
fn told(altered: &Altered, pieces: &[Piece]) -> String {
    let name = name(&altered.at);
    let bytes = |at: &str| pieces.iter().find(|piece| piece.at == at);
    let text = |at: &str| bytes(at).map(|piece| String::from_utf8_lossy(&piece.bytes));
    let changes = |at: &str, changes: &[Change]| {
        let text = text(at).unwrap_or_default();
        let is_file = altered.at.starts_with(FILE);
        let changes = changes
            .iter()
            .map(|change| told_change(change, &text, is_file));
        changes.collect::<Vec<_>>().join("；")
    };
    match &altered.what {
        What::Text(all) if all.is_empty() => format!("{name}：内容不同"),
        What::Text(all) => format!("{name}：{}", changes(&altered.at, all)),
        What::Renamed(now, all) => format!("{name}：改名为 {now}{}", changes(now, all)),
        What::Missing => format!("{name}：没有了"),
        What::Added => format!("{name}：多出来的"),
        What::Moved => format!("{name}：换了位置"),
    }
}

/// `第8字：原为“2”，现为“9”（……收到来信【9】29件……）`.
fn told_change(change: &Change, text: &str, is_file: bool) -> String {
    const AROUND: usize = 12;
    let letters: Vec<char> = text.chars().collect();
    let end = (change.at + change.now.chars().count()).min(letters.len());
    let from = change.at.saturating_sub(AROUND);
    let to = (end + AROUND).min(letters.len());
    let words = |span: std::ops::Range<usize>| -> String {
        let words = letters.get(span).unwrap_or_default().iter();
        words
            .map(|c| if c.is_control() { ' ' } else { *c })
            .collect()
    };
    let now = words(change.at..end);
    let what = match change.was.as_deref() {
        Some("") => format!("多了“{now}”"),
        Some(was) if now.is_empty() => format!("少了“{was}”"),
        Some(was) => format!("原为“{was}”，现为“{now}”"),
        None => "这一段不同".to_owned(),
    };
    let around = format!("{}【{now}】{}", words(from..change.at), words(end..to));
    let place = if is_file {
        place_in_file(&letters[..change.at.min(letters.len())])
    } else {
        format!("第{}字", change.at + 1)
    };
    format!("{place}：{what}（{around}）")
}

/// Line and column, and the element with an id that is next before.
fn place_in_file(before: &[char]) -> String {
    let before: String = before.iter().collect();
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    let id = before
        .rsplit_once(" id=\"")
        .and_then(|(_, rest)| rest.split_once('"'));
    let id = id.map_or_else(String::new, |(id, _)| format!("（#{id} 处）"));
    format!("第{line}行第{column}字{id}")
}

/// The name of a piece as readers know it.
fn name(at: &str) -> String {
    const KINDS: [(&str, &str); 5] = [
        (FILE, "文件"),
        ("figure/", "数字"),
        ("chart/", "图"),
        ("note/", "疑误说明"),
        ("proof/", "核对记录"),
    ];
    const METADATA: [&str; 9] = [
        "format",
        "id",
        "title",
        "year",
        "issuer",
        "kind",
        "district",
        "address",
        "highlights",
    ];
    let line = |rest: &str| rest.parse().map_or(0, |n: usize| n + 1);
    if let Some(rest) = at.strip_prefix("front/") {
        return format!("文前第{}行", line(rest));
    }
    if let Some(rest) = at.strip_prefix("back/") {
        return format!("文后第{}行", line(rest));
    }
    let kind = KINDS
        .iter()
        .find_map(|(kind, name)| Some((name, at.strip_prefix(kind)?)));
    match kind {
        Some((kind, rest)) => format!("{kind} {rest}"),
        None if METADATA.contains(&at) => format!("元数据 {at}"),
        None => match at.strip_suffix("/table") {
            Some(at) => format!("表 {at}"),
            None if at.contains('.') => format!("段落 {at}"),
            None => format!("章节 {at}"),
        },
    }
}

fn text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| output::unread(path, &error))
}

/// A file with what was wrong with it.
pub fn said(path: &Path, error: &impl Display) -> String {
    format!("{}：{error}", path.display())
}
