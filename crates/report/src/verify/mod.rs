//! Figures against their sentences.
//!
//! The rules, by how the text states the number:
//! - printed: the quote stands in its paragraph, once or at the occurrence given; in it the printed
//!   words are a whole number phrase (not `29件` inside `229件`, not `17%` of `约17%`), and value,
//!   qualifier and unit read from it equal the figure's. They are read by a reader of their own that
//!   shares nothing with [`crate::phrase`], which the importer reads with: where the two disagree
//!   nothing is proven
//! - zero in words: the printed words are one that means none (未发生, 未收到); the value is 0
//! - all: the printed word is 均 or 全部; the value equals that of the figure it is all of, which
//!   stands proven in the same paragraph, or 100 % where the text gives no count
//! - counted: every listed name stands in the quote; the value is their number
//!
//! In a table the quote is one whole row, its cells joined by tabs as in the report's text. A bare
//! number there has the unit of its header, or the one that is implied; 1.5万元 may be told in 万元, as
//! its column is.
//!
//! In each case the subject stands beside the number, with no other number between, every qualifying
//! word that is shown stands in the quote, and no word of its clause speaks against what the figure
//! says: a result is not aimed at, its year is not another one that is printed, a rise is no fall. Where the
//! report carries the pages it was read from and frames the figure's words there, what stands in the frames
//! reads as the printed words.

use crate::model::{Basis, Change, Figure, Ids, Index, Paragraph, Report, Source};
use crate::pages::Pages;
use crate::quantity::{Qualifier, Quantity, in_15_digits};
use std::ops::Range;

mod contradiction;
mod numeral;
mod place;
mod printed;
mod verified;
mod whole_number;

pub(crate) use numeral::may_be_in;
pub use printed::read;
pub(crate) use whole_number::whole_number;

use place::{place_printed, place_quote};
pub use verified::{Mismatch, Proof, Proven, Verified};

/// A report whose figures are being held against their sentences, some at a time.
pub struct Verifying(Verified);

impl Verifying {
    pub fn of(report: Report) -> Self {
        Self(Verified::with(report, Vec::new()))
    }

    /// Holds up to so many more figures against their sentences; false when none are left.
    pub fn go_on(&mut self, count: usize) -> bool {
        let Verified {
            report,
            results,
            places,
        } = &mut self.0;
        let texts = Texts {
            year: report.year,
            index: Index::of(report),
            figures: &report.figures,
            places,
            pages: report.pages.as_deref().map(|text| Pages::read(text).ok()),
        };
        for figure in report.figures.iter().skip(results.len()).take(count) {
            results.push(prove(figure, &texts));
        }
        results.len() < report.figures.len()
    }

    /// Holds those that are left.
    pub fn done(mut self) -> Verified {
        self.go_on(usize::MAX);
        self.0
    }
}

/// What a figure is held against.
struct Texts<'a> {
    /// The year reported on.
    year: u16,
    index: Index<'a>,
    figures: &'a [Figure],
    places: &'a Ids,
    /// None inside when they cannot be read, which proves nothing.
    pages: Option<Option<Pages>>,
}

impl<'a> Texts<'a> {
    fn figure(&self, id: &str) -> Option<&'a Figure> {
        self.figures.get(self.places.get(id)?)
    }
}

fn prove(figure: &Figure, texts: &Texts<'_>) -> Result<Proof, Mismatch> {
    let source = &figure.source;
    let paragraph = texts
        .index
        .paragraph(&source.paragraph)
        .ok_or(Mismatch::QuoteNotFound)?;
    let (row, quote_at) = place_quote(paragraph, source).map_err(|times| match times {
        0 => Mismatch::QuoteNotFound,
        times => Mismatch::QuoteAmbiguous { times },
    })?;
    let printed_at = place_printed(figure)?;
    check_number(figure, &printed_at, row.is_some(), texts)?;
    check_words(figure, &printed_at)?;
    // A row has no clauses.
    let against = row
        .is_none()
        .then(|| contradiction::of(figure, &printed_at, texts.year));
    if let Some(words) = against.flatten() {
        return Err(Mismatch::SaysOtherwise { words });
    }
    if let Some(pages) = &texts.pages {
        check_page(figure, pages.as_ref().ok_or(Mismatch::PrintedNotFound)?)?;
    }
    Ok(Proof {
        row,
        quote: quote_at..quote_at + source.quote.len(),
        printed: quote_at + printed_at.start..quote_at + printed_at.end,
    })
}

