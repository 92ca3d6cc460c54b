//! What a file is, told by its content and never by its name. The one list of kinds that the command,
//! the viewer, the messages and the import of folders share.

use super::compound::Compound;
use serde::{Deserialize, Serialize};
use std::io::Cursor;
use zip::ZipArchive;

/// A kind of file that offices have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    Text,
    Html,
    /// A page saved in a single file by a browser (MIME).
    Mhtml,
    Docx,
    /// Word 97 to 2003, and WPS Writer.
    Doc,
    Rtf,
    /// Word 2003 XML, and a docx in a single XML file.
    WordXml,
    /// OpenDocument text, packed or in a single XML file.
    Odt,
    Pdf,
    /// The state's own page format, GB/T 33190.
    Ofd,
    /// A zip archive of files.
    Zip,
    /// The first that no report is made of, see [`Kind::READ`].
    Spreadsheet,
    Presentation,
    Picture,
    /// An archive that is no zip.
    Archive,
    /// An Office file under a password.
    Encrypted,
    /// Something else that is no text.
    Other,
}

/// How many bytes before a PDF or an archive may be junk: a byte-order mark, headers of a download.
const JUNK: usize = 1024;
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

impl Kind {
    /// All kinds that can become a report: as many as stand before the first that cannot.
    pub const READ: [Self; Self::Spreadsheet as usize] = [
        Self::Text,
        Self::Html,
        Self::Mhtml,
        Self::Docx,
        Self::Doc,
        Self::Rtf,
        Self::WordXml,
        Self::Odt,
        Self::Pdf,
        Self::Ofd,
        Self::Zip,
    ];

    /// The kinds that a page's text may be attached in.
    pub(super) const DOCUMENTS: [Self; 7] = [
        Self::Pdf,
        Self::Doc,
        Self::Docx,
        Self::Ofd,
        Self::Odt,
        Self::Rtf,
        Self::Zip,
    ];

    /// Whether a report can be made of it.
    pub fn is_read(self) -> bool {
        Self::READ.contains(&self)
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "文本",
            Self::Html => "网页",
            Self::Mhtml => "单个文件的网页（.mht）",
            Self::Docx => "Word（.docx）",
            Self::Doc => "Word 97—2003 或 WPS 文字（.doc）",
            Self::Rtf => "RTF（.rtf）",
            Self::WordXml => "Word XML",
            Self::Odt => "OpenDocument 文本（.odt）",
            Self::Pdf => "PDF",
            Self::Ofd => "OFD 版式文件",
            Self::Zip => "压缩包（.zip）",
            Self::Spreadsheet => "电子表格",
            Self::Presentation => "演示文稿",
            Self::Picture => "图片",
            Self::Archive => "压缩包",
            Self::Encrypted => "加了密码的 Office 文件",
            Self::Other => "其他文件",
        }
    }

    /// The usual endings of its files, without the dot. What a file is, its content says.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt"],
            Self::Html => &["html", "htm", "shtml"],
            Self::Mhtml => &["mht", "mhtml"],
            Self::Docx => &["docx"],
            Self::Doc => &["doc", "wps"],
            Self::Rtf => &["rtf"],
            Self::WordXml => &["xml"],
            Self::Odt => &["odt", "fodt"],
            Self::Pdf => &["pdf"],
            Self::Ofd => &["ofd"],
            Self::Zip => &["zip"],
            Self::Spreadsheet
            | Self::Presentation
            | Self::Picture
            | Self::Archive
            | Self::Encrypted
            | Self::Other => &[],
        }
    }

    /// The endings of all kinds that can become a report.
    pub fn accepted() -> impl Iterator<Item = &'static str> {
        Self::READ.into_iter().flat_map(Self::endings).copied()
    }

    /// How to make something readable of it, for who has only this.
    pub fn way_out(self) -> &'static str {
        match self {
            Self::Encrypted => "请打开后去掉密码，另存为 .docx",
            Self::Picture => "请用文字识别得到文本，核对后再导入",
            Self::Archive => "请解压后再导入里面的文件",
            Self::Spreadsheet | Self::Presentation => "请把报告正文另存为 .docx",
            _ => "请用 WPS 或 Word 打开，另存为 .docx",
        }
    }

    /// The kind of the file with this content. Texts in any encoding are [`Kind::Text`], [`Kind::Html`],
    /// [`Kind::Mhtml`], [`Kind::WordXml`] or [`Kind::Odt`] only once decoded, see [`Kind::of_text`].
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let head = &bytes[..bytes.len().min(JUNK)];
        let starts = |magic: &[u8]| bytes.starts_with(magic);
        let pictures: [&[u8]; 6] = [
            b"\x89PNG",
            b"\xff\xd8\xff",
            b"GIF8",
            b"BM",
            b"II*\0",
            b"MM\0*",
        ];
        let archives: [&[u8]; 3] = [b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b"];
        if find(head, b"%PDF-").is_some() {
            Some(Self::Pdf)
        } else if starts(COMPOUND) {
            Some(of_compound(bytes))
        } else if find(head, b"PK\x03\x04").is_some() && !is_markup(head) {
            Some(of_zip(bytes))
        } else if bytes.trim_ascii_start().starts_with(b"{\\rtf") {
            Some(Self::Rtf)
        } else if pictures.iter().any(|magic| starts(magic)) && bytes.contains(&0)
            || starts(b"RIFF") && head.get(8..12) == Some(b"WEBP")
        {
            Some(Self::Picture)
        } else if archives.iter().any(|magic| starts(magic)) {
            Some(Self::Archive)
        } else {
            None
        }
    }

    /// The kind of a decoded text.
    pub(super) fn of_text(text: &str) -> Self {
        let start = text.trim_start();
        let end = start.char_indices().nth(4000);
        let head = start[..end.map_or(start.len(), |(at, _)| at)].to_ascii_lowercase();
        if is_mime(&head) {
            return Self::Mhtml;
        }
        if head.starts_with("<?xml") || head.starts_with("<w:") || head.starts_with("<pkg:") {
            let has = |tag: &str| head.contains(tag);
            if has("<w:worddocument") || has("<pkg:package") || has("progid=\"word.document\"") {
                return Self::WordXml;
            }
            if has("<office:document") {
                return Self::Odt;
            }
        }
        if is_html(text) {
            Self::Html
        } else {
            Self::Text
        }
    }
}

