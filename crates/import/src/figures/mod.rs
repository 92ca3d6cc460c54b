//! Sentences become figures, figures become charts.
//!
//! The map, in the order of the work; `docs/developers/reading.md` walks one number through it:
//! - [`lexicon`]: words and their classes, once
//! - [`sentence`]: a paragraph's sentences, their clauses and brackets, and the words beside a number
//! - [`rules`]: named rules, a step a file: which numbers are figures, what they count
//! - [`facts`]: what was said of a number, before it becomes a figure
//! - [`prose`] and [`table`]: the numbers of sentences and of cells, made drafts by [`drafting`], named by [`entry`]
//! - [`reading`]: what is read so far
//! - [`whose`]: the district's own, a wider region's or a part's
//! - [`when`]: whether it came about or is aimed at, and in which years
//! - [`vocabulary`]: what is already known by its wording
//! - [`name`], [`relations`]: ids, and which figure is a part of which
//! - [`charts`]: what is worth drawing
//! - [`ledger`]: what became of every number
//!
//! Precision goes before recall: what is not certain is left out and entered as a doubt, and
//! nothing is returned that its own sentence does not bear out.

mod all_of;
pub mod charts;
mod draft;
mod drafting;
mod entry;
mod facts;
mod grid;
mod header;
pub mod ledger;
mod lexicon;
mod name;
mod prose;
mod reading;
mod relations;
mod rules;
mod sentence;
mod series;
mod table;
pub mod vocabulary;
mod when;
mod whose;
mod wording;

use crate::form;
use crate::order;
use draft::Draft;
use gongbao_report::Verified;
use gongbao_report::model::{Chart, Figure, Paragraph, Report, ReportKind, Section};
use ledger::{Class, Entry};
use reading::{Line, Outcome};
use std::collections::HashMap;
use std::ops::Range;
use vocabulary::Vocabulary;

/// What was found in a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Every one is borne out by its sentence.
    pub figures: Vec<Figure>,
    /// Made of these figures only.
    pub charts: Vec<Chart>,
    /// Every number of the text, in its order.
    pub ledger: Vec<Entry>,
}

/// Why a number was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A note says that it is damaged, or it has more digits than a count has.
    Damaged,
    /// 分别 with as many names as numbers is missing.
    Unaligned,
    /// Nothing says what is counted.
    NoSubject,
    /// It says no one number, or goes on in a way that is not known: 三千五家, ±5%, 10个亿.
    Unread,
    /// The sentence does not bear out what was read.
    Unproven,
    /// The sentence or paragraph is longer than any that people write.
    TooLong,
    /// A row of a prescribed form, of whose numbers the columns cannot be told.
    Columns,
}

/// Longer paragraphs and sentences are not prose; reading them could take forever.
const LONGEST_PARAGRAPH: usize = 100_000;
const LONGEST_SENTENCE: usize = 6_000;

/// Reads the figures of a report's text. Figures and charts it already has are not looked at.
pub fn read(report: &Report) -> Found {
    read_without(report, None)
}

/// The same with one rule switched off, to see what it decides.
pub fn read_without(report: &Report, rule: Option<&'static str>) -> Found {
    let mut reader = Reader {
        report,
        vocabulary: Vocabulary::shipped(),
        drafts: Vec::new(),
        lines: Vec::new(),
        forms: form::read(report),
        without: rule,
    };
    // The title of a report on one subject is context to all of it; one on the whole of law-based
    // government says nothing of a number.
    let title = match report.kind {
        ReportKind::InformationDisclosure | ReportKind::Other => format!("{}\n", report.title),
        ReportKind::LawBasedGovernment | ReportKind::GovernmentWork => String::new(),
    };
    reader.paragraphs(&report.preamble, &title, None, "");
    for section in &report.sections {
        reader.section(section, &title);
    }
    reader.finish()
}

/// The names of all rules, in the order of their steps.
pub fn rule_names() -> Vec<&'static str> {
    let reject = rules::reject::rules();
    let subject = rules::subject::rules();
    let reject = reject.iter().map(|rule| rule.name);
    reject.chain(subject.iter().map(|rule| rule.name)).collect()
}

