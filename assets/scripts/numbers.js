// The table of all numbers below a published page: sorting by a click on a column's head, a filter by words,
// and a download of the rows that are shown. Without this script the table stands as it is.
const attendNumbers = (section) => {
  const table = section?.querySelector('table');
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const bar = section.querySelector('template').content.firstElementChild;
  const [field, status, save] = bar.children;
  table.parentElement.before(bar);
  const shown = () => rows.filter((row) => !row.hidden);
  const filter = () => {
    const words = field.value.trim().split(/\s+/);
    for (const row of rows) row.hidden = !words.every((word) => row.textContent.includes(word));
    status.firstChild.textContent = `${shown().length}`;
  };
  // An Enter that ends a composed word is no wish of the reader's.
  field.addEventListener('input', (event) => /** @type {InputEvent} */ (event).isComposing || filter());
  field.addEventListener('compositionend', filter);
  filter();

  // Numbers are ranked within their unit only: 件 and 人 have no common order.
  const key = (row, n) => n ? row.cells[n].textContent : row.dataset.unit;
  const order = new Intl.Collator('zh');
  [...table.tHead.rows[0].cells].forEach((head, n) => {
    const button = Object.assign(document.createElement('button'), { type: 'button' });
    button.append(...head.childNodes);
    head.append(button);
    button.onclick = () => {
      const down = head.ariaSort === 'ascending';
      for (const other of table.tHead.rows[0].cells) other.ariaSort = null;
      head.ariaSort = down ? 'descending' : 'ascending';
      const sign = down ? -1 : 1;
      rows.sort((a, b) => n
        ? sign * order.compare(key(a, n), key(b, n))
        : order.compare(key(a, 0), key(b, 0)) || sign * (a.dataset.value - b.dataset.value));
      body.append(...rows);
    };
  });

  save.onclick = () => {
    // A leading sign would make a formula of a cell, a mark like 1:7 a time: as text they stay what they are.
    const cell = (words) => `"${/^[=+\-@\t]|^\d+[:/-][\d:/-]*$/.test(words) ? "'" : ''}${words.replaceAll('"', '""')}"`;
    const lines = [table.tHead.rows[0], ...shown()].map((row) => [...row.cells].map(({ textContent }) => cell(textContent)).join(','));
    const file = new Blob([`\ufeff${lines.join('\r\n')}\r\n`], { type: 'text/csv' });
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: 'numbers.csv' });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  };
};

// What a link to the table leads to is open, and what is linked to in a folded section is shown by the widget.
const openNumbers = () => {
  const folded = /** @type {HTMLDetailsElement | null} */ (document.querySelector('#numbers > details'));
  if (folded && location.hash === '#numbers') folded.open = true;
};
