// Opens the desk (crates/desk) by its buttons, by / and Ctrl+K, and for addresses with a fingerprint.
const attend = (scope, load) => {
  let desk;
  const ask = async (report, what, before, otherwise) => {
    // Meanwhile the widget may have taken the place of the page.
    const current = () => report.isConnected ? report : scope.querySelector('.report');
    const slot = () => current()?.querySelector('.desk');
    if (!slot()) return;
    slot().querySelector('[role=alert]')?.remove();
    try {
      const { ask } = await (desk ??= load());
      before?.();
      ask(current(), what);
    } catch {
      desk = undefined;
      if (otherwise) return otherwise();
      const line = document.createElement('p');
      line.setAttribute('role', 'alert');
      line.textContent = slot().dataset.failed;
      slot().append(line);
    }
  };
  // Voices come late, or never: only then are there buttons for reading aloud.
  const voices = self.speechSynthesis;
  const listen = () => {
    if (voices?.getVoices().some(({ lang }) => /^(zh|cmn)\b/i.test(lang.replace('_', '-')))) (scope.documentElement ?? scope).dataset.voiced = '';
  };
  voices?.addEventListener?.('voiceschanged', listen);
  listen();
  const follow = () => {
    const report = scope.querySelector('.report');
    if (report && location.hash.includes('~')) ask(report, 'follow');
  };
  addEventListener('hashchange', follow);
  scope.addEventListener('gongbao-load', follow);
  follow();
  // The sentence around the number with this id: before it, the number in bold, behind it; in a table what it
  // says. Or nothing.
  /** @type {(report: any, id: string) => [string, HTMLElement, string] | undefined} */
  const sentence = (report, id) => {
    const number = report.querySelector(`[id="${CSS.escape(id)}"]`);
    const around = number?.closest('p, td, th');
    if (!around) return;
    const words = document.createElement('b');
    words.textContent = number.textContent;
    if (around.tagName !== 'P') return [`${number.title}：`, words, ''];
    const range = document.createRange();
    range.selectNodeContents(around);
    range.setEndBefore(number);
    const [before = ''] = `${range}`.match(/[^。]*$/) ?? [];
    range.selectNodeContents(around);
    range.setStartAfter(number);
    const [after = ''] = `${range}`.match(/^[^。]*。?/) ?? [];
    return [before, words, after];
  };
  // Below a chart stands the sentence of the mark pointed at, as much of it as two lines hold.
  const point = ({ target }) => {
    const mark = target.closest?.('.chart a.mark');
    const line = mark?.closest('.chart').querySelector('.pointed');
    const said = line && sentence(mark.closest('.report'), mark.getAttribute('href').slice(1));
    if (!said) return;
    const [before, words, after] = said;
    line.replaceChildren(before.length > 18 ? '…' : '', before.slice(-18), words, after.slice(0, 14), after.length > 14 ? '…' : '');
  };
  // Until the desk is there, a number that is pressed says its sentence. Returns what takes that away.
  const answer = (report, id, link) => {
    const said = sentence(report, id);
    const card = document.createElement('p');
    if (desk || !said || !card.showPopover) return;
    card.className = 'gongbao waiting';
    card.popover = 'auto';
    card.append(...said);
    (scope.body ?? report).append(card);
    const { left, bottom } = link.getBoundingClientRect();
    card.style.setProperty('--left', `${Math.max(8, Math.min(left, innerWidth - 448))}px`);
    card.style.setProperty('--top', `${Math.min(bottom + 8, innerHeight - 160)}px`);
    card.showPopover();
    return () => card.remove();
  };
  scope.addEventListener('mouseover', point);
  scope.addEventListener('focusin', point);
  // A number opens its card, which comes beside it and takes the focus back there. Without the desk it leads on.
  const NUMBER = 'a:is(.figure, .mark, .say-link), .data td a, .numbers .n a';
  const numbers = () => [...scope.querySelectorAll(NUMBER)];
  scope.addEventListener('click', (event) => {
    const link = event.target.closest?.('a');
    if (!link?.matches(NUMBER) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const n = numbers().indexOf(link);
    const to = link.getAttribute('href').slice(1);
    const id = link.id.includes('figure/') ? link.id : to;
    const report = scope.querySelector('.report');
    const end = answer(report, id, link);
    ask(report, `card ${id}`, () => {
      end?.();
      numbers()[n]?.focus({ preventScroll: true });
    }, () => {
      end?.();
      location.hash = to;
    });
  }, true);
  // The search and a panel of the bar lie over the same text: one of them is open.
  const closePanel = (report) => report.querySelector('.bar [aria-expanded=true]')?.click();
  scope.addEventListener('click', ({ target }) => {
    if (target.closest?.('[data-panel]')) target.closest('.report').querySelector('.search-panel [data-do=close]')?.click();
    const button = target.closest?.('[data-desk]');
    if (!button) return;
    if (button.dataset.desk === 'search') closePanel(button.closest('.report'));
    // Some browsers let a page speak only if it first does so in the reader's own click.
    if (button.dataset.desk.startsWith('aloud')) voices.speak(new SpeechSynthesisUtterance(''));
    ask(button.closest('.report'), button.dataset.desk);
  });
  scope.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.altKey) return;
    const typing = target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
    const asked = event.ctrlKey || event.metaKey ? key.toLowerCase() === 'k' && !event.shiftKey : key === '/' && !typing;
    const report = target.closest?.('.report') ?? scope.querySelector('.report');
    if (!asked || !report) return;
    event.preventDefault();
    closePanel(report);
    ask(report, 'search');
  });
};

// The same by the desk's glue and wasm, files that `beside` gets and loads; it works once the page is
// `settled`.
/** @type {(scope: any, beside: any, files: string[][], settled?: () => Promise<unknown>) => void} */
const attendBeside = (scope, { get, load }, [glue, wasm], settled) => attend(scope, async () => {
  // A failure too waits until the page is settled, or it would be said where nobody sees it.
  const parts = Promise.all([get(wasm), load(glue)]);
  await Promise.allSettled([parts, settled?.()]);
  const [module_or_path] = await parts;
  await gongbaoDesk({ module_or_path });
  return gongbaoDesk;
});
