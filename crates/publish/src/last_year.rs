//! The report beside the one of the year before: what that one says of a figure, and 今年与去年有何不同, by the
//! rules of `gongbao-compare`. No number is subtracted that does not measure the same.

use crate::html::escaped;
use crate::text::{of, others, phrase, said};
use gongbao_compare::{Change, Point, SideBySide, Unlike, change, vocabulary_id};
use gongbao_report::check::{Verdict, check};
use gongbao_report::model::Figure;
use gongbao_report::{Qualifier, Verified};
use gongbao_viewer::text::{Lang, fill, number};
use std::collections::HashSet;

/// From what on a difference is said in percent too: of small numbers it says little.
const PERCENT_FROM: f64 = 100.0;

/// What the report of the year before says of a figure.
pub struct Before<'a> {
    figure: &'a Figure,
    /// This year's.
    now: &'a Figure,
    change: Result<Change, Unlike>,
    /// Other numbers of its report, this year's or last year's, contradict it.
    contradicted: bool,
}

/// The report of the year before beside this year's.
pub struct LastYear<'a> {
    last: &'a Verified,
    now: &'a Verified,
    /// Figures of either that the other numbers of their own report contradict.
    contradicted: HashSet<String>,
}

impl<'a> LastYear<'a> {
    pub fn of(last: &'a Verified, now: &'a Verified) -> Self {
        let findings = [last, now].map(check).into_iter().flatten();
        let contradictions = findings.filter(|one| one.verdict == Verdict::Contradicts);
        Self {
            last,
            now,
            contradicted: contradictions.flat_map(|one| one.figures).collect(),
        }
    }

    /// Its year.
    pub fn year(&self) -> u16 {
        self.last.report().year
    }

    /// The number of the year before beside a figure of this year; none where the two have none in common.
    pub fn before(&self, figure: &'a Figure) -> Option<Before<'a>> {
        let id = vocabulary_id(figure)?;
        let point = |of: &'a Verified, fits: &dyn Fn(&Point<'a>) -> bool| {
            let mut points = Point::all(of, id).into_iter();
            points.find(|point| !point.looks_back() && fits(point))
        };
        let to = point(self.now, &|point| point.figure().id == figure.id)?;
        let from = point(self.last, &|_| true)?;
        let both = [figure, from.figure()];
        Some(Before {
            figure: from.figure(),
            now: figure,
            change: change(from, to),
            contradicted: both.iter().any(|one| self.contradicted.contains(&one.id)),
        })
    }
}

impl Before<'_> {
    /// `129件，今年多100件（77.5%）`, or why there is no difference.
    pub fn said(&self, lang: Lang) -> String {
        let was = number::quantity(self.figure, lang);
        format!("{was}{}{}", of(lang).comma, self.difference(lang))
    }

    fn difference(&self, lang: Lang) -> String {
        let text = of(lang);
        let change = match self.change {
            _ if self.contradicted => return text.contradicted.to_owned(),
            _ if self.is_written_alike() => return text.written_alike.to_owned(),
            Ok(change) => change,
            Err(unlike) => return reason(unlike, lang).to_owned(),
        };
        let share = self.figure.unit == "%";
        let by = if share {
            fill(text.points, &[&number::plain(change.by.abs())])
        } else {
            number::like(self.figure, change.by.abs(), lang)
        };
        let way = usize::from(share) * 2 + usize::from(change.by < 0.0);
        match change.qualifier {
            Qualifier::Exact if change.by == 0.0 => text.same.to_owned(),
            Qualifier::Exact => {
                let percent = change.percent.filter(|_| self.figure.value >= PERCENT_FROM);
                let percent = percent.map(|percent| format!("{:.1}", percent.abs()));
                let percent = percent.map(|percent| fill(text.percent, &[&percent]));
                fill(text.by[way], &[&by]) + &percent.unwrap_or_default()
            }
            Qualifier::AtLeast | Qualifier::MoreThan if change.by >= 0.0 => {
                fill(text.at_least[way], &[&by])
            }
            Qualifier::AtMost | Qualifier::LessThan if change.by < 0.0 => {
                fill(text.at_least[way], &[&by])
            }
            _ => reason(Unlike::NotExact, lang).to_owned(),
        }
    }

    /// 60余万件 in both: whether it is as many cannot be told, and that it changed neither.
    fn is_written_alike(&self) -> bool {
        let exact = matches!(self.change, Ok(change) if change.qualifier == Qualifier::Exact);
        let fuzzy = self.change.is_ok() || self.change == Err(Unlike::NotExact);
        let written = |figure| number::quantity(figure, Lang::Zh);
        fuzzy && !exact && written(self.figure) == written(self.now)
    }

    fn changed(&self) -> bool {
        if self.contradicted || self.is_written_alike() {
            return self.contradicted;
        }
        !matches!(self.change, Ok(change) if change.by == 0.0 && change.qualifier == Qualifier::Exact)
    }
}

