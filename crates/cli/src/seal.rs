//! `gongbao seal` and `gongbao prove`: digests of all that was published, signed; and one piece of it alone.

use crate::lang::told;
use crate::said;
use crate::sealed;
use crate::verify;
use crate::{Outcome, output};
use gongbao_seal::subject::{ONE_FILE, SEAL};
use gongbao_seal::{Key, Seal, page};
use std::path::{Path, PathBuf};

/// How something is sealed.
#[derive(clap::Args)]
pub struct Options {
    #[arg(long, required = true, value_name = "KEY.pem", help = told("私钥（PKCS#8，PEM）：Ed25519 或 SM2；可以有多个，各签一次", "Private key (PKCS#8, PEM): Ed25519 or SM2; several sign once each"))]
    key: Vec<PathBuf>,
    #[arg(long, value_name = "CHAIN.pem", help = told("证书链（PEM），第一张是这把私钥的证书；有几把私钥就按顺序写几个", "Certificates (PEM), the key's own first; with several keys one chain each, in their order"))]
    chain: Vec<PathBuf>,
}

/// Seals a published folder or a report file.
pub fn run(what: &Path, options: &Options) -> Outcome {
    match seal(what, options) {
        Ok(place) => {
            eprintln!("{}", said!("已封存：{0}", "sealed: {0}", place.display()));
            Outcome::Done
        }
        Err(reason) => output::failed(&reason),
    }
}

fn seal(what: &Path, options: &Options) -> Result<PathBuf, String> {
    let place = if what.is_dir() {
        what.join(SEAL)
    } else {
        sealed::beside(what)
    };
    let mut seal = Seal::of(&verify::subject(what)?.pieces);
    for (n, path) in options.key.iter().enumerate() {
        let key = Key::from_pem(&read(path)?).map_err(|error| output::about(path, &error))?;
        let chain = options.chain.get(n).map(|path| read(path)).transpose()?;
        let signed = seal.sign(&key, chain.as_deref());
        signed.map_err(|error| output::about(path, &error))?;
    }
    write(&place, &seal.to_json())?;
    let one_file = what.join(ONE_FILE);
    if one_file.is_file() {
        write(&one_file, &page::with(&read(&one_file)?, &seal))?;
    }
    Ok(place)
}

/// Writes the proof of what stands at an address of a sealed report.
pub fn prove(address: &str, what: &Path, seal: Option<&Path>, to: Option<&Path>) -> Outcome {
    match proof(address, what, seal) {
        Ok(proof) => output::written(to, &proof),
        Err(reason) => output::failed(&reason),
    }
}

fn proof(address: &str, what: &Path, seal: Option<&Path>) -> Result<String, String> {
    let subject = verify::subject(what)?;
    let seal = verify::seal_of(&subject, what, seal)?.ok_or(told(
        "没有封存；先用 gongbao seal 封存",
        "there is no seal: gongbao seal makes one",
    ))?;
    // As it is copied from a page: after # and without the print of its words.
    let at = address.rsplit('#').next().unwrap_or(address);
    let at = gongbao_report::address::parts(at).map_or(at, |(id, _)| id);
    let piece = subject.pieces.iter().find(|piece| piece.at == at);
    let piece = piece.ok_or_else(|| said!("{0} 里没有 {at}", "{0} has no {at}", what.display()))?;
    let proof = seal.prove(piece);
    let proof = proof
        .ok_or_else(|| said!("{at} 与封存的不同，无法证明；用 gongbao verify 看哪里不同", "{at} is not as it was sealed and cannot be proven; gongbao verify says where it differs"))?;
    Ok(proof.to_json())
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| output::unread(path, &error))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    output::write_whole(path, text.as_bytes()).map_err(|error| output::about(path, &error))
}
