//! Why a figure does not agree with its sentence, said to the reader.

use super::{Lang, fill, number};
use gongbao_report::Figure;
use gongbao_report::verify::Mismatch;

impl Lang {
    /// One sentence on a figure that is not charted.
    pub fn mismatch(self, figure: &Figure, mismatch: &Mismatch) -> String {
        let text = self.text();
        let given = number::as_given(figure, self);
        let printed = &figure.source.printed;
        match mismatch {
            Mismatch::QuoteNotFound => text.quote_not_found.to_owned(),
            Mismatch::QuoteAmbiguous { times } => fill(text.quote_ambiguous, &[&times.to_string()]),
            Mismatch::PrintedNotFound => fill(text.printed_not_found, &[printed]),
            Mismatch::PrintedAmbiguous { times } => {
                fill(text.printed_ambiguous, &[printed, &times.to_string()])
            }
            Mismatch::NotAWholePhrase { found: Some(found) } => {
                fill(text.not_whole_phrase, &[found, printed])
            }
            Mismatch::NotAWholePhrase { found: None } => fill(text.not_a_number, &[printed]),
            Mismatch::Reads(read) => {
                let mut as_read = figure.clone();
                as_read.value = read.value;
                as_read.to_value = read.to;
                as_read.qualifier = read.qualifier;
                as_read.unit.clone_from(&read.unit);
                fill(
                    text.reads_otherwise,
                    &[&given, &number::as_given(&as_read, self)],
                )
            }
            Mismatch::SubjectNotBeside { subject } => fill(text.subject_not_beside, &[subject]),
            Mismatch::WordNotFound { word } => fill(text.printed_not_found, &[word]),
            Mismatch::WholeDiffers { whole } => fill(text.whole_differs, &[whole]),
            Mismatch::SaysOtherwise { words } => fill(text.says_otherwise, &[words]),
            Mismatch::ItemNotFound { item } => fill(text.printed_not_found, &[item]),
            Mismatch::CountDiffers { items } => {
                fill(text.count_differs, &[&items.to_string(), &given])
            }
        }
    }
}
