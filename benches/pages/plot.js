import { axisX, axisY, barX, plot, text } from '@observablehq/plot';
import { show } from './text.js';

show((place, rows) => place.append(plot({
  marginLeft: 180,
  marginRight: 48,
  y: { domain: rows.map(({ label }) => label) },
  marks: [
    axisX({ label: null }),
    axisY({ label: null }),
    barX(rows, { x: 'value', y: 'label', title: 'value' }),
    text(rows, { x: 'value', y: 'label', text: 'value', dx: 4, textAnchor: 'start' }),
  ],
})));
