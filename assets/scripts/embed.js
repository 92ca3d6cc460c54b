// <gongbao-report src lang theme open start>: a report in a host's page. The widget comes when the
// element comes near the screen; until then, and if it never comes, what stands in the element shows.
(() => {
  const FILES = {};
  const NAMES = ['src', 'lang', 'open', 'start'];
  const at = (name) => new URL(name, base).href;
  const base = document.currentScript.src;
  const nonce = window.trustedTypes?.createPolicy('gongbao', { createScriptURL: (address) => address });

  const get = async ([name, integrity]) => {
    const answer = await fetch(at(name), { integrity });
    if (!answer.ok) throw new Error(`${name}: HTTP ${answer.status}`);
    return answer;
  };
  const glue = ([name, integrity]) => new Promise((resolve, reject) => {
    const script = document.createElement('script');
    Object.assign(script, { integrity, crossOrigin: 'anonymous', onload: resolve, onerror: () => reject(new Error(name)) });
    script.src = nonce ? nonce.createScriptURL(at(name)) : at(name);
    document.head.append(script);
  });

  // One widget and one style sheet, however many reports there are.
  let widget;
  const load = () => widget ??= Promise.all([get(FILES.wasm), get(FILES.styles).then((answer) => answer.text()), glue(FILES.glue)])
    .then(async ([module_or_path, css]) => {
      try {
        CSS.registerProperty({ name: '--gongbao-rem', syntax: '<length>', inherits: true, initialValue: '16px' });
      } catch {} // Another copy of this script was first.
      await gongbaoWidget({ module_or_path });
      return { css, styles: styles(window, css) };
    })
    .catch((error) => { widget = undefined; throw error; });
  const styles = (realm, css) => {
    const sheet = new realm.CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  };

  // Only the report is printed, without the host's page around it.
  const print = (event, css) => {
    event.preventDefault();
    const frame = document.createElement('iframe');
    frame.style.cssText = 'position:fixed;width:0;height:0;border:0';
    document.body.append(frame);
    const page = frame.contentWindow;
    page.document.adoptedStyleSheets = [styles(page, css)];
    const copy = page.document.importNode(event.target.closest('.gongbao'), true);
    for (const folded of copy.querySelectorAll('details')) folded.open = true;
    page.document.body.append(copy);
    page.onafterprint = () => { frame.remove(); window.dispatchEvent(new Event('afterprint')); };
    page.print();
  };

  class GongbaoReport extends HTMLElement {
    static observedAttributes = NAMES;
    #shown; // what is to be taken out again

    connectedCallback() {
      for (const name of ['theme', ...NAMES]) {
        if (Object.hasOwn(this, name)) { // set before the script came
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      if (!this.#shown) this.#show();
    }

    disconnectedCallback() {
      // Moving an element takes it out and puts it in again.
      queueMicrotask(() => { if (!this.isConnected) this.#hide(); });
    }

    attributeChangedCallback(_, before, now) {
      if (this.#shown && before !== now) { this.#hide(); this.#show(); }
    }

    #show() {
      const near = new IntersectionObserver((entries) => {
        if (entries.some((entry) => entry.isIntersecting)) { near.disconnect(); this.#mount(shown); }
      }, { rootMargin: '100%' });
      const shown = this.#shown = { remove: () => near.disconnect() };
      near.observe(this);
    }

    async #mount(shown) {
      try {
        const { css, styles } = await load();
        if (this.#shown !== shown) return;
        const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
        root.adoptedStyleSheets = [styles];
        const frame = document.createElement('div');
        frame.className = 'frame';
        const stage = frame.appendChild(document.createElement('div'));
        root.replaceChildren(document.createElement('slot'), frame);
        const show = () => root.replaceChildren(frame);
        frame.hidden = true;
        const ready = () => { frame.hidden = false; show(); };
        stage.addEventListener('gongbao-load', ready);
        stage.addEventListener('gongbao-error', () => { if (!this.textContent.trim()) ready(); });
        stage.addEventListener('gongbao-print', (event) => print(event, css));
        const { src, lang, open, start } = this;
        const view = new gongbaoWidget.Embedded(stage, src ?? '', lang || 'zh-CN', open ?? undefined, start ?? undefined);
        shown.remove = () => { view.remove(); root.replaceChildren(document.createElement('slot')); };
      } catch (error) {
        const detail = { message: String(error.message ?? error) };
        this.dispatchEvent(new CustomEvent('gongbao-error', { bubbles: true, detail }));
      }
    }

    #hide() {
      this.#shown?.remove();
      this.#shown = undefined;
    }
  }
  for (const name of ['src', 'theme', 'open', 'start']) {
    Object.defineProperty(GongbaoReport.prototype, name, {
      get() { return this.getAttribute(name); },
      set(value) { value == null ? this.removeAttribute(name) : this.setAttribute(name, value); },
    });
  }
  if (!customElements.get('gongbao-report')) customElements.define('gongbao-report', GongbaoReport);
})();
