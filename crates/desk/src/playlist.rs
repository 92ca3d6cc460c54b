//! The way of reading through texts: which sentence is next, which was before, and what of it is said.

use crate::dom;
use gongbao_report::speech::{Sentence, breaths, sentences};
use std::ops::Range as Bytes;
use web_sys::{Element, Range};

/// A text to be read: a heading, a paragraph, a cell, or some bytes of one.
pub struct Part {
    pub element: Element,
    at: Option<Bytes<usize>>,
}

impl Part {
    pub fn whole(element: Element) -> Self {
        Self { element, at: None }
    }

    /// What lies in a range of the page.
    pub fn within(element: &Element, range: &Range) -> Option<Self> {
        let text = element.text_content()?;
        let (start, end) = (range.start_container().ok()?, range.end_container().ok()?);
        let before = dom::document().create_range().ok()?;
        before.set_start(element, 0).ok()?;
        let length = |node: &web_sys::Node, offset| {
            before.set_end(node, offset).ok()?;
            Some(String::from(before.to_string()).len())
        };
        let from = if element.contains(Some(&start)) {
            length(&start, range.start_offset().ok()?)?
        } else {
            0
        };
        let to = if element.contains(Some(&end)) {
            length(&end, range.end_offset().ok()?)?
        } else {
            text.len()
        };
        text.get(from..to)
            .filter(|words| !words.trim().is_empty())?;
        let (element, at) = (element.clone(), Some(from..to));
        Some(Self { element, at })
    }

    /// All of the text that it is in.
    pub fn text(&self) -> String {
        self.element.text_content().unwrap_or_default()
    }

    /// What can be said of it.
    fn sentences(&self) -> Vec<Sentence> {
        let text = self.text();
        let at = self.at.clone().unwrap_or(0..text.len());
        let mut found = sentences(text.get(at.clone()).unwrap_or_default());
        found.retain(|sentence| sentence.said.contains(char::is_alphanumeric));
        for sentence in &mut found {
            sentence.at = sentence.at.start + at.start..sentence.at.end + at.start;
        }
        found
    }
}

/// Never without a sentence.
pub struct Playlist {
    parts: Vec<Part>,
    part: usize,
    /// Of this part. Those of a long report are not made before they are read.
    sentences: Vec<Sentence>,
    sentence: usize,
    /// The piece of the sentence that is said.
    breath: usize,
}

impl Playlist {
    /// From the first sentence; none when there is nothing to say.
    pub fn of(parts: Vec<Part>) -> Option<Self> {
        let first = parts.iter().position(|part| !part.sentences().is_empty())?;
        let mut playlist = Self {
            parts,
            part: first,
            sentences: Vec::new(),
            sentence: 0,
            breath: 0,
        };
        playlist.enter(first);
        Some(playlist)
    }

    /// What is to be said now.
    pub fn words(&self) -> &str {
        let sentence = self.sentences.get(self.sentence);
        let pieces = sentence.map(|sentence| breaths(&sentence.said));
        let piece = pieces.and_then(|pieces| pieces.get(self.breath).copied());
        piece.unwrap_or_default()
    }

    /// Where the sentence stands.
    pub fn place(&self) -> (&Part, Bytes<usize>) {
        let sentence = self.sentences.get(self.sentence);
        let at = sentence.map(|sentence| sentence.at.clone());
        (&self.parts[self.part], at.unwrap_or_default())
    }

    /// To the rest of the sentence; false at its end.
    pub fn next_breath(&mut self) -> bool {
        self.breath += 1;
        !self.words().is_empty()
    }

    /// To the beginning of the sentence.
    pub fn begin_again(&mut self) {
        self.breath = 0;
    }

    /// To the next sentence; false at the end.
    pub fn step(&mut self) -> bool {
        if self.sentence + 1 < self.sentences.len() {
            self.sentence += 1;
            self.breath = 0;
            return true;
        }
        let rest = self.part + 1..self.parts.len();
        let mut rest = rest.filter(|part| !self.parts[*part].sentences().is_empty());
        let next = rest.next();
        if let Some(part) = next {
            self.enter(part);
        }
        next.is_some()
    }

    /// To the sentence before; the first one stays.
    pub fn step_back(&mut self) {
        self.breath = 0;
        if let Some(before) = self.sentence.checked_sub(1) {
            self.sentence = before;
            return;
        }
        let mut before = (0..self.part).rev();
        let before = before.find(|part| !self.parts[*part].sentences().is_empty());
        if let Some(part) = before {
            self.enter(part);
            self.sentence = self.sentences.len().saturating_sub(1);
        }
    }

    fn enter(&mut self, part: usize) {
        self.part = part;
        self.sentences = self.parts[part].sentences();
        self.sentence = 0;
        self.breath = 0;
    }
}
