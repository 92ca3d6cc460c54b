//! `gongbao verify`: whether a page, a folder, a report or a proof is what was sealed, where it is not, and by
//! whom it was sealed.

use crate::lang::{self, told};
use crate::problem::InEnglish;
use crate::said;
use crate::{Outcome, output, sealed};
use gongbao_seal::explanation::name;
use gongbao_seal::subject::SEAL;
use gongbao_seal::verdict::known;
use gongbao_seal::{Answer, Explanation, Proof, PublicKey, Seal, Subject, Verdict};
use std::path::{Path, PathBuf};

/// How something is verified.
#[derive(clap::Args)]
pub struct Options {
    #[arg(long, value_name = "PUBLIC.pem", help = told("公钥（PEM）：封存单位的钥匙；可以有多个，其中一把签过即可", "Public key (PEM) of who sealed it; of several one is enough"))]
    key: Vec<PathBuf>,
    #[arg(long, value_name = "SEAL.json", help = told("封存文件；不写则用网页里的、或旁边的 seal.json", "The seal; the one in the page, or seal.json beside it, when absent"))]
    seal: Option<PathBuf>,
    #[arg(long, value_name = "OUT.html", conflicts_with_all = ["what", "seal"], help = told("写出核验网页：一个文件，不用联网，把要核对的拖进去就有答案；同时给出的 --key 会写在里面", "Write the page that verifies: one file, no network; drop on it what is to be verified. The --key given goes into it"))]
    page: Option<PathBuf>,
}

/// No more altered pieces than these are told one by one.
const TOLD: usize = 20;

/// Verifies a file, a folder, or an address on this machine, and says what it found; or writes the page that does.
pub fn run(what: Option<&str>, options: &Options) -> Outcome {
    let done = match (what, &options.page) {
        (Some(what), _) => verify(what, options),
        (None, Some(path)) => page(path, options),
        (None, None) => {
            Err(told("没有说要核验什么", "what is to be verified was not said").to_owned())
        }
    };
    done.unwrap_or_else(|reason| output::failed(&reason))
}

fn keys(options: &Options) -> Result<Vec<PublicKey>, String> {
    let keys = options.key.iter().map(|path| {
        let key = PublicKey::from_pem(&text(path)?);
        key.map_err(|error| output::about(path, &error))
    });
    keys.collect()
}

/// Writes the page that verifies, with the keys that are known to be the office's.
fn page(path: &Path, options: &Options) -> Result<Outcome, String> {
    let names = options.key.iter().map(|path| {
        let name = path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    });
    let pems = keys(options)?.into_iter().map(|key| key.to_pem());
    let keys: Vec<(String, String)> = names.zip(pems).collect();
    let page = gongbao_publish::verifier::page(&keys).map_err(|error| error.said())?;
    output::write_whole(path, &page.bytes).map_err(|error| output::about(path, &error))?;
    let written = said!(
        "核验网页：{0}",
        "the page that verifies: {0}",
        path.display()
    );
    eprintln!("{written}");
    Ok(Outcome::Done)
}

fn verify(what: &str, options: &Options) -> Result<Outcome, String> {
    let keys = keys(options)?;
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
        println!("{}", said!("没有封存：{what}", "no seal: {what}"));
        return Ok(Outcome::Unsealed);
    };
    let found = Verdict::of(&subject, &seal, &keys);
    for at in &found.more {
        let name = name(at, lang::of_seal());
        println!(
            "{}",
            said!("不在封存之内：{name}", "not in the seal: {name}")
        );
    }
    Ok(match &found.answer {
        Answer::ForgedSeal => {
            let forged = told(
                "封存文件本身被改动过：没有一个签名与它相符",
                "the seal itself was altered: no signature agrees with it",
            );
            println!("{forged}");
            Outcome::LookAtIt
        }
        Answer::Altered(altered) => {
            let count = altered.len();
            println!(
                "{}",
                said!("已被改动：{count} 处", "altered in {count} places")
            );
            for one in altered.iter().take(TOLD) {
                println!(
                    "  {}",
                    Explanation::of(one, &subject.pieces, lang::of_seal())
                );
            }
            if altered.len() > TOLD {
                println!("  ……");
            }
            Outcome::LookAtIt
        }
        answer => {
            let same = said!(
                "与封存时一字不差（核对 {0} 项）",
                "unaltered since it was sealed ({0} pieces)",
                found.count
            );
            println!("{same}");
            say_signer(answer, &found.signers)
        }
    })
}

