// How long the published page takes to live when its reader looks at it first: the widget comes meanwhile.
import { median } from './median.mjs';
import { LIVE, PAUSE } from './one.mjs';

const PAUSES = [PAUSE, 1000, 2000, 4000];

// `measureOne` opens the page on one of the networks and touches it after a pause.
export async function measureTouches(rounds, networks, measureOne) {
  const rows = Object.keys(networks).map(() => PAUSES.map(() => []));
  for (let round = 0; round < rounds; round++) {
    for (const [n, network] of Object.values(networks).entries()) {
      for (const [m, pause] of PAUSES.entries()) rows[n][m].push((await measureOne(network, pause))[LIVE]);
    }
  }
  const row = (name, cells) => `| ${name} | ${cells.join(' | ')} |`;
  return [
    '## The published page, touched some time after its text and charts are there\n',
    `Until it is live, ms; medians of ${rounds} rounds.\n`,
    row('', PAUSES.map((pause) => `${pause / 1000} s after`)),
    `|---|${'---:|'.repeat(PAUSES.length)}`,
    ...Object.keys(networks).map((name, n) => row(name, rows[n].map((runs) => Math.round(median(runs)).toLocaleString('en')))),
    '',
  ];
}
