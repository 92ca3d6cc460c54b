//! One of several names that share a head or a beginning.

use super::lead::{HEADS, lead_of_all, lead_of_two};
use crate::figures::lexicon::{Classes, LEXICON, Word};
use crate::figures::sentence::lead_verb;
use crate::figures::wording::JOINTS;
use crate::organ::PLACES;

/// Of whom several amounts are told.
const FIRMS: &str = "企业";

/// What kinds of it are told of in a row.
const INSURANCE: &str = "保险";

/// The name with this place in a list of as many as there are numbers; what the last name ends with or
/// the first begins with is said once for all of them.
pub(super) fn one_of_names(names: &str, count: usize, index: usize) -> Option<String> {
    const THINGS: [&str; 5] = ["案件", "产业", "标准", "企业", "项目"];
    // 万元 GDP: blanks beside Latin letters are the typesetter's.
    let names = names.replace(' ', "");
    let mut items: Vec<&str> = names.split('、').collect();
    if items.len() < count {
        items = items
            .into_iter()
            .flat_map(|item| split_joint(item))
            .collect();
    } else if let Some(last) = items.pop() {
        items.extend(split_joint(last));
    }
    // 燃气改造三、四期: no two names.
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    let torn = |two: &[&str]| two[0].ends_with(numeral) && two[1].starts_with(numeral);
    if items.len() != count || items.windows(2).any(torn) && !items[0].starts_with(['第', '一']) {
        return None;
    }
    let (item, last, first) = (
        items.get(index)?.trim(),
        items.last()?.trim(),
        items.first()?.trim(),
    );
    let (length, whole) = (item.chars().count(), last.chars().count());
    let number = item.trim_start_matches('第');
    if number.starts_with(['一', '二', '三']) && last.contains("产业") {
        let tail = &last[last.find("产业")? + "产业".len()..];
        let number: String = number.chars().take(1).collect();
        return Some(format!("第{number}产业{tail}"));
    }
    // 县以上城镇 of 县以上城镇污水、垃圾处理率: where what the rate tells is said once.
    let sited = last.ends_with('率') && !has_head(first) && site_of(item).is_none();
    let site = site_of(first).filter(|_| sited);
    // 规上企业 of 规上企业产值、营业收入.
    let firms = first.split_once(FIRMS).filter(|(_, own)| {
        let measures = |name: &str| {
            HEADS
                .iter()
                .any(|head| !THINGS.contains(head) && name.ends_with(head))
        };
        measures(own) && measures(item) && !item.contains(FIRMS)
    });
    let firms = firms.map(|(kind, _)| &first[..kind.len() + FIRMS.len()]);
    let shared = lead_of_all(first).filter(|_| !item.starts_with(['万', '单']));
    let shared = shared.or(site).or(firms).filter(|_| index > 0);
    let longer = first.chars().count().saturating_sub(length);
    let ends = begins_the_same(first, item, index + 1 == count);
    let lead = if let Some(shared) = shared {
        shared.to_owned()
    } else if index > 0 && (longer > 2 && !both_whole(first, item) || ends) {
        let cut = if ends {
            2
        } else {
            first.chars().count() - length
        };
        // 新增幼儿园、小学: what was done is shared.
        match lead_verb(first) {
            "" if ends => first.chars().take(cut).collect(),
            "" => lead_of_two(first, item, cut).to_owned(),
            verb => verb.to_owned(),
        }
    } else {
        String::new()
    };
    // 起数、人数, 投资总额、财政收入: each has a head of its own. A share is of amounts and of things.
    let measured = HEADS
        .iter()
        .any(|head| !THINGS.contains(head) && length > 3 && item.ends_with(head));
    let own = |head: &str| {
        let alike = item.chars().next_back() == head.chars().next_back();
        let share = ["占比", "比重"].contains(&head);
        alike || !share && (measured || length > 2 && length >= whole)
    };
    let head = HEADS
        .iter()
        .find(|head| last.ends_with(**head) && index + 1 < count && !own(head));
    // 入学率 of 小学、初中入学率; of 满意和基本满意率 only 率 is shared.
    let single = head.is_some_and(|head| head.chars().count() == 1);
    let far = if single { length } else { length + 3 };
    // PM2.5、PM10年均浓度: after what is written in Latin letters.
    let latin = |c: char| c.is_ascii_alphanumeric() || c == '.';
    if index + 1 < count && item.chars().all(latin) && last.starts_with(latin) {
        return Some(format!("{item}{}", last.trim_start_matches(latin)));
    }
    // 发布行政处罚、行政检查信息: two names of one kind, the head after the last; 企业开办率、企业办结率 have each their own.
    let core = &item[lead_verb(item).len()..];
    let own_length = core.chars().count();
    let alike = own_length > 2
        && whole > own_length
        && core.chars().take(2).eq(last.chars().take(2))
        && core.chars().next_back() != last.chars().next_back()
        && !HEADS.iter().any(|head| item.ends_with(head));
    if index + 1 < count && alike {
        let tail: String = last.chars().skip(own_length).collect();
        if tail.chars().count() >= 2 && !core.ends_with(&tail) {
            return Some(format!("{lead}{item}{tail}"));
        }
    }
    // 城镇对象与农村对象集中供养率: what stands after the thing that both end with.
    if index + 1 < count
        && let Some(tail) = tail_after_same_thing(core, last)
    {
        return Some(format!("{lead}{item}{tail}"));
    }
    // 制造业、服务业占规上工业增加值比重: shares of the same whole.
    if index + 1 < count
        && let Some(at) = last.find('占').filter(|at| *at > 0 && !item.contains('占'))
        && ["比重", "比例", "份额"]
            .iter()
            .any(|end| last.ends_with(end))
    {
        return Some(format!("{lead}{item}{}", &last[at..]));
    }
    // 主城区、县城污水处理率: what is told of one place is told of the other.
    if index + 1 < count
        && item.ends_with(is_site)
        && let Some(tail) = tail_after_site(last)
    {
        return Some(format!("{lead}{item}{tail}"));
    }
    // 城市生活污水、垃圾处理率: what the next rate tells is said once, unless the name tells its own.
    let own = LEXICON.before(item).filter(tells);
    let mut next = items[index + 1..].iter();
    if own.is_some() && !is_one_of_a_kind(item) && next.clone().any(|next| next.ends_with('率')) {
        return Some(format!("{lead}{item}率"));
    }
    let tail = next.find_map(|next| rate_tail(next));
    if let Some(tail) = tail.filter(|_| !has_head(item) && !is_one_of_a_kind(item)) {
        return Some(format!("{lead}{item}{tail}"));
    }
    // 学龄儿童 of 学龄儿童入学、巩固率: what the rates are of is said once.
    let alone = |rate: &str| LEXICON.is(rate, Classes::RATE);
    if index > 0 && alone(item.trim_end_matches('率')) {
        let told = LEXICON.before(first.trim_end_matches('率')).filter(tells);
        let thing = told.and_then(|told| first.trim_end_matches('率').strip_suffix(told.text));
        if let Some(thing) = thing.filter(|thing| !thing.is_empty()) {
            return Some(format!("{thing}{}率", item.trim_end_matches('率')));
        }
    }
    // 基本养老、失业、工伤保险参保人数: of insurances.
    if index + 1 < count
        && !item.contains(INSURANCE)
        && let Some(at) = last.find(INSURANCE).filter(|at| *at > 0)
    {
        // 居民医保: of insurance too.
        let tail = &last[at..];
        let tail = tail
            .strip_prefix(INSURANCE)
            .filter(|_| item.ends_with('保'))
            .unwrap_or(tail);
        return Some(format!("{item}{tail}"));
    }
    // 县级、乡级、村级河长: what stands after the same ending.
    let end = core.chars().next_back();
    let place = end.and_then(|end| {
        last.char_indices()
            .take(own_length + 1)
            .find(|(_, c)| *c == end)
    });
    if let Some((at, c)) = place.filter(|(at, _)| *at > 0 && own_length <= 4) {
        let tail = &last[at + c.len_utf8()..];
        if index + 1 < count && tail.chars().count() >= 2 {
            return Some(format!("{lead}{item}{tail}"));
        }
    }
    // 受理、办结民生诉求: two deeds on the same things.
    let deeds = LEXICON.is(item, Classes::VERB) && !lead_verb(last).is_empty();
    if index + 1 < count && deeds {
        let thing = &last[lead_verb(last).len()..];
        if thing.chars().count() >= 2 {
            return Some(format!("{item}{thing}"));
        }
    }
    let parallel = single || length <= 2 || item.chars().next() == last.chars().next();
    if index + 1 < count && length <= 4 && whole > far && head.is_some() && parallel {
        let tail: String = last.chars().skip(length).collect();
        // 禽蛋、水产品产量: the cut is inside a word. 高铁、高速公路通车里程: a long head is all that is shared.
        let torn = head.is_some_and(|head| {
            let long = head.chars().count() > 3;
            long || tail.chars().count() == head.chars().count() + 1
        });
        let tail = if torn {
            head.copied().unwrap_or_default().to_owned()
        } else {
            tail
        };
        if !tail.contains(item) {
            return Some(format!("{item}{tail}"));
        }
    }
    Some(format!("{lead}{item}{}", head.copied().unwrap_or_default()))
}

