//! WebDriver, the one protocol that drives all browsers: <https://www.w3.org/TR/webdriver2/>.

use crate::PATIENCE;
use serde_json::{Value, json};
use std::fmt::{Display, Formatter};
use ureq::Agent;

/// How WebDriver names a reference to an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser that a driver has started.
pub struct Session {
    agent: Agent,
    /// Of the session, at its driver.
    address: String,
}

/// What a driver refused, or why it could not be asked.
#[derive(Debug)]
pub struct Refusal(String);

impl Display for Refusal {
    fn fmt(&self, f: &mut Formatter) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

type Answer = Result<Value, Refusal>;

impl Session {
    /// Asks the driver at this address for a browser with these capabilities.
    pub fn start(driver: &str, capabilities: &Value) -> Result<Self, Refusal> {
        let config = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .build();
        let agent = config.new_agent();
        let wanted = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let session = ask(&agent, &format!("{driver}/session"), &wanted)?;
        let id = session["sessionId"].as_str().unwrap_or_default();
        let address = format!("{driver}/session/{id}");
        Ok(Self { agent, address })
    }

    /// A command that takes something, by its path below the session.
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        ask(&self.agent, &format!("{}/{path}", self.address), body)
    }

    pub fn go(&self, address: &str) -> Answer {
        self.post("url", &json!({ "url": address }))
    }

    pub fn reload(&self) -> Answer {
        self.post("refresh", &json!({}))
    }

    /// Runs the body of a function, and waits for a promise that it returns.
    pub fn execute(&self, script: &str, arguments: &[Value]) -> Answer {
        let body = json!({ "script": script, "args": arguments });
        self.post("execute/sync", &body)
    }

    /// Runs the body of a function whose last argument takes the result.
    pub fn execute_async(&self, script: &str, arguments: &[Value]) -> Answer {
        let body = json!({ "script": script, "args": arguments });
        self.post("execute/async", &body)
    }

    /// A click as a person does it, on the first element that fits; refused where something covers it.
    pub fn click(&self, css: &str) -> Answer {
        let wanted = json!({ "using": "css selector", "value": css });
        let element = self.post("element", &wanted)?;
        let id = element[ELEMENT].as_str().unwrap_or_default();
        self.post(&format!("element/{id}/click"), &json!({}))
    }

    /// Types into whatever has the focus.
    pub fn send_keys(&self, keys: &str) -> Answer {
        let element = self.execute("return document.activeElement", &[])?;
        let id = element[ELEMENT].as_str().unwrap_or_default();
        self.post(&format!("element/{id}/value"), &json!({ "text": keys }))
    }

    /// Opens a tab, closes the one before it, and goes on in the new one.
    pub fn next_tab(&self) -> Result<(), Refusal> {
        let tab = self.post("window/new", &json!({ "type": "tab" }))?;
        self.delete("/window")?;
        self.post("window", &json!({ "handle": tab["handle"] }))?;
        Ok(())
    }

    /// Ends the browser.
    pub fn end(&self) -> Answer {
        self.delete("")
    }

    fn delete(&self, path: &str) -> Answer {
        answered(self.agent.delete(format!("{}{path}", self.address)).call())
    }
}

fn ask(agent: &Agent, address: &str, body: &Value) -> Answer {
    let request = agent.post(address).content_type("application/json");
    answered(request.send(body.to_string()))
}

fn answered(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Answer {
    let refusal = |error: &dyn Display| Refusal(format!("the driver gave no answer: {error}"));
    let mut answer = answer.map_err(|error| refusal(&error))?;
    // A picture or a log is longer than what is read without being asked.
    let body = answer.body_mut().with_config().limit(1 << 30);
    let body = body.read_to_string().map_err(|error| refusal(&error))?;
    let mut body: Value = serde_json::from_str(&body).map_err(|error| refusal(&error))?;
    let value = body["value"].take();
    if answer.status().is_success() {
        return Ok(value);
    }
    let part = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    Err(Refusal(format!("{}: {}", part("error"), part("message"))))
}
