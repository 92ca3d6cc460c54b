//! Random input: pieces of seeds, changed, joined and mixed with words that mean something.

use crate::Target;
use fastrand::Rng;

/// Makes inputs for one target.
pub struct Mutator {
    target: Target,
    random: Rng,
    seeds: Vec<Vec<u8>>,
}

impl Mutator {
    pub fn new(target: Target, start: u64) -> Self {
        Self {
            target,
            random: Rng::with_seed(start),
            seeds: target.seeds(),
        }
    }

    pub fn next_input(&mut self) -> Vec<u8> {
        let mut input = self.piece();
        // Mostly a few changes, sometimes many.
        let changes = 1 << self.random.u32(..5);
        for _ in 0..changes {
            self.change(&mut input);
        }
        input.truncate(self.target.longest());
        input
    }

    /// A seed, or a part of one that fits.
    fn piece(&mut self) -> Vec<u8> {
        let Some(seed) = self.random.choice(&self.seeds) else {
            return Vec::new();
        };
        let longest = self.target.longest();
        let start = match seed.len().checked_sub(longest) {
            Some(spare) => boundary(seed, self.random.usize(..=spare)),
            None => 0,
        };
        seed[start..].iter().take(longest).copied().collect()
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let random = &mut self.random;
        let at = boundary(input, random.usize(..=input.len()));
        let few = boundary(input, at + random.usize(..=(input.len() - at).min(24))).max(at);
        match random.u8(..8) {
            0 => drop(input.drain(at..few)),
            1 => {
                let part = input[at..few].to_vec();
                let to = boundary(input, random.usize(..=input.len()));
                input.splice(to..to, part);
            }
            2 => {
                if let Some(byte) = input.get_mut(at) {
                    *byte = random.u8(..);
                }
            }
            3 => {
                let digit = b'0' + random.u8(..10);
                input.insert(at, digit);
            }
            4 => {
                let other = self.piece();
                let from = boundary(&other, self.random.usize(..=other.len()));
                let part = other[from..].iter().take(60).copied();
                input.splice(at..few, part.collect::<Vec<_>>());
            }
            _ => {
                let word = random
                    .choice(self.target.words())
                    .copied()
                    .unwrap_or_default();
                let end = if random.bool() { few } else { at };
                input.splice(at..end, word.bytes());
            }
        }
    }
}

/// The place itself, or the one before it where a character begins: text mostly stays text.
fn boundary(input: &[u8], mut at: usize) -> usize {
    while at > 0 && input.get(at).is_some_and(|byte| byte & 0xc0 == 0x80) {
        at -= 1;
    }
    at
}
