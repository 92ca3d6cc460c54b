//! Which body each report of a catalogue is of: a district, or one of its bureaus, which is not its district.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// What tells which body a report is of; the rest is read when its turn comes.
#[derive(Clone, Debug, Deserialize)]
pub struct Head {
    pub year: u16,
    pub kind: String,
    pub title: String,
    pub issuer: String,
    pub district: Option<String>,
}

/// How the issuers end that report for their whole district.
const OF_ALL: [&str; 6] = [
    "人民政府",
    "政府办公室",
    "政府办",
    "管理委员会",
    "管委会",
    "办事处",
];
/// How the names of counties and larger places end.
const COUNTIES: [char; 4] = ['县', '区', '市', '旗'];
/// Words of bodies that are run from above and not by their district.
const OF_THE_STATE: [&str; 9] = [
    "国家",
    "税务",
    "气象",
    "烟草",
    "海关",
    "海事",
    "邮政",
    "调查队",
    "银行",
];
/// What the name of a larger place ends with.
const LARGER: [char; 5] = ['省', '市', '州', '盟', '区'];

/// The name that each report is listed under, in their order; a report comes with its region.
///
/// A district is listed by its name and a bureau by its own. 长汐区 and 淮宁市长汐区 of one region are one
/// district if there is no other 长汐区. Of two bodies that report on one year the second is listed by its own
/// name, so that none is left out.
pub fn names(all: &[(String, Head)]) -> Vec<String> {
    let mut names: Vec<String> = all.iter().map(|(_, head)| name(head)).collect();
    let mut of_region: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for ((region, _), name) in all.iter().zip(&names) {
        of_region.entry(region).or_default().insert(name.clone());
    }
    for ((region, _), name) in all.iter().zip(&mut names) {
        if let Some(whole) = whole_name(name, &of_region[region.as_str()]) {
            *name = whole;
        }
    }
    // Governments come before their offices.
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|n| !all[*n].1.issuer.ends_with(OF_ALL[0]));
    let mut taken: BTreeMap<(&str, String, u16, &str), &str> = BTreeMap::new();
    for n in order {
        let (region, head) = &all[n];
        let key = (
            region.as_str(),
            names[n].clone(),
            head.year,
            head.kind.as_str(),
        );
        let first = *taken.entry(key).or_insert(&head.issuer);
        if first != head.issuer && !head.issuer.is_empty() {
            names[n].clone_from(&head.issuer);
        }
    }
    names
}

/// For each report the listed district that its body is one of, in the same region. The printed name of the
/// body begins with the district's. Not counted to a district are its own office, which may report for all of
/// it; bodies of the state that only sit there; and whole counties, which a city may leave out.
pub fn districts(all: &[(String, Head)], names: &[String]) -> Vec<Option<String>> {
    let mut listed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for ((region, head), name) in all.iter().zip(names) {
        let of_all = head.district.as_deref();
        if of_all.is_some_and(|district| name.ends_with(district)) {
            listed.entry(region).or_default().insert(name);
        }
    }
    let bodies = all.iter().zip(names);
    bodies
        .map(|((region, head), name)| {
            let listed = listed.get(region.as_str())?;
            let own = [head.issuer.as_str(), name, &head.title];
            let is_county = listed.contains(name.as_str()) && name.ends_with(COUNTIES);
            if is_county || OF_THE_STATE.iter().any(|word| own[0].contains(word)) {
                return None;
            }
            let candidates = listed.iter().filter_map(|district| {
                let begins = |short: &&str| {
                    let rest = own.iter().find_map(|own| own.strip_prefix(*short));
                    rest.is_some_and(|rest| {
                        !OF_ALL[..5].iter().any(|office| rest.starts_with(office))
                    })
                };
                let called = [*district, smallest(district)].into_iter().find(begins)?;
                (name != district).then_some((called.len(), *district))
            });
            let longest = candidates.clone().max()?;
            let one = candidates
                .filter(|(length, _)| *length == longest.0)
                .count()
                == 1;
            one.then(|| longest.1.to_owned())
        })
        .collect()
}

/// The district where the title or the issuer says that the report is on all of it, otherwise the issuer.
fn name(head: &Head) -> String {
    let Some(district) = &head.district else {
        return head.issuer.clone();
    };
    let issued = head.issuer.is_empty() || OF_ALL.iter().any(|end| head.issuer.ends_with(end));
    if issued || &head.issuer == district || is_of(&head.title, district) {
        district.clone()
    } else {
        head.issuer.clone()
    }
}

/// Whether a title names the district and no body of it: 长汐县2023年…, not 长汐县教育局2023年….
fn is_of(title: &str, district: &str) -> bool {
    let after = [district, smallest(district)]
        .into_iter()
        .find_map(|place| title.split_once(place));
    after.is_some_and(|(_, after)| {
        let after = after.trim_start();
        after.starts_with(|c: char| c.is_ascii_digit() || "二（(〔".contains(c))
            || ["人民政府2", "关于", "法治政府", "政府信息公开"]
                .iter()
                .any(|word| after.starts_with(word))
    })
}

