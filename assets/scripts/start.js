// Starts the widget of a published page. Whatever fails (an old browser, a policy, the network), the
// page stays readable.
(() => {
  const own =
    /** @type {HTMLScriptElement} */
    (document.currentScript);
  const { glue, wasm, desk, proof, worker, updated, reopen } = own.dataset;
  const beside = filesBeside(own.src);
  const { get, load } = beside;
  const root = document.documentElement;
  const framed = window.parent !== window;

  // What the style sheet asks for, the reader's own size and contrast among it. The script does not wait for
  // the style sheet: the page is laid out once.
  try {
    const reading = localStorage.getItem('gongbao/reading');
    if (reading) root.dataset.reading = reading;
  } catch {}
  root.dataset.scripts = '';
  if (framed) root.dataset.framed = '';

  const start = () => {
    const mount = document.getElementById('gongbao');
    const speak = speakAlike(mount);
    if ('pages' in mount.dataset) mount.paper = paperOf(mount.dataset.src);
    proveBeside(beside, filesNamed(proof), mount);
    const prerendered = () => 'prerendered' in mount.dataset;
    // What the widget is made of, asked for once more where it did not come.
    let coming;
    const bring = () => coming ??= Promise.all([get(wasm.split(' ')), load(glue.split(' '))]).catch((error) => {
      coming = undefined;
      throw error;
    });
    // One of them is a link, for readers without scripts.
    const BUTTONS = 'button:not([data-desk]), [data-panel]';
    /** @type {(css?: string) => any[]} */
    const all = (css = BUTTONS) => [...mount.querySelectorAll(css)];
    // The places of the buttons that were pressed meanwhile, however long that is.
    const pressed = [];
    let settled;
    // Begins once; settles when the widget has taken the place of the page, or will not: however long that is, or
    // what the reader did with the desk meanwhile would be lost with the page.
    const begin = () => settled ??= new Promise((resolve) => {
      if (prerendered()) wake(mount);
      else rest(mount);
      const fail = () => {
        if (prerendered()) root.dataset.scripts = 'desk';
        resolve();
      };
      mount.addEventListener('gongbao-error', fail);
      mount.addEventListener('gongbao-load', () => {
        // Once the widget is done with what it does.
        queueMicrotask(() => {
          for (const place of pressed.splice(0)) all()[place].click();
          resolve();
        });
      });
      // The widget will ask for the report; by then it is on its way.
      if (mount.dataset.src) {
        const rel = { rel: 'preload', as: 'fetch', crossOrigin: '', href: mount.dataset.src };
        document.head.append(Object.assign(document.createElement('link'), rel));
      }
      bring().then(([module_or_path]) => gongbaoWidget({ module_or_path })).catch(fail);
    });

    // What a button does that needs no widget, at once: folding, a panel of the bar, the elder mode.
    /** @type {(button: any) => void} */
    const answer = (button) => {
      const { panel, setting } = button.dataset;
      const n = all('.tools > button:not([data-desk])').indexOf(button);
      if (n >= 0) {
        for (const part of all('.section > details')) part.open = !n;
      } else if (panel) {
        const side = button.closest('.side');
        side.dataset.open = side.dataset.open === panel ? '' : panel;
      } else if (setting === 'elder' && !root.dataset.reading) {
        root.dataset.reading = setting;
      }
    };

    // A button that is pressed before the widget is there counts when it is. The desk's have their own way.
    const press = (event) => {
      const button = event.target.closest(BUTTONS);
      if (!button || !prerendered()) return;
      event.preventDefault();
      answer(button);
      pressed.push(all().indexOf(button));
      begin();
    };
    mount.addEventListener('click', press);

    // A prerendered page is read without the widget. It comes when the reader first does something, or
    // stays; at once for who came back or by a link to a place, since it knows what they want.
    const waits = () => {
      try {
        return prerendered() && !location.hash && !location.search
          && !Object.keys(localStorage).some((key) => key.startsWith('gongbao/'));
      } catch {
        return false;
      }
    };
    if (waits()) {
      onFirstSign(begin);
      // Screen readers may give no sign.
      addEventListener('load', () => setTimeout(begin, 10_000));
    } else {
      begin();
    }

    attendBeside(document, beside, filesNamed(desk), begin);

    const numbers = document.getElementById('numbers');
    numbers?.querySelector('details').addEventListener('toggle', () => {
      attendNumbers(numbers);
      speak();
    }, { once: true });
    addEventListener('hashchange', openNumbers);
    openNumbers();

    // In a frame the page is as high as its content, and says so.
    if (framed) {
      new ResizeObserver(() => {
        window.parent.postMessage({ gongbao: 'height', height: document.body.getBoundingClientRect().height }, '*');
      }).observe(document.body);
    }

    // Once the page is drawn, the widget and its report come before their reader asks for them: these bytes come in
    // any case. The worker fetches all of the page once more; it waits, or the widget would.
    const ahead = () => {
      if (!settled && mount.dataset.src) fetch(mount.dataset.src).then((answer) => answer.arrayBuffer()).catch(() => {});
      const brought = bring().catch(() => {});
      if (worker && !framed) brought.then(() => keepForOffline(beside.script(worker), updated, reopen));
    };
    const { saveData } = /** @type {any} */ (navigator).connection ?? {};
    if (!saveData && location.protocol.startsWith('http')) {
      addEventListener('load', () => requestAnimationFrame(() => setTimeout(ahead)));
    }
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
  else start();
})();
