// The report's text as a page shows it without Gongbao: headings, folding sections, paragraphs, and an
// empty figure for each chart beside its section. The same for both peers.
const element = (name, ...content) => {
  const made = document.createElement(name);
  made.append(...content);
  return made;
};

export const show = async (draw) => {
  const report = await (await fetch('report.json')).json();
  const figures = new Map(report.figures.map((figure) => [figure.id, figure]));
  const section = (own, level) => {
    const folding = element('details', element('summary', element(`h${level}`, `${own.number ?? ''}${own.title}`)));
    folding.open = true;
    folding.append(...(own.paragraphs ?? []).map((paragraph) => element('p', paragraph.text ?? '')));
    for (const chart of report.charts.filter((chart) => chart.section === own.id)) {
      const place = element('figure', element('figcaption', chart.title.zh));
      folding.append(place);
      places.push([place, chart]);
    }
    folding.append(...(own.sections ?? []).map((inner) => section(inner, level + 1)));
    return element('section', folding);
  };
  const places = [];
  const page = element('main', element('h1', report.title));
  page.append(...(report.preamble ?? []).map((paragraph) => element('p', paragraph.text)));
  page.append(...report.sections.map((own) => section(own, 2)));
  document.body.replaceChildren(page);
  for (const [place, chart] of places) {
    const rows = chart.rows.flatMap((row) => row.figures.map((id) => figures.get(id)));
    draw(place, rows.map(({ label, value }) => ({ label: label.zh, value })));
  }
  document.documentElement.dataset.ready = '';
};
