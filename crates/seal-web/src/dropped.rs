//! What was dropped on the page: matter to verify, its seal, public keys; and what is answered.

use gongbao_seal::told::{Lang, name};
use gongbao_seal::verdict::known;
use gongbao_seal::{Answer, Proof, PublicKey, Seal, Subject, Told, Verdict};
use serde::Serialize;
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

/// What a page says.
#[derive(Debug, Serialize)]
pub struct Said {
    pub answer: Kind,
    /// What was looked at.
    pub name: String,
    /// The answer in one sentence, and what to do now.
    pub head: String,
    pub advice: String,
    pub altered: Vec<Told>,
    /// Files that the seal does not speak of.
    pub more: Vec<String>,
    /// Of a proof: the words that are proven, and the sentence that states a figure.
    pub text: Option<String>,
    pub quote: Option<String>,
    pub signers: Vec<Signer>,
    pub keys: Vec<Signer>,
    pub complaints: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Nothing,
    Unaltered,
    Altered,
    Unsealed,
    UnknownKey,
}

#[derive(Debug, Serialize)]
pub struct Signer {
    /// The file that a key came in.
    pub name: String,
    pub algorithm: &'static str,
    pub pem: String,
    pub known: bool,
}

/// What one file is.
enum File {
    Key(Box<PublicKey>),
    Seal(String),
    Proof(Box<Proof>),
    Other(Vec<u8>),
}

impl File {
    fn of(path: &str, bytes: Vec<u8>) -> Result<Self, String> {
        let Ok(text) = std::str::from_utf8(&bytes) else {
            return Ok(Self::Other(bytes));
        };
        let start = text.trim_start();
        if start.starts_with("-----BEGIN") || path.ends_with(".pem") {
            if text.contains("PRIVATE KEY-----") {
                return Err(format!(
                    "{path}：这是私钥，本页没有用它。私钥不要交给任何网页；要的是公钥"
                ));
            }
            let key = PublicKey::from_pem(start).map_err(|error| format!("{path}：{error}"))?;
            return Ok(Self::Key(Box::new(key)));
        }
        let is = |mark: &str| start.starts_with('{') && text.contains(mark);
        if is("\"gongbao_seal\"") {
            return Ok(Self::Seal(text.to_owned()));
        }
        if is("\"gongbao_proof\"") {
            let proof = Proof::from_json(text).map_err(|error| format!("{path}：{error}"))?;
            return Ok(Self::Proof(Box::new(proof)));
        }
        Ok(Self::Other(bytes))
    }
}

