// The part of the embed that comes beside the widget's glue: puts reports into elements of a host's page.
const styled = (realm, css) => {
  const sheet = new realm.CSSStyleSheet();
  sheet.replaceSync(css);
  return [sheet];
};

// Only the report is printed, without the host's page around it.
const printAlone = (event, css) => {
  event.preventDefault();
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0';
  document.body.append(frame);
  const page = frame.contentWindow;
  page.document.adoptedStyleSheets = styled(page, css);
  page.document.documentElement.dataset.reading = event.target.closest('.frame').dataset.reading ?? '';
  const copy = page.document.importNode(event.target.closest('.gongbao'), true);
  for (const folded of copy.querySelectorAll('details')) folded.open = true;
  page.document.body.append(copy);
  page.onafterprint = () => {
    frame.remove();
    window.dispatchEvent(new Event('afterprint'));
  };
  page.print();
};

// One chart of the report in the frame. What stands around it is there and not seen, for the cards of its
// numbers; they lead to the report at `home`, and so does what the element holds itself. False without a
// chart of this name.
const showAlone = (frame, chart, home) => {
  let part = frame.querySelector(`[id$="/chart/${CSS.escape(chart)}"]`);
  if (!part) return false;
  frame.dataset.alone = '';
  part.dataset.around = 'chart';
  while (!part.matches('.report')) {
    part = part.parentElement;
    part.dataset.around = '';
    if (part.matches('details')) part.open = true;
  }
  part.dataset.home = home;
  return true;
};

// Takes the names of the files, and what gets and loads them (files.js); gives a function that shows the
// report of an element and returns how to take it out again.
const mountReports = async (files, beside) => {
  const { at, get } = beside;
  const [module_or_path, css] = await Promise.all([
    get(files.wasm),
    get(files.styles).then((answer) => answer.text()),
  ]);
  try {
    CSS.registerProperty({ name: '--gongbao-rem', syntax: '<length>', inherits: true, initialValue: '16px' });
  } catch {
    // Another copy of this script was first.
  }
  const { memory } = await gongbaoWidget({ module_or_path });
  // For whoever watches what it takes.
  gongbaoWidget.memory = () => memory;
  const sheets = styled(window, css);
  const idle = [];
  const place = () => {
    const frame = document.createElement('div');
    frame.className = 'frame';
    frame.dataset.variants = at(files.variants[0]);
    const stage = frame.appendChild(document.createElement('div'));
    attendBeside(stage, beside, files.desk);
    proveBeside(beside, files.proof, stage);
    const view = new gongbaoWidget.Embedded(stage);
    const made = { frame, stage, view, show() {}, fail() {} };
    stage.addEventListener('gongbao-load', () => made.show());
    stage.addEventListener('gongbao-error', () => made.fail());
    stage.addEventListener('gongbao-print', (event) => printAlone(event, css));
    return made;
  };
  return (element) => {
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = sheets;
    const fallback = document.createElement('slot');
    const own = idle.pop() ?? place();
    const { src, lang, open, start, chart } = element;
    own.frame.hidden = true;
    root.replaceChildren(own.frame, fallback);
    own.show = () => {
      own.frame.hidden = false;
      if (!chart) return fallback.remove();
      const [home] = (element.querySelector('a')?.href ?? new URL('./', new URL(src, document.baseURI)).href).split('#');
      const title = own.frame.querySelector('.title')?.textContent;
      fallback.replaceChildren(Object.assign(document.createElement('a'), { href: home, textContent: title }));
      if (showAlone(own.frame, chart, home)) return;
      own.frame.remove();
      const detail = { message: `chart="${chart}"` };
      element.dispatchEvent(new CustomEvent('gongbao-error', { bubbles: true, composed: true, detail }));
    };
    own.fail = () => {
      if (!element.textContent.trim()) own.show();
    };
    own.stage.paper = paperOf(src);
    own.view.show(src ?? '', lang, open ?? undefined, start ?? undefined);
    return () => {
      own.view.clear();
      delete own.frame.dataset.alone;
      root.replaceChildren(document.createElement('slot'));
      idle.push(own);
    };
  };
};
