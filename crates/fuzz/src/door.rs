//! Each door: what goes in and what must hold.

use gongbao_import::{ImportError, import};
use gongbao_report::model::{Basis, Change, Figure};
use gongbao_report::phrase::{self, Phrase, PhraseKind};
use gongbao_report::search::{Folding, Index, Query};
use gongbao_report::{Report, Verified, check, verify};
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Where something from outside comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// The JSON of a report.
    Json,
    /// A report whose figures and texts were tampered with.
    Verify,
    /// A sentence with numbers.
    Quantity,
    /// What a reader looks for, in the texts of a report.
    Search,
    /// A text to be imported.
    Text,
    /// A saved page to be imported.
    Html,
    /// A Word file to be imported: its inner document, or the archive around it.
    Docx,
    /// A Word file in one XML file, with its styles and lists.
    Word,
    /// A .doc to be imported: a sound one with bytes changed (place in two bytes, then the byte).
    Doc,
    /// An RTF file to be imported.
    Rtf,
    /// A page saved in one file.
    Mhtml,
    /// A PDF to be imported: what draws its page, or the whole file.
    Pdf,
    /// An OFD to be imported: a page, or the archive around it.
    Ofd,
    /// An OpenDocument text to be imported: its content, all of it in one file, or the archive around it.
    Odt,
}

