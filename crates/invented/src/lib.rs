//! Invented districts and their reports, as many as a country has, and one report as long as a ministry's:
//! for measuring and for tests. The same each time; no name is meant to be one of a real place.

mod long;

pub use long::{Length, long_report};

use gongbao_report::Report;
use serde_json::{Value, json};

/// Regions, districts of a region, years of a district: 45,900 reports.
pub const REGIONS: usize = 34;
pub const DISTRICTS: usize = 90;
pub const YEARS: std::ops::RangeInclusive<u16> = 2009..=2023;

/// A district of a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub region: String,
    pub name: String,
    number: usize,
}

/// Every district.
pub fn places() -> impl Iterator<Item = Place> {
    (0..REGIONS * DISTRICTS).map(place)
}

/// Characters that names of places are made of.
const CHARACTERS: &str = "澜汐岭栖鹭潭浔溪洲屿岚枫梧桐榆槐柏杉荻苇蓼汀渚泓沅湄淞澄滢泠川原丘峦崖谷坪塬堡渡津泽淀湾浦岙坞畈坂垣墉阡陌霖霁虹霞曦晖暄";

fn place(number: usize) -> Place {
    let characters: Vec<char> = CHARACTERS.chars().collect();
    let word = |seed: usize| -> String {
        let first = seed % characters.len();
        let second = (seed / characters.len() + first + 1) % characters.len();
        [characters[first], characters[second]].iter().collect()
    };
    let region = number / DISTRICTS;
    // Nine districts to a city; numbers are strewn so that neighbours have unlike names.
    let city = word((number / 9) * 131 + 17);
    let district = word(number * 977 + 5);
    let kind = if number % 9 < 3 { '区' } else { '县' };
    Place {
        region: format!("{}省", word(region * 53 + 7)),
        name: format!("{city}市{district}{kind}"),
        number,
    }
}

/// What the reports state: id, Chinese and English name, unit, about how many, and the sentence that
/// states them; those with the same sentence stand in it together.
type Stated = (&'static str, &'static str, &'static str, &'static str, u32);

const SENTENCES: [(&str, &str, &[Stated]); 8] = [
    (
        "信访和投诉",
        "全年收到来信{}件,处理来信{}件;收到来访{}件({}人次);收到网上信访{}件,处理网上信访{}件;12345热线受理电话投诉举报{}件。",
        &[
            (
                "petitions.letters.received",
                "收到来信",
                "Letters received",
                "件",
                240,
            ),
            (
                "petitions.letters.handled",
                "处理来信",
                "Letters handled",
                "件",
                190,
            ),
            (
                "petitions.visits.received",
                "收到来访",
                "Visits received",
                "件",
                1100,
            ),
            (
                "petitions.visits.persons",
                "来访人次",
                "Person-visits",
                "人次",
                2400,
            ),
            (
                "petitions.online.received",
                "收到网上信访",
                "Online petitions received",
                "件",
                500,
            ),
            (
                "petitions.online.handled",
                "处理网上信访",
                "Online petitions handled",
                "件",
                450,
            ),
            (
                "petitions.hotline.received",
                "收到热线投诉举报",
                "Hotline calls received",
                "件",
                15000,
            ),
        ],
    ),
    (
        "行政复议",
        "全年收到行政复议申请{}件,受理{}件,不予受理{}件,撤销{}件,调解后撤回{}件。",
        &[
            (
                "reconsideration.received",
                "收到行政复议案件",
                "Reconsideration cases received",
                "件",
                60,
            ),
            ("reconsideration.admitted", "受理", "Admitted", "件", 50),
            ("reconsideration.refused", "不予受理", "Refused", "件", 8),
            ("reconsideration.revoked", "撤销", "Revoked", "件", 5),
            (
                "reconsideration.withdrawn",
                "调解后撤回",
                "Withdrawn",
                "件",
                12,
            ),
        ],
    ),
    (
        "行政诉讼",
        "全年行政诉讼案件{}件,其中败诉{}件,行政机关负责人出庭应诉{}次。",
        &[
            ("litigation.cases", "行政诉讼案件", "Lawsuits", "件", 90),
            ("litigation.lost", "败诉", "Lost", "件", 9),
            (
                "litigation.head-appearances",
                "负责人出庭应诉",
                "Appearances of heads",
                "次",
                70,
            ),
        ],
    ),
    (
        "规范性文件",
        "全年出台规范性文件{}件,备案{}件,清理{}件,废止{}件。",
        &[
            (
                "normative-documents.issued",
                "出台规范性文件",
                "Normative documents issued",
                "件",
                14,
            ),
            ("normative-documents.filed", "备案", "Filed", "件", 14),
            ("normative-documents.cleaned", "清理", "Reviewed", "件", 60),
            ("normative-documents.repealed", "废止", "Repealed", "件", 9),
        ],
    ),
    (
        "行政执法",
        "组织行政执法检查{}次,办理行政处罚案件{}件,法制审核{}件,配备执法记录仪{}部。",
        &[
            (
                "enforcement.inspections",
                "行政执法检查",
                "Inspections",
                "次",
                800,
            ),
            (
                "enforcement.penalties",
                "行政处罚案件",
                "Penalty cases",
                "件",
                1900,
            ),
            (
                "enforcement.decisions-reviewed",
                "法制审核",
                "Decisions reviewed",
                "件",
                130,
            ),
            (
                "enforcement.body-recorders",
                "执法记录仪",
                "Body recorders",
                "部",
                210,
            ),
        ],
    ),
    (
        "法律顾问",
        "法律顾问审核合同{}件,参与论证会{}次。",
        &[
            (
                "legal-advisers.contracts-reviewed",
                "审核合同",
                "Contracts reviewed",
                "件",
                120,
            ),
            (
                "legal-advisers.decision-meetings",
                "参与论证会",
                "Decision meetings",
                "次",
                40,
            ),
        ],
    ),
    (
        "培训",
        "举办法治培训{}期,参加{}人次。",
        &[
            (
                "training.sessions",
                "法治培训",
                "Training sessions",
                "期",
                9,
            ),
            (
                "training.persons",
                "参加培训",
                "Persons trained",
                "人次",
                1300,
            ),
        ],
    ),
    (
        "政务公开",
        "主动公开政府信息{}条,收到公开申请{}件,答复{}件。",
        &[
            (
                "disclosure.published",
                "主动公开信息",
                "Items published",
                "条",
                9000,
            ),
            (
                "disclosure.applications",
                "收到公开申请",
                "Applications",
                "件",
                130,
            ),
            ("disclosure.answered", "答复", "Answered", "件", 128),
        ],
    ),
];

