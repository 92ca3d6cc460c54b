// Lets the viewer read saved pages and Word files and prove reports, and opens the desks of reader and editor. All
// are programs of their own that come when first needed.
const base = new URL('.', import.meta.url);
const fetched = async (name) => {
  const at = (end) => new URL(`gongbao-${name}${end}`, base);
  const [program, wasm] = await Promise.all([import(at('.js').href), fetch(at('_bg.wasm'))]);
  await program.default({ module_or_path: wasm });
  return program;
};
/** @type {Record<string, Promise<any> | undefined>} */
const programs = {};
const program = (name) => programs[name] ??= fetched(name).catch((error) => {
  programs[name] = undefined;
  throw error;
});
// Asks for all that a file to be imported will need, so that none of it waits for what comes before it.
const ahead = (isPdf) => ['import-web', ...isPdf ? ['pages-web'] : [], 'proof-web', 'edit-web']
  .forEach((name) => program(name).catch(() => {}));
addEventListener('dragenter', ({ dataTransfer }) => {
  const types = [...dataTransfer?.items ?? []].map(({ type }) => type).filter((type) => type && type !== 'application/json');
  if (types.length) ahead(types.includes('application/pdf'));
}, true);
const reader = (name) => program(name).catch(() => {
  throw '读这种文件的程序没有取到；请检查网络，重新载入本页再试。';
});
const mount = document.getElementById('gongbao');
const publisher = async () => {
  const [address, wasm] = ['publish.js', 'publish_bg.wasm'].map((name) => new URL(name, base).href);
  return { address, wasm };
};
// Before the editor's desk, which hears of one file.
const { behind, drop } = openTogether();
const imported = editOpened(mount, () => program('edit-web'), packBy(publisher));
const importing = importBy(reader, imported, behind);
window.gongbaoImport = (bytes) => {
  ahead(String.fromCharCode(...bytes.subarray(0, 4)) === '%PDF');
  return importing(bytes);
};
mount.paper = paperOf(mount.dataset.src);
proveBy(() => program('proof-web'), mount);
rest(mount);
attend(document, () => program('desk'));
// Why a file is refused stands above the report, which its reader may have scrolled away from.
document.addEventListener('gongbao-error', () => setTimeout(() => mount.querySelector('.gongbao > .broken')?.scrollIntoView({ block: 'nearest' })));
// ?src=report.pdf: the widget reads addresses of reports only.
const asked = new URL(new URLSearchParams(location.search).get('src') ?? '', location.href);
if (asked.origin === location.origin && /\.(pdf|ofd|docx?|wps|rtf|f?odt|mhtml?|html?|xml|txt|zip)$/i.test(asked.pathname)) {
  const name = decodeURIComponent(asked.pathname.split('/').pop());
  const read = async () => {
    const answer = await fetch(asked);
    if (!answer.ok) throw `HTTP ${answer.status}`;
    return new Uint8Array(await answer.arrayBuffer());
  };
  new MutationObserver((_, watch) => {
    const page = mount.querySelector('div.gongbao');
    if (!page) return;
    watch.disconnect();
    drop(page, [{ name, read }]);
  }).observe(mount, { childList: true });
}
