// Starts the widget of a published page. Whatever fails (an old browser, a policy, the network), the
// page stays readable.
(() => {
  const { glue, wasm, desk, worker, updated, reopen } = document.currentScript.dataset;
  const beside = filesBeside(document.currentScript.src);
  const { get, load } = beside;

  // The reader's own size and contrast, before the widget is there.
  try {
    document.documentElement.dataset.reading = localStorage.getItem('gongbao/reading') ?? '';
  } catch {}

  const mount = document.getElementById('gongbao');
  const prerendered = () => 'prerendered' in mount.dataset;
  let settled;
  // Begins once; settles when the widget has taken the place of the page, or will not.
  const begin = () => settled ??= new Promise((resolve) => {
    // All of the page is laid out now, and what is read stays where it is.
    const root = document.documentElement;
    const seen = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    const top = () => seen?.getBoundingClientRect().top ?? 0;
    const before = top();
    root.style.overflowAnchor = 'none';
    root.dataset.awake = '';
    scrollBy({ top: top() - before, behavior: 'instant' });
    requestAnimationFrame(() => { root.style.overflowAnchor = ''; });
    const page = mount.firstElementChild;
    new MutationObserver(() => {
      // What was ticked meanwhile stays so.
      const boxes = mount.querySelectorAll('input');
      page.querySelectorAll('input').forEach(({ checked }, n) => { boxes[n].checked = checked; });
      resolve();
    }).observe(mount, { attributes: true });
    setTimeout(resolve, 5_000);
    const fail = () => {
      document.documentElement.dataset.scripts = 'desk';
      resolve();
    };
    try {
      // The widget will ask for the report; by then it is on its way.
      if (mount.dataset.src) {
        const rel = { rel: 'preload', as: 'fetch', crossOrigin: '', href: mount.dataset.src };
        document.head.append(Object.assign(document.createElement('link'), rel));
      }
      Promise.all([get(wasm.split(' ')), load(glue.split(' '))])
        .then(([module_or_path]) => gongbaoWidget({ module_or_path })).catch(fail);
    } catch {
      fail();
    }
  });

  // A button that is pressed before the widget is there counts when it is. The desk's have their own way.
  document.documentElement.dataset.scripts = '';
  mount.addEventListener('click', ({ target }) => {
    const button = target.closest('button:not([data-desk])');
    if (!button || !prerendered()) return;
    const place = [...mount.querySelectorAll('button')].indexOf(button);
    begin().then(() => prerendered() || mount.querySelectorAll('button')[place].click());
  });

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
    const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll', 'focusin', 'hashchange'];
    for (const sign of signs) addEventListener(sign, begin, { capture: true, passive: true, once: true });
    // Screen readers may give no sign.
    addEventListener('load', () => setTimeout(begin, 10_000));
  } else {
    begin();
  }

  const [name, integrity, ...deskWasm] = desk.split(' ');
  attendBeside(document, beside, [[name, integrity], deskWasm], begin);

  // Paper has no folds. Browsers that cannot unfold by style sheet unfold here.
  if (!CSS.supports('selector(details::details-content)')) {
    let folded = [];
    addEventListener('beforeprint', () => {
      folded = [...document.querySelectorAll('details:not([open])')];
      for (const part of folded) part.open = true;
    });
    addEventListener('afterprint', () => { for (const part of folded) part.open = false; });
  }

  // In a frame the page is as high as its content, and says so.
  if (window.parent !== window) {
    document.documentElement.dataset.framed = '';
    new ResizeObserver(() => {
      window.parent.postMessage({ gongbao: 'height', height: mount.getBoundingClientRect().height }, '*');
    }).observe(mount);
    return;
  }

  // A page read once opens without the network. When the report changed, the reader is told, and
  // stays with the version on the screen until all of the new one is there.
  if (!worker || !navigator.serviceWorker || !location.protocol.startsWith('http')) return;
  const hadOne = !!navigator.serviceWorker.controller;
  const tell = (waiting) => {
    if (!hadOne || document.querySelector('.updated')) return;
    const line = document.createElement('p');
    line.className = 'updated';
    line.setAttribute('role', 'status');
    const button = document.createElement('button');
    button.className = 'button';
    button.textContent = reopen;
    button.onclick = () => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
      waiting.postMessage('take over');
    };
    line.append(updated, ' ', button);
    document.body.prepend(line);
  };
  navigator.serviceWorker.register(beside.script(worker)).then((registration) => {
    if (registration.waiting) tell(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const coming = registration.installing;
      coming?.addEventListener('statechange', () => { if (coming.state === 'installed') tell(coming); });
    });
  }).catch(() => {});
})();
