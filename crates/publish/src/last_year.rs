//! The report beside the one of the year before: what that one says of a figure, and 今年与去年有何不同, by the
//! rules of `gongbao-compare`. No number is subtracted that does not measure the same.

use crate::html::escaped;
use gongbao_compare::{Change, Point, SideBySide, Unlike, change, vocabulary_id};
use gongbao_report::model::Figure;
use gongbao_report::{Qualifier, Verified};
use gongbao_viewer::text::{Lang, number};

/// From what on a difference is said in percent too: of small numbers it says little.
const PERCENT_FROM: f64 = 100.0;

/// What the report of the year before says of a figure.
pub struct Before<'a> {
    figure: &'a Figure,
    /// How this year's report writes it.
    now: String,
    change: Result<Change, Unlike>,
}

/// The number of the year before beside a figure of this year; none where the two have none in common.
pub fn before<'a>(
    last: &'a Verified,
    verified: &'a Verified,
    figure: &Figure,
) -> Option<Before<'a>> {
    let id = vocabulary_id(figure)?;
    let point = |of: &'a Verified, fits: &dyn Fn(&Point<'a>) -> bool| {
        let mut points = Point::all(of, id).into_iter();
        points.find(|point| !point.looks_back() && fits(point))
    };
    let to = point(verified, &|point| point.figure().id == figure.id)?;
    let from = point(last, &|_| true)?;
    Some(Before {
        figure: from.figure(),
        now: number::quantity(figure, Lang::Zh),
        change: change(from, to),
    })
}

impl Before<'_> {
    /// `129件，今年多100件（77.5%）`, or why there is no difference.
    pub fn said(&self) -> String {
        let was = number::quantity(self.figure, Lang::Zh);
        format!("{was}，{}", self.difference())
    }

    fn difference(&self) -> String {
        let change = match self.change {
            _ if self.is_written_alike() => return "今年写法相同".to_owned(),
            Ok(change) => change,
            Err(unlike) => return reason(unlike).to_owned(),
        };
        let share = self.figure.unit == "%";
        let by = if share {
            format!("{}个百分点", number::plain(change.by.abs()))
        } else {
            number::like(self.figure, change.by.abs(), Lang::Zh)
        };
        let way = match (share, change.by < 0.0) {
            (false, false) => "多",
            (false, true) => "少",
            (true, false) => "高",
            (true, true) => "低",
        };
        match change.qualifier {
            Qualifier::Exact if change.by == 0.0 => "今年相同".to_owned(),
            Qualifier::Exact => {
                let percent = change.percent.filter(|_| self.figure.value >= PERCENT_FROM);
                let percent = percent.map(|percent| format!("（{:.1}%）", percent.abs()));
                format!("今年{way}{by}{}", percent.unwrap_or_default())
            }
            Qualifier::AtLeast | Qualifier::MoreThan if change.by >= 0.0 => {
                format!("今年至少{way}{by}")
            }
            Qualifier::AtMost | Qualifier::LessThan if change.by < 0.0 => {
                format!("今年至少{way}{by}")
            }
            _ => reason(Unlike::NotExact).to_owned(),
        }
    }

    /// 60余万件 in both: whether it is as many cannot be told, and that it changed neither.
    fn is_written_alike(&self) -> bool {
        let exact = matches!(self.change, Ok(change) if change.qualifier == Qualifier::Exact);
        let fuzzy = self.change.is_ok() || self.change == Err(Unlike::NotExact);
        fuzzy && !exact && number::quantity(self.figure, Lang::Zh) == self.now
    }

    fn changed(&self) -> bool {
        if self.is_written_alike() {
            return false;
        }
        !matches!(self.change, Ok(change) if change.by == 0.0 && change.qualifier == Qualifier::Exact)
    }
}

fn reason(unlike: Unlike) -> &'static str {
    match unlike {
        Unlike::Kind => "两份报告依据的规定不同，不相减",
        Unlike::Unit => "单位不同，不相减",
        Unlike::Scope => "范围不同，不相减",
        Unlike::Basis => "一个为原文所写，一个据原文推出，不相减",
        Unlike::Subject => "所计的事项不同，不相减",
        Unlike::NotExact => "不是确数，不相减",
    }
}