/// 居民人均可支配收入、农民人均纯收入: two aggregates, each with a name of its own.
fn both_whole(first: &str, item: &str) -> bool {
    const SHORTEST: usize = 5;
    // 生活垃圾处理率、生活污水处理率: two rates of their own.
    if first.ends_with('率') && item.ends_with('率') && item.chars().count() >= SHORTEST {
        return true;
    }
    let mut aggregates = ["收入", "投资", "产值", "增加值", "产量"].iter();
    aggregates.any(|end| first.ends_with(end) && item.ends_with(end) && item != *end)
}

/// 生猪出栏、存栏 and 教育强市、强县: two characters each after what both are of, which is said once and is as long;
/// after the last stands what all are measured by.
fn begins_the_same(first: &str, item: &str, is_last: bool) -> bool {
    let measures = HEADS.iter().filter(|_| is_last);
    let own = measures
        .filter_map(|head| item.strip_suffix(head))
        .find(|own| own.chars().count() == 2)
        .unwrap_or(item);
    let alike = first.chars().next_back() == own.chars().next_back()
        || first.chars().nth(2) == own.chars().next();
    first.chars().count() == 4 && own.chars().count() == 2 && alike
}

/// What the last of several names says of the thing that an earlier one ends with, its last two characters.
fn tail_after_same_thing<'a>(core: &str, last: &'a str) -> Option<&'a str> {
    let thing = core.char_indices().rev().nth(1).filter(|(at, _)| *at > 0)?;
    let thing = &core[thing.0..];
    let tail = &last[last.find(thing)? + thing.len()..];
    (tail.chars().count() >= 2 && !tail.contains(thing)).then_some(tail)
}

