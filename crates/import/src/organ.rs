//! Who reports, and of which place, as titles and speeches say it.

/// What names of places end with.
pub(crate) const PLACES: [char; 8] = ['省', '市', '州', '县', '区', '旗', '镇', '乡'];

/// A part of a town; its office is no government.
const STREET: &str = "街道";

/// The organ that a title's place reports by, where the title names none.
pub(crate) fn reporting(place: &str) -> Option<String> {
    if place.ends_with(STREET) {
        return Some(format!("{place}办事处"));
    }
    has_government(place).then(|| format!("{place}人民政府"))
}

/// What a title says before its year and its subject: the organ, or the place.
fn head(title: &str) -> &str {
    const SUBJECTS: [&str; 16] = [
        "关于",
        "政府信息公开",
        "法治",
        "依法行政",
        "政府工作报告",
        "工作报告",
        "年度报告",
        "行政复议",
        "行政执法",
        "行政应诉",
        "信访",
        "召开",
        "二〇",
        "二○",
        "“",
        "《",
    ];
    let title = title
        .rsplit(['！', '!', '。', '？'])
        .next()
        .unwrap_or(title)
        .trim();
    let rest = title
        .trim_start_matches(|c: char| c.is_ascii_digit() || "〇○一二三四五六七八九".contains(c));
    let title = rest
        .strip_prefix("年度")
        .or(rest.strip_prefix('年'))
        .unwrap_or(title);
    // 综合行政执法局, 信访局: the subject is part of the organ's name.
    let organ = |after: &str| {
        [
            "局",
            "大队",
            "支队",
            "总队",
            "中心",
            "监督",
            "委员会",
            "办公室",
        ]
        .iter()
        .any(|end| after.starts_with(end))
    };
    let subjects = SUBJECTS.iter().filter_map(|word| {
        let mut places = title.match_indices(word).map(|(at, _)| at);
        places.find(|at| !organ(&title[at + word.len()..]))
    });
    let end = subjects
        .chain(title.find(|c: char| c.is_ascii_digit()))
        .min();
    title[..end.unwrap_or(title.len())].trim()
}

/// The organ that a title begins with: `某区人民政府2019年…` or `某市司法局关于…`.
pub(crate) fn issuer_in_title(title: &str) -> Option<String> {
    let ends = [
        "国务院",
        "人民政府",
        "委员会",
        "管委会",
        "办公室",
        "办公厅",
        "办事处",
        "局",
        "厅",
        "法院",
        "支队",
        "大队",
        "中心",
        "分局",
    ];
    let head = head(title);
    let end = ends
        .iter()
        .filter_map(|end| head.rfind(end).map(|at| at + end.len()))
        .max()?;
    let of_all = head.starts_with(['全', '我', '本', '各']);
    (!of_all).then(|| head[..end].to_owned())
}

/// The place that a name or title begins with: up to its last 省, 市, 州, 县, 区 or 镇.
pub(crate) fn district(text: &str) -> Option<String> {
    let head = head(text);
    let head = head.split("人民政府").next().unwrap_or(head);
    // 国家税务总局长汐县税务局: the office of a ministry is of its place.
    let head = head.split_once("总局").map_or(head, |(_, of)| of);
    // 浦东南路街道: the smallest place that reports.
    let street = head.find(STREET).map(|at| &head[..at + STREET.len()]);
    if let Some(street) = street.filter(|street| (4..=20).contains(&street.chars().count()))
        && !street.starts_with(['全', '我', '本', '各'])
        && !street.contains(char::is_whitespace)
    {
        return Some(street.to_owned());
    }
    let places = head.char_indices().filter(|(_, c)| PLACES.contains(c));
    let mut ends = places.filter(|(at, c)| {
        let (before, after) = (&head[..*at], &head[at + c.len_utf8()..]);
        // 全市, 城市管理局, 市场监督管理局, 乡村振兴局.
        let of_name = !before.is_empty()
            && !before.starts_with(['全', '我', '本'])
            && !before.ends_with(['全', '本', '我', '各', '该']);
        let word = ["场", "容", "域", "块", "村", "直", "委", "级"]
            .iter()
            .any(|word| after.starts_with(word))
            || after.starts_with('政') && !after.starts_with("政府")
            || before.ends_with('城')
                && ["管理", "综合", "建设", "更新", "规划", "运行"]
                    .iter()
                    .any(|word| after.starts_with(word));
        of_name && !word
    });
    let (at, c) = ends.next_back()?;
    let place = &head[..at + c.len_utf8()];
    let named = (2..=20).contains(&place.chars().count()) && !is_level(place);
    (named && !place.contains(char::is_whitespace)).then(|| place.to_owned())
}

