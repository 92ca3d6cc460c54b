//! What the desk says, one file a language.

mod en;
mod zh;
mod zh_hant;

use gongbao_compare::NotBefore;
use gongbao_edit::{Edit, EditError};
use gongbao_import::Problem;
use gongbao_report::{Figure, Report};
use gongbao_viewer::text::{Lang, fill};

/// Every phrase of the desk. `{}` stands for what is put in.
pub struct Text {
    pub remarks: &'static str,
    pub doubted: &'static str,
    pub nothing_doubted: &'static str,
    pub to_look_at: &'static str,
    pub to_know: &'static str,
    pub line: &'static str,
    pub close: &'static str,
    pub desk: &'static str,
    pub desk_title: &'static str,
    pub read: &'static str,
    pub fold_desk: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub undone: &'static str,
    pub redone: &'static str,
    pub changed: &'static str,
    pub pointed: &'static str,
    pub points_there: &'static str,
    pub empty: &'static str,
    /// Behind why a field was refused: what it holds as before.
    pub still: &'static str,
    pub no_such_year: &'static str,
    pub gone: &'static str,
    pub no_number: &'static str,
    pub other_unit: &'static str,
    pub refused_proof: &'static str,
    pub doubts: &'static str,
    /// While it is not known whether anything contradicts; when that cannot be known, and why.
    pub checking: &'static str,
    pub not_checked: &'static str,
    pub unchecked: &'static str,
    pub newly_contradicts: &'static str,
    pub nothing_in_doubt: &'static str,
    pub no_doubts: &'static str,
    pub seen: &'static str,
    pub in_report: &'static str,
    pub take: &'static str,
    pub taken: &'static str,
    pub now_taken: &'static str,
    pub partly_taken: &'static str,
    pub not_proven: &'static str,
    pub fields: &'static str,
    pub title: &'static str,
    pub year: &'static str,
    pub issuer: &'static str,
    pub key_figures: &'static str,
    pub key_figures_hint: &'static str,
    pub other_figures: &'static str,
    pub label: &'static str,
    pub up: &'static str,
    pub down: &'static str,
    pub leave_out: &'static str,
    pub put_in: &'static str,
    pub point: &'static str,
    pub point_of: &'static str,
    pub point_hint: &'static str,
    pub charts: &'static str,
    pub show_chart: &'static str,
    pub chart_title: &'static str,
    pub row_labels: &'static str,
    pub notes: &'static str,
    pub notes_hint: &'static str,
    pub notes_numbers: &'static str,
    pub notes_text: &'static str,
    pub notes_none: &'static str,
    pub notes_all: &'static str,
    pub notes_each: &'static str,
    pub finish: &'static str,
    pub last_year: &'static str,
    pub last_year_none: &'static str,
    pub last_year_of: &'static str,
    pub last_year_hint: &'static str,
    pub last_year_choose: &'static str,
    pub last_year_leave: &'static str,
    pub last_year_taken: &'static str,
    pub last_year_left: &'static str,
    pub not_before: &'static str,
    pub other_district: &'static str,
    pub reading: &'static str,
    pub unread: &'static str,
    pub at: &'static str,
    pub at_hint: &'static str,
    pub no_address: &'static str,
    pub publish: &'static str,
    pub save: &'static str,
    pub saved: &'static str,
    pub packing: &'static str,
    pub published: &'static str,
    /// What is pasted, and what where that is not taken.
    pub short: &'static str,
    pub frame: &'static str,
    pub copy: &'static str,
    pub copy_of: &'static str,
    pub copied: &'static str,
    pub copy_yourself: &'static str,
    pub unpublished: &'static str,
    pub no_title: &'static str,
    pub no_year: &'static str,
    pub no_issuer: &'static str,
    pub issuer_taken: &'static str,
    pub no_sections: &'static str,
    pub damage: &'static str,
    pub figure_unclear: &'static str,
    pub columns_unclear: &'static str,
    pub lines_joined: &'static str,
    pub hidden: &'static str,
    pub struck: &'static str,
    pub picture: &'static str,
    pub only_one: &'static str,
    pub one_of_many: &'static str,
    pub not_taken: &'static str,
    pub text_in_files: &'static str,
    pub read_beside: &'static str,
    pub text_in_pictures: &'static str,
    pub text_under_pictures: &'static str,
    pub table_by_gaps: &'static str,
    pub one_page_of: &'static str,
}

/// All phrases of the desk in a language.
pub fn text(lang: Lang) -> &'static Text {
    match lang {
        Lang::Zh => &zh::TEXT,
        Lang::ZhHant => &zh_hant::TEXT,
        Lang::En => &en::TEXT,
    }
}