/// 集中供养率 of 农村五保对象集中供养率, 回收利用率 of 废旧地膜回收利用率: the rate with what it tells and how.
fn rate_tail(name: &str) -> Option<&str> {
    const HOW: [&str; 8] = [
        "集中",
        "综合",
        "无害化",
        "资源化",
        "安全",
        "规范化",
        "公共",
        "人口",
    ];
    let stem = name.strip_suffix('率')?;
    let told = LEXICON.before(stem).filter(tells)?;
    let mut thing = &stem[..stem.len() - told.text.len()];
    while let Some(word) = LEXICON
        .before(thing)
        .filter(|word| word.classes.has(Classes::RATE) && word.text.len() < thing.len())
    {
        thing = &thing[..thing.len() - word.text.len()];
    }
    let how = HOW.iter().find_map(|how| thing.strip_suffix(how));
    let thing = how.filter(|thing| !thing.is_empty()).unwrap_or(thing);
    (!thing.is_empty()).then(|| &name[thing.len()..])
}

/// 农业机械化水平: a name with a head of its own.
fn has_head(name: &str) -> bool {
    let side = |word: Word<'_>| word.classes.has(Classes::SIDE) && word.text.chars().count() > 1;
    name.ends_with(['率', '度']) || LEXICON.before(name).is_some_and(side)
}

fn is_site(c: char) -> bool {
    PLACES.contains(&c) || "村城".contains(c)
}

/// The kind of place that a name begins with, where more is named after it.
fn site_of(name: &str) -> Option<&str> {
    const SITES: [&str; 7] = ["城镇", "农村", "城市", "乡村", "城区", "县城", "市区"];
    const FARTHEST: usize = 4;
    let ends = SITES
        .iter()
        .filter_map(|site| Some((name.find(site)?, site.len())));
    let (at, length) = ends.min()?;
    let (site, rest) = name.split_at(at + length);
    let names = rest.chars().count() >= 2 && !rest.starts_with(['、', '和', '居', '人']);
    (names && site[..at].chars().count() <= FARTHEST).then_some(site)
}

/// 污水处理率 of 县城污水处理率: the rate after the first place that the name names.
fn tail_after_site(name: &str) -> Option<&str> {
    const SHORTEST: usize = 3;
    let (site, _) = name.char_indices().find(|(_, c)| is_site(*c))?;
    let tail = name[site..].trim_start_matches(is_site);
    let tail = tail.trim_start_matches(['级', '庄']);
    let tells = tail.ends_with('率') && tail.chars().count() >= SHORTEST;
    tells.then_some(tail)
}

/// 东河县 of 东河县、安平县空气质量优良率, 新建 of 新建、续建项目开工率: what is of all kinds is said once, the rate's thing too.
fn is_one_of_a_kind(name: &str) -> bool {
    const KINDS: [char; 8] = ['级', '类', '型', '版', '季', '段', '期', '院'];
    let deed = |word: Word<'_>| word.text.len() == name.len() && !word.classes.has(Classes::RATE);
    name.ends_with(KINDS) || LEXICON.is(name, Classes::VERB) && LEXICON.at(name).is_some_and(deed)
}

/// Whether a word says what a rate tells: 处理, 入学.
fn tells(word: &Word<'_>) -> bool {
    word.classes.has(Classes::RATE | Classes::VERB) && word.text.chars().count() > 1
}

pub(super) fn split_joint(text: &str) -> Vec<&str> {
    for joint in JOINTS.into_iter().filter(|joint| *joint != "、") {
        if let Some((one, two)) = text.rsplit_once(joint)
            && one.chars().count() > 1
            && two.chars().count() > 1
            && LEXICON
                .at(&text[one.len()..])
                .is_none_or(|word| word.text.len() <= joint.len())
        {
            return vec![one, two];
        }
    }
    vec![text]
}
