//! A plotters backend that keeps what is drawn as shapes, so that a view can make each mark an
//! element of the page: named, focusable, linked. No fonts, no pixels, no strings of SVG.

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// A drawn shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// Which mark of the panel it belongs to; none for names and axes.
    pub mark: Option<usize>,
    /// The style-sheet class of its tone.
    pub class: &'static str,
    pub form: Form,
}

/// Where a shape stands, in drawing units.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    Rect {
        x: i32,
        y: i32,
        width: i32,
        height: i32,
    },
    Line {
        from: BackendCoord,
        to: BackendCoord,
    },
    Circle {
        center: BackendCoord,
        radius: u32,
    },
    Text {
        at: BackendCoord,
        anchor: &'static str,
        text: String,
    },
}

/// What the next shapes belong to, and the shapes so far. Shared by the backend and its user.
#[derive(Default)]
pub struct Sheet {
    pub mark: Option<usize>,
    pub class: &'static str,
    pub strokes: Vec<Stroke>,
}

/// The backend: every call adds a stroke to the sheet.
pub struct Sketch {
    pub size: (u32, u32),
    pub sheet: Rc<RefCell<Sheet>>,
}

impl Sketch {
    fn add(&self, form: Form) -> Drawn {
        let mut sheet = self.sheet.borrow_mut();
        let (mark, class) = (sheet.mark, sheet.class);
        sheet.strokes.push(Stroke { mark, class, form });
        Ok(())
    }
}

/// Width of a text in ems: a Han character takes one, a Latin one about half.
pub fn text_ems(text: &str) -> f64 {
    text.chars()
        .map(|c| if c.is_ascii() { 0.55 } else { 1.0 })
        .sum()
}

impl DrawingBackend for Sketch {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, _: &S) -> Drawn {
        self.add(Form::Line { from, to })
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        _: &S,
        _: bool,
    ) -> Drawn {
        self.add(Form::Rect {
            x: upper_left.0,
            y: upper_left.1,
            width: bottom_right.0 - upper_left.0,
            height: bottom_right.1 - upper_left.1,
        })
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        _: &S,
        _: bool,
    ) -> Drawn {
        self.add(Form::Circle { center, radius })
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let text = text.to_owned();
        self.add(Form::Text { at, anchor, text })
    }

    // The default counts UTF-8 bytes, which makes Chinese 1.7 times too wide.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = style.size();
        Ok(((text_ems(text) * size) as u32, size as u32))
    }
}
