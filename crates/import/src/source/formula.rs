//! Formulas that Word keeps as the code of a field.

/// What Word prints of a formula (`EQ`): `\f(108,123)` is a fraction, of characters over each other
/// (`\o(…)`, with a reading as a rule) the last are the text itself.
pub(super) fn printed(code: &str) -> String {
    let code = code.trim();
    let (Some(instruction), true) = (code.strip_prefix("EQ"), code.ends_with(')')) else {
        return String::new();
    };
    let inside = instruction.trim_end_matches(')');
    let Some((before, last)) = inside.rsplit_once([',', ';']) else {
        return String::new();
    };
    let first = before.rsplit('(').next().unwrap_or_default();
    if instruction.contains("\\f(") || instruction.contains("\\F(") {
        format!("{first}/{last}")
    } else {
        last.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn formulas_are_printed_as_word_prints_them() {
        assert_eq!(printed(" EQ \\f(108,123)"), "108/123");
        assert_eq!(printed("EQ \\* jc2 \\o\\ad(\\s\\up 9(lù),甪)"), "甪");
        assert_eq!(printed("PAGE"), "");
    }
}
