// Paper has no folds. Browsers that cannot unfold by style sheet unfold here.
if (!CSS.supports('selector(details::details-content)')) {
  /** @type {any[]} */
  let folded = [];
  addEventListener('beforeprint', () => {
    const hosts = [...document.querySelectorAll('gongbao-report')].map((host) => host.shadowRoot);
    folded = [document, ...hosts].flatMap((root) => [...root?.querySelectorAll('.report details:not([open])') ?? []]);
    for (const part of folded) part.open = true;
  });
  addEventListener('afterprint', () => { for (const part of folded) part.open = false; });
}
