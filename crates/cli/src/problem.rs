//! What the crates below say of mistakes, in the language of the command.

use crate::said;
use gongbao_import::{ImportError, Kind, Problem, Refusal};
use gongbao_publish::PublishError;
use gongbao_report::ReportError;
use gongbao_seal::{KeyError, SealError};
use std::fmt::Display;
use std::io;

/// What speaks Chinese by itself, unless it says otherwise.
pub trait InEnglish: Display {
    fn in_english(&self) -> String;

    /// In the language of the command.
    fn said(&self) -> String {
        if crate::lang::is_english() {
            self.in_english()
        } else {
            self.to_string()
        }
    }
}

impl InEnglish for Problem {
    fn in_english(&self) -> String {
        match self {
            Problem::NoTitle => {
                "no title was found: add it as title in the JSON, or by --title".to_owned()
            }
            Problem::NoYear => "no year was found: add it as year in the JSON".to_owned(),
            Problem::NoIssuer { taken } if taken.is_empty() => {
                "no issuer was found: add it as issuer in the JSON".to_owned()
            }
            Problem::NoIssuer { taken } => {
                format!("no signature: by its title the issuer is “{taken}”; is that right?")
            }
            Problem::NoSections => {
                "no heading was recognised: does each (一、 （一）) stand in a line of its own?"
                    .to_owned()
            }
            Problem::Damage { printed, remark } => format!("“{printed}”: {remark}"),
            Problem::TextUnderPictures => {
                "the text was recognised in scanned pictures and may have errors: compare it with them"
                    .to_owned()
            }
            Problem::TableByGaps { text } => {
                format!(
                    "a table without rules, its columns told by the gaps: “{text}”; are they right?"
                )
            }
            Problem::LinesJoined { count } => {
                format!(
                    "lines were broken at a width; {count} were joined to the one before: are the paragraphs right?"
                )
            }
            Problem::Hidden { text } => format!("hidden text was not taken: “{text}”"),
            Problem::Struck { text } => format!("text that is struck out was not taken: “{text}”"),
            Problem::Picture { text } => format!("a picture, “{text}”: is there text in it?"),
            Problem::OneOfMany { taken, others } if others.is_empty() => {
                format!("“{taken}” of the archive was read")
            }
            Problem::OneOfMany { taken, others } => {
                format!(
                    "“{taken}” of the archive was read, not {others}; if the report is another, import that alone"
                )
            }
            Problem::NotTaken { name } => {
                format!("{name} inside the file was not read: open it and see whether it has text")
            }
            Problem::TextInFiles { names } => {
                format!(
                    "the page has no text of the report, these files have it: {names}; import that file"
                )
            }
            Problem::ReadBeside { name } => {
                format!("the page has no text of the report; “{name}” beside it was read")
            }
            Problem::TextInPictures { pictures } => {
                format!(
                    "the page shows its text as {pictures} pictures: find one in letters and import that"
                )
            }
            Problem::OnePageOf { pages } => {
                format!("the text is on {pages} pages and this is one of them: save them all")
            }
            Problem::FigureUnclear { printed } => {
                format!(
                    "“{printed}” was not read with certainty and is no figure: compare it with the text"
                )
            }
            Problem::ColumnsUnclear { printed } => {
                format!(
                    "the columns of this row cannot be told, its numbers are no figures: “{}”",
                    printed.replace('\t', " ")
                )
            }
        }
    }
}

impl InEnglish for ImportError {
    fn in_english(&self) -> String {
        match self {
            Self::NoText { kind: Kind::Html | Kind::Mhtml } => "there is no text in the page; a script may bring it: save the page again once the browser shows it".to_owned(),
            Self::NoText { .. } => "there is no text in the file (a picture or a scan?)".to_owned(),
            Self::TextHidden => {
                "all text in the file is hidden; what is to be published, unhide in the file and import again".to_owned()
            }
            Self::NotRead { kind: Kind::Other } => {
                let read = Kind::READ.into_iter().map(kind_name).collect::<Vec<_>>();
                let read = read.join(", ");
                format!(
                    "this is no file that is known; these can be imported: {read}. What WPS or Word opens, save as .docx"
                )
            }
            Self::NotRead { kind } => {
                let (kind, way_out) = (kind_name(*kind), way_out(*kind));
                format!("this is {kind}, which is not read: {way_out}")
            }
            Self::Broken { kind, .. } => {
                let (kind, way_out) = (kind_name(*kind), way_out(*kind));
                format!("this is {kind}, but damaged: {way_out}")
            }
            Self::Pages(refusal) => refusal.in_english(),
            Self::TooLarge { limit } => {
                format!("the file is too large (at most {} MB)", limit >> 20)
            }
            Self::TextLost { expected, found } => {
                format!(
                    "a fault of gongbao: the import would lose text and was stopped (“{expected}” became “{found}”)"
                )
            }
        }
    }
}

