//! JSON by RFC 8259, strictly, as a [`Value`]. Written by hand where serde_json would do: its reader is a
//! thirtieth of the widget, more than all of ours, since it reads into whatever there is.

use super::ReportError;
use super::value::Value;
use std::borrow::Cow;

/// Arrays and objects inside each other: more would fill the stack.
const DEEPEST: usize = 127;

/// Reads all of a text.
///
/// # Errors
/// Where it is no JSON, or ends too early.
pub fn parse(json: &str) -> Result<Value<'_>, ReportError> {
    let mut reader = Reader {
        json,
        at: 0,
        depth: 0,
    };
    let value = reader.value().and_then(|value| {
        reader.skip_blanks();
        match reader.peek() {
            None => Ok(value),
            Some(_) => Err(Fault::Because("characters after the end")),
        }
    });
    value.map_err(|fault| {
        let before = json.as_bytes().get(..reader.at).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let begun = before.iter().rev().take_while(|byte| **byte != b'\n');
        // Of a letter's bytes the first.
        let column = begun.filter(|byte| **byte & 0xC0 != 0x80).count() + 1;
        match fault {
            Fault::Ended => ReportError::Truncated { line, column },
            Fault::Because(reason) => ReportError::Syntax {
                line,
                column,
                reason: reason.to_owned(),
            },
        }
    })
}

/// Why reading stopped.
enum Fault {
    /// The text did.
    Ended,
    Because(&'static str),
}

struct Reader<'a> {
    json: &'a str,
    /// The byte that is next.
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.json.as_bytes().get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// The byte after blanks.
    fn next(&mut self) -> Result<u8, Fault> {
        self.skip_blanks();
        self.peek().ok_or(Fault::Ended)
    }

    /// Goes past this byte, if it is next.
    fn takes(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    /// Nothing but this byte may be next; else `reason`.
    fn take(&mut self, byte: u8, reason: &'static str) -> Result<(), Fault> {
        if self.takes(byte) {
            return Ok(());
        }
        Err(self.fault(reason))
    }

    fn fault(&self, reason: &'static str) -> Fault {
        match self.peek() {
            Some(_) => Fault::Because(reason),
            None => Fault::Ended,
        }
    }

    fn value(&mut self) -> Result<Value<'a>, Fault> {
        match self.next()? {
            b'{' => self.nested(Self::object),
            b'[' => self.nested(Self::array),
            b'"' => Ok(Value::Text(self.text()?)),
            b'-' | b'0'..=b'9' => self.number(),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'n' => self.word("null", Value::Null),
            _ => Err(Fault::Because("expected a value")),
        }
    }