fn reason(unlike: Unlike, lang: Lang) -> &'static str {
    let said = match unlike {
        Unlike::Kind => 0,
        Unlike::Unit => 1,
        Unlike::Scope => 2,
        Unlike::Basis => 3,
        Unlike::Subject => 4,
        Unlike::NotExact => 5,
    };
    of(lang).unlike[said]
}

/// A page whose tiles of 一年一览 also say what the report of the year before says of their figure. The widget,
/// which does not know it, is given these lines by `assets/scripts/start.js`.
pub fn in_tiles(page: &str, years: &LastYear<'_>) -> String {
    const TILE: &str = r#"class="say-link""#;
    let mut parts = page.split(TILE);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (tile, rest) = part.split_once("</a>").unwrap_or((part, ""));
        let id = tile.split_once("href=\"#figure/");
        let id = id.and_then(|(_, id)| id.split('"').next());
        let figure = years.now.proven().map(|proven| proven.figure());
        let figure = figure
            .into_iter()
            .find(|one| Some(escaped(&one.id).as_str()) == id);
        let before = figure.and_then(|figure| years.before(figure));
        let said = before.map(|before| {
            let say = |lang| fill(of(lang).was, &[&before.said(lang)]);
            let (own, others) = (escaped(&say(Lang::Zh)), others(&say));
            format!(r#"<span class="was"{others}>{own}</span>"#)
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
pub fn section(years: &LastYear<'_>) -> String {
    let LastYear {
        last,
        now: verified,
        ..
    } = years;
    let (was, is) = (last.report().year, verified.report().year);
    let (mut changed, mut alike, mut fresh) = (Vec::new(), 0, Vec::new());
    for proven in verified.proven() {
        let figure = proven.figure();
        let quantity = |figure| said(&|lang| number::quantity(figure, lang));
        let (id, now) = (escaped(&figure.id), quantity(figure));
        let link = format!(r##"<a href="#figure/{id}">{now}</a>"##);
        let label = said(&|lang| lang.of(&figure.label));
        match years.before(figure) {
            Some(before) if before.changed() => changed.push(format!(
                r#"<tr><th scope="row">{label}</th><td>{}</td><td class="n">{link}</td><td>{}</td></tr>"#,
                quantity(before.figure),
                said(&|lang| before.difference(lang))
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
        let label = said(&|lang| lang.of(&figure.label));
        let quantity = said(&|lang| number::quantity(figure, lang));
        format!("<li>{label} {quantity}</li>")
    });
    let table = if changed.is_empty() {
        String::new()
    } else {
        let year = |year: u16| said(&|lang| fill(of(lang).of_year, &[&year.to_string()]));
        let what = said(&|lang| of(lang).heads[1].to_owned());
        let heads = [what, year(was), year(is), phrase(|text| text.change)];
        let heads = heads.map(|head| format!(r#"<th scope="col">{head}</th>"#));
        format!(
            r#"<div class="table-scroll" tabindex="0" role="group" aria-labelledby="different"><table><thead><tr>{}</tr></thead>
<tbody>
{}
</tbody></table></div>
"#,
            heads.concat(),
            changed.join("\n")
        )
    };
    let (count, alike) = (changed.len().to_string(), alike.to_string());
    let years = [was, is].map(|year| year.to_string());
    let not_in = |year: &str| said(&|lang| fill(of(lang).not_in, &[year]));
    format!(
        r#"<section class="gongbao numbers" id="last-year" aria-labelledby="different"><details><summary><h2 id="different">{}</h2></summary>
<p>{}</p>
{table}{}{}{}</details></section>
"#,
        said(&|lang| fill(of(lang).last_year, &[&count])),
        said(&|lang| fill(of(lang).last_year_hint, &[&years[0], &years[1], &alike])),
        list(&not_in(&years[0]), fresh),
        list(&not_in(&years[1]), gone.collect()),
        list(&phrase(|text| text.chapters), chapters(last, verified)),
    )
}

/// The chapters whose titles or own paragraphs differ.
fn chapters(last: &Verified, verified: &Verified) -> Vec<String> {
    let reading = SideBySide::of(last.report(), verified.report());
    let chapter =
        |one: &gongbao_compare::side_by_side::SectionPair<'_>| match (one.earlier, one.later) {
            (None, Some(later)) => Some(format!(
                r##"<li><a href="#{}">{}</a>{}</li>"##,
                escaped(&later.id),
                escaped(&later.heading()),
                phrase(|text| text.chapter_new)
            )),
            (Some(earlier), None) => Some(format!(
                "<li>{}{}</li>",
                escaped(&earlier.heading()),
                phrase(|text| text.chapter_gone)
            )),
            (Some(_), Some(later)) if one.differences() > 0 => Some(format!(
                r##"<li><a href="#{}">{}</a>{}</li>"##,
                escaped(&later.id),
                escaped(&later.heading()),
                said(&|lang| fill(of(lang).chapter_differs, &[&one.differences().to_string()]))
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
    use crate::text::in_chinese;
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
        let years = LastYear::of(last, &seed);
        years
            .before(figure)
            .map_or_else(String::new, |before| before.said(Lang::Zh))
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
        let majors = [
            ("法学专业16人", "法学专业18人"),
            ("\"value\": 16,", "\"value\": 18,"),
            ("\"printed\": \"16人\"", "\"printed\": \"18人\""),
        ];
        assert_eq!(
            said(&last(&majors), "staff.law-majors"),
            "18人，今年少2人",
            "no percent of a small number"
        );
    }

    #[test]
    fn a_number_that_its_own_report_contradicts_is_not_subtracted() {
        let refused = [
            ("不予受理5件", "不予受理7件"),
            ("\"value\": 5,", "\"value\": 7,"),
            ("\"printed\": \"5件\"", "\"printed\": \"7件\""),
        ];
        for (id, was) in [("refused", "7件"), ("received", "16件")] {
            assert_eq!(
                said(&last(&refused), &format!("reconsideration.{id}")),
                format!("{was}，与同一份报告里的其他数字矛盾，不相减")
            );
        }
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
        let html = in_tiles(&page, &LastYear::of(&last(&letters), &read(SEED)));
        let said = r#"229<span class="was" data-en="Last year 129, 100 more (77.5%)">上年129件，今年多100件（77.5%）</span></a></li>"#;
        assert_eq!(html, page.replacen("229</a></li>", said, 1));
    }

    #[test]
    fn the_section_says_what_changed_and_where_the_words_differ() {
        let letters = [("229件", "129件"), ("\"value\": 229,", "\"value\": 129,")];
        let html = in_chinese(&section(&LastYear::of(&last(&letters), &read(SEED))));
        assert!(html.contains("今年与去年有何不同"), "{html}");
        let row = r##"<td>129件</td><td class="n"><a href="#figure/petitions.letters.received">229件</a></td><td>今年多100件（77.5%）</td>"##;
        assert!(html.contains(row), "{html}");
        assert!(html.contains("(二)依法办理信访事项</a>：1段不同"), "{html}");
        assert!(!html.contains("没有的数字"), "both state the same: {html}");
    }
}
