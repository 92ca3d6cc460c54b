//! Which of two lists of texts belong together.

use std::collections::{BTreeMap, BTreeSet};

/// Places in the two lists; one of them is missing where a text has no partner.
pub type Pair = (Option<usize>, Option<usize>);

/// Texts that are at least this alike belong together: 0 for nothing in common, 1 for the same.
const ALIKE: f64 = 0.5;
/// Above so many comparisons only equal texts are paired: no report is that long, and no page waits.
const PATIENCE: usize = 40_000;

/// Pairs titles wherever they stand, the most alike first. In the order of `later`; what has no
/// partner there follows what stood before it.
pub fn by_likeness(earlier: &[&str], later: &[&str]) -> Vec<Pair> {
    let mut partner: Vec<Option<usize>> = vec![None; later.len()];
    let mut taken = vec![false; earlier.len()];
    for (n, m) in candidates(earlier, later) {
        if !taken[n] && partner[m].is_none() {
            taken[n] = true;
            partner[m] = Some(n);
        }
    }
    let without_partner = |from: usize| (from..earlier.len()).take_while(|n| !taken[*n]);
    let mut out: Vec<Pair> = without_partner(0).map(|n| (Some(n), None)).collect();
    for (m, n) in partner.iter().enumerate() {
        out.push((*n, Some(m)));
        let after = n.iter().flat_map(|n| without_partner(n + 1));
        out.extend(after.map(|n| (Some(n), None)));
    }
    out
}

/// All pairs that are alike, the most alike first; of equals the earliest.
fn candidates(earlier: &[&str], later: &[&str]) -> Vec<(usize, usize)> {
    let mut equal: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, text) in earlier.iter().enumerate().rev() {
        equal.entry(text).or_default().push(n);
    }
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (m, text) in later.iter().enumerate() {
        out.extend(equal.get_mut(text).and_then(Vec::pop).map(|n| (n, m)));
    }
    if earlier.len().saturating_mul(later.len()) > PATIENCE {
        return out;
    }
    let (a, b): (Vec<Bigrams>, Vec<Bigrams>) = (
        earlier.iter().map(|text| bigrams(text)).collect(),
        later.iter().map(|text| bigrams(text)).collect(),
    );
    let mut alike = Vec::new();
    for (n, a) in a.iter().enumerate() {
        for (m, b) in b.iter().enumerate() {
            let likeness = likeness(a, b);
            if likeness >= ALIKE {
                alike.push((likeness, n, m));
            }
        }
    }
    // Stable: of equals the earliest stay first.
    alike.sort_by(|a, b| b.0.total_cmp(&a.0));
    out.extend(alike.into_iter().map(|(_, n, m)| (n, m)));
    out
}

/// Pairs paragraphs without crossing: the set of pairs that is most alike in sum.
pub fn in_order(earlier: &[&str], later: &[&str]) -> Vec<Pair> {
    // Equal beginnings and ends need no thought.
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = earlier.iter().zip(later).take_while(same).count();
    let (a, b) = (&earlier[head..], &later[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(same).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    let mut out: Vec<Pair> = (0..head).map(|n| (Some(n), Some(n))).collect();
    out.extend(
        middle(a, b)
            .into_iter()
            .map(|(n, m)| (n.map(|n| n + head), m.map(|m| m + head))),
    );
    let ends = (0..tail).rev().map(|n| n + 1);
    out.extend(ends.map(|n| (Some(earlier.len() - n), Some(later.len() - n))));
    out
}

fn middle(earlier: &[&str], later: &[&str]) -> Vec<Pair> {
    let (height, width) = (earlier.len(), later.len());
    if height.saturating_mul(width) > PATIENCE {
        let removed = (0..height).map(|n| (Some(n), None));
        return removed.chain((0..width).map(|m| (None, Some(m)))).collect();
    }
    let (a, b): (Vec<Bigrams>, Vec<Bigrams>) = (
        earlier.iter().map(|text| bigrams(text)).collect(),
        later.iter().map(|text| bigrams(text)).collect(),
    );
    // best[n][m]: the most that the texts from n and from m on can be alike in sum.
    let mut best = vec![vec![0.0_f64; width + 1]; height + 1];
    let mut alike = vec![vec![0.0_f64; width]; height];
    for n in (0..height).rev() {
        for m in (0..width).rev() {
            let likeness = likeness(&a[n], &b[m]);
            alike[n][m] = if likeness >= ALIKE { likeness } else { 0.0 };
            let paired = alike[n][m] + best[n + 1][m + 1];
            best[n][m] = paired.max(best[n + 1][m]).max(best[n][m + 1]);
        }
    }
    let (mut n, mut m) = (0, 0);
    let mut out = Vec::new();
    while n < height || m < width {
        let pairs = n < height && m < width && alike[n][m] > 0.0;
        if pairs && alike[n][m] + best[n + 1][m + 1] >= best[n][m] {
            out.push((Some(n), Some(m)));
            (n, m) = (n + 1, m + 1);
        } else if m == width || n < height && best[n + 1][m] >= best[n][m + 1] {
            out.push((Some(n), None));
            n += 1;
        } else {
            out.push((None, Some(m)));
            m += 1;
        }
    }
    out
}

type Bigrams = BTreeSet<(char, char)>;

/// The neighbouring characters of a text; digits count alike, so that only the numbers may differ.
fn bigrams(text: &str) -> Bigrams {
    let mut before = ' ';
    let chars = text.chars().filter(|c| !c.is_whitespace());
    chars
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .map(|c| (std::mem::replace(&mut before, c), c))
        .collect()
}

/// Twice what is common over the sum of both (Dice).
#[allow(clippy::cast_precision_loss)] // Far below 2^52.
fn likeness(a: &Bigrams, b: &Bigrams) -> f64 {
    let all = a.len() + b.len();
    if all == 0 {
        return 1.0;
    }
    2.0 * a.intersection(b).count() as f64 / all as f64
}
