//! Rules become the grids of tables, and their cells.

use super::rules::{SAME, TOUCH, meet, merged, without_separators};
use super::sheet::{Frame, Rule, in_order};

/// A table as its rules draw it.
#[derive(Clone, Debug)]
pub(in crate::source) struct Grid {
    /// The places of upright and level lines, in order.
    pub columns: Vec<f32>,
    pub rows: Vec<f32>,
    /// Which cell each field of the grid belongs to, row by row.
    fields: Vec<usize>,
    pub cells: Vec<Cell>,
    /// It is what the end of a page left of a row.
    pub is_cut: bool,
    /// Which columns have no line at the lower end, where others have: the end of a page cut their last cells.
    open_below: Vec<bool>,
}

/// A cell over one or several fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) struct Cell {
    pub row: usize,
    pub column: usize,
    pub rows: usize,
    pub columns: usize,
}

/// An outer line is missing where lines stand out this far.
const OPEN_SIDE: f32 = 8.0;
/// More rules are a drawing.
const MOST_RULES: usize = 2_000;
const MOST_GRIDS: usize = 200;
const MOST_FIELDS: usize = 20_000;

/// The grids of a page.
pub(in crate::source) fn grids(rules: &[Rule]) -> Vec<Grid> {
    let level = merged(rules, false);
    let upright = merged(rules, true);
    if level.len().max(upright.len()) > MOST_RULES {
        return Vec::new();
    }
    let upright = without_separators(&upright, &level);
    let mut groups = Groups::new(level.len() + upright.len());
    for (n, l) in level.iter().enumerate() {
        for (m, u) in upright.iter().enumerate() {
            if meet(l, u) {
                groups.join(n, level.len() + m);
            }
        }
    }
    let mut by_group: std::collections::BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> =
        std::collections::BTreeMap::new();
    for (n, rule) in level.iter().chain(&upright).enumerate() {
        let group = by_group.entry(groups.find(n)).or_default();
        if rule.upright {
            group.1.push(*rule);
        } else {
            group.0.push(*rule);
        }
    }
    by_group
        .into_values()
        .filter_map(|(level, upright)| Grid::of(&level, &upright))
        .take(MOST_GRIDS)
        .collect()
}

/// The distinct places of rules.
fn places(rules: &[Rule]) -> Vec<f32> {
    let places = rules.iter().map(|rule| rule.at).collect();
    let mut places = in_order(places, |place| *place);
    places.dedup_by(|b, a| *b - *a <= SAME);
    places
}

impl Grid {
    fn of(level: &[Rule], upright: &[Rule]) -> Option<Self> {
        let (mut columns, mut rows) = (places(upright), places(level));
        let is_cut = is_comb(level, upright);
        if level.len() < 2 && !is_cut || upright.is_empty() {
            return None;
        }
        // Tables without lines at their sides.
        open_sides(&mut columns, level);
        open_sides(&mut rows, upright);
        let (wide, high) = (columns.len().checked_sub(1)?, rows.len().checked_sub(1)?);
        if wide == 0 || high == 0 || wide * high > MOST_FIELDS {
            return None;
        }
        let mut groups = Groups::new(wide * high);
        for row in 0..high {
            for column in 0..wide {
                let field = row * wide + column;
                let (top, bottom) = (rows[row], rows[row + 1]);
                if column > 0 && !is_wall(upright, columns[column], top, bottom) {
                    groups.join(field - 1, field);
                }
                let (left, right) = (columns[column], columns[column + 1]);
                if row > 0 && !is_wall(level, rows[row], left, right) {
                    groups.join(field - wide, field);
                }
            }
        }
        // A cell over rows may be drawn too short: the side has no line beside the others.
        let has_side = |row: &usize| is_wall(upright, columns[0], rows[*row], rows[*row + 1]);
        if (0..high).filter(has_side).count() * 2 > high {
            let bare = (1..high).filter(|row| !has_side(row));
            bare.for_each(|row| groups.join((row - 1) * wide, row * wide));
        }
        let is_open = |edges: &[f32]| !is_wall(level, rows[high], edges[0], edges[1]);
        let mut open_below: Vec<bool> = columns.windows(2).map(is_open).collect();
        if open_below.iter().all(|is_open| *is_open) {
            open_below.fill(false);
        }
        let mut grid = Self {
            open_below,
            columns,
            rows,
            fields: (0..wide * high).map(|field| groups.find(field)).collect(),
            cells: Vec::new(),
            is_cut,
        };
        grid.make_cells(wide);
        Some(grid)
    }