/// Says who signed what was not altered.
fn say_signer(answer: &Answer, signers: &[PublicKey]) -> Outcome {
    if let Answer::Unaltered(signer) = answer {
        let signed = said!(
            "签名：{0}，是所给公钥的",
            "signed by a key given ({0})",
            signer.algorithm()
        );
        println!("{signed}");
        return Outcome::Done;
    }
    for signer in signers {
        let (algorithm, key) = (signer.algorithm(), signer.to_pem());
        let signed = said!(
            "签名：{algorithm}，不是所给公钥的：\n{key}",
            "signed ({algorithm}), by no key given:\n{key}"
        );
        println!("{signed}");
    }
    let unknown = told(
        "不知道是谁封存的：请用 --key 给出封存单位公布的公钥",
        "who sealed it is not known: give by --key the public key that its office made known",
    );
    println!("{unknown}");
    Outcome::UnknownKey
}

fn is_proof(text: &str) -> bool {
    Proof::from_json(text).is_ok()
}

fn proof(json: &str, keys: &[PublicKey]) -> Result<Outcome, String> {
    let proof = Proof::from_json(json).map_err(|error| error.said())?;
    let (signers, name) = (proof.signers(), name(&proof.at, lang::of_seal()));
    if signers.is_empty() {
        let altered = said!(
            "已被改动：{name} 的证明与签名不符",
            "altered: the proof of {name} does not agree with its signature"
        );
        println!("{altered}");
        return Ok(Outcome::LookAtIt);
    }
    let same = said!(
        "{name} 与封存时一字不差：",
        "{name}, unaltered since it was sealed:"
    );
    println!("{same}\n{}", proof.text);
    Ok(say_signer(&known(&signers, keys), &signers))
}

/// What a path names.
pub fn subject(path: &Path) -> Result<Subject, String> {
    if path.is_dir() {
        return sealed::folder(path);
    }
    let text = text(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Subject::of_file(&name, &text).map_err(|error| output::about(path, &error))
}

/// The seal that was named, that came along, or that lies beside.
pub fn seal_of(
    subject: &Subject,
    path: &Path,
    named: Option<&Path>,
) -> Result<Option<Seal>, String> {
    let near = [sealed::beside(path), path.with_file_name(SEAL)];
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
    seal.map_err(|error| error.said())
}

/// A published folder on this machine's server; none where it has no seal.
fn site(address: &str, seal: Option<&Path>) -> Result<Option<Subject>, String> {
    let host = address.split('/').nth(2).unwrap_or_default();
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    if !["127.0.0.1", "localhost", "[::1]"].contains(&host) {
        return Err(said!(
            "{address}：只核对本机（127.0.0.1）上的网址；其他网站请先存到文件夹",
            "{address}: only addresses on this machine (127.0.0.1) are verified; save other sites to a folder first"
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
        None => get(SEAL).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    };
    let Some(json) = json else {
        // Without a page there either, nothing was found at all.
        return match get("index.html") {
            Some(_) => Ok(None),
            None => Err(said!("{address}：打不开", "{address}: cannot be opened")),
        };
    };
    let seal = Seal::from_json(&json).map_err(|error| error.said())?;
    let files: Vec<String> = seal.files().map(str::to_owned).collect();
    let files = files
        .into_iter()
        .filter_map(|name| get(&name).map(|bytes| (name, bytes)));
    let seal = (SEAL.to_owned(), json.into_bytes());
    Ok(Some(Subject::of_folder(files.chain([seal]))))
}

fn text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| output::unread(path, &error))
}
