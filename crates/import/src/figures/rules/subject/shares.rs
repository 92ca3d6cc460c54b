//! Shares of a whole and sides of a thing, by their words.

use crate::figures::facts::fit;
use crate::figures::lexicon::{Classes, LEXICON};
use crate::figures::rules::At;
use crate::figures::sentence::{UnitClass, lead_verb, without_leads, without_softeners};
use crate::figures::wording::MANNER;

/// 全市 of 占全市1.9%: of which region it is a share.
pub(super) fn region_of_share<'a>(at: &At<'a>) -> Option<&'a str> {
    let words = without_softeners(at.mention().since);
    // 收运量达全市40%: as well as 占全市40%.
    let percent = at.mention().unit == UnitClass::Percent;
    let share = words
        .rsplit_once('占')
        .or_else(|| words.rsplit_once('达').filter(|_| percent));
    let region = share?.1.trim_end_matches('的');
    if region.is_empty() {
        return whole_in_a_clause(at);
    }
    let word = LEXICON.at(region)?;
    let whole = word.text.len() == region.len() && word.text.starts_with('全');
    whole.then_some(region)
}

/// 重点项目投资 of 在重点项目投资中，税源项目占47%，基础设施占33%.
fn whole_in_a_clause<'a>(at: &At<'a>) -> Option<&'a str> {
    const LONGEST: usize = 12;
    let own = at.sentence.clauses[at.mention().clause].range.start;
    let clauses = at.sentence.clauses.iter().rev();
    let mut earlier = clauses
        .filter(|clause| clause.range.end <= own)
        .map(|clause| &at.sentence.text[clause.range.clone()]);
    let whole = earlier.find_map(|words| words.strip_prefix('在')?.strip_suffix('中'))?;
    let said = whole.contains(|c: char| c.is_ascii_digit()) || whole.chars().count() > LONGEST;
    (!said).then_some(whole)
}

/// 网办件占73.6%: its share, and of what region.
pub(super) fn with_share(label: String, noun: &str, region: Option<&str>) -> (String, String) {
    match label.strip_suffix('占') {
        Some(of) if of.chars().count() > 1 => {
            let share = region.map_or_else(|| "占比".to_owned(), |region| format!("占{region}"));
            let label = fit(&[(1, of), (2, &share)]);
            (label, noun.trim_end_matches('占').to_owned())
        }
        _ => {
            let share = region.map(|region| format!("占{region}"));
            let label = match share.filter(|_| !label.contains('占')) {
                Some(share) => fit(&[(2, &label), (1, &share)]),
                None => label,
            };
            (label, noun.to_owned())
        }
    }
}

/// What a share is of, where it is named before: 投资90亿元。其中，制造业占52%；服务业占30%.
pub(super) fn whole_of_share(at: &At<'_>, noun: &str) -> Option<String> {
    let share = noun
        .strip_suffix('占')
        .filter(|_| !at.mention().in_bracket(at.sentence))?;
    let before = at
        .last()
        .map(|last| &last.subject)
        .filter(|last| last.label.ends_with("占比"));
    // 质量好的城市占5%，较好的占70%: the thing after 的 is said once.
    if let Some(kind) = share.strip_suffix('的') {
        // 成果17项，其中国际领先的占21%.
        let Some(last) = before else {
            return at
                .whole()
                .map(|whole| whole.subject.antecedent().to_owned());
        };
        let named = last
            .noun
            .rsplit_once('的')
            .filter(|(_, thing)| !thing.is_empty());
        let end = kind.chars().next_back()?;
        let shared = named.and_then(|(named, _)| named.strip_suffix(end));
        let host = shared.map(str::to_owned).or_else(|| last.of.clone());
        return host.filter(|host| host.chars().count() >= 2);
    }
    let whole = at
        .whole()
        .or_else(|| at.whole_before())
        .filter(|whole| !whole.subject.label.ends_with("占比"));
    let listed = || before.and_then(|last| last.of.clone());
    let thing = |words: &str| {
        let words = without_leads(words);
        // 实际使用资金: really, not beside another time.
        let manner = LEXICON
            .at(words)
            .filter(|word| word.classes.has(Classes::AGAINST));
        let words = &words[manner.map_or(0, |word| word.text.len())..];
        words[lead_verb(words).len()..].to_owned()
    };
    whole
        .map(|whole| thing(whole.subject.antecedent()))
        .filter(|thing| !thing.is_empty())
        .or_else(listed)
}