/// What stands in the frames of a figure, if it has some, are its printed words; blanks do not count.
fn check_page(figure: &Figure, pages: &Pages) -> Result<(), Mismatch> {
    let visible = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let mut frames = pages.frames_of(&figure.id).peekable();
    if frames.peek().is_none() {
        return Ok(());
    }
    let words: String = frames.map(|frame| pages.within(&frame)).collect();
    let words = visible(&words);
    match () {
        () if words == visible(&figure.source.printed) => Ok(()),
        () if words.is_empty() => Err(Mismatch::PrintedNotFound),
        () => Err(Mismatch::SaysOtherwise { words }),
    }
}

fn check_number(
    figure: &Figure,
    printed_at: &Range<usize>,
    in_table: bool,
    texts: &Texts<'_>,
) -> Result<(), Mismatch> {
    let source = &figure.source;
    match figure.basis {
        Basis::Printed => {
            let mut read =
                printed::read(&source.printed).ok_or(Mismatch::NotAWholePhrase { found: None })?;
            let before = &source.quote[..printed_at.start];
            // The words of a fall stand before its list, or elsewhere in the clause (see `said`).
            let fall = figure.change == Some(Change::Fall) && figure.value < 0.0;
            if read.value > 0.0 && (fall || printed::is_listed_fall(before)) {
                read = printed::turned(read);
            }
            if read.qualifier == Qualifier::Exact {
                // 日均产生量同比减少16%: the words of the fall are of the clause too.
                let lead = source.printed.find(numeral::may_be_in).unwrap_or_default();
                let clause = &source.quote[..printed_at.start + lead];
                read.qualifier =
                    printed::of_the_list(clause).unwrap_or_else(|| by_clause(clause, &read.unit));
            }
            if in_table
                && figure.unit.strip_prefix('万') == Some(&read.unit)
                && read.to.is_none()
                && !read.unit.is_empty()
            {
                read.value = in_15_digits(read.value / 1e4);
                read.unit.clone_from(&figure.unit);
            }
            // A cell prints no unit; its header's is the figure's.
            // 440万失业人员: people are counted by the ten thousand without a measure word.
            let people = figure.unit == "人" && source.printed.contains(['万', '亿']);
            let unit_agrees = read.unit == numeral::plain(&figure.unit)
                || (in_table || people) && read.unit.is_empty();
            // A third has no last digit.
            let share = ["分之", "/", "一半"]
                .iter()
                .any(|mark| source.printed.contains(mark));
            let same_value =
                exactly(read.value, figure.value) || share && nearly(read.value, figure.value);
            let same_end = read.to == figure.to_value;
            // Shares are told in percent, or as what they are.
            let as_one = share
                && figure.unit.is_empty()
                && read.unit == "%"
                && nearly(read.value / 100.0, figure.value);
            if (same_value && unit_agrees || as_one)
                && same_end
                && read.qualifier == figure.qualifier
            {
                Ok(())
            } else {
                Err(Mismatch::Reads(read))
            }
        }
        Basis::ZeroInWords => {
            let none = ["未", "没有", "无一", "零", "动态", "归零"]
                .iter()
                .any(|word| source.printed.starts_with(word));
            let excepts = source.quote[printed_at.end..].starts_with('外');
            if !none || excepts {
                return Err(Mismatch::NotAWholePhrase { found: None });
            }
            let zero = exactly(figure.value, 0.0) && figure.qualifier == Qualifier::Exact;
            zero.then_some(()).ok_or_else(|| {
                Mismatch::Reads(Quantity {
                    value: 0.0,
                    to: None,
                    qualifier: Qualifier::Exact,
                    unit: figure.unit.clone(),
                })
            })
        }
        Basis::All => check_all(figure, texts),
        Basis::Counted => check_counted(figure),
    }
}

