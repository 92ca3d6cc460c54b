// A page read once opens without the network: its service worker keeps it. When the report changed, the reader
// is told, and stays with the version on the screen until all of the new one is there.
const keepForOffline = (worker, updated, reopen) => {
  if (!navigator.serviceWorker || !location.protocol.startsWith('http')) return;
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
  navigator.serviceWorker.register(worker).then((registration) => {
    if (registration.waiting) tell(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const coming = registration.installing;
      coming?.addEventListener('statechange', () => { if (coming.state === 'installed') tell(coming); });
    });
  }).catch(() => {});
};
