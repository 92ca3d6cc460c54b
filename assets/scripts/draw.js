// What the widget leaves to a script, since it takes a script a fraction of the time.

// Makes an element of what the widget wrote down (src/view/plain.rs): its name, its attributes, and what it holds,
// elements and text. Nothing of it is ever read as markup.
const gongbaoDraw = (json) => {
  /** @type {(part: any[], space: string) => Element} */
  const made = ([tag, attributes, ...content], space) => {
    const own = tag === 'svg' ? 'http://www.w3.org/2000/svg' : space;
    const element = document.createElementNS(own, tag);
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    for (const part of content) element.append(typeof part === 'string' ? part : made(part, own));
    return element;
  };
  const part = made(JSON.parse(json), 'http://www.w3.org/1999/xhtml');
  breakBetweenWords(part);
  return part;
};

// What a reader did to a part of the page stays done in the part that takes its place, and so does what the report
// of the year before says of a finding, which is none of the widget's. Sections are drawn open and everything else
// folded: only what differs was the reader's doing.
const gongbaoKeep = (old, taking) => {
  const within = (part, css) => [...(part.matches(css) ? [part] : []), ...part.querySelectorAll(css)];
  const pairs = (css, keep) => {
    const [from, to] = [within(old, css), within(taking, css)];
    if (from.length === to.length) from.forEach((one, n) => keep(one, to[n]));
  };
  pairs('details', (one, other) => {
    if (one.open !== ('fold' in one.dataset)) other.open = one.open;
  });
  pairs('input', (one, other) => { other.checked = one.checked; });
  for (const line of within(old, '.was')) {
    taking.querySelector(`.say-link[href="${line.parentElement.getAttribute('href')}"]`)?.append(line);
  }
};

// What the widget drew takes the place of the prerendered page, which has the same elements: the focus stays where
// it was.
const gongbaoTakePlace = (mount, stage) => {
  const elements = (of) => [...of.querySelectorAll('*:not(wbr)')];
  const focused = elements(mount).indexOf(document.activeElement);
  gongbaoKeep(mount, stage);
  mount.replaceChildren(stage);
  delete mount.dataset.prerendered;
  const element = elements(stage)[focused];
  element?.focus({ preventScroll: true });
  if (element !== document.activeElement && element) {
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }
};

// Gives the elements that match in the parts with these ids their classes, in order. False without such a part.
const gongbaoDress = (root, ids, css, classes) => {
  const parts = ids.split('\n').map((id) => root.querySelector(`[id="${CSS.escape(id)}"]`)).filter((part) => part);
  const names = classes.split('\n');
  parts.flatMap((part) => [...part.querySelectorAll(css)]).forEach((element, n) => { element.className = names[n]; });
  return parts.length > 0;
};

// Where the reader is: the entry of the contents, and those around it.
const gongbaoCurrent = (root, href) => {
  for (const link of root.querySelectorAll('.contents a')) {
    const here = link.getAttribute('href') === href;
    if (here) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  }
  for (const entry of root.querySelectorAll('.contents li')) {
    entry.className = entry.querySelector('[aria-current]') ? 'within' : '';
  }
};

const gongbaoFold = (root, fold) => {
  for (const part of root.querySelectorAll('[data-fold]')) part.open = !fold;
};

// What is printed: this section, or those that are ticked, with all inside them; of those around them the heading.
const gongbaoChoose = (root, section) => {
  /** @type {(css: string) => any[]} */
  const all = (css) => [...root.querySelectorAll(css)];
  for (const part of [root, ...all('[data-printed]')]) delete part.dataset.printed;
  if (section === 'brief') root.dataset.printed = section;
  const ids = section === '' ? all('.printing input:checked').map((tick) => tick.dataset.tick) : [section];
  for (const part of all('[data-section]')) {
    if (!ids.includes(part.dataset.section)) continue;
    for (const inside of [part, ...part.querySelectorAll('[data-section]')]) inside.dataset.printed = 'whole';
    for (let around = part.parentElement; root.contains(around); around = around.parentElement) around.dataset.printed ??= 'part';
  }
};

// The address and the date, each behind its word that stands there.
const gongbaoSign = (root) => {
  const line = root.querySelector('.print-source');
  const { from, on } = line.dataset;
  line.textContent = `${from}${location.href}  ${on}${new Date().toLocaleDateString(root.closest('[lang]')?.lang)}`;
};