/// A level without a name: 自治区, 自治州.
fn is_level(place: &str) -> bool {
    let level = place.strip_prefix("自治");
    level.is_some_and(|level| level.chars().count() == 1)
}

/// The place whose congress a speech was held before: `在某县第十七届人民代表大会第一次会议上`.
pub(crate) fn district_of_congress(text: &str) -> Option<String> {
    // A line breaks where it is full: 在宁波市 / 第十四届人民代表大会.
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_place =
        |place: &&str| place.ends_with(PLACES) && (3..=12).contains(&place.chars().count());
    // At the head of a line too: 银川市第十四届人民代表大会第一次会议.
    let places = |words: &'static str| {
        let ends = text.match_indices(words).map(|(at, _)| &text[..at]);
        let before = ends.filter_map(|before| Some(&before[..before.rfind('第')?]));
        before.map(|before| {
            let from = before.rfind(['在', '—', ')', '）', '日']);
            let mark = |at: usize| before[at..].chars().next().map_or(0, char::len_utf8);
            from.map_or(before, |at| &before[at + mark(at)..])
        })
    };
    let congress = ["届人民代表大会", "届人大"]
        .into_iter()
        .flat_map(places)
        .find(is_place);
    // 现在，我代表苏州市人民政府，向大会报告工作
    let speaker = || {
        let (_, after) = text.split_once("我代表")?;
        let (place, _) = after.split_once("人民政府")?;
        Some(place).filter(is_place)
    };
    congress.or_else(speaker).map(str::to_owned)
}

/// What stands before the office in the line of who speaks, and the office: `某市市长 王某某`.
pub(crate) fn head_of_government(line: &str) -> Option<(&str, &'static str)> {
    const OFFICES: [&str; 13] = [
        "省长", "市长", "区长", "县长", "州长", "旗长", "盟长", "镇长", "乡长", "主席", "主任",
        "专员", "总理",
    ];
    OFFICES.into_iter().find_map(|office| {
        let (before, name) = line.rsplit_once(office)?;
        let named = (2..=4).contains(&name.trim().chars().count());
        named.then(|| (before.trim().trim_end_matches('代'), office))
    })
}

/// The place that the line of who speaks names, with its level or without: 某市代市长, 某代市长.
pub(crate) fn district_of_head(line: &str) -> Option<String> {
    let (before, office) = head_of_government(line)?;
    let place = before.trim_end_matches("人民政府");
    let level = office.chars().next()?;
    let named = (2..=12).contains(&place.chars().count()) && !is_level(place);
    if !named || !place.chars().all(char::is_alphanumeric) {
        return None;
    }
    if place.ends_with(PLACES) {
        return Some(place.to_owned());
    }
    (PLACES.contains(&level) && place.chars().count() <= 4).then(|| format!("{place}{level}"))
}

/// The State Council, where a report is held before the congress of the nation.
pub(crate) fn of_the_nation(text: &str) -> Option<String> {
    let national = |line: &str| {
        let session = line.contains("届全国人民代表大会") && line.chars().count() < 60;
        session || line.contains("我代表国务院")
    };
    text.lines().any(national).then(|| "国务院".to_owned())
}

/// What governs parks and zones.
const COMMITTEES: [&str; 2] = ["管理委员会", "管委会"];