impl Text {
    /// What is said of a change that was made: the report is now this one.
    pub fn done(&self, edit: &Edit, report: &Report) -> String {
        let said = match edit {
            Edit::Point { figure, .. } => {
                let mut figures = report.figures.iter();
                let figure = figures.find(|one| one.id == *figure);
                let said = |figure: &Figure| {
                    let (printed, name) = (&figure.source.printed, &figure.label.zh);
                    fill(self.pointed, &[printed, name])
                };
                return figure.map(said).unwrap_or_default();
            }
            Edit::Take { .. } => self.taken,
            Edit::LastYear(Some(_)) => self.last_year_taken,
            Edit::LastYear(None) => self.last_year_left,
            _ => self.changed,
        };
        said.to_owned()
    }

    /// What a field that was refused holds as before.
    pub fn still(&self, edit: &Edit, report: &Report) -> String {
        let still = |held: &str| fill(self.still, &[held]);
        match edit {
            Edit::Title(_) => still(&report.title),
            Edit::Year(_) => still(&report.year.to_string()),
            Edit::Issuer(_) => still(&report.issuer),
            _ => String::new(),
        }
    }

    /// Why a change was not made.
    pub fn refused(&self, error: &EditError) -> String {
        match error {
            EditError::Empty => self.empty.to_owned(),
            EditError::Year(_) => self.no_such_year.to_owned(),
            EditError::NotBefore(NotBefore::Year { was, is }) => {
                fill(self.not_before, &[&was.to_string(), &is.to_string()])
            }
            EditError::NotBefore(NotBefore::District) => self.other_district.to_owned(),
            EditError::Unknown(_) => self.gone.to_owned(),
            EditError::NoNumber(words) => fill(self.no_number, &[words]),
            EditError::OtherUnit { was, is } => fill(self.other_unit, &[was, is]),
            EditError::NotProven(_) => self.refused_proof.to_owned(),
        }
    }
}

/// What an import was not sure of, and what to do about it.
pub fn remark(lang: Lang, problem: &Problem) -> String {
    let text = text(lang);
    match problem {
        Problem::NoTitle => text.no_title.to_owned(),
        Problem::NoYear => text.no_year.to_owned(),
        Problem::NoIssuer { taken } if taken.is_empty() => text.no_issuer.to_owned(),
        Problem::NoIssuer { taken } => fill(text.issuer_taken, &[taken]),
        Problem::NoSections => text.no_sections.to_owned(),
        Problem::Damage { printed, remark } => fill(text.damage, &[&short(printed), remark]),
        Problem::FigureUnclear { printed } => fill(text.figure_unclear, &[&short(printed)]),
        Problem::ColumnsUnclear { printed } => fill(text.columns_unclear, &[&short(printed)]),
        Problem::LinesJoined { count } => fill(text.lines_joined, &[&count.to_string()]),
        Problem::Hidden { text: hidden } => fill(text.hidden, &[&short(hidden)]),
        Problem::Struck { text: struck } => fill(text.struck, &[&short(struck)]),
        Problem::Picture { text: shown } => fill(text.picture, &[&short(shown)]),
        Problem::OneOfMany { taken, others } if others.is_empty() => fill(text.only_one, &[taken]),
        Problem::OneOfMany { taken, others } => fill(text.one_of_many, &[taken, others]),
        Problem::NotTaken { name } => fill(text.not_taken, &[name]),
        Problem::TextInFiles { names } => fill(text.text_in_files, &[names]),
        Problem::ReadBeside { name } => fill(text.read_beside, &[name]),
        Problem::TextInPictures { pictures } => {
            fill(text.text_in_pictures, &[&pictures.to_string()])
        }
        Problem::TextUnderPictures => text.text_under_pictures.to_owned(),
        Problem::TableByGaps { text: row } => fill(text.table_by_gaps, &[&short(row)]),
        Problem::OnePageOf { pages } => fill(text.one_page_of, &[&pages.to_string()]),
    }
}

/// As much of a text as fits a remark; cells of a row stand apart.
pub fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    let text = text.trim().replace('\t', " ");
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_says_what_and_what_to_do_in_every_language() {
        let problem = Problem::Hidden {
            text: "内部联系人：某某".repeat(8),
        };
        let said = Lang::ALL.map(|lang| remark(lang, &problem));
        for said in &said {
            assert!(said.contains("内部联系人") && said.contains('…'), "{said}");
            assert!(!said.contains("{}"), "{said}");
        }
        assert_ne!(said[0], said[1]);
        assert!(said[2].is_char_boundary(20) && said[2].starts_with("Hidden"));
    }
}
