//! What lies before whoever verifies: matter, its seal, public keys; and what is to be said of it.

use crate::file::File;
use crate::message::{Kind, Message, Signer};
use gongbao_seal::explanation::{Lang, name};
use gongbao_seal::verdict::known;
use gongbao_seal::{Answer, Explanation, Proof, PublicKey, Seal, Subject, Verdict};
use serde_json::Value;

/// No more altered pieces than these are told one by one.
const TOLD: usize = 50;

/// What lies there to be looked at.
#[derive(Default)]
pub struct Table {
    keys: Vec<(String, PublicKey)>,
    matter: Option<(String, Matter)>,
    /// A seal that came by itself.
    seal: Option<String>,
    /// What was wrong with files.
    complaints: Vec<String>,
}

enum Matter {
    Subject(Subject),
    Proof(Proof),
}

impl Table {
    /// Lays files on the table. New matter takes the place of the old; keys stay.
    pub fn add(&mut self, files: Vec<(String, Vec<u8>)>) {
        self.complaints.clear();
        if files.iter().any(|(path, _)| path.contains('/')) {
            return self.add_folder(files);
        }
        let (mut seal, mut folder, mut others) = (None, None, Vec::new());
        for (path, bytes) in files {
            match File::of(&path, bytes) {
                Ok(File::Key(key)) => self.add_key(path, *key),
                Ok(File::Seal(json)) => seal = Some(json),
                Ok(File::Proof(proof)) => {
                    self.matter = Some((path, Matter::Proof(*proof)));
                }
                Ok(File::Folder(files)) => folder = Some((path, files)),
                Ok(File::Other(bytes)) => others.push((path, bytes)),
                Err(complaint) => self.complaints.push(complaint),
            }
        }
        if folder.is_some() || !others.is_empty() {
            self.seal = None;
        }
        self.seal = seal.or(self.seal.take());
        if let Some((name, files)) = folder {
            let beside = others.into_iter().map(|(path, _)| beside(&path));
            self.complaints.extend(beside);
            return self.set_folder(name, files.into_iter());
        }
        if let [(path, bytes)] = &others[..] {
            let text = String::from_utf8_lossy(bytes);
            match Subject::of_file(path, &text) {
                Ok(subject) => self.matter = Some((path.clone(), Matter::Subject(subject))),
                Err(error) => self.complaints.push(format!("{path}：{error}")),
            }
        } else if !others.is_empty() {
            // All files of a folder, without the folder.
            let seal = self
                .seal
                .take()
                .map(|json| ("seal.json".to_owned(), json.into_bytes()));
            self.set_folder(
                format!("{} 个文件", others.len()),
                others.into_iter().chain(seal),
            );
        }
    }

    fn add_folder(&mut self, files: Vec<(String, Vec<u8>)>) {
        let mut folder = String::new();
        let mut inside = Vec::new();
        for (path, bytes) in files {
            match path.split_once('/') {
                Some((name, rest)) => {
                    name.clone_into(&mut folder);
                    inside.push((rest.to_owned(), bytes));
                }
                // What was dropped beside the folder.
                None => match File::of(&path, bytes) {
                    Ok(File::Key(key)) => self.add_key(path, *key),
                    Ok(_) => self.complaints.push(beside(&path)),
                    Err(complaint) => self.complaints.push(complaint),
                },
            }
        }
        self.seal = None;
        self.set_folder(folder, inside.into_iter());
    }

    fn set_folder(&mut self, name: String, files: impl Iterator<Item = (String, Vec<u8>)>) {
        // Hidden files are the system's own.
        let shown = files.filter(|(path, _)| !path.split('/').any(|part| part.starts_with('.')));
        self.matter = Some((name, Matter::Subject(Subject::of_folder(shown))));
    }

    fn add_key(&mut self, name: String, key: PublicKey) {
        if !self.keys.iter().any(|(_, known)| *known == key) {
            self.keys.push((name, key));
        }
    }