impl Door {
    pub const ALL: [Self; 14] = [
        Self::Json,
        Self::Verify,
        Self::Quantity,
        Self::Search,
        Self::Text,
        Self::Html,
        Self::Docx,
        Self::Word,
        Self::Doc,
        Self::Rtf,
        Self::Mhtml,
        Self::Pdf,
        Self::Ofd,
        Self::Odt,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Verify => "verify",
            Self::Quantity => "quantity",
            Self::Search => "search",
            Self::Text => "text",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Word => "word",
            Self::Doc => "doc",
            Self::Rtf => "rtf",
            Self::Mhtml => "mhtml",
            Self::Pdf => "pdf",
            Self::Ofd => "ofd",
            Self::Odt => "odt",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|door| door.name() == name)
    }

    /// The inputs to begin with: those in `crates/fuzz/seeds`, among them what once broke a promise,
    /// and for texts and pages the golden files of the importer.
    pub fn seeds(self) -> Vec<Vec<u8>> {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR"));
        let own = crates.join("seeds").join(self.name());
        let golden = crates.join("../import/tests/golden");
        let mut paths = match self {
            Self::Text => files(&golden, "txt"),
            Self::Html => files(&golden, "html"),
            _ => files(&own, ""),
        };
        paths.sort();
        let read = |path: &PathBuf| {
            fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        paths.iter().map(read).collect()
    }

    /// Pieces that mean something behind this door.
    pub fn words(self) -> &'static [&'static str] {
        const JSON: &[&str] = &[
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\u0000",
            "\\ud83d\\ude00",
            "\\ud800",
            "null",
            "true",
            "-0",
            "1e308",
            "1e999",
            "0.1",
            "18446744073709551616",
            "\"id\":",
            "\"parts\":[",
            "\"sections\":[",
            "\"table\":{\"rows\":[[{\"text\":\"",
            "\u{feff}",
        ];
        const NUMBERS: &[&str] = &[
            "229件",
            "60余万株",
            "约17%",
            "百分之九十",
            "三分之一",
            "1/4",
            "1:7",
            "未发生",
            "第一",
            "近三年",
            "2017年",
            "3月1日",
            "20日内",
            "三轮",
            "4.46万",
            "3,000",
            "３",
            "十",
            "百",
            "千",
            "万",
            "亿",
            "两",
            "〇",
            "零",
            "余",
            "多",
            "约",
            "近",
            "超过",
            "以上",
            "不足",
            "平均",
            "%",
            "‰",
            ".",
            ",",
            "-",
            "至",
            "、",
            "(",
            ")",
            "第",
            "号",
            "〔2017〕3号",
            "99999999999999999999999",
            "0.000000001",
            "下降",
            "万亿亿",
            "点",
            "几",
            "半",
            "3—5个",
            "两三次",
            "1亿2千万",
            "三点五",
            "贰拾叁",
            "≥",
            "\u{200b}",
            "件",
        ];
        const MARKUP: &[&str] = &[
            "<p>",
            "</p>",
            "<table>",
            "<tr>",
            "<td rowspan=2 colspan=99999>",
            "</td>",
            "<th>",
            "</table>",
            "<div>",
            "<br>",
            "<script>",
            "</script>",
            "<style>",
            "<!--",
            "-->",
            "&nbsp;",
            "&#0;",
            "&#x110000;",
            "&amp",
            "<![CDATA[",
            "<title>",
            "<meta charset=gbk>",
            "<textarea>",
            "<h1>",
            "<a href='",
            "\u{3000}",
            "一、",
            "(一)",
            "(1)",
            "1.",
            "索引号:",
            "发布时间:",
            "2018-03-01",
            "2018年3月1日",
            "\n",
            "\r\n",
            "\t",
            "229件",
            "60余万",
            "17%",
            "。",
            ",",
            ":",
        ];
        const WORD: &[&str] = &[
            "<w:p>",
            "</w:p>",
            "<w:r>",
            "</w:r>",
            "<w:t>",
            "</w:t>",
            "<w:tbl>",
            "<w:tr>",
            "<w:tc>",
            "</w:tc>",
            "</w:tr>",
            "</w:tbl>",
            "<w:br/>",
            "<w:tab/>",
            "<w:gridSpan w:val=\"99999\"/>",
            "<w:vMerge/>",
            "<w:numPr>",
            "<w:ilvl w:val=\"9\"/>",
            "<w:numId w:val=\"1\"/>",
            "<w:del>",
            "&amp;",
            "&#0;",
            "<?xml",
            "<!DOCTYPE a [<!ENTITY b \"c\">]>",
        ];
        const PDF: &[&str] = &[
            "BT ",
            "ET ",
            "/F 12 Tf ",
            "<c4ea3132> Tj ",
            "[<b8b4> -9999 <b8b4>] TJ ",
            "1 0 0 1 60 700 Tm ",
            "0 -1 1 0 0 0 cm ",
            "0 0 Td ",
            "T* ",
            "3 Tr ",
            "1e30 Tc ",
            "-1 Tz ",
            "60 60 100 20 re S ",
            "0 0 m 500 0 l S ",
            "0 0 m 0 500 l S ",
            "q ",
            "Q ",
            "/X Do ",
            "/Artifact <</Type/Pagination>> BDC ",
            "/OC /L BDC ",
            "EMC ",
            "BI /W 1 /H 1 ID x EI ",
            " obj\n",
            "endobj\n",
            "stream\n",
            "endstream\n",
            "/Kids[2 0 R]",
            "/Parent 2 0 R",
            "/Filter/FlateDecode",
            "/Filter[/ASCII85Decode/LZWDecode]",
            "/Length 99999999",
            "/ToUnicode 5 0 R",
            "begincmap 1 beginbfrange <00> <ffff> <0000> endbfrange endcmap",
            "/W[0 4294967295 1]",
            "/W[4294967295[1 2 3]]",
            "/Differences[255/a/b]",
            "/Rotate 90",
            "/MediaBox[0 0 0 0]",
            "/Encrypt 7 0 R",
            "0000000000",
            "-1",
        ];
        const OFD: &[&str] = &[
            "<ofd:TextObject Boundary=\"20 20 100 6\" Size=\"5\">",
            "<ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g 99999999 5\">",
            "</ofd:TextCode>",
            "</ofd:TextObject>",
            "DeltaY=\"5 -5 g\"",
            "CTM=\"0 1 -1 0 1e30 NaN\"",
            "<ofd:PathObject Boundary=\"0 0 1 1\">",
            "<ofd:AbbreviatedData>M 0 0 L 100 0 B C</ofd:AbbreviatedData>",
            "</ofd:PathObject>",
            "<ofd:ImageObject Boundary=\"0 0 210 297\"/>",
            "<ofd:CompositeObject ResourceID=\"1\"/>",
            "<ofd:PageBlock>",
            "</ofd:PageBlock>",
            "<ofd:Layer>",
            "</ofd:Layer>",
            "<ofd:PhysicalBox>0 0 1e9 -1</ofd:PhysicalBox>",
            "年",
            "229件",
            "&#0;",
            "<![CDATA[",
        ];
        const ODT: &[&str] = &[
            "<text:p>",
            "</text:p>",
            "<text:h text:outline-level=\"99\">",
            "</text:h>",
            "<text:span text:style-name=\"Gone\">",
            "</text:span>",
            "<text:list text:style-name=\"L\" text:continue-numbering=\"true\">",
            "<text:list-item text:start-value=\"99999\">",
            "</text:list-item>",
            "</text:list>",
            "<table:table>",
            "<table:table-row table:number-rows-repeated=\"99999\">",
            "<table:table-cell table:number-columns-spanned=\"99999\" table:number-rows-spanned=\"2\">",
            "<table:covered-table-cell table:number-columns-repeated=\"99999\"/>",
            "</table:table-cell>",
            "</table:table-row>",
            "</table:table>",
            "<text:s text:c=\"99999999\"/>",
            "<text:tab/>",
            "<text:line-break/>",
            "<text:note><text:note-body>",
            "</text:note-body></text:note>",
            "<text:tracked-changes>",
            "<text:section text:display=\"none\">",
            "<draw:frame><draw:text-box>",
            "<office:annotation>",
            "style:parent-style-name=\"High\"",
            "229件",
            "&#0;",
            "<!DOCTYPE a [<!ENTITY b \"c\">]>",
        ];
        const SOUGHT: &[&str] = &[
            " ",
            "\u{3000}",
            "\n",
            "\t",
            "行政复议",
            "複議",
            "15,290",
            "15290件",
            "1.5万",
            "60余万",
            "6",
            "０",
            "Ａ",
            "ß",
            "İ",
            "ﬀ",
            "〔2018〕9号",
            "2017年",
            "三十二",
            "「",
            "“",
            "\u{301}",
            "\u{200d}",
            ",",
            ".",
        ];
        const RTF: &[&str] = &[
            "{",
            "}",
            "\\",
            "{\\*",
            "\\par ",
            "\\pard",
            "\\intbl",
            "\\trowd",
            "\\cellx99",
            "\\clvmrg",
            "\\clmrg",
            "\\cell ",
            "\\row ",
            "\\nestcell ",
            "{\\*\\nesttableprops\\trowd\\nestrow}",
            "\\itap3",
            "\\u19968?",
            "\\u-10179?",
            "\\u56832?",
            "\\uc9",
            "\\'d2\\'bb",
            "\\'81",
            "\\bin99999 ",
            "\\v ",
            "\\strike ",
            "\\super ",
            "\\deleted ",
            "\\plain ",
            "{\\footnote ",
            "{\\shp{\\*\\shpinst{\\shptxt ",
            "{\\listtext 1.}",
            "{\\field{\\*\\fldinst TOC}{\\fldrslt ",
            "{\\fonttbl{\\f1\\fcharset134 a;}}",
            "\\f1 ",
            "{\\pict ",
        ];
        const MIME: &[&str] = &[
            "\n",
            "\n\n",
            "--x",
            "--x--",
            "Content-Type: text/html\n",
            "Content-Type: multipart/related; boundary=\"x\"\n",
            "Content-Type: multipart/mixed; boundary=\"\"\n",
            "Content-Transfer-Encoding: base64\n",
            "Content-Transfer-Encoding: quoted-printable\n",
            "Content-Location: http://a\n",
            "MIME-Version: 1.0\n",
            "=E4=B8=80",
            "=",
            "=\n",
            "PHA+5LiA",
            "<p>",
            "<iframe>",
        ];
        match self {
            Self::Search => SOUGHT,
            Self::Json => JSON,
            Self::Verify | Self::Quantity => NUMBERS,
            Self::Text | Self::Html => MARKUP,
            Self::Docx | Self::Word => WORD,
            // Bytes only.
            Self::Doc => &[],
            Self::Rtf => RTF,
            Self::Mhtml => MIME,
            Self::Pdf => PDF,
            Self::Ofd => OFD,
            Self::Odt => ODT,
        }
    }

    /// How long an input may become: long enough for everything to happen, short enough to be quick.
    pub fn longest(self) -> usize {
        match self {
            Self::Quantity | Self::Search => 120,
            Self::Verify => 200,
            _ => 1_500,
        }
    }

    /// Lets an input in.
    ///
    /// # Panics
    /// When a promise is broken.
    pub fn enter(self, input: &[u8]) {
        match self {
            Self::Json => json(&String::from_utf8_lossy(input)),
            Self::Verify => verify(&String::from_utf8_lossy(input)),
            Self::Quantity => {
                let text = String::from_utf8_lossy(input);
                phrases_are_sane(&text, |phrase| readers_agree(&text, phrase));
            }
            Self::Search => search(&String::from_utf8_lossy(input)),
            Self::Text | Self::Html | Self::Word | Self::Rtf | Self::Mhtml => imported(input),
            Self::Doc => imported(&doc(input)),
            Self::Pdf => match input {
                [0, content @ ..] => imported(&pdf(content)),
                file => imported(file),
            },
            Self::Ofd => match input {
                [0, page @ ..] => imported(&ofd(page)),
                archive => imported(archive),
            },
            Self::Odt => match input {
                [0, content @ ..] => imported(&odt(content)),
                file => imported(file),
            },
            Self::Docx => match input {
                [0, document @ ..] => imported(&docx(document)),
                archive => imported(archive),
            },
        }
    }
}