/// The report of a district for a year.
///
/// # Panics
/// Never: what is put together here is a report.
pub fn report(place: &Place, year: u16) -> Report {
    let mut chance = Chance(u64::from(year) << 32 | place.number as u64);
    let (mut sections, mut figures) = (Vec::new(), Vec::new());
    for (n, (title, sentence, stated)) in SENTENCES.iter().enumerate() {
        let mut parts = sentence.split("{}");
        let mut text = parts.next().unwrap_or_default().to_owned();
        let mut values = Vec::new();
        for ((.., usual), part) in stated.iter().zip(parts) {
            let value = usual * chance.between(60, 150) / 100;
            values.push(value);
            text.push_str(&value.to_string());
            text.push_str(part);
        }
        let paragraph = format!("s{n}.1");
        let mut printed_before: Vec<String> = Vec::new();
        for ((id, zh, en, unit, _), value) in stated.iter().zip(values) {
            figures.push(figure(
                &paragraph,
                &text,
                [id, zh, en, unit],
                value,
                &mut printed_before,
            ));
        }
        let filler = format!(
            "{}法治政府建设领导小组进一步完善{title}工作机制,压实责任,强化督查,推动各项任务落地见效。",
            place.name
        );
        sections.push(json!({ "id": format!("s{n}"), "number": format!("{}、", ["一", "二", "三", "四", "五", "六", "七", "八"][n]), "title": title,
            "paragraphs": [{ "id": paragraph, "text": text }, { "id": format!("s{n}.2"), "text": filler }] }));
    }
    let report = json!({ "format": 1, "id": format!("d{}-{year}", place.number), "title": format!("{}{year}年度法治政府建设工作报告", place.name),
        "year": year, "issuer": format!("{}人民政府", place.name), "kind": "law_based_government", "district": place.name,
        "sections": sections, "figures": figures });
    Report::from_json(&report.to_string()).expect("an invented report is a report")
}

fn figure(
    paragraph: &str,
    text: &str,
    [id, zh, en, unit]: [&str; 4],
    value: u32,
    before: &mut Vec<String>,
) -> Value {
    let printed = format!("{value}{unit}");
    let mut source = json!({ "paragraph": paragraph, "quote": text, "printed": printed });
    // The same words may state two figures of a sentence.
    let (times, nth) = (
        occurrences(text, &printed),
        1 + before.iter().filter(|known| **known == printed).count(),
    );
    if times > 1 {
        source["printed_occurrence"] = json!(nth);
    }
    before.push(printed);
    json!({ "id": id, "label": { "zh": zh, "en": en }, "value": value, "unit": unit, "source": source })
}

/// How often the words stand in the text as a whole number, not as the end of a longer one.
fn occurrences(text: &str, printed: &str) -> usize {
    let whole = |at: &usize| !text[..*at].ends_with(|c: char| c.is_ascii_digit());
    text.match_indices(printed)
        .map(|(at, _)| at)
        .filter(whole)
        .count()
}

/// The same chance each time (SplitMix64).
struct Chance(u64);

impl Chance {
    fn between(&mut self, least: u32, most: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let width = u64::from(most - least) + 1;
        least + u32::try_from((mixed ^ (mixed >> 31)) % width).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongbao_report::Verified;
    use std::collections::BTreeSet;

    #[test]
    fn there_are_as_many_districts_as_a_country_has_each_with_a_name_of_its_own() {
        let names: BTreeSet<String> = places().map(|place| place.region + &place.name).collect();
        assert_eq!(names.len(), REGIONS * DISTRICTS);
        assert!(names.len() * YEARS.count() >= 45_000);
    }

    #[test]
    fn every_figure_of_an_invented_report_is_proven() {
        for place in places().step_by(311) {
            for year in YEARS {
                let verified = Verified::of(report(&place, year));
                let wrong: Vec<_> = verified.mismatches().collect();
                assert!(wrong.is_empty(), "{}: {wrong:?}", place.name);
                assert_eq!(verified.proven().count(), 30);
            }
        }
    }
}
