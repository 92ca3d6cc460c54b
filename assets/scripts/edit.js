// A report that the reader opened from a file has the editor's desk (crates/edit-web) above it, a program that
// comes then. Takes the element of the page's report, what loads the program, and what makes the zip of a
// published folder; gives what is told of each file that was imported: its size, the report, and what was doubtful.
/** @type {(mount: HTMLElement, load: () => Promise<any>, pack: (json: string, at: string, last?: string) => Promise<Packed>) => (size: number, report: string, remarks: string) => void} */
const editOpened = (mount, load, pack) => {
  const place = document.createElement('div');
  place.className = 'gongbao editor';
  /** @type {File | undefined} */
  let file;
  let imported;
  let editor;
  let ours = false;
  let named = '';
  let unsaved = false;
  const take = (/** @type {File | undefined} */ taken) => {
    if (!taken || ours) return;
    file = taken;
    imported = undefined;
  };
  const shown = () => mount.querySelector('.gongbao');
  const drop = (dataTransfer) => shown()?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  addEventListener('drop', ({ dataTransfer }) => take(dataTransfer?.files[0]), true);
  addEventListener('change', (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    // The desk asks for a report to set beside this one.
    if (!place.contains(field)) take(field.files?.[0]);
  }, true);
  // Nothing edited is lost by closing the page unawares.
  addEventListener('beforeunload', (event) => {
    if (!unsaved) return;
    event.preventDefault();
    // Browsers before Chromium 119 ask because of this.
    event.returnValue = true;
  });
  // What is dropped on the desk is meant for the report below.
  place.addEventListener('dragover', (event) => event.preventDefault());
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    drop(event.dataTransfer);
  });
  // Escape closes the words that a number can be pointed at, from them and from their button.
  place.addEventListener('keydown', ({ key, isComposing, target }) => {
    if (key !== 'Escape' || isComposing) return;
    const item = /** @type {HTMLElement} */ (target).closest('li');
    const close = /** @type {HTMLElement | undefined} */ (item?.querySelector('.words-head .sign'));
    close?.click();
  });
  const host = {
    // The report takes files that are dropped on it: one that was edited comes the same way.
    show(json) {
      unsaved = true;
      const data = new DataTransfer();
      data.items.add(new File([json], named));
      ours = true;
      drop(data);
      ours = false;
    },
    // What proves the page below checks it too.
    check: (json) => mount.prove(json),
    save(name, data) {
      unsaved = false;
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([data]));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
    // What is a report already, and not to be imported, begins as JSON does.
    async read(/** @type {File} */ chosen) {
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const text = new TextDecoder().decode(bytes);
      return text.trimStart().startsWith('{') ? text : window.gongbaoImport(bytes);
    },
    // A browser that refuses finds it selected.
    async copy(id) {
      const field = /** @type {HTMLInputElement} */ (document.getElementById(id));
      try {
        await navigator.clipboard.writeText(field.value);
        return true;
      } catch {
        field.focus();
        field.select();
        return false;
      }
    },
    pack,
  };
  const start = async () => {
    const { Editor, styles } = await load();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles());
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    mount.before(place);
    const lang = () => shown()?.getAttribute('lang') ?? '';
    const made = new Editor(place, host, lang());
    new MutationObserver(() => made.speak(lang())).observe(mount, { subtree: true, attributeFilter: ['lang'] });
    return made;
  };
  document.addEventListener('gongbao-load', async () => {
    if (!file) return;
    const { name, size } = file;
    const fits = imported?.size === size;
    const report = fits ? imported.report : await file.text();
    const remarks = fits ? imported.remarks : '[]';
    file = undefined;
    named = name;
    (await (editor ??= start())).open(name, report, remarks);
  });
  document.addEventListener('gongbao-error', () => { file = undefined; });
  return (size, report, remarks) => { imported = { size, report, remarks }; };
};

// A drawing as PNG, with the fonts of this machine; nothing where the browser cannot.
const pictureOf = async (drawing) => {
  const address = URL.createObjectURL(new Blob([drawing], { type: 'image/svg+xml' }));
  try {
    const image = Object.assign(new Image(), { src: address });
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    canvas.getContext('2d').drawImage(image, 0, 0);
    const made = await new Promise((resolve) => { canvas.toBlob(resolve, 'image/png'); });
    return new Uint8Array(await made.arrayBuffer());
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
};

// Makes the zip of a published folder beside the page, which answers meanwhile: packing takes seconds. Takes what
// gives the address of the program (crates/publish-web) and its wasm.
/** @type {(program: () => Promise<{ address: string, wasm: unknown }>) => (json: string, at: string, last?: string) => Promise<Packed>} */
const packBy = (program) => async (json, at, last) => {
  const { address, wasm } = await program();
  const worker = new Worker(address);
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = async ({ data }) => {
        if (data.packed) resolve(data.packed);
        else if (data.drawing) worker.postMessage({ picture: await pictureOf(data.drawing) });
        else reject(data.error);
      };
      worker.onerror = reject;
      worker.postMessage({ wasm, json, at, last });
    });
  } finally {
    worker.terminate();
  }
};

// Turns the bytes of a file into a report's JSON, by programs that `load` gives by their names, and tells what was
// doubtful. Files that were opened at once are `behind` an empty one, see together.js.
/** @type {(load: (name: string) => Promise<any>, imported: (size: number, report: string, remarks: string) => void, behind: (bytes: Uint8Array) => Promise<Uint8Array>) => (bytes: Uint8Array) => Promise<string>} */
const importBy = (load, imported, behind) => async (bytes) => {
  const importer = await load('import-web');
  const given = await behind(bytes);
  // Nothing comes of a PDF or OFD before their reader is there.
  const { report, remarks } = importer.importPage(given) ?? importer.importPage(given, await load('pages-web'));
  imported(bytes.length, report, remarks);
  return report;
};
