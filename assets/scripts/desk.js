// Search, citations and downloads: the desk of a report, which comes when a reader first asks for it.
// Its keys are / and Ctrl+K where nothing is being typed; the browser's own find stays the browser's.
const attend = (scope, load) => {
  let desk;
  const ask = async (report, what) => {
    const slot = report.querySelector('.desk');
    if (!slot) return;
    slot.querySelector('[role=alert]')?.remove();
    try {
      (await (desk ??= load())).ask(report, what);
    } catch {
      // Perhaps the network is back the next time.
      desk = undefined;
      const line = document.createElement('p');
      line.setAttribute('role', 'alert');
      line.textContent = slot.dataset.failed;
      slot.append(line);
    }
  };
  scope.addEventListener('click', ({ target }) => {
    const button = target.closest?.('[data-desk]');
    if (button) ask(button.closest('.report'), button.dataset.desk);
  });
  scope.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.altKey) return;
    const typing = target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
    const asked = event.ctrlKey || event.metaKey ? key.toLowerCase() === 'k' && !event.shiftKey : key === '/' && !typing;
    const report = target.closest?.('.report') ?? scope.querySelector('.report');
    if (!asked || !report) return;
    event.preventDefault();
    ask(report, 'search');
  });
};