impl InEnglish for Refusal {
    fn in_english(&self) -> String {
        match self {
            Self::Broken => {
                "the file is damaged: fetch it again, or save it as Word (.docx) where it was made"
                    .to_owned()
            }
            Self::Locked => "the file asks for a password: take it off, then import".to_owned(),
            Self::UnknownLock => {
                "the file is encrypted in a way that is not read: save it without, or as Word (.docx), where it was made"
                    .to_owned()
            }
            Self::Pictures => {
                "the pages are pictures (a scan) without text: look for the Word file".to_owned()
            }
            Self::Outlines => {
                "the text is drawn as outlines and cannot be read: look for the Word file"
                    .to_owned()
            }
            Self::UnknownGlyphs { unknown, all } => format!(
                "of {all} glyphs {unknown} do not say which character they are, it would be read wrongly: save it as Word (.docx) where it was made"
            ),
            Self::TooMuch => {
                "the file unpacks to more than is sane and was not read".to_owned()
            }
        }
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "a text",
        Kind::Html => "a web page",
        Kind::Mhtml => "a web page in one file (.mht)",
        Kind::Docx => "Word (.docx)",
        Kind::Doc => "Word 97–2003 or WPS (.doc)",
        Kind::Rtf => "RTF (.rtf)",
        Kind::WordXml => "Word XML",
        Kind::Odt => "OpenDocument text (.odt)",
        Kind::Pdf => "PDF",
        Kind::Ofd => "OFD",
        Kind::Zip => "a ZIP archive (.zip)",
        Kind::Spreadsheet => "a spreadsheet",
        Kind::Presentation => "a presentation",
        Kind::Picture => "a picture",
        Kind::Archive => "an archive",
        Kind::Encrypted => "an Office file with a password",
        Kind::Other => "another file",
    }
}

fn way_out(kind: Kind) -> &'static str {
    match kind {
        Kind::Encrypted => "open it, take the password off and save it as .docx",
        Kind::Picture => "have its text recognised, compare that, and import it",
        Kind::Archive => "unpack it and import the file inside",
        Kind::Spreadsheet | Kind::Presentation => "save the text of the report as .docx",
        _ => "open it in WPS or Word and save it as .docx",
    }
}

impl InEnglish for KeyError {
    fn in_english(&self) -> String {
        let text = match self {
            Self::Encrypted => {
                "the private key has a password: openssl pkcs8 -in KEY -out NEW takes it off"
            }
            Self::NotAKey => {
                "no PKCS#8 private key of Ed25519 or SM2 (PEM): openssl genpkey -algorithm ed25519 (or SM2) makes one"
            }
            Self::NotAPublicKey => {
                "no public key of Ed25519 or SM2 (PEM): openssl pkey -in KEY -pubout gives it"
            }
            Self::OtherCertificate => {
                "the first certificate of the chain is not that of this private key"
            }
            Self::CannotSign => "this private key cannot sign",
        };
        text.to_owned()
    }
}

impl InEnglish for SealError {
    fn in_english(&self) -> String {
        match self {
            Self::NotASeal(why) => format!("no seal: {why}"),
            Self::NotJson(why) => format!("no JSON: {why}"),
            Self::Newer(version) => {
                format!("the seal is of version {version}, newer than this gongbao: update gongbao")
            }
        }
    }
}

impl InEnglish for PublishError {
    fn in_english(&self) -> String {
        match self {
            Self::NoWidget => {
                "this gongbao carries no widget: run cargo xtask build, then build it again"
                    .to_owned()
            }
        }
    }
}

/// It speaks English by itself, and the page has words for it in both.
impl InEnglish for ReportError {
    fn in_english(&self) -> String {
        self.to_string()
    }

    fn said(&self) -> String {
        crate::lang::of_page().report_error(self)
    }
}

impl InEnglish for serde_json::Error {
    fn in_english(&self) -> String {
        self.to_string()
    }

    fn said(&self) -> String {
        said!("不是报告（JSON）：{self}", "no report (JSON): {self}")
    }
}

/// The system speaks its own language.
impl InEnglish for io::Error {
    fn in_english(&self) -> String {
        self.to_string()
    }
}