/// What the clause before a number says of it where its own words say nothing: a mean, or a share that
/// is about so much (约占总数的30%). By how much a mean changed (人均收入增长8%) is none, unless it changed by
/// so much a year, nor is what is held against a mean (高于全省平均水平), nor a share of one.
fn by_clause(before: &str, unit: &str) -> Qualifier {
    const CHANGES: [char; 7] = ['增', '长', '涨', '升', '减', '降', '提'];
    let clause = before
        .rsplit([',', '，', ';', '；', '。', '、', '(', '（'])
        .next()
        .unwrap_or_default();
    let held = clause.contains("平均水平");
    let mut means = clause.match_indices('均').filter_map(|(at, _)| {
        let kind = clause[..at].chars().next_back()?;
        let after = &clause[at + '均'.len_utf8()..];
        let changed = unit == "%" && after.contains(CHANGES) && !after.starts_with(CHANGES);
        let share = unit == "%" && clause[..at].contains('占');
        let mean = kind == '年' || unit != "个百分点" && !changed && !share;
        "平人户日月年场".contains(kind).then_some(mean && !held)
    });
    if means.next_back() == Some(true) {
        Qualifier::Average
    } else if unit == "%" && clause.contains("约占") {
        Qualifier::About
    } else {
        Qualifier::Exact
    }
}

fn check_all(figure: &Figure, texts: &Texts<'_>) -> Result<(), Mismatch> {
    if !["均", "全部", "全"].contains(&figure.source.printed.as_str()) {
        return Err(Mismatch::NotAWholePhrase { found: None });
    }
    let Some(id) = &figure.of else {
        let hundred = exactly(figure.value, 100.0) && figure.unit == "%";
        return if hundred && figure.qualifier == Qualifier::Exact {
            Ok(())
        } else {
            Err(Mismatch::Reads(Quantity {
                value: 100.0,
                to: None,
                qualifier: Qualifier::Exact,
                unit: "%".to_owned(),
            }))
        };
    };
    let agrees = texts.figure(id).is_some_and(|whole| {
        // Only printed wholes: no chain, and so no circle, of derived figures.
        whole.basis == Basis::Printed
            && whole.source.paragraph == figure.source.paragraph
            && exactly(whole.value, figure.value)
            && whole.qualifier == figure.qualifier
            && whole.unit == figure.unit
            && prove(whole, texts).is_ok()
    });
    if agrees {
        Ok(())
    } else {
        Err(Mismatch::WholeDiffers { whole: id.clone() })
    }
}

fn check_counted(figure: &Figure) -> Result<(), Mismatch> {
    let missing = |item: &&String| item.is_empty() || !figure.source.quote.contains(item.as_str());
    if let Some(item) = figure.items.iter().find(missing) {
        return Err(Mismatch::ItemNotFound { item: item.clone() });
    }
    let items = figure.items.len();
    let counted = u32::try_from(items).is_ok_and(|n| exactly(f64::from(n), figure.value));
    if counted && figure.qualifier == Qualifier::Exact {
        Ok(())
    } else {
        Err(Mismatch::CountDiffers { items })
    }
}

/// The subject beside the number and the words to be shown with it.
fn check_words(figure: &Figure, at: &Range<usize>) -> Result<(), Mismatch> {
    let quote = &figure.source.quote;
    if let Some(subject) = &figure.source.subject {
        let before = quote[..at.start]
            .rsplit_once(subject.as_str())
            .map(|(_, between)| between);
        const MARKS: [char; 6] = ['、', '，', ',', '；', ';', '。'];
        let after = quote[at.end..].split_once(subject.as_str());
        // After a mark it may be what the next number counts.
        let after = after.filter(|(between, rest)| {
            let own = rest.split(MARKS).next().unwrap_or_default();
            !between.contains(MARKS) || !printed::counts(own)
        });
        let after = after.map(|(between, _)| between);
        let beside = [before, after]
            .into_iter()
            .flatten()
            .any(|between| !printed::counts(between));
        if subject.is_empty() || !beside {
            return Err(Mismatch::SubjectNotBeside {
                subject: subject.clone(),
            });
        }
    }
    match figure
        .words
        .iter()
        .find(|word| !quote.contains(word.as_str()))
    {
        Some(word) => Err(Mismatch::WordNotFound { word: word.clone() }),
        None => Ok(()),
    }
}

/// Both numbers are decimals of the same text, so they are the same or they are not.
#[allow(clippy::float_cmp)]
fn exactly(a: f64, b: f64) -> bool {
    a == b
}

/// A third has no last digit: how many are written is the writer's choice.
fn nearly(a: f64, b: f64) -> bool {
    (a - b).abs() <= a.abs() * 1e-12
}

#[cfg(test)]
mod tests;
