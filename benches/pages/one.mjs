// Opens a page as a reader with nothing in the cache does, and says when it was what.
import { median } from './median.mjs';

// Runs in the page before anything else: notes when text and charts are there and when it answers.
function watch({ last, count }) {
  const seen = window.seen = {};
  const look = () => {
    const body = document.body;
    if (!body) return;
    // What is there counts once a frame with it was drawn.
    const drawn = (what) => {
      seen[what] = 0;
      requestAnimationFrame(() => setTimeout(() => { seen[what] = performance.now(); }));
    };
    if (!('text' in seen) && body.textContent.includes(last)) drawn('text');
    const charts = [...document.querySelectorAll('figure, div.chart')];
    if (!('charts' in seen) && charts.length >= count && charts.every((chart) => chart.querySelector('svg, .tiles, table'))) drawn('charts');
    const mount = document.getElementById('gongbao');
    const live = mount ? mount.querySelector('.report') && !mount.hasAttribute('data-prerendered')
      : 'ready' in document.documentElement.dataset || document.querySelector('#ixv.post-processing-complete');
    if (!('live' in seen) && live) drawn('live');
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
}

// How long after text and charts are there a reader does something, ms.
export const PAUSE = 500;
// How long the widget takes then.
export const LIVE = 'from the first touch until it is live, ms';

// `awaited` is { last, count }: the last words of the text, and how many charts there are. `live` for a page that
// becomes more than what is read.
export async function measure(browser, address, network, awaited, live, pause = PAUSE) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 390, height: 844, deviceScaleFactor: 2, isMobile: true });
  const client = await page.createCDPSession();
  await client.send('Network.enable');
  await client.send('Performance.enable');
  await client.send('Network.setBypassServiceWorker', { bypass: true });
  await client.send('Emulation.setCPUThrottlingRate', { rate: network.slowdown });
  if (network.latency) {
    await client.send('Network.emulateNetworkConditions', { offline: false, latency: network.latency, downloadThroughput: network.download, uploadThroughput: network.upload });
  }
  let begun;
  const came = [];
  client.on('Network.requestWillBeSent', ({ timestamp }) => { begun ??= timestamp; });
  client.on('Network.loadingFinished', ({ timestamp, encodedDataLength }) => { came.push({ at: (timestamp - begun) * 1000, bytes: encodedDataLength }); });
  const kilobytes = (until) => came.filter(({ at }) => at <= until).reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
  await page.evaluateOnNewDocument(watch, awaited);
  await page.goto(address, { waitUntil: 'load', timeout: 120_000 });
  const wait = async (ready, pause) => {
    await page.waitForFunction(ready, { timeout: 120_000, polling: 50 });
    await new Promise((resolve) => setTimeout(resolve, pause));
    const { metrics } = await client.send('Performance.getMetrics');
    const { TaskDuration, JSHeapUsedSize } = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    return { thread: TaskDuration * 1000, heap: JSHeapUsedSize / 1024 };
  };
  const read = await wait(() => seen.text && seen.charts, pause);
  // Our published page waits for a sign of its reader; the others are live by themselves.
  const touched = await page.evaluate(() => { dispatchEvent(new Event('pointermove')); return performance.now(); });
  const used = live ? await wait(() => seen.live, PAUSE) : { thread: NaN, heap: NaN };
  const seen = await page.evaluate(() => ({ ...window.seen, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime }));
  await context.close();
  return {
    'first paint, ms': seen.paint,
    'text complete, ms': seen.text,
    'charts drawn, ms': seen.charts,
    'main thread until then, ms': read.thread,
    'heap of JavaScript until then, KB': read.heap,
    'bytes until then, KB': kilobytes(Math.max(seen.text, seen.charts)),
    [LIVE]: live ? Math.max(0, seen.live - touched) : NaN,
    'main thread in all, ms': used.thread,
    'heap of JavaScript in all, KB': used.heap,
    'bytes in all, KB': live ? kilobytes(Infinity) : NaN,
  };
}

// A table of pages, each opened in turn as often as there are rounds: `measureOne` takes the name of a page, `ratios`
// are pairs of names.
export async function table(pages, ratios, rounds, measureOne) {
  const all = Object.fromEntries(pages.map((page) => [page, []]));
  // In a round that does not count the server packs what it sends.
  for (let round = -1; round < rounds; round++) {
    // Each round begins with another page.
    for (const n of pages.keys()) {
      const page = pages[(n + round + pages.length) % pages.length];
      const one = await measureOne(page);
      if (round >= 0) all[page].push(one);
    }
  }
  const of = (page, what) => median(all[page].map((one) => one[what]));
  const number = (value) => Number.isNaN(value) ? '' : Math.round(value).toLocaleString('en');
  const ratio = (a, b) => b ? (a / b).toFixed(2).replace('NaN', '') : '';
  const row = (...cells) => `| ${cells.join(' | ')} |`;
  return [
    row('', ...pages, ...ratios.map((pair) => pair.join(' / '))),
    `|---|${'---:|'.repeat(pages.length + ratios.length)}`,
    ...Object.keys(all[pages[0]][0]).map((what) => row(
      what,
      ...pages.map((page) => number(of(page, what))),
      ...ratios.map(([a, b]) => ratio(of(a, what), of(b, what))),
    )),
    '',
  ];
}
