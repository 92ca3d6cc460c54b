//! Tables that the end of a page cut become one: the head drawn again, rows and cells cut in two.

use super::gap_columns::cells_of;
use super::row::{Row, is_number};
use super::sheet::{Frame, in_order};
use super::table::{Field, Table};

/// Edges of tables nearer than this are the same.
const SAME_EDGE: f32 = 8.0;

/// So many rows at the head and at the end of a table tell its columns: all rows that hundreds of pages have
/// would be looked through again with every page.
const TELLING_ROWS: usize = 400;

impl Table {
    /// The rows that tell what its columns are and how far it reaches.
    pub(super) fn telling_rows(&self) -> impl Iterator<Item = &Vec<Field>> + Clone {
        let (head, rest) = self.rows.split_at(self.rows.len().min(TELLING_ROWS));
        let end = rest.len().saturating_sub(TELLING_ROWS);
        head.iter().chain(&rest[end..])
    }

    pub(super) fn page_end(&self) -> usize {
        let pages = self.telling_rows().flatten().flat_map(|field| &field.text);
        pages
            .map(|row| row.page)
            .max()
            .unwrap_or(self.page)
            .max(self.page)
    }

    /// Whether a table stands where one that a page or column cut goes on.
    pub(super) fn is_followed_by(&self, next: &Self) -> bool {
        let end = self.page_end();
        let in_next_column = end == next.page
            && next.frame.left >= self.end.right
            && next.frame.top < self.end.bottom;
        let on_next_page = end + 1 == next.page || end == next.page && self.is_cut();
        on_next_page && self.has_columns_over(next)
            || (on_next_page || in_next_column) && self.goes_on_as(&next.moved_under(self))
    }

    /// Without rules, whether each column stands over that of the next part: the edges of texts differ, where
    /// these are set to the right or to the middle.
    fn has_columns_over(&self, next: &Self) -> bool {
        if !self.by_gaps || !next.by_gaps {
            return false;
        }
        let (columns, below) = (self.columns(), next.columns());
        let meet = |(a, b): (&(f32, f32), &(f32, f32))| a.0 < b.1 && b.0 < a.1;
        let are_apart =
            |columns: &[(f32, f32)]| columns.windows(2).all(|pair| pair[0].1 <= pair[1].0);
        columns.len() == below.len()
            && columns.iter().zip(&below).all(meet)
            && columns
                .windows(2)
                .zip(&below[1..])
                .all(|(pair, b)| !meet((&pair[0], b)))
            && are_apart(&columns)
            && are_apart(&below)
    }

    /// How far the texts of each column reach.
    fn columns(&self) -> Vec<(f32, f32)> {
        let fields = self.telling_rows().flatten();
        let count = fields.clone().map(|field| field.column + 1).max();
        let mut columns = vec![(f32::MAX, f32::MIN); count.unwrap_or(0)];
        for field in fields.filter(|field| field.columns == 1) {
            let (left, right) = &mut columns[field.column];
            for line in &field.text {
                *left = left.min(line.frame.left);
                *right = right.max(line.frame.right);
            }
        }
        columns
    }

    /// Whether its last row stands on two pages.
    fn is_cut(&self) -> bool {
        let last = self.rows.last().into_iter().flatten();
        let mut pages = last.flat_map(|field| &field.text).map(|line| line.page);
        let first = pages.next();
        pages.any(|page| Some(page) != first)
    }

    /// Takes a line at the top of the next page that is a row, or goes on with a cell of the last one. Without
    /// rules nothing else tells it from a text: it begins where the cell's lines do, the last of them has no
    /// room left, and other cells of the column have several lines.
    ///
    /// # Errors
    /// Gives the line back when it is none.
    pub(super) fn take_line(&mut self, row: Row) -> Result<(), Row> {
        let end = self.page_end();
        if self.by_gaps
            && (row.page == end + 1 || row.page == end && end > self.page)
            && let Some(fields) = self.fields_of(&row)
        {
            self.rows.push(fields);
            return Ok(());
        }
        if !self.by_gaps || row.page != end + 1 && (row.page != end || !self.is_cut()) {
            return Err(row);
        }
        let cells = self.telling_rows().flatten();
        let long = cells.filter(|field| field.text.len() > 1);
        let long: Vec<usize> = long.map(|field| field.column).collect();
        let goes_on = |field: &&mut Field| {
            let Some(last) = field.text.last() else {
                return false;
            };
            let near = |a: f32, b: f32| (a - b).abs() < 0.2 * row.size;
            let middle = |row: &Row| (row.frame.left + row.frame.right) / 2.0;
            let begins = near(last.frame.left, row.frame.left) || near(middle(last), middle(&row));
            let room = field.right - field.left - last.frame.width();
            let is_same_size = near(last.size, row.size);
            field.column > 0
                && long.contains(&field.column)
                && begins
                && is_same_size
                && room < row.first_word() + 0.2 * row.size
        };
        let last = self.rows.last_mut().into_iter().flatten();
        match last.into_iter().find(goes_on) {
            Some(field) => field.text.push(row),
            None => return Err(row),
        }
        Ok(())
    }