impl Table {
    /// Lays files on the table. New matter takes the place of the old; keys stay.
    pub fn add(&mut self, files: Vec<(String, Vec<u8>)>) {
        self.complaints.clear();
        if files.iter().any(|(path, _)| path.contains('/')) {
            return self.add_folder(files);
        }
        let (mut seal, mut others) = (None, Vec::new());
        for (path, bytes) in files {
            match File::of(&path, bytes) {
                Ok(File::Key(key)) => self.add_key(path, *key),
                Ok(File::Seal(json)) => seal = Some(json),
                Ok(File::Proof(proof)) => {
                    self.matter = Some((path, Matter::Proof(*proof)));
                }
                Ok(File::Other(bytes)) => others.push((path, bytes)),
                Err(complaint) => self.complaints.push(complaint),
            }
        }
        if !others.is_empty() {
            self.seal = None;
        }
        self.seal = seal.or(self.seal.take());
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
                    Ok(_) => self
                        .complaints
                        .push(format!("{path}：与文件夹一起拖来的，没有看")),
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
    pub fn answer(&self) -> Said {
        let keys: Vec<PublicKey> = self.keys.iter().map(|(_, key)| key.clone()).collect();
        let mut said = match &self.matter {
            None => self.said(Kind::Nothing, "", ""),
            Some((_, Matter::Proof(proof))) => self.of_proof(proof, &keys),
            Some((_, Matter::Subject(subject))) => self.of_subject(subject, &keys),
        };
        for signer in &mut said.signers {
            signer.known = self.keys.iter().any(|(_, key)| key.to_pem() == signer.pem);
        }
        said
    }

    fn said(&self, answer: Kind, head: &str, advice: &str) -> Said {
        let name = self.matter.as_ref().map(|(name, _)| name.clone());
        let keys = self.keys.iter().map(|(name, key)| signer(name, key));
        Said {
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

    fn of_subject(&self, subject: &Subject, keys: &[PublicKey]) -> Said {
        let json = self.seal.as_deref().or(subject.seal.as_deref());
        let Some(json) = json else {
            let advice = "如果旁边有 seal.json，把它也拖进来；没有，就无从核对。";
            return self.said(Kind::Unsealed, "没有封存", advice);
        };
        let seal = match Seal::from_json(json) {
            Ok(seal) => seal,
            Err(error) => {
                let error = error.to_string();
                return self.said(Kind::Unsealed, "没有可用的封存", &error);
            }
        };
        let found = Verdict::of(subject, &seal, keys);
        let mut said = match &found.answer {
            Answer::ForgedSeal => {
                let advice = "没有一个签名与它相符：封存文件也可能被换过。请向封存单位索取原件。";
                self.said(Kind::Altered, "封存文件本身被改动过", advice)
            }
            Answer::Altered(altered) => {
                let head = format!("已被改动：{} 处", altered.len());
                let mut said = self.said(Kind::Altered, &head, "");
                let told = altered.iter().take(TOLD);
                said.altered = told
                    .map(|one| Told::of(one, &subject.pieces, Lang::Zh))
                    .collect();
                if altered.len() > TOLD {
                    said.advice = format!("下面是前 {TOLD} 处。");
                }
                said
            }
            answer => self.unaltered(answer, &format!("共核对 {} 项", found.count)),
        };
        said.signers = found.signers.iter().map(|key| signer("", key)).collect();
        said.more = found.more.iter().map(|at| name(at, Lang::Zh)).collect();
        said
    }

    fn of_proof(&self, proof: &Proof, keys: &[PublicKey]) -> Said {
        let signers = proof.signers();
        let mut said = if signers.is_empty() {
            let advice = "这些文字、它的位置或签名不是封存时的。";
            self.said(Kind::Altered, "已被改动：证明与签名不符", advice)
        } else {
            self.unaltered(&known(&signers, keys), &name(&proof.at, Lang::Zh))
        };
        said.signers = signers.iter().map(|key| signer("", key)).collect();
        said.text = Some(proof.text.clone());
        let figure: Option<Value> = serde_json::from_str(&proof.text).ok();
        let quote = figure
            .as_ref()
            .and_then(|figure| figure.pointer("/source/quote"));
        said.quote = quote.and_then(Value::as_str).map(str::to_owned);
        said
    }

    fn unaltered(&self, answer: &Answer, what: &str) -> Said {
        if let Answer::Unaltered(signer) = answer {
            let advice = format!("{what}；{} 签名是所给公钥的。", signer.algorithm());
            return self.said(Kind::Unaltered, "未改动：与封存时一字不差", &advice);
        }
        let advice = format!(
            "{what}，与封存时一字不差，但不知道是谁封存的。请把封存单位公布的公钥（.pem）也拖进来。"
        );
        self.said(Kind::UnknownKey, "钥匙不明", &advice)
    }
}

fn signer(name: &str, key: &PublicKey) -> Signer {
    Signer {
        name: name.to_owned(),
        algorithm: key.algorithm(),
        pem: key.to_pem(),
        known: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongbao_seal::{Key, Piece, page};

    const KEY: &str = include_str!("../../seal/src/key/tests/ed25519.pem");
    const SM2: &str = include_str!("../../seal/src/key/tests/sm2.pem");
    const PAGE: &str = "<html><body data-prerendered><p id=\"a.1\">来信229件。</p></body></html>";

    fn public(key: &str) -> (String, Vec<u8>) {
        let pem = Key::from_pem(key).unwrap().public().to_pem();
        ("public.pem".to_owned(), pem.into_bytes())
    }

    fn file(name: &str, text: &str) -> (String, Vec<u8>) {
        (name.to_owned(), text.as_bytes().to_vec())
    }

    fn seal(pieces: &[Piece]) -> Seal {
        let mut seal = Seal::of(pieces);
        seal.sign(&Key::from_pem(KEY).unwrap(), None).unwrap();
        seal.sign(&Key::from_pem(SM2).unwrap(), None).unwrap();
        seal
    }

    fn seal_of_page() -> String {
        seal(&[Piece::of_file("index.html", PAGE.as_bytes())]).to_json()
    }

    fn answer(files: Vec<(String, Vec<u8>)>) -> Said {
        let mut table = Table::default();
        table.add(files);
        table.answer()
    }

    #[test]
    fn a_page_is_told_apart_by_seal_and_key() {
        let page = || file("页.html", PAGE);
        let sealed = || file("seal.json", &seal_of_page());
        assert_eq!(answer(vec![page()]).answer, Kind::Unsealed);
        let said = answer(vec![page(), sealed()]);
        assert_eq!(said.answer, Kind::UnknownKey);
        assert_eq!(said.signers.len(), 2);
        for key in [KEY, SM2] {
            let said = answer(vec![page(), sealed(), public(key)]);
            assert_eq!(said.answer, Kind::Unaltered, "{said:?}");
        }
        let forged = file("页.html", &PAGE.replace("229", "929"));
        let said = answer(vec![forged, sealed(), public(KEY)]);
        assert_eq!(said.answer, Kind::Altered);
        let spot = &said.altered[0].places[0];
        assert_eq!((spot.was.as_deref(), spot.now.as_str()), (Some("2"), "9"));
        assert!(spot.place.contains("#a.1"), "{spot:?}");
    }

    #[test]
    fn seal_and_key_may_come_one_after_the_other_and_new_matter_begins_anew() {
        let mut table = Table::default();
        for (file, kind) in [
            (public(KEY), Kind::Nothing),
            (file("index.html", PAGE), Kind::Unsealed),
            (file("seal.json", &seal_of_page()), Kind::Unaltered),
            (file("other.html", PAGE), Kind::Unsealed),
        ] {
            table.add(vec![file]);
            assert_eq!(table.answer().answer, kind);
        }
    }

    #[test]
    fn a_folder_is_verified_whatever_it_is_called() {
        let files = |text: &str| {
            vec![
                file("2017/index.html", PAGE),
                file("2017/sub/a.txt", text),
                file("2017/.DS_Store", "x"),
            ]
        };
        let pieces = [
            Piece::of_file("index.html", PAGE.as_bytes()),
            Piece::of_file("sub/a.txt", "一".as_bytes()),
        ];
        let sealed = file("2017/seal.json", &seal(&pieces).to_json());
        let with = |text: &str| {
            let mut all = files(text);
            all.extend([sealed.clone(), public(SM2)]);
            answer(all)
        };
        assert_eq!(with("一").answer, Kind::Unaltered);
        let mut turned = files("一");
        turned.reverse();
        turned.extend([sealed.clone(), public(SM2)]);
        assert_eq!(answer(turned).answer, Kind::Unaltered, "in any order");
        let said = with("二");
        assert_eq!(said.altered[0].name, "文件 sub/a.txt");
        assert_eq!(answer(files("一")).answer, Kind::Unsealed);
    }

    #[test]
    fn one_piece_is_proven_alone() {
        let quote = r#"{"id":"x","source":{"quote":"来信229件。"}}"#;
        let pieces = [
            Piece {
                at: "figure/x".into(),
                bytes: quote.into(),
            },
            Piece::of_file("index.html", b""),
        ];
        let proof = seal(&pieces).prove(&pieces[0]).unwrap().to_json();
        let said = answer(vec![file("proof.json", &proof), public(KEY)]);
        assert_eq!(said.answer, Kind::Unaltered);
        assert_eq!(said.quote.as_deref(), Some("来信229件。"));
        assert_eq!(
            answer(vec![file("proof.json", &proof)]).answer,
            Kind::UnknownKey
        );
        let forged = file("proof.json", &proof.replace("229", "929"));
        assert_eq!(answer(vec![forged, public(KEY)]).answer, Kind::Altered);
    }

    #[test]
    fn a_page_that_carries_its_seal_needs_no_other_file() {
        let bare = "<html><body>段</body></html>";
        let sealed = page::with(bare, &seal(&[Piece::of_file("a.html", bare.as_bytes())]));
        let said = answer(vec![file("a.html", &sealed), public(KEY)]);
        assert_eq!(said.answer, Kind::Unaltered, "{said:?}");
    }

    #[test]
    fn a_private_key_is_refused_and_other_files_are_complained_of() {
        let said = answer(vec![
            file("key.pem", KEY),
            file("a.pem", "x"),
            file("b.json", "{"),
        ]);
        assert_eq!(said.answer, Kind::Nothing);
        assert_eq!(said.complaints.len(), 3, "{:?}", said.complaints);
        assert!(said.complaints[0].contains("私钥") && said.keys.is_empty());
    }
}