    /// What is to be said.
    pub fn answer(&self) -> Message {
        let keys: Vec<PublicKey> = self.keys.iter().map(|(_, key)| key.clone()).collect();
        let mut said = match &self.matter {
            None => self.message(Kind::Nothing, "", ""),
            Some((_, Matter::Proof(proof))) => self.of_proof(proof, &keys),
            Some((_, Matter::Subject(subject))) => self.of_subject(subject, &keys),
        };
        for signer in &mut said.signers {
            signer.known = self.keys.iter().any(|(_, key)| key.to_pem() == signer.pem);
        }
        said
    }

    fn message(&self, answer: Kind, head: &str, advice: &str) -> Message {
        let name = self.matter.as_ref().map(|(name, _)| name.clone());
        let keys = self.keys.iter().map(|(name, key)| Signer::of(name, key));
        Message {
            answer,
            name: name.unwrap_or_default(),
            head: head.to_owned(),
            advice: advice.to_owned(),
            altered: Vec::new(),
            more: Vec::new(),
            text: None,
            quote: None,
            signers: Vec::new(),
            keys: keys.collect(),
            complaints: self.complaints.clone(),
        }
    }

    fn of_subject(&self, subject: &Subject, keys: &[PublicKey]) -> Message {
        let json = self.seal.as_deref().or(subject.seal.as_deref());
        let Some(json) = json else {
            let advice = "如果旁边有 seal.json，把它也拖进来；没有，就无从核对。";
            return self.message(Kind::Unsealed, "没有封存", advice);
        };
        let seal = match Seal::from_json(json) {
            Ok(seal) => seal,
            Err(error) => {
                let error = error.to_string();
                return self.message(Kind::Unsealed, "没有可用的封存", &error);
            }
        };
        let found = Verdict::of(subject, &seal, keys);
        let mut said = match &found.answer {
            Answer::ForgedSeal => {
                let advice = "没有一个签名与它相符：封存文件也可能被换过。请向封存单位索取原件。";
                self.message(Kind::Altered, "封存文件本身被改动过", advice)
            }
            Answer::Altered(altered) => {
                let head = format!("已被改动：{} 处", altered.len());
                let mut said = self.message(Kind::Altered, &head, "");
                let told = altered.iter().take(TOLD);
                said.altered = told
                    .map(|one| Explanation::of(one, &subject.pieces, Lang::Zh))
                    .collect();
                if altered.len() > TOLD {
                    said.advice = format!("下面是前 {TOLD} 处。");
                }
                said
            }
            answer => self.unaltered(answer, &format!("共核对 {} 项", found.count)),
        };
        said.signers = found
            .signers
            .iter()
            .map(|key| Signer::of("", key))
            .collect();
        said.more = found.more.iter().map(|at| name(at, Lang::Zh)).collect();
        said
    }

    fn of_proof(&self, proof: &Proof, keys: &[PublicKey]) -> Message {
        let signers = proof.signers();
        let mut said = if signers.is_empty() {
            let advice = "这些文字、它的位置或签名不是封存时的。";
            self.message(Kind::Altered, "已被改动：证明与签名不符", advice)
        } else {
            self.unaltered(&known(&signers, keys), &name(&proof.at, Lang::Zh))
        };
        said.signers = signers.iter().map(|key| Signer::of("", key)).collect();
        said.text = Some(proof.text.clone());
        let figure: Option<Value> = serde_json::from_str(&proof.text).ok();
        let quote = figure
            .as_ref()
            .and_then(|figure| figure.pointer("/source/quote"));
        said.quote = quote.and_then(Value::as_str).map(str::to_owned);
        said
    }

    fn unaltered(&self, answer: &Answer, what: &str) -> Message {
        if let Answer::Unaltered(signer) = answer {
            let advice = format!("{what}；{} 签名是所给公钥的。", signer.algorithm());
            return self.message(Kind::Unaltered, "未改动：与封存时一字不差", &advice);
        }
        let advice = format!(
            "{what}，与封存时一字不差，但不知道是谁封存的。请把封存单位公布的公钥（.pem）也拖进来。"
        );
        self.message(Kind::UnknownKey, "钥匙不明", &advice)
    }
}

fn beside(path: &str) -> String {
    format!("{path}：与文件夹一起拖来的，没有看")
}

#[cfg(test)]
mod tests;
