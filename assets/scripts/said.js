// What a published page says beside its report is written in Chinese, with the other languages in attributes. It speaks
// as the report does; what is added later, when that is called which comes back.
const speakAlike = (mount) => {
  const names = { 'zh-Hant': 'hant', en: 'en' };
  let spoken = 'zh-CN';
  const speak = () => {
    for (const part of /** @type {NodeListOf<any>} */ (document.querySelectorAll('[data-hant], [data-en]'))) {
      const name = 'placeholder' in part ? 'placeholder' : 'textContent';
      part.dataset.zh ??= part[name];
      const said = part.dataset[names[spoken]];
      part[name] = said ?? part.dataset.zh;
      part.lang = said ? spoken : 'zh-CN';
      if (name === 'placeholder') part.ariaLabel = part[name];
    }
  };
  const listen = () => {
    const { lang } = /** @type {HTMLElement} */ (mount.querySelector('[lang]')) ?? {};
    if (!lang || lang === spoken) return;
    spoken = lang;
    speak();
  };
  new MutationObserver(listen).observe(mount, { childList: true, subtree: true, attributeFilter: ['lang'] });
  listen();
  return speak;
};
