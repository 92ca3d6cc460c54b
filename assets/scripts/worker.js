// Keeps a published report for reading without the network. Each version has a store of its own, which
// is filled whole or not at all, and a page is served from one store: never a mix of two versions.
const VERSION = '';
const FILES = [];
const STORE = `gongbao ${VERSION}`;

addEventListener('install', (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: 'no-cache' }));
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(fresh)));
});

addEventListener('message', ({ data }) => { if (data === 'take over') skipWaiting(); });

addEventListener('activate', (event) => {
  const own = new URL(registration.scope).pathname;
  const clean = async () => {
    for (const name of await caches.keys()) {
      const store = await caches.open(name);
      const [first] = await store.keys();
      // Other reports of this site have stores too.
      const ours = first && new URL('./', first.url).pathname === own;
      if (name !== STORE && name.startsWith('gongbao ') && ours) await caches.delete(name);
    }
    await clients.claim();
  };
  event.waitUntil(clean());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== location.origin) return;
  const search = request.mode === 'navigate';
  const answer = async () => {
    const store = await caches.open(STORE);
    return await store.match(request, { ignoreSearch: search }) ?? fetch(request);
  };
  event.respondWith(answer());
});
