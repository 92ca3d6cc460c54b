//! A table as a grid: spans filled in, headers found, cells that are numbers.

use gongbao_report::model::Table;
use gongbao_report::phrase::{self, Phrase, PhraseKind};
use std::ops::Range;

/// Wider and longer grids are not the tables of a report.
const MOST_PLACES: usize = 20_000;

/// A cell with a number, and where it stands in the grid.
pub(super) struct Number {
    pub row: usize,
    pub column: usize,
    /// Its place among the cells of its row.
    pub cell: usize,
    pub phrase: Phrase,
    /// Which of the phrases of the row's text it is.
    pub place: usize,
}

/// What the headers say of a cell.
pub(super) struct Path {
    /// Row and column headers, outermost first, without 总计.
    pub beside: String,
    /// Row header alone and column header alone.
    pub row: String,
    pub column: String,
    pub unit: String,
    /// The table has a row of totals, and this is another one.
    pub of_part: bool,
}

/// Row and cell of the table at each place of the grid, spans filled in.
type Places = Vec<Vec<Option<(usize, usize)>>>;

/// The cells by place, spans filled in.
pub(super) struct Grid {
    places: Places,
    texts: Vec<Vec<String>>,
    caption_unit: String,
}

impl Grid {
    pub fn of(table: &Table) -> Option<Self> {
        let places = places(table)?;
        let text =
            |r: usize, c: usize| table.rows[r][c].text.split_whitespace().collect::<String>();
        let texts: Vec<Vec<String>> = places
            .iter()
            .map(|row| {
                row.iter()
                    .map(|place| place.map_or(String::new(), |(r, c)| text(r, c)))
                    .collect()
            })
            .collect();
        let caption = |text: &String| {
            ["单位", "(单位", "（单位"]
                .iter()
                .any(|lead| text.starts_with(lead))
        };
        let captions = texts.iter().flatten().filter(|text| caption(text));
        // 行政处罚实施数量(宗) alone in its row is over all columns.
        let alone = texts.iter().filter_map(|row| {
            let mut words = row.iter().filter(|text| !text.is_empty());
            let first = words.next()?;
            words.all(|text| text == first).then_some(first)
        });
        let whole = captions.chain(alone).find_map(|text| unit_in(text));
        Some(Self {
            places,
            texts,
            caption_unit: whole.unwrap_or_default(),
        })
    }

    /// The cells of a row that are one number and nothing else.
    pub fn numbers(&self, table: &Table, r: usize, phrases: &[Phrase]) -> Vec<Number> {
        let mut out = Vec::new();
        let mut start = 0;
        for (c, cell) in table.rows[r].iter().enumerate() {
            let range: Range<usize> = start..start + cell.text.len();
            start = range.end + 1;
            let end = cell.text.trim_end();
            let trimmed = end.trim_start().trim_start_matches(['+', '＋']);
            let lead = end.len() - trimmed.len();
            let wanted = range.start + lead..range.start + lead + trimmed.len();
            let found = phrases.iter().position(|phrase| {
                phrase.span == wanted
                    && matches!(phrase.kind, PhraseKind::Amount | PhraseKind::Bare)
                    && !phrase.in_words
            });
            let column = self.places[r]
                .iter()
                .position(|place| *place == Some((r, c)));
            if let (Some(place), Some(column)) = (found, column) {
                out.push(Number {
                    row: r,
                    column,
                    cell: c,
                    phrase: phrases[place].clone(),
                    place,
                });
            }
        }
        out
    }

    pub fn path(&self, number: &Number) -> Path {
        let row: Vec<&str> = distinct(
            self.texts[number.row][..number.column]
                .iter()
                .map(String::as_str)
                .filter(|text| !is_number(text)),
        );
        let column = self.column_headers(number);
        let unit = column
            .iter()
            .rev()
            .chain(row.iter().rev())
            .find_map(|text| unit_in(text))
            .or_else(|| self.unit_column(number));
        let said = row
            .iter()
            .chain(column.iter().filter(|text| !row.contains(*text)))
            .filter(|text| !["总计", "合计", "小计"].contains(&text.trim()))
            .copied();
        let is_total = |text: &&str| ["总计", "合计"].contains(&text.trim());
        let totalled = self.texts.iter().any(|row| {
            row.first()
                .map(String::as_str)
                .as_ref()
                .is_some_and(is_total)
        });
        Path {
            of_part: totalled && !row.iter().any(is_total),
            beside: said.collect::<Vec<&str>>().join(" "),
            row: row.join(" "),
            column: column.join(" "),
            unit: unit.unwrap_or_else(|| self.caption_unit.clone()),
        }
    }