/// A page whose tiles of 一年一览 also say what the report of the year before says of their figure. The widget,
/// which does not know it, is given these lines by `assets/scripts/start.js`.
pub fn in_tiles(page: &str, last: &Verified, verified: &Verified) -> String {
    const TILE: &str = r#"class="say-link""#;
    let mut parts = page.split(TILE);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (tile, rest) = part.split_once("</a>").unwrap_or((part, ""));
        let id = tile.split_once("href=\"#figure/");
        let id = id.and_then(|(_, id)| id.split('"').next());
        let figure = verified.proven().map(|proven| proven.figure());
        let figure = figure
            .into_iter()
            .find(|one| Some(escaped(&one.id).as_str()) == id);
        let before = figure.and_then(|figure| before(last, verified, figure));
        let said = before.map(|before| {
            format!(
                r#"<span class="was">上年{}</span>"#,
                escaped(&before.said())
            )
        });
        out.extend([
            TILE,
            tile,
            said.as_deref().unwrap_or_default(),
            "</a>",
            rest,
        ]);
    }
    out
}

/// The section, with its own heading: figures that changed, figures that only one of the two states, and the
/// chapters whose words differ.
pub fn section(last: &Verified, verified: &Verified) -> String {
    let (was, is) = (last.report().year, verified.report().year);
    let (mut changed, mut alike, mut fresh) = (Vec::new(), 0, Vec::new());
    for proven in verified.proven() {
        let figure = proven.figure();
        let link = format!(
            r##"<a href="#figure/{}">{}</a>"##,
            escaped(&figure.id),
            escaped(&number::quantity(figure, Lang::Zh))
        );
        let label = escaped(&figure.label.zh);
        match before(last, verified, figure) {
            Some(before) if before.changed() => changed.push(format!(
                r#"<tr><th scope="row">{label}</th><td>{}</td><td class="n">{link}</td><td>{}</td></tr>"#,
                escaped(&number::quantity(before.figure, Lang::Zh)),
                escaped(&before.difference())
            )),
            Some(_) => alike += 1,
            None if figure.is_result_of(is) && vocabulary_id(figure).is_some() => {
                fresh.push(format!("<li>{label} {link}</li>"));
            }
            None => {}
        }
    }
    let ids: Vec<&str> = verified
        .proven()
        .filter_map(|one| vocabulary_id(one.figure()))
        .collect();
    let gone = last.proven().map(|one| one.figure()).filter(|figure| {
        figure.is_result_of(was) && vocabulary_id(figure).is_some_and(|id| !ids.contains(&id))
    });
    let gone = gone.map(|figure| {
        let said = number::quantity(figure, Lang::Zh);
        format!("<li>{} {}</li>", escaped(&figure.label.zh), escaped(&said))
    });
    let table = if changed.is_empty() {
        String::new()
    } else {
        format!(
            r#"<div class="table-scroll" tabindex="0" role="group" aria-label="有变化的数字"><table><thead><tr><th scope="col">说的是什么</th><th scope="col">{was}年</th><th scope="col">{is}年</th><th scope="col">变化</th></tr></thead>
<tbody>
{}
</tbody></table></div>
"#,
            changed.join("\n")
        )
    };
    format!(
        r#"<section class="gongbao numbers" id="last-year" aria-label="今年与去年有何不同"><details><summary><h2>今年与去年有何不同（{}）</h2></summary>
<p>{was}年与{is}年两份报告对照。口径、单位和范围相同的确数才相减；{alike}个数字两年相同。</p>
{table}{}{}{}</details></section>
"#,
        changed.len(),
        list(&format!("{was}年报告没有的数字"), fresh),
        list(&format!("{is}年报告没有的数字"), gone.collect()),
        list("文字有增减的章节", chapters(last, verified)),
    )
}

