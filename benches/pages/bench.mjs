// Measures all pages in one run of Chromium, in turn, each with a cold cache. `cargo xtask bench` calls it:
// node bench.mjs DIST PUBLISHED LONG RESULTS [ROUNDS], where LONG is a folder of long reports.
import { build } from 'esbuild';
import { createServer } from 'node:http';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { measureLong } from './long.mjs';
import { median } from './median.mjs';

const [dist, published, long, results, rounds = 7] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const site = join(here, '../../target/bench');
const report = join(here, '../../assets/reports/kecheng-2017.json');
// What stands last in the report's body: when it is there, all text is.
const LAST = JSON.parse(readFileSync(report, 'utf8')).sections.at(-1);
const last = [LAST, ...(LAST.sections ?? [])].flatMap((section) => section.paragraphs ?? []).at(-1).text.slice(-30);

const NETWORKS = {
  'unthrottled': { slowdown: 1 },
  'Slow 4G, CPU 4x slower': { slowdown: 4, latency: 562.5, download: 1.6 * 1024 * 1024 / 8 * 0.9, upload: 0.75 * 1024 * 1024 / 8 * 0.9 },
};
const PAGES = ['published', 'client', 'echarts', 'plot', 'static'];
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml' };

async function prepare() {
  rmSync(site, { recursive: true, force: true });
  cpSync(dist, join(site, 'client'), { recursive: true });
  cpSync(published, join(site, 'published'), { recursive: true });
  cpSync(long, join(site, 'client/long'), { recursive: true });
  for (const name of ['echarts', 'plot']) {
    const folder = join(site, name);
    mkdirSync(folder);
    await build({ entryPoints: [join(here, `${name}.js`)], outfile: join(folder, 'page.js'), bundle: true, minify: true, format: 'esm', target: 'chrome120' });
    cpSync(join(here, 'peer.css'), join(folder, 'page.css'));
    writeFileSync(join(folder, 'report.json'), JSON.stringify(JSON.parse(readFileSync(report, 'utf8'))));
    writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>x</title><link rel="icon" href="data:,"><link rel="stylesheet" href="page.css"><link rel="preload" href="report.json" as="fetch" crossorigin><script type="module" src="page.js"></script><body></body></html>`);
  }
  // The limit: the published page without what makes it live.
  const page = readFileSync(join(published, 'index.html'), 'utf8');
  const still = page.replace(/<script async.*<\/script>\n/g, '').replace(/<link rel="preload".*>\n/g, '').replace(/<link rel="manifest".*>\n/, '');
  cpSync(published, join(site, 'static'), { recursive: true });
  writeFileSync(join(site, 'static/index.html'), still);
}

// A server as a portal should have: brotli, files kept for the visit.
const packed = new Map();
function serve() {
  const server = createServer((request, response) => {
    let path = new URL(request.url, 'http://x').pathname;
    if (path.endsWith('/')) path += 'index.html';
    try {
      if (!packed.has(path)) {
        const bytes = readFileSync(join(site, path));
        packed.set(path, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }));
      }
      response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream', 'Content-Encoding': 'br', 'Cache-Control': 'no-cache' });
      response.end(packed.get(path));
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

// Runs in the page before anything else: notes when text and charts are there and when it answers.
function watch(last) {
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
    const charts = [...document.querySelectorAll('figure')];
    if (!('charts' in seen) && charts.length >= 9 && charts.every((chart) => chart.querySelector('svg, .tiles'))) drawn('charts');
    const mount = document.getElementById('gongbao');
    const live = mount ? mount.querySelector('.report') && !mount.hasAttribute('data-prerendered') : 'ready' in document.documentElement.dataset;
    if (!('live' in seen) && live) drawn('live');
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
}

async function measure(browser, address, network, live) {
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
  let bytes = 0;
  client.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
  await page.evaluateOnNewDocument(watch, last);
  await page.goto(address, { waitUntil: 'load', timeout: 120_000 });
  const wait = async (ready) => {
    await page.waitForFunction(ready, { timeout: 120_000, polling: 50 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { metrics } = await client.send('Performance.getMetrics');
    const { TaskDuration, JSHeapUsedSize } = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    return { thread: TaskDuration * 1000, heap: JSHeapUsedSize / 1024, bytes: bytes / 1024 };
  };
  const read = await wait(() => seen.text && seen.charts);
  // Our published page waits for a sign of its reader; the others are live by themselves.
  const touched = await page.evaluate(() => { dispatchEvent(new Event('pointermove')); return performance.now(); });
  const used = live ? await wait(() => seen.live) : { thread: NaN, heap: NaN, bytes: NaN };
  const seen = await page.evaluate(() => ({ ...window.seen, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime }));
  await context.close();
  return {
    'first paint, ms': seen.paint,
    'text complete, ms': seen.text,
    'charts drawn, ms': seen.charts,
    'main thread until then, ms': read.thread,
    'heap of JavaScript until then, KB': read.heap,
    'bytes until then, KB': read.bytes,
    'from the first touch until it is live, ms': live ? Math.max(0, seen.live - touched) : NaN,
    'main thread in all, ms': used.thread,
    'heap of JavaScript in all, KB': used.heap,
    'bytes in all, KB': used.bytes,
  };
}

await prepare();
const server = await serve();
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });
const head = async () => [`# Pages side by side\n\n${new Date().toISOString().slice(0, 10)}, ${await browser.version()}, ${cpus().length} cores (${cpus()[0].model.trim()}), medians of ${rounds} interleaved rounds, cold cache, phone of 390 px; load of the machine at the end ${loadavg()[0].toFixed(1)}.\n`,
  'published: `gongbao publish`; client: the viewer that fetches and draws the report; echarts, plot: the same text and charts with ECharts and Observable Plot, tree-shaken; static: the published page without its scripts, the limit. The published page is touched once text and charts are there; its widget comes then. The heap is JavaScript\'s, without the memory of wasm.\n'];
const out = [];
for (const [name, network] of Object.entries(NETWORKS)) {
  const all = Object.fromEntries(PAGES.map((page) => [page, []]));
  for (let round = 0; round < rounds; round++) {
    // Each round begins with another page.
    for (const n of PAGES.keys()) {
      const page = PAGES[(n + round) % PAGES.length];
      all[page].push(await measure(browser, `${origin}/${page}/`, network, page !== 'static'));
    }
  }
  const of = (page, what) => median(all[page].map((one) => one[what]));
  const round1 = (value) => Number.isNaN(value) ? '' : Math.round(value).toLocaleString('en');
  const ratio = (a, b) => b ? (a / b).toFixed(2) : 'NaN';
  out.push(`## ${name}\n`, `| | ${PAGES.join(' | ')} | published / echarts | published / static | client / plot |`, `|---|${'---:|'.repeat(PAGES.length + 3)}`);
  for (const what of Object.keys(all.published[0])) {
    const cells = PAGES.map((page) => round1(of(page, what)));
    const ratios = [['published', 'echarts'], ['published', 'static'], ['client', 'plot']].map(([a, b]) => ratio(of(a, what), of(b, what)));
    out.push(`| ${what} | ${cells.join(' | ')} | ${ratios.map((text) => text === 'NaN' ? '' : text).join(' | ')} |`);
  }
  out.push('');
}
const reports = readdirSync(long).map((name) => {
  const text = readFileSync(join(long, name), 'utf8');
  const { sections } = JSON.parse(text);
  const paragraphs = sections.reduce((sum, section) => sum + section.paragraphs.length, 0);
  return { path: `long/${name}`, sections: sections.length, paragraphs, bytes: Buffer.byteLength(text) };
});
reports.sort((a, b) => a.bytes - b.bytes);
out.push(...await measureLong(browser, origin, reports, 3));
const text = [...await head(), ...out].join('\n');
await browser.close();
server.close();
writeFileSync(results, text);
console.log(text);
