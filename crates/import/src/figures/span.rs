//! Parts of the year that a sentence speaks of: halves, quarters, months.

/// What some words say of the year.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// Half of it, some months: as printed.
    Part(String),
    All,
}

/// What the words last say of the year: 上半年, 1—10月, 全年.
pub(super) fn span_of_year(words: &str) -> Option<Span> {
    const PARTS: [&str; 9] = [
        "上半年",
        "下半年",
        "第一季度",
        "第二季度",
        "第三季度",
        "第四季度",
        "一季度",
        "三季度",
        "四季度",
    ];
    let part = PARTS
        .iter()
        .filter_map(|part| Some((words.rfind(part)?, part)));
    let part = part
        .max()
        .map(|(at, part)| (at, Span::Part((*part).to_owned())));
    let all = words.rfind("全年").map(|at| (at, Span::All));
    [part, all, months(words), month(words)]
        .into_iter()
        .flatten()
        .max_by_key(|(at, _)| *at)
        .map(|(_, span)| span)
}

/// Months from one to another (2020年5月至当年底), with the place of what stands between them; from the first
/// to the twelfth of one year they are the year.
fn months(words: &str) -> Option<(usize, Span)> {
    const JOINTS: [char; 8] = ['至', '到', '-', '－', '–', '—', '~', '～'];
    let mut joints = words.rmatch_indices(JOINTS);
    joints.find_map(|(at, joint)| {
        let from = Month::ending(&words[..at])?;
        let until = Month::opening(&words[at + joint.len()..])?;
        let of_one_year = until.year.is_none_or(|year| from.year == Some(year));
        let span = if (from.month, until.month, of_one_year) == ("1", "12", true) {
            Span::All
        } else {
            Span::Part(words[at - from.length..at + joint.len() + until.length].to_owned())
        };
        Some((at, span))
    })
}

/// One month that opens what is said: 2020年7月,全区办理….
fn month(words: &str) -> Option<(usize, Span)> {
    let opens = |at: &usize| words[at + '月'.len_utf8()..].starts_with(['，', ',']);
    let mut places = words.rmatch_indices('月').map(|(at, _)| at);
    let at = places.find(opens)?;
    let end = at + '月'.len_utf8();
    let month = Month::ending(&words[..end])?;
    let start = end - month.length;
    // As of a month, or since then.
    let until =
        words[..start].ends_with(['至', '止', '到', '自', '从', '-', '—', '–', '－', '～', '~']);
    (!until).then(|| (at, Span::Part(words[start..end].to_owned())))
}

/// A printed month: 2020年5月, 10月底, 当年底.
struct Month<'a> {
    year: Option<&'a str>,
    month: &'a str,
    /// In bytes, as printed.
    length: usize,
}

impl<'a> Month<'a> {
    /// The one that the words end with; its 月 may stand behind the second month (1-10月).
    fn ending(words: &'a str) -> Option<Self> {
        let rest = words.trim_end_matches(['份', '月']);
        let (rest, month) = rest.split_at(rest.trim_end_matches(is_digit).len());
        let (start, year) = match rest.strip_suffix('年') {
            Some(before) => {
                let (start, year) = before.split_at(before.trim_end_matches(is_digit).len());
                (
                    start
                        .strip_suffix(['今', '当', '本', '同'])
                        .unwrap_or(start),
                    year,
                )
            }
            None => (rest, ""),
        };
        (!month.is_empty()).then(|| Self {
            year: Some(year).filter(|year| !year.is_empty()),
            month,
            length: words.len() - start.len(),
        })
    }

    /// The one that the words open with.
    fn opening(words: &'a str) -> Option<Self> {
        const THIS_YEAR: [&str; 4] = ["当年", "今年", "本年", "同年"];
        let digits = words.len() - words.trim_start_matches(is_digit).len();
        let (year, rest) = match words[digits..].strip_prefix('年') {
            Some(rest) => (&words[..digits], rest),
            None => (
                "",
                THIS_YEAR
                    .iter()
                    .find_map(|this| words.strip_prefix(this))
                    .unwrap_or(words),
            ),
        };
        let (month, rest) = if let Some(rest) = rest.strip_prefix(['底', '末']) {
            ("12", rest)
        } else {
            let (month, rest) = rest.split_at(rest.len() - rest.trim_start_matches(is_digit).len());
            let rest = rest.strip_prefix('月').filter(|_| !month.is_empty())?;
            (month, rest.strip_prefix(['份', '底', '末']).unwrap_or(rest))
        };
        // 1月至3月2日 ends with a day.
        (!rest.starts_with(is_digit)).then(|| Self {
            year: Some(year).filter(|year| !year.is_empty()),
            month,
            length: words.len() - rest.len(),
        })
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}