/// The files of a folder whose names end so.
fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.flatten().map(|entry| entry.path());
    paths
        .filter(|path| path.to_string_lossy().ends_with(end))
        .collect()
}

/// What reads as a report reads the same when written out again, and can be verified and checked.
fn json(json: &str) {
    if let Ok(report) = Report::from_json(json) {
        let written = report.to_json();
        assert_eq!(
            Report::from_json(&written).as_ref(),
            Ok(&report),
            "written out and read again"
        );
        sound(&Verified::of(report));
    }
}

/// A figure is proven only by words that stand in its paragraph and say its number.
fn verify(text: &str) {
    sound(&Verified::of(report_with(text)));
}

/// A report of one paragraph with figures that an attacker chose: the lines of the text are the
/// paragraph, then for each figure quotation, printed words, unit and value.
pub fn report_with(text: &str) -> Report {
    let mut lines = text.split('\n');
    let paragraph = lines.next().unwrap_or_default();
    let mut report = serde_json::json!({
        "format": 1, "id": "r", "title": "r", "year": 2020, "issuer": "i",
        "sections": [{ "id": "s", "title": "s", "paragraphs": [{ "id": "p", "text": paragraph }] }],
        "figures": [], "charts": [{ "id": "c", "kind": "bars", "title": { "zh": "c" }, "section": "s", "rows": [] }],
    });
    let lines: Vec<&str> = lines.take(12).collect();
    for (n, figure) in lines.chunks(4).enumerate() {
        let at = |n: usize| figure.get(n).copied().unwrap_or_default();
        let (kind, value) = at(3).split_at_checked(1).unwrap_or_default();
        let bases = ["printed", "zero_in_words", "all", "counted"];
        let basis = bases[kind.bytes().next().unwrap_or_default() as usize % bases.len()];
        let value = value
            .parse::<f64>()
            .ok()
            // No report has more.
            .filter(|value| value.abs() < 1e37)
            .unwrap_or(1.0);
        let of = (n > 0).then_some("f0");
        let figure = serde_json::json!({
            "id": format!("f{n}"), "label": { "zh": at(1) }, "value": value, "unit": at(2), "basis": basis, "of": of,
            "items": [at(1)], "source": { "paragraph": "p", "quote": at(0), "printed": at(1), "subject": at(2) },
        });
        report["figures"]
            .as_array_mut()
            .expect("a list above")
            .push(figure);
    }
    Report::from_json(&report.to_string()).expect("the frame is sound")
}

