// When the widget breaks, what is on the page stays: a line above it says so and offers to load the page
// again, and the host's page hears of it by the event `gongbao-error`.
(() => {
  let told = false;
  // A panic says so itself, see `src/platform/fault.rs`; other traps are known by where they happened.
  /** @param {Error} error */
  const ours = ({ message, stack, name }) => `${message}`.startsWith('gongbao: ')
    || /^(RuntimeError|RangeError)$/.test(name) && /gongbao[^\s]*\.(js|wasm)/.test(stack);
  const tell = (error) => {
    if (told || !(error instanceof Error) || !ours(error)) return;
    told = true;
    const hosts = [...document.querySelectorAll('gongbao-report')].map((host) => host.shadowRoot);
    for (const root of [document, ...hosts]) {
      /** @type {NodeListOf<HTMLElement>} */
      const pages = root?.querySelectorAll('.gongbao[data-broken]');
      for (const page of pages ?? []) {
        const { broken, reload } = page.dataset;
        const line = document.createElement('p');
        line.className = 'broken';
        line.setAttribute('role', 'alert');
        const button = document.createElement('button');
        button.className = 'button';
        button.textContent = reload;
        button.onclick = () => location.reload();
        line.append(broken, ' ', button);
        page.prepend(line);
        const detail = { message: error.message };
        page.dispatchEvent(new CustomEvent('gongbao-error', { bubbles: true, composed: true, detail }));
      }
    }
  };
  addEventListener('error', ({ error }) => tell(error));
  addEventListener('unhandledrejection', ({ reason }) => tell(reason));
})();
