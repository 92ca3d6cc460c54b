//! Strings become glyphs.

use super::{Drawing, Run};
use crate::source::paged::sheet::{Glyph, Matrix, Shown};
use crate::source::pdf::encoding::Text;
use crate::source::pdf::font::Font;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Dict, Name, Number, ObjRef, Object, ObjectIdentifier};
use hayro_syntax::page::Resources;
use std::rc::Rc;

impl Drawing {
    pub(super) fn text(&mut self, run: &mut Run, operator: &Op<'_, '_>, resources: &Resources<'_>) {
        let n = |number: &Number| number.as_f64();
        let state = &mut run.state;
        match operator {
            Op::BeginText(_) => {
                run.text = Matrix::IDENTITY;
                run.line = Matrix::IDENTITY;
            }
            Op::CharacterSpacing(s) => state.spacing = n(&s.0),
            Op::WordSpacing(s) => state.word_spacing = n(&s.0),
            Op::HorizontalScaling(s) => state.stretch = n(&s.0) / 100.0,
            Op::TextLeading(s) => state.leading = n(&s.0),
            Op::TextRise(s) => state.rise = n(&s.0),
            Op::TextRenderingMode(mode) => state.invisible = matches!(mode.0.as_i64(), 3 | 7),
            Op::TextFont(font) => {
                state.size = n(&font.1);
                run.state.font = self.named_font(run, font.0, resources);
            }
            Op::NextLine(by) => run.next_line(n(&by.0), n(&by.1)),
            Op::NextLineAndSetLeading(by) => {
                state.leading = -n(&by.1);
                run.next_line(n(&by.0), n(&by.1));
            }
            Op::NextLineUsingLeading(_) => run.next_line(0.0, -run.state.leading),
            Op::SetTextMatrix(m) => {
                run.line = Matrix([n(&m.0), n(&m.1), n(&m.2), n(&m.3), n(&m.4), n(&m.5)]);
                run.text = run.line;
            }
            Op::ShowText(text) => self.show(run, text.0.as_bytes()),
            Op::NextLineAndShowText(text) => {
                run.next_line(0.0, -run.state.leading);
                self.show(run, text.0.as_bytes());
            }
            Op::ShowTextWithParameters(text) => {
                state.word_spacing = n(&text.0);
                state.spacing = n(&text.1);
                run.next_line(0.0, -run.state.leading);
                self.show(run, text.2.as_bytes());
            }
            Op::ShowTexts(texts) => {
                for object in texts.0.iter::<Object<'_>>() {
                    match object {
                        Object::String(text) => self.show(run, text.as_bytes()),
                        Object::Number(by) => run.advance(-n(&by) / 1000.0 * run.state.size),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    /// The font of a name: looked up once in each content.
    fn named_font(
        &mut self,
        run: &mut Run,
        name: &Name<'_>,
        resources: &Resources<'_>,
    ) -> Option<Rc<Font>> {
        if let Some(font) = run.fonts.get(name.as_ref()) {
            return font.clone();
        }
        let id = resources.fonts.get_ref(name);
        let font = self.font(id, || resources.get_font(name));
        run.fonts.insert(name.to_vec(), font.clone());
        font
    }

    /// Reads a font, once where it has a number: what stands in the dictionary of a page has the page's.
    pub(super) fn font<'a>(
        &mut self,
        id: Option<ObjRef>,
        dict: impl FnOnce() -> Option<Dict<'a>>,
    ) -> Option<Rc<Font>> {
        let id: Option<ObjectIdentifier> = id.map(Into::into);
        if let Some(font) = id.and_then(|id| self.fonts.get(&id)) {
            return Some(Rc::clone(font));
        }
        let font = Rc::new(Font::read(&dict()?, &mut self.budget));
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&font));
        }
        Some(font)
    }

    pub(super) fn show(&mut self, run: &mut Run, mut bytes: &[u8]) {
        let Some(font) = run.state.font.clone() else {
            return;
        };
        while let Some(said) = font.next(&mut bytes) {
            if self.budget.glyphs == 0 {
                return;
            }
            self.budget.glyphs -= 1;
            let state = &run.state;
            let matrix = Matrix([
                state.size * state.stretch,
                0.0,
                0.0,
                state.size,
                0.0,
                state.rise,
            ])
            .then(&run.text)
            .then(&state.matrix);
            let width = f64::from(said.width);
            let (x, y) = matrix.point(0.0, 0.0);
            let (dx, dy) = if font.vertical {
                matrix.vector(0.0, -1.0)
            } else {
                matrix.vector(width, 0.0)
            };
            let (up_x, up_y) = matrix.vector(0.0, f64::from(font.scale));
            let size = up_x.hypot(up_y);
            let shown = if run.state.invisible {
                Shown::Hidden
            } else {
                self.shown()
            };
            let glyph = Glyph {
                character: '\u{fffd}',
                x,
                y,
                dx,
                dy,
                size,
                shown,
            };
            if [x, y, dx, dy, size]
                .iter()
                .all(|n| n.is_finite() && n.abs() < 1e6)
                && let Some(shown) = run.state.clip.shown(&glyph, (up_x, up_y))
            {
                self.put(Glyph { shown, ..glyph }, said.text.as_ref());
            }
            let extra = run.state.spacing
                + if said.is_blank {
                    run.state.word_spacing
                } else {
                    0.0
                };
            let size = run.state.size;
            run.advance(if font.vertical {
                -size + extra
            } else {
                width * size + extra
            });
        }
    }

    /// A glyph that stands for several characters is parted evenly.
    pub(super) fn put(&mut self, glyph: Glyph, text: Option<&Text>) {
        match text {
            None => self.sheet.glyphs.push(glyph),
            Some(Text::One(character)) => self.sheet.glyphs.push(Glyph {
                character: *character,
                ..glyph
            }),
            Some(Text::Several(text)) => {
                let count = text.chars().count().max(1) as f32;
                let (dx, dy) = (glyph.dx / count, glyph.dy / count);
                for (n, character) in text.chars().enumerate() {
                    self.sheet.glyphs.push(Glyph {
                        character,
                        x: glyph.x + dx * n as f32,
                        y: glyph.y + dy * n as f32,
                        dx,
                        dy,
                        ..glyph
                    });
                }
            }
        }
    }
}
