//! Words in lines of a picture, where nobody measures letters.

/// Width of a letter in ems: a Han character takes one, a Latin one about half.
fn em(letter: char) -> f64 {
    if letter.is_ascii() { 0.56 } else { 1.0 }
}

/// Width of words in ems.
pub fn ems(words: &str) -> f64 {
    words.chars().map(em).sum()
}

/// Words in lines of so many ems. A line does not begin with a closing mark, and digits stay together.
pub fn wrapped(words: &str, room: f64) -> Vec<String> {
    let closing = |letter: char| "，。；：、！？）”》」".contains(letter);
    let joined = |a: char, b: char| {
        let of_number = |letter: char| letter.is_ascii_digit() || ".,%".contains(letter);
        of_number(a) && of_number(b)
    };
    let (mut lines, mut line, mut wide) = (Vec::new(), String::new(), 0.0);
    for letter in words.chars() {
        wide += em(letter);
        if wide > room && !closing(letter) && !line.is_empty() {
            let mut next = String::new();
            while let Some(last) = line.chars().last()
                && joined(last, next.chars().next().unwrap_or(letter))
                && line.chars().count() > 1
            {
                next.insert(0, last);
                line.pop();
            }
            lines.push(std::mem::replace(&mut line, next));
            wide = ems(&line) + em(letter);
        }
        line.push(letter);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_stand_in_lines_that_fit() {
        let lines = wrapped("收到的机构与处理的机构不同，两数之比不是办结率。", 8.0);
        assert_eq!(
            lines.concat(),
            "收到的机构与处理的机构不同，两数之比不是办结率。"
        );
        assert!(lines.iter().all(|line| ems(line) <= 9.0), "{lines:?}");
        assert!(lines.iter().all(|line| !line.starts_with('，')));
    }

    #[test]
    fn a_number_is_not_broken_over_two_lines() {
        let lines = wrapped("来访1307件共2904人次", 3.5);
        assert!(lines.iter().any(|line| line.contains("1307")), "{lines:?}");
        assert!(lines.iter().any(|line| line.contains("2904")), "{lines:?}");
        assert_eq!(wrapped("", 5.0), [""; 0]);
        assert_eq!(wrapped("12345678", 2.0).concat(), "12345678");
    }
}