fn sound(verified: &Verified) {
    let texts: Vec<_> = verified.report().paragraphs().collect();
    for proven in verified.proven() {
        let (figure, proof) = (proven.figure(), proven.proof());
        let source = &figure.source;
        let paragraph = texts
            .iter()
            .find(|p| p.id == source.paragraph)
            .expect("it exists");
        let stands_in = match (proof.row, &paragraph.table) {
            (Some(row), Some(table)) => gongbao_report::text::row_text(&table.rows[row]),
            _ => paragraph.text.clone(),
        };
        assert_eq!(
            &stands_in[proof.quote.clone()],
            source.quote,
            "the quotation stands there"
        );
        assert_eq!(
            &stands_in[proof.printed.clone()],
            source.printed,
            "the printed words stand there"
        );
        assert!(figure.value.is_finite());
        if figure.basis == Basis::Printed {
            says_its_number(figure);
        }
    }
    let findings = check::check(verified);
    assert!(
        findings
            .iter()
            .all(|finding| finding.numbers.iter().all(|number| !number.is_nan()))
    );
}

/// Read alone, the printed words still say the figure's number: nothing around them was needed but a
/// qualifier, a header's unit, or the word of a fall, which may stand before other words.
fn says_its_number(figure: &Figure) {
    let phrases = phrase::scan(&figure.source.quote);
    let falls = figure.change == Some(Change::Fall);
    let says = |phrase: &Phrase| {
        let value = phrase.quantity.value;
        value.to_bits() == figure.value.to_bits()
            || value == 0.0 && figure.value == 0.0
            || falls && (-value).to_bits() == figure.value.to_bits()
    };
    assert!(phrases.iter().any(says), "{figure:?}");
}

