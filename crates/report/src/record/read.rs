//! How the record is read.

use super::{Outcome, Place, Record};
use crate::check::{Finding, Rule, Verdict};
use crate::json::QUALIFIERS;
use crate::json::node::{Fields, Node};
use crate::quantity::Quantity;
use crate::verify::Mismatch;

/// The record by itself; whether it is of this report is seen apart.
pub fn record(node: Node<'_>) -> Record {
    node.object(|fields| Record {
        sha256: fields.text("sha256"),
        figures: fields.need_list("figures", outcome),
        findings: fields.list("findings", finding),
    })
}

fn outcome(node: Node<'_>) -> Outcome {
    node.object(|fields| match fields.maybe_choice("mismatch", MISMATCHES) {
        Some(mismatch) => Outcome::Failed(mismatch(fields)),
        None => Outcome::Proven(Place {
            row: count(fields, "row"),
            quote: need_count(fields, "quote"),
            printed: need_count(fields, "printed"),
        }),
    })
}

fn count(fields: &Fields<'_>, name: &'static str) -> Option<usize> {
    usize::try_from(fields.maybe_u32(name)?).ok()
}

fn need_count(fields: &Fields<'_>, name: &'static str) -> usize {
    usize::try_from(fields.need_u32(name)).unwrap_or_default()
}

/// By its name, how a mismatch is read.
type Read = fn(&Fields<'_>) -> Mismatch;

pub(super) const MISMATCHES: &[(&str, Read)] = &[
    ("quote_not_found", |_| Mismatch::QuoteNotFound),
    ("quote_ambiguous", |fields| Mismatch::QuoteAmbiguous {
        times: need_count(fields, "times"),
    }),
    ("printed_not_found", |_| Mismatch::PrintedNotFound),
    ("printed_ambiguous", |fields| Mismatch::PrintedAmbiguous {
        times: need_count(fields, "times"),
    }),
    ("not_a_whole_phrase", |fields| Mismatch::NotAWholePhrase {
        found: fields.maybe_text("found"),
    }),
    ("reads", |fields| {
        Mismatch::Reads(Quantity {
            value: fields.number("value"),
            to: fields.maybe_number("to"),
            qualifier: fields.choice("qualifier", QUALIFIERS),
            unit: fields.text("unit"),
        })
    }),
    ("subject_not_beside", |fields| Mismatch::SubjectNotBeside {
        subject: fields.text("subject"),
    }),
    ("word_not_found", |fields| Mismatch::WordNotFound {
        word: fields.text("word"),
    }),
    ("whole_differs", |fields| Mismatch::WholeDiffers {
        whole: fields.text("whole"),
    }),
    ("says_otherwise", |fields| Mismatch::SaysOtherwise {
        words: fields.text("words"),
    }),
    ("item_not_found", |fields| Mismatch::ItemNotFound {
        item: fields.text("item"),
    }),
    ("count_differs", |fields| Mismatch::CountDiffers {
        items: need_count(fields, "items"),
    }),
];

fn finding(node: Node<'_>) -> Finding {
    node.object(|fields| Finding {
        rule: fields.need_choice("rule", RULES),
        verdict: fields.need_choice("verdict", VERDICTS),
        figures: fields.list("figures", |node| node.text()),
        places: fields.list("places", |node| node.text()),
        numbers: fields.list("numbers", |node| node.number()),
    })
}

pub(super) const RULES: &[(&str, Rule)] = &[
    ("figure_matches_sentence", Rule::FigureMatchesSentence),
    ("parts_add_up", Rule::PartsAddUp),
    ("parts_within_whole", Rule::PartsWithinWhole),
    ("handled_within_received", Rule::HandledWithinReceived),
    ("balance", Rule::Balance),
    ("carried_over", Rule::CarriedOver),
    ("in_force", Rule::InForce),
    ("rate_in_range", Rule::RateInRange),
    ("rate_agrees", Rule::RateAgrees),
    ("stated_alike", Rule::StatedAlike),
    ("dates_in_order", Rule::DatesInOrder),
    ("published_in_time", Rule::PublishedInTime),
    ("required_part", Rule::RequiredPart),
    ("undamaged_number", Rule::UndamagedNumber),
    ("numbering_without_gaps", Rule::NumberingWithoutGaps),
];

pub(super) const VERDICTS: &[(&str, Verdict)] = &[
    ("holds", Verdict::Holds),
    ("contradicts", Verdict::Contradicts),
    ("cannot_assess", Verdict::CannotAssess),
    ("does_not_apply", Verdict::DoesNotApply),
];