/// The committee of a zone that its report speaks of: 2015年，光明新区管委会坚持….
pub(crate) fn committee_of(
    place: &str,
    mut paragraphs: impl Iterator<Item = String>,
) -> Option<String> {
    let names = COMMITTEES.map(|word| format!("{place}{word}"));
    paragraphs.find_map(|text| names.iter().find(|name| text.contains(*name)).cloned())
}

/// Who speaks for a zone: 我代表大鹏新区管理委员会，向大会作工作报告.
pub(crate) fn issuer_in_speech(text: &str) -> Option<String> {
    let (_, after) = text.split_once("我代表")?;
    let ends = COMMITTEES.iter();
    let end = ends
        .filter_map(|end| Some(after.find(end)? + end.len()))
        .min()?;
    let issuer = &after[..end];
    district(issuer).filter(|place| place.chars().count() > 2)?;
    (issuer.chars().count() <= 20).then(|| issuer.to_owned())
}

/// The place whose congress it was held before, where the speaker is of its level and the title names a place of
/// another: 某市政府工作报告, held before a prefecture's congress, 我代表州人民政府.
pub(crate) fn district_of_another_level(title: &str, text: &str) -> Option<String> {
    let titled = district(title)?.chars().next_back()?;
    let congress = district_of_congress(text)?;
    let level = congress
        .chars()
        .next_back()
        .filter(|level| *level != titled)?;
    text.contains(&format!("我代表{level}人民政府"))
        .then_some(congress)
}

/// The place that a title names without its level, which the speaker says: 长春政府工作报告, 我代表市人民政府.
pub(crate) fn district_of_speaker(title: &str, text: &str) -> Option<String> {
    let (_, after) = text.split_once("我代表")?;
    let level = after.chars().next().filter(|c| PLACES.contains(c))?;
    let place = head(title);
    let named = (2..=6).contains(&place.chars().count());
    let of_office = after[level.len_utf8()..].starts_with("人民政府");
    (named && of_office && !place.ends_with(PLACES)).then(|| format!("{place}{level}"))
}

/// Whether a place has a people's government; parks and zones have committees.
fn has_government(place: &str) -> bool {
    let zones = [
        "园区",
        "开发区",
        "新区",
        "景区",
        "合作区",
        "保税区",
        "示范区",
        "社区",
    ];
    !zones.iter().any(|zone| place.ends_with(zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_in_names_and_titles() {
        assert_eq!(
            district("衢州市柯城区人民政府").as_deref(),
            Some("衢州市柯城区")
        );
        assert_eq!(
            district("某某县2020年法治政府建设报告").as_deref(),
            Some("某某县")
        );
        assert_eq!(
            issuer_in_title("安平县司法局2020年工作报告").as_deref(),
            Some("安平县司法局")
        );
        for (title, issuer, place) in [
            ("2020年安平县法治政府建设情况报告", None, Some("安平县")),
            (
                "郑河市城市管理局2020年度行政执法统计情况",
                Some("郑河市城市管理局"),
                Some("郑河市"),
            ),
            (
                "安平县市场监督管理局2021年法治政府建设年度报告",
                Some("安平县市场监督管理局"),
                Some("安平县"),
            ),
            (
                "临江市生态环境局河东分局关于2022年度法治政府建设情况的报告",
                Some("临江市生态环境局河东分局"),
                Some("临江市"),
            ),
            (
                "兰河市城关区二〇一九年依法行政工作报告",
                None,
                Some("兰河市城关区"),
            ),
            ("全市行政复议工作总结", None, None),
            (
                "清溪路街道2024年法治政府建设情况报告",
                None,
                Some("清溪路街道"),
            ),
            (
                "临山市综合行政执法局关于2021年度法治政府建设情况的报告",
                Some("临山市综合行政执法局"),
                Some("临山市"),
            ),
            (
                "安平县信访局2020年工作总结",
                Some("安平县信访局"),
                Some("安平县"),
            ),
        ] {
            assert_eq!(issuer_in_title(title).as_deref(), issuer, "{title}");
            assert_eq!(district(title).as_deref(), place, "{title}");
        }
    }
}