    fn make_cells(&mut self, wide: usize) {
        let mut number = std::collections::HashMap::new();
        for (n, field) in self.fields.iter_mut().enumerate() {
            let (row, column) = (n / wide, n % wide);
            let cells = &mut self.cells;
            let cell = *number.entry(*field).or_insert_with(|| {
                cells.push(Cell {
                    row,
                    column,
                    rows: 1,
                    columns: 1,
                });
                cells.len() - 1
            });
            let place = &mut self.cells[cell];
            let right = (place.column + place.columns).max(column + 1);
            place.column = place.column.min(column);
            place.columns = right - place.column;
            place.rows = place.rows.max(row + 1 - place.row);
            *field = cell;
        }
    }

    /// The cell at a place of the page.
    pub fn cell_at(&self, x: f32, y: f32) -> Option<usize> {
        let (column, row) = (index(&self.columns, x)?, index(&self.rows, y)?);
        Some(self.fields[row * (self.columns.len() - 1) + column])
    }

    /// The cell that is open below and has this place in its column.
    pub fn open_cell_over(&self, x: f32) -> Option<usize> {
        let column = index(&self.columns, x).filter(|column| self.open_below[*column])?;
        let wide = self.columns.len() - 1;
        self.fields.get(self.fields.len() - wide + column).copied()
    }

    pub fn frame(&self) -> Frame {
        Frame {
            left: self.columns[0],
            top: self.rows[0],
            right: self.columns[self.columns.len() - 1],
            bottom: self.rows[self.rows.len() - 1],
        }
    }

    pub fn frame_of(&self, cell: &Cell) -> Frame {
        Frame {
            left: self.columns[cell.column],
            top: self.rows[cell.row],
            right: self.columns[cell.column + cell.columns],
            bottom: self.rows[cell.row + cell.rows],
        }
    }
}

/// The space between two of some places that a place is in.
fn index(places: &[f32], at: f32) -> Option<usize> {
    let after = places.partition_point(|place| *place <= at);
    (after > 0 && after < places.len()).then(|| after - 1)
}

/// Whether rules are what the end of a page leaves of a row that has no rule there: one level rule between
/// the outer of some uprights, which all end alike.
fn is_comb(level: &[Rule], upright: &[Rule]) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < TOUCH;
    let ([level], [first, .., last]) = (level, upright) else {
        return false;
    };
    upright.len() > 2
        && near(level.from, first.at)
        && near(level.to, last.at)
        && upright
            .iter()
            .all(|rule| near(rule.from, first.from) && near(rule.to, first.to))
        && (near(level.at, first.from) || near(level.at, first.to))
}

/// Adds the ends of lines that stand out over the outermost lines across.
fn open_sides(places: &mut Vec<f32>, across: &[Rule]) {
    let from = across.iter().map(|rule| rule.from).fold(f32::MAX, f32::min);
    let to = across.iter().map(|rule| rule.to).fold(f32::MIN, f32::max);
    match (places.first().copied(), places.last().copied()) {
        (Some(first), Some(last)) => {
            if from < first - OPEN_SIDE {
                places.insert(0, from);
            }
            if to > last + OPEN_SIDE {
                places.push(to);
            }
        }
        _ => places.extend([from, to]),
    }
}

/// Whether most of the way between two places is a line.
fn is_wall(rules: &[Rule], at: f32, from: f32, to: f32) -> bool {
    // They are in the order of their places.
    let first = rules.partition_point(|rule| rule.at < at - SAME);
    let covered: f32 = rules[first..]
        .iter()
        .take_while(|rule| rule.at <= at + SAME)
        .map(|rule| (rule.to.min(to) - rule.from.max(from)).max(0.0))
        .sum();
    covered > (to - from) * 0.5
}

