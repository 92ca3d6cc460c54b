//! The browser's own profile: what its main thread did, in milliseconds of the processor. A machine
//! that has much else to do does not make these more.

use crate::page::Page;
use serde_json::{Value, json};
use std::fmt::{Display, Formatter, Result};

/// Makes the driver keep a profile.
pub fn ask_for(capabilities: &mut Value) {
    capabilities["goog:loggingPrefs"]["performance"] = json!("ALL");
    capabilities["goog:chromeOptions"]["perfLoggingPrefs"] = json!({
        "enableNetwork": false,
        "enablePage": false,
        "traceCategories": "toplevel,devtools.timeline,blink.user_timing",
    });
}

/// The main thread of a page, from when the page was opened to when the profile was asked for.
pub struct Profile {
    /// In the order in which they began.
    events: Vec<Value>,
}

/// What came of an event that the page heard.
pub struct Took {
    /// Milliseconds of the processor for the event and what was run with it.
    event: f64,
    /// Milliseconds of the processor for all that the thread did from the event to the end of the
    /// first frame that shows the answer.
    pub work: f64,
    /// Milliseconds on the clock to the same moment.
    clock: f64,
}

impl Display for Took {
    fn fmt(&self, f: &mut Formatter) -> Result {
        let Self { event, work, clock } = self;
        write!(
            f,
            "{work:.0} ms of the processor, {event:.0} of them for the event; {clock:.0} ms on the clock"
        )
    }
}

impl Page {
    /// Ends the profile. The page was opened with [`crate::Window::profiled`].
    pub fn profile(&self) -> Profile {
        let messages = self.log("performance");
        let events = messages.iter().filter_map(|message| {
            let mut message: Value = serde_json::from_str(message).ok()?;
            let message = &mut message["message"];
            (message["method"] == "Tracing.dataCollected").then(|| message["params"].take())
        });
        let events: Vec<Value> = events.collect();
        Profile { events }
    }
}

impl Profile {
    /// Milliseconds of the processor of the longest task of the page in which `mark` was made, to that mark.
    pub fn longest_task(&self, mark: &str) -> f64 {
        let marked = self.events.iter().find(|event| event["name"] == mark);
        let marked = marked.expect("the page made the mark");
        let tasks = self.events.iter().filter(|event| {
            event["name"] == "ThreadControllerImpl::RunTask"
                && (&event["pid"], &event["tid"]) == (&marked["pid"], &marked["tid"])
                && end(event) <= begin(marked)
        });
        tasks.map(work).fold(0.0, f64::max)
    }

    /// For each event of this kind, what it took until a frame showed what the page has marked by
    /// `performance.mark`.
    pub fn answers(&self, kind: &str, mark: &str) -> Vec<Took> {
        let heard = |event: &&Value| {
            event["name"] == "EventDispatch" && event["args"]["data"]["type"] == kind
        };
        let heard: Vec<&Value> = self.events.iter().filter(heard).collect();
        let Some(page) = heard.first().map(|event| (&event["pid"], &event["tid"])) else {
            return Vec::new();
        };
        let own = self.events.iter();
        let own = own.filter(|event| (&event["pid"], &event["tid"]) == page);
        let of = |name: &'static str| own.clone().filter(move |event| event["name"] == name);
        let mut tasks: Vec<&Value> = of("ThreadControllerImpl::RunTask").collect();
        tasks.sort_by(|a, b| begin(a).total_cmp(&begin(b)));
        let marks: Vec<f64> = own
            .clone()
            .filter(|event| event["name"] == mark)
            .map(begin)
            .collect();
        let took = |heard: &Value| {
            let first = tasks.iter().position(|task| end(task) >= end(heard))?;
            let marked = *marks.iter().find(|marked| **marked >= begin(heard))?;
            let frame = |task: &&&Value| {
                task["args"]["src_func"] == "ScheduledActionSendBeginMainFrame"
                    && end(task) >= marked
            };
            let frame = tasks[first..].iter().position(|task| frame(&task))?;
            let tasks = &tasks[first..=first + frame];
            Some(Took {
                event: work(tasks[0]),
                work: tasks.iter().map(|task| work(task)).sum(),
                clock: (end(tasks[frame]) - begin(tasks[0])) / 1000.0,
            })
        };
        heard.into_iter().filter_map(took).collect()
    }
}

/// Microseconds on the clock.
fn begin(event: &Value) -> f64 {
    event["ts"].as_f64().unwrap_or_default()
}

fn end(event: &Value) -> f64 {
    begin(event) + event["dur"].as_f64().unwrap_or_default()
}

/// Milliseconds of the processor; of the clock, which are no fewer, where the browser does not say them.
fn work(event: &Value) -> f64 {
    // Newer browsers write a task shorter than a tick of their clock as an instant.
    if event["ph"] == "I" {
        return 0.0;
    }
    let said = event["tdur"].as_f64().or_else(|| event["dur"].as_f64());
    said.expect("the browser measures its tasks") / 1000.0
}
