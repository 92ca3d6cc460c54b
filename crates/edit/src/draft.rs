//! A report that is being edited. Every step can be taken back.

use crate::edit::{Edit, Notes};
use crate::error::EditError;
use crate::heads;
use crate::words::{self, Around, Numbers, Words};
use gongbao_compare::comes_before;
use gongbao_report::model::{Chart, Figure, Note, Row};
use gongbao_report::pages::Pages;
use gongbao_report::{Report, Verified};
use std::rc::Rc;

/// Years that a report can be on.
const YEARS: std::ops::RangeInclusive<u16> = 1949..=2099;

/// A report that is being edited.
#[derive(Clone, Debug)]
pub struct Draft {
    /// As it was opened; its text is never changed.
    opened: Report,
    now: State,
    before: Vec<State>,
    undone: Vec<State>,
}

/// Something that may be left out of what is published.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept<T> {
    pub item: T,
    pub shown: bool,
}

/// All that can be changed.
#[derive(Clone, Debug, PartialEq)]
struct State {
    title: String,
    year: u16,
    issuer: String,
    /// The report of the year before.
    last: Option<Rc<Report>>,
    figures: Vec<Figure>,
    pages: Option<String>,
    highlights: Vec<String>,
    charts: Vec<Kept<Chart>>,
    notes: Vec<Kept<Note>>,
}

impl Draft {
    pub fn new(report: Report) -> Self {
        fn kept<T: Clone>(items: &[T]) -> Vec<Kept<T>> {
            let kept = |item: &T| Kept {
                item: item.clone(),
                shown: true,
            };
            items.iter().map(kept).collect()
        }
        let now = State {
            title: report.title.clone(),
            year: report.year,
            issuer: report.issuer.clone(),
            last: None,
            figures: report.figures.clone(),
            pages: report.pages.clone(),
            highlights: report.highlights.clone(),
            charts: kept(&report.charts),
            notes: kept(&report.notes),
        };
        Self {
            opened: report,
            now,
            before: Vec::new(),
            undone: Vec::new(),
        }
    }

    /// The report as it would be published now: what is not shown is left out.
    pub fn report(&self) -> Report {
        self.now.report(&self.opened)
    }

    /// The report of the year before, which the page is set beside.
    pub fn last_year(&self) -> Option<&Report> {
        self.now.last.as_deref()
    }

    /// All charts, in their order.
    pub fn charts(&self) -> &[Kept<Chart>] {
        &self.now.charts
    }

    /// All notes, in the order of the report.
    pub fn notes(&self) -> &[Kept<Note>] {
        &self.now.notes
    }

    /// The text around a figure's sentence, and the numbers there that it could be.
    pub fn words_around(&self, figure: &str) -> Option<Around> {
        let mut figures = self.now.figures.iter();
        words::around(&self.opened, figures.find(|one| one.id == figure)?)
    }

    /// What a table says of these words of one of its rows: what stands before them, then over them.
    pub fn heads(&self, row: &str, words: &Words) -> Vec<String> {
        heads::of(&self.opened, row, words)
    }

    /// The numbers of a paragraph, or of its row that says this.
    pub fn numbers_of(&self, paragraph: &str, said: &str) -> Option<Numbers> {
        let text = words::text_of(&self.opened, paragraph, said)?;
        let stated = self.now.figures.iter().map(|figure| &figure.source);
        let stated = stated.filter(|source| source.paragraph == paragraph);
        let places = stated.filter_map(|source| words::place_of(&text, source));
        let places: Vec<usize> = places.collect();
        let all = words::in_text(&text, paragraph, &places);
        let is_stated = |words: &Words| places.contains(&words.at.start);
        let (stated, free) = all.into_iter().partition(is_stated);
        Some(Numbers { text, free, stated })
    }

    /// Makes a change; false when all was so before.
    ///
    /// # Errors
    /// Why it is not made; nothing is changed then.
    pub fn apply(&mut self, edit: &Edit) -> Result<bool, EditError> {
        let mut next = self.now.clone();
        next.apply(edit, &self.opened)?;
        let changed = next != self.now;
        if changed {
            let before = std::mem::replace(&mut self.now, next);
            self.before.push(before);
            self.undone.clear();
        }
        Ok(changed)
    }

