//! Draws a page: the operators of its content become glyphs, rules and pictures.

use super::font::{Font, Text};
use super::stream::Budget;
use crate::source::paged::sheet::{Glyph, Matrix, Sheet, Shown};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// How deep drawings may stand in drawings.
const DEEPEST: usize = 16;
/// More saved states than any page has.
const MOST_STATES: usize = 4096;
/// More points than a path that is a rule has.
const MOST_POINTS: usize = 4096;

/// Draws pages of one file; fonts are read once.
pub(super) struct Drawing {
    pub budget: Budget,
    fonts: HashMap<ObjectIdentifier, Rc<Font>>,
    /// Layers that are switched off.
    off: HashSet<ObjectIdentifier>,
    sheet: Sheet,
    /// What is marked as hidden or furniture now, innermost last.
    marks: Vec<Shown>,
    states: Vec<State>,
    path: Path,
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    spacing: f64,
    word_spacing: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    invisible: bool,
    white: [bool; 2],
}

impl State {
    fn new(matrix: Matrix) -> Self {
        Self {
            matrix,
            font: None,
            size: 0.0,
            spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            invisible: false,
            white: [false; 2],
        }
    }
}

const STROKE: usize = 0;
const FILL: usize = 1;

/// The lines of a path, in places of the page.
#[derive(Default)]
struct Path {
    parts: Vec<Vec<(f32, f32)>>,
    curved: bool,
}

impl Path {
    fn begin(&mut self, point: (f32, f32)) {
        if self.parts.len() < MOST_POINTS {
            self.parts.push(vec![point]);
        }
    }

    fn to(&mut self, point: (f32, f32)) {
        match self.parts.last_mut() {
            Some(part) if part.len() < MOST_POINTS => part.push(point),
            Some(_) => {}
            None => self.begin(point),
        }
    }

    fn close(&mut self) {
        if let Some(part) = self.parts.last_mut()
            && let Some(first) = part.first().copied()
        {
            part.push(first);
        }
    }
}

impl Drawing {
    pub fn new(off: HashSet<ObjectIdentifier>) -> Self {
        Self {
            budget: Budget::default(),
            fonts: HashMap::new(),
            off,
            sheet: Sheet::default(),
            marks: Vec::new(),
            states: Vec::new(),
            path: Path::default(),
        }
    }

    pub fn page(&mut self, page: &Page<'_>) -> Sheet {
        let (width, height) = page.render_dimensions();
        self.sheet = Sheet {
            width,
            height,
            ..Sheet::default()
        };
        self.marks.clear();
        let matrix = Matrix(page.initial_transform(true).as_coeffs());
        let content = self.content(page.raw());
        self.run(&content, page.resources(), matrix, 0);
        self.annotations(page, &matrix);
        std::mem::take(&mut self.sheet)
    }

