//! How phrases are read, by kind.

mod measured;
mod ranges;
mod shapes;

use super::*;

/// The first phrase of a text as (printed, value, qualifier, unit).
fn first(text: &str) -> (&str, f64, Qualifier, String) {
    let phrase = scan(text).into_iter().next().expect(text);
    let Quantity {
        value,
        qualifier,
        unit,
        ..
    } = phrase.quantity;
    (&text[phrase.span], value, qualifier, unit)
}

fn reads(text: &str, printed: &str, value: f64, qualifier: Qualifier, unit: &str) {
    assert_eq!(
        first(text),
        (printed, value, qualifier, unit.to_owned()),
        "{text}"
    );
}

/// What is read of a text as `value unit`, amounts only.
fn amounts(text: &str) -> Vec<String> {
    scan(text)
        .iter()
        .filter(|phrase| phrase.kind == PhraseKind::Amount)
        .map(|phrase| format!("{}{}", phrase.quantity.value, phrase.quantity.unit))
        .collect()
}
