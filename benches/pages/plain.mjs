// A report as one would write it by hand: headings, folding sections, paragraphs, and the rows of each chart.
const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

export const plain = (report) => {
  const figures = new Map(report.figures.map((figure) => [figure.id, figure]));
  const row = ({ label, value }) => `<tr><td>${escaped(label.zh)}</td><td>${value}</td></tr>`;
  const chart = ({ title, rows }) => `<figure><figcaption>${escaped(title.zh)}</figcaption><table>${
    rows.flatMap((one) => one.figures.map((id) => row(figures.get(id)))).join('')}</table></figure>`;
  const section = (own, level) => [
    `<section><details open><summary><h${level}>${escaped(`${own.number ?? ''}${own.title}`)}</h${level}></summary>`,
    ...(own.paragraphs ?? []).map(({ text }) => `<p>${escaped(text ?? '')}</p>`),
    ...report.charts.filter((one) => one.section === own.id).map(chart),
    ...(own.sections ?? []).map((inner) => section(inner, level + 1)),
    '</details></section>',
  ].join('\n');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>x</title><link rel="icon" href="data:,"><link rel="stylesheet" href="page.css"><body><main><h1>${escaped(report.title)}</h1>
${report.sections.map((own) => section(own, 2)).join('\n')}
</main></body></html>`;
};