    /// The parts of a page's content are one text.
    fn content(&mut self, page: &Dict<'_>) -> Vec<u8> {
        match page.get::<Object<'_>>(b"Contents") {
            Some(Object::Stream(stream)) => self.budget.unpack(&stream).unwrap_or_default(),
            Some(Object::Array(parts)) => {
                let mut content = Vec::new();
                for part in parts.iter::<Stream<'_>>() {
                    content.extend(self.budget.unpack(&part).unwrap_or_default());
                    content.push(b'\n');
                    if self.budget.is_spent() {
                        break;
                    }
                }
                content
            }
            _ => Vec::new(),
        }
    }

    /// Filled-in fields and typed remarks stand on a page as well.
    fn annotations(&mut self, page: &Page<'_>, matrix: &Matrix) {
        let list = page.raw().get::<Array<'_>>(b"Annots").unwrap_or_default();
        for annotation in list.iter::<Dict<'_>>() {
            let kind = annotation.get::<Name<'_>>(b"Subtype");
            let hidden = annotation
                .get::<u32>(b"F")
                .is_some_and(|flags| flags & 2 != 0);
            if hidden || !matches!(kind.as_deref(), Some(b"Widget" | b"FreeText")) {
                continue;
            }
            let appearance = annotation.get::<Dict<'_>>(b"AP");
            let Some(form) = appearance.and_then(|ap| ap.get::<Stream<'_>>(b"N")) else {
                continue;
            };
            let (Some(place), Some(frame)) = (
                annotation.get::<[f64; 4]>(b"Rect"),
                form.dict().get::<[f64; 4]>(b"BBox"),
            ) else {
                continue;
            };
            let own = form_matrix(form.dict());
            let Some(drawn) = own.frame(frame[0], frame[1], frame[2], frame[3]) else {
                continue;
            };
            let left = place[0].min(place[2]) - f64::from(drawn.left);
            let bottom = place[1].min(place[3]) - f64::from(drawn.top);
            self.form(
                &form,
                page.resources(),
                &Matrix::moved(left, bottom).then(matrix),
                0,
            );
        }
    }

    fn form(&mut self, form: &Stream<'_>, resources: &Resources<'_>, matrix: &Matrix, deep: usize) {
        if deep >= DEEPEST || self.budget.is_spent() {
            return;
        }
        self.budget.forms -= 1;
        let Some(content) = self.budget.unpack(form) else {
            return;
        };
        let own = form.dict().get::<Dict<'_>>(b"Resources");
        let own = own.map(Resources::new);
        let matrix = form_matrix(form.dict()).then(matrix);
        let marks = self.marks.len();
        self.run(
            &content,
            own.as_ref().unwrap_or(resources),
            matrix,
            deep + 1,
        );
        self.marks.truncate(marks);
    }

    fn run(&mut self, content: &[u8], resources: &Resources<'_>, matrix: Matrix, deep: usize) {
        let outer = std::mem::take(&mut self.states);
        let outer_path = std::mem::take(&mut self.path);
        let mut run = Run {
            state: State::new(matrix),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            deep,
        };
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            if self.budget.is_spent() {
                break;
            }
            self.budget.operators -= 1;
            self.step(&mut run, &operator, resources);
        }
        self.states = outer;
        self.path = outer_path;
    }

    fn step(&mut self, run: &mut Run, operator: &Op<'_, '_>, resources: &Resources<'_>) {
        let n = |number: &Number| number.as_f64();
        match operator {
            Op::SaveState(_) if self.states.len() < MOST_STATES => {
                self.states.push(run.state.clone());
            }
            Op::RestoreState(_) => {
                if let Some(state) = self.states.pop() {
                    run.state = state;
                }
            }
            Op::Transform(m) => {
                let matrix = Matrix([n(&m.0), n(&m.1), n(&m.2), n(&m.3), n(&m.4), n(&m.5)]);
                run.state.matrix = matrix.then(&run.state.matrix);
            }
            Op::SetGraphicsState(name) => {
                let own = resources.get_ext_g_state(name.0);
                if let Some(font) = own.and_then(|state| state.get::<Array<'_>>(b"Font")) {
                    let mut parts = font.flex_iter();
                    if let (Some(dict), Some(size)) =
                        (parts.next::<Dict<'_>>(), parts.next::<f64>())
                    {
                        run.state.font = Some(self.font(&dict));
                        run.state.size = size;
                    }
                }
            }
            Op::XObject(name) => self.object(run, name.0, resources),
            Op::InlineImage(_) => self.picture(&run.state.matrix, true),
            Op::BeginMarkedContent(_) if self.marks.len() < MOST_STATES => {
                self.marks.push(self.shown());
            }
            Op::BeginMarkedContentWithProperties(mark) if self.marks.len() < MOST_STATES => {
                let shown = self.marked(mark.0, mark.1, resources);
                self.marks.push(shown);
            }
            Op::EndMarkedContent(_) => {
                self.marks.pop();
            }
            _ => {
                if !self.paint(run, operator) {
                    self.text(run, operator, resources);
                }
            }
        }
    }

    fn shown(&self) -> Shown {
        self.marks.last().copied().unwrap_or_default()
    }

    /// What a mark says of the content: a layer that is off, a running head.
    fn marked(&self, name: &Name<'_>, property: &Object<'_>, resources: &Resources<'_>) -> Shown {
        match (name.as_ref(), property) {
            (b"OC", Object::Name(layer)) => {
                let id = resources.properties.get_ref(layer.as_ref());
                let of = resources.properties.get::<Dict<'_>>(layer.as_ref());
                let of = of.and_then(|layers| layers.get_ref(b"OCGs"));
                let is_off = [id, of]
                    .into_iter()
                    .flatten()
                    .any(|id| self.off.contains(&id.into()));
                if is_off { Shown::Hidden } else { self.shown() }
            }
            (b"Artifact", Object::Dict(dict)) => {
                let kind = dict.get::<Name<'_>>(b"Type");
                let part = dict.get::<Name<'_>>(b"Subtype");
                let is_head = matches!(part.as_deref(), Some(b"Header" | b"Footer"));
                if is_head || kind.as_deref() == Some(b"Pagination") {
                    Shown::Furniture
                } else {
                    self.shown()
                }
            }
            _ => self.shown(),
        }
    }

    fn object(&mut self, run: &mut Run, name: &Name<'_>, resources: &Resources<'_>) {
        let Some(object) = resources.get_x_object(name) else {
            return;
        };
        let dict = object.dict();
        if let Some(layer) = dict.get_ref(b"OC")
            && self.off.contains(&layer.into())
        {
            return;
        }
        if dict.get::<Name<'_>>(b"Subtype").as_deref() == Some(b"Form") {
            let matrix = run.state.matrix;
            self.form(&object, resources, &matrix, run.deep);
        } else {
            let masked = [b"SMask".as_slice(), b"Mask", b"ImageMask"]
                .iter()
                .any(|key| dict.contains_key(key));
            self.picture(&run.state.matrix, !masked);
        }
    }

    fn picture(&mut self, matrix: &Matrix, opaque: bool) {
        if let Some(frame) = matrix.frame(0.0, 0.0, 1.0, 1.0) {
            self.sheet.add_picture(frame, opaque);
        }
    }

    /// Paths and colours. False when the operator is none of theirs.
    fn paint(&mut self, run: &mut Run, operator: &Op<'_, '_>) -> bool {
        let matrix = run.state.matrix;
        let at = |x: &Number, y: &Number| matrix.point(x.as_f64(), y.as_f64());
        let white = |numbers: &[&Number], level: f64| {
            numbers.iter().all(|n| (n.as_f64() - level).abs() < 0.01)
        };
        match operator {
            Op::MoveTo(p) => self.path.begin(at(&p.0, &p.1)),
            Op::LineTo(p) => self.path.to(at(&p.0, &p.1)),
            Op::CubicTo(p) => self.curve(at(&p.4, &p.5)),
            Op::CubicStartTo(p) => self.curve(at(&p.2, &p.3)),
            Op::CubicEndTo(p) => self.curve(at(&p.2, &p.3)),
            Op::ClosePath(_) => self.path.close(),
            Op::RectPath(r) => {
                let [x, y, w, h] = [&r.0, &r.1, &r.2, &r.3].map(|n| n.as_f64());
                self.path.begin(matrix.point(x, y));
                for (x, y) in [(x + w, y), (x + w, y + h), (x, y + h), (x, y)] {
                    self.path.to(matrix.point(x, y));
                }
            }
            Op::StrokePath(_) => self.end_path(run, true, false),
            Op::CloseAndStrokePath(_) => {
                self.path.close();
                self.end_path(run, true, false);
            }
            Op::FillPathNonZero(_)
            | Op::FillPathNonZeroCompatibility(_)
            | Op::FillPathEvenOdd(_) => self.end_path(run, false, true),
            Op::FillAndStrokeNonZero(_) | Op::FillAndStrokeEvenOdd(_) => {
                self.end_path(run, true, true);
            }
            Op::CloseFillAndStrokeNonZero(_) | Op::CloseFillAndStrokeEvenOdd(_) => {
                self.path.close();
                self.end_path(run, true, true);
            }
            Op::EndPath(_) => self.end_path(run, false, false),
            Op::StrokeColorDeviceGray(c) => run.state.white[STROKE] = white(&[&c.0], 1.0),
            Op::NonStrokeColorDeviceGray(c) => run.state.white[FILL] = white(&[&c.0], 1.0),
            Op::StrokeColorDeviceRgb(c) => {
                run.state.white[STROKE] = white(&[&c.0, &c.1, &c.2], 1.0);
            }
            Op::NonStrokeColorDeviceRgb(c) => {
                run.state.white[FILL] = white(&[&c.0, &c.1, &c.2], 1.0);
            }
            Op::StrokeColorCmyk(c) => {
                run.state.white[STROKE] = white(&[&c.0, &c.1, &c.2, &c.3], 0.0);
            }
            Op::NonStrokeColorCmyk(c) => {
                run.state.white[FILL] = white(&[&c.0, &c.1, &c.2, &c.3], 0.0);
            }
            Op::StrokeColor(_) | Op::StrokeColorNamed(_) | Op::ColorSpaceStroke(_) => {
                run.state.white[STROKE] = false;
            }
            Op::NonStrokeColor(_) | Op::NonStrokeColorNamed(_) | Op::ColorSpaceNonStroke(_) => {
                run.state.white[FILL] = false;
            }
            _ => return false,
        }
        true
    }

    fn curve(&mut self, end: (f32, f32)) {
        self.path.curved = true;
        self.path.to(end);
    }

    fn end_path(&mut self, run: &Run, stroked: bool, filled: bool) {
        let path = std::mem::take(&mut self.path);
        if self.shown() == Shown::Hidden {
            return;
        }
        if path.curved {
            self.sheet.outlines += usize::from(filled);
            return;
        }
        let stroked = stroked && !run.state.white[STROKE];
        let filled = filled && !run.state.white[FILL];
        for part in &path.parts {
            self.sheet.add_path(part, stroked, filled);
        }
    }

    fn text(&mut self, run: &mut Run, operator: &Op<'_, '_>, resources: &Resources<'_>) {
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
                let dict = resources.get_font(font.0);
                state.font = dict.map(|dict| self.font(&dict));
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

    fn font(&mut self, dict: &Dict<'_>) -> Rc<Font> {
        let Some(id) = dict.obj_id() else {
            return Rc::new(Font::read(dict, &mut self.budget));
        };
        if let Some(font) = self.fonts.get(&id) {
            return Rc::clone(font);
        }
        let font = Rc::new(Font::read(dict, &mut self.budget));
        self.fonts.insert(id, Rc::clone(&font));
        font
    }

    fn show(&mut self, run: &mut Run, mut bytes: &[u8]) {
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
            {
                self.put(glyph, said.text.as_ref());
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
    fn put(&mut self, glyph: Glyph, text: Option<&Text>) {
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

/// The state of one content while it runs.
struct Run {
    state: State,
    text: Matrix,
    line: Matrix,
    deep: usize,
}

impl Run {
    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::moved(x, y).then(&self.line);
        self.text = self.line;
    }

    fn advance(&mut self, by: f64) {
        let vertical = self.state.font.as_ref().is_some_and(|font| font.vertical);
        let (x, y) = if vertical {
            (0.0, by)
        } else {
            (by * self.state.stretch, 0.0)
        };
        self.text = Matrix::moved(x, y).then(&self.text);
    }
}

fn form_matrix(dict: &Dict<'_>) -> Matrix {
    dict.get::<[f64; 6]>(b"Matrix")
        .map_or(Matrix::IDENTITY, Matrix)
}
