//! The year that a work report reports on. It is read out in the next year, and its title and date name
//! that one; the plan for it names it most.

use super::LATE;
use super::parts::Item;
use super::years::named;

/// More than the opening of a speech.
const OPENING: usize = 16;
/// More than the front of a long report with its contents.
const FRONT: usize = 80;

/// The year reported on: from the heading of the review; else from the opening; else the year before the
/// one that title, byline or the heading of the plan name. `held` is the year and month of the byline.
pub fn year(of_title: Option<u16>, held: Option<(u16, u16)>, items: &[Item<'_>]) -> Option<u16> {
    let lines = || items.iter().take(FRONT).map(Item::text);
    let reviewed = lines().find_map(review);
    let delivered = match held {
        // A session at the end of a year looks back on it, whichever year its title names.
        Some((year, month)) if month >= LATE => Some(year + 1),
        Some((year, _)) if of_title.is_none_or(|other| other.abs_diff(year) > 1) => Some(year),
        // A title may name the year reported on.
        Some((year, _)) if of_title.is_some_and(|other| other + 1 == year) => Some(year),
        _ => of_title,
    };
    let looks_back = || {
        reviewed.or_else(|| {
            lines()
                .filter_map(main_work)
                .find(|year| delivered.is_none_or(|delivered| *year < delivered))
        })
    };
    // What is said of the year in which the speech is held is a plan.
    let ahead = |year: u16| held.is_some() && delivered == Some(year);
    let plausible = |year: &u16| {
        let near = |delivered| *year <= delivered && *year + 2 >= delivered;
        delivered.is_none_or(near) && !ahead(*year)
    };
    let review = looks_back().filter(plausible);
    let opening = || {
        items
            .iter()
            .take(OPENING)
            .find_map(|item| past(item.text()))
    };
    review
        .or_else(|| opening().filter(plausible))
        .or_else(|| delivered.map(|year| year - 1))
        .or_else(|| {
            items
                .iter()
                .find_map(|item| plan(item.text()))
                .map(|year| year - 1)
        })
}

/// 一、2021年工作回顾
fn review(line: &str) -> Option<u16> {
    let looks_back = ["回顾", "工作情况", "工作总结", "取得"]
        .iter()
        .any(|word| line.contains(word));
    single(line).filter(|_| looks_back && is_heading(line) && !is_ahead(line))
}

/// 二、2013年主要工作: of the year gone or of the one to come.
fn main_work(line: &str) -> Option<u16> {
    let named = line.contains("主要工作");
    single(line).filter(|_| named && is_heading(line) && !is_ahead(line))
}

fn is_heading(line: &str) -> bool {
    line.chars().count() < 45 && !line.ends_with('。')
}

fn is_ahead(line: &str) -> bool {
    ["安排", "任务", "计划", "目标", "打算", "重点", "要求"]
        .iter()
        .any(|word| line.contains(word))
}

/// 刚刚过去的2021年; 2021年,是…极不平凡的一年.
fn past(text: &str) -> Option<u16> {
    let text = text
        .strip_prefix("各位代表")
        .unwrap_or(text)
        .trim_start_matches(['！', '!', '，', '：', ':']);
    named(text)
        .into_iter()
        .filter(|years| !years.plan)
        .find_map(|years| {
            let before = &text[..years.at.start];
            let after: String = text[years.at.end..].chars().take(60).collect();
            let year = years.period.one_year()?;
            let gone = ["过去的", "刚刚过去的", "过去一年", "回顾"]
                .iter()
                .any(|word| before.ends_with(word));
            let told = before.is_empty()
                && (after.starts_with('是')
                    || after.starts_with("，是")
                    || after.starts_with('，'))
                && ["极不平凡", "很不平凡", "不平凡的一年", "的一年", "过去"]
                    .iter()
                    .any(|word| after.contains(word))
                && !["开局之年", "关键之年", "将是"]
                    .iter()
                    .any(|word| after.contains(word));
            (gone || told).then_some(year)
        })
}

/// 二、2022年主要工作安排
fn plan(line: &str) -> Option<u16> {
    single(line).filter(|_| is_heading(line) && is_ahead(line))
}

/// The one year that a line names.
fn single(line: &str) -> Option<u16> {
    let years: Vec<_> = named(line)
        .into_iter()
        .filter(|years| !years.plan)
        .collect();
    match years.as_slice() {
        [one] => one.period.one_year(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(title: Option<u16>, held: Option<(u16, u16)>, lines: &[&str]) -> Option<u16> {
        let items: Vec<Item<'_>> = lines.iter().map(|line| Item::Paragraph(line)).collect();
        year(title, held, &items)
    }

    #[test]
    fn the_year_reported_on_is_not_that_of_the_speech() {
        assert_eq!(of(Some(2022), None, &["一、2021年工作回顾"]), Some(2021));
        assert_eq!(
            of(Some(2022), None, &["二、2022年主要工作安排"]),
            Some(2021)
        );
        assert_eq!(of(None, Some((2022, 1)), &["过去五年工作回顾"]), Some(2021));
        // A session at the end of the year.
        assert_eq!(
            of(None, Some((2012, 12)), &["过去五年工作回顾"]),
            Some(2012)
        );
        // The title may name either year.
        assert_eq!(
            of(Some(2018), Some((2019, 1)), &["一、2018年工作回顾"]),
            Some(2018)
        );
        // The plan says 主要工作 too.
        assert_eq!(
            of(None, Some((2012, 12)), &["三、2013年主要工作"]),
            Some(2012)
        );
        assert_eq!(
            of(None, None, &["刚刚过去的2021年，我们砥砺前行。"]),
            Some(2021)
        );
        assert_eq!(of(None, None, &["二、2022年主要工作安排"]), Some(2021));
        assert_eq!(of(None, None, &["各位代表："]), None);
    }
}
