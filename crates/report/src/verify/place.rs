//! Where a figure's quotation stands in its paragraph, and its number in the quotation.

use super::*;

/// The row, if it is one, and the byte at which the quote begins.
pub(super) fn place_quote(
    paragraph: &Paragraph,
    source: &Source,
) -> Result<(Option<usize>, usize), usize> {
    match &paragraph.table {
        Some(table) if !paragraph.text.contains(&source.quote) => {
            let mut same = Vec::new();
            for (n, row) in table.rows.iter().enumerate() {
                if crate::text::row_text(row) == source.quote {
                    same.push(n);
                }
            }
            choose(&same, source.occurrence).map(|row| (Some(row), 0))
        }
        _ => place(&paragraph.text, &source.quote, source.occurrence).map(|at| (None, at)),
    }
}

/// Byte of the wanted occurrence of `part`. Without one wanted it must be the only one.
/// The error is how often it stands there.
pub(super) fn place(text: &str, part: &str, wanted: Option<u32>) -> Result<usize, usize> {
    if part.is_empty() {
        return Err(0);
    }
    let places: Vec<usize> = text.match_indices(part).map(|(at, _)| at).collect();
    choose(&places, wanted)
}

pub(super) fn choose<T: Clone>(places: &[T], wanted: Option<u32>) -> Result<T, usize> {
    match (wanted, places) {
        (None, [only]) => Ok(only.clone()),
        (None, several) => Err(several.len()),
        (Some(n), all) => {
            let chosen = (n as usize).checked_sub(1).and_then(|n| all.get(n));
            chosen.cloned().ok_or(0)
        }
    }
}

/// Where the printed words stand in the quote. A number stands only where they are all that states
/// it, so that `9件` is not found inside `229件`; other words stand anywhere.
pub(super) fn place_printed(figure: &Figure) -> Result<Range<usize>, Mismatch> {
    let source = &figure.source;
    let (quote, printed) = (&source.quote, &source.printed);
    let wanted = source.printed_occurrence;
    if figure.basis.is_derived() {
        let start = place(quote, printed, wanted).map_err(printed_error)?;
        return Ok(start..start + printed.len());
    }
    let (mut whole, mut longer) = (Vec::new(), None);
    let places = quote.match_indices(printed.as_str());
    for (start, words) in places.filter(|(_, words)| !words.is_empty()) {
        let at = start..start + words.len();
        match super::whole_number(quote, &at) {
            Ok(()) => whole.push(at),
            Err(more) => longer = longer.or(Some(more)),
        }
    }
    match longer.filter(|_| whole.is_empty()) {
        Some(longer) => Err(Mismatch::NotAWholePhrase {
            found: quote.get(longer).map(str::to_owned),
        }),
        None => choose(&whole, wanted).map_err(printed_error),
    }
}

pub(super) fn printed_error(times: usize) -> Mismatch {
    match times {
        0 => Mismatch::PrintedNotFound,
        times => Mismatch::PrintedAmbiguous { times },
    }
}