/// Where `wanted` first stands.
fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

/// A page may have an archive's signature in it, an archive no markup before its own.
fn is_markup(head: &[u8]) -> bool {
    head.trim_ascii_start().starts_with(b"<")
}

/// Word, Excel and PowerPoint before 2007 by the streams of the file itself: each may have one of the others
/// embedded. A file that is cut off is told by the names in it, which are UTF-16.
fn of_compound(bytes: &[u8]) -> Kind {
    let file = Compound::open(bytes).filter(|file| !file.is_empty());
    let has = |name: &str| match &file {
        Some(file) => file.has(name),
        None => {
            let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            find(bytes, &wide).is_some()
        }
    };
    if has("EncryptedPackage") {
        Kind::Encrypted
    } else if has("WordDocument") {
        Kind::Doc
    } else if has("Workbook") {
        Kind::Spreadsheet
    } else if has("PowerPoint Document") {
        Kind::Presentation
    } else {
        Kind::Other
    }
}

/// What is packed, by the names of the packed files. What does not open as an archive is taken for
/// a damaged docx, the most usual archive of offices.
fn of_zip(bytes: &[u8]) -> Kind {
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Kind::Docx;
    };
    let names: Vec<String> = archive
        .file_names()
        .flatten()
        .map(|name| name.replace('\\', "/"))
        .collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let under = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    if has("OFD.xml") {
        Kind::Ofd
    } else if has("_rels/.rels") || has("[Content_Types].xml") || under("word/") {
        if under("xl/") {
            Kind::Spreadsheet
        } else if under("ppt/") {
            Kind::Presentation
        } else {
            Kind::Docx
        }
    } else if has("content.xml") && (has("mimetype") || has("META-INF/manifest.xml")) {
        Kind::Odt
    } else {
        Kind::Zip
    }
}

/// Whether a text opens with the headers of a message, one of which says so.
fn is_mime(head: &str) -> bool {
    let headers = head.lines().take_while(|line| !line.trim().is_empty());
    let named = |line: &str| {
        line.starts_with([' ', '\t'])
            || line
                .split_once(':')
                .is_some_and(|(name, _)| !name.is_empty() && name.chars().all(is_header_char))
    };
    let mut says = false;
    for (n, line) in headers.enumerate() {
        if n > 0 && !named(line) || n == 0 && !line.contains(':') {
            return false;
        }
        says |= line.starts_with("mime-version:") || line.starts_with("content-type: multipart/");
    }
    says
}

fn is_header_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

/// Whether a text is markup: it opens with a tag, or has several tags that only HTML has, closed ones
/// among them, wherever they stand.
fn is_html(text: &str) -> bool {
    const TAGS: [&str; 14] = [
        "<html",
        "<!doctype html",
        "<body",
        "<div",
        "<p>",
        "<p ",
        "<table",
        "<span",
        "<meta",
        "<br",
        "<section",
        "<article",
        "<h1",
        "<td",
    ];
    let lower = text.to_ascii_lowercase();
    // A comment alone is no page.
    let mut start = lower.trim_start();
    while let Some((_, rest)) = start
        .strip_prefix("<!--")
        .and_then(|rest| rest.split_once("-->"))
    {
        start = rest.trim_start();
    }
    let opens = |tag: &&str| start.starts_with(*tag);
    if TAGS.iter().any(opens) {
        return true;
    }
    let head = start
        .char_indices()
        .nth(4000)
        .map_or(start.len(), |(at, _)| at);
    if TAGS.iter().any(|tag| start[..head].contains(tag)) {
        return true;
    }
    // Far after a long head only what closes too is markup and not a sentence about it.
    ["p", "div", "table", "body"]
        .iter()
        .any(|tag| lower.contains(&format!("<{tag}")) && lower.contains(&format!("</{tag}>")))
}

#[cfg(test)]
mod tests;
