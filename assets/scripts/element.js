// <gongbao-report src lang theme open start chart>: a report, or one chart of it, in a host's page. The widget comes when the
// element comes near the screen; until then, and if it never comes, what stands in the element shows.
// Takes what loads the widget and gives the function that shows a report in an element.
const WATCHED = ['src', 'lang', 'open', 'start', 'chart'];

const defineReport = (load) => {
  class GongbaoReport extends HTMLElement {
    static observedAttributes = WATCHED;
    #shown;

    connectedCallback() {
      for (const name of ['theme', ...WATCHED]) {
        // Set before this script came.
        if (Object.hasOwn?.(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      if (!this.#shown) this.#show();
    }

    disconnectedCallback() {
      // Moving an element takes it out and puts it in again.
      queueMicrotask(() => this.isConnected || this.#hide());
    }

    attributeChangedCallback(name, before, now) {
      if (!this.#shown || before === now) return;
      this.#hide();
      this.#show();
    }

    #show() {
      const near = new IntersectionObserver(async (seen) => {
        if (!seen.some((entry) => entry.isIntersecting)) return;
        near.disconnect();
        try {
          const mount = await load();
          if (this.#shown === shown) shown.remove = mount(this);
        } catch (error) {
          const said = { bubbles: true, composed: true, detail: { message: `${error}` } };
          this.dispatchEvent(new CustomEvent('gongbao-error', said));
        }
      }, { rootMargin: '100%' });
      const shown = this.#shown = { remove: () => near.disconnect() };
      near.observe(this);
    }

    #hide() {
      this.#shown?.remove();
      this.#shown = null;
    }
  }
  for (const name of ['src', 'theme', 'open', 'start', 'chart']) {
    Object.defineProperty(GongbaoReport.prototype, name, {
      get() { return this.getAttribute(name); },
      set(value) { value == null ? this.removeAttribute(name) : this.setAttribute(name, value); },
    });
  }
  if (!customElements.get('gongbao-report')) customElements.define('gongbao-report', GongbaoReport);
};