/// Where a paragraph stands.
struct Place<'a> {
    paragraph: &'a Paragraph,
    /// The headings over it, outermost first.
    headings: &'a str,
    /// Id of the section that holds it; none in the preamble.
    section: Option<&'a str>,
    /// The year reported on.
    year: u16,
    kind: ReportKind,
    issuer: &'a str,
    district: Option<&'a str>,
    /// Words for regions that hold the report's own and others: what is said of them is not said of it.
    wider: &'static [&'static str],
    /// Governments under its own report too: what it did itself is not what all did.
    of_governments: bool,
    /// Words that a note calls a damaged number.
    damaged: Vec<&'a str>,
    /// A rule that is switched off, to see what it decides.
    without: Option<&'static str>,
}

struct Reader<'a> {
    report: &'a Report,
    vocabulary: &'a Vocabulary,
    drafts: Vec<Draft>,
    lines: Vec<Line>,
    /// The cells of prescribed forms, by paragraph.
    forms: HashMap<String, form::Reading>,
    without: Option<&'static str>,
}

impl Reader<'_> {
    fn section(&mut self, section: &Section, above: &str) {
        let headings = format!("{above}{}\n", section.title);
        let (id, title) = (Some(section.id.as_str()), section.title.as_str());
        self.paragraphs(&section.paragraphs, &headings, id, title);
        for inner in &section.sections {
            self.section(inner, &headings);
        }
    }

    fn paragraphs(
        &mut self,
        all: &[Paragraph],
        headings: &str,
        section: Option<&str>,
        title: &str,
    ) {
        // The lines over a table, the nearest first.
        let mut above = [title, ""];
        for paragraph in all {
            self.paragraph(paragraph, headings, section, above);
            above = match paragraph.table {
                Some(_) => ["", ""],
                None => [paragraph.text.as_str(), above[0]],
            };
        }
    }

    fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        headings: &str,
        section: Option<&str>,
        above: [&str; 2],
    ) {
        let damaged = self
            .report
            .notes
            .iter()
            .filter(|note| note.damaged_number && note.at == paragraph.id)
            .map(|note| note.printed.as_str())
            .collect();
        let place = Place {
            paragraph,
            headings,
            section,
            year: self.report.year,
            kind: self.report.kind,
            issuer: &self.report.issuer,
            district: self.report.district.as_deref(),
            wider: whose::wider_regions(self.report.district.as_deref()),
            of_governments: whose::holds_governments(self.report.district.as_deref()),
            damaged,
            without: self.without,
        };
        let first = self.lines.len();
        if paragraph.text.len() > LONGEST_PARAGRAPH {
            self.lines.push(place.too_long(&paragraph.text, 0));
        } else {
            prose::read(&place, self.vocabulary, &mut self.drafts, &mut self.lines);
        }
        self.enter_lone_digits(paragraph, first);
        if let Some(table) = &paragraph.table {
            let form = self.forms.get(&paragraph.id);
            let above = [paragraph.text.as_str(), above[0], above[1]];
            let over = table::Over { above, form };
            let found = table::read(&place, table, &over, self.vocabulary, &mut self.drafts);
            self.lines.extend(found);
        }
    }

    /// Digits that are in no number phrase (PM2.5, of a code) end in the ledger too. The paragraph's lines
    /// begin at `first`.
    fn enter_lone_digits(&mut self, paragraph: &Paragraph, first: usize) {
        let text = &paragraph.text;
        let mut at = 0;
        while let Some(next) = text[at..].find(|c: char| c.is_ascii_digit()) {
            let start = at + next;
            let run = text[start..].find(|c: char| !c.is_ascii_digit());
            at = run.map_or(text.len(), |run| start + run);
            let held = |line: &Line| line.at.start < at && start < line.at.end;
            if !self.lines[first..].iter().any(held) {
                self.lines.push(Line {
                    paragraph: paragraph.id.clone(),
                    at: start..at,
                    printed: text[start..at].to_owned(),
                    outcome: Outcome::None(ledger::NonFigure::Code),
                    rules: vec!["digits-of-no-number"],
                });
            }
        }
        let lines = self.lines.split_off(first);
        self.lines
            .extend(order::by_key(lines, |line| line.at.start));
    }

    /// Names what was drafted, drops what its sentence does not bear out, and proposes charts.
    fn finish(self) -> Found {
        let mut drafts = self.drafts;
        when::settle(&mut drafts, self.report);
        name::give_ids(&mut drafts, self.vocabulary);
        relations::find(&mut drafts, self.vocabulary);
        let verified = Verified::of(Report {
            figures: drafts.iter().map(|draft| draft.figure.clone()).collect(),
            charts: Vec::new(),
            ..self.report.clone()
        });
        let proven = |draft: &Draft| verified.figure(&draft.figure.id).is_some();
        let ledger = self.lines.into_iter().map(|line| Entry {
            class: match line.outcome {
                Outcome::Draft(n) if proven(&drafts[n]) => {
                    Class::Figure(drafts[n].figure.id.clone())
                }
                Outcome::Draft(_) => Class::Doubt(Doubt::Unproven),
                Outcome::Doubt(why) => Class::Doubt(why),
                Outcome::None(why) => Class::None(why),
            },
            paragraph: line.paragraph,
            at: line.at,
            printed: line.printed,
            rules: line.rules,
        });
        let ledger = ledger.collect();
        let drafts = only(drafts, proven);
        let charts = charts::propose(&drafts, self.vocabulary, self.report.year);
        Found {
            figures: drafts.into_iter().map(|draft| draft.figure).collect(),
            charts,
            ledger,
        }
    }
}