    /// The cells that the parts of a line are: one below each of most columns, from the first on.
    fn fields_of(&self, row: &Row) -> Option<Vec<Field>> {
        let columns = self.columns();
        let field = |(column, (left, right)): (usize, &(f32, f32))| Field {
            column,
            rows: 1,
            columns: 1,
            left: *left,
            right: *right,
            bottom: None,
            text: Vec::new(),
        };
        let mut fields: Vec<Field> = columns.iter().enumerate().map(field).collect();
        for part in cells_of(row) {
            let part = row.part(part);
            let meets =
                |field: &&mut Field| field.left < part.frame.right && part.frame.left < field.right;
            let mut own = fields.iter_mut().filter(meets);
            match (own.next(), own.next()) {
                (Some(field), None)
                    if field.text.is_empty() && self.may_hold(field.column, &part) =>
                {
                    field.text.push(part);
                }
                _ => return None,
            }
        }
        let filled = fields.iter().filter(|field| !field.text.is_empty()).count();
        (!fields.first()?.text.is_empty() && filled > 1 && filled * 2 > fields.len())
            .then_some(fields)
    }

    /// Whether a column has such texts: words stand in none of numbers.
    fn may_hold(&self, column: usize, text: &Row) -> bool {
        let below_head = self.telling_rows().skip(1).flatten();
        let own = below_head.filter(|field| field.column == column && !field.text.is_empty());
        let (mut numbers, mut all) = (0, 0);
        for field in own {
            all += 1;
            numbers += usize::from(field.text.iter().all(is_number));
        }
        let is_word = text
            .letters
            .iter()
            .any(|letter| letter.character.is_alphabetic());
        numbers * 2 <= all || !is_word
    }

    /// Gives the next part the lines back that are of its first row, where cells stand around the middle of
    /// their rows: as many above as below.
    fn give_lines(&mut self, next: &mut Self) {
        let beside = |row: &[Field], field: &Field| {
            let middle = row.iter().find(|field| field.text.len() == 1);
            let middle = middle.map_or(f32::MAX, |field| field.text[0].base);
            let above = field.text.iter().filter(|line| line.base < middle - 1.0);
            let below = field.text.iter().filter(|line| line.base > middle + 1.0);
            [above.count(), below.count()]
        };
        let others = next.rows.iter().skip(1);
        let around = |row: &Vec<Field>| row.iter().any(|field| beside(row, field)[0] > 0);
        if !others.into_iter().any(around) {
            return;
        }
        let (Some(last), Some(first)) = (self.rows.last_mut(), next.rows.first_mut()) else {
            return;
        };
        let row = first.clone();
        for field in first {
            let [above, below] = beside(&row, field);
            let own = last.iter_mut().find(|own| own.column == field.column);
            let Some(own) = own else { continue };
            for _ in above..below {
                if own.text.last().is_none_or(|line| line.page != next.page) {
                    break;
                }
                field.text.splice(0..0, own.text.pop());
            }
        }
    }

    /// The same table below another, if it stands in another column, or on a page of other margins. Where
    /// right edges agree, the first columns are hidden: a cell beside all rows of a page has no rule there.
    fn moved_under(&self, above: &Self) -> Self {
        let by = if is_near(self.frame.right, above.frame.right) {
            0.0
        } else {
            above.frame.left - self.frame.left
        };
        let mut table = self.clone();
        let shift = |frame: &mut Frame| {
            frame.left += by;
            frame.right += by;
        };
        shift(&mut table.frame);
        for field in table.rows.iter_mut().flatten() {
            field.left += by;
            field.right += by;
            for row in &mut field.text {
                shift(&mut row.frame);
                for letter in &mut row.letters {
                    letter.left += by;
                    letter.right += by;
                }
            }
        }
        table
    }