/// Which things belong together.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn find(&mut self, mut n: usize) -> usize {
        while self.0[n] != n {
            self.0[n] = self.0[self.0[n]];
            n = self.0[n];
        }
        n
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(upright: bool, at: f32, from: f32, to: f32) -> Rule {
        Rule {
            upright,
            at,
            from,
            to,
        }
    }

    #[test]
    fn a_line_that_is_missing_joins_cells() {
        // Two rows of two, the upper joined.
        let rules = [
            rule(false, 0.0, 0.0, 100.0),
            rule(false, 20.0, 0.0, 100.0),
            rule(false, 40.0, 0.0, 100.0),
            rule(true, 0.0, 0.0, 40.0),
            rule(true, 50.0, 20.0, 40.0),
            rule(true, 100.0, 0.0, 40.0),
        ];
        let found = grids(&rules);
        let spans: Vec<(usize, usize)> =
            found[0].cells.iter().map(|c| (c.rows, c.columns)).collect();
        assert_eq!(spans, [(1, 2), (1, 1), (1, 1)]);
        assert_eq!(found[0].cell_at(60.0, 30.0), Some(2));
        assert_eq!(found[0].cell_at(60.0, 50.0), None);
    }

    #[test]
    fn a_place_without_a_side_is_of_the_cell_above() {
        let mut rules: Vec<Rule> = [0.0, 60.0]
            .map(|at| rule(true, 0.0, at, at + 20.0))
            .to_vec();
        rules.extend([50.0, 100.0].map(|at| rule(true, at, 0.0, 80.0)));
        rules.extend([0.0, 20.0, 60.0, 80.0].map(|at| rule(false, at, 0.0, 100.0)));
        rules.push(rule(false, 40.0, 50.0, 100.0));
        let heights = |rules: &[Rule]| -> Vec<usize> {
            let first = |cell: &&Cell| cell.column == 0;
            let cells = grids(rules).remove(0).cells;
            cells.iter().filter(first).map(|cell| cell.rows).collect()
        };
        // Of most rows there must be a side.
        assert_eq!(heights(&rules), [1, 2, 1]);
        rules.push(rule(true, 0.0, 80.0, 100.0));
        rules.push(rule(false, 100.0, 0.0, 100.0));
        assert_eq!(heights(&rules), [3, 1, 1]);
    }

    #[test]
    fn a_table_without_lines_at_its_sides_has_its_outer_columns() {
        let rules = [
            rule(false, 0.0, 0.0, 100.0),
            rule(false, 20.0, 0.0, 100.0),
            rule(false, 40.0, 0.0, 100.0),
            rule(true, 50.0, 0.0, 40.0),
        ];
        assert_eq!(grids(&rules)[0].cells.len(), 4);
    }

    #[test]
    fn dots_are_a_line() {
        let dots = |upright: bool, at: f32, to: f32| {
            let count = (to / 1.5) as usize;
            (0..count).map(move |n| rule(upright, at, n as f32 * 1.5, n as f32 * 1.5 + 0.75))
        };
        let level = [0.0, 20.0, 40.0]
            .into_iter()
            .flat_map(|at| dots(false, at, 100.0));
        let upright = [0.0, 50.0, 99.0]
            .into_iter()
            .flat_map(|at| dots(true, at, 40.0));
        let rules: Vec<Rule> = level.chain(upright).collect();
        assert_eq!(grids(&rules)[0].cells.len(), 4);
    }

    #[test]
    fn a_row_that_a_page_cut_has_one_level_line() {
        let teeth = |from: f32| [0.0, 50.0, 100.0].map(|at| rule(true, at, from, from + 20.0));
        for (at, from) in [(20.0, 0.0), (0.0, 0.0)] {
            let mut rules = teeth(from).to_vec();
            rules.push(rule(false, at, 0.0, 100.0));
            assert_eq!(grids(&rules)[0].cells.len(), 2);
            // A drawing's lines end here and there.
            rules[1].to += 30.0;
            rules[1].from -= 30.0;
            assert!(grids(&rules).is_empty());
        }
    }

    #[test]
    fn single_lines_are_no_table() {
        let rules = [rule(false, 0.0, 0.0, 100.0), rule(true, 300.0, 50.0, 90.0)];
        assert!(grids(&rules).is_empty());
    }
}
