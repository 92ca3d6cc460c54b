//! The importer against the report that was made by hand, which holds the page's text character for
//! character (`crates/report/tests/first_report.rs`).

use gongbao_import::import;
use gongbao_report::Report;

const PAGE: &str = include_str!("../../../tests/pages/kecheng-2017.txt");

fn by_hand() -> Report {
    Report::from_json(include_str!("../../../assets/reports/kecheng-2017.json")).unwrap()
}

fn imported() -> Report {
    import(PAGE.as_bytes(), None).unwrap().report
}

#[test]
fn furniture_metadata_title_and_signature_are_the_same() {
    let (imported, by_hand) = (imported(), by_hand());
    assert_eq!(imported.front, by_hand.front);
    assert_eq!(imported.back, by_hand.back);
}

#[test]
fn sections_paragraphs_and_addresses_are_the_same() {
    let (imported, by_hand) = (imported(), by_hand());
    assert_eq!(imported.preamble, by_hand.preamble);
    assert_eq!(imported.sections, by_hand.sections);
}

#[test]
fn it_knows_what_it_is() {
    let (imported, by_hand) = (imported(), by_hand());
    assert_eq!(
        (imported.id, imported.title, imported.year),
        (by_hand.id, by_hand.title, by_hand.year)
    );
    assert_eq!(
        (imported.issuer, imported.district, imported.kind),
        (by_hand.issuer, by_hand.district, by_hand.kind)
    );
}

/// The notes by hand that are about damage a rule can find, as (place, likely reading).
#[test]
fn lost_characters_brackets_and_jumps_are_noted_as_by_hand() {
    let found = imported().notes;
    for wanted in [
        "比例达到11",
        "2018330",
        "〔20146号",
        "〔2013]88号",
        "(三)自觉接受司法监督",
        "《关于贯彻落实《政府机关使用正版软件管理办法》的实施意见》",
    ] {
        let note = by_hand()
            .notes
            .into_iter()
            .find(|note| note.printed.contains(wanted))
            .unwrap();
        let same = found
            .iter()
            .find(|other| other.at == note.at && other.printed == note.printed);
        let same = same.unwrap_or_else(|| panic!("{wanted} is not noted"));
        assert_eq!(same.damaged_number, note.damaged_number, "{wanted}");
        if same.likely.is_some() && note.likely.is_some() {
            assert_eq!(same.likely, note.likely, "{wanted}");
        }
    }
    let at_the_end: Vec<&str> = found
        .iter()
        .filter(|note| note.remark.zh == "段末缺句号")
        .map(|note| note.at.as_str())
        .collect();
    assert_eq!(
        at_the_end,
        [
            "xing-zheng-zhi-fa-quan-guo-cheng-ji.1",
            "ti-gao-zheng-fu-gong-zuo-ren-yuan.1"
        ]
    );
}
