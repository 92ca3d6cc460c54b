// gongbao.html: all that an editor needs in one file, which opens by double click. Nothing is installed, and
// nothing leaves the machine.
const openDesk = async () => {
  /** @type {(name: string) => Response} */
  const unpack = (name) => {
    const { textContent } = document.getElementById(`packed-${name}`);
    const packed = Uint8Array.from(atob(textContent), (digit) => digit.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')));
  };
  const texts = JSON.parse(await unpack('texts').text());
  const add = (tag, textContent, more) => document.head.append(Object.assign(document.createElement(tag), { textContent }, more));
  add('style', texts.styles);
  const programs = {};
  const program = (name) => programs[name] ??= (async () => {
    add('script', texts[name]);
    const program = window[`gongbao${name}`];
    await program({ module_or_path: await unpack(name).arrayBuffer() });
    return program;
  })();
  const publisher = async () => ({
    address: URL.createObjectURL(new Blob([texts.Publish])),
    wasm: await unpack('Publish').arrayBuffer(),
  });
  const mount = document.getElementById('gongbao');
  const { behind } = openTogether();
  const imported = editOpened(mount, () => program('Edit'), packBy(publisher));
  const read = importBy((name) => program(name === 'import-web' ? 'Importer' : 'Pages'), imported, behind);
  window.gongbaoImport = read;
  proveBy(() => program('Proof'), mount);
  attend(document, () => program('Desk'));

  // The first file starts the widget; it opens those that follow itself.
  const first = mount.querySelector('main');
  const line = first.querySelector('[role=status]');
  const open = async (/** @type {File | undefined} */ file) => {
    if (!file) return;
    line.textContent = '正在读取……';
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const isReport = new TextDecoder().decode(bytes.slice(0, 64)).trim().startsWith('{');
      const json = isReport ? new TextDecoder().decode(bytes) : await read(bytes);
      add('script', json, { type: 'application/json', id: 'gongbao-report' });
      await program('Widget');
    } catch (reason) {
      line.textContent = typeof reason === 'string' ? `“${file.name}”没有打开：${reason}` : '这个浏览器打不开本文件，请用新版浏览器。';
    }
  };
  first.querySelector('input').addEventListener('change', ({ target }) => open(/** @type {HTMLInputElement} */ (target).files[0]));
  first.addEventListener('drop', ({ dataTransfer }) => open(dataTransfer.files[0]));
  line.textContent = '';
};
// A file that misses the page is not opened in its place.
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => event.preventDefault());
openDesk().catch(() => {
  document.querySelector('[role=status]').textContent = '这个浏览器打不开本文件，请用新版浏览器。';
});
