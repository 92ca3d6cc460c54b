//! What is drawn outside of the clip is not seen.

use super::paint::Path;
use crate::source::paged::sheet::{Frame, Glyph, Shown};

/// How much of a glyph stands above its line.
const MIDDLE: f32 = 0.35;

/// A frame around all that is seen; without one, the page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clip(Option<Frame>);

impl Clip {
    /// Sees no more than is in a path.
    pub fn cut(&mut self, path: &Path) {
        let Some(inside) = path.frame() else {
            return;
        };
        self.0 = Some(self.0.map_or(inside, |clip| clip.meet(&inside)));
    }

    /// How a glyph of this height is shown. A browser draws the tips of the line at which a page ends on both
    /// pages: what is mostly outside, and reaches in, is said where it is inside.
    pub fn shown(&self, glyph: &Glyph, (up_x, up_y): (f32, f32)) -> Option<Shown> {
        let Some(clip) = self.0 else {
            return Some(glyph.shown);
        };
        let at = |up: f32| {
            let x = glyph.x + glyph.dx / 2.0 + up * up_x;
            clip.contains(x, glyph.y + glyph.dy / 2.0 + up * up_y)
        };
        if at(MIDDLE) {
            Some(glyph.shown)
        } else if at(2.0 * MIDDLE) || at(0.0) || at(1.0) || at(-MIDDLE) {
            None
        } else {
            Some(Shown::Hidden)
        }
    }
}