    /// Takes the last change back; false when there is none.
    pub fn undo(&mut self) -> bool {
        Self::step(&mut self.now, &mut self.before, &mut self.undone)
    }

    /// Makes the change again that was taken back last; false when there is none.
    pub fn redo(&mut self) -> bool {
        Self::step(&mut self.now, &mut self.undone, &mut self.before)
    }

    pub fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    fn step(now: &mut State, from: &mut Vec<State>, to: &mut Vec<State>) -> bool {
        let Some(next) = from.pop() else {
            return false;
        };
        to.push(std::mem::replace(now, next));
        true
    }
}

impl State {
    fn report(&self, opened: &Report) -> Report {
        fn shown<T: Clone>(kept: &[Kept<T>]) -> Vec<T> {
            let shown = kept.iter().filter(|kept| kept.shown);
            shown.map(|kept| kept.item.clone()).collect()
        }
        Report {
            title: self.title.clone(),
            year: self.year,
            issuer: self.issuer.clone(),
            figures: self.figures.clone(),
            pages: self.pages.clone(),
            highlights: self.highlights.clone(),
            charts: shown(&self.charts),
            notes: shown(&self.notes),
            ..opened.clone()
        }
    }

    fn apply(&mut self, edit: &Edit, opened: &Report) -> Result<(), EditError> {
        match edit {
            Edit::Title(title) => self.title = words::named(title)?.zh,
            Edit::Issuer(issuer) => self.issuer = words::named(issuer)?.zh,
            Edit::Year(year) if !YEARS.contains(year) => return Err(EditError::Year(*year)),
            Edit::Year(year) => {
                self.year = *year;
                self.follow(self.last.as_deref(), opened)?;
            }
            Edit::LastYear(last) => {
                self.follow(last.as_deref(), opened)?;
                self.last.clone_from(last);
            }
            Edit::Label { figure, label } => self.figure(figure)?.label = words::named(label)?,
            Edit::ChartTitle { chart, title } => {
                let title = words::named(title)?;
                let chart = self.chart(chart)?;
                self.charts[chart].item.title = title;
            }
            Edit::RowLabel {
                chart,
                figure,
                label,
            } => {
                let label = words::named(label)?;
                let chart = self.chart(chart)?;
                let row = row_of(&mut self.charts[chart].item.rows, figure);
                row.ok_or_else(|| unknown(figure))?.label = Some(label);
            }
            Edit::Highlight { figure, chosen } => {
                self.figure(figure)?;
                let known = self.highlights.contains(figure);
                if *chosen && !known {
                    self.highlights.push(figure.clone());
                } else if !chosen {
                    self.highlights.retain(|one| one != figure);
                }
            }
            Edit::MoveHighlight { figure, by } => {
                let from = self.highlights.iter().position(|one| one == figure);
                let from = from.ok_or_else(|| unknown(figure))?;
                let all: Vec<usize> = (0..self.highlights.len()).collect();
                if let Some(to) = moved(&all, from, *by) {
                    self.highlights.swap(from, to);
                }
            }
            Edit::ShowChart { chart, shown } => {
                let chart = self.chart(chart)?;
                self.charts[chart].shown = *shown;
            }
            Edit::MoveChart { chart, by } => {
                let from = self.chart(chart)?;
                let section = &self.charts[from].item.section;
                let beside = self.charts.iter().enumerate();
                let beside = beside.filter(|(_, other)| other.item.section == *section);
                let beside: Vec<usize> = beside.map(|(n, _)| n).collect();
                if let Some(to) = moved(&beside, from, *by) {
                    self.charts.swap(from, to);
                }
            }
            Edit::ShowNote { note, shown } => {
                let kept = self.notes.get_mut(*note);
                kept.ok_or_else(|| unknown(&note.to_string()))?.shown = *shown;
            }
            Edit::ShowNotes(notes) => {
                for kept in &mut self.notes {
                    kept.shown = match notes {
                        Notes::None => false,
                        Notes::Numbers => kept.item.damaged_number,
                        Notes::Text => !kept.item.at.contains('/'),
                        Notes::All => true,
                    };
                }
            }
            Edit::Take { text, words } => self.take(text, words, opened)?,
            Edit::Point { figure, words } => self.point(figure, words, opened)?,
        }
        Ok(())
    }