/// The chapters whose titles or own paragraphs differ.
fn chapters(last: &Verified, verified: &Verified) -> Vec<String> {
    let reading = SideBySide::of(last.report(), verified.report());
    let chapter =
        |one: &gongbao_compare::side_by_side::SectionPair<'_>| match (one.earlier, one.later) {
            (None, Some(later)) => Some(format!(
                r##"<li><a href="#{}">{}</a>：新增</li>"##,
                escaped(&later.id),
                escaped(&later.heading())
            )),
            (Some(earlier), None) => Some(format!(
                "<li>{}：今年没有</li>",
                escaped(&earlier.heading())
            )),
            (Some(_), Some(later)) if one.differences() > 0 => Some(format!(
                r##"<li><a href="#{}">{}</a>：{}段不同</li>"##,
                escaped(&later.id),
                escaped(&later.heading()),
                one.differences()
            )),
            _ => None,
        };
    reading.sections.iter().filter_map(chapter).collect()
}

fn list(title: &str, items: Vec<String>) -> String {
    if items.is_empty() {
        return String::new();
    }
    format!("<h3>{title}</h3>\n<ul>{}</ul>\n", items.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SEED;
    use gongbao_report::Report;

    fn read(json: &str) -> Verified {
        Verified::of(Report::from_json(json).unwrap())
    }

    /// The same report a year before, with these words in place of those.
    fn last(words: &[(&str, &str)]) -> Verified {
        let mut json = SEED
            .replace("\"year\": 2017", "\"year\": 2016")
            .replace("2017年", "2016年");
        for (here, there) in words {
            assert!(json.contains(here), "{here}");
            json = json.replace(here, there);
        }
        read(&json)
    }

    fn said(last: &Verified, id: &str) -> String {
        let seed = read(SEED);
        let figure = seed.figure(id).unwrap().figure();
        before(last, &seed, figure).map_or_else(String::new, |before| before.said())
    }

    #[test]
    fn exact_numbers_are_subtracted_and_in_percent_from_a_hundred_on() {
        let letters = [("229件", "129件"), ("\"value\": 229,", "\"value\": 129,")];
        let last_year = last(&letters);
        assert_eq!(
            said(&last_year, "petitions.letters.received"),
            "129件，今年多100件（77.5%）"
        );
        assert_eq!(
            said(&last_year, "reconsideration.received"),
            "16件，今年相同"
        );
        let refused = [
            ("不予受理5件", "不予受理7件"),
            ("\"value\": 5,", "\"value\": 7,"),
            ("\"printed\": \"5件\"", "\"printed\": \"7件\""),
        ];
        assert_eq!(
            said(&last(&refused), "reconsideration.refused"),
            "7件，今年少2件",
            "no percent of a small number"
        );
    }

    #[test]
    fn what_is_not_exact_is_not_subtracted() {
        let trees = [
            ("60余万株", "50余万株"),
            ("\"value\": 600000,", "\"value\": 500000,"),
        ];
        let said_of = |last: &Verified| said(last, "environment.trees-planted");
        let fewer = said_of(&last(&trees));
        assert!(fewer.ends_with("不是确数，不相减"), "{fewer}");
        let alike = said_of(&last(&[]));
        assert!(alike.ends_with("今年写法相同"), "{alike}");
    }

    #[test]
    fn a_tile_says_what_last_year_was() {
        let letters = [("229件", "129件"), ("\"value\": 229,", "\"value\": 129,")];
        let tile =
            |id: &str| format!(r##"<li><a class="say-link" href="#figure/{id}">229</a></li>"##);
        let page = format!("{}{}", tile("petitions.letters.received"), tile("other"));
        let html = in_tiles(&page, &last(&letters), &read(SEED));
        let said = r#"229<span class="was">上年129件，今年多100件（77.5%）</span></a></li>"#;
        assert_eq!(html, page.replacen("229</a></li>", said, 1));
    }

    #[test]
    fn the_section_says_what_changed_and_where_the_words_differ() {
        let letters = [("229件", "129件"), ("\"value\": 229,", "\"value\": 129,")];
        let html = section(&last(&letters), &read(SEED));
        assert!(html.contains("今年与去年有何不同"), "{html}");
        let row = r##"<td>129件</td><td class="n"><a href="#figure/petitions.letters.received">229件</a></td><td>今年多100件（77.5%）</td>"##;
        assert!(html.contains(row), "{html}");
        assert!(html.contains("(二)依法办理信访事项</a>：1段不同"), "{html}");
        assert!(!html.contains("没有的数字"), "both state the same: {html}");
    }
}
