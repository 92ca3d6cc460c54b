//! Elements that are made in one go, and what changes about them later.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Node};

// See `assets/scripts/draw.js` and `traditional.js`, which come with the widget.
#[wasm_bindgen]
extern "C" {
    /// Makes an element of its JSON.
    #[wasm_bindgen(js_name = gongbaoDraw)]
    pub fn draw(json: &str) -> Node;

    /// What a reader did to a part of the page stays done in the part that takes its place.
    #[wasm_bindgen(js_name = gongbaoKeep)]
    pub fn keep_done(old: &Node, new: &Node);

    /// Puts the stage where the prerendered page was. What the reader did meanwhile stays done, and the focus stays
    /// where it was.
    #[wasm_bindgen(js_name = gongbaoTakePlace)]
    pub fn take_place(mount: &Element, stage: &Element);

    /// Gives the elements that match `css` in the elements with these ids, one a line, their classes, in order and
    /// one a line too. False when none of these is there.
    #[wasm_bindgen(js_name = gongbaoDress)]
    pub fn set_classes(root: &Element, ids: &str, css: &str, classes: &str) -> bool;

    /// Marks the link of the contents to this address as where the reader is, and the entries around it.
    #[wasm_bindgen(js_name = gongbaoCurrent)]
    pub fn mark_current(root: &Element, href: &str);

    /// Marks the section with this id as what is to be printed, without a name those that are ticked; the style sheet
    /// for print hides all others. Where none is marked all is printed.
    #[wasm_bindgen(js_name = gongbaoChoose)]
    pub fn choose_printed(root: &Element, section: Option<&str>);

    /// Writes the address and the date where they are seen on paper only.
    #[wasm_bindgen(js_name = gongbaoSign)]
    pub fn sign_print(root: &Element);

    /// Fetches what [`traditional`] knows, if `mount` or what is around it says where that is.
    #[wasm_bindgen(js_name = gongbaoLearn)]
    pub async fn learn_traditional(mount: &Element);

    /// A name in traditional characters.
    #[wasm_bindgen(js_name = gongbaoTraditional)]
    fn traditional_of(name: &str) -> String;

    /// Folds or unfolds all `<details>` below `root` that have a `data-fold` name.
    #[wasm_bindgen(js_name = gongbaoFold)]
    pub fn fold_all(root: &Element, fold: bool);
}

/// A name in traditional characters, see [`learn_traditional`].
pub fn traditional(name: &str) -> String {
    traditional_of(name)
}