    /// Whether this report is of a year after that of the one before it.
    fn follow(&self, last: Option<&Report>, opened: &Report) -> Result<(), EditError> {
        let Some(last) = last else {
            return Ok(());
        };
        Ok(comes_before(last, &self.report(opened))?)
    }

    fn figure(&mut self, id: &str) -> Result<&mut Figure, EditError> {
        let mut figures = self.figures.iter_mut();
        figures
            .find(|figure| figure.id == id)
            .ok_or_else(|| unknown(id))
    }

    fn chart(&self, id: &str) -> Result<usize, EditError> {
        let mut charts = self.charts.iter();
        let found = charts.position(|chart| chart.item.id == id);
        found.ok_or_else(|| unknown(id))
    }

    /// A new figure stands after those of its paragraph and the ones before.
    fn take(&mut self, text: &str, words: &Words, opened: &Report) -> Result<(), EditError> {
        let taken = words::taken(&self.report(opened), text, words)?;
        let order: Vec<&str> = opened.paragraphs().map(|one| one.id.as_str()).collect();
        let place = |id: &str| order.iter().position(|one| *one == id);
        let own = place(&taken.source.paragraph);
        let after = |figure: &Figure| place(&figure.source.paragraph) > own;
        let at = self.figures.iter().position(after);
        let id = taken.id.clone();
        self.figures.insert(at.unwrap_or(self.figures.len()), taken);
        self.prove(&id, opened)
    }

    fn point(&mut self, id: &str, words: &Words, opened: &Report) -> Result<(), EditError> {
        let figure = self.figure(id)?;
        let around = words::around(opened, figure);
        if around.is_some_and(|around| around.current == Some(words.at.start)) {
            // It says these words already, and what was read around them with them.
            return Ok(());
        }
        let pointed = words::figure_of(opened, figure, words)?;
        let (was, is) = (figure.unit.clone(), pointed.unit.clone());
        *figure = pointed;
        // What its name counts in one unit no number of another states: 来信 is no 一次.
        if was != is {
            return Err(EditError::OtherUnit { was, is });
        }
        // Its frames on paper are those of the words that stated it before.
        let pages = self.pages.as_ref().map(|pages| Pages::read(pages));
        if let Some(Ok(mut pages)) = pages {
            pages.frames.retain(|(framed, _)| framed != id);
            self.pages = Some(pages.to_string());
        }
        self.prove(id, opened)
    }

    fn prove(&self, id: &str, opened: &Report) -> Result<(), EditError> {
        let verified = Verified::of(self.report(opened));
        let mut refused = verified.mismatches();
        match refused.find(|(figure, _)| figure.id == id) {
            Some((_, mismatch)) => Err(EditError::NotProven(mismatch.clone())),
            None => Ok(()),
        }
    }
}

fn unknown(id: &str) -> EditError {
    EditError::Unknown(id.to_owned())
}

/// Where what stands at `from`, one of `places`, goes when it moves by so many of them; nowhere at their ends.
fn moved(places: &[usize], from: usize, by: isize) -> Option<usize> {
    let at = places.iter().position(|place| *place == from)?;
    places.get(at.checked_add_signed(by)?).copied()
}

/// The row that a figure stands in, at any depth.
fn row_of<'a>(rows: &'a mut [Row], figure: &str) -> Option<&'a mut Row> {
    for row in rows {
        if row.figures.iter().any(|id| id == figure) {
            return Some(row);
        }
        if let Some(part) = row_of(&mut row.parts, figure) {
            return Some(part);
        }
    }
    None
}