/// The drafts that `keep` says, with their wholes found again among them.
fn only(drafts: Vec<Draft>, keep: impl Fn(&Draft) -> bool) -> Vec<Draft> {
    let kept: Vec<bool> = drafts.iter().map(keep).collect();
    let places = kept.iter().scan(0, |count, kept| {
        *count += usize::from(*kept);
        Some(*count)
    });
    let places: Vec<usize> = places.collect();
    let mut out: Vec<Draft> = (drafts.into_iter().zip(&kept))
        .filter_map(|(draft, kept)| kept.then_some(draft))
        .collect();
    for draft in &mut out {
        draft.part_of = draft.part_of.filter(|n| kept[*n]).map(|n| places[n] - 1);
    }
    out
}

impl Place<'_> {
    /// How many characters may stand beside the words of an entry: a work report states many parts of
    /// everything, one on law-based government means the whole of it.
    const fn room(&self) -> usize {
        match self.kind {
            ReportKind::LawBasedGovernment => vocabulary::ROOM,
            _ => 0,
        }
    }

    /// Who reports, and for where.
    fn names(&self) -> Vec<&str> {
        let names = [self.issuer, self.district.unwrap_or_default()];
        names.into_iter().filter(|name| !name.is_empty()).collect()
    }

    /// The words without who reports and the regions that are named with it: 柯城区 of 衢州市柯城区.
    fn without_names(&self, words: &str) -> String {
        let district = self.district.unwrap_or_default();
        let ends = district.match_indices(['省', '市', '州']);
        let parts = ends.map(|(at, mark)| district.split_at(at + mark.len()));
        let parts = parts.flat_map(|(above, own)| [above, own]);
        let names = [self.issuer, district].into_iter().chain(parts);
        let names = names.filter(|name| name.chars().count() > 1);
        names.fold(words.to_owned(), |words, name| words.replace(name, ""))
    }

    /// Whether entries of the series mean something else here: a work report tells of one campaign or organ
    /// what a report on law-based government counts in full, unless its section is on that.
    fn of_law_only(&self, series: &str) -> bool {
        let innermost = self
            .headings
            .trim_end()
            .rsplit('\n')
            .next()
            .unwrap_or_default();
        self.kind == ReportKind::GovernmentWork
            && !vocabulary::OF_ALL.contains(&series)
            && !wording::has_any(innermost, &["法治", "依法", "法制", "信访"])
    }

    /// A number of the paragraph for the ledger.
    fn line(
        &self,
        at: Range<usize>,
        printed: String,
        outcome: Outcome,
        rule: &'static str,
    ) -> Line {
        Line {
            paragraph: self.paragraph.id.clone(),
            at,
            printed,
            outcome,
            rules: vec![rule],
        }
    }

    /// Text that is too long to be prose, which begins at this byte of the paragraph.
    fn too_long(&self, text: &str, start: usize) -> Line {
        Line {
            paragraph: self.paragraph.id.clone(),
            at: start..start + text.len(),
            printed: text.chars().take(20).collect(),
            outcome: Outcome::Doubt(Doubt::TooLong),
            rules: Vec::new(),
        }
    }
}
