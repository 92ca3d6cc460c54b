import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { show } from './text.js';

echarts.use([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

show((place, rows) => {
  const box = place.appendChild(document.createElement('div'));
  box.style.height = `${40 + rows.length * 28}px`;
  echarts.init(box, null, { renderer: 'svg' }).setOption({
    animation: false,
    grid: { left: 8, right: 48, top: 8, bottom: 8, containLabel: true },
    tooltip: {},
    xAxis: { type: 'value' },
    yAxis: { type: 'category', inverse: true, data: rows.map(({ label }) => label) },
    series: [{ type: 'bar', data: rows.map(({ value }) => value), label: { show: true, position: 'right' } }],
  });
});