/// Number phrases stand in the text, one behind the other, and their values are numbers.
pub(crate) fn phrases_are_sane(text: &str, more: impl Fn(&Phrase)) {
    let mut end = 0;
    for phrase in phrase::scan(text) {
        assert!(
            phrase.span.start >= end && phrase.span.start < phrase.span.end,
            "in order: {phrase:?}"
        );
        assert!(
            text.get(phrase.span.clone()).is_some(),
            "whole characters: {phrase:?}"
        );
        assert!(phrase.quantity.value.is_finite(), "a number: {phrase:?}");
        more(&phrase);
        end = phrase.span.end;
    }
}

/// The scanner and the reader of the proof share no code: what both read in one unit is one number.
/// Either may refuse what the other reads; then nothing is proven.
fn readers_agree(text: &str, phrase: &Phrase) {
    let words = &text[phrase.span.clone()];
    let scanned = &phrase.quantity;
    if phrase.kind != PhraseKind::Amount {
        return;
    }
    // A fall goes on through its list, which the words alone do not say.
    let size = |value: f64| value.abs().to_bits();
    let disagree = verify::read(words).filter(|read| {
        let same =
            size(read.value) == size(scanned.value) && read.to.map(size) == scanned.to.map(size);
        read.unit == scanned.unit && !same
    });
    assert!(disagree.is_none(), "{words:?}: {scanned:?}, {disagree:?}");
}

