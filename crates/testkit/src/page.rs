//! A page of a browser, and what a person does with it: in every engine.

use crate::PATIENCE;
use crate::engine::Engine;
use crate::webdriver::Session;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Waits inside the page, where asking costs next to nothing, for what is hoped for; gives up after a
/// while so that a page which runs no timers is asked from outside.
const WAIT: &str = "
    const [done, end] = [arguments[0], Date.now() + 1000];
    const look = async () => {
        try { if (await (EXPRESSION) === true || Date.now() > end) return done(); } catch { return done(); }
        setTimeout(look, 10);
    };
    look();";

/// A page of a browser.
pub struct Page {
    session: Session,
    engine: Engine,
}

impl Page {
    pub(crate) fn of(session: Session, engine: Engine) -> Self {
        Self { session, engine }
    }

    pub(crate) fn session(&self) -> &Session {
        &self.session
    }

    /// Opens an address, and waits until all of its page is there.
    pub fn go(&self, address: &str) {
        let (file, fragment) = address.split_once('#').unwrap_or((address, ""));
        let stays = !fragment.is_empty() && self.text("location.href.split('#')[0]") == file;
        let before = self.document();
        let gone = self.session.go(address);
        gone.unwrap_or_else(|refusal| panic!("{address}: {refusal}"));
        if !stays {
            self.loaded(&before);
        }
    }

    /// Waits until all of the page is there again.
    pub fn reload(&self) {
        let before = self.document();
        let reloaded = self.session.reload();
        reloaded.unwrap_or_else(|refusal| panic!("reload: {refusal}"));
        self.loaded(&before);
        self.ready();
    }

    /// What tells the document of the page from the next one: when it began.
    fn document(&self) -> Value {
        self.value("performance.timeOrigin")
    }

    /// Waits until another document than this one is there with its styles and scripts. Chromium's driver was seen
    /// to come back before, from a new tab on a busy machine.
    fn loaded(&self, before: &Value) {
        let loaded = format!(
            "return document.readyState === 'complete' && performance.timeOrigin !== {before}"
        );
        let begin = Instant::now();
        // Between two documents there is none to ask.
        while !matches!(self.session.execute(&loaded, &[]), Ok(Value::Bool(true))) {
            assert!(begin.elapsed() < PATIENCE, "the page never was all there");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits for the report to be shown.
    pub fn ready(&self) {
        self.until("!!document.querySelector('.report')", "the report is shown");
    }

    /// Gives a published page a sign of its reader, and waits until the widget has taken over.
    pub fn taken_over(&self) {
        self.value("dispatchEvent(new Event('pointermove'))");
        let over =
            "!!document.querySelector('.report') && !document.querySelector('[data-prerendered]')";
        self.until(over, "the widget has taken over");
    }

    /// The value of a JavaScript expression; of a promise, once it is kept.
    pub fn value(&self, expression: &str) -> Value {
        let value = self.session.execute(&format!("return ({expression})"), &[]);
        value.unwrap_or_else(|refusal| panic!("{expression}: {refusal}"))
    }

    pub fn text(&self, expression: &str) -> String {
        text(&self.value(expression))
    }

    /// A list of texts.
    pub fn lines(&self, expression: &str) -> Vec<String> {
        lines(&self.value(expression))
    }

    pub fn is(&self, expression: &str) -> bool {
        self.value(expression) == Value::Bool(true)
    }

    /// Waits until the expression is true.
    pub fn until(&self, expression: &str, what: &str) {
        let begin = Instant::now();
        while !self.is(expression) {
            assert!(
                begin.elapsed() < PATIENCE,
                "waited in vain until {what}: {expression}"
            );
            let waited = Instant::now();
            // A page that goes elsewhere meanwhile takes the answer with it.
            drop(
                self.session
                    .execute_async(&WAIT.replace("EXPRESSION", expression), &[]),
            );
            std::thread::sleep(Duration::from_millis(10).saturating_sub(waited.elapsed()));
        }
    }

    /// A real click in the middle of the first element that fits.
    pub fn click(&self, css: &str) {
        // As a person does, who scrolls to where it is not behind the bar. The bar itself is always there.
        let quoted = Value::from(css);
        let element = format!("document.querySelector({quoted})");
        self.value(&format!(
            "{element}?.closest('.bar') ? 0 : {element}?.scrollIntoView({{ block: 'center', behavior: 'instant' }}) ?? 0"
        ));
        // WebKit's driver does not wait for the page to stand still: scrolling may open a part of the
        // contents, which moves what stands below.
        if self.engine == Engine::WebKit {
            self.until(
                &format!(
                    "(async () => {{ const frame = () => new Promise(requestAnimationFrame);
                    const top = () => {element}?.getBoundingClientRect().top;
                    const before = top(); await frame(); await frame(); return before === top() }})()"
                ),
                &format!("{css} stands still"),
            );
        }
        let clicked = self.session.click(css);
        clicked.unwrap_or_else(|refusal| panic!("{css}: {refusal}"));
    }

    /// A real click on an element with this id, whatever characters the id has.
    pub fn click_id(&self, id: &str) {
        self.click(&format!("[id=\"{id}\"]"));
    }

    /// Folds every section, by the button for it; on a narrow page it is behind the bar.
    pub fn fold_all(&self) {
        let narrow = "getComputedStyle(document.querySelector('.bar')).display !== 'none'";
        let narrow = self.is(narrow);
        if narrow {
            self.click(".bar button");
        }
        self.click(".tools > button:nth-child(2)");
        self.until(
            "!document.querySelector('main details[open]')",
            "all are folded",
        );
        if narrow {
            self.click(".bar button");
        }
    }

    /// Keys as WebDriver names them, or text, for whatever has the focus.
    pub fn send_keys(&self, keys: &str) {
        let sent = self.session.send_keys(keys);
        sent.unwrap_or_else(|refusal| panic!("{keys}: {refusal}"));
    }

    /// Drops a file of this name and content onto the page, as a drag from the desktop does.
    pub fn drop_file(&self, name: &str, content: &str) {
        let script = "
            const data = new DataTransfer();
            data.items.add(new File([arguments[1]], arguments[0], { type: 'application/json' }));
            const target = document.querySelector('.gongbao');
            for (const type of ['dragover', 'drop'])
                target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));";
        let dropped = self.session.execute(script, &[json!(name), json!(content)]);
        dropped.unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    }

    /// Runs a script that says when it is done: its last argument takes the result.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        let result = self.session.execute_async(script, arguments);
        result.unwrap_or_else(|refusal| panic!("{refusal}"))
    }

    /// The page as it is printed, as PDF.
    pub fn print(&self) -> Vec<u8> {
        let printed = self.session.post("print", &json!({}));
        bytes(&printed.unwrap_or_else(|refusal| panic!("print: {refusal}")))
    }
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

pub(crate) fn lines(value: &Value) -> Vec<String> {
    let lines = value.as_array().map(Vec::as_slice).unwrap_or_default();
    lines.iter().map(text).collect()
}

/// What drivers send as text.
pub(crate) fn bytes(base64: &Value) -> Vec<u8> {
    use base64::Engine;
    let engine = base64::engine::general_purpose::STANDARD;
    let bytes = engine.decode(base64.as_str().unwrap_or_default());
    bytes.expect("the browser sends base64")
}
