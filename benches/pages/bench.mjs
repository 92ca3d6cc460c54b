// Measures all pages in one run of Chromium, in turn, each with a cold cache. `cargo xtask bench` calls it:
// node bench.mjs DIST SITE LONGEST RESULTS [ROUNDS]. SITE has what was published, and the folder of long reports, of
// which LONGEST is published in it too; the other pages are put beside.
import { build } from 'esbuild';
import { createServer } from 'node:http';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { measureLong } from './long.mjs';
import { measure, table } from './one.mjs';
import { plain } from './plain.mjs';
import { measureTouches } from './touches.mjs';

const [dist, site, longest, results, rounds = 7] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const report = join(here, '../../assets/reports/kecheng-2017.json');
const longReports = readdirSync(join(site, 'long')).filter((name) => name.endsWith('.json'));
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
// What stands last in a report's body: when it is there, all text is.
const lastWords = ({ sections }) => {
  const last = [sections.at(-1), ...(sections.at(-1).sections ?? [])].flatMap((section) => section.paragraphs ?? []);
  return last.at(-1).text.slice(-30);
};

const NETWORKS = {
  'unthrottled': { slowdown: 1 },
  'Slow 4G, CPU 4x slower': { slowdown: 4, latency: 562.5, download: 1.6 * 1024 * 1024 / 8 * 0.9, upload: 0.75 * 1024 * 1024 / 8 * 0.9 },
};
const PAGES = ['published', 'client', 'echarts', 'plot', 'arelle', 'static'];
const RATIOS = [['published', 'echarts'], ['published', 'arelle'], ['published', 'static'], ['client', 'plot']];
const LONG_PAGES = ['published', 'static', 'plain'];
const LONG_RATIOS = [['published', 'static'], ['published', 'plain']];
const FEW_ROUNDS = 3;
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml' };

// The limit: a published page without what makes it live.
function writeStatic(published, folder) {
  const page = readFileSync(join(published, 'index.html'), 'utf8');
  const still = page.replace(/<script async.*<\/script>\n/g, '').replace(/<link rel="preload".*>\n/g, '').replace(/<link rel="manifest".*>\n/, '');
  cpSync(published, folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), still);
}

async function prepare() {
  cpSync(dist, join(site, 'client'), { recursive: true });
  mkdirSync(join(site, 'client/long'));
  for (const name of longReports) cpSync(join(site, 'long', name), join(site, 'client/long', name));
  for (const name of ['echarts', 'plot']) {
    const folder = join(site, name);
    mkdirSync(folder);
    await build({ entryPoints: [join(here, `${name}.js`)], outfile: join(folder, 'page.js'), bundle: true, minify: true, format: 'esm', target: 'chrome120' });
    cpSync(join(here, 'peer.css'), join(folder, 'page.css'));
    writeFileSync(join(folder, 'report.json'), JSON.stringify(read(report)));
    writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>x</title><link rel="icon" href="data:,"><link rel="stylesheet" href="page.css"><link rel="preload" href="report.json" as="fetch" crossorigin><script type="module" src="page.js"></script><body></body></html>`);
  }
  writeStatic(join(site, 'published'), join(site, 'static'));
  writeStatic(join(site, 'long/published'), join(site, 'long/static'));
  mkdirSync(join(site, 'long/plain'));
  cpSync(join(here, 'peer.css'), join(site, 'long/plain/page.css'));
  writeFileSync(join(site, 'long/plain/index.html'), plain(read(longest)));
}

// A server as a portal should have, see docs/editors/deploy.md: brotli, and what is named by its content is kept.
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
      response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream', 'Content-Encoding': 'br', 'Cache-Control': /-[0-9a-f]{8,}(_bg)?\./.test(path) ? 'max-age=31536000, immutable' : 'no-cache' });
      response.end(packed.get(path));
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

await prepare();
const server = await serve();
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });
const head = async () => [`# Pages side by side\n\n${new Date().toISOString().slice(0, 10)}, ${await browser.version()}, ${cpus().length} cores (${cpus()[0].model.trim()}), medians of ${rounds} interleaved rounds, cold cache, phone of 390 px; load of the machine at the end ${loadavg()[0].toFixed(1)}.\n`,
  'published: `gongbao publish`; client: the viewer that fetches and draws the report; echarts, plot: the same text and charts with ECharts and Observable Plot, tree-shaken; arelle: the same text and figures as inline XBRL in Arelle\'s viewer (`benches/pages/inline.py` says what differs), whose text is first drawn as it stands, and again when the viewer lives; static: the published page without its scripts, the limit. The published page is touched 0.5 s after text and charts are there; its widget, fetched once the page is drawn, takes over then. Bytes are those that had come by then. The heap is JavaScript\'s, without the memory of wasm.\n'];
const out = [];
const measured = async (title, pages, ratios, rounds, folder, awaited) => {
  for (const [name, network] of Object.entries(NETWORKS)) {
    const live = (page) => page !== 'static' && page !== 'plain';
    const one = (page) => measure(browser, `${origin}/${folder}${page}/`, network, awaited, live(page));
    out.push(`## ${title}${name}\n`, ...await table(pages, ratios, rounds, one));
  }
};
const ofFirst = { last: lastWords(read(report)), count: 9 };
await measured('', PAGES, RATIOS, rounds, '', ofFirst);
out.push(...await measureTouches(FEW_ROUNDS, NETWORKS, (network, pause) => measure(browser, `${origin}/published/`, network, ofFirst, true, pause)));
const long = read(longest);
await measured('A long report, ', LONG_PAGES, LONG_RATIOS, FEW_ROUNDS, 'long/', { last: lastWords(long), count: long.charts.length });
out.push(`published, static: as above, of the longest report below (medians of ${FEW_ROUNDS} rounds); plain: its headings, folding sections and paragraphs and the rows of its charts, nothing else.\n`);
const reports = longReports.map((name) => {
  const text = readFileSync(join(site, 'long', name), 'utf8');
  const { sections } = JSON.parse(text);
  const paragraphs = sections.reduce((sum, section) => sum + section.paragraphs.length, 0);
  return { path: `long/${name}`, sections: sections.length, paragraphs, bytes: Buffer.byteLength(text) };
});
reports.sort((a, b) => a.bytes - b.bytes);
out.push(...await measureLong(browser, origin, reports, FEW_ROUNDS));
const text = [...await head(), ...out].join('\n');
await browser.close();
server.close();
writeFileSync(results, text);
console.log(text);