    /// The texts above, up through the nearest rows without numbers.
    fn column_headers(&self, number: &Number) -> Vec<&str> {
        let above: Vec<usize> = (0..number.row)
            .rev()
            .skip_while(|r| self.has_numbers(*r))
            .take_while(|r| !self.has_numbers(*r))
            .collect();
        let texts = above
            .iter()
            .rev()
            .filter_map(|r| self.texts[*r].get(number.column))
            .map(String::as_str);
        // A heading over the whole width says nothing of a column.
        let wide = |text: &str| {
            above.iter().any(|r| {
                let row = &self.texts[*r];
                row.len() > 1 && row.iter().all(|other| other == text || other.is_empty())
            })
        };
        distinct(texts.filter(|text| !wide(text)))
    }

    fn has_numbers(&self, r: usize) -> bool {
        self.texts[r].iter().skip(1).any(|text| is_number(text))
    }

    /// The cell of the row whose column is headed 单位.
    fn unit_column(&self, number: &Number) -> Option<String> {
        let head = self
            .texts
            .iter()
            .take(number.row)
            .find(|row| row.iter().any(|text| text == "单位" || text == "计量单位"))?;
        let column = head
            .iter()
            .position(|text| text == "单位" || text == "计量单位")?;
        self.texts[number.row]
            .get(column)
            .filter(|text| !text.is_empty() && text.chars().count() < 6)
            .cloned()
    }
}

/// Where the cells of a table stand. None where it is larger than a table of a report.
pub(crate) fn places(table: &Table) -> Option<Places> {
    let height = table.rows.len();
    let mut places: Places = vec![Vec::new(); height];
    let mut filled = 0;
    for (r, row) in table.rows.iter().enumerate() {
        let mut column = 0;
        for (c, cell) in row.iter().enumerate() {
            while places[r].get(column).is_some_and(Option::is_some) {
                column += 1;
            }
            let wide = cell.columns.clamp(1, 100) as usize;
            let high = (cell.rows.max(1) as usize).min(height - r);
            filled += wide * high;
            if filled > MOST_PLACES {
                return None;
            }
            for below in &mut places[r..r + high] {
                if below.len() < column + wide {
                    below.resize(column + wide, None);
                }
                below[column..column + wide].fill(Some((r, c)));
            }
            column += wide;
        }
    }
    Some(places)
}

fn distinct<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut out: Vec<&str> = Vec::new();
    for text in texts {
        if !text.is_empty() && out.last() != Some(&text) {
            out.push(text);
        }
    }
    out
}

fn is_number(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && phrase::scan(text).first().is_some_and(|phrase| {
            phrase.span == (0..text.len()) && !phrase.in_words && phrase.kind != PhraseKind::Date
        })
        || ["—", "-", "/", "－"].contains(&text)
}

/// 件 of 制发件数, 万元 of 金额(万元) or 单位:万元.
pub(crate) fn unit_in(text: &str) -> Option<String> {
    let open = text.rfind(['(', '（']);
    let inside = open.map_or("", |at| {
        text[at..]
            .trim_start_matches(['(', '（'])
            .trim_end_matches([')', '）'])
    });
    let stated = ["单位:", "单位："].iter().find_map(|lead| {
        text.find(lead)
            .map(|at| text[at + lead.len()..].trim_end_matches([')', '）', ' ']))
    });
    let known = |unit: &str| {
        let probe = format!("2{unit}");
        let read = phrase::scan(&probe);
        read.first().is_some_and(|phrase| {
            phrase.span.end == probe.len() && phrase.kind == PhraseKind::Amount
        })
    };
    if let Some(unit) = stated
        .filter(|unit| known(unit))
        .or(Some(inside).filter(|unit| !unit.is_empty() && known(unit)))
    {
        return Some(unit.to_owned());
    }
    // 为预算%, 比上年增长％.
    if text.ends_with(['%', '％']) {
        return Some("%".to_owned());
    }
    [
        "件数", "人数", "人次", "次数", "户数", "条数", "份数", "场次", "宗数", "起数",
    ]
    .iter()
    .find(|ending| text.ends_with(**ending))
    .map(|ending| ending.trim_end_matches('数').to_owned())
}
