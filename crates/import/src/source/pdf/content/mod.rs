//! Draws a page: the operators of its content become glyphs, rules and pictures.
//!
//! - [`paint`]: paths and colours; [`clip`]: what is seen of them
//! - [`text`]: fonts and strings

mod clip;
mod paint;
mod text;

use super::font::Font;
use super::stream::Budget;
use crate::source::paged::sheet::{Matrix, Sheet, Shown};
use clip::Clip;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};
use paint::Path;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// How deep drawings may stand in drawings.
const DEEPEST: usize = 16;
/// More saved states than any page has.
const MOST_STATES: usize = 4096;

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
    clip: Clip,
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
            clip: Clip::default(),
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
            fonts: HashMap::new(),
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
                    let id = font.raw_iter().next().and_then(|first| first.as_obj_ref());
                    let mut parts = font.flex_iter();
                    if let (Some(dict), Some(size)) =
                        (parts.next::<Dict<'_>>(), parts.next::<f64>())
                    {
                        run.state.font = self.font(id, || Some(dict));
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
}

/// The state of one content while it runs.
struct Run {
    state: State,
    text: Matrix,
    line: Matrix,
    /// By the names of its resources.
    fonts: HashMap<Vec<u8>, Option<Rc<Font>>>,
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
