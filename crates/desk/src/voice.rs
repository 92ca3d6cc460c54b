//! The browser's voice. Nothing here knows what is read.

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// What is being said. Kept until it is: browsers forget what nobody holds.
#[derive(Default)]
pub struct Voice {
    saying: Option<[EventListener; 2]>,
}

/// How saying something ended.
#[derive(Clone, Copy, PartialEq)]
pub enum End {
    Said,
    /// Another page, or another report on this page, took the voice.
    Taken,
    Failed,
}

impl Voice {
    /// Says words and calls back at their end, unless it is silenced before. False without a voice.
    pub fn say(&mut self, words: &str, call: impl Fn(End) + Clone + 'static) -> bool {
        let chosen = synthesis().and_then(|synthesis| Some((voice(&synthesis)?, synthesis)));
        let Some((voice, synthesis)) = chosen else {
            return false;
        };
        let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(words) else {
            return false;
        };
        // Android writes zh_CN.
        utterance.set_lang(&voice.lang().replace('_', "-"));
        utterance.set_voice(Some(&voice));
        let ended = call.clone();
        self.saying = Some([
            EventListener::new(&utterance, "end", move |_| ended(End::Said)),
            EventListener::new(&utterance, "error", move |event| {
                let reason = Reflect::get(event, &JsValue::from_str("error"));
                let reason = reason.ok().and_then(|reason| reason.as_string());
                let taken = matches!(reason.as_deref(), Some("canceled" | "interrupted"));
                call(if taken { End::Taken } else { End::Failed });
            }),
        ]);
        // One that another page left paused would never begin.
        synthesis.resume();
        synthesis.speak(&utterance);
        true
    }

    /// What was being said has ended.
    pub fn rest(&mut self) {
        self.saying = None;
    }

    /// Ends what is being said, and nothing is called back.
    pub fn silence(&mut self) {
        if self.saying.take().is_some()
            && let Some(synthesis) = synthesis()
        {
            synthesis.cancel();
        }
    }
}

fn synthesis() -> Option<SpeechSynthesis> {
    let synthesis = web_sys::window()?.speech_synthesis().ok()?;
    let own: &JsValue = &synthesis;
    own.is_object().then_some(synthesis)
}

/// The voice that reads best what is printed in simplified Chinese; rather one of this machine.
fn voice(synthesis: &SpeechSynthesis) -> Option<SpeechSynthesisVoice> {
    let voices = synthesis.get_voices().into_iter();
    let voices = voices.map(JsCast::unchecked_into::<SpeechSynthesisVoice>);
    let rated = voices.map(|voice| (rate(&voice.lang(), voice.local_service()), voice));
    let best = rated.reduce(|best, other| if other.0 > best.0 { other } else { best })?;
    (best.0 > 0).then_some(best.1)
}

/// How well a voice of this language fits; 0 when it is not Chinese.
fn rate(lang: &str, local: bool) -> u8 {
    let lang = lang.to_ascii_lowercase().replace('_', "-");
    let has = |tag: &str| lang.split('-').any(|part| part == tag);
    let spoken = match lang.split('-').next() {
        Some("zh" | "cmn") if has("hk") || has("mo") => 2,
        Some("zh" | "cmn") if has("tw") || has("hant") => 4,
        Some("zh" | "cmn") => 6,
        _ => return 0,
    };
    spoken + u8::from(local)
}

#[cfg(test)]
mod tests {
    use super::rate;

    #[test]
    fn mandarin_of_the_mainland_comes_first_and_then_what_needs_no_network() {
        let order = ["zh-HK", "zh-TW", "zh-CN"].map(|lang| rate(lang, true));
        assert!(order.is_sorted() && order[0] > 0);
        assert!(rate("zh_CN", true) > rate("cmn-Hans-CN", false));
        assert!(rate("zh-CN", false) > rate("zh-TW", true));
        assert_eq!(rate("en-US", true), 0);
        assert_eq!(rate("zhuang", true), 0);
    }
}
