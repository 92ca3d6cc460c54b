//! Digits one by one, and numbers as they are counted.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn digit(byte: u8) -> char {
    DIGITS[usize::from(byte - b'0') % 10]
}

pub(super) fn digits(out: &mut String, digits: &str, telephone: bool) {
    for byte in digits.bytes() {
        out.push(if telephone && byte == b'1' {
            '幺'
        } else {
            digit(byte)
        });
    }
}

/// A number as it is counted: 一万五千二百九十.
pub(super) fn cardinal(out: &mut String, whole: &str, counts: bool) {
    if whole == "0" || whole == "2" && counts {
        out.push(if whole == "0" { '零' } else { '两' });
        return;
    }
    let begin = out.len();
    // A nought is said before the next digit that is none.
    let mut nought = false;
    for (n, byte) in whole.bytes().enumerate() {
        let place = whole.len() - 1 - n;
        let first = out.len() == begin;
        if byte == b'0' {
            nought = !first;
        } else {
            if nought {
                out.push('零');
            }
            nought = false;
            let unit = ["", "十", "百", "千"][place % 4];
            match (byte, unit) {
                // 十六, but 一百一十六.
                (b'1', "十") if first => {}
                (b'2', "千") if first => out.push('两'),
                (b'2', "") if first && place >= 4 => out.push('两'),
                _ => out.push(digit(byte)),
            }
            out.push_str(unit);
        }
        // The end of a group of four that was not all noughts.
        let all_noughts = !whole[(n + 1).saturating_sub(4)..=n]
            .bytes()
            .any(|byte| byte != b'0');
        if place.is_multiple_of(4) && (!all_noughts || place == 8) {
            out.push_str(["", "万", "亿", "万"][place / 4 % 4]);
            // Noughts at its end are not said.
            nought &= all_noughts;
        }
    }
}