/// A district's name without those of larger places: 长汐区 of 淮宁市长汐区.
fn smallest(district: &str) -> &str {
    let larger = district.trim_end_matches(LARGER).rfind(LARGER);
    larger.map_or(district, |at| {
        let mark = district[at..].chars().next().map_or(0, char::len_utf8);
        &district[at + mark..]
    })
}

/// The one longer name of the same place: that of a larger place and this.
fn whole_name(name: &str, all: &BTreeSet<String>) -> Option<String> {
    let is_longer = |other: &&String| {
        let larger = other.strip_suffix(name);
        larger.is_some_and(|larger| larger.ends_with(LARGER))
    };
    let longest = all
        .iter()
        .filter(is_longer)
        .max_by_key(|other| other.len())?;
    let one = all
        .iter()
        .filter(is_longer)
        .all(|other| longest.ends_with(other.as_str()));
    one.then(|| longest.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(title: &str, issuer: &str, district: &str) -> (String, Head) {
        let head = Head {
            year: 2023,
            kind: "information_disclosure".to_owned(),
            title: title.to_owned(),
            issuer: issuer.to_owned(),
            district: Some(district.to_owned()).filter(|name| !name.is_empty()),
        };
        ("澜川省".to_owned(), head)
    }

    #[test]
    fn a_bureau_is_not_its_district() {
        let all = [
            head("长汐县教育局2023年年度报告", "长汐县教育局", "长汐县"),
            head("2023年年度报告", "长汐县民政局", "长汐县"),
            head("长汐县2023年年度报告", "长汐县人民政府", "长汐县"),
            head("长汐县法治政府建设报告", "县委依法治县办", "长汐县"),
            head("青石街道2023年年度报告", "青石街道办事处", "青石街道"),
        ];
        let mut all = all.to_vec();
        all[3].1.kind = "law_based_government".to_owned();
        assert_eq!(
            names(&all),
            [
                "长汐县教育局",
                "长汐县民政局",
                "长汐县",
                "长汐县",
                "青石街道"
            ]
        );
    }

    #[test]
    fn a_body_is_one_of_the_district_that_its_name_begins_with() {
        let all = [
            head(
                "淮宁市长汐区2023年报告",
                "淮宁市长汐区人民政府",
                "淮宁市长汐区",
            ),
            head("长汐区教育局2023年报告", "长汐区教育局", "长汐区"),
            head("长汐区青石街道2023年报告", "青石街道办事处", "青石街道"),
            head("长汐区政府办2023年报告", "长汐区人民政府办公室", "长汐区"),
            head(
                "长汐区税务局2023年报告",
                "国家税务总局长汐区税务局",
                "长汐区",
            ),
            head("淮宁市2023年报告", "淮宁市人民政府", "淮宁市"),
            head("淮宁市教育局2023年报告", "淮宁市教育局", "淮宁市"),
            head("江原区教育局2023年报告", "江原区教育局", "江原区"),
        ];
        let found = districts(&all, &names(&all));
        let found: Vec<&str> = found
            .iter()
            .map(|one| one.as_deref().unwrap_or("—"))
            .collect();
        assert_eq!(
            found,
            [
                "—",
                "淮宁市长汐区",
                "淮宁市长汐区",
                "—",
                "—",
                "—",
                "淮宁市",
                "—"
            ]
        );
    }

    #[test]
    fn of_two_bodies_of_one_year_none_is_left_out() {
        let all = [
            head("长汐县政府办2023年报告", "长汐县人民政府办公室", "长汐县"),
            head("长汐县2023年报告", "长汐县人民政府", "长汐县"),
        ];
        assert_eq!(names(&all), ["长汐县人民政府办公室", "长汐县"]);
    }

    #[test]
    fn a_district_with_and_without_its_city_is_one_unless_there_are_two() {
        let mut all = vec![
            head("长汐区2023年报告", "长汐区人民政府", "长汐区"),
            head("2022年报告", "淮宁市长汐区人民政府", "淮宁市长汐区"),
        ];
        all[1].1.year = 2022;
        assert_eq!(names(&all), ["淮宁市长汐区"; 2]);
        all.push(head("2023年报告", "江原市长汐区人民政府", "江原市长汐区"));
        assert_eq!(names(&all), ["长汐区", "淮宁市长汐区", "江原市长汐区"]);
        let zones = [
            head("坪川新区2023年报告", "", "坪川新区"),
            head("坪川区2023年报告", "", "坪川区"),
        ];
        assert_eq!(names(&zones), ["坪川新区", "坪川区"]);
    }
}
