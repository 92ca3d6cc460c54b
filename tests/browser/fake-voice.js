// A browser's voice for tests, after the Web Speech API: what is said is written down, and ends when the
// test says so. `?voices=` names the languages that are there at first.
(() => {
  let queue = [];
  let voices = [];
  window.said = [];
  const voice = (lang) => ({ lang, name: lang, localService: true, default: false, voiceURI: lang });
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text = '') {
      super();
      Object.assign(this, { text, lang: '', voice: null, rate: 1, pitch: 1, volume: 1 });
    }
  };
  const fire = (utterance, type, error) => setTimeout(() => utterance.dispatchEvent(Object.assign(new Event(type), { error })));
  const synthesis = new (class extends EventTarget {
    get speaking() { return queue.length > 0; }
    get pending() { return queue.length > 1; }
    get paused() { return false; }
    getVoices() { return voices; }
    speak(utterance) {
      // What has no words ends at once.
      if (!utterance.text) {
        window.unlocked = window.event?.type;
        fire(utterance, 'end');
        return;
      }
      queue.push(utterance);
      window.said.push(utterance.text);
      window.spoken = utterance;
    }
    cancel() {
      const ended = queue;
      queue = [];
      ended.forEach((utterance, n) => fire(utterance, 'error', n ? 'canceled' : 'interrupted'));
    }
    pause() {}
    resume() {}
  })();
  window.fake = {
    get saying() { return queue.map(({ text }) => text).join('|'); },
    end: () => fire(queue.shift(), 'end'),
    fail: (error) => fire(queue.shift(), 'error', error),
    arrive(...langs) {
      voices = langs.map(voice);
      synthesis.dispatchEvent(new Event('voiceschanged'));
    },
  };
  voices = (window.firstVoices ?? ['en-US', 'zh-CN']).map(voice);
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis, configurable: true });
})();
