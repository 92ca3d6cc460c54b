//! The seven columns of a row of applications: in the order of the header, at its places where there is
//! a grid, otherwise by how the rows with all seven numbers stand.

use super::labels::{self, Form, Label};
use super::view::View;

pub(super) const COUNT: usize = 7;

/// The columns in the order that the header prints them: that of the form unless it says another one.
pub(super) fn order(view: &View<'_>) -> Vec<&'static Label> {
    let form: Vec<&Label> = labels::columns(Form::Applications).collect();
    let head = (0..view.rows.len()).take_while(|r| view.rows[*r].numbers.is_empty());
    let (mut outer, mut bodies): (Vec<Option<&Label>>, Vec<&Label>) = (Vec::new(), Vec::new());
    for text in head.flat_map(|r| view.texts(r)) {
        let plain = labels::plain(text);
        let known = labels::column(Form::Applications, text);
        let is_body = |label: &&Label| (1..COUNT - 1).any(|n| std::ptr::eq(form[n], *label));
        let place = match known {
            Some(label) if is_body(&label) => {
                if !bodies.iter().any(|body| std::ptr::eq(*body, label)) {
                    bodies.push(label);
                }
                None
            }
            Some(label) => Some(label),
            None if plain.starts_with("法人") => None,
            None => continue,
        };
        if !outer
            .iter()
            .any(|known| known.map(|l| l.key) == place.map(|l| l.key))
        {
            outer.push(place);
        }
    }
    let printed: Vec<&Label> = outer
        .iter()
        .flat_map(|place| place.map_or(bodies.clone(), |label| vec![label]))
        .collect();
    if printed.len() == COUNT {
        printed
    } else {
        form
    }
}

/// The column of the grid where the first of the seven stands, if the header says so.
///
/// Bars and pasted tabs lose what a cell covers, and then the header's cells disagree.
pub(super) fn first_column(view: &View<'_>, order: &[&'static Label]) -> Option<usize> {
    const FEWEST: usize = 4;
    let mut first = Vec::new();
    for (r, row) in view
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.numbers.is_empty())
    {
        for c in &row.texts {
            let known = labels::column(Form::Applications, view.text(r, *c));
            let place = known
                .and_then(|known| order.iter().position(|column| std::ptr::eq(*column, known)));
            if let Some(place) = place {
                first.push(row.columns[*c].checked_sub(place));
            }
        }
    }
    let all = *first.first()?;
    (first.len() >= FEWEST && first.iter().all(|each| *each == all)).then_some(all)?
}

/// How the numbers of rows stand.
pub(super) struct Columns {
    order: Vec<&'static Label>,
    first: Option<usize>,
    /// Of the grid.
    width: usize,
    /// Some row has all seven numbers, and shows how they stand.
    shown: bool,
    /// Rows with seven numbers have them right after their label.
    after_label: bool,
    /// They have them before so many cells at the end.
    before_end: Option<usize>,
}

impl Columns {
    /// As the rows of applications with all their numbers have them.
    pub fn of(
        view: &View<'_>,
        order: Vec<&'static Label>,
        first: Option<usize>,
        rows: &[usize],
    ) -> Self {
        let full: Vec<usize> = rows
            .iter()
            .copied()
            .filter(|r| view.rows[*r].numbers.len() == COUNT)
            .collect();
        let after_label = full
            .iter()
            .all(|r| view.label(*r).map(|c| c + 1) == view.rows[*r].numbers.first().copied());
        let ends = |r: &usize| view.table.rows[*r].len() - view.rows[*r].numbers[COUNT - 1] - 1;
        let end = full.first().map(ends);
        Self {
            order,
            first,
            width: (0..view.rows.len())
                .filter_map(|r| Some(view.end(r, view.table.rows[r].len().checked_sub(1)?)))
                .max()
                .unwrap_or_default(),
            shown: !full.is_empty(),
            after_label,
            before_end: end.filter(|end| full.iter().all(|r| ends(r) == *end)),
        }
    }

    /// Cell and column of every number of a row; none where they cannot be told.
    pub fn of_row(&self, view: &View<'_>, r: usize) -> Option<Vec<(usize, &'static Label)>> {
        let row = &view.rows[r];
        if row.numbers.len() == COUNT {
            let columns = self.order.iter().copied();
            return Some(row.numbers.iter().copied().zip(columns).collect());
        }
        let cells = view.table.rows[r].len();
        let label = view.label(r)?;
        let room = cells - label - 1;
        let (ends, last) = (view.end(r, label), view.end(r, cells - 1));
        // A table cut inside a group lacks the group's cell, and the row is moved by its width.
        let under_header = |first: usize| {
            let moved = first.checked_sub(ends)?;
            match self.width.checked_sub(last) {
                Some(0) => Some(first),
                Some(lacking) if lacking == moved => Some(ends),
                _ => Some(first).filter(|_| moved == 0),
            }
        };
        let after = |c: usize| c.checked_sub(label + 1);
        let before = |c: usize, end: usize| (c + COUNT + end).checked_sub(cells);
        let place = |c: usize| match (self.first, self.before_end) {
            (Some(first), _) => row.columns[c].checked_sub(under_header(first)?),
            _ if room < COUNT => None,
            _ if !self.shown => after(c).filter(|_| room == COUNT),
            (None, Some(end)) if !self.after_label || room > COUNT + end => before(c, end),
            _ if self.after_label => after(c),
            _ => None,
        };
        let found = row.numbers.iter().map(|c| {
            let column = self.order.get(place(*c)?)?;
            Some((*c, *column))
        });
        found.collect()
    }
}
