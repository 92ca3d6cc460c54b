//! Elements of the page. Views build with these and not with the `html!` macro, whose code for an
//! element is several times as long: a third of the widget, when it was measured.

use std::rc::Rc;
use yew::html::{onchange, onclick, ondragleave, ondragover, ondrop, oninput, ontoggle};
use yew::virtual_dom::{Key, Listener, VNode, VTag, VText};
use yew::{AttrValue, Callback, DragEvent, Event, Html, InputEvent, MouseEvent, NodeRef};

/// An element under construction.
pub struct El(Box<VTag>);

/// A new element of this name.
pub fn el(tag: impl Into<AttrValue>) -> El {
    let tag: AttrValue = tag.into();
    El(Box::new(VTag::new(tag)))
}

/// What can stand inside an element: another, text, nothing, or several of these.
pub trait Content {
    fn add_to(self, parent: &mut El);
}

impl El {
    pub fn attr(mut self, name: &'static str, value: impl Into<AttrValue>) -> Self {
        self.set(name, value.into());
        self
    }

    /// An attribute that may be missing.
    pub fn attr_if(self, name: &'static str, value: Option<impl Into<AttrValue>>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// An attribute without a value, such as `open`.
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        self.attr_if(name, on.then_some(name))
    }

    /// The language of what stands inside, where it is another than around it.
    #[inline(never)]
    pub fn lang(self, lang: Option<&'static str>) -> Self {
        self.attr_if("lang", lang)
    }

    pub fn class(self, class: impl Into<AttrValue>) -> Self {
        self.attr("class", class)
    }

    pub fn id(self, id: String) -> Self {
        self.attr("id", id)
    }

    /// A number as an attribute, such as a length of a drawing.
    pub fn length(self, name: &'static str, value: i32) -> Self {
        self.attr(name, value.to_string())
    }

    // Adding here is putting inside, as in any builder; no sum is meant.
    #[expect(clippy::should_implement_trait)]
    pub fn add(mut self, content: impl Content) -> Self {
        content.add_to(&mut self);
        self
    }

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

    // One copy each, however many types of values there are.
    #[inline(never)]
    fn set(&mut self, name: &'static str, value: AttrValue) {
        self.0.add_attribute(name, value);
    }

    #[inline(never)]
    fn push(&mut self, child: Html) {
        self.0.add_child(child);
    }

    #[inline(never)]
    fn listen(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.add_listener(listener);
        self
    }
}

impl Content for Html {
    fn add_to(self, parent: &mut El) {
        parent.push(self);
    }
}

impl Content for El {
    fn add_to(self, parent: &mut El) {
        parent.push(self.html());
    }
}

impl Content for String {
    fn add_to(self, parent: &mut El) {
        parent.push(VText::new(self).into());
    }
}

impl Content for &str {
    fn add_to(self, parent: &mut El) {
        self.to_owned().add_to(parent);
    }
}

impl<C: Content> Content for Option<C> {
    fn add_to(self, parent: &mut El) {
        if let Some(content) = self {
            content.add_to(parent);
        }
    }
}

impl<C: Content> Content for Vec<C> {
    fn add_to(self, parent: &mut El) {
        for content in self {
            content.add_to(parent);
        }
    }
}