    /// Whether the next table has the columns of this one. Cells joined over several columns hide the columns
    /// of a part.
    fn goes_on_as(&self, next: &Self) -> bool {
        self.by_gaps == next.by_gaps
            && is_near(self.frame.right, next.frame.right)
            && (next.has_only_edges_of(self)
                || self.has_only_edges_of(next) && !self.by_gaps
                || is_near(self.frame.left, next.frame.left)
                    && self.edges().len() == next.edges().len())
    }

    /// The left edges of its columns, in order.
    fn edges(&self) -> Vec<f32> {
        let edges = self.telling_rows().flatten().map(|f| f.left);
        let mut edges = in_order(edges.collect(), |edge: &f32| *edge);
        edges.dedup_by(|b, a| is_near(*a, *b));
        edges
    }

    /// Whether each of its columns begins where one of the other does.
    fn has_only_edges_of(&self, other: &Self) -> bool {
        let others = other.edges();
        let known = |edge: &f32| others.iter().any(|other| is_near(*other, *edge));
        self.edges().iter().all(known)
    }

    pub(super) fn append(&mut self, mut next: Self) {
        if self.is_cut() {
            self.give_lines(&mut next);
        }
        self.end = next.end;
        let mut next = if self.has_columns_over(&next) {
            next
        } else {
            next.moved_under(self)
        };
        if self.has_columns_over(&next) {
            // They have the same numbers.
        } else if next.has_only_edges_of(self) {
            next.take_columns_of(self);
        } else if self.has_only_edges_of(&next) {
            self.take_columns_of(&next);
        }
        let mut rows = next.rows;
        // The head is drawn again on every page.
        let same = |a: &[Field], b: &[Field]| {
            let text = |row: &[Field]| row.iter().map(Field::joined).collect::<Vec<String>>();
            text(a) == text(b) && !text(a).concat().is_empty()
        };
        let repeated = rows
            .iter()
            .zip(&self.rows)
            .take_while(|(a, b)| same(a, b))
            .count();
        // Heads of several rows join cells downwards.
        let repeated = (0..=repeated.min(self.rows.len().saturating_sub(1)))
            .rev()
            .find(|count| is_whole(&rows[..*count]))
            .unwrap_or(0);
        rows.drain(..repeated);
        if rows.is_empty() {
            return;
        }
        self.continue_cells(&mut rows);
        self.rows.extend(rows);
        self.frame = self.frame.join(&next.frame);
    }

    /// A part of a table whose cells hide some columns gets their numbers.
    fn take_columns_of(&mut self, whole: &Self) {
        let fields = whole.telling_rows().flatten();
        let starts = fields.clone().map(|field| (field.left, field.column));
        let mut starts: Vec<(f32, usize)> = starts.collect();
        starts.sort_by_key(|(_, column)| *column);
        starts.dedup_by_key(|(_, column)| *column);
        let ends = fields.map(|field| field.column + field.columns);
        let columns = ends.max().unwrap_or(0);
        let number = |edge: f32| {
            let near = starts
                .iter()
                .min_by(|a, b| (a.0 - edge).abs().total_cmp(&(b.0 - edge).abs()));
            near.filter(|(left, _)| is_near(*left, edge))
                .map(|(_, column)| *column)
        };
        for field in self.rows.iter_mut().flatten() {
            let end = if is_near(field.right, whole.frame.right) {
                Some(columns)
            } else {
                number(field.right)
            };
            if let (Some(first), Some(end)) = (number(field.left), end)
                && end > first
            {
                field.column = first;
                field.columns = end - first;
            }
        }
    }
}

fn is_near(a: f32, b: f32) -> bool {
    (a - b).abs() < SAME_EDGE
}

/// Whether no cell reaches below these rows.
fn is_whole(rows: &[Vec<Field>]) -> bool {
    let count = rows.len();
    rows.iter()
        .enumerate()
        .all(|(n, row)| row.iter().all(|field| n + field.rows <= count))
}
