//! What is alike for a search. One printed character becomes one folded character or none.

/// The characters between which the table of variants knows pairs.
const IDEOGRAPHS: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

const PLACES: usize = *IDEOGRAPHS.end() as usize - *IDEOGRAPHS.start() as usize + 1;

/// How texts are folded.
#[derive(Clone, Debug, Default)]
pub struct Folding {
    /// For each ideograph its simplified form, or 0; empty without a table.
    simplified: Vec<u16>,
}

impl Folding {
    /// With a table of variants: a line of traditional characters and a line of their simplified
    /// forms, one to one.
    pub fn with_variants(table: &str) -> Self {
        let mut lines = table.lines();
        let (from, to) = (
            lines.next().unwrap_or_default(),
            lines.next().unwrap_or_default(),
        );
        let mut simplified = vec![0; PLACES];
        for (from, to) in from.chars().zip(to.chars()) {
            if let (Some(place), Ok(to)) = (place(from), u16::try_from(to as u32)) {
                simplified[place] = to;
            }
        }
        Self { simplified }
    }

    /// Whether there is a table of variants.
    pub fn has_variants(&self) -> bool {
        !self.simplified.is_empty()
    }

    /// Gives every folded character with the byte of the printed one that it comes from.
    pub fn fold(&self, text: &str, mut take: impl FnMut(char, usize)) {
        let mut digits = 0;
        for (at, c) in text.char_indices() {
            let Some(folded) = self.folded(c) else {
                continue;
            };
            if folded == ',' && digits > 0 && three_digits(&text[at + c.len_utf8()..]) {
                // A thousands mark, as the reader of number phrases sees it too.
                continue;
            }
            digits = if folded.is_ascii_digit() {
                digits + 1
            } else {
                0
            };
            take(folded, at);
        }
    }

    /// A folded text.
    pub fn text(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        self.fold(text, |c, _| out.push(c));
        out
    }

    fn folded(&self, c: char) -> Option<char> {
        let narrow = match c {
            // Between cells.
            '\t' => return Some(c),
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0)?,
            '〔' | '【' => '[',
            '〕' | '】' => ']',
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            '—' | '–' => '-',
            _ => c,
        };
        if narrow.is_ascii() {
            return (!narrow.is_ascii_whitespace()).then(|| narrow.to_ascii_lowercase());
        }
        let simplified = place(c).and_then(|place| self.simplified.get(place));
        match simplified {
            Some(0) | None => (!c.is_whitespace()).then_some(c),
            Some(simplified) => char::from_u32(u32::from(*simplified)),
        }
    }
}

/// Which ideographs stand in a text.
#[derive(Default)]
pub(super) struct Ideographs(Vec<bool>);

impl Ideographs {
    pub fn add(&mut self, c: char) {
        let Some(place) = place(c) else {
            return;
        };
        if self.0.is_empty() {
            self.0 = vec![false; PLACES];
        }
        self.0[place] = true;
    }

    pub fn has(&self, c: char) -> bool {
        place(c).is_some_and(|place| self.0.get(place) == Some(&true))
    }

    pub fn size(&self) -> usize {
        self.0.capacity()
    }
}

/// Whether the table of variants could know a character.
pub(super) fn is_ideograph(c: char) -> bool {
    IDEOGRAPHS.contains(&c)
}

fn place(c: char) -> Option<usize> {
    is_ideograph(c).then(|| c as usize - *IDEOGRAPHS.start() as usize)
}

/// Whether exactly three digits begin a text.
fn three_digits(text: &str) -> bool {
    let digit = |c: &char| matches!(c, '0'..='9' | '０'..='９');
    text.chars().take(4).take_while(digit).count() == 3
}
