// How long reports open and answer in the viewer: the longest tasks of the main thread, and memory.
import { median } from './median.mjs';

// Runs in the page before anything else: notes its long tasks, and keeps the widget's memory.
function watch() {
  window.tasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.tasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...all) => {
      const made = await real.apply(WebAssembly, all);
      window.memory ??= (made.instance ?? made).exports.memory;
      return made;
    };
  }
}

// What a reader does, one after the other; each until the page has done it.
const ACTIONS = [
  ['fold one', () => document.querySelector('main summary').click()],
  ['fold all', () => document.querySelector('.tools > button:nth-child(2)').click()],
  ['unfold all', () => document.querySelector('.tools > button:nth-child(1)').click()],
  ['follow a link', () => document.querySelector('.contents > ol > li:last-child a').click()],
];

// Until the main thread has had nothing to do for a while: long tasks are told a little later.
const quiet = () => new Promise((resolve) => setTimeout(resolve, 1000));

async function measureOnce(browser, address, paragraphs) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  const client = await page.createCDPSession();
  await client.send('Performance.enable');
  await page.evaluateOnNewDocument(watch);
  await page.goto(address, { waitUntil: 'load', timeout: 120_000 });
  const drawn = (paragraphs) => document.querySelectorAll('main .text > p').length === paragraphs
    && document.querySelector('.endmatter') && performance.now();
  const whole = await page.waitForFunction(drawn, { timeout: 120_000, polling: 20 }, paragraphs);
  const clock = await whole.jsonValue();
  await quiet();
  const longTasks = () => page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0].startTime;
    const tasks = window.tasks.filter(({ startTime, duration }) => startTime + duration > paint);
    window.tasks = [];
    return tasks.map(({ duration }) => duration);
  });
  const opening = await longTasks();
  const { metrics } = await client.send('Performance.getMetrics');
  const { TaskDuration } = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  for (const [, act] of ACTIONS) {
    await page.evaluate(act);
    await quiet();
  }
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.activeElement.matches('.search-bar input'));
  await page.keyboard.type('第49项');
  await quiet();
  const using = await longTasks();
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  const memory = await page.evaluate(() => window.memory.buffer.byteLength);
  await context.close();
  return {
    'all drawn, ms': clock,
    'main thread until then, ms': TaskDuration * 1000,
    'tasks over 50 ms while it opens': opening.length,
    'the longest, ms': Math.max(0, ...opening),
    'tasks over 50 ms while it is used': using.length,
    'the longest of these, ms': Math.max(0, ...using),
    'memory of the wasm, MB': memory / 1e6,
    'heap of JavaScript, MB': usedSize / 1e6,
  };
}

// A table of reports of these lengths: `reports` are { path, sections, paragraphs, bytes }.
export async function measureLong(browser, origin, reports, rounds) {
  const all = reports.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [n, { path, paragraphs }] of reports.entries()) {
      all[n].push(await measureOnce(browser, `${origin}/client/?src=${path}`, paragraphs));
    }
  }
  const number = (value) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
  const row = (name, cells) => `| ${name} | ${cells.join(' | ')} |`;
  return [
    '## Long reports in the viewer, unthrottled\n',
    `Medians of ${rounds} rounds. After the first paint; used: ${ACTIONS.map(([name]) => name).join(', ')}, search.\n`,
    row('', reports.map(({ sections, paragraphs }) => `${sections} sections, ${number(paragraphs)} paragraphs`)),
    `|---|${'---:|'.repeat(reports.length)}`,
    row('the report, MB', reports.map(({ bytes }) => number(bytes / 1e6))),
    ...Object.keys(all[0][0]).map((what) => row(what, all.map((runs) => number(median(runs.map((run) => run[what])))))),
    '',
  ];
}