/// 应诉率 of 应诉率86%，其中乡镇78%; 企业 of 企业9家，其中国家级2家: a part named by its kind alone.
pub(super) fn whole_of_part(at: &At<'_>, noun: &str) -> Option<String> {
    let whole = at
        .whole()
        .filter(|_| !at.mention().in_bracket(at.sentence))?;
    let same = at.unit_of(&whole.span) == at.unit_of(&at.mention().span);
    let level = whole.subject.change.is_empty() && same;
    let percent = at.mention().unit == UnitClass::Percent
        && !is_side(noun)
        && !noun.ends_with(['率', '占', '度', '重', '例']);
    let kind = noun.ends_with(['级', '类', '型']) && noun.chars().count() <= 6;
    (level && (percent && is_side_name(&whole.subject.noun) || kind)).then(|| {
        let host = &whole.subject.noun;
        host[lead_verb(host).len()..].to_owned()
    })
}

/// Whether the noun ends with the name of a rate.
fn is_side_name(noun: &str) -> bool {
    noun.ends_with(['率', '度'])
}

/// 粮食 of 粮食播种面积: what an amount is of.
pub(super) fn without_side(noun: &str) -> &str {
    let side = LEXICON.before(noun).filter(|word| {
        let plain = word.classes.has(Classes::SIDE) && !word.classes.has(Classes::VERB);
        plain && word.text.chars().count() > 1
    });
    let rest = side.map(|side| noun[..noun.len() - side.text.len()].trim_end_matches('总'));
    rest.filter(|rest| rest.chars().count() >= 2)
        .unwrap_or(noun)
}

/// Sides of which a sentence tells one after the other.
pub(super) const OTHER_SIDES: [[&str; 2]; 4] = [
    ["城镇", "农村"],
    ["城市", "农村"],
    ["男性", "女性"],
    ["进口", "出口"],
];

/// Whether a noun only names a side of something: 占比, 增速, 办结率.
pub(super) fn is_side(noun: &str) -> bool {
    let length = noun.chars().count();
    if LEXICON.is(noun, Classes::ALONE) {
        return false;
    }
    LEXICON.is(noun, Classes::SIDE)
        || noun.starts_with('占') && length <= 24
        || noun.ends_with('率') && length <= 4
        || are_rates(noun)
        || length <= 10 && is_share(noun)
        || GAPS.iter().any(|gap| noun.starts_with(gap))
        || noun.ends_with("幅度") && length <= 4
        || noun.starts_with("稳居")
        || length <= 7 && noun.contains("排名")
        || length <= 6 && noun.starts_with("总体")
}

/// 满意和基本满意率, 转移就业率: a rate that names nothing but what was done and how.
pub(in crate::figures) fn is_bare_rate(noun: &str) -> bool {
    let Some(mut rest) = noun.strip_suffix('率') else {
        return false;
    };
    let says = Classes::RATE | Classes::VERB | Classes::LEAD | Classes::LINK;
    loop {
        rest = rest.trim_start_matches(['和', '与', '及', '、']);
        let how = MANNER.iter().chain(&["基本"]);
        rest = how
            .filter_map(|how| rest.strip_prefix(how))
            .next()
            .unwrap_or(rest);
        let Some(word) = LEXICON.at(rest).filter(|word| word.classes.has(says)) else {
            return rest.is_empty();
        };
        rest = &rest[word.text.len()..];
    }
}

/// 办复率、满意率: several rates of the same.
fn are_rates(noun: &str) -> bool {
    let mut rates = noun.split(['、', '和', '与', '及']);
    let short = |rate: &str| rate.ends_with('率') && rate.chars().count() <= 4;
    noun.contains(['、', '和', '与', '及']) && rates.all(short)
}

/// 对经济增长贡献率: of what was named before.
pub(super) fn contributes(at: &At<'_>, noun: &str) -> bool {
    noun.ends_with("贡献率") && at.mention().before.trim_start().starts_with('对')
}

/// 占比, 占生产总值的比重, not 第二产业增加值比重, which names what it is of.
pub(super) fn is_share(noun: &str) -> bool {
    const NAMED: usize = 4;
    let of = ["比重", "份额", "占比"]
        .iter()
        .find_map(|end| noun.strip_suffix(end));
    // 数字经济占GDP比重 names what it is of, 增加值占GDP比重 does not.
    of.is_some_and(|of| match of.split_once('占') {
        Some((own, _)) => own.is_empty() || LEXICON.is(own, Classes::SIDE),
        // 服务业比重 is one of all.
        None => of.chars().count() < NAMED && !(of.ends_with('业') && noun.ends_with("比重")),
    })
}

/// Words of a lead over others.
pub(super) const GAPS: [&str; 9] = [
    "高于", "低于", "好于", "优于", "快于", "多于", "少于", "高出", "低出",
];