    fn word(&mut self, word: &'static str, value: Value<'a>) -> Result<Value<'a>, Fault> {
        for byte in word.bytes() {
            self.take(byte, "expected a value")?;
        }
        Ok(value)
    }

    fn nested(
        &mut self,
        read: fn(&mut Self) -> Result<Value<'a>, Fault>,
    ) -> Result<Value<'a>, Fault> {
        if self.depth == DEEPEST {
            return Err(Fault::Because("too deep"));
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn array(&mut self) -> Result<Value<'a>, Fault> {
        let mut items = Vec::new();
        if self.next()? != b']' {
            items.push(self.value()?);
            while self.next()? == b',' {
                self.at += 1;
                items.push(self.value()?);
            }
        }
        self.take(b']', "expected , or ]")?;
        Ok(Value::Array(items))
    }

    fn object(&mut self) -> Result<Value<'a>, Fault> {
        let mut fields = Vec::new();
        if self.next()? != b'}' {
            fields.push(self.field()?);
            while self.next()? == b',' {
                self.at += 1;
                fields.push(self.field()?);
            }
        }
        self.take(b'}', "expected , or }")?;
        Ok(Value::Object(fields))
    }

    fn field(&mut self) -> Result<(Cow<'a, str>, Value<'a>), Fault> {
        if self.next()? != b'"' {
            return Err(Fault::Because("expected the name of a field"));
        }
        let name = self.text()?;
        self.skip_blanks();
        self.take(b':', "expected :")?;
        Ok((name, self.value()?))
    }

    /// A text with its marks; borrowed unless something in it is escaped.
    fn text(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.at += 1;
        let mut text = Cow::Borrowed("");
        loop {
            let start = self.at;
            while !matches!(self.peek(), None | Some(b'"' | b'\\' | 0..b' ')) {
                self.at += 1;
            }
            // The bytes looked for are never inside a letter.
            let plain = self.json.get(start..self.at).unwrap_or_default();
            if text.is_empty() {
                text = Cow::Borrowed(plain);
            } else {
                text.to_mut().push_str(plain);
            }
            if self.takes(b'"') {
                return Ok(text);
            }
            self.take(b'\\', "a control character in a text")?;
            let letter = self.escaped()?;
            text.to_mut().push(letter);
        }
    }

    /// What stands after a backslash.
    fn escaped(&mut self) -> Result<char, Fault> {
        let letter = match self.peek().ok_or(Fault::Ended)? {
            letter @ (b'"' | b'\\' | b'/') => letter.into(),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.by_number(),
            _ => return Err(Fault::Because("an unknown escape")),
        };
        self.at += 1;
        Ok(letter)
    }

    /// A letter by its number, in two halves where it needs them.
    fn by_number(&mut self) -> Result<char, Fault> {
        let first = self.four_digits()?;
        let mut number = first;
        if (0xD800..0xDC00).contains(&first) {
            self.take(b'\\', "half a letter")?;
            let second = self.four_digits()?;
            if !(0xDC00..0xE000).contains(&second) {
                return Err(Fault::Because("half a letter"));
            }
            number = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        }
        char::from_u32(number).ok_or(Fault::Because("half a letter"))
    }

    fn four_digits(&mut self) -> Result<u32, Fault> {
        self.take(b'u', "half a letter")?;
        let mut number = 0;
        for _ in 0..4 {
            let digit = self.peek().ok_or(Fault::Ended)?;
            let digit = char::from(digit).to_digit(16);
            number = number * 16 + digit.ok_or(Fault::Because("expected four digits"))?;
            self.at += 1;
        }
        Ok(number)
    }

    fn number(&mut self) -> Result<Value<'a>, Fault> {
        let negative = self.takes(b'-');
        // The first 18 digits, the place of the point among them, and whether they are all.
        let mut digits = Digits::default();
        if !self.takes(b'0') {
            self.digits(&mut digits, 0)?;
        }
        let mut whole = true;
        if self.takes(b'.') {
            whole = false;
            self.digits(&mut digits, 1)?;
        }
        if self.takes(b'e') || self.takes(b'E') {
            whole = false;
            let down = !self.takes(b'+') && self.takes(b'-');
            let mut exponent = Digits::default();
            self.digits(&mut exponent, 0)?;
            let exponent = match exponent.scale {
                0 => exponent.number.min(9_999),
                _ => 9_999,
            };
            let exponent = i32::try_from(exponent).unwrap_or_default();
            digits.scale += if down { -exponent } else { exponent };
        }
        let sign = if negative { -1 } else { 1 };
        if whole && digits.scale == 0 {
            return Ok(Value::Whole(sign * digits.number));
        }
        #[expect(clippy::cast_precision_loss, reason = "more digits than are counted")]
        let mut number = (sign * digits.number) as f64;
        // Powers of ten are exact up to the 22nd, and so is what is divided or multiplied once by one. What
        // has more digits is read in 15 of them anyway.
        let mut left = if digits.number == 0 { 0 } else { digits.scale };
        while left != 0 && number != 0.0 && number.is_finite() {
            let step = left.clamp(-22, 22);
            let power = (0..step.abs()).fold(1.0, |power, _| power * 10.0);
            number = if step < 0 {
                number / power
            } else {
                number * power
            };
            left -= step;
        }
        Ok(Value::Number(number))
    }

    /// One digit or more; each after the point moves it by `after`.
    fn digits(&mut self, digits: &mut Digits, after: i32) -> Result<(), Fault> {
        let start = self.at;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            if digits.number < 100_000_000_000_000_000 {
                digits.number = digits.number * 10 + i64::from(digit - b'0');
                digits.scale -= after;
            } else {
                digits.scale += 1 - after;
            }
            self.at += 1;
        }
        if self.at == start {
            return Err(self.fault("expected a digit"));
        }
        Ok(())
    }
}

/// The first 18 digits of a number as one, to be multiplied by ten to the power of `scale`.
#[derive(Default)]
struct Digits {
    number: i64,
    scale: i32,
}

#[cfg(test)]
mod tests;
