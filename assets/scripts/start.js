// Starts the widget of a published page. Whatever fails (an old browser, a policy, the network), the
// page stays readable.
(() => {
  const { wasm, desk, worker, updated, reopen } = document.currentScript.dataset;
  const base = document.currentScript.src;
  const at = (name) => new URL(name, base);

  // The reader's own size and contrast, before the widget is there.
  try {
    document.documentElement.dataset.reading = localStorage.getItem('gongbao/reading') ?? '';
  } catch {}

  try {
    gongbaoWidget.attend(document, desk.split(' '), base);
    gongbaoWidget({ module_or_path: fetch(at(wasm)) }).catch(() => {});
  } catch {}

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
    const page = document.getElementById('gongbao');
    new ResizeObserver(() => {
      window.parent.postMessage({ gongbao: 'height', height: page.getBoundingClientRect().height }, '*');
    }).observe(page);
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
  const policy = window.trustedTypes?.createPolicy('gongbao', { createScriptURL: (address) => address });
  const address = at(worker).href;
  navigator.serviceWorker.register(policy?.createScriptURL(address) ?? address).then((registration) => {
    if (registration.waiting) tell(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const coming = registration.installing;
      coming?.addEventListener('statechange', () => { if (coming.state === 'installed') tell(coming); });
    });
  }).catch(() => {});
})();
