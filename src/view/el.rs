//! Elements of the page that change or listen; for all others see [`super::plain`]. Views build with these and
//! not with the `html!` macro, whose code for an element is several times as long: a third of the widget, when it
//! was measured.

use std::rc::Rc;
use yew::html::{onchange, onclick, ondragleave, ondragover, ondrop, oninput, ontoggle};
use yew::virtual_dom::{Key, Listener, VNode, VTag, VText};
use yew::{AttrValue, Callback, DragEvent, Event, Html, InputEvent, MouseEvent, NodeRef};

/// How an element is built.
pub trait Build: Sized {
    /// A new element of this name.
    fn new(tag: AttrValue) -> Self;

    fn set(&mut self, name: &'static str, value: AttrValue);

    /// Puts an element inside, behind what is there.
    fn push(&mut self, child: Self);

    fn push_text(&mut self, text: &str);

    fn attr(mut self, name: &'static str, value: impl Into<AttrValue>) -> Self {
        self.set(name, value.into());
        self
    }

    /// An attribute that may be missing.
    fn attr_if(self, name: &'static str, value: Option<impl Into<AttrValue>>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// An attribute without a value, such as `open`.
    fn flag(self, name: &'static str, on: bool) -> Self {
        self.attr_if(name, on.then_some(name))
    }

    /// The language of what stands inside, where it is another than around it.
    #[inline(never)]
    fn lang(self, lang: Option<&'static str>) -> Self {
        self.attr_if("lang", lang)
    }

    fn class(self, class: impl Into<AttrValue>) -> Self {
        self.attr("class", class)
    }

    fn id(self, id: String) -> Self {
        self.attr("id", id)
    }

    /// A number as an attribute, such as a length of a drawing.
    fn length(self, name: &'static str, value: i32) -> Self {
        self.attr(name, value.to_string())
    }

    fn add(mut self, content: impl Content<Self>) -> Self {
        content.add_to(&mut self);
        self
    }

    fn add_all(mut self, children: impl Iterator<Item = Self>) -> Self {
        for child in children {
            self.push(child);
        }
        self
    }
}

/// What can stand inside an element: another, text, nothing, or several of these.
pub trait Content<E> {
    fn add_to(self, parent: &mut E);
}

/// An element under construction that changes or listens.
pub struct El(Box<VTag>);

/// A new element of this name.
pub fn el(tag: impl Into<AttrValue>) -> El {
    El::new(tag.into())
}

impl El {
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    pub fn node_ref(mut self, node: &NodeRef) -> Self {
        self.0.node_ref = node.clone();
        self
    }

    pub fn on_click(self, call: Callback<MouseEvent>) -> Self {
        self.listen(Rc::new(onclick::Wrapper::new(call)))
    }

    pub fn on_toggle(self, call: Callback<Event>) -> Self {
        self.listen(Rc::new(ontoggle::Wrapper::new(call)))
    }

    pub fn on_change(self, call: Callback<Event>) -> Self {
        self.listen(Rc::new(onchange::Wrapper::new(call)))
    }

    pub fn on_input(self, call: Callback<InputEvent>) -> Self {
        self.listen(Rc::new(oninput::Wrapper::new(call)))
    }

    pub fn on_drag(
        self,
        over: Callback<DragEvent>,
        leave: Callback<DragEvent>,
        drop: Callback<DragEvent>,
    ) -> Self {
        self.listen(Rc::new(ondragover::Wrapper::new(over)))
            .listen(Rc::new(ondragleave::Wrapper::new(leave)))
            .listen(Rc::new(ondrop::Wrapper::new(drop)))
    }

    pub fn html(self) -> Html {
        VNode::from(*self.0)
    }

    #[inline(never)]
    fn listen(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.add_listener(listener);
        self
    }
}

// One copy each, however many types of values there are.
impl Build for El {
    fn new(tag: AttrValue) -> Self {
        Self(Box::new(VTag::new(tag)))
    }

    #[inline(never)]
    fn set(&mut self, name: &'static str, value: AttrValue) {
        self.0.add_attribute(name, value);
    }

    #[inline(never)]
    fn push(&mut self, child: Self) {
        self.0.add_child(child.html());
    }

    #[inline(never)]
    fn push_text(&mut self, text: &str) {
        self.0.add_child(VText::new(text.to_owned()).into());
    }
}

impl Content<El> for Html {
    fn add_to(self, parent: &mut El) {
        parent.0.add_child(self);
    }
}

impl<E: Build> Content<E> for E {
    fn add_to(self, parent: &mut E) {
        parent.push(self);
    }
}

impl<E: Build> Content<E> for String {
    fn add_to(self, parent: &mut E) {
        parent.push_text(&self);
    }
}

impl<E: Build> Content<E> for &str {
    fn add_to(self, parent: &mut E) {
        parent.push_text(self);
    }
}

impl<E, C: Content<E>> Content<E> for Option<C> {
    fn add_to(self, parent: &mut E) {
        if let Some(content) = self {
            content.add_to(parent);
        }
    }
}

impl<E, C: Content<E>> Content<E> for Vec<C> {
    fn add_to(self, parent: &mut E) {
        for content in self {
            content.add_to(parent);
        }
    }
}