/// The first line is looked for in the others. What is found is marked: as often as it is counted, in
/// order, on whole characters; units are found once and in order.
fn search(text: &str) {
    const VARIANTS: &str = include_str!("../../../assets/variants.txt");
    for folding in [Folding::default(), Folding::with_variants(VARIANTS)] {
        let mut lines = text.split('\n');
        let query = Query::of(lines.next().unwrap_or_default(), &folding);
        let units: Vec<&str> = lines.collect();
        let mut index = Index::default();
        for unit in &units {
            index.add(unit, &folding);
        }
        assert_eq!(index.len(), units.len());
        let mut next = 0;
        for hit in (0..index.blocks(true)).flat_map(|block| index.find(&query, block)) {
            assert!(hit.unit >= next, "once and in order");
            next = hit.unit + 1;
            let ranges = query.ranges(units[hit.unit], &folding);
            assert_eq!(hit.count, ranges.len(), "as many marks as were counted");
            let mut end = 0;
            for range in ranges {
                assert!(range.start >= end && range.start < range.end, "in order");
                let marked = units[hit.unit].get(range.clone());
                assert!(marked.is_some(), "whole characters");
                end = range.end;
            }
        }
    }
}

/// An import loses nothing, reads back, and every figure it made is borne out.
fn imported(bytes: &[u8]) {
    match import(bytes, None) {
        Err(ImportError::TextLost { expected, found }) => {
            panic!("lost: {expected:?} became {found:?}")
        }
        Err(_) => {}
        Ok(imported) => {
            let report = imported.report;
            assert_eq!(
                Report::from_json(&report.to_json()).as_ref(),
                Ok(&report),
                "written out and read again"
            );
            let verified = Verified::of(report);
            let first = verified.mismatches().next();
            assert!(first.is_none(), "a figure that is not borne out: {first:?}");
            sound(&verified);
        }
    }
}

/// A sound .doc with bytes changed.
fn doc(changes: &[u8]) -> Vec<u8> {
    let mut file = include_bytes!("../../import/tests/files/report.doc").to_vec();
    for change in changes.chunks_exact(3) {
        let place = usize::from(change[0]) << 8 | usize::from(change[1]);
        if let Some(byte) = file.get_mut(place) {
            *byte = change[2];
        }
    }
    file
}

/// A Word file with this inner document.
fn docx(document: &[u8]) -> Vec<u8> {
    archive(&[("word/document.xml", document)])
}

/// An OFD with this page.
fn ofd(page: &[u8]) -> Vec<u8> {
    const ROOT: &[u8] = b"<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>";
    const DOCUMENT: &[u8] = b"<Document><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea></CommonData><Pages><Page ID=\"1\" BaseLoc=\"0.xml\"/></Pages></Document>";
    archive(&[
        ("OFD.xml", ROOT),
        ("Doc_0/Document.xml", DOCUMENT),
        ("Doc_0/0.xml", page),
    ])
}

/// An OpenDocument text with this content.
fn odt(content: &[u8]) -> Vec<u8> {
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content),
    ])
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in parts {
        let started = zip.start_file(*name, stored);
        let written = started.and_then(|()| Ok(zip.write_all(part)?));
        written.expect("memory takes it");
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// A PDF whose page is drawn by this content.
fn pdf(content: &[u8]) -> Vec<u8> {
    let mut file = b"%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>>>endobj
4 0 obj<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/GBK-EUC-H/DescendantFonts[5 0 R]>>endobj
5 0 obj<</Type/Font/Subtype/CIDFontType0/CIDSystemInfo<</Ordering(GB1)>>/DW 1000/W[814 908 500]>>endobj
6 0 obj<</Subtype/Form/Length "
        .to_vec();
    file.extend(content.len().to_string().bytes());
    file.extend(b">>stream\n");
    file.extend(content);
    file.extend(b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n");
    file
}
